/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint pupitre_quiet_hours_seconds_left (guint      from,
                                        guint      to,
                                        GDateTime *now);

G_END_DECLS
