/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-archive-row.h"
#include "pupitre-document-view.h"
#include "pupitre-message-page.h"
#include "pupitre-message-readers.h"
#include "pupitre-message.h"
#include "pupitre-messages-page.h"
#include "pupitre-viewer-page.h"
#include "ui-fixture.h"

/* Messages: for whom they are, and what a parent keeps of them. */

#define PARENT "parent@demo.exemple"

static gboolean
is_message (gpointer window)
{
  return PUPITRE_IS_MESSAGE_PAGE (pupitre_window_get_page (window));
}

static gboolean
has_rows (gpointer page)
{
  return g_list_model_get_n_items (
           G_LIST_MODEL (gtk_list_view_get_model (ui_part (page, "list")))) > 1;
}

static gboolean
is_read (gpointer entry)
{
  return pupitre_entry_get_object (entry) != NULL;
}

/* The newest one; a heading may stand above it. */
static guint
find_first (PupitrePage *page)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (ui_part (page, "list")));
  g_autoptr (GObject) first = g_list_model_get_item (model, 0);
  const guint position = PUPITRE_IS_ENTRY (first) ? 0 : 1;
  g_autoptr (PupitreEntry) entry = g_list_model_get_item (model, position);

  test_wait_until (is_read, entry);
  return position;
}

static PupitrePage *
open_message (UiFixture *self)
{
  PupitrePage *page = ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);

  ui_wait_settled (page);
  test_wait_until (has_rows, page);
  g_signal_emit_by_name (ui_part (page, "list"), "activate", find_first (page));
  test_wait_until (is_message, self->window);
  return ui_page (self);
}

static gboolean
is_kept (gpointer page)
{
  return gtk_widget_get_visible (ui_part (page, "kept"));
}

static gboolean
has_archived (gpointer page)
{
  return gtk_list_box_get_row_at_index (ui_part (page, "list"), 0) != NULL;
}

static gboolean
has_pages (gpointer page)
{
  return pupitre_document_view_get_state (ui_part (page, "view")) == PUPITRE_DOCUMENT_READY;
}

/* A message that is kept is in the archive, also without a network, and says so. */
static void
test_keep (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *title = NULL;
  const PupitreDocument *document;
  PupitreArchiveItem *item;
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = open_message (self);
  title = g_strdup (gtk_label_get_text (ui_part (page, "title")));
  g_assert_false (is_kept (page));
  gtk_widget_activate_action (GTK_WIDGET (page), "page.keep", NULL);
  test_wait_until (is_kept, page);

  ui_steer (self, "{\"cut\":true}");
  ui_restart_open (self);
  page = open_message (self);
  test_wait_until (is_kept, page);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.archive", "s", "");
  page = ui_page (self);
  test_wait_until (has_archived, page);
  item = pupitre_archive_row_get_item (
    PUPITRE_ARCHIVE_ROW (gtk_list_box_get_row_at_index (ui_part (page, "list"), 0)));
  document = pupitre_archive_item_get_document (item);
  g_assert_cmpint (document->kind, ==, PUPITRE_DOCUMENT_KIND_MESSAGE);
  g_assert_cmpstr (document->title, ==, title);
  g_assert_true (pupitre_document_is_local (document->id));
  g_signal_emit_by_name (gtk_list_box_get_row_at_index (ui_part (page, "list"), 0), "opened", item);
  g_assert_true (PUPITRE_IS_VIEWER_PAGE (ui_page (self)));
  test_wait_until (has_pages, ui_page (self));
}

static PupitreChild *
make_child (const char *name, const char *number, const char *school, const char *organisation)
{
  return pupitre_child_new (&(PupitreChildFields) {
    .guid = "",
    .record_number = number,
    .school_code = school,
    .organisation_code = organisation,
    .first_name = name,
  });
}

static void
assert_for (GListStore *family, PupitreChild *child, PupitreMessageScope scope, const char *expected)
{
  g_autofree char *words = pupitre_message_readers_dup_for (G_LIST_MODEL (family), child, scope);

  g_assert_cmpstr (words, ==, expected);
}

/* What is for the group of one child is for no other; what the school writes to all is for all. */
static void
test_readers (void)
{
  g_autoptr (GListStore) family = g_list_store_new (PUPITRE_TYPE_CHILD);
  g_autoptr (PupitreChild) lea = make_child ("Léa", "1", "010", "600000");
  g_autoptr (PupitreChild) noe = make_child ("Noé", "2", "010", "600000");
  g_autoptr (PupitreChild) mila = make_child ("Mila", "3", "020", "600000");
  g_autoptr (PupitreChild) other = make_child ("Zoé", "4", "010", "700000");

  g_list_store_append (family, lea);
  g_list_store_append (family, noe);
  g_list_store_append (family, mila);
  g_list_store_append (family, other);
  assert_for (family, lea, PUPITRE_MESSAGE_SCOPE_GROUP, NULL);
  assert_for (family, lea, PUPITRE_MESSAGE_SCOPE_SCHOOL, "For Léa and Noé");
  assert_for (family, noe, PUPITRE_MESSAGE_SCOPE_SCHOOL, "For Léa and Noé");
  assert_for (family, mila, PUPITRE_MESSAGE_SCOPE_SCHOOL, NULL);
  assert_for (family, mila, PUPITRE_MESSAGE_SCOPE_ORGANISATION, "For Léa, Noé and Mila");
  assert_for (family, other, PUPITRE_MESSAGE_SCOPE_ORGANISATION, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();
  g_test_add_func ("/messages/readers", test_readers);
  g_test_add_func ("/messages/keep", test_keep);

  return g_test_run ();
}
