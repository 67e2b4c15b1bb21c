/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-member.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_FAMILY (pupitre_family_get_type ())
G_DECLARE_FINAL_TYPE (PupitreFamily, pupitre_family, PUPITRE, FAMILY, GObject)

PupitreFamily *pupitre_family_new (GListModel *accounts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
