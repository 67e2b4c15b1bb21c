/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-organisation.h"

G_BEGIN_DECLS

GPtrArray *pupitre_organisations_parser_read (GBytes  *body,
                                              guint   *n_unreadable,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
