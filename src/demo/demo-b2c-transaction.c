/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-b2c-transaction"

#include "demo-b2c-transaction.h"

#include "demo-random.h"

/* Something under way at the accounts, from its first page to its last: it is known by three
 * cookies, an address and a secret, and all of them have to agree. */

#define TRANSACTION_SECONDS (15 * 60)

/**
 * demo_b2c_cookie_attributes:
 * @portal: The portal
 *
 * Returns: what follows the value of a cookie of this host.
 */
const char *
demo_b2c_cookie_attributes (DemoPortal *portal)
{
  return portal->secure ? "; Secure; SameSite=Lax" : "; SameSite=Lax";
}

static char *
encode_base64 (const char *text)
{
  return g_base64_encode ((const guchar *) text, strlen (text));
}

/**
 * demo_b2c_encode:
 * @text: Some text
 *
 * Returns: (transfer full): @text in the base64 of addresses, without padding.
 */
char *
demo_b2c_encode (const char *text)
{
  char *code = encode_base64 (text);

  g_strdelimit (code, "+", '-');
  g_strdelimit (code, "/", '_');
  g_strdelimit (code, "=", '\0');
  return code;
}

/* As the real one: the id of the transaction inside JSON inside base64url. */
static char *
write_id (const char *id)
{
  g_autofree char *json = g_strdup_printf ("{\"TID\":\"%s\"}", id);
  g_autofree char *code = demo_b2c_encode (json);

  return g_strconcat ("StateProperties=", code, NULL);
}

/**
 * demo_b2c_has_policy:
 * @policy: (nullable): A name, whose case counts
 *
 * Returns: whether there is such a policy.
 */
gboolean
demo_b2c_has_policy (const char *policy)
{
  return g_strcmp0 (policy, DEMO_B2C_SIGN_IN_POLICY) == 0 ||
         g_strcmp0 (policy, DEMO_B2C_RESET_POLICY) == 0;
}

/**
 * demo_b2c_transaction_new:
 * @portal: The portal
 * @request: GET `…/oauth2/v2.0/authorize`, of a client that is known
 *
 * Returns: (transfer full): a transaction in the language that was asked for.
 */
DemoTicket *
demo_b2c_transaction_new (DemoPortal  *portal,
                          DemoRequest *request)
{
  const char *locale = demo_request_query (request, "ui_locales");
  gboolean english = locale != NULL && g_ascii_strncasecmp (locale, "en", 2) == 0;
  g_autofree char *id = demo_state_issue (
    portal->state, "transaction", NULL, TRANSACTION_SECONDS, "policy",
    demo_request_param (request, "policy"), "state", demo_request_query (request, "state"),
    "nonce", demo_request_query (request, "nonce"), "locale", english ? "en" : "fr", NULL);

  return demo_state_find (portal->state, "transaction", id);
}

/* {"T_DIC":[{"I":"ID"}]} in base64. */
static char *
read_cookie (const char *trans)
{
  g_autofree guchar *json = NULL;
  gsize length;

  json = g_base64_decode (trans, &length);
  if (length < 24 || json[length - 1] != '}')
    return NULL;
  return g_strndup ((const char *) json + 16, length - 20);
}

static gboolean
agrees (DemoTicket  *transaction,
        DemoRequest *request,
        const char  *csrf)
{
  g_autofree char *expected = write_id (transaction->id);
  g_autofree char *cache_name = g_strdup_printf ("x-ms-cpim-cache|%.22s_0", transaction->id);
  const char *policy = demo_ticket_get (transaction, "policy");

  return g_strcmp0 (demo_request_query (request, "tx"), expected) == 0 &&
         g_strcmp0 (demo_request_query (request, "p"), policy) == 0 &&
         g_strcmp0 (demo_request_param (request, "policy"), policy) == 0 &&
         g_strcmp0 (csrf, demo_ticket_get (transaction, "csrf")) == 0 &&
         g_strcmp0 (demo_request_cookie (request, "x-ms-cpim-csrf"), csrf) == 0 &&
         g_strcmp0 (demo_request_cookie (request, cache_name),
                    demo_ticket_get (transaction, "cache")) == 0;
}

/**
 * demo_b2c_transaction_find:
 * @portal: The portal
 * @request: A call
 * @csrf: (nullable): The secret that came with it
 *
 * Returns: (transfer full) (nullable): the transaction that the query names, if its cookies came
 *   along and the secret is the page's.
 */
DemoTicket *
demo_b2c_transaction_find (DemoPortal  *portal,
                           DemoRequest *request,
                           const char  *csrf)
{
  const char *trans = demo_request_cookie (request, "x-ms-cpim-trans");
  g_autofree char *id = trans ? read_cookie (trans) : NULL;
  g_autoptr (DemoTicket) transaction = NULL;

  if (request->has_quoted_cookie || csrf == NULL)
    return NULL;
  transaction = demo_state_find (portal->state, "transaction", id);
  if (transaction == NULL || !agrees (transaction, request, csrf))
    return NULL;
  return g_steal_pointer (&transaction);
}

/**
 * demo_b2c_transaction_find_posted:
 * @portal: The portal
 * @request: A POST, which only the page's own script can have made
 *
 * Returns: (transfer full) (nullable): the transaction, as demo_b2c_transaction_find().
 */
DemoTicket *
demo_b2c_transaction_find_posted (DemoPortal  *portal,
                                  DemoRequest *request)
{
  const char *referer = demo_request_header (request, "Referer");

  if (referer == NULL || !g_str_has_prefix (referer, portal->origins[DEMO_HOST_B2C]) ||
      g_strcmp0 (demo_request_header (request, "X-Requested-With"), "XMLHttpRequest") != 0)
    return NULL;
  return demo_b2c_transaction_find (portal, request,
                                    demo_request_header (request, "X-CSRF-TOKEN"));
}

/**
 * demo_b2c_transaction_keep:
 * @portal: The portal
 * @transaction: A transaction whose fields changed
 *
 * Writes it again; its time begins anew.
 */
void
demo_b2c_transaction_keep (DemoPortal *portal,
                           DemoTicket *transaction)
{
  demo_state_keep (portal->state, "transaction", transaction, TRANSACTION_SECONDS);
}

/**
 * demo_b2c_transaction_fill:
 * @portal: The portal
 * @transaction: A transaction whose page was filled in as it should be
 * @owner: (nullable): Who it turned out to be, %NULL if that is known already
 *
 * Lets the page be confirmed.
 */
void
demo_b2c_transaction_fill (DemoPortal *portal,
                           DemoTicket *transaction,
                           const char *owner)
{
  if (owner != NULL) {
    g_free (transaction->owner);
    transaction->owner = g_strdup (owner);
  }
  demo_ticket_set (transaction, "filled", "yes");
  demo_b2c_transaction_keep (portal, transaction);
}

/**
 * demo_b2c_transaction_get_page:
 * @transaction: A transaction
 *
 * Returns: the page that is shown.
 */
DemoB2cPage
demo_b2c_transaction_get_page (DemoTicket *transaction)
{
  return (DemoB2cPage) atoi (demo_ticket_get (transaction, "page"));
}

/**
 * demo_b2c_transaction_get_dialect:
 * @transaction: A transaction
 *
 * Returns: the dialect of the page that is shown.
 */
DemoDialect
demo_b2c_transaction_get_dialect (DemoTicket *transaction)
{
  DemoDialect dialect = DEMO_DIALECT_DISPLAY;

  demo_dialect_parse (demo_ticket_get (transaction, "dialect"), &dialect);
  return dialect;
}

/**
 * demo_b2c_transaction_is_english:
 * @transaction: A transaction
 *
 * Returns: whether it is in English.
 */
gboolean
demo_b2c_transaction_is_english (DemoTicket *transaction)
{
  return g_str_equal (demo_ticket_get (transaction, "locale"), "en");
}

/**
 * demo_b2c_transaction_has:
 * @transaction: A transaction
 * @field: A name
 *
 * Returns: whether something was remembered under it.
 */
gboolean
demo_b2c_transaction_has (DemoTicket *transaction,
                          const char *field)
{
  const char *value = demo_ticket_get (transaction, field);

  return value != NULL && *value != '\0';
}

static void
set_cookies (DemoPortal *portal,
             DemoAnswer *answer,
             DemoTicket *transaction)
{
  const char *attributes = demo_b2c_cookie_attributes (portal);
  g_autofree char *json = g_strdup_printf ("{\"T_DIC\":[{\"I\":\"%s\"}]}", transaction->id);
  g_autofree char *trans = encode_base64 (json);
  g_autofree char *cache_name = g_strdup_printf ("x-ms-cpim-cache|%.22s_0", transaction->id);

  demo_answer_set_cookie (answer, "x-ms-cpim-csrf", demo_ticket_get (transaction, "csrf"),
                          attributes);
  demo_answer_set_cookie (answer, "x-ms-cpim-trans", trans, attributes);
  demo_answer_set_cookie (answer, cache_name, demo_ticket_get (transaction, "cache"), attributes);
}

/* Every page has secrets of its own, and keeps the dialect in which it was shown. */
static void
turn_to (DemoPortal *portal,
         DemoTicket *transaction,
         DemoB2cPage page)
{
  g_autofree char *csrf_secret = demo_random_secret ();
  g_autofree char *csrf = encode_base64 (csrf_secret);
  g_autofree char *cache_secret = demo_random_secret ();
  g_autofree char *cache = encode_base64 (cache_secret);
  g_autofree char *kind = g_strdup_printf ("%d", (int) page);

  demo_ticket_set (transaction, "csrf", csrf);
  demo_ticket_set (transaction, "cache", cache);
  demo_ticket_set (transaction, "page", kind);
  demo_ticket_set (transaction, "dialect", demo_dialect_word (portal->dialect));
  demo_ticket_set (transaction, "filled", "");
  demo_b2c_transaction_keep (portal, transaction);
}

/**
 * demo_b2c_transaction_show:
 * @portal: The portal
 * @transaction: A transaction
 * @page: Its next page
 *
 * Returns: (transfer full): the page, with what will recognise its calls.
 */
DemoAnswer *
demo_b2c_transaction_show (DemoPortal *portal,
                           DemoTicket *transaction,
                           DemoB2cPage page)
{
  g_autofree char *id = write_id (transaction->id);
  DemoB2cView view = { 0 };
  DemoAnswer *answer;

  turn_to (portal, transaction, page);
  view.page = page;
  view.dialect = portal->dialect;
  view.english = demo_b2c_transaction_is_english (transaction);
  view.policy = demo_ticket_get (transaction, "policy");
  view.csrf = demo_ticket_get (transaction, "csrf");
  view.transaction = id;
  view.password_pattern = portal->password_pattern;
  answer = demo_b2c_page_write (&view);
  set_cookies (portal, answer, transaction);
  return answer;
}

/**
 * demo_b2c_transaction_answer:
 * @transaction: A transaction
 * @refusal: Why, or %DEMO_REFUSAL_NONE to accept
 *
 * Returns: (transfer full): the answer for the page's script, in its dialect and language.
 */
DemoAnswer *
demo_b2c_transaction_answer (DemoTicket *transaction,
                             DemoRefusal refusal)
{
  if (refusal == DEMO_REFUSAL_NONE)
    return demo_b2c_page_status (NULL, NULL);
  return demo_b2c_page_status (
    demo_refusal_key (refusal, demo_b2c_transaction_get_dialect (transaction)),
    demo_refusal_text (refusal, demo_b2c_transaction_is_english (transaction)));
}
