/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-export-dialog"

#include "config.h"

#include "pupitre-export-dialog.h"

#include "pupitre-error.h"
#include "pupitre-export.h"
#include "pupitre-help.h"
#include "pupitre-school-time.h"
#include "pupitre-trouble.h"

#include <glib/gi18n.h>

/* Says what an export holds, asks where to, and exports; the parent can give up at any time, and then
 * nothing of it stays. Closing the dialog gives up too, and so does a lock. */

struct _PupitreExportDialog {
  AdwWindow       parent_instance;

  PupitreAccount *account;
  PupitreExport  *export;   /* (nullable): under way */
  GCancellable   *cancel;
  GtkNativeDialog *chooser; /* (nullable) */

  GtkStack       *states;
  GtkButton      *choose_button;
  GtkButton      *close_button;
  GtkProgressBar *progress;
  PupitreTrouble *trouble;
  GtkLabel       *done;
};

G_DEFINE_FINAL_TYPE (PupitreExportDialog, pupitre_export_dialog, ADW_TYPE_WINDOW)

static void
show (PupitreExportDialog *self, const char *state)
{
  gboolean is_done = g_str_equal (state, "done");

  gtk_stack_set_visible_child_name (self->states, state);
  gtk_widget_set_visible (GTK_WIDGET (self->choose_button), g_str_equal (state, "ask"));
  gtk_button_set_label (self->close_button, is_done ? _("_Close") : _("_Cancel"));
}

static void
show_error (PupitreExportDialog *self, const GError *error)
{
  show (self, "ask");
  if (pupitre_error_is_cancelled (error))
    return;
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_IO))
    pupitre_trouble_say (self->trouble,
                         _("It cannot be written there. Choose another folder; nothing of it stays "
                           "in this one."),
                         "privacy");
  else
    pupitre_trouble_show (self->trouble, error);
}

static char *
dup_report (const PupitreExportReport *report)
{
  g_autofree char *name = g_filename_display_name (report->path);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text,
                          /* Translators: %s is the path of a folder */
                          ngettext ("%u file was written to %s", "%u files were written to %s",
                                    report->n_files),
                          report->n_files, name);
  if (report->n_unreadable > 0) {
    g_string_append_c (text, '\n');
    g_string_append_printf (text,
                            ngettext ("%u kept item is damaged and is not in it",
                                      "%u kept items are damaged and are not in it",
                                      report->n_unreadable),
                            report->n_unreadable);
  }
  if (report->n_locked > 0) {
    g_string_append_c (text, '\n');
    g_string_append_printf (text,
                            ngettext ("%u document asks for a password; it is there as the school "
                                      "sent it",
                                      "%u documents ask for a password; they are there as the school "
                                      "sent them",
                                      report->n_locked),
                            report->n_locked);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreExportDialog) self = PUPITRE_EXPORT_DIALOG (user_data);
  g_autoptr (PupitreExportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  report = pupitre_export_run_finish (PUPITRE_EXPORT (source), result, &error);
  g_clear_object (&self->export);
  if (self->account == NULL)  /* closed meanwhile */
    return;
  if (report == NULL) {
    show_error (self, error);
    return;
  }
  text = dup_report (report);
  gtk_label_set_text (self->done, text);
  show (self, "done");
  gtk_widget_grab_focus (GTK_WIDGET (self->close_button));
}

static void
on_fraction (PupitreExportDialog *self)
{
  if (self->export != NULL)
    gtk_progress_bar_set_fraction (self->progress, pupitre_export_get_fraction (self->export));
}

/**
 * pupitre_export_dialog_run:
 * @self: A dialog that has not begun
 * @parent: The folder that was chosen
 *
 * Exports into a new folder there. Main thread.
 */
void
pupitre_export_dialog_run (PupitreExportDialog *self, GFile *parent)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autofree char *name = g_date_time_format (now, "Pupitre %Y-%m-%d");
  g_autofree char *path = g_file_get_path (parent);

  g_return_if_fail (PUPITRE_IS_EXPORT_DIALOG (self));
  g_return_if_fail (self->export == NULL);

  pupitre_trouble_hide (self->trouble);
  if (path == NULL) {
    g_autoptr (GError) error =
      g_error_new_literal (PUPITRE_ERROR, PUPITRE_ERROR_STORE_IO, "Not a folder of this computer");

    show_error (self, error);
    return;
  }
  self->export = pupitre_export_new (self->account);
  g_signal_connect_object (self->export, "notify::fraction", G_CALLBACK (on_fraction), self,
                           G_CONNECT_SWAPPED);
  show (self, "busy");
  pupitre_export_run_async (self->export, path, name, self->cancel, on_exported,
                            g_object_ref (self));
}

static void
on_response (GtkNativeDialog *chooser, int response, PupitreExportDialog *self)
{
  g_autoptr (GFile) folder = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&self->chooser);
  if (folder != NULL)
    pupitre_export_dialog_run (self, folder);
}

static void
on_choose (PupitreExportDialog *self)
{
  if (self->chooser != NULL)
    return;
  self->chooser = GTK_NATIVE_DIALOG (
    gtk_file_chooser_native_new (_("Export Into Which Folder?"), GTK_WINDOW (self),
                                 GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Export"), NULL));
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_response), self, 0);
  gtk_native_dialog_show (self->chooser);
}

/* While it exports, to cancel leads back to the question. */
static void
on_close (PupitreExportDialog *self)
{
  if (self->export == NULL) {
    gtk_window_close (GTK_WINDOW (self));
    return;
  }
  g_cancellable_cancel (self->cancel);
  g_object_unref (self->cancel);
  self->cancel = g_cancellable_new ();
}

static void
pupitre_export_dialog_dispose (GObject *object)
{
  PupitreExportDialog *self = PUPITRE_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->cancel);
  g_clear_object (&self->chooser);
  g_clear_object (&self->account);

  G_OBJECT_CLASS (pupitre_export_dialog_parent_class)->dispose (object);
}

static void
pupitre_export_dialog_finalize (GObject *object)
{
  PupitreExportDialog *self = PUPITRE_EXPORT_DIALOG (object);

  g_clear_object (&self->cancel);
  g_clear_object (&self->export);

  G_OBJECT_CLASS (pupitre_export_dialog_parent_class)->finalize (object);
}

static void
pupitre_export_dialog_class_init (PupitreExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_export_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_export_dialog_finalize;

  g_type_ensure (PUPITRE_TYPE_TROUBLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreExportDialog, states);
  gtk_widget_class_bind_template_child (widget_class, PupitreExportDialog, choose_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreExportDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreExportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, PupitreExportDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, PupitreExportDialog, done);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_close);
  pupitre_help_install_topic (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pupitre_export_dialog_init (PupitreExportDialog *self)
{
  self->cancel = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pupitre_export_dialog_present:
 * @parent: The window that asks
 * @account: Whose data
 *
 * Main thread.
 */
void
pupitre_export_dialog_present (GtkWindow *parent, PupitreAccount *account)
{
  PupitreExportDialog *self;

  g_return_if_fail (PUPITRE_IS_ACCOUNT (account));

  self = g_object_new (PUPITRE_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  self->account = g_object_ref (account);
  show (self, "ask");
  gtk_widget_grab_focus (GTK_WIDGET (self->choose_button));
  gtk_window_present (GTK_WINDOW (self));
}
