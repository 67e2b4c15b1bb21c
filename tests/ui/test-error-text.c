/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-error-text.h"
#include "pupitre-error-topic.h"
#include "pupitre-error.h"

#include <gio/gio.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

/* With the argument "--french", in French. */
static gboolean french;

static char *
sentence_of (int code)
{
  g_autoptr (GError) error = g_error_new_literal (PUPITRE_ERROR, code, "technical words");

  return pupitre_error_text_dup_sentence (error);
}

/* Every code has a sentence that is a sentence, and that is not another's. */
static void
test_every_code (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int code = 0; code < PUPITRE_N_ERRORS; code++) {
    char *sentence = sentence_of (code);
    gsize length = strlen (sentence);

    g_test_message ("%d: %s", code, sentence);
    g_assert_cmpuint (length, >, 10);
    g_assert_null (strstr (sentence, "technical"));
    g_assert_true (sentence[length - 1] == '.' || sentence[length - 1] == '?');
    g_assert_true (g_utf8_validate (sentence, -1, NULL));
    g_assert_true (g_hash_table_add (seen, sentence));
  }
}

/* In French every sentence is another one than in English. */
static void
test_language (void)
{
  g_autofree char *offline = sentence_of (PUPITRE_ERROR_OFFLINE);

  if (!french) {
    g_assert_cmpstr (offline, ==, "The portal does not answer.");
    return;
  }
  for (int code = 0; code < PUPITRE_N_ERRORS; code++) {
    g_autofree char *sentence = sentence_of (code);

    g_test_message ("%d: %s", code, sentence);
    g_assert_false (g_str_has_prefix (sentence, "The "));
    g_assert_false (g_str_has_prefix (sentence, "This "));
    g_assert_null (strstr (sentence, " the "));
    g_assert_null (strstr (sentence, "keyring"));
  }
}

static void
test_actions (void)
{
  for (int code = 0; code < PUPITRE_N_ERRORS; code++) {
    g_autoptr (GError) error = g_error_new_literal (PUPITRE_ERROR, code, "");
    PupitreErrorAction action = pupitre_error_text_get_action (error);
    gboolean none = action == PUPITRE_ERROR_ACTION_NONE;

    g_assert_true (none == (pupitre_error_action_get_label (action) == NULL));
    g_assert_true (none == (pupitre_error_action_get_name (action) == NULL));
  }
}

static void
check_topic (const GError *error)
{
  const char *topic = pupitre_error_topic_find (error);
  g_autofree char *name = g_strconcat (topic, ".page", NULL);
  g_autofree char *path = g_build_filename (SOURCEDIR, "help", "C", name, NULL);

  g_test_message ("%d: %s", error->code, topic);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* Every code has a page of the help, which is there, and so has an error of somebody else. */
static void
test_topics (void)
{
  g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "");

  for (int code = 0; code < PUPITRE_N_ERRORS; code++) {
    g_autoptr (GError) error = g_error_new_literal (PUPITRE_ERROR, code, "");

    check_topic (error);
  }
  check_topic (other);
}

static void
test_portal_text (void)
{
  g_autoptr (GError) error = g_error_new_literal (PUPITRE_ERROR, PUPITRE_ERROR_BAD_PASSWORD, "");
  g_autofree char *sentence = NULL;

  pupitre_error_set_portal_text (error, "Votre mot de passe est incorrect.");
  sentence = pupitre_error_text_dup_sentence (error);
  g_assert_cmpstr (sentence, ==, "Votre mot de passe est incorrect.");
}

/* What an API says stands behind our own sentence. */
static void
test_portal_text_for_programs (void)
{
  g_autoptr (GError) error = g_error_new_literal (PUPITRE_ERROR, PUPITRE_ERROR_REFUSED, "");
  g_autofree char *own = sentence_of (PUPITRE_ERROR_REFUSED);
  g_autofree char *sentence = NULL;

  pupitre_error_set_portal_text (error, "Authorization has been denied.");
  sentence = pupitre_error_text_dup_sentence (error);
  g_assert_true (g_str_has_prefix (sentence, own));
  g_assert_nonnull (strstr (sentence, "Authorization has been denied."));
}

static void
test_retry_after (void)
{
  g_autoptr (GError) error = g_error_new_literal (PUPITRE_ERROR, PUPITRE_ERROR_THROTTLED, "");
  g_autofree char *seconds = NULL;
  g_autofree char *minutes = NULL;

  pupitre_error_set_retry_after (error, 30);
  seconds = pupitre_error_text_dup_sentence (error);
  g_assert_nonnull (strstr (seconds, "30"));
  pupitre_error_set_retry_after (error, 90);
  minutes = pupitre_error_text_dup_sentence (error);
  g_assert_nonnull (strstr (minutes, "2 minutes"));
}

static void
test_other_domain (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "technical words");
  g_autofree char *sentence = pupitre_error_text_dup_sentence (error);
  g_autofree char *failed = sentence_of (PUPITRE_ERROR_FAILED);

  g_assert_cmpstr (sentence, ==, failed);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  french = argc > 1 && g_str_equal (argv[1], "--french");
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, BUILDDIR "/po");
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_test_add_func ("/error-text/every-code", test_every_code);
  g_test_add_func ("/error-text/language", test_language);
  g_test_add_func ("/error-text/actions", test_actions);
  g_test_add_func ("/error-text/topics", test_topics);
  g_test_add_func ("/error-text/portal-text", test_portal_text);
  g_test_add_func ("/error-text/portal-text-for-programs", test_portal_text_for_programs);
  g_test_add_func ("/error-text/retry-after", test_retry_after);
  g_test_add_func ("/error-text/other-domain", test_other_domain);
  return g_test_run ();
}
