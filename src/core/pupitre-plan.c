/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-plan"

#include "config.h"

#include "pupitre-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A timetable as it is to be shown: days, hours, and in each cell what takes place, in words. A week
 * and a cycle are both one; a grid and a list both show one. In the plan of a family each thing is
 * somebody's. Any thread. */

static void
who_clear (gpointer data)
{
  g_object_unref (((PupitrePlanWho *) data)->child);
}

/**
 * pupitre_plan_who_new:
 * @child: A child
 * @colour: The number of its colour, the same in every place
 * @position: Its place in the sidebar
 *
 * Returns: (transfer full): whose something is.
 */
PupitrePlanWho *
pupitre_plan_who_new (PupitreChild *child, guint colour, guint position)
{
  PupitrePlanWho *self;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  self = g_rc_box_new (PupitrePlanWho);
  self->child = g_object_ref (child);
  self->colour = colour;
  self->position = position;
  return self;
}

/**
 * pupitre_plan_who_ref:
 * @self: A child of a plan
 *
 * Returns: (transfer full): the same.
 */
PupitrePlanWho *
pupitre_plan_who_ref (PupitrePlanWho *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

/**
 * pupitre_plan_who_unref:
 * @self: (transfer full) (nullable): A child of a plan
 */
void
pupitre_plan_who_unref (PupitrePlanWho *self)
{
  if (self != NULL)
    g_rc_box_release_full (self, who_clear);
}

/**
 * pupitre_plan_who_get_name:
 * @self: A child of a plan
 *
 * Returns: (transfer none): its first name.
 */
const char *
pupitre_plan_who_get_name (PupitrePlanWho *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pupitre_child_get_first_name (self->child);
}

/**
 * pupitre_plan_who_dup_initials:
 * @self: A child of a plan
 *
 * Returns: (transfer full): the initials of its first name, as they stand beside its colour in the
 *   window: of the first word and of the last.
 */
char *
pupitre_plan_who_dup_initials (PupitrePlanWho *self)
{
  g_autofree char *upper = NULL;
  g_autofree char *name = NULL;
  GString *initials;
  const char *last;

  g_return_val_if_fail (self != NULL, NULL);

  upper = g_utf8_strup (pupitre_plan_who_get_name (self), -1);
  name = g_utf8_normalize (g_strstrip (upper), -1, G_NORMALIZE_DEFAULT_COMPOSE);
  initials = g_string_new (NULL);
  if (name == NULL || *name == '\0')
    return g_string_free (initials, FALSE);
  g_string_append_unichar (initials, g_utf8_get_char (name));
  last = strrchr (name, ' ');
  if (last != NULL)
    g_string_append_unichar (initials, g_utf8_get_char (last + 1));
  return g_string_free (initials, FALSE);
}

static void
change_free (gpointer data)
{
  PupitrePlanChange *change = data;

  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static void
item_free (gpointer data)
{
  PupitrePlanItem *item = data;

  g_free (item->time);
  g_free (item->title);
  g_free (item->place);
  g_free (item->note);
  g_free (item->spoken);
  g_ptr_array_unref (item->who);
  g_ptr_array_unref (item->changes);
  g_free (item);
}

static void
tasks_free (gpointer data)
{
  PupitrePlanTasks *tasks = data;

  pupitre_plan_who_unref (tasks->who);
  g_ptr_array_unref (tasks->tasks);
  g_free (tasks);
}

static void
column_free (gpointer data)
{
  PupitrePlanColumn *column = data;

  g_free (column->short_title);
  g_free (column->title);
  g_free (column->subtitle);
  g_free (column->off);
  g_ptr_array_unref (column->items);
  g_ptr_array_unref (column->tasks);
  g_free (column);
}

static void
row_free (gpointer data)
{
  PupitrePlanRow *row = data;

  g_free (row->title);
  g_free (row->subtitle);
  g_free (row);
}

/**
 * pupitre_plan_new:
 *
 * Returns: (transfer full): a plan without days.
 */
PupitrePlan *
pupitre_plan_new (void)
{
  PupitrePlan *self = g_new0 (PupitrePlan, 1);

  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

/**
 * pupitre_plan_free:
 * @self: (transfer full) (nullable): A plan
 */
void
pupitre_plan_free (PupitrePlan *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * pupitre_plan_add_column:
 * @self: A plan
 * @title: Which day
 *
 * Returns: (transfer none): a day after the others, with nothing in it.
 */
PupitrePlanColumn *
pupitre_plan_add_column (PupitrePlan *self, const char *title)
{
  PupitrePlanColumn *column;

  g_return_val_if_fail (self != NULL && title != NULL, NULL);

  column = g_new0 (PupitrePlanColumn, 1);
  column->title = g_strdup (title);
  column->short_title = g_strdup (title);
  column->items = g_ptr_array_new_with_free_func (item_free);
  column->tasks = g_ptr_array_new_with_free_func (tasks_free);
  g_ptr_array_add (self->columns, column);
  return column;
}

/**
 * pupitre_plan_add_row:
 * @self: A plan
 * @title: The hour or period
 * @subtitle: (nullable): The period beside the hour
 */
void
pupitre_plan_add_row (PupitrePlan *self, const char *title, const char *subtitle)
{
  PupitrePlanRow *row;

  g_return_if_fail (self != NULL && title != NULL);

  row = g_new0 (PupitrePlanRow, 1);
  row->title = g_strdup (title);
  row->subtitle = g_strdup (subtitle);
  g_ptr_array_add (self->rows, row);
}

/**
 * pupitre_plan_add_item:
 * @column: A day
 * @row: The row that it stands in
 * @title: What it is
 *
 * Returns: (transfer none): a thing of that day, after the others.
 */
PupitrePlanItem *
pupitre_plan_add_item (PupitrePlanColumn *column, int row, const char *title)
{
  PupitrePlanItem *item;

  g_return_val_if_fail (column != NULL && title != NULL, NULL);

  item = g_new0 (PupitrePlanItem, 1);
  item->row = row;
  item->title = g_strdup (title);
  item->colour = -1;
  item->who = g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_plan_who_unref);
  item->changes = g_ptr_array_new_with_free_func (change_free);
  g_ptr_array_add (column->items, item);
  return item;
}

/**
 * pupitre_plan_add_who:
 * @item: A thing in the plan of several children
 * @who: One of those whose it is
 */
void
pupitre_plan_add_who (PupitrePlanItem *item, PupitrePlanWho *who)
{
  g_return_if_fail (item != NULL && who != NULL);

  g_ptr_array_add (item->who, pupitre_plan_who_ref (who));
}

/**
 * pupitre_plan_dup_names:
 * @item: A thing
 *
 * Returns: (transfer full) (nullable): the first names of those whose it is, %NULL in the plan of one
 *   child.
 */
char *
pupitre_plan_dup_names (PupitrePlanItem *item)
{
  GString *names;

  g_return_val_if_fail (item != NULL, NULL);

  if (item->who->len == 0)
    return NULL;
  names = g_string_new (NULL);
  for (guint i = 0; i < item->who->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            pupitre_plan_who_get_name (item->who->pdata[i]));
  return g_string_free (names, FALSE);
}

/**
 * pupitre_plan_add_tasks:
 * @column: A day
 * @who: (nullable): Whose they are, in the plan of several children
 * @tasks: (element-type PupitreAssignment): What is to be done; nothing happens if there is none
 */
void
pupitre_plan_add_tasks (PupitrePlanColumn *column, PupitrePlanWho *who, GPtrArray *tasks)
{
  PupitrePlanTasks *added;

  g_return_if_fail (column != NULL && tasks != NULL);

  if (tasks->len == 0)
    return;
  added = g_new0 (PupitrePlanTasks, 1);
  added->who = who != NULL ? pupitre_plan_who_ref (who) : NULL;
  added->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < tasks->len; i++)
    g_ptr_array_add (added->tasks, g_object_ref (tasks->pdata[i]));
  g_ptr_array_add (column->tasks, added);
}

/**
 * pupitre_plan_add_change:
 * @item: A thing
 * @before: (nullable): What it was; nothing at all if not given
 * @after: (nullable): What it is now
 */
void
pupitre_plan_add_change (PupitrePlanItem *item, const char *before, const char *after)
{
  PupitrePlanChange *change;

  g_return_if_fail (item != NULL);

  change = g_new0 (PupitrePlanChange, 1);
  change->before = g_strdup (before != NULL && *before != '\0' ? before : "—");
  change->after = g_strdup (after != NULL && *after != '\0' ? after : "—");
  g_ptr_array_add (item->changes, change);
}

/**
 * pupitre_plan_dup_place:
 * @rooms: (nullable): Where
 * @teachers: (nullable): With whom
 *
 * Returns: (transfer full) (nullable): both in one line, %NULL if the school says neither.
 */
char *
pupitre_plan_dup_place (const char * const *rooms, const char * const *teachers)
{
  g_autofree char *where = rooms != NULL && *rooms != NULL ? g_strjoinv (", ", (char **) rooms) : NULL;
  g_autofree char *who =
    teachers != NULL && *teachers != NULL ? g_strjoinv (", ", (char **) teachers) : NULL;

  if (where == NULL || who == NULL)
    return where != NULL ? g_steal_pointer (&where) : g_steal_pointer (&who);
  return g_strdup_printf ("%s · %s", where, who);
}

/**
 * pupitre_plan_find_colour:
 * @subject_code: (nullable): The code of the subject, perhaps empty
 * @code: (nullable): The school's code of the course, perhaps empty
 * @title: The name of the course
 *
 * Returns: the number of the colour of a course: it follows from the course alone, so that it is
 *   the same in each week.
 */
int
pupitre_plan_find_colour (const char *subject_code, const char *code, const char *title)
{
  const char *key = title;
  guint hash;

  g_return_val_if_fail (title != NULL, 0);

  if (subject_code != NULL && *subject_code != '\0')
    key = subject_code;
  else if (code != NULL && *code != '\0')
    key = code;

  /* Codes of one school differ in few letters: their hash is stirred. */
  hash = g_str_hash (key) * 2654435761u;
  return (int) ((hash >> 16) % PUPITRE_N_COURSE_COLOURS);
}

static void
append (GString *spoken, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (spoken->len > 0)
    g_string_append (spoken, ", ");
  g_string_append (spoken, text);
}

/**
 * pupitre_plan_describe:
 * @column: The day of it
 * @item: A thing of which the rest is filled in
 *
 * Puts it in one sentence: day, hour, whose, what, where, with whom, what changed.
 */
void
pupitre_plan_describe (PupitrePlanColumn *column, PupitrePlanItem *item)
{
  GString *spoken = g_string_new (NULL);
  g_autofree char *names = NULL;

  g_return_if_fail (column != NULL && item != NULL);

  names = pupitre_plan_dup_names (item);
  append (spoken, column->title);
  append (spoken, item->time);
  append (spoken, names);
  append (spoken, item->title);
  append (spoken, item->place);
  append (spoken, item->note);
  for (guint i = 0; i < item->changes->len; i++) {
    PupitrePlanChange *change = g_ptr_array_index (item->changes, i);
    /* Translators: said of a change of a lesson: 1 what it was, 2 what it is now */
    g_autofree char *words = g_strdup_printf (_("changed from %1$s to %2$s"), change->before,
                                              change->after);

    append (spoken, words);
  }
  g_free (item->spoken);
  item->spoken = g_string_free (spoken, FALSE);
}
