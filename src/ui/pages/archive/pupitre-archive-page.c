/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-archive-page"

#include "config.h"

#include "pupitre-archive-page.h"

#include "pupitre-archive-book.h"
#include "pupitre-archive-filter.h"
#include "pupitre-archive-opening.h"
#include "pupitre-archive-row.h"
#include "pupitre-archive-words.h"
#include "pupitre-keep-bar.h"
#include "pupitre-message-dialog.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Every document that the open accounts keep on this computer, of all children: it asks the portal
 * for nothing, and is there without a network. */

/* Rows are dear to make: so many at a time. */
#define ROWS_AT_A_TIME 40

struct _PupitreArchivePage {
  PupitrePage           parent_instance;

  PupitreArchiveBook   *book;
  GPtrArray            *shown;   /* (element-type PupitreArchiveItem): what the filter lets through */
  guint                 n_rows;  /* of these, how many are in the list */

  PupitreArchiveFilter *filter;
  PupitreKeepBar       *keep_bar;
  GtkWidget            *empty;
  GtkLabel             *count;
  GtkListBox           *list;
  GtkWidget            *more_button;
};

G_DEFINE_FINAL_TYPE (PupitreArchivePage, pupitre_archive_page, PUPITRE_TYPE_PAGE)

static void
on_opened (PupitreArchivePage *self, PupitreArchiveItem *item)
{
  pupitre_archive_opening_open (PUPITRE_PAGE (self), item);
}

/* --- Removing ------------------------------------------------------------------------------ */

/* What a question is about. */
typedef struct {
  PupitreArchivePage *page;   /* (owned) */
  GPtrArray          *items;  /* (owned) (element-type PupitreArchiveItem) */
} Removing;

static void
removing_free (gpointer data, GClosure *closure)
{
  Removing *removing = data;

  g_object_unref (removing->page);
  g_ptr_array_unref (removing->items);
  g_free (removing);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Removing *removing)
{
  if (g_str_equal (response, "remove"))
    pupitre_archive_book_remove (removing->page->book, removing->items);
}

/* @items: (transfer full) */
static void
ask (PupitreArchivePage *self, GPtrArray *items, const char *heading, const char *body)
{
  GtkWidget *dialog = pupitre_message_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, body);
  Removing *removing = g_new (Removing, 1);

  removing->page = g_object_ref (self);
  removing->items = items;
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "remove", _("_Remove"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), removing, removing_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_removing (PupitreArchivePage *self, PupitreArchiveItem *item)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *body =
    pupitre_archive_words_remove_one (pupitre_archive_item_get_document (item),
                                      pupitre_archive_item_get_earlier (item)->len);

  g_ptr_array_add (items, g_object_ref (item));
  ask (self, items, _("Remove the Document?"), body);
}

static void
on_remove_all_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreArchivePage *self = PUPITRE_ARCHIVE_PAGE (widget);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *body = g_strdup_printf (
    ngettext ("The %u document that is shown is removed from this computer, with its earlier "
              "versions. The portal can send again only what it still has.",
              "The %u documents that are shown are removed from this computer, with their earlier "
              "versions. The portal can send again only what it still has.", self->shown->len),
    self->shown->len);

  for (guint i = 0; i < self->shown->len; i++)
    g_ptr_array_add (items, g_object_ref (self->shown->pdata[i]));
  ask (self, items, _("Remove All That Is Shown?"), body);
}

/* --- The list ------------------------------------------------------------------------------ */

static void
add_rows (PupitreArchivePage *self)
{
  PupitreFamily *family = pupitre_page_get_family (PUPITRE_PAGE (self));
  guint end = MIN (self->shown->len, self->n_rows + ROWS_AT_A_TIME);

  for (; self->n_rows < end; self->n_rows++) {
    GtkWidget *row = pupitre_archive_row_new (self->shown->pdata[self->n_rows], family);

    g_signal_connect_object (row, "opened", G_CALLBACK (on_opened), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (row, "removing", G_CALLBACK (on_removing), self, G_CONNECT_SWAPPED);
    gtk_list_box_append (self->list, row);
  }
  gtk_widget_set_visible (self->more_button, self->n_rows < self->shown->len);
}

static void
on_more (PupitreArchivePage *self)
{
  GtkListBoxRow *first;
  int position = (int) self->n_rows;

  add_rows (self);
  first = gtk_list_box_get_row_at_index (self->list, position);
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
show_count (PupitreArchivePage *self)
{
  guint64 size = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->shown->len; i++)
    size += pupitre_archive_item_get_size (self->shown->pdata[i]);
  if (self->shown->len == 0) {
    gtk_label_set_text (self->count, _("No document matches."));
  } else {
    g_autofree char *bytes = pupitre_words_size ((gint64) size);

    /* Translators: 1 is how many, 2 a size such as "1.2 MB" */
    text = g_strdup_printf (ngettext ("%1$u document · %2$s", "%1$u documents · %2$s",
                                      self->shown->len), self->shown->len, bytes);
    gtk_label_set_text (self->count, text);
  }
}

static void
show_rows (PupitreArchivePage *self)
{
  GPtrArray *items = pupitre_archive_book_get_items (self->book);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_set_size (self->shown, 0);
  self->n_rows = 0;
  for (guint i = 0; i < items->len; i++) {
    if (pupitre_archive_filter_matches (self->filter, items->pdata[i]))
      g_ptr_array_add (self->shown, g_object_ref (items->pdata[i]));
  }
  add_rows (self);
  show_count (self);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->shown->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "archive.remove-all", self->shown->len > 0);
}

static void
on_filter_changed (PupitreArchivePage *self)
{
  show_rows (self);
}

static void
on_book_changed (PupitreArchivePage *self)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  PupitreStateStack *stack = pupitre_page_get_stack (page);
  GPtrArray *items = pupitre_archive_book_get_items (self->book);
  const GError *error = pupitre_archive_book_get_error (self->book);
  const PupitreTrust trust = { .error = error };

  pupitre_archive_filter_set_items (self->filter, items, pupitre_page_get_family (page));
  show_rows (self);
  if (items->len == 0 && error != NULL)
    pupitre_state_stack_set_error (stack, error);
  else
    pupitre_state_stack_set_state (stack, PUPITRE_STATE_CONTENT);
  gtk_widget_set_visible (self->empty, items->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->filter), items->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->count), items->len > 0);
  /* Nothing here is the portal's word: the line has something to say if part of it failed. */
  gtk_widget_set_visible (GTK_WIDGET (pupitre_page_get_trust_line (page)),
                          error != NULL && items->len > 0);
  pupitre_page_set_trust (page, &trust);
}

static void
on_kept (PupitreArchivePage *self)
{
  if (self->book != NULL)
    pupitre_archive_book_load (self->book);
}

/* --- The page ------------------------------------------------------------------------------ */

static void
pupitre_archive_page_refresh (PupitrePage *page)
{
  pupitre_archive_book_load (PUPITRE_ARCHIVE_PAGE (page)->book);
}

static void
pupitre_archive_page_dispose (GObject *object)
{
  PupitreArchivePage *self = PUPITRE_ARCHIVE_PAGE (object);

  g_clear_object (&self->book);

  G_OBJECT_CLASS (pupitre_archive_page_parent_class)->dispose (object);
}

static void
pupitre_archive_page_finalize (GObject *object)
{
  g_ptr_array_unref (PUPITRE_ARCHIVE_PAGE (object)->shown);

  G_OBJECT_CLASS (pupitre_archive_page_parent_class)->finalize (object);
}

static void
pupitre_archive_page_class_init (PupitreArchivePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PupitrePageClass *page_class = PUPITRE_PAGE_CLASS (klass);

  object_class->dispose = pupitre_archive_page_dispose;
  object_class->finalize = pupitre_archive_page_finalize;
  page_class->refresh = pupitre_archive_page_refresh;
  page_class->shown = pupitre_archive_page_refresh;

  g_type_ensure (PUPITRE_TYPE_ARCHIVE_FILTER);
  g_type_ensure (PUPITRE_TYPE_KEEP_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-archive-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreArchivePage, filter);
  gtk_widget_class_bind_template_child (widget_class, PupitreArchivePage, keep_bar);
  gtk_widget_class_bind_template_child (widget_class, PupitreArchivePage, empty);
  gtk_widget_class_bind_template_child (widget_class, PupitreArchivePage, count);
  gtk_widget_class_bind_template_child (widget_class, PupitreArchivePage, list);
  gtk_widget_class_bind_template_child (widget_class, PupitreArchivePage, more_button);
  gtk_widget_class_bind_template_callback (widget_class, on_kept);
  gtk_widget_class_bind_template_callback (widget_class, on_more);
  gtk_widget_class_install_action (widget_class, "archive.remove-all", NULL,
                                   on_remove_all_activated);
}

static void
pupitre_archive_page_init (PupitreArchivePage *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (on_filter_changed), self,
                           G_CONNECT_SWAPPED);
  pupitre_page_show_refresh (PUPITRE_PAGE (self), FALSE);
}

/**
 * pupitre_archive_page_new:
 * @from: The page in front
 * @key: (nullable): The key of the child whose documents come first to be shown; %NULL for all
 *
 * Returns: (transfer floating): a page with what the open accounts keep. Main thread.
 */
PupitrePage *
pupitre_archive_page_new (PupitrePage *from, const char *key)
{
  PupitreArchivePage *self;
  PupitrePage *page;

  g_return_val_if_fail (PUPITRE_IS_PAGE (from), NULL);

  self = g_object_new (PUPITRE_TYPE_ARCHIVE_PAGE, "account", pupitre_page_get_account (from), "pupil",
                       NULL, "family", pupitre_page_get_family (from), "renderer",
                       pupitre_page_get_renderer (from), NULL);
  page = PUPITRE_PAGE (self);
  pupitre_page_set_subtitle (page, _("All Children"));
  pupitre_keep_bar_set_family (self->keep_bar, pupitre_page_get_family (page), NULL);
  pupitre_archive_filter_choose_child (self->filter, key);
  self->book =
    pupitre_archive_book_new (pupitre_family_get_accounts (pupitre_page_get_family (page)));
  g_signal_connect_object (self->book, "changed", G_CALLBACK (on_book_changed), self,
                           G_CONNECT_SWAPPED);
  return page;
}

/**
 * pupitre_archive_page_choose_child:
 * @self: A page
 * @key: (nullable): The key of a child; %NULL for all
 *
 * Shows the documents of that child. Main thread.
 */
void
pupitre_archive_page_choose_child (PupitreArchivePage *self, const char *key)
{
  g_return_if_fail (PUPITRE_IS_ARCHIVE_PAGE (self));

  pupitre_archive_filter_choose_child (self->filter, key);
  show_rows (self);
}
