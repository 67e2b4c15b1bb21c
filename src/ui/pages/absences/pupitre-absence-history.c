/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-absence-history"

#include "config.h"

#include "pupitre-absence-history.h"

#include "pupitre-absence-row.h"
#include "pupitre-choices.h"

#include <glib/gi18n.h>
#include <string.h>

/* The history of a child's absences in the list of a page, by kind and by term as the parent filters
 * it, with the totals of what is seen. */

struct _PupitreAbsenceHistory {
  GObject                     parent_instance;

  PupitreAbsenceBook         *book;
  PupitreAbsenceHistoryParts  parts;     /* (unowned): the page's */
  GCallback                   on_pressed;
  gpointer                    data;
  GArray                     *terms;     /* (element-type int): those of the filter */
  int                         term;      /* the one that the parent wants to see, 0: all */
  gboolean                    building;
};

G_DEFINE_FINAL_TYPE (PupitreAbsenceHistory, pupitre_absence_history, G_TYPE_OBJECT)

/* 0 for all. */
static int
get_term (PupitreAbsenceHistory *self)
{
  guint selected = gtk_drop_down_get_selected (self->parts.term_filter);

  return selected >= 1 && selected <= self->terms->len
           ? g_array_index (self->terms, int, selected - 1) : 0;
}

static PupitreHistoryFilter
get_filter (PupitreAbsenceHistory *self)
{
  guint kind = gtk_drop_down_get_selected (self->parts.kind_filter);

  return (PupitreHistoryFilter) {
    .by_kind = kind == 1 || kind == 2,
    .kind = kind == 2 ? PUPITRE_ABSENCE_KIND_LATE : PUPITRE_ABSENCE_KIND_ABSENT,
    .term = get_term (self),
  };
}

static void
show_history (PupitreAbsenceHistory *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *absences = pupitre_absence_book_get_absences (self->book);
  const PupitreHistoryFilter filter = get_filter (self);
  g_autofree char *totals = pupitre_absence_rows_dup_totals (absences, &filter);

  for (guint i = 0; i < absences->len; i++) {
    if (pupitre_absence_rows_is_wanted (&filter, absences->pdata[i]))
      g_ptr_array_add (rows, g_object_ref_sink (
                               pupitre_absence_rows_new_history (self->book, absences->pdata[i])));
  }
  gtk_label_set_text (self->parts.totals, totals);
  gtk_widget_set_visible (self->parts.filters, absences->len > 0);
  pupitre_absence_rows_show (self->parts.list, rows, self->on_pressed, self->data);
}

static const char *
get_chosen (GtkDropDown *filter)
{
  gpointer chosen = gtk_drop_down_get_selected_item (filter);

  return chosen != NULL ? gtk_string_object_get_string (chosen) : "";
}

/* The button inside, which takes the focus, has no name of its own. */
static void
name_filter (GtkDropDown *filter, const char *name)
{
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (filter))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_filter_changed (PupitreAbsenceHistory *self)
{
  /* Translators: names a filter and what is chosen in it, read aloud */
  g_autofree char *kind = g_strdup_printf (_("Kind: %s"), get_chosen (self->parts.kind_filter));
  /* Translators: names a filter and what is chosen in it, read aloud */
  g_autofree char *term = g_strdup_printf (_("Term: %s"), get_chosen (self->parts.term_filter));

  name_filter (self->parts.kind_filter, kind);
  name_filter (self->parts.term_filter, term);
  if (self->building)
    return;
  self->term = get_term (self);
  show_history (self);
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static GArray *
list_terms (GPtrArray *absences)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < absences->len; i++) {
    int term = pupitre_absence_get_term (absences->pdata[i]);
    gboolean known = term == 0;

    for (guint j = 0; j < terms->len; j++)
      known |= g_array_index (terms, int, j) == term;
    if (!known)
      g_array_append_val (terms, term);
  }
  g_array_sort (terms, compare_terms);
  return terms;
}

/* Where the terms are other ones, that which the parent has chosen stays chosen; it is so again
 * once what is read in between has it too. */
static void
update_terms (PupitreAbsenceHistory *self)
{
  g_autoptr (GArray) terms = list_terms (pupitre_absence_book_get_absences (self->book));
  g_autoptr (GtkStringList) names = NULL;
  guint selected = 0;

  if (terms->len == self->terms->len &&
      (terms->len == 0 ||
       memcmp (terms->data, self->terms->data, terms->len * sizeof (int)) == 0))
    return;
  names = gtk_string_list_new (NULL);
  gtk_string_list_append (names, _("All terms"));
  for (guint i = 0; i < terms->len; i++) {
    int term = g_array_index (terms, int, i);

    gtk_string_list_take (names, g_strdup_printf (_("Term %d"), term));
    if (term == self->term)
      selected = i + 1;
  }
  g_array_unref (self->terms);
  self->terms = g_steal_pointer (&terms);
  self->building = TRUE;
  pupitre_choices_offer (self->parts.term_filter, names, selected);
  self->building = FALSE;
}

static void
pupitre_absence_history_dispose (GObject *object)
{
  g_clear_object (&PUPITRE_ABSENCE_HISTORY (object)->book);

  G_OBJECT_CLASS (pupitre_absence_history_parent_class)->dispose (object);
}

static void
pupitre_absence_history_finalize (GObject *object)
{
  g_array_unref (PUPITRE_ABSENCE_HISTORY (object)->terms);

  G_OBJECT_CLASS (pupitre_absence_history_parent_class)->finalize (object);
}

static void
pupitre_absence_history_class_init (PupitreAbsenceHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_absence_history_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_absence_history_finalize;
}

static void
pupitre_absence_history_init (PupitreAbsenceHistory *self)
{
  self->terms = g_array_new (FALSE, FALSE, sizeof (int));
}

static void
watch (PupitreAbsenceHistory *self, GtkDropDown *filter)
{
  g_signal_connect_object (filter, "notify::selected", G_CALLBACK (on_filter_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pupitre_absence_history_new:
 * @book: The absences of a child
 * @parts: Where they are shown; they outlive this
 * @on_pressed: What the buttons of the rows call, see pupitre_absence_rows_show()
 * @data: For @on_pressed
 *
 * Returns: (transfer full): the history, shown by pupitre_absence_history_update(). Main thread.
 */
PupitreAbsenceHistory *
pupitre_absence_history_new (PupitreAbsenceBook               *book,
                             const PupitreAbsenceHistoryParts *parts,
                             GCallback                         on_pressed,
                             gpointer                          data)
{
  const char *const kinds[] = { _("All kinds"), _("Absences"), _("Late arrivals"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (kinds);
  PupitreAbsenceHistory *self;

  g_return_val_if_fail (PUPITRE_IS_ABSENCE_BOOK (book), NULL);
  g_return_val_if_fail (parts != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_ABSENCE_HISTORY, NULL);
  self->book = g_object_ref (book);
  self->parts = *parts;
  self->on_pressed = on_pressed;
  self->data = data;
  watch (self, parts->kind_filter);
  watch (self, parts->term_filter);
  /* Which names the filter, too. */
  self->building = TRUE;
  gtk_drop_down_set_model (parts->kind_filter, G_LIST_MODEL (names));
  self->building = FALSE;
  return self;
}

/**
 * pupitre_absence_history_update:
 * @self: A history
 *
 * Shows what the book has now; what the parent has chosen stays chosen. Main thread.
 */
void
pupitre_absence_history_update (PupitreAbsenceHistory *self)
{
  g_return_if_fail (PUPITRE_IS_ABSENCE_HISTORY (self));

  update_terms (self);
  show_history (self);
}

static GtkWidget *
find_row (PupitreAbsenceHistory *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->parts.list, i)) != NULL; i++) {
    GObject *subject = pupitre_absence_row_get_subject (PUPITRE_ABSENCE_ROW (row));

    if (PUPITRE_IS_ABSENCE (subject) &&
        g_str_equal (pupitre_absence_get_id (PUPITRE_ABSENCE (subject)), id))
      return GTK_WIDGET (row);
  }
  return NULL;
}

/**
 * pupitre_absence_history_find_row:
 * @self: A history
 * @id: The id of an absence
 *
 * Shows the whole history if what the parent has chosen to see leaves this one out.
 *
 * Returns: (transfer none) (nullable): its row. Main thread.
 */
GtkWidget *
pupitre_absence_history_find_row (PupitreAbsenceHistory *self, const char *id)
{
  GtkWidget *row;

  g_return_val_if_fail (PUPITRE_IS_ABSENCE_HISTORY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  row = find_row (self, id);
  if (row != NULL)
    return row;
  gtk_drop_down_set_selected (self->parts.kind_filter, 0);
  gtk_drop_down_set_selected (self->parts.term_filter, 0);
  return find_row (self, id);
}
