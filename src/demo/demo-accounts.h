/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-b2c-field.h"
#include "demo-families.h"
#include "demo-state.h"

G_BEGIN_DECLS

/**
 * DemoVerdict:
 * @DEMO_VERDICT_WELCOME: E-mail and password are right
 * @DEMO_VERDICT_REFUSED: They are not
 * @DEMO_VERDICT_LOCKED: Too many wrong tries
 * @DEMO_VERDICT_UNAVAILABLE: The accounts do not work now
 *
 * What the accounts say to an e-mail and a password.
 */
typedef enum {
  DEMO_VERDICT_WELCOME,
  DEMO_VERDICT_REFUSED,
  DEMO_VERDICT_LOCKED,
  DEMO_VERDICT_UNAVAILABLE,
} DemoVerdict;

char        *demo_accounts_dup_address (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean     demo_accounts_has        (DemoState    *state,
                                       DemoFamilies *families,
                                       const char   *address);
void         demo_accounts_set_password (DemoState  *state,
                                       const char   *address,
                                       const char   *password);
GPtrArray   *demo_accounts_list       (DemoState    *state) G_GNUC_WARN_UNUSED_RESULT;
DemoVerdict  demo_accounts_check      (DemoState    *state,
                                       DemoFamilies *families,
                                       const char   *email,
                                       const char   *password);
DemoB2cPage  demo_accounts_extra_page (DemoState    *state,
                                       const char   *email);
const char  *demo_verdict_code        (DemoVerdict   verdict);
const char  *demo_verdict_text        (DemoVerdict   verdict,
                                       gboolean      english);

G_END_DECLS
