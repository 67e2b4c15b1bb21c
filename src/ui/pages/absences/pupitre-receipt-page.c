/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-receipt-page"

#include "config.h"

#include "pupitre-receipt-page.h"

#include "pupitre-absence-words.h"
#include "pupitre-paper-ways.h"
#include "pupitre-receipt-paper.h"
#include "pupitre-trouble.h"

#include <glib/gi18n.h>

/* One receipt, or several: what the school received, when, and how that is known; to be printed or
 * saved together.
 *
 * Actions: `page.print`, `page.save`. */

struct _PupitreReceiptPage {
  PupitrePage     parent_instance;

  GPtrArray      *receipts;  /* (element-type PupitreReceipt) */
  GCancellable   *cancel;

  GtkBox         *groups;
  PupitreTrouble *trouble;
};

G_DEFINE_FINAL_TYPE (PupitreReceiptPage, pupitre_receipt_page, PUPITRE_TYPE_PAGE)

static void
add_group (PupitreReceiptPage *self, PupitreReceipt *receipt)
{
  g_autoptr (GPtrArray) facts = pupitre_receipt_paper_list_facts (receipt);
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (
    ADW_PREFERENCES_GROUP (group),
    pupitre_absence_words_of_kind (pupitre_intent_get_kind (pupitre_receipt_get_intent (receipt))));
  for (guint i = 0; i + 1 < facts->len; i += 2) {
    GtkWidget *row = adw_action_row_new ();

    g_object_set (row, "use-markup", FALSE, "title", facts->pdata[i], "subtitle",
                  facts->pdata[i + 1], "subtitle-lines", 0, NULL);
    gtk_widget_add_css_class (row, "figure-row");
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  }
  gtk_box_append (self->groups, group);
}

/* Returns: (transfer full) (nullable): the receipts on paper; it is said why there is none. */
static GBytes *
draw (PupitreReceiptPage *self)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = pupitre_receipt_paper_draw (self->receipts, &error);

  if (pdf == NULL)
    pupitre_trouble_show (self->trouble, error);
  return pdf;
}

static void
on_print_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreReceiptPage *self = PUPITRE_RECEIPT_PAGE (widget);
  g_autoptr (GBytes) pdf = draw (self);

  if (pdf != NULL)
    pupitre_paper_ways_print (PUPITRE_PAGE (self), pdf, self->cancel, self->trouble);
}

static void
on_save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreReceiptPage *self = PUPITRE_RECEIPT_PAGE (widget);
  g_autoptr (GBytes) pdf = draw (self);

  if (pdf != NULL)
    pupitre_paper_ways_save (PUPITRE_PAGE (self), pdf, _("Receipt.pdf"), self->cancel,
                             self->trouble);
}

static void
pupitre_receipt_page_dispose (GObject *object)
{
  g_cancellable_cancel (PUPITRE_RECEIPT_PAGE (object)->cancel);

  G_OBJECT_CLASS (pupitre_receipt_page_parent_class)->dispose (object);
}

static void
pupitre_receipt_page_finalize (GObject *object)
{
  PupitreReceiptPage *self = PUPITRE_RECEIPT_PAGE (object);

  g_clear_object (&self->cancel);
  g_ptr_array_unref (self->receipts);

  G_OBJECT_CLASS (pupitre_receipt_page_parent_class)->finalize (object);
}

static void
pupitre_receipt_page_class_init (PupitreReceiptPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_receipt_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_receipt_page_finalize;

  g_type_ensure (PUPITRE_TYPE_TROUBLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-receipt-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreReceiptPage, groups);
  gtk_widget_class_bind_template_child (widget_class, PupitreReceiptPage, trouble);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, on_print_activated);
  gtk_widget_class_install_action (widget_class, "page.save", NULL, on_save_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "page.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "page.save",
                                       NULL);
}

static void
pupitre_receipt_page_init (PupitreReceiptPage *self)
{
  self->receipts = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancel = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_page_show_refresh (PUPITRE_PAGE (self), FALSE);
}

/**
 * pupitre_receipt_page_new:
 * @from: The page from which it is opened
 * @receipts: (element-type PupitreReceipt): One or more
 *
 * Returns: (transfer floating): a page. Main thread.
 */
PupitrePage *
pupitre_receipt_page_new (PupitrePage *from, GPtrArray *receipts)
{
  PupitreReceiptPage *self;

  g_return_val_if_fail (PUPITRE_IS_PAGE (from), NULL);

  self = g_object_new (PUPITRE_TYPE_RECEIPT_PAGE, "account", pupitre_page_get_account (from),
                       "pupil", pupitre_page_get_pupil (from), "family",
                       pupitre_page_get_family (from), "renderer",
                       pupitre_page_get_renderer (from), NULL);
  pupitre_page_set_title (PUPITRE_PAGE (self), receipts->len > 1 ? _("Receipts") : _("Receipt"));
  for (guint i = 0; i < receipts->len; i++) {
    g_ptr_array_add (self->receipts, g_object_ref (receipts->pdata[i]));
    add_group (self, receipts->pdata[i]);
  }
  /* It is of this computer and waits for no feed. */
  pupitre_state_stack_set_state (pupitre_page_get_stack (PUPITRE_PAGE (self)),
                                 PUPITRE_STATE_CONTENT);
  return PUPITRE_PAGE (self);
}
