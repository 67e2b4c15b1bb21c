/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-contacts-parser"

#include "pupitre-contacts-parser.h"

#include "pupitre-error.h"
#include "pupitre-typed.h"
#include "pupitre-wire.h"

/* GET /api/organisationScolaire/etablissements/{etab}/coordonnees: a school and the people of it whom
 * it names. All lie in one collection, told apart by their members: the school needs its code and
 * its name, a person a name or what they do. */

#define SCHOOL_KEY "etablissement"

static const PupitreWireWord KINDS[] = {
  { "direction", PUPITRE_CONTACT_KIND_HEAD },
  { "directionAdjointe", PUPITRE_CONTACT_KIND_DEPUTY },
};

static gboolean
has (PupitreJson item, const char *name)
{
  return pupitre_json_get_type (pupitre_json_get_member (item, name)) != PUPITRE_JSON_ABSENT;
}

static gboolean
is_school (PupitreJson item)
{
  return has (item, "codeEtablissement") && !has (item, "fonction");
}

static PupitreContactKind
read_kind (PupitreJson item)
{
  return (PupitreContactKind) pupitre_wire_get_word (item, "fonction", KINDS,
                                                     G_N_ELEMENTS (KINDS),
                                                     PUPITRE_CONTACT_KIND_OTHER,
                                                     PUPITRE_CONTACT_KIND_OTHER);
}

/* First and last name, or the one of them that is there. */
static char *
dup_name (PupitreJson item)
{
  g_autofree char *first = pupitre_wire_dup_line (item, "prenom");
  g_autofree char *last = pupitre_wire_dup_line (item, "nom");

  if (first != NULL && last != NULL)
    return g_strconcat (first, " ", last, NULL);
  return first != NULL ? g_steal_pointer (&first) : g_steal_pointer (&last);
}

static gboolean
identify_school (PupitreJson item, char **key, gint64 *date)
{
  g_autofree char *code = pupitre_wire_dup_id (item, "codeEtablissement");
  g_autofree char *name = pupitre_wire_dup_line (item, "nom");

  if (code == NULL || name == NULL)
    return FALSE;
  *key = g_strdup (SCHOOL_KEY);
  return TRUE;
}

static gboolean
identify_person (PupitreJson item, char **key, gint64 *date)
{
  g_autofree char *id = pupitre_wire_dup_id (item, "id");
  g_autofree char *name = dup_name (item);
  g_autofree char *role = pupitre_wire_dup_line (item, "titre");

  if (is_school (item) ||
      (name == NULL && role == NULL && read_kind (item) == PUPITRE_CONTACT_KIND_OTHER))
    return FALSE;
  if (id != NULL)
    *key = g_strconcat ("contact/", id, NULL);
  else
    *key = g_strdup_printf (PUPITRE_WIRE_NO_ID "%d/%s/%s", (int) read_kind (item),
                            name != NULL ? name : "", role != NULL ? role : "");
  return TRUE;
}

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  return is_school (item) ? identify_school (item, key, date) : identify_person (item, key, date);
}

/* The school is one object, and no list. */
static void
take_school (PupitreParsed *parsed, PupitreJson school, GBytes *body)
{
  g_autofree char *key = NULL;
  g_autoptr (GBytes) json = NULL;
  gint64 date;

  if (pupitre_json_get_type (school) != PUPITRE_JSON_OBJECT)
    return;
  if (!is_school (school) || !identify_school (school, &key, &date)) {
    parsed->n_unreadable++;
    return;
  }
  json = pupitre_json_slice (school, body);
  g_ptr_array_add (parsed->items, pupitre_item_new (key, 0, json));
}

/**
 * pupitre_contacts_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Splits an answer into the school and its people, see pupitre_wire_split(). The key of a person is
 * the portal's id, or what tells them from others. For a date they have their places, so that the
 * school's order is kept.
 *
 * Returns: (transfer full) (nullable): what can be read. Any thread.
 */
PupitreParsed *
pupitre_contacts_parser_split (GBytes *body, GError **error)
{
  g_autoptr (PupitreParsed) parsed = NULL;
  g_autoptr (GHashTable) keys = NULL;
  PupitreJson answer, school, people;

  if (!pupitre_json_parse (body, &answer, error))
    return NULL;
  school = pupitre_json_get_member (answer, "etablissement");
  people = pupitre_json_get_member (answer, "contacts");
  if (pupitre_json_get_type (school) == PUPITRE_JSON_ABSENT &&
      pupitre_json_get_type (people) == PUPITRE_JSON_ABSENT) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_MISSING, "The answer has no school");
    return NULL;
  }

  parsed = pupitre_parsed_new ();
  keys = g_hash_table_new (g_str_hash, g_str_equal);
  take_school (parsed, school, body);
  pupitre_wire_take (parsed, keys, people, body, identify_person);
  for (guint i = 0; i < parsed->items->len; i++)
    ((PupitreItem *) g_ptr_array_index (parsed->items, i))->date = parsed->items->len - i;
  return pupitre_wire_check (parsed, error) ? g_steal_pointer (&parsed) : NULL;
}

static char *
dup_email (PupitreJson item)
{
  g_autofree char *line = pupitre_wire_dup_line (item, "courriel");

  return pupitre_typed_email (line);
}

/**
 * pupitre_contacts_parser_read:
 * @json: A school or a person as it was received
 * @error: Return location
 *
 * An e-mail that can be no address is left out: nothing could be sent to it.
 *
 * Returns: (transfer full) (nullable): the contact. Any thread.
 */
PupitreContact *
pupitre_contacts_parser_read (GBytes *json, GError **error)
{
  g_autofree char *code = NULL, *name = NULL, *role = NULL, *telephone = NULL, *extension = NULL;
  g_autofree char *fax = NULL, *email = NULL, *street = NULL, *town = NULL, *province = NULL;
  g_autofree char *postal_code = NULL;
  PupitreContactFields fields = { 0 };
  PupitreJson item, address;

  if (!pupitre_wire_open (json, identify, &item, error))
    return NULL;

  address = pupitre_json_get_member (item, "adresse");
  fields.kind = is_school (item) ? PUPITRE_CONTACT_KIND_SCHOOL : read_kind (item);
  fields.school_code = code = pupitre_wire_dup_id (item, "codeEtablissement");
  fields.name = name = dup_name (item);
  fields.role = role = pupitre_wire_dup_line (item, "titre");
  fields.telephone = telephone = pupitre_wire_dup_line (item, "telephone");
  fields.extension = extension = pupitre_wire_dup_line (item, "poste");
  fields.fax = fax = pupitre_wire_dup_line (item, "telecopieur");
  fields.email = email = dup_email (item);
  fields.street = street = pupitre_wire_dup_line (address, "rue");
  fields.town = town = pupitre_wire_dup_line (address, "ville");
  fields.province = province = pupitre_wire_dup_line (address, "province");
  fields.postal_code = postal_code = pupitre_wire_dup_line (address, "codePostal");
  return pupitre_contact_new (&fields);
}
