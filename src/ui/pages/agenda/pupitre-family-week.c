/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-family-week"

#include "config.h"

#include "pupitre-family-week.h"

#include "pupitre-child-colour.h"
#include "pupitre-school-time.h"

#include <glib/gi18n.h>

/* The same week of all children of the sidebar, through the accounts by which each is read. A child
 * whose school has no agenda is there without a week. Main thread.
 *
 * Signals: `members-changed` when the weeks are those of other children or accounts; `changed` when
 * something in them is another, or it is another week. */

typedef struct {
  PupitreMember  *member;
  PupitrePlanWho *who;
  PupitreWeek    *week;  /* (nullable) */
} Part;

struct _PupitreFamilyWeek {
  GObject        parent_instance;

  PupitreFamily *family;
  GArray        *parts;  /* (element-type Part), in the order of the sidebar */
  GDateTime     *monday;
  guint          update_source;
};

enum {
  SIGNAL_MEMBERS_CHANGED,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PupitreFamilyWeek, pupitre_family_week, G_TYPE_OBJECT)

static void
part_clear (gpointer data)
{
  Part *part = data;

  g_clear_object (&part->member);
  g_clear_pointer (&part->who, pupitre_plan_who_unref);
  g_clear_object (&part->week);
}

static Part *
get_part (PupitreFamilyWeek *self, guint position)
{
  return &g_array_index (self->parts, Part, position);
}

static void
on_update_due (gpointer user_data)
{
  PupitreFamilyWeek *self = PUPITRE_FAMILY_WEEK (user_data);

  self->update_source = 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The weeks of the children change one after the other: they are shown together. */
static void
queue_update (PupitreFamilyWeek *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_once (on_update_due, self);
}

static void
add_member (PupitreFamilyWeek *self, PupitreMember *member, guint position)
{
  PupitreChild *child = pupitre_member_get_child (member);
  GListModel *children = pupitre_family_get_children (self->family);
  guint colour = pupitre_child_colour_find (children, child);
  Part part = {
    g_object_ref (member), pupitre_plan_who_new (child, colour, position), NULL
  };

  if (pupitre_child_offers (child, PUPITRE_TILE_AGENDA)) {
    part.week = pupitre_week_new (pupitre_member_get_account (member), child, self->monday);
    g_signal_connect_object (part.week, "changed", G_CALLBACK (queue_update), self,
                             G_CONNECT_SWAPPED);
  }
  g_array_append_val (self->parts, part);
}

static void
on_family_changed (PupitreFamilyWeek *self)
{
  GListModel *members = G_LIST_MODEL (self->family);

  g_array_set_size (self->parts, 0);
  for (guint i = 0; i < g_list_model_get_n_items (members); i++) {
    g_autoptr (PupitreMember) member = g_list_model_get_item (members, i);

    add_member (self, member, i);
  }
  g_signal_emit (self, signals[SIGNAL_MEMBERS_CHANGED], 0);
  queue_update (self);
}

static void
pupitre_family_week_dispose (GObject *object)
{
  PupitreFamilyWeek *self = PUPITRE_FAMILY_WEEK (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_array_set_size (self->parts, 0);
  g_clear_object (&self->family);

  G_OBJECT_CLASS (pupitre_family_week_parent_class)->dispose (object);
}

static void
pupitre_family_week_finalize (GObject *object)
{
  PupitreFamilyWeek *self = PUPITRE_FAMILY_WEEK (object);

  g_array_unref (self->parts);
  g_clear_pointer (&self->monday, g_date_time_unref);

  G_OBJECT_CLASS (pupitre_family_week_parent_class)->finalize (object);
}

static void
pupitre_family_week_class_init (PupitreFamilyWeekClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pupitre_family_week_dispose;
  object_class->finalize = pupitre_family_week_finalize;

  signals[SIGNAL_MEMBERS_CHANGED] =
    g_signal_new ("members-changed", PUPITRE_TYPE_FAMILY_WEEK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PUPITRE_TYPE_FAMILY_WEEK, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_family_week_init (PupitreFamilyWeek *self)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();

  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (self->parts, part_clear);
  self->monday = pupitre_school_time_monday (today);
}

/**
 * pupitre_family_week_new:
 * @family: The children of all open accounts
 *
 * Returns: (transfer full): the week of today, which follows @family.
 */
PupitreFamilyWeek *
pupitre_family_week_new (PupitreFamily *family)
{
  PupitreFamilyWeek *self;

  g_return_val_if_fail (PUPITRE_IS_FAMILY (family), NULL);

  self = g_object_new (PUPITRE_TYPE_FAMILY_WEEK, NULL);
  self->family = g_object_ref (family);
  g_signal_connect_object (family, "items-changed", G_CALLBACK (on_family_changed), self,
                           G_CONNECT_SWAPPED);
  on_family_changed (self);
  return self;
}

/**
 * pupitre_family_week_get_n:
 * @self: A week
 *
 * Returns: how many children there are, with or without an agenda.
 */
guint
pupitre_family_week_get_n (PupitreFamilyWeek *self)
{
  g_return_val_if_fail (PUPITRE_IS_FAMILY_WEEK (self), 0);

  return self->parts->len;
}

/**
 * pupitre_family_week_get_member:
 * @self: A week
 * @position: Which child
 *
 * Returns: (transfer none): the child, and the account through which it is read.
 */
PupitreMember *
pupitre_family_week_get_member (PupitreFamilyWeek *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_FAMILY_WEEK (self), NULL);
  g_return_val_if_fail (position < self->parts->len, NULL);

  return get_part (self, position)->member;
}

/**
 * pupitre_family_week_get_who:
 * @self: A week
 * @position: Which child
 *
 * Returns: (transfer none): the child as a plan names it.
 */
PupitrePlanWho *
pupitre_family_week_get_who (PupitreFamilyWeek *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_FAMILY_WEEK (self), NULL);
  g_return_val_if_fail (position < self->parts->len, NULL);

  return get_part (self, position)->who;
}

/**
 * pupitre_family_week_get_week:
 * @self: A week
 * @position: Which child
 *
 * Returns: (transfer none) (nullable): the child's own week, %NULL if the school has no agenda.
 */
PupitreWeek *
pupitre_family_week_get_week (PupitreFamilyWeek *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_FAMILY_WEEK (self), NULL);
  g_return_val_if_fail (position < self->parts->len, NULL);

  return get_part (self, position)->week;
}

/**
 * pupitre_family_week_turn_to:
 * @self: A week
 * @date: A moment of the week to turn to
 *
 * Whether the parent has seen what stood there is known to the page: see
 * pupitre_family_week_look_at().
 */
void
pupitre_family_week_turn_to (PupitreFamilyWeek *self, GDateTime *date)
{
  GDateTime *monday;

  g_return_if_fail (PUPITRE_IS_FAMILY_WEEK (self));
  g_return_if_fail (date != NULL);

  /* The date may be the one that is let go of here. */
  monday = pupitre_school_time_monday (date);
  g_date_time_unref (self->monday);
  self->monday = monday;
  for (guint i = 0; i < self->parts->len; i++) {
    if (get_part (self, i)->week != NULL)
      pupitre_week_turn_to (get_part (self, i)->week, monday);
  }
  queue_update (self);
}

/**
 * pupitre_family_week_get_monday:
 * @self: A week
 *
 * Returns: (transfer none): the midnight at which it begins.
 */
GDateTime *
pupitre_family_week_get_monday (PupitreFamilyWeek *self)
{
  g_return_val_if_fail (PUPITRE_IS_FAMILY_WEEK (self), NULL);

  return self->monday;
}

/**
 * pupitre_family_week_look_at:
 * @self: A week
 *
 * The parent turns away from it, see pupitre_feed_look_at().
 */
void
pupitre_family_week_look_at (PupitreFamilyWeek *self)
{
  g_return_if_fail (PUPITRE_IS_FAMILY_WEEK (self));

  for (guint i = 0; i < self->parts->len; i++) {
    if (get_part (self, i)->week != NULL)
      pupitre_week_look_at (get_part (self, i)->week);
  }
}

/* What of a year a child has at all: one without anything shares no day off. */
static gboolean
has_something (PupitreWeek *week)
{
  for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++) {
    if (!pupitre_week_is_empty (week, (PupitreWeekPart) part))
      return TRUE;
  }
  return FALSE;
}

/* One sentence for all of whom it is the same, else one for each. */
static char *
join (GPtrArray *names, GPtrArray *sentences)
{
  GString *all = g_string_new (NULL);
  gboolean same = TRUE;

  for (guint i = 1; i < sentences->len; i++)
    same = same && g_str_equal (sentences->pdata[0], sentences->pdata[i]);
  for (guint i = 0; i < sentences->len; i++) {
    const char *sentence = sentences->pdata[i];
    /* Translators: 1 a child's first name, 2 a sentence on what is wrong */
    g_autofree char *named = g_strdup_printf (_("%1$s: %2$s"), (char *) names->pdata[i], sentence);

    if (*sentence == '\0' || (same && i > 0))
      continue;
    g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", same ? sentence : named);
  }
  return g_string_free (all, FALSE);
}

/**
 * pupitre_family_week_dup_nothing:
 * @self: A week
 *
 * See pupitre_week_dup_nothing().
 *
 * Returns: (transfer full) (nullable): when classes begin or have ended, child by child where that is
 *   not the same; %NULL if there is something in the week of a child, or might be.
 */
char *
pupitre_family_week_dup_nothing (PupitreFamilyWeek *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (PUPITRE_IS_FAMILY_WEEK (self), NULL);

  for (guint i = 0; i < self->parts->len; i++) {
    Part *part = get_part (self, i);
    char *sentence;

    if (part->week == NULL || !has_something (part->week))
      continue;
    sentence = pupitre_week_dup_nothing (part->week);
    if (sentence == NULL)
      return NULL;
    g_ptr_array_add (names, (gpointer) pupitre_plan_who_get_name (part->who));
    g_ptr_array_add (sentences, sentence);
  }
  return sentences->len > 0 ? join (names, sentences) : NULL;
}

/**
 * pupitre_family_week_make_plan:
 * @self: A week
 *
 * Returns: (transfer full): what it looks like now, of the children of whom something is known.
 */
PupitrePlan *
pupitre_family_week_make_plan (PupitreFamilyWeek *self)
{
  g_autofree PupitreWeekPlanChild *children = NULL;
  guint n = 0;

  g_return_val_if_fail (PUPITRE_IS_FAMILY_WEEK (self), NULL);

  children = g_new0 (PupitreWeekPlanChild, self->parts->len);
  for (guint i = 0; i < self->parts->len; i++) {
    Part *part = get_part (self, i);

    if (part->week != NULL && has_something (part->week))
      children[n++] = (PupitreWeekPlanChild) { part->week, part->who };
  }
  return pupitre_week_plan_make_family (self->monday, children, n);
}
