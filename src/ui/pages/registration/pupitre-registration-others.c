/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-registration-others"

#include "config.h"

#include "pupitre-registration-others.h"

#include "pupitre-page-feeds.h"

/* What the portal tells the other accounts that see a child of its registration: where custody is
 * shared, one parent registers, the other asks for services, each under an account of their own. Beside
 * the account that the child is seen through alone; it follows the accounts as they open and close.
 * Main thread.
 *
 * Signals: `changed`. */

typedef struct {
  PupitreAccount          *account;
  PupitreRegistrationBook *book;
} Other;

struct _PupitreRegistrationOthers {
  GObject           parent_instance;

  PupitreFamily    *family;
  PupitreAccount   *account;
  PupitreChild     *child;
  GPtrArray        *others;  /* (element-type Other) */
  PupitrePageFeeds *feeds;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreRegistrationOthers, pupitre_registration_others, G_TYPE_OBJECT)

static void
other_free (gpointer data)
{
  Other *other = data;

  g_object_unref (other->account);
  g_object_unref (other->book);
  g_free (other);
}

static void
on_changed (PupitreRegistrationOthers *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
add (PupitreRegistrationOthers *self, PupitreAccount *account)
{
  Other *other = g_new (Other, 1);

  other->account = g_object_ref (account);
  other->book = pupitre_registration_book_new (account, self->child);
  g_signal_connect_object (other->book, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->others, other);
  pupitre_page_feeds_add (self->feeds, account, pupitre_registration_book_get_feed (other->book),
                          FALSE);
}

static void
look_up (PupitreRegistrationOthers *self)
{
  g_autoptr (PupitreMember) member =
    pupitre_family_dup_member (self->family, pupitre_child_get_key (self->child));
  GPtrArray *accounts = member != NULL ? pupitre_member_get_accounts (member) : NULL;

  pupitre_page_feeds_clear (self->feeds);
  g_ptr_array_set_size (self->others, 0);
  if (member == NULL || pupitre_member_get_account (member) != self->account)
    return;
  for (guint i = 0; i < accounts->len; i++) {
    if (accounts->pdata[i] != self->account)
      add (self, accounts->pdata[i]);
  }
}

static void
on_family_changed (PupitreRegistrationOthers *self)
{
  look_up (self);
  pupitre_page_feeds_refresh_old (self->feeds);
  on_changed (self);
}

static void
pupitre_registration_others_dispose (GObject *object)
{
  PupitreRegistrationOthers *self = PUPITRE_REGISTRATION_OTHERS (object);

  pupitre_page_feeds_clear (self->feeds);
  g_ptr_array_set_size (self->others, 0);
  g_clear_object (&self->family);
  g_clear_object (&self->account);
  g_clear_object (&self->child);

  G_OBJECT_CLASS (pupitre_registration_others_parent_class)->dispose (object);
}

static void
pupitre_registration_others_finalize (GObject *object)
{
  PupitreRegistrationOthers *self = PUPITRE_REGISTRATION_OTHERS (object);

  g_ptr_array_unref (self->others);
  g_object_unref (self->feeds);

  G_OBJECT_CLASS (pupitre_registration_others_parent_class)->finalize (object);
}

static void
pupitre_registration_others_class_init (PupitreRegistrationOthersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_registration_others_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_registration_others_finalize;

  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_REGISTRATION_OTHERS, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_registration_others_init (PupitreRegistrationOthers *self)
{
  self->others = g_ptr_array_new_with_free_func (other_free);
  self->feeds = pupitre_page_feeds_new ();
}

/**
 * pupitre_registration_others_new:
 * @family: The open accounts and their children
 * @account: The account of a page
 * @child: Whose registration it shows
 *
 * Returns: (transfer full): what the other accounts are told; nothing unless @account is that through
 *   which the child is seen.
 */
PupitreRegistrationOthers *
pupitre_registration_others_new (PupitreFamily  *family,
                                 PupitreAccount *account,
                                 PupitreChild   *child)
{
  PupitreRegistrationOthers *self;

  g_return_val_if_fail (PUPITRE_IS_FAMILY (family), NULL);
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  self = g_object_new (PUPITRE_TYPE_REGISTRATION_OTHERS, NULL);
  self->family = g_object_ref (family);
  self->account = g_object_ref (account);
  self->child = g_object_ref (child);
  g_signal_connect_object (family, "items-changed", G_CALLBACK (on_family_changed), self,
                           G_CONNECT_SWAPPED);
  look_up (self);
  return self;
}

/**
 * pupitre_registration_others_get_n:
 * @self: The others
 *
 * Returns: how many accounts beside that of the page see the child.
 */
guint
pupitre_registration_others_get_n (PupitreRegistrationOthers *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_OTHERS (self), 0);

  return self->others->len;
}

/**
 * pupitre_registration_others_get_account:
 * @self: The others
 * @position: Which one
 *
 * Returns: (transfer none): the account.
 */
PupitreAccount *
pupitre_registration_others_get_account (PupitreRegistrationOthers *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_OTHERS (self), NULL);
  g_return_val_if_fail (position < self->others->len, NULL);

  return ((Other *) self->others->pdata[position])->account;
}

/**
 * pupitre_registration_others_get_registration:
 * @self: The others
 * @position: Which one
 *
 * Returns: (transfer none) (nullable): the registration as the portal told it that account last.
 */
PupitreRegistration *
pupitre_registration_others_get_registration (PupitreRegistrationOthers *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_OTHERS (self), NULL);
  g_return_val_if_fail (position < self->others->len, NULL);

  return pupitre_registration_book_get_registration (
    ((Other *) self->others->pdata[position])->book);
}

/**
 * pupitre_registration_others_refresh:
 * @self: The others
 * @all: Whether to ask the portal also for what it was asked a moment ago
 *
 * Asks the portal in the name of each.
 */
void
pupitre_registration_others_refresh (PupitreRegistrationOthers *self, gboolean all)
{
  g_return_if_fail (PUPITRE_IS_REGISTRATION_OTHERS (self));

  if (all)
    pupitre_page_feeds_refresh (self->feeds);
  else
    pupitre_page_feeds_refresh_old (self->feeds);
}
