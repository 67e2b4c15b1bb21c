/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-account-finances.h"
#include "pupitre-badge.h"
#include "pupitre-changes-page.h"
#include "pupitre-child-row.h"
#include "pupitre-finances-page.h"
#include "pupitre-message-filter.h"
#include "pupitre-message.h"
#include "ui-fixture.h"

/* The page of what changed, and the badges, against the live demonstration portal. */

#define PARENT "parent@demo.exemple"
#define CHILD "Léa"
#define OTHER "Mila"

/* @returns: (nullable): the first row whose texts begin so */
static GtkWidget *
find_row (GtkWidget *root, const char *title, const char *subtitle)
{
  if (ADW_IS_ACTION_ROW (root) &&
      g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) &&
      g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (root)), subtitle))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *row = find_row (child, title, subtitle);

    if (row != NULL)
      return row;
  }
  return NULL;
}

/* Whether a row carries the mark of what is new. */
static gboolean
has_note (GtkWidget *root)
{
  if (GTK_IS_LABEL (root) && gtk_widget_has_css_class (root, "plan-note"))
    return g_str_equal (gtk_label_get_text (GTK_LABEL (root)), "New");
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (has_note (child))
      return TRUE;
  }
  return FALSE;
}

static PupitrePage *
open_changes (UiFixture *self, const char *child)
{
  PupitrePage *page = ui_open (self, child, PUPITRE_TILE_CHANGES);

  g_assert_true (PUPITRE_IS_CHANGES_PAGE (page));
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_refreshed (self, page);
  return page;
}

static const char *
get_shown (PupitrePage *page)
{
  return gtk_stack_get_visible_child_name (ui_part (page, "stack"));
}

static gboolean
shows_list (gpointer page)
{
  return ui_count (page, ADW_TYPE_ACTION_ROW) > 0 && g_str_equal (get_shown (page), "list");
}

static gboolean
shows_withdrawn (gpointer page)
{
  return find_row (page, "Statement withdrawn: ", "") != NULL;
}

static guint
count_child (UiFixture *self, const char *name)
{
  GtkListBox *list = ui_part (ui_main_part (self, "sidebar"), "children");
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++) {
    if (g_str_equal (pupitre_child_get_first_name (
                       pupitre_child_row_get_child (PUPITRE_CHILD_ROW (row))), name))
      return pupitre_badge_get_count (ui_part (row, "badge"));
  }
  g_assert_not_reached ();
}

/* Signs in while the school has published no statement of account, and lets it publish them. */
static PupitrePage *
publish_statements (UiFixture *self)
{
  PupitrePage *page;

  ui_steer (self, "{\"faults\":[\"listStatements:empty\"]}");
  ui_sign_in (self, PARENT);
  page = open_changes (self, CHILD);
  /* What comes first is the baseline. */
  ui_wait_frames (self->window, 2);
  g_assert_cmpstr (get_shown (page), ==, "nothing");
  ui_steer (self, "{\"faults\":[]}");
  pupitre_page_refresh (page);
  test_wait_until (shows_list, page);
  ui_wait_refreshed (self, page);
  return page;
}

static void
test_rows (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = publish_statements (self);
  GtkWidget *row = find_row (GTK_WIDGET (page), "New statement: ", CHILD " · ");
  guint n_new = ui_count_tile (self, PUPITRE_TILE_FINANCES);

  g_assert_nonnull (row);
  g_assert_true (has_note (row));
  g_assert_cmpuint (n_new, >, 0);
  g_assert_cmpuint (ui_count_tile (self, PUPITRE_TILE_CHANGES), ==, n_new);
  g_assert_cmpuint (count_child (self, CHILD), >=, n_new);
  /* Each row opens what it comes from. */
  g_assert_true (gtk_widget_activate (row));
  ui_wait_frames (self->window, 2);
  g_assert_true (PUPITRE_IS_FINANCES_PAGE (ui_page (self)));
  /* And what is there has been seen then. */
  g_assert_cmpuint (ui_count_tile (self, PUPITRE_TILE_FINANCES), ==, 0);
  g_assert_cmpuint (ui_count_tile (self, PUPITRE_TILE_CHANGES), ==, 0);
  /* Of another child nothing has changed. */
  page = open_changes (self, OTHER);
  ui_wait_frames (self->window, 2);
  g_assert_cmpstr (get_shown (page), ==, "nothing");
}

static void
test_seen (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = publish_statements (self);
  guint n_before = count_child (self, CHILD);
  guint n_new = ui_count_tile (self, PUPITRE_TILE_FINANCES);

  g_signal_emit_by_name (ui_part (page, "seen_button"), "clicked");
  ui_wait_frames (self->window, 2);
  g_assert_cmpuint (ui_count_tile (self, PUPITRE_TILE_FINANCES), ==, 0);
  g_assert_cmpuint (ui_count_tile (self, PUPITRE_TILE_CHANGES), ==, 0);
  g_assert_cmpuint (count_child (self, CHILD), ==, n_before - n_new);
  g_assert_false (has_note (ui_part (page, "days")));
  g_assert_false (gtk_widget_get_sensitive (ui_part (page, "seen_button")));

  /* Also the next time, without a network; and that they were there is kept. */
  ui_steer (self, "{\"cut\":true}");
  ui_restart_open (self);
  page = open_changes (self, CHILD);
  test_wait_until (shows_list, page);
  g_assert_nonnull (find_row (GTK_WIDGET (page), "New statement: ", CHILD " · "));
  g_assert_cmpuint (ui_count_tile (self, PUPITRE_TILE_CHANGES), ==, 0);
}

static void
test_withdrawn (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = publish_statements (self);

  ui_steer (self, "{\"faults\":[\"listStatements:empty\"]}");
  pupitre_page_refresh (page);
  test_wait_until (shows_withdrawn, page);
}

/* All children together: whose each row is. */
static void
test_family (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  publish_statements (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.family", "u", PUPITRE_TILE_CHANGES);
  page = ui_page (self);
  g_assert_true (PUPITRE_IS_CHANGES_PAGE (page));
  g_assert_null (pupitre_page_get_pupil (page));
  test_wait_until (shows_list, page);
  g_assert_nonnull (find_row (GTK_WIDGET (page), "New statement: ", CHILD " · "));
  g_assert_cmpuint (ui_count_tile (self, PUPITRE_TILE_CHANGES), >, 0);
}

static guint
count_messages (UiFixture *self)
{
  return pupitre_changes_count_unseen (
    pupitre_family_get_changes (pupitre_context_get_family (self->context)), NULL,
    PUPITRE_TILE_MESSAGES);
}

static gboolean
has_messages (gpointer self)
{
  return count_messages (self) > 0;
}

static gboolean
has_no_messages (gpointer self)
{
  return count_messages (self) == 0;
}

/* Who looks at the messages of all children has seen what came for each; on the other pages of all
 * children nothing of it is shown. */
static void
test_family_messages (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = open_changes (self, CHILD);
  ui_steer (self, "{\"day\":20}");
  pupitre_page_refresh (page);
  test_wait_until (has_messages, self);
  ui_wait_refreshed (self, page);
  ui_open_today (self);
  ui_wait_frames (self->window, 2);
  g_assert_true (has_messages (self));

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.family", "u", PUPITRE_TILE_MESSAGES);
  g_assert_null (pupitre_page_get_pupil (ui_page (self)));
  test_wait_until (has_no_messages, self);
}

/* Of one child. */
typedef struct {
  UiFixture  *fixture;
  const char *name;
  guint       tile;
} Unseen;

static guint
count_of_child (const Unseen *unseen)
{
  PupitreFamily *family = pupitre_context_get_family (unseen->fixture->context);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (family)); i++) {
    g_autoptr (PupitreMember) member = g_list_model_get_item (G_LIST_MODEL (family), i);
    PupitreChild *child = pupitre_member_get_child (member);

    if (g_str_equal (pupitre_child_get_first_name (child), unseen->name))
      return pupitre_changes_count_unseen (pupitre_family_get_changes (family),
                                           pupitre_child_get_key (child), unseen->tile);
  }
  g_assert_not_reached ();
}

static gboolean
has_unseen (gpointer unseen)
{
  return count_of_child (unseen) > 0;
}

static gboolean
has_no_unseen (gpointer unseen)
{
  return count_of_child (unseen) == 0;
}

static PupitrePage *
open_of_family (UiFixture *self, PupitreTile tile)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.family", "u", tile);
  ui_wait_frames (self->window, 2);
  g_assert_null (pupitre_page_get_pupil (ui_page (self)));
  return ui_page (self);
}

/* Of the messages of all children what the filter leaves out has not been seen, until it shows it. */
static void
test_filtered_messages (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  Unseen child = { self, CHILD, PUPITRE_TILE_MESSAGES };
  Unseen other = { self, OTHER, PUPITRE_TILE_MESSAGES };
  PupitrePage *messages, *page;

  ui_sign_in (self, PARENT);
  messages = open_of_family (self, PUPITRE_TILE_MESSAGES);
  ui_wait_state (messages, PUPITRE_STATE_CONTENT);
  ui_wait_refreshed (self, messages);
  ui_choose (ui_part (ui_part (messages, "filter"), "children"), CHILD);

  page = open_of_family (self, PUPITRE_TILE_CHANGES);
  ui_wait_refreshed (self, page);
  ui_steer (self, "{\"day\":20}");
  pupitre_page_refresh (page);
  test_wait_until (has_unseen, &child);
  test_wait_until (has_unseen, &other);
  ui_wait_refreshed (self, page);

  g_assert_true (open_of_family (self, PUPITRE_TILE_MESSAGES) == messages);
  test_wait_until (has_no_unseen, &child);
  ui_wait_refreshed (self, messages);
  g_assert_true (has_unseen (&other));
  pupitre_message_filter_reset (ui_part (messages, "filter"));
  g_assert_true (has_no_unseen (&other));
}

static gboolean
is_unmapped (gpointer page)
{
  return !gtk_widget_get_mapped (page);
}

/* In a narrow window the sidebar stands before the page, and who looks at that has not seen it. */
static void
test_behind_the_sidebar (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  Unseen child = { self, CHILD, PUPITRE_TILE_MESSAGES };
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = ui_open (self, CHILD, PUPITRE_TILE_MESSAGES);
  ui_wait_refreshed (self, page);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 640);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-sidebar", NULL);
  test_wait_until (is_unmapped, page);

  ui_steer (self, "{\"day\":20}");
  pupitre_page_refresh (page);
  test_wait_until (has_unseen, &child);
  ui_wait_refreshed (self, page);
  ui_wait_frames (self->window, 2);
  g_assert_true (has_unseen (&child));

  g_assert_true (ui_open (self, CHILD, PUPITRE_TILE_MESSAGES) == page);
  test_wait_until (has_no_unseen, &child);
}

static gboolean
are_read (gpointer entries)
{
  return pupitre_entry_all_read (entries);
}

static guint
count_without_attachment (PupitrePage *page)
{
  PupitreFeed *feed = pupitre_page_get_feed (page);
  g_autoptr (GPtrArray) entries =
    pupitre_feed_get_entries (feed, 0, g_list_model_get_n_items (G_LIST_MODEL (feed)));
  guint n = 0;

  test_wait_until (are_read, entries);
  for (guint i = 0; i < entries->len; i++) {
    PupitreMessage *message = pupitre_entry_get_object (entries->pdata[i]);

    n += message != NULL && pupitre_message_get_n_attachments (message) == 0 ? 1 : 0;
  }
  return n;
}

/* The child's own page, which was opened before, is told first of what comes: it does not have that of the
 * family say what is seen before that has heard of it. */
static void
test_filtered_with_a_page_behind (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  Unseen child = { self, CHILD, PUPITRE_TILE_MESSAGES };
  PupitrePage *behind, *messages;
  guint n_before;

  ui_sign_in (self, PARENT);
  behind = ui_open (self, CHILD, PUPITRE_TILE_MESSAGES);
  ui_wait_refreshed (self, behind);
  n_before = count_without_attachment (behind);
  messages = open_of_family (self, PUPITRE_TILE_MESSAGES);
  ui_wait_state (messages, PUPITRE_STATE_CONTENT);
  gtk_check_button_set_active (ui_part (ui_part (messages, "filter"), "attachments"), TRUE);
  for (guint day = 2; day <= 20; day += 2) {
    g_autofree char *state = g_strdup_printf ("{\"day\":%u}", day);

    ui_steer (self, state);
    pupitre_page_refresh (messages);
    ui_wait_refreshed (self, messages);
    ui_wait_frames (self->window, 2);
  }
  g_assert_cmpuint (count_without_attachment (behind), >, n_before);
  g_assert_cmpuint (count_of_child (&child), ==, count_without_attachment (behind) - n_before);
}

static guint
count_kind (UiFixture *self, PupitreKind kind)
{
  g_autoptr (GPtrArray) unseen = pupitre_changes_list_unseen (
    pupitre_family_get_changes (pupitre_context_get_family (self->context)), NULL);
  guint n = 0;

  for (guint i = 0; i < unseen->len; i++)
    n += pupitre_change_get_kind (unseen->pdata[i]) == kind ? 1 : 0;
  return n;
}

static guint
count_family_statements (UiFixture *self)
{
  GtkWidget *box = ui_find (ui_page (self), PUPITRE_TYPE_ACCOUNT_FINANCES);
  guint n = 0;

  while (box != NULL && gtk_list_box_get_row_at_index (ui_part (box, "list"), (int) n) != NULL)
    n++;
  return n;
}

typedef struct {
  UiFixture *fixture;
  guint      n_before;
} Statements;

static gboolean
has_seen_those_shown (gpointer data)
{
  const Statements *statements = data;
  const guint n_shown = count_family_statements (statements->fixture);

  return n_shown > 0 && count_kind (statements->fixture, PUPITRE_KIND_STATEMENTS) ==
                          statements->n_before - n_shown;
}

static gboolean
has_statements (gpointer self)
{
  return count_kind (self, PUPITRE_KIND_STATEMENTS) > 0;
}

/* What all children together are to pay is seen there, statement by statement; older ones are on the page
 * of each child. */
static void
test_family_finances (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  Unseen child = { self, CHILD, PUPITRE_TILE_FINANCES };
  Statements statements = { self, 0 };
  PupitrePage *page;

  ui_steer (self, "{\"faults\":[\"listStatements:empty\"]}");
  ui_sign_in (self, PARENT);
  page = open_of_family (self, PUPITRE_TILE_CHANGES);
  ui_wait_refreshed (self, page);
  ui_steer (self, "{\"faults\":[]}");
  pupitre_page_refresh (page);
  test_wait_until (has_statements, self);
  ui_wait_refreshed (self, page);
  statements.n_before = count_kind (self, PUPITRE_KIND_STATEMENTS);

  open_of_family (self, PUPITRE_TILE_FINANCES);
  test_wait_until (has_seen_those_shown, &statements);
  g_assert_true (has_unseen (&child));
  ui_open (self, CHILD, PUPITRE_TILE_FINANCES);
  test_wait_until (has_no_unseen, &child);
}

static PupitreJournal *
get_journal (UiFixture *self)
{
  g_autoptr (PupitreAccount) account =
    g_list_model_get_item (G_LIST_MODEL (pupitre_context_get_accounts (self->context)), 0);

  return pupitre_account_get_journal (account);
}

/* What is kept of a child who has left the family.
 *
 * Returns: how much the journal has then */
static guint
keep_of_another (UiFixture *self)
{
  static const char TEXT[] = "{\"id\":\"s1\",\"solde\":12.5}";
  g_autoptr (PupitreAccount) account =
    g_list_model_get_item (G_LIST_MODEL (pupitre_context_get_accounts (self->context)), 0);
  g_autoptr (PupitreCollection) collection =
    pupitre_collection_new ("700000/0000001", PUPITRE_KIND_STATEMENTS, 2026);
  g_autoptr (GBytes) now = g_bytes_new_static (TEXT, sizeof TEXT - 1);
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_change_row_free);
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;

  g_ptr_array_add (rows, pupitre_change_row_new (collection, "s1", PUPITRE_CHANGE_NEW, 0, NULL, now));
  pupitre_store_add_changes_async (pupitre_account_get_store (account), rows, NULL, test_keep_result,
                                   &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_store_add_changes_finish (pupitre_account_get_store (account), done, NULL));
  return pupitre_journal_list (get_journal (self))->len + 1;
}

typedef struct {
  UiFixture *fixture;
  guint      n;
} Growth;

static gboolean
has_grown (gpointer data)
{
  Growth *growth = data;

  return pupitre_journal_list (get_journal (growth->fixture))->len >= growth->n;
}

/* All together are the children who are there: of another one nobody could open, and see, anything. */
static void
test_left (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreChanges *changes = pupitre_family_get_changes (pupitre_context_get_family (self->context));
  Growth growth = { self, 0 };
  guint n_rows, n_new;

  publish_statements (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.family", "u", PUPITRE_TILE_CHANGES);
  test_wait_until (shows_list, ui_page (self));
  n_rows = ui_count (ui_page (self), ADW_TYPE_ACTION_ROW);
  n_new = ui_count_tile (self, PUPITRE_TILE_CHANGES);
  g_assert_cmpuint (n_new, >, 0);
  growth.n = keep_of_another (self);
  test_wait_until (has_grown, &growth);
  ui_wait_frames (self->window, 2);
  g_assert_cmpuint (ui_count_tile (self, PUPITRE_TILE_CHANGES), ==, n_new);
  g_assert_cmpuint (ui_count (ui_page (self), ADW_TYPE_ACTION_ROW), ==, n_rows);
  g_assert_cmpuint (pupitre_changes_count_unseen (changes, "700000/0000001", PUPITRE_CHANGES_OF_ALL),
                    ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();
  g_test_add_func ("/changes/rows", test_rows);
  g_test_add_func ("/changes/seen", test_seen);
  g_test_add_func ("/changes/withdrawn", test_withdrawn);
  g_test_add_func ("/changes/family", test_family);
  g_test_add_func ("/changes/family-messages", test_family_messages);
  g_test_add_func ("/changes/filtered-messages", test_filtered_messages);
  g_test_add_func ("/changes/behind-the-sidebar", test_behind_the_sidebar);
  g_test_add_func ("/changes/filtered-with-a-page-behind", test_filtered_with_a_page_behind);
  g_test_add_func ("/changes/family-finances", test_family_finances);
  g_test_add_func ("/changes/left", test_left);
  return g_test_run ();
}
