/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-archive-item"

#include "pupitre-archive-item.h"

#include "pupitre-school-time.h"

/* One document of the archive of an account, without its content, and what it was before the portal
 * issued it anew. */

struct _PupitreArchiveItem {
  GObject          parent_instance;

  PupitreAccount  *account;
  PupitreDocument *document;
  GPtrArray       *earlier;  /* (element-type PupitreArchiveItem): the newest first */
};

G_DEFINE_FINAL_TYPE (PupitreArchiveItem, pupitre_archive_item, G_TYPE_OBJECT)

static void
pupitre_archive_item_finalize (GObject *object)
{
  PupitreArchiveItem *self = PUPITRE_ARCHIVE_ITEM (object);

  g_clear_object (&self->account);
  g_clear_pointer (&self->document, pupitre_document_free);
  g_ptr_array_unref (self->earlier);

  G_OBJECT_CLASS (pupitre_archive_item_parent_class)->finalize (object);
}

static void
pupitre_archive_item_class_init (PupitreArchiveItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_archive_item_finalize;
}

static void
pupitre_archive_item_init (PupitreArchiveItem *self)
{
  self->earlier = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pupitre_archive_item_new:
 * @account: The account that keeps it
 * @document: (transfer full): What is known of it, with child and id
 *
 * Returns: (transfer full): an item. Main thread.
 */
PupitreArchiveItem *
pupitre_archive_item_new (PupitreAccount *account, PupitreDocument *document)
{
  PupitreArchiveItem *self;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (document != NULL && document->child != NULL && document->id != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_ARCHIVE_ITEM, NULL);
  self->account = g_object_ref (account);
  self->document = document;
  return self;
}

/**
 * pupitre_archive_item_get_account:
 * @self: An item
 *
 * Returns: (transfer none): the account that keeps it. Main thread.
 */
PupitreAccount *
pupitre_archive_item_get_account (PupitreArchiveItem *self)
{
  g_return_val_if_fail (PUPITRE_IS_ARCHIVE_ITEM (self), NULL);

  return self->account;
}

/**
 * pupitre_archive_item_get_document:
 * @self: An item
 *
 * Returns: (transfer none): what is known of it, without its content. Main thread.
 */
const PupitreDocument *
pupitre_archive_item_get_document (PupitreArchiveItem *self)
{
  g_return_val_if_fail (PUPITRE_IS_ARCHIVE_ITEM (self), NULL);

  return self->document;
}

/**
 * pupitre_archive_item_get_school_year:
 * @self: An item
 *
 * Returns: the school year that it is about or, where nobody has said, in which it came. Main
 *   thread.
 */
int
pupitre_archive_item_get_school_year (PupitreArchiveItem *self)
{
  g_autoptr (GDateTime) received = NULL;
  g_autoptr (GDateTime) there = NULL;

  g_return_val_if_fail (PUPITRE_IS_ARCHIVE_ITEM (self), 0);

  if (self->document->school_year > 0)
    return self->document->school_year;
  received = g_date_time_new_from_unix_utc (self->document->received_at);
  if (received == NULL)
    return 0;
  there = g_date_time_to_timezone (received, pupitre_school_time_zone ());
  return pupitre_school_year_of (there);
}

/**
 * pupitre_archive_item_get_earlier:
 * @self: An item
 *
 * Returns: (transfer none) (element-type PupitreArchiveItem): its earlier versions, the newest
 *   first. Main thread.
 */
GPtrArray *
pupitre_archive_item_get_earlier (PupitreArchiveItem *self)
{
  g_return_val_if_fail (PUPITRE_IS_ARCHIVE_ITEM (self), NULL);

  return self->earlier;
}

/**
 * pupitre_archive_item_get_size:
 * @self: An item
 *
 * Returns: the bytes of it and of its earlier versions. Main thread.
 */
guint64
pupitre_archive_item_get_size (PupitreArchiveItem *self)
{
  guint64 size;

  g_return_val_if_fail (PUPITRE_IS_ARCHIVE_ITEM (self), 0);

  size = self->document->size;
  for (guint i = 0; i < self->earlier->len; i++)
    size += PUPITRE_ARCHIVE_ITEM (self->earlier->pdata[i])->document->size;
  return size;
}

/**
 * pupitre_archive_item_is_same:
 * @self: An item
 * @other: Another one
 *
 * Returns: whether they are versions of one document of one child in one account. Main thread.
 */
gboolean
pupitre_archive_item_is_same (PupitreArchiveItem *self, PupitreArchiveItem *other)
{
  g_return_val_if_fail (PUPITRE_IS_ARCHIVE_ITEM (self) && PUPITRE_IS_ARCHIVE_ITEM (other), FALSE);

  return self->account == other->account &&
         g_str_equal (self->document->child, other->document->child) &&
         g_str_equal (pupitre_document_find_original (self->document->id),
                      pupitre_document_find_original (other->document->id));
}

/**
 * pupitre_archive_item_add_earlier:
 * @self: An item
 * @earlier: What it was, older than what was added before
 *
 * Main thread.
 */
void
pupitre_archive_item_add_earlier (PupitreArchiveItem *self, PupitreArchiveItem *earlier)
{
  g_return_if_fail (PUPITRE_IS_ARCHIVE_ITEM (self) && PUPITRE_IS_ARCHIVE_ITEM (earlier));

  g_ptr_array_add (self->earlier, g_object_ref (earlier));
}

/**
 * pupitre_archive_item_compare:
 * @a: (type PupitreArchiveItem): Where an item is
 * @b: (type PupitreArchiveItem): Where another one is
 *
 * Returns: their order: what the portal has now before what it had, then what came last first, as
 *   g_ptr_array_sort() wants it
 */
int
pupitre_archive_item_compare (gconstpointer a, gconstpointer b)
{
  const PupitreDocument *one = (*(PupitreArchiveItem **) a)->document;
  const PupitreDocument *other = (*(PupitreArchiveItem **) b)->document;
  int by_version = pupitre_document_is_version (one->id) - pupitre_document_is_version (other->id);

  if (by_version != 0)
    return by_version;
  if (one->received_at != other->received_at)
    return one->received_at < other->received_at ? 1 : -1;
  return g_strcmp0 (one->id, other->id);
}
