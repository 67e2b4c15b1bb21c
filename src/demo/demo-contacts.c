/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-contacts"

#include "demo-contacts.h"

#include "demo-json.h"

/* How to reach each school: one that says all of it, and others that lack a fax, an e-mail, the name
 * of somebody, or that name nobody but the head. */

/* What the school does not write: no such member. */
#define LEFT_OUT ""

typedef struct {
  const char *duty;       /* as the portal names it */
  const char *title;      /* (nullable) */
  const char *first_name; /* (nullable) */
  const char *last_name;  /* (nullable) */
  const char *telephone;  /* (nullable) */
  const char *extension;  /* (nullable) */
  const char *mailbox;    /* (nullable): before the @ */
} Person;

typedef struct {
  const char   *school;
  const char   *fax;      /* (nullable) */
  const char   *mailbox;  /* (nullable): before the @ */
  const Person *people;
} Directory;

static const Person pins[] = {
  { "direction", "Directrice", "Geneviève", "Exemple", "418 555-0101", "1001",
    "genevieve.exemple" },
  { "directionAdjointe", "Directeur adjoint", "Olivier", "Exemple", "418 555-0101", "1002",
    "olivier.exemple" },
  { "autre", "Secrétariat", NULL, NULL, "418 555-0101", "0", "secretariat.pins" },
  { "autre", "Service de garde", "Carole", "Exemple", "418 555-0102", NULL, "garde.pins" },
  { NULL },
};
static const Person fleuve[] = {
  { "direction", "Directeur", "Patrice", "Exemple", "418 555-0142", "2001", "patrice.exemple" },
  { "directionAdjointe", "Directrice adjointe, 1re à 3e secondaire", "Mireille", "Exemple",
    "418 555-0142", "2003", "mireille.exemple" },
  { "directionAdjointe", "Directeur adjoint, 4e et 5e secondaire", "Anh", "Exemple",
    "418 555-0142", "2004", NULL },
  { "autre", "Secrétariat", LEFT_OUT, LEFT_OUT, "418 555-0142", "0", "secretariat.fleuve" },
  { "autre", "Motivation des absences", NULL, NULL, "418 555-0144", NULL, "absences.fleuve" },
  { "autre", "Vie étudiante", "Samuel", "Exemple", NULL, NULL, "samuel.exemple" },
  { "autre", NULL, NULL, "Infirmière scolaire", "418 555-0142", "2050", LEFT_OUT },
  { NULL },
};
static const Person erables[] = {
  { "direction", NULL, "Nathalie", "Exemple", NULL, NULL, NULL },
  { NULL },
};
static const Person moissons[] = {
  { "direction", "Directeur", "Alain", "Exemple", "819 555-0112", NULL, "alain.exemple" },
  { "autre", "Secrétariat", NULL, NULL, "819 555-0112", NULL, NULL },
  { NULL },
};
static const Person nobody[] = { { NULL } };

static const Directory directories[] = {
  { "700001", "418 555-0109", "pins", pins },
  { "700042", "418 555-0143", "fleuve", fleuve },
  { "810007", NULL, NULL, erables },
  { "810012", LEFT_OUT, "moissons", moissons },
};
static const Directory silent = { NULL, LEFT_OUT, LEFT_OUT, nobody };

static const Directory *
find (const DemoSchool *school)
{
  for (gsize i = 0; i < G_N_ELEMENTS (directories); i++) {
    if (g_str_equal (directories[i].school, school->code))
      return &directories[i];
  }
  return &silent;
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  if (g_strcmp0 (text, LEFT_OUT) != 0)
    demo_json_add_text (builder, name, text);
}

static void
add_address (JsonBuilder      *builder,
             const char       *mailbox,
             const DemoSchool *school)
{
  const char *site = school->organisation->site;
  g_autofree char *address =
    mailbox != NULL ? g_strdup_printf ("%s@%s", mailbox,
                                       g_str_has_prefix (site, "www.") ? site + 4 : site)
                    : NULL;

  if (g_strcmp0 (mailbox, LEFT_OUT) != 0)
    demo_json_add_text (builder, "courriel", address);
}

/* "Exempleville (Québec)  G0X 1A0" */
static void
write_place (JsonBuilder      *builder,
             const DemoSchool *school)
{
  g_auto (GStrv) parts = g_strsplit (school->town, "  ", 2);
  g_auto (GStrv) names = g_strsplit (parts[0], " (", 2);

  json_builder_set_member_name (builder, "adresse");
  json_builder_begin_object (builder);
  demo_json_add_text (builder, "rue", school->address);
  demo_json_add_text (builder, "ville", names[0]);
  demo_json_add_text (builder, "province", g_strdelimit (names[1], ")", '\0'));
  demo_json_add_text (builder, "codePostal", parts[1]);
  json_builder_end_object (builder);
}

static void
write_school (JsonBuilder      *builder,
              const DemoSchool *school,
              const Directory  *directory)
{
  json_builder_set_member_name (builder, "etablissement");
  json_builder_begin_object (builder);
  demo_json_add_text (builder, "codeEtablissement", school->code);
  demo_json_add_text (builder, "nom", school->name);
  write_place (builder, school);
  demo_json_add_text (builder, "telephone", school->telephone);
  demo_json_add_text (builder, "poste", NULL);
  add_text (builder, "telecopieur", directory->fax);
  add_address (builder, directory->mailbox, school);
  json_builder_end_object (builder);
}

/* Of the extensions, some schools keep numbers and some text. */
static void
write_person (JsonBuilder      *builder,
              const Person     *person,
              int               number,
              const DemoSchool *school)
{
  g_autofree char *id = g_strdup_printf ("%s-%d", school->code, number);

  json_builder_begin_object (builder);
  demo_json_add_text (builder, "id", id);
  demo_json_add_text (builder, "fonction", person->duty);
  add_text (builder, "titre", person->title);
  add_text (builder, "prenom", person->first_name);
  add_text (builder, "nom", person->last_name);
  add_text (builder, "telephone", person->telephone);
  if (person->extension != NULL && number % 2 == 0)
    demo_json_add_int (builder, "poste", (int) g_ascii_strtoll (person->extension, NULL, 10));
  else
    demo_json_add_text (builder, "poste", person->extension);
  add_address (builder, person->mailbox, school);
  json_builder_end_object (builder);
}

/**
 * demo_contacts_write:
 * @builder: What is being written
 * @school: A school
 *
 * Adds how to reach it, and whom of it.
 */
void
demo_contacts_write (JsonBuilder      *builder,
                     const DemoSchool *school)
{
  const Directory *directory = find (school);

  json_builder_begin_object (builder);
  write_school (builder, school, directory);
  json_builder_set_member_name (builder, "contacts");
  json_builder_begin_array (builder);
  for (int i = 0; directory->people[i].duty != NULL; i++)
    write_person (builder, &directory->people[i], i + 1, school);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}
