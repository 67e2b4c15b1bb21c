/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-inheritance-offer"

#include "config.h"

#include "pupitre-inheritance-offer.h"

#include "pupitre-busy-button.h"
#include "pupitre-error.h"
#include "pupitre-inheritance.h"
#include "pupitre-trouble.h"

#include <glib/gi18n.h>

/* Offers to take over what another account of the parent kept of a child, and says what became of
 * it; not visible while there is no such account. */

struct _PupitreInheritanceOffer {
  AdwBin             parent_instance;

  PupitreAccount    *heir;    /* (nullable) */
  PupitreAccount    *former;  /* (nullable), not owned: it can leave */
  PupitreChild      *child;   /* (nullable) */
  GCancellable      *cancel;  /* (nullable): of what is under way */

  GtkLabel          *label;
  PupitreBusyButton *button;
  PupitreTrouble    *trouble;
};

G_DEFINE_FINAL_TYPE (PupitreInheritanceOffer, pupitre_inheritance_offer, ADW_TYPE_BIN)

/* A sentence, and below it how much there is of each. */
static void
say (PupitreInheritanceOffer *self, const char *sentence, PupitreInheritance what)
{
  g_autofree char *documents = g_strdup_printf (
    ngettext ("%u document", "%u documents", what.n_documents), what.n_documents);
  g_autofree char *receipts = g_strdup_printf (
    ngettext ("%u receipt", "%u receipts", what.n_receipts), what.n_receipts);
  g_autofree char *drafts = g_strdup_printf (
    ngettext ("%u draft", "%u drafts", what.n_drafts), what.n_drafts);
  g_autofree char *done = g_strdup_printf (
    ngettext ("%u item of homework marked as done", "%u items of homework marked as done",
              what.n_done), what.n_done);
  g_autoptr (GString) text = g_string_new (sentence);

  if (what.n_documents > 0)
    g_string_append_printf (text, "\n%s", documents);
  if (what.n_receipts > 0)
    g_string_append_printf (text, "\n%s", receipts);
  if (what.n_drafts > 0)
    g_string_append_printf (text, "\n%s", drafts);
  if (what.n_done > 0)
    g_string_append_printf (text, "\n%s", done);
  gtk_label_set_text (self->label, text->str);
}

/* Nothing is under way, and no account is held any longer. */
static void
let_go (PupitreInheritanceOffer *self)
{
  g_cancellable_cancel (self->cancel);
  g_clear_object (&self->cancel);
  g_clear_object (&self->heir);
  g_clear_weak_pointer (&self->former);
  g_clear_object (&self->child);
}

static void
on_taken (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreInheritanceOffer) self = PUPITRE_INHERITANCE_OFFER (user_data);
  g_autoptr (GError) error = NULL;
  PupitreInheritance taken = { 0 };
  gboolean all = pupitre_inheritance_take_finish (result, &taken, &error);

  if (pupitre_error_is_cancelled (error))
    return;
  pupitre_busy_button_set_busy (self->button, FALSE);
  if (!all) {
    pupitre_trouble_show (self->trouble, error);
    return;
  }
  say (self, _("Now kept under this account too:"), taken);
  gtk_widget_set_visible (GTK_WIDGET (self->button), FALSE);
  let_go (self);
}

static void
on_take (PupitreInheritanceOffer *self)
{
  if (self->former == NULL || pupitre_busy_button_is_busy (self->button))
    return;
  pupitre_trouble_hide (self->trouble);
  pupitre_busy_button_set_busy (self->button, TRUE);
  pupitre_inheritance_take_async (self->former, self->heir, self->child, self->cancel, on_taken,
                                  g_object_ref (self));
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreInheritanceOffer) self = PUPITRE_INHERITANCE_OFFER (user_data);
  g_autoptr (PupitreAccount) former = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  PupitreInheritance found = { 0 };

  former = pupitre_inheritance_find_finish (result, &found, &error);
  if (former == NULL || self->heir == NULL)
    return;
  g_set_weak_pointer (&self->former, former);
  /* Translators: the first name of a child, then an e-mail address; lines such as "3 documents"
   * follow */
  text = g_strdup_printf (_("Kept of %s under %s:"), pupitre_child_get_first_name (self->child),
                          pupitre_account_get_email (self->former));
  say (self, text, found);
  gtk_widget_set_visible (GTK_WIDGET (self->button), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
pupitre_inheritance_offer_dispose (GObject *object)
{
  let_go (PUPITRE_INHERITANCE_OFFER (object));

  G_OBJECT_CLASS (pupitre_inheritance_offer_parent_class)->dispose (object);
}

static void
pupitre_inheritance_offer_class_init (PupitreInheritanceOfferClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_inheritance_offer_dispose;
  g_type_ensure (PUPITRE_TYPE_BUSY_BUTTON);
  g_type_ensure (PUPITRE_TYPE_TROUBLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-inheritance-offer.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreInheritanceOffer, label);
  gtk_widget_class_bind_template_child (widget_class, PupitreInheritanceOffer, button);
  gtk_widget_class_bind_template_child (widget_class, PupitreInheritanceOffer, trouble);
  gtk_widget_class_bind_template_callback (widget_class, on_take);
}

static void
pupitre_inheritance_offer_init (PupitreInheritanceOffer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_busy_button_set_text (self->button, _("Take Over"));
}

/**
 * pupitre_inheritance_offer_look:
 * @self: An offer
 * @accounts: The accounts of this computer
 * @heir: The one that has the child now
 * @child: A child
 *
 * Begins anew: nothing is offered until it is known that there is something. Main thread.
 */
void
pupitre_inheritance_offer_look (PupitreInheritanceOffer *self,
                                PupitreAccounts         *accounts,
                                PupitreAccount          *heir,
                                PupitreChild            *child)
{
  g_return_if_fail (PUPITRE_IS_INHERITANCE_OFFER (self));

  let_go (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  pupitre_trouble_hide (self->trouble);
  pupitre_busy_button_set_busy (self->button, FALSE);
  self->cancel = g_cancellable_new ();
  self->heir = g_object_ref (heir);
  self->child = g_object_ref (child);
  pupitre_inheritance_find_async (accounts, heir, child, self->cancel, on_found,
                                  g_object_ref (self));
}
