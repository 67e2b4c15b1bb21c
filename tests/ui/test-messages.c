/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-archive-row.h"
#include "pupitre-document-view.h"
#include "pupitre-message-filter.h"
#include "pupitre-message-page.h"
#include "pupitre-message-readers.h"
#include "pupitre-message-row.h"
#include "pupitre-message.h"
#include "pupitre-messages-page.h"
#include "pupitre-sidebar.h"
#include "pupitre-viewer-page.h"
#include "ui-fixture.h"

#include <string.h>

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
are_read (gpointer entries)
{
  return pupitre_entry_all_read (entries);
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

/* Opens the newest message that has an attachment. */
static PupitrePage *
open_with_attachment (UiFixture *self)
{
  PupitrePage *page = ui_open (self, "No\303\251", PUPITRE_TILE_MESSAGES);
  g_autoptr (GPtrArray) entries = NULL;
  PupitreFeed *feed;

  ui_wait_settled (page);
  test_wait_until (has_rows, page);
  feed = pupitre_page_get_feed (page);
  entries =
    pupitre_feed_get_entries (feed, 0, g_list_model_get_n_items (G_LIST_MODEL (feed)));
  test_wait_until (are_read, entries);
  for (guint i = 0; i < entries->len; i++) {
    PupitreMessage *message = pupitre_entry_get_object (entries->pdata[i]);

    if (message == NULL || pupitre_message_get_n_attachments (message) == 0)
      continue;
    pupitre_page_show_item (page, pupitre_entry_get_key (entries->pdata[i]));
    g_assert_true (is_message (self->window));
    return ui_page (self);
  }
  g_assert_not_reached ();
}

static const char *
get_kept (gpointer page)
{
  return gtk_label_get_text (ui_part (page, "kept"));
}

static gboolean
is_kept_whole (gpointer page)
{
  return is_kept (page) && g_str_equal (get_kept (page), "Kept in the archive");
}

static PupitreArchiveItem *
find_archived (PupitrePage *page, PupitreDocumentKind kind)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (ui_part (page, "list"), i)) != NULL; i++) {
    PupitreArchiveItem *item = pupitre_archive_row_get_item (PUPITRE_ARCHIVE_ROW (row));

    if (pupitre_archive_item_get_document (item)->kind == kind)
      return item;
  }
  return NULL;
}

/* What is attached is kept with the message, and opens without the portal; where the portal does not
 * have it, the message is kept all the same, says so, and tries again. */
static void
test_keep_attachment (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *title = NULL;
  g_autofree char *named = NULL;
  const PupitreDocument *document;
  PupitreArchiveItem *item;
  PupitrePage *page;

  ui_steer (self, "{\"faults\":[\"getDocument:status:code=404\"]}");
  ui_sign_in (self, PARENT);
  page = open_with_attachment (self);
  title = g_strdup (gtk_label_get_text (ui_part (page, "title")));
  gtk_widget_activate_action (GTK_WIDGET (page), "page.keep", NULL);
  test_wait_until (is_kept, page);
  g_assert_true (g_str_has_prefix (get_kept (page), "Kept in the archive, without "));

  ui_steer (self, "{\"faults\":[]}");
  gtk_widget_activate_action (GTK_WIDGET (page), "page.keep", NULL);
  test_wait_until (is_kept_whole, page);

  ui_steer (self, "{\"cut\":true}");
  ui_restart_open (self);
  test_wait_until (is_kept_whole, open_with_attachment (self));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.archive", "s", "");
  page = ui_page (self);
  test_wait_until (has_archived, page);
  g_assert_nonnull (find_archived (page, PUPITRE_DOCUMENT_KIND_MESSAGE));
  item = find_archived (page, PUPITRE_DOCUMENT_KIND_ATTACHMENT);
  g_assert_nonnull (item);
  document = pupitre_archive_item_get_document (item);
  named = g_strdup_printf ("attached to \342\200\234%s\342\200\235", title);
  g_assert_nonnull (strstr (document->title, named));
  g_signal_emit_by_name (gtk_list_box_get_row_at_index (ui_part (page, "list"), 0), "opened", item);
  g_assert_true (PUPITRE_IS_VIEWER_PAGE (ui_page (self)));
  test_wait_until (has_pages, ui_page (self));
}

static guint
count_messages (PupitreMessageList *list)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), i);

    n += PUPITRE_IS_ENTRY (item);
  }
  return n;
}

static gboolean
is_all_read (gpointer list)
{
  return !pupitre_message_list_is_reading (list);
}

/* Every message that is shown has an attachment or is of that sender, and none that is not shown. */
static void
assert_filtered (PupitreMessageList *list, PupitreFeed *feed, gboolean attachments, const char *sender)
{
  g_autoptr (GPtrArray) all =
    pupitre_feed_get_entries (feed, 0, g_list_model_get_n_items (G_LIST_MODEL (feed)));
  guint n = 0;

  for (guint i = 0; i < all->len; i++) {
    PupitreMessage *message = pupitre_entry_get_object (all->pdata[i]);

    g_assert_nonnull (message);
    n += (!attachments || pupitre_message_get_n_attachments (message) > 0) &&
         (sender == NULL || g_str_equal (pupitre_message_get_sender (message), sender));
  }
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, all->len);
  g_assert_cmpuint (count_messages (list), ==, n);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), i);
    PupitreMessage *message =
      PUPITRE_IS_ENTRY (item) ? pupitre_entry_get_object (PUPITRE_ENTRY (item)) : NULL;

    g_assert_true (message == NULL || !attachments ||
                   pupitre_message_get_n_attachments (message) > 0);
    g_assert_true (message == NULL || sender == NULL ||
                   g_str_equal (pupitre_message_get_sender (message), sender));
  }
}

static gboolean
has_senders (gpointer filter)
{
  return g_list_model_get_n_items (gtk_drop_down_get_model (ui_part (filter, "senders"))) > 2;
}

static const char *
choose_sender (gpointer filter, guint position)
{
  GtkDropDown *senders = ui_part (filter, "senders");

  gtk_drop_down_set_selected (senders, position);
  return gtk_string_object_get_string (gtk_drop_down_get_selected_item (senders));
}

/* With an attachment, of one sender, both, and all again. */
static void
test_filter (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreMessageList) list = NULL;
  PupitrePage *page;
  PupitreFeed *feed;
  gpointer filter;
  guint n_all;

  ui_sign_in (self, PARENT);
  page = ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  ui_wait_refreshed (self, page);
  feed = pupitre_page_get_feed (page);
  filter = ui_part (page, "filter");
  list = g_object_ref (pupitre_message_filter_get_list (filter));
  n_all = count_messages (list);

  gtk_popover_popup (filter);
  test_wait_until (is_all_read, list);
  test_wait_until (has_senders, filter);
  gtk_check_button_set_active (ui_part (filter, "attachments"), TRUE);
  assert_filtered (list, feed, TRUE, NULL);
  gtk_check_button_set_active (ui_part (filter, "attachments"), FALSE);
  g_assert_cmpuint (count_messages (list), ==, n_all);
  assert_filtered (list, feed, FALSE, choose_sender (filter, 1));
  pupitre_message_filter_reset (filter);
  g_assert_cmpuint (count_messages (list), ==, n_all);
  g_assert_false (pupitre_message_filter_is_active (filter));
}

/* Of a message that a search would name by that title. */
static PupitreMessage *
find_message (GPtrArray *entries, const char *title)
{
  for (guint i = 0; i < entries->len; i++) {
    PupitreMessage *message = pupitre_entry_get_object (entries->pdata[i]);

    if (message != NULL && strstr (pupitre_message_get_title (message), title) != NULL)
      return message;
  }
  return NULL;
}

static void
assert_no_turning (const char *text)
{
  g_assert_null (strstr (text, "\xe2\x80\xae"));
}

/* Every odd message is there and opens; the one that cannot be read is left out. */
static void
test_odd (void)
{
  static const char *const ARGUMENTS[] = { "--fault", "listMessages:odd", NULL };
  static const char *const TITLES[] = { "De personne", "Profond", "Qui veut courir", "Facture",
                                        "Trente pièces", "Un mégaoctet" };
  g_autoptr (UiFixture) self = ui_fixture_new (ARGUMENTS);
  g_autoptr (GPtrArray) entries = NULL;
  PupitreMessage *message;
  PupitrePage *page;
  PupitreFeed *feed;
  const char *text;

  ui_sign_in (self, PARENT);
  page = ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  ui_wait_refreshed (self, page);
  feed = pupitre_page_get_feed (page);
  entries =
    pupitre_feed_get_entries (feed, 0, g_list_model_get_n_items (G_LIST_MODEL (feed)));
  test_wait_until (are_read, entries);
  g_assert_cmpuint (pupitre_feed_get_n_unreadable (feed), >, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (TITLES); i++)
    g_assert_nonnull (find_message (entries, TITLES[i]));

  message = find_message (entries, "De personne");
  g_assert_cmpstr (pupitre_message_get_sender (message), ==, "");
  message = find_message (entries, "Trente");
  g_assert_cmpuint (pupitre_message_get_n_attachments (message), ==, 30);
  message = find_message (entries, "Facture");
  assert_no_turning (pupitre_message_get_title (message));
  assert_no_turning (pupitre_message_get_sender (message));
  assert_no_turning (pupitre_rich_text_get_text (pupitre_message_get_content (message)));
  text = pupitre_rich_text_get_text (
    pupitre_message_get_content (find_message (entries, "courir")));
  g_assert_nonnull (strstr (text, "Bonjour"));
  g_assert_null (strstr (text, "alert"));
  g_assert_null (strstr (text, "display"));

  for (guint i = 0; i < entries->len; i++) {
    PupitreEntry *entry = entries->pdata[i];

    message = pupitre_entry_get_object (entry);
    /* The odd ones are as new as the newest. */
    if (message == NULL || i > 10)
      continue;
    pupitre_page_show_item (page, pupitre_entry_get_key (entry));
    g_assert_true (is_message (self->window));
    ui_wait_frames (self->window, 2);
    gtk_widget_activate_action (GTK_WIDGET (ui_page (self)), "page.back", NULL);
  }
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

static PupitreChild *
make_child_of (const char *number, const char *school)
{
  return pupitre_child_new (&(PupitreChildFields) {
    .guid = "",
    .record_number = number,
    .school_code = number,
    .school_name = school,
    .organisation_code = "600000",
    .first_name = "Zoé",
  });
}

static void
assert_for (GListStore *family, PupitreChild *child, PupitreMessageScope scope, const char *expected)
{
  g_autoptr (GPtrArray) readers =
    pupitre_message_readers_list (G_LIST_MODEL (family), child, scope);
  g_autofree char *words = pupitre_message_readers_dup_for (readers);

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

static PupitrePage *
open_family_messages (UiFixture *self)
{
  pupitre_sidebar_open_family_tile (PUPITRE_SIDEBAR (ui_main_part (self, "sidebar")),
                                    PUPITRE_TILE_MESSAGES);
  ui_wait_frames (self->window, 2);
  g_assert_true (PUPITRE_IS_MESSAGES_PAGE (ui_page (self)));
  g_assert_null (pupitre_page_get_pupil (ui_page (self)));
  ui_wait_state (ui_page (self), PUPITRE_STATE_CONTENT);
  ui_wait_refreshed (self, ui_page (self));
  return ui_page (self);
}

static PupitreMessageList *
list_of (PupitrePage *page)
{
  return pupitre_message_filter_get_list (ui_part (page, "filter"));
}

/* The messages of a child, all of them read. */
static PupitreFeed *
dup_feed (UiFixture *self, const char *name)
{
  GListModel *family = G_LIST_MODEL (pupitre_context_get_family (self->context));

  for (guint i = 0; i < g_list_model_get_n_items (family); i++) {
    g_autoptr (PupitreMember) member = g_list_model_get_item (family, i);
    PupitreChild *child = pupitre_member_get_child (member);
    g_autoptr (GPtrArray) entries = NULL;
    g_autoptr (PupitreFeed) feed = NULL;

    if (!g_str_equal (pupitre_child_get_first_name (child), name))
      continue;
    feed = pupitre_account_get_feed (pupitre_member_get_account (member), child,
                                     PUPITRE_KIND_MESSAGES);
    entries =
      pupitre_feed_get_entries (feed, 0, g_list_model_get_n_items (G_LIST_MODEL (feed)));
    test_wait_until (are_read, entries);
    return g_steal_pointer (&feed);
  }
  g_assert_not_reached ();
}

static char *
dup_readers (PupitreMessageList *list, guint position)
{
  g_autoptr (GPtrArray) readers = pupitre_message_list_list_readers (list, position);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < readers->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                            pupitre_child_get_first_name (readers->pdata[i]));
  return g_string_free (names, FALSE);
}

/* Returns: the first message that is for just those, whose entry is @entry */
static guint
find_for (PupitreMessageList *list, const char *names, PupitreEntry **entry)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), i);
    g_autofree char *readers = dup_readers (list, i);

    if (PUPITRE_IS_ENTRY (item) && g_str_equal (readers, names)) {
      *entry = PUPITRE_ENTRY (g_steal_pointer (&item));
      return i;
    }
  }
  g_assert_not_reached ();
}

/* @returns: (nullable): the row of a message */
static GtkWidget *
find_row (GtkWidget *root, PupitreEntry *entry)
{
  GtkWidget *found = NULL;

  if (PUPITRE_IS_MESSAGE_ROW (root) &&
      pupitre_message_row_get_entry (PUPITRE_MESSAGE_ROW (root)) == entry)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, entry);
  return found;
}

typedef struct {
  PupitrePage  *page;
  const char   *names;     /* for whom it is */
  const char   *words;     /* with which the second line of its row begins */
  PupitreEntry *entry;     /* (nullable) (owned) */
  guint         position;
} Said;

/* The list is made anew with each answer: what was found in it before may be there no more. */
static gboolean
row_says (gpointer data)
{
  Said *said = data;
  GtkWidget *list = ui_part (said->page, "list");
  g_autoptr (PupitreEntry) entry = NULL;
  const guint position = find_for (list_of (said->page), said->names, &entry);
  GtkWidget *row = find_row (list, entry);

  if (g_set_object (&said->entry, entry) || position != said->position)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  said->position = position;
  return row != NULL &&
         g_str_has_prefix (gtk_inscription_get_text (ui_part (row, "excerpt")), said->words);
}

/* Finds a message, and waits until its row, which is drawn once it is in sight, has its words. */
static guint
wait_for_row (PupitrePage *page, const char *names, const char *words, PupitreEntry **entry)
{
  Said said = { page, names, words };

  test_wait_until (row_says, &said);
  *entry = said.entry;
  return said.position;
}

/* The newest comes first, whosever it is, and each is there once. */
static void
assert_merged (UiFixture *self, PupitreMessageList *list)
{
  static const char *const NAMES[] = { "L\303\251a", "No\303\251", "Mila" };
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 date = G_MAXINT64;
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++) {
    g_autoptr (PupitreFeed) feed = dup_feed (self, NAMES[i]);

    n += g_list_model_get_n_items (G_LIST_MODEL (feed));
    for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (feed)); k++)
      g_hash_table_add (keys, g_strdup (pupitre_feed_peek_key (feed, k)));
  }
  g_assert_cmpuint (g_hash_table_size (keys), <, n);
  g_assert_cmpuint (count_messages (list), ==, g_hash_table_size (keys));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), i);

    if (!PUPITRE_IS_ENTRY (item))
      continue;
    g_assert_cmpint (pupitre_entry_get_date (PUPITRE_ENTRY (item)), <=, date);
    date = pupitre_entry_get_date (PUPITRE_ENTRY (item));
    g_hash_table_remove (keys, pupitre_entry_get_key (PUPITRE_ENTRY (item)));
  }
  g_assert_cmpuint (g_hash_table_size (keys), ==, 0);
}

static gboolean
has_new_for (PupitreMessageList *list, const char *names)
{
  g_autoptr (PupitreEntry) entry = NULL;

  find_for (list, names, &entry);
  return pupitre_entry_is_new (entry);
}

/* The service centre does not write every week. */
static void
wait_for_letter (UiFixture *self, PupitrePage *page, const char *names)
{
  for (guint day = 10; !has_new_for (list_of (page), names); day += 10) {
    g_autofree char *state = g_strdup_printf ("{\"day\":%u}", day);

    g_assert_cmpuint (day, <, 160);
    ui_steer (self, state);
    pupitre_page_refresh (page);
    ui_wait_refreshed (self, page);
  }
}

static guint
count_unread (PupitreMessageList *list)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), i);

    n += PUPITRE_IS_ENTRY (item) && pupitre_entry_is_new (PUPITRE_ENTRY (item)) ? 1 : 0;
  }
  return n;
}

typedef struct {
  UiFixture *fixture;
  guint      n;
} Count;

static gboolean
tile_counts (gpointer data)
{
  const Count *count = data;

  return ui_count_tile (count->fixture, PUPITRE_TILE_MESSAGES) == count->n;
}

static gboolean
child_row_is_there (gpointer sidebar)
{
  return gtk_list_box_get_row_at_index (ui_part (sidebar, "children"), 2) != NULL;
}

/* The tile of all children counts what they have together, before and while the page is open, and what
 * came for two of them once. */
static void
test_family_badge (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreEntry) entry = NULL;
  g_autoptr (PupitreFeed) lea = NULL;
  g_autoptr (PupitreFeed) noe = NULL;
  g_autoptr (PupitreFeed) mila = NULL;
  Count count = { self, 0 };
  PupitrePage *page;
  guint position;

  ui_sign_in (self, PARENT);
  page = open_family_messages (self);
  wait_for_letter (self, page, "No\303\251 L\303\251a");
  lea = dup_feed (self, "L\303\251a");
  noe = dup_feed (self, "No\303\251");
  mila = dup_feed (self, "Mila");
  count.n = count_unread (list_of (page));
  g_assert_cmpuint (count.n, >, 0);
  g_assert_cmpuint (count.n, <, pupitre_feed_get_n_new (lea) + pupitre_feed_get_n_new (noe) +
                                  pupitre_feed_get_n_new (mila));
  test_wait_until (tile_counts, &count);

  position = find_for (list_of (page), "No\303\251 L\303\251a", &entry);
  g_signal_emit_by_name (ui_part (page, "list"), "activate", position);
  count.n--;
  test_wait_until (tile_counts, &count);

  /* Also where the page was never opened, and without a network. */
  ui_steer (self, "{\"cut\":true}");
  ui_restart_open (self);
  test_wait_until (child_row_is_there, ui_main_part (self, "sidebar"));
  ui_open_today (self);
  test_wait_until (tile_counts, &count);
}

/* What the service centre wrote to two of the children is one message, named for both; who opens it has
 * read it for both. */
static void
test_family (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreEntry) entry = NULL;
  g_autoptr (PupitreEntry) other = NULL;
  g_autoptr (PupitreFeed) lea = NULL;
  g_autoptr (PupitreFeed) noe = NULL;
  PupitreMessageList *list;
  PupitrePage *page;
  guint position, n_lea, n_noe;

  ui_sign_in (self, PARENT);
  page = open_family_messages (self);
  list = list_of (page);
  assert_merged (self, list);
  wait_for_letter (self, page, "No\303\251 L\303\251a");
  assert_merged (self, list);
  lea = dup_feed (self, "L\303\251a");
  noe = dup_feed (self, "No\303\251");

  position = wait_for_row (page, "No\303\251 L\303\251a",
                           "For No\303\251 and L\303\251a \302\267 ", &entry);
  other = pupitre_feed_dup_entry (lea, pupitre_entry_get_key (entry));
  g_assert_true (pupitre_entry_is_new (entry) && pupitre_entry_is_new (other));
  n_lea = pupitre_feed_get_n_new (lea);
  n_noe = pupitre_feed_get_n_new (noe);
  g_signal_emit_by_name (ui_part (page, "list"), "activate", position);
  g_assert_true (is_message (self->window));
  g_assert_cmpstr (gtk_label_get_text (ui_part (ui_page (self), "readers")), ==,
                   "For No\303\251 and L\303\251a");
  g_assert_false (pupitre_entry_is_new (entry) || pupitre_entry_is_new (other));
  g_assert_cmpuint (pupitre_feed_get_n_new (lea), ==, n_lea - 1);
  g_assert_cmpuint (pupitre_feed_get_n_new (noe), ==, n_noe - 1);
}

/* Who reads it on the page of one child has read it for the other one too. */
static void
test_read_for_both (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreEntry) entry = NULL;
  g_autoptr (PupitreEntry) copy = NULL;
  g_autoptr (PupitreFeed) lea = NULL;
  g_autoptr (PupitreFeed) noe = NULL;
  g_autofree char *key = NULL;
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = open_family_messages (self);
  wait_for_letter (self, page, "No\303\251 L\303\251a");
  find_for (list_of (page), "No\303\251 L\303\251a", &entry);
  key = g_strdup (pupitre_entry_get_key (entry));
  lea = dup_feed (self, "L\303\251a");
  noe = dup_feed (self, "No\303\251");
  copy = pupitre_feed_dup_entry (noe, key);
  g_assert_true (pupitre_entry_is_new (copy));

  page = ui_open (self, "L\303\251a", PUPITRE_TILE_MESSAGES);
  ui_wait_settled (page);
  pupitre_page_show_item (page, key);
  test_wait_until (is_message, self->window);
  g_assert_false (pupitre_entry_is_new (copy));
}

/* Of one child alone, those for another child too among them; and its row names whose it is. */
static void
test_family_filter (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreEntry) entry = NULL;
  g_autoptr (PupitreFeed) noe = NULL;
  PupitreMessageList *list;
  PupitrePage *page;
  gpointer filter;
  guint n_all;

  ui_sign_in (self, PARENT);
  page = open_family_messages (self);
  filter = ui_part (page, "filter");
  list = list_of (page);
  noe = dup_feed (self, "No\303\251");
  n_all = count_messages (list);
  g_assert_true (gtk_widget_get_visible (ui_part (filter, "child_box")));
  ui_choose (ui_part (filter, "children"), "No\303\251");
  g_assert_true (pupitre_message_filter_is_active (filter));
  g_assert_cmpuint (count_messages (list), ==, g_list_model_get_n_items (G_LIST_MODEL (noe)));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), i);
    g_autofree char *readers = dup_readers (list, i);

    g_assert_true (!PUPITRE_IS_ENTRY (item) || strstr (readers, "No\303\251") != NULL);
  }
  pupitre_message_filter_reset (filter);
  g_assert_cmpuint (count_messages (list), ==, n_all);

  wait_for_row (page, "Mila", "Mila \302\267 ", &entry);
  /* The page of one child has nobody else to choose. */
  page = ui_open (self, "No\303\251", PUPITRE_TILE_MESSAGES);
  ui_wait_refreshed (self, page);
  g_assert_false (gtk_widget_get_visible (ui_part (ui_part (page, "filter"), "child_box")));
}

static gboolean
has_read_all (gpointer list)
{
  return !pupitre_message_list_is_reading (list);
}

#define UNTOUCHED "Untouched"

typedef struct {
  guint n;            /* rows of messages */
  guint n_untouched;  /* those of them that nobody has written since */
} Rows;

static GtkInscription *
excerpt_of (gpointer row)
{
  return ui_part (row, "excerpt");
}

/* GTK 4.8 binds anew what is within a change, later ones only what is another item. */
static void
on_bound (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_inscription_set_text (excerpt_of (gtk_list_item_get_child (item)), UNTOUCHED);
}

/* @mark: whether to write over what they say */
static void
count_rows (GtkWidget *root, gboolean mark, Rows *rows)
{
  if (PUPITRE_IS_MESSAGE_ROW (root) &&
      pupitre_message_row_get_entry (PUPITRE_MESSAGE_ROW (root)) != NULL) {
    rows->n++;
    rows->n_untouched +=
      g_str_equal (gtk_inscription_get_text (excerpt_of (root)), UNTOUCHED) ? 1 : 0;
    if (mark)
      gtk_inscription_set_text (excerpt_of (root), UNTOUCHED);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count_rows (child, mark, rows);
}

static GPtrArray *
list_children (PupitreMessageList *list, const char *first, const char *second)
{
  const char *const names[] = { first, second };
  GPtrArray *children = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names) && names[i] != NULL; i++) {
    g_autoptr (PupitreEntry) entry = NULL;

    g_ptr_array_add (children, pupitre_message_list_get_child (list, find_for (list, names[i],
                                                                               &entry)));
  }
  return children;
}

/* When the list changes, a row that stays is written anew only where it is for other children than
 * before. */
static void
test_rows_that_stay (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreEntry) entry = NULL;
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (GPtrArray) more = NULL;
  PupitreMessageList *list;
  PupitrePage *page;
  gpointer row, filter, view;
  Rows before = { 0 }, one = { 0 }, all = { 0 };

  ui_sign_in (self, PARENT);
  page = open_family_messages (self);
  list = list_of (page);
  view = ui_part (page, "list");
  filter = ui_part (page, "filter");
  pupitre_message_list_read_all (list);
  test_wait_until (has_read_all, list);
  wait_for_row (page, "No\303\251", "No\303\251 \302\267 ", &entry);

  g_signal_connect_after (gtk_list_view_get_factory (view), "bind", G_CALLBACK (on_bound), NULL);
  count_rows (view, TRUE, &before);
  g_assert_cmpuint (before.n_untouched, ==, 0);
  ui_choose (ui_part (filter, "children"), "No\303\251");
  count_rows (view, FALSE, &one);
  g_assert_cmpuint (one.n, >, 1);
  g_assert_cmpuint (one.n_untouched, ==, one.n);
  pupitre_message_filter_reset (filter);
  count_rows (view, FALSE, &all);
  g_assert_cmpuint (all.n, >, one.n);
  g_assert_cmpuint (all.n_untouched, ==, all.n);

  row = find_row (view, entry);
  same = list_children (list, "No\303\251", NULL);
  more = list_children (list, "No\303\251", "Mila");
  pupitre_message_row_set_readers (row, same->pdata[0], same);
  g_assert_cmpstr (gtk_inscription_get_text (excerpt_of (row)), ==, UNTOUCHED);
  pupitre_message_row_set_readers (row, same->pdata[0], more);
  g_assert_true (g_str_has_prefix (gtk_inscription_get_text (excerpt_of (row)),
                                   "For No\303\251 and Mila \302\267 "));
}

static const char *
name_at (gpointer filter, guint position)
{
  return gtk_string_list_get_string (
    GTK_STRING_LIST (gtk_drop_down_get_model (ui_part (filter, "children"))), position);
}

/* Of two with the same first name the one that was chosen stays so when others are listed, and their
 * schools tell them apart. */
static void
test_namesakes (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreMessageFilter) filter =
    g_object_ref_sink (g_object_new (PUPITRE_TYPE_MESSAGE_FILTER, NULL));
  g_autoptr (PupitreMessageList) list = pupitre_message_list_new ();
  g_autoptr (PupitreFeed) few = NULL;
  g_autoptr (PupitreFeed) many = NULL;
  g_autoptr (PupitreChild) one = make_child_of ("1", "École des Exemples");
  g_autoptr (PupitreChild) two = make_child_of ("2", "École du Modèle");
  PupitreMessageSource sources[2];

  ui_sign_in (self, PARENT);
  open_family_messages (self);
  few = dup_feed (self, "Mila");
  many = dup_feed (self, "No\303\251");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (few)), !=,
                    g_list_model_get_n_items (G_LIST_MODEL (many)));
  sources[0] = (PupitreMessageSource) { one, few };
  sources[1] = (PupitreMessageSource) { two, many };
  pupitre_message_filter_set_list (filter, list);
  pupitre_message_list_set_sources (list, sources, 2);
  g_assert_cmpstr (name_at (filter, 1), ==, "Zoé, École des Exemples");
  g_assert_cmpstr (name_at (filter, 2), ==, "Zoé, École du Modèle");

  gtk_drop_down_set_selected (ui_part (filter, "children"), 1);
  g_assert_cmpuint (count_messages (list), ==, g_list_model_get_n_items (G_LIST_MODEL (few)));
  pupitre_message_list_set_sources (list, sources, 2);
  g_assert_cmpuint (gtk_drop_down_get_selected (ui_part (filter, "children")), ==, 1);
  g_assert_cmpuint (count_messages (list), ==, g_list_model_get_n_items (G_LIST_MODEL (few)));

  /* Also where the other one comes to stand before. */
  sources[0] = (PupitreMessageSource) { two, many };
  sources[1] = (PupitreMessageSource) { one, few };
  pupitre_message_list_set_sources (list, sources, 2);
  g_assert_cmpuint (gtk_drop_down_get_selected (ui_part (filter, "children")), ==, 2);
  g_assert_cmpuint (count_messages (list), ==, g_list_model_get_n_items (G_LIST_MODEL (few)));

  /* Alone, its first name is enough; and who is gone is not chosen. */
  pupitre_message_list_set_sources (list, sources, 1);
  g_assert_cmpstr (name_at (filter, 1), ==, "Zoé");
  g_assert_false (pupitre_message_filter_is_active (filter));
  g_assert_cmpuint (count_messages (list), ==, g_list_model_get_n_items (G_LIST_MODEL (many)));
}

/* The stored copy has the same, in the same order, without the network. */
static void
test_family_offline (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  guint n_all;

  ui_sign_in (self, PARENT);
  page = open_family_messages (self);
  n_all = count_messages (list_of (page));
  ui_steer (self, "{\"cut\":true}");
  ui_restart_open (self);
  page = open_family_messages (self);
  g_assert_cmpuint (count_messages (list_of (page)), ==, n_all);
  assert_merged (self, list_of (page));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();
  g_test_add_func ("/messages/readers", test_readers);
  g_test_add_func ("/messages/keep", test_keep);
  g_test_add_func ("/messages/keep-attachment", test_keep_attachment);
  g_test_add_func ("/messages/filter", test_filter);
  g_test_add_func ("/messages/odd", test_odd);
  g_test_add_func ("/messages/family", test_family);
  g_test_add_func ("/messages/family-badge", test_family_badge);
  g_test_add_func ("/messages/read-for-both", test_read_for_both);
  g_test_add_func ("/messages/family-filter", test_family_filter);
  g_test_add_func ("/messages/rows-that-stay", test_rows_that_stay);
  g_test_add_func ("/messages/namesakes", test_namesakes);
  g_test_add_func ("/messages/family-offline", test_family_offline);

  return g_test_run ();
}
