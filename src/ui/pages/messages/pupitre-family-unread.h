/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-family.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_FAMILY_UNREAD (pupitre_family_unread_get_type ())
G_DECLARE_FINAL_TYPE (PupitreFamilyUnread, pupitre_family_unread, PUPITRE, FAMILY_UNREAD, GObject)

PupitreFamilyUnread *pupitre_family_unread_new   (PupitreFamily       *family) G_GNUC_WARN_UNUSED_RESULT;
guint                pupitre_family_unread_get_n (PupitreFamilyUnread *self);

G_END_DECLS
