/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-answer.h"

G_BEGIN_DECLS

DemoAnswer *demo_mailbox_page_write (JsonNode *mails,
                                     JsonNode *letters,
                                     gboolean  english) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
