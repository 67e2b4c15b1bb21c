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

char       *demo_api_dup_email    (DemoPortal      *portal,
                                   DemoRequest     *request) G_GNUC_WARN_UNUSED_RESULT;
DemoAnswer *demo_api_refuse_token (void) G_GNUC_WARN_UNUSED_RESULT;
const DemoChild *demo_api_open_child (DemoPortal   *portal,
                                      DemoRequest  *request,
                                      char        **email,
                                      DemoAnswer  **refusal) G_GNUC_WARN_UNUSED_RESULT;
const DemoSchool *demo_api_open_school (DemoPortal   *portal,
                                        DemoRequest  *request,
                                        DemoAnswer  **refusal) G_GNUC_WARN_UNUSED_RESULT;
int         demo_api_asked_year   (DemoRequest     *request);
DemoAnswer *demo_api_with_etag    (DemoAnswer      *answer,
                                   DemoRequest     *request) G_GNUC_WARN_UNUSED_RESULT;
int         demo_api_school_year  (void);
DemoAnswer *demo_api_finish       (JsonBuilder     *builder) G_GNUC_WARN_UNUSED_RESULT;
void        demo_api_add_child    (JsonBuilder     *builder,
                                   DemoPortal      *portal,
                                   const DemoChild *child);

G_END_DECLS
