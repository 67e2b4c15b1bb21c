/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-b2c-error"

#include "pupitre-b2c-error.h"

#include "pupitre-error.h"
#include "pupitre-html.h"

#include <string.h>

/* What the sign-in service (Azure AD B2C) says when it refuses: the code decides what it is, its
 * sentence is shown as it is. */

#define CODE_PREFIX "AADB2C"
#define MAX_TEXT_CHARACTERS 400

static const struct {
  const char      *code;
  PupitreErrorCode error;
} CODES[] = {
  { "AADB2C90053", PUPITRE_ERROR_BAD_PASSWORD },
  { "AADB2C90054", PUPITRE_ERROR_BAD_PASSWORD },
  { "AADB2C90225", PUPITRE_ERROR_BAD_PASSWORD },
  { "AADB2C90114", PUPITRE_ERROR_LOCKED_OUT },
  { "AADB2C90157", PUPITRE_ERROR_LOCKED_OUT },
  { "AADB2C90035", PUPITRE_ERROR_UNAVAILABLE },
};

/**
 * pupitre_b2c_error_new:
 * @code: (nullable): The code, `AADB2C90053`
 * @text: (nullable): The sentence of the service, in the language of the page, maybe with markup
 *
 * A code that is not known says that the portal refuses, never that the password is wrong.
 *
 * Returns: (transfer full): the error, with the sentence as pupitre_error_get_portal_text(). Any
 *   thread.
 */
GError *
pupitre_b2c_error_new (const char *code, const char *text)
{
  PupitreErrorCode what = PUPITRE_ERROR_REFUSED;
  GError *error;

  for (gsize i = 0; code != NULL && i < G_N_ELEMENTS (CODES); i++) {
    if (g_str_equal (code, CODES[i].code))
      what = CODES[i].error;
  }
  /* The text can repeat the typed address: it is kept beside the message, not in it. */
  error = g_error_new_literal (PUPITRE_ERROR, (int) what, "The sign-in service refuses");
  if (text != NULL && g_utf8_validate (text, -1, NULL)) {
    g_autoptr (PupitreRichText) rich = pupitre_html_to_rich_text (text);
    g_autofree char *plain = pupitre_rich_text_dup_excerpt (rich, MAX_TEXT_CHARACTERS);

    if (*plain != '\0')
      pupitre_error_set_portal_text (error, plain);
  }
  return error;
}

/**
 * pupitre_b2c_error_from_description:
 * @description: `error_description` of an answer: `AADB2C90091: The user has cancelled…`, then
 *   lines for technicians
 *
 * Returns: (transfer full): the error. Any thread.
 */
GError *
pupitre_b2c_error_from_description (const char *description)
{
  g_autofree char *line = g_strndup (description, strcspn (description, "\r\n"));
  g_autofree char *code = NULL;
  const char *text = line;

  if (g_str_has_prefix (line, CODE_PREFIX)) {
    gsize length = strcspn (line, ": ");

    code = g_strndup (line, length);
    text = line + length + strspn (line + length, ": ");
  }
  return pupitre_b2c_error_new (code, text);
}
