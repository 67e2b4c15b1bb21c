/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_AVATAR_GROUP (pupitre_avatar_group_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAvatarGroup, pupitre_avatar_group, PUPITRE, AVATAR_GROUP, GtkWidget)

void pupitre_avatar_group_set_children (PupitreAvatarGroup *self,
                                        GListModel         *family,
                                        GPtrArray          *children);

G_END_DECLS
