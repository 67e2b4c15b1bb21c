/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-child-photos"

#include "pupitre-child-photos.h"

#include "pupitre-error.h"

/* The photos of the children of the family: asked for once, decoded by the helper, and shown in
 * the rows. A child without a photo, or with one that cannot be decoded, keeps the initial. */

/* Twice the size on the screen, for displays of double density. */
#define PHOTO_SIZE 64

struct _PupitreChildPhotos {
  GObject          parent_instance;

  PupitreRenderer *renderer;
  GHashTable      *pictures;  /* key of a child -> GdkPaintable */
  GCancellable    *cancel;
};

G_DEFINE_FINAL_TYPE (PupitreChildPhotos, pupitre_child_photos, G_TYPE_OBJECT)

typedef struct {
  PupitreChildPhotos *photos;  /* (owned) */
  PupitreChildRow    *row;     /* (owned) */
} Load;

static void
load_free (Load *load)
{
  g_object_unref (load->photos);
  g_object_unref (load->row);
  g_free (load);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, load_free)

static void
on_decoded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Load) load = user_data;
  PupitreChild *child = pupitre_child_row_get_child (load->row);
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  texture = pupitre_renderer_picture_finish (PUPITRE_RENDERER (source), result, &error);
  if (texture == NULL) {
    g_debug ("A photo cannot be shown: %d", error->code);
    return;
  }
  pupitre_child_row_set_picture (load->row, GDK_PAINTABLE (texture));
  if (child != NULL)
    g_hash_table_replace (load->photos->pictures, g_strdup (pupitre_child_get_key (child)),
                          g_object_ref (texture));
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Load) load = user_data;
  PupitreChildPhotos *self = load->photos;
  g_autoptr (GBytes) photo = NULL;
  g_autoptr (GError) error = NULL;

  photo = pupitre_account_load_photo_finish (PUPITRE_ACCOUNT (source), result, &error);
  if (photo == NULL || g_cancellable_is_cancelled (self->cancel))
    return;
  pupitre_renderer_picture_async (self->renderer, photo, PHOTO_SIZE, self->cancel, on_decoded,
                                  g_steal_pointer (&load));
}

static void
pupitre_child_photos_dispose (GObject *object)
{
  PupitreChildPhotos *self = PUPITRE_CHILD_PHOTOS (object);

  g_cancellable_cancel (self->cancel);
  g_clear_object (&self->renderer);

  G_OBJECT_CLASS (pupitre_child_photos_parent_class)->dispose (object);
}

static void
pupitre_child_photos_finalize (GObject *object)
{
  PupitreChildPhotos *self = PUPITRE_CHILD_PHOTOS (object);

  g_clear_object (&self->cancel);
  g_hash_table_unref (self->pictures);

  G_OBJECT_CLASS (pupitre_child_photos_parent_class)->finalize (object);
}

static void
pupitre_child_photos_class_init (PupitreChildPhotosClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pupitre_child_photos_dispose;
  object_class->finalize = pupitre_child_photos_finalize;
}

static void
pupitre_child_photos_init (PupitreChildPhotos *self)
{
  self->cancel = g_cancellable_new ();
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * pupitre_child_photos_new:
 * @renderer: The helper that decodes them
 *
 * Returns: (transfer full): the photos of the children, none of them loaded. Main thread.
 */
PupitreChildPhotos *
pupitre_child_photos_new (PupitreRenderer *renderer)
{
  PupitreChildPhotos *self;

  g_return_val_if_fail (PUPITRE_IS_RENDERER (renderer), NULL);

  self = g_object_new (PUPITRE_TYPE_CHILD_PHOTOS, NULL);
  self->renderer = g_object_ref (renderer);

  return self;
}

/**
 * pupitre_child_photos_load:
 * @self: The photos
 * @row: A row that shows a child
 *
 * Shows the child's photo in the row as soon as it is there, read through the account of the row. Main
 * thread.
 */
void
pupitre_child_photos_load (PupitreChildPhotos *self, PupitreChildRow *row)
{
  PupitreChild *child;
  GdkPaintable *picture;
  Load *load;

  g_return_if_fail (PUPITRE_IS_CHILD_PHOTOS (self));
  g_return_if_fail (PUPITRE_IS_CHILD_ROW (row));

  child = pupitre_child_row_get_child (row);
  picture = g_hash_table_lookup (self->pictures, pupitre_child_get_key (child));
  pupitre_child_row_set_picture (row, picture);

  load = g_new0 (Load, 1);
  load->photos = g_object_ref (self);
  load->row = g_object_ref (row);  /* which stays floating for its list */
  pupitre_account_load_photo_async (pupitre_member_get_account (pupitre_child_row_get_member (row)),
                                    child, self->cancel, on_loaded, load);
}
