/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-message-filter"

#include "config.h"

#include "pupitre-choices.h"
#include "pupitre-message-filter.h"

#include <glib/gi18n.h>

/* Which messages are shown: all, or those with an attachment, or those of one sender; and of several
 * children all or those of one. Who wrote is known once it is opened.
 *
 * Signals: `changed`, when others are wanted. */

struct _PupitreMessageFilter {
  GtkPopover          parent_instance;

  PupitreMessageList *list;     /* (nullable) */
  GPtrArray          *offered;  /* (element-type PupitreChild): behind the rows of children */
  gboolean            filling;

  GtkCheckButton     *attachments;
  GtkWidget          *child_box;
  GtkDropDown        *children;
  GtkDropDown        *senders;
};

G_DEFINE_FINAL_TYPE (PupitreMessageFilter, pupitre_message_filter, GTK_TYPE_POPOVER)

static guint changed_signal;

/* Returns: (nullable): what is chosen of a list, whose first row stands for all */
static const char *
get_chosen (GtkDropDown *list)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (list);

  return chosen != NULL && gtk_drop_down_get_selected (list) > 0
           ? gtk_string_object_get_string (chosen)
           : NULL;
}

/* Returns: (nullable): the key of the child that is chosen; %NULL for all children */
static const char *
get_child (PupitreMessageFilter *self)
{
  const guint chosen = gtk_drop_down_get_selected (self->children);

  return chosen > 0 && chosen <= self->offered->len
           ? pupitre_child_get_key (self->offered->pdata[chosen - 1])
           : NULL;
}

static void
apply (PupitreMessageFilter *self)
{
  pupitre_message_list_set_child (self->list, get_child (self));
  pupitre_message_list_set_wanted (self->list, gtk_check_button_get_active (self->attachments),
                                   get_chosen (self->senders));
  g_signal_emit (self, changed_signal, 0);
}

static void
on_changed (PupitreMessageFilter *self)
{
  if (!self->filling && self->list != NULL)
    apply (self);
}

/* @first stands for all; @selected is which row is chosen. */
static void
fill (PupitreMessageFilter *self,
      GtkDropDown          *list,
      const char           *first,
      GPtrArray            *names,
      guint                 selected)
{
  GtkStringList *strings = gtk_string_list_new (NULL);

  gtk_string_list_append (strings, first);
  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (strings, names->pdata[i]);
  self->filling = TRUE;
  pupitre_choices_offer (list, strings, selected);
  self->filling = FALSE;
  g_object_unref (strings);
}

/* Who is chosen stays chosen, also when others come before; who is no longer there does not. */
static void
fill_senders (PupitreMessageFilter *self)
{
  g_autoptr (GPtrArray) senders = pupitre_message_list_list_senders (self->list);
  const char *chosen = get_chosen (self->senders);
  guint selected = 0;

  for (guint i = 0; chosen != NULL && i < senders->len; i++) {
    if (g_str_equal (senders->pdata[i], chosen))
      selected = i + 1;
  }
  fill (self, self->senders, _("Anybody"), senders, selected);
}

static gboolean
has_namesake (GPtrArray *children, PupitreChild *child)
{
  for (guint i = 0; i < children->len; i++) {
    if (children->pdata[i] != child &&
        g_str_equal (pupitre_child_get_first_name (children->pdata[i]),
                     pupitre_child_get_first_name (child)))
      return TRUE;
  }
  return FALSE;
}

static char *
dup_name (GPtrArray *children, PupitreChild *child)
{
  const char *school = pupitre_child_get_school_name (child);

  if (*school == '\0' || !has_namesake (children, child))
    return g_strdup (pupitre_child_get_first_name (child));
  /* Translators: a child and its school */
  return g_strdup_printf (_("%1$s, %2$s"), pupitre_child_get_first_name (child), school);
}

/* Also of two who have the same name the one that is chosen stays so. */
static void
fill_children (PupitreMessageFilter *self)
{
  GPtrArray *children = pupitre_message_list_list_children (self->list);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *chosen = get_child (self);
  guint selected = 0;

  for (guint i = 0; i < children->len; i++) {
    g_ptr_array_add (names, dup_name (children, children->pdata[i]));
    if (g_strcmp0 (pupitre_child_get_key (children->pdata[i]), chosen) == 0)
      selected = i + 1;
  }
  fill (self, self->children, _("All Children"), names, selected);
  g_ptr_array_unref (self->offered);
  self->offered = children;
  gtk_widget_set_visible (self->child_box, children->len > 1);
}

static void
on_show (PupitreMessageFilter *self)
{
  if (self->list == NULL)
    return;
  pupitre_message_list_read_all (self->list);
  fill_children (self);
  fill_senders (self);
}

/* Those of other children may have come in their place. */
static void
on_read (PupitreMessageFilter *self)
{
  fill_children (self);
  if (!pupitre_message_list_is_reading (self->list))
    fill_senders (self);
  apply (self);
}

static void
pupitre_message_filter_dispose (GObject *object)
{
  g_clear_object (&PUPITRE_MESSAGE_FILTER (object)->list);

  G_OBJECT_CLASS (pupitre_message_filter_parent_class)->dispose (object);
}

static void
pupitre_message_filter_finalize (GObject *object)
{
  g_ptr_array_unref (PUPITRE_MESSAGE_FILTER (object)->offered);

  G_OBJECT_CLASS (pupitre_message_filter_parent_class)->finalize (object);
}

static void
pupitre_message_filter_class_init (PupitreMessageFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_message_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_message_filter_finalize;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               RESOURCE_PATH "/ui/pupitre-message-filter.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), PupitreMessageFilter, attachments);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), PupitreMessageFilter, child_box);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), PupitreMessageFilter, children);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), PupitreMessageFilter, senders);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), on_changed);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), on_show);

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_message_filter_init (PupitreMessageFilter *self)
{
  self->offered = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pupitre_message_filter_set_list:
 * @self: A filter
 * @list: What it filters; once
 *
 * Main thread.
 */
void
pupitre_message_filter_set_list (PupitreMessageFilter *self, PupitreMessageList *list)
{
  g_return_if_fail (PUPITRE_IS_MESSAGE_FILTER (self));
  g_return_if_fail (PUPITRE_IS_MESSAGE_LIST (list) && self->list == NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "read", G_CALLBACK (on_read), self, G_CONNECT_SWAPPED);
}

/**
 * pupitre_message_filter_get_list:
 * @self: A filter
 *
 * Returns: (transfer none) (nullable): what it filters. Main thread.
 */
PupitreMessageList *
pupitre_message_filter_get_list (PupitreMessageFilter *self)
{
  g_return_val_if_fail (PUPITRE_IS_MESSAGE_FILTER (self), NULL);

  return self->list;
}

/**
 * pupitre_message_filter_is_active:
 * @self: A filter
 *
 * Returns: whether it leaves something out. Main thread.
 */
gboolean
pupitre_message_filter_is_active (PupitreMessageFilter *self)
{
  g_return_val_if_fail (PUPITRE_IS_MESSAGE_FILTER (self), FALSE);

  return gtk_check_button_get_active (self->attachments) || get_chosen (self->children) != NULL ||
         get_chosen (self->senders) != NULL;
}

/**
 * pupitre_message_filter_reset:
 * @self: A filter
 *
 * Lets all through. Main thread.
 */
void
pupitre_message_filter_reset (PupitreMessageFilter *self)
{
  g_return_if_fail (PUPITRE_IS_MESSAGE_FILTER (self));

  gtk_check_button_set_active (self->attachments, FALSE);
  gtk_drop_down_set_selected (self->children, 0);
  gtk_drop_down_set_selected (self->senders, 0);
}
