/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-member"

#include "pupitre-member.h"

/* One child of the family and the accounts through which it is seen: read through one of them, as
 * two would show the same; written to through the one that the parent chooses. Immutable. Main
 * thread. */

struct _PupitreMember {
  GObject         parent_instance;

  PupitreChild   *child;
  PupitreAccount *account;
  GPtrArray      *accounts;  /* (element-type PupitreAccount) */
};

G_DEFINE_FINAL_TYPE (PupitreMember, pupitre_member, G_TYPE_OBJECT)

static void
pupitre_member_finalize (GObject *object)
{
  PupitreMember *self = PUPITRE_MEMBER (object);

  g_object_unref (self->child);
  g_object_unref (self->account);
  g_ptr_array_unref (self->accounts);

  G_OBJECT_CLASS (pupitre_member_parent_class)->finalize (object);
}

static void
pupitre_member_class_init (PupitreMemberClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_member_finalize;
}

static void
pupitre_member_init (PupitreMember *self)
{
}

/**
 * pupitre_member_new:
 * @child: The child, as @account shows it
 * @account: Through which it is read
 * @accounts: (element-type PupitreAccount): All that show it, @account among them; taken as it is
 *
 * Returns: (transfer full): a member of the family. Main thread.
 */
PupitreMember *
pupitre_member_new (PupitreChild *child, PupitreAccount *account, GPtrArray *accounts)
{
  PupitreMember *self;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (accounts != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_MEMBER, NULL);
  self->child = g_object_ref (child);
  self->account = g_object_ref (account);
  self->accounts = g_ptr_array_ref (accounts);
  return self;
}

/**
 * pupitre_member_get_child:
 * @self: A member
 *
 * Returns: (transfer none): the child. Main thread.
 */
PupitreChild *
pupitre_member_get_child (PupitreMember *self)
{
  g_return_val_if_fail (PUPITRE_IS_MEMBER (self), NULL);

  return self->child;
}

/**
 * pupitre_member_get_account:
 * @self: A member
 *
 * Returns: (transfer none): the account through which the child is read. Main thread.
 */
PupitreAccount *
pupitre_member_get_account (PupitreMember *self)
{
  g_return_val_if_fail (PUPITRE_IS_MEMBER (self), NULL);

  return self->account;
}

/**
 * pupitre_member_get_accounts:
 * @self: A member
 *
 * Returns: (transfer none) (element-type PupitreAccount): the accounts that show the child, in the
 *   order of the accounts. Main thread.
 */
GPtrArray *
pupitre_member_get_accounts (PupitreMember *self)
{
  g_return_val_if_fail (PUPITRE_IS_MEMBER (self), NULL);

  return self->accounts;
}

/**
 * pupitre_member_equal:
 * @self: A member
 * @other: A member
 *
 * Returns: whether a row of the one need not change to show the other. Main thread.
 */
gboolean
pupitre_member_equal (PupitreMember *self, PupitreMember *other)
{
  g_return_val_if_fail (PUPITRE_IS_MEMBER (self) && PUPITRE_IS_MEMBER (other), FALSE);

  if (self->child != other->child || self->account != other->account ||
      self->accounts->len != other->accounts->len)
    return FALSE;
  for (guint i = 0; i < self->accounts->len; i++) {
    if (g_ptr_array_index (self->accounts, i) != g_ptr_array_index (other->accounts, i))
      return FALSE;
  }
  return TRUE;
}
