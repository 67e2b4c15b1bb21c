/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-render-result"

#include "pupitre-render-result.h"

#include <math.h>

#include "pupitre-error.h"
#include "pupitre-render-protocol.h"
#include "pupitre-sealed-file.h"

/* Turns what a helper sent into what the window can use, or refuses it. Somebody who owns the helper
 * can draw wrong pixels, and nothing else. */

static gpointer
refuse (GError **error, const char *what)
{
  g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_HELPER_CRASHED, what);

  return NULL;
}

/**
 * pupitre_render_result_texture:
 * @message: A %PUPITRE_RENDER_PIXELS_TYPE
 * @fd: The file that came along, stays the caller's
 * @most_side: The longest side that was asked for
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the picture. Main thread.
 */
GdkTexture *
pupitre_render_result_texture (GVariant *message, int fd, int most_side, GError **error)
{
  g_autoptr (GBytes) pixels = NULL;
  guint32 width;
  guint32 height;
  guint32 stride;

  g_variant_get (message, "(uuuuu)", NULL, NULL, &width, &height, &stride);
  if (width == 0 || height == 0 || width > (guint32) most_side || height > (guint32) most_side ||
      stride % 4 != 0 || stride / 4 < width || stride / 4 > width + 16)
    return refuse (error, "a picture of this size was not asked for");
  pixels = pupitre_sealed_file_map (fd, PUPITRE_RENDER_MAX_PIXELS, error);
  if (pixels == NULL)
    return NULL;
  if (g_bytes_get_size (pixels) != (gsize) stride * height)
    return refuse (error, "a picture that is shorter or longer than it says");

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, stride);
}

static gboolean
boxes_are_right (PupitrePageText *text, gboolean wanted)
{
  if (text->n_boxes != (wanted ? (gsize) g_utf8_strlen (text->text, -1) : 0))
    return FALSE;
  for (gsize i = 0; i < text->n_boxes; i++) {
    for (gsize j = 0; j < 4; j++) {
      if (!isfinite (text->boxes[i][j]))
        return FALSE;
    }
  }

  return TRUE;
}

/**
 * pupitre_render_result_text:
 * @message: A %PUPITRE_RENDER_SIZE_TYPE
 * @fd: The file that came along, stays the caller's
 * @boxes: Whether boxes were asked for
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the text of a page. Any thread.
 */
PupitrePageText *
pupitre_render_result_text (GVariant *message, int fd, gboolean boxes, GError **error)
{
  g_autoptr (PupitrePageText) text = NULL;
  g_autoptr (GBytes) content = NULL;
  PupitreRenderTextHead head;
  const char *data;
  gsize size;

  content = pupitre_sealed_file_map (fd, PUPITRE_RENDER_MAX_TEXT, error);
  if (content == NULL)
    return NULL;
  data = g_bytes_get_data (content, &size);
  if (size < sizeof (head))
    return refuse (error, "a text that is none");
  memcpy (&head, data, sizeof (head));
  data += sizeof (head);
  size -= sizeof (head);
  /* Neither number can make the sum run over. */
  if (head.n_bytes > size || head.n_boxes > size / PUPITRE_RENDER_BOX_SIZE ||
      head.n_boxes * PUPITRE_RENDER_BOX_SIZE + head.n_bytes != size ||
      !g_utf8_validate_len (data + head.n_boxes * PUPITRE_RENDER_BOX_SIZE, head.n_bytes, NULL))
    return refuse (error, "a text that is none");

  text = pupitre_page_text_new ();
  text->n_boxes = head.n_boxes;
  text->boxes = g_memdup2 (data, head.n_boxes * PUPITRE_RENDER_BOX_SIZE);
  text->text = g_strndup (data + head.n_boxes * PUPITRE_RENDER_BOX_SIZE, head.n_bytes);
  if (!boxes_are_right (text, boxes))
    return refuse (error, "boxes that are not those of the text");

  return g_steal_pointer (&text);
}

/**
 * pupitre_render_result_file:
 * @message: A %PUPITRE_RENDER_SIZE_TYPE
 * @fd: The file that came along, stays the caller's
 * @error: Return location
 *
 * Returns: whether this is a sealed PDF, as long as the helper says. What is in it stays the word of
 *   the helper. Any thread.
 */
gboolean
pupitre_render_result_file (GVariant *message, int fd, GError **error)
{
  g_autoptr (GBytes) content = pupitre_sealed_file_map (fd, PUPITRE_RENDER_MAX_FILE, error);
  guint64 size;

  if (content == NULL)
    return FALSE;
  g_variant_get (message, "(uut)", NULL, NULL, &size);
  if (size != g_bytes_get_size (content) || size < 5 ||
      memcmp (g_bytes_get_data (content, NULL), "%PDF-", 5) != 0) {
    refuse (error, "a file that is no PDF");
    return FALSE;
  }

  return TRUE;
}
