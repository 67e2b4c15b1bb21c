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

typedef DemoAnswer *(*DemoHandler) (DemoPortal  *portal,
                                    DemoRequest *request);

/**
 * DemoRoute:
 * @operation: The operationId of `data/portal-api.json`
 * @host: Which host answers
 * @method: The HTTP verb
 * @path: The path, with names between braces for what varies
 * @handle: Makes the answer
 *
 * One operation of the portal.
 */
typedef struct {
  const char  *operation;
  DemoHost     host;
  const char  *method;
  const char  *path;
  DemoHandler  handle;
} DemoRoute;

#define DEMO_B2C_TENANT "/demob2c.onmicrosoft.com/{policy}"

DemoAnswer *demo_portal_login     (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_portal_callback  (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_portal_home      (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_portal_token     (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_portal_logout    (DemoPortal  *portal,
                                   DemoRequest *request);

DemoAnswer *demo_identity_authorize (DemoPortal  *portal,
                                     DemoRequest *request);
DemoAnswer *demo_identity_receive   (DemoPortal  *portal,
                                     DemoRequest *request);
DemoAnswer *demo_identity_resume    (DemoPortal  *portal,
                                     DemoRequest *request);
DemoAnswer *demo_identity_end       (DemoPortal  *portal,
                                     DemoRequest *request);

DemoAnswer *demo_b2c_authorize    (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_b2c_start_sign_up (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_b2c_start_reset  (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_b2c_send_code    (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_b2c_verify_code  (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_b2c_assert       (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_b2c_confirm      (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_b2c_logout       (DemoPortal  *portal,
                                   DemoRequest *request);

DemoAnswer *demo_api_children     (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_api_organisations (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_api_associate    (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_api_photo        (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_api_messages     (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_api_report_cards (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_api_document     (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_api_calendar      (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_api_activities    (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_api_grid          (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_api_printable     (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_api_detentions    (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_api_homework      (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_api_absences      (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_api_contacts      (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_api_motives       (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_api_motivate      (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_api_announce      (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_api_withdraw      (DemoPortal  *portal,
                                   DemoRequest *request);
DemoAnswer *demo_api_work_results  (DemoPortal  *portal,
                                    DemoRequest *request);
DemoAnswer *demo_api_subject_results (DemoPortal  *portal,
                                      DemoRequest *request);
DemoAnswer *demo_api_subjects      (DemoPortal  *portal,
                                    DemoRequest *request);
DemoAnswer *demo_api_ministry_results (DemoPortal  *portal,
                                       DemoRequest *request);
DemoAnswer *demo_api_statements    (DemoPortal  *portal,
                                    DemoRequest *request);
DemoAnswer *demo_api_slips         (DemoPortal  *portal,
                                    DemoRequest *request);
DemoAnswer *demo_api_identity      (DemoPortal  *portal,
                                    DemoRequest *request);
DemoAnswer *demo_api_transport     (DemoPortal  *portal,
                                    DemoRequest *request);
DemoAnswer *demo_api_shared_links  (DemoPortal  *portal,
                                    DemoRequest *request);
DemoAnswer *demo_api_registration  (DemoPortal  *portal,
                                    DemoRequest *request);
DemoAnswer *demo_api_register      (DemoPortal  *portal,
                                    DemoRequest *request);
DemoAnswer *demo_api_documents     (DemoPortal  *portal,
                                    DemoRequest *request);

const DemoRoute *demo_routes_find   (DemoRequest     *request);
gboolean         demo_routes_has    (const char      *operation);
DemoAnswer      *demo_routes_answer (const DemoRoute *route,
                                     DemoPortal      *portal,
                                     DemoRequest     *request) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
