/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-clipboard"

#include "pupitre-document-clipboard.h"

/* What is a family's in the clipboard, which anybody can paste: the text of a document, a message, a
 * number of a child. It goes when what it was copied from is closed to others, unless something else
 * was copied since. Main thread. */

static GQuark
content_quark (void)
{
  return g_quark_from_static_string ("pupitre-document-clipboard");
}

/**
 * pupitre_document_clipboard_put:
 * @widget: Where the text was copied
 * @text: A text that is nobody else's
 *
 * Puts it into the clipboard.
 */
void
pupitre_document_clipboard_put (GtkWidget *widget, const char *text)
{
  g_autoptr (GdkContentProvider) content = NULL;
  GdkClipboard *clipboard;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  clipboard = gtk_widget_get_clipboard (widget);
  content = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  gdk_clipboard_set_content (clipboard, content);
  g_object_set_qdata_full (G_OBJECT (clipboard), content_quark (), g_object_ref (content),
                           g_object_unref);
}

/**
 * pupitre_document_clipboard_forget:
 *
 * Empties the clipboard, if it still has what pupitre_document_clipboard_put() put there.
 */
void
pupitre_document_clipboard_forget (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  GdkClipboard *clipboard = display != NULL ? gdk_display_get_clipboard (display) : NULL;
  GdkContentProvider *content;

  if (clipboard == NULL)
    return;
  content = g_object_get_qdata (G_OBJECT (clipboard), content_quark ());
  if (content != NULL && gdk_clipboard_get_content (clipboard) == content)
    gdk_clipboard_set_content (clipboard, NULL);
  g_object_set_qdata (G_OBJECT (clipboard), content_quark (), NULL);
}
