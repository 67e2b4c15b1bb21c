/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-page"

#include "config.h"

#include "pupitre-page.h"

#include "pupitre-focus-through.h"
#include "pupitre-navigator.h"
#include "pupitre-page-feeds.h"
#include "pupitre-page-header.h"
#include "pupitre-pages.h"
#include "pupitre-record-button.h"
#include "pupitre-upright-layout.h"

/* A page of the window: its own header bar, its content, and the trust line at the foot. It belongs
 * to one child of one account for its whole life, so that it can never show one child's data under
 * another's name.
 *
 * Actions: `page.refresh` asks the portal again, `page.back` goes one step back. */

typedef struct {
  PupitreChild      *pupil;
  PupitreAccount    *account;
  PupitreFamily     *family;
  PupitreRenderer   *renderer;
  gboolean           content_when_empty;
  gboolean           keeps_photo;
  PupitrePageFeeds  *feeds;
  GCancellable      *cancel;

  PupitrePageHeader *header;
  PupitreStateStack *stack;
  PupitreTrustLine  *trust_line;
  AdwViewSwitcher   *section_bar;
} PupitrePagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PupitrePage, pupitre_page, ADW_TYPE_BIN)

typedef enum {
  PROP_PUPIL = 1,
  PROP_ACCOUNT,
  PROP_FAMILY,
  PROP_RENDERER,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_PREVIOUS_TITLE,
  PROP_FOLDED,
  PROP_KEEPS_PHOTO,
  PROP_CONTENT,
  PROP_START,
  PROP_END,
} PupitrePageProperty;

static GParamSpec *properties[PROP_END + 1];

static void
set_folded (PupitrePage *self, gboolean folded)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  if (pupitre_page_header_is_folded (priv->header) == folded)
    return;
  pupitre_page_header_set_folded (priv->header, folded);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static void
set_previous_title (PupitrePage *self, const char *title)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  if (g_strcmp0 (pupitre_page_header_get_previous_title (priv->header), title) == 0)
    return;
  pupitre_page_header_set_previous_title (priv->header, title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PREVIOUS_TITLE]);
}

static void
pupitre_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PupitrePage *self = PUPITRE_PAGE (object);
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  switch ((PupitrePageProperty) id) {
  case PROP_PUPIL:
    g_value_set_object (value, priv->pupil);
    break;
  case PROP_ACCOUNT:
    g_value_set_object (value, priv->account);
    break;
  case PROP_FAMILY:
    g_value_set_object (value, priv->family);
    break;
  case PROP_RENDERER:
    g_value_set_object (value, priv->renderer);
    break;
  case PROP_TITLE:
    g_value_set_string (value, pupitre_page_header_get_title (priv->header));
    break;
  case PROP_SUBTITLE:
    g_value_set_string (value, pupitre_page_header_get_subtitle (priv->header));
    break;
  case PROP_PREVIOUS_TITLE:
    g_value_set_string (value, pupitre_page_header_get_previous_title (priv->header));
    break;
  case PROP_FOLDED:
    g_value_set_boolean (value, pupitre_page_header_is_folded (priv->header));
    break;
  case PROP_KEEPS_PHOTO:
    g_value_set_boolean (value, priv->keeps_photo);
    break;
  case PROP_CONTENT:
    g_value_set_object (value, pupitre_state_stack_get_content (priv->stack));
    break;
  case PROP_START:
    g_value_set_object (value, pupitre_page_header_get_start (priv->header));
    break;
  case PROP_END:
    g_value_set_object (value, pupitre_page_header_get_end (priv->header));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PupitrePage *self = PUPITRE_PAGE (object);
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  switch ((PupitrePageProperty) id) {
  case PROP_PUPIL:
    priv->pupil = g_value_dup_object (value);
    break;
  case PROP_ACCOUNT:
    priv->account = g_value_dup_object (value);
    break;
  case PROP_FAMILY:
    priv->family = g_value_dup_object (value);
    break;
  case PROP_RENDERER:
    priv->renderer = g_value_dup_object (value);
    break;
  case PROP_TITLE:
    pupitre_page_set_title (self, g_value_get_string (value));
    break;
  case PROP_SUBTITLE:
    pupitre_page_set_subtitle (self, g_value_get_string (value));
    break;
  case PROP_PREVIOUS_TITLE:
    set_previous_title (self, g_value_get_string (value));
    break;
  case PROP_FOLDED:
    set_folded (self, g_value_get_boolean (value));
    break;
  case PROP_KEEPS_PHOTO:
    priv->keeps_photo = g_value_get_boolean (value);
    break;
  case PROP_CONTENT:
    pupitre_state_stack_set_content (priv->stack, g_value_get_object (value));
    break;
  case PROP_START:
    pupitre_page_header_set_start (priv->header, g_value_get_object (value));
    break;
  case PROP_END:
    pupitre_page_header_set_end (priv->header, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

/* Another account of the same child may answer. */
static void
pass_on_error (PupitrePage *self, const GError *error)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  if (priv->family != NULL && priv->pupil != NULL && error != NULL)
    pupitre_family_note_error (priv->family, pupitre_child_get_key (priv->pupil), priv->account,
                               error);
}

static void
update_from_feeds (PupitrePage *self)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);
  PupitreFeed *first = pupitre_page_feeds_get_first (priv->feeds);
  PupitreTrust trust;

  if (first == NULL)
    return;
  /* Of the first alone: what else is shown beside it may be another matter. */
  if (!pupitre_feed_is_refreshing (first))
    pass_on_error (self, pupitre_feed_get_error (first));
  pupitre_page_feeds_show (priv->feeds, priv->stack, priv->content_when_empty, &trust);
  trust.account = pupitre_page_get_account_name (self);

  /* What stands in the middle of the page is not said again at its foot. */
  if (pupitre_state_stack_get_state (priv->stack) == PUPITRE_STATE_FAILED)
    trust.error = NULL;
  pupitre_page_set_trust (self, &trust);
}

static void
pupitre_page_real_refresh (PupitrePage *self)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  pupitre_page_feeds_refresh (priv->feeds);
}

static void
pupitre_page_real_shown (PupitrePage *self)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  pupitre_page_feeds_refresh_old (priv->feeds);
}

static gboolean
pupitre_page_real_shows_change (PupitrePage *self, PupitreChange *change)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);
  const PupitrePageInfo *info = pupitre_pages_find (G_OBJECT_TYPE (self));

  return priv->pupil != NULL && info != NULL &&
         (pupitre_change_get_tile (change) & info->tile) != 0;
}

static void
on_refresh_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pupitre_page_refresh (PUPITRE_PAGE (widget));
}

static void
on_back_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *navigator = gtk_widget_get_ancestor (widget, PUPITRE_TYPE_NAVIGATOR);

  if (navigator == NULL || !pupitre_navigator_back (PUPITRE_NAVIGATOR (navigator)))
    gtk_widget_activate_action (widget, "win.show-sidebar", NULL);
}

/* But not from the record itself. */
static gboolean
leads_to_record (PupitrePage *self)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);
  const PupitrePageInfo *info = pupitre_pages_find (G_OBJECT_TYPE (self));

  return priv->pupil != NULL && pupitre_child_offers (priv->pupil, PUPITRE_TILE_RECORD) &&
         (info == NULL || info->tile != PUPITRE_TILE_RECORD);
}

static void
pupitre_page_constructed (GObject *object)
{
  PupitrePage *self = PUPITRE_PAGE (object);
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  G_OBJECT_CLASS (pupitre_page_parent_class)->constructed (object);

  if (pupitre_page_header_get_subtitle (priv->header) == NULL && priv->pupil != NULL)
    pupitre_page_set_subtitle (self, pupitre_child_get_first_name (priv->pupil));
  if (leads_to_record (self))
    pupitre_page_header_lead_to_record (priv->header, priv->pupil);
  if (priv->family != NULL)
    g_signal_connect_object (priv->family, "notify::several", G_CALLBACK (update_from_feeds), self,
                             G_CONNECT_SWAPPED);
}

static void
pupitre_page_dispose (GObject *object)
{
  PupitrePage *self = PUPITRE_PAGE (object);
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  pupitre_page_feeds_clear (priv->feeds);
  g_cancellable_cancel (priv->cancel);
  g_clear_object (&priv->pupil);
  g_clear_object (&priv->account);
  g_clear_object (&priv->family);
  g_clear_object (&priv->renderer);

  G_OBJECT_CLASS (pupitre_page_parent_class)->dispose (object);
}

static void
pupitre_page_finalize (GObject *object)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (PUPITRE_PAGE (object));

  g_object_unref (priv->feeds);
  g_object_unref (priv->cancel);

  G_OBJECT_CLASS (pupitre_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags fixed = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags changing =
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /* PupitrePage:pupil: (nullable): The child whose page this is. Not "child", which is AdwBin's. */
  properties[PROP_PUPIL] =
    g_param_spec_object ("pupil", NULL, NULL, PUPITRE_TYPE_CHILD, fixed);
  /* PupitrePage:account: (nullable): The account through which the child is seen. */
  properties[PROP_ACCOUNT] =
    g_param_spec_object ("account", NULL, NULL, PUPITRE_TYPE_ACCOUNT, fixed);
  /* PupitrePage:family: (nullable): The children and accounts among which these are. */
  properties[PROP_FAMILY] =
    g_param_spec_object ("family", NULL, NULL, PUPITRE_TYPE_FAMILY, fixed);
  /* PupitrePage:renderer: (nullable): The helper that draws what the portal sends. */
  properties[PROP_RENDERER] =
    g_param_spec_object ("renderer", NULL, NULL, PUPITRE_TYPE_RENDERER, fixed);
  /* PupitrePage:title: What the page is, in the header bar. */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, changing);
  /* PupitrePage:subtitle: Whose it is, under the title; the child's first name unless set. */
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, changing);
  /* PupitrePage:previous-title: (nullable): The page from which this one was opened. */
  properties[PROP_PREVIOUS_TITLE] =
    g_param_spec_string ("previous-title", NULL, NULL, NULL, changing);
  /* PupitrePage:folded: Whether the window is narrow. */
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, changing);
  /* PupitrePage:keeps-photo: Whether the picture of the child always has its room in the header, where
   * the rest can become narrow enough. */
  properties[PROP_KEEPS_PHOTO] =
    g_param_spec_boolean ("keeps-photo", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /* PupitrePage:content: What is shown when there is something to show. */
  properties[PROP_CONTENT] =
    g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, changing);
  /* PupitrePage:start: (nullable): What stands at the start of the header bar. */
  properties[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET, changing);
  /* PupitrePage:end: (nullable): What stands before the refresh button. */
  properties[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET, changing);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

/* Where one begins: not just anywhere, since what stands first is not yet known on a page that has no
 * place, and the trust line's button may go at once. Also when what had the focus goes, so that the
 * keys of the page go on working. */
static gboolean
pupitre_page_grab_focus (GtkWidget *widget)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (PUPITRE_PAGE (widget));

  return gtk_widget_grab_focus (GTK_WIDGET (priv->header))
         || gtk_widget_child_focus (GTK_WIDGET (priv->stack), GTK_DIR_TAB_FORWARD);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PUPITRE_TYPE_PAGE_HEADER);
  g_type_ensure (PUPITRE_TYPE_STATE_STACK);
  g_type_ensure (PUPITRE_TYPE_TRUST_LINE);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/pupitre-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, PupitrePage, header);
  gtk_widget_class_bind_template_child_private (widget_class, PupitrePage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, PupitrePage, trust_line);
  gtk_widget_class_bind_template_child_private (widget_class, PupitrePage, section_bar);
}

static void
pupitre_page_class_init (PupitrePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pupitre_page_constructed;
  object_class->dispose = pupitre_page_dispose;
  object_class->finalize = pupitre_page_finalize;
  object_class->get_property = pupitre_page_get_property;
  object_class->set_property = pupitre_page_set_property;
  widget_class->focus = pupitre_focus_through;
  widget_class->grab_focus = pupitre_page_grab_focus;
  klass->refresh = pupitre_page_real_refresh;
  klass->shown = pupitre_page_real_shown;
  klass->shows_change = pupitre_page_real_shows_change;
  klass->day_changed = update_from_feeds;

  install_properties (object_class);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, PUPITRE_TYPE_UPRIGHT_LAYOUT);

  gtk_widget_class_install_action (widget_class, "page.refresh", NULL, on_refresh_activated);
  gtk_widget_class_install_action (widget_class, "page.back", NULL, on_back_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "page.refresh", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK, "page.refresh",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "page.back", NULL);
}

static void
pupitre_page_init (PupitrePage *self)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));

  priv->feeds = pupitre_page_feeds_new ();
  priv->cancel = g_cancellable_new ();
  g_signal_connect_object (priv->feeds, "changed", G_CALLBACK (update_from_feeds), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pupitre_page_get_pupil:
 * @self: A page
 *
 * Returns: (transfer none): the child whose page this is. Main thread.
 */
PupitreChild *
pupitre_page_get_pupil (PupitrePage *self)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  g_return_val_if_fail (PUPITRE_IS_PAGE (self), NULL);

  return priv->pupil;
}

/**
 * pupitre_page_get_account:
 * @self: A page
 *
 * Returns: (transfer none): the account through which the child is seen. Main thread.
 */
PupitreAccount *
pupitre_page_get_account (PupitrePage *self)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  g_return_val_if_fail (PUPITRE_IS_PAGE (self), NULL);

  return priv->account;
}

/**
 * pupitre_page_get_feed_account:
 * @self: A page
 *
 * Returns: (transfer none): the account that is read: that of the page, unless the parent chose
 *   another one there. Main thread.
 */
PupitreAccount *
pupitre_page_get_feed_account (PupitrePage *self)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);
  PupitreAccount *account;

  g_return_val_if_fail (PUPITRE_IS_PAGE (self), NULL);

  account = pupitre_page_feeds_get_account (priv->feeds);
  return account != NULL ? account : priv->account;
}

/**
 * pupitre_page_get_family:
 * @self: A page
 *
 * Returns: (nullable) (transfer none): the children and accounts among which those of the page are.
 *   Main thread.
 */
PupitreFamily *
pupitre_page_get_family (PupitrePage *self)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  g_return_val_if_fail (PUPITRE_IS_PAGE (self), NULL);

  return priv->family;
}

/**
 * pupitre_page_get_account_name:
 * @self: A page
 *
 * Returns: (nullable) (transfer none): the address of the account that is read, if there are several
 *   and it has to be named; %NULL on a page that reads through more than one. Main thread.
 */
const char *
pupitre_page_get_account_name (PupitrePage *self)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  g_return_val_if_fail (PUPITRE_IS_PAGE (self), NULL);

  if (priv->family == NULL || !pupitre_family_has_several (priv->family) ||
      pupitre_page_feeds_read_several (priv->feeds))
    return NULL;
  return pupitre_account_get_email (pupitre_page_get_feed_account (self));
}

/**
 * pupitre_page_get_renderer:
 * @self: A page
 *
 * Returns: (nullable) (transfer none): the helper that draws what the portal sends. Main thread.
 */
PupitreRenderer *
pupitre_page_get_renderer (PupitrePage *self)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  g_return_val_if_fail (PUPITRE_IS_PAGE (self), NULL);

  return priv->renderer;
}

/**
 * pupitre_page_get_title:
 * @self: A page
 *
 * Returns: (transfer none) (nullable): the title in the header bar. Main thread.
 */
const char *
pupitre_page_get_title (PupitrePage *self)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  g_return_val_if_fail (PUPITRE_IS_PAGE (self), NULL);

  return pupitre_page_header_get_title (priv->header);
}

/**
 * pupitre_page_set_title:
 * @self: A page
 * @title: (nullable): The title in the header bar
 *
 * Main thread.
 */
void
pupitre_page_set_title (PupitrePage *self, const char *title)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  g_return_if_fail (PUPITRE_IS_PAGE (self));

  if (g_strcmp0 (pupitre_page_header_get_title (priv->header), title) == 0)
    return;
  pupitre_page_header_set_title (priv->header, title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * pupitre_page_set_subtitle:
 * @self: A page
 * @subtitle: (nullable): What stands under the title
 *
 * Main thread.
 */
void
pupitre_page_set_subtitle (PupitrePage *self, const char *subtitle)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  g_return_if_fail (PUPITRE_IS_PAGE (self));

  if (g_strcmp0 (pupitre_page_header_get_subtitle (priv->header), subtitle) == 0)
    return;
  pupitre_page_header_set_subtitle (priv->header, subtitle);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

/**
 * pupitre_page_get_stack:
 * @self: A page
 *
 * Returns: (transfer none): what fills the page. Main thread.
 */
PupitreStateStack *
pupitre_page_get_stack (PupitrePage *self)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  g_return_val_if_fail (PUPITRE_IS_PAGE (self), NULL);

  return priv->stack;
}

/**
 * pupitre_page_get_trust_line:
 * @self: A page
 *
 * Returns: (transfer none): the line at the foot. Main thread.
 */
PupitreTrustLine *
pupitre_page_get_trust_line (PupitrePage *self)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  g_return_val_if_fail (PUPITRE_IS_PAGE (self), NULL);

  return priv->trust_line;
}

/**
 * pupitre_page_set_trust:
 * @self: A page
 * @trust: What the trust line says; copied
 *
 * Main thread.
 */
void
pupitre_page_set_trust (PupitrePage *self, const PupitreTrust *trust)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  g_return_if_fail (PUPITRE_IS_PAGE (self));
  g_return_if_fail (trust != NULL);

  pupitre_trust_line_set (priv->trust_line, trust);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.refresh", !trust->refreshing);
}

/**
 * pupitre_page_set_feed:
 * @self: A page
 * @feed: What the page shows
 *
 * Lets the state of the page and its trust line follow the feed. Main thread.
 */
void
pupitre_page_set_feed (PupitrePage *self, PupitreFeed *feed)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  g_return_if_fail (PUPITRE_IS_PAGE (self));
  g_return_if_fail (PUPITRE_IS_FEED (feed));

  pupitre_page_feeds_set_first (priv->feeds, pupitre_page_get_feed_account (self), feed);
}

/**
 * pupitre_page_set_feed_of:
 * @self: A page that is no child's
 * @account: Another account than that of the page
 * @feed: What the page shows of it
 *
 * The same as pupitre_page_set_feed(), for a page on which the parent chooses the account. Main
 * thread.
 */
void
pupitre_page_set_feed_of (PupitrePage *self, PupitreAccount *account, PupitreFeed *feed)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  g_return_if_fail (PUPITRE_IS_PAGE (self));
  g_return_if_fail (PUPITRE_IS_ACCOUNT (account));
  g_return_if_fail (priv->pupil == NULL);

  pupitre_page_feeds_set_first (priv->feeds, account, feed);
}

/**
 * pupitre_page_add_feed:
 * @self: A page that has its first feed
 * @feed: What the page shows beside it
 * @fills: Whether a page with nothing but this has something to show
 *
 * Lets the state of the page and its trust line follow this feed too. Main thread.
 */
void
pupitre_page_add_feed (PupitrePage *self, PupitreFeed *feed, gboolean fills)
{
  g_return_if_fail (PUPITRE_IS_PAGE (self));

  pupitre_page_add_feed_of (self, pupitre_page_get_feed_account (self), feed, fills);
}

/**
 * pupitre_page_add_feed_of:
 * @self: A page that has its first feed
 * @account: The account through which the feed is read
 * @feed: What the page shows beside it
 * @fills: Whether a page with nothing but this has something to show
 *
 * The same as pupitre_page_add_feed(), for a page that shows what several accounts see. Main thread.
 */
void
pupitre_page_add_feed_of (PupitrePage    *self,
                          PupitreAccount *account,
                          PupitreFeed    *feed,
                          gboolean        fills)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  g_return_if_fail (PUPITRE_IS_PAGE (self));
  g_return_if_fail (pupitre_page_feeds_get_first (priv->feeds) != NULL);

  pupitre_page_feeds_add (priv->feeds, account, feed, fills);
}

/**
 * pupitre_page_remove_feeds:
 * @self: A page that is no child's
 *
 * Lets go of all feeds, for others to take their place. Main thread.
 */
void
pupitre_page_remove_feeds (PupitrePage *self)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  g_return_if_fail (PUPITRE_IS_PAGE (self));
  g_return_if_fail (priv->pupil == NULL);

  pupitre_page_feeds_clear (priv->feeds);
}

/**
 * pupitre_page_reads_through:
 * @self: A page
 * @account: An account
 *
 * Returns: whether something of what it shows is read through the account. Main thread.
 */
gboolean
pupitre_page_reads_through (PupitrePage *self, PupitreAccount *account)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  g_return_val_if_fail (PUPITRE_IS_PAGE (self), FALSE);
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account), FALSE);

  return priv->account == account || pupitre_page_feeds_read_through (priv->feeds, account);
}

/**
 * pupitre_page_set_sections:
 * @self: A page
 * @sections: The sections of its content
 *
 * Shows a switcher of the sections in place of the title, or under the page where there is no room
 * for it. Main thread.
 */
void
pupitre_page_set_sections (PupitrePage *self, AdwViewStack *sections)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  g_return_if_fail (PUPITRE_IS_PAGE (self));
  g_return_if_fail (ADW_IS_VIEW_STACK (sections));

  pupitre_page_header_set_sections (priv->header, sections, priv->section_bar);
  if (leads_to_record (self) && priv->renderer != NULL)
    pupitre_page_header_add_photo (priv->header,
                                   pupitre_record_button_new (priv->pupil, priv->account, priv->family,
                                                              priv->renderer, priv->cancel),
                                   priv->keeps_photo);
}

/**
 * pupitre_page_set_content_when_empty:
 * @self: A page
 * @shown: Whether the content is there for when the feed has nothing; else the page says so
 *
 * To be called before pupitre_page_set_feed(). Main thread.
 */
void
pupitre_page_set_content_when_empty (PupitrePage *self, gboolean shown)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  g_return_if_fail (PUPITRE_IS_PAGE (self));

  priv->content_when_empty = shown;
}

/**
 * pupitre_page_get_feed:
 * @self: A page
 *
 * Returns: (nullable) (transfer none): what the page shows. Main thread.
 */
PupitreFeed *
pupitre_page_get_feed (PupitrePage *self)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  g_return_val_if_fail (PUPITRE_IS_PAGE (self), NULL);

  return pupitre_page_feeds_get_first (priv->feeds);
}

/**
 * pupitre_page_show_refresh:
 * @self: A page
 * @shown: Whether there is room for the refresh button; its keys always work
 *
 * Main thread.
 */
void
pupitre_page_show_refresh (PupitrePage *self, gboolean shown)
{
  PupitrePagePrivate *priv = pupitre_page_get_instance_private (self);

  g_return_if_fail (PUPITRE_IS_PAGE (self));

  pupitre_page_header_show_refresh (priv->header, shown);
}

/**
 * pupitre_page_refresh:
 * @self: A page
 *
 * Asks the portal again. Main thread.
 */
void
pupitre_page_refresh (PupitrePage *self)
{
  g_return_if_fail (PUPITRE_IS_PAGE (self));

  PUPITRE_PAGE_GET_CLASS (self)->refresh (self);
}

/**
 * pupitre_page_shown:
 * @self: A page
 *
 * Tells the page that it has come into view. Main thread.
 */
void
pupitre_page_shown (PupitrePage *self)
{
  g_return_if_fail (PUPITRE_IS_PAGE (self));

  PUPITRE_PAGE_GET_CLASS (self)->shown (self);
  pupitre_page_content_changed (self);
}

/**
 * pupitre_page_show_item:
 * @self: A page
 * @key: What names one thing of its feed
 *
 * Shows that thing as soon as it is read, as far as the page can. Main thread.
 */
void
pupitre_page_show_item (PupitrePage *self, const char *key)
{
  g_return_if_fail (PUPITRE_IS_PAGE (self));
  g_return_if_fail (key != NULL);

  if (PUPITRE_PAGE_GET_CLASS (self)->show_item != NULL)
    PUPITRE_PAGE_GET_CLASS (self)->show_item (self, key);
}

/**
 * pupitre_page_shows_change:
 * @self: A page
 * @change: What changed, of the child whose page it is
 *
 * Returns: whether whoever looks at the page sees it. Main thread.
 */
gboolean
pupitre_page_shows_change (PupitrePage *self, PupitreChange *change)
{
  g_return_val_if_fail (PUPITRE_IS_PAGE (self), FALSE);
  g_return_val_if_fail (PUPITRE_IS_CHANGE (change), FALSE);

  return PUPITRE_PAGE_GET_CLASS (self)->shows_change (self, change);
}

/**
 * pupitre_page_content_changed:
 * @self: A page
 *
 * Says that pupitre_page_shows_change() may say of others now that they are shown. Main thread.
 */
void
pupitre_page_content_changed (PupitrePage *self)
{
  g_return_if_fail (PUPITRE_IS_PAGE (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "main-view.see-changes", NULL);
}

/**
 * pupitre_page_day_changed:
 * @self: A page
 *
 * Tells the page that another day has begun at the school. Main thread.
 */
void
pupitre_page_day_changed (PupitrePage *self)
{
  g_return_if_fail (PUPITRE_IS_PAGE (self));

  PUPITRE_PAGE_GET_CLASS (self)->day_changed (self);
}

/**
 * pupitre_page_open:
 * @self: A page that is in a navigator
 * @page: (transfer floating): The page to open from it
 *
 * Main thread.
 */
void
pupitre_page_open (PupitrePage *self, PupitrePage *page)
{
  GtkWidget *navigator;

  g_return_if_fail (PUPITRE_IS_PAGE (self));
  g_return_if_fail (PUPITRE_IS_PAGE (page));

  navigator = gtk_widget_get_ancestor (GTK_WIDGET (self), PUPITRE_TYPE_NAVIGATOR);
  g_return_if_fail (navigator != NULL);

  pupitre_navigator_open (PUPITRE_NAVIGATOR (navigator), page);
}
