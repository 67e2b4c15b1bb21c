/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-print-options"

#include "config.h"

#include "pupitre-print-options.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "pupitre-button-names.h"
#include "pupitre-document-print.h"
#include "pupitre-print-pages.h"

/* What can be chosen before sheets go to a printer: the paper, which way it is, how large the pages
 * are on it, which of them, and without colours. */

struct _PupitrePrintOptions {
  AdwBin       parent_instance;

  AdwComboRow *paper_row;
  AdwComboRow *lying_row;
  AdwComboRow *fit_row;
  GtkSwitch   *grey;
  GtkEditable *pages_row;
  GtkLabel    *pages_note;

  guint        n_pages;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PupitrePrintOptions, pupitre_print_options, ADW_TYPE_BIN)

/* In the order of the list. */
static const char * const papers[] = {
  GTK_PAPER_NAME_LETTER, GTK_PAPER_NAME_LEGAL, "na_ledger", GTK_PAPER_NAME_A4,
};

/* The paper of the desktop's region; where it names none, GTK takes that of Europe, and a printer in
 * Québec holds Letter. */
static guint
find_usual_paper (void)
{
  const char *region = setlocale (LC_PAPER, NULL);
  const char *name = gtk_paper_size_get_default ();

  if (region == NULL || strchr (region, '_') == NULL)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++) {
    if (g_str_equal (papers[i], name))
      return i;
  }

  return 0;
}

static void
show_pages_note (PupitrePrintOptions *self, gboolean valid)
{
  GtkWidget *row = GTK_WIDGET (self->pages_row);
  /* Translators: said under the field for the pages that are to be printed; %u is the last page */
  g_autofree char *wrong = g_strdup_printf (_("Write pages from 1 to %u, as in 1-3, 5"),
                                            self->n_pages);
  const char *text = valid ? _("As in 1-3, 5") : wrong;

  if (valid)
    gtk_widget_remove_css_class (row, "error");
  else
    gtk_widget_add_css_class (row, "error");
  gtk_label_set_text (self->pages_note, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
}

static void
on_changed (PupitrePrintOptions *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
pupitre_print_options_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PUPITRE_TYPE_PRINT_OPTIONS);

  G_OBJECT_CLASS (pupitre_print_options_parent_class)->dispose (object);
}

static void
pupitre_print_options_class_init (PupitrePrintOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_print_options_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, RESOURCE_PATH "/document/pupitre-print-options.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitrePrintOptions, paper_row);
  gtk_widget_class_bind_template_child (widget_class, PupitrePrintOptions, lying_row);
  gtk_widget_class_bind_template_child (widget_class, PupitrePrintOptions, fit_row);
  gtk_widget_class_bind_template_child (widget_class, PupitrePrintOptions, grey);
  gtk_widget_class_bind_template_child (widget_class, PupitrePrintOptions, pages_row);
  gtk_widget_class_bind_template_child (widget_class, PupitrePrintOptions, pages_note);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);

  /**
   * PupitrePrintOptions::changed:
   * @self: The options
   *
   * Something else was chosen.
   */
  signals[CHANGED] = g_signal_new ("changed", PUPITRE_TYPE_PRINT_OPTIONS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_print_options_init (PupitrePrintOptions *self)
{
  AdwComboRow **rows[] = { &self->paper_row, &self->lying_row, &self->fit_row };

  self->n_pages = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    pupitre_button_names_take_list (
      GTK_WIDGET (*rows[i]), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (*rows[i])));
  pupitre_button_names_take (GTK_WIDGET (self->pages_row));
  adw_combo_row_set_selected (self->paper_row, find_usual_paper ());
  show_pages_note (self, TRUE);
}

/**
 * pupitre_print_options_set_n_pages:
 * @self: The options
 * @n_pages: How many pages the document has, at least 1
 *
 * Main thread.
 */
void
pupitre_print_options_set_n_pages (PupitrePrintOptions *self, guint n_pages)
{
  g_return_if_fail (PUPITRE_IS_PRINT_OPTIONS (self));

  self->n_pages = n_pages;
  gtk_widget_set_visible (GTK_WIDGET (self->pages_row), n_pages > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->pages_note), n_pages > 1);
}

/**
 * pupitre_print_options_dup_setup:
 * @self: The options
 *
 * Returns: (transfer full): the paper, for the dialog of GTK; it stands, and a sheet that lies is
 *   turned by the printer. Main thread.
 */
GtkPageSetup *
pupitre_print_options_dup_setup (PupitrePrintOptions *self)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size;

  g_return_val_if_fail (PUPITRE_IS_PRINT_OPTIONS (self), setup);

  size = gtk_paper_size_new (papers[adw_combo_row_get_selected (self->paper_row)]);
  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_paper_size_free (size);

  return setup;
}

/**
 * pupitre_print_options_get_sheet:
 * @self: The options
 * @sheet: (out caller-allocates): The paper, for the helper
 *
 * Main thread.
 */
void
pupitre_print_options_get_sheet (PupitrePrintOptions *self, PupitreRenderSheet *sheet)
{
  g_autoptr (GtkPageSetup) setup = pupitre_print_options_dup_setup (self);

  *sheet = (PupitreRenderSheet) {
    .width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS),
    .height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS),
    .top = gtk_page_setup_get_top_margin (setup, GTK_UNIT_POINTS),
    .right = gtk_page_setup_get_right_margin (setup, GTK_UNIT_POINTS),
    .bottom = gtk_page_setup_get_bottom_margin (setup, GTK_UNIT_POINTS),
    .left = gtk_page_setup_get_left_margin (setup, GTK_UNIT_POINTS),
    .fit = adw_combo_row_get_selected (self->fit_row),
    .lying = adw_combo_row_get_selected (self->lying_row),
    .grey = gtk_switch_get_active (self->grey),
  };
}

/**
 * pupitre_print_options_dup_order:
 * @self: The options
 *
 * Says under the field if what was typed there is no page.
 *
 * Returns: (transfer full) (nullable) (element-type guint): the pages that are wanted, from 0; %NULL
 *   if there is none of them. Main thread.
 */
GArray *
pupitre_print_options_dup_order (PupitrePrintOptions *self)
{
  g_autoptr (GArray) ranges = NULL;
  gboolean valid;

  g_return_val_if_fail (PUPITRE_IS_PRINT_OPTIONS (self), NULL);

  valid = pupitre_print_pages_parse (gtk_editable_get_text (self->pages_row), self->n_pages,
                                     &ranges);
  show_pages_note (self, valid);
  if (!valid)
    return NULL;

  return pupitre_document_print_order (self->n_pages, 0,
                                       ranges != NULL ? GTK_PRINT_PAGES_RANGES : GTK_PRINT_PAGES_ALL,
                                       ranges != NULL ? (GtkPageRange *) (void *) ranges->data : NULL,
                                       ranges != NULL ? (int) ranges->len : 0,
                                       GTK_PAGE_SET_ALL, FALSE, 1, TRUE);
}
