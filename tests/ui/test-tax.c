/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-finances-page.h"
#include "pupitre-sealed-file.h"
#include "pupitre-tax-dialog.h"
#include "pupitre-tax-row.h"
#include "pupitre-tax-slip.h"
#include "pupitre-way-out.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* The tax folder against a demonstration portal: what the dialog says, and what is written. */

#define PARENT "parent@demo.exemple"
#define CHILD "L\303\251a"

static gboolean
is_asking (gpointer dialog)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (ui_part (dialog, "states")), "ask") == 0;
}

static gboolean
is_done (gpointer dialog)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (ui_part (dialog, "states")), "done") == 0;
}

/* Presses the row on the page of the child's finances. */
static PupitreTaxDialog *
open_dialog (UiFixture *self)
{
  PupitrePage *page = ui_open (self, CHILD, PUPITRE_TILE_FINANCES);
  GtkWidget *row, *dialog;

  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  row = ui_find (page, PUPITRE_TYPE_TAX_ROW);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  dialog = ui_find_window (PUPITRE_TYPE_TAX_DIALOG);
  g_assert_nonnull (dialog);
  test_wait_until (is_asking, dialog);
  return PUPITRE_TAX_DIALOG (dialog);
}

static void
choose_year (PupitreTaxDialog *dialog, guint position)
{
  adw_combo_row_set_selected (ui_part (dialog, "year_row"), position);
}

/* What was the answer to the question of the year. */
static char *
dup_year (PupitreTaxDialog *dialog)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (ui_part (dialog, "year_row"));

  return g_strdup (gtk_string_object_get_string (item));
}

static void
run (PupitreTaxDialog *dialog, const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  pupitre_tax_dialog_run (dialog, file);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_private (const char *path)
{
  GStatBuf found;

  g_assert_cmpint (g_stat (path, &found), ==, 0);
  g_assert_cmpuint (found.st_mode & 0777, ==, S_ISDIR (found.st_mode) ? 0700 : 0600);
}

/* @returns: (transfer full): all text of a PDF */
static char *
dup_text (const char *path)
{
  const char *command[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_says (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("\"%s\" is missing in: %s", part, text);
}

/* @returns: (transfer full): the child's first slip of a year */
static PupitreTaxSlip *
find_slip (PupitrePage *page, int year)
{
  g_autoptr (PupitreFeed) feed = pupitre_account_get_feed (
    pupitre_page_get_account (page), pupitre_page_get_pupil (page), PUPITRE_KIND_TAX_SLIPS);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (feed)); i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (G_LIST_MODEL (feed), i);
    PupitreTaxSlip *slip = pupitre_entry_get_object (entry);

    if (pupitre_tax_slip_get_year (slip) == year)
      return g_object_ref (slip);
  }
  g_assert_not_reached ();
}

/* The one file of a folder is the child's slip, byte for byte. */
static void
assert_original (PupitrePage *page, const char *folder, int year)
{
  PupitreAccount *account = pupitre_page_get_account (page);
  g_autoptr (PupitreTaxSlip) slip = find_slip (page, year);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  g_autoptr (PupitreDocument) document = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GAsyncResult *place = NULL;
  gsize length;

  path = g_build_filename (folder, g_dir_read_name (dir), NULL);
  g_assert_null (g_dir_read_name (dir));
  g_assert_true (g_str_has_suffix (path, ".pdf"));
  assert_private (path);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  pupitre_account_load_document_async (account, pupitre_page_get_pupil (page),
                                       pupitre_tax_slip_get_document_id (slip), 0, NULL,
                                       test_keep_result, &place);
  result = test_wait_result (&place);
  document = pupitre_account_load_document_finish (account, result, NULL, NULL, NULL);
  g_assert_nonnull (document);
  bytes = pupitre_sealed_file_map (document->fd, PUPITRE_DOCUMENT_MAX_SIZE, NULL);
  g_assert_cmpmem (content, length, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Of last year: the slips of all children, their boxes and sums, and the originals as they came. */
static void
test_slips (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *folder = test_make_folder ();
  g_autofree char *year = NULL, *name = NULL, *path = NULL, *originals = NULL, *pdf = NULL;
  g_autofree char *text = NULL;
  PupitreTaxDialog *dialog;

  ui_sign_in (self, PARENT);
  dialog = open_dialog (self);
  year = dup_year (dialog);
  g_assert_true (ui_shows_text (dialog, PARENT));
  g_assert_true (ui_shows_text (dialog, "L\303\251a Exemple: "));
  g_assert_true (ui_shows_text (dialog, "not encrypted"));
  run (dialog, folder);
  test_wait_until (is_done, dialog);

  name = g_strdup_printf ("Tax Folder %s", year);
  path = g_build_filename (folder, name, NULL);
  originals = g_build_filename (path, "Originals", NULL);
  pdf = g_strdup_printf ("%s/%s.pdf", path, name);
  assert_original (ui_page (self), originals, atoi (year));
  g_assert_cmpuint (count_files (path), ==, 2);
  assert_private (path);
  assert_private (originals);
  assert_private (pdf);

  text = dup_text (pdf);
  assert_says (text, name);
  assert_says (text, PARENT);
  assert_says (text, "L\303\251a Exemple");
  assert_says (text, "box C");
  assert_says (text, "Total of L\303\251a Exemple: box C");
  assert_says (text, "Total of all children: box C");
  assert_says (text, "page 2");
  /* The papers themselves come behind the cover. */
  assert_says (text, "Frais de garde");
  gtk_window_close (GTK_WINDOW (dialog));
  test_remove_folder (folder);
}

/* Of this year: statements, and no slip yet, which is named. */
static void
test_statements (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *folder = test_make_folder ();
  g_autofree char *year = NULL, *pdf = NULL, *text = NULL, *missing = NULL;
  PupitreTaxDialog *dialog;

  ui_sign_in (self, PARENT);
  dialog = open_dialog (self);
  choose_year (dialog, 0);
  year = dup_year (dialog);
  g_assert_true (ui_shows_text (dialog, "4 statements; no slip of "));
  run (dialog, folder);
  test_wait_until (is_done, dialog);
  missing = g_strdup_printf ("L\303\251a Exemple: no slip of %s for the daycare", year);
  g_assert_true (ui_shows_text (dialog, missing));
  pdf = g_strdup_printf ("%s/Tax Folder %s/Tax Folder %s.pdf", folder, year, year);
  text = dup_text (pdf);
  assert_says (text, missing);
  assert_says (text, "balance: ");
  gtk_window_close (GTK_WINDOW (dialog));
  test_remove_folder (folder);
}

/* Without the portal: what was opened before is there, what was not is named. */
static void
test_offline (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *folder = test_make_folder ();
  g_autofree char *year = NULL, *pdf = NULL, *text = NULL, *originals = NULL;
  PupitreTaxDialog *dialog;

  ui_sign_in (self, PARENT);
  gtk_window_close (GTK_WINDOW (open_dialog (self)));
  ui_steer (self, "{\"cut\":true}");
  ui_restart_open (self);
  dialog = open_dialog (self);
  year = dup_year (dialog);
  g_assert_true (ui_shows_text (dialog, "The portal cannot be asked now"));
  run (dialog, folder);
  test_wait_until (is_done, dialog);
  g_assert_true (ui_shows_text (dialog, "Missing, as the cover sheet says:"));
  originals = g_strdup_printf ("%s/Tax Folder %s/Originals", folder, year);
  g_assert_cmpuint (count_files (originals), ==, 0);
  pdf = g_strdup_printf ("%s/Tax Folder %s/Tax Folder %s.pdf", folder, year, year);
  text = dup_text (pdf);
  assert_says (text, "Missing");
  assert_says (text, "L\303\251a Exemple · RL-24 slip");
  gtk_window_close (GTK_WINDOW (dialog));
  test_remove_folder (folder);
}

/* A paper that is damaged is among the originals, and named. */
static void
test_damaged (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *folder = test_make_folder ();
  g_autofree char *year = NULL, *pdf = NULL, *text = NULL, *originals = NULL;
  PupitreTaxDialog *dialog;

  ui_steer (self, "{\"faults\":[\"getDocument:html\"]}");
  ui_sign_in (self, PARENT);
  dialog = open_dialog (self);
  year = dup_year (dialog);
  run (dialog, folder);
  test_wait_until (is_done, dialog);
  pdf = g_strdup_printf ("%s/Tax Folder %s/Tax Folder %s.pdf", folder, year, year);
  text = dup_text (pdf);
  assert_says (text, "Missing");
  gtk_window_close (GTK_WINDOW (dialog));
  test_remove_folder (folder);
}

/* To give up leads back to the question, and leaves nothing; where it cannot be written it says so. */
static void
test_given_up (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *folder = test_make_folder ();
  PupitreTaxDialog *dialog;

  ui_sign_in (self, PARENT);
  dialog = open_dialog (self);
  ui_steer (self, "{\"faults\":[\"getDocument:delay:ms=20000\"]}");
  run (dialog, folder);
  g_assert_false (is_asking (dialog));
  g_signal_emit_by_name (ui_part (dialog, "close_button"), "clicked");
  test_wait_until (is_asking, dialog);
  g_assert_cmpuint (count_files (folder), ==, 0);

  run (dialog, "/proc");
  test_wait_until (is_asking, dialog);
  g_assert_true (ui_shows_text (dialog, "It cannot be written there"));
  ui_steer (self, "{\"faults\":[]}");
  gtk_window_close (GTK_WINDOW (dialog));
  test_remove_folder (folder);
}

/* A name that is taken is not written over. */
static void
test_twice (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *folder = test_make_folder ();

  ui_sign_in (self, PARENT);
  for (guint i = 0; i < 2; i++) {
    PupitreTaxDialog *dialog = open_dialog (self);

    run (dialog, folder);
    test_wait_until (is_done, dialog);
    gtk_window_close (GTK_WINDOW (dialog));
    ui_wait_frames (self->window, 2);
  }
  g_assert_cmpuint (count_files (folder), ==, 2);
  test_remove_folder (folder);
}

/* Where whoever looks after the computer forbids to save. */
static void
test_forbidden (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  pupitre_way_out_forbid (PUPITRE_WAY_OUT_SAVE);
  ui_sign_in (self, PARENT);
  page = ui_open (self, CHILD, PUPITRE_TILE_FINANCES);
  g_assert_false (gtk_widget_get_sensitive (ui_find (page, PUPITRE_TYPE_TAX_ROW)));
  g_assert_true (ui_shows_text (page, "This computer does not allow to save"));
  pupitre_way_out_forbid (0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/tax/slips", test_slips);
  g_test_add_func ("/tax/statements", test_statements);
  g_test_add_func ("/tax/offline", test_offline);
  g_test_add_func ("/tax/damaged", test_damaged);
  g_test_add_func ("/tax/given-up", test_given_up);
  g_test_add_func ("/tax/twice", test_twice);
  g_test_add_func ("/tax/forbidden", test_forbidden);

  return g_test_run ();
}
