/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-error.h"
#include "pupitre-secret-text.h"
#include "pupitre-secret.h"

#include "wait.h"

#include <string.h>

#define PASSWORD "Mot de passe = %1\n|é"

static gboolean
learn (PupitreSecret *secret, const char *password)
{
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GError) error = NULL;

  pupitre_secret_learn_password_async (secret, password, NULL, on_ready, begin (&waiter));
  return pupitre_secret_learn_password_finish (secret, wait_for (&waiter), &error);
}

static int
check_password (PupitreSecret *secret, const char *password)
{
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GError) error = NULL;

  pupitre_secret_check_password_async (secret, password, NULL, on_ready, begin (&waiter));
  if (pupitre_secret_check_password_finish (secret, wait_for (&waiter), &error))
    return -1;
  g_assert_true (error->domain == PUPITRE_ERROR);
  return error->code;
}

static int
check_pin (PupitreSecret *secret, const char *pin)
{
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GError) error = NULL;

  if (!pupitre_secret_take_try (secret))
    return PUPITRE_ERROR_NO_TRIES;
  pupitre_secret_check_pin_async (secret, pin, NULL, on_ready, begin (&waiter));
  if (pupitre_secret_check_pin_finish (secret, wait_for (&waiter), &error))
    return -1;
  g_assert_true (error->domain == PUPITRE_ERROR);
  return error->code;
}

static gboolean
set_pin (PupitreSecret *secret, const char *pin)
{
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GError) error = NULL;

  pupitre_secret_set_pin_async (secret, pin, NULL, on_ready, begin (&waiter));
  return pupitre_secret_set_pin_finish (secret, wait_for (&waiter), &error);
}

static void
test_key (void)
{
  guint8 bytes[PUPITRE_KEY_SIZE] = { 1, 2, 3 };
  g_autoptr (PupitreKey) key = pupitre_key_new_from_bytes (bytes);
  g_autoptr (PupitreKey) other = pupitre_key_new_random ();
  g_autoptr (PupitreKey) first = pupitre_key_derive (key, "records ", 1);
  g_autoptr (PupitreKey) again = pupitre_key_derive (key, "records ", 1);
  g_autoptr (PupitreKey) second = pupitre_key_derive (key, "records ", 2);
  g_autoptr (PupitreKey) elsewhere = pupitre_key_derive (key, "archive ", 1);

  g_assert_cmpmem (pupitre_key_get_bytes (key), PUPITRE_KEY_SIZE, bytes, sizeof bytes);
  g_assert_cmpmem (pupitre_key_get_bytes (first), PUPITRE_KEY_SIZE,
                   pupitre_key_get_bytes (again), PUPITRE_KEY_SIZE);
  g_assert_true (memcmp (pupitre_key_get_bytes (other), bytes, sizeof bytes) != 0);
  g_assert_true (memcmp (pupitre_key_get_bytes (first), pupitre_key_get_bytes (second),
                         PUPITRE_KEY_SIZE) != 0);
  g_assert_true (memcmp (pupitre_key_get_bytes (first), pupitre_key_get_bytes (elsewhere),
                         PUPITRE_KEY_SIZE) != 0);
}

static void
test_password (void)
{
  g_autoptr (PupitreSecret) secret = pupitre_secret_new ("demonstration", "parent@demo.exemple");

  g_assert_false (pupitre_secret_knows_password (secret));
  g_assert_cmpint (check_password (secret, PASSWORD), ==, PUPITRE_ERROR_NOT_STORED);
  g_assert_true (learn (secret, PASSWORD));
  g_assert_true (pupitre_secret_knows_password (secret));
  g_assert_null (pupitre_secret_get_password (secret));
  g_assert_cmpint (check_password (secret, PASSWORD), ==, -1);
  g_assert_cmpint (check_password (secret, "other"), ==, PUPITRE_ERROR_WRONG_SECRET);
  g_assert_cmpint (check_password (secret, ""), ==, PUPITRE_ERROR_WRONG_SECRET);
}

static void
test_pin (void)
{
  g_autoptr (PupitreSecret) secret = pupitre_secret_new ("demonstration", "parent@demo.exemple");

  g_assert_cmpint (check_pin (secret, "1234"), ==, PUPITRE_ERROR_NOT_STORED);
  pupitre_secret_return_try (secret);
  g_assert_true (learn (secret, PASSWORD));
  g_assert_true (set_pin (secret, "1234"));
  g_assert_true (pupitre_secret_has_pin (secret));

  for (guint i = 1; i < PUPITRE_SECRET_MAX_TRIES; i++)
    g_assert_cmpint (check_pin (secret, "0000"), ==, PUPITRE_ERROR_WRONG_SECRET);
  g_assert_cmpuint (pupitre_secret_get_tries_left (secret), ==, 1);
  g_assert_cmpint (check_pin (secret, "1234"), ==, -1);
  g_assert_cmpuint (pupitre_secret_get_tries_left (secret), ==, PUPITRE_SECRET_MAX_TRIES);

  for (guint i = 0; i < PUPITRE_SECRET_MAX_TRIES; i++)
    g_assert_cmpint (check_pin (secret, "0000"), ==, PUPITRE_ERROR_WRONG_SECRET);
  g_assert_cmpint (check_pin (secret, "1234"), ==, PUPITRE_ERROR_NO_TRIES);
  g_assert_true (set_pin (secret, "5678"));
  g_assert_cmpint (check_pin (secret, "5678"), ==, PUPITRE_ERROR_NO_TRIES);
  g_assert_cmpint (check_password (secret, "wrong"), ==, PUPITRE_ERROR_WRONG_SECRET);
  g_assert_cmpint (check_pin (secret, "5678"), ==, PUPITRE_ERROR_NO_TRIES);
  g_assert_cmpint (check_password (secret, PASSWORD), ==, -1);
  g_assert_cmpint (check_pin (secret, "5678"), ==, -1);

  g_assert_true (set_pin (secret, NULL));
  g_assert_false (pupitre_secret_has_pin (secret));
}

static void
test_tries (void)
{
  g_autoptr (PupitreSecret) secret = pupitre_secret_new ("demonstration", "parent@demo.exemple");

  for (guint i = PUPITRE_SECRET_MAX_TRIES; i > 0; i--) {
    g_assert_cmpuint (pupitre_secret_get_tries_left (secret), ==, i);
    g_assert_true (pupitre_secret_take_try (secret));
  }
  g_assert_false (pupitre_secret_take_try (secret));
  pupitre_secret_return_try (secret);
  g_assert_cmpuint (pupitre_secret_get_tries_left (secret), ==, 1);
  for (guint i = 0; i < 2 * PUPITRE_SECRET_MAX_TRIES; i++)
    pupitre_secret_return_try (secret);
  g_assert_cmpuint (pupitre_secret_get_tries_left (secret), ==, PUPITRE_SECRET_MAX_TRIES);
}

static void
test_cancelled (void)
{
  g_autoptr (PupitreSecret) secret = pupitre_secret_new ("demonstration", "parent@demo.exemple");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GError) error = NULL;

  pupitre_secret_learn_password_async (secret, PASSWORD, cancellable, on_ready, begin (&waiter));
  g_cancellable_cancel (cancellable);
  g_assert_false (pupitre_secret_learn_password_finish (secret, wait_for (&waiter), &error));
  g_assert_true (pupitre_error_is_cancelled (error));
  g_assert_false (pupitre_secret_knows_password (secret));
}

static void
test_text (void)
{
  g_autoptr (PupitreSecret) secret = pupitre_secret_new ("mozaik", "parent@demo.exemple");
  g_autoptr (PupitreSecret) read = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  char *text;

  g_assert_true (learn (secret, PASSWORD));
  g_assert_true (set_pin (secret, "1234"));
  g_assert_cmpint (check_pin (secret, "0000"), ==, PUPITRE_ERROR_WRONG_SECRET);
  pupitre_secret_set_password (secret, PASSWORD);
  pupitre_secret_set_signed_out (secret, TRUE);

  text = pupitre_secret_to_text (secret, &length);
  read = pupitre_secret_new_from_text (text, length, &error);
  pupitre_secret_text_free (text);
  g_assert_no_error (error);
  g_assert_cmpstr (pupitre_secret_get_id (read), ==, pupitre_secret_get_id (secret));
  g_assert_cmpstr (pupitre_secret_get_profile_id (read), ==, "mozaik");
  g_assert_cmpstr (pupitre_secret_get_email (read), ==, "parent@demo.exemple");
  g_assert_cmpstr (pupitre_secret_get_password (read), ==, PASSWORD);
  g_assert_true (pupitre_secret_get_signed_out (read));
  g_assert_cmpuint (pupitre_secret_get_tries_left (read), ==, PUPITRE_SECRET_MAX_TRIES - 1);
  g_assert_cmpmem (pupitre_key_get_bytes (pupitre_secret_get_key (read)), PUPITRE_KEY_SIZE,
                   pupitre_key_get_bytes (pupitre_secret_get_key (secret)), PUPITRE_KEY_SIZE);
  g_assert_cmpint (check_password (read, PASSWORD), ==, -1);
  g_assert_cmpint (check_pin (read, "1234"), ==, -1);
}

#define HEAD "pupitre-account 1\n"
#define ID "id=5f0c3b52-6a51-4a87-9a43-0e6a9c3f2b10\n"
#define KEY "key=AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA\n"
#define WHO ID "profile=mozaik\nemail=a@b\n" KEY

/* What somebody else may have put into the keyring under our name. */
static void
test_hostile_text (void)
{
  static const char * const bad[] = {
    "", "x", HEAD, WHO, "pupitre-account 2\n" WHO,
    HEAD ID "profile=mozaik\nemail=a@b\n",
    HEAD "id=../../elsewhere\nprofile=mozaik\nemail=a@b\n" KEY,
    HEAD ID "profile=../mozaik\nemail=a@b\n" KEY,
    HEAD ID "profile=mozaik\nemail=\n" KEY,
    HEAD ID "profile=mozaik\nemail=a%0A@b\n" KEY,
    HEAD ID "profile=mozaik\nemail=a@b%FF\n" KEY,
    HEAD ID "profile=mozaik\nemail=a@b%00\n" KEY,
    HEAD ID "profile=mozaik\nemail=a@b%4\n" KEY,
    HEAD ID "profile=mozaik\nemail=a b\n" KEY,
    HEAD ID "profile=mozaik\nemail=a@b\nkey=AQID\n",
    HEAD ID "profile=mozaik\nemail=a@b\nkey=AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAh\n",
    HEAD WHO ID, HEAD WHO KEY, HEAD WHO "tries=6\n", HEAD WHO "tries=-1\n", HEAD WHO "tries=\n",
    HEAD WHO "signed-out=yes\n", HEAD WHO "no value\n", HEAD WHO "tries=5",
    HEAD WHO "password=a\npassword=b\n",
    HEAD WHO "verifier=secret\n",
    /* A verifier that asks for 4 GiB to be checked. */
    HEAD WHO "verifier=$argon2id$v=19$m=4194304,t=2,p=1$c2FsdHNhbHRzYWx0c2E$"
         "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY\n",
  };
  g_autofree char *huge = g_strnfill (PUPITRE_SECRET_TEXT_MAX, 'a');
  g_autofree char *long_text = g_strconcat (HEAD WHO "password=", huge, "\n", NULL);
  g_autoptr (PupitreSecret) good = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("Text %" G_GSIZE_FORMAT, i);
    g_assert_null (pupitre_secret_new_from_text (bad[i], strlen (bad[i]), &error));
    g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_VAULT_DAMAGED);
  }
  g_assert_null (pupitre_secret_new_from_text (long_text, strlen (long_text), NULL));
  g_assert_null (pupitre_secret_new_from_text (HEAD WHO "\0", strlen (HEAD WHO) + 1, NULL));

  good = pupitre_secret_new_from_text (HEAD WHO "later=x\n", strlen (HEAD WHO "later=x\n"), NULL);
  g_assert_nonnull (good);
}

/* Each bit of a good text changed: another secret or an error, never a crash. */
static void
test_changed_text (void)
{
  const char *text = HEAD WHO "tries=5\nsigned-out=0\npassword=a%20b\n";
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++) {
    for (guint bit = 0; bit < 8; bit++) {
      g_autofree char *changed = g_memdup2 (text, length);
      g_autoptr (PupitreSecret) secret = NULL;

      changed[i] = (char) (changed[i] ^ (1 << bit));
      secret = pupitre_secret_new_from_text (changed, length, NULL);
      if (secret != NULL)
        g_assert_true (g_uuid_string_is_valid (pupitre_secret_get_id (secret)));
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/secret/key", test_key);
  g_test_add_func ("/secret/password", test_password);
  g_test_add_func ("/secret/pin", test_pin);
  g_test_add_func ("/secret/tries", test_tries);
  g_test_add_func ("/secret/cancelled", test_cancelled);
  g_test_add_func ("/secret/text", test_text);
  g_test_add_func ("/secret/hostile-text", test_hostile_text);
  g_test_add_func ("/secret/changed-text", test_changed_text);

  return g_test_run ();
}
