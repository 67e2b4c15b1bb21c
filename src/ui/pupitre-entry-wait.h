/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"

G_BEGIN_DECLS

/**
 * PupitreEntryFunc:
 * @page: A page
 * @entry: An entry of one of its feeds, unsealed
 *
 * Called when the entry that was waited for is read.
 */
typedef void (*PupitreEntryFunc) (PupitrePage  *page,
                                  PupitreEntry *entry);

void pupitre_entry_wait_for (PupitrePage        *page,
                             const char         *key,
                             PupitreEntryFunc    function);
void pupitre_entry_wait_in  (PupitrePage        *page,
                             PupitreFeed *const *feeds,
                             guint               n_feeds,
                             const char         *key,
                             PupitreEntryFunc    function);

G_END_DECLS
