/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-answer.h"
#include "demo-state.h"

G_BEGIN_DECLS

void        demo_mailbox_deliver (DemoState  *state,
                                  const char *to,
                                  const char *code,
                                  int         seconds,
                                  gboolean    english);
JsonNode   *demo_mailbox_write   (DemoState  *state,
                                  const char *to) G_GNUC_WARN_UNUSED_RESULT;
void        demo_mailbox_empty   (DemoState  *state);

G_END_DECLS
