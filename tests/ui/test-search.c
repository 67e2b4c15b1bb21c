/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-absences-page.h"
#include "pupitre-assignment-page.h"
#include "pupitre-contact-page.h"
#include "pupitre-document-view.h"
#include "pupitre-glance-list.h"
#include "pupitre-message-page.h"
#include "pupitre-message.h"
#include "pupitre-navigator.h"
#include "pupitre-resources-page.h"
#include "pupitre-results-page.h"
#include "pupitre-search-page.h"
#include "pupitre-subject-page.h"
#include "pupitre-viewer-page.h"
#include "test-pdfs.h"
#include "ui-fixture.h"

#include <string.h>

/* The search: from any page, by keyboard, in what is stored of all children. */

#define PARENT "parent@demo.exemple"

static PupitrePage *
open_search (UiFixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.search", NULL);
  g_assert_true (PUPITRE_IS_SEARCH_PAGE (ui_page (self)));
  return ui_page (self);
}

static const char *
get_state (gpointer page)
{
  return gtk_stack_get_visible_child_name (ui_part (page, "stack"));
}

static void
type (gpointer page, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_part (page, "entry")), words);
}

typedef struct {
  gpointer    page;
  const char *text;
} Shown;

static gboolean
is_shown (gpointer data)
{
  Shown *shown = data;

  return g_str_equal (get_state (shown->page), "found") &&
         ui_shows_text (ui_part (shown->page, "lists"), shown->text);
}

/* Waits until a row below the lists says @text. */
static void
wait_shown (gpointer page, const char *text)
{
  Shown shown = { page, text };

  test_wait_until (is_shown, &shown);
}

static gboolean
is_nothing_found (gpointer page)
{
  return g_str_equal (get_state (page), "nothing-found");
}

static GtkWidget *
first_row (gpointer page)
{
  GtkWidget *list = gtk_widget_get_first_child (ui_part (page, "lists"));

  while (list != NULL && !gtk_widget_get_visible (list))
    list = gtk_widget_get_next_sibling (list);
  return list != NULL ? pupitre_glance_list_get_first_row (PUPITRE_GLANCE_LIST (list)) : NULL;
}

/* What a key does, as the window has it from the keyboard. */
static gboolean
press (gpointer widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
      continue;
    for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

      if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
          gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key)
        return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                             gtk_shortcut_get_arguments (shortcut));
    }
  }
  return FALSE;
}

static gboolean
is_message (gpointer window)
{
  return PUPITRE_IS_MESSAGE_PAGE (pupitre_window_get_page (window));
}

static gboolean
is_assignment (gpointer window)
{
  return PUPITRE_IS_ASSIGNMENT_PAGE (pupitre_window_get_page (window));
}

static gboolean
has_focus (gpointer widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* The title of the newest message of the page in front. */
static char *
dup_first_title (PupitrePage *page)
{
  PupitreFeed *feed = pupitre_page_get_feed (page);
  g_autoptr (PupitreEntry) entry = g_list_model_get_item (G_LIST_MODEL (feed), 0);

  while (pupitre_entry_get_object (entry) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_strdup (pupitre_message_get_title (pupitre_entry_get_object (entry)));
}

/* Types, goes down, opens: the message, not its list. Escape closes what is open. */
static void
test_keyboard (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *title = NULL;
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  title = dup_first_title (page);
  ui_open (self, "Léa", PUPITRE_TILE_RESULTS);

  page = open_search (self);
  g_assert_true (has_focus (ui_part (page, "entry")));
  g_assert_cmpstr (get_state (page), ==, "nothing-typed");
  type (page, title);
  wait_shown (page, title);
  g_assert_true (press (ui_part (page, "entry"), GDK_KEY_Down));
  g_assert_true (has_focus (first_row (page)));
  gtk_widget_activate (first_row (page));
  test_wait_until (is_message, self->window);
  g_assert_true (ui_shows_text (ui_page (self), title));
  g_assert_cmpstr (pupitre_child_get_first_name (pupitre_page_get_pupil (ui_page (self))), ==,
                   "Noé");

  /* What was typed is still there, and Escape goes back. */
  page = open_search (self);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_part (page, "entry"))), ==, title);
  g_signal_emit_by_name (ui_part (page, "entry"), "stop-search");
  g_assert_true (PUPITRE_IS_MESSAGE_PAGE (ui_page (self)));
}

/* Enter in the entry opens what stands first; homework opens itself, a child its page. */
static void
test_kinds (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = ui_open (self, "Léa", PUPITRE_TILE_HOMEWORK);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_refreshed (self, page);

  page = open_search (self);
  type (page, "HOMEWORK");
  wait_shown (page, "Homework");
  g_signal_emit_by_name (ui_part (page, "entry"), "activate");
  test_wait_until (is_assignment, self->window);

  page = open_search (self);
  type (page, "noe");
  wait_shown (page, "Children");
  g_signal_emit_by_name (ui_part (page, "entry"), "activate");
  g_assert_cmpstr (pupitre_child_get_first_name (pupitre_page_get_pupil (ui_page (self))), ==,
                   "Noé");

  page = open_search (self);
  type (page, "zyxw \"AND* (");
  test_wait_until (is_nothing_found, page);
  type (page, "");
  g_assert_cmpstr (get_state (page), ==, "nothing-typed");
}

/* The list of what was found of one kind, see pupitre_search_page. */
static GtkWidget *
first_row_of (gpointer page, const char *title)
{
  for (GtkWidget *list = gtk_widget_get_first_child (ui_part (page, "lists")); list != NULL;
       list = gtk_widget_get_next_sibling (list)) {
    g_autofree char *heading = NULL;

    g_object_get (list, "title", &heading, NULL);
    if (gtk_widget_get_visible (list) && g_str_equal (heading, title))
      return pupitre_glance_list_get_first_row (PUPITRE_GLANCE_LIST (list));
  }
  return NULL;
}

typedef struct {
  gpointer    page;
  const char *title;
} Found;

static gboolean
is_found (gpointer data)
{
  Found *found = data;

  return first_row_of (found->page, found->title) != NULL;
}

/* Looks for @typed, and opens the first thing of the list of that title. */
static void
open_found (UiFixture *self, const char *typed, const char *title)
{
  PupitrePage *page = open_search (self);
  Found found = { page, title };

  type (page, typed);
  test_wait_until (is_found, &found);
  gtk_widget_activate (first_row_of (page, title));
}

/* Reads what a child has there, as the search then has it too, and leaves it. */
static void
visit (UiFixture *self, const char *name, PupitreTile tile)
{
  PupitrePage *page = ui_open (self, name, tile);

  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_refreshed (self, page);
  ui_open (self, name, PUPITRE_TILE_MESSAGES);
}

static gboolean
is_subject (gpointer window)
{
  return PUPITRE_IS_SUBJECT_PAGE (pupitre_window_get_page (window));
}

/* A mark opens its subject; the way back leads to the results. */
static void
test_mark (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, PARENT);
  visit (self, "No\303\251", PUPITRE_TILE_RESULTS);
  open_found (self, "francais", "Marks");
  test_wait_until (is_subject, self->window);
  g_assert_true (ui_shows_text (ui_page (self), "Fran\303\247ais"));
  g_assert_cmpstr (pupitre_child_get_first_name (pupitre_page_get_pupil (ui_page (self))), ==,
                   "No\303\251");
  gtk_widget_activate_action (GTK_WIDGET (ui_page (self)), "page.back", NULL);
  g_assert_true (PUPITRE_IS_RESULTS_PAGE (ui_page (self)));
}

static GtkWidget *
get_focus (UiFixture *self)
{
  return gtk_root_get_focus (GTK_ROOT (self->window));
}

static gboolean
is_on_row_of (gpointer data)
{
  Found *found = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (found->page));
  GtkWidget *row =
    focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, ui_part (found->page, found->title));
}

/* Whether it lies within what its page shows of itself. */
static gboolean
is_in_sight (GtkWidget *row)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (row, scrolled, &bounds));
  return bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (scrolled);
}

/* An absence of long ago opens in the history, whatever was filtered there; one that waits for a
 * motive opens where the motive is chosen. */
static void
test_absence (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  Found found = { NULL };

  ui_sign_in (self, PARENT);
  visit (self, "No\303\251", PUPITRE_TILE_ABSENCES);
  open_found (self, "motivated", "Absences");
  found = (Found) { ui_page (self), "history" };
  g_assert_true (PUPITRE_IS_ABSENCES_PAGE (found.page));
  test_wait_until (is_on_row_of, &found);
  ui_wait_frames (self->window, 3);
  g_assert_true (is_in_sight (get_focus (self)));

  ui_open (self, "No\303\251", PUPITRE_TILE_MESSAGES);
  gtk_drop_down_set_selected (ui_part (found.page, "kind_filter"), 2);
  open_found (self, "motivated", "Absences");
  test_wait_until (is_on_row_of, &found);

  open_found (self, "waits", "Absences");
  found.title = "motives";
  test_wait_until (is_on_row_of, &found);
}

static gboolean
is_on_row_named (gpointer data)
{
  Found *found = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (found->page));

  return focus != NULL && ADW_IS_ACTION_ROW (focus) && gtk_widget_is_ancestor (focus, found->page) &&
         g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (focus)), found->title);
}

/* A link that somebody shared opens its row, which has the focus: not the link itself. */
static void
test_resource (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *title = NULL;
  Found found = { NULL };

  ui_sign_in (self, PARENT);
  visit (self, "No\303\251", PUPITRE_TILE_RESOURCES);
  found = (Found) { open_search (self), "Resources" };
  type (found.page, "exemple");
  test_wait_until (is_found, &found);
  title = g_strdup (adw_preferences_row_get_title (
    ADW_PREFERENCES_ROW (first_row_of (found.page, "Resources"))));
  gtk_widget_activate (first_row_of (found.page, "Resources"));
  g_assert_true (PUPITRE_IS_RESOURCES_PAGE (ui_page (self)));
  found = (Found) { ui_page (self), title };
  test_wait_until (is_on_row_named, &found);
  ui_wait_frames (self->window, 3);
  g_assert_true (is_in_sight (get_focus (self)));
}

static gboolean
has_cards (gpointer page)
{
  return ui_find (ui_part (page, "groups"), GTK_TYPE_LIST_BOX) != NULL;
}

static gboolean
has_pages (gpointer page)
{
  return pupitre_document_view_get_state (ui_part (page, "view")) == PUPITRE_DOCUMENT_READY;
}

/* A word that stands on a page of a report card, and in no title. */
static void
test_document (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  GtkListBox *list;

  ui_sign_in (self, PARENT);
  page = ui_open (self, "Noé", PUPITRE_TILE_RESULTS);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  test_wait_until (has_cards, page);
  list = GTK_LIST_BOX (ui_find (ui_part (page, "groups"), GTK_TYPE_LIST_BOX));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  test_wait_until (has_pages, ui_page (self));
  ui_open (self, "Léa", PUPITRE_TILE_MESSAGES);

  page = open_search (self);
  type (page, "perman");
  wait_shown (page, "Report card");
  /* Documents stand last. */
  gtk_widget_activate (pupitre_glance_list_get_first_row (
    PUPITRE_GLANCE_LIST (gtk_widget_get_last_child (ui_part (page, "lists")))));
  g_assert_true (PUPITRE_IS_VIEWER_PAGE (ui_page (self)));
  test_wait_until (has_pages, ui_page (self));
  gtk_widget_activate_action (GTK_WIDGET (ui_page (self)), "page.back", NULL);
  g_assert_true (ui_page (self) == page);
}

static void
show_message (UiFixture *self, const char *child, const char *key)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-item", "(sus)", child,
                              (guint32) PUPITRE_TILE_MESSAGES, key);
}

static gboolean
is_said_to_be_gone (gpointer window)
{
  return ui_shows_text (window, "The portal no longer has this.");
}

/* Who looks for what is no longer there is told so, and nothing is opened later. */
static void
test_gone (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  show_message (self, pupitre_child_get_key (pupitre_page_get_pupil (page)), "no such message");
  test_wait_until (is_said_to_be_gone, self->window);
  g_assert_true (ui_page (self) == page);
}

typedef struct {
  PupitrePage *page;
  const char  *key;
} Awaited;

static gboolean
is_read (gpointer data)
{
  Awaited *awaited = data;
  g_autoptr (PupitreEntry) entry =
    pupitre_feed_dup_entry (pupitre_page_get_feed (awaited->page), awaited->key);

  return entry != NULL && pupitre_entry_get_object (entry) != NULL;
}

static void
lock_and_unlock (UiFixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  while (g_strcmp0 (ui_state (self), "locked") != 0)
    g_main_context_iteration (NULL, TRUE);
  ui_unlock (self, UI_PASSWORD);
}

/* Nothing is opened on a page that the parent has left before it was read. */
static void
test_left (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (GPtrArray) keys = NULL;
  g_autofree char *key = NULL;
  g_autofree char *child = NULL;
  Awaited awaited = { NULL };
  GtkWidget *navigator;
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = ui_open (self, "Léa", PUPITRE_TILE_MESSAGES);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  keys = pupitre_feed_list_keys (pupitre_page_get_feed (page));
  key = g_strdup (keys->pdata[keys->len - 1]);
  child = g_strdup (pupitre_child_get_key (pupitre_page_get_pupil (page)));
  ui_open (self, "Noé", PUPITRE_TILE_RESULTS);
  /* Its page is another one then, that has read nothing. */
  lock_and_unlock (self);
  ui_open (self, "Noé", PUPITRE_TILE_RESULTS);

  show_message (self, child, key);
  page = ui_page (self);
  navigator = gtk_widget_get_ancestor (GTK_WIDGET (page), PUPITRE_TYPE_NAVIGATOR);
  awaited = (Awaited) { page, key };
  g_assert_false (is_read (&awaited));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-tile", "(su)", child,
                              (guint32) PUPITRE_TILE_RESULTS);
  test_wait_until (is_read, &awaited);
  g_assert_true (pupitre_navigator_get_visible (PUPITRE_NAVIGATOR (navigator)) == page);
}

typedef struct {
  GError   *error;
  gboolean  done;
} Kept;

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Kept *kept = user_data;

  pupitre_store_put_document_finish (PUPITRE_STORE (source), result, &kept->error);
  kept->done = TRUE;
}

static gboolean
is_kept (gpointer kept)
{
  return ((Kept *) kept)->done;
}

/* Keeps a document of the child of @page, as if it had come with a message. @content: (transfer full) */
static void
keep (PupitrePage *page, const char *title, GBytes *content)
{
  const PupitreDocument document = {
    .fd = -1,
    .child = (char *) pupitre_child_get_key (pupitre_page_get_pupil (page)),
    .id = (char *) title,
    .file_name = (char *) "document.pdf",
    .title = (char *) title,
    .kind = PUPITRE_DOCUMENT_KIND_ATTACHMENT,
  };
  Kept kept = { NULL };

  pupitre_store_put_document_async (pupitre_account_get_store (pupitre_page_get_account (page)),
                                    document.child, document.id, content, &document, NULL, on_kept,
                                    &kept);
  test_wait_until (is_kept, &kept);
  g_assert_no_error (kept.error);
  g_bytes_unref (content);
}

/* A document that cannot be read, or not without its password, is found by its title, and keeps no
 * other from being found by its pages. */
static void
test_unreadable (void)
{
  static const char *const PAGES[] = { "Une clairiere", NULL };
  static const char BROKEN[] = "%PDF-1.4 marecage";
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  keep (page, "Feuille abimee", g_bytes_new_static (BROKEN, strlen (BROKEN)));
  keep (page, "Feuille verrouillee", test_pdf_locked ("chut"));
  keep (page, "Feuille ordinaire", test_pdf_text (PAGES));

  page = open_search (self);
  type (page, "clairiere");
  wait_shown (page, "Feuille ordinaire");
  g_assert_false (ui_shows_text (ui_part (page, "lists"), "Feuille abimee"));
  type (page, "feuille");
  wait_shown (page, "Feuille abimee");
  wait_shown (page, "Feuille verrouillee");
  wait_shown (page, "Feuille ordinaire");
  /* Its bytes are not its words. */
  type (page, "marecage");
  test_wait_until (is_nothing_found, page);
}

/* The lock drops what was typed, and all that could be found. */
static void
test_lock (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  page = open_search (self);
  type (page, "noe");
  wait_shown (page, "Children");
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  while (g_strcmp0 (ui_state (self), "locked") != 0)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.search", NULL);
  g_assert_cmpstr (ui_state (self), ==, "locked");
  while (page != NULL)
    g_main_context_iteration (NULL, TRUE);

  ui_unlock (self, UI_PASSWORD);
  ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  page = open_search (self);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_part (page, "entry"))), ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();
  g_test_add_func ("/search/keyboard", test_keyboard);
  g_test_add_func ("/search/kinds", test_kinds);
  g_test_add_func ("/search/document", test_document);
  g_test_add_func ("/search/mark", test_mark);
  g_test_add_func ("/search/absence", test_absence);
  g_test_add_func ("/search/resource", test_resource);
  g_test_add_func ("/search/gone", test_gone);
  g_test_add_func ("/search/left", test_left);
  g_test_add_func ("/search/unreadable", test_unreadable);
  g_test_add_func ("/search/lock", test_lock);

  return g_test_run ();
}
