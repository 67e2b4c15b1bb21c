/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-day-share"

#include "pupitre-day-share.h"

#include "pupitre-fold.h"

/* Days off of children of several schools, each said once: two schools close on the same day for the
 * same reason, and may write its name in another case. */

static void
share_free (gpointer data)
{
  PupitreDayShare *self = data;

  g_object_unref (self->day);
  g_ptr_array_unref (self->children);
  g_free (self);
}

static gboolean
same_words (const char *a, const char *b)
{
  g_autofree char *left = pupitre_fold (a);
  g_autofree char *right = pupitre_fold (b);

  return g_str_equal (left, right);
}

static gboolean
same_reason (PupitreDay *a, PupitreDay *b)
{
  if (pupitre_day_get_kind (a) != pupitre_day_get_kind (b) ||
      !same_words (pupitre_day_get_title (a), pupitre_day_get_title (b)))
    return FALSE;
  return pupitre_day_get_kind (a) != PUPITRE_DAY_KIND_OTHER ||
         same_words (pupitre_day_get_kind_text (a), pupitre_day_get_kind_text (b));
}

static PupitreDayShare *
find_share (GPtrArray *shares, PupitreDay *day)
{
  PupitreDayShare *share;

  for (guint i = 0; i < shares->len; i++) {
    share = g_ptr_array_index (shares, i);
    if (same_reason (share->day, day))
      return share;
  }
  share = g_new (PupitreDayShare, 1);
  share->day = g_object_ref (day);
  share->children = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (shares, share);
  return share;
}

/**
 * pupitre_day_share_find:
 * @children: (element-type PupitreChild): Some children
 * @days: (element-type PupitreDay): The same date as the school of each of them has it, in the same
 *   order; %NULL where the calendar says nothing
 *
 * Days of class are left out. Any thread.
 *
 * Returns: (transfer full) (element-type PupitreDayShare): each reason not to go to school once, with
 *   the children whose it is, in their order
 */
GPtrArray *
pupitre_day_share_find (GPtrArray *children, GPtrArray *days)
{
  GPtrArray *shares = g_ptr_array_new_with_free_func (share_free);

  g_return_val_if_fail (children != NULL && days != NULL, shares);
  g_return_val_if_fail (children->len == days->len, shares);

  for (guint i = 0; i < days->len; i++) {
    PupitreDay *day = g_ptr_array_index (days, i);

    if (day != NULL && pupitre_day_get_kind (day) != PUPITRE_DAY_KIND_CLASS)
      g_ptr_array_add (find_share (shares, day)->children,
                       g_object_ref (g_ptr_array_index (children, i)));
  }
  return shares;
}
