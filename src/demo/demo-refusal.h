/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-dialect.h"

G_BEGIN_DECLS

/**
 * DemoRefusal:
 * @DEMO_REFUSAL_NONE: Accepted
 * @DEMO_REFUSAL_SEND_FAILED: The code could not be sent to such an address
 * @DEMO_REFUSAL_THROTTLED: Too many codes were asked for
 * @DEMO_REFUSAL_INTERNAL: The accounts have trouble of their own
 * @DEMO_REFUSAL_WRONG_CODE: Not that code; try again
 * @DEMO_REFUSAL_NO_MORE_TRIES: Not that code, and no more tries
 * @DEMO_REFUSAL_EXPIRED: The code is too old, or there is none
 * @DEMO_REFUSAL_NOT_VERIFIED: The address was not verified
 * @DEMO_REFUSAL_ACCOUNT_EXISTS: There is an account already
 * @DEMO_REFUSAL_NO_ACCOUNT: There is no account
 * @DEMO_REFUSAL_PASSWORDS_DIFFER: The two passwords are not the same
 * @DEMO_REFUSAL_AGAINST_RULE: The password is against the rule
 * @DEMO_REFUSAL_MISSING: Something that is required was left empty
 *
 * Why the accounts do not accept what was typed on the way to a new account or password.
 */
typedef enum {
  DEMO_REFUSAL_NONE,
  DEMO_REFUSAL_SEND_FAILED,
  DEMO_REFUSAL_THROTTLED,
  DEMO_REFUSAL_INTERNAL,
  DEMO_REFUSAL_WRONG_CODE,
  DEMO_REFUSAL_NO_MORE_TRIES,
  DEMO_REFUSAL_EXPIRED,
  DEMO_REFUSAL_NOT_VERIFIED,
  DEMO_REFUSAL_ACCOUNT_EXISTS,
  DEMO_REFUSAL_NO_ACCOUNT,
  DEMO_REFUSAL_PASSWORDS_DIFFER,
  DEMO_REFUSAL_AGAINST_RULE,
  DEMO_REFUSAL_MISSING,
} DemoRefusal;

const char *demo_refusal_key  (DemoRefusal refusal,
                               DemoDialect dialect);
const char *demo_refusal_text (DemoRefusal refusal,
                               gboolean    english);

G_END_DECLS
