/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-teacher-reader"

#include "pupitre-teacher-reader.h"

#include "pupitre-wire.h"

#include <string.h>

/* The people in answers about subjects and about the child: a name, and an address if it is published. */

/* RFC 5321, section 4.5.3.1: a path has no more. */
#define MAX_ADDRESS_BYTES 254

/* One address and nothing else: what could add a header, a second recipient or a query to a mailto: link
 * is none. */
static gboolean
is_address (const char *text)
{
  const char *at = strchr (text, '@');

  if (at == NULL || at == text || at[1] == '\0' || strchr (at + 1, '@') != NULL ||
      strlen (text) > MAX_ADDRESS_BYTES)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++) {
    if (!g_ascii_isalnum (*p) && strchr ("@.!#$'*+-/=^_`{|}~", *p) == NULL)
      return FALSE;
  }
  return TRUE;
}

/**
 * pupitre_teacher_reader_read:
 * @person: An object with a name, or an absent value
 *
 * Returns: (transfer full) (nullable): the person, %NULL without a name. Any thread.
 */
PupitreTeacher *
pupitre_teacher_reader_read (PupitreJson person)
{
  g_autofree char *name = pupitre_wire_dup_person (person);
  g_autofree char *email = pupitre_wire_dup_line (person, "courriel");
  g_autofree char *role = pupitre_wire_dup_line (person, "role");
  PupitreTeacherFields fields = { name, email, role };

  if (name == NULL)
    return NULL;
  if (email != NULL && !is_address (email))
    fields.email = NULL;
  return pupitre_teacher_new (&fields);
}

/**
 * pupitre_teacher_reader_read_list:
 * @list: A list of people, or an absent value
 *
 * Returns: (transfer full) (element-type PupitreTeacher): those who have a name. Any thread.
 */
GPtrArray *
pupitre_teacher_reader_read_list (PupitreJson list)
{
  GPtrArray *teachers = g_ptr_array_new_with_free_func (g_object_unref);
  PupitreJson element = { NULL, 0 };

  while (teachers->len < PUPITRE_WIRE_MAX_LIST && pupitre_json_next_element (list, &element)) {
    PupitreTeacher *teacher = pupitre_teacher_reader_read (element);

    if (teacher != NULL)
      g_ptr_array_add (teachers, teacher);
  }
  return teachers;
}
