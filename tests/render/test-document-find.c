/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-document-find"

#include "config.h"

#include "pupitre-document-canvas.h"
#include "pupitre-document-find-bar.h"
#include "pupitre-document-finder.h"
#include "test-pdfs.h"
#include "view-fixture.h"

/* Finding, selecting and copying the text of a document. */

static const char * const pages[] = {
  "Bulletin de l'élève\nFrançais 84\nMathématique 60",
  "Rien ici",
  "Note de l'ELEVE\nMathematique 91\nFin",
  NULL,
};

static void
start (Fixture *fixture)
{
  view_set_up (fixture);
  view_load (fixture, test_pdf_text (pages));
  wait_until (view_state (fixture) == PUPITRE_DOCUMENT_READY);
  wait_until (view_is_sharp (fixture, 0));
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL));
}

static GtkWidget *
part (Fixture *fixture, const char *name)
{
  GtkWidget *bar = view_find (GTK_WIDGET (fixture->view), PUPITRE_TYPE_DOCUMENT_FIND_BAR, NULL);

  return GTK_WIDGET (gtk_widget_get_template_child (bar, PUPITRE_TYPE_DOCUMENT_FIND_BAR, name));
}

static const char *
count (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (part (fixture, "count")));
}

static void
type (Fixture *fixture, const char *text)
{
  act (fixture, "document.find");
  gtk_editable_set_text (GTK_EDITABLE (part (fixture, "entry")), text);
}

static guint
count_marks (Fixture *fixture, PupitreDocumentMark mark, guint number)
{
  PupitreDocumentMarks *marks =
    pupitre_document_canvas_get_marks (PUPITRE_DOCUMENT_CANVAS (fixture->canvas));
  GArray *areas = pupitre_document_marks_get (marks, mark, number);

  return areas != NULL ? areas->len : 0;
}

static void
test_find (void)
{
  Fixture fixture;

  start (&fixture);
  type (&fixture, "eleve");
  wait_until (g_str_equal (count (&fixture), "1 of 2"));
  g_assert_cmpuint (count_marks (&fixture, PUPITRE_DOCUMENT_MARK_FOUND, 0), ==, 1);
  g_assert_cmpuint (count_marks (&fixture, PUPITRE_DOCUMENT_MARK_FOUND, 1), ==, 0);
  g_assert_cmpuint (count_marks (&fixture, PUPITRE_DOCUMENT_MARK_CURRENT, 0), ==, 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture.vertical), <, 100);

  act (&fixture, "document.find-next");
  g_assert_cmpstr (count (&fixture), ==, "2 of 2");
  wait_until (pupitre_document_view_get_page (fixture.view) == 3);
  g_assert_cmpuint (count_marks (&fixture, PUPITRE_DOCUMENT_MARK_CURRENT, 0), ==, 0);
  g_assert_cmpuint (count_marks (&fixture, PUPITRE_DOCUMENT_MARK_FOUND, 2), ==, 1);
  g_assert_cmpuint (count_marks (&fixture, PUPITRE_DOCUMENT_MARK_CURRENT, 2), ==, 1);
  act (&fixture, "document.find-next");
  g_assert_cmpstr (count (&fixture), ==, "1 of 2");
  act (&fixture, "document.find-previous");
  g_assert_cmpstr (count (&fixture), ==, "2 of 2");
  view_tear_down (&fixture);
}

/* One begins where one reads. */
static void
test_find_from_here (void)
{
  Fixture fixture;

  start (&fixture);
  gtk_adjustment_set_value (fixture.vertical, gtk_adjustment_get_upper (fixture.vertical));
  wait_until (pupitre_document_view_get_page (fixture.view) == 3);
  type (&fixture, "MATHÉMATIQUE");
  wait_until (g_str_equal (count (&fixture), "2 of 2"));
  view_tear_down (&fixture);
}

static void
test_not_found (void)
{
  Fixture fixture;

  start (&fixture);
  type (&fixture, "absent");
  wait_until (g_str_equal (count (&fixture), "Not found"));
  g_assert_true (gtk_widget_has_css_class (part (&fixture, "entry"), "error"));
  g_assert_false (gtk_widget_get_sensitive (part (&fixture, "next")));
  type (&fixture, "84");
  wait_until (g_str_equal (count (&fixture), "1 of 1"));
  g_assert_false (gtk_widget_has_css_class (part (&fixture, "entry"), "error"));
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (part (&fixture, "bar")), FALSE);
  g_assert_cmpuint (count_marks (&fixture, PUPITRE_DOCUMENT_MARK_FOUND, 0), ==, 0);
  g_assert_cmpuint (count_marks (&fixture, PUPITRE_DOCUMENT_MARK_CURRENT, 0), ==, 0);

  /* Another document forgets what was searched in this one. */
  type (&fixture, "84");
  view_load (&fixture, test_pdf_text (pages));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (part (&fixture, "entry"))), ==, "");
  g_assert_false (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (part (&fixture, "bar"))));
  view_tear_down (&fixture);
}

#define N_MANY 200

static void
start_many (Fixture *fixture)
{
  const char *many[N_MANY + 1] = { NULL };

  for (guint i = 0; i < N_MANY; i++)
    many[i] = "Rien ici";
  view_set_up (fixture);
  view_load (fixture, test_pdf_text (many));
  wait_until (view_state (fixture) == PUPITRE_DOCUMENT_READY);
  wait_until (view_is_sharp (fixture, 0));
}

static void
keep_page (GObject *source, GAsyncResult *result, gpointer data)
{
  *(PupitrePageText **) data =
    pupitre_rendered_document_text_finish (PUPITRE_RENDERED_DOCUMENT (source), result, NULL);
}

/* Closes the view while it searches: the search asks for none of the pages that it has left, and lets go
 * of the texts. The helper answers one after the other, so that what is asked here counts the answers
 * that it waits for.
 *
 * @first: whether the bar is closed before */
static void
close_while_searching (gboolean first)
{
  g_autoptr (PupitreRenderedDocument) document = NULL;
  PupitreDocumentTexts *texts;
  guint n_asked = 0;
  Fixture fixture;

  start_many (&fixture);
  texts = pupitre_document_canvas_get_texts (PUPITRE_DOCUMENT_CANVAS (fixture.canvas));
  document = g_object_ref (pupitre_document_texts_get_document (texts));
  g_object_add_weak_pointer (G_OBJECT (texts), (gpointer *) &texts);
  type (&fixture, "absent");
  wait_until (g_str_equal (count (&fixture), "Searching…"));
  if (first)
    gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (part (&fixture, "bar")), FALSE);
  view_tear_down (&fixture);
  while (texts != NULL) {
    PupitrePageText *page = NULL;

    pupitre_rendered_document_text_async (document, 0, FALSE, NULL, keep_page, &page);
    wait_until (page != NULL);
    pupitre_page_text_unref (page);
    n_asked++;
  }
  g_assert_cmpuint (n_asked, <, N_MANY / 10);
}

static void
test_closed (void)
{
  close_while_searching (FALSE);
  close_while_searching (TRUE);
}

static void
keep_text (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
copy (Fixture *fixture)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->canvas);
  char *text = NULL;

  gdk_clipboard_set_text (clipboard, "");
  act (fixture, "document.copy");
  do {
    char *now = NULL;

    gdk_clipboard_read_text_async (clipboard, NULL, keep_text, &now);
    wait_until (now != NULL);
    g_free (text);
    text = now;
  } while (*text == '\0');

  return text;
}

static PupitreDocumentSelection *
selection_of (Fixture *fixture)
{
  return pupitre_document_canvas_get_selection (PUPITRE_DOCUMENT_CANVAS (fixture->canvas));
}

static gboolean
has_text (Fixture *fixture, guint page)
{
  PupitreDocumentTexts *texts =
    pupitre_document_canvas_get_texts (PUPITRE_DOCUMENT_CANVAS (fixture->canvas));

  return pupitre_document_texts_peek (texts, page) != NULL;
}

static void
test_select_by_pointer (void)
{
  g_autofree char *word = NULL;
  g_autofree char *line = NULL;
  g_autofree char *across = NULL;
  Fixture fixture;

  start (&fixture);
  wait_until (has_text (&fixture, 0) && has_text (&fixture, 1));
  pupitre_document_selection_start (selection_of (&fixture), 0, 80, 112, PUPITRE_TEXT_WORD);
  word = copy (&fixture);
  g_assert_cmpstr (word, ==, "Français");
  g_assert_cmpuint (count_marks (&fixture, PUPITRE_DOCUMENT_MARK_SELECTED, 0), ==, 1);
  pupitre_document_selection_start (selection_of (&fixture), 0, 80, 132, PUPITRE_TEXT_LINE);
  line = copy (&fixture);
  g_assert_cmpstr (line, ==, "Mathématique 60");

  /* From the second line of a page to the end of the line on the next one. */
  pupitre_document_selection_start (selection_of (&fixture), 0, 70, 112, PUPITRE_TEXT_CHARACTER);
  pupitre_document_selection_extend (selection_of (&fixture), 1, 600, 92);
  across = copy (&fixture);
  g_assert_cmpstr (across, ==, "Français 84\nMathématique 60\nRien ici");
  g_assert_cmpuint (count_marks (&fixture, PUPITRE_DOCUMENT_MARK_SELECTED, 0), ==, 2);
  g_assert_cmpuint (count_marks (&fixture, PUPITRE_DOCUMENT_MARK_SELECTED, 1), ==, 1);
  view_tear_down (&fixture);
}

static void
test_select_by_keys (void)
{
  g_autofree char *word = NULL;
  g_autofree char *all = NULL;
  Fixture fixture;

  start (&fixture);
  type (&fixture, "francais");
  wait_until (g_str_equal (count (&fixture), "1 of 1"));
  pupitre_document_selection_move (selection_of (&fixture), 0, PUPITRE_TEXT_WORD, 1);
  pupitre_document_selection_move (selection_of (&fixture), 0, PUPITRE_TEXT_CHARACTER, 1);
  pupitre_document_selection_move (selection_of (&fixture), 0, PUPITRE_TEXT_CHARACTER, 1);
  word = copy (&fixture);
  g_assert_cmpstr (word, ==, "Français 8");
  pupitre_document_selection_select_all (selection_of (&fixture));
  all = copy (&fixture);
  g_assert_true (g_str_has_prefix (all, "Bulletin de l'élève\n"));
  g_assert_true (g_str_has_suffix (all, "\nFin"));
  pupitre_document_selection_clear (selection_of (&fixture));
  g_assert_cmpuint (count_marks (&fixture, PUPITRE_DOCUMENT_MARK_SELECTED, 0), ==, 0);
  view_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/find/find", test_find);
  g_test_add_func ("/find/from-here", test_find_from_here);
  g_test_add_func ("/find/not-found", test_not_found);
  g_test_add_func ("/find/closed", test_closed);
  g_test_add_func ("/find/select-by-pointer", test_select_by_pointer);
  g_test_add_func ("/find/select-by-keys", test_select_by_keys);

  return g_test_run ();
}
