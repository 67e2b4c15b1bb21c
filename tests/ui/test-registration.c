/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-contact-page.h"
#include "pupitre-registration-page.h"
#include "ui-fixture.h"

#include <string.h>

/* The registration of a child, against the live demonstration portal: what each parent sees of it,
 * day by day. */

#define PARENT "parent@demo.exemple"
#define CHILD "Léa"

static AdwActionRow *
row_at (PupitrePage *page, const char *list, int position)
{
  return ADW_ACTION_ROW (gtk_list_box_get_row_at_index (ui_part (page, list), position));
}

static gboolean
has_state (gpointer page)
{
  return row_at (page, "state_list", 0) != NULL;
}

static PupitrePage *
open_registration (UiFixture *self, const char *child)
{
  PupitrePage *page = ui_open (self, child, PUPITRE_TILE_REGISTRATION);

  g_assert_true (PUPITRE_IS_REGISTRATION_PAGE (page));
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  test_wait_until (has_state, page);
  return page;
}

static const char *
title_of (AdwActionRow *row)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
}

/* What the first row says: where it stands, and what there is to know besides. */
static void
assert_stands (PupitrePage *page, const char *state, const char *detail)
{
  AdwActionRow *row = row_at (page, "state_list", 0);

  g_test_message ("%s / %s", title_of (row), adw_action_row_get_subtitle (row));
  g_assert_true (g_str_has_prefix (title_of (row), state));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), detail));
}

static gboolean
shows_telephone (gpointer page)
{
  const char *ways = adw_action_row_get_subtitle (ui_part (page, "contact"));

  return ways != NULL && strstr (ways, "418 555-0101") != NULL;
}

/* Until when, for which school and level, what is asked with its answers, and whom to call. */
static void
test_open (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  GtkWidget *contact;

  ui_sign_in (self, PARENT);
  page = open_registration (self, CHILD);
  assert_stands (page, "Open until ", "The school takes registrations from ");
  g_assert_true (ui_shows_text (page, "École primaire des Pins"));
  g_assert_true (ui_shows_text (page, "5e année"));
  g_assert_cmpstr (title_of (row_at (page, "questions", 1)), ==, "Service de garde");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row_at (page, "questions", 1)),
                            "trois jours"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row_at (page, "questions", 1)),
                            "Sporadique"));
  test_wait_until (shows_telephone, page);
  contact = ui_part (page, "contact");
  g_signal_emit_by_name (gtk_widget_get_parent (contact), "row-activated", contact);
  g_assert_true (PUPITRE_IS_CONTACT_PAGE (ui_page (self)));
}

/* The school says why, and what to do instead stands beside it, with its dates. */
static void
test_elsewhere (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = open_registration (self, "Mila");
  assert_stands (page, "Not possible online", "ask it for the paper form");
  assert_stands (page, "Not possible online", "école de votre quartier");
  assert_stands (page, "Not possible online", "from ");
  g_assert_false (gtk_widget_get_visible (ui_part (page, "questions_group")));
}

static void
test_closed (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, "volume@demo.exemple");
  page = open_registration (self, "Dorian");
  assert_stands (page, "Closed: the last day was ", "call the school");
  g_assert_false (gtk_widget_get_visible (ui_part (page, "questions_group")));
}

/* The second parent asks for services only, later; the first one registers. */
static void
test_second_parent (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, "parent2@demo.exemple");
  page = open_registration (self, "Noé");
  assert_stands (page, "Opens on ", "The other parent registers the child.");
  assert_stands (page, "Opens on ", "You can ask for services from ");
  g_assert_true (g_str_has_prefix (
    adw_preferences_group_get_title (ui_part (page, "state_group")), "Services for "));
  ui_steer (self, "{\"day\":21}");
  pupitre_page_refresh (page);
  ui_wait_refreshed (self, page);
  assert_stands (page, "Open until ", "The other parent registers the child.");
  g_assert_true (ui_shows_text (page, "Surveillance des dîners"));
  g_assert_false (ui_shows_text (page, "École souhaitée"));
}

static void
test_offline (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, PARENT);
  open_registration (self, CHILD);
  ui_steer (self, "{\"cut\":true}");
  ui_restart_open (self);
  assert_stands (open_registration (self, CHILD), "Open until ", "from ");
}

/* What a school takes on paper only is no fault of the page. */
static void
test_refused (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_steer (self, "{\"faults\":[\"getRegistration:status:code=403\"]}");
  ui_sign_in (self, PARENT);
  ui_wait_state (ui_open (self, CHILD, PUPITRE_TILE_REGISTRATION), PUPITRE_STATE_FAILED);
}

/* The page of today says until when, and leads there. */
static gboolean
shows_to_do (gpointer page)
{
  return ui_shows_text (page, "Registration for ") || ui_shows_text (page, "Open until ");
}

static void
test_today (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = ui_open_today (self);
  test_wait_until (shows_to_do, page);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/registration/open", test_open);
  g_test_add_func ("/registration/elsewhere", test_elsewhere);
  g_test_add_func ("/registration/closed", test_closed);
  g_test_add_func ("/registration/second-parent", test_second_parent);
  g_test_add_func ("/registration/offline", test_offline);
  g_test_add_func ("/registration/refused", test_refused);
  g_test_add_func ("/registration/today", test_today);

  return g_test_run ();
}
