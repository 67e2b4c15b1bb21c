/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-topics-row"

#include "config.h"

#include "pupitre-topics-row.h"

#include "pupitre-error.h"
#include "pupitre-list-names.h"
#include "pupitre-quiet-topics.h"

#include <glib/gi18n.h>

/* A child, and of which topics the parent wants to be told. What is not wanted is kept with the child,
 * sealed: settings of the desktop never name one. The same for all accounts that show the child. */

struct _PupitreTopicsRow {
  AdwExpanderRow     parent_instance;

  PupitreMember     *member;
  GCancellable      *cancel;
  GtkSwitch         *switches[PUPITRE_N_CHANGE_TOPICS];
};

G_DEFINE_FINAL_TYPE (PupitreTopicsRow, pupitre_topics_row, ADW_TYPE_EXPANDER_ROW)

static const struct {
  PupitreChangeTopic topic;
  PupitreTile        tiles;  /* those of which one has to be offered */
  const char        *title;
} TOPICS[] = {
  { PUPITRE_CHANGE_TOPIC_MESSAGE, PUPITRE_TILE_MESSAGES, N_("Messages") },
  { PUPITRE_CHANGE_TOPIC_ABSENCE, PUPITRE_TILE_ABSENCES, N_("Absences") },
  { PUPITRE_CHANGE_TOPIC_MARK, PUPITRE_TILE_RESULTS, N_("Marks") },
  { PUPITRE_CHANGE_TOPIC_REPORT_CARD, PUPITRE_TILE_RESULTS, N_("Report Cards") },
  { PUPITRE_CHANGE_TOPIC_DOCUMENT, (PupitreTile) (PUPITRE_TILE_RECORD | PUPITRE_TILE_FINANCES),
    N_("Documents") },
  { PUPITRE_CHANGE_TOPIC_TIMETABLE, PUPITRE_TILE_AGENDA, N_("Timetable") },
  { PUPITRE_CHANGE_TOPIC_HOMEWORK, PUPITRE_TILE_HOMEWORK, N_("Homework") },
  { PUPITRE_CHANGE_TOPIC_BALANCE, PUPITRE_TILE_FINANCES, N_("Balances") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (TOPICS) == PUPITRE_N_CHANGE_TOPICS);

static void
on_switched (GtkSwitch *widget, GParamSpec *pspec, PupitreTopicsRow *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (TOPICS); i++) {
    if (self->switches[i] == widget)
      pupitre_quiet_topics_set (self->member, TOPICS[i].topic, !gtk_switch_get_active (widget));
  }
}

static void
on_topics (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreTopicsRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) topics = pupitre_quiet_topics_load_finish (result, &error);

  if (topics == NULL) {
    if (!pupitre_error_is_cancelled (error))
      g_warning ("What is to be told can not be read: %s", error->message);
    return;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (TOPICS); i++) {
    if (self->switches[i] == NULL)
      continue;
    gtk_switch_set_active (self->switches[i], !g_hash_table_contains (
                             topics, pupitre_change_topic_name (TOPICS[i].topic)));
    gtk_widget_set_sensitive (GTK_WIDGET (self->switches[i]), TRUE);
    g_signal_connect_object (self->switches[i], "notify::active", G_CALLBACK (on_switched), self,
                             G_CONNECT_DEFAULT);
  }
}

static void
add_topic (PupitreTopicsRow *self, gsize place)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *widget = gtk_switch_new ();

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  /* Until it is known what the parent chose. */
  gtk_widget_set_sensitive (widget, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(TOPICS[place].title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(TOPICS[place].title), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  self->switches[place] = GTK_SWITCH (widget);
}

static void
pupitre_topics_row_dispose (GObject *object)
{
  PupitreTopicsRow *self = PUPITRE_TOPICS_ROW (object);

  g_cancellable_cancel (self->cancel);
  g_clear_object (&self->member);

  G_OBJECT_CLASS (pupitre_topics_row_parent_class)->dispose (object);
}

static void
pupitre_topics_row_finalize (GObject *object)
{
  PupitreTopicsRow *self = PUPITRE_TOPICS_ROW (object);

  g_object_unref (self->cancel);

  G_OBJECT_CLASS (pupitre_topics_row_parent_class)->finalize (object);
}

static void
pupitre_topics_row_class_init (PupitreTopicsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_topics_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_topics_row_finalize;
}

static void
pupitre_topics_row_init (PupitreTopicsRow *self)
{
  self->cancel = g_cancellable_new ();
}

/**
 * pupitre_topics_row_new:
 * @member: A child and the accounts that show it
 *
 * Returns: (transfer floating): a row. Main thread.
 */
GtkWidget *
pupitre_topics_row_new (PupitreMember *member)
{
  PupitreTopicsRow *self;
  PupitreChild *child;

  g_return_val_if_fail (PUPITRE_IS_MEMBER (member), NULL);

  self = g_object_new (PUPITRE_TYPE_TOPICS_ROW, NULL);
  child = pupitre_member_get_child (member);
  self->member = g_object_ref (member);
  g_object_set (self, "use-markup", FALSE, "title", pupitre_child_get_first_name (child), "subtitle",
                pupitre_child_get_school_name (child), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pupitre_child_get_first_name (child), -1);
  for (gsize i = 0; i < G_N_ELEMENTS (TOPICS); i++) {
    if (pupitre_child_offers (child, TOPICS[i].tiles))
      add_topic (self, i);
  }
  pupitre_list_names_set (GTK_WIDGET (self), pupitre_child_get_first_name (child));
  pupitre_quiet_topics_load_async (member, self->cancel, on_topics, g_object_ref (self));
  return GTK_WIDGET (self);
}
