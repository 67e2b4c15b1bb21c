/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-starting-view"

#include "config.h"

#include "pupitre-starting-view.h"

#include "pupitre-late-child.h"

/* What fills the window until the keyring has answered: nothing at first, since it mostly answers
 * at once; then what is being waited for, and the way on without it. The keyring may be asking for
 * its password in a window of its own, where nobody sees it. */

#define SILENT_MS 1000

struct _PupitreStartingView {
  AdwBin     parent_instance;

  guint      source;  /* 0: not waiting to say something */
  GtkStack  *stack;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (PupitreStartingView, pupitre_starting_view, ADW_TYPE_BIN)

/* Behind the question of the keyring nothing is drawn: the next page can have the focus already while
 * this one is not hidden yet. */
static gboolean
is_focus_free (PupitreStartingView *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
on_due (gpointer user_data)
{
  PupitreStartingView *self = PUPITRE_STARTING_VIEW (user_data);

  self->source = 0;
  pupitre_late_child_show (self->stack, "waiting");
  if (is_focus_free (self))
    gtk_widget_grab_focus (self->button);
}

static void
pupitre_starting_view_map (GtkWidget *widget)
{
  PupitreStartingView *self = PUPITRE_STARTING_VIEW (widget);

  GTK_WIDGET_CLASS (pupitre_starting_view_parent_class)->map (widget);
  gtk_stack_set_visible_child_name (self->stack, "silent");
  self->source = g_timeout_add_once (SILENT_MS, on_due, self);
}

static void
pupitre_starting_view_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&PUPITRE_STARTING_VIEW (widget)->source, g_source_remove);
  GTK_WIDGET_CLASS (pupitre_starting_view_parent_class)->unmap (widget);
}

static void
pupitre_starting_view_dispose (GObject *object)
{
  g_clear_handle_id (&PUPITRE_STARTING_VIEW (object)->source, g_source_remove);
  G_OBJECT_CLASS (pupitre_starting_view_parent_class)->dispose (object);
}

static void
pupitre_starting_view_class_init (PupitreStartingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_starting_view_dispose;
  widget_class->map = pupitre_starting_view_map;
  widget_class->unmap = pupitre_starting_view_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-starting-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreStartingView, stack);
  gtk_widget_class_bind_template_child (widget_class, PupitreStartingView, button);
}

static void
pupitre_starting_view_init (PupitreStartingView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
