/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-choices"

#include "pupitre-choices.h"

/* What a drop-down or a combo row offers, changed only where it differs: a refresh that brings the
 * same again must not take the row from under the finger or the focus of a parent who has the list
 * open. */

static gboolean
is_same (GListModel *a, guint i, GListModel *b, guint j)
{
  g_autoptr (GtkStringObject) one = g_list_model_get_item (a, i);
  g_autoptr (GtkStringObject) two = g_list_model_get_item (b, j);

  return g_str_equal (gtk_string_object_get_string (one), gtk_string_object_get_string (two));
}

/* Replaces what is between the titles that both begin with and those that both end with. */
static void
change (GtkStringList *old, GtkStringList *titles)
{
  GListModel *before = G_LIST_MODEL (old), *after = G_LIST_MODEL (titles);
  guint n_before = g_list_model_get_n_items (before), n_after = g_list_model_get_n_items (after);
  guint n = MIN (n_before, n_after), start = 0, end = 0;
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();

  while (start < n && is_same (before, start, after, start))
    start++;
  while (end < n - start && is_same (before, n_before - end - 1, after, n_after - end - 1))
    end++;
  if (start + end == n_before && start + end == n_after)
    return;
  for (guint i = start; i < n_after - end; i++)
    g_ptr_array_add (strings, (gpointer) gtk_string_list_get_string (titles, i));
  g_ptr_array_add (strings, NULL);
  gtk_string_list_splice (old, start, n_before - start - end, (const char *const *) strings->pdata);
}

/**
 * pupitre_choices_offer:
 * @list: (type GtkWidget): A GtkDropDown or an AdwComboRow that shows strings
 * @titles: What it is to offer
 * @selected: Which of them is chosen, from 0
 *
 * `notify::selected` may come from in between, as when a model is set. Main thread.
 */
void
pupitre_choices_offer (gpointer list, GtkStringList *titles, guint selected)
{
  g_autoptr (GListModel) model = NULL;
  guint before;

  g_return_if_fail (GTK_IS_WIDGET (list));
  g_return_if_fail (GTK_IS_STRING_LIST (titles));

  g_object_get (list, "model", &model, NULL);
  if (GTK_IS_STRING_LIST (model))
    change (GTK_STRING_LIST (model), titles);
  else
    g_object_set (list, "model", titles, NULL);
  g_object_get (list, "selected", &before, NULL);
  if (selected != before)
    g_object_set (list, "selected", selected, NULL);
}
