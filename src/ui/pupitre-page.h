/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-family.h"
#include "pupitre-renderer.h"
#include "pupitre-state-stack.h"
#include "pupitre-trust-line.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_PAGE (pupitre_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PupitrePage, pupitre_page, PUPITRE, PAGE, AdwBin)

/**
 * PupitrePageClass:
 * @refresh: Asks the portal again. The default refreshes the feed of pupitre_page_set_feed()
 * @shown: The page has come into view. The default refreshes the feed if it is not fresh
 * @show_item: Somebody wants to see one thing of it, which a search found. The default does nothing
 * @shows_change: Whether the parent sees a change with it, which is one of its child's, or where it is no
 *   child's page, of any one's. The default sees those of its tile on the page of a child
 * @day_changed: Another day has begun at the school. The default says anew when the data was received
 */
struct _PupitrePageClass {
  AdwBinClass parent_class;

  void (*refresh) (PupitrePage *self);
  void (*shown)   (PupitrePage *self);
  void (*day_changed) (PupitrePage *self);
  void (*show_item) (PupitrePage *self, const char *key);
  gboolean (*shows_change) (PupitrePage *self, PupitreChange *change);
};

PupitreChild      *pupitre_page_get_pupil      (PupitrePage        *self);
PupitreAccount    *pupitre_page_get_account    (PupitrePage        *self);
PupitreAccount    *pupitre_page_get_feed_account (PupitrePage      *self);
PupitreFamily     *pupitre_page_get_family     (PupitrePage        *self);
const char        *pupitre_page_get_account_name (PupitrePage      *self);
PupitreRenderer   *pupitre_page_get_renderer   (PupitrePage        *self);
const char        *pupitre_page_get_title      (PupitrePage        *self);
void               pupitre_page_set_title      (PupitrePage        *self,
                                                const char         *title);
void               pupitre_page_set_subtitle   (PupitrePage        *self,
                                                const char         *subtitle);
PupitreStateStack *pupitre_page_get_stack      (PupitrePage        *self);
PupitreTrustLine  *pupitre_page_get_trust_line (PupitrePage        *self);
void               pupitre_page_set_trust      (PupitrePage        *self,
                                                const PupitreTrust *trust);
void               pupitre_page_set_feed       (PupitrePage        *self,
                                                PupitreFeed        *feed);
void               pupitre_page_add_feed       (PupitrePage        *self,
                                                PupitreFeed        *feed,
                                                gboolean            fills);
void               pupitre_page_add_feed_of    (PupitrePage        *self,
                                                PupitreAccount     *account,
                                                PupitreFeed        *feed,
                                                gboolean            fills);
void               pupitre_page_remove_feeds   (PupitrePage        *self);
gboolean           pupitre_page_reads_through  (PupitrePage        *self,
                                                PupitreAccount     *account);
void               pupitre_page_set_sections   (PupitrePage        *self,
                                                AdwViewStack       *sections);
void               pupitre_page_set_feed_of    (PupitrePage        *self,
                                                PupitreAccount     *account,
                                                PupitreFeed        *feed);
void               pupitre_page_set_content_when_empty (PupitrePage *self,
                                                        gboolean     shown);
PupitreFeed       *pupitre_page_get_feed       (PupitrePage        *self);
void               pupitre_page_show_refresh   (PupitrePage        *self,
                                                gboolean            shown);
void               pupitre_page_refresh        (PupitrePage        *self);
void               pupitre_page_shown          (PupitrePage        *self);
void               pupitre_page_day_changed    (PupitrePage        *self);
void               pupitre_page_show_item      (PupitrePage        *self,
                                                const char         *key);
gboolean           pupitre_page_shows_change   (PupitrePage        *self,
                                                PupitreChange      *change);
void               pupitre_page_content_changed (PupitrePage       *self);
void               pupitre_page_open           (PupitrePage        *self,
                                                PupitrePage        *page);

G_END_DECLS
