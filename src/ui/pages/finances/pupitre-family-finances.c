/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-family-finances"

#include "config.h"

#include "pupitre-family-finances.h"

/* The statements of all children of the sidebar, account after account: what one parent has to pay is
 * not what the other one has, so that a child of two accounts is there twice. A child whose school
 * shows no finances is there without statements. Main thread.
 *
 * Signals: `members-changed` when the statements are those of other children or accounts; `changed`
 * when something in them is another. */

typedef struct {
  PupitreAccount     *account;
  PupitreChild       *child;
  PupitreFeedObjects *statements;  /* (nullable) */
} Part;

struct _PupitreFamilyFinances {
  GObject        parent_instance;

  PupitreFamily *family;
  GArray        *parts;  /* (element-type Part) */
  guint          update_source;
};

enum {
  SIGNAL_MEMBERS_CHANGED,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PupitreFamilyFinances, pupitre_family_finances, G_TYPE_OBJECT)

static void
part_clear (gpointer data)
{
  Part *part = data;

  g_clear_object (&part->account);
  g_clear_object (&part->child);
  g_clear_object (&part->statements);
}

static Part *
get_part (PupitreFamilyFinances *self, guint position)
{
  return &g_array_index (self->parts, Part, position);
}

static void
on_update_due (gpointer user_data)
{
  PupitreFamilyFinances *self = PUPITRE_FAMILY_FINANCES (user_data);

  self->update_source = 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The children's statements come one after the other: they are shown together. */
static void
queue_update (PupitreFamilyFinances *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_once (on_update_due, self);
}

static void
add_part (PupitreFamilyFinances *self, PupitreAccount *account, PupitreChild *child)
{
  Part part = { g_object_ref (account), g_object_ref (child), NULL };

  if (pupitre_child_offers (child, PUPITRE_TILE_FINANCES)) {
    g_autoptr (PupitreFeed) feed = pupitre_account_get_feed (account, child, PUPITRE_KIND_STATEMENTS);

    part.statements = pupitre_feed_objects_new (feed);
    g_signal_connect_object (part.statements, "changed", G_CALLBACK (queue_update), self,
                             G_CONNECT_SWAPPED);
  }
  g_array_append_val (self->parts, part);
}

static void
add_parts (PupitreFamilyFinances *self, PupitreAccount *account)
{
  GListModel *members = G_LIST_MODEL (self->family);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++) {
    g_autoptr (PupitreMember) member = g_list_model_get_item (members, i);

    if (g_ptr_array_find (pupitre_member_get_accounts (member), account, NULL))
      add_part (self, account, pupitre_member_get_child (member));
  }
}

static void
on_family_changed (PupitreFamilyFinances *self)
{
  GListModel *accounts = pupitre_family_get_accounts (self->family);

  g_array_set_size (self->parts, 0);
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++) {
    g_autoptr (PupitreAccount) account = g_list_model_get_item (accounts, i);

    add_parts (self, account);
  }
  g_signal_emit (self, signals[SIGNAL_MEMBERS_CHANGED], 0);
  queue_update (self);
}

static void
pupitre_family_finances_dispose (GObject *object)
{
  PupitreFamilyFinances *self = PUPITRE_FAMILY_FINANCES (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_array_set_size (self->parts, 0);
  g_clear_object (&self->family);

  G_OBJECT_CLASS (pupitre_family_finances_parent_class)->dispose (object);
}

static void
pupitre_family_finances_finalize (GObject *object)
{
  g_array_unref (PUPITRE_FAMILY_FINANCES (object)->parts);

  G_OBJECT_CLASS (pupitre_family_finances_parent_class)->finalize (object);
}

static void
pupitre_family_finances_class_init (PupitreFamilyFinancesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pupitre_family_finances_dispose;
  object_class->finalize = pupitre_family_finances_finalize;

  signals[SIGNAL_MEMBERS_CHANGED] =
    g_signal_new ("members-changed", PUPITRE_TYPE_FAMILY_FINANCES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PUPITRE_TYPE_FAMILY_FINANCES, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_family_finances_init (PupitreFamilyFinances *self)
{
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (self->parts, part_clear);
}

/**
 * pupitre_family_finances_new:
 * @family: The children of all open accounts
 *
 * Returns: (transfer full): their statements, which follow @family.
 */
PupitreFamilyFinances *
pupitre_family_finances_new (PupitreFamily *family)
{
  PupitreFamilyFinances *self;

  g_return_val_if_fail (PUPITRE_IS_FAMILY (family), NULL);

  self = g_object_new (PUPITRE_TYPE_FAMILY_FINANCES, NULL);
  self->family = g_object_ref (family);
  g_signal_connect_object (family, "items-changed", G_CALLBACK (on_family_changed), self,
                           G_CONNECT_SWAPPED);
  on_family_changed (self);
  return self;
}

/**
 * pupitre_family_finances_get_n:
 * @self: Finances
 *
 * Returns: how many there are of accounts and their children.
 */
guint
pupitre_family_finances_get_n (PupitreFamilyFinances *self)
{
  g_return_val_if_fail (PUPITRE_IS_FAMILY_FINANCES (self), 0);

  return self->parts->len;
}

/**
 * pupitre_family_finances_get_account:
 * @self: Finances
 * @position: Of which account and child; those of one account follow each other
 *
 * Returns: (transfer none): the account.
 */
PupitreAccount *
pupitre_family_finances_get_account (PupitreFamilyFinances *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_FAMILY_FINANCES (self), NULL);
  g_return_val_if_fail (position < self->parts->len, NULL);

  return get_part (self, position)->account;
}

/**
 * pupitre_family_finances_get_child:
 * @self: Finances
 * @position: Of which account and child
 *
 * Returns: (transfer none): the child.
 */
PupitreChild *
pupitre_family_finances_get_child (PupitreFamilyFinances *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_FAMILY_FINANCES (self), NULL);
  g_return_val_if_fail (position < self->parts->len, NULL);

  return get_part (self, position)->child;
}

/**
 * pupitre_family_finances_get_statements:
 * @self: Finances
 * @position: Of which account and child
 *
 * Returns: (transfer none) (nullable): what that account is to pay for the child, %NULL if the school
 *   shows no finances.
 */
PupitreFeedObjects *
pupitre_family_finances_get_statements (PupitreFamilyFinances *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_FAMILY_FINANCES (self), NULL);
  g_return_val_if_fail (position < self->parts->len, NULL);

  return get_part (self, position)->statements;
}
