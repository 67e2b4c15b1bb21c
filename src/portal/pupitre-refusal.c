/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-refusal"

#include "pupitre-refusal.h"

#include "pupitre-error.h"
#include "pupitre-html.h"
#include "pupitre-http-error.h"
#include "pupitre-json.h"

/* What the API says when it refuses: `{"Message": "…", "code": "…"}`, or a bare string. */

#define MAX_TEXT_CHARACTERS 400

static const struct {
  const char      *code;
  PupitreErrorCode error;
} CODES[] = {
  { "eleveIntrouvable", PUPITRE_ERROR_CHILD_NOT_FOUND },
  { "nomsDifferents", PUPITRE_ERROR_CHILD_NAMES },
  { "dateNaissanceDifferente", PUPITRE_ERROR_CHILD_BIRTH_DATE },
  { "ficheDifferente", PUPITRE_ERROR_CHILD_NUMBER },
  { "codePermanentDifferent", PUPITRE_ERROR_CHILD_NUMBER },
  { "dejaAssocie", PUPITRE_ERROR_CHILD_ALREADY },
  { "nipRequis", PUPITRE_ERROR_NIP_NEEDED },
  { "nipInvalide", PUPITRE_ERROR_NIP_WRONG },
  { "nipInattendu", PUPITRE_ERROR_NIP_UNEXPECTED },
  { "courrielInconnu", PUPITRE_ERROR_EMAIL_NOT_ON_FILE },
  { "ecoleNonAbonnee", PUPITRE_ERROR_SCHOOL_NOT_SUBSCRIBED },
};

/**
 * pupitre_refusal_keep_text:
 * @error: An error of %PUPITRE_ERROR
 * @body: The answer that it comes from
 *
 * Keeps with an error the sentence of the answer, if it has one. Any thread.
 */
void
pupitre_refusal_keep_text (GError *error, GBytes *body)
{
  g_autofree char *text = NULL;
  g_autoptr (PupitreRichText) rich = NULL;
  g_autofree char *plain = NULL;
  PupitreJson answer;

  if (!pupitre_json_parse (body, &answer, NULL))
    return;
  text = pupitre_json_get_type (answer) == PUPITRE_JSON_STRING
           ? pupitre_json_dup_text (answer)
           : pupitre_json_dup_text (pupitre_json_get_member (answer, "message"));
  if (text == NULL)
    return;
  rich = pupitre_html_to_rich_text (text);
  plain = pupitre_rich_text_dup_excerpt (rich, MAX_TEXT_CHARACTERS);
  if (*plain != '\0')
    pupitre_error_set_portal_text (error, plain);
}

static char *
dup_code (GBytes *body)
{
  PupitreJson answer;

  if (!pupitre_json_parse (body, &answer, NULL))
    return NULL;
  return pupitre_json_dup_text (pupitre_json_get_member (answer, "code"));
}

/**
 * pupitre_refusal_read:
 * @status: A status that is no success
 * @headers: The headers of the answer
 * @body: Its content
 *
 * Reads why something that was sent is refused. Where the reason is known, the sentence is ours;
 * where it is not, the portal's goes with it.
 *
 * Returns: (transfer full): the error. Any thread.
 */
GError *
pupitre_refusal_read (guint status, SoupMessageHeaders *headers, GBytes *body)
{
  GError *error = pupitre_http_error_from_status (status, headers);
  g_autofree char *code = NULL;

  if (error->code != PUPITRE_ERROR_REFUSED)
    return error;
  code = dup_code (body);
  for (gsize i = 0; code != NULL && i < G_N_ELEMENTS (CODES); i++) {
    if (g_ascii_strcasecmp (code, CODES[i].code) == 0) {
      error->code = (int) CODES[i].error;
      return error;
    }
  }
  error->code = PUPITRE_ERROR_FORM_REFUSED;
  pupitre_refusal_keep_text (error, body);
  return error;
}
