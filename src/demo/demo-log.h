/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-request.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _DemoLog DemoLog;

DemoLog  *demo_log_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void      demo_log_free  (DemoLog     *self);
void      demo_log_add   (DemoLog     *self,
                          DemoRequest *request,
                          const char  *operation,
                          guint        status);
void      demo_log_clear (DemoLog     *self);
JsonNode *demo_log_write (DemoLog     *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoLog, demo_log_free)

G_END_DECLS
