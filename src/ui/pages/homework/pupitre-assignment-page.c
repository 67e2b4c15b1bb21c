/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-assignment-page"

#include "config.h"

#include "pupitre-assignment-page.h"

#include "pupitre-assignment-words.h"
#include "pupitre-attachment-list.h"
#include "pupitre-fact-line.h"
#include "pupitre-launch.h"
#include "pupitre-open-row.h"
#include "pupitre-school-time.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* One thing to do: what, for which course and when, whether it is done, what the teacher wrote, how
 * it counts, and what belongs to it. Links are the teacher's, so each is shown for what it is before
 * it is followed. */

struct _PupitreAssignmentPage {
  PupitrePage            parent_instance;

  PupitreEntry          *entry;
  PupitreAssignment     *assignment;

  GtkLabel              *title;
  GtkLabel              *kind;
  GtkCheckButton        *done_button;
  GtkListBox            *facts;
  GtkLabel              *text;
  GtkWidget             *links_heading;
  GtkListBox            *links;
  PupitreAttachmentList *attachments;
};

G_DEFINE_FINAL_TYPE (PupitreAssignmentPage, pupitre_assignment_page, PUPITRE_TYPE_PAGE)

static gboolean
on_text_link_activated (PupitreAssignmentPage *self, const char *uri)
{
  pupitre_launch_ask (GTK_WIDGET (self), uri);
  return GDK_EVENT_STOP;
}

static void
on_link_activated (PupitreAssignmentPage *self, GtkListBoxRow *row)
{
  PupitreLink *link =
    pupitre_assignment_get_link (self->assignment, (guint) gtk_list_box_row_get_index (row));

  pupitre_launch_ask (GTK_WIDGET (self), pupitre_link_get_uri (link));
}

static void
show_done (PupitreAssignmentPage *self)
{
  gtk_check_button_set_active (self->done_button, pupitre_entry_is_done (self->entry));
}

static void
on_done_toggled (PupitreAssignmentPage *self)
{
  pupitre_feed_mark_done (pupitre_page_get_feed (PUPITRE_PAGE (self)), self->entry,
                          gtk_check_button_get_active (self->done_button));
  show_done (self);
}

static void
pupitre_assignment_page_dispose (GObject *object)
{
  PupitreAssignmentPage *self = PUPITRE_ASSIGNMENT_PAGE (object);

  g_clear_object (&self->entry);
  g_clear_object (&self->assignment);

  G_OBJECT_CLASS (pupitre_assignment_page_parent_class)->dispose (object);
}

static void
pupitre_assignment_page_class_init (PupitreAssignmentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_assignment_page_dispose;

  g_type_ensure (PUPITRE_TYPE_ATTACHMENT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-assignment-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreAssignmentPage, title);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssignmentPage, kind);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssignmentPage, done_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssignmentPage, facts);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssignmentPage, text);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssignmentPage, links_heading);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssignmentPage, links);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssignmentPage, attachments);
  gtk_widget_class_bind_template_callback (widget_class, on_text_link_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_link_activated);
}

static void
pupitre_assignment_page_init (PupitreAssignmentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* --- Facts --- */

static void
add_fact (PupitreAssignmentPage *self, const char *name, const char *fact)
{
  GtkWidget *row;

  if (fact[0] == '\0')
    return;
  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", name, "subtitle", fact,
                      "subtitle-lines", 0, "activatable", FALSE, NULL);
  gtk_widget_add_css_class (row, "figure-row");
  gtk_list_box_append (self->facts, row);
}

static void
add_due (PupitreAssignmentPage *self)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autofree char *day =
    pupitre_words_day_heading (pupitre_assignment_get_due (self->assignment), now);
  int period = pupitre_assignment_get_period (self->assignment);
  g_autofree char *due = NULL;

  if (period > 0)
    /* Translators: 1 is a day, 2 the number of a lesson's place in that day */
    due = g_strdup_printf (C_("when homework is due", "%1$s, period %2$d"), day, period);
  add_fact (self,
            pupitre_assignment_get_kind (self->assignment) == PUPITRE_ASSIGNMENT_KIND_EVALUATION
              ? C_("fact of an evaluation", "Takes place")
              : C_("fact of homework", "Due"),
            due != NULL ? due : day);
}

static void
add_given (PupitreAssignmentPage *self)
{
  GDateTime *given = pupitre_assignment_get_given (self->assignment);
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autofree char *day = given != NULL ? pupitre_words_day_heading (given, now) : NULL;

  if (day != NULL)
    add_fact (self, C_("fact of homework", "Given"), day);
}

/* What an evaluation counts for; the numbers are the portal's own. */
static void
add_evaluation (PupitreAssignmentPage *self)
{
  PupitreAssignment *assignment = self->assignment;
  const char *maximum = pupitre_assignment_get_maximum (assignment);
  const char *weight = pupitre_assignment_get_weight (assignment);

  if (!pupitre_assignment_is_evaluated (assignment))
    return;
  add_fact (self, C_("fact of an evaluation", "Competency"),
            pupitre_assignment_get_competency (assignment));
  add_fact (self, C_("fact of an evaluation", "Marked out of"), maximum);
  add_fact (self, C_("fact of an evaluation", "Weight"), weight);
  if (pupitre_assignment_is_on_report_card (assignment))
    add_fact (self, C_("fact of an evaluation", "Report card"),
              C_("fact of an evaluation", "Its mark counts for the report card"));
}

static void
show_facts (PupitreAssignmentPage *self)
{
  const char *const *teachers = pupitre_assignment_get_teachers (self->assignment);
  g_autofree char *names = g_strjoinv (", ", (char **) teachers);

  add_due (self);
  add_given (self);
  add_fact (self, ngettext ("Teacher", "Teachers", g_strv_length ((char **) teachers)), names);
  add_evaluation (self);
}

/* --- What belongs to it --- */

/* Each with the host that it leads to, whatever its title says. */
static void
show_links (PupitreAssignmentPage *self)
{
  guint n_links = pupitre_assignment_get_n_links (self->assignment);

  for (guint i = 0; i < n_links; i++) {
    PupitreLink *link = pupitre_assignment_get_link (self->assignment, i);
    g_autofree char *host = pupitre_launch_dup_host (pupitre_link_get_uri (link));
    const char *title = pupitre_link_get_title (link);

    gtk_list_box_append (
      self->links,
      pupitre_open_row_new ("web-browser-symbolic",
                            title[0] != '\0' ? title : pupitre_link_get_uri (link), host));
  }
  gtk_widget_set_visible (self->links_heading, n_links > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->links), n_links > 0);
}

static void
show_attachments (PupitreAssignmentPage *self)
{
  for (guint i = 0; i < pupitre_assignment_get_n_attachments (self->assignment); i++)
    pupitre_attachment_list_add (self->attachments,
                                 pupitre_assignment_get_attachment (self->assignment, i));
}

static void
show_assignment (PupitreAssignmentPage *self)
{
  PupitreAssignment *assignment = self->assignment;
  g_autofree char *markup = pupitre_rich_text_to_markup (pupitre_assignment_get_content (assignment));
  const char *facts[] = { pupitre_assignment_get_course (assignment),
                          pupitre_assignment_words_kind (assignment), NULL };
  g_autofree char *kind = pupitre_fact_line_join (facts);

  gtk_label_set_text (self->title, pupitre_assignment_get_title (assignment));
  gtk_label_set_text (self->kind, kind);
  gtk_label_set_markup (self->text, markup);
  gtk_widget_set_visible (GTK_WIDGET (self->text), markup[0] != '\0');
  show_facts (self);
  show_links (self);
  show_attachments (self);
  show_done (self);
}

/**
 * pupitre_assignment_page_new:
 * @from: The homework of a child
 * @entry: One of its entries, unsealed
 *
 * Returns: (transfer floating): a page. Main thread.
 */
PupitrePage *
pupitre_assignment_page_new (PupitrePage *from, PupitreEntry *entry)
{
  PupitreAssignmentPage *self;

  g_return_val_if_fail (PUPITRE_IS_PAGE (from), NULL);
  g_return_val_if_fail (PUPITRE_IS_ENTRY (entry), NULL);
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (pupitre_entry_get_object (entry)), NULL);

  self = g_object_new (PUPITRE_TYPE_ASSIGNMENT_PAGE, "account", pupitre_page_get_account (from),
                       "pupil", pupitre_page_get_pupil (from), "family",
                       pupitre_page_get_family (from), "renderer",
                       pupitre_page_get_renderer (from), NULL);
  self->entry = g_object_ref (entry);
  self->assignment = g_object_ref (pupitre_entry_get_object (entry));
  pupitre_page_set_feed (PUPITRE_PAGE (self), pupitre_page_get_feed (from));
  show_assignment (self);
  g_signal_connect_object (entry, "notify::is-done", G_CALLBACK (show_done), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->done_button, "toggled", G_CALLBACK (on_done_toggled), self,
                           G_CONNECT_SWAPPED);

  return PUPITRE_PAGE (self);
}
