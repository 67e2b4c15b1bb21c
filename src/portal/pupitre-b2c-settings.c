/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-b2c-settings"

#include "pupitre-b2c-settings.h"

#include <string.h>

/* The pages of the sign-in service describe themselves in objects of their script, SETTINGS and
 * SA_FIELDS, written as JSON. What stands there comes from outside, and ends in addresses and
 * headers: only what can be part of one is taken. */

/**
 * pupitre_b2c_settings_find_object:
 * @html: A page, UTF-8
 * @name: The name of a variable
 * @object: (out): Its value, for as long as @html lives
 *
 * Finds what the script gives to a variable, `var NAME = {…};`: the first that can be read.
 *
 * Returns: whether there is one. Any thread.
 */
gboolean
pupitre_b2c_settings_find_object (const char *html, const char *name, PupitreJson *object)
{
  g_autofree char *start = g_strdup_printf ("var %s", name);
  const char *p = html;

  while ((p = strstr (p, start)) != NULL) {
    p += strlen (start);
    p += strspn (p, " \t\r\n");
    if (*p != '=')
      continue;
    p++;
    if (pupitre_json_parse_prefix (p, strlen (p), object, NULL) &&
        pupitre_json_get_type (*object) == PUPITRE_JSON_OBJECT)
      return TRUE;
  }
  return FALSE;
}

static char *
dup_member (PupitreJson object, const char *name)
{
  return pupitre_json_dup_text (pupitre_json_get_member (object, name));
}

/* A header or an address can hold it: visible ASCII, something. */
static gboolean
is_token (const char *text)
{
  if (text == NULL || *text == '\0')
    return FALSE;
  for (; *text != '\0'; text++) {
    if (!g_ascii_isgraph (*text))
      return FALSE;
  }
  return TRUE;
}

/* The path is joined to the origin that the page came from: it may not name another one. */
static gboolean
is_tenant (const char *text)
{
  return is_token (text) && *text == '/' && text[1] != '/' && strpbrk (text, "\\?#") == NULL;
}

static gboolean
read_settings (PupitreB2cSettings *self, PupitreJson settings)
{
  PupitreJson hosts = pupitre_json_get_member (settings, "hosts");
  PupitreJson config = pupitre_json_get_member (settings, "config");

  self->api = dup_member (settings, "api");
  self->csrf = dup_member (settings, "csrf");
  self->transaction = dup_member (settings, "transId");
  self->tenant = dup_member (hosts, "tenant");
  self->policy = dup_member (hosts, "policy");
  if (pupitre_json_is_true (pupitre_json_get_member (settings, "isPageViewIdSentWithHeader")))
    self->view_id = dup_member (settings, "pageViewId");
  if (!is_token (self->view_id))
    g_clear_pointer (&self->view_id, g_free);
  self->trims_password =
    pupitre_json_is_true (pupitre_json_get_member (settings, "trimSpacesInPassword"));
  self->has_captcha =
    pupitre_json_is_true (pupitre_json_get_member (config, "enableCaptchaChallenge"));

  return is_token (self->api) && strchr (self->api, '/') == NULL && is_token (self->csrf) &&
         is_token (self->transaction) && is_tenant (self->tenant) && is_token (self->policy);
}

/**
 * pupitre_b2c_settings_read:
 * @html: A page, UTF-8
 *
 * Returns: (transfer full) (nullable): what it says of itself, %NULL if it is no page of the
 *   sign-in service. Any thread.
 */
PupitreB2cSettings *
pupitre_b2c_settings_read (const char *html)
{
  g_autoptr (PupitreB2cSettings) self = NULL;
  PupitreJson settings;

  g_return_val_if_fail (html != NULL, NULL);

  if (!pupitre_b2c_settings_find_object (html, "SETTINGS", &settings))
    return NULL;
  self = g_new0 (PupitreB2cSettings, 1);
  return read_settings (self, settings) ? g_steal_pointer (&self) : NULL;
}

/**
 * pupitre_b2c_settings_find_fields:
 * @html: A page, UTF-8
 *
 * Returns: the list of what the page asks for, for as long as @html lives; absent if there is none.
 *   Any thread.
 */
PupitreJson
pupitre_b2c_settings_find_fields (const char *html)
{
  PupitreJson fields;

  if (!pupitre_b2c_settings_find_object (html, "SA_FIELDS", &fields))
    return (PupitreJson) { NULL, 0 };
  return pupitre_json_get_member (fields, "AttributeFields");
}

/**
 * pupitre_b2c_settings_free:
 * @self: (nullable) (transfer full): Settings
 *
 * Frees them. Any thread.
 */
void
pupitre_b2c_settings_free (PupitreB2cSettings *self)
{
  if (self == NULL)
    return;
  g_free (self->api);
  g_free (self->csrf);
  g_free (self->transaction);
  g_free (self->tenant);
  g_free (self->policy);
  g_free (self->view_id);
  g_free (self);
}
