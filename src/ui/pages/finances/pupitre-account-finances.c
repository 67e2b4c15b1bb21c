/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-account-finances"

#include "config.h"

#include "pupitre-account-finances.h"

#include "pupitre-balance-card.h"
#include "pupitre-finances-row.h"
#include "pupitre-finances-words.h"
#include "pupitre-tax-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* What one account is to pay for its children: the sum, and each child with each service.
 *
 * Signals: `child-activated` when the parent wants to see the finances of one child, `tax-activated`
 * when a tax folder. */

struct _PupitreAccountFinances {
  GtkBox              parent_instance;

  PupitreAccount     *account;
  PupitreBalance      balance;
  GPtrArray          *newest;    /* (element-type PupitreStatement): what counts in the balance */

  AdwPreferencesGroup *group;
  PupitreBalanceCard *card;
  GtkListBox         *list;
  GtkLabel           *without;   /* the children of whom nothing is shown */
};

G_DEFINE_FINAL_TYPE (PupitreAccountFinances, pupitre_account_finances, GTK_TYPE_BOX)

static guint child_activated_signal;
static guint tax_activated_signal;

static GQuark
child_quark (void)
{
  return g_quark_from_static_string ("pupitre-account-finances-child");
}

static void
on_row_activated (PupitreAccountFinances *self, GtkListBoxRow *row)
{
  g_signal_emit (self, child_activated_signal, 0,
                 g_object_get_qdata (G_OBJECT (row), child_quark ()));
}

static void
on_tax_activated (PupitreAccountFinances *self)
{
  g_signal_emit (self, tax_activated_signal, 0);
}

static void
pupitre_account_finances_dispose (GObject *object)
{
  g_clear_object (&PUPITRE_ACCOUNT_FINANCES (object)->account);

  G_OBJECT_CLASS (pupitre_account_finances_parent_class)->dispose (object);
}

static void
pupitre_account_finances_finalize (GObject *object)
{
  g_ptr_array_unref (PUPITRE_ACCOUNT_FINANCES (object)->newest);

  G_OBJECT_CLASS (pupitre_account_finances_parent_class)->finalize (object);
}

static void
pupitre_account_finances_class_init (PupitreAccountFinancesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_account_finances_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_account_finances_finalize;

  child_activated_signal = g_signal_new ("child-activated", PUPITRE_TYPE_ACCOUNT_FINANCES,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         PUPITRE_TYPE_CHILD);
  tax_activated_signal = g_signal_new ("tax-activated", PUPITRE_TYPE_ACCOUNT_FINANCES,
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PUPITRE_TYPE_BALANCE_CARD);
  g_type_ensure (PUPITRE_TYPE_TAX_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-account-finances.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreAccountFinances, group);
  gtk_widget_class_bind_template_child (widget_class, PupitreAccountFinances, card);
  gtk_widget_class_bind_template_child (widget_class, PupitreAccountFinances, list);
  gtk_widget_class_bind_template_child (widget_class, PupitreAccountFinances, without);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_tax_activated);
}

static void
pupitre_account_finances_init (PupitreAccountFinances *self)
{
  self->newest = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pupitre_account_finances_new:
 * @account: An account
 * @named: Whether its address is to be said, as there are several
 *
 * Returns: (transfer floating): what it is to pay, for no child yet. Main thread.
 */
GtkWidget *
pupitre_account_finances_new (PupitreAccount *account, gboolean named)
{
  PupitreAccountFinances *self;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account), NULL);

  self = g_object_new (PUPITRE_TYPE_ACCOUNT_FINANCES, NULL);
  self->account = g_object_ref (account);
  if (named) {
    g_autofree char *title = g_markup_escape_text (pupitre_account_get_email (account), -1);

    adw_preferences_group_set_title (self->group, title);
  }
  return GTK_WIDGET (self);
}

/**
 * pupitre_account_finances_get_account:
 * @self: What an account is to pay
 *
 * Returns: (transfer none): the account. Main thread.
 */
PupitreAccount *
pupitre_account_finances_get_account (PupitreAccountFinances *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT_FINANCES (self), NULL);

  return self->account;
}

static void
add_row (PupitreAccountFinances *self, PupitreChild *child, PupitreStatement *statement)
{
  g_autofree char *service = pupitre_finances_words_statement_title (statement);
  g_autofree char *subtitle = pupitre_finances_words_statement_subtitle (statement, FALSE);
  g_autofree char *balance = pupitre_finances_words_balance (statement);
  g_autofree char *title =
    g_strdup_printf ("%s · %s", pupitre_child_get_first_name (child), service);
  GtkWidget *row = pupitre_finances_row_new (title, subtitle, balance, TRUE);

  g_object_set_qdata_full (G_OBJECT (row), child_quark (), g_object_ref (child), g_object_unref);
  gtk_list_box_append (self->list, row);
}

/* Who has no statement is named, so that nobody takes a sum for that of all children. */
static void
name_without (PupitreAccountFinances *self, PupitreChild *child)
{
  /* Translators: %s is a child's first name */
  g_autofree char *sentence = g_strdup_printf (_("%s: the school shows no statement."),
                                               pupitre_child_get_first_name (child));
  const char *before = gtk_label_get_text (self->without);
  g_autofree char *text =
    *before != '\0' ? g_strdup_printf ("%s\n%s", before, sentence) : g_strdup (sentence);

  gtk_label_set_text (self->without, text);
  gtk_widget_set_visible (GTK_WIDGET (self->without), TRUE);
}

/**
 * pupitre_account_finances_add_child:
 * @self: What an account is to pay
 * @child: One of its children
 * @statements: (element-type PupitreStatement): What the portal shows of it
 * @is_all: Whether that is all, and not only what has come so far
 *
 * Main thread.
 */
void
pupitre_account_finances_add_child (PupitreAccountFinances *self,
                                    PupitreChild           *child,
                                    GPtrArray              *statements,
                                    gboolean                is_all)
{
  g_autoptr (GPtrArray) newest = NULL;

  g_return_if_fail (PUPITRE_IS_ACCOUNT_FINANCES (self));
  g_return_if_fail (PUPITRE_IS_CHILD (child) && statements != NULL);

  newest = pupitre_balance_list_newest (statements);
  for (guint i = 0; i < newest->len; i++) {
    add_row (self, child, newest->pdata[i]);
    g_ptr_array_add (self->newest, g_object_ref (newest->pdata[i]));
  }
  if (newest->len == 0 && is_all)
    name_without (self, child);
  pupitre_balance_sum_up (&self->balance, statements);
  pupitre_balance_card_show (self->card, &self->balance, self->newest);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->newest->len > 0);
}
