/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-glance"

#include "pupitre-glance.h"

/* One thing of one or several children in a list of many, in words. Main thread. */

/**
 * pupitre_glance_new:
 * @child: Whose it is, or the first of those
 * @title: What it is
 * @under: (nullable): Where and when
 *
 * Returns: (transfer full): a thing that opens nothing yet.
 */
PupitreGlance *
pupitre_glance_new (PupitreChild *child, const char *title, const char *under)
{
  PupitreGlance *self;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (PupitreGlance, 1);
  self->children = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->children, g_object_ref (child));
  self->title = g_strdup (title);
  self->under = under != NULL && *under != '\0' ? g_strdup (under) : NULL;
  return self;
}

/**
 * pupitre_glance_free:
 * @self: (transfer full) (nullable): A thing
 */
void
pupitre_glance_free (PupitreGlance *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->children);
  g_free (self->title);
  g_free (self->under);
  g_free (self->note);
  g_free (self->figure);
  g_free (self->action);
  g_clear_pointer (&self->target, g_variant_unref);
  g_free (self);
}

static gboolean
has_same_children (const PupitreGlance *self, const PupitreGlance *other)
{
  if (self->children->len != other->children->len)
    return FALSE;
  for (guint i = 0; i < self->children->len; i++) {
    if (!g_str_equal (pupitre_child_get_key (self->children->pdata[i]),
                      pupitre_child_get_key (other->children->pdata[i])))
      return FALSE;
  }
  return TRUE;
}

/**
 * pupitre_glance_equal:
 * @self: A thing
 * @other: Another one
 *
 * Returns: whether both look the same and open the same.
 */
gboolean
pupitre_glance_equal (const PupitreGlance *self, const PupitreGlance *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return g_str_equal (self->title, other->title) && g_strcmp0 (self->under, other->under) == 0 &&
         g_strcmp0 (self->note, other->note) == 0 && g_strcmp0 (self->figure, other->figure) == 0 &&
         self->is_warning == other->is_warning && g_strcmp0 (self->action, other->action) == 0 &&
         (self->target == other->target || (self->target != NULL && other->target != NULL &&
                                            g_variant_equal (self->target, other->target))) &&
         has_same_children (self, other);
}

/**
 * pupitre_glance_set_open:
 * @self: A thing
 * @action: The action of the window that opens the page it comes from
 * @target: (transfer floating): What the action is told
 */
void
pupitre_glance_set_open (PupitreGlance *self, const char *action, GVariant *target)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (action != NULL && target != NULL);

  g_free (self->action);
  self->action = g_strdup (action);
  g_clear_pointer (&self->target, g_variant_unref);
  self->target = g_variant_ref_sink (target);
}

/**
 * pupitre_glance_dup_under:
 * @self: A thing
 *
 * Returns: (transfer full): whose it is, by name, and where and when.
 */
char *
pupitre_glance_dup_under (const PupitreGlance *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < self->children->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            pupitre_child_get_first_name (self->children->pdata[i]));
  if (self->under != NULL)
    g_string_append_printf (text, " · %s", self->under);
  return g_string_free (text, FALSE);
}
