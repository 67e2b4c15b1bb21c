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

/* One entry of a page's feed that somebody wants to see: it may have to be listed first, and then be
 * unsealed. Who waits for another one no longer waits for this, nor does who looks at something else
 * meanwhile. Main thread. */

#define PUPITRE_TYPE_ENTRY_WAIT (pupitre_entry_wait_get_type ())
G_DECLARE_FINAL_TYPE (PupitreEntryWait, pupitre_entry_wait, PUPITRE, ENTRY_WAIT, GObject)

struct _PupitreEntryWait {
  GObject           parent_instance;

  PupitrePage      *page;   /* not owned: it owns this */
  PupitrePage      *front;  /* (nullable) not owned: what was in front when it was asked for */
  PupitreFeed      *feed;   /* (owned) */
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
         pupitre_page_get_feed (self->page) == self->feed;
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
  return pupitre_feed_is_loaded (self->feed) && !pupitre_feed_is_refreshing (self->feed);
}

/* What the page says already about an answer that did not come is not said again. */
static void
give_up (PupitreEntryWait *self)
{
  if (pupitre_feed_get_error (self->feed) == NULL)
    pupitre_window_add_toast (get_window (self), _("The portal no longer has this."));
  end (self);
}

static void
check (PupitreEntryWait *self)
{
  if (!is_wanted (self)) {
    end (self);
    return;
  }
  if (self->entry == NULL) {
    self->entry = pupitre_feed_dup_entry (self->feed, self->key);
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
  g_clear_object (&self->feed);
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
 * @function: Called once, when it is read: at once, or later; never if the feed does not have it, which
 *   is said, or if the page, its account or what is in front goes before
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
  g_set_weak_pointer (&self->front, get_front (self));
  self->feed = g_object_ref (pupitre_page_get_feed (page));
  self->key = g_strdup (key);
  self->function = function;
  g_object_set_data_full (G_OBJECT (page), DATA, self, g_object_unref);
  g_signal_connect_object (page, "destroy", G_CALLBACK (end), self, G_CONNECT_SWAPPED);
  if (self->front != NULL)
    g_signal_connect_object (self->front, "unmap", G_CALLBACK (end), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feed, "items-changed", G_CALLBACK (check), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feed, "notify::refreshing", G_CALLBACK (check), self,
                           G_CONNECT_SWAPPED);
  check (self);
}
