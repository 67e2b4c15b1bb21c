/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-error.h"
#include "pupitre-limiter.h"
#include "pupitre-profile.h"
#include "pupitre-request.h"
#include "pupitre-school-time.h"
#include "test-portal.h"

#include <string.h>

/* Portals, what is asked of them, and how much at a time. */

#define REST \
  "StartPath=/connect/login\nSignOutPath=/connect/logout\n" \
  "TokenPath=/connect/authentificationinfo?authType=pp\nHomePath=/accueil/fr/\n"
#define HOSTS \
  "[Portal]\nName=Portail\nName[en]=Portal\nPortal=https://Portail.exemple\n" \
  "Identity=https://acces.exemple/\nB2C=https://b2c.exemple:8443\nAPI=https://api.exemple:443\n"

static PupitreProfile *
load (const char *text, GError **error)
{
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));

  return pupitre_profile_new_from_bytes (file, "essai", error);
}

static void
test_profile (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreProfile) profile = load (HOSTS REST "IdleMinutes=20\nCodeSeconds=300\n", &error);
  g_autofree char *home = NULL, *start = NULL, *token = NULL, *sign_out = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (pupitre_profile_get_id (profile), ==, "essai");
  g_assert_cmpstr (pupitre_profile_get_name (profile), ==, "Portail");
  g_assert_cmpstr (pupitre_profile_get_portal_origin (profile), ==, "https://portail.exemple");
  g_assert_cmpstr (pupitre_profile_get_identity_origin (profile), ==, "https://acces.exemple");
  g_assert_cmpstr (pupitre_profile_get_b2c_origin (profile), ==, "https://b2c.exemple:8443");
  g_assert_cmpstr (pupitre_profile_get_api_origin (profile), ==, "https://api.exemple");
  g_assert_cmpuint (pupitre_profile_get_idle_minutes (profile), ==, 20);
  g_assert_cmpuint (pupitre_profile_get_code_seconds (profile), ==, 300);
  home = pupitre_profile_dup_home_url (profile);
  start = pupitre_profile_dup_start_url (profile, "fr");
  token = pupitre_profile_dup_token_url (profile);
  sign_out = pupitre_profile_dup_sign_out_url (profile);
  g_assert_cmpstr (home, ==, "https://portail.exemple/accueil/fr/");
  g_assert_cmpstr (start, ==,
                   "https://portail.exemple/connect/login?returnUrl=/accueil/fr/&ui_locales=fr");
  g_assert_cmpstr (token, ==, "https://portail.exemple/connect/authentificationinfo?authType=pp");
  g_assert_cmpstr (sign_out, ==, "https://portail.exemple/connect/logout");
}

static void
test_bad_profiles (void)
{
  static const char *const BAD[] = {
    "",
    "not a key file",
    "[Portal]\nName=x\n",
    "[Portal]\nPortal=https://a.exemple\nIdentity=https://b.exemple\nB2C=https://c.exemple\n"
    "API=https://d.exemple\n" REST,
    HOSTS "Portal=http://portail.exemple\n" REST,
    HOSTS "Portal=http://localhost\n" REST,
    HOSTS "Portal=ftp://127.0.0.1\n" REST,
    HOSTS "Portal=file:///etc\n" REST,
    HOSTS "Portal=https://\n" REST,
    HOSTS "Portal=https://a@portail.exemple\n" REST,
    HOSTS "Portal=https://portail.exemple/chemin\n" REST,
    HOSTS "Portal=https://portail.exemple?x\n" REST,
    HOSTS "Portal=http://127.0.0.1:{port}\n" REST,
    HOSTS,
    HOSTS REST "HomePath=accueil\n",
    HOSTS REST "HomePath=//autre.exemple/\n",
    HOSTS REST "HomePath=/\\\\autre.exemple\n",
    HOSTS REST "HomePath=/a b\n",
    HOSTS REST "HomePath=/a#b\n",
    HOSTS REST "IdleMinutes=0\n",
    HOSTS REST "IdleMinutes=jamais\n",
    HOSTS REST "CodeSeconds=0\n",
    HOSTS REST "CodeSeconds=99999999999\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (BAD); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PupitreProfile) profile = load (BAD[i], &error);

    g_test_message ("Profile %zu", i);
    g_assert_null (profile);
    g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_PROFILE);
  }
}

static void
test_names_host (void)
{
  g_autoptr (PupitreProfile) profile = load (HOSTS REST, NULL);
  static const struct {
    const char *uri;
    gboolean    named;
  } CASES[] = {
    { "https://portail.exemple/x", TRUE },
    { "https://PORTAIL.exemple:443/x", TRUE },
    { "https://b2c.exemple:8443/", TRUE },
    { "https://api.exemple", TRUE },
    { "http://portail.exemple/x", FALSE },
    { "https://portail.exemple:444/x", FALSE },
    { "https://b2c.exemple/", FALSE },
    { "https://portail.exemple.autre.exemple/", FALSE },
    { "https://autre.exemple/https://portail.exemple", FALSE },
    { "https://x@portail.exemple/", FALSE },
    { "https://portail.exemple@autre.exemple/", FALSE },
    { "mailto:portail.exemple", FALSE },
    { "file:///portail.exemple", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GUri) uri = g_uri_parse (CASES[i].uri, G_URI_FLAGS_NONE, NULL);

    g_test_message ("Address %zu: %s", i, CASES[i].uri);
    g_assert_cmpint (pupitre_profile_names_host (profile, uri), ==, CASES[i].named);
  }
}

static void
test_demonstration (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "demonstration.ini", NULL);
  g_autoptr (PupitreProfile) profile = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "[Portal]\nName=Démonstration\nPortal=http://127.0.0.1:{port}\n"
                                      "Identity=http://127.0.0.2:{port}\nB2C=http://127.0.0.3:{port}\n"
                                      "API=http://127.0.0.4:{port}\n" REST, -1, NULL));
  profile = pupitre_profile_new_for_demonstration (path, "http://127.0.0.1:4321", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pupitre_profile_get_id (profile), ==, "demonstration");
  g_assert_cmpstr (pupitre_profile_get_portal_origin (profile), ==, "http://127.0.0.1:4321");
  g_assert_cmpstr (pupitre_profile_get_api_origin (profile), ==, "http://127.0.0.4:4321");

  g_assert_null (pupitre_profile_new_for_demonstration (path, "https://portail.exemple:1", &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_PROFILE);
  g_clear_error (&error);
  g_assert_null (pupitre_profile_new_from_file (path, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_PROFILE);
  g_clear_error (&error);
  g_assert_null (pupitre_profile_new_from_file ("/nulle/part.ini", &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_PROFILE);
  test_remove_folder (folder);
}

/* Of the same name and of other hosts: another portal to whoever remembers one. */
static void
test_any_file (void)
{
  static const char *const ENTRANCES[] = { "portail.exemple", "portail.exemple", "autre.exemple" };
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "mozaik.ini", NULL);
  g_autoptr (GError) error = NULL;
  char *ids[3];

  for (gsize i = 0; i < G_N_ELEMENTS (ENTRANCES); i++) {
    g_autofree char *text =
      g_strdup_printf ("[Portal]\nName=N\nPortal=https://a.exemple\nIdentity=https://b.exemple\n"
                       "B2C=https://%s\nAPI=https://d.exemple\n" REST, ENTRANCES[i]);
    g_autoptr (PupitreProfile) any = NULL;
    g_autoptr (PupitreProfile) shipped = NULL;

    g_assert_true (g_file_set_contents (path, text, -1, NULL));
    any = pupitre_profile_new_from_any_file (path, &error);
    g_assert_no_error (error);
    shipped = pupitre_profile_new_from_file (path, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (pupitre_profile_get_id (shipped), ==, "mozaik");
    ids[i] = g_strdup (pupitre_profile_get_id (any));
    g_assert_cmpstr (ids[i], !=, "mozaik");
  }
  g_assert_cmpstr (ids[0], ==, ids[1]);
  g_assert_cmpstr (ids[0], !=, ids[2]);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    g_free (ids[i]);
  test_remove_folder (folder);
}

static void
assert_path (PupitreRequest *request, const char *expected)
{
  g_autofree char *path = pupitre_request_dup_path (request);

  g_assert_cmpstr (path, ==, expected);
}

/* The portal's word for the year of now, which is what has been observed; the number of another one,
 * and in the night of the turn, when the portal's clock may mean another year than ours. A request
 * that was made before it says the number of its year afterwards. */
static void
test_years (void)
{
  PupitreChildFields fields = {
    .guid = "3f0c", .record_number = "123{7}", .school_code = "700001",
    .organisation_code = "700000", .first_name = "Léa",
  };
  g_autoptr (PupitreChild) child = pupitre_child_new (&fields);
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  int year = pupitre_school_year_of (today);
  g_autoptr (GDateTime) turn = pupitre_school_year_begin (year + 1);
  int days = (int) ((g_date_time_difference (turn, today) + 12 * G_TIME_SPAN_HOUR) /
                    G_TIME_SPAN_DAY);
  g_autoptr (PupitreRequest) request = pupitre_request_detentions (child, year);
  g_autoptr (PupitreRequest) before = pupitre_request_detentions (child, year - 1);
  g_autofree char *numbered =
    g_strdup_printf ("/api/comportement/retenues/700001/%d/123%%7B7%%7D", year);
  g_autofree char *last =
    g_strdup_printf ("/api/comportement/retenues/700001/%d/123%%7B7%%7D", year - 1);

  pupitre_school_time_set_shift (days - 3);
  assert_path (request, "/api/comportement/retenues/700001/anneeCourante/123%7B7%7D");
  assert_path (before, last);
  for (int shift = days - 1; shift <= days + 3; shift++) {
    pupitre_school_time_set_shift (shift);
    assert_path (request, numbered);
  }
  pupitre_school_time_set_shift (0);
}

static void
test_requests (void)
{
  PupitreChildFields fields = {
    .guid = "3f0c/../x", .record_number = "1234567", .school_code = "700001",
    .organisation_code = "700000", .first_name = "Léa",
  };
  g_autoptr (PupitreChild) child = pupitre_child_new (&fields);
  g_autoptr (PupitreRequest) children = pupitre_request_children ();
  g_autoptr (PupitreRequest) photo = pupitre_request_photo (child);
  g_autoptr (PupitreRequest) messages = pupitre_request_messages (child, 2026);
  g_autoptr (PupitreRequest) cards = pupitre_request_report_cards (child);
  g_autoptr (PupitreRequest) document = pupitre_request_document ("a b?c=d#é");
  g_autoptr (PupitreRequest) dots = pupitre_request_document ("..");
  g_autoptr (PupitreRequest) copy = pupitre_request_copy (messages);

  assert_path (children, "/api/individu/parent/enfants");
  assert_path (photo, "/api/individu/eleves/700001/1234567/identification/photo");
  assert_path (messages, "/api/application/communications/3f0c%2F..%2Fx?anneeScolaire=2026");
  assert_path (cards, "/api/evaluation/bulletins/700000/1234567");
  assert_path (document, "/api/document/a%20b%3Fc%3Dd%23%C3%A9");
  assert_path (dots, "/api/document/%2E%2E");
  assert_path (copy, "/api/application/communications/3f0c%2F..%2Fx?anneeScolaire=2026");
  g_assert_cmpstr (pupitre_request_get_operation (copy), ==, "listMessages");
  g_assert_cmpint (pupitre_request_get_expected (document), ==, PUPITRE_EXPECTED_DOCUMENT);
}

typedef struct {
  guint    n_done;
  GString *order;
} Log;

typedef struct {
  Log            *log;
  char            name;
  PupitreLimiter *limiter;
} Place;

static void
on_acquired (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Place *place = user_data;
  g_autoptr (GError) error = NULL;

  if (pupitre_limiter_acquire_finish (place->limiter, result, &error))
    g_string_append_c (place->log->order, place->name);
  else
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  place->log->n_done++;
}

static gboolean
has_done (gpointer data)
{
  return ((Log *) data)->n_done > 0;
}

static void
wait_for (Log *log, guint n)
{
  for (guint i = 0; i < n; i++) {
    test_wait_until (has_done, log);
    log->n_done--;
  }
}

static void
test_limiter (void)
{
  g_autoptr (PupitreLimiter) limiter = pupitre_limiter_new (2);
  g_autoptr (GString) order = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Log log = { 0, order };
  Place places[6];

  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    places[i] = (Place) { &log, (char) ('a' + i), limiter };
    pupitre_limiter_acquire_async (limiter, FALSE, i == 2 || i == 4 ? cancellable : NULL,
                                   on_acquired, &places[i]);
  }
  wait_for (&log, 2);
  g_assert_cmpstr (order->str, ==, "ab");
  g_assert_cmpuint (pupitre_limiter_get_n_waiting (limiter), ==, 4);

  /* One that is given up is passed over, whether its turn comes at once or later. */
  g_cancellable_cancel (cancellable);
  pupitre_limiter_release (limiter, FALSE);
  wait_for (&log, 3);
  g_assert_cmpstr (order->str, ==, "abd");
  g_assert_cmpuint (pupitre_limiter_get_n_waiting (limiter), ==, 1);
  g_assert_cmpuint (pupitre_limiter_get_n_running (limiter), ==, 2);

  pupitre_limiter_release (limiter, FALSE);
  wait_for (&log, 1);
  g_assert_cmpstr (order->str, ==, "abdf");
  pupitre_limiter_release (limiter, FALSE);
  pupitre_limiter_release (limiter, FALSE);
  g_assert_cmpuint (pupitre_limiter_get_n_running (limiter), ==, 0);

  pupitre_limiter_acquire_async (limiter, FALSE, cancellable, on_acquired, &places[0]);
  wait_for (&log, 1);
  g_assert_cmpuint (pupitre_limiter_get_n_running (limiter), ==, 0);
}

/* One of those that nobody waits for, and it leaves a place to the others; these go first. */
static void
test_limiter_patient (void)
{
  static const gboolean PATIENT[] = { TRUE, TRUE, FALSE, FALSE, TRUE };
  g_autoptr (PupitreLimiter) limiter = pupitre_limiter_new (2);
  g_autoptr (GString) order = g_string_new (NULL);
  Log log = { 0, order };
  Place places[G_N_ELEMENTS (PATIENT)];

  for (guint i = 0; i < G_N_ELEMENTS (PATIENT); i++) {
    places[i] = (Place) { &log, (char) ('a' + i), limiter };
    pupitre_limiter_acquire_async (limiter, PATIENT[i], NULL, on_acquired, &places[i]);
  }
  wait_for (&log, 2);
  g_assert_cmpstr (order->str, ==, "ac");
  g_assert_cmpuint (pupitre_limiter_get_n_waiting (limiter), ==, 3);

  pupitre_limiter_release (limiter, TRUE);
  wait_for (&log, 1);
  g_assert_cmpstr (order->str, ==, "acd");

  pupitre_limiter_release (limiter, FALSE);
  wait_for (&log, 1);
  g_assert_cmpstr (order->str, ==, "acdb");
  pupitre_limiter_release (limiter, FALSE);
  g_assert_cmpuint (pupitre_limiter_get_n_running (limiter), ==, 1);
  g_assert_cmpuint (pupitre_limiter_get_n_waiting (limiter), ==, 1);

  pupitre_limiter_release (limiter, TRUE);
  wait_for (&log, 1);
  g_assert_cmpstr (order->str, ==, "acdbe");
  pupitre_limiter_release (limiter, TRUE);
  g_assert_cmpuint (pupitre_limiter_get_n_running (limiter), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profile/good", test_profile);
  g_test_add_func ("/profile/bad", test_bad_profiles);
  g_test_add_func ("/profile/names-host", test_names_host);
  g_test_add_func ("/profile/demonstration", test_demonstration);
  g_test_add_func ("/profile/any-file", test_any_file);
  g_test_add_func ("/requests", test_requests);
  g_test_add_func ("/years", test_years);
  g_test_add_func ("/limiter", test_limiter);
  g_test_add_func ("/limiter/patient", test_limiter_patient);

  return g_test_run ();
}
