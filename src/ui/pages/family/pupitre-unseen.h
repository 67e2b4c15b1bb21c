/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-feed.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_UNSEEN (pupitre_unseen_get_type ())
G_DECLARE_FINAL_TYPE (PupitreUnseen, pupitre_unseen, PUPITRE, UNSEEN, GObject)

PupitreUnseen *pupitre_unseen_new      (PupitreFeed   *feed,
                                        guint          max) G_GNUC_WARN_UNUSED_RESULT;
PupitreFeed   *pupitre_unseen_get_feed (PupitreUnseen *self);
GPtrArray     *pupitre_unseen_list     (PupitreUnseen *self);
guint          pupitre_unseen_get_n    (PupitreUnseen *self);

G_END_DECLS
