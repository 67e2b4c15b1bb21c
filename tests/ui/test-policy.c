/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-policy.h"
#include "test-portal.h"

#include <gio/gio.h>

/* The settings file of a computer: what it decides, and that nothing is guessed. */

static PupitrePolicy *
parse (const char *text, GError **error)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "pupitre.ini", NULL);
  PupitrePolicy *policy;

  if (text != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  policy = pupitre_policy_new_from_file (path, error);
  test_remove_folder (folder);
  return policy;
}

static void
test_all (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitrePolicy) policy = parse (
    "[Pupitre]\nSharedComputer=true\nPortal=mozaik\nIdleSeconds=60\nForbid=save; open\n", &error);

  g_assert_no_error (error);
  g_assert_true (policy->shared);
  g_assert_cmpstr (policy->portal, ==, "mozaik");
  g_assert_cmpuint (policy->idle_seconds, ==, 60);
  g_assert_cmpuint (policy->forbidden, ==, PUPITRE_WAY_OUT_SAVE | PUPITRE_WAY_OUT_EXPORT |
                                             PUPITRE_WAY_OUT_OPEN);
}

static void
assert_default (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitrePolicy) policy = parse (text, &error);

  g_assert_no_error (error);
  g_assert_false (policy->shared);
  g_assert_null (policy->portal);
  g_assert_cmpuint (policy->idle_seconds, ==, PUPITRE_POLICY_IDLE_SECONDS);
  g_assert_cmpuint (policy->forbidden, ==, 0);
}

static void
test_default (void)
{
  assert_default (NULL);
  assert_default ("");
  assert_default ("# nothing\n[Pupitre]\n");
}

/* A slip must not open what the file was to close. */
static void
test_slips (void)
{
  const char *texts[] = {
    "SharedComputer=true\n",
    "[pupitre]\nSharedComputer=true\n",
    "[Pupitre]\nSharedComputr=true\n",
    "[Pupitre]\nSharedComputer=yes\n",
    "[Pupitre]\nSharedComputer=true\n[Other]\nA=b\n",
    "[Pupitre]\nForbid=saving\n",
    "[Pupitre]\nForbid=save,open\n",
    "[Pupitre]\nIdleSeconds=2\n",
    "[Pupitre]\nIdleSeconds=-60\n",
    "[Pupitre]\nIdleSeconds=two\n",
    "[Pupitre]\nPortal=\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PupitrePolicy) policy = parse (texts[i], &error);

    g_test_message ("%s", texts[i]);
    g_assert_null (policy);
    g_assert_nonnull (error);
  }
}

static void
test_ways (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_SAVE, NULL));
  pupitre_way_out_forbid (PUPITRE_WAY_OUT_SAVE | PUPITRE_WAY_OUT_OPEN);
  g_assert_false (pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_SAVE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_true (pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_PRINT, NULL));
  pupitre_way_out_forbid (0);
  g_assert_true (pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_OPEN, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/policy/all", test_all);
  g_test_add_func ("/ui/policy/default", test_default);
  g_test_add_func ("/ui/policy/slips", test_slips);
  g_test_add_func ("/ui/policy/ways", test_ways);

  return g_test_run ();
}
