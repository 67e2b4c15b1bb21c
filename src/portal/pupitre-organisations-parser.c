/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-organisations-parser"

#include "pupitre-organisations-parser.h"

#include "pupitre-wire.h"

/* GET /api/organisationScolaire/organisations: the service centres that a child can be looked for
 * in. One needs a code and a name. */

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  g_autofree char *name = pupitre_wire_dup_line (item, "nom");

  if (name == NULL)
    return FALSE;
  *key = pupitre_wire_dup_id (item, "code");
  return *key != NULL;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return pupitre_organisation_compare (*(PupitreOrganisation *const *) a,
                                       *(PupitreOrganisation *const *) b);
}

/**
 * pupitre_organisations_parser_read:
 * @body: The answer
 * @n_unreadable: (out) (nullable): How many were left out because they can not be read
 * @error: Return location
 *
 * Returns: (transfer full) (element-type PupitreOrganisation) (nullable): the service centres, by
 *   name. Any thread.
 */
GPtrArray *
pupitre_organisations_parser_read (GBytes *body, guint *n_unreadable, GError **error)
{
  g_autoptr (PupitreParsed) parsed = pupitre_wire_split (body, identify, error);
  GPtrArray *organisations;

  if (parsed == NULL)
    return NULL;
  organisations = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < parsed->items->len; i++) {
    PupitreItem *item = g_ptr_array_index (parsed->items, i);
    g_autofree char *name = NULL;
    PupitreJson json;

    if (!pupitre_wire_open (item->json, identify, &json, NULL))
      continue;
    name = pupitre_wire_dup_line (json, "nom");
    g_ptr_array_add (organisations, pupitre_organisation_new (item->key, name));
  }
  g_ptr_array_sort (organisations, compare);
  if (n_unreadable != NULL)
    *n_unreadable = parsed->n_unreadable;
  return organisations;
}
