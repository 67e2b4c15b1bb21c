/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-tax-dialog"

#include "config.h"

#include "pupitre-tax-dialog.h"

#include "pupitre-error.h"
#include "pupitre-help.h"
#include "pupitre-school-time.h"
#include "pupitre-tax-job.h"
#include "pupitre-tax-paper.h"
#include "pupitre-trouble.h"

#include <glib/gi18n.h>

/* Asks of which calendar year a tax folder is to be, says what will be in it and what is missing, asks
 * where to, and makes it; the parent can give up at any time, and then nothing of it stays. Closing
 * the dialog gives up too, and so does a lock. */

struct _PupitreTaxDialog {
  AdwWindow          parent_instance;

  PupitreTaxSources *sources;
  PupitreRenderer   *renderer;
  PupitreTaxJob     *job;      /* (nullable): under way */
  GCancellable      *cancel;
  GtkNativeDialog   *chooser;  /* (nullable) */
  GArray            *years;    /* (nullable) (element-type int): that can be chosen */

  GtkStack          *states;
  GtkButton         *choose_button;
  GtkButton         *close_button;
  AdwComboRow       *year_row;
  GtkLabel          *account;
  GtkLabel          *contents;
  GtkLabel          *stale;
  PupitreTrouble    *trouble;
  GtkProgressBar    *progress;
  GtkLabel          *done;
};

G_DEFINE_FINAL_TYPE (PupitreTaxDialog, pupitre_tax_dialog, ADW_TYPE_WINDOW)

static void
show (PupitreTaxDialog *self, const char *state)
{
  const gboolean is_over = g_str_equal (state, "done") || g_str_equal (state, "nothing");

  gtk_stack_set_visible_child_name (self->states, state);
  gtk_widget_set_visible (GTK_WIDGET (self->choose_button), g_str_equal (state, "ask"));
  gtk_button_set_label (self->close_button, is_over ? _("_Close") : _("_Cancel"));
}

static int
get_year (PupitreTaxDialog *self)
{
  const guint position = adw_combo_row_get_selected (self->year_row);

  return self->years != NULL && position < self->years->len
           ? g_array_index (self->years, int, position) : 0;
}

/* --- What will be in it --------------------------------------------------------------------- */

static char *
dup_contents (const PupitreTaxPart *part, int year)
{
  const guint n_slips = part->slips->len;
  const guint n_statements = part->items->len - n_slips;
  /* Translators: how many tax slips there are */
  g_autofree char *slips = g_strdup_printf (ngettext ("%u slip", "%u slips", n_slips), n_slips);
  /* Translators: how many statements of account there are */
  g_autofree char *statements =
    g_strdup_printf (ngettext ("%u statement", "%u statements", n_statements), n_statements);

  if (part->lacks_slip)
    /* Translators: 1 a child's name, 2 how many statements, 3 a year */
    return g_strdup_printf (_("%1$s: %2$s; no slip of %3$d for the daycare yet"), part->name,
                            statements, year);
  /* Translators: 1 a child's name, 2 how many slips, 3 how many statements */
  return g_strdup_printf (_("%1$s: %2$s, %3$s"), part->name, slips, statements);
}

static void
show_contents (PupitreTaxDialog *self)
{
  const int year = get_year (self);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (year == 0)
    return;
  parts = pupitre_tax_sources_make_parts (self->sources, year);
  for (guint i = 0; i < parts->len; i++) {
    g_autofree char *line = dup_contents (parts->pdata[i], year);

    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
  }
  gtk_label_set_text (self->contents, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->stale), pupitre_tax_sources_is_stale (self->sources));
}

/* The year for which taxes are done now is the last one. */
static guint
find_usual_year (GArray *years)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();

  for (guint i = 0; i < years->len; i++) {
    if (g_array_index (years, int, i) < g_date_time_get_year (today))
      return i;
  }
  return 0;
}

static void
show_years (PupitreTaxDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->years = pupitre_tax_sources_list_years (self->sources);
  for (guint i = 0; i < self->years->len; i++) {
    g_autofree char *name = g_strdup_printf ("%d", g_array_index (self->years, int, i));

    gtk_string_list_append (names, name);
  }
  adw_combo_row_set_model (self->year_row, G_LIST_MODEL (names));
  if (self->years->len == 0) {
    show (self, "nothing");
    return;
  }
  adw_combo_row_set_selected (self->year_row, find_usual_year (self->years));
  show_contents (self);
  show (self, "ask");
  gtk_widget_grab_focus (GTK_WIDGET (self->choose_button));
}

/* What comes later does not change what the parent was told. */
static void
on_sources_changed (PupitreTaxDialog *self)
{
  if (self->years == NULL && pupitre_tax_sources_is_ready (self->sources))
    show_years (self);
}

/* --- Making it ------------------------------------------------------------------------------ */

static void
show_error (PupitreTaxDialog *self, const GError *error)
{
  show (self, "ask");
  if (pupitre_error_is_cancelled (error))
    return;
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_IO))
    pupitre_trouble_say (self->trouble,
                         _("It cannot be written there. Choose another folder; nothing of it stays "
                           "in this one."),
                         "finances");
  else
    pupitre_trouble_show (self->trouble, error);
}

static char *
dup_report (const PupitreTaxReport *report)
{
  g_autofree char *name = g_filename_display_name (report->path);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text,
                          /* Translators: 1 how many, 2 the path of a folder */
                          ngettext ("One PDF with a cover sheet and %1$u original were written to "
                                    "%2$s",
                                    "One PDF with a cover sheet and %1$u originals were written to "
                                    "%2$s", report->n_originals),
                          report->n_originals, name);
  if (report->missing->len > 0)
    g_string_append_printf (text, "\n\n%s", _("Missing, as the cover sheet says:"));
  for (guint i = 0; i < report->missing->len; i++)
    g_string_append_printf (text, "\n• %s", (const char *) report->missing->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreTaxDialog) self = PUPITRE_TAX_DIALOG (user_data);
  g_autoptr (PupitreTaxReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  report = pupitre_tax_job_run_finish (PUPITRE_TAX_JOB (source), result, &error);
  g_clear_object (&self->job);
  if (self->sources == NULL)  /* closed meanwhile */
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
on_fraction (PupitreTaxDialog *self)
{
  if (self->job != NULL)
    gtk_progress_bar_set_fraction (self->progress, pupitre_tax_job_get_fraction (self->job));
}

/**
 * pupitre_tax_dialog_run:
 * @self: A dialog that has asked
 * @parent: The folder that was chosen
 *
 * Makes the tax folder in it. Main thread.
 */
void
pupitre_tax_dialog_run (PupitreTaxDialog *self, GFile *parent)
{
  g_autofree char *path = g_file_get_path (parent);

  g_return_if_fail (PUPITRE_IS_TAX_DIALOG (self));
  g_return_if_fail (self->job == NULL && get_year (self) > 0);

  pupitre_trouble_hide (self->trouble);
  if (path == NULL) {
    g_autoptr (GError) error =
      g_error_new_literal (PUPITRE_ERROR, PUPITRE_ERROR_STORE_IO, "Not a folder of this computer");

    show_error (self, error);
    return;
  }
  self->job = pupitre_tax_job_new (self->sources, self->renderer, get_year (self));
  g_signal_connect_object (self->job, "notify::fraction", G_CALLBACK (on_fraction), self,
                           G_CONNECT_SWAPPED);
  show (self, "busy");
  pupitre_tax_job_run_async (self->job, path, self->cancel, on_made, g_object_ref (self));
}

static void
on_response (GtkNativeDialog *chooser, int response, PupitreTaxDialog *self)
{
  g_autoptr (GFile) folder = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&self->chooser);
  if (folder != NULL)
    pupitre_tax_dialog_run (self, folder);
}

static void
on_choose (PupitreTaxDialog *self)
{
  if (self->chooser != NULL)
    return;
  self->chooser = GTK_NATIVE_DIALOG (
    gtk_file_chooser_native_new (_("Into Which Folder?"), GTK_WINDOW (self),
                                 GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Make It Here"), NULL));
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_response), self, 0);
  gtk_native_dialog_show (self->chooser);
}

/* While it is made, to cancel leads back to the question. */
static void
on_close (PupitreTaxDialog *self)
{
  if (self->job == NULL) {
    gtk_window_close (GTK_WINDOW (self));
    return;
  }
  g_cancellable_cancel (self->cancel);
  g_object_unref (self->cancel);
  self->cancel = g_cancellable_new ();
}

/* --- GObject -------------------------------------------------------------------------------- */

static void
pupitre_tax_dialog_dispose (GObject *object)
{
  PupitreTaxDialog *self = PUPITRE_TAX_DIALOG (object);

  g_cancellable_cancel (self->cancel);
  g_clear_object (&self->chooser);
  g_clear_object (&self->sources);
  g_clear_object (&self->renderer);

  G_OBJECT_CLASS (pupitre_tax_dialog_parent_class)->dispose (object);
}

static void
pupitre_tax_dialog_finalize (GObject *object)
{
  PupitreTaxDialog *self = PUPITRE_TAX_DIALOG (object);

  g_clear_object (&self->cancel);
  g_clear_object (&self->job);
  g_clear_pointer (&self->years, g_array_unref);

  G_OBJECT_CLASS (pupitre_tax_dialog_parent_class)->finalize (object);
}

static void
pupitre_tax_dialog_class_init (PupitreTaxDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_tax_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_tax_dialog_finalize;

  g_type_ensure (PUPITRE_TYPE_TROUBLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-tax-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreTaxDialog, states);
  gtk_widget_class_bind_template_child (widget_class, PupitreTaxDialog, choose_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreTaxDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreTaxDialog, year_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreTaxDialog, account);
  gtk_widget_class_bind_template_child (widget_class, PupitreTaxDialog, contents);
  gtk_widget_class_bind_template_child (widget_class, PupitreTaxDialog, stale);
  gtk_widget_class_bind_template_child (widget_class, PupitreTaxDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, PupitreTaxDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, PupitreTaxDialog, done);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_close);
  gtk_widget_class_bind_template_callback (widget_class, show_contents);
  pupitre_help_install_topic (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pupitre_tax_dialog_init (PupitreTaxDialog *self)
{
  self->cancel = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pupitre_tax_dialog_present:
 * @page: The page that asks
 * @account: Whose slips and statements
 *
 * Returns: (transfer none): a dialog that is shown. Main thread.
 */
PupitreTaxDialog *
pupitre_tax_dialog_present (PupitrePage *page, PupitreAccount *account)
{
  PupitreTaxDialog *self;

  g_return_val_if_fail (PUPITRE_IS_PAGE (page), NULL);
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account), NULL);

  self = g_object_new (PUPITRE_TYPE_TAX_DIALOG, "transient-for",
                       gtk_widget_get_root (GTK_WIDGET (page)), NULL);
  self->renderer = g_object_ref (pupitre_page_get_renderer (page));
  self->sources = pupitre_tax_sources_new (account);
  gtk_label_set_text (self->account, pupitre_account_get_email (account));
  g_signal_connect_object (self->sources, "changed", G_CALLBACK (on_sources_changed), self,
                           G_CONNECT_SWAPPED);
  show (self, "loading");
  on_sources_changed (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
