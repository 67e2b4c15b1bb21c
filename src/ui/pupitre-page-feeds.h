/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-account.h"
#include "pupitre-state-stack.h"
#include "pupitre-trust-line.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_PAGE_FEEDS (pupitre_page_feeds_get_type ())
G_DECLARE_FINAL_TYPE (PupitrePageFeeds, pupitre_page_feeds, PUPITRE, PAGE_FEEDS, GObject)

PupitrePageFeeds *pupitre_page_feeds_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void              pupitre_page_feeds_set_first     (PupitrePageFeeds *self,
                                                    PupitreAccount   *account,
                                                    PupitreFeed      *feed);
void              pupitre_page_feeds_add           (PupitrePageFeeds *self,
                                                    PupitreAccount   *account,
                                                    PupitreFeed      *feed,
                                                    gboolean          fills);
void              pupitre_page_feeds_clear         (PupitrePageFeeds *self);
PupitreFeed      *pupitre_page_feeds_get_first     (PupitrePageFeeds *self);
PupitreAccount   *pupitre_page_feeds_get_account   (PupitrePageFeeds *self);
gboolean          pupitre_page_feeds_read_through  (PupitrePageFeeds *self,
                                                    PupitreAccount   *account);
gboolean          pupitre_page_feeds_read_several  (PupitrePageFeeds *self);
void              pupitre_page_feeds_refresh       (PupitrePageFeeds *self);
void              pupitre_page_feeds_refresh_old   (PupitrePageFeeds *self);
guint             pupitre_page_feeds_show         (PupitrePageFeeds  *self,
                                                    PupitreStateStack *stack,
                                                    gboolean           content_when_empty,
                                                    PupitreTrust      *trust);
guint             pupitre_page_feeds_sum_up        (PupitrePageFeeds *self,
                                                    PupitreTrust     *trust,
                                                    gboolean         *loaded);

G_END_DECLS
