/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-navigator"

#include "config.h"

#include "pupitre-navigator.h"

/* One tile of one child: its page, and the pages that were opened from it, one behind the other.
 * Going back closes a page for good, so that what is behind is all that lives. */

struct _PupitreNavigator {
  AdwBin      parent_instance;

  AdwLeaflet *leaflet;
  GPtrArray  *pages;  /* (element-type PupitrePage), not owned, the root first */
  guint       close_source;
  gboolean    folded;
};

G_DEFINE_FINAL_TYPE (PupitreNavigator, pupitre_navigator, ADW_TYPE_BIN)

typedef enum {
  PROP_FOLDED = 1,
} PupitreNavigatorProperty;

static GParamSpec *properties[PROP_FOLDED + 1];

static void
pupitre_navigator_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PupitreNavigator *self = PUPITRE_NAVIGATOR (object);

  switch ((PupitreNavigatorProperty) id) {
  case PROP_FOLDED:
    g_value_set_boolean (value, self->folded);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_navigator_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PupitreNavigator *self = PUPITRE_NAVIGATOR (object);

  switch ((PupitreNavigatorProperty) id) {
  case PROP_FOLDED:
    if (self->folded == g_value_get_boolean (value))
      return;
    self->folded = g_value_get_boolean (value);
    g_object_notify_by_pspec (object, pspec);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

/* Takes away the pages in front of the visible one. */
static void
close_pages_ahead (PupitreNavigator *self)
{
  GtkWidget *visible = adw_leaflet_get_visible_child (self->leaflet);

  if (!g_ptr_array_find (self->pages, visible, NULL))
    return;
  while (self->pages->len > 0 && self->pages->pdata[self->pages->len - 1] != visible)
    adw_leaflet_remove (self->leaflet,
                        g_ptr_array_steal_index (self->pages, self->pages->len - 1));
}

static void
on_close_due (gpointer user_data)
{
  PupitreNavigator *self = PUPITRE_NAVIGATOR (user_data);

  self->close_source = 0;
  if (!adw_leaflet_get_child_transition_running (self->leaflet))
    close_pages_ahead (self);
}

/* Later, because the leaflet is in the middle of its own work when it says so. */
static void
on_transition_changed (PupitreNavigator *self)
{
  if (self->close_source == 0)
    self->close_source = g_idle_add_once (on_close_due, self);
}

static void
on_visible_child_changed (PupitreNavigator *self)
{
  GtkWidget *visible = adw_leaflet_get_visible_child (self->leaflet);

  /* Not a page of ours while it is being taken apart. */
  if (!g_ptr_array_find (self->pages, visible, NULL))
    return;
  on_transition_changed (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pupitre_page_shown (PUPITRE_PAGE (visible));
}

static void
pupitre_navigator_map (GtkWidget *widget)
{
  PupitreNavigator *self = PUPITRE_NAVIGATOR (widget);

  GTK_WIDGET_CLASS (pupitre_navigator_parent_class)->map (widget);
  pupitre_page_shown (pupitre_navigator_get_visible (self));
}

static void
pupitre_navigator_dispose (GObject *object)
{
  PupitreNavigator *self = PUPITRE_NAVIGATOR (object);

  if (adw_bin_get_child (ADW_BIN (self)) != NULL)
    g_signal_handlers_disconnect_by_data (self->leaflet, self);
  g_clear_handle_id (&self->close_source, g_source_remove);

  G_OBJECT_CLASS (pupitre_navigator_parent_class)->dispose (object);
}

static void
pupitre_navigator_finalize (GObject *object)
{
  g_ptr_array_unref (PUPITRE_NAVIGATOR (object)->pages);

  G_OBJECT_CLASS (pupitre_navigator_parent_class)->finalize (object);
}

static void
pupitre_navigator_class_init (PupitreNavigatorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pupitre_navigator_get_property;
  object_class->set_property = pupitre_navigator_set_property;
  object_class->dispose = pupitre_navigator_dispose;
  object_class->finalize = pupitre_navigator_finalize;
  GTK_WIDGET_CLASS (klass)->map = pupitre_navigator_map;

  /* PupitreNavigator:folded: Whether the window is narrow; its pages follow. */
  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pupitre_navigator_init (PupitreNavigator *self)
{
  self->pages = g_ptr_array_new ();
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_set_can_unfold (self->leaflet, FALSE);
  adw_leaflet_set_can_navigate_back (self->leaflet, TRUE);
  adw_leaflet_set_transition_type (self->leaflet, ADW_LEAFLET_TRANSITION_TYPE_SLIDE);
  g_signal_connect_swapped (self->leaflet, "notify::visible-child",
                            G_CALLBACK (on_visible_child_changed), self);
  g_signal_connect_swapped (self->leaflet, "notify::child-transition-running",
                            G_CALLBACK (on_transition_changed), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->leaflet));
}

/**
 * pupitre_navigator_new:
 * @root: (transfer floating): The page of the tile
 *
 * Returns: (transfer floating): a navigator that shows it. Main thread.
 */
GtkWidget *
pupitre_navigator_new (PupitrePage *root)
{
  PupitreNavigator *self;

  g_return_val_if_fail (PUPITRE_IS_PAGE (root), NULL);

  self = g_object_new (PUPITRE_TYPE_NAVIGATOR, NULL);
  g_object_bind_property (self, "folded", root, "folded", G_BINDING_SYNC_CREATE);
  g_ptr_array_add (self->pages, root);
  adw_leaflet_append (self->leaflet, GTK_WIDGET (root));

  return GTK_WIDGET (self);
}

/**
 * pupitre_navigator_get_root:
 * @self: A navigator
 *
 * Returns: (transfer none): the page of the tile, from which all others were opened. Main thread.
 */
PupitrePage *
pupitre_navigator_get_root (PupitreNavigator *self)
{
  g_return_val_if_fail (PUPITRE_IS_NAVIGATOR (self), NULL);

  return g_ptr_array_index (self->pages, 0);
}

/**
 * pupitre_navigator_get_visible:
 * @self: A navigator
 *
 * Returns: (transfer none): the page in front. Main thread.
 */
PupitrePage *
pupitre_navigator_get_visible (PupitreNavigator *self)
{
  g_return_val_if_fail (PUPITRE_IS_NAVIGATOR (self), NULL);

  return PUPITRE_PAGE (adw_leaflet_get_visible_child (self->leaflet));
}

/**
 * pupitre_navigator_open:
 * @self: A navigator
 * @page: (transfer floating): A page
 *
 * Shows the page in front of the visible one. Main thread.
 */
void
pupitre_navigator_open (PupitreNavigator *self, PupitrePage *page)
{
  g_return_if_fail (PUPITRE_IS_NAVIGATOR (self));
  g_return_if_fail (PUPITRE_IS_PAGE (page));

  close_pages_ahead (self);
  g_object_set (page, "previous-title",
                pupitre_page_get_title (pupitre_navigator_get_visible (self)), NULL);
  g_object_bind_property (self, "folded", page, "folded", G_BINDING_SYNC_CREATE);
  g_ptr_array_add (self->pages, page);
  adw_leaflet_append (self->leaflet, GTK_WIDGET (page));
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (page));
  gtk_widget_grab_focus (GTK_WIDGET (page));
}

static gboolean
is_open (GListModel *accounts, PupitreAccount *account)
{
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++) {
    g_autoptr (PupitreAccount) open = g_list_model_get_item (accounts, i);

    if (open == account)
      return TRUE;
  }
  return FALSE;
}

/**
 * pupitre_navigator_keep:
 * @self: A navigator
 * @accounts: A model of #PupitreAccount
 *
 * Closes the pages in front of the root that read through any other account, which has been signed
 * out, and those that were opened from them. Main thread.
 */
void
pupitre_navigator_keep (PupitreNavigator *self, GListModel *accounts)
{
  guint first = 1;
  guint visible;

  g_return_if_fail (PUPITRE_IS_NAVIGATOR (self));
  g_return_if_fail (G_IS_LIST_MODEL (accounts));

  while (first < self->pages->len &&
         is_open (accounts, pupitre_page_get_account (self->pages->pdata[first])))
    first++;
  if (first == self->pages->len)
    return;
  if (g_ptr_array_find (self->pages, adw_leaflet_get_visible_child (self->leaflet), &visible) &&
      visible >= first)
    adw_leaflet_set_visible_child (self->leaflet, self->pages->pdata[first - 1]);
  while (self->pages->len > first)
    adw_leaflet_remove (self->leaflet,
                        g_ptr_array_steal_index (self->pages, self->pages->len - 1));
}

/**
 * pupitre_navigator_day_changed:
 * @self: A navigator
 *
 * Tells all its pages that another day has begun. Main thread.
 */
void
pupitre_navigator_day_changed (PupitreNavigator *self)
{
  g_return_if_fail (PUPITRE_IS_NAVIGATOR (self));

  for (guint i = 0; i < self->pages->len; i++)
    pupitre_page_day_changed (self->pages->pdata[i]);
}

/**
 * pupitre_navigator_back:
 * @self: A navigator
 *
 * Returns: whether there was a page to go back to. Main thread.
 */
gboolean
pupitre_navigator_back (PupitreNavigator *self)
{
  g_return_val_if_fail (PUPITRE_IS_NAVIGATOR (self), FALSE);

  return adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}
