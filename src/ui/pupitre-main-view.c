/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-main-view"

#include "config.h"

#include "pupitre-main-view.h"

#include "pupitre-archive-page.h"
#include "pupitre-associate-page.h"
#include "pupitre-day-watch.h"
#include "pupitre-contact-page.h"
#include "pupitre-document-clipboard.h"
#include "pupitre-family-page.h"
#include "pupitre-navigator.h"
#include "pupitre-page-cache.h"
#include "pupitre-school-time.h"
#include "pupitre-search-page.h"
#include "pupitre-search-texts.h"

/* What there is to see while accounts are open: the children of all of them and, beside it, the page
 * of the one that is chosen. A page reads through one account for its whole life: where the child
 * comes to be read through another, another page takes its place, but not under the eyes of a parent
 * who reads what came through the first. */

struct _PupitreMainView {
  AdwBin            parent_instance;

  PupitreContext   *context;
  PupitrePageCache *pages;
  PupitreDayWatch  *day;
  int               school_year;     /* which the pages are of */
  GPtrArray        *watched;         /* (element-type PupitreAccount) */
  PupitreSearch    *search;          /* (nullable): while it is open, and forgotten with it */
  PupitreSearchTexts *texts;         /* (nullable): once somebody has looked for something */
  gboolean          open;
  gboolean          settling_focus;

  AdwLeaflet       *leaflet;
  PupitreSidebar   *sidebar;
  GtkStack         *content;
};

G_DEFINE_FINAL_TYPE (PupitreMainView, pupitre_main_view, ADW_TYPE_BIN)

static GListModel *
get_accounts (PupitreMainView *self)
{
  return G_LIST_MODEL (pupitre_context_get_accounts (self->context));
}

/* After the sign-in the focus goes to the chosen child, as soon as there is one. */
static void
settle_focus (PupitreMainView *self)
{
  if (self->settling_focus && gtk_widget_grab_focus (GTK_WIDGET (self->sidebar)))
    self->settling_focus = FALSE;
}

static gboolean
is_through (PupitreMember *member, PupitreAccount *account)
{
  return g_ptr_array_find (pupitre_member_get_accounts (member), account, NULL);
}

/* Whether the page in front shows the child and tile already, through an account that still sees the
 * child; it stays as long as what it shows is all right, or the parent has gone further from it. */
static gboolean
is_in_front (PupitreMainView *self, PupitreMember *member, GType type)
{
  GtkWidget *navigator = gtk_stack_get_visible_child (self->content);
  PupitrePage *page = pupitre_main_view_get_page (self);
  PupitreChild *pupil = page != NULL ? pupitre_page_get_pupil (page) : NULL;
  PupitreFeed *feed;

  if (pupil == NULL || !is_through (member, pupitre_page_get_account (page)) ||
      !g_str_equal (pupitre_child_get_key (pupil),
                    pupitre_child_get_key (pupitre_member_get_child (member))) ||
      G_OBJECT_TYPE (pupitre_navigator_get_root (PUPITRE_NAVIGATOR (navigator))) != type)
    return FALSE;
  if (pupitre_navigator_get_root (PUPITRE_NAVIGATOR (navigator)) != page)
    return TRUE;
  feed = pupitre_page_get_feed (page);
  return feed != NULL && pupitre_feed_get_error (feed) == NULL;
}

static gboolean
is_looked_at (PupitreMainView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return self->open && gtk_widget_get_mapped (GTK_WIDGET (self)) && GTK_IS_WINDOW (root) &&
         gtk_window_is_active (GTK_WINDOW (root));
}

static gboolean
shows_change (PupitreChange *change, gpointer page)
{
  return pupitre_page_shows_change (PUPITRE_PAGE (page), change);
}

/* What changed on the page in front is seen, if somebody is there to see it: in a narrow window the
 * sidebar may stand before it. */
static void
see_changes (PupitreMainView *self)
{
  PupitrePage *page = pupitre_main_view_get_page (self);
  PupitreChild *pupil;

  if (page == NULL || !is_looked_at (self) ||
      !gtk_widget_get_mapped (gtk_stack_get_visible_child (self->content)))
    return;
  pupil = pupitre_page_get_pupil (page);
  pupitre_changes_see (pupitre_family_get_changes (pupitre_context_get_family (self->context)),
                       pupil != NULL ? pupitre_child_get_key (pupil) : NULL, shows_change, page);
}

static void
on_see_changes_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  see_changes (PUPITRE_MAIN_VIEW (widget));
}

/* Shows the page that the sidebar has chosen. */
static void
on_opened (PupitreMainView *self, gboolean navigate)
{
  PupitreMember *member = pupitre_sidebar_get_member (self->sidebar);
  const PupitrePageInfo *page = pupitre_sidebar_get_page (self->sidebar);
  g_autoptr (PupitreAccount) first = NULL;

  if (!self->open)
    return;
  first = g_list_model_get_item (get_accounts (self), 0);
  if (first == NULL)
    return;
  if (pupitre_sidebar_is_family (self->sidebar))
    pupitre_page_cache_show (self->pages, first, NULL,
                             page != NULL ? page->type () : PUPITRE_TYPE_FAMILY_PAGE);
  else if (member == NULL || page == NULL)
    pupitre_page_cache_show (self->pages, first, NULL, PUPITRE_TYPE_ASSOCIATE_PAGE);
  else if (navigate || !is_in_front (self, member, page->type ()))
    pupitre_page_cache_show (self->pages, pupitre_member_get_account (member),
                             pupitre_member_get_child (member), page->type ());
  settle_focus (self);
  if (navigate)
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
  see_changes (self);
}

/* A child's messages are asked for as soon as it can be, so that the badge is right. */
static void
refresh_messages (PupitreMember *member)
{
  PupitreAccount *account = pupitre_member_get_account (member);
  PupitreChild *child = pupitre_member_get_child (member);
  g_autoptr (PupitreFeed) feed = NULL;

  if (!pupitre_child_offers (child, PUPITRE_TILE_MESSAGES) ||
      !pupitre_account_is_signed_in (account))
    return;
  feed = pupitre_account_get_feed (account, child, PUPITRE_KIND_MESSAGES);
  pupitre_feed_refresh (feed);
}

static void
on_family_changed (PupitreMainView *self,
                   guint            position,
                   guint            removed,
                   guint            added,
                   GListModel      *family)
{
  for (guint i = position; self->open && i < position + added; i++) {
    g_autoptr (PupitreMember) member = g_list_model_get_item (family, i);

    refresh_messages (member);
  }
}

static void
refresh_messages_of (PupitreMainView *self, PupitreAccount *account)
{
  GListModel *family = G_LIST_MODEL (pupitre_context_get_family (self->context));

  for (guint i = 0; i < g_list_model_get_n_items (family); i++) {
    g_autoptr (PupitreMember) member = g_list_model_get_item (family, i);

    if (pupitre_member_get_account (member) == account)
      refresh_messages (member);
  }
}

/* An account did not answer for a child: the page that says so makes room for one that may. */
static void
on_refused (PupitreMainView *self)
{
  on_opened (self, FALSE);
}

/* Everything on the screen was as old as the stored copy: ask for what is new. */
static void
on_signed_in_changed (PupitreMainView *self, GParamSpec *pspec, PupitreAccount *account)
{
  PupitrePage *page = pupitre_main_view_get_page (self);

  if (!self->open || !pupitre_account_is_signed_in (account))
    return;
  pupitre_account_refresh (account);
  refresh_messages_of (self, account);
  pupitre_sidebar_ask_for_counts (self->sidebar);
  if (page != NULL && pupitre_page_reads_through (page, account))
    pupitre_page_refresh (page);
}

static int
find_school_year (void)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();

  return pupitre_school_year_of (today);
}

static void
forget_search (PupitreMainView *self)
{
  if (self->texts != NULL)
    g_object_run_dispose (G_OBJECT (self->texts));
  g_clear_object (&self->texts);
  if (self->search != NULL)
    pupitre_search_stop (self->search);
  g_clear_object (&self->search);
}

/* A page is of one school year: on 1 July others take their place. */
static void
on_day_changed (PupitreMainView *self)
{
  const int year = find_school_year ();

  if (!self->open)
    return;
  if (year == self->school_year) {
    pupitre_page_cache_day_changed (self->pages);
    pupitre_sidebar_day_changed (self->sidebar);
  } else {
    self->school_year = year;
    pupitre_page_cache_clear (self->pages);
    forget_search (self);
    self->search = pupitre_search_new (pupitre_context_get_family (self->context));
    pupitre_sidebar_set_family (self->sidebar, NULL);
    pupitre_sidebar_set_family (self->sidebar, pupitre_context_get_family (self->context));
  }
}

static void
forget_accounts (PupitreMainView *self)
{
  for (guint i = 0; i < self->watched->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->watched, i), self);
  g_ptr_array_set_size (self->watched, 0);
}

static void
watch_account (PupitreMainView *self, PupitreAccount *account)
{
  g_signal_connect_object (account, "notify::signed-in", G_CALLBACK (on_signed_in_changed), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->watched, g_object_ref (account));
}

static void
on_accounts_changed (PupitreMainView *self, guint position, guint removed, guint added)
{
  forget_accounts (self);
  if (!self->open)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (get_accounts (self)); i++) {
    g_autoptr (PupitreAccount) account = g_list_model_get_item (get_accounts (self), i);

    watch_account (self, account);
    if (i >= position && i < position + added)
      on_signed_in_changed (self, NULL, account);
  }
  pupitre_page_cache_keep (self->pages, get_accounts (self));
  /* A page that is no child's was of the first account. */
  if (removed > 0 && gtk_stack_get_visible_child (self->content) == NULL)
    on_opened (self, FALSE);
}

static void
pupitre_main_view_dispose (GObject *object)
{
  PupitreMainView *self = PUPITRE_MAIN_VIEW (object);

  if (self->open)
    pupitre_main_view_close (self);
  g_clear_object (&self->pages);
  g_clear_object (&self->day);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pupitre_main_view_parent_class)->dispose (object);
}

static void
pupitre_main_view_finalize (GObject *object)
{
  g_ptr_array_unref (PUPITRE_MAIN_VIEW (object)->watched);

  G_OBJECT_CLASS (pupitre_main_view_parent_class)->finalize (object);
}

static void
pupitre_main_view_class_init (PupitreMainViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_main_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_main_view_finalize;

  g_type_ensure (PUPITRE_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-main-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreMainView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, PupitreMainView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, PupitreMainView, content);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  gtk_widget_class_install_action (widget_class, "main-view.see-changes", NULL,
                                   on_see_changes_activated);
}

static void
pupitre_main_view_init (PupitreMainView *self)
{
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
  self->day = pupitre_day_watch_new ();
  g_signal_connect_object (self->day, "changed", G_CALLBACK (on_day_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pupitre_main_view_set_context:
 * @self: A main view
 * @context: What it works with; once
 *
 * Main thread.
 */
void
pupitre_main_view_set_context (PupitreMainView *self, PupitreContext *context)
{
  PupitreFamily *family;

  g_return_if_fail (PUPITRE_IS_MAIN_VIEW (self));
  g_return_if_fail (PUPITRE_IS_CONTEXT (context) && self->context == NULL);

  self->context = g_object_ref (context);
  self->pages = pupitre_page_cache_new (self->content, context);
  g_object_bind_property (self->leaflet, "folded", self->pages, "folded", G_BINDING_SYNC_CREATE);
  pupitre_sidebar_set_context (self->sidebar, context);
  family = pupitre_context_get_family (context);
  g_signal_connect_object (family, "items-changed", G_CALLBACK (on_family_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (family, "refused", G_CALLBACK (on_refused), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pupitre_family_get_changes (family), "changed", G_CALLBACK (see_changes),
                           self, G_CONNECT_SWAPPED);
  /* After the family, whose pages are to be shown before those of others are destroyed. */
  g_signal_connect_object (get_accounts (self), "items-changed", G_CALLBACK (on_accounts_changed),
                           self, G_CONNECT_SWAPPED);
}

/**
 * pupitre_main_view_open:
 * @self: A main view with its context, while at least one account is open
 *
 * Shows the children of the open accounts, and follows them. Main thread.
 */
void
pupitre_main_view_open (PupitreMainView *self)
{
  g_return_if_fail (PUPITRE_IS_MAIN_VIEW (self));
  g_return_if_fail (self->context != NULL && !self->open);

  self->open = TRUE;
  self->settling_focus = TRUE;
  self->school_year = find_school_year ();
  self->search = pupitre_search_new (pupitre_context_get_family (self->context));
  pupitre_sidebar_set_family (self->sidebar, pupitre_context_get_family (self->context));
  on_accounts_changed (self, 0, 0, g_list_model_get_n_items (get_accounts (self)));
}

/**
 * pupitre_main_view_close:
 * @self: A main view
 *
 * Destroys every page and row, forgets what could be looked for, empties the clipboard of what was
 * copied from a document, and lets go of the accounts. Main thread.
 */
void
pupitre_main_view_close (PupitreMainView *self)
{
  g_return_if_fail (PUPITRE_IS_MAIN_VIEW (self));

  self->open = FALSE;
  pupitre_document_clipboard_forget ();
  forget_accounts (self);
  if (self->pages != NULL)
    pupitre_page_cache_clear (self->pages);
  forget_search (self);
  if (self->sidebar != NULL)
    pupitre_sidebar_set_family (self->sidebar, NULL);
}

/**
 * pupitre_main_view_check_day:
 * @self: A main view
 *
 * Looks whether another day has begun, as the pages are to follow it, and notes what is seen: when
 * somebody comes back to them. Main thread.
 */
void
pupitre_main_view_check_day (PupitreMainView *self)
{
  g_return_if_fail (PUPITRE_IS_MAIN_VIEW (self));

  if (self->day != NULL)
    pupitre_day_watch_check (self->day);
  if (self->open)
    see_changes (self);
}

/**
 * pupitre_main_view_is_open:
 * @self: A main view
 *
 * Returns: whether it shows something. Main thread.
 */
gboolean
pupitre_main_view_is_open (PupitreMainView *self)
{
  g_return_val_if_fail (PUPITRE_IS_MAIN_VIEW (self), FALSE);

  return self->open;
}

/**
 * pupitre_main_view_show_sidebar:
 * @self: A main view
 *
 * Goes back to the sidebar, where a narrow window shows one side. Main thread.
 */
void
pupitre_main_view_show_sidebar (PupitreMainView *self)
{
  g_return_if_fail (PUPITRE_IS_MAIN_VIEW (self));

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

/**
 * pupitre_main_view_open_contact:
 * @self: A main view
 * @key: Whose school, see pupitre_child_get_key(); empty for the schools of all children
 *
 * Opens how to reach the school in front of the page that is shown, unless it is that already.
 * Main thread.
 */
void
pupitre_main_view_open_contact (PupitreMainView *self, const char *key)
{
  PupitrePage *from;
  g_autoptr (PupitreMember) member = NULL;

  g_return_if_fail (PUPITRE_IS_MAIN_VIEW (self));
  g_return_if_fail (key != NULL);

  from = pupitre_main_view_get_page (self);
  if (!self->open || from == NULL)
    return;
  if (*key != '\0') {
    member = pupitre_family_dup_member (pupitre_context_get_family (self->context), key);
    if (member == NULL)
      return;
  }
  if (!PUPITRE_IS_CONTACT_PAGE (from) ||
      pupitre_page_get_pupil (from) != (member != NULL ? pupitre_member_get_child (member) : NULL))
    pupitre_navigator_open (PUPITRE_NAVIGATOR (gtk_stack_get_visible_child (self->content)),
                            pupitre_contact_page_new (from, member));
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

/**
 * pupitre_main_view_open_archive:
 * @self: A main view
 * @key: Whose documents come first, see pupitre_child_get_key(); empty for those of all children
 *
 * Opens what is kept on this computer in front of the page that is shown, unless it is that already.
 * Main thread.
 */
void
pupitre_main_view_open_archive (PupitreMainView *self, const char *key)
{
  PupitrePage *from;
  const char *child;

  g_return_if_fail (PUPITRE_IS_MAIN_VIEW (self));
  g_return_if_fail (key != NULL);

  from = pupitre_main_view_get_page (self);
  child = *key != '\0' ? key : NULL;
  if (!self->open || from == NULL)
    return;
  if (PUPITRE_IS_ARCHIVE_PAGE (from))
    pupitre_archive_page_choose_child (PUPITRE_ARCHIVE_PAGE (from), child);
  else
    pupitre_navigator_open (PUPITRE_NAVIGATOR (gtk_stack_get_visible_child (self->content)),
                            pupitre_archive_page_new (from, child));
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

/**
 * pupitre_main_view_open_search:
 * @self: A main view
 *
 * Opens the search in front of the page that is shown, unless it is that already. Main thread.
 */
void
pupitre_main_view_open_search (PupitreMainView *self)
{
  PupitrePage *from;

  g_return_if_fail (PUPITRE_IS_MAIN_VIEW (self));

  from = pupitre_main_view_get_page (self);
  if (!self->open || from == NULL)
    return;
  if (PUPITRE_IS_SEARCH_PAGE (from))
    gtk_widget_grab_focus (GTK_WIDGET (from));
  else
    pupitre_navigator_open (PUPITRE_NAVIGATOR (gtk_stack_get_visible_child (self->content)),
                            pupitre_search_page_new (from, self->search));
  if (self->texts == NULL)
    self->texts =
      pupitre_search_texts_new (self->search, pupitre_context_get_renderer (self->context));
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

/**
 * pupitre_main_view_get_sidebar:
 * @self: A main view
 *
 * Returns: (transfer none): its sidebar. Main thread.
 */
PupitreSidebar *
pupitre_main_view_get_sidebar (PupitreMainView *self)
{
  g_return_val_if_fail (PUPITRE_IS_MAIN_VIEW (self), NULL);

  return self->sidebar;
}

/**
 * pupitre_main_view_get_page:
 * @self: A main view
 *
 * Returns: (nullable) (transfer none): the page in front. Main thread.
 */
PupitrePage *
pupitre_main_view_get_page (PupitreMainView *self)
{
  GtkWidget *navigator;

  g_return_val_if_fail (PUPITRE_IS_MAIN_VIEW (self), NULL);

  navigator = gtk_stack_get_visible_child (self->content);
  return navigator != NULL ? pupitre_navigator_get_visible (PUPITRE_NAVIGATOR (navigator)) : NULL;
}

/**
 * pupitre_main_view_get_root:
 * @self: A main view
 *
 * Returns: (nullable) (transfer none): the page of the tile that is chosen, whatever is in front of
 *   it. Main thread.
 */
PupitrePage *
pupitre_main_view_get_root (PupitreMainView *self)
{
  GtkWidget *navigator;

  g_return_val_if_fail (PUPITRE_IS_MAIN_VIEW (self), NULL);

  navigator = gtk_stack_get_visible_child (self->content);
  return navigator != NULL ? pupitre_navigator_get_root (PUPITRE_NAVIGATOR (navigator)) : NULL;
}

/**
 * pupitre_main_view_get_n_pages:
 * @self: A main view
 *
 * Returns: how many pages of children and tiles are alive. Main thread.
 */
guint
pupitre_main_view_get_n_pages (PupitreMainView *self)
{
  g_return_val_if_fail (PUPITRE_IS_MAIN_VIEW (self), 0);

  return pupitre_page_cache_get_n_pages (self->pages);
}
