/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-document-view"

#include "config.h"

#include <adwaita.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <unistd.h>

#include "pupitre-document-canvas.h"
#include "pupitre-document-lock.h"
#include "pupitre-document-outline.h"
#include "pupitre-document-sidebar.h"
#include "pupitre-document-thumbnail.h"
#include "pupitre-document-page.h"
#include "pupitre-document-reader.h"
#include "pupitre-document-view-private.h"
#include "pupitre-page-turn.h"
#include "pupitre-reading-grid.h"
#include "pupitre-renderer-private.h"
#include "pupitre-render-protocol.h"
#include "pupitre-sealed-file.h"
#include "test-pdfs.h"
#include "view-fixture.h"

/* The document view on a display. */

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL));
}

static void
test_load (void)
{
  Fixture fixture;

  view_set_up (&fixture);
  g_assert_cmpint (view_state (&fixture), ==, PUPITRE_DOCUMENT_EMPTY);
  g_assert_cmpuint (pupitre_document_view_get_page (fixture.view), ==, 0);
  view_load (&fixture, test_pdf_pages (3, 612, 792));
  g_assert_cmpint (view_state (&fixture), ==, PUPITRE_DOCUMENT_LOADING);
  wait_until (view_state (&fixture) == PUPITRE_DOCUMENT_READY);
  g_assert_cmpuint (pupitre_document_view_get_n_pages (fixture.view), ==, 3);
  g_assert_cmpuint (pupitre_document_view_get_page (fixture.view), ==, 1);
  wait_until (view_is_sharp (&fixture, 0));
  wait_until (view_is_sharp (&fixture, 1));
  g_assert_cmpuint (view_count_pages (&fixture), ==, 2);

  pupitre_document_view_clear (fixture.view);
  g_assert_cmpint (view_state (&fixture), ==, PUPITRE_DOCUMENT_EMPTY);
  g_assert_cmpuint (view_count_pages (&fixture), ==, 0);
  view_tear_down (&fixture);
}

static void
test_accessible (void)
{
  Fixture fixture;

  view_set_up (&fixture);
  view_load (&fixture, test_pdf_pages (3, 612, 792));
  wait_until (view_is_sharp (&fixture, 0));
  gtk_test_accessible_assert_role (fixture.canvas, GTK_ACCESSIBLE_ROLE_DOCUMENT);
  gtk_test_accessible_assert_property (fixture.canvas, GTK_ACCESSIBLE_PROPERTY_LABEL, "Bulletin");
  gtk_test_accessible_assert_role (view_page (&fixture, 0), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (view_page (&fixture, 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Page 1 of 3");
  wait_until (gtk_test_accessible_has_property (GTK_ACCESSIBLE (view_page (&fixture, 0)),
                                                GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  gtk_test_accessible_assert_property (view_page (&fixture, 0), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Page 1");
  view_tear_down (&fixture);
}

static double
zoom (Fixture *fixture)
{
  return pupitre_document_view_get_zoom (fixture->view);
}

static void
test_zoom (void)
{
  Fixture fixture;
  double fit;

  view_set_up (&fixture);
  view_load (&fixture, test_pdf_pages (3, 612, 792));
  wait_until (view_is_sharp (&fixture, 0));
  fit = zoom (&fixture);
  g_assert_cmpfloat_with_epsilon (fit, (gtk_widget_get_width (fixture.canvas) - 48) / 816.0, 0.001);

  act (&fixture, "document.zoom-in");
  g_assert_cmpfloat (zoom (&fixture), >, fit);
  wait_until (view_is_sharp (&fixture, 0));
  act (&fixture, "document.zoom-reset");
  g_assert_cmpfloat_with_epsilon (zoom (&fixture), 1.0, 1e-9);
  wait_until (gtk_widget_get_width (GTK_WIDGET (view_page (&fixture, 0))) == 816);
  act (&fixture, "document.zoom-out");
  g_assert_cmpfloat_with_epsilon (zoom (&fixture), 0.9, 1e-9);
  act (&fixture, "document.fit-width");
  g_assert_cmpfloat_with_epsilon (zoom (&fixture), fit, 1e-9);

  for (guint i = 0; i < 30; i++)
    gtk_widget_activate_action (GTK_WIDGET (fixture.view), "document.zoom-in", NULL);
  g_assert_cmpfloat_with_epsilon (zoom (&fixture), 4.0, 1e-9);
  wait_until (view_is_sharp (&fixture, 0));
  for (guint i = 0; i < 30; i++)
    gtk_widget_activate_action (GTK_WIDGET (fixture.view), "document.zoom-out", NULL);
  g_assert_cmpfloat_with_epsilon (zoom (&fixture), 0.25, 1e-9);
  wait_until (view_is_sharp (&fixture, 2));
  view_tear_down (&fixture);
}

/* What is under the pointer stays there. */
static void
test_zoom_around_pointer (void)
{
  Fixture fixture;
  graphene_point_t before;
  graphene_point_t after;
  const graphene_point_t pointer = GRAPHENE_POINT_INIT (200, 300);
  PupitreDocumentCanvas *canvas;
  float width;

  view_set_up (&fixture);
  canvas = PUPITRE_DOCUMENT_CANVAS (fixture.canvas);
  view_load (&fixture, test_pdf_pages (3, 612, 792));
  wait_until (view_is_sharp (&fixture, 0));
  pupitre_document_canvas_zoom_to (canvas, 1.5, 0, 0);
  wait_until (view_is_sharp (&fixture, 0));
  width = gtk_widget_get_width (GTK_WIDGET (view_page (&fixture, 0)));
  g_assert_true (gtk_widget_compute_point (fixture.canvas, GTK_WIDGET (view_page (&fixture, 0)),
                                           &pointer, &before));
  pupitre_document_canvas_zoom_to (canvas, 3.0, pointer.x, pointer.y);
  wait_until (gtk_widget_get_width (GTK_WIDGET (view_page (&fixture, 0))) > 2 * width - 2);
  g_assert_true (gtk_widget_compute_point (fixture.canvas, GTK_WIDGET (view_page (&fixture, 0)),
                                           &pointer, &after));
  g_assert_cmpfloat_with_epsilon (after.x, before.x * 2, 2.5);
  g_assert_cmpfloat_with_epsilon (after.y, before.y * 2, 2.5);
  view_tear_down (&fixture);
}

static void
test_scroll (void)
{
  Fixture fixture;

  view_set_up (&fixture);
  view_load (&fixture, test_pdf_pages (3, 612, 792));
  wait_until (view_is_sharp (&fixture, 0));
  gtk_adjustment_set_value (fixture.vertical, gtk_adjustment_get_upper (fixture.vertical));
  wait_until (pupitre_document_view_get_page (fixture.view) == 3);
  gtk_adjustment_set_value (fixture.vertical, gtk_adjustment_get_upper (fixture.vertical) * 0.4);
  wait_until (pupitre_document_view_get_page (fixture.view) == 2);
  gtk_adjustment_set_value (fixture.vertical, 0);
  wait_until (pupitre_document_view_get_page (fixture.view) == 1);
  view_tear_down (&fixture);
}

/* A long document costs as much as what is seen of it. */
static void
test_long_document (void)
{
  Fixture fixture;

  view_set_up (&fixture);
  view_load (&fixture, test_pdf_pages (300, 612, 792));
  wait_until (view_is_sharp (&fixture, 0));
  for (guint i = 0; i <= 20; i++) {
    gtk_adjustment_set_value (fixture.vertical, gtk_adjustment_get_upper (fixture.vertical) * i / 20);
    g_assert_cmpuint (view_count_pages (&fixture), <=, 4);
  }
  g_assert_cmpuint (pupitre_document_view_get_page (fixture.view), ==, 300);
  wait_until (view_is_sharp (&fixture, view_count_pages (&fixture) - 1));
  view_tear_down (&fixture);
}

/* Neither memory nor the helper's limits are hit by a page as large as a house. */
static void
test_huge_page (void)
{
  Fixture fixture;

  view_set_up (&fixture);
  view_load (&fixture, test_pdf_pages (1, 30000, 30000));
  wait_until (view_is_sharp (&fixture, 0));
  g_assert_cmpfloat (zoom (&fixture), <, 0.05);
  act (&fixture, "document.zoom-reset");
  wait_until (gtk_widget_get_width (GTK_WIDGET (view_page (&fixture, 0))) == 40000);
  wait_until (view_is_sharp (&fixture, 0));
  view_tear_down (&fixture);
}

static gboolean
has_button (Fixture *fixture, const char *label)
{
  return gtk_widget_get_mapped (view_find (GTK_WIDGET (fixture->view), GTK_TYPE_BUTTON, label));
}

static void
test_failures (void)
{
  const struct {
    GBytes     *pdf;
    gboolean    save;   /* another program may make more of it */
    gboolean    retry;  /* another answer of the portal may */
  } cases[] = {
    { g_bytes_new_static ("<html>", 6), TRUE, TRUE },
    { test_pdf_no_pages (), FALSE, TRUE },
    { g_bytes_new_static ("", 0), FALSE, TRUE },
  };
  Fixture fixture;

  view_set_up (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("Test %zu", i);
    view_load (&fixture, cases[i].pdf);
    wait_until (view_state (&fixture) == PUPITRE_DOCUMENT_FAILED);
    g_assert_cmpint (has_button (&fixture, "_Save a Copy…"), ==, cases[i].save);
    g_assert_cmpint (has_button (&fixture, "_Try Again"), ==, cases[i].retry);
  }
  /* The window lives on. */
  view_load (&fixture, test_pdf_pages (1, 612, 792));
  wait_until (view_is_sharp (&fixture, 0));
  view_tear_down (&fixture);
}

static GtkWidget *
lock_part (Fixture *fixture, const char *name)
{
  GtkWidget *lock = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->view),
                                                               PUPITRE_TYPE_DOCUMENT_VIEW, "lock"));

  return GTK_WIDGET (gtk_widget_get_template_child (lock, PUPITRE_TYPE_DOCUMENT_LOCK, name));
}

static void
enter_password (Fixture *fixture, const char *password)
{
  gtk_editable_set_text (GTK_EDITABLE (lock_part (fixture, "entry")), password);
  g_signal_emit_by_name (lock_part (fixture, "open_button"), "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (lock_part (fixture, "entry"))), ==, "");
  g_assert_cmpint (view_state (fixture), ==, PUPITRE_DOCUMENT_LOADING);
  wait_until (view_state (fixture) != PUPITRE_DOCUMENT_LOADING);
}

static void
test_password (void)
{
  Fixture fixture;

  view_set_up (&fixture);
  view_load (&fixture, test_pdf_locked ("bulletin"));
  wait_until (view_state (&fixture) == PUPITRE_DOCUMENT_LOCKED);
  g_assert_false (gtk_widget_get_visible (lock_part (&fixture, "note")));
  wait_until (gtk_widget_get_mapped (lock_part (&fixture, "open_button")));
  enter_password (&fixture, "Bulletin");
  g_assert_cmpint (view_state (&fixture), ==, PUPITRE_DOCUMENT_LOCKED);
  g_assert_true (gtk_widget_get_visible (lock_part (&fixture, "note")));
  enter_password (&fixture, "bulletin");
  g_assert_cmpint (view_state (&fixture), ==, PUPITRE_DOCUMENT_READY);
  wait_until (view_is_sharp (&fixture, 0));

  /* Three tries, then it must be opened again. */
  view_load (&fixture, test_pdf_locked ("bulletin"));
  wait_until (view_state (&fixture) == PUPITRE_DOCUMENT_LOCKED);
  g_assert_false (gtk_widget_get_visible (lock_part (&fixture, "note")));
  for (guint i = 0; i < 3; i++) {
    g_assert_true (gtk_widget_get_sensitive (lock_part (&fixture, "entry")));
    enter_password (&fixture, "wrong");
  }
  g_assert_false (gtk_widget_get_sensitive (lock_part (&fixture, "entry")));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (lock_part (&fixture, "note"))), "Three"));
  view_load (&fixture, test_pdf_encrypted ());
  wait_until (view_state (&fixture) == PUPITRE_DOCUMENT_LOCKED);
  g_assert_true (gtk_widget_get_sensitive (lock_part (&fixture, "entry")));
  view_tear_down (&fixture);
}

static void
test_missing_helper (void)
{
  Fixture fixture;
  GtkWidget *button;

  view_set_up_with (&fixture, view_new_renderer ("/nonexistent/pupitre-render", NULL));
  view_load (&fixture, test_pdf_pages (1, 612, 792));
  wait_until (view_state (&fixture) == PUPITRE_DOCUMENT_FAILED);
  button = view_find (GTK_WIDGET (fixture.view), GTK_TYPE_BUTTON, "_Try Again");
  g_assert_true (gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "clicked");
  wait_until (view_state (&fixture) == PUPITRE_DOCUMENT_FAILED);
  view_tear_down (&fixture);
}

/* The helper crashes over the first page; the parent tries again, and it is there. */
static void
test_crash_and_retry (void)
{
  g_autofree char *folder = g_dir_make_tmp ("pupitre-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "crash", NULL);
  g_autofree char *setting = g_strconcat ("PUPITRE_RENDER_TEST_CRASH=", path, NULL);
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "render", "pupitre-render-test",
                                                    NULL);
  g_autofree char *operation = g_strdup_printf ("%d", PUPITRE_RENDER_DRAW);
  Fixture fixture;
  GtkWidget *button;

  g_assert_true (g_file_set_contents (path, operation, -1, NULL));
  view_set_up_with (&fixture, view_new_renderer (program, setting));
  /* The helper that was started ahead is the one to crash, not the next one. */
  wait_until (!g_file_test (path, G_FILE_TEST_EXISTS));
  view_load (&fixture, test_pdf_pages (2, 612, 792));
  wait_until (view_has_failed (&fixture, 0));
  wait_until (view_is_sharp (&fixture, 1));
  g_assert_cmpint (view_state (&fixture), ==, PUPITRE_DOCUMENT_READY);
  button = view_find (GTK_WIDGET (view_page (&fixture, 0)), GTK_TYPE_BUTTON, "_Try Again");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_false (view_has_failed (&fixture, 0));
  wait_until (view_is_sharp (&fixture, 0));
  view_tear_down (&fixture);
  g_rmdir (folder);
}

static void
test_hang (void)
{
  Fixture fixture;

  view_set_up (&fixture);
  view_load (&fixture, test_pdf_bomb (2, 0));
  wait_until (view_has_failed (&fixture, 0));
  wait_until (view_is_sharp (&fixture, 1));
  view_load (&fixture, test_pdf_pages (1, 612, 792));
  wait_until (view_is_sharp (&fixture, 0));
  view_tear_down (&fixture);
}

/* Pages that one has scrolled past are not drawn any more, however long the helper still is at the
 * first of them: what waits for it goes away with them. */
static void
test_scrolled_past (void)
{
  Fixture fixture;
  gpointer passed[2];
  gint64 start;

  view_set_up (&fixture);
  view_load (&fixture, test_pdf_bomb (40, 0));
  wait_until (view_state (&fixture) == PUPITRE_DOCUMENT_READY && view_count_pages (&fixture) >= 2);
  for (guint i = 0; i < G_N_ELEMENTS (passed); i++) {
    passed[i] = view_page (&fixture, i);
    g_object_add_weak_pointer (passed[i], &passed[i]);
  }
  start = g_get_monotonic_time ();
  gtk_adjustment_set_value (fixture.vertical, gtk_adjustment_get_upper (fixture.vertical));
  wait_until (passed[0] == NULL && passed[1] == NULL);
  g_assert_cmpint (g_get_monotonic_time () - start, <, VIEW_LIMIT * 1000 / 2);
  view_tear_down (&fixture);
}

/* The last one wins, and nothing is left behind by the others. */
static void
test_load_in_a_hurry (void)
{
  Fixture fixture;

  view_set_up (&fixture);
  view_load (&fixture, test_pdf_bomb (1, 0));
  view_load (&fixture, test_pdf_encrypted ());
  view_load (&fixture, test_pdf_pages (2, 612, 792));
  wait_until (view_is_sharp (&fixture, 0));
  g_assert_cmpuint (pupitre_document_view_get_n_pages (fixture.view), ==, 2);
  view_load (&fixture, test_pdf_pages (1, 612, 792));
  view_tear_down (&fixture);
}

static gboolean
file_is (const char *path, GBytes *expected)
{
  char *content;
  gsize size;
  g_autoptr (GBytes) found = NULL;

  if (!g_file_get_contents (path, &content, &size, NULL))
    return FALSE;
  found = g_bytes_new_take (content, size);

  return g_bytes_equal (found, expected);
}

static void
test_save (void)
{
  g_autofree char *folder = g_dir_make_tmp ("pupitre-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "Bulletin.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) pdf = test_pdf_pages (2, 612, 792);
  GStatBuf info;
  Fixture fixture;

  view_set_up (&fixture);
  g_assert_true (g_file_set_contents_full (path, "older", -1, 0, 0644, NULL));
  view_load (&fixture, g_bytes_ref (pdf));
  pupitre_document_view_save_to (fixture.view, file);
  wait_until (file_is (path, pdf));
  g_assert_no_errno (g_stat (path, &info));
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  /* A damaged document can be saved too, just as it came. */
  g_unlink (path);
  g_clear_pointer (&pdf, g_bytes_unref);
  pdf = g_bytes_new_static ("damaged", 7);
  view_load (&fixture, g_bytes_ref (pdf));
  pupitre_document_view_save_to (fixture.view, file);
  wait_until (file_is (path, pdf));
  view_tear_down (&fixture);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_unlink (path);
  g_rmdir (folder);
}

/* Turning keeps what stands where on the page: it is the same text that is selected. */
static void
test_turn (void)
{
  const char * const pages[] = { "Bulletin de l'élève", NULL };
  PupitreDocumentCanvas *canvas;
  graphene_rect_t area = GRAPHENE_RECT_INIT (72, 84, 100, 14);
  double x;
  double y;
  guint number;
  int width;
  Fixture fixture;

  view_set_up (&fixture);
  view_load (&fixture, test_pdf_text (pages));
  wait_until (view_state (&fixture) == PUPITRE_DOCUMENT_READY);
  wait_until (view_is_sharp (&fixture, 0));
  canvas = PUPITRE_DOCUMENT_CANVAS (fixture.canvas);
  wait_until (gtk_widget_get_width (GTK_WIDGET (view_page (&fixture, 0))) > 0);
  width = gtk_widget_get_width (GTK_WIDGET (view_page (&fixture, 0)));
  g_assert_cmpint (width, <, gtk_widget_get_height (GTK_WIDGET (view_page (&fixture, 0))));
  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "document.turn-right", NULL);
  wait_until (gtk_widget_get_width (GTK_WIDGET (view_page (&fixture, 0))) >
              gtk_widget_get_height (GTK_WIDGET (view_page (&fixture, 0))));
  /* The upper left corner of the page is at the upper right one of the window now. */
  g_assert_true (pupitre_document_canvas_locate (canvas, gtk_widget_get_width (fixture.canvas) - 30,
                                                 30, &number, &x, &y));
  g_assert_cmpfloat (x, <, 60);
  g_assert_cmpfloat (y, <, 60);
  for (guint turns = 0; turns < 4; turns++) {
    const graphene_rect_t turned = pupitre_page_turn_area (turns, 612, 792, &area);
    const graphene_rect_t back = pupitre_page_unturn_area (turns, 612, 792, &turned);

    g_assert_true (graphene_rect_equal (&area, &back));
  }
  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "document.turn-left", NULL);
  wait_until (gtk_widget_get_width (GTK_WIDGET (view_page (&fixture, 0))) == width);
  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "document.fit-page", NULL);
  wait_until (gtk_widget_get_height (GTK_WIDGET (view_page (&fixture, 0))) <=
              gtk_widget_get_height (fixture.canvas));
  view_tear_down (&fixture);
}

static void
keep_uri (char **uri, const char *followed)
{
  *uri = g_strdup (followed);
}

/* Part of what stands beside the document. */
static GtkWidget *
sidebar_part (Fixture *fixture, const char *name)
{
  GObject *sidebar = gtk_widget_get_template_child (GTK_WIDGET (fixture->view),
                                                    PUPITRE_TYPE_DOCUMENT_VIEW, "sidebar");

  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (sidebar),
                                                    PUPITRE_TYPE_DOCUMENT_SIDEBAR, name));
}

/* The links and the outline of a document lead to its pages; addresses are told, not opened. */
static void
test_jumps (void)
{
  g_autofree char *uri = NULL;
  GtkWidget *outline;
  GtkListBox *list;
  GtkWidget *link;
  Fixture fixture;

  view_set_up (&fixture);
  g_signal_connect_swapped (fixture.view, "followed", G_CALLBACK (keep_uri), &uri);
  view_load (&fixture, test_pdf_jumps ());
  wait_until (view_state (&fixture) == PUPITRE_DOCUMENT_READY);
  wait_until (view_is_sharp (&fixture, 0));
  outline = sidebar_part (&fixture, "outline");
  wait_until (!pupitre_document_outline_is_empty (PUPITRE_DOCUMENT_OUTLINE (outline)));
  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "document.sidebar", NULL);
  wait_until (gtk_widget_get_mapped (outline));
  list = GTK_LIST_BOX (view_find (outline, GTK_TYPE_LIST_BOX, NULL));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 1));
  wait_until (pupitre_document_view_get_page (fixture.view) == 2);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  wait_until (pupitre_document_view_get_page (fixture.view) == 1);

  wait_until (gtk_widget_get_last_child (GTK_WIDGET (view_page (&fixture, 0))) != NULL);
  link = gtk_widget_get_last_child (GTK_WIDGET (view_page (&fixture, 0)));
  gtk_test_accessible_assert_role (link, GTK_ACCESSIBLE_ROLE_LINK);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Link to ecole.exemple");
  g_signal_emit_by_name (link, "clicked");
  g_assert_cmpstr (uri, ==, "https://ecole.exemple/bulletins");
  link = gtk_widget_get_prev_sibling (link);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Go to page 3");
  g_signal_emit_by_name (link, "clicked");
  wait_until (pupitre_document_view_get_page (fixture.view) == 3);
  view_tear_down (&fixture);
}

static guint
count_drawn (GtkWidget *widget)
{
  guint n = PUPITRE_IS_DOCUMENT_THUMBNAIL (widget) &&
            pupitre_document_thumbnail_is_drawn (PUPITRE_DOCUMENT_THUMBNAIL (widget)) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_drawn (child);
  return n;
}

/* The pages are beside the document, small, and drawn only where they are seen; the one that is chosen
 * is shown, and the one that is read is chosen. */
static void
test_thumbnails (void)
{
  Fixture fixture;
  GtkWidget *thumbnails;
  GtkWidget *list;
  GtkSingleSelection *selection;

  view_set_up (&fixture);
  view_load (&fixture, test_pdf_pages (80, 612, 792));
  wait_until (view_state (&fixture) == PUPITRE_DOCUMENT_READY);
  wait_until (view_is_sharp (&fixture, 0));
  thumbnails = sidebar_part (&fixture, "thumbnails");
  g_assert_cmpuint (count_drawn (thumbnails), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "document.sidebar", NULL);
  wait_until (count_drawn (thumbnails) >= 2);
  list = view_find (thumbnails, GTK_TYPE_LIST_VIEW, NULL);
  selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, 80);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 0);
  /* The keys walk through them. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture.window)), list));
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_DOWN));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture.window)), list));

  gtk_single_selection_set_selected (selection, 11);
  wait_until (pupitre_document_view_get_page (fixture.view) == 12);
  gtk_adjustment_set_value (fixture.vertical, gtk_adjustment_get_upper (fixture.vertical));
  wait_until (pupitre_document_view_get_page (fixture.view) == 80);
  wait_until (gtk_single_selection_get_selected (selection) == 79);
  wait_until (count_drawn (thumbnails) >= 2);
  g_assert_cmpuint (count_drawn (thumbnails), <, 20);

  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "document.sidebar", NULL);
  wait_until (count_drawn (thumbnails) == 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture.window)) == fixture.canvas);
  view_tear_down (&fixture);
}

/* Returns the first widget in a tree that has a text. */
static GtkWidget *
find_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_text (child, text);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static GtkWidget *
find_class (GtkWidget *widget, const char *name)
{
  if (gtk_widget_has_css_class (widget, name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_class (child, name);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static void
test_read_as_text (void)
{
  GtkWidget *reader;
  GtkWidget *label;
  Fixture fixture;

  view_set_up (&fixture);
  view_load (&fixture, test_pdf_marks ());
  wait_until (view_state (&fixture) == PUPITRE_DOCUMENT_READY);
  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "document.read-text", NULL);
  reader = view_find (GTK_WIDGET (fixture.view), PUPITRE_TYPE_DOCUMENT_READER, NULL);
  g_assert_nonnull (reader);
  wait_until (!pupitre_document_reader_is_reading (PUPITRE_DOCUMENT_READER (reader)));
  label = find_text (reader, "Bulletin");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_ROLE_HEADING);
  label = find_text (reader, "84");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_ROLE_CELL);
  label = gtk_widget_get_parent (label);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Lire, Étape 1: 84, Étape 3: 79");
  g_assert_true (gtk_widget_get_focusable (label));

  /* Another document begins with its pages. */
  view_load (&fixture, test_pdf_pages (1, 612, 792));
  wait_until (view_is_sharp (&fixture, 0));
  g_assert_true (gtk_widget_get_mapped (fixture.canvas));
  view_tear_down (&fixture);
}

/* Where a cell of a table that is read begins, from the left of the table. */
static float
left_of (GtkWidget *row, guint number)
{
  GtkWidget *cell = gtk_widget_get_first_child (row);
  graphene_rect_t area;

  for (guint i = 0; i < number; i++)
    cell = gtk_widget_get_next_sibling (cell);
  g_assert_true (gtk_widget_compute_bounds (cell, gtk_widget_get_parent (row), &area));
  return area.origin.x;
}

/* In a table that is read each cell stands under the name of its column, whatever else the rows say. */
static void
test_read_table (void)
{
  static const char *const rows[][7] = {
    { "Matières et compétences", "Étape 1 20 %", "Étape 2 20 %", "Étape 3 60 %", "Résultat final",
      "Moyenne du groupe" },
    { "Français, langue d’enseignement · Mme Fatou Exemple · 132408" },
    { "Lire (40 %)", "86", "", "", "", "" },
    { "Résultat disciplinaire", "86", "", "", "", "81" },
    { "Excellent travail! Noé structure bien ses textes et choisit un vocabulaire précis. Continue." },
    { "Résoudre une situation-problème (30 %)", "–", "100", "", "B+", "" },
  };
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  const PupitreReadingBlock table = {
    .kind = PUPITRE_READING_TABLE, .n_columns = 6, .rows = lines,
  };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *header;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_ptr_array_add (lines, (gpointer) rows[i]);
  gtk_window_set_child (GTK_WINDOW (window), pupitre_reading_grid_new (&table));
  gtk_window_set_default_size (GTK_WINDOW (window), 620, 400);
  gtk_window_present (GTK_WINDOW (window));
  header = find_class (window, "header");
  wait_until (gtk_widget_get_width (header) > 0);
  for (GtkWidget *row = gtk_widget_get_next_sibling (header); row != NULL;
       row = gtk_widget_get_next_sibling (row)) {
    for (guint i = 0; gtk_widget_has_css_class (row, "cells") && i < table.n_columns; i++)
      g_assert_cmpfloat_with_epsilon (left_of (row, i), left_of (header, i), 1);
  }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* How many places of a text have a colour, in all that is shown under a widget. */
static guint
count_coloured (GtkWidget *widget, gboolean current)
{
  const PangoAttrType type = current ? PANGO_ATTR_UNDERLINE : PANGO_ATTR_BACKGROUND;
  guint n = 0;

  if (GTK_IS_LABEL (widget) && gtk_label_get_attributes (GTK_LABEL (widget)) != NULL) {
    GSList *all = pango_attr_list_get_attributes (gtk_label_get_attributes (GTK_LABEL (widget)));

    for (GSList *each = all; each != NULL; each = each->next)
      n += ((PangoAttribute *) each->data)->klass->type == type ? 1 : 0;
    g_slist_free_full (all, (GDestroyNotify) pango_attribute_destroy);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_coloured (child, current);
  return n;
}

static gboolean
says (GtkWidget *bar, const char *text)
{
  return find_text (bar, text) != NULL;
}

/* What is found in the text is marked there, counted, and walked through, on to pages that were not
 * read yet; no page is shown for it. */
static void
test_find_in_text (void)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *reader;
  GtkWidget *bar;
  GtkEditable *entry;
  GtkScrolledWindow *window;
  Fixture fixture;

  for (guint i = 0; i < 50; i++)
    g_ptr_array_add (pages, g_strdup_printf ("Page number %u%s", i, i == 1 ? " Eleve, eleve"
                                                                : i == 45 ? " ELEVE" : ""));
  g_ptr_array_add (pages, NULL);
  view_set_up (&fixture);
  view_load (&fixture, test_pdf_text ((const char *const *) pages->pdata));
  wait_until (view_state (&fixture) == PUPITRE_DOCUMENT_READY);
  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "document.read-text", NULL);
  reader = view_find (GTK_WIDGET (fixture.view), PUPITRE_TYPE_DOCUMENT_READER, NULL);
  bar = gtk_widget_get_prev_sibling (reader);
  wait_until (!pupitre_document_reader_is_reading (PUPITRE_DOCUMENT_READER (reader)));
  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "document.find", NULL);
  entry = GTK_EDITABLE (view_find (bar, GTK_TYPE_SEARCH_ENTRY, NULL));
  gtk_editable_set_text (entry, "élève");
  wait_until (says (bar, "1 of 2"));
  g_assert_false (gtk_widget_get_mapped (fixture.canvas));
  g_assert_cmpuint (count_coloured (reader, FALSE), ==, 2);
  g_assert_cmpuint (count_coloured (reader, TRUE), ==, 1);

  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "document.find-next", NULL);
  g_assert_true (says (bar, "2 of 2"));
  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "document.find-next", NULL);
  wait_until (says (bar, "3 of 3"));
  g_assert_cmpuint (count_coloured (reader, FALSE), ==, 3);
  window = GTK_SCROLLED_WINDOW (gtk_widget_get_first_child (reader));
  wait_until (gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (window)) > 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "document.find-next", NULL);
  wait_until (says (bar, "1 of 3"));
  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "document.find-previous", NULL);
  g_assert_true (says (bar, "3 of 3"));

  gtk_editable_set_text (entry, "directrice");
  wait_until (says (bar, "Not found"));
  g_assert_cmpuint (count_coloured (reader, FALSE), ==, 0);
  gtk_editable_set_text (entry, "number 7");
  wait_until (says (bar, "1 of 1"));
  /* What was marked is not when the text is left. */
  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "document.read-text", NULL);
  wait_until (gtk_widget_get_mapped (fixture.canvas));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  view_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/view/load", test_load);
  g_test_add_func ("/view/accessible", test_accessible);
  g_test_add_func ("/view/zoom", test_zoom);
  g_test_add_func ("/view/zoom-around-pointer", test_zoom_around_pointer);
  g_test_add_func ("/view/scroll", test_scroll);
  g_test_add_func ("/view/scrolled-past", test_scrolled_past);
  g_test_add_func ("/view/long-document", test_long_document);
  g_test_add_func ("/view/huge-page", test_huge_page);
  g_test_add_func ("/view/failures", test_failures);
  g_test_add_func ("/view/password", test_password);
  g_test_add_func ("/view/missing-helper", test_missing_helper);
  g_test_add_func ("/view/crash-and-retry", test_crash_and_retry);
  g_test_add_func ("/view/hang", test_hang);
  g_test_add_func ("/view/load-in-a-hurry", test_load_in_a_hurry);
  g_test_add_func ("/view/jumps", test_jumps);
  g_test_add_func ("/view/thumbnails", test_thumbnails);
  g_test_add_func ("/view/turn", test_turn);
  g_test_add_func ("/view/read-as-text", test_read_as_text);
  g_test_add_func ("/view/find-in-text", test_find_in_text);
  g_test_add_func ("/view/read-table", test_read_table);
  g_test_add_func ("/view/save", test_save);

  return g_test_run ();
}
