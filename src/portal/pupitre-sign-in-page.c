/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-sign-in-page"

#include "pupitre-sign-in-page.h"

#include "pupitre-json.h"

#include <string.h>

/* The pages describe themselves in two objects of their script, SETTINGS and SA_FIELDS, both
 * written as JSON. */

/* The object that the script gives to @name: `var NAME = {…};`. The first that can be read. */
static gboolean
find_object (const char *html, const char *name, PupitreJson *object)
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
read_settings (PupitreSignInPage *self, PupitreJson settings)
{
  PupitreJson hosts = pupitre_json_get_member (settings, "hosts");

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

  return is_token (self->api) && strchr (self->api, '/') == NULL && is_token (self->csrf) &&
         is_token (self->transaction) && is_tenant (self->tenant) && is_token (self->policy);
}

static gboolean
holds (const char *text, const char *word)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return strstr (lower, word) != NULL;
}

static gboolean
is_about_terms (const char *id)
{
  return holds (id, "terms") || holds (id, "consent") || holds (id, "condition");
}

/* What one field says of its page; the first field for an address and the first for a password
 * are those of a sign-in. */
static void
read_field (PupitreSignInPage *self, PupitreJson field)
{
  g_autofree char *id = dup_member (field, "ID");
  g_autofree char *type = dup_member (field, "UX_INPUT_TYPE");

  if (id == NULL || type == NULL)
    return;
  if (holds (id, "captcha") || holds (type, "captcha"))
    self->kind = PUPITRE_SIGN_IN_PAGE_CAPTCHA;
  else if (g_str_equal (id, "newPassword") || g_str_equal (id, "reenterPassword"))
    self->kind = MAX (self->kind, PUPITRE_SIGN_IN_PAGE_RESET);
  else if (g_str_equal (type, "CheckboxMultiSelect") && is_about_terms (id))
    self->kind = MAX (self->kind, PUPITRE_SIGN_IN_PAGE_TERMS);
  else if (pupitre_json_is_true (pupitre_json_get_member (field, "VERIFY")))
    self->kind = MAX (self->kind, PUPITRE_SIGN_IN_PAGE_SECOND_FACTOR);
  else if (g_str_equal (type, "Password") && self->password_field == NULL)
    self->password_field = g_steal_pointer (&id);
  else if ((g_str_equal (type, "EmailBox") || g_str_equal (type, "TextBox")) &&
           self->email_field == NULL)
    self->email_field = g_steal_pointer (&id);
}

static void
read_fields (PupitreSignInPage *self, PupitreJson fields)
{
  PupitreJson list = pupitre_json_get_member (fields, "AttributeFields");
  PupitreJson field = { NULL, 0 };

  while (pupitre_json_next_element (list, &field))
    read_field (self, field);
}

/* A word of the service for each kind of page comes first, then what the fields ask for. A page
 * that asks for anything else beside address and password is not a plain sign-in. */
static void
classify (PupitreSignInPage *self, PupitreJson settings)
{
  PupitreJson config = pupitre_json_get_member (settings, "config");

  if (g_ascii_strcasecmp (self->api, "Phonefactor") == 0)
    self->kind = PUPITRE_SIGN_IN_PAGE_SECOND_FACTOR;
  else if (pupitre_json_is_true (pupitre_json_get_member (config, "enableCaptchaChallenge")))
    self->kind = PUPITRE_SIGN_IN_PAGE_CAPTCHA;
  else if (self->kind == PUPITRE_SIGN_IN_PAGE_UNKNOWN && self->email_field != NULL &&
           self->password_field != NULL &&
           (g_str_equal (self->api, "CombinedSigninAndSignup") ||
            g_str_equal (self->api, "SelfAsserted")))
    self->kind = PUPITRE_SIGN_IN_PAGE_CREDENTIALS;
}

/**
 * pupitre_sign_in_page_read:
 * @html: A page, UTF-8
 *
 * Returns: (transfer full) (nullable): what it says of itself, %NULL if it is no page of the
 *   sign-in service. Any thread.
 */
PupitreSignInPage *
pupitre_sign_in_page_read (const char *html)
{
  g_autoptr (PupitreSignInPage) self = NULL;
  PupitreJson settings, fields;

  g_return_val_if_fail (html != NULL, NULL);

  if (!find_object (html, "SETTINGS", &settings))
    return NULL;
  self = g_new0 (PupitreSignInPage, 1);
  if (!read_settings (self, settings))
    return NULL;
  if (find_object (html, "SA_FIELDS", &fields))
    read_fields (self, fields);
  classify (self, settings);
  return g_steal_pointer (&self);
}

/**
 * pupitre_sign_in_page_free:
 * @self: (nullable) (transfer full): A page
 *
 * Frees it. Any thread.
 */
void
pupitre_sign_in_page_free (PupitreSignInPage *self)
{
  if (self == NULL)
    return;
  g_free (self->api);
  g_free (self->csrf);
  g_free (self->transaction);
  g_free (self->tenant);
  g_free (self->policy);
  g_free (self->view_id);
  g_free (self->email_field);
  g_free (self->password_field);
  g_free (self);
}
