/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-motive-list"

#include "config.h"

#include "pupitre-motive-list.h"

#include "pupitre-absence-words.h"
#include "pupitre-motive-choice.h"

#include <glib/gi18n.h>

/* The absences of a child that wait for a motive, in the list of a page: what is chosen for each, and
 * under them what exactly the school is going to receive.
 *
 * Signals: `changed`, when the parent has chosen or typed something. */

struct _PupitreMotiveList {
  GObject                parent_instance;

  PupitreAbsenceBook    *book;
  PupitreChild          *pupil;
  PupitreFeedObjects    *school_motives;
  PupitreMotiveListParts parts;    /* the page's */
  GHashTable            *choices;  /* id of an absence -> PupitreMotiveChoice */
  GHashTable            *filled;   /* uuid of an intent whose motive has been brought back */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreMotiveList, pupitre_motive_list, G_TYPE_OBJECT)

/* Returns: (element-type PupitreIntent): what would be sent, in the order of the page */
static GPtrArray *
list_ready (PupitreMotiveList *self)
{
  GPtrArray *ready = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *absences = pupitre_absence_book_get_absences (self->book);

  for (guint i = 0; i < absences->len; i++) {
    PupitreMotiveChoice *choice =
      g_hash_table_lookup (self->choices, pupitre_absence_get_id (absences->pdata[i]));
    PupitreIntent *intent =
      choice != NULL
        ? pupitre_motive_choice_dup_intent (choice, self->pupil) : NULL;

    if (intent != NULL)
      g_ptr_array_add (ready, intent);
  }
  return ready;
}

/* What keeps the motives that are chosen from being sent, %NULL for nothing. */
static const char *
find_fault (PupitreMotiveList *self)
{
  GHashTableIter iter;
  gpointer choice;
  PupitreMotivationFault faults = PUPITRE_MOTIVATION_FAULT_NONE;

  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, NULL, &choice)) {
    PupitreMotivationFault found = pupitre_motive_choice_check (choice);

    if ((found & PUPITRE_MOTIVATION_FAULT_MOTIVE_MISSING) == 0)
      faults |= found;
  }
  if ((faults & PUPITRE_MOTIVATION_FAULT_EXPLANATION_MISSING) != 0)
    return _("The school wants an explanation with this motive.");
  if ((faults & PUPITRE_MOTIVATION_FAULT_EXPLANATION_LONG) != 0)
    return _("An explanation has 500 characters at most.");
  if ((faults & PUPITRE_MOTIVATION_FAULT_LATE) != 0)
    return _("The school no longer takes a motive for one of these days.");
  return NULL;
}

static void
show_preview (PupitreMotiveList *self)
{
  g_autoptr (GPtrArray) ready = list_ready (self);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *fault = ready->len > 0 ? find_fault (self) : NULL;

  gtk_widget_set_visible (self->parts.submit_box, g_hash_table_size (self->choices) > 0);
  gtk_widget_set_sensitive (self->parts.submit, ready->len > 0 && fault == NULL);
  if (pupitre_feed_objects_is_empty (self->school_motives))
    g_string_append (text, _("The school offers no motive here. Tell its secretariat the reason."));
  else if (ready->len == 0)
    g_string_append (text, _("Choose a motive to see what the school is going to receive."));
  else if (fault != NULL)
    g_string_append (text, fault);
  else
    g_string_append_printf (text, ngettext ("%u motive is ready. The school is going to receive:",
                                            "%u motives are ready. The school is going to receive:",
                                            ready->len), ready->len);
  for (guint i = 0; i < ready->len && fault == NULL; i++) {
    g_autofree char *words = pupitre_absence_words_dup_intent (ready->pdata[i]);

    g_string_append_printf (text, "\n%s", words);
  }
  gtk_label_set_text (self->parts.preview, text->str);
}

static void
on_choice_changed (PupitreMotiveList *self)
{
  show_preview (self);
  g_signal_emit (self, changed_signal, 0);
}

static PupitreMotiveChoice *
add_choice (PupitreMotiveList *self, PupitreAbsence *absence)
{
  PupitreMotiveChoice *choice = pupitre_motive_choice_new (absence);

  pupitre_motive_choice_set_motives (choice, pupitre_feed_objects_list (self->school_motives));
  g_signal_connect_object (choice, "changed", G_CALLBACK (on_choice_changed), self,
                           G_CONNECT_SWAPPED);
  g_hash_table_insert (self->choices, g_strdup (pupitre_absence_get_id (absence)), choice);
  return choice;
}

/* What came back is filled in again, once: the parent may change it. */
static void
fill_again (PupitreMotiveList *self, PupitreMotiveChoice *choice, PupitreIntent *intent)
{
  if (intent != NULL && g_hash_table_add (self->filled, g_strdup (pupitre_intent_get_uuid (intent))))
    pupitre_motive_choice_fill (choice, intent);
}

static void
place (PupitreMotiveList *self, GtkWidget *row, int position)
{
  if (GTK_WIDGET (gtk_list_box_get_row_at_index (self->parts.list, position)) == row)
    return;
  if (gtk_widget_get_parent (row) != NULL)
    gtk_list_box_remove (self->parts.list, row);
  gtk_list_box_insert (self->parts.list, row, position);
}

static gboolean
is_settled (gpointer id, gpointer choice, gpointer open)
{
  return !g_hash_table_contains (open, id);
}

static void
on_motives_changed (PupitreMotiveList *self)
{
  GHashTableIter iter;
  gpointer choice;

  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, NULL, &choice))
    pupitre_motive_choice_set_motives (choice, pupitre_feed_objects_list (self->school_motives));
  show_preview (self);
}

static void
pupitre_motive_list_finalize (GObject *object)
{
  PupitreMotiveList *self = PUPITRE_MOTIVE_LIST (object);

  g_clear_object (&self->book);
  g_clear_object (&self->pupil);
  g_clear_object (&self->school_motives);
  g_hash_table_unref (self->choices);
  g_hash_table_unref (self->filled);

  G_OBJECT_CLASS (pupitre_motive_list_parent_class)->finalize (object);
}

static void
pupitre_motive_list_class_init (PupitreMotiveListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_motive_list_finalize;

  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_MOTIVE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_motive_list_init (PupitreMotiveList *self)
{
  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->filled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * pupitre_motive_list_new:
 * @book: The absences of a child
 * @pupil: The child
 * @school_motives: The motives that the school takes
 * @parts: Where they are shown; they outlive this
 *
 * Returns: (transfer full): the list, shown by pupitre_motive_list_update(). Main thread.
 */
PupitreMotiveList *
pupitre_motive_list_new (PupitreAbsenceBook           *book,
                         PupitreChild                 *pupil,
                         PupitreFeedObjects           *school_motives,
                         const PupitreMotiveListParts *parts)
{
  PupitreMotiveList *self;

  g_return_val_if_fail (PUPITRE_IS_ABSENCE_BOOK (book), NULL);
  g_return_val_if_fail (PUPITRE_IS_CHILD (pupil), NULL);
  g_return_val_if_fail (PUPITRE_IS_FEED_OBJECTS (school_motives), NULL);
  g_return_val_if_fail (parts != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_MOTIVE_LIST, NULL);
  self->book = g_object_ref (book);
  self->pupil = g_object_ref (pupil);
  self->school_motives = g_object_ref (school_motives);
  self->parts = *parts;
  g_signal_connect_object (school_motives, "changed", G_CALLBACK (on_motives_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * pupitre_motive_list_update:
 * @self: A list
 *
 * Shows what waits for a motive now. A row that is still there keeps what was chosen and typed in it.
 * Main thread.
 */
void
pupitre_motive_list_update (PupitreMotiveList *self)
{
  GPtrArray *absences;
  g_autoptr (GHashTable) open = g_hash_table_new (g_str_hash, g_str_equal);
  int position = 0;

  g_return_if_fail (PUPITRE_IS_MOTIVE_LIST (self));

  absences = pupitre_absence_book_get_absences (self->book);
  for (guint i = 0; i < absences->len; i++) {
    const char *id = pupitre_absence_get_id (absences->pdata[i]);
    PupitreMotiveChoice *choice = g_hash_table_lookup (self->choices, id);

    if (!pupitre_absence_book_may_motivate (self->book, absences->pdata[i]))
      continue;
    if (choice == NULL)
      choice = add_choice (self, absences->pdata[i]);
    else
      pupitre_motive_choice_set_absence (choice, absences->pdata[i]);
    fill_again (self, choice,
                pupitre_absence_book_find_intent (self->book, PUPITRE_INTENT_MOTIVE, id));
    place (self, pupitre_motive_choice_get_combo (choice), position++);
    place (self, pupitre_motive_choice_get_entry (choice), position++);
    g_hash_table_add (open, (gpointer) id);
  }
  while (gtk_list_box_get_row_at_index (self->parts.list, position) != NULL)
    gtk_list_box_remove (self->parts.list,
                         GTK_WIDGET (gtk_list_box_get_row_at_index (self->parts.list, position)));
  g_hash_table_foreach_remove (self->choices, is_settled, open);
  gtk_widget_set_visible (GTK_WIDGET (self->parts.list), position > 0);
  gtk_widget_set_visible (self->parts.none, position == 0);
  show_preview (self);
}

/**
 * pupitre_motive_list_find_row:
 * @self: A list
 * @id: The id of an absence
 *
 * Returns: (transfer none) (nullable): where its motive is chosen; %NULL if none is waited for. Main
 *   thread.
 */
GtkWidget *
pupitre_motive_list_find_row (PupitreMotiveList *self, const char *id)
{
  PupitreMotiveChoice *choice;

  g_return_val_if_fail (PUPITRE_IS_MOTIVE_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  choice = g_hash_table_lookup (self->choices, id);
  return choice != NULL ? pupitre_motive_choice_get_combo (choice) : NULL;
}

/**
 * pupitre_motive_list_collect_ready:
 * @self: A list
 *
 * Returns: (transfer full) (element-type PupitreIntent): what is to be sent, in the order of the page;
 *   nothing as long as something keeps it from being sent. Main thread.
 */
GPtrArray *
pupitre_motive_list_collect_ready (PupitreMotiveList *self)
{
  GPtrArray *ready;

  g_return_val_if_fail (PUPITRE_IS_MOTIVE_LIST (self), NULL);

  ready = list_ready (self);
  if (find_fault (self) != NULL)
    g_ptr_array_set_size (ready, 0);
  return ready;
}
