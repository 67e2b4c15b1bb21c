/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-settings"
#define G_SETTINGS_ENABLE_BACKEND

#include "config.h"

#include "pupitre-settings.h"

#include <gio/gsettingsbackend.h>

/* Finds the settings, wherever the program runs from: installed, in a prefix of its own, or in the
 * tree where it was built. */

static GSettingsSchema *
find_schema_in (const char *folder)
{
  g_autoptr (GSettingsSchemaSource) source = NULL;

  source = g_settings_schema_source_new_from_directory (
    folder, g_settings_schema_source_get_default (), TRUE, NULL);
  return source != NULL ? g_settings_schema_source_lookup (source, APPLICATION_ID, FALSE) : NULL;
}

static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autofree char *prefix = g_build_filename (PKGDATADIR, "..", "glib-2.0", "schemas", NULL);
  g_autofree char *built = g_build_filename (BUILDDIR, "data", NULL);
  GSettingsSchema *schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
  if (schema == NULL)
    schema = find_schema_in (prefix);
  if (schema == NULL)
    schema = find_schema_in (built);
  return schema;
}

/* The demonstration keeps its settings in a file of its own, whatever the desktop uses. */
static GSettingsBackend *
create_backend (gboolean demonstration)
{
  g_autofree char *path = NULL;

  if (!demonstration || g_getenv ("GSETTINGS_BACKEND") != NULL)
    return g_settings_backend_get_default ();
  path = g_build_filename (g_get_user_config_dir (), "pupitre-demo", "settings.ini", NULL);
  return g_keyfile_settings_backend_new (path, "/", NULL);
}

/**
 * pupitre_settings_new:
 * @demonstration: Whether they are those of the demonstration
 *
 * Returns: (transfer full) (nullable): the settings, or %NULL where their schema is not installed:
 *   the program then starts as it would the first time. Main thread.
 */
GSettings *
pupitre_settings_new (gboolean demonstration)
{
  g_autoptr (GSettingsSchema) schema = find_schema ();
  g_autoptr (GSettingsBackend) backend = NULL;

  if (schema == NULL) {
    g_message ("The settings' schema is not installed");
    return NULL;
  }
  backend = create_backend (demonstration);
  return g_settings_new_full (schema, backend, NULL);
}
