/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "absence-steps.h"
#include "pupitre-outbox-private.h"

#include <string.h>

/* Signing out while the school may not have everything that was asked: it is asked what becomes of
 * it, and that is what happens. */

static AdwMessageDialog *
get_question (void)
{
  return ADW_MESSAGE_DIALOG (ui_find_window (ADW_TYPE_MESSAGE_DIALOG));
}

static gboolean
has_question (gpointer text)
{
  AdwMessageDialog *dialog = get_question ();

  return dialog != NULL && strstr (adw_message_dialog_get_body (dialog), text) != NULL;
}

static gboolean
has_no_question (gpointer data)
{
  return get_question () == NULL;
}

static gboolean
offers (const char *response)
{
  return adw_message_dialog_has_response (get_question (), response);
}

static void
ask (UiFixture *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.sign-out", NULL);
  test_wait_until (has_question, (gpointer) text);
}

static void
answer (const char *response)
{
  /* With the last account the window that asked is closed, and the question with it. */
  g_autoptr (AdwMessageDialog) dialog = g_object_ref (get_question ());

  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
is_locked (gpointer self)
{
  return g_str_equal (ui_state (self), "locked");
}

static gboolean
is_at_sign_in (gpointer self)
{
  return g_str_equal (ui_state (self), "sign-in");
}

static gboolean
has_one_unsent (gpointer page)
{
  return pupitre_outbox_get_n_unsent (absence_outbox (page), NULL) == 1;
}

/* Something that the portal would take, if it answered. */
static PupitreIntent *
leave_unsent (UiFixture *self, PupitrePage *page)
{
  absence_choose (page, 0, 1);
  absence_submit (page);
  test_wait_until (absence_has_intent, page);
  test_wait_until (has_one_unsent, page);
  return g_list_model_get_item (absence_intents (page), 0);
}

static PupitrePage *
open_offline (UiFixture *self)
{
  test_wait_until (absence_has_motives, absence_open (self));
  ui_restart_open (self);
  return ui_open (self, ABSENCE_CHILD, PUPITRE_TILE_ABSENCES);
}

typedef struct {
  UiFixture     *fixture;
  PupitreIntent *intent;
} Sent;

static gboolean
is_at_school (gpointer data)
{
  Sent *sent = data;

  return absence_count_rows (sent->fixture, sent->intent) > 0;
}

/* Without a session nothing can be sent first. Kept, it is there when the copy is opened again, and
 * leaves with the session that the password begins. */
static void
test_keep (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = open_offline (self);
  g_autoptr (PupitreIntent) intent = leave_unsent (self, page);

  ask (self, "The school may not have 1 thing that you asked");
  g_assert_false (offers ("send"));
  answer ("cancel");
  g_assert_cmpstr (ui_state (self), ==, "main");
  ask (self, "it leaves when you sign in again");
  answer ("keep");
  test_wait_until (is_locked, self);
  g_assert_cmpuint (absence_count_rows (self, intent), ==, 0);
  ui_unlock (self, UI_PASSWORD);
  page = ui_open (self, ABSENCE_CHILD, PUPITRE_TILE_ABSENCES);
  test_wait_until (is_at_school, &(Sent) { self, intent });
  g_assert_cmpuint (absence_count_rows (self, intent), ==, 1);
}

/* Erased, it is lost, which was said. */
static void
test_anyway (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = open_offline (self);
  g_autoptr (PupitreIntent) intent = leave_unsent (self, page);

  ask (self, "is lost if you erase");
  answer ("erase");
  test_wait_until (is_at_sign_in, self);
  ui_sign_in (self, ABSENCE_PARENT);
  page = ui_open (self, ABSENCE_CHILD, PUPITRE_TILE_ABSENCES);
  ui_wait_settled (page);
  g_assert_true (absence_has_no_intent (page));
  g_assert_cmpuint (absence_count_rows (self, intent), ==, 0);
}

static gboolean
is_unknown (gpointer intent)
{
  return pupitre_intent_get_state (intent) == PUPITRE_INTENT_UNKNOWN;
}

/* With a session, while the portal does not take it. */
static PupitreIntent *
leave_unsent_online (UiFixture *self)
{
  PupitrePage *page = absence_open (self);
  PupitreIntent *intent;

  test_wait_until (absence_has_motives, page);
  pupitre_outbox_get_pace (absence_outbox (page))->grace = 1;
  pupitre_outbox_get_pace (absence_outbox (page))->first_wait = 60 * 1000;
  ui_steer (self, "{\"cut\":true}");
  intent = leave_unsent (self, page);
  test_wait_until (is_unknown, intent);
  return intent;
}

/* Sent first: the portal has it once, and only then the account is left. */
static void
test_send_first (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreIntent) intent = leave_unsent_online (self);

  ui_steer (self, "{\"cut\":false}");
  ask (self, "1 thing that you asked");
  g_assert_true (offers ("send"));
  pupitre_outbox_get_pace (absence_outbox (ui_page (self)))->first_wait = 10;
  answer ("send");
  test_wait_until (is_locked, self);
  g_assert_cmpuint (absence_count_rows (self, intent), ==, 1);
  test_wait_until (has_no_question, NULL);
}

/* If it still cannot be sent, it is asked again, and nothing is left meanwhile. */
static void
test_not_sent (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreIntent) intent = leave_unsent_online (self);

  ask (self, "1 thing that you asked");
  pupitre_outbox_get_pace (absence_outbox (ui_page (self)))->first_wait = 10;
  answer ("send");
  test_wait_until (has_question, (gpointer) "Not everything could be sent now.");
  g_assert_cmpstr (ui_state (self), ==, "main");
  answer ("keep");
  test_wait_until (is_locked, self);
  g_assert_cmpuint (absence_count_rows (self, intent), ==, 0);
}

/* What the school refuses keeps the parent from leaving without having read it. */
static void
test_returned (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreIntent) intent = leave_unsent_online (self);

  ui_steer (self, "{\"cut\":false,\"faults\":[\"motivateAbsence:status:code=403\"]}");
  ask (self, "1 thing that you asked");
  pupitre_outbox_get_pace (absence_outbox (ui_page (self)))->first_wait = 10;
  answer ("send");
  test_wait_until (has_question, (gpointer) "Something came back from the school.");
  g_assert_false (offers ("send"));
  answer ("cancel");
  g_assert_cmpstr (ui_state (self), ==, "main");
  g_assert_cmpint (pupitre_intent_get_state (intent), ==, PUPITRE_INTENT_REFUSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/sign-out/keep", test_keep);
  g_test_add_func ("/sign-out/anyway", test_anyway);
  g_test_add_func ("/sign-out/send-first", test_send_first);
  g_test_add_func ("/sign-out/not-sent", test_not_sent);
  g_test_add_func ("/sign-out/returned", test_returned);

  return g_test_run ();
}
