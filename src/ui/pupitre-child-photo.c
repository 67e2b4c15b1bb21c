/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-child-photo"

#include "config.h"

#include "pupitre-child-photo.h"

/* The photo of one child in an avatar: decoded by the helper. Without one, or with one that cannot be
 * decoded, the initial stays. */

typedef struct {
  AdwAvatar       *avatar;
  PupitreRenderer *renderer;
  PupitreChild    *child;
  GCancellable    *cancellable;
  gboolean         tried;       /* once already */
} Load;

static void
load_free (Load *load)
{
  g_object_unref (load->avatar);
  g_object_unref (load->renderer);
  g_object_unref (load->child);
  g_object_unref (load->cancellable);
  g_free (load);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, load_free)

static void
on_decoded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Load) load = user_data;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  texture = pupitre_renderer_picture_finish (PUPITRE_RENDERER (source), result, &error);
  if (texture != NULL && !g_cancellable_is_cancelled (load->cancellable))
    adw_avatar_set_custom_image (load->avatar, GDK_PAINTABLE (texture));
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Load) load = user_data;
  g_autoptr (GBytes) photo = NULL;
  g_autoptr (GError) error = NULL;
  PupitreRenderer *renderer = load->renderer;
  GCancellable *cancellable = load->cancellable;
  PupitreChild *child;
  /* Twice the size on the screen, for displays of double density. */
  const int size = 2 * adw_avatar_get_size (load->avatar);

  photo = pupitre_account_load_photo_finish (PUPITRE_ACCOUNT (source), result, &error);
  if (g_cancellable_is_cancelled (cancellable))
    return;
  /* The sidebar asks for the same photo: what it has stored meanwhile is found the second time. */
  if (photo == NULL && error == NULL && !load->tried) {
    load->tried = TRUE;
    child = load->child;
    pupitre_account_load_photo_async (PUPITRE_ACCOUNT (source), child, cancellable, on_loaded,
                                      g_steal_pointer (&load));
    return;
  }
  if (photo == NULL)
    return;
  pupitre_renderer_picture_async (renderer, photo, size, cancellable, on_decoded,
                                  g_steal_pointer (&load));
}

/**
 * pupitre_child_photo_load:
 * @avatar: What shows the child
 * @account: The account through which the child is seen
 * @child: The child
 * @renderer: The helper that decodes it
 * @cancellable: Ends it, when the avatar goes
 *
 * Shows the child's photo as soon as it is there. Main thread.
 */
void
pupitre_child_photo_load (AdwAvatar       *avatar,
                          PupitreAccount  *account,
                          PupitreChild    *child,
                          PupitreRenderer *renderer,
                          GCancellable    *cancellable)
{
  Load *load;

  g_return_if_fail (ADW_IS_AVATAR (avatar));
  g_return_if_fail (PUPITRE_IS_ACCOUNT (account) && PUPITRE_IS_CHILD (child));
  g_return_if_fail (PUPITRE_IS_RENDERER (renderer) && G_IS_CANCELLABLE (cancellable));

  load = g_new0 (Load, 1);
  load->avatar = g_object_ref (avatar);
  load->renderer = g_object_ref (renderer);
  load->child = g_object_ref (child);
  load->cancellable = g_object_ref (cancellable);
  pupitre_account_load_photo_async (account, child, cancellable, on_loaded, load);
}
