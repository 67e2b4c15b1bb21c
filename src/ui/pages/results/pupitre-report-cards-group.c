/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-report-cards-group"

#include "config.h"

#include "pupitre-report-cards-group.h"

#include "pupitre-school-time.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* The report cards of one school year: a heading with the year and the last change, and a row for
 * each card with its school.
 *
 * Signals: `opened` with the entry of a card. */

struct _PupitreReportCardsGroup {
  AdwBin      parent_instance;

  GPtrArray  *entries;  /* (element-type PupitreEntry), as the rows stand */

  GtkLabel   *year;
  GtkLabel   *updated;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PupitreReportCardsGroup, pupitre_report_cards_group, ADW_TYPE_BIN)

enum {
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_row_activated (PupitreReportCardsGroup *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0,
                 self->entries->pdata[gtk_list_box_row_get_index (row)]);
}

static void
pupitre_report_cards_group_finalize (GObject *object)
{
  g_ptr_array_unref (PUPITRE_REPORT_CARDS_GROUP (object)->entries);

  G_OBJECT_CLASS (pupitre_report_cards_group_parent_class)->finalize (object);
}

static void
pupitre_report_cards_group_class_init (PupitreReportCardsGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = pupitre_report_cards_group_finalize;

  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, PUPITRE_TYPE_ENTRY);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-report-cards-group.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreReportCardsGroup, year);
  gtk_widget_class_bind_template_child (widget_class, PupitreReportCardsGroup, updated);
  gtk_widget_class_bind_template_child (widget_class, PupitreReportCardsGroup, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
pupitre_report_cards_group_init (PupitreReportCardsGroup *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_row_title (PupitreReportCard *card)
{
  int term = pupitre_report_card_get_term (card);
  const char *title = pupitre_report_card_get_title (card);

  if (term > 0)
    /* Translators: a term of the school year; in French "Étape %d" */
    return g_strdup_printf (C_("term of a report card", "Term %d"), term);
  return g_strdup (title[0] != '\0' ? title : C_("term of a report card", "Whole year"));
}

/* The day of the last change, at the end of the row. */
static GtkWidget *
create_date_label (PupitreReportCard *card)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  GDateTime *updated = pupitre_report_card_get_updated (card);
  g_autofree char *date = NULL;
  GtkWidget *label;

  if (updated != NULL && pupitre_report_card_get_school_year (card) == pupitre_school_year_of (now))
    date = pupitre_words_short_date (updated, now);
  else if (updated != NULL)  /* the last card of a year comes when the next one has begun */
    date = pupitre_words_short_date_and_year (updated);
  label = gtk_label_new (date);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

/* As long as the card was not opened. */
static GtkWidget *
create_new_mark (PupitreEntry *entry)
{
  GtkWidget *label = gtk_label_new (C_("report card", "New"));

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "new-mark");
  g_object_bind_property (entry, "is-new", label, "visible", G_BINDING_SYNC_CREATE);
  return label;
}

static void
add_row (PupitreReportCardsGroup *self, PupitreEntry *entry)
{
  PupitreReportCard *card = pupitre_entry_get_object (entry);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("x-office-document-symbolic");
  GtkWidget *next = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *title = dup_row_title (card);

  g_object_set (row, "use-markup", FALSE, "title", title, "subtitle",
                pupitre_report_card_get_school_name (card), "title-lines", 0, "subtitle-lines", 0,
                "activatable", TRUE, NULL);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_widget_add_css_class (next, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_new_mark (entry));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_date_label (card));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->entries, g_object_ref (entry));
}

/* When any card of the year was last changed. */
static GDateTime *
find_last_update (PupitreEntry *const *entries, guint n_entries)
{
  GDateTime *last = NULL;

  for (guint i = 0; i < n_entries; i++) {
    GDateTime *updated = pupitre_report_card_get_updated (pupitre_entry_get_object (entries[i]));

    if (updated != NULL && (last == NULL || g_date_time_compare (updated, last) > 0))
      last = updated;
  }
  return last;
}

static void
show_last_update (PupitreReportCardsGroup *self, GDateTime *updated)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autofree char *moment = NULL;
  g_autofree char *text = NULL;

  if (updated == NULL)
    return;
  moment = pupitre_words_received (updated, now);
  /* Translators: %s is a moment such as "today at 16:42" or "on November 20 at 8:12" */
  text = g_strdup_printf (_("Updated %s"), moment);
  gtk_label_set_text (self->updated, text);
}

/**
 * pupitre_report_cards_group_new:
 * @entries: (array length=n_entries): The report cards of one school year, unsealed
 * @n_entries: How many; at least one
 *
 * Returns: (transfer floating): a group. Main thread.
 */
GtkWidget *
pupitre_report_cards_group_new (PupitreEntry *const *entries, guint n_entries)
{
  PupitreReportCardsGroup *self;
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autofree char *year = NULL;
  int school_year;

  g_return_val_if_fail (entries != NULL && n_entries > 0, NULL);

  self = g_object_new (PUPITRE_TYPE_REPORT_CARDS_GROUP, NULL);
  school_year = pupitre_report_card_get_school_year (pupitre_entry_get_object (entries[0]));
  year = pupitre_words_school_year (school_year);
  gtk_label_set_text (self->year, year);
  if (school_year == pupitre_school_year_of (now))
    show_last_update (self, find_last_update (entries, n_entries));
  for (guint i = 0; i < n_entries; i++)
    add_row (self, entries[i]);

  return GTK_WIDGET (self);
}
