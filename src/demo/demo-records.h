/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-state.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

DemoTicket *demo_records_new  (const char *id,
                               const char *owner) G_GNUC_WARN_UNUSED_RESULT;
void        demo_records_keep (DemoState  *state,
                               const char *kind,
                               DemoTicket *record);
DemoTicket *demo_records_find (DemoState  *state,
                               const char *kind,
                               const char *id) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *demo_records_list (DemoState  *state,
                               const char *kind) G_GNUC_WARN_UNUSED_RESULT;
void        demo_records_end  (DemoState  *state,
                               const char *kind);
void        demo_records_dump (JsonBuilder *builder,
                               DemoState   *state,
                               const char  *kind);

G_END_DECLS
