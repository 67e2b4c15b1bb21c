/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *pupitre_help_toast_new (const char *text,
                                  const char *topic) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
