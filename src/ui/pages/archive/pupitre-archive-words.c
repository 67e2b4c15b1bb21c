/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-archive-words"

#include "config.h"

#include "pupitre-archive-words.h"

#include "pupitre-words.h"

#include <glib/gi18n.h>

/* What the archive says of its documents. Main thread. */

/**
 * pupitre_archive_words_kind:
 * @kind: What a document is
 *
 * Returns: (transfer none): what that is called
 */
const char *
pupitre_archive_words_kind (PupitreDocumentKind kind)
{
  switch (kind) {
  case PUPITRE_DOCUMENT_KIND_REPORT_CARD:
    return C_("kind of a document", "Report card");
  case PUPITRE_DOCUMENT_KIND_STATEMENT:
    return C_("kind of a document", "Statement of account");
  case PUPITRE_DOCUMENT_KIND_TAX_SLIP:
    return C_("kind of a document", "Tax slip");
  case PUPITRE_DOCUMENT_KIND_RECORD:
    return C_("kind of a document", "Document of the record");
  case PUPITRE_DOCUMENT_KIND_TIMETABLE:
    return C_("kind of a document", "Timetable");
  case PUPITRE_DOCUMENT_KIND_ATTACHMENT:
    return C_("kind of a document", "Attachment");
  case PUPITRE_DOCUMENT_KIND_MESSAGE:
    return C_("kind of a document", "Message");
  case PUPITRE_DOCUMENT_KIND_OTHER:
  default:
    return C_("kind of a document", "Other document");
  }
}

/**
 * pupitre_archive_words_title:
 * @document: A document
 *
 * Returns: (transfer full): what it is called
 */
char *
pupitre_archive_words_title (const PupitreDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  if (document->title != NULL)
    return g_strdup (document->title);
  if (document->file_name != NULL && *document->file_name != '\0')
    return g_strdup (document->file_name);
  return g_strdup (pupitre_archive_words_kind (document->kind));
}

/**
 * pupitre_archive_words_child:
 * @family: The children of the open accounts
 * @key: The key of a child
 *
 * Returns: (transfer full): the child's first name
 */
char *
pupitre_archive_words_child (PupitreFamily *family, const char *key)
{
  g_autoptr (PupitreMember) member = NULL;

  g_return_val_if_fail (PUPITRE_IS_FAMILY (family) && key != NULL, NULL);

  member = pupitre_family_dup_member (family, key);
  if (member == NULL)
    return g_strdup (_("A child who is no longer here"));
  return g_strdup (pupitre_child_get_first_name (pupitre_member_get_child (member)));
}

/**
 * pupitre_archive_words_received:
 * @document: A document
 *
 * Returns: (transfer full): when it was received
 */
char *
pupitre_archive_words_received (const PupitreDocument *document)
{
  g_autoptr (GDateTime) received = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (document != NULL, NULL);

  received = g_date_time_new_from_unix_utc (document->received_at);
  day = received != NULL ? pupitre_words_short_date_and_year (received) : g_strdup ("");
  /* Translators: %s is a day such as "Nov. 20, 2026": when a document was received */
  return g_strdup_printf (_("received %s"), day);
}

/**
 * pupitre_archive_words_remove_one:
 * @document: A document
 * @n_earlier: How many earlier versions go with it
 *
 * Returns: (transfer full): what it means to remove it
 */
char *
pupitre_archive_words_remove_one (const PupitreDocument *document, guint n_earlier)
{
  g_autofree char *title = pupitre_archive_words_title (document);

  if (n_earlier == 0)
    /* Translators: %s is the title of a document */
    return g_strdup_printf (_("“%s” is removed from this computer. The portal can send it again only "
                              "as long as it has it."), title);
  return g_strdup_printf (
    ngettext ("“%s” is removed from this computer with %u earlier version, which the portal no "
              "longer has.",
              "“%s” is removed from this computer with %u earlier versions, which the portal no "
              "longer has.", n_earlier),
    title, n_earlier);
}
