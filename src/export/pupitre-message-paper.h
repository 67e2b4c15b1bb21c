/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-message.h"

G_BEGIN_DECLS

char   *pupitre_message_paper_dup_text (PupitreMessage *message,
                                        const char     *child) G_GNUC_WARN_UNUSED_RESULT;
GBytes *pupitre_message_paper_draw     (PupitreMessage *message,
                                        const char     *child,
                                        GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
