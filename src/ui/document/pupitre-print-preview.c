/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-print-preview"

#include "config.h"

#include "pupitre-print-preview.h"

#include <glib/gi18n.h>

#include "pupitre-document-canvas.h"
#include "pupitre-document-failure.h"
#include "pupitre-document-style.h"
#include "pupitre-error.h"
#include "pupitre-print-options.h"
#include "pupitre-print-sheets.h"

/* Shows the sheets as they will be on paper, before a printer is chosen. What is shown is the very
 * file that the printer gets. */

struct _PupitrePrintPreview {
  AdwWindow                parent_instance;

  AdwWindowTitle          *window_title;
  AdwFlap                 *flap;
  PupitrePrintOptions     *options;
  GtkLabel                *notice;
  GtkStack                *stack;
  AdwStatusPage           *status;
  GtkWidget               *scroller;
  PupitreDocumentCanvas   *canvas;
  GtkLabel                *sheet_label;
  GtkWidget               *print_button;

  PupitreRenderer         *renderer;
  PupitreRenderedDocument *document;
  PupitreRenderedDocument *sheets;       /* (nullable): not made yet, or no longer what was chosen */
  GArray                  *order;        /* (nullable): of the pages on the sheets */
  guint                    current;      /* the page that was read, from 0 */
  gboolean                 ready;        /* there were sheets to be seen */
  GCancellable            *cancellable;  /* (nullable): of the sheets that are being made */
};

enum {
  PRINT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PupitrePrintPreview, pupitre_print_preview, ADW_TYPE_WINDOW)

static guint
get_n_sheets (PupitrePrintPreview *self)
{
  return self->sheets != NULL ? pupitre_rendered_document_get_n_pages (self->sheets) : 0;
}

static void
on_sheet_changed (PupitrePrintPreview *self)
{
  const guint sheet = pupitre_document_canvas_get_page (self->canvas);
  const guint n_sheets = get_n_sheets (self);
  g_autofree char *text = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.previous", n_sheets > 0 && sheet > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.next", sheet + 1 < n_sheets);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.print", n_sheets > 0);
  if (n_sheets == 0)
    return;
  /* Translators: which sheet of paper is seen, and how many there are */
  text = g_strdup_printf (_("Sheet %1$u of %2$u"), sheet + 1, n_sheets);
  gtk_label_set_text (self->sheet_label, text);
}

/* Says how many pages the paper does not hold. */
static void
show_notice (PupitrePrintPreview *self)
{
  g_autofree char *text = NULL;
  PupitreRenderSheet sheet;
  guint n_cut = 0;

  pupitre_print_options_get_sheet (self->options, &sheet);
  for (guint i = 0; i < self->order->len; i++) {
    PupitreRenderPlace place;
    double width;
    double height;

    pupitre_rendered_document_get_page_size (self->document, g_array_index (self->order, guint, i),
                                             &width, &height);
    pupitre_render_sheet_place (&sheet, width, height, &place);
    n_cut += place.cut ? 1 : 0;
  }
  /* Translators: %u is how many */
  text = g_strdup_printf (ngettext ("%u page is larger than the paper: its edges will be missing",
                                    "%u pages are larger than the paper: their edges will be missing",
                                    n_cut), n_cut);
  gtk_label_set_text (self->notice, text);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), n_cut > 0);
}

/* The sheet of the page that is to be seen, else the first. */
static guint
find_sheet (PupitrePrintPreview *self)
{
  for (guint i = 0; i < self->order->len; i++) {
    if (g_array_index (self->order, guint, i) == self->current)
      return i;
  }

  return 0;
}

static void
show_failure (PupitrePrintPreview *self, const GError *error)
{
  const PupitreDocumentFailure *failure = pupitre_document_failure_for (error);

  g_debug ("no sheets: %s", error->message);
  adw_status_page_set_title (self->status, _("The sheets could not be drawn"));
  adw_status_page_set_description (self->status, _(failure->description));
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PupitrePrintPreview) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreRenderedDocument) sheets = pupitre_print_sheets_make_finish (result, &error);

  if (pupitre_error_is_cancelled (error))
    return;
  if (sheets == NULL) {
    show_failure (self, error);
    return;
  }
  self->sheets = g_steal_pointer (&sheets);
  pupitre_document_canvas_set_document (self->canvas, self->sheets);
  pupitre_document_canvas_keep_whole (self->canvas, find_sheet (self));
  show_notice (self);
  gtk_stack_set_visible_child_name (self->stack, "ready");
  on_sheet_changed (self);
  if (!self->ready)
    gtk_window_set_focus (GTK_WINDOW (self), self->print_button);
  self->ready = TRUE;
}

/* The page that is seen stays in sight whatever is chosen. */
static void
remember_page (PupitrePrintPreview *self)
{
  if (self->sheets != NULL)
    self->current = g_array_index (self->order, guint,
                                   pupitre_document_canvas_get_page (self->canvas));
  g_clear_object (&self->sheets);
}

static void
give_up (PupitrePrintPreview *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Until the new sheets are there the old ones are seen, and cannot be printed. */
static void
make_sheets (PupitrePrintPreview *self)
{
  g_autoptr (GArray) order = NULL;
  PupitreRenderSheet sheet;

  if (self->document == NULL)
    return;
  give_up (self);
  remember_page (self);
  on_sheet_changed (self);
  order = pupitre_print_options_dup_order (self->options);
  if (order == NULL)
    return;
  g_clear_pointer (&self->order, g_array_unref);
  self->order = g_steal_pointer (&order);
  self->cancellable = g_cancellable_new ();
  pupitre_print_options_get_sheet (self->options, &sheet);
  pupitre_print_sheets_make_async (self->renderer, self->document, &sheet, self->order,
                                   self->cancellable, on_made, g_object_ref (self));
}

static void
on_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[PRINT], 0);
}

static void
on_turn (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitrePrintPreview *self = PUPITRE_PRINT_PREVIEW (widget);
  const int step = g_str_equal (name, "preview.next") ? 1 : -1;
  const int sheet = (int) pupitre_document_canvas_get_page (self->canvas) + step;

  if (sheet >= 0 && sheet < (int) get_n_sheets (self))
    pupitre_document_canvas_go_to (self->canvas, (guint) sheet, 0);
}

static void
on_zoom (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitrePrintPreview *self = PUPITRE_PRINT_PREVIEW (widget);

  if (g_str_equal (name, "preview.zoom-whole"))
    pupitre_document_canvas_keep_whole (self->canvas,
                                        pupitre_document_canvas_get_page (self->canvas));
  else
    pupitre_document_canvas_step (self->canvas, g_str_equal (name, "preview.zoom-in") ? 1 : -1);
}

/* Before the canvas scrolls by them: a sheet is seen as a whole. */
static void
add_turn_keys (PupitrePrintPreview *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Page_Down|KP_Page_Down|space"),
                      gtk_named_action_new ("preview.next")));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Page_Up|KP_Page_Up|<Shift>space"),
                      gtk_named_action_new ("preview.previous")));
  gtk_widget_add_controller (self->scroller, controller);
}

static void
pupitre_print_preview_dispose (GObject *object)
{
  PupitrePrintPreview *self = PUPITRE_PRINT_PREVIEW (object);

  give_up (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), PUPITRE_TYPE_PRINT_PREVIEW);
  g_clear_object (&self->sheets);
  g_clear_object (&self->document);
  g_clear_object (&self->renderer);
  g_clear_pointer (&self->order, g_array_unref);

  G_OBJECT_CLASS (pupitre_print_preview_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint           key;
    GdkModifierType modifiers;
    const char     *action;
  } keys[] = {
    { GDK_KEY_Escape, 0, "window.close" },
    { GDK_KEY_p, GDK_CONTROL_MASK, "preview.print" },
    { GDK_KEY_Page_Down, GDK_CONTROL_MASK, "preview.next" },
    { GDK_KEY_Page_Up, GDK_CONTROL_MASK, "preview.previous" },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "preview.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "preview.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "preview.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "preview.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "preview.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "preview.zoom-whole" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "preview.zoom-whole" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
}

static void
pupitre_print_preview_class_init (PupitrePrintPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_print_preview_dispose;

  g_type_ensure (PUPITRE_TYPE_DOCUMENT_CANVAS);
  g_type_ensure (PUPITRE_TYPE_PRINT_OPTIONS);
  pupitre_document_style_load ();
  gtk_widget_class_set_template_from_resource (
    widget_class, RESOURCE_PATH "/document/pupitre-print-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitrePrintPreview, window_title);
  gtk_widget_class_bind_template_child (widget_class, PupitrePrintPreview, flap);
  gtk_widget_class_bind_template_child (widget_class, PupitrePrintPreview, options);
  gtk_widget_class_bind_template_child (widget_class, PupitrePrintPreview, notice);
  gtk_widget_class_bind_template_child (widget_class, PupitrePrintPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, PupitrePrintPreview, status);
  gtk_widget_class_bind_template_child (widget_class, PupitrePrintPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, PupitrePrintPreview, canvas);
  gtk_widget_class_bind_template_child (widget_class, PupitrePrintPreview, sheet_label);
  gtk_widget_class_bind_template_child (widget_class, PupitrePrintPreview, print_button);
  gtk_widget_class_bind_template_callback (widget_class, make_sheets);
  gtk_widget_class_install_action (widget_class, "preview.print", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "preview.previous", NULL, on_turn);
  gtk_widget_class_install_action (widget_class, "preview.next", NULL, on_turn);
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, on_zoom);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, on_zoom);
  gtk_widget_class_install_action (widget_class, "preview.zoom-whole", NULL, on_zoom);
  add_keys (widget_class);

  /**
   * PupitrePrintPreview::print:
   * @self: A preview with sheets
   *
   * They are to be printed.
   */
  signals[PRINT] = g_signal_new ("print", PUPITRE_TYPE_PRINT_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_print_preview_init (PupitrePrintPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->canvas, "notify::page", G_CALLBACK (on_sheet_changed), self);
  add_turn_keys (self);
  on_sheet_changed (self);
}

/**
 * pupitre_print_preview_new:
 * @renderer: Where the sheets are made
 * @document: An open document
 * @current: The page that is being read, from 0: its sheet is in front
 * @title: What the document is, in words for a person
 *
 * Returns: (transfer full): a window, which GTK owns. Main thread.
 */
GtkWidget *
pupitre_print_preview_new (PupitreRenderer         *renderer,
                           PupitreRenderedDocument *document,
                           guint                    current,
                           const char              *title)
{
  PupitrePrintPreview *self = g_object_new (PUPITRE_TYPE_PRINT_PREVIEW, NULL);

  adw_window_title_set_subtitle (self->window_title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  pupitre_print_options_set_n_pages (self->options,
                                     pupitre_rendered_document_get_n_pages (document));
  self->renderer = g_object_ref (renderer);
  self->document = g_object_ref (document);
  self->current = current;
  make_sheets (self);

  return GTK_WIDGET (self);
}

/**
 * pupitre_print_preview_get_sheets:
 * @self: A preview
 *
 * Returns: (transfer none) (nullable): what is to be printed; %NULL while it is being made, and if
 *   nothing is. Main thread.
 */
PupitreRenderedDocument *
pupitre_print_preview_get_sheets (PupitrePrintPreview *self)
{
  g_return_val_if_fail (PUPITRE_IS_PRINT_PREVIEW (self), NULL);

  return self->sheets;
}

/**
 * pupitre_print_preview_get_sheet:
 * @self: A preview
 *
 * Returns: the sheet that is seen, from 0. Main thread.
 */
guint
pupitre_print_preview_get_sheet (PupitrePrintPreview *self)
{
  g_return_val_if_fail (PUPITRE_IS_PRINT_PREVIEW (self), 0);

  return pupitre_document_canvas_get_page (self->canvas);
}

/**
 * pupitre_print_preview_dup_setup:
 * @self: A preview
 *
 * Returns: (transfer full): the paper that was chosen. Main thread.
 */
GtkPageSetup *
pupitre_print_preview_dup_setup (PupitrePrintPreview *self)
{
  g_return_val_if_fail (PUPITRE_IS_PRINT_PREVIEW (self), NULL);

  return pupitre_print_options_dup_setup (self->options);
}
