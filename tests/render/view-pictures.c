/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "view-pictures"

#include "config.h"

#include <adwaita.h>
#include <unistd.h>

#include "pupitre-document-view.h"
#include "test-pdfs.h"

/* Saves pictures of the document view in its states, to be looked at: view-pictures FOLDER [PDF]. */

static void
wait_frames (GtkWidget *window, guint n)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  const gint64 until = gdk_frame_clock_get_frame_counter (clock) + n;

  while (gdk_frame_clock_get_frame_counter (clock) < until) {
    gtk_widget_queue_draw (window);
    g_main_context_iteration (NULL, TRUE);
  }
}

static void
save (GtkWidget *window, const char *folder, const char *name)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  const int width = gdk_paintable_get_intrinsic_width (paintable);
  const int height = gdk_paintable_get_intrinsic_height (paintable);
  g_autofree char *file = g_strdup_printf ("%s/%s.png", folder, name);
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_texture_save_to_png (texture, file);
  gsk_render_node_unref (node);
}

static void
load (PupitreDocumentView *view, GBytes *pdf)
{
  const int fd = test_file_new (pdf);

  pupitre_document_view_load (view, fd, "Bulletin");
  close (fd);
  while (pupitre_document_view_get_state (view) == PUPITRE_DOCUMENT_LOADING)
    g_main_context_iteration (NULL, TRUE);
}

static GBytes *
report_card (const char *path)
{
  char *content;
  gsize size;

  if (path == NULL || !g_file_get_contents (path, &content, &size, NULL))
    return test_pdf_pages (3, 612, 792);

  return g_bytes_new_take (content, size);
}

static void
save_all (GtkWidget *window, PupitreDocumentView *view, const char *folder, const char *path,
          const char *suffix)
{
  g_autofree char *document = g_strconcat ("document-", suffix, NULL);
  g_autofree char *zoomed = g_strconcat ("zoomed-", suffix, NULL);
  g_autofree char *damaged = g_strconcat ("damaged-", suffix, NULL);
  g_autofree char *encrypted = g_strconcat ("encrypted-", suffix, NULL);
  g_autofree char *page = g_strconcat ("page-damaged-", suffix, NULL);

  load (view, report_card (path));
  wait_frames (window, 30);
  save (window, folder, document);
  for (guint i = 0; i < 6; i++)
    gtk_widget_activate_action (GTK_WIDGET (view), "document.zoom-in", NULL);
  wait_frames (window, 30);
  save (window, folder, zoomed);
  load (view, test_pdf_part (test_pdf_pages (1, 100, 100), 0.2));
  wait_frames (window, 20);
  save (window, folder, damaged);
  load (view, test_pdf_encrypted ());
  wait_frames (window, 20);
  save (window, folder, encrypted);
  load (view, test_pdf_bomb (2, 0));
  wait_frames (window, g_str_equal (suffix, "light-wide") ? 750 : 1);
  save (window, folder, page);
}

int
main (int argc, char **argv)
{
  const struct {
    const char    *suffix;
    AdwColorScheme scheme;
    int            width;
    int            height;
  } looks[] = {
    { "light-wide", ADW_COLOR_SCHEME_FORCE_LIGHT, 736, 640 },
    { "dark-narrow", ADW_COLOR_SCHEME_FORCE_DARK, 360, 640 },
    { "light-narrow", ADW_COLOR_SCHEME_FORCE_LIGHT, 360, 640 },
    { "dark-very-wide", ADW_COLOR_SCHEME_FORCE_DARK, 1400, 800 },
  };
  GtkWidget *view;
  GtkWidget *window;

  if (argc < 2)
    return 2;
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  window = adw_window_new ();
  view = pupitre_document_view_new ();
  adw_window_set_content (ADW_WINDOW (window), view);
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++) {
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), looks[i].scheme);
    gtk_window_set_default_size (GTK_WINDOW (window), looks[i].width, looks[i].height);
    gtk_window_present (GTK_WINDOW (window));
    wait_frames (window, 20);
    save_all (window, PUPITRE_DOCUMENT_VIEW (view), argv[1], argc > 2 ? argv[2] : NULL,
              looks[i].suffix);
  }
  gtk_window_destroy (GTK_WINDOW (window));

  return 0;
}
