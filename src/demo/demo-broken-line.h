/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-answer.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

void demo_broken_line_cut       (SoupServerMessage *message);
void demo_broken_line_send_half (SoupServerMessage *message,
                                 DemoAnswer        *answer);
void demo_broken_line_send_twice (SoupServerMessage *message,
                                  DemoAnswer        *answer);

G_END_DECLS
