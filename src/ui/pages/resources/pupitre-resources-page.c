/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-resources-page"

#include "config.h"

#include "pupitre-resources-page.h"

#include "pupitre-entry-wait.h"
#include "pupitre-launch.h"
#include "pupitre-page-objects.h"
#include "pupitre-shared-link.h"
#include "pupitre-show-row.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* What teachers, the school and the service centre share with a child, in three groups, the newest
 * first. A link opens in the browser after the parent has seen its host. */

#define N_SHARERS (PUPITRE_SHARER_SERVICE_CENTRE + 1)

struct _PupitreResourcesPage {
  PupitrePage         parent_instance;

  PupitreFeedObjects *objects;
  PupitreSharedLink  *wanted;  /* (nullable): what a search found, until its row is there */

  GtkWidget          *teachers_group;
  GtkListBox         *teachers;
  GtkWidget          *school_group;
  GtkListBox         *school;
  GtkWidget          *centre_group;
  GtkListBox         *centre;
};

G_DEFINE_FINAL_TYPE (PupitreResourcesPage, pupitre_resources_page, PUPITRE_TYPE_PAGE)

static GQuark
uri_quark (void)
{
  return g_quark_from_static_string ("pupitre-resources-uri");
}

static GQuark
link_quark (void)
{
  return g_quark_from_static_string ("pupitre-resources-link");
}

static void
on_row_activated (PupitreResourcesPage *self, GtkListBoxRow *row)
{
  const char *uri = g_object_get_qdata (G_OBJECT (row), uri_quark ());

  if (uri != NULL)
    pupitre_launch_ask (GTK_WIDGET (row), uri);
}

static void
append (GString *text, const char *separator, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, part);
}

/* For which course it is, whose, since when, and where it leads. */
static char *
dup_facts (PupitreSharedLink *link)
{
  g_autoptr (GString) facts = g_string_new (NULL);
  GDateTime *date = pupitre_shared_link_get_date (link);
  g_autofree char *day = date != NULL ? pupitre_words_short_date_and_year (date) : NULL;
  g_autofree char *host = NULL;

  append (facts, " · ", pupitre_shared_link_get_course (link));
  append (facts, " · ", pupitre_shared_link_get_author (link));
  append (facts, " · ", day);
  if (pupitre_shared_link_get_uri (link) != NULL)
    host = pupitre_launch_dup_host (pupitre_shared_link_get_uri (link));
  append (facts, " · ", host);
  return g_string_free (g_steal_pointer (&facts), FALSE);
}

static char *
dup_subtitle (PupitreSharedLink *link)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *facts = dup_facts (link);

  append (lines, "\n", pupitre_shared_link_get_description (link));
  append (lines, "\n", facts);
  if (pupitre_shared_link_get_uri (link) == NULL)
    append (lines, "\n", _("Its address is not one of the web: Pupitre does not open it."));
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
add_row (GtkListBox *list, PupitreSharedLink *link)
{
  GtkWidget *row = adw_action_row_new ();
  const char *uri = pupitre_shared_link_get_uri (link);
  g_autofree char *subtitle = dup_subtitle (link);

  g_object_set (row, "use-markup", FALSE, "title", pupitre_shared_link_get_title (link), "subtitle",
                subtitle, "title-lines", 0, "subtitle-lines", 0, "activatable", uri != NULL, NULL);
  if (uri != NULL) {
    GtkWidget *next = gtk_image_new_from_icon_name ("go-next-symbolic");

    gtk_widget_add_css_class (next, "dim-label");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
    g_object_set_qdata_full (G_OBJECT (row), uri_quark (), g_strdup (uri), g_free);
  }
  g_object_set_qdata_full (G_OBJECT (row), link_quark (), g_object_ref (link), g_object_unref);
  gtk_list_box_append (list, row);
}

/* The newest first; without a day last. */
static int
compare (gconstpointer a, gconstpointer b)
{
  PupitreSharedLink *left = *(PupitreSharedLink **) a, *right = *(PupitreSharedLink **) b;
  GDateTime *first = pupitre_shared_link_get_date (left);
  GDateTime *second = pupitre_shared_link_get_date (right);

  if ((first == NULL) != (second == NULL))
    return first == NULL ? 1 : -1;
  if (first != NULL && !g_date_time_equal (first, second))
    return g_date_time_compare (second, first);
  return g_utf8_collate (pupitre_shared_link_get_title (left), pupitre_shared_link_get_title (right));
}

static void
remove_rows (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* @returns: (nullable) */
static GtkWidget *
find_row (GtkListBox *list, PupitreSharedLink *link)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++) {
    if (g_object_get_qdata (G_OBJECT (row), link_quark ()) == link)
      return GTK_WIDGET (row);
  }
  return NULL;
}

static void
show_wanted (PupitreResourcesPage *self)
{
  GtkListBox *lists[N_SHARERS] = { self->teachers, self->school, self->centre };

  for (guint i = 0; self->wanted != NULL && i < N_SHARERS; i++) {
    GtkWidget *row = find_row (lists[i], self->wanted);

    if (row != NULL) {
      pupitre_show_row (row);
      g_clear_object (&self->wanted);
    }
  }
}

static void
want (PupitrePage *page, PupitreEntry *entry)
{
  PupitreResourcesPage *self = PUPITRE_RESOURCES_PAGE (page);

  g_set_object (&self->wanted, pupitre_entry_get_object (entry));
  show_wanted (self);
}

static void
pupitre_resources_page_show_item (PupitrePage *page, const char *key)
{
  pupitre_entry_wait_for (page, key, want);
}

static void
show_links (PupitreResourcesPage *self)
{
  GPtrArray *known = pupitre_feed_objects_list (self->objects);
  g_autoptr (GPtrArray) links = g_ptr_array_new ();
  GtkListBox *lists[N_SHARERS] = { self->teachers, self->school, self->centre };
  GtkWidget *groups[N_SHARERS] = { self->teachers_group, self->school_group, self->centre_group };

  g_ptr_array_extend (links, known, NULL, NULL);
  g_ptr_array_sort (links, compare);
  for (guint i = 0; i < N_SHARERS; i++)
    remove_rows (lists[i]);
  for (guint i = 0; i < links->len; i++)
    add_row (lists[pupitre_shared_link_get_sharer (links->pdata[i])], links->pdata[i]);
  for (guint i = 0; i < N_SHARERS; i++)
    gtk_widget_set_visible (groups[i], gtk_list_box_get_row_at_index (lists[i], 0) != NULL);
  show_wanted (self);
}

/* Who has left no longer wants to see it. */
static void
pupitre_resources_page_unmap (GtkWidget *widget)
{
  g_clear_object (&PUPITRE_RESOURCES_PAGE (widget)->wanted);

  GTK_WIDGET_CLASS (pupitre_resources_page_parent_class)->unmap (widget);
}

static void
pupitre_resources_page_constructed (GObject *object)
{
  PupitreResourcesPage *self = PUPITRE_RESOURCES_PAGE (object);
  PupitrePage *page = PUPITRE_PAGE (self);

  G_OBJECT_CLASS (pupitre_resources_page_parent_class)->constructed (object);

  pupitre_state_stack_set_empty (pupitre_page_get_stack (page), "pupitre-resources-symbolic",
                                 _("Nothing Shared Yet"),
                                 _("Links that teachers, the school and its service centre share "
                                   "appear here."));
  self->objects =
    pupitre_page_objects_new (page, PUPITRE_KIND_SHARED_LINKS, G_CALLBACK (show_links));
  show_links (self);
}

static void
pupitre_resources_page_dispose (GObject *object)
{
  PupitreResourcesPage *self = PUPITRE_RESOURCES_PAGE (object);

  g_clear_object (&self->objects);
  g_clear_object (&self->wanted);

  G_OBJECT_CLASS (pupitre_resources_page_parent_class)->dispose (object);
}

static void
pupitre_resources_page_class_init (PupitreResourcesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pupitre_resources_page_constructed;
  object_class->dispose = pupitre_resources_page_dispose;
  widget_class->unmap = pupitre_resources_page_unmap;
  PUPITRE_PAGE_CLASS (klass)->show_item = pupitre_resources_page_show_item;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-resources-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreResourcesPage, teachers_group);
  gtk_widget_class_bind_template_child (widget_class, PupitreResourcesPage, teachers);
  gtk_widget_class_bind_template_child (widget_class, PupitreResourcesPage, school_group);
  gtk_widget_class_bind_template_child (widget_class, PupitreResourcesPage, school);
  gtk_widget_class_bind_template_child (widget_class, PupitreResourcesPage, centre_group);
  gtk_widget_class_bind_template_child (widget_class, PupitreResourcesPage, centre);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
pupitre_resources_page_init (PupitreResourcesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
