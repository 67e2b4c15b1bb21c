/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-way-out"

#include "pupitre-way-out.h"

#include <gio/gio.h>

/* The ways by which plaintext leaves the program, and which of them this computer forbids. Whoever
 * carries one out asks here at the moment of doing it, not only when it offers it: what is forbidden
 * stays so whatever button, key or menu leads there. Main thread. */

static PupitreWayOut forbidden;

/* Who may not save one document may not save all of them. */
static const struct {
  const char   *word;
  PupitreWayOut ways;
} WORDS[] = {
  { "save", PUPITRE_WAY_OUT_SAVE | PUPITRE_WAY_OUT_EXPORT },
  { "export", PUPITRE_WAY_OUT_EXPORT },
  { "print", PUPITRE_WAY_OUT_PRINT },
  { "open", PUPITRE_WAY_OUT_OPEN },
};

/**
 * pupitre_way_out_parse:
 * @word: A word of a settings file: "save", "export", "print" or "open"
 * @ways: (out): What it stands for
 *
 * Returns: whether the word is one of them.
 */
gboolean
pupitre_way_out_parse (const char *word, PupitreWayOut *ways)
{
  g_return_val_if_fail (word != NULL && ways != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (WORDS); i++) {
    if (g_str_equal (word, WORDS[i].word)) {
      *ways = WORDS[i].ways;
      return TRUE;
    }
  }
  return FALSE;
}

/**
 * pupitre_way_out_forbid:
 * @ways: All that is forbidden from now on
 *
 * For the whole program. Main thread.
 */
void
pupitre_way_out_forbid (PupitreWayOut ways)
{
  forbidden = ways;
}

/**
 * pupitre_way_out_is_allowed:
 * @way: One of the ways
 * @error: Return location: %G_IO_ERROR_PERMISSION_DENIED
 *
 * Returns: whether it may be taken on this computer. Main thread.
 */
gboolean
pupitre_way_out_is_allowed (PupitreWayOut way, GError **error)
{
  if ((forbidden & way) == 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                       "The settings of this computer forbid it");
  return FALSE;
}
