/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-feed.h"
#include "pupitre-session-keeper.h"

G_BEGIN_DECLS

typedef struct _PupitreAccountFeeds PupitreAccountFeeds;

PupitreAccountFeeds *pupitre_account_feeds_new                (PupitreSessionKeeper    *keeper,
                                                               PupitreStore            *store)
                                                               G_GNUC_WARN_UNUSED_RESULT;
void                 pupitre_account_feeds_free               (PupitreAccountFeeds     *self);
void                 pupitre_account_feeds_clear              (PupitreAccountFeeds     *self);
PupitreFeed         *pupitre_account_feeds_get                (PupitreAccountFeeds     *self,
                                                               PupitreChild            *child,
                                                               PupitreKind              kind)
                                                               G_GNUC_WARN_UNUSED_RESULT;
void                 pupitre_account_feeds_refresh            (PupitreAccountFeeds     *self);
void                 pupitre_account_feeds_refresh_collection (PupitreAccountFeeds     *self,
                                                               const PupitreCollection *collection);
void                 pupitre_account_feeds_reload_marks       (PupitreAccountFeeds     *self,
                                                               PupitreChild            *child);
void                 pupitre_account_feeds_stop               (PupitreAccountFeeds     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreAccountFeeds, pupitre_account_feeds_free)

G_END_DECLS
