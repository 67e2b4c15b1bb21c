/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-pages"

#include "config.h"

#include "pupitre-pages.h"

#include "pupitre-absences-page.h"
#include "pupitre-accounts-page.h"
#include "pupitre-address-step.h"
#include "pupitre-agenda-page.h"
#include "pupitre-announce-page.h"
#include "pupitre-assignment-page.h"
#include "pupitre-archive-page.h"
#include "pupitre-associate-page.h"
#include "pupitre-changes-page.h"
#include "pupitre-code-step.h"
#include "pupitre-contact-page.h"
#include "pupitre-family-agenda-page.h"
#include "pupitre-family-finances-page.h"
#include "pupitre-family-page.h"
#include "pupitre-finances-page.h"
#include "pupitre-homework-page.h"
#include "pupitre-viewer-page.h"
#include "pupitre-message-page.h"
#include "pupitre-messages-page.h"
#include "pupitre-organisation-page.h"
#include "pupitre-password-step.h"
#include "pupitre-preferences-window.h"
#include "pupitre-receipt-page.h"
#include "pupitre-record-page.h"
#include "pupitre-registration-form-page.h"
#include "pupitre-registration-page.h"
#include "pupitre-resources-page.h"
#include "pupitre-results-page.h"
#include "pupitre-search-page.h"
#include "pupitre-shared-desk.h"
#include "pupitre-sign-in-view.h"
#include "pupitre-subject-page.h"

#include <glib/gi18n.h>

/* Every page of the program. The sidebar offers those that have a tile, in this order, where the
 * child's school offers the tile too; the help opens on the topic of the page; the tour takes a
 * picture of each and fails when it does not know one. */

static const PupitrePageInfo PAGES[] = {
  { "sign-in", pupitre_sign_in_view_get_type, "sign-in", PUPITRE_TILE_NONE, NULL, NULL },
  { "shared-computer", pupitre_shared_desk_get_type, "shared-computer", PUPITRE_TILE_NONE, NULL,
    NULL },
  { "sign-up", pupitre_address_step_get_type, "account", PUPITRE_TILE_NONE, NULL, NULL },
  { "verification-code", pupitre_code_step_get_type, "code", PUPITRE_TILE_NONE, NULL, NULL },
  { "new-password", pupitre_password_step_get_type, "account", PUPITRE_TILE_NONE, NULL, NULL },
  { "associate", pupitre_associate_page_get_type, "associating", PUPITRE_TILE_NONE, NULL, NULL },
  { "service-centre", pupitre_organisation_page_get_type, "associating", PUPITRE_TILE_NONE, NULL,
    NULL },
  { "family", pupitre_family_page_get_type, "family", PUPITRE_TILE_TODAY, N_("Today"),
    "weather-clear-symbolic", .of_family = TRUE },
  { "changes-family", pupitre_changes_page_get_type, "changes", PUPITRE_TILE_CHANGES,
    N_("What Changed"), "preferences-system-notifications-symbolic", .of_family = TRUE },
  { "agenda-week", pupitre_agenda_page_get_type, "agenda", PUPITRE_TILE_AGENDA, N_("Agenda"),
    "x-office-calendar-symbolic" },
  { "agenda-family", pupitre_family_agenda_page_get_type, "agenda", PUPITRE_TILE_AGENDA,
    N_("Agenda"), "x-office-calendar-symbolic", .of_family = TRUE },
  { "absences", pupitre_absences_page_get_type, "absences", PUPITRE_TILE_ABSENCES, N_("Absences"),
    "pupitre-absences-symbolic" },
  { "absence-announce", pupitre_announce_page_get_type, "absences", PUPITRE_TILE_NONE, NULL, NULL },
  { "absence-receipt", pupitre_receipt_page_get_type, "absences", PUPITRE_TILE_NONE, NULL, NULL },
  { "homework", pupitre_homework_page_get_type, "homework", PUPITRE_TILE_HOMEWORK, N_("Homework"),
    "pupitre-homework-symbolic" },
  { "assignment", pupitre_assignment_page_get_type, "homework", PUPITRE_TILE_NONE, NULL, NULL },
  { "results", pupitre_results_page_get_type, "results", PUPITRE_TILE_RESULTS, N_("Results"),
    "pupitre-results-symbolic" },
  { "results-subject", pupitre_subject_page_get_type, "results", PUPITRE_TILE_NONE, NULL, NULL },
  { "finances", pupitre_finances_page_get_type, "finances", PUPITRE_TILE_FINANCES, N_("Finances"),
    "pupitre-finances-symbolic" },
  { "finances-family", pupitre_family_finances_page_get_type, "finances", PUPITRE_TILE_FINANCES,
    N_("Finances"), "pupitre-finances-symbolic", .of_family = TRUE },
  { "record", pupitre_record_page_get_type, "record", PUPITRE_TILE_RECORD, N_("Record"),
    "avatar-default-symbolic" },
  { "messages", pupitre_messages_page_get_type, "messages", PUPITRE_TILE_MESSAGES, N_("Messages"),
    "mail-unread-symbolic" },
  { "messages-family", pupitre_messages_page_get_type, "messages", PUPITRE_TILE_MESSAGES,
    N_("Messages"), "mail-unread-symbolic", .of_family = TRUE },
  { "message", pupitre_message_page_get_type, "messages", PUPITRE_TILE_NONE, NULL, NULL },
  { "resources", pupitre_resources_page_get_type, "resources", PUPITRE_TILE_RESOURCES,
    N_("Resources"), "pupitre-resources-symbolic" },
  { "registration", pupitre_registration_page_get_type, "registration", PUPITRE_TILE_REGISTRATION,
    N_("Registration"), "pupitre-registration-symbolic" },
  { "registration-form", pupitre_registration_form_page_get_type, "registration", PUPITRE_TILE_NONE,
    NULL, NULL },
  { "changes", pupitre_changes_page_get_type, "changes", PUPITRE_TILE_CHANGES, N_("What Changed"),
    "preferences-system-notifications-symbolic" },
  { "document", pupitre_viewer_page_get_type, "documents", PUPITRE_TILE_NONE, NULL, NULL },
  { "archive", pupitre_archive_page_get_type, "archive", PUPITRE_TILE_NONE, NULL, NULL },
  { "search", pupitre_search_page_get_type, "search", PUPITRE_TILE_NONE, NULL, NULL },
  { "contact", pupitre_contact_page_get_type, "contact", PUPITRE_TILE_NONE, NULL, NULL },
  { "accounts", pupitre_accounts_page_get_type, "accounts", PUPITRE_TILE_NONE, NULL, NULL },
  { "preferences", pupitre_preferences_window_get_type, "privacy", PUPITRE_TILE_NONE, NULL, NULL },
};

/**
 * pupitre_pages_list:
 * @n_pages: (out): How many there are
 *
 * Returns: (transfer none) (array length=n_pages): every page of the program. Main thread.
 */
const PupitrePageInfo *
pupitre_pages_list (gsize *n_pages)
{
  g_return_val_if_fail (n_pages != NULL, NULL);

  *n_pages = G_N_ELEMENTS (PAGES);
  return PAGES;
}

/**
 * pupitre_pages_find:
 * @type: The class of a page
 *
 * Returns: (transfer none) (nullable): what is known of it. Main thread.
 */
const PupitrePageInfo *
pupitre_pages_find (GType type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (PAGES); i++) {
    if (PAGES[i].type () == type)
      return &PAGES[i];
  }
  return NULL;
}

/**
 * pupitre_pages_find_tile:
 * @tile: One tile
 * @of_family: Whether it is that of all children together
 *
 * Returns: (transfer none) (nullable): the page that it opens, %NULL if this program does not
 *   build it. Main thread.
 */
const PupitrePageInfo *
pupitre_pages_find_tile (PupitreTile tile, gboolean of_family)
{
  for (gsize i = 0; i < G_N_ELEMENTS (PAGES); i++) {
    if (tile != PUPITRE_TILE_NONE && PAGES[i].tile == tile && PAGES[i].of_family == of_family)
      return &PAGES[i];
  }
  return NULL;
}
