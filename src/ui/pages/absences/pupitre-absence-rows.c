/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-absence-rows"

#include "config.h"

#include "pupitre-absence-rows.h"

#include "pupitre-absence-row.h"
#include "pupitre-absence-words.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* The rows of the page of absences: what each of them says, and what can be done with it. */

static const char *
icon_of (PupitreIntentState state)
{
  switch (state) {
  case PUPITRE_INTENT_CONFIRMED:
    return "emblem-ok-symbolic";
  case PUPITRE_INTENT_REFUSED:
    return "dialog-warning-symbolic";
  case PUPITRE_INTENT_UNDECIDED:
    return "pupitre-help-symbolic";
  case PUPITRE_INTENT_QUEUED:
  case PUPITRE_INTENT_SENT:
  case PUPITRE_INTENT_UNKNOWN:
  default:
    return "content-loading-symbolic";
  }
}

static void
set_intent_state (PupitreAbsenceRow *row, PupitreIntent *intent)
{
  PupitreIntentState state = pupitre_intent_get_state (intent);
  g_autofree char *reason = NULL;

  if (state == PUPITRE_INTENT_REFUSED)
    reason = pupitre_absence_words_dup_reason (intent);
  pupitre_absence_row_set_state (row, icon_of (state),
                                 reason != NULL && *reason != '\0'
                                   ? reason
                                   : pupitre_absence_words_of_state (state));
}

static void
add_intent_buttons (PupitreAbsenceRow *row, PupitreIntent *intent)
{
  switch (pupitre_intent_get_state (intent)) {
  case PUPITRE_INTENT_QUEUED:
    pupitre_absence_row_add_button (row, "take-back", _("Do Not Send"));
    break;
  case PUPITRE_INTENT_UNDECIDED:
    pupitre_absence_row_add_button (row, "done", _("The School Has It"));
    pupitre_absence_row_add_button (row, "again", _("Send It Again"));
    break;
  case PUPITRE_INTENT_CONFIRMED:
    pupitre_absence_row_add_button (row, "receipt", _("Receipt"));
    break;
  case PUPITRE_INTENT_REFUSED:
    if (pupitre_intent_get_kind (intent) == PUPITRE_INTENT_ANNOUNCEMENT ||
        pupitre_intent_get_kind (intent) == PUPITRE_INTENT_REGISTRATION)
      pupitre_absence_row_add_button (row, "edit", _("Correct"));
    pupitre_absence_row_add_button (row, "take-back", _("Put Away"));
    break;
  case PUPITRE_INTENT_SENT:
  case PUPITRE_INTENT_UNKNOWN:
  default:
    break;
  }
}

/**
 * pupitre_absence_rows_new_intent:
 * @intent: What the parent asked
 * @account_name: (nullable): The account that asks it, where it has to be named
 *
 * Returns: (transfer floating): a row with where it is. Main thread.
 */
GtkWidget *
pupitre_absence_rows_new_intent (PupitreIntent *intent, const char *account_name)
{
  g_autofree char *what = pupitre_absence_words_dup_intent (intent);
  g_autofree char *words =
    account_name != NULL ? g_strdup_printf ("%s · %s", what, account_name) : g_strdup (what);
  GtkWidget *row;

  row = pupitre_absence_row_new (G_OBJECT (intent),
                                 pupitre_absence_words_of_kind (pupitre_intent_get_kind (intent)),
                                 words);
  set_intent_state (PUPITRE_ABSENCE_ROW (row), intent);
  add_intent_buttons (PUPITRE_ABSENCE_ROW (row), intent);
  return row;
}

static char *
dup_notice_detail (PupitreAbsenceNotice *notice)
{
  g_autofree char *periods =
    pupitre_absence_words_dup_periods (pupitre_absence_notice_get_periods (notice));
  const char *motive = pupitre_absence_notice_get_motive (notice);
  const char *explanation = pupitre_absence_notice_get_explanation (notice);
  g_autofree char *begin = pupitre_words_capital (periods);
  g_autoptr (GString) detail = g_string_new (begin);

  if (*motive != '\0')
    g_string_append_printf (detail, " · %s", motive);
  if (*explanation != '\0') {
    g_autofree char *quoted = g_strdup_printf (_("“%s”"), explanation);

    g_string_append_printf (detail, " · %s", quoted);
  }
  return g_string_free (g_steal_pointer (&detail), FALSE);
}

static char *
dup_notice_state (PupitreAbsenceNotice *notice)
{
  GDateTime *submitted = pupitre_absence_notice_get_submitted (notice);
  g_autofree char *date = submitted != NULL ? pupitre_words_date (submitted) : NULL;

  if (pupitre_absence_notice_get_state (notice) == PUPITRE_ABSENCE_NOTICE_STATE_HANDLED)
    return g_strdup (_("Dealt with by the school"));
  if (pupitre_absence_notice_get_state (notice) == PUPITRE_ABSENCE_NOTICE_STATE_OTHER)
    return g_strdup (pupitre_absence_notice_get_state_text (notice));
  if (date == NULL)
    return g_strdup (_("Received by the school"));
  /* Translators: %s is a full date */
  return g_strdup_printf (_("Received by the school, %s"), date);
}

/* The school has it, unless it is being withdrawn. */
static void
set_notice_state (PupitreAbsenceRow    *row,
                  PupitreAbsenceNotice *notice,
                  PupitreIntent        *withdrawal)
{
  g_autofree char *state = NULL;

  if (withdrawal != NULL) {
    set_intent_state (row, withdrawal);
    return;
  }
  state = dup_notice_state (notice);
  pupitre_absence_row_set_state (row, "emblem-ok-symbolic", state);
}

/**
 * pupitre_absence_rows_new_notice:
 * @book: What it is part of
 * @notice: What was announced
 *
 * Returns: (transfer floating): a row. Main thread.
 */
GtkWidget *
pupitre_absence_rows_new_notice (PupitreAbsenceBook *book, PupitreAbsenceNotice *notice)
{
  const char *id = pupitre_absence_notice_get_id (notice);
  PupitreIntent *withdrawal =
    pupitre_absence_book_find_intent (book, PUPITRE_INTENT_WITHDRAWAL, id);
  g_autoptr (PupitreReceipt) receipt =
    pupitre_absence_book_find_receipt (book, PUPITRE_INTENT_ANNOUNCEMENT, id);
  g_autofree char *days = pupitre_absence_words_dup_days (
    pupitre_absence_notice_get_first (notice), pupitre_absence_notice_get_last (notice));
  g_autofree char *detail = dup_notice_detail (notice);
  GtkWidget *row = pupitre_absence_row_new (G_OBJECT (notice), days, detail);

  set_notice_state (PUPITRE_ABSENCE_ROW (row), notice, withdrawal);
  if (receipt != NULL)
    pupitre_absence_row_add_button (PUPITRE_ABSENCE_ROW (row), "receipt", _("Receipt"));
  if (pupitre_absence_notice_is_withdrawable (notice) && withdrawal == NULL)
    pupitre_absence_row_add_button (PUPITRE_ABSENCE_ROW (row), "withdraw", _("Withdraw"));
  return row;
}

static char *
dup_history_detail (PupitreAbsence *absence)
{
  g_autofree char *what = pupitre_absence_words_dup_what (absence);
  g_autofree char *where = pupitre_absence_words_dup_where (absence);
  g_autofree char *state = pupitre_absence_words_dup_state (absence);
  const char *motive = pupitre_absence_get_motive (absence);
  g_autoptr (GString) detail = g_string_new (what);

  if (*where != '\0')
    g_string_append_printf (detail, " · %s", where);
  if (*state != '\0')
    g_string_append_printf (detail, " · %s", state);
  if (*motive != '\0')
    g_string_append_printf (detail, " · %s", motive);
  return g_string_free (g_steal_pointer (&detail), FALSE);
}

/**
 * pupitre_absence_rows_new_history:
 * @book: What it is part of
 * @absence: An absence or a late arrival
 *
 * Returns: (transfer floating): a row. Main thread.
 */
GtkWidget *
pupitre_absence_rows_new_history (PupitreAbsenceBook *book, PupitreAbsence *absence)
{
  g_autoptr (PupitreReceipt) receipt = pupitre_absence_book_find_receipt (
    book, PUPITRE_INTENT_MOTIVE, pupitre_absence_get_id (absence));
  g_autofree char *date = pupitre_words_date (pupitre_absence_get_date (absence));
  g_autofree char *detail = dup_history_detail (absence);
  GtkWidget *row = pupitre_absence_row_new (G_OBJECT (absence), date, detail);

  if (receipt != NULL)
    pupitre_absence_row_add_button (PUPITRE_ABSENCE_ROW (row), "receipt", _("Receipt"));
  return row;
}

/**
 * pupitre_absence_rows_is_wanted:
 * @filter: What the parent wants to see
 * @absence: An absence or a late arrival
 *
 * Returns: whether it is part of that history. Any thread.
 */
gboolean
pupitre_absence_rows_is_wanted (const PupitreHistoryFilter *filter, PupitreAbsence *absence)
{
  return !pupitre_absence_book_is_waiting (absence) &&
         (!filter->by_kind || pupitre_absence_get_kind (absence) == filter->kind) &&
         (filter->term == 0 || pupitre_absence_get_term (absence) == filter->term);
}

/**
 * pupitre_absence_rows_dup_totals:
 * @absences: (element-type PupitreAbsence): All of them
 * @filter: What the parent wants to see
 *
 * Returns: (transfer full): how many of each kind are seen. Main thread.
 */
char *
pupitre_absence_rows_dup_totals (GPtrArray *absences, const PupitreHistoryFilter *filter)
{
  g_autofree char *absent = NULL;
  g_autofree char *late = NULL;
  guint n_absent = 0, n_late = 0;

  for (guint i = 0; i < absences->len; i++) {
    if (!pupitre_absence_rows_is_wanted (filter, absences->pdata[i]))
      continue;
    if (pupitre_absence_get_kind (absences->pdata[i]) == PUPITRE_ABSENCE_KIND_LATE)
      n_late++;
    else
      n_absent++;
  }
  absent = g_strdup_printf (ngettext ("%u absence", "%u absences", n_absent), n_absent);
  late = g_strdup_printf (ngettext ("%u late arrival", "%u late arrivals", n_late), n_late);
  /* Translators: how many absences, and how many late arrivals */
  return g_strdup_printf (_("%1$s, %2$s"), absent, late);
}

/* What a row says and offers, to tell whether another one would differ. */
static gboolean
is_same (GtkWidget *old, GtkWidget *new)
{
  return g_str_equal (pupitre_absence_row_get_words (PUPITRE_ABSENCE_ROW (old)),
                      pupitre_absence_row_get_words (PUPITRE_ABSENCE_ROW (new))) &&
         pupitre_absence_row_get_subject (PUPITRE_ABSENCE_ROW (old)) ==
           pupitre_absence_row_get_subject (PUPITRE_ABSENCE_ROW (new)) &&
         pupitre_absence_row_get_n_buttons (PUPITRE_ABSENCE_ROW (old)) ==
           pupitre_absence_row_get_n_buttons (PUPITRE_ABSENCE_ROW (new));
}

/**
 * pupitre_absence_rows_show:
 * @list: Where
 * @rows: (element-type GtkWidget): New rows, owned by the array
 * @on_pressed: Called with @data first, for their buttons
 * @data: For @on_pressed; it lives as long as @list
 *
 * Shows the rows; those that say the same as before stay. An empty list is hidden. Main thread.
 */
void
pupitre_absence_rows_show (GtkListBox *list, GPtrArray *rows, GCallback on_pressed, gpointer data)
{
  for (guint i = 0; i < rows->len; i++) {
    GtkWidget *old = GTK_WIDGET (gtk_list_box_get_row_at_index (list, (int) i));

    if (old != NULL && is_same (old, rows->pdata[i]))
      continue;
    if (old != NULL)
      gtk_list_box_remove (list, old);
    g_signal_connect_swapped (rows->pdata[i], "pressed", on_pressed, data);
    gtk_list_box_insert (list, rows->pdata[i], (int) i);
  }
  while (gtk_list_box_get_row_at_index (list, (int) rows->len) != NULL)
    gtk_list_box_remove (list,
                         GTK_WIDGET (gtk_list_box_get_row_at_index (list, (int) rows->len)));
  gtk_widget_set_visible (GTK_WIDGET (list), rows->len > 0);
}
