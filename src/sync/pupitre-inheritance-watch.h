/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-accounts.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_INHERITANCE_WATCH (pupitre_inheritance_watch_get_type ())
G_DECLARE_FINAL_TYPE (PupitreInheritanceWatch, pupitre_inheritance_watch, PUPITRE,
                      INHERITANCE_WATCH, GObject)

PupitreInheritanceWatch *pupitre_inheritance_watch_new (PupitreAccounts *accounts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
