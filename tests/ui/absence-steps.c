/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "absence-steps"

#include "config.h"

#include "absence-steps.h"

#include "pupitre-announce-page.h"
#include "pupitre-school-time.h"

#include <string.h>

PupitrePage *
absence_open (UiFixture *self)
{
  PupitrePage *page;

  ui_sign_in (self, ABSENCE_PARENT);
  page = ui_open (self, ABSENCE_CHILD, PUPITRE_TILE_ABSENCES);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  return page;
}

AdwComboRow *
absence_combo (gpointer page, guint n)
{
  return ADW_COMBO_ROW (gtk_list_box_get_row_at_index (ui_part (page, "motives"), (int) (2 * n)));
}

GtkEditable *
absence_explanation (gpointer page, guint n)
{
  return GTK_EDITABLE (
    gtk_list_box_get_row_at_index (ui_part (page, "motives"), (int) (2 * n + 1)));
}

guint
absence_count_choices (gpointer page)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (ui_part (page, "motives"), (int) (2 * n)) != NULL)
    n++;
  return n;
}

gboolean
absence_has_motives (gpointer page)
{
  return absence_count_choices (page) > 0 &&
         g_list_model_get_n_items (adw_combo_row_get_model (absence_combo (page, 0))) > 1;
}

void
absence_choose (gpointer page, guint n, guint motive)
{
  test_wait_until (absence_has_motives, page);
  adw_combo_row_set_selected (absence_combo (page, n), motive);
}

void
absence_submit (gpointer page)
{
  g_signal_emit_by_name (ui_part (page, "submit"), "clicked");
}

static gboolean
is_ready_to_announce (gpointer page)
{
  return gtk_widget_get_sensitive (ui_part (page, "submit")) &&
         pupitre_feed_get_received (pupitre_page_get_feed (page)) > 0 &&
         g_list_model_get_n_items (adw_combo_row_get_model (ui_part (page, "motive"))) > 1;
}

PupitrePage *
absence_open_announce (PupitrePage *page)
{
  PupitreWindow *window = PUPITRE_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
  PupitrePage *form;

  g_signal_emit_by_name (gtk_widget_get_parent (ui_part (page, "announce_row")), "row-activated",
                         ui_part (page, "announce_row"));
  form = pupitre_window_get_page (window);
  g_assert_true (PUPITRE_IS_ANNOUNCE_PAGE (form));
  test_wait_until (is_ready_to_announce, form);
  return form;
}

static void
type_day (gpointer page, const char *field, GDateTime *day)
{
  g_autofree char *text = g_date_time_format (day, "%F");

  gtk_editable_set_text (ui_part (page, field), text);
}

static gboolean
is_refused (gpointer page, const char *field)
{
  return gtk_widget_has_css_class (ui_part (page, field), "error");
}

/* Whether the form takes each of these days as one of class. */
static gboolean
are_of_class (gpointer page, GDateTime *first, int n_days)
{
  for (int i = 0; i < n_days; i++) {
    g_autoptr (GDateTime) day = pupitre_school_time_day (first, i);

    type_day (page, "first", day);
    if (is_refused (page, "first"))
      return FALSE;
  }
  return TRUE;
}

GDateTime *
absence_type_class_days (gpointer page, int after, int n_days)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();

  for (int days = after; days < after + 90; days++) {
    g_autoptr (GDateTime) first = pupitre_school_time_day (today, days);
    g_autoptr (GDateTime) last = pupitre_school_time_day (first, n_days - 1);

    if (!are_of_class (page, first, n_days))
      continue;
    type_day (page, "first", first);
    if (n_days > 1)
      type_day (page, "last", last);
    g_assert_false (is_refused (page, "first"));
    g_assert_false (is_refused (page, "last"));
    return g_steal_pointer (&first);
  }
  g_assert_not_reached ();
}

PupitreOutbox *
absence_outbox (gpointer page)
{
  return pupitre_account_get_outbox (pupitre_page_get_account (page));
}

GListModel *
absence_intents (gpointer page)
{
  return pupitre_outbox_get_intents (absence_outbox (page),
                                     pupitre_child_get_key (pupitre_page_get_pupil (page)));
}

GListModel *
absence_receipts (gpointer page)
{
  return pupitre_outbox_get_receipts (absence_outbox (page),
                                      pupitre_child_get_key (pupitre_page_get_pupil (page)));
}

gboolean
absence_has_intent (gpointer page)
{
  return g_list_model_get_n_items (absence_intents (page)) > 0;
}

gboolean
absence_has_no_intent (gpointer page)
{
  return !absence_has_intent (page);
}

gboolean
absence_has_receipt (gpointer page)
{
  return g_list_model_get_n_items (absence_receipts (page)) > 0;
}

guint
absence_count_rows (UiFixture *self, PupitreIntent *intent)
{
  g_autofree char *rows = test_portal_get (self->portal, "/demonstration/attendance");
  const char *uuid = pupitre_intent_get_uuid (intent);
  guint n = 0;

  for (const char *at = rows; (at = strstr (at, uuid)) != NULL; at += strlen (uuid))
    n++;
  return n;
}

char *
absence_dup_row (UiFixture *self, PupitreIntent *intent)
{
  g_autofree char *rows = test_portal_get (self->portal, "/demonstration/attendance");
  const char *at = strstr (rows, pupitre_intent_get_uuid (intent));
  const char *begin = at, *end;

  g_assert_nonnull (at);
  while (begin > rows && *begin != '{')
    begin--;
  end = strchr (at, '}');
  g_assert_nonnull (end);
  return g_strndup (begin, (gsize) (end - begin) + 1);
}
