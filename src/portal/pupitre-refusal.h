/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

GError *pupitre_refusal_read      (guint               status,
                                   SoupMessageHeaders *headers,
                                   GBytes             *body) G_GNUC_WARN_UNUSED_RESULT;
void    pupitre_refusal_keep_text (GError             *error,
                                   GBytes             *body);

G_END_DECLS
