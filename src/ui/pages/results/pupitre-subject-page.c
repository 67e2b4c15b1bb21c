/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-subject-page"

#include "config.h"

#include "pupitre-subject-page.h"

#include "pupitre-estimate.h"
#include "pupitre-mark-chart.h"
#include "pupitre-number-words.h"
#include "pupitre-result-news.h"
#include "pupitre-result-rows.h"
#include "pupitre-result-words.h"
#include "pupitre-turn-keys.h"

#include <glib/gi18n.h>

/* One subject of a child, an étape at a time: its mark and that of each competency, our own estimate apart
 * from it, and the work, the newest first.
 *
 * Actions: `page.previous-term`, `page.next-term`, `page.show-term` with the number of one. */

struct _PupitreSubjectPage {
  PupitrePage        parent_instance;

  PupitreResultBook *book;
  char              *code;
  GArray            *terms;  /* (element-type int): those that have anything, in order */
  int                term;   /* the one that is shown, 0: none */
  gboolean           turned; /* the parent chose it */
  guint              shown;  /* the étapes that were seen, a bit each */

  GtkWidget         *previous_button;
  GtkLabel          *term_label;
  GtkLabel          *weight;
  GtkLabel          *mark;
  GtkWidget         *mark_new;
  GtkLabel          *average;
  GtkLabel          *remark;
  GtkButton         *news_button;
  GtkListBox        *competencies;
  PupitreMarkChart  *chart;
  GtkWidget         *estimate_list;
  AdwExpanderRow    *estimate;
  GtkLabel          *works_heading;
  GtkWidget         *works_none;
  GtkListBox        *works;
  GtkWidget         *terms_part;
  PupitreMarkChart  *term_chart;
  GtkListBox        *term_list;
};

G_DEFINE_FINAL_TYPE (PupitreSubjectPage, pupitre_subject_page, PUPITRE_TYPE_PAGE)

/* --- Étapes -------------------------------------------------------------------------------- */

static void
add_term (PupitreSubjectPage *self, int term)
{
  guint place = 0;

  while (place < self->terms->len && g_array_index (self->terms, int, place) < term)
    place++;
  if (place == self->terms->len || g_array_index (self->terms, int, place) != term)
    g_array_insert_val (self->terms, place, term);
}

static guint
find_place (PupitreSubjectPage *self)
{
  for (guint i = 0; i < self->terms->len; i++) {
    if (g_array_index (self->terms, int, i) == self->term)
      return i;
  }
  return 0;
}

static PupitreTermResult *
find_term (const PupitreResultSheet *sheet, int number)
{
  guint n = sheet->results != NULL ? pupitre_subject_result_get_n_terms (sheet->results) : 0;

  for (guint i = 0; i < n; i++) {
    PupitreTermResult *term = pupitre_subject_result_get_term (sheet->results, i);

    if (pupitre_term_result_get_number (term) == number)
      return term;
  }
  return NULL;
}

static gboolean
has_work (const PupitreResultSheet *sheet, int term)
{
  for (guint i = 0; i < sheet->works->len; i++) {
    if (pupitre_work_get_term (pupitre_entry_get_object (sheet->works->pdata[i])) == term)
      return TRUE;
  }
  return FALSE;
}

/* The étape that goes on: the last one with a mark or work; else the first. */
static void
list_terms (PupitreSubjectPage *self, const PupitreResultSheet *sheet)
{
  guint n = sheet->results != NULL ? pupitre_subject_result_get_n_terms (sheet->results) : 0;
  int current = 0;

  g_array_set_size (self->terms, 0);
  for (guint i = 0; i < n; i++)
    add_term (self, pupitre_term_result_get_number (
                      pupitre_subject_result_get_term (sheet->results, i)));
  for (guint i = 0; i < sheet->works->len; i++)
    add_term (self, pupitre_work_get_term (pupitre_entry_get_object (sheet->works->pdata[i])));
  for (guint i = 0; i < self->terms->len; i++) {
    int number = g_array_index (self->terms, int, i);
    PupitreTermResult *term = find_term (sheet, number);

    if (current == 0 || has_work (sheet, number) ||
        (term != NULL && pupitre_term_result_get_result (term) != NULL))
      current = number;
  }
  if (!self->turned)
    self->term = current;
}

/* --- What is shown ------------------------------------------------------------------------- */

static void
clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
show_mark (PupitreSubjectPage *self, const PupitreResultSheet *sheet, PupitreTermResult *term)
{
  PupitreResult *result = term != NULL ? pupitre_term_result_get_result (term) : NULL;
  g_autofree char *mark = NULL, *average = NULL, *weight_words = NULL;
  double weight;

  if (result != NULL) {
    mark = pupitre_result_words_dup_mark (result);
    average = pupitre_result_words_dup_average (result);
  }
  gtk_label_set_text (self->mark, mark != NULL ? mark : C_("mark", "Not published"));
  gtk_widget_set_visible (self->mark_new,
                          term != NULL && pupitre_result_news_in_mark (term, sheet->before));
  gtk_widget_remove_css_class (GTK_WIDGET (self->mark), mark != NULL ? "dim-label" : "title-1");
  gtk_widget_add_css_class (GTK_WIDGET (self->mark), mark != NULL ? "title-1" : "dim-label");
  set_text (self->average, average != NULL ? average : "");
  if (term != NULL && pupitre_term_result_get_weight (term, &weight) && weight >= 0 && weight <= 100)
    weight_words = pupitre_result_words_dup_weight (weight);
  set_text (self->weight, weight_words != NULL ? weight_words : "");
  set_text (self->remark, term != NULL ? pupitre_term_result_get_remark (term) : "");
}

static void
show_competencies (PupitreSubjectPage       *self,
                   const PupitreResultSheet *sheet,
                   PupitreTermResult        *term)
{
  guint n = term != NULL ? pupitre_term_result_get_n_competencies (term) : 0;

  clear (self->competencies);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (
      self->competencies,
      pupitre_result_rows_new_competency (
        pupitre_term_result_get_competency (term, i),
        pupitre_result_news_in_competency (term, i, sheet->before)));
  gtk_widget_set_visible (GTK_WIDGET (self->competencies), n > 0);
}

/* What keeps us from an estimate, in one sentence; %NULL for nothing. */
static const char *
find_missing (PupitreEstimateMissing missing)
{
  if ((missing & PUPITRE_ESTIMATE_MISSING_NUMBERS) != 0)
    return _("None: a mark that counts is a letter or a remark.");
  if ((missing & PUPITRE_ESTIMATE_MISSING_WORK_WEIGHTS) != 0)
    return _("None: the school does not say how much each work item counts.");
  if ((missing & PUPITRE_ESTIMATE_MISSING_COMPETENCY_WEIGHTS) != 0)
    return _("None: the school does not say how much each competency counts.");
  if ((missing & PUPITRE_ESTIMATE_MISSING_TERM_WEIGHTS) != 0)
    return _("None: the school does not say how much each term counts.");
  if ((missing & PUPITRE_ESTIMATE_MISSING_MARKS) != 0)
    return _("None: nothing that counts is marked yet.");
  return NULL;
}

/* Of an étape that has its official mark there is nothing to estimate; nor of a subject without work. */
static void
show_estimate (PupitreSubjectPage *self, const PupitreResultSheet *sheet, PupitreTermResult *term)
{
  g_autoptr (GPtrArray) works = pupitre_result_book_list_works (self->book, self->code);
  PupitreEstimateMissing missing;
  double percent = 0, year = 0;

  gtk_widget_set_visible (self->estimate_list,
                          (term == NULL || pupitre_term_result_get_result (term) == NULL) &&
                            has_work (sheet, self->term));
  missing = pupitre_estimate_term (works, sheet->results, self->term, &percent);
  if (missing != PUPITRE_ESTIMATE_MISSING_NOTHING) {
    adw_expander_row_set_subtitle (self->estimate, find_missing (missing));
    return;
  }
  g_autofree char *here = pupitre_number_words_percent (percent);
  g_autofree char *text = NULL;

  if (pupitre_estimate_year (works, sheet->results, &year) == PUPITRE_ESTIMATE_MISSING_NOTHING) {
    g_autofree char *so_far = pupitre_number_words_percent (year);

    /* Translators: 1 is the number of a term, 2 and 3 are marks in percent */
    text = g_strdup_printf (_("Term %1$d: %2$s · The year so far: %3$s"), self->term, here, so_far);
  } else {
    /* Translators: 1 is the number of a term, 2 a mark in percent */
    text = g_strdup_printf (_("Term %1$d: %2$s"), self->term, here);
  }
  adw_expander_row_set_subtitle (self->estimate, text);
}

/* Two marks make a picture. */
static void
show_chart (PupitreSubjectPage *self, const PupitreResultSheet *sheet)
{
  g_autoptr (GPtrArray) works = g_ptr_array_new ();

  for (guint i = 0; i < sheet->works->len; i++) {
    PupitreWork *work = pupitre_entry_get_object (sheet->works->pdata[i]);

    if (pupitre_work_get_term (work) == self->term)
      g_ptr_array_add (works, work);
  }
  pupitre_mark_chart_set_works (
    self->chart, works,
    pupitre_child_get_first_name (pupitre_page_get_pupil (PUPITRE_PAGE (self))));
  gtk_widget_set_visible (GTK_WIDGET (self->chart), pupitre_mark_chart_get_n (self->chart) > 1);
}

/* All terms together, as a picture and as a table. One mark alone is no course of anything. */
static void
show_terms (PupitreSubjectPage *self, const PupitreResultSheet *sheet)
{
  const char *name = pupitre_child_get_first_name (pupitre_page_get_pupil (PUPITRE_PAGE (self)));
  guint n = sheet->results != NULL ? pupitre_subject_result_get_n_terms (sheet->results) : 0;
  PupitreResult *final = n > 0 ? pupitre_subject_result_get_final (sheet->results) : NULL;

  clear (self->term_list);
  for (guint i = 0; i < n; i++) {
    PupitreTermResult *term = pupitre_subject_result_get_term (sheet->results, i);

    gtk_list_box_append (self->term_list,
                         pupitre_result_rows_new_term (
                           term, pupitre_result_news_in_mark (term, sheet->before)));
  }
  if (final != NULL)
    gtk_list_box_append (self->term_list,
                         pupitre_result_rows_new_final (
                           final, pupitre_result_news_in_final (sheet->results, sheet->before)));
  pupitre_mark_chart_set_terms (self->term_chart, sheet->results, name);
  gtk_widget_set_visible (self->terms_part,
                          final != NULL || pupitre_mark_chart_get_n (self->term_chart) > 1);
}

static void
show_works (PupitreSubjectPage *self, const PupitreResultSheet *sheet)
{
  g_autofree char *heading = g_strdup_printf (_("Work of term %d"), self->term);
  guint n = 0;

  clear (self->works);
  gtk_label_set_text (self->works_heading, self->term > 0 ? heading : _("Work"));
  for (guint i = 0; i < sheet->works->len; i++) {
    PupitreEntry *entry = sheet->works->pdata[i];
    PupitreWork *work = pupitre_entry_get_object (entry);

    if (pupitre_work_get_term (work) != self->term)
      continue;
    gtk_list_box_append (self->works, pupitre_result_rows_new_work (
                                        work, pupitre_result_book_is_new (self->book, entry)));
    n++;
  }
  gtk_widget_set_visible (GTK_WIDGET (self->works), n > 0);
  gtk_widget_set_visible (self->works_none, n == 0);
}

/* Leads to the last of the other étapes that have something new and were not shown yet. */
static void
show_news (PupitreSubjectPage *self)
{
  g_autofree char *words = NULL;
  int term = 0;

  for (guint i = 0; i < self->terms->len; i++) {
    int other = g_array_index (self->terms, int, i);

    if ((self->shown & (1u << other)) == 0 &&
        pupitre_result_book_has_news (self->book, self->code, other))
      term = other;
  }
  gtk_widget_set_visible (GTK_WIDGET (self->news_button), term > 0);
  if (term == 0)
    return;
  /* Translators: leads to another term, where marks have come since the last look */
  words = g_strdup_printf (_("New marks in term %d"), term);
  gtk_button_set_label (self->news_button, words);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->news_button), "i", term);
}

static void
show_subtitle (PupitreSubjectPage *self, const PupitreResultSheet *sheet)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  g_autoptr (GString) line =
    g_string_new (pupitre_child_get_first_name (pupitre_page_get_pupil (page)));
  guint n = sheet->subject != NULL ? pupitre_subject_get_n_teachers (sheet->subject) : 0;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (
      line, " · %s", pupitre_teacher_get_name (pupitre_subject_get_teacher (sheet->subject, i)));
  pupitre_page_set_title (page, sheet->title);
  pupitre_page_set_subtitle (page, line->str);
}

static void
show_sheet (PupitreSubjectPage *self)
{
  const PupitreResultSheet *sheet = pupitre_result_book_find (self->book, self->code);
  g_autofree char *words = NULL;
  PupitreTermResult *term;

  if (sheet == NULL)  /* it is gone from the answers: what was shown stays */
    return;
  list_terms (self, sheet);
  term = find_term (sheet, self->term);
  words = g_strdup_printf (C_("term of a subject", "Term %d"), self->term);
  gtk_label_set_text (self->term_label, self->term > 0 ? words : C_("term of a subject", "No term yet"));
  if (!self->turned)  /* what stood there until the answer came was not seen */
    self->shown = 0;
  self->shown |= 1u << self->term;
  show_subtitle (self, sheet);
  show_mark (self, sheet, term);
  show_news (self);
  show_competencies (self, sheet, term);
  show_estimate (self, sheet, term);
  show_chart (self, sheet);
  show_works (self, sheet);
  show_terms (self, sheet);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.previous-term", find_place (self) > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.next-term",
                                 find_place (self) + 1 < self->terms->len);
}

static void
turn_to (PupitreSubjectPage *self, int term)
{
  self->turned = TRUE;
  self->term = term;
  show_sheet (self);
}

static void
on_previous_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreSubjectPage *self = PUPITRE_SUBJECT_PAGE (widget);
  guint place = find_place (self);

  if (place > 0)
    turn_to (self, g_array_index (self->terms, int, place - 1));
}

static void
on_next_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreSubjectPage *self = PUPITRE_SUBJECT_PAGE (widget);
  guint place = find_place (self);

  if (place + 1 < self->terms->len)
    turn_to (self, g_array_index (self->terms, int, place + 1));
}

/* The button that was pressed may be gone now: the focus goes to where the étape is named. */
static void
on_show_activated (GtkWidget *widget, const char *name, GVariant *term)
{
  PupitreSubjectPage *self = PUPITRE_SUBJECT_PAGE (widget);
  int number = g_variant_get_int32 (term);

  for (guint i = 0; i < self->terms->len; i++) {
    if (g_array_index (self->terms, int, i) == number)
      turn_to (self, number);
  }
  if (!gtk_widget_get_visible (GTK_WIDGET (self->news_button)))
    gtk_widget_grab_focus (self->previous_button);
}

/* What stood there in a window was looked at. */
static void
pupitre_subject_page_unmap (GtkWidget *widget)
{
  PupitreSubjectPage *self = PUPITRE_SUBJECT_PAGE (widget);

  if (self->book != NULL)
    pupitre_result_book_look_at (self->book, self->code, self->shown);
  GTK_WIDGET_CLASS (pupitre_subject_page_parent_class)->unmap (widget);
}

static void
pupitre_subject_page_dispose (GObject *object)
{
  g_clear_object (&PUPITRE_SUBJECT_PAGE (object)->book);

  G_OBJECT_CLASS (pupitre_subject_page_parent_class)->dispose (object);
}

static void
pupitre_subject_page_finalize (GObject *object)
{
  PupitreSubjectPage *self = PUPITRE_SUBJECT_PAGE (object);

  g_free (self->code);
  g_array_unref (self->terms);

  G_OBJECT_CLASS (pupitre_subject_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PUPITRE_TYPE_MARK_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-subject-page.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "term", FALSE,
                                             G_STRUCT_OFFSET (PupitreSubjectPage, term_label));
  gtk_widget_class_bind_template_child (widget_class, PupitreSubjectPage, weight);
  gtk_widget_class_bind_template_child (widget_class, PupitreSubjectPage, previous_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreSubjectPage, mark);
  gtk_widget_class_bind_template_child (widget_class, PupitreSubjectPage, mark_new);
  gtk_widget_class_bind_template_child (widget_class, PupitreSubjectPage, news_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreSubjectPage, average);
  gtk_widget_class_bind_template_child (widget_class, PupitreSubjectPage, remark);
  gtk_widget_class_bind_template_child (widget_class, PupitreSubjectPage, competencies);
  gtk_widget_class_bind_template_child (widget_class, PupitreSubjectPage, chart);
  gtk_widget_class_bind_template_child (widget_class, PupitreSubjectPage, estimate_list);
  gtk_widget_class_bind_template_child (widget_class, PupitreSubjectPage, estimate);
  gtk_widget_class_bind_template_child (widget_class, PupitreSubjectPage, works_heading);
  gtk_widget_class_bind_template_child (widget_class, PupitreSubjectPage, works_none);
  gtk_widget_class_bind_template_child (widget_class, PupitreSubjectPage, works);
  gtk_widget_class_bind_template_child (widget_class, PupitreSubjectPage, terms_part);
  gtk_widget_class_bind_template_child (widget_class, PupitreSubjectPage, term_chart);
  gtk_widget_class_bind_template_child (widget_class, PupitreSubjectPage, term_list);
}

static void
pupitre_subject_page_class_init (PupitreSubjectPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_subject_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_subject_page_finalize;
  widget_class->unmap = pupitre_subject_page_unmap;

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "page.previous-term", NULL,
                                   on_previous_activated);
  gtk_widget_class_install_action (widget_class, "page.next-term", NULL, on_next_activated);
  gtk_widget_class_install_action (widget_class, "page.show-term", "i", on_show_activated);
}

static void
pupitre_subject_page_init (PupitreSubjectPage *self)
{
  self->terms = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_turn_keys_add (GTK_WIDGET (self), "page.previous-term", "page.next-term");
}

/**
 * pupitre_subject_page_new:
 * @from: The results of a child
 * @book: The subjects of that child
 * @code: The code of one of them
 *
 * Returns: (transfer floating): a page. Main thread.
 */
PupitrePage *
pupitre_subject_page_new (PupitrePage *from, PupitreResultBook *book, const char *code)
{
  PupitreSubjectPage *self;
  PupitrePage *page;

  g_return_val_if_fail (PUPITRE_IS_PAGE (from), NULL);
  g_return_val_if_fail (PUPITRE_IS_RESULT_BOOK (book), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_SUBJECT_PAGE, "account", pupitre_page_get_account (from), "pupil",
                       pupitre_page_get_pupil (from), "family", pupitre_page_get_family (from),
                       "renderer", pupitre_page_get_renderer (from), NULL);
  page = PUPITRE_PAGE (self);
  self->book = g_object_ref (book);
  self->code = g_strdup (code);
  pupitre_page_set_feed (page, pupitre_result_book_get_feed (book, PUPITRE_KIND_SUBJECTS));
  pupitre_page_add_feed (page, pupitre_result_book_get_feed (book, PUPITRE_KIND_SUBJECT_RESULTS),
                         TRUE);
  pupitre_page_add_feed (page, pupitre_result_book_get_feed (book, PUPITRE_KIND_WORK), TRUE);
  g_signal_connect_object (book, "changed", G_CALLBACK (show_sheet), self, G_CONNECT_SWAPPED);
  show_sheet (self);
  return page;
}

/**
 * pupitre_subject_page_get_term:
 * @self: A page
 *
 * Returns: the étape that is shown, 0 if there is none. Main thread.
 */
int
pupitre_subject_page_get_term (PupitreSubjectPage *self)
{
  g_return_val_if_fail (PUPITRE_IS_SUBJECT_PAGE (self), 0);

  return self->term;
}
