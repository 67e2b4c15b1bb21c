/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-error"

#include "pupitre-error.h"

#include <gio/gio.h>

/* The one error domain of the program: a code, a technical message, and two facts that only some
 * codes carry (how long to wait, and the portal's own sentence). */

typedef struct {
  guint retry_after;  /* seconds, 0: not said */
  char *portal_text;  /* (nullable) (owned) */
} PupitreErrorPrivate;

static void
pupitre_error_private_init (PupitreErrorPrivate *priv)
{
}

static void
pupitre_error_private_copy (const PupitreErrorPrivate *from, PupitreErrorPrivate *to)
{
  to->retry_after = from->retry_after;
  to->portal_text = g_strdup (from->portal_text);
}

static void
pupitre_error_private_clear (PupitreErrorPrivate *priv)
{
  g_free (priv->portal_text);
}

G_DEFINE_EXTENDED_ERROR (PupitreError, pupitre_error)

/**
 * pupitre_error_set_retry_after:
 * @error: An error of %PUPITRE_ERROR
 * @seconds: What the portal's Retry-After says (RFC 9110, 10.2.3), in seconds
 *
 * Keeps with an error how long the portal asks to wait. Any thread.
 */
void
pupitre_error_set_retry_after (GError *error, guint seconds)
{
  PupitreErrorPrivate *priv = pupitre_error_get_private (error);

  g_return_if_fail (priv != NULL);
  priv->retry_after = seconds;
}

/**
 * pupitre_error_get_retry_after:
 * @error: (nullable): Any error
 *
 * Returns: seconds to wait before the next try; 0 where the portal did not say. Any thread.
 */
guint
pupitre_error_get_retry_after (const GError *error)
{
  if (error == NULL || error->domain != PUPITRE_ERROR)
    return 0;
  return pupitre_error_get_private (error)->retry_after;
}

/**
 * pupitre_error_set_portal_text:
 * @error: An error of %PUPITRE_ERROR
 * @text: (nullable): The portal's own sentence, plain text, in the language of the page
 *
 * Keeps with an error what the portal itself said, to be shown as text and never logged: the
 * identity provider can repeat the typed e-mail in it. Any thread.
 */
void
pupitre_error_set_portal_text (GError *error, const char *text)
{
  PupitreErrorPrivate *priv = pupitre_error_get_private (error);

  g_return_if_fail (priv != NULL);
  g_free (priv->portal_text);
  priv->portal_text = g_strdup (text);
}

/**
 * pupitre_error_get_portal_text:
 * @error: (nullable): Any error
 *
 * Returns: (nullable) (transfer none): the portal's own sentence. Any thread.
 */
const char *
pupitre_error_get_portal_text (const GError *error)
{
  if (error == NULL || error->domain != PUPITRE_ERROR)
    return NULL;
  return pupitre_error_get_private (error)->portal_text;
}

/**
 * pupitre_error_is_cancelled:
 * @error: (nullable): Any error
 *
 * Returns: whether this only says that nobody wants the answer any more: never shown, never
 *   logged. Any thread.
 */
gboolean
pupitre_error_is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/**
 * pupitre_error_is_offline:
 * @error: (nullable): Any error
 *
 * Returns: whether the portal could not be reached at all, as opposed to having answered
 *   something. Any thread.
 */
gboolean
pupitre_error_is_offline (const GError *error)
{
  return g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_OFFLINE) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_NAME) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_TIMEOUT);
}
