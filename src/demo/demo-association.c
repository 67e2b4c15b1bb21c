/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-association"

#include "demo-association.h"

#include "demo-records.h"

/* The rules by which a parent gets to see a child. */

#define KIND "association"

/* Accents, spaces and hyphens count; capitals and how an accent is encoded do not. */
static gboolean
same_name (const char *typed,
           const char *recorded)
{
  g_autofree char *composed = g_utf8_normalize (typed, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autofree char *folded = composed ? g_utf8_casefold (g_strstrip (composed), -1) : NULL;
  g_autofree char *wanted = g_utf8_casefold (recorded, -1);

  return g_strcmp0 (folded, wanted) == 0;
}

static gboolean
same_code (DemoFamilies    *families,
           const DemoChild *child,
           const char      *typed)
{
  g_autofree char *code = demo_child_code_permanent (families, child);

  return g_ascii_strcasecmp (code, typed) == 0;
}

static gboolean
same_birth (DemoFamilies    *families,
            const DemoChild *child,
            const GDate     *typed)
{
  GDate birth;

  demo_child_birth (families, child, &birth);
  return g_date_compare (&birth, typed) == 0;
}

/* By the number that was typed. */
static gboolean
has_number (DemoFamilies    *families,
            const DemoChild *child,
            DemoApplication *application)
{
  if (application->fiche != NULL)
    return g_str_equal (application->fiche, child->fiche);
  return same_code (families, child, application->code_permanent);
}

static gboolean
is_the_person (DemoFamilies    *families,
               const DemoChild *child,
               DemoApplication *application)
{
  return same_name (application->last_name, child->last_name) &&
         same_name (application->first_name, child->first_name) &&
         same_birth (families, child, &application->birth);
}

typedef gboolean (*Recognise) (DemoFamilies    *families,
                               const DemoChild *child,
                               DemoApplication *application);

static const DemoChild *
search (DemoFamilies    *families,
        DemoApplication *application,
        Recognise        recognise)
{
  for (guint i = 0; i < demo_families_get_n (families); i++) {
    const DemoChild *child = demo_families_get (families, i);

    if (g_str_equal (child->school->organisation->code, application->organisation) &&
        recognise (families, child, application))
      return child;
  }
  return NULL;
}

/* Whether the record is that of whom the parent means. */
static DemoObjection
compare (DemoFamilies    *families,
         const DemoChild *child,
         DemoApplication *application)
{
  if (child == NULL && search (families, application, is_the_person) == NULL)
    return DEMO_OBJECTION_NOBODY;
  if (child == NULL)
    return application->fiche ? DEMO_OBJECTION_FICHE : DEMO_OBJECTION_CODE;
  if (!same_name (application->last_name, child->last_name))
    return DEMO_OBJECTION_LAST_NAME;
  if (!same_name (application->first_name, child->first_name))
    return DEMO_OBJECTION_FIRST_NAME;
  if (!same_birth (families, child, &application->birth))
    return DEMO_OBJECTION_BIRTH;
  if (application->code_permanent && !same_code (families, child, application->code_permanent))
    return DEMO_OBJECTION_CODE;
  return DEMO_OBJECTION_NONE;
}

/* Whether the school lets this parent in. */
static DemoObjection
admit (DemoFamilies    *families,
       const DemoChild *child,
       const char      *email,
       const char      *nip)
{
  g_autofree char *wanted = demo_child_nip (families, child, email);

  if (child->school->stays_away)
    return DEMO_OBJECTION_SCHOOL;
  if (child->on_file != NULL && !g_str_equal (child->on_file, email))
    return DEMO_OBJECTION_EMAIL;
  if (wanted == NULL)
    return nip ? DEMO_OBJECTION_NIP_UNEXPECTED : DEMO_OBJECTION_NONE;
  if (nip == NULL)
    return DEMO_OBJECTION_NIP_NEEDED;
  return g_ascii_strcasecmp (wanted, nip) == 0 ? DEMO_OBJECTION_NONE : DEMO_OBJECTION_NIP_WRONG;
}

/**
 * demo_association_judge:
 * @families: Who is who
 * @email: The address of the account, in lower case
 * @application: What the parent wrote
 * @child: (out) (nullable): Whose record it is, if there is no objection
 *
 * Returns: why not, or %DEMO_OBJECTION_NONE.
 */
DemoObjection
demo_association_judge (DemoFamilies     *families,
                        const char       *email,
                        DemoApplication  *application,
                        const DemoChild **child)
{
  const DemoChild *found = search (families, application, has_number);
  DemoObjection objection = compare (families, found, application);

  *child = NULL;
  if (objection == DEMO_OBJECTION_NONE)
    objection = admit (families, found, email, application->nip);
  if (objection == DEMO_OBJECTION_NONE && demo_families_find (families, email, found->fiche))
    objection = DEMO_OBJECTION_ALREADY;
  if (objection == DEMO_OBJECTION_NONE)
    *child = found;
  return objection;
}

/**
 * demo_association_add:
 * @state: Where it is remembered
 * @families: Who is who
 * @email: The address of the account, in lower case
 * @child: A child whom it does not have yet
 *
 * Associates the child.
 */
void
demo_association_add (DemoState       *state,
                      DemoFamilies    *families,
                      const char      *email,
                      const DemoChild *child)
{
  g_autofree char *id = g_strconcat (child->fiche, " ", email, NULL);
  g_autoptr (DemoTicket) record = demo_records_new (id, email);

  demo_ticket_set (record, "fiche", child->fiche);
  demo_records_keep (state, KIND, record);
  demo_families_associate (families, email, child);
}

static const DemoChild *
find_fiche (DemoFamilies *families,
            const char   *fiche)
{
  for (guint i = 0; i < demo_families_get_n (families); i++) {
    const DemoChild *child = demo_families_get (families, i);

    if (g_strcmp0 (child->fiche, fiche) == 0)
      return child;
  }
  return NULL;
}

/**
 * demo_association_load:
 * @state: Where it is remembered
 * @families: Who is who
 *
 * Associates again whom parents associated before.
 */
void
demo_association_load (DemoState    *state,
                       DemoFamilies *families)
{
  g_autoptr (GPtrArray) records = demo_records_list (state, KIND);

  for (guint i = 0; i < records->len; i++) {
    DemoTicket *record = g_ptr_array_index (records, i);
    const DemoChild *child = find_fiche (families, demo_ticket_get (record, "fiche"));

    if (child != NULL && demo_families_find (families, record->owner, child->fiche) == NULL)
      demo_families_associate (families, record->owner, child);
  }
}
