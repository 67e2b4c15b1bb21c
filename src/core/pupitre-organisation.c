/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-organisation"

#include "pupitre-organisation.h"

#include "pupitre-fold.h"

#include <string.h>

/* A school service centre (centre de services scolaire, formerly commission scolaire). Immutable. */

typedef enum {
  PROP_CODE = 1,
  PROP_NAME,
} PupitreOrganisationProperty;

struct _PupitreOrganisation {
  GObject parent_instance;

  char   *code;
  char   *name;
  char   *key;   /* the name as it is searched */
};

static GParamSpec *props[PROP_NAME + 1];

G_DEFINE_FINAL_TYPE (PupitreOrganisation, pupitre_organisation, G_TYPE_OBJECT)

static void
pupitre_organisation_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PupitreOrganisation *self = PUPITRE_ORGANISATION (object);

  switch ((PupitreOrganisationProperty) id) {
  case PROP_CODE:
    g_value_set_string (value, self->code);
    break;
  case PROP_NAME:
    g_value_set_string (value, self->name);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_organisation_finalize (GObject *object)
{
  PupitreOrganisation *self = PUPITRE_ORGANISATION (object);

  g_free (self->code);
  g_free (self->name);
  g_free (self->key);

  G_OBJECT_CLASS (pupitre_organisation_parent_class)->finalize (object);
}

static void
pupitre_organisation_class_init (PupitreOrganisationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pupitre_organisation_get_property;
  object_class->finalize = pupitre_organisation_finalize;

  /**
   * PupitreOrganisation:code:
   *
   * The code by which the portal knows it.
   */
  props[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, NULL,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * PupitreOrganisation:name:
   *
   * Its name.
   */
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pupitre_organisation_init (PupitreOrganisation *self)
{
}

/**
 * pupitre_organisation_new:
 * @code: The code by which the portal knows it
 * @name: Its name
 *
 * Returns: (transfer full): a service centre. Any thread.
 */
PupitreOrganisation *
pupitre_organisation_new (const char *code, const char *name)
{
  PupitreOrganisation *self;

  g_return_val_if_fail (code != NULL && name != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_ORGANISATION, NULL);
  self->code = g_strdup (code);
  self->name = g_strdup (name);
  self->key = pupitre_fold (name);
  return self;
}

/**
 * pupitre_organisation_get_code:
 * @self: A service centre
 *
 * Returns: (transfer none): the code by which the portal knows it. Any thread.
 */
const char *
pupitre_organisation_get_code (PupitreOrganisation *self)
{
  g_return_val_if_fail (PUPITRE_IS_ORGANISATION (self), NULL);

  return self->code;
}

/**
 * pupitre_organisation_get_name:
 * @self: A service centre
 *
 * Returns: (transfer none): its name. Any thread.
 */
const char *
pupitre_organisation_get_name (PupitreOrganisation *self)
{
  g_return_val_if_fail (PUPITRE_IS_ORGANISATION (self), NULL);

  return self->name;
}

/**
 * pupitre_organisation_matches:
 * @self: A service centre
 * @typed: (nullable): What somebody searches
 *
 * Returns: whether each typed word begins a word of its name, without regard to case and accents.
 *   Any thread.
 */
gboolean
pupitre_organisation_matches (PupitreOrganisation *self, const char *typed)
{
  g_return_val_if_fail (PUPITRE_IS_ORGANISATION (self), FALSE);

  return pupitre_fold_matches (self->key, typed);
}

/**
 * pupitre_organisation_compare:
 * @self: A service centre
 * @other: Another one
 *
 * Returns: less than, equal to or more than 0, by name without regard to accents, then by code. Any
 *   thread.
 */
int
pupitre_organisation_compare (PupitreOrganisation *self, PupitreOrganisation *other)
{
  int order;

  g_return_val_if_fail (PUPITRE_IS_ORGANISATION (self) && PUPITRE_IS_ORGANISATION (other), 0);

  order = strcmp (self->key, other->key);
  return order != 0 ? order : strcmp (self->code, other->code);
}
