/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-message-readers"

#include "config.h"

#include "pupitre-message-readers.h"

#include <glib/gi18n.h>

/* For which children of the family a message was sent: what a school writes to all comes once for
 * each of its children. Main thread. */

/* Whether a message to one child was also sent for another, as far as its scope says. */
static gboolean
concerns (PupitreMessageScope scope, PupitreChild *child, PupitreChild *other)
{
  if (g_str_equal (pupitre_child_get_key (child), pupitre_child_get_key (other)))
    return TRUE;
  if (scope == PUPITRE_MESSAGE_SCOPE_GROUP ||
      !g_str_equal (pupitre_child_get_organisation_code (child),
                    pupitre_child_get_organisation_code (other)))
    return FALSE;
  return scope == PUPITRE_MESSAGE_SCOPE_ORGANISATION ||
         g_str_equal (pupitre_child_get_school_code (child), pupitre_child_get_school_code (other));
}

/**
 * pupitre_message_readers_list:
 * @family: The children of the family
 * @child: The child whose message it is
 * @scope: To whom it was sent
 *
 * Returns: (transfer full) (element-type PupitreChild): whom it concerns, in the order of @family.
 */
GPtrArray *
pupitre_message_readers_list (GListModel *family, PupitreChild *child, PupitreMessageScope scope)
{
  GPtrArray *children = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (family); i++) {
    g_autoptr (PupitreChild) other = g_list_model_get_item (family, i);

    if (concerns (scope, child, other))
      g_ptr_array_add (children, g_steal_pointer (&other));
  }
  return children;
}

/**
 * pupitre_message_readers_dup_for:
 * @children: (element-type PupitreChild): Whom a message concerns
 *
 * Returns: (transfer full) (nullable): for whom it is, by first names ("For Léa and Noé"); %NULL if it
 *   is for one alone.
 */
char *
pupitre_message_readers_dup_for (GPtrArray *children)
{
  g_autoptr (GString) names = g_string_new (NULL);

  g_return_val_if_fail (children != NULL, NULL);

  if (children->len < 2)
    return NULL;
  for (guint i = 0; i + 1 < children->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            pupitre_child_get_first_name (children->pdata[i]));
  /* Translators: 1 is the first name of a child, or several with commas, 2 that of the last one */
  return g_strdup_printf (_("For %1$s and %2$s"), names->str,
                          pupitre_child_get_first_name (children->pdata[children->len - 1]));
}
