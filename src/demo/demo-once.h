/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-answer.h"
#include "demo-portal.h"
#include "demo-request.h"

G_BEGIN_DECLS

DemoAnswer *demo_once_find (DemoPortal  *portal,
                            DemoRequest *request,
                            const char  *email,
                            gboolean    *reused) G_GNUC_WARN_UNUSED_RESULT;
void        demo_once_keep (DemoPortal  *portal,
                            DemoRequest *request,
                            const char  *email,
                            DemoAnswer  *answer);

DemoAnswer *demo_once_write (DemoPortal  *portal,
                             DemoRequest *request,
                             DemoAnswer *(*write) (DemoPortal      *portal,
                                                   DemoRequest     *request,
                                                   const char      *email,
                                                   const DemoChild *child)) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
