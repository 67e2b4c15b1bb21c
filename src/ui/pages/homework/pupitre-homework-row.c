/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-homework-row"

#include "config.h"

#include "pupitre-homework-row.h"

#include "pupitre-assignment-words.h"
#include "pupitre-fact-line.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* Something to do: a box to tick, what it is, and the way to its page. What is done is dim, has its
 * box ticked, and says so.
 *
 * Accessibility: the box is named after what it stands before. */

struct _PupitreHomeworkRow {
  AdwActionRow    parent_instance;

  PupitreFeed    *feed;
  PupitreEntry   *entry;
  char           *facts;  /* what stands under the title */

  GtkCheckButton *done_button;
};

G_DEFINE_FINAL_TYPE (PupitreHomeworkRow, pupitre_homework_row, ADW_TYPE_ACTION_ROW)

static void
show_done (PupitreHomeworkRow *self)
{
  gboolean done = pupitre_entry_is_done (self->entry);
  const char *facts[] = { done ? _("Done") : "", self->facts, NULL };
  g_autofree char *subtitle = pupitre_fact_line_join (facts);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_check_button_set_active (self->done_button, done);
  if (done)
    gtk_widget_add_css_class (GTK_WIDGET (self), "done");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "done");
}

static void
on_toggled (PupitreHomeworkRow *self)
{
  pupitre_feed_mark_done (self->feed, self->entry, gtk_check_button_get_active (self->done_button));
  /* If it was not taken, the box goes back. */
  if (gtk_check_button_get_active (self->done_button) != pupitre_entry_is_done (self->entry))
    show_done (self);
}

static void
pupitre_homework_row_dispose (GObject *object)
{
  PupitreHomeworkRow *self = PUPITRE_HOMEWORK_ROW (object);

  g_clear_object (&self->feed);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (pupitre_homework_row_parent_class)->dispose (object);
}

static void
pupitre_homework_row_finalize (GObject *object)
{
  g_free (PUPITRE_HOMEWORK_ROW (object)->facts);

  G_OBJECT_CLASS (pupitre_homework_row_parent_class)->finalize (object);
}

static void
pupitre_homework_row_class_init (PupitreHomeworkRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pupitre_homework_row_dispose;
  object_class->finalize = pupitre_homework_row_finalize;
}

static void
pupitre_homework_row_init (PupitreHomeworkRow *self)
{
  self->done_button = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->done_button), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->done_button), _("Done"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->done_button));
  gtk_widget_add_css_class (GTK_WIDGET (self), "homework-row");
  g_object_set (self, "use-markup", FALSE, "title-lines", 0, "subtitle-lines", 0, NULL);
}

static void
add_suffix (PupitreHomeworkRow *self, const char *icon_name)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (icon, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), icon);
}

static char *
dup_facts (PupitreAssignment *assignment, const PupitreHomeworkPart *part, GDateTime *today)
{
  g_autofree char *day = pupitre_words_day (pupitre_assignment_get_due (assignment), today);
  gboolean evaluation =
    pupitre_assignment_get_kind (assignment) == PUPITRE_ASSIGNMENT_KIND_EVALUATION;
  gboolean with_files = pupitre_assignment_get_n_attachments (assignment) > 0;
  const char *facts[] = {
    part->says_course ? pupitre_assignment_get_course (assignment) : "",
    /* Under the heading "Evaluations" each of them is one. */
    evaluation && !part->says_course ? "" : pupitre_assignment_words_kind (assignment),
    part->says_day ? day : "",
    with_files ? _("With attachment") : "",
    NULL,
  };

  return pupitre_fact_line_join (facts);
}

static void
show_assignment (PupitreHomeworkRow        *self,
                 PupitreAssignment         *assignment,
                 const PupitreHomeworkPart *part,
                 GDateTime                 *today)
{
  const char *title = pupitre_assignment_get_title (assignment);
  /* Translators: %s is the title of some homework; names the box that says that it is done */
  g_autofree char *label = g_strdup_printf (_("Done: %s"), title);

  g_object_set (self, "title", title, "activatable", TRUE, NULL);
  self->facts = dup_facts (assignment, part, today);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->done_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  add_suffix (self, "go-next-symbolic");
  show_done (self);
  g_signal_connect_object (self->entry, "notify::is-done", G_CALLBACK (show_done), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->done_button, "toggled", G_CALLBACK (on_toggled), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pupitre_homework_row_new:
 * @feed: The homework of a child
 * @entry: One of its entries, unsealed or damaged
 * @part: Where the row stands, which decides what it need not say
 * @today: The midnight at which today began
 *
 * Returns: (transfer floating): a row. Main thread.
 */
GtkWidget *
pupitre_homework_row_new (PupitreFeed               *feed,
                          PupitreEntry              *entry,
                          const PupitreHomeworkPart *part,
                          GDateTime                 *today)
{
  PupitreHomeworkRow *self;

  g_return_val_if_fail (PUPITRE_IS_FEED (feed), NULL);
  g_return_val_if_fail (PUPITRE_IS_ENTRY (entry), NULL);
  g_return_val_if_fail (part != NULL && today != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_HOMEWORK_ROW, NULL);
  self->feed = g_object_ref (feed);
  self->entry = g_object_ref (entry);
  if (pupitre_entry_get_object (entry) != NULL) {
    show_assignment (self, pupitre_entry_get_object (entry), part, today);
  } else {
    gtk_widget_set_visible (GTK_WIDGET (self->done_button), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                   _("This homework is damaged and cannot be read"));
  }

  return GTK_WIDGET (self);
}

/**
 * pupitre_homework_row_get_entry:
 * @self: A row
 *
 * Returns: (transfer none): what it shows. Main thread.
 */
PupitreEntry *
pupitre_homework_row_get_entry (PupitreHomeworkRow *self)
{
  g_return_val_if_fail (PUPITRE_IS_HOMEWORK_ROW (self), NULL);

  return self->entry;
}
