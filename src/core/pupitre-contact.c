/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-contact"

#include "pupitre-contact.h"

/* A school, or somebody of it, and how to reach them. Immutable. */

#define MAP "https://www.openstreetmap.org/search?query="

struct _PupitreContact {
  GObject            parent_instance;

  PupitreContactKind kind;
  char              *school_code;
  char              *name;
  char              *role;
  char              *telephone;
  char              *extension;
  char              *fax;
  char              *email;
  char              *street;
  char              *town;
  char              *province;
  char              *postal_code;
};

G_DEFINE_FINAL_TYPE (PupitreContact, pupitre_contact, G_TYPE_OBJECT)

static void
pupitre_contact_finalize (GObject *object)
{
  PupitreContact *self = PUPITRE_CONTACT (object);

  g_free (self->school_code);
  g_free (self->name);
  g_free (self->role);
  g_free (self->telephone);
  g_free (self->extension);
  g_free (self->fax);
  g_free (self->email);
  g_free (self->street);
  g_free (self->town);
  g_free (self->province);
  g_free (self->postal_code);

  G_OBJECT_CLASS (pupitre_contact_parent_class)->finalize (object);
}

static void
pupitre_contact_class_init (PupitreContactClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_contact_finalize;
}

static void
pupitre_contact_init (PupitreContact *self)
{
}

static char *
dup_text (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

/**
 * pupitre_contact_new:
 * @fields: What the portal says; a name or a role is required
 *
 * Returns: (transfer full): a contact. Any thread.
 */
PupitreContact *
pupitre_contact_new (const PupitreContactFields *fields)
{
  PupitreContact *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_CONTACT, NULL);
  self->kind = fields->kind;
  self->school_code = dup_text (fields->school_code);
  self->name = dup_text (fields->name);
  self->role = dup_text (fields->role);
  self->telephone = dup_text (fields->telephone);
  self->extension = dup_text (fields->extension);
  self->fax = dup_text (fields->fax);
  self->email = dup_text (fields->email);
  self->street = dup_text (fields->street);
  self->town = dup_text (fields->town);
  self->province = dup_text (fields->province);
  self->postal_code = dup_text (fields->postal_code);

  return self;
}

/**
 * pupitre_contact_get_kind:
 * @self: A contact
 *
 * Returns: whether it is the school or who of it. Any thread.
 */
PupitreContactKind
pupitre_contact_get_kind (PupitreContact *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONTACT (self), PUPITRE_CONTACT_KIND_OTHER);

  return self->kind;
}

/**
 * pupitre_contact_get_school_code:
 * @self: A contact
 *
 * Returns: (transfer none): the code of the school; empty for a person. Any thread.
 */
const char *
pupitre_contact_get_school_code (PupitreContact *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONTACT (self), NULL);

  return self->school_code;
}

/**
 * pupitre_contact_get_name:
 * @self: A contact
 *
 * Returns: (transfer none): the name of the school or the person; empty if it is not said. Any thread.
 */
const char *
pupitre_contact_get_name (PupitreContact *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONTACT (self), NULL);

  return self->name;
}

/**
 * pupitre_contact_get_role:
 * @self: A contact
 *
 * Returns: (transfer none): what the person does, in the school's words; empty if it is not said. Any thread.
 */
const char *
pupitre_contact_get_role (PupitreContact *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONTACT (self), NULL);

  return self->role;
}

/**
 * pupitre_contact_get_telephone:
 * @self: A contact
 *
 * Returns: (transfer none): the number as the school writes it; empty for none. Any thread.
 */
const char *
pupitre_contact_get_telephone (PupitreContact *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONTACT (self), NULL);

  return self->telephone;
}

/**
 * pupitre_contact_get_extension:
 * @self: A contact
 *
 * Returns: (transfer none): the extension; empty for none. Any thread.
 */
const char *
pupitre_contact_get_extension (PupitreContact *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONTACT (self), NULL);

  return self->extension;
}

/**
 * pupitre_contact_get_fax:
 * @self: A contact
 *
 * Returns: (transfer none): the number as the school writes it; empty for none. Any thread.
 */
const char *
pupitre_contact_get_fax (PupitreContact *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONTACT (self), NULL);

  return self->fax;
}

/**
 * pupitre_contact_get_email:
 * @self: A contact
 *
 * Returns: (transfer none): an address; empty for none. Any thread.
 */
const char *
pupitre_contact_get_email (PupitreContact *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONTACT (self), NULL);

  return self->email;
}

/* Town, province and postal code as the post wants them: "Exempleville (Québec)  G0X 1A0". */
static char *
dup_town (PupitreContact *self)
{
  g_autoptr (GString) line = g_string_new (self->town);

  if (*self->province != '\0')
    g_string_append_printf (line, line->len > 0 ? " (%s)" : "%s", self->province);
  if (*self->postal_code != '\0')
    g_string_append_printf (line, line->len > 0 ? "  %s" : "%s", self->postal_code);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * pupitre_contact_dup_address:
 * @self: A contact
 *
 * Returns: (transfer full): the postal address, in one or two lines; empty for none. Any thread.
 */
char *
pupitre_contact_dup_address (PupitreContact *self)
{
  g_autofree char *town = NULL;

  g_return_val_if_fail (PUPITRE_IS_CONTACT (self), NULL);

  town = dup_town (self);
  if (*self->street == '\0' || *town == '\0')
    return g_strconcat (self->street, town, NULL);
  return g_strconcat (self->street, "\n", town, NULL);
}

/**
 * pupitre_contact_dup_map_uri:
 * @self: A contact
 *
 * Returns: (transfer full) (nullable): where a map shows the address; %NULL for a contact without a
 *   street and a town, which no map would find. Any thread.
 */
char *
pupitre_contact_dup_map_uri (PupitreContact *self)
{
  g_autofree char *place = NULL, *escaped = NULL;

  g_return_val_if_fail (PUPITRE_IS_CONTACT (self), NULL);

  if (*self->street == '\0' || *self->town == '\0')
    return NULL;
  place = g_strjoin (", ", self->street, self->town,
                     *self->province != '\0' ? self->province : NULL, NULL);
  escaped = g_uri_escape_string (place, NULL, FALSE);
  return g_strconcat (MAP, escaped, NULL);
}

/**
 * pupitre_contact_dup_mail_uri:
 * @self: A contact
 *
 * Returns: (transfer full) (nullable): what opens a new message to the contact and to nobody else;
 *   %NULL for one without an address. Any thread.
 */
char *
pupitre_contact_dup_mail_uri (PupitreContact *self)
{
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (PUPITRE_IS_CONTACT (self), NULL);

  if (*self->email == '\0')
    return NULL;
  escaped = g_uri_escape_string (self->email, "@", FALSE);
  return g_strconcat ("mailto:", escaped, NULL);
}
