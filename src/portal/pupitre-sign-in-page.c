/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-sign-in-page"

#include "pupitre-sign-in-page.h"

#include "pupitre-error.h"

#include <string.h>

/* What a page of the sign-in asks for, told from its fields. */

static char *
dup_member (PupitreJson object, const char *name)
{
  return pupitre_json_dup_text (pupitre_json_get_member (object, name));
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
read_fields (PupitreSignInPage *self, PupitreJson list)
{
  PupitreJson field = { NULL, 0 };

  while (pupitre_json_next_element (list, &field))
    read_field (self, field);
}

/* A word of the service for each kind of page comes first, then what the fields ask for. A page
 * that asks for anything else beside address and password is not a plain sign-in. */
static void
classify (PupitreSignInPage *self)
{
  const char *api = self->settings->api;

  if (g_ascii_strcasecmp (api, "Phonefactor") == 0)
    self->kind = PUPITRE_SIGN_IN_PAGE_SECOND_FACTOR;
  else if (self->settings->has_captcha)
    self->kind = PUPITRE_SIGN_IN_PAGE_CAPTCHA;
  else if (self->kind == PUPITRE_SIGN_IN_PAGE_UNKNOWN && self->email_field != NULL &&
           self->password_field != NULL &&
           (g_str_equal (api, "CombinedSigninAndSignup") || g_str_equal (api, "SelfAsserted")))
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

  g_return_val_if_fail (html != NULL, NULL);

  self = g_new0 (PupitreSignInPage, 1);
  self->settings = pupitre_b2c_settings_read (html);
  if (self->settings == NULL)
    return NULL;
  read_fields (self, pupitre_b2c_settings_find_fields (html));
  classify (self);
  return g_steal_pointer (&self);
}

static PupitreErrorCode
code_of_kind (PupitreSignInPageKind kind)
{
  switch (kind) {
  case PUPITRE_SIGN_IN_PAGE_SECOND_FACTOR:
    return PUPITRE_ERROR_SECOND_FACTOR;
  case PUPITRE_SIGN_IN_PAGE_CAPTCHA:
    return PUPITRE_ERROR_CAPTCHA;
  case PUPITRE_SIGN_IN_PAGE_TERMS:
    return PUPITRE_ERROR_TERMS;
  case PUPITRE_SIGN_IN_PAGE_RESET:
    return PUPITRE_ERROR_FORCED_RESET;
  case PUPITRE_SIGN_IN_PAGE_UNKNOWN:
  case PUPITRE_SIGN_IN_PAGE_CREDENTIALS:
  default:
    return PUPITRE_ERROR_UNKNOWN_PAGE;
  }
}

/**
 * pupitre_sign_in_page_to_error:
 * @self: (nullable): A page, %NULL for one that is none of the service
 *
 * Returns: (transfer full): that the page came where another one was due, and only a browser helps.
 *   Any thread.
 */
GError *
pupitre_sign_in_page_to_error (const PupitreSignInPage *self)
{
  return g_error_new_literal (PUPITRE_ERROR,
                              (int) code_of_kind (self != NULL ? self->kind
                                                               : PUPITRE_SIGN_IN_PAGE_UNKNOWN),
                              "The sign-in service shows another page");
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
  pupitre_b2c_settings_free (self->settings);
  g_free (self->email_field);
  g_free (self->password_field);
  g_free (self);
}
