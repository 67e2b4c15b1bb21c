/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-avatar-group.h"
#include "pupitre-badge.h"
#include "pupitre-banner.h"
#include "pupitre-button-names.h"
#include "pupitre-child-colour.h"
#include "pupitre-cut-text.h"
#include "pupitre-entry.h"
#include "pupitre-error.h"
#include "pupitre-first-rows.h"
#include "pupitre-glance-list.h"
#include "pupitre-late-child.h"
#include "pupitre-late-menu.h"
#include "pupitre-launch.h"
#include "pupitre-menu-names.h"
#include "pupitre-message-dialog.h"
#include "pupitre-pages.h"
#include "pupitre-state-stack.h"
#include "pupitre-tab-stop.h"
#include "pupitre-trust-line.h"
#include "pupitre-upright-layout.h"
#include "ui-fixture.h"

#include <string.h>

/* Every class of ours that has a template, made and destroyed. */
static void
test_templates (void)
{
  const GType types[] = { PUPITRE_TYPE_TRUST_LINE, PUPITRE_TYPE_STATE_STACK, PUPITRE_TYPE_BANNER,
                          PUPITRE_TYPE_BADGE };
  const PupitrePageInfo *pages;
  gsize n_pages;

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++) {
    GtkWidget *widget = g_object_ref_sink (g_object_new (types[i], NULL));

    g_assert_finalize_object (widget);
  }

  pages = pupitre_pages_list (&n_pages);
  for (gsize i = 0; i < n_pages; i++)
    g_assert_true (g_type_is_a (pages[i].type (), GTK_TYPE_WIDGET));
}

static void
test_trust_line (void)
{
  g_autoptr (PupitreTrustLine) line =
    g_object_ref_sink (PUPITRE_TRUST_LINE (pupitre_trust_line_new ()));
  GtkWidget *button = ui_part (line, "button");
  GtkWidget *alert = ui_part (line, "alert");
  GtkWidget *progress = ui_part (line, "progress");
  PupitreTrust trust = { .received = g_get_real_time () / G_USEC_PER_SEC, .kept = TRUE };
  g_autoptr (GError) offline = g_error_new_literal (PUPITRE_ERROR, PUPITRE_ERROR_OFFLINE, "");
  g_autoptr (GError) ended = g_error_new_literal (PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED, "");

  pupitre_trust_line_set (line, &trust);
  g_assert_true (g_str_has_prefix (pupitre_trust_line_get_text (line),
                                   "Received from the portal today at "));
  g_assert_nonnull (strstr (pupitre_trust_line_get_text (line), "kept offline"));
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_false (gtk_widget_get_visible (progress));

  trust.refreshing = TRUE;
  pupitre_trust_line_set (line, &trust);
  g_assert_true (gtk_widget_get_visible (progress));

  trust.refreshing = FALSE;
  trust.error = offline;
  pupitre_trust_line_set (line, &trust);
  g_assert_true (g_str_has_prefix (pupitre_trust_line_get_text (line),
                                   "The portal does not answer. Received today at "));
  g_assert_true (gtk_widget_get_visible (alert));
  gtk_test_accessible_assert_role (alert, GTK_ACCESSIBLE_ROLE_ALERT);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Try Again");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "page.refresh");

  trust.error = ended;
  pupitre_trust_line_set (line, &trust);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Sign In");
  g_assert_true (gtk_widget_get_visible (ui_part (line, "help")));
  g_assert_cmpstr (ui_topic (ui_part (line, "help")), ==, "sign-in");

  trust.error = NULL;
  trust.n_unreadable = 2;
  pupitre_trust_line_set (line, &trust);
  g_assert_nonnull (strstr (pupitre_trust_line_get_text (line), "2 items could not be read"));
  g_assert_false (gtk_widget_get_visible (alert));
  g_assert_false (gtk_widget_get_visible (ui_part (line, "help")));
}

static const char *
shown_page (PupitreStateStack *stack)
{
  return gtk_stack_get_visible_child_name (ui_part (stack, "stack"));
}

static gboolean
has_spinner (gpointer data)
{
  return g_strcmp0 (shown_page (data), "loading") == 0;
}

static void
test_state_stack (void)
{
  g_autoptr (PupitreStateStack) stack =
    g_object_ref_sink (g_object_new (PUPITRE_TYPE_STATE_STACK, NULL));
  g_autoptr (GError) error = g_error_new_literal (PUPITRE_ERROR, PUPITRE_ERROR_REFUSED, "");

  /* Nothing at first; a spinner only after a while. */
  g_assert_cmpstr (shown_page (stack), ==, "blank");
  test_wait_until (has_spinner, stack);

  pupitre_state_stack_set_state (stack, PUPITRE_STATE_CONTENT);
  g_assert_cmpstr (shown_page (stack), ==, "content");
  pupitre_state_stack_set_error (stack, error);
  g_assert_cmpstr (shown_page (stack), ==, "failed");
  g_assert_true (ui_shows_text (stack, "The portal refuses to show this."));
  g_assert_cmpstr (ui_topic (ui_part (stack, "help")), ==, "trouble");
  g_assert_cmpint (pupitre_state_stack_get_state (stack), ==, PUPITRE_STATE_FAILED);
}

static PupitreChild *
create_child (const char *number, const char *name)
{
  const PupitreChildFields fields = { .guid = number, .record_number = number, .school_code = "1",
                                      .organisation_code = "700000", .first_name = name };

  return pupitre_child_new (&fields);
}

/* A child keeps its colour when others come, and no two of a family have the same. */
static void
test_child_colours (void)
{
  g_autoptr (GListStore) family = g_list_store_new (PUPITRE_TYPE_CHILD);
  guint before[5];
  guint seen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (before); i++) {
    g_autofree char *number = g_strdup_printf ("%07u", 1000000 + i);
    g_autoptr (PupitreChild) child = create_child (number, "Exemple");

    g_list_store_append (family, child);
    before[i] = pupitre_child_colour_find (G_LIST_MODEL (family), child);
    g_assert_cmpuint (before[i], <, PUPITRE_N_CHILD_COLOURS);
    g_assert_false (seen & (1u << before[i]));
    seen |= 1u << before[i];
  }
  for (guint i = 0; i < G_N_ELEMENTS (before); i++) {
    g_autoptr (PupitreChild) child = g_list_model_get_item (G_LIST_MODEL (family), i);

    g_assert_cmpuint (pupitre_child_colour_find (G_LIST_MODEL (family), child), ==, before[i]);
  }
}

static gboolean
has_colour (GtkWidget *group, GListModel *family, PupitreChild *child)
{
  g_autofree char *class =
    g_strdup_printf ("child-%u", pupitre_child_colour_find (family, child));

  return gtk_widget_has_css_class (gtk_widget_get_first_child (group), class);
}

/* Another parent signs in, and a child of that one comes before this one and takes its colour. */
static void
test_avatar_colour (void)
{
  g_autoptr (GListStore) family = g_list_store_new (PUPITRE_TYPE_CHILD);
  g_autoptr (PupitreChild) child = create_child ("1000000", "Exemple");
  g_autoptr (PupitreChild) other = create_child ("1000008", "Autre");
  g_autoptr (GPtrArray) children = g_ptr_array_new ();
  GtkWidget *group = g_object_ref_sink (g_object_new (PUPITRE_TYPE_AVATAR_GROUP, NULL));
  guint before;

  g_ptr_array_add (children, child);
  g_list_store_append (family, child);
  before = pupitre_child_colour_find (G_LIST_MODEL (family), child);
  pupitre_avatar_group_set_children (PUPITRE_AVATAR_GROUP (group), G_LIST_MODEL (family), children);
  g_assert_true (has_colour (group, G_LIST_MODEL (family), child));
  g_list_store_insert (family, 0, other);
  g_assert_cmpuint (pupitre_child_colour_find (G_LIST_MODEL (family), child), !=, before);
  pupitre_avatar_group_set_children (PUPITRE_AVATAR_GROUP (group), G_LIST_MODEL (family), children);
  g_assert_true (has_colour (group, G_LIST_MODEL (family), child));
  g_object_unref (group);
}

/* Where a link leads is shown in letters that cannot deceive; other kinds are not followed. */
static void
test_links (void)
{
  static const struct {
    const char *uri;
    const char *host;
  } CASES[] = {
    { "https://www.exemple.ca/page?q=1", "www.exemple.ca" },
    { "http://exemple.ca", "exemple.ca" },
    { "https://user@exemple.ca:8080/", "exemple.ca" },
    { "mailto:secretariat@exemple.ca", "secretariat@exemple.ca" },
    { "https://\xd0\xb0pple.com/", "xn--pple-43d.com" },
    { "file:///etc/passwd", NULL },
    { "javascript:alert(1)", NULL },
    { "help:pupitre", NULL },
    { "not an address", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autofree char *host = pupitre_launch_dup_host (CASES[i].uri);

    g_test_message ("%s", CASES[i].uri);
    g_assert_cmpstr (host, ==, CASES[i].host);
  }
}

static void
test_badge (void)
{
  g_autoptr (PupitreBadge) badge = g_object_ref_sink (g_object_new (PUPITRE_TYPE_BADGE, NULL));

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (badge)));
  pupitre_badge_set_count (badge, 3);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (badge)));
  g_assert_true (ui_shows_text (badge, "3"));
  pupitre_badge_set_count (badge, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (badge)));
}

static gboolean
asks_tooltip (GtkWidget *widget)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  g_signal_emit_by_name (widget, "query-tooltip", 0, 0, FALSE, tooltip, &shown);
  return shown;
}

/* A tooltip for what is cut, and none for what is not. */
static void
test_cut_text (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new ("Marie-Alexandrine-Joséphine");

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), 5);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), gtk_label_new ("6"));
  pupitre_cut_text_watch (box);
  g_assert_true (gtk_widget_get_has_tooltip (box));
  gtk_window_set_child (window, box);

  gtk_label_set_max_width_chars (GTK_LABEL (name), 5);
  gtk_widget_set_halign (name, GTK_ALIGN_START);
  gtk_window_present (window);
  ui_wait_frames (window, 3);
  g_assert_true (asks_tooltip (box));

  gtk_label_set_text (GTK_LABEL (name), "Léa");
  ui_wait_frames (window, 3);
  g_assert_false (asks_tooltip (box));
  gtk_window_destroy (window);
}

/* A screen reader is told what the eye of a password does, before and after it is pressed. */
static void
test_button_names (void)
{
  g_autoptr (GtkWidget) row = g_object_ref_sink (adw_password_entry_row_new ());
  GtkWidget *eye;

  pupitre_button_names_take (row);
  eye = ui_find (row, GTK_TYPE_BUTTON);
  if (!gtk_widget_get_visible (eye))  /* that of a row with a button to apply what is typed */
    eye = ui_find (gtk_widget_get_last_child (gtk_widget_get_parent (eye)), GTK_TYPE_BUTTON);
  g_assert_nonnull (eye);
  for (guint i = 0; i < 2; i++) {
    g_assert_nonnull (gtk_widget_get_tooltip_text (eye));
    gtk_test_accessible_assert_property (eye, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         gtk_widget_get_tooltip_text (eye));
    g_signal_emit_by_name (eye, "clicked");
  }
}

/* A screen reader is told what an item of a menu says, each time that the menu is shown. */
static void
test_menu_names (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) cut =
    g_simple_action_new_stateful ("cut", NULL, g_variant_new_boolean (FALSE));
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover, *item;

  pupitre_menu_names_start ();
  g_menu_append (menu, "_Cut the Network", "test.cut");
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (cut));
  gtk_widget_insert_action_group (button, "test", G_ACTION_GROUP (actions));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  item = ui_find (popover, g_type_from_name ("GtkModelButton"));
  gtk_window_set_child (window, button);
  gtk_window_present (window);

  for (guint i = 0; i < 2; i++) {
    gtk_popover_popup (GTK_POPOVER (popover));
    ui_wait_frames (window, 2);
    gtk_test_accessible_assert_property (item, GTK_ACCESSIBLE_PROPERTY_LABEL, "Cut the Network");
    g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (item),
                                                      GTK_ACCESSIBLE_RELATION_LABELLED_BY));
    g_simple_action_set_state (cut, g_variant_new_boolean (i == 0));
    gtk_popover_popdown (GTK_POPOVER (popover));
    ui_wait_frames (window, 2);
  }
  gtk_window_destroy (window);
}

static gboolean
is_heading (GtkWidget *label)
{
  return GTK_IS_LABEL (label) && g_str_equal (gtk_label_get_text (GTK_LABEL (label)), "Why Not?");
}

static GtkWidget *
find_heading (GtkWidget *root)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = is_heading (child) ? child : find_heading (child);
  return found;
}

/* At no width that what holds the heading may have, a label of it is measured at less than it needs:
 * GTK 4.18 would warn, and a warning is fatal here. */
static void
test_message_dialog (void)
{
  GtkWidget *dialog = pupitre_message_dialog_new (NULL, "Why Not?", "There is a reason.");
  GtkWidget *bin = gtk_widget_get_parent (find_heading (dialog));
  int least, natural;

  gtk_window_present (GTK_WINDOW (dialog));
  ui_wait_frames (dialog, 2);
  gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  for (GtkWidget *label = gtk_widget_get_first_child (bin); label != NULL;
       label = gtk_widget_get_next_sibling (label)) {
    int least_label;

    gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least_label, NULL, NULL, NULL);
    if (is_heading (label))
      g_assert_cmpint (least_label, <=, least);
  }
  for (int width = least; width <= natural; width++)
    gtk_widget_measure (bin, GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
has_all_rows (gpointer model)
{
  return g_list_model_get_n_items (model) == 500;
}

/* Until the first entry has been read and painted, a list has no more rows than can be seen. */
static void
test_first_rows (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (PUPITRE_TYPE_ENTRY);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *list = gtk_list_view_new (NULL, gtk_signal_list_item_factory_new ());
  GListModel *rows = pupitre_first_rows_new (GTK_LIST_VIEW (list), G_LIST_MODEL (entries));
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (rows);
  g_autoptr (PupitreEntry) first = NULL;

  gtk_list_view_set_model (GTK_LIST_VIEW (list), GTK_SELECTION_MODEL (selection));
  gtk_window_set_child (window, list);
  gtk_window_present (window);
  for (guint i = 0; i < 500; i++) {
    g_autofree char *key = g_strdup_printf ("%u", i);
    g_autoptr (PupitreEntry) entry = pupitre_entry_new (key);

    g_list_store_append (entries, entry);
  }
  ui_wait_frames (window, 4);
  g_assert_cmpuint (g_list_model_get_n_items (rows), <, 50);

  first = g_list_model_get_item (rows, 0);
  pupitre_entry_set_damaged (first);
  g_assert_cmpuint (g_list_model_get_n_items (rows), <, 50);
  test_wait_until (has_all_rows, rows);
  gtk_window_destroy (window);
}

/* A text that wraps can be as narrow at one height as at another, and takes more lines for it. */
static void
test_upright_layout (void)
{
  const char *text = "Received from the portal today, and kept on this computer";
  GtkWidget *bin = g_object_ref_sink (adw_bin_new ());
  GtkWidget *label = gtk_label_new (text);
  int narrow, free_narrow, wide, high, low;

  gtk_widget_set_layout_manager (bin, g_object_new (PUPITRE_TYPE_UPRIGHT_LAYOUT, NULL));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  adw_bin_set_child (ADW_BIN (bin), label);

  g_assert_cmpint (gtk_widget_get_request_mode (bin), ==, GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH);
  gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, -1, &free_narrow, &wide, NULL, NULL);
  gtk_widget_measure (bin, GTK_ORIENTATION_VERTICAL, wide, &low, NULL, NULL, NULL);
  gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, low, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (narrow, ==, free_narrow);
  gtk_widget_measure (bin, GTK_ORIENTATION_VERTICAL, narrow, &high, NULL, NULL, NULL);
  g_assert_cmpint (high, >, low);
  gtk_widget_allocate (bin, narrow, high, -1, NULL);
  g_assert_cmpint (gtk_widget_get_width (label), ==, narrow);
  g_assert_cmpint (gtk_widget_get_height (label), ==, high);
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, -1, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (narrow, ==, 0);

  g_assert_finalize_object (bin);
}

static void
test_late_menu (void)
{
  GtkWidget *window = g_object_ref_sink (gtk_window_new ());
  GtkMenuButton *button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, "Entry", "win.entry");
  pupitre_late_menu_set (button, G_MENU_MODEL (menu));
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (button));
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (button)));
  g_assert_null (gtk_menu_button_get_popover (button));

  for (guint i = 0; i < 2; i++) {
    gtk_menu_button_popup (button);
    g_assert_true (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (button))));
    g_assert_true (gtk_menu_button_get_menu_model (button) == G_MENU_MODEL (menu));
    gtk_menu_button_popdown (button);
    g_assert_false (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (button))));
  }
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
}

/* What a stack hides takes no room, and comes with its own when it is shown. */
static void
test_late_child (void)
{
  GtkWidget *window = g_object_ref_sink (gtk_window_new ());
  GtkStack *stack = GTK_STACK (gtk_stack_new ());
  GtkWidget *first = gtk_label_new ("First");
  GtkWidget *late = gtk_button_new_with_label ("Late");

  gtk_widget_set_visible (late, FALSE);
  gtk_stack_add_named (stack, first, "first");
  gtk_stack_add_named (stack, late, "late");
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (stack));
  gtk_window_present (GTK_WINDOW (window));
  pupitre_late_child_show (stack, "first");
  g_assert_true (gtk_stack_get_visible_child (stack) == first);
  g_assert_false (gtk_widget_get_visible (late));

  for (guint i = 0; i < 2; i++) {
    pupitre_late_child_show (stack, "late");
    g_assert_true (gtk_stack_get_visible_child (stack) == late);
    g_assert_true (gtk_widget_get_mapped (late));
    g_assert_true (gtk_widget_grab_focus (late));
    pupitre_late_child_show (stack, "first");
    g_assert_true (gtk_widget_get_mapped (first));
  }
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
}

static void
on_number_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_list_item_set_child (item, gtk_label_new (text));
}

static GtkWidget *
create_numbers (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkStringList *numbers = gtk_string_list_new (NULL);

  for (guint i = 0; i < 100; i++) {
    g_autofree char *number = g_strdup_printf ("%u", i);

    gtk_string_list_append (numbers, number);
  }
  g_signal_connect (factory, "bind", G_CALLBACK (on_number_bind), NULL);
  return gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (numbers))),
                            factory);
}

/* --- What is seen at a glance --- */

static GPtrArray *
make_glances (PupitreChild *child, const char *titles)
{
  g_auto (GStrv) words = g_strsplit (titles, " ", -1);
  GPtrArray *glances = g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_glance_free);

  for (guint i = 0; words[i] != NULL; i++) {
    PupitreGlance *glance = pupitre_glance_new (child, words[i], "Monday");

    /* Capitals have a note, and what is short a figure. */
    glance->note = g_ascii_isupper (*words[i]) ? g_strdup ("Past") : NULL;
    glance->figure = strlen (words[i]) == 1 ? g_strdup ("78 %") : NULL;
    pupitre_glance_set_open (glance, "test.open", g_variant_new_string (words[i]));
    g_ptr_array_add (glances, glance);
  }
  return glances;
}

static void
show_glances (PupitreGlanceList *list, PupitreChild *child, GListModel *family, const char *titles)
{
  g_auto (GStrv) words = g_strsplit (titles, " ", -1);
  GtkListBox *box = GTK_LIST_BOX (ui_find (GTK_WIDGET (list), GTK_TYPE_LIST_BOX));

  pupitre_glance_list_set (list, family, make_glances (child, titles));
  for (guint i = 0; i < g_strv_length (words); i++) {
    GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (box, (int) i));
    GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row));

    g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, words[i]);
    g_assert_cmpint (ui_shows_text (row, "Past"), ==, g_ascii_isupper (*words[i]));
    g_assert_cmpint (ui_shows_text (row, "78 %"), ==, strlen (words[i]) == 1);
    g_assert_cmpstr (g_variant_get_string (target, NULL), ==, words[i]);
    gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, words[i]);
  }
  g_assert_null (gtk_list_box_get_row_at_index (box, (int) g_strv_length (words)));
}

/* The list always shows what it was given; rows at both ends stay, what has the focus becomes nothing
 * else, and the others are used again. */
static void
test_glance_list (void)
{
  g_autoptr (PupitreChild) child = pupitre_child_new (&(PupitreChildFields) {
    .guid = "",
    .record_number = "1234567",
    .school_code = "001",
    .organisation_code = "600000",
    .first_name = "Alice",
  });
  g_autoptr (GListStore) family = g_list_store_new (PUPITRE_TYPE_CHILD);
  PupitreGlanceList *list = g_object_new (PUPITRE_TYPE_GLANCE_LIST, NULL);
  GtkWidget *window = gtk_window_new ();
  GtkListBox *box = GTK_LIST_BOX (ui_find (GTK_WIDGET (list), GTK_TYPE_LIST_BOX));
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) open = g_simple_action_new ("open", G_VARIANT_TYPE_STRING);
  g_autoptr (GtkListBoxRow) second = NULL;
  GtkListBoxRow *first, *last;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (list));
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (open));
  gtk_widget_insert_action_group (window, "test", G_ACTION_GROUP (actions));
  gtk_window_present (GTK_WINDOW (window));
  g_list_store_append (family, child);
  show_glances (list, child, G_LIST_MODEL (family), "a b Late ever");
  first = gtk_list_box_get_row_at_index (box, 0);
  second = g_object_ref (gtk_list_box_get_row_at_index (box, 1));
  last = gtk_list_box_get_row_at_index (box, 3);

  show_glances (list, child, G_LIST_MODEL (family), "a C late D new ever");
  g_assert_true (gtk_list_box_get_row_at_index (box, 0) == first);
  g_assert_true (gtk_list_box_get_row_at_index (box, 1) == second);
  g_assert_true (gtk_list_box_get_row_at_index (box, 5) == last);

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (second)));
  show_glances (list, child, G_LIST_MODEL (family), "a c ever");
  g_assert_true (gtk_list_box_get_row_at_index (box, 0) == first);
  g_assert_true (gtk_list_box_get_row_at_index (box, 1) != second);
  g_assert_true (gtk_list_box_get_row_at_index (box, 2) == last);

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (last)));
  show_glances (list, child, G_LIST_MODEL (family), "x y z a ever");
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (last)));
  show_glances (list, child, G_LIST_MODEL (family), "A");
  show_glances (list, child, G_LIST_MODEL (family), "a a a A");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Tab comes into a list, goes past all its rows at once, and comes back to where it was. */
static void
test_tab_stop (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *before = gtk_button_new_with_label ("Before");
  GtkWidget *stop = g_object_new (PUPITRE_TYPE_TAB_STOP, "child", create_numbers (), NULL);
  GtkWidget *after = gtk_button_new_with_label ("After");
  GtkWidget *second;

  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), stop);
  gtk_box_append (GTK_BOX (box), after);
  gtk_window_set_child (window, box);
  gtk_window_present (window);
  ui_wait_frames (window, 2);
  gtk_widget_grab_focus (before);

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), stop));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_DOWN));
  second = gtk_window_get_focus (window);
  g_assert_true (gtk_widget_is_ancestor (second, stop));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (window) == after);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (window) == second);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (window) == before);
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/widgets/templates", test_templates);
  g_test_add_func ("/widgets/trust-line", test_trust_line);
  g_test_add_func ("/widgets/state-stack", test_state_stack);
  g_test_add_func ("/widgets/child-colours", test_child_colours);
  g_test_add_func ("/widgets/avatar-colour", test_avatar_colour);
  g_test_add_func ("/widgets/links", test_links);
  g_test_add_func ("/widgets/badge", test_badge);
  g_test_add_func ("/widgets/cut-text", test_cut_text);
  g_test_add_func ("/widgets/button-names", test_button_names);
  g_test_add_func ("/widgets/menu-names", test_menu_names);
  g_test_add_func ("/widgets/message-dialog", test_message_dialog);
  g_test_add_func ("/widgets/first-rows", test_first_rows);
  g_test_add_func ("/widgets/late-child", test_late_child);
  g_test_add_func ("/widgets/late-menu", test_late_menu);
  g_test_add_func ("/widgets/glance-list", test_glance_list);
  g_test_add_func ("/widgets/tab-stop", test_tab_stop);
  g_test_add_func ("/widgets/upright-layout", test_upright_layout);
  return g_test_run ();
}
