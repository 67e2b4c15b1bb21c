/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-archive-page.h"
#include "pupitre-archive-row.h"
#include "pupitre-document-view.h"
#include "pupitre-viewer-page.h"
#include "ui-fixture.h"

/* The archive: what was opened stays there, of all children, and is removed when asked. */

#define PARENT "parent@demo.exemple"

static gboolean
has_pages (gpointer page)
{
  return pupitre_document_view_get_state (ui_part (page, "view")) == PUPITRE_DOCUMENT_READY;
}

static gboolean
has_cards (gpointer page)
{
  return ui_find (ui_part (page, "groups"), GTK_TYPE_LIST_BOX) != NULL;
}

/* Opens the first report card of a child, which is kept from then on. */
static void
read_card (UiFixture *self, const char *child)
{
  PupitrePage *page = ui_open (self, child, PUPITRE_TILE_RESULTS);
  GtkListBox *list;

  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  test_wait_until (has_cards, page);
  list = GTK_LIST_BOX (ui_find (ui_part (page, "groups"), GTK_TYPE_LIST_BOX));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  g_assert_true (PUPITRE_IS_VIEWER_PAGE (ui_page (self)));
  test_wait_until (has_pages, ui_page (self));
}

static PupitrePage *
open_archive (UiFixture *self, const char *key)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.archive", "s", key);
  g_assert_true (PUPITRE_IS_ARCHIVE_PAGE (ui_page (self)));
  return ui_page (self);
}

static PupitreArchiveRow *
row_at (gpointer page, int position)
{
  return PUPITRE_ARCHIVE_ROW (gtk_list_box_get_row_at_index (ui_part (page, "list"), position));
}

static guint
count_rows (gpointer page)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (ui_part (page, "list"), (int) n) != NULL)
    n++;
  return n;
}

static gboolean
has_one_row (gpointer page)
{
  return count_rows (page) == 1;
}

static gboolean
has_two_rows (gpointer page)
{
  return count_rows (page) == 2;
}

static const PupitreDocument *
document_at (gpointer page, int position)
{
  return pupitre_archive_item_get_document (pupitre_archive_row_get_item (row_at (page, position)));
}

/* Before anything was opened it says what will appear. */
static void
test_empty (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  page = open_archive (self, "");
  ui_wait_state (page, PUPITRE_STATE_EMPTY);
}

/* Without a network, after the program was started anew: what it is, where it came from, its hash, and
 * its pages. */
static void
test_kept (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *hash = NULL;
  const PupitreDocument *document;
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  read_card (self, "Noé");
  ui_steer (self, "{\"cut\":true}");
  ui_restart_open (self);
  ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  page = open_archive (self, "");
  test_wait_until (has_one_row, page);
  document = document_at (page, 0);
  g_assert_cmpint (document->kind, ==, PUPITRE_DOCUMENT_KIND_REPORT_CARD);
  g_assert_cmpint (document->school_year, >, 2000);
  g_assert_true (g_str_has_prefix (document->title, "Report card"));
  g_assert_nonnull (document->source);
  g_assert_true (g_str_has_prefix (document->source, "http://127.0.0.4:"));
  hash = pupitre_document_dup_hash (document);
  g_assert_false (ui_shows_text (page, hash));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row_at (page, 0)), TRUE);
  g_assert_true (ui_shows_text (page, hash));
  g_assert_true (ui_shows_text (page, document->source));

  g_signal_emit_by_name (row_at (page, 0), "opened",
                         pupitre_archive_row_get_item (row_at (page, 0)));
  g_assert_true (PUPITRE_IS_VIEWER_PAGE (ui_page (self)));
  test_wait_until (has_pages, ui_page (self));
}

/* By child; and one removed after a question, the other child's stays. */
static void
test_children (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *key = NULL;
  GtkWidget *dialog;
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  read_card (self, "Léa");
  read_card (self, "Noé");
  key = g_strdup (pupitre_child_get_key (pupitre_page_get_pupil (ui_page (self))));
  page = open_archive (self, "");
  test_wait_until (has_two_rows, page);
  g_assert_true (open_archive (self, key) == page);
  g_assert_cmpuint (count_rows (page), ==, 1);
  g_assert_cmpstr (document_at (page, 0)->child, ==, key);

  g_signal_emit_by_name (row_at (page, 0), "removing",
                         pupitre_archive_row_get_item (row_at (page, 0)));
  dialog = ui_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_assert_cmpuint (count_rows (page), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (page), "archive.remove-all", NULL);
  dialog = ui_find_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "remove");
  open_archive (self, "");
  test_wait_until (has_one_row, page);
  g_assert_cmpstr (document_at (page, 0)->child, !=, key);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/archive/empty", test_empty);
  g_test_add_func ("/archive/kept", test_kept);
  g_test_add_func ("/archive/children", test_children);

  return g_test_run ();
}
