/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-profile"

#include "pupitre-profile.h"

#include "pupitre-error.h"

#include <string.h>

/* A portal as a key file describes it: its name, its four hosts, and the few paths that a real
 * portal could change. Immutable. Everything that leaves this program goes to an origin that stands
 * here, or it does not leave. */

#define GROUP "Portal"
#define DEFAULT_IDLE_MINUTES 30
#define MAX_IDLE_MINUTES (24 * 60)
#define DEFAULT_CODE_SECONDS 600
#define MAX_CODE_SECONDS (24 * 60 * 60)

typedef enum {
  ORIGIN_PORTAL,
  ORIGIN_IDENTITY,
  ORIGIN_B2C,
  ORIGIN_API,
} Origin;

#define N_ORIGINS (ORIGIN_API + 1)

static const char *const ORIGIN_KEYS[N_ORIGINS] = { "Portal", "Identity", "B2C", "API" };

struct _PupitreProfile {
  GObject parent_instance;

  char   *id;
  char   *name;
  char   *origins[N_ORIGINS];
  char   *start_path;
  char   *sign_out_path;
  char   *token_path;
  char   *home_path;
  guint   idle_minutes;
  guint   code_seconds;
};

G_DEFINE_FINAL_TYPE (PupitreProfile, pupitre_profile, G_TYPE_OBJECT)

static void
pupitre_profile_finalize (GObject *object)
{
  PupitreProfile *self = PUPITRE_PROFILE (object);

  g_free (self->id);
  g_free (self->name);
  for (gsize i = 0; i < N_ORIGINS; i++)
    g_free (self->origins[i]);
  g_free (self->start_path);
  g_free (self->sign_out_path);
  g_free (self->token_path);
  g_free (self->home_path);

  G_OBJECT_CLASS (pupitre_profile_parent_class)->finalize (object);
}

static void
pupitre_profile_class_init (PupitreProfileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_profile_finalize;
}

static void
pupitre_profile_init (PupitreProfile *self)
{
}

static gboolean
is_loopback_address (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return address != NULL && g_inet_address_get_is_loopback (address);
}

/* https, and plain http for loopback addresses alone: never for a name, which could be resolved to
 * anything. */
static gboolean
is_allowed_scheme (GUri *uri)
{
  if (g_str_equal (g_uri_get_scheme (uri), "https"))
    return TRUE;
  return g_str_equal (g_uri_get_scheme (uri), "http") && is_loopback_address (g_uri_get_host (uri));
}

static int
get_port (GUri *uri)
{
  if (g_uri_get_port (uri) > 0)
    return g_uri_get_port (uri);
  return g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
}

/* The one way in which an origin is written here: `scheme://host[:port]`, the port only where it is
 * not the usual one. %NULL for what can not be an origin of a portal. */
static char *
normalize_origin (GUri *uri)
{
  g_autofree char *host = NULL;
  int port, usual;

  if (g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      g_uri_get_userinfo (uri) != NULL || !is_allowed_scheme (uri))
    return NULL;

  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  port = get_port (uri);
  usual = g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
  return g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, host,
                     port == usual ? -1 : port, "", NULL, NULL);
}

static char *
read_origin (GKeyFile *file, const char *key, GError **error)
{
  g_autofree char *text = g_key_file_get_string (file, GROUP, key, NULL);
  g_autoptr (GUri) uri = NULL;
  char *origin = NULL;

  if (text != NULL)
    uri = g_uri_parse (text, G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  if (uri != NULL && (*g_uri_get_path (uri) == '\0' || g_str_equal (g_uri_get_path (uri), "/")) &&
      g_uri_get_query (uri) == NULL && g_uri_get_fragment (uri) == NULL)
    origin = normalize_origin (uri);
  if (origin == NULL)
    g_set_error (error, PUPITRE_ERROR, PUPITRE_ERROR_PROFILE,
                 "%s is not the https address of a host", key);
  return origin;
}

static gboolean
is_path (const char *text)
{
  /* Two slashes, or a backslash that something takes for one, would make what follows a host. */
  if (*text != '/' || text[1] == '/')
    return FALSE;
  for (; *text != '\0'; text++) {
    if (!g_ascii_isgraph (*text) || *text == '\\' || *text == '#')
      return FALSE;
  }
  return TRUE;
}

static char *
read_path (GKeyFile *file, const char *key, GError **error)
{
  g_autofree char *path = g_key_file_get_string (file, GROUP, key, NULL);

  if (path == NULL || !is_path (path)) {
    g_set_error (error, PUPITRE_ERROR, PUPITRE_ERROR_PROFILE, "%s is not a path", key);
    return NULL;
  }
  return g_steal_pointer (&path);
}

/* A key that may be missing. */
static gboolean
read_number (GKeyFile *file, const char *key, guint usual, guint max, guint *number, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  int value = g_key_file_get_integer (file, GROUP, key, &local_error);

  if (g_error_matches (local_error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND)) {
    *number = usual;
    return TRUE;
  }
  if (local_error != NULL || value < 1 || value > (int) max) {
    g_set_error (error, PUPITRE_ERROR, PUPITRE_ERROR_PROFILE, "%s is not a number from 1 to %u",
                 key, max);
    return FALSE;
  }
  *number = (guint) value;
  return TRUE;
}

static gboolean
read_fields (PupitreProfile *self, GKeyFile *file, GError **error)
{
  self->name = g_key_file_get_locale_string (file, GROUP, "Name", NULL, NULL);
  if (self->name == NULL || *self->name == '\0') {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_PROFILE, "The portal has no name");
    return FALSE;
  }
  for (gsize i = 0; i < N_ORIGINS; i++) {
    self->origins[i] = read_origin (file, ORIGIN_KEYS[i], error);
    if (self->origins[i] == NULL)
      return FALSE;
  }
  return (self->start_path = read_path (file, "StartPath", error)) != NULL &&
         (self->sign_out_path = read_path (file, "SignOutPath", error)) != NULL &&
         (self->token_path = read_path (file, "TokenPath", error)) != NULL &&
         (self->home_path = read_path (file, "HomePath", error)) != NULL &&
         read_number (file, "IdleMinutes", DEFAULT_IDLE_MINUTES, MAX_IDLE_MINUTES,
                      &self->idle_minutes, error) &&
         read_number (file, "CodeSeconds", DEFAULT_CODE_SECONDS, MAX_CODE_SECONDS,
                      &self->code_seconds, error);
}

static PupitreProfile *
new_from_text (const char *text, gsize length, const char *id, GError **error)
{
  g_autoptr (PupitreProfile) self = g_object_new (PUPITRE_TYPE_PROFILE, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) local_error = NULL;

  if (!g_key_file_load_from_data (file, text, length, G_KEY_FILE_KEEP_TRANSLATIONS, &local_error)) {
    g_set_error (error, PUPITRE_ERROR, PUPITRE_ERROR_PROFILE, "Not a key file: %s",
                 local_error->message);
    return NULL;
  }
  self->id = g_strdup (id);
  if (!read_fields (self, file, error))
    return NULL;
  return g_steal_pointer (&self);
}

static char *
id_from_path (const char *path)
{
  char *id = g_path_get_basename (path);

  if (g_str_has_suffix (id, ".ini"))
    id[strlen (id) - strlen (".ini")] = '\0';
  return id;
}

static gboolean
load (const char *path, char **text, gsize *length, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (g_file_get_contents (path, text, length, &local_error))
    return TRUE;
  g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_PROFILE, local_error->message);
  return FALSE;
}

/**
 * pupitre_profile_new_from_bytes:
 * @key_file: The text of a key file with the group `[Portal]`
 * @id: The id under which accounts remember this portal
 * @error: Return location; %PUPITRE_ERROR_PROFILE
 *
 * Returns: (transfer full) (nullable): the portal. Any thread.
 */
PupitreProfile *
pupitre_profile_new_from_bytes (GBytes *key_file, const char *id, GError **error)
{
  const char *text;
  gsize length;

  g_return_val_if_fail (key_file != NULL && id != NULL, NULL);

  text = g_bytes_get_data (key_file, &length);
  return new_from_text (text != NULL ? text : "", length, id, error);
}

/**
 * pupitre_profile_new_from_file:
 * @path: A key file; its name without `.ini` is the id
 * @error: Return location; %PUPITRE_ERROR_PROFILE
 *
 * Returns: (transfer full) (nullable): the portal. Any thread, reads a file.
 */
PupitreProfile *
pupitre_profile_new_from_file (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  if (!load (path, &text, &length, error))
    return NULL;
  id = id_from_path (path);
  return new_from_text (text, length, id, error);
}

/* The port in the address that the demonstration portal prints. */
static gboolean
read_demonstration_port (const char *address, int *port, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL || !is_loopback_address (g_uri_get_host (uri)) ||
      g_uri_get_port (uri) <= 0) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_PROFILE,
                         "Not the address of a demonstration portal");
    return FALSE;
  }
  *port = g_uri_get_port (uri);
  return TRUE;
}

/**
 * pupitre_profile_new_for_demonstration:
 * @path: The key file of the demonstration portal, in which `{port}` stands for its port
 * @address: What the demonstration portal prints when it is ready, `http://127.0.0.1:PORT`
 * @error: Return location; %PUPITRE_ERROR_PROFILE
 *
 * Returns: (transfer full) (nullable): the portal. Any thread, reads a file.
 */
PupitreProfile *
pupitre_profile_new_for_demonstration (const char *path, const char *address, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;
  g_autofree char *digits = NULL;
  g_autoptr (GString) filled = NULL;
  gsize length;
  int port;

  g_return_val_if_fail (path != NULL && address != NULL, NULL);

  if (!read_demonstration_port (address, &port, error) || !load (path, &text, &length, error))
    return NULL;
  id = id_from_path (path);
  digits = g_strdup_printf ("%d", port);
  filled = g_string_new_len (text, (gssize) length);
  g_string_replace (filled, "{port}", digits, 0);
  return new_from_text (filled->str, filled->len, id, error);
}

/**
 * pupitre_profile_get_id:
 * @self: A portal
 *
 * Returns: (transfer none): its id, for what accounts remember. Any thread.
 */
const char *
pupitre_profile_get_id (PupitreProfile *self)
{
  g_return_val_if_fail (PUPITRE_IS_PROFILE (self), NULL);

  return self->id;
}

/**
 * pupitre_profile_get_name:
 * @self: A portal
 *
 * Returns: (transfer none): its name in the language of the program. Any thread.
 */
const char *
pupitre_profile_get_name (PupitreProfile *self)
{
  g_return_val_if_fail (PUPITRE_IS_PROFILE (self), NULL);

  return self->name;
}

/**
 * pupitre_profile_get_portal_origin:
 * @self: A portal
 *
 * Returns: (transfer none): the origin of its pages, without a slash at the end. Any thread.
 */
const char *
pupitre_profile_get_portal_origin (PupitreProfile *self)
{
  g_return_val_if_fail (PUPITRE_IS_PROFILE (self), NULL);

  return self->origins[ORIGIN_PORTAL];
}

/**
 * pupitre_profile_get_identity_origin:
 * @self: A portal
 *
 * Returns: (transfer none): the origin of its identity server. Any thread.
 */
const char *
pupitre_profile_get_identity_origin (PupitreProfile *self)
{
  g_return_val_if_fail (PUPITRE_IS_PROFILE (self), NULL);

  return self->origins[ORIGIN_IDENTITY];
}

/**
 * pupitre_profile_get_b2c_origin:
 * @self: A portal
 *
 * Returns: (transfer none): the origin of the sign-in page, the only one that gets the password.
 *   Any thread.
 */
const char *
pupitre_profile_get_b2c_origin (PupitreProfile *self)
{
  g_return_val_if_fail (PUPITRE_IS_PROFILE (self), NULL);

  return self->origins[ORIGIN_B2C];
}

/**
 * pupitre_profile_get_api_origin:
 * @self: A portal
 *
 * Returns: (transfer none): the origin of the data, the only one that gets the token. Any thread.
 */
const char *
pupitre_profile_get_api_origin (PupitreProfile *self)
{
  g_return_val_if_fail (PUPITRE_IS_PROFILE (self), NULL);

  return self->origins[ORIGIN_API];
}

/**
 * pupitre_profile_get_idle_minutes:
 * @self: A portal
 *
 * Returns: after how many minutes without a request the portal ends a session. Any thread.
 */
guint
pupitre_profile_get_idle_minutes (PupitreProfile *self)
{
  g_return_val_if_fail (PUPITRE_IS_PROFILE (self), 0);

  return self->idle_minutes;
}

/**
 * pupitre_profile_get_code_seconds:
 * @self: A portal
 *
 * Returns: how long a verification code that was sent by e-mail can be used, in seconds. Any thread.
 */
guint
pupitre_profile_get_code_seconds (PupitreProfile *self)
{
  g_return_val_if_fail (PUPITRE_IS_PROFILE (self), DEFAULT_CODE_SECONDS);

  return self->code_seconds;
}

/**
 * pupitre_profile_dup_portal_url:
 * @self: A portal
 * @path: A path that begins with a slash, with its query
 *
 * Returns: (transfer full): the address of a page of the portal. Any thread.
 */
char *
pupitre_profile_dup_portal_url (PupitreProfile *self, const char *path)
{
  g_return_val_if_fail (PUPITRE_IS_PROFILE (self), NULL);
  g_return_val_if_fail (path != NULL && is_path (path), NULL);

  return g_strconcat (self->origins[ORIGIN_PORTAL], path, NULL);
}

/**
 * pupitre_profile_dup_home_url:
 * @self: A portal
 *
 * Returns: (transfer full): what *Open the portal in the browser* opens. Any thread.
 */
char *
pupitre_profile_dup_home_url (PupitreProfile *self)
{
  g_return_val_if_fail (PUPITRE_IS_PROFILE (self), NULL);

  return pupitre_profile_dup_portal_url (self, self->home_path);
}

/**
 * pupitre_profile_dup_start_url:
 * @self: A portal
 * @ui_locale: `fr` or `en`: the language of the pages of the sign-in and of their sentences
 *
 * Returns: (transfer full): where a sign-in begins. Any thread.
 */
char *
pupitre_profile_dup_start_url (PupitreProfile *self, const char *ui_locale)
{
  g_autofree char *target = NULL;
  g_autofree char *locale = NULL;

  g_return_val_if_fail (PUPITRE_IS_PROFILE (self), NULL);
  g_return_val_if_fail (ui_locale != NULL, NULL);

  target = g_uri_escape_string (self->home_path, "/", FALSE);
  locale = g_uri_escape_string (ui_locale, NULL, FALSE);
  return g_strdup_printf ("%s%s%creturnUrl=%s&ui_locales=%s", self->origins[ORIGIN_PORTAL],
                          self->start_path, strchr (self->start_path, '?') != NULL ? '&' : '?',
                          target, locale);
}

/**
 * pupitre_profile_dup_sign_out_url:
 * @self: A portal
 *
 * Returns: (transfer full): what ends the session on all hosts. Any thread.
 */
char *
pupitre_profile_dup_sign_out_url (PupitreProfile *self)
{
  g_return_val_if_fail (PUPITRE_IS_PROFILE (self), NULL);

  return pupitre_profile_dup_portal_url (self, self->sign_out_path);
}

/**
 * pupitre_profile_dup_token_url:
 * @self: A portal
 *
 * Returns: (transfer full): where the session's cookie is exchanged for a token. Any thread.
 */
char *
pupitre_profile_dup_token_url (PupitreProfile *self)
{
  g_return_val_if_fail (PUPITRE_IS_PROFILE (self), NULL);

  return pupitre_profile_dup_portal_url (self, self->token_path);
}

static gboolean
is_origin (PupitreProfile *self, Origin origin, GUri *uri)
{
  g_autofree char *text = normalize_origin (uri);

  return text != NULL && g_str_equal (text, self->origins[origin]);
}

/**
 * pupitre_profile_names_host:
 * @self: A portal
 * @uri: Where a redirect, a form or a link of the portal leads
 *
 * Says whether scheme, host and port of @uri are exactly those of one of the four origins, and the
 * scheme is https (plain http for loopback addresses alone).
 *
 * Returns: whether this program may send something there. Any thread.
 */
gboolean
pupitre_profile_names_host (PupitreProfile *self, GUri *uri)
{
  g_return_val_if_fail (PUPITRE_IS_PROFILE (self), FALSE);
  g_return_val_if_fail (uri != NULL, FALSE);

  for (gsize i = 0; i < N_ORIGINS; i++) {
    if (is_origin (self, (Origin) i, uri))
      return TRUE;
  }
  return FALSE;
}

/**
 * pupitre_profile_is_portal:
 * @self: A portal
 * @uri: An address
 *
 * Returns: whether @uri is of the origin of the portal's pages. Any thread.
 */
gboolean
pupitre_profile_is_portal (PupitreProfile *self, GUri *uri)
{
  g_return_val_if_fail (PUPITRE_IS_PROFILE (self) && uri != NULL, FALSE);

  return is_origin (self, ORIGIN_PORTAL, uri);
}

/**
 * pupitre_profile_is_b2c:
 * @self: A portal
 * @uri: An address
 *
 * Returns: whether @uri is of the origin that may get the password. Any thread.
 */
gboolean
pupitre_profile_is_b2c (PupitreProfile *self, GUri *uri)
{
  g_return_val_if_fail (PUPITRE_IS_PROFILE (self) && uri != NULL, FALSE);

  return is_origin (self, ORIGIN_B2C, uri);
}

/* The start path, whatever is asked of it. */
static gboolean
is_start (PupitreProfile *self, GUri *uri)
{
  gsize length = strcspn (self->start_path, "?");
  const char *path = g_uri_get_path (uri);

  return is_origin (self, ORIGIN_PORTAL, uri) && strlen (path) == length &&
         strncmp (path, self->start_path, length) == 0;
}

/**
 * pupitre_profile_is_sign_in:
 * @self: A portal
 * @uri: Where a redirect leads
 *
 * Returns: whether @uri is where the portal sends who has to sign in: the start of the sign-in, or
 *   anything of the two hosts that do nothing else. Any thread.
 */
gboolean
pupitre_profile_is_sign_in (PupitreProfile *self, GUri *uri)
{
  g_return_val_if_fail (PUPITRE_IS_PROFILE (self) && uri != NULL, FALSE);

  if (is_origin (self, ORIGIN_API, uri))
    return FALSE;
  return is_origin (self, ORIGIN_IDENTITY, uri) || is_origin (self, ORIGIN_B2C, uri) ||
         is_start (self, uri);
}

/**
 * pupitre_profile_is_api:
 * @self: A portal
 * @uri: An address
 *
 * Returns: whether @uri is of the origin that may get the token. Any thread.
 */
gboolean
pupitre_profile_is_api (PupitreProfile *self, GUri *uri)
{
  g_return_val_if_fail (PUPITRE_IS_PROFILE (self) && uri != NULL, FALSE);

  return is_origin (self, ORIGIN_API, uri);
}
