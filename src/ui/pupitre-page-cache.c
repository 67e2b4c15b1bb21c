/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-page-cache"

#include "pupitre-page-cache.h"

#include <string.h>

/* The pages that are alive: one for each account, child and tile that was visited, and no more than
 * twelve. The one that was not looked at for the longest time goes first. */

struct _PupitrePageCache {
  GObject          parent_instance;

  GtkStack        *stack;
  PupitreContext  *context;
  GQueue           names;  /* (element-type utf8), the least recently shown first */
  gboolean         folded;
};

G_DEFINE_FINAL_TYPE (PupitrePageCache, pupitre_page_cache, G_TYPE_OBJECT)

typedef enum {
  PROP_FOLDED = 1,
} PupitrePageCacheProperty;

static GParamSpec *properties[PROP_FOLDED + 1];

static void
pupitre_page_cache_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((PupitrePageCacheProperty) id) {
  case PROP_FOLDED:
    g_value_set_boolean (value, PUPITRE_PAGE_CACHE (object)->folded);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_page_cache_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  PupitrePageCache *self = PUPITRE_PAGE_CACHE (object);

  switch ((PupitrePageCacheProperty) id) {
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

static void
pupitre_page_cache_finalize (GObject *object)
{
  PupitrePageCache *self = PUPITRE_PAGE_CACHE (object);

  g_queue_clear_full (&self->names, g_free);
  g_clear_object (&self->stack);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pupitre_page_cache_parent_class)->finalize (object);
}

static void
pupitre_page_cache_class_init (PupitrePageCacheClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pupitre_page_cache_get_property;
  object_class->set_property = pupitre_page_cache_set_property;
  object_class->finalize = pupitre_page_cache_finalize;

  /* PupitrePageCache:folded: Whether the window is narrow; the pages follow. */
  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pupitre_page_cache_init (PupitrePageCache *self)
{
  g_queue_init (&self->names);
}

/**
 * pupitre_page_cache_new:
 * @stack: Where the pages are shown; it holds nothing else
 * @context: What the window works with
 *
 * Returns: (transfer full): an empty cache. Main thread.
 */
PupitrePageCache *
pupitre_page_cache_new (GtkStack *stack, PupitreContext *context)
{
  PupitrePageCache *self;

  g_return_val_if_fail (GTK_IS_STACK (stack), NULL);
  g_return_val_if_fail (PUPITRE_IS_CONTEXT (context), NULL);

  self = g_object_new (PUPITRE_TYPE_PAGE_CACHE, NULL);
  self->stack = g_object_ref (stack);
  self->context = g_object_ref (context);

  return self;
}

static void
add_page (PupitrePageCache *self,
          PupitreAccount   *account,
          PupitreChild     *pupil,
          GType             type,
          const char       *name)
{
  PupitrePage *page = g_object_new (type, "account", account, "pupil", pupil, "family",
                                    pupitre_context_get_family (self->context), "renderer",
                                    pupitre_context_get_renderer (self->context), NULL);
  GtkWidget *navigator = pupitre_navigator_new (page);

  g_object_bind_property (self, "folded", navigator, "folded", G_BINDING_SYNC_CREATE);
  gtk_stack_add_named (self->stack, navigator, name);
}

/* A page that is of no child may be of any account. */
static char *
dup_name (PupitreAccount *account, PupitreChild *pupil, GType type)
{
  return g_strdup_printf ("%s %s %s",
                          pupitre_secret_get_id (pupitre_account_get_secret (account)),
                          g_type_name (type), pupil != NULL ? pupitre_child_get_key (pupil) : "");
}

static void
move_to_end (PupitrePageCache *self, const char *name)
{
  GList *link = g_queue_find_custom (&self->names, name, (GCompareFunc) g_strcmp0);

  if (link == NULL) {
    g_queue_push_tail (&self->names, g_strdup (name));
    return;
  }
  g_queue_unlink (&self->names, link);
  g_queue_push_tail_link (&self->names, link);
}

static void
drop_oldest (PupitrePageCache *self)
{
  while (g_queue_get_length (&self->names) > PUPITRE_PAGE_CACHE_MAX) {
    g_autofree char *name = g_queue_pop_head (&self->names);

    gtk_stack_remove (self->stack, gtk_stack_get_child_by_name (self->stack, name));
  }
}

/**
 * pupitre_page_cache_show:
 * @self: A cache
 * @account: The account
 * @pupil: (nullable): The child; %NULL for a page that is no child's
 * @type: The class of the page
 *
 * Shows the one page of this child and class that reads through the account, made now if this is the
 * first visit. Main thread.
 */
void
pupitre_page_cache_show (PupitrePageCache *self,
                         PupitreAccount   *account,
                         PupitreChild     *pupil,
                         GType             type)
{
  g_autofree char *name = NULL;

  g_return_if_fail (PUPITRE_IS_PAGE_CACHE (self));
  g_return_if_fail (g_type_is_a (type, PUPITRE_TYPE_PAGE));

  name = dup_name (account, pupil, type);
  if (gtk_stack_get_child_by_name (self->stack, name) == NULL)
    add_page (self, account, pupil, type, name);
  gtk_stack_set_visible_child_name (self->stack, name);
  move_to_end (self, name);
  drop_oldest (self);
}

static gboolean
is_open (GListModel *accounts, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++) {
    g_autoptr (PupitreAccount) account = g_list_model_get_item (accounts, i);
    const char *id = pupitre_secret_get_id (pupitre_account_get_secret (account));

    if (g_str_has_prefix (name, id) && name[strlen (id)] == ' ')
      return TRUE;
  }
  return FALSE;
}

/**
 * pupitre_page_cache_keep:
 * @self: A cache
 * @accounts: A model of #PupitreAccount
 *
 * Destroys the pages of all other accounts, those that were opened from a page of an account that
 * stays among them: they have been signed out. Main thread.
 */
void
pupitre_page_cache_keep (PupitrePageCache *self, GListModel *accounts)
{
  GList *link;

  g_return_if_fail (PUPITRE_IS_PAGE_CACHE (self));
  g_return_if_fail (G_IS_LIST_MODEL (accounts));

  link = self->names.head;
  while (link != NULL) {
    GList *next = link->next;

    if (!is_open (accounts, link->data)) {
      gtk_stack_remove (self->stack, gtk_stack_get_child_by_name (self->stack, link->data));
      g_free (link->data);
      g_queue_delete_link (&self->names, link);
    } else {
      pupitre_navigator_keep (
        PUPITRE_NAVIGATOR (gtk_stack_get_child_by_name (self->stack, link->data)), accounts);
    }
    link = next;
  }
}

/**
 * pupitre_page_cache_day_changed:
 * @self: A cache
 *
 * Tells all pages that another day has begun. Main thread.
 */
void
pupitre_page_cache_day_changed (PupitrePageCache *self)
{
  g_return_if_fail (PUPITRE_IS_PAGE_CACHE (self));

  for (GList *link = self->names.head; link != NULL; link = link->next)
    pupitre_navigator_day_changed (
      PUPITRE_NAVIGATOR (gtk_stack_get_child_by_name (self->stack, link->data)));
}

/**
 * pupitre_page_cache_clear:
 * @self: A cache
 *
 * Destroys every page. Main thread.
 */
void
pupitre_page_cache_clear (PupitrePageCache *self)
{
  char *name;

  g_return_if_fail (PUPITRE_IS_PAGE_CACHE (self));

  while ((name = g_queue_pop_head (&self->names)) != NULL) {
    gtk_stack_remove (self->stack, gtk_stack_get_child_by_name (self->stack, name));
    g_free (name);
  }
}

/**
 * pupitre_page_cache_get_n_pages:
 * @self: A cache
 *
 * Returns: how many pages are alive, those that were opened from another not counted.
 *   Main thread.
 */
guint
pupitre_page_cache_get_n_pages (PupitrePageCache *self)
{
  g_return_val_if_fail (PUPITRE_IS_PAGE_CACHE (self), 0);

  return g_queue_get_length (&self->names);
}
