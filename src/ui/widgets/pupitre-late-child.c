/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-late-child"

#include "pupitre-late-child.h"

/* Children of a stack that its template hides until they are first shown, and that mostly never are:
 * for what is visible behind another child GTK computes a style and reads icons all the same. */

/**
 * pupitre_late_child_show:
 * @stack: A stack
 * @name: The name of a child, which may be hidden
 *
 * Shows this child. One that was shown stays visible behind the others: the next transition begins
 * with it. Main thread.
 */
void
pupitre_late_child_show (GtkStack *stack, const char *name)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_STACK (stack));
  g_return_if_fail (name != NULL);

  child = gtk_stack_get_child_by_name (stack, name);
  g_return_if_fail (child != NULL);

  gtk_widget_set_visible (child, TRUE);
  gtk_stack_set_visible_child (stack, child);
}
