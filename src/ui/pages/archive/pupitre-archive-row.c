/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-archive-row"

#include "config.h"

#include "pupitre-archive-row.h"

#include "pupitre-archive-words.h"
#include "pupitre-avatar-group.h"
#include "pupitre-record-row.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* One document of the archive: whose it is and when it came; unfolded, where it came from, the hash of
 * its content and its earlier versions.
 *
 * Signals: `opened` and `removing` with the item, or an earlier version, that the parent wants to see
 * or to remove. */

struct _PupitreArchiveRow {
  AdwExpanderRow      parent_instance;

  PupitreArchiveItem *item;
  gboolean            unfolded;  /* the details are made when they are first asked for */
};

G_DEFINE_FINAL_TYPE (PupitreArchiveRow, pupitre_archive_row, ADW_TYPE_EXPANDER_ROW)

enum {
  SIGNAL_OPENED,
  SIGNAL_REMOVING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GQuark
item_quark (void)
{
  return g_quark_from_static_string ("pupitre-archive-row-item");
}

static void
on_open (PupitreArchiveRow *self, GtkWidget *button)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0,
                 g_object_get_qdata (G_OBJECT (button), item_quark ()));
}

static void
on_remove (PupitreArchiveRow *self, GtkWidget *button)
{
  g_signal_emit (self, signals[SIGNAL_REMOVING], 0,
                 g_object_get_qdata (G_OBJECT (button), item_quark ()));
}

static GtkWidget *
create_button (PupitreArchiveRow  *self,
               PupitreArchiveItem *item,
               const char         *icon_name,
               const char         *tooltip,
               const char         *name,
               GCallback           callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_qdata (G_OBJECT (button), item_quark (), item);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_open_button (PupitreArchiveRow *self, PupitreArchiveItem *item, const char *what)
{
  /* Translators: %s is a document */
  g_autofree char *name = g_strdup_printf (_("Open %s"), what);

  return create_button (self, item, "document-open-symbolic", _("Open"), name,
                        G_CALLBACK (on_open));
}

static GtkWidget *
create_remove_button (PupitreArchiveRow *self, PupitreArchiveItem *item, const char *what)
{
  /* Translators: %s is a document */
  g_autofree char *name = g_strdup_printf (_("Remove %s"), what);

  return create_button (self, item, "user-trash-symbolic", _("Remove"), name,
                        G_CALLBACK (on_remove));
}

static void
add_hash (PupitreArchiveRow *self, const PupitreDocument *document)
{
  g_autofree char *hash = pupitre_document_dup_hash (document);

  adw_expander_row_add_row (ADW_EXPANDER_ROW (self),
                            pupitre_record_row_new_number ("SHA-256", hash, _("Copy the SHA-256"),
                                                           NULL));
}

static void
add_facts (PupitreArchiveRow *self, const PupitreDocument *document)
{
  g_autoptr (GDateTime) received = g_date_time_new_from_unix_utc (document->received_at);
  g_autofree char *moment = received != NULL ? pupitre_words_date_time (received) : g_strdup ("");
  g_autofree char *size = pupitre_words_size ((gint64) document->size);
  AdwExpanderRow *row = ADW_EXPANDER_ROW (self);

  adw_expander_row_add_row (row, pupitre_record_row_new_fact (_("Received"), moment));
  adw_expander_row_add_row (
    row, pupitre_record_row_new_fact (_("Source"), document->source != NULL
                                                     ? document->source
                                                     : _("Not noted when it was received")));
  adw_expander_row_add_row (row, pupitre_record_row_new_fact (_("Size"), size));
  add_hash (self, document);
}

static void
add_earlier (PupitreArchiveRow *self, PupitreArchiveItem *earlier)
{
  const PupitreDocument *document = pupitre_archive_item_get_document (earlier);
  g_autofree char *received = pupitre_archive_words_received (document);
  g_autofree char *hash = pupitre_document_dup_hash (document);
  /* Translators: %s is "received Nov. 20, 2026": the earlier version of a document */
  g_autofree char *title = g_strdup_printf (_("Earlier version, %s"), received);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle",
                                 hash, "title-lines", 0, "subtitle-lines", 0, "activatable", FALSE,
                                 NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_open_button (self, earlier, title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_remove_button (self, earlier, title));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
add_remove (PupitreArchiveRow *self, const char *title)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("Remove from This Computer…"),
                                 "title-lines", 0, NULL);
  GtkWidget *button = create_remove_button (self, self->item, title);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set (row, "activatable-widget", button, NULL);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
on_expanded (PupitreArchiveRow *self)
{
  const PupitreDocument *document;
  g_autofree char *title = NULL;
  GPtrArray *earlier;

  if (self->unfolded || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->unfolded = TRUE;
  document = pupitre_archive_item_get_document (self->item);
  title = pupitre_archive_words_title (document);
  earlier = pupitre_archive_item_get_earlier (self->item);
  add_facts (self, document);
  for (guint i = 0; i < earlier->len; i++)
    add_earlier (self, earlier->pdata[i]);
  add_remove (self, title);
}

static void
pupitre_archive_row_finalize (GObject *object)
{
  g_clear_object (&PUPITRE_ARCHIVE_ROW (object)->item);

  G_OBJECT_CLASS (pupitre_archive_row_parent_class)->finalize (object);
}

static void
pupitre_archive_row_class_init (PupitreArchiveRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_archive_row_finalize;

  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         PUPITRE_TYPE_ARCHIVE_ITEM);
  signals[SIGNAL_REMOVING] = g_signal_new ("removing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                           PUPITRE_TYPE_ARCHIVE_ITEM);
}

static void
pupitre_archive_row_init (PupitreArchiveRow *self)
{
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
}

/* A row of the family never stands without its child. */
static void
add_avatar (PupitreArchiveRow *self, PupitreFamily *family, const char *key)
{
  g_autoptr (PupitreMember) member = pupitre_family_dup_member (family, key);
  g_autoptr (GPtrArray) children = g_ptr_array_new ();
  GtkWidget *avatar;

  if (member == NULL || g_list_model_get_n_items (G_LIST_MODEL (family)) < 2)
    return;
  avatar = g_object_new (PUPITRE_TYPE_AVATAR_GROUP, "valign", GTK_ALIGN_CENTER, NULL);
  g_ptr_array_add (children, pupitre_member_get_child (member));
  pupitre_avatar_group_set_children (PUPITRE_AVATAR_GROUP (avatar),
                                     pupitre_family_get_children (family), children);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), avatar);
}

static char *
dup_subtitle (PupitreArchiveItem *item, PupitreFamily *family)
{
  const PupitreDocument *document = pupitre_archive_item_get_document (item);
  guint n_earlier = pupitre_archive_item_get_earlier (item)->len;
  g_autofree char *child = pupitre_archive_words_child (family, document->child);
  g_autofree char *received = pupitre_archive_words_received (document);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s · %s", child, received);
  if (n_earlier > 0) {
    g_autofree char *versions = g_strdup_printf (
      ngettext ("%u earlier version", "%u earlier versions", n_earlier), n_earlier);

    g_string_append_printf (text, " · %s", versions);
  }
  if (g_list_model_get_n_items (pupitre_family_get_accounts (family)) > 1)
    g_string_append_printf (
      text, " · %s", pupitre_account_get_email (pupitre_archive_item_get_account (item)));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * pupitre_archive_row_new:
 * @item: A document of the archive
 * @family: The children of the open accounts
 *
 * Returns: (transfer floating): a row, folded. Main thread.
 */
GtkWidget *
pupitre_archive_row_new (PupitreArchiveItem *item, PupitreFamily *family)
{
  PupitreArchiveRow *self;
  const PupitreDocument *document;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (PUPITRE_IS_ARCHIVE_ITEM (item), NULL);
  g_return_val_if_fail (PUPITRE_IS_FAMILY (family), NULL);

  document = pupitre_archive_item_get_document (item);
  title = pupitre_archive_words_title (document);
  subtitle = dup_subtitle (item, family);
  self = g_object_new (PUPITRE_TYPE_ARCHIVE_ROW, "use-markup", FALSE, "title", title, "subtitle",
                       subtitle, NULL);
  self->item = g_object_ref (item);
  add_avatar (self, family, document->child);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), create_open_button (self, item, title));
  return GTK_WIDGET (self);
}

/**
 * pupitre_archive_row_get_item:
 * @self: A row
 *
 * Returns: (transfer none): what it shows. Main thread.
 */
PupitreArchiveItem *
pupitre_archive_row_get_item (PupitreArchiveRow *self)
{
  g_return_val_if_fail (PUPITRE_IS_ARCHIVE_ROW (self), NULL);

  return self->item;
}
