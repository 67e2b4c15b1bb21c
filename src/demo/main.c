/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-main"

#include "config.h"

#include "demo-association.h"
#include "demo-attendance.h"
#include "demo-clock.h"
#include "demo-letters.h"
#include "demo-school-year.h"
#include "demo-server.h"

#include <glib-unix.h>

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <unistd.h>

/* The demonstration portal: reads its options, says where it listens, and lives as long as it is
 * wanted. */

#define DEFAULT_SEED 1789

typedef struct {
  int    port;
  gint64 seed;
  char  *state;
  int    token_seconds;
  int    session_seconds;
  char  *certificate;
  char  *key;
  int    messages;
  char  *today;
  char  *dialect;
  int    code_seconds;
  char  *password_pattern;
  gboolean letters;
  gboolean ignore_keys;
  char **faults;
} Options;

static gboolean
parse_options (int       *argc,
               char    ***argv,
               Options   *options,
               GError   **error)
{
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &options->port,
      "Port, the same on 127.0.0.1 to 127.0.0.4; 0 for a free one", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &options->seed, "Same seed, same data", "N" },
    { "state", 0, 0, G_OPTION_ARG_FILENAME, &options->state,
      "Keep sessions and settings in this SQLite file", "FILE" },
    { "token-seconds", 0, 0, G_OPTION_ARG_INT, &options->token_seconds,
      "How long a token lives", "N" },
    { "session-seconds", 0, 0, G_OPTION_ARG_INT, &options->session_seconds,
      "How long an unused session lives", "N" },
    { "tls-certificate", 0, 0, G_OPTION_ARG_FILENAME, &options->certificate,
      "Serve over TLS with this certificate", "FILE" },
    { "tls-key", 0, 0, G_OPTION_ARG_FILENAME, &options->key, "Its private key", "FILE" },
    { "messages", 0, 0, G_OPTION_ARG_INT, &options->messages,
      "Messages of the first child of the family of volume", "N" },
    { "fault", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->faults,
      "Something that goes wrong, as WHERE:WHAT[:key=value…]; more than once if need be", "SPEC" },
    { "dialect", 0, 0, G_OPTION_ARG_STRING, &options->dialect,
      "How the accounts want codes to be asked for: display or legacy", "WORD" },
    { "code-seconds", 0, 0, G_OPTION_ARG_INT, &options->code_seconds,
      "How long a verification code is good", "N" },
    { "password-pattern", 0, 0, G_OPTION_ARG_STRING, &options->password_pattern,
      "Another rule for new passwords", "REGEX" },
    { "letters", 0, 0, G_OPTION_ARG_NONE, &options->letters,
      "Print what to type in order to associate each child, and end", NULL },
    { "ignore-keys", 0, 0, G_OPTION_ARG_NONE, &options->ignore_keys,
      "Do a write again although its Idempotency-Key came before", NULL },
    { "today", 0, 0, G_OPTION_ARG_STRING, &options->today, "Another day than this one",
      "YYYY-MM-DD" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  DemoDialect dialect;

  g_option_context_set_summary (context, "A parents' portal for demonstrations and tests, on the "
                                         "loopback addresses alone.");
  g_option_context_set_description (context,
                                    "Below the address that it prints, /boite shows the mail that "
                                    "it “sends” and the letters of\nthe schools: what to type in "
                                    "order to associate each child. The password of everybody\n"
                                    "is Pupitre2026; parent@demo.exemple has three children, "
                                    "nouveau@demo.exemple none.\n");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc > 1 || options->port < 0 || options->port > 65535 || options->messages < 0 ||
      options->token_seconds < 1 || options->session_seconds < 1 || options->code_seconds < 1 ||
      (options->dialect != NULL && !demo_dialect_parse (options->dialect, &dialect))) {
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         "An option has no sense; see --help");
    return FALSE;
  }
  return TRUE;
}

static gboolean
set_today (const char  *text,
           GError     **error)
{
  int year, month, day;
  GDate date;

  if (text == NULL)
    return TRUE;
  if (sscanf (text, "%4d-%2d-%2d", &year, &month, &day) != 3 ||
      !g_date_valid_dmy ((GDateDay) day, month, (GDateYear) year)) {
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "Not a date: %s", text);
    return FALSE;
  }
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, month, (GDateYear) year);
  demo_clock_set_today (&date);
  return TRUE;
}

typedef struct {
  GMainLoop *loop;
  pid_t      parent;
} Life;

static gboolean
on_stop (gpointer user_data)
{
  Life *life = user_data;

  g_main_loop_quit (life->loop);
  return G_SOURCE_CONTINUE;
}

/* Whoever started it is gone: a portal that nobody knows of would hold its port for ever. The
 * system also sends this signal when only the thread that started it has ended. */
static gboolean
on_parent_gone (gpointer user_data)
{
  Life *life = user_data;

  if (getppid () != life->parent)
    g_main_loop_quit (life->loop);
  return G_SOURCE_CONTINUE;
}

/* Returns whether the parent is still there. */
static gboolean
follow_parent (pid_t parent)
{
  prctl (PR_SET_PDEATHSIG, SIGUSR1);
  return getppid () == parent;
}

/* The day on which the demonstration began: a remembered one of this school year, else today. */
static void
choose_base_day (DemoState *state,
                 GDate     *base_day)
{
  g_autofree char *remembered = demo_state_dup_setting (state, "base-day");
  g_autofree char *text = NULL;
  guint32 julian = remembered ? (guint32) g_ascii_strtoull (remembered, NULL, 10) : 0;
  GDate today;

  demo_clock_today (&today);
  *base_day = today;
  if (g_date_valid_julian (julian) && julian <= g_date_get_julian (&today)) {
    g_date_set_julian (base_day, julian);
    if (demo_school_year_of (base_day) != demo_school_year_of (&today))
      *base_day = today;
  }
  text = g_strdup_printf ("%u", g_date_get_julian (base_day));
  demo_state_set_setting (state, "base-day", text);
}

static gboolean
make_portal (DemoPortal  *portal,
             Options     *options,
             GError     **error)
{
  portal->state = demo_state_new (options->state, error);
  if (portal->state == NULL)
    return FALSE;
  choose_base_day (portal->state, &portal->base_day);
  portal->secure = options->certificate != NULL;
  portal->token_seconds = options->token_seconds;
  portal->session_seconds = options->session_seconds;
  portal->code_seconds = options->code_seconds;
  portal->password_pattern = g_strdup (options->password_pattern);
  portal->families = demo_families_new ((guint64) options->seed,
                                        demo_school_year_of (&portal->base_day));
  demo_association_load (portal->state, portal->families);
  demo_attendance_begin (portal->state, portal->families, &portal->base_day);
  portal->documents = demo_documents_new (portal->families);
  portal->messages = demo_message_list_new (portal->families, portal->documents, &portal->base_day,
                                            options->messages);
  return TRUE;
}

static void
clear_portal (DemoPortal *portal)
{
  for (int i = 0; i < DEMO_N_HOSTS; i++)
    g_free (portal->origins[i]);
  g_free (portal->password_pattern);
  g_clear_pointer (&portal->messages, demo_message_list_free);
  g_clear_pointer (&portal->documents, demo_documents_free);
  g_clear_pointer (&portal->families, demo_families_free);
  g_clear_pointer (&portal->state, demo_state_free);
}

static void
print_letters (DemoPortal *portal)
{
  g_autoptr (JsonNode) letters = demo_letters_write (portal->state, portal->families);
  g_autofree char *text = demo_letters_print (letters);

  g_print ("%s", text);
}

static gboolean
run (Options  *options,
     pid_t     parent,
     GError  **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Life life = { loop, parent };
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (DemoControl) control = NULL;
  g_autoptr (DemoServer) server = NULL;
  DemoPortal portal = { 0 };
  gboolean ready;

  if (options->certificate != NULL) {
    certificate = g_tls_certificate_new_from_files (options->certificate,
                                                    options->key ? options->key
                                                                 : options->certificate,
                                                    error);
    if (certificate == NULL)
      return FALSE;
  }
  ready = make_portal (&portal, options, error);
  if (ready && options->letters) {
    print_letters (&portal);
    clear_portal (&portal);
    return TRUE;
  }
  if (ready) {
    control = demo_control_new (&portal, (const char *const *) options->faults, error);
    ready = control != NULL;
  }
  /* An order of today counts more than one that is remembered. */
  if (ready && options->dialect != NULL)
    demo_dialect_parse (options->dialect, &portal.dialect);
  if (ready && options->ignore_keys)
    portal.ignores_keys = TRUE;
  if (ready) {
    server = demo_server_new (&portal, control, (guint) options->port, certificate, error);
    ready = server != NULL;
  }
  if (ready) {
    g_unix_signal_add (SIGTERM, on_stop, &life);
    g_unix_signal_add (SIGINT, on_stop, &life);
    g_unix_signal_add (SIGUSR1, on_parent_gone, &life);
    g_print ("%s\n", portal.origins[DEMO_HOST_PORTAL]);
    fflush (stdout);
    g_main_loop_run (loop);
  }
  g_clear_pointer (&server, demo_server_free);
  g_clear_pointer (&control, demo_control_free);
  clear_portal (&portal);
  return ready;
}

int
main (int    argc,
      char **argv)
{
  pid_t parent = getppid ();
  Options options = {
    .seed = DEFAULT_SEED,
    .token_seconds = 60 * 60,
    .session_seconds = 30 * 60,
    .messages = 10000,
    .code_seconds = 10 * 60,
  };
  g_autoptr (GError) error = NULL;
  gboolean fine;

  setlocale (LC_ALL, "C.UTF-8");
  if (!follow_parent (parent))
    return 1;
  fine = parse_options (&argc, &argv, &options, &error) && set_today (options.today, &error) &&
         run (&options, parent, &error);
  if (!fine)
    g_printerr ("pupitre-demo-portal: %s\n", error->message);
  g_free (options.state);
  g_free (options.certificate);
  g_free (options.key);
  g_free (options.today);
  g_free (options.dialect);
  g_free (options.password_pattern);
  g_strfreev (options.faults);
  return fine ? 0 : 1;
}
