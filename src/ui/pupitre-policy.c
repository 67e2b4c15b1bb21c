/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-policy"

#include "pupitre-policy.h"

#include "pupitre-error.h"

/* Reads the settings file of the computer, `pupitre/pupitre.ini` below the system's folder of
 * settings:
 *
 *     [Pupitre]
 *     SharedComputer=true
 *     Portal=mozaik
 *     IdleSeconds=120
 *     Forbid=save;open
 *
 * All of it is optional, and so is the file. A file with anything in it that is not understood is
 * refused as a whole: one wrong letter must not open what it was to close. */

#define GROUP "Pupitre"
#define MIN_IDLE_SECONDS 8
#define MAX_IDLE_SECONDS (60 * 60)

static gboolean
refuse (GError **error, const char *key)
{
  g_set_error (error, PUPITRE_ERROR, PUPITRE_ERROR_PROFILE, "%s is not understood", key);
  return FALSE;
}

static gboolean
read_forbidden (PupitrePolicy *self, GKeyFile *file, GError **error)
{
  g_auto (GStrv) words = g_key_file_get_string_list (file, GROUP, "Forbid", NULL, error);

  if (words == NULL)
    return FALSE;
  for (gsize i = 0; words[i] != NULL; i++) {
    PupitreWayOut ways;

    if (!pupitre_way_out_parse (g_strstrip (words[i]), &ways))
      return refuse (error, words[i]);
    self->forbidden |= ways;
  }
  return TRUE;
}

static gboolean
read_idle (PupitrePolicy *self, GKeyFile *file, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  int seconds = g_key_file_get_integer (file, GROUP, "IdleSeconds", &local_error);

  if (local_error != NULL || seconds < MIN_IDLE_SECONDS || seconds > MAX_IDLE_SECONDS)
    return refuse (error, "IdleSeconds");
  self->idle_seconds = (guint) seconds;
  return TRUE;
}

static gboolean
read_key (PupitrePolicy *self, GKeyFile *file, const char *key, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (g_str_equal (key, "Forbid"))
    return read_forbidden (self, file, error);
  if (g_str_equal (key, "IdleSeconds"))
    return read_idle (self, file, error);
  if (g_str_equal (key, "Portal")) {
    self->portal = g_key_file_get_string (file, GROUP, key, NULL);
    return (self->portal != NULL && *self->portal != '\0') || refuse (error, key);
  }
  if (g_str_equal (key, "SharedComputer")) {
    self->shared = g_key_file_get_boolean (file, GROUP, key, &local_error);
    return local_error == NULL || refuse (error, key);
  }
  return refuse (error, key);
}

static gboolean
read_all (PupitrePolicy *self, GKeyFile *file, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  g_auto (GStrv) keys = NULL;

  for (gsize i = 0; groups[i] != NULL; i++) {
    if (!g_str_equal (groups[i], GROUP))
      return refuse (error, groups[i]);
  }
  keys = g_key_file_get_keys (file, GROUP, NULL, NULL);
  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++) {
    if (!read_key (self, file, keys[i], error))
      return FALSE;
  }
  return TRUE;
}

/**
 * pupitre_policy_new_from_file:
 * @path: The settings file of the computer, which need not be there
 * @error: Return location: why the file cannot be used
 *
 * Returns: (transfer full) (nullable): what is decided, all of it left to the user where there is no
 *   file; or %NULL with @error set. Main thread, reads a file.
 */
PupitrePolicy *
pupitre_policy_new_from_file (const char *path, GError **error)
{
  g_autoptr (PupitrePolicy) self = g_new0 (PupitrePolicy, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self->idle_seconds = PUPITRE_POLICY_IDLE_SECONDS;
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &local_error)) {
    if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
      return g_steal_pointer (&self);
    g_propagate_error (error, g_steal_pointer (&local_error));
    return NULL;
  }
  return read_all (self, file, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * pupitre_policy_free:
 * @self: (nullable) (transfer full): What was decided
 */
void
pupitre_policy_free (PupitrePolicy *self)
{
  if (self == NULL)
    return;
  g_free (self->portal);
  g_free (self);
}
