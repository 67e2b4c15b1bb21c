/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-child.h"
#include "pupitre-feed.h"

G_BEGIN_DECLS

/**
 * PupitreMessageSource:
 *
 * The messages of one child, the newest first; borrowed.
 */
typedef struct {
  PupitreChild *child;
  PupitreFeed  *feed;
} PupitreMessageSource;

/**
 * PupitreMessagePlace:
 *
 * Where a message is: which of the sources has it, and where in the feed of that.
 */
typedef struct {
  guint source;
  guint position;
} PupitreMessagePlace;

/**
 * PupitreMergedMessage:
 * @place: Where it is; of several places the first at which it is not read
 * @others: (nullable) (element-type PupitreMessagePlace): where it is too, by source
 * @date: In seconds since 1970, or 0
 * @is_new: Whether it is not read at one place at least
 *
 * A message, whomever it was sent for.
 */
typedef struct {
  PupitreMessagePlace  place;
  GArray              *others;
  gint64               date;
  gboolean             is_new;
} PupitreMergedMessage;

GArray *pupitre_message_merge (const PupitreMessageSource *sources,
                               guint                       n_sources) G_GNUC_WARN_UNUSED_RESULT;
guint   pupitre_message_merge_count_new (const PupitreMessageSource *sources,
                                         guint                       n_sources);

G_END_DECLS
