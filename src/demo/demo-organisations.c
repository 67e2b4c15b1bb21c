/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-organisations"

#include "demo-organisations.h"

/* The school service centres from which a parent chooses. Most names are those of real ones, so
 * that a list of the real length is searched; their codes, from 901000 on, are invented, and they
 * have no pupils here. 700000, 810000 and 820000 are the demonstration's own. */

/* In the order of the French alphabet. */
static const struct {
  const char *code;
  const char *name;
  gboolean    takes_nip;
} organisations[] = {
  { "901000", "Centre de services scolaire de Charlevoix", TRUE },
  { "902000", "Centre de services scolaire de Kamouraska–Rivière-du-Loup", TRUE },
  { "903000", "Centre de services scolaire de l’Énergie", TRUE },
  { "904000", "Centre de services scolaire de l’Estuaire", TRUE },
  { "905000", "Centre de services scolaire de l’Or-et-des-Bois", TRUE },
  { "906000", "Centre de services scolaire de la Baie-James", TRUE },
  { "907000", "Centre de services scolaire de la Beauce-Etchemin", TRUE },
  { "908000", "Centre de services scolaire de la Capitale", TRUE },
  { "909000", "Centre de services scolaire de la Pointe-de-l’Île", TRUE },
  { "910000", "Centre de services scolaire de la Région-de-Sherbrooke", TRUE },
  { "911000", "Centre de services scolaire de la Rivière-du-Nord", TRUE },
  { "912000", "Centre de services scolaire de Laval", TRUE },
  { "913000", "Centre de services scolaire de Montréal", TRUE },
  { "914000", "Centre de services scolaire de Portneuf", TRUE },
  { "915000", "Centre de services scolaire de Saint-Hyacinthe", TRUE },
  { "916000", "Centre de services scolaire des Bois-Francs", TRUE },
  { "820000", "Centre de services scolaire des Ébauches", FALSE },
  { "700000", "Centre de services scolaire des Exemples", TRUE },
  { "917000", "Centre de services scolaire des Hautes-Rivières", TRUE },
  { "918000", "Centre de services scolaire des Îles", TRUE },
  { "810000", "Centre de services scolaire des Modèles", TRUE },
  { "919000", "Centre de services scolaire des Navigateurs", TRUE },
  { "920000", "Centre de services scolaire des Patriotes", TRUE },
  { "921000", "Centre de services scolaire des Phares", TRUE },
  { "922000", "Centre de services scolaire des Premières-Seigneuries", TRUE },
  { "923000", "Centre de services scolaire des Rives-du-Saguenay", TRUE },
  { "924000", "Centre de services scolaire des Samares", TRUE },
  { "925000", "Centre de services scolaire des Sommets", TRUE },
  { "926000", "Centre de services scolaire des Trois-Lacs", TRUE },
  { "927000", "Centre de services scolaire du Chemin-du-Roy", TRUE },
  { "928000", "Centre de services scolaire du Fer", TRUE },
  { "929000", "Centre de services scolaire du Pays-des-Bleuets", TRUE },
  { "930000", "Centre de services scolaire du Val-des-Cerfs", TRUE },
  { "931000", "Centre de services scolaire Marguerite-Bourgeoys", TRUE },
  { "932000", "Centre de services scolaire Marie-Victorin", TRUE },
};

/**
 * demo_organisations_write:
 *
 * Returns: (transfer full): the list.
 */
JsonNode *
demo_organisations_write (void)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (organisations); i++) {
    JsonObject *object = json_object_new ();

    json_object_set_string_member (object, "code", organisations[i].code);
    json_object_set_string_member (object, "nom", organisations[i].name);
    json_object_set_boolean_member (object, "recoitNip", organisations[i].takes_nip);
    json_array_add_object_element (array, object);
  }
  json_node_take_array (node, array);
  return node;
}
