/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-window-toasts"

#include "pupitre-window-toasts.h"

#include "pupitre-help-toast.h"

/* The toasts of the window: shows them one after the other and remembers those that are shown or wait,
 * since of what they say nothing may stay in front of a locked program. Main thread. */

struct _PupitreWindowToasts {
  GObject          parent_instance;

  AdwToastOverlay *overlay;  /* (unowned) */
  GPtrArray       *shown;    /* (element-type AdwToast) */
};

G_DEFINE_FINAL_TYPE (PupitreWindowToasts, pupitre_window_toasts, G_TYPE_OBJECT)

static void
on_dismissed (AdwToast *toast, PupitreWindowToasts *self)
{
  g_ptr_array_remove (self->shown, toast);
}

/* @toast: (transfer full) */
static void
show (PupitreWindowToasts *self, AdwToast *toast)
{
  g_ptr_array_add (self->shown, g_object_ref (toast));
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_dismissed), self, 0);
  adw_toast_overlay_add_toast (self->overlay, toast);
}

static void
pupitre_window_toasts_finalize (GObject *object)
{
  g_ptr_array_unref (PUPITRE_WINDOW_TOASTS (object)->shown);

  G_OBJECT_CLASS (pupitre_window_toasts_parent_class)->finalize (object);
}

static void
pupitre_window_toasts_class_init (PupitreWindowToastsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_window_toasts_finalize;
}

static void
pupitre_window_toasts_init (PupitreWindowToasts *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pupitre_window_toasts_new:
 * @overlay: Over what they are shown; it lives as long as what is returned
 *
 * Returns: (transfer full): the toasts, none so far. Main thread.
 */
PupitreWindowToasts *
pupitre_window_toasts_new (AdwToastOverlay *overlay)
{
  PupitreWindowToasts *self;

  g_return_val_if_fail (ADW_IS_TOAST_OVERLAY (overlay), NULL);

  self = g_object_new (PUPITRE_TYPE_WINDOW_TOASTS, NULL);
  self->overlay = overlay;
  return self;
}

/**
 * pupitre_window_toasts_add:
 * @self: The toasts of a window
 * @text: A few words, plain text
 *
 * Returns: (transfer none): the toast that says them, for a button or another time to be given to it.
 *   Main thread.
 */
AdwToast *
pupitre_window_toasts_add (PupitreWindowToasts *self, const char *text)
{
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  g_return_val_if_fail (PUPITRE_IS_WINDOW_TOASTS (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  /* The titles of toasts are markup. */
  escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  show (self, toast);
  return toast;
}

/**
 * pupitre_window_toasts_add_trouble:
 * @self: The toasts of a window
 * @text: What went wrong, plain text
 * @topic: The page of the help about it
 *
 * Says it until it is closed. Main thread.
 */
void
pupitre_window_toasts_add_trouble (PupitreWindowToasts *self, const char *text, const char *topic)
{
  g_return_if_fail (PUPITRE_IS_WINDOW_TOASTS (self));

  show (self, pupitre_help_toast_new (text, topic));
}

/**
 * pupitre_window_toasts_dismiss_all:
 * @self: The toasts of a window
 *
 * Takes away those that are shown, and those that wait. Main thread.
 */
void
pupitre_window_toasts_dismiss_all (PupitreWindowToasts *self)
{
  g_return_if_fail (PUPITRE_IS_WINDOW_TOASTS (self));

  while (self->shown->len > 0) {
    g_autoptr (AdwToast) toast = g_ptr_array_steal_index (self->shown, 0);

    adw_toast_dismiss (toast);
  }
}
