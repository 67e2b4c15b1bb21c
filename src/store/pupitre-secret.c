/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-secret"

#include "pupitre-secret.h"

#include "pupitre-error.h"
#include "pupitre-secret-text.h"
#include "pupitre-verifier.h"

#include <sodium.h>

#include <string.h>

/*
 * What the keyring keeps of one account: the key of its data, verifiers of the portal's password
 * and of the PIN, and the password itself only if the parent wants to stay signed in. It does no
 * I/O: whoever changes it hands it to a #PupitreVault.
 *
 * A PIN is a gate and not a key. A try is taken off, and that kept, before the PIN is looked at, and
 * given back when it was right: see #PupitreGate.
 */

#define BASE64 sodium_base64_VARIANT_URLSAFE_NO_PADDING

struct _PupitreSecret {
  GObject     parent_instance;

  char       *id;
  char       *profile_id;
  char       *email;
  PupitreKey *key;
  char       *verifier;      /* (nullable), of the password */
  char       *pin_verifier;  /* (nullable) */
  guint       tries_left;
  char       *password;      /* (nullable), guarded */
  gboolean    signed_out;
  gboolean    refused;
  gboolean    kept_out;
  gboolean    pin_offered;
};

G_DEFINE_FINAL_TYPE (PupitreSecret, pupitre_secret, G_TYPE_OBJECT)

static void
pupitre_secret_finalize (GObject *object)
{
  PupitreSecret *self = PUPITRE_SECRET (object);

  g_free (self->id);
  g_free (self->profile_id);
  g_free (self->email);
  g_free (self->verifier);
  g_free (self->pin_verifier);
  pupitre_key_unref (self->key);
  pupitre_secret_text_free (self->password);

  G_OBJECT_CLASS (pupitre_secret_parent_class)->finalize (object);
}

static void
pupitre_secret_class_init (PupitreSecretClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_secret_finalize;
}

static void
pupitre_secret_init (PupitreSecret *self)
{
  self->tries_left = PUPITRE_SECRET_MAX_TRIES;
}

/**
 * pupitre_secret_new:
 * @profile_id: Which portal the account is one of
 * @email: The address that signs in
 *
 * Makes the secret of an account that is new on this computer: a random id, a random key, no
 * password known yet (see pupitre_secret_learn_password_async()), no PIN.
 *
 * Returns: (transfer full): a secret. Main thread.
 */
PupitreSecret *
pupitre_secret_new (const char *profile_id, const char *email)
{
  PupitreSecret *self;

  g_return_val_if_fail (profile_id != NULL && *profile_id != '\0', NULL);
  g_return_val_if_fail (email != NULL && *email != '\0', NULL);

  self = g_object_new (PUPITRE_TYPE_SECRET, NULL);
  self->id = g_uuid_string_random ();
  self->profile_id = g_strdup (profile_id);
  self->email = g_strdup (email);
  self->key = pupitre_key_new_random ();
  return self;
}

static gboolean
is_profile_id (const char *text)
{
  gsize length = strlen (text);

  return length > 0 &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static gboolean
is_email (const char *text)
{
  if (*text == '\0')
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_key (PupitreSecret *self, const char *value)
{
  guint8 *bytes = (guint8 *) pupitre_secret_text_alloc (PUPITRE_KEY_SIZE);
  gsize length = 0;
  gboolean good;

  good = sodium_base642bin (bytes, PUPITRE_KEY_SIZE, value, strlen (value), NULL, &length, NULL,
                            BASE64) == 0 &&
         length == PUPITRE_KEY_SIZE;
  if (good)
    self->key = pupitre_key_new_from_bytes (bytes);
  pupitre_secret_text_free ((char *) bytes);
  return good;
}

static gboolean
read_tries (PupitreSecret *self, const char *value)
{
  if (strlen (value) != 1 || *value < '0' || *value > '0' + PUPITRE_SECRET_MAX_TRIES)
    return FALSE;
  self->tries_left = (guint) (*value - '0');
  return TRUE;
}

static gboolean
read_switch (gboolean *to, const char *value)
{
  *to = g_str_equal (value, "1");
  return *to || g_str_equal (value, "0");
}

static gboolean
take (char **to, const char *value, gboolean good)
{
  if (*to != NULL || !good)
    return FALSE;
  *to = g_strdup (value);
  return TRUE;
}

/* Fields that this version does not know are passed over: they are a later version's. */
static gboolean
read_field (const char *name, const char *value, gpointer user_data)
{
  PupitreSecret *self = user_data;

  if (g_str_equal (name, "id"))
    return take (&self->id, value, g_uuid_string_is_valid (value));
  if (g_str_equal (name, "profile"))
    return take (&self->profile_id, value, is_profile_id (value));
  if (g_str_equal (name, "email"))
    return take (&self->email, value, is_email (value));
  if (g_str_equal (name, "key"))
    return self->key == NULL && read_key (self, value);
  if (g_str_equal (name, "verifier"))
    return take (&self->verifier, value, pupitre_verifier_is_valid (value));
  if (g_str_equal (name, "pin"))
    return take (&self->pin_verifier, value, pupitre_verifier_is_valid (value));
  if (g_str_equal (name, "tries"))
    return read_tries (self, value);
  if (g_str_equal (name, "signed-out"))
    return read_switch (&self->signed_out, value);
  if (g_str_equal (name, "refused"))
    return read_switch (&self->refused, value);
  if (g_str_equal (name, "kept-out"))
    return read_switch (&self->kept_out, value);
  if (g_str_equal (name, "pin-offered"))
    return read_switch (&self->pin_offered, value);
  if (g_str_equal (name, "password")) {
    if (self->password != NULL)
      return FALSE;
    self->password = pupitre_secret_text_copy (value);
  }
  return TRUE;
}

/**
 * pupitre_secret_new_from_text:
 * @text: What the keyring holds; need not be terminated, is not trusted
 * @length: Bytes of it
 * @error: Return location: %PUPITRE_ERROR_VAULT_DAMAGED
 *
 * Returns: (transfer full): a secret, or %NULL with @error set. Any thread.
 */
PupitreSecret *
pupitre_secret_new_from_text (const char *text, gsize length, GError **error)
{
  g_autoptr (PupitreSecret) self = g_object_new (PUPITRE_TYPE_SECRET, NULL);

  if (!pupitre_secret_text_read (text, length, read_field, self) ||
      self->id == NULL || self->profile_id == NULL || self->email == NULL || self->key == NULL) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_VAULT_DAMAGED,
                         "The secret of an account is not in its form");
    return NULL;
  }
  return g_steal_pointer (&self);
}

static char *
write_key (PupitreSecret *self)
{
  gsize length = sodium_base64_ENCODED_LEN (PUPITRE_KEY_SIZE, BASE64);
  char *text = pupitre_secret_text_alloc (length);

  return sodium_bin2base64 (text, length, pupitre_key_get_bytes (self->key), PUPITRE_KEY_SIZE,
                            BASE64);
}

static char *
write_fields (PupitreSecret *self, gsize *length)
{
  char tries[2] = { (char) ('0' + self->tries_left), '\0' };
  char *key = write_key (self);
  const PupitreSecretField fields[] = {
    { "id", self->id },
    { "profile", self->profile_id },
    { "email", self->email },
    { "key", key },
    { "verifier", self->verifier },
    { "pin", self->pin_verifier },
    { "tries", tries },
    { "signed-out", self->signed_out ? "1" : "0" },
    { "refused", self->refused ? "1" : "0" },
    { "kept-out", self->kept_out ? "1" : NULL },
    { "pin-offered", self->pin_offered ? "1" : "0" },
    { "password", self->password },
  };
  char *text = pupitre_secret_text_write (fields, G_N_ELEMENTS (fields), length);

  pupitre_secret_text_free (key);
  return text;
}

/**
 * pupitre_secret_to_text:
 * @self: A secret
 * @length: (out): Bytes of the text
 *
 * Returns: (transfer full): the form in which it lies in the keyring, not terminated, in guarded
 *   memory; free with pupitre_secret_text_free(). Main thread.
 */
char *
pupitre_secret_to_text (PupitreSecret *self, gsize *length)
{
  g_return_val_if_fail (PUPITRE_IS_SECRET (self), NULL);
  g_return_val_if_fail (length != NULL, NULL);

  return write_fields (self, length);
}

/**
 * pupitre_secret_get_id:
 * @self: A secret
 *
 * Returns: (transfer none): the random id of the account on this computer, a UUID. Any thread.
 */
const char *
pupitre_secret_get_id (PupitreSecret *self)
{
  g_return_val_if_fail (PUPITRE_IS_SECRET (self), NULL);

  return self->id;
}

/**
 * pupitre_secret_get_profile_id:
 * @self: A secret
 *
 * Returns: (transfer none): which portal the account is one of. Any thread.
 */
const char *
pupitre_secret_get_profile_id (PupitreSecret *self)
{
  g_return_val_if_fail (PUPITRE_IS_SECRET (self), NULL);

  return self->profile_id;
}

/**
 * pupitre_secret_get_email:
 * @self: A secret
 *
 * Returns: (transfer none): the address that signs in. Any thread.
 */
const char *
pupitre_secret_get_email (PupitreSecret *self)
{
  g_return_val_if_fail (PUPITRE_IS_SECRET (self), NULL);

  return self->email;
}

/**
 * pupitre_secret_get_key:
 * @self: A secret
 *
 * Returns: (transfer none): the key of the account's data. Any thread.
 */
PupitreKey *
pupitre_secret_get_key (PupitreSecret *self)
{
  g_return_val_if_fail (PUPITRE_IS_SECRET (self), NULL);

  return self->key;
}

/**
 * pupitre_secret_get_password:
 * @self: A secret
 *
 * Returns: (transfer none) (nullable): the portal's password, if the parent wants to stay signed
 *   in. Main thread.
 */
const char *
pupitre_secret_get_password (PupitreSecret *self)
{
  g_return_val_if_fail (PUPITRE_IS_SECRET (self), NULL);

  return self->password;
}

/**
 * pupitre_secret_set_password:
 * @self: A secret
 * @password: (nullable): The portal's password to stay signed in with, or %NULL to forget it
 *
 * Keeps or wipes the password itself. Main thread.
 */
void
pupitre_secret_set_password (PupitreSecret *self, const char *password)
{
  char *copy;

  g_return_if_fail (PUPITRE_IS_SECRET (self));

  copy = pupitre_secret_text_copy (password);
  pupitre_secret_text_free (self->password);
  self->password = copy;
}

/**
 * pupitre_secret_get_signed_out:
 * @self: A secret
 *
 * Returns: whether the parent signed out, so that opening the stored copy needs password or PIN.
 *   Main thread.
 */
gboolean
pupitre_secret_get_signed_out (PupitreSecret *self)
{
  g_return_val_if_fail (PUPITRE_IS_SECRET (self), FALSE);

  return self->signed_out;
}

/**
 * pupitre_secret_set_signed_out:
 * @self: A secret
 * @signed_out: Whether the parent signed out
 *
 * Notes that the parent signed out, or in again. Main thread.
 */
void
pupitre_secret_set_signed_out (PupitreSecret *self, gboolean signed_out)
{
  g_return_if_fail (PUPITRE_IS_SECRET (self));

  self->signed_out = signed_out;
}

/**
 * pupitre_secret_get_refused:
 * @self: A secret
 *
 * Returns: whether the portal has refused the password that opens the stored copy, which the parent
 *   has changed since, as it seems. Main thread.
 */
gboolean
pupitre_secret_get_refused (PupitreSecret *self)
{
  g_return_val_if_fail (PUPITRE_IS_SECRET (self), FALSE);

  return self->refused;
}

/**
 * pupitre_secret_set_refused:
 * @self: A secret
 * @refused: Whether the portal refused the password
 *
 * Notes that the portal refused the password that opens the stored copy, so that it is not sent
 * again; or that the parent signed in with another one. Main thread.
 */
void
pupitre_secret_set_refused (PupitreSecret *self, gboolean refused)
{
  g_return_if_fail (PUPITRE_IS_SECRET (self));

  self->refused = refused;
}

/**
 * pupitre_secret_get_kept_out:
 * @self: A secret
 *
 * Returns: whether the portal opened to nobody with the password, and said nothing against the
 *   password: it asked for something else, or showed a page that is not known. Main thread.
 */
gboolean
pupitre_secret_get_kept_out (PupitreSecret *self)
{
  g_return_val_if_fail (PUPITRE_IS_SECRET (self), FALSE);

  return self->kept_out;
}

/**
 * pupitre_secret_set_kept_out:
 * @self: A secret
 * @kept_out: Whether something else than the password stands in the way
 *
 * Notes that the password that opens the stored copy does not open the portal until the parent has
 * been there, so that it is not sent again and again; or that the parent signed in. Main thread.
 */
void
pupitre_secret_set_kept_out (PupitreSecret *self, gboolean kept_out)
{
  g_return_if_fail (PUPITRE_IS_SECRET (self));

  self->kept_out = kept_out;
}

/**
 * pupitre_secret_get_pin_offered:
 * @self: A secret
 *
 * Returns: whether the parent was asked about a PIN for this account. Main thread.
 */
gboolean
pupitre_secret_get_pin_offered (PupitreSecret *self)
{
  g_return_val_if_fail (PUPITRE_IS_SECRET (self), FALSE);

  return self->pin_offered;
}

/**
 * pupitre_secret_set_pin_offered:
 * @self: A secret
 *
 * Notes that the parent was asked about a PIN, which is done once. Main thread.
 */
void
pupitre_secret_set_pin_offered (PupitreSecret *self)
{
  g_return_if_fail (PUPITRE_IS_SECRET (self));

  self->pin_offered = TRUE;
}

/**
 * pupitre_secret_knows_password:
 * @self: A secret
 *
 * Returns: whether a password can be checked without the portal. Main thread.
 */
gboolean
pupitre_secret_knows_password (PupitreSecret *self)
{
  g_return_val_if_fail (PUPITRE_IS_SECRET (self), FALSE);

  return self->verifier != NULL;
}

static void
on_password_learnt (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreSecret *self = g_task_get_source_object (task);
  GError *error = NULL;
  char *verifier = pupitre_verifier_make_finish (result, &error);

  if (verifier == NULL) {
    g_task_return_error (task, error);
    return;
  }
  g_free (self->verifier);
  self->verifier = verifier;
  self->tries_left = PUPITRE_SECRET_MAX_TRIES;
  g_task_return_boolean (task, TRUE);
}

/**
 * pupitre_secret_learn_password_async:
 * @self: A secret
 * @password: The password that the portal has just taken
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Makes the verifier of the password, off the main thread; the password itself is not kept. Gives
 * all tries of the PIN back. Main thread.
 */
void
pupitre_secret_learn_password_async (PupitreSecret       *self,
                                     const char          *password,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PUPITRE_IS_SECRET (self));
  g_return_if_fail (password != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_secret_learn_password_async);
  pupitre_verifier_make_async (self, password, cancellable, on_password_learnt, task);
}

/**
 * pupitre_secret_learn_password_finish:
 * @self: A secret
 * @result: What the callback got
 * @error: Return location
 *
 * Returns: whether the verifier was made
 */
gboolean
pupitre_secret_learn_password_finish (PupitreSecret *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_password_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreSecret *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!pupitre_verifier_check_finish (result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  self->tries_left = PUPITRE_SECRET_MAX_TRIES;
  g_task_return_boolean (task, TRUE);
}

/**
 * pupitre_secret_check_password_async:
 * @self: A secret
 * @password: What somebody typed
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is checked
 * @user_data: For @callback
 *
 * Compares with the password that the portal took last, without the portal and off the main thread.
 * The right one gives all tries of the PIN back. Main thread.
 */
void
pupitre_secret_check_password_async (PupitreSecret       *self,
                                     const char          *password,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PUPITRE_IS_SECRET (self));
  g_return_if_fail (password != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_secret_check_password_async);
  if (self->verifier == NULL) {
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED,
                             "No password is known for this account");
    return;
  }
  pupitre_verifier_check_async (self, self->verifier, password, cancellable, on_password_checked,
                                g_steal_pointer (&task));
}

/**
 * pupitre_secret_check_password_finish:
 * @self: A secret
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_WRONG_SECRET, or %PUPITRE_ERROR_NOT_STORED if no password
 *   is known
 *
 * Returns: whether it is the right one
 */
gboolean
pupitre_secret_check_password_finish (PupitreSecret *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pupitre_secret_has_pin:
 * @self: A secret
 *
 * Returns: whether a PIN is set. Main thread.
 */
gboolean
pupitre_secret_has_pin (PupitreSecret *self)
{
  g_return_val_if_fail (PUPITRE_IS_SECRET (self), FALSE);

  return self->pin_verifier != NULL;
}

/**
 * pupitre_secret_get_tries_left:
 * @self: A secret
 *
 * Returns: how many more wrong PINs are allowed, down to 0. Main thread.
 */
guint
pupitre_secret_get_tries_left (PupitreSecret *self)
{
  g_return_val_if_fail (PUPITRE_IS_SECRET (self), 0);

  return self->tries_left;
}

static void
on_pin_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreSecret *self = g_task_get_source_object (task);
  GError *error = NULL;
  char *verifier = pupitre_verifier_make_finish (result, &error);

  if (verifier == NULL) {
    g_task_return_error (task, error);
    return;
  }
  g_free (self->pin_verifier);
  self->pin_verifier = verifier;
  g_task_return_boolean (task, TRUE);
}

/**
 * pupitre_secret_set_pin_async:
 * @self: A secret
 * @pin: (nullable): The new PIN, or %NULL for none
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is set
 * @user_data: For @callback
 *
 * Sets or takes away the PIN. The tries that are left stay as they are: only the password gives
 * them back. Main thread.
 */
void
pupitre_secret_set_pin_async (PupitreSecret       *self,
                              const char          *pin,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PUPITRE_IS_SECRET (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_secret_set_pin_async);
  if (pin == NULL) {
    g_clear_pointer (&self->pin_verifier, g_free);
    g_task_return_boolean (task, TRUE);
    return;
  }
  pupitre_verifier_make_async (self, pin, cancellable, on_pin_made, g_steal_pointer (&task));
}

/**
 * pupitre_secret_set_pin_finish:
 * @self: A secret
 * @result: What the callback got
 * @error: Return location
 *
 * Returns: whether the PIN was set or taken away
 */
gboolean
pupitre_secret_set_pin_finish (PupitreSecret *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_pin_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreSecret *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (pupitre_verifier_check_finish (result, &error)) {
    self->tries_left = PUPITRE_SECRET_MAX_TRIES;
    g_task_return_boolean (task, TRUE);
  } else {
    g_task_return_error (task, error);
  }
}

/**
 * pupitre_secret_take_try:
 * @self: A secret
 *
 * Takes one of the tries off that are left for the PIN. To be kept before the PIN is looked at, so
 * that neither two checks at once nor a program that is killed in the middle have more tries than
 * others. Main thread.
 *
 * Returns: whether there was one
 */
gboolean
pupitre_secret_take_try (PupitreSecret *self)
{
  g_return_val_if_fail (PUPITRE_IS_SECRET (self), FALSE);

  if (self->tries_left == 0)
    return FALSE;
  self->tries_left--;
  return TRUE;
}

/**
 * pupitre_secret_return_try:
 * @self: A secret
 *
 * Gives back a try that was taken for what was another account's PIN. Main thread.
 */
void
pupitre_secret_return_try (PupitreSecret *self)
{
  g_return_if_fail (PUPITRE_IS_SECRET (self));

  self->tries_left = MIN (self->tries_left + 1, PUPITRE_SECRET_MAX_TRIES);
}

/**
 * pupitre_secret_check_pin_async:
 * @self: A secret from which a try was taken
 * @pin: What somebody typed
 * @cancellable: (nullable): A cancellable; a check that is cancelled has cost a try
 * @callback: Called when it is checked; save the secret then, for the tries that are left
 * @user_data: For @callback
 *
 * Compares with the PIN, off the main thread. The right one gives all tries back. Main thread.
 */
void
pupitre_secret_check_pin_async (PupitreSecret       *self,
                                const char          *pin,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PUPITRE_IS_SECRET (self));
  g_return_if_fail (pin != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_secret_check_pin_async);
  if (self->pin_verifier == NULL) {
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED, "No PIN is set");
    return;
  }
  pupitre_verifier_check_async (self, self->pin_verifier, pin, cancellable, on_pin_checked,
                                g_steal_pointer (&task));
}

/**
 * pupitre_secret_check_pin_finish:
 * @self: A secret
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_WRONG_SECRET, or %PUPITRE_ERROR_NOT_STORED if none is set
 *
 * Returns: whether it is the right one
 */
gboolean
pupitre_secret_check_pin_finish (PupitreSecret *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
