/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-code-page"

#include "pupitre-code-page.h"

#include "pupitre-plain-text.h"

#include <string.h>

/* Two ways in which a code is asked and checked are in use. In the older one, the field for the
 * address says that it is to be verified; in the newer one, a control beside it does that, and has
 * a name that goes into addresses. */

#define API "SelfAsserted"
#define DEFAULT_CODE_FIELD "verificationCode"
#define DEFAULT_CONTROL "emailVerificationControl"
#define CONTROL_WORD "VerificationControl"
#define MAX_CONTROL_LENGTH 100

typedef struct {
  PupitreCodePage *page;
  gboolean         asks_again;  /* the password a second time */
  gboolean         asks_more;   /* something that is not known here */
} Reader;

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
ends_with (const char *text, const char *end)
{
  gsize length = strlen (text), end_length = strlen (end);

  return length >= end_length && g_ascii_strcasecmp (text + length - end_length, end) == 0;
}

/* @id: (transfer full) */
static void
keep_name (char **name, char *id)
{
  if (*name == NULL)
    *name = id;
  else
    g_free (id);
}

static void
read_rule (PupitreCodePage *page, PupitreJson field)
{
  g_autofree char *text = dup_member (field, "PAT_DESC");

  page->asks_password = TRUE;
  g_free (page->pattern);
  g_free (page->pattern_text);
  page->pattern = dup_member (field, "PAT");
  page->pattern_text = pupitre_plain_text_line (text);
}

/* @id: (transfer full) */
static void
read_code (PupitreCodePage *page, PupitreJson field, char *id)
{
  if (page->code_field == NULL)
    page->code_pattern = dup_member (field, "PAT");
  keep_name (&page->code_field, id);
}

static gboolean
is_shown_only (const char *type)
{
  return g_str_equal (type, "Readonly") || g_str_equal (type, "Paragraph") ||
         g_str_equal (type, "Label");
}

static void
read_field (Reader *reader, PupitreJson field)
{
  g_autofree char *id = dup_member (field, "ID");
  g_autofree char *type = dup_member (field, "UX_INPUT_TYPE");
  gboolean verifies = pupitre_json_is_true (pupitre_json_get_member (field, "VERIFY"));

  if (id == NULL || *id == '\0' || type == NULL || is_shown_only (type))
    return;
  if (g_str_equal (id, "newPassword"))
    read_rule (reader->page, field);
  else if (g_str_equal (id, "reenterPassword"))
    reader->asks_again = TRUE;
  else if (ends_with (id, DEFAULT_CODE_FIELD))
    read_code (reader->page, field, g_steal_pointer (&id));
  else if (verifies || g_str_equal (type, "EmailBox") ||
           (g_str_equal (type, "TextBox") && holds (id, "email"))) {
    reader->page->is_legacy |= verifies;
    keep_name (&reader->page->email_field, g_steal_pointer (&id));
  } else {
    reader->asks_more |= pupitre_json_is_true (pupitre_json_get_member (field, "IS_REQ"));
  }
}

static gboolean
is_control_character (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '-';
}

/* As the control's parts are called on the page: `NAME_but_send_code`, `NAME_success_message`… */
static char *
cut_control_name (const char *start, gsize length)
{
  static const char *const TAILS[] = { "_but_", "_success", "_error", "_fail", "_label", NULL };
  g_autofree char *name = g_strndup (start, length);

  for (gsize i = 0; TAILS[i] != NULL; i++) {
    char *tail = strstr (name, TAILS[i]);

    if (tail != NULL)
      *tail = '\0';
  }
  return *name != '\0' && strlen (name) <= MAX_CONTROL_LENGTH ? g_steal_pointer (&name) : NULL;
}

/* The first word on the page that is the name of a control that verifies. */
static char *
find_control (const char *html)
{
  const char *found = strstr (html, CONTROL_WORD);
  const char *start = found, *end = found;
  char *name = NULL;

  if (found != NULL) {
    while (start > html && is_control_character (start[-1]))
      start--;
    while (is_control_character (*end))
      end++;
    name = cut_control_name (start, (gsize) (end - start));
  }
  return name != NULL ? name : g_strdup (DEFAULT_CONTROL);
}

/* Whether it is one of the pages that this is about, and asks for nothing else. */
static gboolean
is_known (const Reader *reader)
{
  const PupitreCodePage *page = reader->page;

  if (g_ascii_strcasecmp (page->settings->api, API) != 0 || page->settings->has_captcha)
    return FALSE;
  return !reader->asks_more && reader->asks_again == page->asks_password &&
         (page->asks_password || page->email_field != NULL);
}

/**
 * pupitre_code_page_read:
 * @html: A page, UTF-8
 *
 * Returns: (transfer full) (nullable): what it asks for; %NULL if it is another page, or asks for
 *   something more, which only the parent can answer, in a browser. Any thread.
 */
PupitreCodePage *
pupitre_code_page_read (const char *html)
{
  g_autoptr (PupitreCodePage) self = NULL;
  Reader reader = { 0 };
  PupitreJson field = { NULL, 0 };
  PupitreJson list;

  g_return_val_if_fail (html != NULL, NULL);

  self = g_new0 (PupitreCodePage, 1);
  reader.page = self;
  self->settings = pupitre_b2c_settings_read (html);
  if (self->settings == NULL)
    return NULL;
  list = pupitre_b2c_settings_find_fields (html);
  while (pupitre_json_next_element (list, &field))
    read_field (&reader, field);
  if (!is_known (&reader))
    return NULL;
  if (self->code_field == NULL)
    self->code_field = g_strdup (DEFAULT_CODE_FIELD);
  self->control = find_control (html);
  return g_steal_pointer (&self);
}

/**
 * pupitre_code_page_free:
 * @self: (nullable) (transfer full): A page
 *
 * Frees it. Any thread.
 */
void
pupitre_code_page_free (PupitreCodePage *self)
{
  if (self == NULL)
    return;
  pupitre_b2c_settings_free (self->settings);
  g_free (self->email_field);
  g_free (self->code_field);
  g_free (self->control);
  g_free (self->code_pattern);
  g_free (self->pattern);
  g_free (self->pattern_text);
  g_free (self);
}
