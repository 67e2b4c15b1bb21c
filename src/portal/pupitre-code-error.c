/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-code-error"

#include "pupitre-code-error.h"

#include "pupitre-b2c-error.h"
#include "pupitre-error.h"

#include <string.h>

/* What the service says when it refuses at one of the steps of sign-up. Where its word is known,
 * the sentence is ours, because it can say what to do next; where it is not, the step says what it
 * is about, and the sentence is the portal's. */

#define ANY (-1)

static const struct {
  const char      *code;
  int              step;   /* or ANY */
  PupitreErrorCode error;
} CODES[] = {
  { "failure_send_code_msg", ANY, PUPITRE_ERROR_CODE_NOT_SENT },
  { "UserMessageIfInternalError", PUPITRE_CODE_STEP_SEND, PUPITRE_ERROR_CODE_NOT_SENT },
  { "AADB2C90161", ANY, PUPITRE_ERROR_CODE_NOT_SENT },
  { "UserMessageIfMaxNumberOfCodeGenerated", ANY, PUPITRE_ERROR_CODE_THROTTLED },
  { "UserMessageIfThrottled", ANY, PUPITRE_ERROR_CODE_THROTTLED },
  { "UserMessageIfInvalidCode", ANY, PUPITRE_ERROR_CODE_WRONG },
  { "UserMessageIfVerificationFailedRetryAllowed", ANY, PUPITRE_ERROR_CODE_WRONG },
  { "AADB2C90159", ANY, PUPITRE_ERROR_CODE_WRONG },
  { "UserMessageIfMaxRetryAttempted", ANY, PUPITRE_ERROR_CODE_TRIES },
  { "UserMessageIfVerificationFailedNoRetry", ANY, PUPITRE_ERROR_CODE_TRIES },
  { "AADB2C90157", ANY, PUPITRE_ERROR_CODE_TRIES },
  { "UserMessageIfSessionDoesNotExist", ANY, PUPITRE_ERROR_CODE_EXPIRED },
  { "UserMessageIfSessionConflict", ANY, PUPITRE_ERROR_CODE_EXPIRED },
  { "UserMessageIfChallengeExpired", ANY, PUPITRE_ERROR_CODE_EXPIRED },
  { "UserMessageIfClaimNotVerified", ANY, PUPITRE_ERROR_CODE_EXPIRED },
  { "ViralErrorUserCreationConflict", ANY, PUPITRE_ERROR_ACCOUNT_EXISTS },
  { "UserMessageIfClaimsPrincipalAlreadyExists", ANY, PUPITRE_ERROR_ACCOUNT_EXISTS },
  { "AADB2C90001", ANY, PUPITRE_ERROR_ACCOUNT_EXISTS },
  { "UserMessageIfClaimsPrincipalDoesNotExist", ANY, PUPITRE_ERROR_NO_ACCOUNT },
  { "AADB2C90053", PUPITRE_CODE_STEP_PROVE, PUPITRE_ERROR_NO_ACCOUNT },
  { "AADB2C90054", PUPITRE_CODE_STEP_PASSWORD, PUPITRE_ERROR_ACCOUNT_EXISTS },
  { "error_fieldIncorrect", PUPITRE_CODE_STEP_PASSWORD, PUPITRE_ERROR_PASSWORD_RULE },
};

/* What the portal has to say about a password stands beside our own lines on its rule. */
static gboolean
keeps_text (PupitreErrorCode code)
{
  return code == PUPITRE_ERROR_PASSWORD_RULE;
}

static PupitreErrorCode
code_of_step (PupitreCodeStep step)
{
  switch (step) {
  case PUPITRE_CODE_STEP_SEND:
    return PUPITRE_ERROR_CODE_NOT_SENT;
  case PUPITRE_CODE_STEP_VERIFY:
    return PUPITRE_ERROR_CODE_WRONG;
  case PUPITRE_CODE_STEP_PROVE:
  case PUPITRE_CODE_STEP_PASSWORD:
  default:
    return PUPITRE_ERROR_FORM_REFUSED;
  }
}

/**
 * pupitre_code_error_new:
 * @step: What was asked
 * @code: (nullable): The service's word for why not
 * @text: (nullable): Its sentence, in the language of the page, maybe with markup
 *
 * Returns: (transfer full): the error; with the portal's sentence where ours would not say as much.
 *   Any thread.
 */
GError *
pupitre_code_error_new (PupitreCodeStep step, const char *code, const char *text)
{
  g_autoptr (GError) usual = pupitre_b2c_error_new (code, text);

  for (gsize i = 0; code != NULL && i < G_N_ELEMENTS (CODES); i++) {
    if (g_ascii_strcasecmp (code, CODES[i].code) != 0 ||
        (CODES[i].step != ANY && CODES[i].step != (int) step))
      continue;
    usual->code = (int) CODES[i].error;
    if (!keeps_text (CODES[i].error))
      pupitre_error_set_portal_text (usual, NULL);
    return g_steal_pointer (&usual);
  }
  /* A password is not refused where none was asked for. */
  if (usual->code == PUPITRE_ERROR_REFUSED || usual->code == PUPITRE_ERROR_BAD_PASSWORD)
    usual->code = (int) code_of_step (step);
  return g_steal_pointer (&usual);
}
