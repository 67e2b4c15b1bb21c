/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *pupitre_record_join       (GBytes  *stored,
                                   GBytes  *json) G_GNUC_WARN_UNUSED_RESULT;
GBytes *pupitre_record_get_json   (GBytes  *record) G_GNUC_WARN_UNUSED_RESULT;
GBytes *pupitre_record_get_before (GBytes  *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
