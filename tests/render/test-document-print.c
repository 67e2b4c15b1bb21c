/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-document-print"

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <gtk/gtkunixprint.h>
#include <string.h>
#include <unistd.h>

#include "pupitre-document-canvas.h"
#include "pupitre-document-print-private.h"
#include "pupitre-print-options.h"
#include "pupitre-print-preview.h"
#include "pupitre-way-out.h"
#include "test-pdfs.h"
#include "view-fixture.h"

/* The way of a document to paper: the preview, the dialog, and what the printer gets. */

static const double letter[] = { 612, 792 };

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (window))
      return window;
  }

  return NULL;
}

static PupitrePrintPreview *
find_preview (void)
{
  return (PupitrePrintPreview *) find_window (PUPITRE_TYPE_PRINT_PREVIEW);
}

static GtkPrintUnixDialog *
find_dialog (void)
{
  return (GtkPrintUnixDialog *) find_window (GTK_TYPE_PRINT_UNIX_DIALOG);
}

static gpointer
part (gpointer widget, const char *name)
{
  return gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);
}

/* A row of the options; its choices are numbered from the top. */
static void
choose (PupitrePrintPreview *preview, const char *row, guint choice)
{
  adw_combo_row_set_selected (part (part (preview, "options"), row), choice);
}

static const char *
get_sheet_text (PupitrePrintPreview *preview)
{
  return gtk_label_get_text (part (preview, "sheet_label"));
}

static gboolean
can_print (PupitrePrintPreview *preview)
{
  return gtk_widget_get_sensitive (part (preview, "print_button"));
}

static PupitrePrintPreview *
open_preview (Fixture *fixture, GBytes *pdf)
{
  view_load (fixture, pdf);
  wait_until (view_state (fixture) == PUPITRE_DOCUMENT_READY);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "document.print", NULL);
  wait_until (find_preview () != NULL);
  wait_until (can_print (find_preview ()));

  return find_preview ();
}

static void
assert_sheets (PupitrePrintPreview *preview, guint n_sheets, double width, double height)
{
  PupitreRenderedDocument *sheets = pupitre_print_preview_get_sheets (preview);

  g_assert_nonnull (sheets);
  g_assert_cmpuint (pupitre_rendered_document_get_n_pages (sheets), ==, n_sheets);
  for (guint i = 0; i < n_sheets; i++) {
    double found_width;
    double found_height;

    pupitre_rendered_document_get_page_size (sheets, i, &found_width, &found_height);
    g_assert_cmpfloat_with_epsilon (found_width, width, 0.1);
    g_assert_cmpfloat_with_epsilon (found_height, height, 0.1);
  }
}

/* All of the sheet in front is on the screen. */
static gboolean
is_seen_whole (PupitrePrintPreview *preview)
{
  GtkWidget *canvas = part (preview, "canvas");
  graphene_rect_t bounds;

  for (GtkWidget *child = gtk_widget_get_first_child (canvas); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (gtk_widget_compute_bounds (child, canvas, &bounds) && bounds.origin.y >= 0 &&
        bounds.origin.x >= 0 &&
        bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (canvas) &&
        bounds.origin.x + bounds.size.width <= (float) gtk_widget_get_width (canvas) &&
        pupitre_document_page_is_sharp (PUPITRE_DOCUMENT_PAGE (child)))
      return TRUE;
  }

  return FALSE;
}

/* One turns over the sheets, and each is seen from top to foot. */
static void
test_sheets (void)
{
  PupitrePrintPreview *preview;
  Fixture fixture;

  view_set_up (&fixture);
  preview = open_preview (&fixture, test_pdf_pages (3, 612, 792));
  assert_sheets (preview, 3, letter[0], letter[1]);
  wait_until (is_seen_whole (preview));
  g_assert_cmpstr (get_sheet_text (preview), ==, "Sheet 1 of 3");
  g_assert_cmpstr (adw_window_title_get_subtitle (part (preview, "window_title")), ==, "Bulletin");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (preview)) == part (preview, "print_button"));
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.next", NULL);
  g_assert_cmpstr (get_sheet_text (preview), ==, "Sheet 2 of 3");
  wait_until (is_seen_whole (preview));
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.next", NULL);
  g_assert_cmpstr (get_sheet_text (preview), ==, "Sheet 3 of 3");
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.next", NULL);
  g_assert_cmpstr (get_sheet_text (preview), ==, "Sheet 3 of 3");
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.previous", NULL);
  g_assert_cmpstr (get_sheet_text (preview), ==, "Sheet 2 of 3");
  /* What is chosen changes the paper under the page that is looked at. */
  choose (preview, "paper_row", 3);
  g_assert_false (can_print (preview));
  wait_until (can_print (preview));
  assert_sheets (preview, 3, 595.28, 841.89);
  wait_until (is_seen_whole (preview));
  g_assert_cmpstr (get_sheet_text (preview), ==, "Sheet 2 of 3");
  gtk_window_close (GTK_WINDOW (preview));
  wait_until (find_preview () == NULL);
  view_tear_down (&fixture);
}

static void
type_pages (PupitrePrintPreview *preview, const char *text)
{
  gtk_editable_set_text (part (part (preview, "options"), "pages_row"), text);
}

static void
test_options (void)
{
  PupitrePrintPreview *preview;
  GtkWidget *row;
  Fixture fixture;

  view_set_up (&fixture);
  /* Twice as large as Letter each way, and on its side. */
  preview = open_preview (&fixture, test_pdf_pages (4, 1584, 1224));
  row = part (part (preview, "options"), "pages_row");
  assert_sheets (preview, 4, letter[1], letter[0]);
  g_assert_false (gtk_widget_get_visible (part (preview, "notice")));
  choose (preview, "fit_row", PUPITRE_RENDER_FIT_REAL);
  wait_until (can_print (preview));
  g_assert_true (gtk_widget_get_visible (part (preview, "notice")));
  g_assert_cmpstr (gtk_label_get_text (part (preview, "notice")), ==,
                   "4 pages are larger than the paper: their edges will be missing");
  choose (preview, "lying_row", PUPITRE_RENDER_LYING_NEVER);
  wait_until (can_print (preview));
  assert_sheets (preview, 4, letter[0], letter[1]);
  type_pages (preview, "2-3");
  wait_until (can_print (preview));
  assert_sheets (preview, 2, letter[0], letter[1]);
  g_assert_cmpstr (gtk_label_get_text (part (preview, "notice")), ==,
                   "2 pages are larger than the paper: their edges will be missing");
  type_pages (preview, "2-9");
  g_assert_false (can_print (preview));
  g_assert_null (pupitre_print_preview_get_sheets (preview));
  g_assert_cmpstr (gtk_label_get_text (part (part (preview, "options"), "pages_note")), ==,
                   "Write pages from 1 to 4, as in 1-3, 5");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  type_pages (preview, "");
  wait_until (can_print (preview));
  assert_sheets (preview, 4, letter[0], letter[1]);
  gtk_window_close (GTK_WINDOW (preview));
  wait_until (find_preview () == NULL);
  view_tear_down (&fixture);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static PupitreRenderedDocument *
open_document (PupitreRenderer *renderer, int fd)
{
  g_autoptr (GAsyncResult) result = NULL;
  PupitreRenderedDocument *document;
  g_autoptr (GError) error = NULL;

  pupitre_renderer_open_async (renderer, fd, NULL, keep_result, &result);
  wait_until (result != NULL);
  document = pupitre_renderer_open_finish (renderer, result, &error);
  g_assert_no_error (error);
  close (fd);

  return document;
}

static GdkTexture *
draw (PupitreRenderedDocument *document, guint page)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GdkTexture *texture;
  double width;
  double height;

  pupitre_rendered_document_get_page_size (document, page, &width, &height);
  pupitre_rendered_document_draw_async (document, page, (int) width, (int) height,
                                        &(GdkRectangle) { 0, 0, (int) width, (int) height }, NULL,
                                        keep_result, &result);
  wait_until (result != NULL);
  texture = pupitre_rendered_document_draw_finish (document, result, &error);
  g_assert_no_error (error);

  return texture;
}

/* The same picture, dot for dot. */
static void
assert_same (PupitreRenderedDocument *one, guint one_page, PupitreRenderedDocument *other,
             guint other_page)
{
  g_autoptr (GdkTexture) first = draw (one, one_page);
  g_autoptr (GdkTexture) second = draw (other, other_page);
  const gsize size = (gsize) gdk_texture_get_width (first) * 4 * (gsize) gdk_texture_get_height (first);
  g_autofree guchar *first_dots = g_malloc0 (size);
  g_autofree guchar *second_dots = g_malloc0 (size);

  g_assert_cmpint (gdk_texture_get_width (first), ==, gdk_texture_get_width (second));
  g_assert_cmpint (gdk_texture_get_height (first), ==, gdk_texture_get_height (second));
  gdk_texture_download (first, first_dots, (gsize) gdk_texture_get_width (first) * 4);
  gdk_texture_download (second, second_dots, (gsize) gdk_texture_get_width (first) * 4);
  g_assert_cmpmem (first_dots, size, second_dots, size);
}

static gboolean
is_pdf (const char *path)
{
  g_autofree char *content = NULL;
  gsize size;

  /* Its last line: the printer has written all of it. */
  return g_file_get_contents (path, &content, &size, NULL) && size > 64 &&
         g_strrstr_len (content + size - 16, 16, "%%EOF") != NULL;
}

/* The printer that writes a file is a part of GTK. */
static gboolean
take_file_printer (GtkPrinter *printer, gpointer data)
{
  if (!gtk_printer_is_virtual (printer) || !gtk_printer_accepts_pdf (printer))
    return FALSE;
  g_set_object ((GtkPrinter **) data, printer);

  return TRUE;
}

static gboolean
has_file_printer (GtkPrintUnixDialog *dialog)
{
  GtkPrinter *printer = gtk_print_unix_dialog_get_selected_printer (dialog);

  return printer != NULL && gtk_printer_is_virtual (printer);
}

/* What the hand of a person does in the dialog of GTK: the printer that writes files, and where to. */
static void
choose_file (GtkPrintUnixDialog *dialog, const char *path)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GtkPrinter) printer = NULL;

  gtk_enumerate_printers (take_file_printer, &printer, NULL, TRUE);
  g_assert_nonnull (printer);
  gtk_print_settings_set_printer (settings, gtk_printer_get_name (printer));
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  gtk_print_unix_dialog_set_settings (dialog, settings);
  wait_until (has_file_printer (dialog));
}

/* A wide page is chosen to be put on Letter, in grey; what the printer that writes files gets is what
 * the preview showed: one page for each sheet, as large as the paper, nothing of it cut off. */
static void
test_paper (void)
{
  g_autoptr (PupitreRenderer) renderer = view_new_renderer (BUILDDIR "/src/render/pupitre-render",
                                                            NULL);
  g_autoptr (PupitreRenderedDocument) printed = NULL;
  g_autoptr (PupitreRenderedDocument) shown = NULL;
  PupitrePrintPreview *preview;
  g_autofree char *path = g_build_filename (g_get_home_dir (), "paper.pdf", NULL);
  Fixture fixture;

  view_set_up (&fixture);
  preview = open_preview (&fixture, test_pdf_pages (3, 1000, 1500));
  gtk_switch_set_active (part (part (preview, "options"), "grey"), TRUE);
  type_pages (preview, "1, 3");
  wait_until (can_print (preview));
  assert_sheets (preview, 2, letter[0], letter[1]);
  shown = g_object_ref (pupitre_print_preview_get_sheets (preview));
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.print", NULL);
  wait_until (find_dialog () != NULL);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (find_dialog ())) ==
                 GTK_WINDOW (preview));
  g_assert_cmpstr (gtk_paper_size_get_name (gtk_page_setup_get_paper_size (
                     gtk_print_unix_dialog_get_page_setup (find_dialog ()))),
                   ==, GTK_PAPER_NAME_LETTER);
  /* Who thinks better of it is back at the preview. */
  gtk_dialog_response (GTK_DIALOG (find_dialog ()), GTK_RESPONSE_CANCEL);
  wait_until (find_dialog () == NULL);
  g_assert_true (find_preview () == preview);
  g_assert_true (can_print (preview));
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.print", NULL);
  wait_until (find_dialog () != NULL);
  choose_file (find_dialog (), path);
  gtk_dialog_response (GTK_DIALOG (find_dialog ()), GTK_RESPONSE_OK);
  g_assert_null (find_dialog ());
  g_assert_null (find_preview ());
  wait_until (is_pdf (path));
  printed = open_document (renderer, g_open (path, O_RDONLY | O_CLOEXEC));
  g_assert_cmpuint (pupitre_rendered_document_get_n_pages (printed), ==, 2);
  for (guint i = 0; i < 2; i++) {
    double width;
    double height;

    pupitre_rendered_document_get_page_size (printed, i, &width, &height);
    g_assert_cmpfloat_with_epsilon (width, letter[0], 0.1);
    g_assert_cmpfloat_with_epsilon (height, letter[1], 0.1);
    assert_same (printed, i, shown, i);
  }
  g_unlink (path);
  view_tear_down (&fixture);
}

/* Two copies of the sheets 2 and 3 of 4, as the dialog can ask for. */
static void
test_job (void)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), "printed.pdf", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (PupitreRenderer) renderer = view_new_renderer (BUILDDIR "/src/render/pupitre-render",
                                                            NULL);
  g_autoptr (PupitreRenderedDocument) sheets = NULL;
  g_autoptr (PupitreRenderedDocument) printed = NULL;
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (GtkPrinter) printer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  gtk_enumerate_printers (take_file_printer, &printer, NULL, TRUE);
  g_assert_nonnull (printer);
  sheets = open_document (renderer, test_file_new (test_pdf_pages (4, 612, 792)));
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  gtk_print_settings_set_print_pages (settings, GTK_PRINT_PAGES_RANGES);
  gtk_print_settings_set_page_ranges (settings, &(GtkPageRange) { 1, 2 }, 1);
  gtk_print_settings_set_n_copies (settings, 2);
  pupitre_document_print_on_async (renderer, sheets, 0, "Bulletin", printer, settings, keep_result,
                                   &result);
  wait_until (result != NULL);
  g_assert_true (pupitre_document_print_finish (result, &error));
  g_assert_no_error (error);
  printed = open_document (renderer, g_open (path, O_RDONLY | O_CLOEXEC));
  g_assert_cmpuint (pupitre_rendered_document_get_n_pages (printed), ==, 4);
  g_unlink (path);
}

/* With the document goes what shows it. */
static void
test_gone (void)
{
  Fixture fixture;

  view_set_up (&fixture);
  open_preview (&fixture, test_pdf_pages (2, 612, 792));
  gtk_widget_activate_action (GTK_WIDGET (find_preview ()), "preview.print", NULL);
  wait_until (find_dialog () != NULL);
  pupitre_document_view_clear (fixture.view);
  g_assert_null (find_preview ());
  g_assert_null (find_dialog ());
  view_tear_down (&fixture);
}

static void
count_trouble (PupitreDocumentView *view, const char *text, gpointer data)
{
  ++*(guint *) data;
}

/* A computer that may print may not save: a printer that is a file is refused, as a sentence. */
static void
test_shared (void)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), "forbidden.pdf", NULL);
  guint n_troubles = 0;
  Fixture fixture;

  pupitre_way_out_forbid (PUPITRE_WAY_OUT_SAVE);
  view_set_up (&fixture);
  g_signal_connect (fixture.view, "trouble", G_CALLBACK (count_trouble), &n_troubles);
  open_preview (&fixture, test_pdf_pages (1, 612, 792));
  gtk_widget_activate_action (GTK_WIDGET (find_preview ()), "preview.print", NULL);
  wait_until (find_dialog () != NULL);
  choose_file (find_dialog (), path);
  gtk_dialog_response (GTK_DIALOG (find_dialog ()), GTK_RESPONSE_OK);
  wait_until (n_troubles == 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  /* And one that may not print does not come as far as the preview. */
  pupitre_way_out_forbid (PUPITRE_WAY_OUT_SAVE | PUPITRE_WAY_OUT_PRINT);
  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "document.print", NULL);
  wait_until (n_troubles == 2);
  g_assert_null (find_preview ());
  pupitre_way_out_forbid (0);
  view_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("pupitre-XXXXXX", NULL);
  int failed;

  /* Where GTK's printer writes, unless it is told otherwise. */
  g_setenv ("HOME", home, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/print/sheets", test_sheets);
  g_test_add_func ("/print/options", test_options);
  g_test_add_func ("/print/paper", test_paper);
  g_test_add_func ("/print/job", test_job);
  g_test_add_func ("/print/gone", test_gone);
  g_test_add_func ("/print/shared", test_shared);
  failed = g_test_run ();
  g_rmdir (home);

  return failed;
}
