/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-change.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Of whichever tile. */
#define PUPITRE_CHANGES_OF_ALL ((PupitreTile) 0xffff)

/**
 * PupitreShowsChangeFunc:
 * @change: A change that the parent has not seen
 * @user_data: What it is asked with
 *
 * Returns: whether the parent sees it now
 */
typedef gboolean (*PupitreShowsChangeFunc) (PupitreChange *change, gpointer user_data);

#define PUPITRE_TYPE_CHANGES (pupitre_changes_get_type ())
G_DECLARE_FINAL_TYPE (PupitreChanges, pupitre_changes, PUPITRE, CHANGES, GObject)

PupitreChanges *pupitre_changes_new          (GListModel         *accounts) G_GNUC_WARN_UNUSED_RESULT;
gboolean        pupitre_changes_is_loaded    (PupitreChanges     *self);
GPtrArray      *pupitre_changes_list         (PupitreChanges     *self,
                                              const char         *child) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray      *pupitre_changes_list_unseen  (PupitreChanges     *self,
                                              const char         *child) G_GNUC_WARN_UNUSED_RESULT;
guint           pupitre_changes_count_unseen (PupitreChanges     *self,
                                              const char         *child,
                                              PupitreTile         tiles);
void            pupitre_changes_see          (PupitreChanges     *self,
                                              const char         *child,
                                              PupitreShowsChangeFunc shows,
                                              gpointer            user_data);

G_END_DECLS
