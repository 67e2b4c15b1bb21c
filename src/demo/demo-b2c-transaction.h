/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-b2c-page.h"
#include "demo-portal.h"
#include "demo-refusal.h"
#include "demo-request.h"

G_BEGIN_DECLS

#define DEMO_B2C_SIGN_IN_POLICY "B2C_1A_signin"
#define DEMO_B2C_RESET_POLICY "B2C_1A_PasswordReset"

gboolean    demo_b2c_has_policy               (const char  *policy);
DemoTicket *demo_b2c_transaction_new          (DemoPortal  *portal,
                                               DemoRequest *request) G_GNUC_WARN_UNUSED_RESULT;
DemoTicket *demo_b2c_transaction_find         (DemoPortal  *portal,
                                               DemoRequest *request,
                                               const char  *csrf) G_GNUC_WARN_UNUSED_RESULT;
DemoTicket *demo_b2c_transaction_find_posted  (DemoPortal  *portal,
                                               DemoRequest *request) G_GNUC_WARN_UNUSED_RESULT;
void        demo_b2c_transaction_keep         (DemoPortal  *portal,
                                               DemoTicket  *transaction);
void        demo_b2c_transaction_fill         (DemoPortal  *portal,
                                               DemoTicket  *transaction,
                                               const char  *owner);
DemoB2cPage demo_b2c_transaction_get_page     (DemoTicket  *transaction);
DemoDialect demo_b2c_transaction_get_dialect  (DemoTicket  *transaction);
gboolean    demo_b2c_transaction_is_english   (DemoTicket  *transaction);
gboolean    demo_b2c_transaction_has          (DemoTicket  *transaction,
                                               const char  *field);
DemoAnswer *demo_b2c_transaction_show         (DemoPortal  *portal,
                                               DemoTicket  *transaction,
                                               DemoB2cPage  page) G_GNUC_WARN_UNUSED_RESULT;
DemoAnswer *demo_b2c_transaction_answer       (DemoTicket  *transaction,
                                               DemoRefusal  refusal) G_GNUC_WARN_UNUSED_RESULT;

const char *demo_b2c_cookie_attributes        (DemoPortal  *portal);
char       *demo_b2c_encode                   (const char  *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
