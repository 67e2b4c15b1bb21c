/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-subjects-view"

#include "config.h"

#include "pupitre-subjects-view.h"

#include "pupitre-feed-objects.h"
#include "pupitre-ministry-result.h"
#include "pupitre-page-feeds.h"
#include "pupitre-result-book.h"
#include "pupitre-result-rows.h"
#include "pupitre-subject-page.h"

#include <glib/gi18n.h>

/* The subjects of a child this year with the current mark of each, and what the Ministry certifies: a
 * section of the results. It says by itself what became of its own answers. */

struct _PupitreSubjectsView {
  AdwBin              parent_instance;

  PupitrePage        *page;   /* (unowned): that it is part of */
  PupitreResultBook  *book;
  PupitreFeedObjects *certified;
  PupitrePageFeeds   *feeds;

  PupitreStateStack  *stack;
  GtkListBox         *subjects;
  GtkWidget          *ministry_heading;
  GtkListBox         *ministry;
};

G_DEFINE_FINAL_TYPE (PupitreSubjectsView, pupitre_subjects_view, ADW_TYPE_BIN)

static void
clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

/* What has the focus keeps it: an answer that comes meanwhile is no reason to lose one's place. */
static void
show_subjects (PupitreSubjectsView *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->subjects));
  int position = focus != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
  GtkListBoxRow *row;

  clear (self->subjects);
  for (guint i = 0; i < pupitre_result_book_get_n (self->book); i++)
    gtk_list_box_append (self->subjects,
                         pupitre_result_rows_new_subject (pupitre_result_book_get (self->book, i)));
  row = position >= 0 ? gtk_list_box_get_row_at_index (self->subjects, position) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_certified (PupitreSubjectsView *self)
{
  GPtrArray *list = pupitre_feed_objects_list (self->certified);

  clear (self->ministry);
  for (guint i = 0; i < list->len; i++)
    gtk_list_box_append (self->ministry, pupitre_result_rows_new_certified (list->pdata[i]));
  gtk_widget_set_visible (self->ministry_heading, list->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->ministry), list->len > 0);
}

static void
on_row_activated (PupitreSubjectsView *self, GtkListBoxRow *row)
{
  const PupitreResultSheet *sheet =
    pupitre_result_book_get (self->book, (guint) gtk_list_box_row_get_index (row));

  pupitre_page_open (self->page, pupitre_subject_page_new (self->page, self->book, sheet->code));
}

static void
show_state (PupitreSubjectsView *self)
{
  PupitreTrust trust;

  pupitre_page_feeds_show (self->feeds, self->stack, FALSE, &trust);
}

static void
pupitre_subjects_view_dispose (GObject *object)
{
  PupitreSubjectsView *self = PUPITRE_SUBJECTS_VIEW (object);

  g_clear_object (&self->book);
  g_clear_object (&self->certified);
  if (self->feeds != NULL)
    pupitre_page_feeds_clear (self->feeds);
  g_clear_object (&self->feeds);

  G_OBJECT_CLASS (pupitre_subjects_view_parent_class)->dispose (object);
}

static void
pupitre_subjects_view_class_init (PupitreSubjectsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pupitre_subjects_view_dispose;

  g_type_ensure (PUPITRE_TYPE_STATE_STACK);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-subjects-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreSubjectsView, stack);
  gtk_widget_class_bind_template_child (widget_class, PupitreSubjectsView, subjects);
  gtk_widget_class_bind_template_child (widget_class, PupitreSubjectsView, ministry_heading);
  gtk_widget_class_bind_template_child (widget_class, PupitreSubjectsView, ministry);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
pupitre_subjects_view_init (PupitreSubjectsView *self)
{
  self->feeds = pupitre_page_feeds_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_state_stack_set_empty (self->stack, "pupitre-results-symbolic", _("No Result Yet"),
                                 _("Subjects, work and marks appear here when the school publishes "
                                   "them."));
}

static void
add_feed (PupitreSubjectsView *self, PupitreFeed *feed)
{
  pupitre_page_add_feed (self->page, feed, TRUE);
  pupitre_page_feeds_add (self->feeds, pupitre_page_get_account (self->page), feed, TRUE);
}

/**
 * pupitre_subjects_view_set_page:
 * @self: A view
 * @page: The page that it is part of, with its first feed
 *
 * Shows the subjects of the page's child, and lets the page say how old they are. To be called once.
 * Main thread.
 */
void
pupitre_subjects_view_set_page (PupitreSubjectsView *self, PupitrePage *page)
{
  PupitreAccount *account;
  PupitreChild *child;
  g_autoptr (PupitreFeed) certified = NULL;

  g_return_if_fail (PUPITRE_IS_SUBJECTS_VIEW (self));
  g_return_if_fail (PUPITRE_IS_PAGE (page) && self->page == NULL);

  self->page = page;
  account = pupitre_page_get_account (page);
  child = pupitre_page_get_pupil (page);
  self->book = pupitre_result_book_new (account, child);
  certified = pupitre_account_get_feed (account, child, PUPITRE_KIND_MINISTRY_RESULTS);
  self->certified = pupitre_feed_objects_new (certified);
  g_signal_connect_object (self->feeds, "changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  add_feed (self, pupitre_result_book_get_feed (self->book, PUPITRE_KIND_SUBJECTS));
  add_feed (self, pupitre_result_book_get_feed (self->book, PUPITRE_KIND_SUBJECT_RESULTS));
  add_feed (self, pupitre_result_book_get_feed (self->book, PUPITRE_KIND_WORK));
  add_feed (self, certified);
  g_signal_connect_object (self->book, "changed", G_CALLBACK (show_subjects), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->certified, "changed", G_CALLBACK (show_certified), self,
                           G_CONNECT_SWAPPED);
  show_subjects (self);
  show_certified (self);
  show_state (self);
}

/**
 * pupitre_subjects_view_wait_for:
 * @self: A view with its page
 * @key: The key of a subject's results, or of work that has a mark
 * @function: See pupitre_entry_wait_in()
 *
 * Waits until that is read. Main thread.
 */
void
pupitre_subjects_view_wait_for (PupitreSubjectsView *self,
                                const char          *key,
                                PupitreEntryFunc     function)
{
  PupitreFeed *feeds[2];

  g_return_if_fail (PUPITRE_IS_SUBJECTS_VIEW (self) && self->page != NULL);

  feeds[0] = pupitre_result_book_get_feed (self->book, PUPITRE_KIND_SUBJECT_RESULTS);
  feeds[1] = pupitre_result_book_get_feed (self->book, PUPITRE_KIND_WORK);
  pupitre_entry_wait_in (self->page, feeds, G_N_ELEMENTS (feeds), key, function);
}

static void
open_subject (PupitreSubjectsView *self, const char *code, int term)
{
  PupitrePage *page = pupitre_subject_page_new (self->page, self->book, code);

  pupitre_page_open (self->page, page);
  if (term > 0)
    gtk_widget_activate_action (GTK_WIDGET (page), "page.show-term", "i", term);
}

/**
 * pupitre_subjects_view_open:
 * @self: A view with its page
 * @entry: A subject's results, or work that has a mark, unsealed
 *
 * Opens the subject; of work, at its étape. Main thread.
 */
void
pupitre_subjects_view_open (PupitreSubjectsView *self, PupitreEntry *entry)
{
  gpointer object;

  g_return_if_fail (PUPITRE_IS_SUBJECTS_VIEW (self) && self->page != NULL);
  g_return_if_fail (PUPITRE_IS_ENTRY (entry));

  object = pupitre_entry_get_object (entry);
  if (PUPITRE_IS_WORK (object))
    open_subject (self, pupitre_work_get_subject_code (object), pupitre_work_get_term (object));
  else if (PUPITRE_IS_SUBJECT_RESULT (object))
    open_subject (self, pupitre_subject_result_get_code (object), 0);
}
