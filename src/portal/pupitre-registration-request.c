/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-request"

#include "pupitre-registration-request.h"

#include "pupitre-json-object.h"
#include "pupitre-request-private.h"

/* What is asked of the portal about the registration of a child: where it stands, and to register. */

#define PREFIX "/api/organisationScolaire/mozaikInscription"

/**
 * pupitre_request_registration:
 * @child: A child
 *
 * Returns: (transfer full): a request for the registration of @child for the next school year. Any
 *   thread.
 */
PupitreRequest *
pupitre_request_registration (PupitreChild *child)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  return pupitre_request_new_of_child ("getRegistration", PREFIX, child, "");
}

/* The answers as a JSON list of objects. */
static char *
write_answers (PupitreRegistrationAnswers *answers)
{
  GString *list = g_string_new ("[");

  for (guint i = 0; i < pupitre_registration_answers_get_n (answers); i++) {
    g_autoptr (GBytes) answer = pupitre_json_object_write (
      (PupitreJsonMember[]) {
        { "code", pupitre_registration_answers_get_code (answers, i), NULL },
        { "choix", pupitre_registration_answers_get_choice (answers, i), NULL } }, 2);
    gsize length;
    const char *text = g_bytes_get_data (answer, &length);

    if (i > 0)
      g_string_append_c (list, ',');
    g_string_append_len (list, text, (gssize) length);
  }
  g_string_append_c (list, ']');
  return g_string_free (list, FALSE);
}

/**
 * pupitre_request_register:
 * @child: A child
 * @school_year: The first calendar year of the school year for which the child is registered
 * @services_only: Whether services alone are asked for, as the other parent registers
 * @answers: What the parent answers to the school's questions
 * @key: What tells this intent from others, a UUID: the same each time that it is sent
 *
 * Returns: (transfer full): the registration. The answer is what stands from then on, for
 *   pupitre_registration_parser_read(). Any thread.
 */
PupitreRequest *
pupitre_request_register (PupitreChild               *child,
                          int                         school_year,
                          gboolean                    services_only,
                          PupitreRegistrationAnswers *answers,
                          const char                 *key)
{
  g_autofree char *list = NULL, *year = NULL;
  g_autoptr (GBytes) content = NULL;
  PupitreRequest *self;
  const char *comment;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (school_year > 0, NULL);
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_ANSWERS (answers), NULL);
  g_return_val_if_fail (key != NULL && g_uuid_string_is_valid (key), NULL);

  list = write_answers (answers);
  year = g_strdup_printf ("%d-%d", school_year, school_year + 1);
  comment = pupitre_registration_answers_get_comment (answers);
  content = pupitre_json_object_write (
    (PupitreJsonMember[]) { { "anneeScolaire", year, NULL },
                            { "droit", services_only ? "services" : "inscription", NULL },
                            { "reponses", NULL, list },
                            { "commentaire", *comment != '\0' ? comment : NULL, NULL } }, 4);
  self = pupitre_request_new_of_child ("registerChild", PREFIX, child, "");
  pupitre_request_make_write (self, "POST", key, content);
  return self;
}
