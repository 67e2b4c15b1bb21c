/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-agenda-menu"

#include "config.h"

#include "pupitre-agenda-menu.h"

#include "pupitre-agenda-paper.h"
#include "pupitre-calendar-dialog.h"
#include "pupitre-document-load.h"
#include "pupitre-document-paper.h"
#include "pupitre-document-save.h"
#include "pupitre-error-text.h"
#include "pupitre-error-topic.h"
#include "pupitre-error.h"
#include "pupitre-late-menu.h"
#include "pupitre-school-time.h"
#include "pupitre-viewer-page.h"
#include "pupitre-way-out.h"
#include "pupitre-window.h"

#include <glib/gi18n.h>

/* What takes an agenda out of the window, that of a child or that of a family: print the week or the
 * cycle, save it as PDF, open the timetable that the school itself has made to print, write a
 * calendar file.
 *
 * Actions: `agenda.print`, `agenda.save`, `agenda.timetable`, `agenda.calendar-file`. */

struct _PupitreAgendaMenu {
  AdwBin         parent_instance;

  PupitrePage   *page;      /* (nullable): around this, not owned */
  PupitreWeek   *week;      /* (nullable): of a child */
  PupitreFamilyWeek *family;  /* (nullable): or of all of them */
  PupitreCycle  *cycle;     /* (nullable) */
  gboolean       is_cycle;  /* the cycle is in front, whether there is one or not */
  gint64         received;  /* when @cycle came */
  gboolean       looked;    /* for the timetable of the school */
  GCancellable  *cancel;

  GtkMenuButton *button;
  GMenuModel    *menu;
};

G_DEFINE_FINAL_TYPE (PupitreAgendaMenu, pupitre_agenda_menu, ADW_TYPE_BIN)

static gboolean
is_gone (PupitreAgendaMenu *self)
{
  return g_cancellable_is_cancelled (self->cancel);
}

static GtkWindow *
window_of (PupitreAgendaMenu *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
say (PupitreAgendaMenu *self, const char *text)
{
  GtkWindow *window = is_gone (self) ? NULL : window_of (self);

  if (PUPITRE_IS_WINDOW (window))
    pupitre_window_add_toast (PUPITRE_WINDOW (window), text);
}

static void
say_trouble (PupitreAgendaMenu *self, const char *text, const char *topic)
{
  GtkWindow *window = is_gone (self) ? NULL : window_of (self);

  if (PUPITRE_IS_WINDOW (window))
    pupitre_window_add_trouble (PUPITRE_WINDOW (window), text, topic);
}

static void
say_error (PupitreAgendaMenu *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (pupitre_error_is_cancelled (error))
    return;
  sentence = pupitre_error_text_dup_sentence (error);
  say_trouble (self, sentence, pupitre_error_topic_find (error));
}

/* --- Paper --------------------------------------------------------------------------------- */

static gboolean
is_known (PupitreWeek *week)
{
  return week != NULL &&
         pupitre_feed_get_received (pupitre_week_get_feed (week, PUPITRE_WEEK_LESSONS)) > 0;
}

static gboolean
has_something (PupitreAgendaMenu *self)
{
  if (self->is_cycle)
    return self->cycle != NULL;
  for (guint i = 0; self->family != NULL && i < pupitre_family_week_get_n (self->family); i++) {
    if (is_known (pupitre_family_week_get_week (self->family, i)))
      return TRUE;
  }
  return is_known (self->week);
}

/**
 * pupitre_agenda_menu_update:
 * @self: A menu
 *
 * What there is to take out may have changed. Main thread.
 */
void
pupitre_agenda_menu_update (PupitreAgendaMenu *self)
{
  gboolean filled = has_something (self);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "agenda.print",
                                 filled && pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_PRINT, NULL));
  gtk_widget_action_set_enabled (widget, "agenda.save",
                                 filled && pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_SAVE, NULL));
  gtk_widget_action_set_enabled (widget, "agenda.calendar-file",
                                 pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_SAVE, NULL));
}

/* Returns: (transfer full) (nullable): what is in front, on paper; it is said why there is none. */
static PupitreAgendaPaper *
draw (PupitreAgendaMenu *self)
{
  PupitreChild *child = pupitre_page_get_pupil (self->page);
  g_autoptr (GError) error = NULL;
  PupitreAgendaPaper *paper;

  if (self->family != NULL)
    paper = pupitre_agenda_paper_new_family (self->family, &error);
  else if (self->is_cycle)
    paper = pupitre_agenda_paper_new_cycle (child, self->cycle, self->received, &error);
  else
    paper = pupitre_agenda_paper_new_week (child, self->week, &error);
  if (paper == NULL)
    say_error (self, error);
  return paper;
}

static void
on_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreAgendaMenu) self = PUPITRE_AGENDA_MENU (user_data);
  g_autoptr (GError) error = NULL;

  if (!pupitre_document_paper_print_finish (result, &error))
    say_error (self, error);
}

static void
on_print_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreAgendaMenu *self = PUPITRE_AGENDA_MENU (widget);
  g_autoptr (PupitreAgendaPaper) paper = draw (self);

  if (paper != NULL)
    pupitre_document_paper_print_async (pupitre_page_get_renderer (self->page), paper->pdf,
                                        paper->title, window_of (self), self->cancel, on_printed,
                                        g_object_ref (self));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreAgendaMenu) self = PUPITRE_AGENDA_MENU (user_data);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (pupitre_document_save_finish (result, &name, &error)) {
    text = g_strdup_printf (_("Saved as “%s”"), name);
    say (self, text);
  } else if (name != NULL) {
    text = g_strdup_printf (_("“%s” could not be saved: %s"), name, error->message);
    say_trouble (self, text, "printing");
  }
}

static void
on_save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreAgendaMenu *self = PUPITRE_AGENDA_MENU (widget);
  g_autoptr (PupitreAgendaPaper) paper = draw (self);

  if (paper != NULL)
    pupitre_document_save_bytes_async (paper->pdf, window_of (self), _("Save the Document"),
                                       paper->file_name, on_saved, g_object_ref (self));
}

/* --- Calendar file ------------------------------------------------------------------------- */

static void
on_calendar_file_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreAgendaMenu *self = PUPITRE_AGENDA_MENU (widget);

  pupitre_calendar_dialog_present (self->page, self->family != NULL
                                                 ? pupitre_family_week_get_monday (self->family)
                                                 : pupitre_week_get_monday (self->week));
}

/* --- Timetable of the school --------------------------------------------------------------- */

static char *
dup_timetable_id (void)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();

  return pupitre_document_load_dup_timetable_id (pupitre_school_year_of (today));
}

/* Nothing but asking for it says whether a school has one. One that it has and refuses is offered:
 * the page on which it is opened says what the portal says. */
static void
on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreAgendaMenu) self = PUPITRE_AGENDA_MENU (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreDocument) document = pupitre_account_load_document_finish (
    PUPITRE_ACCOUNT (source), result, NULL, NULL, &error);

  if (is_gone (self))
    return;
  self->looked = document != NULL || g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_REFUSED) ||
                 g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_FOUND);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agenda.timetable",
                                 document != NULL ||
                                   g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_REFUSED));
}

static void
on_timetable_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreAgendaMenu *self = PUPITRE_AGENDA_MENU (widget);
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autofree char *id = dup_timetable_id ();
  const char *child = pupitre_child_get_first_name (pupitre_page_get_pupil (self->page));
  g_autofree char *file_name = g_strdup_printf ("%s - %s.pdf", _("Printable Timetable"), child);
  const PupitreViewerPageFields fields = {
    .document_id = id,
    .title = _("Printable Timetable"),
    .file_name = file_name,
    /* A school makes it anew when something changes: once a day is often enough to ask. */
    .newer_than = g_date_time_to_unix (today),
    .kind = PUPITRE_DOCUMENT_KIND_TIMETABLE,
    .school_year = pupitre_school_year_of (today),
  };

  pupitre_page_open (self->page, pupitre_viewer_page_new (self->page, &fields));
}

/* --- GObject ------------------------------------------------------------------------------- */

/* Wherever the focus is in the window, but only while the agenda is in front. */
static gboolean
on_key (GtkWidget *widget, GVariant *action, gpointer user_data)
{
  return gtk_widget_get_mapped (widget) &&
         gtk_widget_activate_action_variant (widget, g_variant_get_string (action, NULL), NULL);
}

static void
add_key (GtkEventController *controller, guint key, const char *action)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, GDK_CONTROL_MASK),
                                            gtk_callback_action_new (on_key, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_string (action));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

static void
add_keys (PupitreAgendaMenu *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  add_key (controller, GDK_KEY_p, "agenda.print");
  add_key (controller, GDK_KEY_s, "agenda.save");
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
pupitre_agenda_menu_dispose (GObject *object)
{
  PupitreAgendaMenu *self = PUPITRE_AGENDA_MENU (object);

  g_cancellable_cancel (self->cancel);
  self->page = NULL;
  g_clear_object (&self->week);
  g_clear_object (&self->family);
  g_clear_object (&self->cycle);

  G_OBJECT_CLASS (pupitre_agenda_menu_parent_class)->dispose (object);
}

static void
pupitre_agenda_menu_finalize (GObject *object)
{
  g_clear_object (&PUPITRE_AGENDA_MENU (object)->cancel);

  G_OBJECT_CLASS (pupitre_agenda_menu_parent_class)->finalize (object);
}

static void
pupitre_agenda_menu_class_init (PupitreAgendaMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pupitre_agenda_menu_dispose;
  object_class->finalize = pupitre_agenda_menu_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-agenda-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreAgendaMenu, button);
  gtk_widget_class_bind_template_child (widget_class, PupitreAgendaMenu, menu);
  gtk_widget_class_install_action (widget_class, "agenda.print", NULL, on_print_activated);
  gtk_widget_class_install_action (widget_class, "agenda.save", NULL, on_save_activated);
  gtk_widget_class_install_action (widget_class, "agenda.timetable", NULL, on_timetable_activated);
  gtk_widget_class_install_action (widget_class, "agenda.calendar-file", NULL,
                                   on_calendar_file_activated);
}

static void
pupitre_agenda_menu_init (PupitreAgendaMenu *self)
{
  self->cancel = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_late_menu_set (self->button, self->menu);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agenda.timetable", FALSE);
  add_keys (self);
  pupitre_agenda_menu_update (self);
}

/**
 * pupitre_agenda_menu_set_page:
 * @self: A menu
 * @page: The page that it is on, for good
 * @week: The week that the page shows
 *
 * Main thread.
 */
void
pupitre_agenda_menu_set_page (PupitreAgendaMenu *self, PupitrePage *page, PupitreWeek *week)
{
  g_return_if_fail (PUPITRE_IS_AGENDA_MENU (self));
  g_return_if_fail (PUPITRE_IS_PAGE (page) && PUPITRE_IS_WEEK (week));

  self->page = page;
  g_set_object (&self->week, week);
  g_signal_connect_object (pupitre_week_get_feed (week, PUPITRE_WEEK_LESSONS), "notify::received",
                           G_CALLBACK (pupitre_agenda_menu_update), self, G_CONNECT_SWAPPED);
  pupitre_agenda_menu_update (self);
}

/**
 * pupitre_agenda_menu_set_family:
 * @self: A menu
 * @page: The page that it is on, for good
 * @week: The week that the page shows
 *
 * Main thread.
 */
void
pupitre_agenda_menu_set_family (PupitreAgendaMenu *self, PupitrePage *page, PupitreFamilyWeek *week)
{
  g_return_if_fail (PUPITRE_IS_AGENDA_MENU (self));
  g_return_if_fail (PUPITRE_IS_PAGE (page) && PUPITRE_IS_FAMILY_WEEK (week));

  self->page = page;
  g_set_object (&self->family, week);
  pupitre_agenda_menu_update (self);
}

/**
 * pupitre_agenda_menu_set_cycle:
 * @self: A menu
 * @in_front: Whether the page shows the cycle, and not the week
 * @cycle: (nullable): The cycle, %NULL if there is none
 * @received: When it came from the portal, in seconds since 1970
 *
 * Main thread.
 */
void
pupitre_agenda_menu_set_cycle (PupitreAgendaMenu *self,
                               gboolean           in_front,
                               PupitreCycle      *cycle,
                               gint64             received)
{
  g_return_if_fail (PUPITRE_IS_AGENDA_MENU (self));

  self->is_cycle = in_front;
  g_set_object (&self->cycle, cycle);
  self->received = received;
  pupitre_agenda_menu_update (self);
}

/**
 * pupitre_agenda_menu_look_for_timetable:
 * @self: A menu that has its page
 *
 * Finds out whether the school has a timetable to print: from the kept copy if there is one, else
 * from the portal, until it has said yes or no. Main thread.
 */
void
pupitre_agenda_menu_look_for_timetable (PupitreAgendaMenu *self)
{
  g_autofree char *id = dup_timetable_id ();

  g_return_if_fail (PUPITRE_IS_AGENDA_MENU (self));
  g_return_if_fail (self->page != NULL);

  if (self->looked)
    return;
  self->looked = TRUE;
  pupitre_account_load_document_async (pupitre_page_get_account (self->page),
                                       pupitre_page_get_pupil (self->page), id, 0, self->cancel,
                                       on_looked, g_object_ref (self));
}
