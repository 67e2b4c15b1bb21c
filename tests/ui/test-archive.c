/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-archive-page.h"
#include "pupitre-archive-row.h"
#include "pupitre-child-row.h"
#include "pupitre-document-canvas.h"
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
has_rows (gpointer page)
{
  return count_rows (page) > 0;
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
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  g_assert_true (gtk_widget_get_mapped (ui_part (page, "empty")));
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

/* @returns: (transfer none): the row of a child in the sidebar */
static GtkWidget *
find_child_row (UiFixture *self, const char *key)
{
  GtkWidget *row = gtk_widget_get_parent (ui_find (self->window, PUPITRE_TYPE_CHILD_ROW));

  for (row = gtk_widget_get_first_child (row); row != NULL; row = gtk_widget_get_next_sibling (row)) {
    if (PUPITRE_IS_CHILD_ROW (row) &&
        g_str_equal (pupitre_child_get_key (pupitre_child_row_get_child (PUPITRE_CHILD_ROW (row))),
                     key))
      return row;
  }
  g_assert_not_reached ();
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
  /* So does the menu of the child. */
  open_archive (self, "");
  g_assert_cmpuint (count_rows (page), ==, 2);
  g_assert_true (gtk_widget_activate_action (find_child_row (self, key), "child.archive", NULL));
  g_assert_true (ui_page (self) == page);
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

static gboolean
is_zoomed (gpointer view)
{
  PupitreDocumentPlace place;

  pupitre_document_view_get_place (view, &place);
  return place.page == 1 && place.zoom == 1000 && place.turn == 1;
}

/* Where a document was left it is opened the next time, as large and turned as it was. */
static void
test_place (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreDocumentView *view;

  ui_sign_in (self, PARENT);
  read_card (self, "Noé");
  view = ui_part (ui_page (self), "view");
  gtk_widget_activate_action (GTK_WIDGET (view), "document.zoom-reset", NULL);
  gtk_widget_activate_action (GTK_WIDGET (view), "document.turn-right", NULL);
  test_wait_until (is_zoomed, view);
  ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);

  ui_restart_open (self);
  read_card (self, "Noé");
  view = ui_part (ui_page (self), "view");
  test_wait_until (is_zoomed, view);
}

static GdkClipboard *
get_clipboard (void)
{
  return gdk_display_get_clipboard (gdk_display_get_default ());
}

static gboolean
has_copied (gpointer data)
{
  return gdk_clipboard_get_content (get_clipboard ()) != NULL;
}

static gboolean
is_locked (gpointer window)
{
  return g_strcmp0 (ui_state (window), "locked") == 0;
}

/* What was copied from a document does not outlive the lock. */
static void
test_clipboard (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GtkWidget *view;

  ui_sign_in (self, PARENT);
  read_card (self, "Noé");
  view = ui_part (ui_page (self), "view");
  pupitre_document_selection_select_all (
    pupitre_document_canvas_get_selection (ui_part (view, "canvas")));
  gtk_widget_activate_action (view, "document.copy", NULL);
  test_wait_until (has_copied, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  test_wait_until (is_locked, self);
  g_assert_null (gdk_clipboard_get_content (get_clipboard ()));
}

static gboolean
is_at_rest (gpointer bar)
{
  return gtk_widget_get_visible (ui_part (bar, "start_button"));
}

static const char *
note_of (gpointer bar)
{
  return gtk_label_get_text (ui_part (bar, "note"));
}

/* Cut off in the middle it says so; asked again it goes on, to the last card of every child; and all of
 * them can be read without a network. */
static void
test_keep_all (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  gpointer bar;
  guint n_kept;

  ui_sign_in (self, PARENT);
  ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  ui_steer (self, "{\"cut\":true}");
  page = open_archive (self, "");
  bar = ui_part (page, "keep_bar");
  g_signal_emit_by_name (ui_part (bar, "start_button"), "clicked");
  g_assert_false (is_at_rest (bar));
  test_wait_until (is_at_rest, bar);
  g_assert_cmpstr (note_of (bar), !=, "");
  g_assert_true (ui_shows_text (bar, "Continue Keeping Report Cards"));
  g_assert_cmpuint (count_rows (page), ==, 0);

  ui_steer (self, "{\"cut\":false,\"slow\":2000}");
  g_signal_emit_by_name (ui_part (bar, "start_button"), "clicked");
  g_signal_emit_by_name (ui_part (bar, "stop_button"), "clicked");
  g_assert_true (is_at_rest (bar));
  g_assert_true (g_str_has_prefix (note_of (bar), "Stopped."));

  ui_steer (self, "{\"slow\":0}");
  g_signal_emit_by_name (ui_part (bar, "start_button"), "clicked");
  test_wait_until (is_at_rest, bar);
  g_assert_true (g_str_has_suffix (note_of (bar), "report cards are kept on this computer."));
  test_wait_until (has_rows, page);
  n_kept = count_rows (page);
  g_assert_cmpuint (n_kept, >, 2);
  g_assert_cmpint (document_at (page, 0)->kind, ==, PUPITRE_DOCUMENT_KIND_REPORT_CARD);

  ui_steer (self, "{\"cut\":true}");
  g_signal_emit_by_name (row_at (page, (int) n_kept - 1), "opened",
                         pupitre_archive_row_get_item (row_at (page, (int) n_kept - 1)));
  test_wait_until (has_pages, ui_page (self));
}

/* What the portal refuses is counted and said, and keeps nothing else back. */
static void
test_keep_refused (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  gpointer bar;

  ui_steer (self, "{\"faults\":[\"getDocument:status:code=403:times=1\"]}");
  ui_sign_in (self, PARENT);
  ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  page = open_archive (self, "");
  bar = ui_part (page, "keep_bar");
  g_signal_emit_by_name (ui_part (bar, "start_button"), "clicked");
  test_wait_until (is_at_rest, bar);
  g_assert_true (g_str_has_prefix (note_of (bar), "The portal did not give 1 report card."));
  test_wait_until (has_rows, page);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/archive/empty", test_empty);
  g_test_add_func ("/archive/kept", test_kept);
  g_test_add_func ("/archive/children", test_children);
  g_test_add_func ("/archive/place", test_place);
  g_test_add_func ("/archive/clipboard", test_clipboard);
  g_test_add_func ("/archive/keep-all", test_keep_all);
  g_test_add_func ("/archive/keep-refused", test_keep_refused);

  return g_test_run ();
}
