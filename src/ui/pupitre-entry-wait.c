/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-entry-wait"

#include "config.h"

#include "pupitre-entry-wait.h"

/* One entry of a page's feed that somebody wants to see: it may have to be listed first, and then be
 * unsealed. Who waits for another one no longer waits for this. Main thread. */

#define PUPITRE_TYPE_ENTRY_WAIT (pupitre_entry_wait_get_type ())
G_DECLARE_FINAL_TYPE (PupitreEntryWait, pupitre_entry_wait, PUPITRE, ENTRY_WAIT, GObject)

struct _PupitreEntryWait {
  GObject           parent_instance;

  PupitrePage      *page;   /* not owned: it owns this */
  char             *key;
  PupitreEntryFunc  function;
  PupitreEntry     *entry;  /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PupitreEntryWait, pupitre_entry_wait, G_TYPE_OBJECT)

#define DATA "pupitre-entry-wait"

static void
check (PupitreEntryWait *self)
{
  PupitreFeed *feed = pupitre_page_get_feed (self->page);

  if (self->entry == NULL) {
    self->entry = pupitre_feed_dup_entry (feed, self->key);
    if (self->entry == NULL)
      return;
    g_signal_connect_object (self->entry, "notify", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  }
  if (pupitre_entry_get_object (self->entry) != NULL) {
    PupitrePage *page = self->page;
    PupitreEntryFunc function = self->function;
    g_autoptr (PupitreEntry) entry = g_object_ref (self->entry);

    g_object_set_data (G_OBJECT (page), DATA, NULL);
    function (page, entry);
  }
}

static void
pupitre_entry_wait_finalize (GObject *object)
{
  PupitreEntryWait *self = PUPITRE_ENTRY_WAIT (object);

  g_clear_object (&self->entry);
  g_free (self->key);

  G_OBJECT_CLASS (pupitre_entry_wait_parent_class)->finalize (object);
}

static void
pupitre_entry_wait_class_init (PupitreEntryWaitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_entry_wait_finalize;
}

static void
pupitre_entry_wait_init (PupitreEntryWait *self)
{
}

/**
 * pupitre_entry_wait_for:
 * @page: A page with a feed
 * @key: The key of an item of it
 * @function: Called once, when it is read: at once, later, or never if there is none
 *
 * Main thread.
 */
void
pupitre_entry_wait_for (PupitrePage *page, const char *key, PupitreEntryFunc function)
{
  PupitreEntryWait *self;

  g_return_if_fail (PUPITRE_IS_PAGE (page));
  g_return_if_fail (PUPITRE_IS_FEED (pupitre_page_get_feed (page)));
  g_return_if_fail (key != NULL && function != NULL);

  self = g_object_new (PUPITRE_TYPE_ENTRY_WAIT, NULL);
  self->page = page;
  self->key = g_strdup (key);
  self->function = function;
  g_object_set_data_full (G_OBJECT (page), DATA, self, g_object_unref);
  g_signal_connect_object (pupitre_page_get_feed (page), "items-changed", G_CALLBACK (check), self,
                           G_CONNECT_SWAPPED);
  check (self);
}
