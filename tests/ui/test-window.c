/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-associate-page.h"
#include "pupitre-avatar-group.h"
#include "pupitre-badge.h"
#include "pupitre-child-row.h"
#include "pupitre-viewer-page.h"
#include "pupitre-message.h"
#include "pupitre-message-page.h"
#include "pupitre-message-row.h"
#include "pupitre-messages-page.h"
#include "pupitre-page-cache.h"
#include "pupitre-account-row.h"
#include "pupitre-preferences-window.h"
#include "pupitre-results-page.h"
#include "pupitre-school-time.h"
#include "pupitre-sidebar.h"
#include "pupitre-tile-row.h"
#include "pupitre-trust-line.h"
#include "pupitre-words.h"
#include "ui-fixture.h"

#include <string.h>

/* The window against a demonstration portal: what the parent sees. */

#define PARENT "parent@demo.exemple"

static gpointer
sign_in_part (UiFixture *self, const char *id)
{
  return ui_part (ui_part (self->window, "sign_in"), id);
}

static gboolean
has_trouble (gpointer data)
{
  return gtk_widget_get_visible (sign_in_part (data, "trouble"));
}

static guint
count_in_log (UiFixture *self, const char *words)
{
  g_autofree char *log = test_portal_get (self->portal, "/demonstration/log");
  guint count = 0;

  for (const char *p = log; (p = strstr (p, words)) != NULL; p++)
    count++;
  return count;
}

/* The portal's own sentence, the field to type again, and no second try. */
static void
test_wrong_password (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GtkWidget *password = sign_in_part (self, "password");
  GtkWidget *focus;

  g_assert_cmpstr (ui_state (self), ==, "sign-in");
  g_assert_cmpstr (gtk_editable_get_text (sign_in_part (self, "email")), ==, PARENT);
  g_assert_true (ui_shows_text (self->window, UI_PASSWORD));

  ui_type_sign_in (self, PARENT, "not-the-password");
  test_wait_until (has_trouble, self);
  g_assert_cmpstr (gtk_label_get_text (sign_in_part (self, "error")), !=, "");
  gtk_test_accessible_assert_role (sign_in_part (self, "error"), GTK_ACCESSIBLE_ROLE_ALERT);
  g_assert_cmpstr (ui_topic (sign_in_part (self, "error_help")), ==, "sign-in");
  g_assert_true (gtk_widget_has_css_class (password, "error"));
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, password));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (password)), ==, "not-the-password");
  ui_wait_frames (self->window, 10);
  g_assert_cmpuint (count_in_log (self, "SelfAsserted"), ==, 1);

  ui_sign_in (self, PARENT);
  g_assert_cmpstr (ui_state (self), ==, "main");
}

/* Each odd page has its own sentence, and the browser as the way on. */
static void
test_odd_sign_ins (void)
{
  static const struct {
    const char *email;
    const char *words;
  } CASES[] = {
    { "second-factor@demo.exemple", "second proof of identity" },
    { "captcha@demo.exemple", "characters from a picture" },
    { "terms@demo.exemple", "terms of use" },
    { "reset@demo.exemple", "new password" },
  };
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_test_message ("%s", CASES[i].email);
    ui_type_sign_in (self, CASES[i].email, UI_PASSWORD);
    g_assert_false (has_trouble (self));
    test_wait_until (has_trouble, self);
    g_assert_nonnull (strstr (gtk_label_get_text (sign_in_part (self, "error")), CASES[i].words));
    g_assert_true (gtk_widget_get_visible (sign_in_part (self, "error_button")));
    g_assert_false (gtk_widget_has_css_class (sign_in_part (self, "password"), "error"));
  }
}

static gboolean
is_idle (gpointer data)
{
  return gtk_editable_get_editable (sign_in_part (data, "password"));
}

/* Giving up leaves everything as it was typed, without a word. */
static void
test_cancel (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_steer (self, "{\"slow\":20000}");
  ui_type_sign_in (self, PARENT, UI_PASSWORD);
  g_assert_false (is_idle (self));
  g_assert_true (gtk_widget_get_visible (sign_in_part (self, "cancel_button")));
  g_signal_emit_by_name (sign_in_part (self, "cancel_button"), "clicked");
  test_wait_until (is_idle, self);
  g_assert_false (has_trouble (self));
  g_assert_cmpstr (gtk_editable_get_text (sign_in_part (self, "password")), ==, UI_PASSWORD);
  ui_steer (self, "{\"slow\":0}");
}

static gpointer
sidebar_part (UiFixture *self, const char *id)
{
  return ui_part (ui_main_part (self, "sidebar"), id);
}

/* Children by name and school, and the tiles that both the school and the program have. */
static void
test_sidebar (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GListModel *children;

  ui_sign_in (self, PARENT);
  children = pupitre_account_get_children (pupitre_page_get_account (ui_page (self)));
  g_assert_cmpuint (g_list_model_get_n_items (children), ==, 3);
  g_assert_cmpuint (ui_count (sidebar_part (self, "children"), PUPITRE_TYPE_CHILD_ROW), ==, 3);

  for (guint i = 0; i < 3; i++) {
    g_autoptr (PupitreChild) child = g_list_model_get_item (children, i);
    PupitreTile tiles[] = { PUPITRE_TILE_AGENDA, PUPITRE_TILE_ABSENCES, PUPITRE_TILE_HOMEWORK,
                            PUPITRE_TILE_FINANCES, PUPITRE_TILE_RESULTS, PUPITRE_TILE_RECORD,
                            PUPITRE_TILE_MESSAGES, PUPITRE_TILE_RESOURCES,
                            PUPITRE_TILE_REGISTRATION };
    /* And the one that the program adds. */
    guint n_tiles = 1;
    PupitrePage *page;

    for (gsize j = 0; j < G_N_ELEMENTS (tiles); j++)
      n_tiles += pupitre_child_offers (child, tiles[j]) ? 1 : 0;
    page = ui_open (self, pupitre_child_get_first_name (child), PUPITRE_TILE_MESSAGES);
    g_assert_cmpuint (ui_count (sidebar_part (self, "tiles"), PUPITRE_TYPE_TILE_ROW), ==, n_tiles);
    g_assert_cmpstr (pupitre_child_get_key (pupitre_page_get_pupil (page)), ==,
                     pupitre_child_get_key (child));
    g_assert_true (ui_shows_text (sidebar_part (self, "children"),
                                  pupitre_child_get_first_name (child)));
    g_assert_true (ui_shows_text (sidebar_part (self, "children"),
                                  pupitre_child_get_school_name (child)));
    g_assert_true (ui_shows_text (page, pupitre_child_get_first_name (child)));
  }
}

/* One page for each child and tile, kept while the parent goes about. */
static void
test_pages (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *first;
  PupitrePage *second;

  ui_sign_in (self, PARENT);
  first = ui_open (self, "Léa", PUPITRE_TILE_MESSAGES);
  second = ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  g_assert_true (first != second);
  g_assert_true (PUPITRE_IS_MESSAGES_PAGE (first));
  g_assert_true (ui_open (self, "Léa", PUPITRE_TILE_MESSAGES) == first);
  g_assert_true (PUPITRE_IS_RESULTS_PAGE (ui_open (self, "Léa", PUPITRE_TILE_RESULTS)));
  g_assert_cmpuint (pupitre_window_get_n_pages (self->window), <=, PUPITRE_PAGE_CACHE_MAX);
}

static gboolean
has_message (gpointer data)
{
  PupitreFeed *feed = pupitre_page_get_feed (data);
  g_autoptr (PupitreEntry) entry = g_list_model_get_item (G_LIST_MODEL (feed), 0);

  return entry != NULL && pupitre_entry_get_object (entry) != NULL;
}

static gboolean
has_ten_thousand (gpointer list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))) >= 10000;
}

static void
check_row_heights (gpointer root, int *height)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (PUPITRE_IS_MESSAGE_ROW (child) && gtk_widget_get_mapped (child)) {
      if (*height == 0)
        *height = gtk_widget_get_height (gtk_widget_get_parent (child));
      g_assert_cmpint (gtk_widget_get_height (gtk_widget_get_parent (child)), ==, *height);
    }
    check_row_heights (child, height);
  }
}

/* Ten thousand messages, a few hundred widgets, one height. */
static void
test_many_messages (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GtkAdjustment *adjustment;
  PupitrePage *page;
  GtkWidget *list;
  int height = 0;

  ui_sign_in (self, "volume@demo.exemple");
  page = ui_open (self, "Alice", PUPITRE_TILE_MESSAGES);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  list = ui_part (page, "list");
  test_wait_until (has_ten_thousand, list);
  test_wait_until (has_message, page);

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  for (guint i = 0; i <= 10; i++) {
    double span = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

    gtk_adjustment_set_value (adjustment, span * i / 10);
    ui_wait_frames (self->window, 3);
    g_assert_cmpuint (ui_count (list, PUPITRE_TYPE_MESSAGE_ROW), <=, 250);
    check_row_heights (list, &height);
  }
  g_assert_cmpint (height, >=, 44);
}

static GListModel *
message_list (gpointer page)
{
  return G_LIST_MODEL (gtk_list_view_get_model (ui_part (page, "list")));
}

/* Where the first message stands: before it there may be a heading. */
static guint
first_message (gpointer page)
{
  g_autoptr (GObject) item = g_list_model_get_item (message_list (page), 0);

  return PUPITRE_IS_ENTRY (item) ? 0 : 1;
}

static PupitrePage *
open_first_message (UiFixture *self)
{
  PupitrePage *page = ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);

  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  test_wait_until (has_message, page);
  g_signal_emit_by_name (ui_part (page, "list"), "activate", first_message (page));
  g_assert_true (PUPITRE_IS_MESSAGE_PAGE (ui_page (self)));
  return page;
}

/* A message opens on a page of its own, counts as seen, and leads back to the list. */
static void
test_message (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *list;
  g_autoptr (PupitreEntry) entry = NULL;
  PupitreMessage *message;

  ui_sign_in (self, PARENT);
  list = open_first_message (self);
  entry = g_list_model_get_item (G_LIST_MODEL (pupitre_page_get_feed (list)), 0);
  message = pupitre_entry_get_object (entry);
  g_assert_true (ui_shows_text (ui_page (self), pupitre_message_get_title (message)));
  g_assert_true (ui_shows_text (ui_page (self), pupitre_message_get_sender (message)));
  g_assert_false (pupitre_entry_is_new (entry));
  g_assert_cmpuint (ui_count (ui_part (ui_page (self), "attachments"), ADW_TYPE_ACTION_ROW), ==,
                    pupitre_message_get_n_attachments (message));

  gtk_widget_activate_action (GTK_WIDGET (ui_page (self)), "page.back", NULL);
  g_assert_true (ui_page (self) == list);
}

static guint
count_messages (gpointer page)
{
  GListModel *list = message_list (page);
  guint n_messages = 0;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (list, i);

    n_messages += PUPITRE_IS_ENTRY (item) ? 1 : 0;
  }
  return n_messages;
}

/* A list that stands at its newest message shows what comes above it; one that is being read stays
 * where it is. */
static void
test_newer_messages (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GtkAdjustment *adjustment;
  PupitrePage *page;
  guint n_messages;

  ui_sign_in (self, "parent@demo.exemple");
  page = ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  ui_wait_frames (self->window, 3);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (ui_part (page, "list")));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <=, 0);

  n_messages = count_messages (page);
  ui_steer (self, "{\"day\":14}");
  pupitre_page_refresh (page);
  ui_wait_settled (page);
  ui_wait_frames (self->window, 3);
  g_assert_cmpuint (count_messages (page), >, n_messages);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <=, 0);

  gtk_adjustment_set_value (adjustment, 400);
  ui_wait_frames (self->window, 3);
  n_messages = count_messages (page);
  ui_steer (self, "{\"day\":28}");
  pupitre_page_refresh (page);
  ui_wait_settled (page);
  ui_wait_frames (self->window, 3);
  g_assert_cmpuint (count_messages (page), >, n_messages);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 400);
}

static gboolean
shows_all_messages (gpointer page)
{
  return count_messages (page) ==
         g_list_model_get_n_items (G_LIST_MODEL (pupitre_page_get_feed (page)));
}

/* Every message is there in its order, below the heading of its period and of no other. */
static void
test_message_periods (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autoptr (GDateTime) week = pupitre_school_time_week (now);
  g_autoptr (GHashTable) headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GObject) before = NULL;
  const gint64 this_week = g_date_time_to_unix (week);
  const char *heading = NULL;
  gint64 date = G_MAXINT64;
  PupitrePage *page;
  GListModel *list;

  ui_sign_in (self, PARENT);
  page = ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  list = message_list (page);
  /* A screenful comes first. */
  test_wait_until (shows_all_messages, page);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (list, i);

    if (PUPITRE_IS_ENTRY (item)) {
      gint64 own = pupitre_entry_get_date (PUPITRE_ENTRY (item));
      g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (own);
      g_autofree char *month = pupitre_words_month (moment, now);

      g_assert_cmpint (own, <=, date);
      date = own;
      if (own >= this_week)
        g_assert_null (heading);
      else if (own >= this_week - 6 * 24 * 3600)  /* less than a week, whatever the clock did */
        g_assert_cmpstr (heading, ==, "Last week");
      else if (!g_str_equal (heading, "Last week"))
        g_assert_cmpstr (heading, ==, month);
    } else {
      heading = gtk_string_object_get_string (GTK_STRING_OBJECT (item));
      g_assert_true (before == NULL || PUPITRE_IS_ENTRY (before));
      g_assert_true (g_hash_table_add (headings, g_strdup (heading)));
    }
    g_set_object (&before, item);
  }
  g_assert_true (PUPITRE_IS_ENTRY (before));
  g_assert_cmpuint (g_hash_table_size (headings), >, 2);
}

/* The unread alone; what is read stays until one asks again; then nothing is left. */
static void
test_unread_messages (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GtkToggleButton *unread;
  PupitrePage *page;
  PupitreFeed *feed;
  guint n_new;

  ui_sign_in (self, PARENT);
  page = ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  feed = pupitre_page_get_feed (page);
  n_new = pupitre_feed_get_n_new (feed);
  g_assert_cmpuint (n_new, >, 1);

  unread = ui_part (page, "unread_button");
  gtk_toggle_button_set_active (unread, TRUE);
  g_assert_cmpuint (count_messages (page), ==, n_new);
  test_wait_until (has_message, page);
  g_signal_emit_by_name (ui_part (page, "list"), "activate", first_message (page));
  gtk_widget_activate_action (GTK_WIDGET (ui_page (self)), "page.back", NULL);
  g_assert_cmpuint (pupitre_feed_get_n_new (feed), ==, n_new - 1);
  g_assert_cmpuint (count_messages (page), ==, n_new);

  for (guint i = 0; i < g_list_model_get_n_items (message_list (page)); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (message_list (page), i);

    if (PUPITRE_IS_ENTRY (item))
      pupitre_feed_mark_seen (feed, PUPITRE_ENTRY (item));
  }
  gtk_toggle_button_set_active (unread, FALSE);
  g_assert_cmpuint (count_messages (page), >, n_new);
  gtk_toggle_button_set_active (unread, TRUE);
  g_assert_cmpuint (count_messages (page), ==, 0);
  g_assert_true (ui_shows_text (page, "All Read"));
}

static gboolean
has_groups (gpointer data)
{
  return gtk_widget_get_first_child (ui_part (data, "groups")) != NULL;
}

/* Years in order, each with its own card, and a card that opens as a document. */
static void
test_report_cards (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  const char *last = NULL;
  guint n_rows = 0;
  PupitreTrustLine *line;
  GtkListBox *list;

  ui_sign_in (self, PARENT);
  page = ui_open (self, "Noé", PUPITRE_TILE_RESULTS);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  test_wait_until (has_groups, page);

  for (GtkWidget *group = gtk_widget_get_first_child (ui_part (page, "groups")); group != NULL;
       group = gtk_widget_get_next_sibling (group)) {
    const char *year = gtk_label_get_text (ui_part (group, "year"));

    if (last != NULL)
      g_assert_cmpstr (year, <, last);
    last = year;
    n_rows += ui_count (group, ADW_TYPE_ACTION_ROW);
  }
  g_assert_cmpuint (n_rows, ==,
                    g_list_model_get_n_items (G_LIST_MODEL (pupitre_page_get_feed (page))));

  list = ui_part (gtk_widget_get_first_child (ui_part (page, "groups")), "list");
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  g_assert_true (PUPITRE_IS_VIEWER_PAGE (ui_page (self)));
  ui_wait_state (ui_page (self), PUPITRE_STATE_CONTENT);
  line = pupitre_page_get_trust_line (ui_page (self));
  g_assert_nonnull (strstr (pupitre_trust_line_get_text (line), "kept offline"));
}

static gboolean
has_error (gpointer data)
{
  PupitreFeed *feed = pupitre_page_get_feed (data);

  return !pupitre_feed_is_refreshing (feed) && pupitre_feed_get_error (feed) != NULL;
}

static GPtrArray *
copy_keys (PupitrePage *page)
{
  GListModel *feed = G_LIST_MODEL (pupitre_page_get_feed (page));
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (feed); i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (feed, i);

    g_ptr_array_add (keys, g_strdup (pupitre_entry_get_key (entry)));
  }
  return keys;
}

static gboolean
has_page_of_child (gpointer data)
{
  UiFixture *self = data;

  return ui_page (self) != NULL && pupitre_page_get_pupil (ui_page (self)) != NULL;
}

/* The network is cut, the program closed and started again: the same rows, and why. */
static void
test_offline (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  before = copy_keys (page);

  ui_steer (self, "{\"cut\":true}");
  pupitre_page_refresh (page);
  test_wait_until (has_error, page);
  g_assert_true (g_str_has_prefix (
    pupitre_trust_line_get_text (pupitre_page_get_trust_line (page)),
    "The portal does not answer. Received today at "));

  ui_fixture_restart (self);
  g_assert_cmpstr (ui_state (self), ==, "main");
  test_wait_until (has_page_of_child, self);
  page = ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  after = copy_keys (page);
  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < after->len; i++)
    g_assert_cmpstr (after->pdata[i], ==, before->pdata[i]);
  test_wait_until (has_error, page);
  g_assert_nonnull (strstr (pupitre_trust_line_get_text (pupitre_page_get_trust_line (page)),
                            "Received today at "));
}

/* When the session has ended, the trust line asks to sign in, and signing in goes on. */
static void
test_session_ended (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreTrustLine *line;
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  line = pupitre_page_get_trust_line (page);

  g_free (test_portal_post (self->portal, "/demonstration/end-sessions", "{}"));
  pupitre_page_refresh (page);
  test_wait_until (has_error, page);
  g_assert_cmpstr (gtk_button_get_label (ui_part (line, "button")), ==, "Sign In");
  g_assert_cmpint (pupitre_state_stack_get_state (pupitre_page_get_stack (page)), ==,
                   PUPITRE_STATE_CONTENT);

  gtk_widget_activate_action (GTK_WIDGET (page), "win.sign-in", NULL);
  g_assert_cmpstr (ui_state (self), ==, "sign-in");
  g_assert_true (gtk_widget_get_visible (sign_in_part (self, "back_button")));
  ui_sign_in (self, PARENT);
  g_assert_true (ui_page (self) == page);
  ui_wait_settled (page);
  g_assert_false (gtk_widget_get_visible (ui_part (line, "button")));
}

static gboolean
is_sign_in (gpointer data)
{
  return g_strcmp0 (ui_state (data), "sign-in") == 0;
}

static gboolean
is_locked (gpointer data)
{
  return g_strcmp0 (ui_state (data), "locked") == 0;
}

static void
sign_out (UiFixture *self, gboolean erase)
{
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);
  PupitreAccount *account = pupitre_page_get_account (ui_page (self));
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_accounts_sign_out_async (accounts, account, erase, NULL, test_keep_result, &place);
  result = test_wait_result (&place);
  pupitre_accounts_sign_out_finish (accounts, result, &error);
  g_assert_no_error (error);
}

/* After signing out nothing of the family is on the screen, nor after the next start; the copy
 * opens again with the password, without a network. */
static void
test_sign_out (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, PARENT);
  ui_wait_state (ui_open (self, "Noé", PUPITRE_TILE_MESSAGES), PUPITRE_STATE_CONTENT);
  ui_wait_settled (ui_page (self));
  sign_out (self, FALSE);
  test_wait_until (is_locked, self);
  g_assert_cmpuint (pupitre_window_get_n_pages (self->window), ==, 0);
  g_assert_cmpuint (ui_count (self->window, PUPITRE_TYPE_CHILD_ROW), ==, 0);
  g_assert_cmpuint (ui_count (self->window, PUPITRE_TYPE_TILE_ROW), ==, 0);

  ui_fixture_restart (self);
  g_assert_cmpstr (ui_state (self), ==, "locked");
  ui_steer (self, "{\"cut\":true}");
  ui_unlock (self, UI_PASSWORD);
  ui_wait_state (ui_open (self, "Noé", PUPITRE_TILE_MESSAGES), PUPITRE_STATE_CONTENT);
}

/* Erased, the copy is gone. */
static void
test_sign_out_and_erase (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, PARENT);
  sign_out (self, TRUE);
  test_wait_until (is_sign_in, self);
  ui_steer (self, "{\"cut\":true}");
  ui_type_sign_in (self, PARENT, UI_PASSWORD);
  test_wait_until (has_trouble, self);
  g_assert_cmpstr (ui_state (self), ==, "sign-in");
}

/* A parent of no child is asked for the first one. */
static void
test_no_child (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, "nouveau@demo.exemple");
  ui_wait_state (ui_page (self), PUPITRE_STATE_CONTENT);
  g_assert_true (PUPITRE_IS_ASSOCIATE_PAGE (ui_page (self)));
}

/* Refused: the reason is on the page, with the one thing to do. */
static void
test_refused (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_steer (self, "{\"faults\":[\"listMessages:status:code=403\"]}");
  ui_sign_in (self, PARENT);
  ui_wait_state (ui_open (self, "Noé", PUPITRE_TILE_MESSAGES), PUPITRE_STATE_FAILED);
  g_assert_true (ui_shows_text (ui_page (self), "Open the Portal in the Browser"));
}

static const char *
chosen_child (UiFixture *self)
{
  return pupitre_child_get_first_name (pupitre_page_get_pupil (ui_page (self)));
}

static gboolean
list_has_focus (UiFixture *self, const char *id)
{
  return gtk_widget_get_focus_child (sidebar_part (self, id)) != NULL;
}

/* Ctrl and Alt with a number choose; the focus is on the chosen child after signing in; and what
 * Tab passes on its way stays as it is. */
static void
test_keys (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GtkListBoxRow *row;
  PupitrePage *page;
  const char *first;

  ui_sign_in (self, PARENT);
  ui_wait_frames (self->window, 2);
  g_assert_true (list_has_focus (self, "children"));

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.child", "u", 2);
  g_assert_true (PUPITRE_IS_MESSAGES_PAGE (ui_page (self)));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.child", "u", 0);
  first = chosen_child (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.tile", "u", 0);
  page = ui_page (self);
  g_assert_false (PUPITRE_IS_MESSAGES_PAGE (page));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.tile", "u", 19);
  g_assert_true (ui_page (self) == page);

  row = gtk_list_box_get_row_at_index (sidebar_part (self, "children"), 0);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  g_assert_cmpstr (chosen_child (self), ==, first);

  /* What arrow keys do in a list: they choose, and the page follows. */
  gtk_list_box_select_row (sidebar_part (self, "children"),
                           gtk_list_box_get_row_at_index (sidebar_part (self, "children"), 1));
  g_assert_cmpstr (chosen_child (self), !=, first);
}

/* A row of messages can take the focus, or no message could be opened from the keyboard. */
static void
test_message_focus (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  GtkWidget *row;

  ui_sign_in (self, PARENT);
  page = ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  test_wait_until (has_message, page);
  ui_wait_frames (self->window, 2);
  row = gtk_widget_get_parent (ui_find (ui_part (page, "list"), PUPITRE_TYPE_MESSAGE_ROW));
  g_assert_true (gtk_widget_get_focusable (row));
  g_assert_true (gtk_widget_grab_focus (row));
}

static gboolean
page_has_focus (UiFixture *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return focus != NULL && gtk_widget_get_mapped (focus) &&
         gtk_widget_is_ancestor (focus, GTK_WIDGET (ui_page (self)));
}

/* A message opens with the focus on the way back, and keeps the focus when the button that has it
 * goes: else Escape would lead back no more. */
static void
test_focus_stays (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GtkWidget *line, *button;

  ui_sign_in (self, PARENT);
  open_first_message (self);
  ui_wait_settled (ui_page (self));
  ui_wait_frames (self->window, 3);
  g_assert_true (G_OBJECT (gtk_window_get_focus (GTK_WINDOW (self->window))) ==
                 ui_part (gtk_widget_get_template_child (GTK_WIDGET (ui_page (self)),
                                                         PUPITRE_TYPE_PAGE, "header"),
                          "back_button"));

  line = ui_find (ui_page (self), PUPITRE_TYPE_TRUST_LINE);
  button = ui_part (line, "button");
  gtk_widget_set_visible (button, TRUE);
  g_assert_true (gtk_widget_grab_focus (button));
  gtk_widget_set_visible (button, FALSE);
  ui_wait_frames (self->window, 3);
  g_assert_true (page_has_focus (self));
}

/* In a narrow window one side is shown at a time, and the way back is there. */
static void
test_narrow (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  AdwLeaflet *leaflet = ADW_LEAFLET (ui_main_part (self, "leaflet"));
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 720);
  ui_wait_frames (self->window, 20);
  g_assert_true (adw_leaflet_get_folded (leaflet));
  page = ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  g_assert_true (adw_leaflet_get_visible_child (leaflet) == ui_main_part (self, "content"));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (page)), <=, 360);

  gtk_widget_activate_action (GTK_WIDGET (page), "page.back", NULL);
  g_assert_true (adw_leaflet_get_visible_child (leaflet) == ui_main_part (self, "sidebar"));
}

/* A school's name of the usual length has one line, beside a badge of three digits and the menu too. */
static void
test_badge_room (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *font = NULL;
  GtkWidget *row;
  GtkLabel *school;

  g_object_get (settings, "gtk-font-name", &font, NULL);
  g_object_set (settings, "gtk-font-name", "Cantarell 11", NULL);
  ui_sign_in (self, PARENT);
  ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  row = ui_find (sidebar_part (self, "children"), PUPITRE_TYPE_CHILD_ROW);
  school = ui_part (row, "school");
  g_assert_cmpstr (gtk_label_get_text (school), ==, "École secondaire du Fleuve");
  pupitre_badge_set_count (ui_part (row, "badge"), 888);
  ui_wait_frames (self->window, 5);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (school)), ==, 1);
  g_object_set (settings, "gtk-font-name", font, NULL);
}

static void
assert_fits (UiFixture *self)
{
  int width;

  gtk_widget_measure (gtk_widget_get_first_child (GTK_WIDGET (self->window)),
                      GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
}

/* Text of twice the size still leaves the window 360 pixels narrow, on every page (with the one
 * button that GNOME gives to windows). */
static void
test_large_text (void)
{
  g_autoptr (UiFixture) self = NULL;
  GtkSettings *settings = gtk_settings_get_default ();
  PupitrePage *page;
  GtkListBox *list;
  g_autofree char *layout = NULL;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, "gtk-decoration-layout", &layout, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, "gtk-decoration-layout", ":close", NULL);
  self = ui_fixture_new (NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 720);
  assert_fits (self);
  ui_sign_in (self, PARENT);
  open_first_message (self);
  ui_wait_frames (self->window, 3);
  assert_fits (self);

  page = ui_open (self, "Noé", PUPITRE_TILE_RESULTS);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  test_wait_until (has_groups, page);
  assert_fits (self);
  list = ui_part (gtk_widget_get_first_child (ui_part (page, "groups")), "list");
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  ui_wait_state (ui_page (self), PUPITRE_STATE_CONTENT);
  ui_wait_frames (self->window, 3);
  assert_fits (self);
  g_object_set (settings, "gtk-xft-dpi", dpi, "gtk-decoration-layout", layout, NULL);
}

static void
test_preferences (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GtkWidget *preferences;

  ui_sign_in (self, PARENT);
  preferences = pupitre_preferences_window_new (self->context);
  gtk_window_present (GTK_WINDOW (preferences));
  g_assert_true (ui_shows_text (preferences, PARENT));
  g_assert_false (gtk_widget_get_visible (ui_part (ui_find (preferences, PUPITRE_TYPE_ACCOUNT_ROW), "forget_button")));
  gtk_window_destroy (GTK_WINDOW (preferences));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/window/wrong-password", test_wrong_password);
  g_test_add_func ("/window/odd-sign-ins", test_odd_sign_ins);
  g_test_add_func ("/window/cancel", test_cancel);
  g_test_add_func ("/window/sidebar", test_sidebar);
  g_test_add_func ("/window/pages", test_pages);
  g_test_add_func ("/window/many-messages", test_many_messages);
  g_test_add_func ("/window/newer-messages", test_newer_messages);
  g_test_add_func ("/window/message", test_message);
  g_test_add_func ("/window/message-periods", test_message_periods);
  g_test_add_func ("/window/unread-messages", test_unread_messages);
  g_test_add_func ("/window/report-cards", test_report_cards);
  g_test_add_func ("/window/offline", test_offline);
  g_test_add_func ("/window/session-ended", test_session_ended);
  g_test_add_func ("/window/sign-out", test_sign_out);
  g_test_add_func ("/window/sign-out-and-erase", test_sign_out_and_erase);
  g_test_add_func ("/window/no-child", test_no_child);
  g_test_add_func ("/window/refused", test_refused);
  g_test_add_func ("/window/keys", test_keys);
  g_test_add_func ("/window/message-focus", test_message_focus);
  g_test_add_func ("/window/focus-stays", test_focus_stays);
  g_test_add_func ("/window/narrow", test_narrow);
  g_test_add_func ("/window/badge-room", test_badge_room);
  g_test_add_func ("/window/large-text", test_large_text);
  g_test_add_func ("/window/preferences", test_preferences);
  return g_test_run ();
}
