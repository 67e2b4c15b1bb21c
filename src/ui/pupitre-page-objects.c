/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-page-objects"

#include "config.h"

#include "pupitre-page-objects.h"

/* What a page shows whole of one kind, beside what it shows of others. Main thread. */

/**
 * pupitre_page_objects_new:
 * @page: A page of a child
 * @kind: What it shows
 * @changed: Called with @page for an argument whenever that has changed
 *
 * Lets the state of the page and its trust line follow the feed of this kind too.
 *
 * Returns: (transfer full): all that is read of the kind, of the page's child. Main thread.
 */
PupitreFeedObjects *
pupitre_page_objects_new (PupitrePage *page, PupitreKind kind, GCallback changed)
{
  g_autoptr (PupitreFeed) feed = NULL;
  PupitreFeedObjects *objects;

  g_return_val_if_fail (PUPITRE_IS_PAGE (page), NULL);
  g_return_val_if_fail (changed != NULL, NULL);

  feed = pupitre_account_get_feed (pupitre_page_get_account (page), pupitre_page_get_pupil (page),
                                   kind);
  if (pupitre_page_get_feed (page) == NULL)
    pupitre_page_set_feed (page, feed);
  else
    pupitre_page_add_feed (page, feed, TRUE);
  objects = pupitre_feed_objects_new (feed);
  g_signal_connect_object (objects, "changed", changed, page, G_CONNECT_SWAPPED);
  return objects;
}
