/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-mark-chart.h"
#include "pupitre-navigator.h"
#include "pupitre-result-book.h"
#include "pupitre-results-page.h"
#include "pupitre-state-stack.h"
#include "pupitre-subject-page.h"
#include "ui-fixture.h"

#include <string.h>

/* The subjects of a child, their marks and their work, against a demonstration portal. */

static UiFixture *
sign_in (void)
{
  UiFixture *self = ui_fixture_new (NULL);

  ui_sign_in (self, "parent@demo.exemple");
  return self;
}

static gpointer
list_of (gpointer page)
{
  return ui_part (ui_part (page, "subjects_view"), "subjects");
}

static gboolean
has_marks (gpointer page)
{
  return ui_shows_text (list_of (page), "%") || ui_shows_text (list_of (page), "No mark yet");
}

static PupitrePage *
open_subjects (UiFixture *self, const char *child)
{
  PupitrePage *page = ui_open (self, child, PUPITRE_TILE_RESULTS);

  g_assert_true (PUPITRE_IS_RESULTS_PAGE (page));
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  adw_view_stack_set_visible_child_name (ui_part (page, "sections"), "subjects");
  test_wait_until (has_marks, page);
  return page;
}

static const char *
title_of (gpointer row)
{
  return adw_preferences_row_get_title (row);
}

/* @returns: (transfer none): the page of the subject whose name begins so */
static PupitrePage *
open_subject (UiFixture *self, PupitrePage *page, const char *title)
{
  GtkListBox *list = list_of (page);

  for (int i = 0; gtk_list_box_get_row_at_index (list, i) != NULL; i++) {
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, i);

    if (!g_str_has_prefix (title_of (row), title))
      continue;
    g_signal_emit_by_name (list, "row-activated", row);
    g_assert_true (PUPITRE_IS_SUBJECT_PAGE (ui_page (self)));
    return ui_page (self);
  }
  g_assert_not_reached ();
}

static guint
count_rows (gpointer list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, (int) n) != NULL)
    n++;
  return n;
}

static gboolean
has_certified (gpointer page)
{
  return gtk_widget_get_visible (ui_part (ui_part (page, "subjects_view"), "ministry"));
}

static gboolean
has_term (gpointer list)
{
  return ui_shows_text (list, "Term 1");
}

/* Each subject once, with who teaches it and a mark; the report cards are beside them. */
static void
test_subjects (void)
{
  g_autoptr (UiFixture) self = sign_in ();
  PupitrePage *page = open_subjects (self, "Noé");
  GtkListBox *list = list_of (page);
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = count_rows (list);

  g_assert_cmpuint (n, >=, 5);
  for (guint i = 0; i < n; i++) {
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) i);

    g_assert_true (g_hash_table_add (titles, (gpointer) title_of (row)));
    g_assert_true (gtk_list_box_row_get_activatable (row));
  }
  g_assert_true (ui_shows_text (list, "Exemple"));
  test_wait_until (has_term, list);
  test_wait_until (has_certified, page);
  adw_view_stack_set_visible_child_name (ui_part (page, "sections"), "cards");
  g_assert_nonnull (gtk_widget_get_first_child (ui_part (page, "groups")));
}

/* The arrow keys go from mark to mark, each said with the group's. */
static void
assert_chart (gpointer chart)
{
  g_autofree char *last = pupitre_mark_chart_dup_words (chart);
  g_autofree char *first = NULL;

  g_assert_true (gtk_widget_get_visible (chart));
  g_assert_cmpuint (pupitre_mark_chart_get_n (chart), >, 1);
  g_assert_nonnull (strstr (last, "%, group "));
  g_assert_true (gtk_widget_get_focusable (chart));
  g_assert_true (gtk_widget_grab_focus (chart));
  pupitre_mark_chart_choose (chart, 0);
  first = pupitre_mark_chart_dup_words (chart);
  g_assert_cmpstr (first, !=, last);
}

static gboolean
has_works (gpointer page)
{
  return count_rows (ui_part (page, "works")) > 1;
}

/* Étapes by the keys' actions: the one under way has its work, the one before its marks. */
static void
test_subject (void)
{
  g_autoptr (UiFixture) self = sign_in ();
  PupitrePage *page = open_subject (self, open_subjects (self, "Noé"), "Math");
  int current;
  guint n_works;

  test_wait_until (has_works, page);
  current = pupitre_subject_page_get_term (PUPITRE_SUBJECT_PAGE (page));
  n_works = count_rows (ui_part (page, "works"));
  g_assert_cmpint (current, >, 1);
  g_assert_true (ui_shows_text (ui_part (page, "works"), "/"));
  g_assert_true (ui_shows_text (ui_part (page, "works"), "Group average: "));
  g_assert_true (gtk_widget_get_visible (ui_part (page, "estimate_list")));
  assert_chart (ui_part (page, "chart"));

  gtk_widget_activate_action (GTK_WIDGET (page), "page.previous-term", NULL);
  g_assert_cmpint (pupitre_subject_page_get_term (PUPITRE_SUBJECT_PAGE (page)), ==, current - 1);
  g_assert_nonnull (strchr (gtk_label_get_text (ui_part (page, "mark")), '%'));
  g_assert_cmpuint (count_rows (ui_part (page, "competencies")), >, 0);
  /* An official mark leaves nothing to estimate. */
  g_assert_false (gtk_widget_get_visible (ui_part (page, "estimate_list")));
  g_assert_true (gtk_widget_get_visible (ui_part (page, "works_none")));

  gtk_widget_activate_action (GTK_WIDGET (page), "page.next-term", NULL);
  g_assert_cmpuint (count_rows (ui_part (page, "works")), ==, n_works);
}

static gboolean
says_average (gpointer page)
{
  return g_str_equal (gtk_label_get_text (ui_part (page, "average")), "Group average not published");
}

/* A school that hides the averages: the page says so, and shows no number in their place. */
static void
test_no_average (void)
{
  g_autoptr (UiFixture) self = sign_in ();
  PupitrePage *page = open_subject (self, open_subjects (self, "Léa"), "Math");

  test_wait_until (has_works, page);
  while (pupitre_subject_page_get_term (PUPITRE_SUBJECT_PAGE (page)) > 1)
    gtk_widget_activate_action (GTK_WIDGET (page), "page.previous-term", NULL);
  test_wait_until (says_average, page);
  g_assert_false (ui_shows_text (page, "Group average:"));
}

static gboolean
shows_terms (gpointer page)
{
  return gtk_widget_get_visible (ui_part (page, "terms_part"));
}

/* From the second term on, all terms stand side by side: as a picture that the keys walk, and as rows with
 * the same numbers. */
static void
test_terms (void)
{
  g_autoptr (UiFixture) self = sign_in ();
  PupitrePage *results = open_subjects (self, "Noé");
  PupitrePage *page = open_subject (self, results, "Math");
  g_autofree char *words = NULL;
  g_auto (GStrv) parts = NULL;

  test_wait_until (has_works, page);
  g_assert_false (shows_terms (page));
  gtk_widget_activate_action (GTK_WIDGET (page), "page.back", NULL);

  ui_steer (self, "{\"day\":150}");
  pupitre_page_refresh (results);
  ui_wait_settled (results);
  page = open_subject (self, results, "Math");
  test_wait_until (shows_terms, page);
  assert_chart (ui_part (page, "term_chart"));
  words = pupitre_mark_chart_dup_words (ui_part (page, "term_chart"));
  g_assert_true (g_str_has_prefix (words, "Term 1 · "));
  parts = g_strsplit_set (words + strlen ("Term 1 · "), "%", 2);
  g_assert_cmpuint (count_rows (ui_part (page, "term_list")), >=, 2);
  g_assert_true (ui_shows_text (ui_part (page, "term_list"), g_strstrip (parts[0])));
}

static gboolean
has_new (gpointer page)
{
  return ui_shows_text (list_of (page), " new");
}

/* Marks that came since the last look are new until the subject was opened. */
static void
test_new_marks (void)
{
  g_autoptr (UiFixture) self = sign_in ();
  PupitrePage *page = open_subjects (self, "Noé");
  GtkListBox *list = list_of (page);
  guint n = count_rows (list);

  /* The first answer announces nothing. */
  g_assert_false (has_new (page));
  for (guint i = 0; i < n; i++) {
    g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, (int) i));
    ui_wait_frames (ui_page (self), 2);
    gtk_widget_activate_action (GTK_WIDGET (ui_page (self)), "page.back", NULL);
    ui_wait_frames (ui_page (self), 2);
  }
  g_assert_true (ui_page (self) == page);
  g_assert_false (has_new (page));

  ui_steer (self, "{\"day\":14}");
  pupitre_page_refresh (page);
  ui_wait_settled (page);
  test_wait_until (has_new, page);
}

/* The étape that goes on was drawn, and there is news in another. */
static gboolean
leads_to_news (gpointer page)
{
  return gtk_widget_get_visible (ui_part (page, "news_button"));
}

static gboolean
is_read_anew (gpointer page)
{
  return gtk_widget_get_visible (ui_part (page, "mark_new")) ||
         gtk_widget_get_visible (ui_part (page, "news_button"));
}

/* The marks of an étape come long after the next one has begun: the page says where they are, marks
 * them there, and forgets them only after they were shown. */
static void
test_new_term (void)
{
  g_autoptr (UiFixture) self = sign_in ();
  PupitrePage *results = open_subjects (self, "Noé");
  PupitrePage *page = open_subject (self, results, "Math");
  int current;

  test_wait_until (has_works, page);
  g_assert_false (is_read_anew (page));
  gtk_widget_activate_action (GTK_WIDGET (page), "page.back", NULL);
  ui_wait_frames (results, 2);

  ui_steer (self, "{\"day\":150}");
  pupitre_page_refresh (results);
  ui_wait_settled (results);
  test_wait_until (has_new, results);
  page = open_subject (self, results, "Math");
  test_wait_until (leads_to_news, page);
  current = pupitre_subject_page_get_term (PUPITRE_SUBJECT_PAGE (page));
  g_assert_false (gtk_widget_get_visible (ui_part (page, "mark_new")));
  g_assert_cmpstr (gtk_button_get_label (ui_part (page, "news_button")), ==, "New marks in term 2");

  /* Left without a look at them, they are still new. */
  gtk_widget_activate_action (GTK_WIDGET (page), "page.back", NULL);
  ui_wait_frames (results, 2);
  page = open_subject (self, results, "Math");
  g_assert_true (gtk_widget_get_visible (ui_part (page, "news_button")));
  g_signal_emit_by_name (ui_part (page, "news_button"), "clicked");
  g_assert_cmpint (pupitre_subject_page_get_term (PUPITRE_SUBJECT_PAGE (page)), ==, 2);
  g_assert_cmpint (current, ==, 3);
  g_assert_true (gtk_widget_get_visible (ui_part (page, "mark_new")));
  g_assert_false (gtk_widget_get_visible (ui_part (page, "news_button")));
  g_assert_true (ui_shows_text (ui_part (page, "competencies"), "New"));
  g_assert_true (ui_shows_text (ui_part (page, "term_list"), "New"));

  gtk_widget_activate_action (GTK_WIDGET (page), "page.back", NULL);
  ui_wait_frames (results, 2);
  page = open_subject (self, results, "Math");
  g_assert_false (is_read_anew (page));
  g_assert_false (ui_shows_text (ui_part (page, "term_list"), "New"));

  /* For good; what was not looked at is still new. */
  ui_steer (self, "{\"cut\":true}");
  ui_restart_open (self);
  results = ui_open (self, "Noé", PUPITRE_TILE_RESULTS);
  ui_wait_state (results, PUPITRE_STATE_CONTENT);
  adw_view_stack_set_visible_child_name (ui_part (results, "sections"), "subjects");
  test_wait_until (has_new, results);
  page = open_subject (self, results, "Math");
  test_wait_until (shows_terms, page);
  ui_wait_frames (page, 5);
  g_assert_false (is_read_anew (page));
}

/* @returns: (transfer none): the list of the newest year */
static GtkListBox *
newest_cards (PupitrePage *page)
{
  return ui_part (gtk_widget_get_first_child (ui_part (page, "groups")), "list");
}

static GtkListBoxRow *
newest_card (PupitrePage *page)
{
  return gtk_list_box_get_row_at_index (newest_cards (page), 0);
}

/* That of the second étape: that of the first one is recent enough to be new at the first look. */
static gboolean
has_new_card (gpointer page)
{
  return gtk_widget_get_first_child (ui_part (page, "groups")) != NULL &&
         ui_shows_text (newest_card (page), "Term 2") && ui_shows_text (newest_card (page), "New");
}

/* A report card that came since the last look is new until it was opened, and so for good. */
static void
test_new_card (void)
{
  g_autoptr (UiFixture) self = sign_in ();
  PupitrePage *page = open_subjects (self, "Noé");

  adw_view_stack_set_visible_child_name (ui_part (page, "sections"), "cards");
  ui_steer (self, "{\"day\":150}");
  pupitre_page_refresh (page);
  ui_wait_settled (page);
  test_wait_until (has_new_card, page);
  g_signal_emit_by_name (newest_cards (page), "row-activated", newest_card (page));
  g_assert_true (ui_page (self) != page);
  gtk_widget_activate_action (GTK_WIDGET (ui_page (self)), "page.back", NULL);
  g_assert_true (ui_page (self) == page);
  g_assert_false (ui_shows_text (newest_card (page), "New"));
  pupitre_page_refresh (page);
  ui_wait_settled (page);
  g_assert_false (ui_shows_text (newest_card (page), "New"));

  /* The school gives it out again, corrected, under the same id: that was not seen yet. */
  ui_steer (self, "{\"cards\":\"again\"}");
  pupitre_page_refresh (page);
  ui_wait_settled (page);
  test_wait_until (has_new_card, page);
  g_signal_emit_by_name (newest_cards (page), "row-activated", newest_card (page));
  gtk_widget_activate_action (GTK_WIDGET (ui_page (self)), "page.back", NULL);
  g_assert_false (ui_shows_text (newest_card (page), "New"));
  pupitre_page_refresh (page);
  ui_wait_settled (page);
  g_assert_false (ui_shows_text (newest_card (page), "New"));
}

static gboolean
shows_term (gpointer page)
{
  return ui_shows_text (page, "Term 1");
}

/* Of a child who has changed service centre the earlier report cards are missed, of another one not. */
static void
test_moved (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, "moved@demo.exemple");
  page = ui_open (self, "Olivia", PUPITRE_TILE_RESULTS);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  test_wait_until (shows_term, page);
  g_assert_true (ui_shows_text (page, "a child who changes service centre loses them there"));
}

static void
test_not_moved (void)
{
  g_autoptr (UiFixture) self = sign_in ();
  PupitrePage *page = ui_open (self, "No\303\251", PUPITRE_TILE_RESULTS);

  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  test_wait_until (shows_term, page);
  g_assert_false (ui_shows_text (page, "changes service centre"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/results/subjects", test_subjects);
  g_test_add_func ("/results/subject", test_subject);
  g_test_add_func ("/results/no-average", test_no_average);
  g_test_add_func ("/results/new-marks", test_new_marks);
  g_test_add_func ("/results/new-term", test_new_term);
  g_test_add_func ("/results/new-card", test_new_card);
  g_test_add_func ("/results/moved", test_moved);
  g_test_add_func ("/results/not-moved", test_not_moved);
  g_test_add_func ("/results/terms", test_terms);

  return g_test_run ();
}
