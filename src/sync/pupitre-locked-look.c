/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-locked-look"

#include "pupitre-locked-look.h"

#include <string.h>

/* Whether a file looks like a PDF that asks for a password: its trailer names how it is encrypted
 * (ISO 32000-1, 7.6.1), in the clear wherever the trailer is. Nothing is decoded, so that this is a
 * hint for a sentence, and no more. */

#define NAME "/Encrypt"

/* The name alone, not the beginning of a longer one. */
static gboolean
is_named (const char *after, gsize n)
{
  return n > 0 && memchr (" \t\r\n<", after[0], 5) != NULL;
}

static gboolean
holds_name (const char *bytes, gsize n)
{
  const gsize length = strlen (NAME);
  const char *end = bytes + n;

  for (const char *p = memmem (bytes, n, NAME, length); p != NULL;
       p = memmem (p + length, (gsize) (end - p) - length, NAME, length)) {
    if (is_named (p + length, (gsize) (end - p) - length))
      return TRUE;
  }
  return FALSE;
}

/**
 * pupitre_locked_look_at:
 * @self: What was seen so far
 * @bytes: The next bytes of the file
 * @n: How many
 *
 * Any thread.
 */
void
pupitre_locked_look_at (PupitreLockedLook *self, const char *bytes, gsize n)
{
  char seam[sizeof self->tail * 2];
  gsize n_new = MIN (n, sizeof self->tail);

  g_return_if_fail (self != NULL && bytes != NULL);

  if (!self->has_begun)
    self->is_pdf = memmem (bytes, MIN (n, 1024), "%PDF-", 5) != NULL;
  self->has_begun = TRUE;
  if (!self->is_pdf || self->is_locked)
    return;
  memcpy (seam, self->tail, self->n_tail);
  memcpy (seam + self->n_tail, bytes, n_new);
  self->is_locked = holds_name (seam, self->n_tail + n_new) || holds_name (bytes, n);
  memcpy (self->tail, bytes + n - n_new, n_new);
  self->n_tail = n_new;
}
