/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-accounts"

#include "demo-accounts.h"

#include "demo-password.h"
#include "demo-records.h"

/* Who may sign in, with what, and what else is asked of some: the people of the demonstration, with
 * the password that all of them have, and whoever made an account or changed a password since. */

#define PASSWORD "Pupitre2026"
#define KIND "account"
#define MAX_TRIES 5
#define LOCK_SECONDS 60
#define TRIES_SECONDS (15 * 60)

/* The ticket of the wrong tries is found by the address, and forgets by itself. */
static int
count_tries (DemoState  *state,
             const char *email)
{
  g_autoptr (DemoTicket) ticket = demo_state_find (state, "tries", email);

  return ticket ? atoi (demo_ticket_get (ticket, "count")) : 0;
}

static void
remember_tries (DemoState  *state,
                const char *email,
                int         count)
{
  DemoTicket ticket = { .id = (char *) email };
  g_autofree char *text = g_strdup_printf ("%d", count);

  ticket.fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  demo_ticket_set (&ticket, "count", text);
  demo_state_keep (state, "tries", &ticket, count >= MAX_TRIES ? LOCK_SECONDS : TRIES_SECONDS);
  g_hash_table_unref (ticket.fields);
}

/**
 * demo_accounts_dup_address:
 * @text: (nullable): As typed
 *
 * Returns: (transfer full): the address as accounts are found by it, empty if there is none.
 */
char *
demo_accounts_dup_address (const char *text)
{
  return g_strstrip (g_ascii_strdown (text ? text : "", -1));
}

/**
 * demo_accounts_has:
 * @state: Who made an account
 * @families: Who always had one
 * @address: An address, in lower case
 *
 * Returns: whether it has an account.
 */
gboolean
demo_accounts_has (DemoState    *state,
                   DemoFamilies *families,
                   const char   *address)
{
  g_autoptr (DemoTicket) account = demo_records_find (state, KIND, address);

  return account != NULL || demo_families_has_parent (families, address);
}

/**
 * demo_accounts_set_password:
 * @state: Where it is kept
 * @address: An address, in lower case
 * @password: Its password from now on
 *
 * Makes an account, or changes its password; wrong tries before do not count any more.
 */
void
demo_accounts_set_password (DemoState  *state,
                            const char *address,
                            const char *password)
{
  g_autoptr (DemoTicket) account = demo_records_new (address, NULL);
  g_autofree char *hash = demo_password_hash (password);

  demo_ticket_set (account, "hash", hash);
  demo_records_keep (state, KIND, account);
  demo_state_end (state, "tries", address);
}

/**
 * demo_accounts_list:
 * @state: Where it is kept
 *
 * Returns: (transfer full) (element-type DemoTicket): whoever made an account or changed a
 *   password, by address.
 */
GPtrArray *
demo_accounts_list (DemoState *state)
{
  return demo_records_list (state, KIND);
}

static gboolean
opens (DemoState    *state,
       DemoFamilies *families,
       const char   *address,
       const char   *password)
{
  g_autoptr (DemoTicket) account = demo_records_find (state, KIND, address);

  if (account != NULL)
    return password != NULL && demo_password_matches (password, demo_ticket_get (account, "hash"));
  return demo_families_has_parent (families, address) && g_strcmp0 (password, PASSWORD) == 0;
}

/**
 * demo_accounts_check:
 * @state: Remembers wrong tries
 * @families: Who always had an account
 * @email: (nullable): As typed
 * @password: (nullable): As typed
 *
 * Returns: what the accounts say.
 */
DemoVerdict
demo_accounts_check (DemoState    *state,
                     DemoFamilies *families,
                     const char   *email,
                     const char   *password)
{
  g_autofree char *address = demo_accounts_dup_address (email);
  int tries;

  if (g_str_equal (address, "locked@demo.exemple"))
    return DEMO_VERDICT_LOCKED;
  if (g_str_equal (address, "unavailable@demo.exemple"))
    return DEMO_VERDICT_UNAVAILABLE;

  tries = count_tries (state, address);
  if (tries >= MAX_TRIES)
    return DEMO_VERDICT_LOCKED;
  if (opens (state, families, address, password)) {
    demo_state_end (state, "tries", address);
    return DEMO_VERDICT_WELCOME;
  }
  remember_tries (state, address, tries + 1);
  return tries + 1 >= MAX_TRIES ? DEMO_VERDICT_LOCKED : DEMO_VERDICT_REFUSED;
}

/**
 * demo_accounts_extra_page:
 * @state: Who changed a password
 * @email: Whose password was right
 *
 * Returns: what the accounts ask further, %DEMO_B2C_PAGE_NONE for nearly everybody.
 */
DemoB2cPage
demo_accounts_extra_page (DemoState  *state,
                          const char *email)
{
  static const struct {
    const char *email;
    DemoB2cPage page;
  } extras[] = {
    { "second-factor@demo.exemple", DEMO_B2C_PAGE_SECOND_FACTOR },
    { "captcha@demo.exemple", DEMO_B2C_PAGE_CAPTCHA },
    { "terms@demo.exemple", DEMO_B2C_PAGE_TERMS },
    { "reset@demo.exemple", DEMO_B2C_PAGE_NEW_PASSWORD },
  };

  g_autoptr (DemoTicket) account = demo_records_find (state, KIND, email);

  for (gsize i = 0; i < G_N_ELEMENTS (extras); i++) {
    if (!g_str_equal (extras[i].email, email))
      continue;
    /* Whoever had to change the password has done so. */
    return extras[i].page == DEMO_B2C_PAGE_NEW_PASSWORD && account ? DEMO_B2C_PAGE_NONE
                                                                   : extras[i].page;
  }
  return DEMO_B2C_PAGE_NONE;
}

/**
 * demo_verdict_code:
 * @verdict: Any but %DEMO_VERDICT_WELCOME
 *
 * Returns: the code that goes with it.
 */
const char *
demo_verdict_code (DemoVerdict verdict)
{
  switch (verdict) {
  case DEMO_VERDICT_LOCKED:
    return "AADB2C90114";
  case DEMO_VERDICT_UNAVAILABLE:
    return "AADB2C90035";
  case DEMO_VERDICT_WELCOME:
  case DEMO_VERDICT_REFUSED:
  default:
    return "AADB2C90053";
  }
}

/**
 * demo_verdict_text:
 * @verdict: Any but %DEMO_VERDICT_WELCOME
 * @english: In English, else in French
 *
 * Returns: the sentence for the parent.
 */
const char *
demo_verdict_text (DemoVerdict verdict,
                   gboolean    english)
{
  switch (verdict) {
  case DEMO_VERDICT_LOCKED:
    return english ? "Your account is temporarily locked to prevent unauthorized use. "
                     "Try again later."
                   : "Votre compte est temporairement verrouillé pour empêcher toute utilisation "
                     "non autorisée. Réessayez plus tard.";
  case DEMO_VERDICT_UNAVAILABLE:
    return english ? "The service is temporarily unavailable. Please retry after a few minutes."
                   : "Le service est temporairement indisponible. Réessayez dans quelques minutes.";
  case DEMO_VERDICT_WELCOME:
  case DEMO_VERDICT_REFUSED:
  default:
    return english ? "The e-mail address or the password is incorrect."
                   : "L’adresse de courriel ou le mot de passe est incorrect.";
  }
}
