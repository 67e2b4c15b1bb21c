/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-family-note"

#include "config.h"

#include "pupitre-family-note.h"

#include "pupitre-error-text.h"
#include "pupitre-error-topic.h"
#include "pupitre-plan-item-box.h"

#include <glib/gi18n.h>

/* What is said of a child whose part of the family's week is not all there, so that an empty day is
 * never taken for a day without school. Main thread. */

/* @returns: (transfer none) (nullable): why nothing of it is there. */
static const GError *
find_trouble (PupitreWeek *week)
{
  static const PupitreWeekPart PARTS[] = { PUPITRE_WEEK_LESSONS, PUPITRE_WEEK_DAYS };

  for (gsize i = 0; i < G_N_ELEMENTS (PARTS); i++) {
    PupitreFeed *feed = pupitre_week_get_feed (week, PARTS[i]);

    if (pupitre_feed_get_error (feed) != NULL && !pupitre_feed_is_refreshing (feed) &&
        pupitre_feed_get_received (feed) == 0)
      return pupitre_feed_get_error (feed);
  }
  return NULL;
}

/* @returns: (transfer full) (nullable) */
static char *
dup_trouble (const char *name, PupitreWeek *week)
{
  const GError *error = find_trouble (week);
  g_autofree char *sentence = NULL;

  if (error == NULL)
    return NULL;
  sentence = pupitre_error_text_dup_sentence (error);
  /* Translators: 1 a child's first name, 2 a sentence on what is wrong */
  return g_strdup_printf (_("%1$s: %2$s"), name, sentence);
}

static gboolean
is_known_to_be_empty (PupitreWeek *week, PupitreWeekPart part)
{
  return pupitre_week_is_empty (week, part) &&
         pupitre_feed_get_received (pupitre_week_get_feed (week, part)) > 0;
}

/**
 * pupitre_family_note_dup_text:
 * @who: A child
 * @week: (nullable): Its week, %NULL if its school has no agenda
 *
 * Returns: (transfer full) (nullable): what is missing and why, %NULL if nothing is.
 */
char *
pupitre_family_note_dup_text (PupitrePlanWho *who, PupitreWeek *week)
{
  const char *name;
  char *trouble;

  g_return_val_if_fail (who != NULL, NULL);

  name = pupitre_plan_who_get_name (who);
  if (week == NULL)
    /* Translators: %s is a child's first name */
    return g_strdup_printf (_("%s: the school has no agenda on the portal."), name);
  trouble = dup_trouble (name, week);
  if (trouble != NULL)
    return trouble;
  if (is_known_to_be_empty (week, PUPITRE_WEEK_LESSONS) &&
      is_known_to_be_empty (week, PUPITRE_WEEK_DAYS))
    /* Translators: %s is a child's first name */
    return g_strdup_printf (_("%s: the school has not published a timetable yet."), name);
  if (is_known_to_be_empty (week, PUPITRE_WEEK_DAYS))
    /* Translators: %s is a child's first name */
    return g_strdup_printf (_("%s: the school’s calendar is missing, days off are not shown."), name);
  return NULL;
}

/**
 * pupitre_family_note_find_topic:
 * @week: (nullable): The week of a child
 *
 * Returns: (transfer none) (nullable): the page of the help about what went wrong with it, %NULL if
 *   nothing did.
 */
const char *
pupitre_family_note_find_topic (PupitreWeek *week)
{
  const GError *error = week != NULL ? find_trouble (week) : NULL;

  return error != NULL ? pupitre_error_topic_find (error) : NULL;
}

static GtkWidget *
create_help (const char *topic)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("pupitre-help-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Help About This"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Help About This"), -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", topic);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.help-topic");
  return button;
}

/**
 * pupitre_family_note_new:
 * @who: A child
 * @text: What is said of it
 * @topic: (nullable): The page of the help about it
 *
 * Returns: (transfer floating): the child's initial in its colour, the text, and the help.
 */
GtkWidget *
pupitre_family_note_new (PupitrePlanWho *who, const char *text, const char *topic)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label;

  g_return_val_if_fail (who != NULL && text != NULL, box);

  label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0f, NULL);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), pupitre_plan_item_box_new_avatar (who));
  gtk_box_append (GTK_BOX (box), label);
  if (topic != NULL)
    gtk_box_append (GTK_BOX (box), create_help (topic));
  return box;
}
