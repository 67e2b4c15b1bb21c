/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-page-header"

#include "config.h"

#include "pupitre-page-header.h"

#include "pupitre-cut-text.h"
#include "pupitre-focus-through.h"
#include "pupitre-record-button.h"

/* The header bar of a page: the way back, what the page is and whose, or its sections in place of that,
 * and what the page itself puts at either end. The focus, when it is to go to the header, goes to the way
 * back. */

struct _PupitrePageHeader {
  AdwBin                parent_instance;

  char                 *title;           /* (nullable) */
  char                 *subtitle;        /* (nullable) */
  char                 *previous_title;  /* (nullable) */
  gboolean              folded;

  AdwHeaderBar         *header_bar;
  GtkButton            *back_button;
  GtkLabel             *back_label;
  AdwBin               *start_slot;
  AdwBin               *end_slot;
  GtkButton            *refresh_button;
  GtkButton            *record_button;   /* (nullable): there until there are sections */
  AdwWindowTitle       *window_title;    /* (nullable): it is in the button */
  AdwViewSwitcherTitle *sections_title;  /* (nullable): there once there are sections */
  AdwSqueezer          *squeezer;        /* (nullable): the picture is in it, if it has to give way */
};

G_DEFINE_FINAL_TYPE (PupitrePageHeader, pupitre_page_header, ADW_TYPE_BIN)

static const char *
text_or_nothing (const char *text)
{
  return text != NULL ? text : "";
}

static void
set_text (char **place, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*place);
  *place = copy;
}

/* In a folded window the way back is needed on every page; beside the sidebar, only on a page that
 * was opened from another. */
static void
update_back_button (PupitrePageHeader *self)
{
  gboolean opened = self->previous_title != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->back_button), opened || self->folded);
  gtk_widget_set_visible (GTK_WIDGET (self->back_label), opened && !self->folded);
  gtk_label_set_text (self->back_label, text_or_nothing (self->previous_title));
  adw_header_bar_set_show_start_title_buttons (self->header_bar, self->folded);
}

static void
update_titles (PupitrePageHeader *self)
{
  const char *title = text_or_nothing (self->title);
  const char *subtitle = text_or_nothing (self->subtitle);

  if (self->sections_title != NULL) {
    adw_view_switcher_title_set_title (self->sections_title, title);
    adw_view_switcher_title_set_subtitle (self->sections_title, subtitle);
  } else {
    adw_window_title_set_title (self->window_title, title);
    adw_window_title_set_subtitle (self->window_title, subtitle);
  }
}

static gboolean
pupitre_page_header_grab_focus (GtkWidget *widget)
{
  GtkWidget *back_button = GTK_WIDGET (PUPITRE_PAGE_HEADER (widget)->back_button);

  return gtk_widget_is_visible (back_button) && gtk_widget_grab_focus (back_button);
}

static void
pupitre_page_header_dispose (GObject *object)
{
  g_clear_weak_pointer (&PUPITRE_PAGE_HEADER (object)->squeezer);

  G_OBJECT_CLASS (pupitre_page_header_parent_class)->dispose (object);
}

static void
pupitre_page_header_finalize (GObject *object)
{
  PupitrePageHeader *self = PUPITRE_PAGE_HEADER (object);

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->previous_title);

  G_OBJECT_CLASS (pupitre_page_header_parent_class)->finalize (object);
}

static void
pupitre_page_header_class_init (PupitrePageHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_page_header_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_page_header_finalize;
  widget_class->focus = pupitre_focus_through;
  widget_class->grab_focus = pupitre_page_header_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-page-header.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitrePageHeader, header_bar);
  gtk_widget_class_bind_template_child (widget_class, PupitrePageHeader, back_button);
  gtk_widget_class_bind_template_child (widget_class, PupitrePageHeader, back_label);
  gtk_widget_class_bind_template_child (widget_class, PupitrePageHeader, start_slot);
  gtk_widget_class_bind_template_child (widget_class, PupitrePageHeader, end_slot);
  gtk_widget_class_bind_template_child (widget_class, PupitrePageHeader, refresh_button);
  gtk_widget_class_bind_template_child (widget_class, PupitrePageHeader, record_button);
  gtk_widget_class_bind_template_child (widget_class, PupitrePageHeader, window_title);
}

static void
pupitre_page_header_init (PupitrePageHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_cut_text_watch (GTK_WIDGET (self->window_title));
  update_back_button (self);
}

/**
 * pupitre_page_header_get_title:
 * @self: The header of a page
 *
 * Returns: (transfer none) (nullable): what the page is. Main thread.
 */
const char *
pupitre_page_header_get_title (PupitrePageHeader *self)
{
  g_return_val_if_fail (PUPITRE_IS_PAGE_HEADER (self), NULL);

  return self->title;
}

/**
 * pupitre_page_header_set_title:
 * @self: The header of a page
 * @title: (nullable): What the page is
 *
 * Main thread.
 */
void
pupitre_page_header_set_title (PupitrePageHeader *self, const char *title)
{
  g_return_if_fail (PUPITRE_IS_PAGE_HEADER (self));

  set_text (&self->title, title);
  update_titles (self);
}

/**
 * pupitre_page_header_get_subtitle:
 * @self: The header of a page
 *
 * Returns: (transfer none) (nullable): whose the page is. Main thread.
 */
const char *
pupitre_page_header_get_subtitle (PupitrePageHeader *self)
{
  g_return_val_if_fail (PUPITRE_IS_PAGE_HEADER (self), NULL);

  return self->subtitle;
}

/**
 * pupitre_page_header_set_subtitle:
 * @self: The header of a page
 * @subtitle: (nullable): Whose the page is
 *
 * Main thread.
 */
void
pupitre_page_header_set_subtitle (PupitrePageHeader *self, const char *subtitle)
{
  g_return_if_fail (PUPITRE_IS_PAGE_HEADER (self));

  set_text (&self->subtitle, subtitle);
  update_titles (self);
}

/**
 * pupitre_page_header_get_previous_title:
 * @self: The header of a page
 *
 * Returns: (transfer none) (nullable): what the page is from which this one was opened. Main thread.
 */
const char *
pupitre_page_header_get_previous_title (PupitrePageHeader *self)
{
  g_return_val_if_fail (PUPITRE_IS_PAGE_HEADER (self), NULL);

  return self->previous_title;
}

/**
 * pupitre_page_header_set_previous_title:
 * @self: The header of a page
 * @title: (nullable): What the page is from which this one was opened
 *
 * Main thread.
 */
void
pupitre_page_header_set_previous_title (PupitrePageHeader *self, const char *title)
{
  g_return_if_fail (PUPITRE_IS_PAGE_HEADER (self));

  set_text (&self->previous_title, title);
  update_back_button (self);
}

/**
 * pupitre_page_header_is_folded:
 * @self: The header of a page
 *
 * Returns: whether the window is narrow. Main thread.
 */
gboolean
pupitre_page_header_is_folded (PupitrePageHeader *self)
{
  g_return_val_if_fail (PUPITRE_IS_PAGE_HEADER (self), FALSE);

  return self->folded;
}

/**
 * pupitre_page_header_set_folded:
 * @self: The header of a page
 * @folded: Whether the window is narrow
 *
 * Main thread.
 */
void
pupitre_page_header_set_folded (PupitrePageHeader *self, gboolean folded)
{
  g_return_if_fail (PUPITRE_IS_PAGE_HEADER (self));

  self->folded = folded;
  update_back_button (self);
  if (self->squeezer != NULL)
    adw_squeezer_set_allow_none (self->squeezer, !folded);
}

/**
 * pupitre_page_header_get_start:
 * @self: The header of a page
 *
 * Returns: (transfer none) (nullable): what the page puts at the start. Main thread.
 */
GtkWidget *
pupitre_page_header_get_start (PupitrePageHeader *self)
{
  g_return_val_if_fail (PUPITRE_IS_PAGE_HEADER (self), NULL);

  return adw_bin_get_child (self->start_slot);
}

/**
 * pupitre_page_header_set_start:
 * @self: The header of a page
 * @start: (nullable) (transfer floating): What the page puts at the start
 *
 * Main thread.
 */
void
pupitre_page_header_set_start (PupitrePageHeader *self, GtkWidget *start)
{
  g_return_if_fail (PUPITRE_IS_PAGE_HEADER (self));

  adw_bin_set_child (self->start_slot, start);
}

/**
 * pupitre_page_header_get_end:
 * @self: The header of a page
 *
 * Returns: (transfer none) (nullable): what stands before the refresh button. Main thread.
 */
GtkWidget *
pupitre_page_header_get_end (PupitrePageHeader *self)
{
  g_return_val_if_fail (PUPITRE_IS_PAGE_HEADER (self), NULL);

  return adw_bin_get_child (self->end_slot);
}

/**
 * pupitre_page_header_set_end:
 * @self: The header of a page
 * @end: (nullable) (transfer floating): What the page puts before the refresh button
 *
 * Main thread.
 */
void
pupitre_page_header_set_end (PupitrePageHeader *self, GtkWidget *end)
{
  g_return_if_fail (PUPITRE_IS_PAGE_HEADER (self));

  adw_bin_set_child (self->end_slot, end);
}

/**
 * pupitre_page_header_lead_to_record:
 * @self: The header of a page
 * @child: The child whose page it is, and who has a record
 *
 * Lets the titles lead to the record; nothing happens where there are sections in place of them. To be
 * called before the header is shown. Main thread.
 */
void
pupitre_page_header_lead_to_record (PupitrePageHeader *self, PupitreChild *child)
{
  g_return_if_fail (PUPITRE_IS_PAGE_HEADER (self));

  if (self->record_button != NULL)
    pupitre_record_button_lead (GTK_WIDGET (self->record_button), child);
}

/**
 * pupitre_page_header_set_sections:
 * @self: The header of a page
 * @sections: The sections of the page
 * @bar: Another switcher of them, shown while there is no room in the header
 *
 * Shows a switcher of the sections in place of the titles, where there is room for it. Main thread.
 */
void
pupitre_page_header_set_sections (PupitrePageHeader *self,
                                  AdwViewStack      *sections,
                                  AdwViewSwitcher   *bar)
{
  GtkWidget *title;

  g_return_if_fail (PUPITRE_IS_PAGE_HEADER (self));
  g_return_if_fail (ADW_IS_VIEW_STACK (sections));
  g_return_if_fail (ADW_IS_VIEW_SWITCHER (bar));

  title = adw_view_switcher_title_new ();
  self->sections_title = ADW_VIEW_SWITCHER_TITLE (title);
  adw_view_switcher_title_set_stack (self->sections_title, sections);
  update_titles (self);
  g_object_bind_property (title, "title-visible", bar, "visible", G_BINDING_SYNC_CREATE);
  adw_view_switcher_set_stack (bar, sections);
  self->window_title = NULL;
  self->record_button = NULL;
  adw_header_bar_set_title_widget (self->header_bar, title);
}

/* In a wide window it takes no room from what else stands in the header, as that could not become narrow
 * then; in a narrow one there is room for it. */
static GtkWidget *
make_squeezable (PupitrePageHeader *self, GtkWidget *photo)
{
  GtkWidget *squeezer = adw_squeezer_new ();

  g_set_weak_pointer (&self->squeezer, ADW_SQUEEZER (squeezer));
  adw_squeezer_set_homogeneous (self->squeezer, FALSE);
  adw_squeezer_add (self->squeezer, photo);
  adw_squeezer_set_allow_none (self->squeezer, !self->folded);
  return squeezer;
}

/**
 * pupitre_page_header_add_photo:
 * @self: The header of a page that has sections
 * @photo: (transfer floating): The picture of the child
 * @stays: Whether it always has its room, as the rest can become narrow enough
 *
 * Puts it before what stands at the end of the header. Main thread.
 */
void
pupitre_page_header_add_photo (PupitrePageHeader *self, GtkWidget *photo, gboolean stays)
{
  GtkWidget *end, *box;

  g_return_if_fail (PUPITRE_IS_PAGE_HEADER (self));
  g_return_if_fail (GTK_IS_WIDGET (photo));

  end = adw_bin_get_child (self->end_slot);
  if (end == NULL) {
    adw_bin_set_child (self->end_slot, photo);
    return;
  }
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_object_ref (end);
  adw_bin_set_child (self->end_slot, NULL);
  gtk_widget_set_margin_end (photo, 6);
  gtk_box_append (GTK_BOX (box), stays ? photo : make_squeezable (self, photo));
  gtk_box_append (GTK_BOX (box), end);
  g_object_unref (end);
  adw_bin_set_child (self->end_slot, box);
}

/**
 * pupitre_page_header_show_refresh:
 * @self: The header of a page
 * @shown: Whether there is room for the refresh button
 *
 * Main thread.
 */
void
pupitre_page_header_show_refresh (PupitrePageHeader *self, gboolean shown)
{
  g_return_if_fail (PUPITRE_IS_PAGE_HEADER (self));

  gtk_widget_set_visible (GTK_WIDGET (self->refresh_button), shown);
}
