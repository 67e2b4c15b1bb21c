/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-refusal"

#include "demo-refusal.h"

/* The words of the refusals: the key that a program reads, which is another one in the two
 * dialects, and the sentence for the parent. */

static const struct {
  const char *display_key;
  const char *legacy_key;
  const char *french;
  const char *english;
} refusals[] = {
  [DEMO_REFUSAL_SEND_FAILED] = {
    "failure_send_code_msg", "failure_send_code_msg",
    "Nous n’arrivons pas à vérifier votre adresse. Écrivez une adresse de courriel valide et "
    "réessayez.",
    "We cannot verify your address. Please enter a valid e-mail address and try again.",
  },
  [DEMO_REFUSAL_THROTTLED] = {
    "UserMessageIfMaxNumberOfCodeGenerated", "UserMessageIfThrottled",
    "Trop de codes ont été demandés pour cette adresse. Attendez un peu, puis réessayez.",
    "Too many codes were requested for this address. Please wait a while, then try again.",
  },
  [DEMO_REFUSAL_INTERNAL] = {
    "UserMessageIfInternalError", "UserMessageIfInternalError",
    "Nous n’arrivons pas à vérifier votre adresse. Réessayez plus tard.",
    "We cannot verify your address now. Please try again later.",
  },
  [DEMO_REFUSAL_WRONG_CODE] = {
    "UserMessageIfInvalidCode", "UserMessageIfVerificationFailedRetryAllowed",
    "Ce code est incorrect. Réessayez.",
    "That code is not the right one. Please try again.",
  },
  [DEMO_REFUSAL_NO_MORE_TRIES] = {
    "UserMessageIfMaxRetryAttempted", "UserMessageIfVerificationFailedNoRetry",
    "Le code a été essayé trop de fois. Réessayez plus tard.",
    "The code was tried too many times. Please try again later.",
  },
  [DEMO_REFUSAL_EXPIRED] = {
    "UserMessageIfSessionDoesNotExist", "UserMessageIfChallengeExpired",
    "Ce code a expiré. Demandez-en un nouveau.",
    "That code has expired. Please request a new one.",
  },
  [DEMO_REFUSAL_NOT_VERIFIED] = {
    "UserMessageIfClaimNotVerified", "UserMessageIfClaimNotVerified",
    "L’adresse de courriel n’a pas été vérifiée.",
    "The e-mail address has not been verified.",
  },
  [DEMO_REFUSAL_ACCOUNT_EXISTS] = {
    "ViralErrorUserCreationConflict", "ViralErrorUserCreationConflict",
    "Un compte existe déjà avec cette adresse.",
    "There is an account with this address already.",
  },
  [DEMO_REFUSAL_NO_ACCOUNT] = {
    "UserMessageIfClaimsPrincipalDoesNotExist", "UserMessageIfClaimsPrincipalDoesNotExist",
    "Aucun compte n’existe avec cette adresse.",
    "There is no account with this address.",
  },
  [DEMO_REFUSAL_PASSWORDS_DIFFER] = {
    "error_passwordEntryMismatch", "error_passwordEntryMismatch",
    "Les deux mots de passe ne sont pas identiques.",
    "The two passwords are not the same.",
  },
  [DEMO_REFUSAL_AGAINST_RULE] = {
    "error_fieldIncorrect", "error_fieldIncorrect",
    "Le mot de passe ne respecte pas la règle.",
    "The password does not follow the rule.",
  },
  [DEMO_REFUSAL_MISSING] = {
    "error_requiredFieldMissing", "error_requiredFieldMissing",
    "Un champ obligatoire est vide.",
    "A required field is empty.",
  },
};

/**
 * demo_refusal_key:
 * @refusal: Any but %DEMO_REFUSAL_NONE
 * @dialect: Which words it has
 *
 * Returns: the code that goes with it.
 */
const char *
demo_refusal_key (DemoRefusal refusal,
                  DemoDialect dialect)
{
  return dialect == DEMO_DIALECT_LEGACY ? refusals[refusal].legacy_key
                                        : refusals[refusal].display_key;
}

/**
 * demo_refusal_text:
 * @refusal: Any but %DEMO_REFUSAL_NONE
 * @english: In English, else in French
 *
 * Returns: the sentence for the parent.
 */
const char *
demo_refusal_text (DemoRefusal refusal,
                   gboolean    english)
{
  return english ? refusals[refusal].english : refusals[refusal].french;
}
