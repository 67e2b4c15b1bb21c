/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-entry-wait"

#include "config.h"

#include "pupitre-entry-wait.h"

#include "pupitre-window.h"

#include <glib/gi18n.h>

/* One entry of a page's feeds that somebody wants to see: it may have to be listed first, and then be
 * unsealed. Who waits for another one no longer waits for this, nor does who looks at something else
 * meanwhile. Main thread. */

#define PUPITRE_TYPE_ENTRY_WAIT (pupitre_entry_wait_get_type ())
G_DECLARE_FINAL_TYPE (PupitreEntryWait, pupitre_entry_wait, PUPITRE, ENTRY_WAIT, GObject)

struct _PupitreEntryWait {
  GObject           parent_instance;

  PupitrePage      *page;   /* not owned: it owns this */
  PupitrePage      *front;  /* (nullable) not owned: what was in front when it was asked for */
  GPtrArray        *feeds;  /* (element-type PupitreFeed): one of them may have it */
  char             *key;
  PupitreEntryFunc  function;
  PupitreEntry     *entry;  /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PupitreEntryWait, pupitre_entry_wait, G_TYPE_OBJECT)

#define DATA "pupitre-entry-wait"

/* (nullable) */
static PupitreWindow *
get_window (PupitreEntryWait *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->page));

  return PUPITRE_IS_WINDOW (root) ? PUPITRE_WINDOW (root) : NULL;
}

static PupitrePage *
get_front (PupitreEntryWait *self)
{
  PupitreWindow *window = get_window (self);

  return window != NULL ? pupitre_window_get_page (window) : NULL;
}

/* Nothing is to be opened over what the parent has gone on to. */
static gboolean
is_wanted (PupitreEntryWait *self)
{
  return self->front != NULL && get_front (self) == self->front &&
         pupitre_page_get_account (self->page) != NULL &&
         pupitre_page_get_feed (self->page) != NULL;
}

/* It may be gone after this. */
static void
end (PupitreEntryWait *self)
{
  g_object_set_data (G_OBJECT (self->page), DATA, NULL);
}

/* Whether all that may list it has answered. */
static gboolean
is_settled (PupitreEntryWait *self)
{
  for (guint i = 0; i < self->feeds->len; i++) {
    if (!pupitre_feed_is_loaded (self->feeds->pdata[i]) ||
        pupitre_feed_is_refreshing (self->feeds->pdata[i]))
      return FALSE;
  }
  return TRUE;
}

static gboolean
has_error (PupitreEntryWait *self)
{
  for (guint i = 0; i < self->feeds->len; i++) {
    if (pupitre_feed_get_error (self->feeds->pdata[i]) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* What the page says already about an answer that did not come is not said again. */
static void
give_up (PupitreEntryWait *self)
{
  if (!has_error (self))
    pupitre_window_add_toast (get_window (self), _("The portal no longer has this."));
  end (self);
}

/* Returns: (transfer full) (nullable) */
static PupitreEntry *
find_entry (PupitreEntryWait *self)
{
  PupitreEntry *entry = NULL;

  for (guint i = 0; i < self->feeds->len && entry == NULL; i++)
    entry = pupitre_feed_dup_entry (self->feeds->pdata[i], self->key);
  return entry;
}

static void
check (PupitreEntryWait *self)
{
  if (!is_wanted (self)) {
    end (self);
    return;
  }
  if (self->entry == NULL) {
    self->entry = find_entry (self);
    if (self->entry == NULL) {
      if (is_settled (self))
        give_up (self);
      return;
    }
    g_signal_connect_object (self->entry, "notify", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  }
  if (pupitre_entry_get_object (self->entry) != NULL) {
    PupitrePage *page = self->page;
    PupitreEntryFunc function = self->function;
    g_autoptr (PupitreEntry) entry = g_object_ref (self->entry);

    end (self);
    function (page, entry);
  }
}

static void
pupitre_entry_wait_finalize (GObject *object)
{
  PupitreEntryWait *self = PUPITRE_ENTRY_WAIT (object);

  g_clear_weak_pointer (&self->front);
  g_ptr_array_unref (self->feeds);
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
  self->feeds = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
add_feed (PupitreEntryWait *self, PupitreFeed *feed)
{
  g_ptr_array_add (self->feeds, g_object_ref (feed));
  g_signal_connect_object (feed, "items-changed", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (feed, "notify::refreshing", G_CALLBACK (check), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pupitre_entry_wait_for:
 * @page: A page with a feed
 * @key: The key of an item of it
 * @function: Called once, when it is read: at once, or later; never if the feed does not have it, which
 *   is said, or if the page, its account or what is in front goes before
 *
 * Main thread.
 */
void
pupitre_entry_wait_for (PupitrePage *page, const char *key, PupitreEntryFunc function)
{
  PupitreFeed *feed;

  g_return_if_fail (PUPITRE_IS_PAGE (page));

  feed = pupitre_page_get_feed (page);
  pupitre_entry_wait_in (page, &feed, 1, key, function);
}

/**
 * pupitre_entry_wait_in:
 * @page: A page with a feed
 * @feeds: (array length=n_feeds): Feeds of it
 * @n_feeds: How many
 * @key: The key of an item of one of them
 * @function: See pupitre_entry_wait_for()
 *
 * Main thread.
 */
void
pupitre_entry_wait_in (PupitrePage        *page,
                       PupitreFeed *const *feeds,
                       guint               n_feeds,
                       const char         *key,
                       PupitreEntryFunc    function)
{
  PupitreEntryWait *self;

  g_return_if_fail (PUPITRE_IS_PAGE (page));
  g_return_if_fail (key != NULL && function != NULL);

  self = g_object_new (PUPITRE_TYPE_ENTRY_WAIT, NULL);
  self->page = page;
  g_set_weak_pointer (&self->front, get_front (self));
  self->key = g_strdup (key);
  self->function = function;
  for (guint i = 0; i < n_feeds; i++)
    add_feed (self, feeds[i]);
  g_object_set_data_full (G_OBJECT (page), DATA, self, g_object_unref);
  g_signal_connect_object (page, "destroy", G_CALLBACK (end), self, G_CONNECT_SWAPPED);
  if (self->front != NULL)
    g_signal_connect_object (self->front, "unmap", G_CALLBACK (end), self, G_CONNECT_SWAPPED);
  check (self);
}
