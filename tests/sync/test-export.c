/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-export-folder.h"
#include "pupitre-change-rules.h"
#include "pupitre-export.h"
#include "pupitre-locked-look.h"
#include "pupitre-registration-answers.h"
#include "pupitre-report-card.h"
#include "pupitre-school-time.h"
#include "pupitre-way-out.h"
#include "sync-fixture.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* All that is kept of an account, written into a folder for the parent. */

#define EMAIL "parent@demo.exemple"
#define NAME "Pupitre export"

typedef struct {
  SyncFixture     f;
  PupitreAccount *account;
  char           *parent;
} ExportFixture;

static void
set_up (ExportFixture *e, gconstpointer data)
{
  sync_set_up (&e->f, NULL);
  e->account = sync_sign_in_well (&e->f, EMAIL);
  test_wait_until (sync_has_children, e->account);
  e->parent = test_make_folder ();
}

static void
tear_down (ExportFixture *e, gconstpointer data)
{
  g_object_unref (e->account);
  test_remove_folder (e->parent);
  g_free (e->parent);
  sync_tear_down (&e->f, NULL);
}

/* What a parent has looked at: messages and report cards of one child, and the first card itself.
 *
 * Returns: (transfer full): that card's content */
static GBytes *
visit (ExportFixture *e, const char *first_name)
{
  g_autoptr (PupitreChild) child = sync_find_child (e->account, first_name);
  g_autoptr (PupitreFeed) messages =
      sync_refreshed_feed (e->account, child, PUPITRE_KIND_MESSAGES);
  g_autoptr (PupitreFeed) cards =
      sync_refreshed_feed (e->account, child, PUPITRE_KIND_REPORT_CARDS);
  g_autoptr (GObject) entry = g_list_model_get_item (G_LIST_MODEL (cards), 0);
  g_autoptr (GObject) card = NULL;
  g_autoptr (PupitreDocument) document = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  guint8 *bytes;

  do {
    g_main_context_iteration (NULL, TRUE);
    g_clear_object (&card);
    g_object_get (entry, "object", &card, NULL);
  } while (card == NULL);
  pupitre_account_load_document_async (e->account, child,
                                       pupitre_report_card_get_document_id (PUPITRE_REPORT_CARD (card)),
                                       0, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  document = pupitre_account_load_document_finish (e->account, done, NULL, NULL, &error);
  g_assert_no_error (error);
  bytes = g_malloc (document->size);
  g_assert_cmpint (pread (document->fd, bytes, document->size, 0), ==, (gssize) document->size);
  return g_bytes_new_take (bytes, document->size);
}

static PupitreExportReport *
export (ExportFixture *e, GCancellable *cancellable, GError **error)
{
  g_autoptr (PupitreExport) self = pupitre_export_new (e->account);
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;
  PupitreExportReport *report;

  pupitre_export_run_async (self, e->parent, NAME, cancellable, test_keep_result, &result);
  done = test_wait_result (&result);
  report = pupitre_export_run_finish (self, done, error);
  if (report != NULL)
    g_assert_cmpfloat (pupitre_export_get_fraction (self), >, 0.999);
  return report;
}

/* Checks that nobody else can read, and returns how many regular files there are. */
static guint
count_private_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    struct stat info;

    g_assert_cmpint (lstat (path, &info), ==, 0);
    g_assert_cmpuint (info.st_mode & 077, ==, 0);
    if (S_ISDIR (info.st_mode))
      n += count_private_files (path);
    else
      n++;
  }
  return n;
}

static JsonArray *
read_json (const char *folder, const char *child, const char *name, JsonParser **parser)
{
  g_autofree char *path = g_build_filename (folder, child, name, NULL);
  g_autoptr (GError) error = NULL;

  *parser = json_parser_new ();
  json_parser_load_from_file (*parser, path, &error);
  g_assert_no_error (error);
  return json_node_get_array (json_parser_get_root (*parser));
}

static gboolean
holds (const char *folder, GBytes *content)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *bytes = NULL;
    gsize length;

    g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
    if (length == g_bytes_get_size (content) &&
        memcmp (bytes, g_bytes_get_data (content, NULL), length) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
test_all (ExportFixture *e, gconstpointer data)
{
  g_autoptr (GBytes) card = visit (e, "Noé");
  g_autoptr (PupitreExportReport) report = NULL;
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (JsonParser) child_parser = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *other = NULL;
  g_autofree char *text = NULL;
  g_autofree char *messages = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int year = g_date_time_get_year (now) - (g_date_time_get_month (now) < 7 ? 1 : 0);
  g_autoptr (GError) error = NULL;
  JsonObject *record;

  report = export (e, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_unreadable, ==, 0);
  g_assert_cmpuint (count_private_files (report->path), ==, report->n_files);

  folder = g_build_filename (report->path, "Noé (1234410)", NULL);
  g_assert_true (holds (folder, card));
  record = json_array_get_object_element (
    read_json (report->path, "Noé (1234410)", "child.json", &child_parser), 0);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (record, "asReceived"),
                                                  "prenom"), ==, "Noé");
  messages = g_strdup_printf ("messages-%d-%d.json", year, year + 1);
  g_assert_cmpuint (json_array_get_length (read_json (report->path, "Noé (1234410)", messages,
                                                      &parser)), >, 5);

  /* Of another child, whose pages nobody has opened, there is what the list of children says. */
  other = g_build_filename (report->path, "Mila (2301188)", "child.json", NULL);
  g_assert_true (g_file_get_contents (other, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Mila"));
  g_assert_null (strstr (text, "Noé"));
}

/* Puts another content in the place of what was received of a document. */
static void
replace_document (ExportFixture *e, const char *first_name, GBytes *content)
{
  g_autoptr (PupitreChild) child = sync_find_child (e->account, first_name);
  g_autoptr (PupitreFeed) cards =
      sync_refreshed_feed (e->account, child, PUPITRE_KIND_REPORT_CARDS);
  g_autoptr (PupitreEntry) entry = g_list_model_get_item (G_LIST_MODEL (cards), 0);
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  const PupitreDocument known = { .received_at = 1 };

  while (pupitre_entry_get_object (entry) == NULL)
    g_main_context_iteration (NULL, TRUE);
  pupitre_store_put_document_async (
    pupitre_account_get_store (e->account), pupitre_child_get_key (child),
    pupitre_report_card_get_document_id (pupitre_entry_get_object (entry)), content, &known, NULL,
    test_keep_result, &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_store_put_document_finish (pupitre_account_get_store (e->account), done,
                                                    &error));
}

/* A document that asks for a password is there byte for byte, and is counted; so is none that only
 * speaks of encryption. */
static void
test_locked (ExportFixture *e, gconstpointer data)
{
  static const char locked[] =
    "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R/Encrypt 4 0 R>>\n%%EOF\n";
  g_autoptr (GBytes) content = g_bytes_new_static (locked, strlen (locked));
  g_autoptr (GBytes) card = visit (e, "Noé");
  g_autoptr (PupitreExportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;

  replace_document (e, "Noé", content);
  report = export (e, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_locked, ==, 1);
  g_assert_cmpuint (report->n_unreadable, ==, 0);
  folder = g_build_filename (report->path, "Noé (1234410)", NULL);
  g_assert_true (holds (folder, content));
}

/* A PDF tells in its trailer that it is encrypted, wherever a piece of it ends. */
static void
test_locked_look (void)
{
  static const struct {
    const char *text;
    gboolean    is_locked;
  } CASES[] = {
    { "%PDF-1.7 trailer<</Encrypt 12 0 R>>", TRUE },
    { "%PDF-1.7 <</Type/XRef/Encrypt<</V 4>>", TRUE },
    { "\n\n%PDF-1.7 <</Encrypt\n4 0 R>>", TRUE },
    { "%PDF-1.7 trailer<</Root 1 0 R>>", FALSE },
    { "%PDF-1.7 <</EncryptMetadata false>>", FALSE },
    { "%PDF-1.7 <</Encrypt", FALSE },
    { "GIF89a /Encrypt 4 0 R", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    const gsize n = strlen (CASES[i].text);

    for (gsize cut = 8; cut <= n; cut++) {
      PupitreLockedLook look = { 0 };

      pupitre_locked_look_at (&look, CASES[i].text, cut);
      pupitre_locked_look_at (&look, CASES[i].text + cut, n - cut);
      g_test_message ("Case %zu, cut at %zu", i, cut);
      g_assert_cmpint (look.is_locked, ==, CASES[i].is_locked);
    }
  }
}

/* Keeps a receipt, as if it had come when a motive was given. */
static void
keep_receipt (ExportFixture *e, const char *first_name)
{
  g_autoptr (PupitreChild) child = sync_find_child (e->account, first_name);
  PupitreOutbox *outbox = pupitre_account_get_outbox (e->account);
  g_autoptr (PupitreIntent) intent = pupitre_intent_new (&(PupitreIntentFields) {
    .child = pupitre_child_get_key (child),
    .kind = PUPITRE_INTENT_MOTIVE,
    .subject = "abs-1",
    .first_day = "2026-11-20",
    .motive_code = "10",
    .text = "Elle a dit : \"fièvre\"",
  });
  g_autoptr (PupitreReceipt) receipt =
    pupitre_receipt_new (intent, PUPITRE_RECEIPT_ANSWERED, "42", 1800000000);
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  pupitre_outbox_adopt_async (outbox, receipt, test_keep_result, &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_outbox_adopt_finish (outbox, done, &error));
}

/* Keeps what a parent has begun to answer. */
static void
keep_draft (ExportFixture *e, const char *first_name)
{
  g_autoptr (PupitreChild) child = sync_find_child (e->account, first_name);
  PupitreStore *store = pupitre_account_get_store (e->account);
  g_autoptr (PupitreRegistrationAnswers) answers = pupitre_registration_answers_new ();
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GAsyncResult *result = NULL;

  pupitre_registration_answers_add (answers, "GARDE", "REG", "Service de garde", "Régulier");
  text = pupitre_registration_answers_dup_text (answers);
  pupitre_store_put_draft_async (store, pupitre_child_get_key (child), "registration-2027-registers",
                                 text, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_store_put_draft_finish (store, done, &error));
}

static gboolean
has_file (const char *folder, const char *child, const char *name)
{
  g_autofree char *path = g_build_filename (folder, child, name, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/* What each page has received is there by the school year, and what the parent asked, of the child that
 * it is of. */
static void
test_every_kind (ExportFixture *e, gconstpointer data)
{
  static const struct {
    PupitreKind kind;
    const char *name;
  } KINDS[] = {
    { PUPITRE_KIND_ABSENCES, "absences" },     { PUPITRE_KIND_HOMEWORK, "homework" },
    { PUPITRE_KIND_DETENTIONS, "detentions" }, { PUPITRE_KIND_LESSONS, "lessons" },
    { PUPITRE_KIND_DAYS, "school-days" },      { PUPITRE_KIND_CYCLE, "timetable" },
  };
  g_autoptr (PupitreChild) child = sync_find_child (e->account, "Noé");
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  int year = pupitre_school_year_of (now);
  g_autoptr (PupitreExportReport) report = NULL;
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) drafts = NULL;
  JsonObject *asked, *begun;

  for (gsize i = 0; i < G_N_ELEMENTS (KINDS); i++)
    g_object_unref (sync_refreshed_feed (e->account, child, KINDS[i].kind));
  g_object_unref (sync_refreshed_feed (e->account, child, PUPITRE_KIND_MOTIVES));
  keep_receipt (e, "Noé");
  keep_draft (e, "Noé");
  report = export (e, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (KINDS); i++) {
    g_autofree char *name = g_strdup_printf ("%s-%d-%d.json", KINDS[i].name, year, year + 1);
    g_autoptr (JsonParser) records = NULL;

    g_assert_cmpuint (json_array_get_length (read_json (report->path, "Noé (1234410)", name,
                                                        &records)), >, 0);
    g_assert_false (has_file (report->path, "Léa (1234567)", name));
  }
  g_assert_true (has_file (report->path, "Noé (1234410)", "motives.json"));
  asked = json_array_get_object_element (
    read_json (report->path, "Noé (1234410)", "asked-of-the-school.json", &parser), 0);
  g_assert_cmpstr (json_object_get_string_member (asked, "explanation"), ==,
                   "Elle a dit : \"fièvre\"");
  g_assert_cmpstr (json_object_get_string_member (asked, "state"), ==, "confirmed");
  g_assert_cmpstr (json_object_get_string_member (asked, "reference"), ==, "42");
  g_assert_false (has_file (report->path, "Léa (1234567)", "asked-of-the-school.json"));
  begun = json_array_get_object_element (
    read_json (report->path, "Noé (1234410)", "drafts.json", &drafts), 0);
  g_assert_nonnull (strstr (json_object_get_string_member (begun, "begun"),
                            "Service de garde: Régulier"));
  g_assert_false (has_file (report->path, "Léa (1234567)", "drafts.json"));
}

static gboolean
has_changes (gpointer account)
{
  return pupitre_journal_list (pupitre_account_get_journal (account))->len > 0;
}

/* The school takes all statements of a child back, as far as the store can tell. */
static void
take_back_statements (ExportFixture *e, PupitreChild *child)
{
  g_autoptr (PupitreCollection) collection =
    pupitre_collection_new (pupitre_child_get_key (child), PUPITRE_KIND_STATEMENTS, 0);
  g_autoptr (GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_item_free);
  g_autoptr (GBytes) body = g_bytes_new_static ("[]", 2);
  g_autoptr (PupitreAnswer) answer =
    pupitre_answer_new (collection, items, body, NULL, 1800000000, TRUE);
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  answer->tell = pupitre_change_rules_find (PUPITRE_KIND_STATEMENTS);
  pupitre_store_apply_async (pupitre_account_get_store (e->account), answer, NULL, test_keep_result,
                             &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_store_apply_finish (pupitre_account_get_store (e->account), done, NULL,
                                             &error));
  test_wait_until (has_changes, e->account);
}

/* What changed is there too, of the child that it is of. */
static void
test_journal (ExportFixture *e, gconstpointer data)
{
  g_autoptr (PupitreChild) child = sync_find_child (e->account, "Noé");
  g_autoptr (PupitreExportReport) report = NULL;
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *change;

  g_object_unref (sync_refreshed_feed (e->account, child, PUPITRE_KIND_STATEMENTS));
  take_back_statements (e, child);
  report = export (e, NULL, &error);
  g_assert_no_error (error);
  change = json_array_get_object_element (
    read_json (report->path, "Noé (1234410)", "what-changed.json", &parser), 0);
  g_assert_cmpstr (json_object_get_string_member (change, "what"), ==, "withdrawn");
  g_assert_true (g_str_has_prefix (json_object_get_string_member (change, "title"),
                                   "Statement withdrawn: "));
  g_assert_false (json_object_get_boolean_member (change, "seen"));
  g_assert_false (has_file (report->path, "Léa (1234567)", "what-changed.json"));
}

static void
test_twice (ExportFixture *e, gconstpointer data)
{
  g_autoptr (PupitreExportReport) first = NULL;
  g_autoptr (PupitreExportReport) second = NULL;
  g_autoptr (GError) error = NULL;

  first = export (e, NULL, &error);
  g_assert_no_error (error);
  second = export (e, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (first->path, "/" NAME));
  g_assert_true (g_str_has_suffix (second->path, "/" NAME " (2)"));
  g_assert_cmpuint (first->n_files, ==, second->n_files);
}

static void
assert_empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  g_assert_null (g_dir_read_name (dir));
}

static void
on_fraction (PupitreExport *export_, GParamSpec *pspec, GCancellable *cancellable)
{
  if (pupitre_export_get_fraction (export_) > 0.5)
    g_cancellable_cancel (cancellable);
}

static void
test_given_up (ExportFixture *e, gconstpointer data)
{
  g_autoptr (PupitreExport) self = pupitre_export_new (e->account);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (PupitreExportReport) report = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  g_signal_connect (self, "notify::fraction", G_CALLBACK (on_fraction), cancellable);
  pupitre_export_run_async (self, e->parent, NAME, cancellable, test_keep_result, &result);
  done = test_wait_result (&result);
  report = pupitre_export_run_finish (self, done, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (report);
  assert_empty (e->parent);
}

static void
test_forbidden (ExportFixture *e, gconstpointer data)
{
  g_autoptr (PupitreExportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  PupitreWayOut ways;

  /* Who may not save one may not save all. */
  g_assert_true (pupitre_way_out_parse ("save", &ways));
  pupitre_way_out_forbid (ways);
  report = export (e, NULL, &error);
  pupitre_way_out_forbid (0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_empty (e->parent);
}

static void
test_nowhere (ExportFixture *e, gconstpointer data)
{
  g_autoptr (PupitreExportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_rmdir (e->parent), ==, 0);
  report = export (e, NULL, &error);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_IO);
  g_mkdir (e->parent, 0700);
}

/* A link that somebody put where a file is to be is neither followed nor replaced, and what is given
 * up takes only its own away. */
static void
test_folder (void)
{
  g_autofree char *parent = test_make_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreExportFolder) folder = pupitre_export_folder_new (parent, "new", &error);
  g_autofree char *link = g_build_filename (parent, "new", "child", "a.pdf", NULL);
  g_autofree char *target = g_build_filename (parent, "target", NULL);
  g_autofree char *second = g_build_filename (parent, "new", "child", "a (2).pdf", NULL);
  int fd;

  g_assert_no_error (error);
  g_assert_true (pupitre_export_folder_enter (folder, "child", &error));
  g_assert_cmpint (symlink (target, link), ==, 0);
  fd = pupitre_export_folder_create (folder, "a.pdf", &error);
  g_assert_no_error (error);
  g_assert_true (pupitre_export_folder_write (fd, "text", 4, &error));
  close (fd);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_REGULAR));

  g_test_expect_message ("pupitre-export-folder", G_LOG_LEVEL_WARNING, "*stays*");
  pupitre_export_folder_undo (folder);
  g_test_assert_expected_messages ();
  g_assert_false (g_file_test (second, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  test_remove_folder (parent);
}

#define ADD(path, func) g_test_add (path, ExportFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/sync/export/all", test_all);
  ADD ("/sync/export/every-kind", test_every_kind);
  ADD ("/sync/export/journal", test_journal);
  ADD ("/sync/export/twice", test_twice);
  ADD ("/sync/export/given-up", test_given_up);
  ADD ("/sync/export/forbidden", test_forbidden);
  ADD ("/sync/export/nowhere", test_nowhere);
  ADD ("/sync/export/locked", test_locked);
  g_test_add_func ("/sync/export/folder", test_folder);
  g_test_add_func ("/sync/export/locked-look", test_locked_look);

  return g_test_run ();
}
