/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-render-documents"

#include "pupitre-render-documents.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pupitre-render-picture.h"

/* poppler 22.12 declares no cleanup of its own. */
typedef PopplerDocument Document;
typedef PopplerPage Page;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Document, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, g_object_unref)

/* The PDFs that this process was given, and what can be made of their pages. */

struct _PupitreRenderDocuments {
  GPtrArray *documents;  /* PopplerDocument */
  char      *password;   /* (nullable): for the next document */
};

/**
 * pupitre_render_documents_new:
 *
 * Returns: (transfer full): no documents yet. Main thread.
 */
PupitreRenderDocuments *
pupitre_render_documents_new (void)
{
  PupitreRenderDocuments *self = g_new0 (PupitreRenderDocuments, 1);

  self->documents = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

static void
forget_password (PupitreRenderDocuments *self)
{
  if (self->password != NULL)
    explicit_bzero (self->password, PUPITRE_RENDER_MAX_PASSWORD + 1);
  g_clear_pointer (&self->password, g_free);
}

/**
 * pupitre_render_documents_free:
 * @self: (nullable) (transfer full): Documents
 *
 * Closes them all. Main thread.
 */
void
pupitre_render_documents_free (PupitreRenderDocuments *self)
{
  if (self == NULL)
    return;
  forget_password (self);
  g_ptr_array_unref (self->documents);
  g_free (self);
}

static PupitreRenderStatus
status_of (const GError *error)
{
  if (g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    return PUPITRE_RENDER_ENCRYPTED;
  return PUPITRE_RENDER_DAMAGED;
}

/* A side that no page can have becomes 0: the page counts, but cannot be drawn. */
static double
plausible (double points)
{
  return isfinite (points) && points > 0 && points <= PUPITRE_RENDER_MAX_POINTS ? points : 0;
}

static GVariant *
describe (guint number, PopplerDocument *document)
{
  const int n_pages = poppler_document_get_n_pages (document);
  GVariantBuilder sizes;

  g_variant_builder_init (&sizes, G_VARIANT_TYPE ("a(dd)"));
  for (int i = 0; i < n_pages; i++) {
    g_autoptr (Page) page = poppler_document_get_page (document, i);
    double width = 0;
    double height = 0;

    if (page != NULL)
      poppler_page_get_size (page, &width, &height);
    g_variant_builder_add (&sizes, "(dd)", plausible (width), plausible (height));
  }

  return g_variant_new ("(ua(dd))", number, &sizes);
}

static PupitreRenderStatus
check_file (int fd)
{
  struct stat info;

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    return PUPITRE_RENDER_REFUSED;
  if (info.st_size == 0)
    return PUPITRE_RENDER_EMPTY;

  return info.st_size > PUPITRE_RENDER_MAX_FILE ? PUPITRE_RENDER_TOO_LARGE : PUPITRE_RENDER_OK;
}

/**
 * pupitre_render_documents_expect:
 * @self: Documents
 * @fd: (transfer full): A file with a password
 *
 * Takes the password for the document that is opened next, whatever becomes of it. Returns: how it
 * ended. Main thread.
 */
PupitreRenderStatus
pupitre_render_documents_expect (PupitreRenderDocuments *self, int fd)
{
  ssize_t size;

  forget_password (self);
  self->password = g_malloc0 (PUPITRE_RENDER_MAX_PASSWORD + 1);
  size = pread (fd, self->password, PUPITRE_RENDER_MAX_PASSWORD + 1, 0);
  close (fd);
  if (size < 0 || size > PUPITRE_RENDER_MAX_PASSWORD) {
    forget_password (self);
    return PUPITRE_RENDER_REFUSED;
  }

  return PUPITRE_RENDER_OK;
}

/* poppler tries a password in two writings, Latin 1 and UTF-8. For the second it begins to read anew,
 * which 22.12 does right for a stream alone: for a descriptor and for bytes it reads what it has just
 * freed. Takes the descriptor. */
static PopplerDocument *
open_with (int fd, const char *password, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (password == NULL)
    return poppler_document_new_from_fd (fd, NULL, error);
  file = g_mapped_file_new_from_fd (fd, FALSE, error);
  close (fd);
  if (file == NULL)
    return NULL;
  bytes = g_mapped_file_get_bytes (file);
  stream = g_memory_input_stream_new_from_bytes (bytes);

  return poppler_document_new_from_stream (stream, g_bytes_get_size (bytes), password, NULL, error);
}

/**
 * pupitre_render_documents_open:
 * @self: Documents
 * @fd: (transfer full): A PDF, or a JPEG or PNG, which becomes a document of one page
 * @opened: (out) (transfer floating): The document's number and the sizes of its pages in points
 *
 * Returns: how it ended. Main thread.
 */
PupitreRenderStatus
pupitre_render_documents_open (PupitreRenderDocuments *self, int fd, GVariant **opened)
{
  g_autoptr (Document) document = NULL;
  g_autoptr (GError) error = NULL;
  PupitreRenderStatus status = check_file (fd);
  int n_pages;

  if (status == PUPITRE_RENDER_OK && self->documents->len >= PUPITRE_RENDER_MAX_DOCUMENTS)
    status = PUPITRE_RENDER_REFUSED;
  if (status != PUPITRE_RENDER_OK) {
    close (fd);
    return status;
  }
  if (pupitre_render_picture_is_one (fd)) {
    g_autoptr (GBytes) page = NULL;

    status = pupitre_render_picture_to_pdf (fd, &page);
    if (status != PUPITRE_RENDER_OK)
      return status;
    document = poppler_document_new_from_bytes (page, NULL, &error);
  } else {
    document = open_with (fd, self->password, &error);
  }
  forget_password (self);
  if (document == NULL)
    return status_of (error);
  n_pages = poppler_document_get_n_pages (document);
  if (n_pages <= 0)
    return PUPITRE_RENDER_EMPTY;
  if (n_pages > PUPITRE_RENDER_MAX_DOCUMENT_PAGES)
    return PUPITRE_RENDER_TOO_LARGE;

  *opened = describe (self->documents->len, document);
  g_ptr_array_add (self->documents, g_steal_pointer (&document));

  return PUPITRE_RENDER_OK;
}

/**
 * pupitre_render_documents_get:
 * @self: Documents
 * @number: One of them
 *
 * Returns: (transfer none) (nullable): the document. Main thread.
 */
PopplerDocument *
pupitre_render_documents_get (PupitreRenderDocuments *self, guint number)
{
  return number < self->documents->len ? g_ptr_array_index (self->documents, number) : NULL;
}

/**
 * pupitre_render_documents_get_page:
 * @self: Documents
 * @id: A page
 * @width: (out): Points
 * @height: (out): Points
 *
 * Returns: (transfer full) (nullable): the page, or %NULL when it cannot be drawn. Main thread.
 */
PopplerPage *
pupitre_render_documents_get_page (PupitreRenderDocuments    *self,
                                   const PupitreRenderPageId *id,
                                   double                    *width,
                                   double                    *height)
{
  g_autoptr (Page) page = NULL;
  PopplerDocument *document = pupitre_render_documents_get (self, id->document);

  if (document == NULL)
    return NULL;
  if (id->page >= (guint) poppler_document_get_n_pages (document))
    return NULL;
  page = poppler_document_get_page (document, id->page);
  if (page == NULL)
    return NULL;
  poppler_page_get_size (page, width, height);
  if (plausible (*width) <= 0 || plausible (*height) <= 0)
    return NULL;

  return g_steal_pointer (&page);
}

static gboolean
part_is_right (const PupitreRenderPart *part)
{
  return part->page_width > 0 && part->page_width <= PUPITRE_RENDER_MAX_SIDE &&
         part->page_height > 0 && part->page_height <= PUPITRE_RENDER_MAX_SIDE &&
         part->width > 0 && part->width <= part->page_width &&
         part->height > 0 && part->height <= part->page_height &&
         part->x <= part->page_width - part->width &&
         part->y <= part->page_height - part->height;
}

/**
 * pupitre_render_documents_draw:
 * @self: Documents
 * @part: What to draw, and how large; checked here
 * @canvas: Where to, not open yet
 * @stride: (out): Bytes of a line
 *
 * Draws a part of a page on white. Returns: how it ended. Main thread.
 */
PupitreRenderStatus
pupitre_render_documents_draw (PupitreRenderDocuments  *self,
                               const PupitreRenderPart *part,
                               PupitreRenderCanvas     *canvas,
                               guint                   *stride)
{
  g_autoptr (Page) page = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  double width;
  double height;
  int bytes;
  gboolean drawn;

  if (!part_is_right (part))
    return PUPITRE_RENDER_REFUSED;
  page = pupitre_render_documents_get_page (self, &part->id, &width, &height);
  if (page == NULL)
    return PUPITRE_RENDER_DAMAGED;
  surface = pupitre_render_canvas_new_surface (canvas, part->width, part->height, &bytes);
  if (surface == NULL)
    return PUPITRE_RENDER_TOO_LARGE;

  /* New memory is all zero; white is all one. */
  memset (canvas->data, 0xff, canvas->size);
  cr = cairo_create (surface);
  cairo_translate (cr, -(double) part->x, -(double) part->y);
  cairo_scale (cr, part->page_width / width, part->page_height / height);
  poppler_page_render (page, cr);
  drawn = cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  *stride = bytes;

  return drawn ? PUPITRE_RENDER_OK : PUPITRE_RENDER_DAMAGED;
}

/**
 * pupitre_render_documents_text:
 * @self: Documents
 * @id: A page
 * @boxes: Whether to tell where the characters stand, which takes as long again
 * @canvas: Where to, not open yet; gets a #PupitreRenderTextHead and what follows it
 *
 * The text of a page in reading order, and for each of its characters a box (left, top, right,
 * bottom) in points from the upper left corner. Returns: how it ended. Main thread.
 */
PupitreRenderStatus
pupitre_render_documents_text (PupitreRenderDocuments    *self,
                               const PupitreRenderPageId *id,
                               gboolean                   boxes,
                               PupitreRenderCanvas       *canvas)
{
  g_autoptr (Page) page = NULL;
  g_autofree char *text = NULL;
  g_autofree char *valid = NULL;
  g_autofree PopplerRectangle *rectangles = NULL;
  PupitreRenderTextHead head;
  guint n_rectangles = 0;
  gsize boxes_size;
  double width;
  double height;

  /* The rectangles of poppler are laid out as the protocol's boxes are. */
  G_STATIC_ASSERT (sizeof (PopplerRectangle) == PUPITRE_RENDER_BOX_SIZE);
  page = pupitre_render_documents_get_page (self, id, &width, &height);
  if (page == NULL)
    return PUPITRE_RENDER_DAMAGED;
  text = poppler_page_get_text (page);
  valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  if (boxes && !poppler_page_get_text_layout (page, &rectangles, &n_rectangles))
    n_rectangles = 0;
  head = (PupitreRenderTextHead) { n_rectangles, strlen (valid) };
  boxes_size = n_rectangles * PUPITRE_RENDER_BOX_SIZE;
  if (sizeof (head) + boxes_size + head.n_bytes > PUPITRE_RENDER_MAX_TEXT ||
      !pupitre_render_canvas_open (canvas, sizeof (head) + boxes_size + head.n_bytes))
    return PUPITRE_RENDER_TOO_LARGE;
  memcpy (canvas->data, &head, sizeof (head));
  if (boxes_size > 0)
    memcpy (canvas->data + sizeof (head), rectangles, boxes_size);
  memcpy (canvas->data + sizeof (head) + boxes_size, valid, head.n_bytes);

  return PUPITRE_RENDER_OK;
}

/* Takes the colours from all that was drawn on white, and leaves text to be text. */
static void
make_grey (cairo_t *cr)
{
  cairo_set_operator (cr, CAIRO_OPERATOR_HSL_SATURATION);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
}

static PupitreRenderStatus
export_page (PupitreRenderDocuments    *self,
             const PupitreRenderPageId *id,
             const PupitreRenderSheet  *sheet,
             cairo_t                   *cr)
{
  g_autoptr (Page) page = NULL;
  PupitreRenderPlace place;
  double width;
  double height;

  page = pupitre_render_documents_get_page (self, id, &width, &height);
  if (page == NULL)
    return PUPITRE_RENDER_DAMAGED;
  pupitre_render_sheet_place (sheet, width, height, &place);
  cairo_pdf_surface_set_size (cairo_get_target (cr), place.width, place.height);
  cairo_save (cr);
  if (sheet->grey) {
    cairo_set_source_rgb (cr, 1, 1, 1);
    cairo_paint (cr);
  }
  cairo_save (cr);
  cairo_translate (cr, place.x, place.y);
  cairo_scale (cr, place.scale, place.scale);
  poppler_page_render_for_printing (page, cr);
  cairo_restore (cr);
  if (sheet->grey)
    make_grey (cr);
  cairo_restore (cr);
  cairo_show_page (cr);

  return cairo_status (cr) == CAIRO_STATUS_SUCCESS ? PUPITRE_RENDER_OK : PUPITRE_RENDER_TOO_LARGE;
}

/**
 * pupitre_render_documents_export:
 * @self: Documents
 * @sheet: The paper; checked here
 * @pages: Pages, in the order of the result
 * @n_pages: How many
 * @go_on: Asked before each page whether the result is still wanted
 * @go_on_data: For @go_on
 * @canvas: Where to, not open yet; gets a PDF
 *
 * Draws pages of one or several documents into a new vector PDF, each on a sheet of its own.
 * Returns: how it ended. Main thread.
 */
PupitreRenderStatus
pupitre_render_documents_export (PupitreRenderDocuments    *self,
                                 const PupitreRenderSheet  *sheet,
                                 const PupitreRenderPageId *pages,
                                 gsize                      n_pages,
                                 PupitreRenderGoOn          go_on,
                                 gpointer                   go_on_data,
                                 PupitreRenderCanvas       *canvas)
{
  PupitreRenderStatus status = PUPITRE_RENDER_OK;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (n_pages == 0 || n_pages > PUPITRE_RENDER_MAX_EXPORT_PAGES ||
      !pupitre_render_sheet_is_right (sheet))
    return PUPITRE_RENDER_REFUSED;
  if (!pupitre_render_canvas_open (canvas, 0))
    return PUPITRE_RENDER_TOO_LARGE;
  surface = cairo_pdf_surface_create_for_stream (pupitre_render_canvas_write, canvas, 1, 1);
  cr = cairo_create (surface);
  for (gsize i = 0; i < n_pages && status == PUPITRE_RENDER_OK; i++)
    status = go_on (go_on_data) ? export_page (self, &pages[i], sheet, cr)
                                : PUPITRE_RENDER_CANCELLED;
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == PUPITRE_RENDER_OK && cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    status = PUPITRE_RENDER_TOO_LARGE;
  cairo_surface_destroy (surface);

  return status;
}
