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

typedef struct {
  PupitreErrorCode code;
  const char      *topic;
} Row;

static const Row ROWS[] = {
  { PUPITRE_ERROR_BAD_PASSWORD, "sign-in" },
  { PUPITRE_ERROR_LOCKED_OUT, "sign-in" },
  { PUPITRE_ERROR_CODE_NOT_SENT, "code" },
  { PUPITRE_ERROR_CODE_WRONG, "code" },
  { PUPITRE_ERROR_CODE_EXPIRED, "code" },
  { PUPITRE_ERROR_CODE_TRIES, "code" },
  { PUPITRE_ERROR_CODE_THROTTLED, "code" },
  { PUPITRE_ERROR_ACCOUNT_EXISTS, "account" },
  { PUPITRE_ERROR_NO_ACCOUNT, "account" },
  { PUPITRE_ERROR_PASSWORD_RULE, "account" },
  { PUPITRE_ERROR_CHILD_NOT_FOUND, "associating" },
  { PUPITRE_ERROR_CHILD_NAMES, "question-03" },
  { PUPITRE_ERROR_CHILD_BIRTH_DATE, "associating" },
  { PUPITRE_ERROR_CHILD_NUMBER, "question-03" },
  { PUPITRE_ERROR_CHILD_ALREADY, "associating" },
  { PUPITRE_ERROR_NIP_NEEDED, "associating" },
  { PUPITRE_ERROR_NIP_WRONG, "associating" },
  { PUPITRE_ERROR_NIP_UNEXPECTED, "associating" },
  { PUPITRE_ERROR_EMAIL_NOT_ON_FILE, "question-01" },
  { PUPITRE_ERROR_SCHOOL_NOT_SUBSCRIBED, "associating" },
  { PUPITRE_ERROR_FORM_REFUSED, "associating" },
  { PUPITRE_ERROR_OUTCOME_UNKNOWN, "associating" },
};

/**
 * pupitre_error_topic_find:
 * @error: An error of any domain
 *
 * Returns: (transfer none) (nullable): a topic of the help; %NULL if the sentence says it all. Main
 *   thread.
 */
const char *
pupitre_error_topic_find (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++) {
    if (g_error_matches (error, PUPITRE_ERROR, (gint) ROWS[i].code))
      return ROWS[i].topic;
  }
  return NULL;
}
