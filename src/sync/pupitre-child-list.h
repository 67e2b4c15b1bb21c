/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-feed.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_CHILD_LIST (pupitre_child_list_get_type ())
G_DECLARE_FINAL_TYPE (PupitreChildList, pupitre_child_list, PUPITRE, CHILD_LIST, GObject)

PupitreChildList *pupitre_child_list_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void              pupitre_child_list_set_feed (PupitreChildList *self,
                                               PupitreFeed      *feed);
gboolean          pupitre_child_list_is_known (PupitreChildList *self);

G_END_DECLS
