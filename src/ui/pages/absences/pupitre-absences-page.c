/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-absences-page"

#include "config.h"

#include "pupitre-absences-page.h"

#include "pupitre-absence-book.h"
#include "pupitre-absence-row.h"
#include "pupitre-absence-rows.h"
#include "pupitre-absence-words.h"
#include "pupitre-announce-page.h"
#include "pupitre-asking.h"
#include "pupitre-busy-button.h"
#include "pupitre-feed-objects.h"
#include "pupitre-motive-choice.h"
#include "pupitre-receipt-page.h"
#include "pupitre-trouble.h"
#include "pupitre-withdrawing.h"

#include <glib/gi18n.h>
#include <string.h>

/* The absences of a child: those that wait for a motive, those that the parent announced, and the
 * history. What the parent asks is shown from the moment it is kept until the school has it. */

struct _PupitreAbsencesPage {
  PupitrePage         parent_instance;

  PupitreAbsenceBook *book;
  PupitreFeedObjects *school_motives;
  GHashTable         *choices;  /* id of an absence -> PupitreMotiveChoice */
  GHashTable         *filled;   /* uuid of an intent whose motive has been brought back */
  GArray             *terms;    /* (element-type int): those of the filter */
  int                 term;     /* the one that the parent wants to see, 0: all */
  gboolean            building;

  GtkLabel           *motivate_none;
  GtkListBox         *motives;
  GtkListBox         *answers;
  GtkWidget          *submit_box;
  GtkLabel           *preview;
  PupitreTrouble     *trouble;
  PupitreBusyButton  *submit;
  GtkListBox         *announced;
  GtkWidget          *announce_row;
  GtkLabel           *totals;
  GtkWidget          *filters;
  GtkDropDown        *kind_filter;
  GtkDropDown        *term_filter;
  GtkListBox         *history;
  GtkWidget          *receipts_button;
};

G_DEFINE_FINAL_TYPE (PupitreAbsencesPage, pupitre_absences_page, PUPITRE_TYPE_PAGE)

static void
open_receipt (PupitreAbsencesPage *self, PupitreReceipt *receipt)
{
  g_autoptr (GPtrArray) receipts = g_ptr_array_new ();

  if (receipt == NULL)
    return;
  g_ptr_array_add (receipts, receipt);
  pupitre_page_open (PUPITRE_PAGE (self),
                     pupitre_receipt_page_new (PUPITRE_PAGE (self), receipts));
}

/* --- To motivate --------------------------------------------------------------------------- */

/* Returns: (element-type PupitreIntent): what would be sent, in the order of the page */
static GPtrArray *
list_ready (PupitreAbsencesPage *self)
{
  GPtrArray *ready = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *absences = pupitre_absence_book_get_absences (self->book);

  for (guint i = 0; i < absences->len; i++) {
    PupitreMotiveChoice *choice =
      g_hash_table_lookup (self->choices, pupitre_absence_get_id (absences->pdata[i]));
    PupitreIntent *intent =
      choice != NULL
        ? pupitre_motive_choice_dup_intent (choice, pupitre_page_get_pupil (PUPITRE_PAGE (self)))
        : NULL;

    if (intent != NULL)
      g_ptr_array_add (ready, intent);
  }
  return ready;
}

/* What keeps the motives that are chosen from being sent, %NULL for nothing. */
static const char *
find_fault (PupitreAbsencesPage *self)
{
  GHashTableIter iter;
  gpointer choice;
  PupitreMotivationFault faults = PUPITRE_MOTIVATION_FAULT_NONE;

  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, NULL, &choice)) {
    PupitreMotivationFault found = pupitre_motive_choice_check (choice);

    if ((found & PUPITRE_MOTIVATION_FAULT_MOTIVE_MISSING) == 0)
      faults |= found;
  }
  if ((faults & PUPITRE_MOTIVATION_FAULT_EXPLANATION_MISSING) != 0)
    return _("The school wants an explanation with this motive.");
  if ((faults & PUPITRE_MOTIVATION_FAULT_EXPLANATION_LONG) != 0)
    return _("An explanation has 500 characters at most.");
  if ((faults & PUPITRE_MOTIVATION_FAULT_LATE) != 0)
    return _("The school no longer takes a motive for one of these days.");
  return NULL;
}

static void
show_preview (PupitreAbsencesPage *self)
{
  g_autoptr (GPtrArray) ready = list_ready (self);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *fault = ready->len > 0 ? find_fault (self) : NULL;

  gtk_widget_set_visible (self->submit_box, g_hash_table_size (self->choices) > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->submit), ready->len > 0 && fault == NULL);
  if (pupitre_feed_objects_is_empty (self->school_motives))
    g_string_append (text, _("The school offers no motive here. Tell its secretariat the reason."));
  else if (ready->len == 0)
    g_string_append (text, _("Choose a motive to see what the school is going to receive."));
  else if (fault != NULL)
    g_string_append (text, fault);
  else
    g_string_append_printf (text, ngettext ("%u motive is ready. The school is going to receive:",
                                            "%u motives are ready. The school is going to receive:",
                                            ready->len), ready->len);
  for (guint i = 0; i < ready->len && fault == NULL; i++) {
    g_autofree char *words = pupitre_absence_words_dup_intent (ready->pdata[i]);

    g_string_append_printf (text, "\n%s", words);
  }
  gtk_label_set_text (self->preview, text->str);
}

static void
on_choice_changed (PupitreAbsencesPage *self)
{
  pupitre_trouble_hide (self->trouble);
  show_preview (self);
}

static PupitreMotiveChoice *
add_choice (PupitreAbsencesPage *self, PupitreAbsence *absence)
{
  PupitreMotiveChoice *choice = pupitre_motive_choice_new (absence);

  pupitre_motive_choice_set_motives (choice, pupitre_feed_objects_list (self->school_motives));
  g_signal_connect_object (choice, "changed", G_CALLBACK (on_choice_changed), self,
                           G_CONNECT_SWAPPED);
  g_hash_table_insert (self->choices, g_strdup (pupitre_absence_get_id (absence)), choice);
  return choice;
}

/* What came back is filled in again, once: the parent may change it. */
static void
fill_again (PupitreAbsencesPage *self, PupitreMotiveChoice *choice, PupitreIntent *intent)
{
  if (intent != NULL && g_hash_table_add (self->filled, g_strdup (pupitre_intent_get_uuid (intent))))
    pupitre_motive_choice_fill (choice, intent);
}

static void
place (PupitreAbsencesPage *self, GtkWidget *row, int position)
{
  if (GTK_WIDGET (gtk_list_box_get_row_at_index (self->motives, position)) == row)
    return;
  if (gtk_widget_get_parent (row) != NULL)
    gtk_list_box_remove (self->motives, row);
  gtk_list_box_insert (self->motives, row, position);
}

static gboolean
is_settled (gpointer id, gpointer choice, gpointer open)
{
  return !g_hash_table_contains (open, id);
}

/* A row that is still there keeps what was chosen and typed in it. */
static void
show_choices (PupitreAbsencesPage *self)
{
  GPtrArray *absences = pupitre_absence_book_get_absences (self->book);
  g_autoptr (GHashTable) open = g_hash_table_new (g_str_hash, g_str_equal);
  int position = 0;

  for (guint i = 0; i < absences->len; i++) {
    const char *id = pupitre_absence_get_id (absences->pdata[i]);
    PupitreMotiveChoice *choice = g_hash_table_lookup (self->choices, id);

    if (!pupitre_absence_book_may_motivate (self->book, absences->pdata[i]))
      continue;
    if (choice == NULL)
      choice = add_choice (self, absences->pdata[i]);
    else
      pupitre_motive_choice_set_absence (choice, absences->pdata[i]);
    fill_again (self, choice,
                pupitre_absence_book_find_intent (self->book, PUPITRE_INTENT_MOTIVE, id));
    place (self, pupitre_motive_choice_get_combo (choice), position++);
    place (self, pupitre_motive_choice_get_entry (choice), position++);
    g_hash_table_add (open, (gpointer) id);
  }
  while (gtk_list_box_get_row_at_index (self->motives, position) != NULL)
    gtk_list_box_remove (self->motives,
                         GTK_WIDGET (gtk_list_box_get_row_at_index (self->motives, position)));
  g_hash_table_foreach_remove (self->choices, is_settled, open);
  gtk_widget_set_visible (GTK_WIDGET (self->motives), position > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->motivate_none), position == 0);
  show_preview (self);
}

static void
on_motives_changed (PupitreAbsencesPage *self)
{
  GHashTableIter iter;
  gpointer choice;

  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, NULL, &choice))
    pupitre_motive_choice_set_motives (choice, pupitre_feed_objects_list (self->school_motives));
  show_preview (self);
}

/* --- Sending ------------------------------------------------------------------------------- */

/* One thing at a time is asked, whichever list it is in. */
static void
set_busy (PupitreAbsencesPage *self, gboolean busy)
{
  pupitre_busy_button_set_busy (self->submit, busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->motives), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->answers), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->announced), !busy);
}

/* @error: (nullable) */
static void
end_asking (PupitreAbsencesPage *self, const GError *error)
{
  if (pupitre_page_get_account (PUPITRE_PAGE (self)) == NULL)  /* the page is gone */
    return;
  set_busy (self, FALSE);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pupitre_trouble_show (self->trouble, error);
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  pupitre_asking_finish (result, &error);
  end_asking (PUPITRE_ABSENCES_PAGE (source), error);
}

static void
on_withdrawn (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  pupitre_withdrawing_finish (result, &error);
  end_asking (PUPITRE_ABSENCES_PAGE (source), error);
}

static void
ask (PupitreAbsencesPage *self, GPtrArray *intents, const char *why)
{
  pupitre_trouble_hide (self->trouble);
  set_busy (self, TRUE);
  pupitre_asking_async (PUPITRE_PAGE (self), intents, why, on_asked, NULL);
}

static void
on_submit (PupitreAbsencesPage *self)
{
  g_autoptr (GPtrArray) ready = list_ready (self);

  if (ready->len == 0 || find_fault (self) != NULL || pupitre_busy_button_is_busy (self->submit))
    return;
  ask (self, ready, _("Motives are going to be sent to the school in your name."));
}

static void
withdraw (PupitreAbsencesPage *self, PupitreAbsenceNotice *notice)
{
  if (pupitre_busy_button_is_busy (self->submit))
    return;
  set_busy (self, TRUE);
  pupitre_withdrawing_async (PUPITRE_PAGE (self), notice, on_withdrawn, NULL);
}

static PupitreFollowUp
answer_of (const char *id)
{
  if (g_str_equal (id, "take-back"))
    return PUPITRE_FOLLOW_UP_TAKE_BACK;
  return g_str_equal (id, "done") ? PUPITRE_FOLLOW_UP_DONE : PUPITRE_FOLLOW_UP_SEND_AGAIN;
}

static void
answer (PupitreAbsencesPage *self, PupitreIntent *intent, PupitreFollowUp how)
{
  if (pupitre_busy_button_is_busy (self->submit))
    return;
  set_busy (self, TRUE);
  pupitre_asking_answer_async (PUPITRE_PAGE (self), intent, how, on_asked, NULL);
}

static PupitreIntentKind
kind_of (gpointer subject)
{
  if (PUPITRE_IS_INTENT (subject))
    return pupitre_intent_get_kind (subject);
  return PUPITRE_IS_ABSENCE_NOTICE (subject) ? PUPITRE_INTENT_ANNOUNCEMENT : PUPITRE_INTENT_MOTIVE;
}

/* Returns: (transfer full) (nullable) */
static PupitreReceipt *
find_receipt_of_intent (PupitreAbsencesPage *self, PupitreIntent *intent)
{
  GListModel *receipts = pupitre_absence_book_get_receipts (self->book);

  for (guint i = 0; i < g_list_model_get_n_items (receipts); i++) {
    g_autoptr (PupitreReceipt) receipt = g_list_model_get_item (receipts, i);

    if (g_str_equal (pupitre_intent_get_uuid (pupitre_receipt_get_intent (receipt)),
                     pupitre_intent_get_uuid (intent)))
      return g_steal_pointer (&receipt);
  }
  return NULL;
}

static void
show_receipt (PupitreAbsencesPage *self, gpointer subject)
{
  g_autoptr (PupitreReceipt) receipt = NULL;

  if (PUPITRE_IS_INTENT (subject))
    receipt = find_receipt_of_intent (self, subject);
  else
    receipt = pupitre_absence_book_find_receipt (
      self->book, kind_of (subject),
      PUPITRE_IS_ABSENCE (subject) ? pupitre_absence_get_id (subject)
                                   : pupitre_absence_notice_get_id (subject));
  open_receipt (self, receipt);
}

static void
on_pressed (PupitreAbsencesPage *self, const char *id, PupitreAbsenceRow *row)
{
  g_autoptr (GObject) subject = g_object_ref (pupitre_absence_row_get_subject (row));

  pupitre_trouble_hide (self->trouble);
  if (g_str_equal (id, "receipt"))
    show_receipt (self, subject);
  else if (g_str_equal (id, "withdraw"))
    withdraw (self, PUPITRE_ABSENCE_NOTICE (subject));
  else if (g_str_equal (id, "edit"))
    pupitre_page_open (PUPITRE_PAGE (self), pupitre_announce_page_new (PUPITRE_PAGE (self),
                                                                       PUPITRE_INTENT (subject)));
  else
    answer (self, PUPITRE_INTENT (subject), answer_of (id));
}

/* --- What is shown ------------------------------------------------------------------------- */

static void
add_row (GPtrArray *rows, GtkWidget *row)
{
  g_ptr_array_add (rows, g_object_ref_sink (row));
}

/* Whether the portal shows already what became of a confirmed intent. */
static gboolean
is_told (PupitreAbsencesPage *self, PupitreIntent *intent)
{
  g_autoptr (PupitreReceipt) receipt = find_receipt_of_intent (self, intent);
  GPtrArray *absences = pupitre_absence_book_get_absences (self->book);
  GPtrArray *notices = pupitre_absence_book_get_notices (self->book);
  const char *reference = receipt != NULL ? pupitre_receipt_get_reference (receipt) : "";

  for (guint i = 0; i < absences->len; i++) {
    if (g_str_equal (pupitre_absence_get_id (absences->pdata[i]),
                     pupitre_intent_get_subject (intent)))
      return !pupitre_absence_book_is_waiting (absences->pdata[i]);
  }
  for (guint i = 0; i < notices->len; i++) {
    if (g_str_equal (pupitre_absence_notice_get_id (notices->pdata[i]), reference))
      return TRUE;
  }
  return FALSE;
}

static void
add_intents (PupitreAbsencesPage *self, GPtrArray *rows, gboolean motives)
{
  GListModel *intents = pupitre_absence_book_get_intents (self->book);

  for (guint i = 0; i < g_list_model_get_n_items (intents); i++) {
    g_autoptr (PupitreIntent) intent = g_list_model_get_item (intents, i);

    if ((pupitre_intent_get_kind (intent) == PUPITRE_INTENT_MOTIVE) != motives ||
        (pupitre_intent_get_state (intent) == PUPITRE_INTENT_CONFIRMED && is_told (self, intent)))
      continue;
    add_row (rows, pupitre_absence_rows_new_intent (
                     intent, pupitre_asking_get_sender_name (PUPITRE_PAGE (self), intent)));
  }
}

static void
show_answers (PupitreAbsencesPage *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  add_intents (self, rows, TRUE);
  pupitre_absence_rows_show (self->answers, rows, G_CALLBACK (on_pressed), self);
}

static void
show_announced (PupitreAbsencesPage *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *notices = pupitre_absence_book_get_notices (self->book);

  for (guint i = 0; i < notices->len; i++)
    add_row (rows, pupitre_absence_rows_new_notice (self->book, notices->pdata[i]));
  add_intents (self, rows, FALSE);
  pupitre_absence_rows_show (self->announced, rows, G_CALLBACK (on_pressed), self);
}

/* 0 for all. */
static int
get_term (PupitreAbsencesPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->term_filter);

  return selected >= 1 && selected <= self->terms->len
           ? g_array_index (self->terms, int, selected - 1) : 0;
}

static PupitreHistoryFilter
get_filter (PupitreAbsencesPage *self)
{
  guint kind = gtk_drop_down_get_selected (self->kind_filter);

  return (PupitreHistoryFilter) {
    .by_kind = kind == 1 || kind == 2,
    .kind = kind == 2 ? PUPITRE_ABSENCE_KIND_LATE : PUPITRE_ABSENCE_KIND_ABSENT,
    .term = get_term (self),
  };
}

static void
show_history (PupitreAbsencesPage *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *absences = pupitre_absence_book_get_absences (self->book);
  const PupitreHistoryFilter filter = get_filter (self);
  g_autofree char *totals = pupitre_absence_rows_dup_totals (absences, &filter);

  for (guint i = 0; i < absences->len; i++) {
    if (pupitre_absence_rows_is_wanted (&filter, absences->pdata[i]))
      add_row (rows, pupitre_absence_rows_new_history (self->book, absences->pdata[i]));
  }
  gtk_label_set_text (self->totals, totals);
  gtk_widget_set_visible (self->filters, absences->len > 0);
  pupitre_absence_rows_show (self->history, rows, G_CALLBACK (on_pressed), self);
}

static const char *
get_chosen (GtkDropDown *filter)
{
  gpointer chosen = gtk_drop_down_get_selected_item (filter);

  return chosen != NULL ? gtk_string_object_get_string (chosen) : "";
}

/* The button inside, which takes the focus, has no name of its own. */
static void
name_filter (GtkDropDown *filter, const char *name)
{
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (filter))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_filter_changed (PupitreAbsencesPage *self)
{
  /* Translators: names a filter and what is chosen in it, read aloud */
  g_autofree char *kind = g_strdup_printf (_("Kind: %s"), get_chosen (self->kind_filter));
  /* Translators: names a filter and what is chosen in it, read aloud */
  g_autofree char *term = g_strdup_printf (_("Term: %s"), get_chosen (self->term_filter));

  name_filter (self->kind_filter, kind);
  name_filter (self->term_filter, term);
  if (self->book == NULL || self->building)
    return;
  self->term = get_term (self);
  show_history (self);
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static GArray *
list_terms (GPtrArray *absences)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < absences->len; i++) {
    int term = pupitre_absence_get_term (absences->pdata[i]);
    gboolean known = term == 0;

    for (guint j = 0; j < terms->len; j++)
      known |= g_array_index (terms, int, j) == term;
    if (!known)
      g_array_append_val (terms, term);
  }
  g_array_sort (terms, compare_terms);
  return terms;
}

/* Where the terms are other ones, that which the parent has chosen stays chosen; it is so again
 * once what is read in between has it too. */
static void
update_terms (PupitreAbsencesPage *self)
{
  g_autoptr (GArray) terms = list_terms (pupitre_absence_book_get_absences (self->book));
  g_autoptr (GtkStringList) names = NULL;
  guint selected = 0;

  if (terms->len == self->terms->len &&
      (terms->len == 0 ||
       memcmp (terms->data, self->terms->data, terms->len * sizeof (int)) == 0))
    return;
  names = gtk_string_list_new (NULL);
  gtk_string_list_append (names, _("All terms"));
  for (guint i = 0; i < terms->len; i++) {
    int term = g_array_index (terms, int, i);

    gtk_string_list_take (names, g_strdup_printf (_("Term %d"), term));
    if (term == self->term)
      selected = i + 1;
  }
  g_array_unref (self->terms);
  self->terms = g_steal_pointer (&terms);
  self->building = TRUE;
  gtk_drop_down_set_model (self->term_filter, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->term_filter, selected);
  self->building = FALSE;
}

static void
on_book_changed (PupitreAbsencesPage *self)
{
  show_choices (self);
  show_answers (self);
  show_announced (self);
  update_terms (self);
  show_history (self);
  gtk_widget_set_visible (
    self->receipts_button,
    g_list_model_get_n_items (pupitre_absence_book_get_receipts (self->book)) > 0);
}

static void
on_announce (PupitreAbsencesPage *self)
{
  pupitre_page_open (PUPITRE_PAGE (self), pupitre_announce_page_new (PUPITRE_PAGE (self), NULL));
}

static void
on_receipts (PupitreAbsencesPage *self)
{
  GListModel *model = pupitre_absence_book_get_receipts (self->book);
  g_autoptr (GPtrArray) receipts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (receipts, g_list_model_get_item (model, i));
  pupitre_page_open (PUPITRE_PAGE (self), pupitre_receipt_page_new (PUPITRE_PAGE (self), receipts));
}

/* --- The page ------------------------------------------------------------------------------ */

static void
pupitre_absences_page_refresh (PupitrePage *page)
{
  PUPITRE_PAGE_CLASS (pupitre_absences_page_parent_class)->refresh (page);
  pupitre_feed_objects_refresh (PUPITRE_ABSENCES_PAGE (page)->school_motives);
  pupitre_outbox_deliver (pupitre_asking_get_outbox (page, NULL));
}

static void
pupitre_absences_page_shown (PupitrePage *page)
{
  PUPITRE_PAGE_CLASS (pupitre_absences_page_parent_class)->shown (page);
  pupitre_feed_objects_refresh (PUPITRE_ABSENCES_PAGE (page)->school_motives);
}

static void
pupitre_absences_page_constructed (GObject *object)
{
  PupitreAbsencesPage *self = PUPITRE_ABSENCES_PAGE (object);
  PupitrePage *page = PUPITRE_PAGE (self);
  const char *const kinds[] = { _("All kinds"), _("Absences"), _("Late arrivals"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (kinds);
  g_autoptr (PupitreFeed) motives = NULL;

  G_OBJECT_CLASS (pupitre_absences_page_parent_class)->constructed (object);

  gtk_drop_down_set_model (self->kind_filter, G_LIST_MODEL (names));
  motives = pupitre_account_get_feed (pupitre_page_get_account (page), pupitre_page_get_pupil (page),
                                      PUPITRE_KIND_MOTIVES);
  self->school_motives = pupitre_feed_objects_new (motives);
  g_signal_connect_object (self->school_motives, "changed", G_CALLBACK (on_motives_changed), self,
                           G_CONNECT_SWAPPED);
  self->book = pupitre_absence_book_new (pupitre_page_get_family (page),
                                         pupitre_page_get_account (page),
                                         pupitre_page_get_pupil (page));
  pupitre_page_set_content_when_empty (page, TRUE);
  pupitre_page_set_feed (page, pupitre_absence_book_get_feed (self->book));
  g_signal_connect_object (self->book, "changed", G_CALLBACK (on_book_changed), self,
                           G_CONNECT_SWAPPED);
  on_book_changed (self);
}

/* What can still be answered, and what is announced for today, is something else. */
static void
pupitre_absences_page_day_changed (PupitrePage *page)
{
  PUPITRE_PAGE_CLASS (pupitre_absences_page_parent_class)->day_changed (page);
  pupitre_absence_book_day_changed (PUPITRE_ABSENCES_PAGE (page)->book);
}

static void
pupitre_absences_page_dispose (GObject *object)
{
  PupitreAbsencesPage *self = PUPITRE_ABSENCES_PAGE (object);

  g_clear_object (&self->book);
  g_clear_object (&self->school_motives);

  G_OBJECT_CLASS (pupitre_absences_page_parent_class)->dispose (object);
}

static void
pupitre_absences_page_finalize (GObject *object)
{
  PupitreAbsencesPage *self = PUPITRE_ABSENCES_PAGE (object);

  g_hash_table_unref (self->choices);
  g_hash_table_unref (self->filled);
  g_array_unref (self->terms);

  G_OBJECT_CLASS (pupitre_absences_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PUPITRE_TYPE_BUSY_BUTTON);
  g_type_ensure (PUPITRE_TYPE_TROUBLE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-absences-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreAbsencesPage, motivate_none);
  gtk_widget_class_bind_template_child (widget_class, PupitreAbsencesPage, motives);
  gtk_widget_class_bind_template_child (widget_class, PupitreAbsencesPage, answers);
  gtk_widget_class_bind_template_child (widget_class, PupitreAbsencesPage, submit_box);
  gtk_widget_class_bind_template_child (widget_class, PupitreAbsencesPage, preview);
  gtk_widget_class_bind_template_child (widget_class, PupitreAbsencesPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, PupitreAbsencesPage, submit);
  gtk_widget_class_bind_template_child (widget_class, PupitreAbsencesPage, announced);
  gtk_widget_class_bind_template_child (widget_class, PupitreAbsencesPage, announce_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreAbsencesPage, totals);
  gtk_widget_class_bind_template_child (widget_class, PupitreAbsencesPage, filters);
  gtk_widget_class_bind_template_child (widget_class, PupitreAbsencesPage, kind_filter);
  gtk_widget_class_bind_template_child (widget_class, PupitreAbsencesPage, term_filter);
  gtk_widget_class_bind_template_child (widget_class, PupitreAbsencesPage, history);
  gtk_widget_class_bind_template_child (widget_class, PupitreAbsencesPage, receipts_button);
  gtk_widget_class_bind_template_callback (widget_class, on_submit);
  gtk_widget_class_bind_template_callback (widget_class, on_announce);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_receipts);
}

static void
pupitre_absences_page_class_init (PupitreAbsencesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = pupitre_absences_page_constructed;
  object_class->dispose = pupitre_absences_page_dispose;
  object_class->finalize = pupitre_absences_page_finalize;
  PUPITRE_PAGE_CLASS (klass)->refresh = pupitre_absences_page_refresh;
  PUPITRE_PAGE_CLASS (klass)->shown = pupitre_absences_page_shown;
  PUPITRE_PAGE_CLASS (klass)->day_changed = pupitre_absences_page_day_changed;

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pupitre_absences_page_init (PupitreAbsencesPage *self)
{
  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->filled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->terms = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_busy_button_set_text (self->submit, _("_Submit"));
  gtk_label_set_text (self->motivate_none, _("Nothing waits for a motive."));
}
