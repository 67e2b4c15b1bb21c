/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-family-finances-page"

#include "config.h"

#include "pupitre-family-finances-page.h"

#include "pupitre-account-finances.h"
#include "pupitre-balance.h"
#include "pupitre-family-finances.h"
#include "pupitre-finances-page.h"
#include "pupitre-tax-dialog.h"

#include <glib/gi18n.h>

/* What the family pays: all children and services, account after account. Nothing is added up over
 * accounts. */

struct _PupitreFamilyFinancesPage {
  PupitrePage            parent_instance;

  PupitreFamilyFinances *finances;

  GtkBox                *accounts;
};

G_DEFINE_FINAL_TYPE (PupitreFamilyFinancesPage, pupitre_family_finances_page, PUPITRE_TYPE_PAGE)

static void
on_child_activated (PupitreFamilyFinancesPage *self,
                    PupitreChild              *child,
                    PupitreAccountFinances    *box)
{
  PupitrePage *page = PUPITRE_PAGE (self);

  pupitre_page_open (page, pupitre_finances_page_new (
                             page, pupitre_account_finances_get_account (box), child));
}

static void
on_tax_activated (PupitreFamilyFinancesPage *self, PupitreAccountFinances *box)
{
  pupitre_tax_dialog_present (PUPITRE_PAGE (self), pupitre_account_finances_get_account (box));
}

static PupitreAccountFinances *
add_account (PupitreFamilyFinancesPage *self, PupitreAccount *account)
{
  gboolean named = pupitre_family_has_several (pupitre_page_get_family (PUPITRE_PAGE (self)));
  GtkWidget *box = pupitre_account_finances_new (account, named);

  g_signal_connect_object (box, "child-activated", G_CALLBACK (on_child_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (box, "tax-activated", G_CALLBACK (on_tax_activated), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->accounts, box);
  return PUPITRE_ACCOUNT_FINANCES (box);
}

static void
show_accounts (PupitreFamilyFinancesPage *self)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  PupitreAccountFinances *box = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->accounts))) != NULL)
    gtk_box_remove (self->accounts, child);
  for (guint i = 0; i < pupitre_family_finances_get_n (self->finances); i++) {
    PupitreAccount *account = pupitre_family_finances_get_account (self->finances, i);
    PupitreFeedObjects *statements = pupitre_family_finances_get_statements (self->finances, i);

    if (box == NULL || pupitre_account_finances_get_account (box) != account)
      box = add_account (self, account);
    pupitre_account_finances_add_child (
      box, pupitre_family_finances_get_child (self->finances, i),
      statements != NULL ? pupitre_feed_objects_list (statements) : nothing,
      statements == NULL || pupitre_feed_objects_is_empty (statements));
  }
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pupitre_page_content_changed (PUPITRE_PAGE (self));
}

static gboolean
has_newest (GPtrArray *statements, const char *id)
{
  g_autoptr (GPtrArray) newest = pupitre_balance_list_newest (statements);

  for (guint i = 0; i < newest->len; i++) {
    if (g_strcmp0 (pupitre_statement_get_id (newest->pdata[i]), id) == 0)
      return TRUE;
  }
  return FALSE;
}

/* The statements that make up the balance; older ones, those that were withdrawn and the tax slips the
 * page of the child alone shows. */
static gboolean
pupitre_family_finances_page_shows_change (PupitrePage *page, PupitreChange *change)
{
  PupitreFamilyFinances *finances = PUPITRE_FAMILY_FINANCES_PAGE (page)->finances;
  GObject *now = pupitre_change_get_now (change);

  if (!PUPITRE_IS_STATEMENT (now))
    return FALSE;
  for (guint i = 0; i < pupitre_family_finances_get_n (finances); i++) {
    PupitreFeedObjects *statements = pupitre_family_finances_get_statements (finances, i);

    if (statements != NULL &&
        g_str_equal (pupitre_child_get_key (pupitre_family_finances_get_child (finances, i)),
                     pupitre_change_get_child (change)) &&
        has_newest (pupitre_feed_objects_list (statements),
                    pupitre_statement_get_id (PUPITRE_STATEMENT (now))))
      return TRUE;
  }
  return FALSE;
}

static void
on_members_changed (PupitreFamilyFinancesPage *self)
{
  PupitrePage *page = PUPITRE_PAGE (self);

  pupitre_page_remove_feeds (page);
  for (guint i = 0; i < pupitre_family_finances_get_n (self->finances); i++) {
    PupitreAccount *account = pupitre_family_finances_get_account (self->finances, i);
    PupitreFeedObjects *statements = pupitre_family_finances_get_statements (self->finances, i);
    PupitreFeed *feed = statements != NULL ? pupitre_feed_objects_get_feed (statements) : NULL;

    if (feed == NULL)
      continue;
    if (pupitre_page_get_feed (page) == NULL)
      pupitre_page_set_feed_of (page, account, feed);
    else
      pupitre_page_add_feed_of (page, account, feed, TRUE);
  }
  if (pupitre_page_get_feed (page) == NULL)
    pupitre_state_stack_set_state (pupitre_page_get_stack (page), PUPITRE_STATE_EMPTY);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pupitre_page_shown (page);
}

static void
pupitre_family_finances_page_constructed (GObject *object)
{
  PupitreFamilyFinancesPage *self = PUPITRE_FAMILY_FINANCES_PAGE (object);
  PupitrePage *page = PUPITRE_PAGE (self);

  G_OBJECT_CLASS (pupitre_family_finances_page_parent_class)->constructed (object);

  pupitre_page_set_subtitle (page, _("All Children"));
  pupitre_state_stack_set_empty (pupitre_page_get_stack (page), "pupitre-finances-symbolic",
                                 _("Nothing to Pay Here"),
                                 _("Statements of account and tax slips appear here when the school "
                                   "publishes them."));
  self->finances = pupitre_family_finances_new (pupitre_page_get_family (page));
  g_signal_connect_object (self->finances, "members-changed", G_CALLBACK (on_members_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finances, "changed", G_CALLBACK (show_accounts), self,
                           G_CONNECT_SWAPPED);
  on_members_changed (self);
  show_accounts (self);
}

static void
pupitre_family_finances_page_dispose (GObject *object)
{
  g_clear_object (&PUPITRE_FAMILY_FINANCES_PAGE (object)->finances);

  G_OBJECT_CLASS (pupitre_family_finances_page_parent_class)->dispose (object);
}

static void
pupitre_family_finances_page_class_init (PupitreFamilyFinancesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pupitre_family_finances_page_constructed;
  object_class->dispose = pupitre_family_finances_page_dispose;
  PUPITRE_PAGE_CLASS (klass)->shows_change = pupitre_family_finances_page_shows_change;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-family-finances-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreFamilyFinancesPage, accounts);
}

static void
pupitre_family_finances_page_init (PupitreFamilyFinancesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
