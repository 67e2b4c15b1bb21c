/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-b2c-account"

#include "demo-b2c-account.h"

#include "demo-accounts.h"
#include "demo-codes.h"
#include "demo-routes.h"

/* A new account and a forgotten password: an address is verified with a code, and a password is
 * chosen. Both dialects come together here. */

/**
 * demo_b2c_start_sign_up:
 * @portal: The portal
 * @request: GET `…/api/CombinedSigninAndSignup/unified?local=signup`
 *
 * Returns: (transfer full): the page for a new account, from that of the sign-in.
 */
DemoAnswer *
demo_b2c_start_sign_up (DemoPortal  *portal,
                        DemoRequest *request)
{
  g_autoptr (DemoTicket) transaction =
    demo_b2c_transaction_find (portal, request, demo_request_query (request, "csrf_token"));

  if (transaction == NULL || g_strcmp0 (demo_request_query (request, "local"), "signup") != 0 ||
      demo_b2c_transaction_get_page (transaction) != DEMO_B2C_PAGE_SIGN_IN)
    return demo_b2c_page_refuse ();
  return demo_b2c_transaction_show (portal, transaction, DEMO_B2C_PAGE_SIGN_UP);
}

/**
 * demo_b2c_start_reset:
 * @portal: The portal
 * @request: GET `…/api/CombinedSigninAndSignup/forgotPassword`
 *
 * Where accounts speak the legacy dialect, the identity server is told, and has to come back under
 * another policy.
 *
 * Returns: (transfer full): the page for a forgotten password, or the form that posts itself.
 */
DemoAnswer *
demo_b2c_start_reset (DemoPortal  *portal,
                      DemoRequest *request)
{
  g_autoptr (DemoTicket) transaction =
    demo_b2c_transaction_find (portal, request, demo_request_query (request, "csrf_token"));
  g_autofree char *action = g_strconcat (portal->origins[DEMO_HOST_IDENTITY], "/signin-b2c", NULL);

  if (transaction == NULL ||
      demo_b2c_transaction_get_page (transaction) != DEMO_B2C_PAGE_SIGN_IN)
    return demo_b2c_page_refuse ();
  if (portal->dialect == DEMO_DIALECT_DISPLAY)
    return demo_b2c_transaction_show (portal, transaction, DEMO_B2C_PAGE_FORGOTTEN);

  demo_state_end (portal->state, "transaction", transaction->id);
  return demo_b2c_page_post (action, "error", "access_denied", "error_description",
                             "AADB2C90118: The user has forgotten their password.", "state",
                             demo_ticket_get (transaction, "state"), NULL);
}

/**
 * demo_b2c_account_send:
 * @portal: The portal
 * @transaction: Whose page asked for a code
 * @email: (nullable): As typed
 *
 * Returns: (transfer full): the answer; an error where a sign-in was refused before.
 */
DemoAnswer *
demo_b2c_account_send (DemoPortal *portal,
                       DemoTicket *transaction,
                       const char *email)
{
  g_autofree char *address = demo_accounts_dup_address (email);
  DemoRefusal refusal = DEMO_REFUSAL_SEND_FAILED;

  if (demo_b2c_transaction_has (transaction, "refused"))
    return demo_b2c_page_break ();
  if (g_regex_match_simple (demo_b2c_email_field.pattern, address, 0, 0))
    refusal = demo_codes_send (portal, address, demo_b2c_transaction_is_english (transaction));
  return demo_b2c_transaction_answer (transaction, refusal);
}

/**
 * demo_b2c_account_check:
 * @portal: The portal
 * @transaction: Whose page sent a code
 * @email: (nullable): As typed
 * @code: (nullable): As typed
 *
 * Returns: (transfer full): the answer.
 */
DemoAnswer *
demo_b2c_account_check (DemoPortal *portal,
                        DemoTicket *transaction,
                        const char *email,
                        const char *code)
{
  g_autofree char *address = demo_accounts_dup_address (email);
  DemoRefusal refusal = demo_codes_check (portal, address, code);

  if (refusal == DEMO_REFUSAL_NONE) {
    demo_ticket_set (transaction, "verified", address);
    demo_b2c_transaction_keep (portal, transaction);
  }
  return demo_b2c_transaction_answer (transaction, refusal);
}

/* The calls of a display control, which a page of the other dialect does not have. */
static DemoTicket *
find_controlled (DemoPortal  *portal,
                 DemoRequest *request)
{
  g_autoptr (DemoTicket) transaction = demo_b2c_transaction_find_posted (portal, request);

  if (transaction == NULL ||
      !g_str_equal (demo_request_param (request, "control"), DEMO_B2C_CONTROL) ||
      !demo_b2c_page_verifies (demo_b2c_transaction_get_page (transaction)) ||
      demo_b2c_transaction_get_dialect (transaction) != DEMO_DIALECT_DISPLAY)
    return NULL;
  return g_steal_pointer (&transaction);
}

/**
 * demo_b2c_send_code:
 * @portal: The portal
 * @request: POST `…/DisplayControlAction/vbeta/{control}/SendCode`
 *
 * Returns: (transfer full): the answer.
 */
DemoAnswer *
demo_b2c_send_code (DemoPortal  *portal,
                    DemoRequest *request)
{
  g_autoptr (DemoTicket) transaction = find_controlled (portal, request);

  if (transaction == NULL)
    return demo_b2c_page_refuse ();
  return demo_b2c_account_send (portal, transaction, demo_request_form (request, "email"));
}

/**
 * demo_b2c_verify_code:
 * @portal: The portal
 * @request: POST `…/DisplayControlAction/vbeta/{control}/VerifyCode`
 *
 * Returns: (transfer full): the answer.
 */
DemoAnswer *
demo_b2c_verify_code (DemoPortal  *portal,
                      DemoRequest *request)
{
  g_autoptr (DemoTicket) transaction = find_controlled (portal, request);

  if (transaction == NULL)
    return demo_b2c_page_refuse ();
  return demo_b2c_account_check (portal, transaction, demo_request_form (request, "email"),
                                 demo_request_form (request, "verificationCode"));
}

static DemoRefusal
refuse_password (DemoPortal  *portal,
                 DemoRequest *request)
{
  const char *password = demo_request_form (request, "newPassword");
  const char *again = demo_request_form (request, "reenterPassword");
  const char *pattern = portal->password_pattern ? portal->password_pattern
                                                 : demo_b2c_new_password_field.pattern;

  if (password == NULL || *password == '\0' || again == NULL || *again == '\0')
    return DEMO_REFUSAL_MISSING;
  if (!g_str_equal (password, again))
    return DEMO_REFUSAL_PASSWORDS_DIFFER;
  if (!g_regex_match_simple (pattern, password, 0, 0))
    return DEMO_REFUSAL_AGAINST_RULE;
  return DEMO_REFUSAL_NONE;
}

/* Whoever knew the old password is out. */
static void
change_password (DemoPortal *portal,
                 DemoTicket *transaction,
                 const char *password)
{
  demo_accounts_set_password (portal->state, transaction->owner, password);
  demo_state_end_owner (portal->state, transaction->owner);
}

static DemoRefusal
accept (DemoPortal  *portal,
        DemoRequest *request,
        DemoTicket  *transaction,
        const char  *address)
{
  DemoB2cPage page = demo_b2c_transaction_get_page (transaction);
  gboolean exists = demo_accounts_has (portal->state, portal->families, address);
  DemoRefusal refusal = DEMO_REFUSAL_NONE;

  if (demo_b2c_page_verifies (page) &&
      (*address == '\0' || g_strcmp0 (demo_ticket_get (transaction, "verified"), address) != 0))
    return DEMO_REFUSAL_NOT_VERIFIED;
  if (page != DEMO_B2C_PAGE_FORGOTTEN)
    refusal = refuse_password (portal, request);
  else if (!exists)
    refusal = DEMO_REFUSAL_NO_ACCOUNT;
  if (refusal == DEMO_REFUSAL_NONE && page == DEMO_B2C_PAGE_SIGN_UP && exists)
    refusal = DEMO_REFUSAL_ACCOUNT_EXISTS;
  return refusal;
}

/**
 * demo_b2c_account_assert:
 * @portal: The portal
 * @request: What was typed on a page for a new account or password
 * @transaction: Whose page it is
 *
 * Returns: (transfer full): the answer; the account or the password is made if it accepts.
 */
DemoAnswer *
demo_b2c_account_assert (DemoPortal  *portal,
                         DemoRequest *request,
                         DemoTicket  *transaction)
{
  DemoB2cPage page = demo_b2c_transaction_get_page (transaction);
  gboolean verifies = demo_b2c_page_verifies (page);
  const char *password = demo_request_form (request, "newPassword");
  g_autofree char *address = demo_accounts_dup_address (
    verifies ? demo_request_form (request, "email") : transaction->owner);
  DemoRefusal refusal = accept (portal, request, transaction, address);

  if (refusal == DEMO_REFUSAL_AGAINST_RULE && portal->password_pattern == NULL)
    return demo_b2c_page_status (
      demo_refusal_key (refusal, demo_b2c_transaction_get_dialect (transaction)),
      demo_b2c_transaction_is_english (transaction) ? demo_b2c_new_password_field.rule_en
                                                    : demo_b2c_new_password_field.rule_fr);
  if (refusal != DEMO_REFUSAL_NONE)
    return demo_b2c_transaction_answer (transaction, refusal);
  if (page == DEMO_B2C_PAGE_SIGN_UP)
    demo_accounts_set_password (portal->state, address, password);
  else if (page == DEMO_B2C_PAGE_NEW_PASSWORD)
    change_password (portal, transaction, password);
  demo_b2c_transaction_fill (portal, transaction, address);
  return demo_b2c_transaction_answer (transaction, DEMO_REFUSAL_NONE);
}
