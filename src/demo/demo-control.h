/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-answer.h"
#include "demo-faults.h"
#include "demo-log.h"
#include "demo-portal.h"

G_BEGIN_DECLS

typedef struct _DemoControl DemoControl;

DemoControl *demo_control_new      (DemoPortal         *portal,
                                    const char * const *faults,
                                    GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void         demo_control_free     (DemoControl        *self);
DemoFaults  *demo_control_get_faults (DemoControl      *self);
DemoLog     *demo_control_get_log  (DemoControl        *self);
gboolean     demo_control_is_cut   (DemoControl        *self);
guint        demo_control_get_slow (DemoControl        *self);
void         demo_control_set_waiting (DemoControl     *self,
                                       guint            waiting);
gboolean     demo_control_is_for   (DemoRequest        *request);
DemoAnswer  *demo_control_answer   (DemoControl        *self,
                                    DemoRequest        *request) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoControl, demo_control_free)

G_END_DECLS
