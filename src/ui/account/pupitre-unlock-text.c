/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-unlock-text"

#include "config.h"

#include "pupitre-unlock-text.h"

#include "pupitre-error-text.h"
#include "pupitre-error-topic.h"
#include "pupitre-error.h"

#include <glib/gi18n.h>

/* What to tell a parent whose closed account does not open: what the keyring's failures mean there is
 * not that nothing is kept, but that it cannot be opened. */

/**
 * pupitre_unlock_text_dup_sentence:
 * @error: Why PIN or password opened nothing
 *
 * Returns: (transfer full): a sentence in the parent's language. Main thread.
 */
char *
pupitre_unlock_text_dup_sentence (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_WRONG_SECRET))
    return g_strdup (_("This is not right. Try again."));
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_NO_TRIES))
    return g_strdup (_("Five wrong PINs: only the password of the portal opens this now."));
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_VAULT_ABSENT))
    return g_strdup (_("The keyring of this computer is gone, and the key with it. Try again when it "
                       "is back, or sign in to the portal."));
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_VAULT_LOCKED))
    return g_strdup (_("The keyring of this computer stayed locked. Try again and open it, or sign in "
                       "to the portal."));
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_VAULT_TIMEOUT))
    return g_strdup (_("The keyring of this computer does not answer. Try again, or sign in to the "
                       "portal."));
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED))
    return g_strdup (_("The keyring of this computer does not hold the key any more. Sign in to the "
                       "portal; what was kept begins anew."));
  return pupitre_error_text_dup_sentence (error);
}

/**
 * pupitre_unlock_text_find_topic:
 * @error: Why PIN or password opened nothing
 *
 * Returns: (transfer none): the page of the help about it. Main thread.
 */
const char *
pupitre_unlock_text_find_topic (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  /* What is not there is the key. */
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED))
    return "keyring";
  return pupitre_error_topic_find (error);
}
