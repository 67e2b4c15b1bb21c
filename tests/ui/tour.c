/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "absence-steps.h"
#include "account-steps.h"
#include "pupitre-archive-row.h"
#include "pupitre-agenda-page.h"
#include "pupitre-calendar-dialog.h"
#include "pupitre-document-page.h"
#include "pupitre-document-reader.h"
#include "pupitre-document-thumbnail.h"
#include "pupitre-document-view.h"
#include "pupitre-export-dialog.h"
#include "pupitre-family-agenda-page.h"
#include "pupitre-homework-row.h"
#include "pupitre-identity-dialog.h"
#include "pupitre-message-filter.h"
#include "pupitre-message.h"
#include "pupitre-organisation-page.h"
#include "pupitre-outbox-private.h"
#include "pupitre-print-preview.h"
#include "pupitre-render-sheet.h"
#include "pupitre-viewer-page.h"
#include "pupitre-pages.h"
#include "pupitre-account-row.h"
#include "pupitre-identity-dialog.h"
#include "pupitre-notifications-page.h"
#include "pupitre-preferences-window.h"
#include "pupitre-topics-row.h"
#include "pupitre-school-card.h"
#include "pupitre-school-time.h"
#include "pupitre-search-page.h"
#include "pupitre-shared-desk.h"
#include "registration-steps.h"
#include "pupitre-sidebar.h"
#include "pupitre-tax-dialog.h"
#include "test-pdfs.h"
#include "ui-fixture.h"

#include <libintl.h>
#include <string.h>
#include <unistd.h>

/* Saves a picture of every page of the program, in every state: "tour --list" says which,
 * "tour LANGUAGE FOLDER" takes those of one language. Anything that does not come is fatal. */

typedef struct {
  const char *language;
  const char *folder;
} Tour;

static Tour tour;

/* A text of the program that is another one in every other language. */
#define UNTRANSLATED "The portal does not answer."

/* How a picture of one page is taken; the scene leaves the program as it found it. */
typedef struct {
  const char *page;
  const char *state;  /* NULL for the base state */
  void       (*play) (const char *name);
} Scene;

/* --- pictures --- */

/* Without a window manager GTK draws a border of its own, which is no part of the picture. */
static int
border_of (GtkWindow *window)
{
  GtkWidget *content = gtk_widget_get_first_child (GTK_WIDGET (window));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));

  return (gdk_paintable_get_intrinsic_width (paintable) - gtk_widget_get_width (content)) / 2;
}

static void
save_picture (GtkWindow *window, int width, int height, const char *path)
{
  const int border = border_of (window);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (border, border, width, height);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderNode *node;

  g_assert_cmpint (gdk_paintable_get_intrinsic_width (paintable), ==, width + 2 * border);
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (paintable), ==, height + 2 * border);
  gdk_paintable_snapshot (paintable, snapshot, width + 2 * border, height + 2 * border);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &bounds);
  gsk_render_node_unref (node);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static void
take (GtkWindow *window, const char *name, gboolean dark, gboolean narrow)
{
  const int width = narrow ? 360 : 1000;
  const int height = narrow ? 720 : 700;
  g_autofree char *file = g_strdup_printf ("%s.%s.%s.%s.png", name, tour.language,
                                           dark ? "dark" : "light", narrow ? "narrow" : "wide");
  g_autofree char *path = g_build_filename (tour.folder, file, NULL);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
  /* A header bar that has no room yet lets go of its buttons in the first step. */
  for (guint i = 0; i < 2; i++) {
    gtk_window_set_default_size (window, width + 2 * border_of (window),
                                 height + 2 * border_of (window));
    ui_wait_frames (window, 10);
  }
  save_picture (window, width, height, path);
}

static gboolean
is_base (const char *name)
{
  gsize n_pages;
  const PupitrePageInfo *pages = pupitre_pages_list (&n_pages);

  /* What is no page of a child, and a section of one: worth as many pictures as a page. */
  if (g_str_equal (name, "lock") || g_str_equal (name, "export") ||
      g_str_equal (name, "tax-folder") || g_str_equal (name, "print-preview") ||
      g_str_equal (name, "agenda-cycle") || g_str_equal (name, "report-cards") ||
      g_str_equal (name, "ministry-results"))
    return TRUE;

  for (gsize i = 0; i < n_pages; i++) {
    if (g_str_equal (pages[i].id, name))
      return TRUE;
  }
  return FALSE;
}

/* Without the cursor and the focus ring, which come and go. */
static void
take_all (gpointer window, const char *name)
{
  ui_wait_frames (window, 3);
  gtk_window_set_focus (window, NULL);
  /* Nor what lies under the pointer, wherever that is. */
  gtk_widget_set_can_target (gtk_widget_get_first_child (window), FALSE);
  if (is_base (name)) {
    for (guint i = 0; i < 4; i++)
      take (window, name, i & 1, i & 2);
  } else if (g_str_equal (tour.language, "fr")) {
    take (window, name, FALSE, FALSE);
  } else {
    take (window, name, TRUE, TRUE);
  }
}

static void
take_main (UiFixture *self, const char *name)
{
  AdwLeaflet *leaflet = ADW_LEAFLET (ui_main_part (self, "leaflet"));

  adw_leaflet_navigate (leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
  take_all (self->window, name);
}

/* --- scenes --- */

static void
play_sign_in (const char *name)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  take_all (self->window, name);
}

static gboolean
has_sign_in_trouble (gpointer data)
{
  return gtk_widget_get_visible (ui_part (ui_part (data, "sign_in"), "trouble"));
}

static void
play_sign_in_refused (const char *name)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_type_sign_in (self, "parent@demo.exemple", "Pupitre2025");
  test_wait_until (has_sign_in_trouble, self->window);
  take_all (self->window, name);
}

static void
play_sign_in_offline (const char *name)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_steer (self, "{\"cut\":true}");
  ui_type_sign_in (self, "parent@demo.exemple", UI_PASSWORD);
  test_wait_until (has_sign_in_trouble, self->window);
  take_all (self->window, name);
}

static void
share (UiFixture *self)
{
  gtk_switch_set_active (ui_part (ui_part (self->window, "sign_in"), "shared"), TRUE);
}

static void
play_shared_sign_in (const char *name)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  share (self);
  take_all (self->window, name);
}

static void
play_lock (const char *name)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, "parent@demo.exemple");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  take_all (self->window, name);
}

static gboolean
has_lock_trouble (gpointer data)
{
  return gtk_widget_get_visible (ui_part (ui_part (data, "lock"), "error"));
}

static void
play_lock_refused (const char *name)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, "parent@demo.exemple");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  ui_type_unlock (self, "Pupitre2025");
  test_wait_until (has_lock_trouble, self->window);
  take_all (self->window, name);
}

/* Another program has the account open. */
static void
play_lock_busy (const char *name)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  int held;

  ui_sign_in (self, "parent@demo.exemple");
  held = ui_lock_elsewhere (self);
  ui_type_unlock (self, UI_PASSWORD);
  test_wait_until (has_lock_trouble, self->window);
  take_all (self->window, name);
  close (held);
}

static gboolean
is_told (gpointer label)
{
  return gtk_widget_get_visible (label);
}

static gboolean
is_closed (gpointer dialog)
{
  return ui_find_window (PUPITRE_TYPE_IDENTITY_DIALOG) == NULL;
}

/* With a PIN, one of whose tries is spent. */
static void
play_lock_tries (const char *name)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreAccount) account = NULL;
  GtkWidget *dialog;

  ui_sign_in (self, "parent@demo.exemple");
  account = g_list_model_get_item (G_LIST_MODEL (pupitre_context_get_accounts (self->context)), 0);
  pupitre_identity_dialog_present_set_pin (GTK_WINDOW (self->window), self->context, account);
  dialog = ui_find_window (PUPITRE_TYPE_IDENTITY_DIALOG);
  gtk_editable_set_text (ui_part (dialog, "typed"), UI_PASSWORD);
  gtk_editable_set_text (ui_part (dialog, "pin"), "4826");
  gtk_editable_set_text (ui_part (dialog, "again"), "4826");
  g_signal_emit_by_name (ui_part (dialog, "button"), "clicked");
  test_wait_until (is_closed, NULL);
  g_clear_object (&account);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  ui_type_unlock (self, "0000");
  test_wait_until (is_told, ui_part (ui_part (self->window, "lock"), "tries"));
  take_all (self->window, name);
}

static void
play_sign_up (const char *name)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  gtk_editable_set_text (ui_part (ui_part (self->window, "sign_in"), "email"), "");
  account_begin (self, "win.sign-up");
  take_all (self->window, name);
}

static void
play_sign_up_refused (const char *name)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  account_begin (self, "win.sign-up");
  account_ask_code (self, "throttled@demo.exemple");
  take_all (self->window, name);
}

static UiFixture *
ask_code (const char *email)
{
  UiFixture *self = ui_fixture_new (NULL);

  account_begin (self, "win.sign-up");
  account_ask_code (self, email);
  return self;
}

static void
play_code (const char *name)
{
  g_autoptr (UiFixture) self = ask_code (ACCOUNT_NEW);

  gtk_editable_set_text (account_step_part (self, "code"), "481");
  take_all (self->window, name);
}

static void
play_code_refused (const char *name)
{
  g_autoptr (UiFixture) self = ask_code (ACCOUNT_NEW);
  g_autofree char *code = account_read_code (self, ACCOUNT_NEW);

  account_type_code (self, g_str_equal (code, "481516") ? "481517" : "481516");
  take_all (self->window, name);
}

static void
play_code_waiting (const char *name)
{
  g_autoptr (UiFixture) self = ask_code (ACCOUNT_NEW);
  GSettings *settings = pupitre_context_get_settings (self->context);

  g_settings_set_int64 (settings, "enrolment-sent-at", g_get_real_time () / G_USEC_PER_SEC - 78);
  ui_fixture_restart (self);
  take_all (self->window, name);
}

static void
play_code_expired (const char *name)
{
  g_autoptr (UiFixture) self = ask_code (ACCOUNT_NEW);
  g_autofree char *code = account_read_code (self, ACCOUNT_NEW);

  g_free (test_portal_post (self->portal, "/demonstration/expire-codes", "{}"));
  account_type_code (self, code);
  take_all (self->window, name);
}

/* More wrong codes than the portal takes. */
static void
play_code_tries (const char *name)
{
  g_autoptr (UiFixture) self = ask_code (ACCOUNT_NEW);
  g_autofree char *code = account_read_code (self, ACCOUNT_NEW);
  const char *wrong = g_str_equal (code, "481516") ? "481517" : "481516";

  for (guint i = 0; i < 5; i++)
    account_type_code (self, wrong);
  take_all (self->window, name);
}

static void
type_code (UiFixture *self, const char *email)
{
  g_autofree char *code = account_read_code (self, email);

  account_type_code (self, code);
}

static void
play_password (const char *name)
{
  g_autoptr (UiFixture) self = ask_code (ACCOUNT_NEW);

  type_code (self, ACCOUNT_NEW);
  account_type_password (self, "Cartable", "");
  take_all (self->window, name);
}

static void
play_password_refused (const char *name)
{
  g_autoptr (UiFixture) self = ask_code ("parent@demo.exemple");

  type_code (self, "parent@demo.exemple");
  account_type_password (self, ACCOUNT_PASSWORD, ACCOUNT_PASSWORD);
  account_proceed (self);
  take_all (self->window, name);
}

static UiFixture *
open_form (void)
{
  UiFixture *self = ui_fixture_new (NULL);

  ui_sign_in (self, "nouveau@demo.exemple");
  ui_wait_settled (ui_page (self));
  return self;
}

static void
play_associate (const char *name)
{
  g_autoptr (UiFixture) self = open_form ();

  take_main (self, name);
}

/* Something is missing, something is of a wrong form, something may be wrong. */
static void
play_associate_faults (const char *name)
{
  g_autoptr (UiFixture) self = open_form ();
  const AccountChild child = { "exemples", "Exemple", NULL, "1980-06-18", "12345", "1235902" };

  account_fill_in (self, &child);
  account_send (self);
  take_main (self, name);
}

static void
scroll_down (UiFixture *self)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (ui_part (ui_page (self), "form"),
                                                 GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
}

static void
play_associate_refused (const char *name)
{
  g_autoptr (UiFixture) self = open_form ();
  AccountChild child = ACCOUNT_TOM;

  child.first_name = "Thomas";
  account_fill_in (self, &child);
  account_send (self);
  ui_wait_frames (self->window, 3);
  scroll_down (self);
  take_main (self, name);
}

static void
play_associate_done (const char *name)
{
  g_autoptr (UiFixture) self = open_form ();

  account_fill_in (self, &ACCOUNT_TOM);
  account_send (self);
  take_main (self, name);
}

static gboolean
has_offer (gpointer data)
{
  return gtk_widget_get_visible (ui_part (ui_page (data), "offer"));
}

static void
play_associate_former (const char *name)
{
  g_autoptr (UiFixture) self = open_form ();
  g_autoptr (PupitreAccount) former = account_open_former (self, "parent@demo.exemple");

  account_fill_in (self, &ACCOUNT_TOM);
  account_send (self);
  test_wait_until (has_offer, self);
  take_main (self, name);
}

static gboolean
has_centres (gpointer data)
{
  return PUPITRE_IS_ORGANISATION_PAGE (ui_page (data));
}

static UiFixture *
open_centres (void)
{
  UiFixture *self = open_form ();

  g_signal_emit_by_name (account_form_part (self, "organisation_row"), "activated");
  test_wait_until (has_centres, self);
  return self;
}

static void
play_centres (const char *name)
{
  g_autoptr (UiFixture) self = open_centres ();

  take_main (self, name);
}

static gboolean
has_no_centre (gpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (data)) == 0;
}

static void
play_centres_empty (const char *name)
{
  g_autoptr (UiFixture) self = open_centres ();

  gtk_editable_set_text (ui_part (ui_page (self), "search"), "Atlantide");
  test_wait_until (has_no_centre, ui_part (ui_page (self), "filtered"));
  take_main (self, name);
}

/* Whose pages show most: of secondary school, with report cards of an earlier school. */
#define CHILD "Noé"

static UiFixture *
sign_in_and_open (PupitreTile tile)
{
  UiFixture *self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, "parent@demo.exemple");
  page = ui_open (self, CHILD, tile);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  return self;
}

/* Signs in while the portal does something to the answers that the tile asks for. */
static UiFixture *
sign_in_with_fault (PupitreTile tile, const char *fault)
{
  UiFixture *self = ui_fixture_new (NULL);
  g_autofree char *json = g_strdup_printf ("{\"faults\":[\"%s\"]}", fault);

  ui_steer (self, json);
  ui_sign_in (self, "parent@demo.exemple");
  ui_open (self, CHILD, tile);
  return self;
}

static void
play_content (PupitreTile tile, const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (tile);

  take_main (self, name);
}

static void
play_failed (PupitreTile tile, const char *fault, const char *name)
{
  g_autoptr (UiFixture) self = sign_in_with_fault (tile, fault);

  ui_wait_state (ui_page (self), PUPITRE_STATE_FAILED);
  take_main (self, name);
}

static void
play_empty (PupitreTile tile, const char *fault, const char *name)
{
  g_autoptr (UiFixture) self = sign_in_with_fault (tile, fault);

  ui_wait_state (ui_page (self), PUPITRE_STATE_EMPTY);
  ui_wait_settled (ui_page (self));
  take_main (self, name);
}

static gboolean
has_spinner (gpointer data)
{
  PupitreStateStack *stack = pupitre_page_get_stack (data);

  return g_str_equal (gtk_stack_get_visible_child_name (ui_part (stack, "stack")), "loading");
}

static void
play_loading (PupitreTile tile, const char *fault, const char *name)
{
  g_autoptr (UiFixture) self = sign_in_with_fault (tile, fault);

  test_wait_until (has_spinner, ui_page (self));
  take_main (self, name);
  ui_steer (self, "{\"faults\":[]}");
}

static gboolean
is_offline (gpointer data)
{
  PupitreFeed *feed = pupitre_page_get_feed (data);

  return !pupitre_feed_is_refreshing (feed) && pupitre_feed_get_error (feed) != NULL;
}

static void
play_offline (PupitreTile tile, const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (tile);

  ui_steer (self, "{\"cut\":true}");
  pupitre_page_refresh (ui_page (self));
  test_wait_until (is_offline, ui_page (self));
  take_main (self, name);
}

#define MESSAGES "listMessages"
#define REPORT_CARDS "listReportCards"
#define HOMEWORK "listAssignments"
#define DOCUMENT "getDocument"

static void
play_messages (const char *name)
{
  play_content (PUPITRE_TILE_MESSAGES, name);
}

static void
play_messages_empty (const char *name)
{
  play_empty (PUPITRE_TILE_MESSAGES, MESSAGES ":empty", name);
}

static void
play_messages_loading (const char *name)
{
  play_loading (PUPITRE_TILE_MESSAGES, MESSAGES ":delay:ms=20000", name);
}

static void
play_messages_offline (const char *name)
{
  play_offline (PUPITRE_TILE_MESSAGES, name);
}

static void
play_messages_refused (const char *name)
{
  play_failed (PUPITRE_TILE_MESSAGES, MESSAGES ":status:code=403", name);
}

#define SHARED_LINKS "listSharedLinks"

static gboolean
has_changes (gpointer page)
{
  return ui_count (page, ADW_TYPE_ACTION_ROW) > 0;
}

/* What is there the first time is the baseline; some days later the portal has something else. */
static UiFixture *
open_changes (void)
{
  UiFixture *self = sign_in_and_open (PUPITRE_TILE_CHANGES);

  ui_wait_refreshed (self, ui_page (self));
  ui_steer (self, "{\"day\":3}");
  pupitre_page_refresh (ui_page (self));
  test_wait_until (has_changes, ui_page (self));
  ui_wait_refreshed (self, ui_page (self));
  return self;
}

static void
play_changes (const char *name)
{
  g_autoptr (UiFixture) self = open_changes ();

  take_main (self, name);
}

static void
play_changes_empty (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_CHANGES);

  ui_wait_refreshed (self, ui_page (self));
  take_main (self, name);
}

static void
play_changes_offline (const char *name)
{
  g_autoptr (UiFixture) self = open_changes ();

  ui_steer (self, "{\"cut\":true}");
  pupitre_page_refresh (ui_page (self));
  test_wait_until (is_offline, ui_page (self));
  take_main (self, name);
}

static void
play_changes_family (const char *name)
{
  g_autoptr (UiFixture) self = open_changes ();

  ui_open (self, "Léa", PUPITRE_TILE_CHANGES);
  ui_wait_refreshed (self, ui_page (self));
  ui_steer (self, "{\"day\":5}");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.family", "u", PUPITRE_TILE_CHANGES);
  ui_wait_refreshed (self, ui_page (self));
  pupitre_page_refresh (ui_page (self));
  ui_wait_refreshed (self, ui_page (self));
  take_main (self, name);
}

static void
play_resources (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_RESOURCES);

  ui_wait_state (ui_page (self), PUPITRE_STATE_CONTENT);
  ui_wait_settled (ui_page (self));
  take_main (self, name);
}

static void
play_resources_empty (const char *name)
{
  play_empty (PUPITRE_TILE_RESOURCES, SHARED_LINKS ":empty", name);
}

static void
play_resources_offline (const char *name)
{
  play_offline (PUPITRE_TILE_RESOURCES, name);
}

static void
play_resources_refused (const char *name)
{
  play_failed (PUPITRE_TILE_RESOURCES, SHARED_LINKS ":status:code=403", name);
}

/* The registration of a child of a family, on one of the portal's days. */
static UiFixture *
open_registration (const char *email, const char *child, const char *steering)
{
  UiFixture *self = ui_fixture_new (NULL);

  if (steering != NULL)
    ui_steer (self, steering);
  ui_sign_in (self, email);
  registration_open (self, child);
  return self;
}

static void
play_registration (const char *name)
{
  g_autoptr (UiFixture) self = open_registration ("parent@demo.exemple", "Léa", NULL);

  take_main (self, name);
}

static void
play_registration_elsewhere (const char *name)
{
  g_autoptr (UiFixture) self = open_registration ("parent@demo.exemple", "Mila", NULL);

  take_main (self, name);
}

static void
play_registration_closed (const char *name)
{
  g_autoptr (UiFixture) self = open_registration ("volume@demo.exemple", "Dorian", NULL);

  take_main (self, name);
}

static void
play_registration_not_yet (const char *name)
{
  g_autoptr (UiFixture) self = open_registration ("parent2@demo.exemple", "Noé", NULL);

  take_main (self, name);
}

static void
play_registration_services (const char *name)
{
  g_autoptr (UiFixture) self =
    open_registration ("parent2@demo.exemple", "Noé", "{\"day\":21}");

  take_main (self, name);
}

static gboolean
has_two_accounts (gpointer data)
{
  UiFixture *self = data;

  return g_list_model_get_n_items (
           G_LIST_MODEL (pupitre_context_get_accounts (self->context))) == 2 &&
         g_str_equal (ui_state (self), "main");
}

static gboolean
shows_other_account (gpointer page)
{
  return gtk_widget_get_visible (ui_part (page, "others_group"));
}

/* Both parents, of whom one registers and the other asks for services. */
static void
play_registration_both (const char *name)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, REGISTRATION_PARENT);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add-account", NULL);
  ui_type_sign_in (self, "parent2@demo.exemple", UI_PASSWORD);
  test_wait_until (has_two_accounts, self);
  page = registration_open (self, "Noé");
  test_wait_until (shows_other_account, page);
  ui_wait_refreshed (self, page);
  take_main (self, name);
}

/* The form, with some of it answered. */
static UiFixture *
open_registration_form (void)
{
  UiFixture *self =
    open_registration (REGISTRATION_PARENT, REGISTRATION_CHILD, NULL);

  registration_open_form (self, ui_page (self));
  return self;
}

static void
play_registration_form (const char *name)
{
  g_autoptr (UiFixture) self = open_registration_form ();

  registration_answer (ui_page (self), "Service de garde", 2);
  registration_answer (ui_page (self), "Transport scolaire", 1);
  take_main (self, name);
}

static void
play_registration_missing (const char *name)
{
  g_autoptr (UiFixture) self = open_registration_form ();

  registration_answer (ui_page (self), "Service de garde", 2);
  registration_press (ui_page (self), "preview_button");
  take_main (self, name);
}

static void
play_registration_draft (const char *name)
{
  g_autoptr (UiFixture) self = open_registration_form ();

  registration_answer (ui_page (self), "Service de garde", 2);
  gtk_widget_activate_action (GTK_WIDGET (ui_page (self)), "page.back", NULL);
  ui_wait_settled (ui_page (self));
  take_main (self, name);
}

static UiFixture *
preview_registration (void)
{
  UiFixture *self = open_registration_form ();

  registration_answer_all (ui_page (self));
  registration_press (ui_page (self), "preview_button");
  return self;
}

static void
play_registration_preview (const char *name)
{
  g_autoptr (UiFixture) self = preview_registration ();

  take_main (self, name);
}

static gboolean
shows_done (gpointer self)
{
  return registration_has_answers (ui_page (self));
}

static void
play_registration_sent (const char *name)
{
  g_autoptr (UiFixture) self = preview_registration ();

  registration_press (ui_page (self), "submit");
  test_wait_until (shows_done, self);
  take_main (self, name);
}

static gboolean
shows_asked (gpointer self)
{
  return registration_shows_asked (ui_page (self));
}

static void
play_registration_queued (const char *name)
{
  g_autoptr (UiFixture) self =
    open_registration (REGISTRATION_PARENT, REGISTRATION_CHILD, NULL);

  ui_restart_open (self);
  registration_open_form (self, registration_open (self, REGISTRATION_CHILD));
  registration_answer_all (ui_page (self));
  registration_press (ui_page (self), "preview_button");
  registration_press (ui_page (self), "submit");
  test_wait_until (shows_asked, self);
  take_main (self, name);
}

static void
play_registration_offline (const char *name)
{
  play_offline (PUPITRE_TILE_REGISTRATION, name);
}

static void
play_registration_refused (const char *name)
{
  play_failed (PUPITRE_TILE_REGISTRATION, "getRegistration:status:code=403", name);
}

#define CONTACTS "getSchoolContacts"

/* What the row at the foot of the sidebar opens. */
static void
press_contact (UiFixture *self)
{
  GtkListBox *list = ui_part (ui_main_part (self, "sidebar"), "contact_list");

  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
}

static gboolean
has_school_card (gpointer page)
{
  return ui_find (page, PUPITRE_TYPE_SCHOOL_CARD) != NULL;
}

static void
play_contact (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);

  press_contact (self);
  test_wait_until (has_school_card, ui_page (self));
  ui_wait_settled (ui_page (self));
  take_main (self, name);
}

static void
play_contact_family (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);

  ui_open_family (self);
  press_contact (self);
  test_wait_until (has_school_card, ui_page (self));
  ui_wait_settled (ui_page (self));
  take_main (self, name);
}

static void
play_contact_offline (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);

  press_contact (self);
  test_wait_until (has_school_card, ui_page (self));
  ui_wait_settled (ui_page (self));
  ui_steer (self, "{\"cut\":true}");
  pupitre_page_refresh (ui_page (self));
  test_wait_until (is_offline, ui_page (self));
  take_main (self, name);
}

static void
play_contact_refused (const char *name)
{
  g_autoptr (UiFixture) self =
    sign_in_with_fault (PUPITRE_TILE_MESSAGES, CONTACTS ":status:code=403");

  press_contact (self);
  ui_wait_state (ui_page (self), PUPITRE_STATE_FAILED);
  take_main (self, name);
}

/* What the main menu opens. */
static PupitrePage *
open_archive (UiFixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.archive", "s", "");
  return ui_page (self);
}

static gboolean
has_archived (gpointer page)
{
  return ui_find (page, PUPITRE_TYPE_ARCHIVE_ROW) != NULL;
}

static gboolean
has_homework (gpointer data)
{
  return ui_find (ui_part (data, "parts"), PUPITRE_TYPE_HOMEWORK_ROW) != NULL;
}

static UiFixture *
open_homework (void)
{
  UiFixture *self = sign_in_and_open (PUPITRE_TILE_HOMEWORK);

  test_wait_until (has_homework, ui_page (self));
  return self;
}

static void
play_homework (const char *name)
{
  g_autoptr (UiFixture) self = open_homework ();
  GtkWidget *row = ui_find (ui_part (ui_page (self), "parts"), PUPITRE_TYPE_HOMEWORK_ROW);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_find (row, GTK_TYPE_CHECK_BUTTON)), TRUE);
  take_main (self, name);
}

static void
play_homework_week (const char *name)
{
  g_autoptr (UiFixture) self = open_homework ();

  gtk_widget_activate_action (GTK_WIDGET (ui_page (self)), "page.previous-week", NULL);
  test_wait_until (has_homework, ui_page (self));
  take_main (self, name);
}

static gboolean
has_no_homework (gpointer data)
{
  return g_str_equal (gtk_stack_get_visible_child_name (ui_part (data, "stack")), "nothing");
}

/* A week after the end of classes. */
static void
play_homework_nothing (const char *name)
{
  g_autoptr (UiFixture) self = open_homework ();

  for (guint i = 0; i < 32; i++)
    gtk_widget_activate_action (GTK_WIDGET (ui_page (self)), "page.next-week", NULL);
  test_wait_until (has_no_homework, ui_page (self));
  take_main (self, name);
}

static void
play_homework_empty (const char *name)
{
  play_empty (PUPITRE_TILE_HOMEWORK, HOMEWORK ":empty", name);
}

static void
play_homework_loading (const char *name)
{
  play_loading (PUPITRE_TILE_HOMEWORK, HOMEWORK ":delay:ms=20000", name);
}

static void
play_homework_offline (const char *name)
{
  play_offline (PUPITRE_TILE_HOMEWORK, name);
}

static void
play_homework_refused (const char *name)
{
  play_failed (PUPITRE_TILE_HOMEWORK, HOMEWORK ":status:code=403", name);
}

static void
play_assignment (const char *name)
{
  g_autoptr (UiFixture) self = open_homework ();
  GtkWidget *row = ui_find (ui_part (ui_page (self), "parts"), PUPITRE_TYPE_HOMEWORK_ROW);

  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  take_main (self, name);
}

#define ABSENCES "listAbsences"

static gboolean
has_choice (gpointer page)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (ui_part (page, "motives"), 0);

  return row != NULL && g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row))) > 1;
}

static UiFixture *
open_absences (void)
{
  UiFixture *self = sign_in_and_open (PUPITRE_TILE_ABSENCES);

  test_wait_until (has_choice, ui_page (self));
  return self;
}

static void
choose_motive (UiFixture *self, guint motive)
{
  test_wait_until (has_choice, ui_page (self));
  adw_combo_row_set_selected (
    ADW_COMBO_ROW (gtk_list_box_get_row_at_index (ui_part (ui_page (self), "motives"), 0)), motive);
}

static void
play_absences (const char *name)
{
  g_autoptr (UiFixture) self = open_absences ();

  choose_motive (self, 2);
  take_main (self, name);
}

static void
play_absences_empty (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_with_fault (PUPITRE_TILE_ABSENCES, ABSENCES ":empty");

  ui_wait_state (ui_page (self), PUPITRE_STATE_CONTENT);
  ui_wait_settled (ui_page (self));
  take_main (self, name);
}

static void
play_absences_loading (const char *name)
{
  play_loading (PUPITRE_TILE_ABSENCES, ABSENCES ":delay:ms=20000", name);
}

static GListModel *
get_intents (gpointer page)
{
  return pupitre_outbox_get_intents (pupitre_account_get_outbox (pupitre_page_get_account (page)),
                                     pupitre_child_get_key (pupitre_page_get_pupil (page)));
}

static gboolean
has_answer (gpointer page)
{
  return g_list_model_get_n_items (get_intents (page)) > 0 &&
         gtk_widget_get_visible (ui_part (page, "answers"));
}

static void
play_absences_offline (const char *name)
{
  g_autoptr (UiFixture) self = open_absences ();

  ui_steer (self, "{\"cut\":true}");
  ui_restart_open (self);
  ui_open (self, CHILD, PUPITRE_TILE_ABSENCES);
  choose_motive (self, 1);
  g_signal_emit_by_name (ui_part (ui_page (self), "submit"), "clicked");
  test_wait_until (has_answer, ui_page (self));
  pupitre_page_refresh (ui_page (self));
  test_wait_until (is_offline, ui_page (self));
  take_main (self, name);
}

static PupitreOutboxPace *
get_pace (gpointer page)
{
  return pupitre_outbox_get_pace (pupitre_account_get_outbox (pupitre_page_get_account (page)));
}

/* Of the copy, without a session. */
static void
play_absences_queued (const char *name)
{
  g_autoptr (UiFixture) self = open_absences ();

  ui_restart_open (self);
  ui_open (self, CHILD, PUPITRE_TILE_ABSENCES);
  choose_motive (self, 1);
  g_signal_emit_by_name (ui_part (ui_page (self), "submit"), "clicked");
  test_wait_until (has_answer, ui_page (self));
  take_main (self, name);
}

static gboolean
has_state (gpointer page, PupitreIntentState state)
{
  g_autoptr (PupitreIntent) intent = g_list_model_get_item (get_intents (page), 0);

  return intent != NULL && pupitre_intent_get_state (intent) == state;
}

static gboolean
is_unknown (gpointer page)
{
  return has_state (page, PUPITRE_INTENT_UNKNOWN) &&
         gtk_widget_get_visible (ui_part (page, "answers"));
}

/* The portal did not answer, and may still be working on it. */
static void
play_absences_unknown (const char *name)
{
  g_autoptr (UiFixture) self = open_absences ();

  get_pace (ui_page (self))->grace = 10 * 60 * 1000;
  ui_steer (self, "{\"faults\":[\"motivateAbsence:lost:times=1\"]}");
  choose_motive (self, 1);
  g_signal_emit_by_name (ui_part (ui_page (self), "submit"), "clicked");
  test_wait_until (is_unknown, ui_page (self));
  take_main (self, name);
}

static gboolean
has_refusal (gpointer page)
{
  g_autoptr (PupitreIntent) intent = g_list_model_get_item (get_intents (page), 0);

  return intent != NULL && pupitre_intent_get_state (intent) == PUPITRE_INTENT_REFUSED &&
         gtk_widget_get_visible (ui_part (page, "answers"));
}

static void
play_absences_refused (const char *name)
{
  g_autoptr (UiFixture) self = open_absences ();

  ui_steer (self, "{\"faults\":[\"motivateAbsence:status:code=403\"]}");
  choose_motive (self, 1);
  g_signal_emit_by_name (ui_part (ui_page (self), "submit"), "clicked");
  test_wait_until (has_refusal, ui_page (self));
  take_main (self, name);
}

static UiFixture *
open_announce (void)
{
  UiFixture *self = open_absences ();
  GtkWidget *row = ui_part (ui_page (self), "announce_row");

  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  ui_wait_settled (ui_page (self));
  return self;
}

static void
play_announce (const char *name)
{
  g_autoptr (UiFixture) self = open_announce ();

  take_main (self, name);
}

static void
play_announce_refused (const char *name)
{
  g_autoptr (UiFixture) self = open_announce ();

  gtk_editable_set_text (ui_part (ui_page (self), "first"), "2020-01-07");
  g_signal_emit_by_name (ui_part (ui_page (self), "submit"), "clicked");
  take_main (self, name);
}

static gboolean
is_undecided (gpointer self)
{
  PupitrePage *page = ui_page (self);

  return has_state (page, PUPITRE_INTENT_UNDECIDED) && GTK_IS_LIST_BOX (ui_part (page, "announced"));
}

/* What was announced did not get its answer, and the portal's list is not shown. */
static void
play_absences_undecided (const char *name)
{
  g_autoptr (UiFixture) self = open_absences ();
  PupitrePage *page;

  get_pace (ui_page (self))->grace = 1;
  page = absence_open_announce (ui_page (self));
  ui_steer (self, "{\"faults\":[\"announceAbsence:cut:times=1\","
                  "\"" ABSENCES ":drop:member=avisAbsences\"]}");
  adw_combo_row_set_selected (ui_part (page, "motive"), 1);
  g_date_time_unref (absence_type_class_days (page, 1, 1));
  absence_submit (page);
  test_wait_until (is_undecided, self);
  take_main (self, name);
}

static gboolean
has_receipts (gpointer page)
{
  return gtk_widget_get_visible (ui_part (page, "receipts_button"));
}

static void
play_receipt (const char *name)
{
  g_autoptr (UiFixture) self = open_absences ();

  choose_motive (self, 1);
  g_signal_emit_by_name (ui_part (ui_page (self), "submit"), "clicked");
  test_wait_until (has_receipts, ui_page (self));
  g_signal_emit_by_name (ui_part (ui_page (self), "receipts_button"), "clicked");
  take_main (self, name);
}

static gboolean
is_all_received (gpointer page)
{
  return absence_count_choices (page) == 0 && g_list_model_get_n_items (get_intents (page)) > 1 &&
         g_list_model_get_n_items (absence_receipts (page)) ==
           g_list_model_get_n_items (get_intents (page));
}

static void
play_receipt_several (const char *name)
{
  g_autoptr (UiFixture) self = open_absences ();
  PupitrePage *page = ui_page (self);

  for (guint i = 0; i < absence_count_choices (page); i++)
    absence_choose (page, i, 1 + i % 2);
  absence_submit (page);
  test_wait_until (is_all_received, page);
  g_signal_emit_by_name (ui_part (page, "receipts_button"), "clicked");
  take_main (self, name);
}

/* With all that a parent can have typed. */
static void
play_receipt_long (const char *name)
{
  g_autoptr (UiFixture) self = open_absences ();
  PupitrePage *page = ui_page (self);
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < 440)
    g_string_append (text, "Fièvre depuis hier soir; nous avons vu la médecin. ");
  gtk_editable_set_text (absence_explanation (page, 0), text->str);
  absence_choose (page, 0, 1);
  absence_submit (page);
  test_wait_until (has_receipts, page);
  g_signal_emit_by_name (ui_part (page, "receipts_button"), "clicked");
  take_main (self, name);
}

typedef struct {
  PupitreStateStack *stack;
  PupitreState       state;
} Awaited;

static gboolean
is_in_state (gpointer data)
{
  Awaited *awaited = data;

  return pupitre_state_stack_get_state (awaited->stack) == awaited->state;
}

static gboolean
has_subjects (gpointer page)
{
  GtkWidget *view = ui_part (page, "subjects_view");

  return gtk_widget_get_first_child (ui_part (view, "subjects")) != NULL;
}

static UiFixture *
open_subjects (void)
{
  UiFixture *self = sign_in_and_open (PUPITRE_TILE_RESULTS);

  adw_view_stack_set_visible_child_name (ui_part (ui_page (self), "sections"), "subjects");
  test_wait_until (has_subjects, ui_page (self));
  return self;
}

static void
play_results (const char *name)
{
  g_autoptr (UiFixture) self = open_subjects ();

  take_main (self, name);
}

static gboolean
is_shown (gpointer widget)
{
  return gtk_widget_get_visible (widget);
}

/* Whatever the width of the picture. */
static void
go_to_end (GtkAdjustment *place)
{
  gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
}

/* What stands below the subjects. */
static void
play_ministry_results (const char *name)
{
  g_autoptr (UiFixture) self = open_subjects ();
  GtkWidget *view = ui_part (ui_page (self), "subjects_view");

  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (ui_part (view, "ministry"),
                                                  GTK_TYPE_SCROLLED_WINDOW)));

  test_wait_until (is_shown, ui_part (view, "ministry"));
  g_signal_connect (place, "changed", G_CALLBACK (go_to_end), NULL);
  go_to_end (place);
  ui_wait_frames (view, 3);
  take_main (self, name);
}

static void
play_results_empty (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_with_fault (
    PUPITRE_TILE_RESULTS,
    "listSubjects:empty\",\"listSubjectResults:empty\",\"listWorkResults:empty\",\""
    "listMinistryResults:empty");
  GtkWidget *view = ui_part (ui_page (self), "subjects_view");
  Awaited awaited = { ui_part (view, "stack"), PUPITRE_STATE_EMPTY };

  ui_wait_state (ui_page (self), PUPITRE_STATE_CONTENT);
  adw_view_stack_set_visible_child_name (ui_part (ui_page (self), "sections"), "subjects");
  test_wait_until (is_in_state, &awaited);
  take_main (self, name);
}

static void
play_subject (const char *name)
{
  g_autoptr (UiFixture) self = open_subjects ();
  GtkListBox *list = ui_part (ui_part (ui_page (self), "subjects_view"), "subjects");

  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 1));
  ui_wait_frames (ui_page (self), 3);
  take_main (self, name);
}

/* What came in the months since the last look. */
static void
let_months_pass (UiFixture *self)
{
  ui_steer (self, "{\"day\":150}");
  pupitre_page_refresh (ui_page (self));
  ui_wait_settled (ui_page (self));
}

static gboolean
shows_percent (gpointer list)
{
  return ui_shows_text (list, "%");
}

static gboolean
leads_to_news (gpointer page)
{
  return gtk_widget_get_visible (ui_part (page, "news_button"));
}

/* Of the child whose second term has ended by then. */
static void
play_subject_new (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);
  GtkListBox *list = ui_part (
    ui_part (ui_open (self, "Noé", PUPITRE_TILE_RESULTS), "subjects_view"), "subjects");

  ui_wait_settled (ui_page (self));
  test_wait_until (shows_percent, list);
  let_months_pass (self);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  test_wait_until (leads_to_news, ui_page (self));
  g_signal_emit_by_name (ui_part (ui_page (self), "news_button"), "clicked");
  take_main (self, name);
}

#define RECORD(fault) "getIdentity:" fault "\",\"listSubjects:" fault "\",\"getTransport:" fault "\",\"listStudentDocuments:" fault

static void
play_record (const char *name)
{
  play_content (PUPITRE_TILE_RECORD, name);
}

/* Of a school that says nothing but the number that is on the report card. */
static void
play_record_empty (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_with_fault (PUPITRE_TILE_RECORD, RECORD ("empty"));

  ui_wait_state (ui_page (self), PUPITRE_STATE_CONTENT);
  ui_wait_settled (ui_page (self));
  take_main (self, name);
}

static void
play_record_offline (const char *name)
{
  play_offline (PUPITRE_TILE_RECORD, name);
}

static void
play_record_refused (const char *name)
{
  play_failed (PUPITRE_TILE_RECORD, RECORD ("status:code=403"), name);
}

#define FINANCES(fault) "listStatements:" fault "\",\"listTaxSlips:" fault

static void
play_finances (const char *name)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, "parent@demo.exemple");
  page = ui_open (self, "L\303\251a", PUPITRE_TILE_FINANCES);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  take_main (self, name);
}

static gboolean
shows_last_child (gpointer page)
{
  return ui_shows_text (page, "No\303\251 · ");
}

static void
play_finances_family (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);

  ui_open_family (self);
  pupitre_sidebar_open_family_tile (PUPITRE_SIDEBAR (ui_main_part (self, "sidebar")),
                                    PUPITRE_TILE_FINANCES);
  ui_wait_frames (self->window, 2);
  test_wait_until (shows_last_child, ui_page (self));
  ui_wait_settled (ui_page (self));
  take_main (self, name);
}

static gboolean
asks_for_year (gpointer dialog)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (ui_part (dialog, "states")), "ask") == 0;
}

static gboolean
is_folder_made (gpointer dialog)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (ui_part (dialog, "states")), "done") == 0;
}

/* @folder: where it is made; NULL only to ask */
static void
play_tax_folder_in (const char *name, const char *folder)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_FINANCES);
  PupitrePage *page = ui_page (self);
  PupitreTaxDialog *dialog = pupitre_tax_dialog_present (page, pupitre_page_get_account (page));

  gtk_window_set_resizable (GTK_WINDOW (dialog), TRUE);
  test_wait_until (asks_for_year, dialog);
  if (folder != NULL) {
    g_autoptr (GFile) file = g_file_new_for_path (folder);

    adw_combo_row_set_selected (ui_part (dialog, "year_row"), 0);
    pupitre_tax_dialog_run (dialog, file);
    test_wait_until (is_folder_made, dialog);
  }
  take_all (dialog, name);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
play_tax_folder (const char *name)
{
  play_tax_folder_in (name, NULL);
}

static void
play_tax_folder_done (const char *name)
{
  g_autofree char *folder = test_make_folder ();

  play_tax_folder_in (name, folder);
  test_remove_folder (folder);
}

static void
play_finances_empty (const char *name)
{
  play_empty (PUPITRE_TILE_FINANCES, FINANCES ("empty"), name);
}

static void
play_finances_loading (const char *name)
{
  play_loading (PUPITRE_TILE_FINANCES, FINANCES ("delay:ms=20000"), name);
}

static void
play_finances_offline (const char *name)
{
  play_offline (PUPITRE_TILE_FINANCES, name);
}

static void
play_finances_refused (const char *name)
{
  play_failed (PUPITRE_TILE_FINANCES, FINANCES ("status:code=403"), name);
}

static void
play_report_cards (const char *name)
{
  play_content (PUPITRE_TILE_RESULTS, name);
}

static gboolean
has_new_card (gpointer page)
{
  return ui_shows_text (ui_part (page, "groups"), g_dpgettext2 (NULL, "report card", "New"));
}

static void
play_report_cards_new (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_RESULTS);

  ui_wait_settled (ui_page (self));
  let_months_pass (self);
  test_wait_until (has_new_card, ui_page (self));
  take_main (self, name);
}

/* The section of the report cards says by itself what became of them. */
static void
play_cards_state (const char *fault, PupitreState state, const char *name)
{
  g_autoptr (UiFixture) self = sign_in_with_fault (PUPITRE_TILE_RESULTS, fault);
  Awaited awaited = { ui_part (ui_page (self), "cards_stack"), state };

  ui_wait_state (ui_page (self), PUPITRE_STATE_CONTENT);
  test_wait_until (is_in_state, &awaited);
  take_main (self, name);
  ui_steer (self, "{\"faults\":[]}");
}

static void
play_report_cards_empty (const char *name)
{
  play_cards_state (REPORT_CARDS ":empty", PUPITRE_STATE_EMPTY, name);
}

static void
play_report_cards_loading (const char *name)
{
  play_cards_state (REPORT_CARDS ":delay:ms=20000", PUPITRE_STATE_LOADING, name);
}

static void
play_report_cards_offline (const char *name)
{
  play_offline (PUPITRE_TILE_RESULTS, name);
}

static void
play_report_cards_refused (const char *name)
{
  play_cards_state (REPORT_CARDS ":status:code=403", PUPITRE_STATE_FAILED, name);
}

/* Where on the page the newest message with attachments is, once it is unsealed; else no position
 * at all. */
static guint
find_message (PupitrePage *page)
{
  GListModel *list = G_LIST_MODEL (gtk_list_view_get_model (ui_part (page, "list")));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (list, i);
    PupitreMessage *message;

    if (!PUPITRE_IS_ENTRY (item))  /* a heading */
      continue;
    message = pupitre_entry_get_object (PUPITRE_ENTRY (item));
    if (message == NULL)
      break;
    if (pupitre_message_get_n_attachments (message) > 0)
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

static gboolean
has_message (gpointer data)
{
  return find_message (data) != GTK_INVALID_LIST_POSITION;
}

static void
open_message (UiFixture *self)
{
  PupitrePage *page = ui_page (self);

  test_wait_until (has_message, page);
  g_signal_emit_by_name (ui_part (page, "list"), "activate", find_message (page));
  g_assert_true (ui_page (self) != page);
}

static void
play_message (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);

  open_message (self);
  take_main (self, name);
}

static gboolean
is_message_kept (gpointer page)
{
  return gtk_widget_get_visible (ui_part (page, "kept"));
}

static void
play_message_kept (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);

  open_message (self);
  gtk_widget_activate_action (GTK_WIDGET (ui_page (self)), "page.keep", NULL);
  test_wait_until (is_message_kept, ui_page (self));
  take_main (self, name);
}

static gboolean
is_filter_settled (gpointer filter)
{
  return !pupitre_message_list_is_reading (pupitre_message_filter_get_list (filter));
}

static void
play_messages_filtered (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);
  gpointer filter = ui_part (ui_page (self), "filter");

  gtk_check_button_set_active (ui_part (filter, "attachments"), TRUE);
  test_wait_until (is_filter_settled, filter);
  ui_wait_frames (self->window, 3);
  take_main (self, name);
}

static UiFixture *
open_messages_family (void)
{
  UiFixture *self = ui_fixture_new (NULL);

  ui_sign_in (self, "parent@demo.exemple");
  pupitre_sidebar_open_family_tile (PUPITRE_SIDEBAR (ui_main_part (self, "sidebar")),
                                    PUPITRE_TILE_MESSAGES);
  ui_wait_frames (self->window, 2);
  ui_wait_state (ui_page (self), PUPITRE_STATE_CONTENT);
  ui_wait_refreshed (self, ui_page (self));
  return self;
}

static void
play_messages_family (const char *name)
{
  g_autoptr (UiFixture) self = open_messages_family ();

  take_main (self, name);
}

/* Those of one child. */
static void
play_messages_family_filtered (const char *name)
{
  g_autoptr (UiFixture) self = open_messages_family ();

  gtk_drop_down_set_selected (ui_part (ui_part (ui_page (self), "filter"), "children"), 2);
  ui_wait_frames (self->window, 3);
  take_main (self, name);
}

static gboolean
has_group (gpointer data)
{
  return gtk_widget_get_first_child (ui_part (data, "groups")) != NULL;
}

static void
open_report_card (UiFixture *self)
{
  PupitrePage *page = ui_page (self);
  GtkListBox *list;

  test_wait_until (has_group, page);
  list = ui_part (gtk_widget_get_first_child (ui_part (page, "groups")), "list");
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  g_assert_true (PUPITRE_IS_VIEWER_PAGE (ui_page (self)));
}

static gboolean
is_drawn (gpointer data)
{
  return pupitre_document_view_get_state (ui_part (data, "view")) == PUPITRE_DOCUMENT_READY;
}

/* Keeps a report card of each of two children. */
static PupitrePage *
fill_archive (UiFixture *self)
{
  static const char *const children[] = { "Léa", "Noé" };

  for (gsize i = 0; i < G_N_ELEMENTS (children); i++) {
    ui_open (self, children[i], PUPITRE_TILE_RESULTS);
    open_report_card (self);
    ui_wait_state (ui_page (self), PUPITRE_STATE_CONTENT);
    test_wait_until (is_drawn, ui_page (self));
  }
  return open_archive (self);
}

static void
play_archive (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);
  PupitrePage *page = fill_archive (self);

  test_wait_until (has_archived, page);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (ui_find (page, PUPITRE_TYPE_ARCHIVE_ROW)), TRUE);
  take_main (self, name);
}

static gboolean
is_kept (gpointer bar)
{
  return gtk_widget_get_visible (ui_part (bar, "start_button"));
}

static void
play_archive_kept (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);
  PupitrePage *page = open_archive (self);
  gpointer bar = ui_part (page, "keep_bar");

  g_signal_emit_by_name (ui_part (bar, "start_button"), "clicked");
  test_wait_until (is_kept, bar);
  test_wait_until (has_archived, page);
  take_main (self, name);
}

static gboolean
is_search_state (gpointer page, const char *state)
{
  return g_str_equal (gtk_stack_get_visible_child_name (ui_part (page, "stack")), state);
}

static gboolean
is_found (gpointer page)
{
  return is_search_state (page, "found");
}

static gboolean
is_not_found (gpointer page)
{
  return is_search_state (page, "nothing-found");
}

static PupitrePage *
open_search (UiFixture *self, const char *words)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.search", NULL);
  gtk_editable_set_text (GTK_EDITABLE (ui_part (ui_page (self), "entry")), words);
  return ui_page (self);
}

static gboolean
is_search_built (gpointer search)
{
  gboolean built;

  g_object_get (search, "built", &built, NULL);
  return built;
}

/* In several kinds of things of several children. */
static void
play_search (const char *name)
{
  static const char *const children[] = { "Léa", "Noé" };
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);
  PupitrePage *page;

  for (gsize i = 0; i < G_N_ELEMENTS (children); i++) {
    ui_wait_refreshed (self, ui_open (self, children[i], PUPITRE_TILE_MESSAGES));
    ui_wait_refreshed (self, ui_open (self, children[i], PUPITRE_TILE_HOMEWORK));
  }
  page = open_search (self, "fran");
  test_wait_until (is_search_built, pupitre_search_page_get_search (PUPITRE_SEARCH_PAGE (page)));
  test_wait_until (is_found, page);
  ui_wait_frames (page, 3);
  take_main (self, name);
}

static void
play_search_empty (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);

  open_search (self, "");
  take_main (self, name);
}

static void
play_search_nothing (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);

  test_wait_until (is_not_found, open_search (self, "cornemuse"));
  take_main (self, name);
}

/* A search over accounts that are not known yet goes on reading. */
static void
play_search_reading (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);
  g_autoptr (GListStore) accounts = g_list_store_new (PUPITRE_TYPE_ACCOUNT);
  g_autoptr (PupitreFamily) family = pupitre_family_new (G_LIST_MODEL (accounts));
  g_autoptr (PupitreSearch) search = pupitre_search_new (family);

  pupitre_search_set_typed (search, "fran");
  pupitre_page_open (ui_page (self), pupitre_search_page_new (ui_page (self), search));
  take_main (self, name);
  pupitre_search_stop (search);
}

static void
play_archive_empty (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);

  ui_wait_state (open_archive (self), PUPITRE_STATE_CONTENT);
  take_main (self, name);
}

static gboolean
has_found (gpointer data)
{
  return gtk_widget_get_sensitive (ui_part (data, "next"));
}

static void
play_document (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_RESULTS);

  open_report_card (self);
  ui_wait_state (ui_page (self), PUPITRE_STATE_CONTENT);
  test_wait_until (is_drawn, ui_page (self));
  take_main (self, name);
}

static void
play_document_find (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_RESULTS);
  GtkWidget *view;
  GtkWidget *bar;

  open_report_card (self);
  ui_wait_state (ui_page (self), PUPITRE_STATE_CONTENT);
  test_wait_until (is_drawn, ui_page (self));
  view = ui_part (ui_page (self), "view");
  bar = ui_part (view, "find_bar");
  gtk_widget_activate_action (view, "document.find", NULL);
  gtk_editable_set_text (ui_part (bar, "entry"), "resultat");
  test_wait_until (has_found, bar);
  take_main (self, name);
}

static gboolean
is_read (gpointer data)
{
  return !pupitre_document_reader_is_reading (data);
}

static void
play_document_text (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_RESULTS);
  GtkWidget *view;

  open_report_card (self);
  ui_wait_state (ui_page (self), PUPITRE_STATE_CONTENT);
  test_wait_until (is_drawn, ui_page (self));
  view = ui_part (ui_page (self), "view");
  gtk_widget_activate_action (view, "document.read-text", NULL);
  test_wait_until (is_read, ui_part (view, "reader"));
  take_main (self, name);
}

static void
play_document_text_find (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_RESULTS);
  GtkWidget *view;

  open_report_card (self);
  ui_wait_state (ui_page (self), PUPITRE_STATE_CONTENT);
  test_wait_until (is_drawn, ui_page (self));
  view = ui_part (ui_page (self), "view");
  gtk_widget_activate_action (view, "document.read-text", NULL);
  test_wait_until (is_read, ui_part (view, "reader"));
  gtk_widget_activate_action (view, "document.find", NULL);
  gtk_editable_set_text (ui_part (ui_part (view, "text_find_bar"), "entry"), "resultat");
  test_wait_until (has_found, ui_part (view, "text_find_bar"));
  take_main (self, name);
}

static GtkWidget *
open_drawn_card (UiFixture *self)
{
  open_report_card (self);
  ui_wait_state (ui_page (self), PUPITRE_STATE_CONTENT);
  test_wait_until (is_drawn, ui_page (self));
  return ui_part (ui_page (self), "view");
}

static gboolean
has_thumbnails (gpointer sidebar)
{
  GtkWidget *thumbnail = ui_find (sidebar, PUPITRE_TYPE_DOCUMENT_THUMBNAIL);

  return thumbnail != NULL &&
         pupitre_document_thumbnail_is_drawn (PUPITRE_DOCUMENT_THUMBNAIL (thumbnail));
}

static void
play_document_pages (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_RESULTS);
  GtkWidget *view = open_drawn_card (self);

  gtk_widget_activate_action (view, "document.sidebar", NULL);
  test_wait_until (has_thumbnails, ui_part (view, "sidebar"));
  take_main (self, name);
}

static gboolean
has_outline (gpointer sidebar)
{
  return gtk_widget_get_visible (ui_part (sidebar, "switcher"));
}

/* The child with a plan. */
#define WITH_PLAN "Léa"

static gboolean
has_plan (gpointer page)
{
  return gtk_list_box_get_row_at_index (ui_part (page, "document_list"), 0) != NULL;
}

/* An intervention plan has headings. */
static void
play_document_outline (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);
  PupitrePage *page = ui_open (self, WITH_PLAN, PUPITRE_TILE_RECORD);
  GtkListBox *list = ui_part (page, "document_list");
  GtkWidget *view;

  test_wait_until (has_plan, page);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  ui_wait_state (ui_page (self), PUPITRE_STATE_CONTENT);
  test_wait_until (is_drawn, ui_page (self));
  view = ui_part (ui_page (self), "view");
  gtk_widget_activate_action (view, "document.sidebar", NULL);
  test_wait_until (has_outline, ui_part (view, "sidebar"));
  take_main (self, name);
}

static gboolean
is_locked (gpointer view)
{
  return pupitre_document_view_get_state (view) == PUPITRE_DOCUMENT_LOCKED;
}

/* The demonstration portal has no such document. */
static void
play_document_locked (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_RESULTS);
  GtkWidget *view = open_drawn_card (self);
  int fd = test_file_new (test_pdf_locked ("bulletin"));

  pupitre_document_view_load (PUPITRE_DOCUMENT_VIEW (view), fd, "Bulletin");
  close (fd);
  test_wait_until (is_locked, view);
  take_main (self, name);
}

static gboolean
has_sheet (gpointer preview)
{
  GtkWidget *sheet = ui_find (ui_part (preview, "canvas"), PUPITRE_TYPE_DOCUMENT_PAGE);

  return gtk_widget_get_sensitive (ui_part (preview, "print_button")) && sheet != NULL &&
         pupitre_document_page_is_sharp (PUPITRE_DOCUMENT_PAGE (sheet));
}

static GtkWidget *
open_preview (UiFixture *self)
{
  GtkWidget *preview;

  gtk_widget_activate_action (open_drawn_card (self), "document.print", NULL);
  preview = ui_find_window (PUPITRE_TYPE_PRINT_PREVIEW);
  test_wait_until (has_sheet, preview);
  return preview;
}

static void
play_print_preview (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_RESULTS);
  GtkWidget *preview = open_preview (self);

  take_all (preview, name);
  gtk_window_destroy (GTK_WINDOW (preview));
}

/* A page that is larger than the paper, which is narrower than Letter. */
static void
play_print_preview_cut (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_RESULTS);
  GtkWidget *preview = open_preview (self);
  GtkWidget *options = ui_part (preview, "options");

  adw_combo_row_set_selected (ui_part (options, "paper_row"), 3);
  adw_combo_row_set_selected (ui_part (options, "fit_row"), PUPITRE_RENDER_FIT_REAL);
  test_wait_until (has_sheet, preview);
  take_all (preview, name);
  gtk_window_destroy (GTK_WINDOW (preview));
}

static void
play_document_loading (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_RESULTS);

  ui_steer (self, "{\"faults\":[\"" DOCUMENT ":delay:ms=20000\"]}");
  open_report_card (self);
  test_wait_until (has_spinner, ui_page (self));
  take_main (self, name);
  ui_steer (self, "{\"faults\":[]}");
}

static void
play_document_offline (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_RESULTS);

  ui_steer (self, "{\"cut\":true}");
  open_report_card (self);
  ui_wait_state (ui_page (self), PUPITRE_STATE_FAILED);
  take_main (self, name);
}

static void
play_document_refused (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_RESULTS);

  ui_steer (self, "{\"faults\":[\"" DOCUMENT ":status:code=403\"]}");
  open_report_card (self);
  ui_wait_state (ui_page (self), PUPITRE_STATE_FAILED);
  take_main (self, name);
}

static UiFixture *
open_shared (void)
{
  UiFixture *self = ui_fixture_new (NULL);
  PupitrePage *page;

  share (self);
  ui_sign_in (self, "parent@demo.exemple");
  page = ui_open (self, CHILD, PUPITRE_TILE_MESSAGES);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  return self;
}

static void
play_shared (const char *name)
{
  g_autoptr (UiFixture) self = open_shared ();

  take_main (self, name);
}

/* As the watch says it after a while without a touch. */
static void
play_shared_countdown (const char *name)
{
  g_autoptr (UiFixture) self = open_shared ();

  pupitre_shared_desk_count_down (ui_part (self->window, "desk"), 23);
  take_main (self, name);
}

/* @open: whether the topics of the first child are shown */
static void
take_notifications (const char *name, gboolean open)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);
  GtkWidget *preferences = pupitre_preferences_window_new (self->context);

  g_object_set (preferences, "visible-page-name", "notifications", "default-height", 700, NULL);
  gtk_window_present (GTK_WINDOW (preferences));
  if (open)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (ui_find (preferences, PUPITRE_TYPE_TOPICS_ROW)),
                                   TRUE);
  take_all (preferences, name);
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static void
play_notifications (const char *name)
{
  take_notifications (name, FALSE);
}

static void
play_notifications_child (const char *name)
{
  take_notifications (name, TRUE);
}

/* The end of the page, of an account that stays signed in: what a closed window does. */
static void
play_notifications_background (const char *name)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GtkWidget *preferences, *scrolled;
  GtkAdjustment *place;

  gtk_switch_set_active (ui_part (ui_part (self->window, "sign_in"), "stay"), TRUE);
  ui_sign_in (self, "parent@demo.exemple");
  g_settings_set_boolean (pupitre_context_get_settings (self->context), "background", TRUE);
  preferences = pupitre_preferences_window_new (self->context);
  g_object_set (preferences, "visible-page-name", "notifications", "default-height", 700, NULL);
  gtk_window_present (GTK_WINDOW (preferences));
  ui_wait_frames (preferences, 20);
  scrolled = ui_find (ui_find (preferences, PUPITRE_TYPE_NOTIFICATIONS_PAGE),
                      GTK_TYPE_SCROLLED_WINDOW);
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
  take_all (preferences, name);
  gtk_window_destroy (GTK_WINDOW (preferences));
  g_settings_reset (pupitre_context_get_settings (self->context), "background");
}

static void
play_preferences (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);
  GtkWidget *preferences = pupitre_preferences_window_new (self->context);

  gtk_window_present (GTK_WINDOW (preferences));
  take_all (preferences, name);
  gtk_window_destroy (GTK_WINDOW (preferences));
}

/* Everything that the agenda asks for. */
#define AGENDA(fault) \
  "listActivities:" fault "\",\"getSchoolCalendar:" fault "\",\"listDetentions:" fault \
  "\",\"listAssignments:" fault "\",\"getTimetableGrid:" fault

static void
play_agenda (const char *name)
{
  play_content (PUPITRE_TILE_AGENDA, name);
}

/* What is to be done, under the last hour. */
static void
take_foot (UiFixture *self, PupitrePlanView *view, const char *name)
{
  GtkWidget *visible;
  GtkAdjustment *place;

  /* Of the width that the picture has: it scrolls something else. */
  if (!g_str_equal (tour.language, "fr"))
    gtk_window_set_default_size (GTK_WINDOW (self->window),
                                 360 + 2 * border_of (GTK_WINDOW (self->window)),
                                 720 + 2 * border_of (GTK_WINDOW (self->window)));
  ui_wait_frames (self->window, 20);
  visible = pupitre_plan_view_is_list (view) ? ui_part (view, "list_page")
                                             : ui_part (view, "grid_page");
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (visible));
  gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
  take_main (self, name);
}

static void
play_agenda_foot (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_AGENDA);

  take_foot (self, pupitre_agenda_page_get_view (PUPITRE_AGENDA_PAGE (ui_page (self))), name);
}

static void
play_agenda_primary (const char *name)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, "parent@demo.exemple");
  page = ui_open (self, "L\303\251a", PUPITRE_TILE_AGENDA);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  take_main (self, name);
}

/* A week of summer. */
static void
play_agenda_empty (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_AGENDA);
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autoptr (GDateTime) summer = pupitre_school_year_begin (pupitre_school_year_of (today));

  pupitre_week_page_turn_to (PUPITRE_WEEK_PAGE (ui_page (self)), summer);
  take_main (self, name);
}

static void
play_agenda_loading (const char *name)
{
  play_loading (PUPITRE_TILE_AGENDA, AGENDA ("delay:ms=20000"), name);
}

static void
play_agenda_offline (const char *name)
{
  play_offline (PUPITRE_TILE_AGENDA, name);
}

static void
play_agenda_refused (const char *name)
{
  play_failed (PUPITRE_TILE_AGENDA, AGENDA ("status:code=403"), name);
}

static void
play_agenda_cycle (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_AGENDA);

  adw_view_stack_set_visible_child_name (ui_part (ui_page (self), "sections"), "cycle");
  take_main (self, name);
}

/* A school that publishes no grid. */
static void
play_agenda_cycle_empty (const char *name)
{
  g_autoptr (UiFixture) self =
    sign_in_with_fault (PUPITRE_TILE_AGENDA, "getTimetableGrid:empty");

  adw_view_stack_set_visible_child_name (ui_part (ui_page (self), "sections"), "cycle");
  ui_wait_settled (ui_page (self));
  take_main (self, name);
}

/* The dialog is a window of its own, taken alone. */
static void
play_agenda_file (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_AGENDA);
  PupitreWeek *week = pupitre_agenda_page_get_week (PUPITRE_AGENDA_PAGE (ui_page (self)));
  PupitreCalendarDialog *dialog =
    pupitre_calendar_dialog_present (ui_page (self), pupitre_week_get_monday (week));

  take_all (GTK_WINDOW (dialog), name);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
open_timetable (gpointer data)
{
  gtk_widget_activate_action (ui_part (ui_page (data), "menu"), "agenda.timetable", NULL);
  return PUPITRE_IS_VIEWER_PAGE (ui_page (data));
}

static void
play_agenda_timetable (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_AGENDA);

  test_wait_until (open_timetable, self);
  ui_wait_state (ui_page (self), PUPITRE_STATE_CONTENT);
  test_wait_until (is_drawn, ui_page (self));
  take_main (self, name);
}

static UiFixture *
open_family (const char *fault)
{
  UiFixture *self = ui_fixture_new (NULL);
  g_autofree char *json = NULL;

  if (fault != NULL) {
    json = g_strdup_printf ("{\"faults\":[\"%s\"]}", fault);
    ui_steer (self, json);
  }
  ui_sign_in (self, "parent@demo.exemple");
  g_assert_true (PUPITRE_IS_FAMILY_AGENDA_PAGE (ui_open_family (self)));
  return self;
}

/* Every child's answers have come. */
static gboolean
is_family_settled (gpointer data)
{
  PupitreFamilyWeek *week = pupitre_family_agenda_page_get_week (data);

  for (guint i = 0; i < pupitre_family_week_get_n (week); i++) {
    PupitreWeek *of_child = pupitre_family_week_get_week (week, i);

    for (guint part = 0; of_child != NULL && part < PUPITRE_WEEK_N_PARTS; part++) {
      PupitreFeed *feed = pupitre_week_get_feed (of_child, (PupitreWeekPart) part);

      if (!pupitre_feed_is_loaded (feed) || pupitre_feed_is_refreshing (feed))
        return FALSE;
    }
  }
  return TRUE;
}

static void
play_family (const char *name)
{
  g_autoptr (UiFixture) self = open_family (NULL);

  test_wait_until (is_family_settled, ui_page (self));
  take_main (self, name);
}

static void
play_family_foot (const char *name)
{
  g_autoptr (UiFixture) self = open_family (NULL);

  test_wait_until (is_family_settled, ui_page (self));
  take_foot (self, pupitre_family_agenda_page_get_view (PUPITRE_FAMILY_AGENDA_PAGE (ui_page (self))),
             name);
}

static void
play_family_empty (const char *name)
{
  g_autoptr (UiFixture) self = open_family (AGENDA ("empty"));

  ui_wait_state (ui_page (self), PUPITRE_STATE_EMPTY);
  test_wait_until (is_family_settled, ui_page (self));
  take_main (self, name);
}

static void
play_family_loading (const char *name)
{
  g_autoptr (UiFixture) self = open_family (AGENDA ("delay:ms=20000"));

  test_wait_until (has_spinner, ui_page (self));
  take_main (self, name);
  ui_steer (self, "{\"faults\":[]}");
}

static void
play_family_offline (const char *name)
{
  g_autoptr (UiFixture) self = open_family (NULL);

  test_wait_until (is_family_settled, ui_page (self));
  ui_steer (self, "{\"cut\":true}");
  pupitre_page_refresh (ui_page (self));
  test_wait_until (is_offline, ui_page (self));
  test_wait_until (is_family_settled, ui_page (self));
  take_main (self, name);
}

static void
play_family_refused (const char *name)
{
  g_autoptr (UiFixture) self = open_family (AGENDA ("status:code=403"));

  ui_wait_state (ui_page (self), PUPITRE_STATE_FAILED);
  take_main (self, name);
}

#define NOTHING_AT_ALL \
  "{\"faults\":[\"" AGENDA ("empty") "\",\"listMessages:empty\",\"listReportCards:empty\"," \
  "\"listAbsences:empty\",\"listWorkResults:empty\",\"listSubjectResults:empty\"," \
  "\"listSubjects:empty\",\"listStatements:empty\",\"listStudentDocuments:empty\"]}"

static UiFixture *
open_today (const char *email, const char *faults)
{
  UiFixture *self = ui_fixture_new (NULL);

  if (faults != NULL)
    ui_steer (self, faults);
  ui_sign_in (self, email);
  ui_open_today (self);
  return self;
}

static void
wait_today (UiFixture *self)
{
  ui_wait_refreshed (self, ui_page (self));
}

static void
play_today (const char *name)
{
  g_autoptr (UiFixture) self = open_today ("parent@demo.exemple", NULL);

  wait_today (self);
  take_main (self, name);
}

/* The next Tuesday, which is a day of school. */
static void
play_today_school_day (const char *name)
{
  g_autoptr (UiFixture) self = NULL;
  g_autoptr (GDateTime) today = pupitre_school_time_today ();

  pupitre_school_time_set_shift ((2 - g_date_time_get_day_of_week (today) + 7) % 7);
  self = open_today ("parent@demo.exemple", NULL);
  wait_today (self);
  take_main (self, name);
  pupitre_school_time_set_shift (0);
}

static void
play_today_offline (const char *name)
{
  g_autoptr (UiFixture) self = open_today ("parent@demo.exemple", NULL);

  wait_today (self);
  ui_steer (self, "{\"cut\":true}");
  pupitre_page_refresh (ui_page (self));
  test_wait_until (is_offline, ui_page (self));
  wait_today (self);
  take_main (self, name);
}

static void
play_today_one_child (const char *name)
{
  g_autoptr (UiFixture) self = open_today ("parent2@demo.exemple", NULL);

  wait_today (self);
  take_main (self, name);
}

static void
play_today_empty (const char *name)
{
  g_autoptr (UiFixture) self = open_today ("parent@demo.exemple", NOTHING_AT_ALL);

  ui_wait_state (ui_page (self), PUPITRE_STATE_EMPTY);
  wait_today (self);
  take_main (self, name);
}

static void
play_accounts (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);
  GtkWidget *preferences;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add-account", NULL);
  ui_type_sign_in (self, "parent2@demo.exemple", UI_PASSWORD);
  test_wait_until (has_two_accounts, self);
  preferences = pupitre_preferences_window_new (self->context);
  gtk_window_present (GTK_WINDOW (preferences));
  take_all (preferences, name);
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static gboolean
has_trouble (gpointer dialog)
{
  return gtk_widget_get_visible (ui_part (ui_part (dialog, "trouble"), "box"));
}

static void
set_pin (UiFixture *self, const char *email, const char *pin)
{
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);
  g_autoptr (PupitreAccount) account = pupitre_accounts_dup_open (accounts, email);
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *place = NULL;

  pupitre_accounts_set_pin_async (accounts, account, UI_PASSWORD, pin, NULL, test_keep_result, &place);
  done = test_wait_result (&place);
  g_assert_true (pupitre_accounts_set_pin_finish (accounts, done, NULL));
}

/* Two parents, each with a PIN; the first is open. */
static UiFixture *
open_one_of_two (void)
{
  UiFixture *self = sign_in_and_open (PUPITRE_TILE_MESSAGES);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add-account", NULL);
  ui_type_sign_in (self, "parent2@demo.exemple", UI_PASSWORD);
  test_wait_until (has_two_accounts, self);
  set_pin (self, "parent@demo.exemple", "1111");
  set_pin (self, "parent2@demo.exemple", "2222");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  ui_unlock (self, "1111");
  ui_wait_state (ui_open (self, "Léa", PUPITRE_TILE_MESSAGES), PUPITRE_STATE_CONTENT);
  ui_wait_settled (ui_page (self));
  return self;
}

static void
play_accounts_locked (const char *name)
{
  g_autoptr (UiFixture) self = open_one_of_two ();
  AdwLeaflet *leaflet = ADW_LEAFLET (ui_main_part (self, "leaflet"));

  adw_leaflet_navigate (leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  take_all (self->window, name);
}

static void
play_accounts_open (const char *name)
{
  g_autoptr (UiFixture) self = open_one_of_two ();
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.open-locked", NULL);
  dialog = ui_find_window (PUPITRE_TYPE_IDENTITY_DIALOG);
  gtk_window_set_resizable (GTK_WINDOW (dialog), TRUE);
  gtk_editable_set_text (ui_part (dialog, "typed"), "3333");
  g_signal_emit_by_name (ui_part (dialog, "button"), "clicked");
  test_wait_until (has_trouble, dialog);
  take_all (dialog, name);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
has_inheritance (gpointer row)
{
  return ui_shows_text (row, "parent@demo.exemple");
}

/* What the former account keeps of a child is offered to the new one. */
static void
play_accounts_former (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);
  g_autoptr (PupitreAccount) former = NULL;
  g_autoptr (GBytes) content = g_bytes_new_static ("%PDF", 4);
  PupitrePage *page = ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *place = NULL;
  const PupitreDocument known = { .file_name = (char *) "Bulletin.pdf", .received_at = 1 };
  GtkWidget *preferences, *row;

  former = g_object_ref (pupitre_page_get_account (page));
  pupitre_store_put_document_async (pupitre_account_get_store (former),
                                    pupitre_child_get_key (pupitre_page_get_pupil (page)), "1",
                                    content, &known, NULL, test_keep_result, &place);
  done = test_wait_result (&place);
  g_assert_true (pupitre_store_put_document_finish (pupitre_account_get_store (former), done, NULL));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add-account", NULL);
  ui_type_sign_in (self, "parent2@demo.exemple", UI_PASSWORD);
  test_wait_until (has_two_accounts, self);
  preferences = pupitre_preferences_window_new (self->context);
  gtk_window_present (GTK_WINDOW (preferences));
  row = gtk_widget_get_next_sibling (ui_find (preferences, PUPITRE_TYPE_ACCOUNT_ROW));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  test_wait_until (has_inheritance, row);
  take_all (preferences, name);
  gtk_window_destroy (GTK_WINDOW (preferences));
}

/* One was signed out of. */
static void
play_accounts_closed (const char *name)
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);
  g_autoptr (PupitreAccount) second = NULL;
  GtkWidget *preferences;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add-account", NULL);
  ui_type_sign_in (self, "parent2@demo.exemple", UI_PASSWORD);
  test_wait_until (has_two_accounts, self);
  second = pupitre_accounts_dup_open (accounts, "parent2@demo.exemple");
  pupitre_accounts_sign_out_async (accounts, second, FALSE, NULL, NULL, NULL);
  g_clear_object (&second);
  preferences = pupitre_preferences_window_new (self->context);
  gtk_window_present (GTK_WINDOW (preferences));
  take_all (preferences, name);
  gtk_window_destroy (GTK_WINDOW (preferences));
}

/* Fitted by its size to the picture: on the screen it is as large as what it says. */
static PupitreExportDialog *
open_export (UiFixture *self)
{
  g_autoptr (GList) windows = NULL;

  pupitre_export_dialog_present (GTK_WINDOW (self->window), pupitre_page_get_account (ui_page (self)));
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next) {
    if (PUPITRE_IS_EXPORT_DIALOG (l->data)) {
      gtk_window_set_resizable (l->data, TRUE);
      return l->data;
    }
  }
  g_assert_not_reached ();
}

static gboolean
is_exported (gpointer dialog)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (ui_part (dialog, "states")), "done") == 0;
}

/* @done: what comes when the export has been run into @folder; NULL not to run it */
static void
play_export_until (const char *name, const char *folder, gboolean (*done) (gpointer dialog))
{
  g_autoptr (UiFixture) self = sign_in_and_open (PUPITRE_TILE_MESSAGES);
  PupitreExportDialog *dialog = open_export (self);

  if (folder != NULL) {
    g_autoptr (GFile) file = g_file_new_for_path (folder);

    pupitre_export_dialog_run (dialog, file);
    test_wait_until (done, dialog);
  }
  take_all (dialog, name);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
play_export (const char *name)
{
  play_export_until (name, NULL, NULL);
}

static void
play_export_refused (const char *name)
{
  play_export_until (name, "/proc", has_trouble);
}

static void
play_export_done (const char *name)
{
  g_autofree char *folder = test_make_folder ();

  play_export_until (name, folder, is_exported);
  test_remove_folder (folder);
}

static const Scene SCENES[] = {
  { "sign-in", NULL, play_sign_in },
  { "sign-in", "refused", play_sign_in_refused },
  { "sign-in", "offline", play_sign_in_offline },
  { "shared-computer", NULL, play_shared },
  { "shared-computer", "sign-in", play_shared_sign_in },
  { "shared-computer", "countdown", play_shared_countdown },
  { "sign-up", NULL, play_sign_up },
  { "sign-up", "refused", play_sign_up_refused },
  { "verification-code", NULL, play_code },
  { "verification-code", "refused", play_code_refused },
  { "verification-code", "waiting", play_code_waiting },
  { "verification-code", "expired", play_code_expired },
  { "verification-code", "tries", play_code_tries },
  { "new-password", NULL, play_password },
  { "new-password", "refused", play_password_refused },
  { "associate", NULL, play_associate },
  { "associate", "faults", play_associate_faults },
  { "associate", "refused", play_associate_refused },
  { "associate", "done", play_associate_done },
  { "associate", "former", play_associate_former },
  { "service-centre", NULL, play_centres },
  { "service-centre", "empty", play_centres_empty },
  { "lock", NULL, play_lock },
  { "lock", "refused", play_lock_refused },
  { "lock", "tries", play_lock_tries },
  { "lock", "busy", play_lock_busy },
  { "agenda-week", NULL, play_agenda },
  { "agenda-week", "foot", play_agenda_foot },
  { "agenda-week", "primary", play_agenda_primary },
  { "agenda-week", "empty", play_agenda_empty },
  { "agenda-week", "loading", play_agenda_loading },
  { "agenda-week", "offline", play_agenda_offline },
  { "agenda-week", "refused", play_agenda_refused },
  { "agenda-week", "file", play_agenda_file },
  { "agenda-week", "timetable", play_agenda_timetable },
  { "agenda-cycle", NULL, play_agenda_cycle },
  { "agenda-cycle", "empty", play_agenda_cycle_empty },
  { "family", NULL, play_today },
  { "family", "school-day", play_today_school_day },
  { "family", "offline", play_today_offline },
  { "family", "one-child", play_today_one_child },
  { "family", "empty", play_today_empty },
  { "agenda-family", NULL, play_family },
  { "agenda-family", "foot", play_family_foot },
  { "agenda-family", "empty", play_family_empty },
  { "agenda-family", "loading", play_family_loading },
  { "agenda-family", "offline", play_family_offline },
  { "agenda-family", "refused", play_family_refused },
  { "messages", NULL, play_messages },
  { "messages", "empty", play_messages_empty },
  { "messages", "loading", play_messages_loading },
  { "messages", "offline", play_messages_offline },
  { "messages", "refused", play_messages_refused },
  { "absences", NULL, play_absences },
  { "absences", "empty", play_absences_empty },
  { "absences", "loading", play_absences_loading },
  { "absences", "offline", play_absences_offline },
  { "absences", "refused", play_absences_refused },
  { "absences", "queued", play_absences_queued },
  { "absences", "unknown", play_absences_unknown },
  { "absences", "undecided", play_absences_undecided },
  { "absence-announce", NULL, play_announce },
  { "absence-announce", "refused", play_announce_refused },
  { "absence-receipt", NULL, play_receipt },
  { "absence-receipt", "several", play_receipt_several },
  { "absence-receipt", "long", play_receipt_long },
  { "messages", "filtered", play_messages_filtered },
  { "messages-family", NULL, play_messages_family },
  { "messages-family", "child", play_messages_family_filtered },
  { "message", NULL, play_message },
  { "message", "kept", play_message_kept },
  { "search", NULL, play_search },
  { "search", "empty", play_search_empty },
  { "search", "nothing", play_search_nothing },
  { "search", "reading", play_search_reading },
  { "archive", NULL, play_archive },
  { "archive", "empty", play_archive_empty },
  { "archive", "kept", play_archive_kept },
  { "resources", NULL, play_resources },
  { "resources", "empty", play_resources_empty },
  { "resources", "offline", play_resources_offline },
  { "resources", "refused", play_resources_refused },
  { "registration", NULL, play_registration },
  { "registration", "not-yet", play_registration_not_yet },
  { "registration", "closed", play_registration_closed },
  { "registration", "not-online", play_registration_elsewhere },
  { "registration", "parent-2", play_registration_services },
  { "registration", "both-parents", play_registration_both },
  { "registration", "draft", play_registration_draft },
  { "registration", "sent", play_registration_sent },
  { "registration", "queued", play_registration_queued },
  { "registration", "offline", play_registration_offline },
  { "registration", "refused", play_registration_refused },
  { "registration-form", NULL, play_registration_form },
  { "registration-form", "missing", play_registration_missing },
  { "registration-form", "preview", play_registration_preview },
  { "changes", NULL, play_changes },
  { "changes", "empty", play_changes_empty },
  { "changes", "offline", play_changes_offline },
  { "changes-family", NULL, play_changes_family },
  { "contact", NULL, play_contact },
  { "contact", "family", play_contact_family },
  { "contact", "offline", play_contact_offline },
  { "contact", "refused", play_contact_refused },
  { "homework", NULL, play_homework },
  { "homework", "week", play_homework_week },
  { "homework", "nothing", play_homework_nothing },
  { "homework", "empty", play_homework_empty },
  { "homework", "loading", play_homework_loading },
  { "homework", "offline", play_homework_offline },
  { "homework", "refused", play_homework_refused },
  { "assignment", NULL, play_assignment },
  { "results", NULL, play_results },
  { "results", "empty", play_results_empty },
  { "results-subject", NULL, play_subject },
  { "results-subject", "new", play_subject_new },
  { "ministry-results", NULL, play_ministry_results },
  { "report-cards", NULL, play_report_cards },
  { "report-cards", "empty", play_report_cards_empty },
  { "report-cards", "new", play_report_cards_new },
  { "report-cards", "loading", play_report_cards_loading },
  { "report-cards", "offline", play_report_cards_offline },
  { "report-cards", "refused", play_report_cards_refused },
  { "record", NULL, play_record },
  { "record", "empty", play_record_empty },
  { "record", "offline", play_record_offline },
  { "record", "refused", play_record_refused },
  { "finances", NULL, play_finances },
  { "finances-family", NULL, play_finances_family },
  { "tax-folder", NULL, play_tax_folder },
  { "tax-folder", "done", play_tax_folder_done },
  { "finances", "empty", play_finances_empty },
  { "finances", "loading", play_finances_loading },
  { "finances", "offline", play_finances_offline },
  { "finances", "refused", play_finances_refused },
  { "document", NULL, play_document },
  { "document", "find", play_document_find },
  { "document", "loading", play_document_loading },
  { "document", "text", play_document_text },
  { "document", "text-find", play_document_text_find },
  { "document", "locked", play_document_locked },
  { "document", "offline", play_document_offline },
  { "document", "outline", play_document_outline },
  { "document", "pages", play_document_pages },
  { "document", "refused", play_document_refused },
  { "print-preview", NULL, play_print_preview },
  { "print-preview", "cut", play_print_preview_cut },
  { "accounts", NULL, play_accounts },
  { "accounts", "closed", play_accounts_closed },
  { "accounts", "locked", play_accounts_locked },
  { "accounts", "open", play_accounts_open },
  { "accounts", "former", play_accounts_former },
  { "preferences", NULL, play_preferences },
  { "notifications", NULL, play_notifications },
  { "notifications", "background", play_notifications_background },
  { "notifications", "child", play_notifications_child },
  { "export", NULL, play_export },
  { "export", "refused", play_export_refused },
  { "export", "done", play_export_done },
};

static char *
dup_name (const Scene *scene)
{
  return scene->state != NULL ? g_strdup_printf ("%s-%s", scene->page, scene->state)
                              : g_strdup (scene->page);
}

/* A page that is registered in the program and not here would be forgotten. */
static gboolean
knows_every_page (void)
{
  gsize n_pages;
  const PupitrePageInfo *pages = pupitre_pages_list (&n_pages);
  gboolean complete = TRUE;

  for (gsize i = 0; i < n_pages; i++) {
    gboolean known = FALSE;

    for (gsize j = 0; j < G_N_ELEMENTS (SCENES); j++)
      known |= SCENES[j].state == NULL && g_str_equal (SCENES[j].page, pages[i].id);
    if (!known)
      g_printerr ("tour: no picture of the page \"%s\"\n", pages[i].id);
    complete &= known;
  }
  return complete;
}

static void
list_scenes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (SCENES); i++) {
    g_autofree char *name = dup_name (&SCENES[i]);

    g_print ("%s\n", name);
  }
}

int
main (int argc, char *argv[])
{
  const char *text_scale = g_getenv ("TOUR_TEXT_SCALE");

  if (!knows_every_page ())
    return 1;
  if (argc == 2 && g_str_equal (argv[1], "--list")) {
    list_scenes ();
    return 0;
  }
  if (argc < 3) {
    g_printerr ("Usage: tour --list | tour LANGUAGE FOLDER [PICTURE…]\n");
    return 2;
  }

  tour.language = argv[1];
  tour.folder = argv[2];
  ui_init ();
  if (g_str_equal (tour.language, "en") !=
      g_str_equal (gettext (UNTRANSLATED), UNTRANSLATED)) {
    g_printerr ("tour: the language %s is not in force\n", tour.language);
    return 1;
  }
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11",
                "gtk-decoration-layout", ":close", NULL);
  if (text_scale != NULL)  /* to look at large text, which is no part of the tour */
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                  (int) (96 * 1024 * g_ascii_strtod (text_scale, NULL)), NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (SCENES); i++) {
    g_autofree char *name = dup_name (&SCENES[i]);

    if (argc == 3 || g_strv_contains ((const char *const *) argv + 3, name))
      SCENES[i].play (name);
  }
  return 0;
}
