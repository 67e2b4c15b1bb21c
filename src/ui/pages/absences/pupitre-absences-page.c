/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-absences-page"

#include "config.h"

#include "pupitre-absences-page.h"

#include "pupitre-absence-book.h"
#include "pupitre-absence-history.h"
#include "pupitre-absence-row.h"
#include "pupitre-absence-rows.h"
#include "pupitre-announce-page.h"
#include "pupitre-asking.h"
#include "pupitre-busy-button.h"
#include "pupitre-entry-wait.h"
#include "pupitre-feed-objects.h"
#include "pupitre-motive-list.h"
#include "pupitre-receipt-page.h"
#include "pupitre-show-row.h"
#include "pupitre-trouble.h"
#include "pupitre-withdrawing.h"

#include <glib/gi18n.h>

/* The absences of a child: those that wait for a motive, those that the parent announced, and the
 * history. What the parent asks is shown from the moment it is kept until the school has it. */

struct _PupitreAbsencesPage {
  PupitrePage            parent_instance;

  PupitreAbsenceBook    *book;
  PupitreMotiveList     *waiting;
  PupitreAbsenceHistory *past;
  PupitreFeedObjects    *school_motives;
  char                  *wanted;  /* (nullable): the absence that a search found, until it is shown */

  GtkLabel              *motivate_none;
  GtkListBox            *motives;
  GtkListBox            *answers;
  GtkWidget             *submit_box;
  GtkLabel              *preview;
  PupitreTrouble        *trouble;
  PupitreBusyButton     *submit;
  GtkListBox            *announced;
  GtkWidget             *announce_row;
  GtkLabel              *totals;
  GtkWidget             *filters;
  GtkDropDown           *kind_filter;
  GtkDropDown           *term_filter;
  GtkListBox            *history;
  GtkWidget             *receipts_button;
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
  g_autoptr (GPtrArray) ready = pupitre_motive_list_collect_ready (self->waiting);

  if (ready->len == 0 || pupitre_busy_button_is_busy (self->submit))
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

/* Where something is to be done about it, else in the history. */
static void
show_wanted (PupitreAbsencesPage *self)
{
  GtkWidget *row;

  if (self->wanted == NULL)
    return;
  row = pupitre_motive_list_find_row (self->waiting, self->wanted);
  if (row == NULL)
    row = pupitre_absence_history_find_row (self->past, self->wanted);
  if (row == NULL)
    return;
  g_clear_pointer (&self->wanted, g_free);
  pupitre_show_row (row);
}

static void
want (PupitrePage *page, PupitreEntry *entry)
{
  PupitreAbsencesPage *self = PUPITRE_ABSENCES_PAGE (page);
  gpointer absence = pupitre_entry_get_object (entry);

  g_clear_pointer (&self->wanted, g_free);
  if (PUPITRE_IS_ABSENCE (absence))
    self->wanted = g_strdup (pupitre_absence_get_id (absence));
  show_wanted (self);
}

static void
pupitre_absences_page_show_item (PupitrePage *page, const char *key)
{
  pupitre_entry_wait_for (page, key, want);
}

/* Who has left no longer wants to see it. */
static void
pupitre_absences_page_unmap (GtkWidget *widget)
{
  g_clear_pointer (&PUPITRE_ABSENCES_PAGE (widget)->wanted, g_free);

  GTK_WIDGET_CLASS (pupitre_absences_page_parent_class)->unmap (widget);
}

static void
on_book_changed (PupitreAbsencesPage *self)
{
  pupitre_motive_list_update (self->waiting);
  show_answers (self);
  show_announced (self);
  pupitre_absence_history_update (self->past);
  gtk_widget_set_visible (
    self->receipts_button,
    g_list_model_get_n_items (pupitre_absence_book_get_receipts (self->book)) > 0);
  show_wanted (self);
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
hide_trouble (PupitreAbsencesPage *self)
{
  pupitre_trouble_hide (self->trouble);
}

static void
make_parts (PupitreAbsencesPage *self)
{
  self->waiting = pupitre_motive_list_new (self->book, pupitre_page_get_pupil (PUPITRE_PAGE (self)),
                                           self->school_motives,
                                           &(PupitreMotiveListParts) {
                                             .list = self->motives,
                                             .none = GTK_WIDGET (self->motivate_none),
                                             .submit_box = self->submit_box,
                                             .preview = self->preview,
                                             .submit = GTK_WIDGET (self->submit),
                                           });
  g_signal_connect_object (self->waiting, "changed", G_CALLBACK (hide_trouble), self,
                           G_CONNECT_SWAPPED);
  self->past = pupitre_absence_history_new (self->book,
                                            &(PupitreAbsenceHistoryParts) {
                                              .totals = self->totals,
                                              .filters = self->filters,
                                              .kind_filter = self->kind_filter,
                                              .term_filter = self->term_filter,
                                              .list = self->history,
                                            }, G_CALLBACK (on_pressed), self);
}

static void
pupitre_absences_page_constructed (GObject *object)
{
  PupitreAbsencesPage *self = PUPITRE_ABSENCES_PAGE (object);
  PupitrePage *page = PUPITRE_PAGE (self);
  g_autoptr (PupitreFeed) motives = NULL;

  G_OBJECT_CLASS (pupitre_absences_page_parent_class)->constructed (object);

  motives = pupitre_account_get_feed (pupitre_page_get_account (page), pupitre_page_get_pupil (page),
                                      PUPITRE_KIND_MOTIVES);
  self->school_motives = pupitre_feed_objects_new (motives);
  self->book = pupitre_absence_book_new (pupitre_page_get_family (page),
                                         pupitre_page_get_account (page),
                                         pupitre_page_get_pupil (page));
  make_parts (self);
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

  g_clear_object (&self->waiting);
  g_clear_object (&self->past);
  g_clear_object (&self->book);
  g_clear_object (&self->school_motives);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (pupitre_absences_page_parent_class)->dispose (object);
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
  gtk_widget_class_bind_template_callback (widget_class, on_receipts);
}

static void
pupitre_absences_page_class_init (PupitreAbsencesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = pupitre_absences_page_constructed;
  object_class->dispose = pupitre_absences_page_dispose;
  PUPITRE_PAGE_CLASS (klass)->refresh = pupitre_absences_page_refresh;
  PUPITRE_PAGE_CLASS (klass)->shown = pupitre_absences_page_shown;
  PUPITRE_PAGE_CLASS (klass)->day_changed = pupitre_absences_page_day_changed;
  PUPITRE_PAGE_CLASS (klass)->show_item = pupitre_absences_page_show_item;
  GTK_WIDGET_CLASS (klass)->unmap = pupitre_absences_page_unmap;

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pupitre_absences_page_init (PupitreAbsencesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_busy_button_set_text (self->submit, _("_Submit"));
  gtk_label_set_text (self->motivate_none, _("Nothing waits for a motive."));
}
