/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-balance-card"

#include "config.h"

#include "pupitre-balance-card.h"

#include "pupitre-finances-words.h"
#include "pupitre-number-words.h"

#include <glib/gi18n.h>

/* What is to be paid in all, of one child or of all children of one account, and why that lags behind
 * payments. */

struct _PupitreBalanceCard {
  GtkBox    parent_instance;

  GtkLabel *title;
  GtkLabel *amount;
  GtkLabel *earlier;
  GtkLabel *lag;
};

G_DEFINE_FINAL_TYPE (PupitreBalanceCard, pupitre_balance_card, GTK_TYPE_BOX)

static void
pupitre_balance_card_class_init (PupitreBalanceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-balance-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreBalanceCard, title);
  gtk_widget_class_bind_template_child (widget_class, PupitreBalanceCard, amount);
  gtk_widget_class_bind_template_child (widget_class, PupitreBalanceCard, earlier);
  gtk_widget_class_bind_template_child (widget_class, PupitreBalanceCard, lag);
}

static void
pupitre_balance_card_init (PupitreBalanceCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_line (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/**
 * pupitre_balance_card_show:
 * @self: A card; it hides itself where nothing is known
 * @balance: The sums
 * @newest: (element-type PupitreStatement): The documents that count in them
 *
 * Main thread.
 */
void
pupitre_balance_card_show (PupitreBalanceCard   *self,
                           const PupitreBalance *balance,
                           GPtrArray            *newest)
{
  g_autofree char *amount = NULL;
  g_autofree char *earlier = NULL;
  g_autofree char *lag = NULL;

  g_return_if_fail (PUPITRE_IS_BALANCE_CARD (self));
  g_return_if_fail (balance != NULL && newest != NULL);

  amount = pupitre_number_words_money (balance->to_pay);
  earlier = pupitre_finances_words_earlier (balance);
  lag = pupitre_finances_words_lag (newest);
  gtk_widget_set_visible (GTK_WIDGET (self), balance->n_given > 0);
  gtk_label_set_text (self->title, balance->n_missing > 0
                                     ? _("Balance to pay, as far as the school gives it")
                                     : _("Balance to pay"));
  gtk_label_set_text (self->amount, amount);
  show_line (self->earlier, earlier);
  show_line (self->lag, lag);
}

/**
 * pupitre_balance_card_get_amount:
 * @self: A card
 *
 * Returns: (transfer none): what it says is to be paid. Main thread.
 */
const char *
pupitre_balance_card_get_amount (PupitreBalanceCard *self)
{
  g_return_val_if_fail (PUPITRE_IS_BALANCE_CARD (self), NULL);

  return gtk_label_get_text (self->amount);
}
