/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-viewer-page"

#include "config.h"

#include "pupitre-viewer-page.h"

#include "pupitre-button-names.h"
#include "pupitre-document-load.h"
#include "pupitre-document-view.h"
#include "pupitre-document-words.h"
#include "pupitre-error.h"
#include "pupitre-launch.h"
#include "pupitre-way-out.h"
#include "pupitre-window.h"

#include <glib/gi18n.h>
#include <string.h>

/* One document of the portal, from the copy on this computer or fresh, inside the window. */

struct _PupitreViewerPage {
  PupitrePage          parent_instance;

  char                *document_id;
  char                *file_name;
  char                *archive_title;  /* (nullable): the page's title */
  char                *subtitle;
  char                *narrow_subtitle;
  gint64               newer_than;
  PupitreDocumentKind  kind;
  int                  school_year;
  gint64               received;    /* 0: there is nothing on the screen */
  gboolean             loading;
  GCancellable        *cancel;

  GtkWidget           *print_button;
  GtkWidget           *save_button;
  PupitreDocumentView *view;
};

G_DEFINE_FINAL_TYPE (PupitreViewerPage, pupitre_viewer_page, PUPITRE_TYPE_PAGE)

static void
set_trust (PupitreViewerPage *self, const GError *error)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  const PupitreTrust trust = {
    .received = self->received,
    .kept = !pupitre_account_is_session_only (pupitre_page_get_account (page)),
    .account = pupitre_page_get_account_name (page),
    .refreshing = self->loading,
    .error = error,
  };

  pupitre_page_set_trust (page, &trust);
}

/* In the archive the document is known by what it is called here. */
static void
describe (PupitreViewerPage *self)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  const PupitreDocument about = {
    .kind = self->kind,
    .title = self->archive_title != NULL ? self->archive_title
                                         : (char *) pupitre_page_get_title (page),
    .school_year = self->school_year,
  };

  if (pupitre_document_is_version (self->document_id))
    return;
  pupitre_store_describe_document_async (pupitre_account_get_store (pupitre_page_get_account (page)),
                                         pupitre_child_get_key (pupitre_page_get_pupil (page)),
                                         self->document_id, &about, NULL, NULL, NULL);
}

/* Sealed with the document, for the next time; nothing of it where nothing is to stay. */
static void
remember_place (PupitreViewerPage *self)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  PupitreAccount *account = pupitre_page_get_account (page);
  PupitreDocument about = { 0 };

  if (self->view == NULL || self->received == 0 || pupitre_account_is_session_only (account))
    return;
  pupitre_document_view_get_place (self->view, &about.place);
  if (about.place.page > 0)
    pupitre_store_describe_document_async (pupitre_account_get_store (account),
                                           pupitre_child_get_key (pupitre_page_get_pupil (page)),
                                           self->document_id, &about, NULL, NULL, NULL);
}

static void
show_document (PupitreViewerPage *self, PupitreDocument *document)
{
  PupitrePage *page = PUPITRE_PAGE (self);

  self->received = document->received_at;
  describe (self);
  pupitre_document_view_load (self->view, document->fd, pupitre_page_get_title (page));
  pupitre_document_view_set_place (self->view, &document->place);
  pupitre_document_view_set_file_name (self->view, self->file_name);
  pupitre_state_stack_set_state (pupitre_page_get_stack (page), PUPITRE_STATE_CONTENT);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.save",
                                 pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_SAVE, NULL));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print",
                                 pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_PRINT, NULL));
}

/* What the account was last told when it asked the portal: a copy that is as new as the portal said
 * is shown without asking. */
static const GError *
get_known_trouble (PupitreAccount *account)
{
  return pupitre_feed_get_error (pupitre_account_get_children_feed (account));
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreViewerPage) self = PUPITRE_VIEWER_PAGE (user_data);
  g_autoptr (PupitreDocument) document = NULL;
  g_autoptr (GError) stale = NULL;
  g_autoptr (GError) error = NULL;
  gboolean from_copy = FALSE;

  document = pupitre_account_load_document_finish (PUPITRE_ACCOUNT (source), result, &from_copy,
                                                   &stale, &error);
  if (pupitre_error_is_cancelled (error) || g_cancellable_is_cancelled (self->cancel))
    return;

  self->loading = FALSE;
  if (document != NULL && (!from_copy || document->received_at != self->received))
    show_document (self, document);
  if (document == NULL && self->received == 0) {
    pupitre_state_stack_set_error (pupitre_page_get_stack (PUPITRE_PAGE (self)), error);
    set_trust (self, NULL);  /* said in the middle of the page already */
    return;
  }
  if (error == NULL && stale == NULL && from_copy)
    set_trust (self, get_known_trouble (PUPITRE_ACCOUNT (source)));
  else
    set_trust (self, error != NULL ? error : stale);
}

/* @newer_than: as for pupitre_document_load_async() */
static void
load (PupitreViewerPage *self, gint64 newer_than)
{
  PupitrePage *page = PUPITRE_PAGE (self);

  if (self->loading)
    return;
  self->loading = TRUE;
  if (self->received == 0)
    pupitre_state_stack_set_state (pupitre_page_get_stack (page), PUPITRE_STATE_LOADING);
  set_trust (self, NULL);
  pupitre_account_load_document_async (pupitre_page_get_account (page),
                                       pupitre_page_get_pupil (page), self->document_id,
                                       newer_than, self->cancel, on_loaded, g_object_ref (self));
}

/* Who asks again wants the portal's word: also of a document that does not change, and without
 * regard to a copy that can not be shown. */
static void
pupitre_viewer_page_refresh (PupitrePage *page)
{
  PupitreViewerPage *self = PUPITRE_VIEWER_PAGE (page);
  gboolean failed = pupitre_document_view_get_state (self->view) == PUPITRE_DOCUMENT_FAILED;

  load (self, failed ? PUPITRE_DOCUMENT_ANEW : g_get_real_time () / G_USEC_PER_SEC + 1);
}

static void
pupitre_viewer_page_shown (PupitrePage *page)
{
  PupitreViewerPage *self = PUPITRE_VIEWER_PAGE (page);

  if (self->received == 0)
    load (self, self->newer_than);
}

/* What is handed on to the view. */
static const char *const view_actions[] = {
  "page.find", "page.read-text", "page.fit-page", "page.turn-right", "page.turn-left",
  "page.full-screen", "page.sidebar",
};

static void
on_save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreViewerPage *self = PUPITRE_VIEWER_PAGE (widget);

  pupitre_document_view_save (self->view, GTK_WINDOW (gtk_widget_get_root (widget)),
                              self->file_name);
}

/* The view knows what can be done to what it shows. */
static void
on_view_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreViewerPage *self = PUPITRE_VIEWER_PAGE (widget);
  g_autofree char *action = g_strconcat ("document.", name + strlen ("page."), NULL);

  gtk_widget_activate_action (GTK_WIDGET (self->view), action, NULL);
}

/* Pages of what is shown can be searched and so on; what failed has none. */
static void
on_view_state (PupitreViewerPage *self)
{
  gboolean ready;

  if (self->view == NULL)  /* it says its last while the page is taken apart */
    return;
  ready = pupitre_document_view_get_state (self->view) == PUPITRE_DOCUMENT_READY;
  for (gsize i = 0; i < G_N_ELEMENTS (view_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), view_actions[i], ready);
}

static void
on_print_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreViewerPage *self = PUPITRE_VIEWER_PAGE (widget);

  pupitre_document_view_print (self->view, GTK_WINDOW (gtk_widget_get_root (widget)));
}

/* A document is somebody else's: where its links lead is shown first. */
static void
on_followed (PupitreViewerPage *self, const char *uri)
{
  pupitre_launch_ask (GTK_WIDGET (self), uri);
}

static void
on_trouble (PupitreViewerPage *self, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (PUPITRE_IS_WINDOW (root))
    pupitre_window_add_trouble (PUPITRE_WINDOW (root), text, "documents");
}

static void
show_subtitle (PupitreViewerPage *self, gboolean folded)
{
  const char *subtitle =
    folded && self->narrow_subtitle != NULL ? self->narrow_subtitle : self->subtitle;

  if (subtitle != NULL)
    pupitre_page_set_subtitle (PUPITRE_PAGE (self), subtitle);
}

/* In a narrow window the title needs the room of the buttons, which become a menu. */
static void
on_folded_changed (PupitrePage *page)
{
  PupitreViewerPage *self = PUPITRE_VIEWER_PAGE (page);
  gboolean folded;

  g_object_get (page, "folded", &folded, NULL);
  gtk_widget_set_visible (self->print_button, !folded);
  gtk_widget_set_visible (self->save_button, !folded);
  show_subtitle (self, folded);
}

/* The parent goes to another page, or back, or the window is locked or closed. */
static void
pupitre_viewer_page_unmap (GtkWidget *widget)
{
  remember_place (PUPITRE_VIEWER_PAGE (widget));

  GTK_WIDGET_CLASS (pupitre_viewer_page_parent_class)->unmap (widget);
}

static void
pupitre_viewer_page_dispose (GObject *object)
{
  PupitreViewerPage *self = PUPITRE_VIEWER_PAGE (object);

  g_cancellable_cancel (self->cancel);

  G_OBJECT_CLASS (pupitre_viewer_page_parent_class)->dispose (object);
}

static void
pupitre_viewer_page_finalize (GObject *object)
{
  PupitreViewerPage *self = PUPITRE_VIEWER_PAGE (object);

  g_clear_object (&self->cancel);
  g_free (self->document_id);
  g_free (self->file_name);
  g_free (self->archive_title);
  g_free (self->subtitle);
  g_free (self->narrow_subtitle);

  G_OBJECT_CLASS (pupitre_viewer_page_parent_class)->finalize (object);
}

static void
pupitre_viewer_page_class_init (PupitreViewerPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PupitrePageClass *page_class = PUPITRE_PAGE_CLASS (klass);

  object_class->dispose = pupitre_viewer_page_dispose;
  object_class->finalize = pupitre_viewer_page_finalize;
  page_class->refresh = pupitre_viewer_page_refresh;
  page_class->shown = pupitre_viewer_page_shown;
  widget_class->unmap = pupitre_viewer_page_unmap;

  g_type_ensure (PUPITRE_TYPE_DOCUMENT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-viewer-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreViewerPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreViewerPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreViewerPage, view);
  gtk_widget_class_install_action (widget_class, "page.save", NULL, on_save_activated);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, on_print_activated);
  for (gsize i = 0; i < G_N_ELEMENTS (view_actions); i++)
    gtk_widget_class_install_action (widget_class, view_actions[i], NULL, on_view_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "page.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "page.print",
                                       NULL);
}

static void
pupitre_viewer_page_init (PupitreViewerPage *self)
{
  self->cancel = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::folded", G_CALLBACK (on_folded_changed), NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.save", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", FALSE);
  g_signal_connect_object (self->view, "notify::state", G_CALLBACK (on_view_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "followed", G_CALLBACK (on_followed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "trouble", G_CALLBACK (on_trouble), self,
                           G_CONNECT_SWAPPED);
  on_view_state (self);
  /* The field for a document's password has buttons of the toolkit. */
  pupitre_button_names_take (GTK_WIDGET (self->view));
  /* It is in the menu: what is always in the bar has to fit beside the title in 360 pixels, or the
   * window folds and unfolds by turns. */
  pupitre_page_show_refresh (PUPITRE_PAGE (self), FALSE);
}

/**
 * pupitre_viewer_page_new:
 * @from: The page from which the document is opened
 * @fields: Which document
 *
 * Returns: (transfer floating): a page that loads the document when it comes into view.
 *   Main thread.
 */
PupitrePage *
pupitre_viewer_page_new (PupitrePage *from, const PupitreViewerPageFields *fields)
{
  PupitreViewerPage *self;
  PupitreAccount *account;
  PupitreChild *pupil;

  g_return_val_if_fail (PUPITRE_IS_PAGE (from), NULL);
  g_return_val_if_fail (fields != NULL && fields->document_id != NULL, NULL);

  account = fields->member != NULL ? pupitre_member_get_account (fields->member)
                                   : pupitre_page_get_account (from);
  pupil = fields->member != NULL ? pupitre_member_get_child (fields->member)
                                 : pupitre_page_get_pupil (from);
  self = g_object_new (PUPITRE_TYPE_VIEWER_PAGE, "account", account, "pupil", pupil, "family",
                       pupitre_page_get_family (from), "renderer",
                       pupitre_page_get_renderer (from), "title", fields->title, NULL);
  pupitre_document_view_set_renderer (self->view, pupitre_page_get_renderer (from));
  self->archive_title = g_strdup (fields->archive_title);
  self->subtitle = g_strdup (fields->subtitle);
  self->narrow_subtitle = g_strdup (fields->narrow_subtitle);
  show_subtitle (self, FALSE);
  self->document_id = g_strdup (fields->document_id);
  self->file_name = g_strdup (fields->file_name);
  self->newer_than = fields->newer_than;
  self->kind = fields->kind;
  self->school_year = fields->school_year;

  return PUPITRE_PAGE (self);
}

/**
 * pupitre_viewer_page_open_attachment:
 * @from: A page that is in a navigator
 * @member: (nullable): Whose it is; the child of @from if %NULL
 * @attachment: What to open
 * @message: (nullable): The title of the message that it came with; %NULL if it came with something else
 *
 * Opens a page with the attachment. Main thread.
 */
void
pupitre_viewer_page_open_attachment (PupitrePage       *from,
                                     PupitreMember     *member,
                                     PupitreAttachment *attachment,
                                     const char        *message)
{
  const char *name = pupitre_attachment_get_name (attachment);
  g_autofree char *archive_title =
    message != NULL ? pupitre_document_words_attachment (name, message) : NULL;
  const PupitreViewerPageFields fields = {
    .document_id = pupitre_attachment_get_document_id (attachment),
    .title = name,
    .archive_title = archive_title,
    .file_name = name,
    .kind = PUPITRE_DOCUMENT_KIND_ATTACHMENT,
    .member = member,
  };

  pupitre_page_open (from, pupitre_viewer_page_new (from, &fields));
}
