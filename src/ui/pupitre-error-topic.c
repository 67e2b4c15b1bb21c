/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-error-topic"

#include "config.h"

#include "pupitre-error-topic.h"

#include "pupitre-error.h"

/* Which page of the help tells more about an error. */

static const char *const TOPICS[PUPITRE_N_ERRORS] = {
  [PUPITRE_ERROR_FAILED] = "trouble",
  [PUPITRE_ERROR_OFFLINE] = "offline",
  [PUPITRE_ERROR_NAME] = "offline",
  [PUPITRE_ERROR_TIMEOUT] = "offline",
  [PUPITRE_ERROR_CERTIFICATE] = "trouble",
  [PUPITRE_ERROR_CLOCK] = "trouble",
  [PUPITRE_ERROR_PROXY] = "trouble",
  [PUPITRE_ERROR_THROTTLED] = "offline",
  [PUPITRE_ERROR_UNAVAILABLE] = "offline",
  [PUPITRE_ERROR_SERVER] = "offline",
  [PUPITRE_ERROR_REFUSED] = "trouble",
  [PUPITRE_ERROR_NOT_FOUND] = "trouble",
  [PUPITRE_ERROR_NOT_MODIFIED] = "offline",
  [PUPITRE_ERROR_SESSION_ENDED] = "sign-in",
  [PUPITRE_ERROR_TRUNCATED] = "trouble",
  [PUPITRE_ERROR_TOO_LARGE] = "trouble",
  [PUPITRE_ERROR_NOT_JSON] = "trouble",
  [PUPITRE_ERROR_MALFORMED] = "trouble",
  [PUPITRE_ERROR_MISSING] = "trouble",
  [PUPITRE_ERROR_FORBIDDEN_HOST] = "trouble",
  [PUPITRE_ERROR_TOO_MANY_HOPS] = "trouble",
  [PUPITRE_ERROR_BAD_PASSWORD] = "sign-in",
  [PUPITRE_ERROR_LOCKED_OUT] = "sign-in",
  [PUPITRE_ERROR_SECOND_FACTOR] = "sign-in",
  [PUPITRE_ERROR_CAPTCHA] = "sign-in",
  [PUPITRE_ERROR_TERMS] = "sign-in",
  [PUPITRE_ERROR_FORCED_RESET] = "sign-in",
  [PUPITRE_ERROR_UNKNOWN_PAGE] = "sign-in",
  [PUPITRE_ERROR_CODE_NOT_SENT] = "code",
  [PUPITRE_ERROR_CODE_WRONG] = "code",
  [PUPITRE_ERROR_CODE_EXPIRED] = "code",
  [PUPITRE_ERROR_CODE_TRIES] = "code",
  [PUPITRE_ERROR_CODE_THROTTLED] = "code",
  [PUPITRE_ERROR_ACCOUNT_EXISTS] = "account",
  [PUPITRE_ERROR_NO_ACCOUNT] = "account",
  [PUPITRE_ERROR_PASSWORD_RULE] = "account",
  [PUPITRE_ERROR_CHILD_NOT_FOUND] = "associating",
  [PUPITRE_ERROR_CHILD_NAMES] = "question-03",
  [PUPITRE_ERROR_CHILD_BIRTH_DATE] = "associating",
  [PUPITRE_ERROR_CHILD_NUMBER] = "question-03",
  [PUPITRE_ERROR_CHILD_ALREADY] = "associating",
  [PUPITRE_ERROR_NIP_NEEDED] = "associating",
  [PUPITRE_ERROR_NIP_WRONG] = "associating",
  [PUPITRE_ERROR_NIP_UNEXPECTED] = "associating",
  [PUPITRE_ERROR_EMAIL_NOT_ON_FILE] = "question-01",
  [PUPITRE_ERROR_SCHOOL_NOT_SUBSCRIBED] = "associating",
  [PUPITRE_ERROR_FORM_REFUSED] = "associating",
  [PUPITRE_ERROR_OUTCOME_UNKNOWN] = "associating",
  [PUPITRE_ERROR_PROFILE] = "trouble",
  [PUPITRE_ERROR_STORE_IO] = "trouble",
  [PUPITRE_ERROR_STORE_DAMAGED] = "trouble",
  [PUPITRE_ERROR_STORE_KEY] = "keyring",
  [PUPITRE_ERROR_STORE_BUSY] = "trouble",
  [PUPITRE_ERROR_NOT_STORED] = "offline",
  [PUPITRE_ERROR_VAULT_ABSENT] = "keyring",
  [PUPITRE_ERROR_VAULT_LOCKED] = "keyring",
  [PUPITRE_ERROR_VAULT_TIMEOUT] = "keyring",
  [PUPITRE_ERROR_VAULT_DAMAGED] = "keyring",
  [PUPITRE_ERROR_WRONG_SECRET] = "lock",
  [PUPITRE_ERROR_NO_TRIES] = "lock",
  [PUPITRE_ERROR_DOCUMENT_DAMAGED] = "report-cards",
  [PUPITRE_ERROR_DOCUMENT_ENCRYPTED] = "report-cards",
  [PUPITRE_ERROR_DOCUMENT_EMPTY] = "report-cards",
  [PUPITRE_ERROR_HELPER_CRASHED] = "report-cards",
  [PUPITRE_ERROR_HELPER_HUNG] = "report-cards",
  [PUPITRE_ERROR_HELPER_MISSING] = "report-cards",
};

/**
 * pupitre_error_topic_find:
 * @error: An error of any domain
 *
 * Returns: (transfer none): a page of the help. Main thread.
 */
const char *
pupitre_error_topic_find (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == PUPITRE_ERROR && error->code >= 0 && error->code < PUPITRE_N_ERRORS)
    return TOPICS[error->code];
  return TOPICS[PUPITRE_ERROR_FAILED];
}
