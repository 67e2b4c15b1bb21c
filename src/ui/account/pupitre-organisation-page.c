/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-organisation-page"

#include "config.h"

#include "pupitre-organisation-page.h"

#include "pupitre-question-row.h"
#include "pupitre-tab-stop.h"

#include <glib/gi18n.h>

/* The service centres, to be searched and chosen from.
 *
 * Signals: `chosen` with the service centre; the page closes itself. */

struct _PupitreOrganisationPage {
  PupitrePage         parent_instance;

  GtkSearchEntry     *search;
  GtkStack           *stack;
  GtkListView        *list;
  GtkSingleSelection *selection;
  GtkFilterListModel *filtered;
  GtkCustomFilter    *filter;
};

G_DEFINE_FINAL_TYPE (PupitreOrganisationPage, pupitre_organisation_page, PUPITRE_TYPE_PAGE)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
matches (gpointer item, gpointer user_data)
{
  PupitreOrganisationPage *self = PUPITRE_ORGANISATION_PAGE (user_data);

  return pupitre_organisation_matches (PUPITRE_ORGANISATION (item),
                                       gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
on_search_changed (PupitreOrganisationPage *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_items_changed (PupitreOrganisationPage *self)
{
  gboolean some = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0;

  gtk_stack_set_visible_child_name (self->stack, some ? "list" : "none");
}

static void
choose (PupitreOrganisationPage *self, guint position)
{
  g_autoptr (PupitreOrganisation) organisation =
    g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (organisation == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, organisation);
  gtk_widget_activate_action (GTK_WIDGET (self), "page.back", NULL);
}

static void
on_activated (PupitreOrganisationPage *self, guint position)
{
  choose (self, position);
}

/* Return in the search takes the first that was found. */
static void
on_search_activated (PupitreOrganisationPage *self)
{
  choose (self, 0);
}

/* Escape first empties the search, then goes back. */
static void
on_search_stopped (PupitreOrganisationPage *self)
{
  if (gtk_editable_get_text (GTK_EDITABLE (self->search))[0] == '\0')
    gtk_widget_activate_action (GTK_WIDGET (self), "page.back", NULL);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE,
                                               "margin-top", 10, "margin-bottom", 10,
                                               "margin-start", 12, "margin-end", 12, NULL));
}

/* What has the focus is the row that the list makes around the label: it takes the name too. */
static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *name = pupitre_organisation_get_name (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
pupitre_organisation_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PUPITRE_ORGANISATION_PAGE (widget)->search));
}

static void
pupitre_organisation_page_constructed (GObject *object)
{
  PupitrePage *page = PUPITRE_PAGE (object);

  G_OBJECT_CLASS (pupitre_organisation_page_parent_class)->constructed (object);

  pupitre_page_set_title (page, _("School Service Centre"));
  pupitre_page_show_refresh (page, FALSE);
  pupitre_state_stack_set_state (pupitre_page_get_stack (page), PUPITRE_STATE_CONTENT);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PUPITRE_TYPE_QUESTION_ROW);
  g_type_ensure (PUPITRE_TYPE_TAB_STOP);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-organisation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreOrganisationPage, search);
  gtk_widget_class_bind_template_child (widget_class, PupitreOrganisationPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PupitreOrganisationPage, list);
  gtk_widget_class_bind_template_child (widget_class, PupitreOrganisationPage, selection);
  gtk_widget_class_bind_template_child (widget_class, PupitreOrganisationPage, filtered);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_items_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
}

static void
pupitre_organisation_page_class_init (PupitreOrganisationPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = pupitre_organisation_page_constructed;
  GTK_WIDGET_CLASS (klass)->grab_focus = pupitre_organisation_page_grab_focus;

  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, PUPITRE_TYPE_ORGANISATION);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pupitre_organisation_page_init (PupitreOrganisationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  gtk_filter_list_model_set_filter (self->filtered, GTK_FILTER (self->filter));
  g_object_unref (self->filter);  /* the list has it, and is a part of this page */
}

/**
 * pupitre_organisation_page_new:
 * @account: The account that asks
 * @organisations: (element-type PupitreOrganisation): The service centres
 *
 * Returns: (transfer floating): a page. Main thread.
 */
GtkWidget *
pupitre_organisation_page_new (PupitreAccount *account, GListModel *organisations)
{
  PupitreOrganisationPage *self =
    g_object_new (PUPITRE_TYPE_ORGANISATION_PAGE, "account", account, NULL);

  gtk_filter_list_model_set_model (self->filtered, organisations);
  on_items_changed (self);

  return GTK_WIDGET (self);
}
