/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-calendar-dialog"

#include "config.h"

#include "pupitre-calendar-dialog.h"

#include "pupitre-calendar-gather.h"
#include "pupitre-document-save.h"
#include "pupitre-error-text.h"
#include "pupitre-error-topic.h"
#include "pupitre-error.h"
#include "pupitre-help.h"
#include "pupitre-school-time.h"
#include "pupitre-trouble.h"
#include "pupitre-window.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

#define HELP "calendar-file"

/* Asks what a calendar file is to hold, gathers it, asks where to, and writes it there. What was
 * chosen stays if that fails. */

struct _PupitreCalendarDialog {
  AdwWindow        parent_instance;

  GDateTime       *monday;
  GPtrArray       *members;   /* (element-type PupitreMember) */
  GPtrArray       *checks;    /* (element-type GtkCheckButton): one a member, in the same order */
  GFile           *file;      /* (nullable): where to, if nobody is to be asked */
  char            *file_name; /* (nullable): the name to suggest */
  GCancellable    *cancel;    /* (nullable): under way */

  GtkButton       *save_button;
  GtkSpinner      *spinner;
  AdwActionRow    *week_row;
  AdwActionRow    *year_row;
  GtkCheckButton  *week_check;
  GtkCheckButton  *year_check;
  GtkWidget       *children_group;
  GtkSwitch       *lessons;
  GtkSwitch       *homework;
  GtkSwitch       *evaluations;
  GtkSwitch       *days_off;
  GtkSwitch       *detentions;
  PupitreTrouble  *trouble;
};

G_DEFINE_FINAL_TYPE (PupitreCalendarDialog, pupitre_calendar_dialog, ADW_TYPE_WINDOW)

/* --- Choice -------------------------------------------------------------------------------- */

static PupitreCalendarParts
get_parts (PupitreCalendarDialog *self)
{
  PupitreCalendarParts parts = 0;

  if (gtk_switch_get_active (self->lessons))
    parts |= PUPITRE_CALENDAR_LESSONS;
  if (gtk_switch_get_active (self->homework))
    parts |= PUPITRE_CALENDAR_HOMEWORK;
  if (gtk_switch_get_active (self->evaluations))
    parts |= PUPITRE_CALENDAR_EVALUATIONS;
  if (gtk_switch_get_active (self->days_off))
    parts |= PUPITRE_CALENDAR_DAYS_OFF;
  if (gtk_switch_get_active (self->detentions))
    parts |= PUPITRE_CALENDAR_DETENTIONS;
  return parts;
}

/* @returns: (transfer container) (element-type PupitreMember) */
static GPtrArray *
get_chosen (PupitreCalendarDialog *self)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->members->len; i++) {
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_ptr_array_add (chosen, g_object_ref (self->members->pdata[i]));
  }
  return chosen;
}

static void
update (PupitreCalendarDialog *self)
{
  g_autoptr (GPtrArray) chosen = NULL;

  if (self->checks == NULL)  /* being made */
    return;
  chosen = get_chosen (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button),
                            self->cancel == NULL && chosen->len > 0 && get_parts (self) != 0);
}

static char *
dup_names (GPtrArray *members)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < members->len; i++)
    g_strv_builder_add (builder,
                        pupitre_child_get_first_name (pupitre_member_get_child (members->pdata[i])));
  names = g_strv_builder_end (builder);
  return g_strjoinv (", ", names);
}

/* --- Saving -------------------------------------------------------------------------------- */

static void
set_busy (PupitreCalendarDialog *self, gboolean busy)
{
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  if (busy)
    pupitre_trouble_hide (self->trouble);
  if (busy && self->cancel == NULL)
    self->cancel = g_cancellable_new ();
  else if (!busy)
    g_clear_object (&self->cancel);
  update (self);
}

/* Closed meanwhile, or the program is locked. */
static gboolean
is_gone (PupitreCalendarDialog *self)
{
  return self->members == NULL;
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreCalendarDialog) self = PUPITRE_CALENDAR_DIALOG (user_data);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gboolean saved = pupitre_document_save_finish (result, &name, &error);
  GtkWindow *window;

  if (is_gone (self))
    return;
  set_busy (self, FALSE);
  if (saved) {
    window = gtk_window_get_transient_for (GTK_WINDOW (self));
    text = g_strdup_printf (_("Saved as “%s”"), name);
    if (PUPITRE_IS_WINDOW (window))
      pupitre_window_add_toast (PUPITRE_WINDOW (window), text);
    gtk_window_close (GTK_WINDOW (self));
  } else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) && name == NULL) {
    pupitre_trouble_say (self->trouble, _("The settings of this computer do not allow saving."),
                         HELP);
  } else if (!pupitre_error_is_cancelled (error)) {
    text = g_strdup_printf (_("“%s” could not be saved: %s"), name, error->message);
    pupitre_trouble_say (self->trouble, text, HELP);
  }
}

static void
on_gathered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreCalendarDialog) self = PUPITRE_CALENDAR_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  guint n_entries;
  g_autoptr (GBytes) bytes = pupitre_calendar_gather_finish (result, &n_entries, &error);

  if (is_gone (self))
    return;
  if (bytes == NULL) {
    g_autofree char *reason = pupitre_error_text_dup_sentence (error);
    g_autofree char *text =
      /* Translators: %s is the reason, a sentence of its own */
      g_strdup_printf (_("Not everything that you chose is on this computer, and it cannot be "
                         "received now. %s"), reason);

    set_busy (self, FALSE);
    pupitre_trouble_say (self->trouble, text, pupitre_error_topic_find (error));
  } else if (n_entries == 0) {
    set_busy (self, FALSE);
    pupitre_trouble_say (self->trouble, _("There is nothing of what you chose in that time."), HELP);
  } else if (self->file != NULL) {
    pupitre_document_save_bytes_to_async (bytes, self->file, on_saved, g_object_ref (self));
  } else {
    pupitre_document_save_bytes_async (bytes, GTK_WINDOW (self), _("Save the Calendar File"),
                                       self->file_name, on_saved, g_object_ref (self));
  }
}

static void
gather (PupitreCalendarDialog *self)
{
  gboolean is_week = !gtk_check_button_get_active (self->year_check);
  int year = pupitre_school_year_of (self->monday);
  g_autoptr (GPtrArray) chosen = get_chosen (self);
  g_autoptr (GDateTime) from =
    is_week ? g_date_time_ref (self->monday) : pupitre_school_year_begin (year);
  g_autoptr (GDateTime) to =
    is_week ? pupitre_school_time_day (from, 7) : pupitre_school_year_begin (year + 1);
  g_autofree char *names = dup_names (chosen);
  g_autofree char *name = g_strdup_printf ("%s · %s", _("Agenda"), names);
  g_autofree char *time =
    is_week ? g_date_time_format (from, "%Y-%m-%d") : g_strdup_printf ("%d-%d", year, year + 1);
  const PupitreCalendarChoice choice = { chosen, get_parts (self), from, to, name };

  g_free (self->file_name);
  self->file_name = g_strdup_printf ("%s - %s - %s.ics", _("Agenda"), names, time);
  set_busy (self, TRUE);
  pupitre_calendar_gather_async (&choice, self->cancel, on_gathered, g_object_ref (self));
}

static void
on_save (PupitreCalendarDialog *self)
{
  g_clear_object (&self->file);
  gather (self);
}

/* --- Making -------------------------------------------------------------------------------- */

static void
add_member (PupitreCalendarDialog *self, PupitreMember *member, gboolean chosen)
{
  PupitreChild *child = pupitre_member_get_child (member);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set (row, "use-markup", FALSE, "title", pupitre_child_get_first_name (child), "subtitle",
                pupitre_child_get_school_name (child), NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->children_group), row);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->members, g_object_ref (member));
  g_ptr_array_add (self->checks, check);
}

static void
add_members (PupitreCalendarDialog *self, PupitrePage *page)
{
  PupitreChild *pupil = pupitre_page_get_pupil (page);
  PupitreFamily *family = pupitre_page_get_family (page);
  GListModel *children = family != NULL ? pupitre_family_get_children (family) : NULL;

  for (guint i = 0; children != NULL && i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PupitreChild) child = g_list_model_get_item (children, i);
    g_autoptr (PupitreMember) member =
      pupitre_family_dup_member (family, pupitre_child_get_key (child));

    if (member != NULL && pupitre_child_offers (child, PUPITRE_TILE_AGENDA))
      add_member (self, member,
                  pupil == NULL || g_str_equal (pupitre_child_get_key (child),
                                                pupitre_child_get_key (pupil)));
  }
  gtk_widget_set_visible (self->children_group, self->members->len > 1);
}

static void
name_times (PupitreCalendarDialog *self)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autofree char *week = pupitre_words_week (self->monday, now);
  g_autofree char *year = pupitre_words_school_year (pupitre_school_year_of (self->monday));
  /* Translators: %s is a school year ("2026-2027") */
  g_autofree char *year_title = g_strdup_printf (_("School year %s"), year);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->week_row), week);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->year_row), year_title);
}

/* --- GObject ------------------------------------------------------------------------------- */

static void
pupitre_calendar_dialog_dispose (GObject *object)
{
  PupitreCalendarDialog *self = PUPITRE_CALENDAR_DIALOG (object);

  if (self->cancel != NULL)
    g_cancellable_cancel (self->cancel);
  g_clear_object (&self->cancel);
  g_clear_object (&self->file);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (pupitre_calendar_dialog_parent_class)->dispose (object);
}

static void
pupitre_calendar_dialog_finalize (GObject *object)
{
  PupitreCalendarDialog *self = PUPITRE_CALENDAR_DIALOG (object);

  g_clear_pointer (&self->monday, g_date_time_unref);
  g_free (self->file_name);

  G_OBJECT_CLASS (pupitre_calendar_dialog_parent_class)->finalize (object);
}

static void
pupitre_calendar_dialog_class_init (PupitreCalendarDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pupitre_calendar_dialog_dispose;
  object_class->finalize = pupitre_calendar_dialog_finalize;

  g_type_ensure (PUPITRE_TYPE_TROUBLE);
  pupitre_help_install_topic (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-calendar-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreCalendarDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreCalendarDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, PupitreCalendarDialog, week_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreCalendarDialog, year_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreCalendarDialog, week_check);
  gtk_widget_class_bind_template_child (widget_class, PupitreCalendarDialog, year_check);
  gtk_widget_class_bind_template_child (widget_class, PupitreCalendarDialog, children_group);
  gtk_widget_class_bind_template_child (widget_class, PupitreCalendarDialog, lessons);
  gtk_widget_class_bind_template_child (widget_class, PupitreCalendarDialog, homework);
  gtk_widget_class_bind_template_child (widget_class, PupitreCalendarDialog, evaluations);
  gtk_widget_class_bind_template_child (widget_class, PupitreCalendarDialog, days_off);
  gtk_widget_class_bind_template_child (widget_class, PupitreCalendarDialog, detentions);
  gtk_widget_class_bind_template_child (widget_class, PupitreCalendarDialog, trouble);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pupitre_calendar_dialog_init (PupitreCalendarDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->members = g_ptr_array_new_with_free_func (g_object_unref);
  self->checks = g_ptr_array_new ();
}

/**
 * pupitre_calendar_dialog_present:
 * @page: The agenda from which it is asked for; its child is chosen, or all if it has none
 * @monday: The first day of the week that it shows
 *
 * Returns: (transfer none): the dialog, which is shown. Main thread.
 */
PupitreCalendarDialog *
pupitre_calendar_dialog_present (PupitrePage *page, GDateTime *monday)
{
  PupitreCalendarDialog *self;

  g_return_val_if_fail (PUPITRE_IS_PAGE (page), NULL);
  g_return_val_if_fail (monday != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_CALENDAR_DIALOG, "transient-for",
                       gtk_widget_get_root (GTK_WIDGET (page)), NULL);
  self->monday = g_date_time_ref (monday);
  name_times (self);
  add_members (self, page);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->week_check));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/**
 * pupitre_calendar_dialog_choose_child:
 * @self: A dialog
 * @first_name: A child that it shows
 * @chosen: Whether the file is to be of this child too
 *
 * As the parent chooses: for tests. Main thread.
 */
void
pupitre_calendar_dialog_choose_child (PupitreCalendarDialog *self,
                                      const char            *first_name,
                                      gboolean               chosen)
{
  g_return_if_fail (PUPITRE_IS_CALENDAR_DIALOG (self));

  for (guint i = 0; i < self->members->len; i++) {
    PupitreChild *child = pupitre_member_get_child (self->members->pdata[i]);

    if (g_str_equal (pupitre_child_get_first_name (child), first_name))
      gtk_check_button_set_active (self->checks->pdata[i], chosen);
  }
}

/**
 * pupitre_calendar_dialog_write:
 * @self: A dialog in which something is chosen
 * @file: Where to
 *
 * Writes what is chosen, without asking where to. Main thread.
 */
void
pupitre_calendar_dialog_write (PupitreCalendarDialog *self, GFile *file)
{
  g_return_if_fail (PUPITRE_IS_CALENDAR_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file) && self->cancel == NULL);

  g_set_object (&self->file, file);
  gather (self);
}
