/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-task-popover"

#include "config.h"

#include "pupitre-task-popover.h"

#include "pupitre-assignment.h"
#include "pupitre-launch.h"
#include "pupitre-plan-item-box.h"
#include "pupitre-viewer-page.h"

#include <glib/gi18n.h>

/* The details of what is to be done: title, course, what the teacher wrote, links and attachments.
 * Both open as they do anywhere else in the program: a link after the parent has seen where it leads,
 * an attachment in a page of its own. Main thread. */

#define POPOVER_WIDTH 320
#define POPOVER_HEIGHT 360
#define LINE_CHARS 36

static void
add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode",
                        PANGO_WRAP_WORD_CHAR, "xalign", 0.0f, "max-width-chars", LINE_CHARS, NULL);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
}

/* What was clicked in the popover leads away from it. */
static void
leave (GtkWidget *widget)
{
  GtkWidget *popover = gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static gboolean
on_text_link_activated (GtkWidget *label, const char *uri)
{
  pupitre_launch_ask (label, uri);
  leave (label);
  return GDK_EVENT_STOP;
}

static void
add_content (GtkWidget *box, PupitreAssignment *task)
{
  g_autofree char *markup = pupitre_rich_text_to_markup (pupitre_assignment_get_content (task));
  GtkWidget *label;

  if (*markup == '\0')
    return;
  label = g_object_new (GTK_TYPE_LABEL, "use-markup", TRUE, "label", markup, "wrap", TRUE,
                        "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0f, "max-width-chars",
                        LINE_CHARS, "selectable", TRUE, NULL);
  g_signal_connect (label, "activate-link", G_CALLBACK (on_text_link_activated), NULL);
  gtk_box_append (GTK_BOX (box), label);
}

/* @returns: (transfer none): a line that opens something */
static GtkWidget *
add_button (GtkWidget *box, const char *icon_name, const char *title, const char *subtitle)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name (icon_name));
  add_label (words, title, NULL);
  add_label (words, subtitle, "dim-label");
  gtk_box_append (GTK_BOX (content), words);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "task-button");
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
on_link_clicked (GtkWidget *button, PupitreLink *link)
{
  pupitre_launch_ask (button, pupitre_link_get_uri (link));
  leave (button);
}

/* Each with the host that it leads to, whatever its title says; one that is never followed is no
 * button that could be pressed. */
static void
add_links (GtkWidget *box, PupitreAssignment *task)
{
  for (guint i = 0; i < pupitre_assignment_get_n_links (task); i++) {
    PupitreLink *link = pupitre_assignment_get_link (task, i);
    const char *title = pupitre_link_get_title (link);
    g_autofree char *host = pupitre_launch_dup_host (pupitre_link_get_uri (link));
    GtkWidget *button = add_button (box, "web-browser-symbolic",
                                    *title != '\0' ? title : pupitre_link_get_uri (link), host);

    gtk_widget_set_sensitive (button, host != NULL);
    g_signal_connect_data (button, "clicked", G_CALLBACK (on_link_clicked), g_object_ref (link),
                           (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  }
}

typedef struct {
  PupitrePlanWho    *who;         /* (nullable) (owned) */
  PupitreAttachment *attachment;  /* (owned) */
} Opening;

static void
opening_free (gpointer data, GClosure *closure)
{
  Opening *self = data;

  pupitre_plan_who_unref (self->who);
  g_object_unref (self->attachment);
  g_free (self);
}

static void
on_attachment_clicked (GtkWidget *button, Opening *opening)
{
  PupitrePage *page = PUPITRE_PAGE (gtk_widget_get_ancestor (button, PUPITRE_TYPE_PAGE));
  g_autoptr (PupitreMember) member = NULL;

  leave (button);
  if (opening->who != NULL) {
    member = pupitre_family_dup_member (pupitre_page_get_family (page),
                                        pupitre_child_get_key (opening->who->child));
    /* The child has just gone. */
    if (member == NULL)
      return;
  }
  pupitre_viewer_page_open_attachment (page, member, opening->attachment, NULL);
}

static void
add_attachments (GtkWidget *box, PupitrePlanWho *who, PupitreAssignment *task)
{
  for (guint i = 0; i < pupitre_assignment_get_n_attachments (task); i++) {
    PupitreAttachment *attachment = pupitre_assignment_get_attachment (task, i);
    GtkWidget *button = add_button (box, "x-office-document-symbolic",
                                    pupitre_attachment_get_name (attachment), NULL);
    Opening *opening = g_new (Opening, 1);

    opening->who = who != NULL ? pupitre_plan_who_ref (who) : NULL;
    opening->attachment = g_object_ref (attachment);
    g_signal_connect_data (button, "clicked", G_CALLBACK (on_attachment_clicked), opening,
                           opening_free, 0);
  }
}

static GtkWidget *
make_task (PupitrePlanWho *who, PupitreAssignment *task)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  add_label (box, pupitre_assignment_get_title (task), "heading");
  add_label (box, pupitre_assignment_get_course (task), "dim-label");
  if (pupitre_assignment_get_kind (task) == PUPITRE_ASSIGNMENT_KIND_OTHER)
    add_label (box, pupitre_assignment_get_kind_text (task), "dim-label");
  add_content (box, task);
  add_links (box, task);
  add_attachments (box, who, task);
  return box;
}

/* Whose it is, where that is not the page's own child. */
static GtkWidget *
make_name (PupitrePlanWho *who)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), pupitre_plan_item_box_new_avatar (who));
  add_label (box, pupitre_plan_who_get_name (who), NULL);
  return box;
}

/**
 * pupitre_task_popover_new:
 * @who: (nullable): Whose it is, in the plan of several children
 * @tasks: (element-type PupitreAssignment): What is to be done
 *
 * Returns: (transfer floating): a popover with the details, for a button inside a #PupitrePage.
 */
GtkWidget *
pupitre_task_popover_new (PupitrePlanWho *who, GPtrArray *tasks)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  g_return_val_if_fail (tasks != NULL, popover);

  if (who != NULL)
    gtk_box_append (GTK_BOX (box), make_name (who));
  for (guint i = 0; i < tasks->len; i++)
    gtk_box_append (GTK_BOX (box), make_task (who, tasks->pdata[i]));
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  g_object_set (scrolled, "child", box, "hscrollbar-policy", GTK_POLICY_NEVER,
                "propagate-natural-height", TRUE, "propagate-natural-width", TRUE,
                "max-content-height", POPOVER_HEIGHT, "max-content-width", POPOVER_WIDTH, NULL);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  return popover;
}
