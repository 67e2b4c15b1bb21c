/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-style"

#include "config.h"

#include "pupitre-document-style.h"

#include <gtk/gtk.h>

#include "pupitre-document-resources.h"

/* What the widgets of this folder are made of, and how they look. */

/**
 * pupitre_document_style_load:
 *
 * Needed before the first template of this folder; does something the first time only. Main thread.
 */
void
pupitre_document_style_load (void)
{
  static gboolean loaded = FALSE;
  g_autoptr (GtkCssProvider) provider = NULL;

  if (loaded)
    return;
  loaded = TRUE;
  /* Else the linker would leave the resource of a static library out. */
  g_resources_register (pupitre_document_get_resource ());
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, RESOURCE_PATH "/document/document.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}
