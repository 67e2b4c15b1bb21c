/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-b2c-transaction.h"

G_BEGIN_DECLS

DemoAnswer *demo_b2c_account_assert   (DemoPortal  *portal,
                                       DemoRequest *request,
                                       DemoTicket  *transaction) G_GNUC_WARN_UNUSED_RESULT;
DemoAnswer *demo_b2c_account_send     (DemoPortal  *portal,
                                       DemoTicket  *transaction,
                                       const char  *email) G_GNUC_WARN_UNUSED_RESULT;
DemoAnswer *demo_b2c_account_check    (DemoPortal  *portal,
                                       DemoTicket  *transaction,
                                       const char  *email,
                                       const char  *code) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
