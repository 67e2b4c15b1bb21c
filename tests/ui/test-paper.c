/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chooser-steps.h"
#include "pupitre-agenda-page.h"
#include "pupitre-agenda-paper.h"
#include "pupitre-document-view.h"
#include "pupitre-family-agenda-page.h"
#include "pupitre-entry.h"
#include "pupitre-message-page.h"
#include "pupitre-print-preview.h"
#include "pupitre-receipt-page.h"
#include "pupitre-receipt-paper.h"
#include "pupitre-viewer-page.h"
#include "pupitre-way-out.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>
#include <gtk/gtkunixprint.h>
#include <string.h>

/* What leaves the agenda and the receipts on paper or as a file: asked for as a parent asks for it,
 * read back with poppler's tools. */

#define PARENT "parent@demo.exemple"
#define CHILD "Noé"

static PupitreAgendaPage *
open_agenda (UiFixture *self, const char *name)
{
  PupitrePage *page = ui_open (self, name, PUPITRE_TILE_AGENDA);

  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  return PUPITRE_AGENDA_PAGE (page);
}

static gpointer
menu_of (gpointer page)
{
  return ui_part (page, "menu");
}

/* @returns: (nullable): the item of an open menu that says @label, if it is seen */
static GtkWidget *
find_item (GtkWidget *root, const char *label)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), label))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_item (child, label);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* Whether the menu of the agenda has an item that can be chosen. */
static gboolean
offers (gpointer page, const char *label)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (ui_part (menu_of (page), "button"));
  GtkWidget *item;

  gtk_menu_button_popup (button);
  item = find_item (GTK_WIDGET (gtk_menu_button_get_popover (button)), label);
  gtk_menu_button_popdown (button);
  return item != NULL && gtk_widget_is_sensitive (item);
}

/* A button of the same action can be pressed. */
static gboolean
can (gpointer page, const char *action)
{
  GtkWidget *probe = g_object_new (GTK_TYPE_BUTTON, "action-name", action, NULL);
  gboolean sensitive;

  gtk_widget_set_parent (probe, menu_of (page));
  sensitive = gtk_widget_get_sensitive (probe);
  gtk_widget_unparent (probe);
  return sensitive;
}

static gboolean
can_print (gpointer page)
{
  return can (page, "agenda.print");
}

static gboolean
has_timetable (gpointer page)
{
  return can (page, "agenda.timetable");
}

static gboolean
has_lessons (gpointer page)
{
  g_autoptr (GPtrArray) lessons =
    pupitre_week_get_day (pupitre_agenda_page_get_week (page), PUPITRE_WEEK_LESSONS, 0);

  return lessons->len > 0;
}

/* --- Dialogs ------------------------------------------------------------------------------- */

static gboolean
has_print_dialog (gpointer data)
{
  return chooser_find_window (GTK_TYPE_PRINT_UNIX_DIALOG) != NULL;
}

static gboolean
has_no_print_dialog (gpointer data)
{
  return !has_print_dialog (data);
}

static gboolean
has_sheets (gpointer data)
{
  GtkWidget *preview = GTK_WIDGET (chooser_find_window (PUPITRE_TYPE_PRINT_PREVIEW));

  return preview != NULL && gtk_widget_get_sensitive (ui_part (preview, "print_button"));
}

static gboolean
has_no_preview (gpointer data)
{
  return chooser_find_window (PUPITRE_TYPE_PRINT_PREVIEW) == NULL;
}

/* Looks at the sheets, comes as far as the dialog of the printer, and thinks better of it twice: that
 * is no failure. */
static void
look_and_give_up (gpointer widget, const char *action)
{
  GtkWidget *preview;

  gtk_widget_activate_action (widget, action, NULL);
  test_wait_until (has_sheets, NULL);
  preview = GTK_WIDGET (chooser_find_window (PUPITRE_TYPE_PRINT_PREVIEW));
  g_assert_true (g_str_has_prefix (gtk_label_get_text (ui_part (preview, "sheet_label")),
                                   "Sheet 1 of "));
  gtk_widget_activate_action (preview, "preview.print", NULL);
  test_wait_until (has_print_dialog, NULL);
  g_assert_cmpstr (gtk_paper_size_get_name (gtk_page_setup_get_paper_size (
                     gtk_print_unix_dialog_get_page_setup (
                       chooser_find_window (GTK_TYPE_PRINT_UNIX_DIALOG)))),
                   ==, GTK_PAPER_NAME_LETTER);
  gtk_dialog_response (chooser_find_window (GTK_TYPE_PRINT_UNIX_DIALOG), GTK_RESPONSE_CANCEL);
  test_wait_until (has_no_print_dialog, NULL);
  gtk_widget_activate_action (preview, "window.close", NULL);
  test_wait_until (has_no_preview, NULL);
}

/* Asks to save, and gives up: that is no failure.
 * @name: Under which name it is to be suggested */
static void
ask_and_give_up (gpointer widget, const char *action, const char *name)
{
  g_autofree char *suggested = NULL;

  gtk_widget_activate_action (widget, action, NULL);
  suggested = gtk_file_chooser_get_current_name (chooser_wait ());
  g_assert_cmpstr (suggested, ==, name);
  chooser_answer (GTK_RESPONSE_CANCEL);
}

static gboolean
exists (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/* The name is never on the list of recent files, which every program reads. */
static gboolean
is_forgotten (gpointer path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  return !gtk_recent_manager_has_item (gtk_recent_manager_get_default (), uri);
}

/* Asks to save, types where to, and presses the button of the dialog that does.
 * @returns: (transfer full): the path of what was written, which nobody else may read */
static char *
save_into_folder (UiFixture *self, gpointer widget, const char *action, const char *name)
{
  char *path = g_build_filename (self->folder, name, NULL);
  GStatBuf status;

  gtk_widget_activate_action (widget, action, NULL);
  chooser_save_as (path);
  test_wait_until (exists, path);
  test_wait_until (is_forgotten, path);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 077, ==, 0);
  return path;
}

/* @returns: (transfer full): what the PDF of a file says */
static char *
read_pdf_file (const char *path)
{
  const char *command[] = { "pdftotext", "-raw", path, "-", NULL };
  char *text = NULL;

  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text,
                               NULL, NULL, NULL));
  return g_strdelimit (text, "\n\f", ' ');
}

/* @returns: (transfer full): what a PDF says */
static char *
read_pdf (UiFixture *self, GBytes *pdf)
{
  g_autofree char *path = g_build_filename (self->folder, "paper.pdf", NULL);

  g_assert_nonnull (pdf);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL),
                                      (gssize) g_bytes_get_size (pdf), NULL));
  return read_pdf_file (path);
}

/* --- Agenda -------------------------------------------------------------------------------- */

static void
test_week (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAgendaPage *page;
  PupitreWeek *week;
  g_autoptr (GDateTime) monday = NULL;
  g_autoptr (PupitreAgendaPaper) paper = NULL;
  g_autofree char *text = NULL;

  ui_sign_in (self, PARENT);
  page = open_agenda (self, CHILD);
  week = pupitre_agenda_page_get_week (page);
  test_wait_until (can_print, page);
  monday = g_date_time_new_local (2026, 11, 9, 12, 0, 0);
  pupitre_week_page_turn_to (PUPITRE_WEEK_PAGE (page), monday);
  test_wait_until (has_lessons, page);
  ask_and_give_up (menu_of (page), "agenda.save", "Week of November 9 - " CHILD ".pdf");

  paper = pupitre_agenda_paper_new_week (pupitre_page_get_pupil (PUPITRE_PAGE (page)), week, NULL);
  text = read_pdf (self, paper->pdf);
  g_assert_nonnull (strstr (text, "Week of November 9"));
  g_assert_nonnull (strstr (text, CHILD " Exemple · "));
  g_assert_nonnull (strstr (text, "2026‑2027"));
  g_assert_nonnull (strstr (text, "Monday 9"));
  g_assert_nonnull (strstr (text, "Mathématique"));
  g_assert_nonnull (strstr (text, "As the portal showed it on "));
}

static void
test_cycle (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAgendaPage *page;

  ui_sign_in (self, PARENT);
  page = open_agenda (self, CHILD);
  adw_view_stack_set_visible_child_name (ui_part (page, "sections"), "cycle");
  test_wait_until (can_print, page);
  ask_and_give_up (menu_of (page), "agenda.save", "Timetable of the Cycle - " CHILD ".pdf");
}

/* What a helper draws of the paper, and the dialog of the printer. */
static void
test_print (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAgendaPage *page;

  ui_sign_in (self, PARENT);
  page = open_agenda (self, CHILD);
  test_wait_until (can_print, page);
  look_and_give_up (menu_of (page), "agenda.print");
}

static gboolean
has_all_children (gpointer page)
{
  PupitreFamilyWeek *week = pupitre_family_agenda_page_get_week (page);
  guint n = 0;

  for (guint i = 0; i < pupitre_family_week_get_n (week); i++) {
    g_autoptr (GPtrArray) lessons = pupitre_week_get_day (pupitre_family_week_get_week (week, i),
                                                          PUPITRE_WEEK_LESSONS, 0);

    n += lessons->len > 0 ? 1 : 0;
  }
  return n == 3;
}

/* The week of all children: the day of each beside initial and name. */
static void
test_family (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (GDateTime) monday = g_date_time_new_local (2026, 11, 9, 12, 0, 0);
  PupitreFamilyAgendaPage *page;
  g_autoptr (PupitreAgendaPaper) paper = NULL;
  g_autofree char *text = NULL;

  ui_sign_in (self, PARENT);
  page = PUPITRE_FAMILY_AGENDA_PAGE (ui_open_family (self));
  test_wait_until (can_print, page);
  pupitre_week_page_turn_to (PUPITRE_WEEK_PAGE (page), monday);
  test_wait_until (has_all_children, page);
  g_assert_false (can (page, "agenda.timetable"));
  ask_and_give_up (menu_of (page), "agenda.save", "Week of November 9 - All Children.pdf");
  look_and_give_up (menu_of (page), "agenda.print");

  paper = pupitre_agenda_paper_new_family (pupitre_family_agenda_page_get_week (page), NULL);
  text = read_pdf (self, paper->pdf);
  g_assert_nonnull (strstr (text, "Week of November 9"));
  g_assert_nonnull (strstr (text, "Noé, Léa, Mila · 2026‑2027"));
  g_assert_nonnull (strstr (text, "N Noé 9:15 "));
  g_assert_nonnull (strstr (text, "L Léa 8:00 "));
  g_assert_nonnull (strstr (text, "M Mila 8:00 "));
  g_assert_true (strstr (text, "B-111 · Josée") < strstr (text, "L Léa 8:00 "));
  g_assert_true (strstr (text, "Accueil et causerie") > strstr (text, "M Mila 8:00 "));
  g_assert_nonnull (strstr (text, "As the portal showed it on "));
}

/* --- Timetable of the school --------------------------------------------------------------- */

static gboolean
shows_document (gpointer data)
{
  PupitrePage *page = ui_page (data);
  GtkWidget *view = PUPITRE_IS_VIEWER_PAGE (page) ? ui_find (page, PUPITRE_TYPE_DOCUMENT_VIEW) : NULL;

  return view != NULL && pupitre_document_view_get_state (PUPITRE_DOCUMENT_VIEW (view)) ==
                           PUPITRE_DOCUMENT_READY;
}

/* The school's own timetable, and the kept copy of it when the portal is gone. */
static void
test_timetable (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAgendaPage *page;

  ui_sign_in (self, PARENT);
  page = open_agenda (self, CHILD);
  test_wait_until (has_timetable, page);
  g_assert_true (offers (page, "Printable Timetable"));
  gtk_widget_activate_action (menu_of (page), "agenda.timetable", NULL);
  test_wait_until (shows_document, self);

  ui_steer (self, "{\"cut\":true}");
  ui_restart_open (self);
  page = open_agenda (self, CHILD);
  test_wait_until (has_timetable, page);
  gtk_widget_activate_action (menu_of (page), "agenda.timetable", NULL);
  test_wait_until (shows_document, self);
}

static void
test_timetable_refused (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAgendaPage *page;

  ui_steer (self, "{\"faults\":[\"getPrintableTimetable:status:code=403\"]}");
  ui_sign_in (self, PARENT);
  page = open_agenda (self, CHILD);
  test_wait_until (has_timetable, page);
  gtk_widget_activate_action (menu_of (page), "agenda.timetable", NULL);
  ui_wait_frames (self->window, 2);
  ui_wait_state (ui_page (self), PUPITRE_STATE_FAILED);
  g_assert_true (ui_shows_text (ui_page (self), "The portal refuses to show this."));
}

static gboolean
has_asked (gpointer data)
{
  g_autofree char *log = test_portal_get (data, "/demonstration/log");

  return strstr (log, "/imprimable") != NULL;
}

/* A school that has none: nothing is offered. */
static void
test_timetable_absent (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAgendaPage *page;

  ui_steer (self, "{\"faults\":[\"getPrintableTimetable:status:code=404\"]}");
  ui_sign_in (self, PARENT);
  page = open_agenda (self, CHILD);
  test_wait_until (has_asked, self->portal);
  ui_wait_frames (self->window, 20);
  g_assert_true (offers (page, "Print…"));
  g_assert_false (offers (page, "Printable Timetable"));
}

/* --- A computer that forbids it ------------------------------------------------------------ */

static void
test_forbidden (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAgendaPage *page;

  pupitre_way_out_forbid (PUPITRE_WAY_OUT_SAVE);
  ui_sign_in (self, PARENT);
  page = open_agenda (self, CHILD);
  test_wait_until (can_print, page);
  g_assert_false (offers (page, "Save as PDF…"));
  pupitre_way_out_forbid (0);
}

/* --- Receipts ------------------------------------------------------------------------------ */

static PupitreReceipt *
make_receipt (const char *motive, const char *text)
{
  g_autoptr (PupitreIntent) intent = pupitre_intent_new (&(PupitreIntentFields) {
    .child = "700042/1235901",
    .child_name = CHILD,
    .kind = PUPITRE_INTENT_MOTIVE,
    .subject = "1",
    .first_day = "2026-11-20",
    .motive_code = "10",
    .motive_text = motive,
    .text = text,
  });

  return pupitre_receipt_new (intent, PUPITRE_RECEIPT_ANSWERED, "R-1", 1795000000);
}

static void
check_receipts (UiFixture *self, PupitrePage *from, GPtrArray *receipts, const char *const *texts)
{
  PupitrePage *page = pupitre_receipt_page_new (from, receipts);
  g_autoptr (GBytes) pdf = pupitre_receipt_paper_draw (receipts, NULL);
  g_autofree char *text = read_pdf (self, pdf);

  for (guint i = 0; texts[i] != NULL; i++)
    g_assert_nonnull (strstr (text, texts[i]));
  pupitre_page_open (from, page);
  ui_wait_frames (self->window, 2);
  ask_and_give_up (page, "page.save", "Receipt.pdf");
  look_and_give_up (page, "page.print");
}

/* Alone, and together. */
static void
test_receipts (void)
{
  static const char *const ONE[] = { CHILD, "Maladie", "R-1", NULL };
  static const char *const BOTH[] = { "Maladie", "Rendez-vous médical", "Chez le dentiste", NULL };
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (GPtrArray) receipts = g_ptr_array_new_with_free_func (g_object_unref);
  PupitreAgendaPage *page;

  ui_sign_in (self, PARENT);
  page = open_agenda (self, CHILD);
  g_ptr_array_add (receipts, make_receipt ("Maladie", NULL));
  check_receipts (self, PUPITRE_PAGE (page), receipts, ONE);
  g_ptr_array_add (receipts, make_receipt ("Rendez-vous médical", "Chez le dentiste"));
  check_receipts (self, PUPITRE_PAGE (page), receipts, BOTH);
}

/* Into a file, through the dialog: what the parent sees is what is in it. */
static void
test_save_receipt (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (GPtrArray) receipts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  PupitreAgendaPage *from;
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  from = open_agenda (self, CHILD);
  g_ptr_array_add (receipts, make_receipt ("Maladie", "Fièvre"));
  page = pupitre_receipt_page_new (PUPITRE_PAGE (from), receipts);
  pupitre_page_open (PUPITRE_PAGE (from), page);
  ui_wait_frames (self->window, 2);
  path = save_into_folder (self, page, "page.save", "Reçu de Noé.pdf");
  text = read_pdf_file (path);
  g_assert_nonnull (strstr (text, "Maladie"));
  g_assert_nonnull (strstr (text, "Fièvre"));
}

static gboolean
has_message (gpointer page)
{
  return g_list_model_get_n_items (
           G_LIST_MODEL (gtk_list_view_get_model (ui_part (page, "list")))) > 1;
}

static gboolean
shows_message (gpointer self)
{
  return PUPITRE_IS_MESSAGE_PAGE (ui_page (self));
}

static gboolean
is_read (gpointer entry)
{
  return pupitre_entry_get_object (entry) != NULL;
}

/* Opens the first message of the list, which may stand below a heading, once it can be opened. */
static PupitrePage *
open_message (UiFixture *self)
{
  PupitrePage *page = ui_open (self, CHILD, PUPITRE_TILE_MESSAGES);
  GListModel *model;
  g_autoptr (GObject) first = NULL;
  g_autoptr (PupitreEntry) entry = NULL;
  guint position;

  ui_wait_settled (page);
  test_wait_until (has_message, page);
  model = G_LIST_MODEL (gtk_list_view_get_model (ui_part (page, "list")));
  first = g_list_model_get_item (model, 0);
  position = PUPITRE_IS_ENTRY (first) ? 0 : 1;
  entry = g_list_model_get_item (model, position);
  test_wait_until (is_read, entry);
  g_signal_emit_by_name (ui_part (page, "list"), "activate", position);
  test_wait_until (shows_message, self);
  return ui_page (self);
}

/* Of what was about to be printed nothing stays in front of a locked program. */
static void
test_locked (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAgendaPage *page;

  ui_sign_in (self, PARENT);
  page = open_agenda (self, CHILD);
  test_wait_until (can_print, page);
  gtk_widget_activate_action (menu_of (page), "agenda.print", NULL);
  test_wait_until (has_sheets, NULL);
  gtk_widget_activate_action (GTK_WIDGET (chooser_find_window (PUPITRE_TYPE_PRINT_PREVIEW)),
                              "preview.print", NULL);
  test_wait_until (has_print_dialog, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  g_assert_true (has_no_preview (NULL));
  g_assert_true (has_no_print_dialog (NULL));
}

/* A message is saved with what it says, printed, and copied whole. */
static void
test_message (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  const char *title;
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = open_message (self);
  title = gtk_label_get_text (ui_part (page, "title"));
  path = save_into_folder (self, page, "page.save", "Message.pdf");
  text = read_pdf_file (path);
  g_assert_nonnull (strstr (text, title));
  g_assert_nonnull (strstr (text, "About " CHILD));
  look_and_give_up (page, "page.print");
  gtk_widget_activate_action (GTK_WIDGET (page), "page.copy", NULL);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (
    gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (page))), &value, NULL));
  g_assert_true (g_str_has_prefix (g_value_get_string (&value), title));
  g_assert_nonnull (strstr (g_value_get_string (&value),
                            gtk_label_get_text (ui_part (page, "text"))));
}

/* The document of the school too, byte for byte as the portal sent it. */
static void
test_save_document (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  PupitreAgendaPage *page;

  ui_sign_in (self, PARENT);
  page = open_agenda (self, CHILD);
  test_wait_until (has_timetable, page);
  gtk_widget_activate_action (menu_of (page), "agenda.timetable", NULL);
  test_wait_until (shows_document, self);
  path = save_into_folder (self, ui_page (self), "page.save", "Horaire.pdf");
  text = read_pdf_file (path);
  g_assert_nonnull (strstr (text, CHILD));
}

static gboolean
says_not_saved (gpointer window)
{
  return ui_shows_text (window, "“Nowhere.pdf” could not be saved: ");
}

/* Where nothing can be written that is said, and the program goes on. */
static void
test_save_nowhere (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAgendaPage *page;

  ui_sign_in (self, PARENT);
  page = open_agenda (self, CHILD);
  test_wait_until (can_print, page);
  gtk_widget_activate_action (menu_of (page), "agenda.save", NULL);
  /* Not even the system's manager makes a file there. */
  chooser_save_as ("/proc/Nowhere.pdf");
  test_wait_until (says_not_saved, self->window);
  g_free (save_into_folder (self, menu_of (page), "agenda.save", "Semaine.pdf"));
}

/* Of the document of the school too, with the way to the help. */
static void
test_save_document_nowhere (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAgendaPage *page;

  ui_sign_in (self, PARENT);
  page = open_agenda (self, CHILD);
  test_wait_until (has_timetable, page);
  gtk_widget_activate_action (menu_of (page), "agenda.timetable", NULL);
  test_wait_until (shows_document, self);
  gtk_widget_activate_action (GTK_WIDGET (ui_page (self)), "page.save", NULL);
  chooser_save_as ("/proc/Nowhere.pdf");
  test_wait_until (says_not_saved, self->window);
  g_assert_true (ui_shows_text (self->window, "_Help") || ui_shows_text (self->window, "Help"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/paper/week", test_week);
  g_test_add_func ("/paper/cycle", test_cycle);
  g_test_add_func ("/paper/print", test_print);
  g_test_add_func ("/paper/family", test_family);
  g_test_add_func ("/paper/timetable", test_timetable);
  g_test_add_func ("/paper/timetable-refused", test_timetable_refused);
  g_test_add_func ("/paper/timetable-absent", test_timetable_absent);
  g_test_add_func ("/paper/forbidden", test_forbidden);
  g_test_add_func ("/paper/receipts", test_receipts);
  g_test_add_func ("/paper/save-receipt", test_save_receipt);
  g_test_add_func ("/paper/locked", test_locked);
  g_test_add_func ("/paper/message", test_message);
  g_test_add_func ("/paper/save-document", test_save_document);
  g_test_add_func ("/paper/save-nowhere", test_save_nowhere);
  g_test_add_func ("/paper/save-document-nowhere", test_save_document_nowhere);

  return g_test_run ();
}
