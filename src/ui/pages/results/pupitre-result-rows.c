/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-result-rows"

#include "config.h"

#include "pupitre-result-rows.h"

#include "pupitre-result-words.h"
#include "pupitre-school-time.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* The rows of results: what it is and what belongs to it at the start, the mark and the group at the end.
 * Each says in words what a mark alone would leave open. Main thread. */

/* @subtitle: (nullable) */
static GtkWidget *
create_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  g_object_set (row, "use-markup", FALSE, "title", title, "subtitle",
                subtitle != NULL ? subtitle : "", "title-lines", 0, "subtitle-lines", 0, NULL);
  gtk_widget_add_css_class (row, "result-row");
  return row;
}

static GtkWidget *
create_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_widget_add_css_class (label, "numeric");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* @below: (nullable): what stands under the mark */
static void
add_mark (GtkWidget *row, const char *mark, gboolean is_mark, const char *below)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = create_label (mark, is_mark ? "heading" : "dim-label");

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  if (below != NULL) {
    GtkWidget *small = create_label (below, "caption");

    /* In a narrow window it takes two lines rather than the room of the title. */
    gtk_label_set_wrap (GTK_LABEL (small), TRUE);
    gtk_label_set_width_chars (GTK_LABEL (small), MIN (16, (int) g_utf8_strlen (below, -1)));
    gtk_widget_add_css_class (small, "dim-label");
    gtk_box_append (GTK_BOX (box), small);
  }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
}

static void
add_new_mark (GtkWidget *row, const char *words)
{
  GtkWidget *label = create_label (words, "new-mark");

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

static void
append_fact (GString *line, const char *fact)
{
  if (fact == NULL || *fact == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, fact);
}

/* @returns: (transfer full): the names of the teachers in one line */
static char *
dup_teachers (PupitreSubject *subject)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; subject != NULL && i < pupitre_subject_get_n_teachers (subject); i++)
    append_fact (line, pupitre_teacher_get_name (pupitre_subject_get_teacher (subject, i)));
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* The mark of the year once there is one, else that of the last étape that has one. */
static PupitreResult *
find_current (PupitreSubjectResult *results, char **below)
{
  PupitreResult *current = results != NULL ? pupitre_subject_result_get_final (results) : NULL;

  if (current != NULL) {
    *below = g_strdup (C_("what a mark is of", "Whole year"));
    return current;
  }
  for (guint i = results != NULL ? pupitre_subject_result_get_n_terms (results) : 0; i > 0; i--) {
    PupitreTermResult *term = pupitre_subject_result_get_term (results, i - 1);

    if (pupitre_term_result_get_result (term) == NULL)
      continue;
    *below = g_strdup_printf (C_("what a mark is of", "Term %d"),
                              pupitre_term_result_get_number (term));
    return pupitre_term_result_get_result (term);
  }
  return NULL;
}

/**
 * pupitre_result_rows_new_subject:
 * @sheet: A subject
 *
 * Returns: (transfer floating): a row with its current mark, that can be activated.
 */
GtkWidget *
pupitre_result_rows_new_subject (const PupitreResultSheet *sheet)
{
  g_autofree char *teachers = NULL, *below = NULL, *mark = NULL;
  PupitreResult *current;
  GtkWidget *row, *next;

  g_return_val_if_fail (sheet != NULL, NULL);

  teachers = dup_teachers (sheet->subject);
  row = create_row (sheet->title, teachers);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (sheet->n_new > 0) {
    g_autofree char *words =
      g_strdup_printf (ngettext ("%u new", "%u new", sheet->n_new), sheet->n_new);

    add_new_mark (row, words);
  }
  current = find_current (sheet->results, &below);
  mark = current != NULL ? pupitre_result_words_dup_short (current) : NULL;
  add_mark (row, mark != NULL ? mark : C_("mark of a subject", "No mark yet"), mark != NULL, below);
  next = gtk_image_new_from_icon_name ("go-next-symbolic");
  gtk_widget_add_css_class (next, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  return row;
}

/**
 * pupitre_result_rows_new_competency:
 * @competency: A competency of an étape
 * @is_new: Whether the parent has not seen its mark yet
 *
 * Returns: (transfer floating): a row with its mark.
 */
GtkWidget *
pupitre_result_rows_new_competency (PupitreCompetency *competency, gboolean is_new)
{
  PupitreResult *result;
  g_autofree char *weight_words = NULL, *mark = NULL, *average = NULL;
  GtkWidget *row;
  double weight;

  g_return_val_if_fail (PUPITRE_IS_COMPETENCY (competency), NULL);

  result = pupitre_competency_get_result (competency);
  if (pupitre_competency_get_weight (competency, &weight) && weight >= 0 && weight <= 100)
    weight_words = pupitre_result_words_dup_weight (weight);
  row = create_row (pupitre_competency_get_title (competency), weight_words);
  if (is_new)
    add_new_mark (row, C_("mark", "New"));
  if (result != NULL) {
    mark = pupitre_result_words_dup_mark (result);
    average = pupitre_result_words_dup_average (result);
  }
  add_mark (row, mark != NULL ? mark : C_("mark", "Not published"), mark != NULL, average);
  return row;
}

/**
 * pupitre_result_rows_new_term:
 * @term: An étape of a subject
 * @is_new: Whether the parent has not seen its mark yet
 *
 * Returns: (transfer floating): a row with its mark.
 */
GtkWidget *
pupitre_result_rows_new_term (PupitreTermResult *term, gboolean is_new)
{
  PupitreResult *result;
  g_autofree char *title = NULL, *mark = NULL, *average = NULL;
  GtkWidget *row;

  g_return_val_if_fail (PUPITRE_IS_TERM_RESULT (term), NULL);

  result = pupitre_term_result_get_result (term);
  title = g_strdup_printf (C_("term of a subject", "Term %d"), pupitre_term_result_get_number (term));
  row = create_row (title, pupitre_term_result_get_remark (term));
  if (is_new)
    add_new_mark (row, C_("mark", "New"));
  if (result != NULL) {
    mark = pupitre_result_words_dup_mark (result);
    average = pupitre_result_words_dup_average (result);
  }
  add_mark (row, mark != NULL ? mark : C_("mark", "Not published"), mark != NULL, average);
  return row;
}

/**
 * pupitre_result_rows_new_final:
 * @final: The mark of a subject for the whole year
 * @is_new: Whether the parent has not seen it yet
 *
 * Returns: (transfer floating): a row with the mark.
 */
GtkWidget *
pupitre_result_rows_new_final (PupitreResult *final, gboolean is_new)
{
  g_autofree char *mark = NULL, *average = NULL;
  GtkWidget *row;

  g_return_val_if_fail (PUPITRE_IS_RESULT (final), NULL);

  row = create_row (C_("what a mark is of", "Whole year"), NULL);
  if (is_new)
    add_new_mark (row, C_("mark", "New"));
  mark = pupitre_result_words_dup_mark (final);
  average = pupitre_result_words_dup_average (final);
  add_mark (row, mark, TRUE, average);
  return row;
}

/**
 * pupitre_result_rows_new_work:
 * @work: A work item
 * @is_new: Whether the parent has not seen its mark yet
 *
 * Returns: (transfer floating): a row with its mark.
 */
GtkWidget *
pupitre_result_rows_new_work (PupitreWork *work, gboolean is_new)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autoptr (GString) facts = NULL;
  g_autofree char *day = NULL, *mark = NULL, *average = NULL;
  PupitreResult *result;
  GtkWidget *row;

  g_return_val_if_fail (PUPITRE_IS_WORK (work), NULL);

  result = pupitre_work_get_result (work);
  day = pupitre_words_short_date (pupitre_work_get_date (work), now);
  facts = g_string_new (day);
  append_fact (facts, pupitre_work_get_competency (work));
  if (!pupitre_work_is_on_report_card (work))
    append_fact (facts, _("does not count for the report card"));
  append_fact (facts, pupitre_work_get_remark (work));
  row = create_row (pupitre_work_get_title (work), facts->str);
  if (is_new)
    add_new_mark (row, C_("mark", "New"));
  if (result != NULL) {
    mark = pupitre_result_words_dup_mark (result);
    average = pupitre_result_words_dup_average (result);
  }
  add_mark (row, mark != NULL ? mark : C_("mark", "Not marked yet"), mark != NULL, average);
  return row;
}

static void
append_part (GString *facts, const char *format, PupitreResult *result)
{
  g_autofree char *mark = result != NULL ? pupitre_result_words_dup_short (result) : NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *fact = NULL;

  if (mark == NULL)
    return;
  parts = g_strsplit (format, "%s", 2);
  fact = g_strjoinv (mark, parts);
  append_fact (facts, fact);
}

/**
 * pupitre_result_rows_new_certified:
 * @result: A result of the Ministry
 *
 * Returns: (transfer floating): a row with its final mark.
 */
GtkWidget *
pupitre_result_rows_new_certified (PupitreMinistryResult *result)
{
  g_autoptr (GString) facts = NULL;
  g_autofree char *mark = NULL;
  PupitreResult *final;
  GDateTime *session;
  GtkWidget *row;
  const char *passed = NULL;

  g_return_val_if_fail (PUPITRE_IS_MINISTRY_RESULT (result), NULL);

  facts = g_string_new (NULL);
  session = pupitre_ministry_result_get_session (result);
  if (session != NULL) {
    g_autoptr (GDateTime) now = pupitre_school_time_now ();
    g_autofree char *month = pupitre_words_month (session, now);

    append_fact (facts, month);
  }
  append_part (facts, C_("ministry result", "School: %s"),
               pupitre_ministry_result_get_school (result));
  append_part (facts, C_("ministry result", "Moderated: %s"),
               pupitre_ministry_result_get_moderated (result));
  append_part (facts, C_("ministry result", "Examination: %s"),
               pupitre_ministry_result_get_examination (result));
  final = pupitre_ministry_result_get_final (result);
  mark = final != NULL ? pupitre_result_words_dup_short (final) : NULL;
  if (pupitre_ministry_result_get_passed (result) == PUPITRE_PASSED_YES)
    passed = C_("ministry result", "Passed");
  else if (pupitre_ministry_result_get_passed (result) == PUPITRE_PASSED_NO)
    passed = C_("ministry result", "Not passed");
  row = create_row (pupitre_ministry_result_get_title (result), facts->str);
  add_mark (row, mark != NULL ? mark : C_("ministry result", "Not known yet"), mark != NULL, passed);
  return row;
}
