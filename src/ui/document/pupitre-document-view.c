/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-view"

#include "config.h"

#include "pupitre-document-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "pupitre-document-canvas.h"
#include "pupitre-document-failure.h"
#include "pupitre-document-find-bar.h"
#include "pupitre-document-lock.h"
#include "pupitre-document-pill.h"
#include "pupitre-document-print.h"
#include "pupitre-document-reader.h"
#include "pupitre-document-save.h"
#include "pupitre-document-selecting.h"
#include "pupitre-document-shortcuts.h"
#include "pupitre-document-sidebar.h"
#include "pupitre-document-style.h"
#include "pupitre-document-view-private.h"
#include "pupitre-error.h"
#include "pupitre-render-protocol.h"
#include "pupitre-sealed-file.h"

/* Shows a PDF: its pages, a pill with zoom and page, or why there is nothing to see. */

/* Something that is there sooner needs no spinner. */
#define SPINNER_DELAY 500  /* milliseconds */

struct _PupitreDocumentView {
  GtkWidget                parent_instance;

  GtkStack                *stack;
  GtkSpinner              *spinner;
  AdwStatusPage           *status;
  GtkWidget               *retry_button;
  GtkWidget               *save_button;
  PupitreDocumentLock     *lock;
  PupitreDocumentReader   *reader;
  PupitreDocumentFindBar  *text_find_bar;
  AdwFlap                 *flap;
  PupitreDocumentSidebar  *sidebar;
  PupitreDocumentFindBar  *find_bar;
  PupitreDocumentCanvas   *canvas;
  PupitreDocumentPill     *pill;

  PupitreRenderer         *renderer;     /* (nullable): not needed yet */
  PupitreRenderedDocument *document;     /* (nullable) */
  PupitreDocumentState     state;
  GCancellable            *cancellable;
  guint                    spinner_delay;
  gboolean                 as_text;
  gboolean                 unlocking;    /* with a password */
  PupitreDocumentPlace     place;        /* where to open it; no page: at its beginning */
  int                      fd;           /* sealed; -1: none */
  char                    *title;        /* (nullable) */
  char                    *file_name;    /* (nullable) */
};

enum {
  PROP_STATE = 1,
  PROP_PAGE,
  PROP_N_PAGES,
  PROP_ZOOM,
  PROP_AS_TEXT,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum {
  FOLLOWED,
  TROUBLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (PupitreDocumentState, pupitre_document_state,
  G_DEFINE_ENUM_VALUE (PUPITRE_DOCUMENT_EMPTY, "empty"),
  G_DEFINE_ENUM_VALUE (PUPITRE_DOCUMENT_LOADING, "loading"),
  G_DEFINE_ENUM_VALUE (PUPITRE_DOCUMENT_READY, "ready"),
  G_DEFINE_ENUM_VALUE (PUPITRE_DOCUMENT_FAILED, "failed"),
  G_DEFINE_ENUM_VALUE (PUPITRE_DOCUMENT_LOCKED, "locked"))

G_DEFINE_FINAL_TYPE (PupitreDocumentView, pupitre_document_view, GTK_TYPE_WIDGET)

static void
update_actions (PupitreDocumentView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean ready = self->state == PUPITRE_DOCUMENT_READY;

  gtk_widget_action_set_enabled (widget, "document.zoom-in",
                                 ready && pupitre_document_canvas_can_step (self->canvas, 1));
  gtk_widget_action_set_enabled (widget, "document.zoom-out",
                                 ready && pupitre_document_canvas_can_step (self->canvas, -1));
  gtk_widget_action_set_enabled (widget, "document.zoom-reset", ready);
  gtk_widget_action_set_enabled (widget, "document.fit-width", ready);
  gtk_widget_action_set_enabled (widget, "document.fit-page", ready);
  gtk_widget_action_set_enabled (widget, "document.turn-right", ready);
  gtk_widget_action_set_enabled (widget, "document.turn-left", ready);
  gtk_widget_action_set_enabled (widget, "document.full-screen", ready);
  gtk_widget_action_set_enabled (widget, "document.print", ready);
  gtk_widget_action_set_enabled (widget, "document.sidebar", ready);
  gtk_widget_action_set_enabled (widget, "document.read-text", ready);
  gtk_widget_action_set_enabled (widget, "document.find", ready);
  gtk_widget_action_set_enabled (widget, "document.find-next", ready);
  gtk_widget_action_set_enabled (widget, "document.find-previous", ready);
  gtk_widget_action_set_enabled (widget, "document.copy", ready);
  gtk_widget_action_set_enabled (widget, "document.save", self->fd >= 0);
  gtk_widget_action_set_enabled (widget, "document.retry", self->state == PUPITRE_DOCUMENT_FAILED);
}

static void
set_state (PupitreDocumentView *self, PupitreDocumentState state)
{
  static const char * const names[] = { "empty", "empty", "ready", "failed", "locked" };

  g_clear_handle_id (&self->spinner_delay, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, self->as_text && state == PUPITRE_DOCUMENT_READY
                                                   ? "text" : names[state]);
  if (state != self->state) {
    self->state = state;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  }
  update_actions (self);
}

static void
on_spinner_delay (gpointer data)
{
  PupitreDocumentView *self = data;

  self->spinner_delay = 0;
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "loading");
}

static void
on_page_changed (PupitreDocumentView *self)
{
  const guint page = pupitre_document_view_get_page (self);

  pupitre_document_pill_show_page (self->pill, page, pupitre_document_view_get_n_pages (self));
  if (page > 0)
    pupitre_document_sidebar_set_page (self->sidebar, page - 1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
on_zoom_changed (PupitreDocumentView *self)
{
  pupitre_document_pill_show_zoom (self->pill, pupitre_document_view_get_zoom (self));
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
show_failure (PupitreDocumentView *self, const GError *error)
{
  const PupitreDocumentFailure *failure = pupitre_document_failure_for (error);
  /* What another program may make more of. */
  const gboolean has_content = failure->code == PUPITRE_ERROR_DOCUMENT_DAMAGED ||
                               failure->code == PUPITRE_ERROR_TOO_LARGE;

  g_debug ("not opened: %s", error->message);
  adw_status_page_set_title (self->status, _(failure->title));
  adw_status_page_set_description (self->status, _(failure->description));
  gtk_widget_set_visible (self->retry_button, failure->action != NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->retry_button), failure->action);
  gtk_widget_set_visible (self->save_button, has_content && self->fd >= 0);
  set_state (self, PUPITRE_DOCUMENT_FAILED);
}

static void
ask_for_password (PupitreDocumentView *self)
{
  if (self->unlocking)
    pupitre_document_lock_refuse (self->lock);
  self->unlocking = FALSE;
  set_state (self, PUPITRE_DOCUMENT_LOCKED);
  gtk_widget_grab_focus (GTK_WIDGET (self->lock));
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PupitreDocumentView) self = data;
  g_autoptr (PupitreRenderedDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  document = pupitre_renderer_open_finish (PUPITRE_RENDERER (source), result, &error);
  if (pupitre_error_is_cancelled (error))
    return;
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_DOCUMENT_ENCRYPTED)) {
    ask_for_password (self);
    return;
  }
  if (document == NULL) {
    show_failure (self, error);
    return;
  }
  pupitre_document_lock_reset (self->lock);
  self->unlocking = FALSE;
  g_set_object (&self->document, document);
  pupitre_document_find_bar_reset (self->find_bar);
  pupitre_document_canvas_set_document (self->canvas, document);
  pupitre_document_canvas_set_place (self->canvas, &self->place);
  pupitre_document_sidebar_set_document (self->sidebar, document);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
  on_page_changed (self);
  on_zoom_changed (self);
  set_state (self, PUPITRE_DOCUMENT_READY);
}

static void
open_with (PupitreDocumentView *self, int password)
{
  if (self->renderer == NULL)
    self->renderer = pupitre_renderer_new ();
  set_state (self, PUPITRE_DOCUMENT_LOADING);
  self->spinner_delay = g_timeout_add_once (SPINNER_DELAY, on_spinner_delay, self);
  self->unlocking = password >= 0;
  pupitre_renderer_unlock_async (self->renderer, self->fd, password, self->cancellable, on_opened,
                                 g_object_ref (self));
}

static void
open_file (PupitreDocumentView *self)
{
  open_with (self, -1);
}

static void
on_password_entered (PupitreDocumentView *self, int password)
{
  open_with (self, password);
}

/* The helper that knew the password is gone. */
static void
on_unlock (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreDocumentView *self = PUPITRE_DOCUMENT_VIEW (widget);

  if (self->state == PUPITRE_DOCUMENT_READY)
    ask_for_password (self);
}

/* Toasts take markup. */
static void
say (PupitreDocumentView *self, const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (escaped));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PupitreDocumentView) self = data;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (pupitre_document_save_finish (result, &name, &error)) {
    /* Translators: %s is the name of a file */
    text = g_strdup_printf (_("Saved as “%s”"), name);
    say (self, text);
  } else if (!pupitre_error_is_cancelled (error) && name != NULL) {
    /* Translators: the second %s is the reason, in the system's words */
    text = g_strdup_printf (_("“%s” could not be saved: %s"), name, error->message);
    g_signal_emit (self, signals[TROUBLE], 0, text);
  }
}

/**
 * pupitre_document_view_save_to:
 * @self: A view with a document
 * @file: Where to
 *
 * Writes the document as it came from the portal, for this person alone to read. Main thread.
 */
void
pupitre_document_view_save_to (PupitreDocumentView *self, GFile *file)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_VIEW (self));
  g_return_if_fail (self->fd >= 0);

  pupitre_document_save_to_async (self->fd, file, on_saved, g_object_ref (self));
}

static void
on_printed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PupitreDocumentView) self = data;
  g_autoptr (GError) error = NULL;

  if (pupitre_document_print_finish (result, &error) || pupitre_error_is_cancelled (error))
    return;
  g_debug ("not printed: %s", error->message);
  g_signal_emit (self, signals[TROUBLE], 0, _("This document could not be printed"));
}

static void
set_as_text (PupitreDocumentView *self, gboolean as_text)
{
  if (as_text == self->as_text)
    return;
  self->as_text = as_text;
  pupitre_document_find_bar_reset (self->text_find_bar);
  pupitre_document_reader_set_texts (self->reader, as_text
                                       ? pupitre_document_canvas_get_texts (self->canvas) : NULL);
  set_state (self, self->state);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AS_TEXT]);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* What is found is marked where one is: on the pages, or in the text. */
static PupitreDocumentFindBar *
get_find_bar (PupitreDocumentView *self)
{
  return self->as_text ? self->text_find_bar : self->find_bar;
}

static void
toggle_full_screen (GtkWindow *window)
{
  if (window == NULL)
    return;
  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

/* The keys are where the eyes are. */
static void
toggle_sidebar (PupitreDocumentView *self)
{
  set_as_text (self, FALSE);
  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
  gtk_widget_grab_focus (adw_flap_get_reveal_flap (self->flap) ? GTK_WIDGET (self->sidebar)
                                                               : GTK_WIDGET (self->canvas));
}

static void
on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreDocumentView *self = PUPITRE_DOCUMENT_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;

  if (g_str_equal (name, "document.zoom-in"))
    pupitre_document_canvas_step (self->canvas, 1);
  else if (g_str_equal (name, "document.zoom-out"))
    pupitre_document_canvas_step (self->canvas, -1);
  else if (g_str_equal (name, "document.zoom-reset"))
    pupitre_document_canvas_zoom_to (self->canvas, 1.0, gtk_widget_get_width (widget) / 2.0,
                                     gtk_widget_get_height (widget) / 2.0);
  else if (g_str_equal (name, "document.fit-width"))
    pupitre_document_canvas_fit_width (self->canvas);
  else if (g_str_equal (name, "document.sidebar"))
    toggle_sidebar (self);
  else if (g_str_equal (name, "document.find"))
    pupitre_document_find_bar_open (get_find_bar (self));
  else if (g_str_equal (name, "document.find-next"))
    pupitre_document_find_bar_move (get_find_bar (self), 1);
  else if (g_str_equal (name, "document.find-previous"))
    pupitre_document_find_bar_move (get_find_bar (self), -1);
  else if (g_str_equal (name, "document.copy"))
    pupitre_document_selecting_copy (self->canvas);
  else if (g_str_equal (name, "document.fit-page"))
    pupitre_document_canvas_fit_page (self->canvas);
  else if (g_str_equal (name, "document.turn-right"))
    pupitre_document_canvas_turn (self->canvas, 1);
  else if (g_str_equal (name, "document.turn-left"))
    pupitre_document_canvas_turn (self->canvas, -1);
  else if (g_str_equal (name, "document.full-screen"))
    toggle_full_screen (window);
  else if (g_str_equal (name, "document.print"))
    pupitre_document_view_print (self, window);
  else if (g_str_equal (name, "document.save"))
    pupitre_document_view_save (self, window, NULL);
  else
    open_file (self);
}

static void
on_jump (GtkWidget *widget, const char *name, GVariant *place)
{
  PupitreDocumentView *self = PUPITRE_DOCUMENT_VIEW (widget);
  guint32 page;
  double y;

  g_variant_get (place, "(ud)", &page, &y);
  pupitre_document_canvas_go_to (self->canvas, page, y);
  /* What lies over the page has done its duty. */
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static void
on_show_page (GtkWidget *widget, const char *name, GVariant *page)
{
  pupitre_document_canvas_go_to (PUPITRE_DOCUMENT_VIEW (widget)->canvas,
                                 g_variant_get_uint32 (page), 0);
}

static void
on_reveal (GtkWidget *widget, const char *name, GVariant *place)
{
  PupitreDocumentView *self = PUPITRE_DOCUMENT_VIEW (widget);
  guint32 page;
  double area[4];

  g_variant_get (place, "(udddd)", &page, &area[0], &area[1], &area[2], &area[3]);
  pupitre_document_canvas_show_area (self->canvas, page,
                                     &GRAPHENE_RECT_INIT ((float) area[0], (float) area[1],
                                                          (float) area[2], (float) area[3]));
}

static void
on_follow (GtkWidget *widget, const char *name, GVariant *uri)
{
  g_signal_emit (widget, signals[FOLLOWED], 0, g_variant_get_string (uri, NULL));
}

static gboolean
pupitre_document_view_grab_focus (GtkWidget *widget)
{
  PupitreDocumentView *self = PUPITRE_DOCUMENT_VIEW (widget);

  if (self->state == PUPITRE_DOCUMENT_READY && !self->as_text)
    return gtk_widget_grab_focus (GTK_WIDGET (self->canvas));

  if (self->state == PUPITRE_DOCUMENT_LOCKED)
    return gtk_widget_grab_focus (GTK_WIDGET (self->lock));

  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/* Not by way of grab_focus(), as GTK goes about it: what stands before could not be reached. */
static gboolean
pupitre_document_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (PUPITRE_DOCUMENT_VIEW (widget)->stack), direction);
}

static void
pupitre_document_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PupitreDocumentView *self = PUPITRE_DOCUMENT_VIEW (object);

  switch (id) {
  case PROP_STATE:
    g_value_set_enum (value, self->state);
    break;
  case PROP_PAGE:
    g_value_set_uint (value, pupitre_document_view_get_page (self));
    break;
  case PROP_N_PAGES:
    g_value_set_uint (value, pupitre_document_view_get_n_pages (self));
    break;
  case PROP_ZOOM:
    g_value_set_double (value, pupitre_document_view_get_zoom (self));
    break;
  case PROP_AS_TEXT:
    g_value_set_boolean (value, self->as_text);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_document_view_set_property (GObject      *object,
                                    guint         id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  switch (id) {
  case PROP_AS_TEXT:
    set_as_text (PUPITRE_DOCUMENT_VIEW (object), g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_document_view_dispose (GObject *object)
{
  PupitreDocumentView *self = PUPITRE_DOCUMENT_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->spinner_delay, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PUPITRE_TYPE_DOCUMENT_VIEW);
  g_clear_object (&self->document);
  g_clear_object (&self->renderer);

  G_OBJECT_CLASS (pupitre_document_view_parent_class)->dispose (object);
}

static void
pupitre_document_view_finalize (GObject *object)
{
  PupitreDocumentView *self = PUPITRE_DOCUMENT_VIEW (object);

  g_object_unref (self->cancellable);
  g_free (self->title);
  g_free (self->file_name);
  if (self->fd >= 0)
    close (self->fd);

  G_OBJECT_CLASS (pupitre_document_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * PupitreDocumentView:state:
   *
   * What there is to see.
   */
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, PUPITRE_TYPE_DOCUMENT_STATE,
                                              PUPITRE_DOCUMENT_EMPTY, flags);
  /**
   * PupitreDocumentView:page:
   *
   * The page that is being read, from 1; 0 without a document.
   */
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * PupitreDocumentView:n-pages:
   *
   * How many pages there are.
   */
  properties[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * PupitreDocumentView:zoom:
   *
   * 1: as large as on paper, on a screen of 96 dots an inch.
   */
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0, G_MAXDOUBLE, 1, flags);
  /**
   * PupitreDocumentView:as-text:
   *
   * Whether the document is read as text.
   */
  properties[PROP_AS_TEXT] = g_param_spec_boolean ("as-text", NULL, NULL, FALSE,
                                                   flags | G_PARAM_WRITABLE);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/document/pupitre-document-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentView, stack);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentView, spinner);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentView, status);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentView, retry_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentView, save_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentView, lock);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentView, reader);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentView, text_find_bar);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentView, flap);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentView, canvas);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentView, pill);
}

static void
pupitre_document_view_class_init (PupitreDocumentViewClass *klass)
{
  static const char * const actions[] = {
    "document.zoom-in", "document.zoom-out", "document.zoom-reset", "document.fit-width",
    "document.fit-page", "document.turn-right", "document.turn-left", "document.full-screen",
    "document.sidebar", "document.find", "document.find-next", "document.find-previous", "document.copy",
    "document.print", "document.save", "document.retry",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pupitre_document_view_get_property;
  object_class->set_property = pupitre_document_view_set_property;
  object_class->dispose = pupitre_document_view_dispose;
  object_class->finalize = pupitre_document_view_finalize;
  widget_class->focus = pupitre_document_view_focus;
  widget_class->grab_focus = pupitre_document_view_grab_focus;
  install_properties (object_class);

  pupitre_document_style_load ();
  g_type_ensure (PUPITRE_TYPE_DOCUMENT_CANVAS);
  g_type_ensure (PUPITRE_TYPE_DOCUMENT_FIND_BAR);
  g_type_ensure (PUPITRE_TYPE_DOCUMENT_LOCK);
  g_type_ensure (PUPITRE_TYPE_DOCUMENT_PILL);
  g_type_ensure (PUPITRE_TYPE_DOCUMENT_READER);
  g_type_ensure (PUPITRE_TYPE_DOCUMENT_SIDEBAR);
  gtk_widget_class_set_css_name (widget_class, "document-view");
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, on_action);
  gtk_widget_class_install_action (widget_class, "document.unlock", NULL, on_unlock);
  gtk_widget_class_install_action (widget_class, "document.jump", "(ud)", on_jump);
  gtk_widget_class_install_action (widget_class, "document.show-page", "u", on_show_page);
  gtk_widget_class_install_action (widget_class, "document.reveal", "(udddd)", on_reveal);
  gtk_widget_class_install_action (widget_class, "document.follow", "s", on_follow);
  gtk_widget_class_install_property_action (widget_class, "document.read-text", "as-text");
  bind_template (widget_class);

  /**
   * PupitreDocumentView::followed:
   * @self: A view
   * @uri: An address that the document gives: http, https or mailto; untrusted
   *
   * A link that leads outside was clicked. Nothing has been opened.
   */
  signals[FOLLOWED] = g_signal_new ("followed", PUPITRE_TYPE_DOCUMENT_VIEW, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * PupitreDocumentView::trouble:
   * @self: A view
   * @text: What went wrong, a sentence for the parent
   *
   * The document could not be saved or printed. Who shows the view says so.
   */
  signals[TROUBLE] = g_signal_new ("trouble", PUPITRE_TYPE_DOCUMENT_VIEW, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pupitre_document_view_init (PupitreDocumentView *self)
{
  self->fd = -1;
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->canvas, "notify::page", G_CALLBACK (on_page_changed), self);
  g_signal_connect_swapped (self->canvas, "notify::zoom", G_CALLBACK (on_zoom_changed), self);
  g_signal_connect_swapped (self->lock, "entered", G_CALLBACK (on_password_entered), self);
  pupitre_document_find_bar_set_canvas (self->find_bar, self->canvas);
  pupitre_document_find_bar_set_reader (self->text_find_bar, self->reader);
  pupitre_document_shortcuts_add (GTK_WIDGET (self));
  update_actions (self);
}

/**
 * pupitre_document_view_new:
 *
 * Returns: (transfer floating): a view with nothing in it. Main thread.
 */
GtkWidget *
pupitre_document_view_new (void)
{
  return g_object_new (PUPITRE_TYPE_DOCUMENT_VIEW, NULL);
}

/**
 * pupitre_document_view_set_renderer:
 * @self: A view
 * @renderer: Where its documents are opened; without this it makes one of its own
 *
 * A renderer that is shared has a helper ready. Main thread.
 */
void
pupitre_document_view_set_renderer (PupitreDocumentView *self, PupitreRenderer *renderer)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_VIEW (self));
  g_return_if_fail (PUPITRE_IS_RENDERER (renderer));

  g_set_object (&self->renderer, renderer);
}

/**
 * pupitre_document_view_clear:
 * @self: A view
 *
 * Forgets the document: its file, its pictures, its helper. Main thread.
 */
void
pupitre_document_view_clear (PupitreDocumentView *self)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_VIEW (self));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_object (&self->document);
  pupitre_document_find_bar_reset (self->find_bar);
  pupitre_document_lock_reset (self->lock);
  self->unlocking = FALSE;
  self->place = (PupitreDocumentPlace) { 0 };
  set_as_text (self, FALSE);
  pupitre_document_sidebar_set_document (self->sidebar, NULL);
  adw_flap_set_reveal_flap (self->flap, FALSE);
  pupitre_document_canvas_set_document (self->canvas, NULL);
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->file_name, g_free);
  set_state (self, PUPITRE_DOCUMENT_EMPTY);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
}

/**
 * pupitre_document_view_load:
 * @self: A view
 * @fd: A PDF, stays the caller's
 * @title: What it is, in words for a person
 *
 * Shows a document in place of the one before. Main thread.
 */
void
pupitre_document_view_load (PupitreDocumentView *self, int fd, const char *title)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (PUPITRE_IS_DOCUMENT_VIEW (self));
  g_return_if_fail (title != NULL);

  pupitre_document_view_clear (self);
  self->title = g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  self->fd = pupitre_sealed_file_ensure (fd, PUPITRE_RENDER_MAX_FILE, &error);
  if (self->fd < 0)
    show_failure (self, error);
  else
    open_file (self);
}

/**
 * pupitre_document_view_set_file_name:
 * @self: A view
 * @file_name: (nullable): A file name that was made harmless
 *
 * Under which name to suggest saving the document that was loaded. Main thread.
 */
void
pupitre_document_view_set_file_name (PupitreDocumentView *self, const char *file_name)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_VIEW (self));

  g_free (self->file_name);
  self->file_name = g_strdup (file_name);
}

/**
 * pupitre_document_view_get_state:
 * @self: A view
 *
 * Returns: what there is to see. Main thread.
 */
PupitreDocumentState
pupitre_document_view_get_state (PupitreDocumentView *self)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_VIEW (self), PUPITRE_DOCUMENT_EMPTY);

  return self->state;
}

/**
 * pupitre_document_view_get_page:
 * @self: A view
 *
 * Returns: the page that is being read, from 1; 0 without a document. Main thread.
 */
guint
pupitre_document_view_get_page (PupitreDocumentView *self)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_VIEW (self), 0);

  return self->document != NULL ? pupitre_document_canvas_get_page (self->canvas) + 1 : 0;
}

/**
 * pupitre_document_view_get_n_pages:
 * @self: A view
 *
 * Returns: how many pages there are. Main thread.
 */
guint
pupitre_document_view_get_n_pages (PupitreDocumentView *self)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_VIEW (self), 0);

  return self->document != NULL ? pupitre_rendered_document_get_n_pages (self->document) : 0;
}

/**
 * pupitre_document_view_get_zoom:
 * @self: A view
 *
 * Returns: the zoom; 1: as large as on paper. Main thread.
 */
double
pupitre_document_view_get_zoom (PupitreDocumentView *self)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_VIEW (self), 1);

  return pupitre_document_canvas_get_zoom (self->canvas);
}

/**
 * pupitre_document_view_get_place:
 * @self: A view
 * @place: (out caller-allocates): What is seen now; its page is 0 if nothing was seen yet
 *
 * Main thread.
 */
void
pupitre_document_view_get_place (PupitreDocumentView *self, PupitreDocumentPlace *place)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_VIEW (self));
  g_return_if_fail (place != NULL);

  pupitre_document_canvas_get_place (self->canvas, place);
}

/**
 * pupitre_document_view_set_place:
 * @self: A view with a document that is being loaded
 * @place: Where it was left
 *
 * Opens the document there in place of its beginning. Main thread.
 */
void
pupitre_document_view_set_place (PupitreDocumentView *self, const PupitreDocumentPlace *place)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_VIEW (self));
  g_return_if_fail (place != NULL);

  self->place = *place;
}

/**
 * pupitre_document_view_print:
 * @self: A view
 * @parent: (nullable): The window under the dialog
 *
 * Asks how to print, and prints. Main thread.
 */
void
pupitre_document_view_print (PupitreDocumentView *self, GtkWindow *parent)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_VIEW (self));

  if (self->document != NULL)
    pupitre_document_print_async (self->renderer, self->document,
                                  pupitre_document_canvas_get_page (self->canvas), self->title,
                                  parent, self->cancellable, on_printed, g_object_ref (self));
}

/**
 * pupitre_document_view_save:
 * @self: A view
 * @parent: (nullable): The window under the dialog
 * @suggested_name: (nullable): A file name that was made harmless; %NULL: that of
 *   pupitre_document_view_set_file_name()
 *
 * Asks where to, and writes the document there as it came from the portal. Main thread.
 */
void
pupitre_document_view_save (PupitreDocumentView *self,
                            GtkWindow           *parent,
                            const char          *suggested_name)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_VIEW (self));

  if (self->fd >= 0)
    pupitre_document_save_async (self->fd, parent,
                                 suggested_name != NULL ? suggested_name : self->file_name,
                                 on_saved, g_object_ref (self));
}
