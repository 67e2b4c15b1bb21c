/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-enrolment-memory"

#include "pupitre-enrolment-memory.h"

/* What is left of an enrolment after the program has ended: to which address a code was sent, when,
 * and what for. Kept as long as the code is valid, and no longer than it is needed. Main thread. */

#define PURPOSE "enrolment-purpose"
#define EMAIL "enrolment-email"
#define SENT_AT "enrolment-sent-at"

static const struct {
  PupitreVerificationPurpose purpose;
  const char                *name;
} PURPOSES[] = {
  { PUPITRE_VERIFICATION_SIGN_UP, "sign-up" },
  { PUPITRE_VERIFICATION_RESET, "reset" },
};

/**
 * pupitre_enrolment_memory_keep:
 * @settings: (nullable): The settings
 * @enrolment: An enrolment in which a code was sent
 *
 * Keeps what is needed to take it up again.
 */
void
pupitre_enrolment_memory_keep (GSettings *settings, PupitreEnrolment *enrolment)
{
  PupitreVerificationPurpose purpose;

  g_return_if_fail (PUPITRE_IS_ENROLMENT (enrolment));

  if (settings == NULL || pupitre_enrolment_get_email (enrolment) == NULL)
    return;
  purpose = pupitre_enrolment_get_purpose (enrolment);
  for (gsize i = 0; i < G_N_ELEMENTS (PURPOSES); i++) {
    if (PURPOSES[i].purpose == purpose)
      g_settings_set_string (settings, PURPOSE, PURPOSES[i].name);
  }
  g_settings_set_string (settings, EMAIL, pupitre_enrolment_get_email (enrolment));
  g_settings_set_int64 (settings, SENT_AT, pupitre_enrolment_get_sent_at (enrolment));
}

static PupitreEnrolment *
read_enrolment (GSettings *settings, PupitreAccounts *accounts)
{
  g_autofree char *name = g_settings_get_string (settings, PURPOSE);
  g_autofree char *email = g_settings_get_string (settings, EMAIL);

  for (gsize i = 0; email[0] != '\0' && i < G_N_ELEMENTS (PURPOSES); i++) {
    if (g_str_equal (PURPOSES[i].name, name)) {
      PupitreEnrolment *enrolment = pupitre_enrolment_new (accounts, NULL, PURPOSES[i].purpose);

      pupitre_enrolment_resume (enrolment, email, g_settings_get_int64 (settings, SENT_AT));
      return enrolment;
    }
  }
  return NULL;
}

/**
 * pupitre_enrolment_memory_read:
 * @settings: (nullable): The settings
 * @accounts: The accounts
 *
 * Forgets it, too, if the code is no longer valid.
 *
 * Returns: (transfer full) (nullable): the enrolment that was begun before the program was started,
 *   if its code is still valid.
 */
PupitreEnrolment *
pupitre_enrolment_memory_read (GSettings *settings, PupitreAccounts *accounts)
{
  g_autoptr (PupitreEnrolment) enrolment = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNTS (accounts), NULL);

  if (settings == NULL)
    return NULL;
  enrolment = read_enrolment (settings, accounts);
  if (enrolment != NULL && now < pupitre_enrolment_get_expiry (enrolment) &&
      now >= pupitre_enrolment_get_sent_at (enrolment))
    return g_steal_pointer (&enrolment);
  pupitre_enrolment_memory_clear (settings);
  return NULL;
}

/**
 * pupitre_enrolment_memory_clear:
 * @settings: (nullable): The settings
 *
 * Keeps nothing of an enrolment any more.
 */
void
pupitre_enrolment_memory_clear (GSettings *settings)
{
  if (settings == NULL)
    return;
  g_settings_reset (settings, PURPOSE);
  g_settings_reset (settings, EMAIL);
  g_settings_reset (settings, SENT_AT);
}
