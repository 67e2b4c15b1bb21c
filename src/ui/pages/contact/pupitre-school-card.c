/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-school-card"

#include "config.h"

#include "pupitre-school-card.h"

#include "pupitre-launch.h"
#include "pupitre-window.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* How to reach one school, and whom of it: its address opens a map, its numbers are copied, its
 * e-mail begins a message. Nothing leaves the program before the parent has seen where it goes. */

struct _PupitreSchoolCard {
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (PupitreSchoolCard, pupitre_school_card, GTK_TYPE_BOX)

/* --- Ways out ------------------------------------------------------------------------------ */

static void
on_open (GtkWidget *widget)
{
  pupitre_launch_ask (widget, g_object_get_data (G_OBJECT (widget), "uri"));
}

static void
on_copy (GtkWidget *widget)
{
  const char *number = g_object_get_data (G_OBJECT (widget), "number");
  GtkRoot *root = gtk_widget_get_root (widget);
  /* Translators: %s is a telephone number */
  g_autofree char *text = g_strdup_printf (_("%s copied"), number);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), number);
  if (PUPITRE_IS_WINDOW (root))
    pupitre_window_add_toast (PUPITRE_WINDOW (root), text);
}

/* Returns: (transfer floating) */
static GtkWidget *
create_button (const char *icon_name, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
add_copy_button (GtkWidget *row, const char *number)
{
  /* Translators: %s is a telephone number */
  g_autofree char *name = g_strdup_printf (_("Copy %s"), number);
  GtkWidget *button = create_button ("edit-copy-symbolic", name);

  g_object_set_data_full (G_OBJECT (button), "number", g_strdup (number), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_copy), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
}

/* --- The school ---------------------------------------------------------------------------- */

/* Returns: (transfer floating) */
static GtkWidget *
create_fact_row (const char *name, const char *fact)
{
  GtkWidget *row = adw_action_row_new ();

  g_object_set (row, "use-markup", FALSE, "title", name, "subtitle", fact, "subtitle-lines", 0,
                NULL);
  gtk_widget_add_css_class (row, "figure-row");
  return row;
}

static void
make_open (GtkWidget *row, const char *uri)
{
  GtkWidget *next = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (next, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "uri", g_strdup (uri), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (on_open), NULL);
}

static void
add_fact (AdwPreferencesGroup *group, const char *name, const char *fact, const char *uri)
{
  GtkWidget *row;

  if (*fact == '\0')
    return;
  row = create_fact_row (name, fact);
  if (uri != NULL)
    make_open (row, uri);
  adw_preferences_group_add (group, row);
}

static char *
dup_telephone (PupitreContact *contact)
{
  const char *telephone = pupitre_contact_get_telephone (contact);
  const char *extension = pupitre_contact_get_extension (contact);

  if (*telephone != '\0' && *extension != '\0')
    /* Translators: 1 is a telephone number, 2 an extension */
    return g_strdup_printf (_("%1$s, extension %2$s"), telephone, extension);
  return g_strdup (telephone);
}

static void
add_number (AdwPreferencesGroup *group, const char *name, const char *fact, const char *number)
{
  GtkWidget *row;

  if (*number == '\0')
    return;
  row = create_fact_row (name, fact);
  add_copy_button (row, number);
  adw_preferences_group_add (group, row);
}

static void
add_school (AdwPreferencesGroup *group, PupitreContact *school)
{
  g_autofree char *address = pupitre_contact_dup_address (school);
  g_autofree char *map = pupitre_contact_dup_map_uri (school);
  g_autofree char *mail = pupitre_contact_dup_mail_uri (school);
  g_autofree char *telephone = dup_telephone (school);

  add_fact (group, _("Address"), address, map);
  add_number (group, _("Telephone"), telephone, pupitre_contact_get_telephone (school));
  add_number (group, _("Fax"), pupitre_contact_get_fax (school), pupitre_contact_get_fax (school));
  add_fact (group, _("E-mail"), pupitre_contact_get_email (school), mail);
}

/* --- Its people ---------------------------------------------------------------------------- */

static void
append_line (GString *lines, const char *line)
{
  if (*line != '\0')
    g_string_append_printf (lines, lines->len > 0 ? "\n%s" : "%s", line);
}

static const char *
words_of_kind (PupitreContact *person)
{
  switch (pupitre_contact_get_kind (person)) {
  case PUPITRE_CONTACT_KIND_HEAD:
    return _("Head of the school");
  case PUPITRE_CONTACT_KIND_DEPUTY:
    return _("Deputy head");
  case PUPITRE_CONTACT_KIND_SCHOOL:
  case PUPITRE_CONTACT_KIND_OTHER:
  default:
    return "";
  }
}

/* Where the school does not say it in its own words, what the portal knows. */
static const char *
role_of (PupitreContact *person)
{
  const char *role = pupitre_contact_get_role (person);

  return *role != '\0' ? role : words_of_kind (person);
}

static void
add_mail_button (GtkWidget *row, PupitreContact *person, const char *title)
{
  g_autofree char *uri = pupitre_contact_dup_mail_uri (person);
  g_autofree char *name = NULL;
  GtkWidget *button;

  if (uri == NULL)
    return;
  /* Translators: %s is a person, or a service of the school */
  name = g_strdup_printf (_("Write to %s"), title);
  button = create_button ("mail-send-symbolic", name);
  g_object_set_data_full (G_OBJECT (button), "uri", g_steal_pointer (&uri), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_open), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* Returns: (transfer floating): somebody whose name is not said goes by what they do */
static GtkWidget *
create_person_row (PupitreContact *person)
{
  GtkWidget *row = adw_action_row_new ();
  const char *name = pupitre_contact_get_name (person);
  const char *title = *name != '\0' ? name : role_of (person);
  g_autofree char *telephone = dup_telephone (person);
  g_autoptr (GString) lines = g_string_new (*name != '\0' ? role_of (person) : "");

  append_line (lines, telephone);
  append_line (lines, pupitre_contact_get_email (person));
  g_object_set (row, "use-markup", FALSE, "title", title, "title-lines", 0, "subtitle", lines->str,
                "subtitle-lines", 0, NULL);
  if (*pupitre_contact_get_telephone (person) != '\0')
    add_copy_button (row, pupitre_contact_get_telephone (person));
  add_mail_button (row, person, title);
  return row;
}

static guint
count_kind (GPtrArray *contacts, PupitreContactKind kind)
{
  guint n = 0;

  for (guint i = 0; i < contacts->len; i++)
    n += pupitre_contact_get_kind (contacts->pdata[i]) == kind ? 1 : 0;
  return n;
}

static void
add_people (PupitreSchoolCard *self, GPtrArray *contacts, PupitreContactKind kind, const char *title)
{
  GtkWidget *group;

  if (count_kind (contacts, kind) == 0)
    return;
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; i < contacts->len; i++) {
    if (pupitre_contact_get_kind (contacts->pdata[i]) == kind)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 create_person_row (contacts->pdata[i]));
  }
  gtk_box_append (GTK_BOX (self), group);
}

static void
pupitre_school_card_class_init (PupitreSchoolCardClass *klass)
{
}

static void
pupitre_school_card_init (PupitreSchoolCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
}

static PupitreContact *
find_school (GPtrArray *contacts)
{
  for (guint i = 0; i < contacts->len; i++) {
    if (pupitre_contact_get_kind (contacts->pdata[i]) == PUPITRE_CONTACT_KIND_SCHOOL)
      return contacts->pdata[i];
  }
  return NULL;
}

/**
 * pupitre_school_card_new:
 * @name: What the school is called where it does not say so itself
 * @children: (nullable): Whose school it is, in words
 * @contacts: (element-type PupitreContact): The school and its people
 *
 * Returns: (transfer floating): a card. Main thread.
 */
GtkWidget *
pupitre_school_card_new (const char *name, const char *children, GPtrArray *contacts)
{
  PupitreSchoolCard *self;
  PupitreContact *school;
  GtkWidget *group;
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (contacts != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_SCHOOL_CARD, NULL);
  school = find_school (contacts);
  /* Both are markup. */
  title = g_markup_escape_text (school != NULL ? pupitre_contact_get_name (school) : name, -1);
  description = children != NULL ? g_markup_escape_text (children, -1) : NULL;
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  if (school != NULL)
    add_school (ADW_PREFERENCES_GROUP (group), school);
  gtk_box_append (GTK_BOX (self), group);
  add_people (self, contacts, PUPITRE_CONTACT_KIND_HEAD, _("Head"));
  add_people (self, contacts, PUPITRE_CONTACT_KIND_DEPUTY, _("Deputy Heads"));
  add_people (self, contacts, PUPITRE_CONTACT_KIND_OTHER, _("Other Contacts"));

  return GTK_WIDGET (self);
}
