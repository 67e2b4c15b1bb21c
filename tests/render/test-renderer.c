/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-renderer"

#include "config.h"

#include <fcntl.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pupitre-error.h"
#include "pupitre-print-sheets.h"
#include "pupitre-render-protocol.h"
#include "pupitre-renderer.h"
#include "pupitre-renderer-private.h"
#include "pupitre-sealed-file.h"
#include "test-pdfs.h"

/* The window's side: what comes out of good helpers, and what does not come out of bad ones. */

#define LIMIT 2000         /* milliseconds for a page: plenty, even with sanitizers */
#define START_LIMIT 30000

static const GdkRectangle whole = { 0, 0, 10, 10 };

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static PupitreRenderedDocument *
open_document (PupitreRenderer *renderer, GBytes *pdf, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  const int fd = test_file_new (pdf);

  pupitre_renderer_open_async (renderer, fd, NULL, keep_result, &result);
  close (fd);

  return pupitre_renderer_open_finish (renderer, wait_for (&result), error);
}

static GdkTexture *
draw (PupitreRenderedDocument *document, guint page, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pupitre_rendered_document_draw_async (document, page, 10, 10, &whole, NULL, keep_result, &result);

  return pupitre_rendered_document_draw_finish (document, wait_for (&result), error);
}

static PupitreRenderer *
new_renderer (guint limit)
{
  return pupitre_renderer_new_with_settings (BUILDDIR "/src/render/pupitre-render", NULL, limit,
                                             START_LIMIT);
}

static guint32
pixel_at (GdkTexture *texture, int x, int y)
{
  const int width = gdk_texture_get_width (texture);
  g_autofree guint32 *pixels = g_new (guint32, width * gdk_texture_get_height (texture));

  gdk_texture_download (texture, (guchar *) pixels, width * 4);

  return pixels[y * width + x];
}

static void
test_document (void)
{
  g_autoptr (PupitreRenderer) renderer = pupitre_renderer_new ();
  g_autoptr (PupitreRenderedDocument) document = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;
  double width;
  double height;

  document = open_document (renderer, test_pdf_pages (3, 612, 792), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pupitre_rendered_document_get_n_pages (document), ==, 3);
  g_assert_true (pupitre_rendered_document_get_page_size (document, 2, &width, &height));
  g_assert_cmpfloat_with_epsilon (height, 792, 0.01);
  texture = draw (document, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 10);
  g_assert_cmphex (pixel_at (texture, 5, 5), ==, 0xff000000);
  g_assert_cmphex (pixel_at (texture, 1, 9), ==, 0xffffffff);
}

static void
test_bad_documents (void)
{
  const struct {
    GBytes          *pdf;
    PupitreErrorCode code;
  } cases[] = {
    { test_pdf_encrypted (), PUPITRE_ERROR_DOCUMENT_ENCRYPTED },
    { test_pdf_no_pages (), PUPITRE_ERROR_DOCUMENT_EMPTY },
    { g_bytes_new_static ("", 0), PUPITRE_ERROR_DOCUMENT_EMPTY },
    { g_bytes_new_static ("<html>", 6), PUPITRE_ERROR_DOCUMENT_DAMAGED },
  };
  g_autoptr (PupitreRenderer) renderer = new_renderer (LIMIT);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PupitreRenderedDocument) document = NULL;
    g_autoptr (GError) error = NULL;

    document = open_document (renderer, cases[i].pdf, &error);
    g_assert_error (error, PUPITRE_ERROR, (gint) cases[i].code);
    g_assert_null (document);
  }
}

/* An ordinary file may change while it is read: it is copied first. */
static void
test_ordinary_file (void)
{
  g_autoptr (PupitreRenderer) renderer = new_renderer (LIMIT);
  g_autoptr (PupitreRenderedDocument) document = NULL;
  g_autoptr (GBytes) pdf = test_pdf_pages (2, 100, 100);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  const int fd = g_file_open_tmp (NULL, &path, NULL);

  g_assert_cmpint (write (fd, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf)), ==,
                   (gssize) g_bytes_get_size (pdf));
  pupitre_renderer_open_async (renderer, fd, NULL, keep_result, &result);
  g_assert_no_errno (ftruncate (fd, 10));
  close (fd);
  unlink (path);
  document = pupitre_renderer_open_finish (renderer, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pupitre_rendered_document_get_n_pages (document), ==, 2);
}

static void
test_text (void)
{
  g_autoptr (PupitreRenderer) renderer = new_renderer (LIMIT);
  g_autoptr (PupitreRenderedDocument) document = NULL;
  g_autoptr (PupitrePageText) text = NULL;
  g_autoptr (PupitrePageText) alone = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  document = open_document (renderer, test_pdf_plain_font (), &error);
  g_assert_no_error (error);
  pupitre_rendered_document_text_async (document, 0, TRUE, NULL, keep_result, &result);
  text = pupitre_rendered_document_text_finish (document, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text->text, ==, "Bulletin\nLettres");
  g_clear_object (&result);
  pupitre_rendered_document_text_async (document, 0, FALSE, NULL, keep_result, &result);
  alone = pupitre_rendered_document_text_finish (document, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (alone->text, ==, text->text);
  g_assert_cmpuint (alone->n_boxes, ==, 0);
  g_assert_cmpuint (text->n_boxes, ==, 16);
}

static int
export_pages (PupitreRenderer *renderer, const PupitreExportPage *pages, gsize n, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pupitre_renderer_export_async (renderer, NULL, pages, n, NULL, keep_result, &result);

  return pupitre_renderer_export_finish (renderer, wait_for (&result), error);
}

static void
test_export (void)
{
  g_autoptr (PupitreRenderer) renderer = new_renderer (LIMIT);
  g_autoptr (PupitreRenderedDocument) first = NULL;
  g_autoptr (PupitreRenderedDocument) second = NULL;
  g_autoptr (PupitreRenderedDocument) merged = NULL;
  g_autoptr (GError) error = NULL;
  double width;
  double height;
  int fd;

  first = open_document (renderer, test_pdf_pages (3, 612, 792), &error);
  second = open_document (renderer, test_pdf_plain_font (), &error);
  {
    const PupitreExportPage pages[] = { { second, 0 }, { first, 2 }, { second, 0 }, { first, 0 } };

    fd = export_pages (renderer, pages, G_N_ELEMENTS (pages), &error);
  }
  g_assert_no_error (error);
  merged = open_document (renderer, pupitre_sealed_file_map (fd, G_MAXINT32, NULL), &error);
  close (fd);
  g_assert_no_error (error);
  g_assert_cmpuint (pupitre_rendered_document_get_n_pages (merged), ==, 4);
  g_assert_true (pupitre_rendered_document_get_page_size (merged, 1, &width, &height));
  g_assert_cmpfloat_with_epsilon (width, 612, 0.01);
  g_assert_true (pupitre_rendered_document_get_page_size (merged, 2, &width, &height));
  g_assert_cmpfloat_with_epsilon (width, 300, 0.01);
}

static GBytes *
make_jpeg (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 60, 40);
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x0000ffff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", NULL, NULL));

  return g_bytes_new_take (data, size);
}

static void
test_picture (void)
{
  g_autoptr (PupitreRenderer) renderer = new_renderer (LIMIT);
  g_autoptr (GBytes) jpeg = make_jpeg ();
  g_autoptr (GBytes) html = g_bytes_new_static ("<html>", 6);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) bad_result = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_renderer_picture_async (renderer, html, 30, NULL, keep_result, &bad_result);
  pupitre_renderer_picture_async (renderer, jpeg, 30, NULL, keep_result, &result);
  texture = pupitre_renderer_picture_finish (renderer, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 30);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 20);
  g_assert_null (pupitre_renderer_picture_finish (renderer, wait_for (&bad_result), &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_DOCUMENT_DAMAGED);
}

/* A picture is a document of one page: upright, as it was, and to be printed. */
static void
test_picture_document (void)
{
  g_autoptr (PupitreRenderer) renderer = new_renderer (LIMIT);
  g_autoptr (PupitreRenderedDocument) document = NULL;
  g_autoptr (PupitreRenderedDocument) exported = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GBytes) jpeg = make_jpeg ();
  g_autoptr (GError) error = NULL;
  double width;
  double height;
  int fd;

  document = open_document (renderer, g_bytes_ref (jpeg), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pupitre_rendered_document_get_n_pages (document), ==, 1);
  g_assert_true (pupitre_rendered_document_get_page_size (document, 0, &width, &height));
  g_assert_cmpfloat_with_epsilon (width, 45, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 30, 0.01);
  texture = draw (document, 0, &error);
  g_assert_no_error (error);
  g_assert_cmphex (pixel_at (texture, 5, 5) & 0xff0000ff, >=, 0xff0000f0);
  g_assert_cmphex (pixel_at (texture, 5, 5) & 0x00ffff00, <=, 0x00101000);
  {
    const PupitreExportPage page = { document, 0 };

    fd = export_pages (renderer, &page, 1, &error);
  }
  g_assert_no_error (error);
  exported = open_document (renderer, pupitre_sealed_file_map (fd, G_MAXINT32, NULL), &error);
  close (fd);
  g_assert_no_error (error);
  g_assert_nonnull (exported);

  /* One that is cut off is damaged, and no other kind is taken. */
  g_clear_object (&document);
  document = open_document (renderer, g_bytes_new_from_bytes (jpeg, 0, 40), &error);
  g_assert_null (document);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_DOCUMENT_DAMAGED);
  g_clear_error (&error);
  document = open_document (renderer, g_bytes_new_static ("GIF89a", 6), &error);
  g_assert_null (document);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_DOCUMENT_DAMAGED);
}

/* Sends a signal to every child of this process; returns how many there are. */
static guint
kill_helpers (int number)
{
  g_autoptr (GDir) processes = g_dir_open ("/proc", 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (processes)) != NULL) {
    g_autofree char *path = g_build_filename ("/proc", name, "stat", NULL);
    g_autofree char *content = NULL;
    int parent;

    if (!g_ascii_isdigit (*name) || !g_file_get_contents (path, &content, NULL, NULL))
      continue;
    if (sscanf (strrchr (content, ')') + 1, " %*c %d", &parent) != 1 || parent != getpid ())
      continue;
    kill (atoi (name), number);
    n++;
  }

  return n;
}

/* All helpers are killed; what is asked afterwards works. */
static void
test_crash_between_questions (void)
{
  g_autoptr (PupitreRenderer) renderer = new_renderer (LIMIT);
  g_autoptr (PupitreRenderedDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  document = open_document (renderer, test_pdf_pages (2, 612, 792), &error);
  for (guint i = 0; i < 3; i++) {
    g_autoptr (GdkTexture) texture = NULL;

    g_assert_cmpuint (kill_helpers (SIGSEGV), >, 0);
    texture = draw (document, i % 2, &error);
    /* The kernel may take the question before it ends the helper. */
    if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_HELPER_CRASHED)) {
      g_clear_error (&error);
      texture = draw (document, i % 2, &error);
    }
    g_assert_no_error (error);
    g_assert_nonnull (texture);
  }
}

/* A helper dies over one page: this page fails, the pages that wait behind it are drawn. */
static void
test_crash_over_a_page (void)
{
  g_autoptr (PupitreRenderer) renderer = new_renderer (60000);
  g_autoptr (PupitreRenderedDocument) document = NULL;
  GAsyncResult *results[3] = { NULL };
  g_autoptr (GError) error = NULL;

  document = open_document (renderer, test_pdf_bomb (3, 0), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    pupitre_rendered_document_draw_async (document, i, 10, 10, &whole, NULL, keep_result,
                                          &results[i]);
  kill_helpers (SIGSEGV);
  g_assert_null (pupitre_rendered_document_draw_finish (document, wait_for (&results[0]), &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_HELPER_CRASHED);
  g_clear_error (&error);
  for (guint i = 1; i < 3; i++) {
    g_autoptr (GdkTexture) texture = NULL;

    texture = pupitre_rendered_document_draw_finish (document, wait_for (&results[i]), &error);
    g_assert_no_error (error);
    g_assert_nonnull (texture);
  }
  g_clear_object (&results[0]);
  g_clear_object (&results[1]);
  g_clear_object (&results[2]);
}

static void
test_hang_over_a_page (void)
{
  g_autoptr (PupitreRenderer) renderer = new_renderer (LIMIT);
  g_autoptr (PupitreRenderedDocument) document = NULL;
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  document = open_document (renderer, test_pdf_bomb (2, 0), &error);
  pupitre_rendered_document_draw_async (document, 0, 10, 10, &whole, NULL, keep_result, &first);
  pupitre_rendered_document_draw_async (document, 1, 10, 10, &whole, NULL, keep_result, &second);
  g_assert_null (pupitre_rendered_document_draw_finish (document, wait_for (&first), &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_HELPER_HUNG);
  g_clear_error (&error);
  texture = pupitre_rendered_document_draw_finish (document, wait_for (&second), &error);
  g_assert_no_error (error);
  g_assert_nonnull (texture);
}

static void
test_cancel (void)
{
  g_autoptr (PupitreRenderer) renderer = new_renderer (60000);
  g_autoptr (PupitreRenderedDocument) document = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  document = open_document (renderer, test_pdf_bomb (1, 0), &error);
  pupitre_rendered_document_draw_async (document, 0, 10, 10, &whole, cancellable, keep_result,
                                        &result);
  g_assert_null (result);
  g_cancellable_cancel (cancellable);
  g_assert_null (pupitre_rendered_document_draw_finish (document, wait_for (&result), &error));
  g_assert_true (pupitre_error_is_cancelled (error));
}

static void
test_missing (void)
{
  g_autoptr (PupitreRenderer) renderer = NULL;
  g_autoptr (PupitreRenderedDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  renderer = pupitre_renderer_new_with_settings ("/nonexistent/pupitre-render", NULL, LIMIT,
                                                 START_LIMIT);
  document = open_document (renderer, test_pdf_no_pages (), &error);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_HELPER_MISSING);
}

/* Whoever gives an export up is told so, or would wait for ever. */
static void
test_cancel_export (void)
{
  g_autoptr (PupitreRenderer) renderer = new_renderer (LIMIT);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (PupitreRenderedDocument) one = NULL;
  g_autoptr (PupitreRenderedDocument) other = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  one = open_document (renderer, test_pdf_plain_font (), &error);
  g_assert_no_error (error);
  other = open_document (renderer, test_pdf_plain_font (), &error);
  g_assert_no_error (error);
  {
    const PupitreExportPage pages[] = { { one, 0 }, { other, 0 } };

    pupitre_renderer_export_async (renderer, NULL, pages, 2, cancellable, keep_result, &result);
  }
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (pupitre_renderer_export_finish (renderer, wait_for (&result), &error), ==, -1);
  g_assert_true (pupitre_error_is_cancelled (error));
}

static PupitreRenderer *
new_hostile (const char *way)
{
  g_autofree char *setting = g_strconcat ("PUPITRE_HOSTILE=", way, NULL);
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "render", "hostile-helper", NULL);
  const char *environment[] = { setting, NULL };

  return pupitre_renderer_new_with_settings (program, environment, 500,
                                             g_str_equal (way, "silent") ? 500 : START_LIMIT);
}

static void
test_hostile_start (void)
{
  const char * const ways[] = { "no-start", "silent", "greeting" };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autoptr (PupitreRenderer) renderer = new_hostile (ways[i]);
    g_autoptr (PupitreRenderedDocument) document = NULL;
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", ways[i]);
    document = open_document (renderer, test_pdf_no_pages (), &error);
    g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_HELPER_MISSING);
  }
}

static void
test_hostile_open (void)
{
  const char * const ways[] = { "too-many-pages", "no-pages", "number", "open-with-file" };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autoptr (PupitreRenderer) renderer = new_hostile (ways[i]);
    g_autoptr (PupitreRenderedDocument) document = NULL;
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", ways[i]);
    document = open_document (renderer, test_pdf_no_pages (), &error);
    g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_HELPER_CRASHED);
  }
}

static void
test_hostile_sizes (void)
{
  g_autoptr (PupitreRenderer) renderer = new_hostile ("sizes");
  g_autoptr (PupitreRenderedDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  double width;
  double height;

  document = open_document (renderer, test_pdf_no_pages (), &error);
  g_assert_no_error (error);
  g_assert_false (pupitre_rendered_document_get_page_size (document, 0, &width, &height));
  g_assert_cmpfloat_with_epsilon (width, 612, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 792, 0.01);
}

static void
test_hostile_draw (void)
{
  const char * const ways[] = {
    "wide", "zero", "narrow-stride", "wide-stride", "short", "long", "endless", "unsealed",
    "half-sealed", "no-file", "two-files", "pipe", "other-id", "other-type", "status", "tiny",
    "exit", "hang",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autoptr (PupitreRenderer) renderer = new_hostile (ways[i]);
    g_autoptr (PupitreRenderedDocument) document = NULL;
    g_autoptr (GdkTexture) texture = NULL;
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", ways[i]);
    document = open_document (renderer, test_pdf_no_pages (), &error);
    g_assert_no_error (error);
    texture = draw (document, 0, &error);
    g_assert_null (texture);
    g_assert_nonnull (error);
    g_assert_cmpuint (error->domain, ==, PUPITRE_ERROR);
    if (g_str_equal (ways[i], "hang"))
      g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_HELPER_HUNG);
  }
}

/* A second answer to the same question ends the helper, and nothing else. */
static void
test_hostile_twice (void)
{
  g_autoptr (PupitreRenderer) renderer = new_hostile ("twice");
  g_autoptr (PupitreRenderedDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  document = open_document (renderer, test_pdf_no_pages (), &error);
  for (guint i = 0; i < 3; i++) {
    g_autoptr (GdkTexture) texture = draw (document, 0, &error);

    if (error != NULL)
      g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_HELPER_CRASHED);
    g_assert_true (texture != NULL || error != NULL);
    g_clear_error (&error);
  }
}

/* Boxes that nobody has asked for are no more right than none where they were. */
static void
test_hostile_text_alone (void)
{
  const char * const ways[] = { "text", "text-boxes-uncalled", "text-short", "text-long" };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autoptr (PupitreRenderer) renderer = new_hostile (ways[i]);
    g_autoptr (PupitreRenderedDocument) document = NULL;
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;

    document = open_document (renderer, test_pdf_no_pages (), &error);
    pupitre_rendered_document_text_async (document, 0, FALSE, NULL, keep_result, &result);
    g_test_message ("%s", ways[i]);
    g_assert_null (pupitre_rendered_document_text_finish (document, wait_for (&result), &error));
    g_assert_nonnull (error);
    g_assert_cmpuint (error->domain, ==, PUPITRE_ERROR);
  }
}

/* Two sheets come where one was asked for. */
static void
test_hostile_sheets (void)
{
  g_autoptr (PupitreRenderer) renderer = new_hostile ("sheets");
  g_autoptr (PupitreRenderedDocument) document = NULL;
  g_autoptr (PupitreRenderedDocument) sheets = NULL;
  g_autoptr (GArray) order = g_array_new (FALSE, TRUE, sizeof (guint));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  document = open_document (renderer, test_pdf_no_pages (), &error);
  g_assert_no_error (error);
  g_array_set_size (order, 1);
  pupitre_print_sheets_make_async (renderer, document, NULL, order, NULL, keep_result, &result);
  sheets = pupitre_print_sheets_make_finish (wait_for (&result), &error);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_DOCUMENT_DAMAGED);
  g_assert_null (sheets);
}

static void
test_hostile_text_and_file (void)
{
  const char * const ways[] = {
    "text", "boxes", "text-unsealed", "text-nowhere", "text-endless", "text-short",
    "text-many", "text-long",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autoptr (PupitreRenderer) renderer = new_hostile (ways[i]);
    g_autoptr (PupitreRenderedDocument) document = NULL;
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;

    document = open_document (renderer, test_pdf_no_pages (), &error);
    pupitre_rendered_document_text_async (document, 0, TRUE, NULL, keep_result, &result);
    g_test_message ("%s", ways[i]);
    g_assert_null (pupitre_rendered_document_text_finish (document, wait_for (&result), &error));
    g_assert_nonnull (error);
    g_assert_cmpuint (error->domain, ==, PUPITRE_ERROR);
    g_clear_error (&error);
    {
      const PupitreExportPage page = { document, 0 };

      g_assert_cmpint (export_pages (renderer, &page, 1, &error), ==, -1);
    }
    g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_HELPER_CRASHED);
  }
}

static PupitreRenderedDocument *
unlock (PupitreRenderer *renderer, GBytes *pdf, const char *password, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  const int fd = test_file_new (g_bytes_ref (pdf));
  const int key = test_file_new (g_bytes_new (password, strlen (password)));

  pupitre_renderer_unlock_async (renderer, fd, key, NULL, keep_result, &result);
  close (fd);
  close (key);

  return pupitre_renderer_open_finish (renderer, wait_for (&result), error);
}

static void
test_password (void)
{
  g_autoptr (PupitreRenderer) renderer = new_renderer (LIMIT);
  g_autoptr (PupitreRenderedDocument) document = NULL;
  g_autoptr (PupitreRenderedDocument) exported = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GBytes) pdf = test_pdf_locked ("Érable-2026");
  g_autofree char *endless = g_strnfill (PUPITRE_RENDER_MAX_PASSWORD + 1, 'a');
  const char * const wrong[] = { "Erable-2026", "", endless };
  g_autoptr (GError) error = NULL;
  int fd;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_assert_null (unlock (renderer, pdf, wrong[i], &error));
    g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_DOCUMENT_ENCRYPTED);
    g_clear_error (&error);
  }
  document = unlock (renderer, pdf, "Érable-2026", &error);
  g_assert_no_error (error);
  texture = draw (document, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (texture);
  {
    const PupitreExportPage page = { document, 0 };

    fd = export_pages (renderer, &page, 1, &error);
  }
  g_assert_no_error (error);
  exported = open_document (renderer, pupitre_sealed_file_map (fd, G_MAXINT32, NULL), &error);
  close (fd);
  g_assert_no_error (error);
  g_assert_nonnull (exported);

  /* No other helper was told: the document asks again. */
  kill_helpers (SIGKILL);
  g_clear_object (&texture);
  texture = draw (document, 0, &error);
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_HELPER_CRASHED)) {
    g_clear_error (&error);
    texture = draw (document, 0, &error);
  }
  g_assert_null (texture);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_DOCUMENT_ENCRYPTED);
}

static GPtrArray *
get_jumps (PupitreRenderedDocument *document, gboolean links, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (!links) {
    pupitre_rendered_document_outline_async (document, NULL, keep_result, &result);
    return pupitre_rendered_document_outline_finish (document, wait_for (&result), error);
  }
  pupitre_rendered_document_links_async (document, 0, NULL, keep_result, &result);
  return pupitre_rendered_document_links_finish (document, wait_for (&result), error);
}

static void
test_jumps (void)
{
  g_autoptr (PupitreRenderer) renderer = new_renderer (LIMIT);
  g_autoptr (PupitreRenderedDocument) document = NULL;
  g_autoptr (PupitreRenderedDocument) plain = NULL;
  g_autoptr (GPtrArray) outline = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;
  const PupitreOutlineItem *item;
  const PupitrePageLink *link;

  document = open_document (renderer, test_pdf_jumps (), &error);
  g_assert_no_error (error);
  outline = get_jumps (document, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outline->len, ==, 3);
  item = g_ptr_array_index (outline, 1);
  g_assert_cmpstr (item->title, ==, "Français");
  g_assert_cmpuint (item->depth, ==, 1);
  g_assert_cmpuint (item->page, ==, 1);
  g_assert_cmpfloat_with_epsilon (item->y, 100, 0.5);

  /* The one to a file is not even told. */
  links = get_jumps (document, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (links->len, ==, 2);
  link = g_ptr_array_index (links, 0);
  g_assert_cmpuint (link->page, ==, 2);
  g_assert_null (link->uri);
  g_assert_cmpfloat_with_epsilon (link->y, 200, 2);
  g_assert_cmpfloat (link->area.origin.y, >, 80);
  g_assert_cmpfloat (link->area.origin.y, <, 96);
  link = g_ptr_array_index (links, 1);
  g_assert_cmpstr (link->uri, ==, "https://ecole.exemple/bulletins");
  g_assert_cmpuint (link->page, ==, PUPITRE_NO_PAGE);

  plain = open_document (renderer, test_pdf_pages (1, 100, 100), &error);
  for (guint i = 0; i < 2; i++) {
    g_assert_null (get_jumps (plain, i == 1, &error));
    g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_DOCUMENT_EMPTY);
    g_clear_error (&error);
  }
}

static void
test_hostile_jumps (void)
{
  const char * const ways[] = { "jumps-unsealed", "jumps-endless", "jumps-type" };

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (ways); i++) {
    g_autoptr (PupitreRenderer) renderer = new_hostile (ways[i / 2]);
    g_autoptr (PupitreRenderedDocument) document = NULL;
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", ways[i / 2]);
    document = open_document (renderer, test_pdf_no_pages (), &error);
    g_assert_no_error (error);
    g_assert_null (get_jumps (document, i % 2, &error));
    g_assert_nonnull (error);
    g_assert_cmpuint (error->domain, ==, PUPITRE_ERROR);
  }
}

/* What leads nowhere, or out in a way that is not ours, is not taken over. */
static void
test_hostile_places (void)
{
  g_autoptr (PupitreRenderer) renderer = new_hostile ("places");
  g_autoptr (PupitreRenderedDocument) document = NULL;
  g_autoptr (GPtrArray) outline = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;

  document = open_document (renderer, test_pdf_no_pages (), &error);
  outline = get_jumps (document, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outline->len, ==, 3);
  for (guint i = 0; i < 3; i++) {
    const PupitreOutlineItem *item = g_ptr_array_index (outline, i);

    g_assert_cmpuint (item->depth, ==, i);
    g_assert_cmpuint (item->page, ==, i == 0 ? 0 : PUPITRE_NO_PAGE);
    g_assert_false (isnan (item->y));
  }
  links = get_jumps (document, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpuint (((PupitrePageLink *) g_ptr_array_index (links, 0))->page, ==, 1);
  g_assert_null (((PupitrePageLink *) g_ptr_array_index (links, 0))->uri);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/renderer/document", test_document);
  g_test_add_func ("/renderer/bad-documents", test_bad_documents);
  g_test_add_func ("/renderer/ordinary-file", test_ordinary_file);
  g_test_add_func ("/renderer/text", test_text);
  g_test_add_func ("/renderer/export", test_export);
  g_test_add_func ("/renderer/jumps", test_jumps);
  g_test_add_func ("/renderer/password", test_password);
  g_test_add_func ("/renderer/picture", test_picture);
  g_test_add_func ("/renderer/picture-document", test_picture_document);
  g_test_add_func ("/renderer/crash-between-questions", test_crash_between_questions);
  g_test_add_func ("/renderer/crash-over-a-page", test_crash_over_a_page);
  g_test_add_func ("/renderer/hang-over-a-page", test_hang_over_a_page);
  g_test_add_func ("/renderer/cancel", test_cancel);
  g_test_add_func ("/renderer/cancel-export", test_cancel_export);
  g_test_add_func ("/renderer/missing", test_missing);
  g_test_add_func ("/renderer/hostile-start", test_hostile_start);
  g_test_add_func ("/renderer/hostile-open", test_hostile_open);
  g_test_add_func ("/renderer/hostile-sizes", test_hostile_sizes);
  g_test_add_func ("/renderer/hostile-draw", test_hostile_draw);
  g_test_add_func ("/renderer/hostile-jumps", test_hostile_jumps);
  g_test_add_func ("/renderer/hostile-places", test_hostile_places);
  g_test_add_func ("/renderer/hostile-twice", test_hostile_twice);
  g_test_add_func ("/renderer/hostile-text-and-file", test_hostile_text_and_file);
  g_test_add_func ("/renderer/hostile-sheets", test_hostile_sheets);
  g_test_add_func ("/renderer/hostile-text-alone", test_hostile_text_alone);

  return g_test_run ();
}
