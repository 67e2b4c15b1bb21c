/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-account-toasts"

#include "config.h"

#include "pupitre-account-toasts.h"

#include <glib/gi18n.h>

/* What the window says of accounts as they are opened: that a copy was damaged, that an account stays
 * locked, and that what was kept of a child can be taken over from an account that was left. */

/**
 * pupitre_account_toasts_tell_store:
 * @toasts: The toasts of the window
 * @account: An account that was just opened
 *
 * Tells what the parent ought to know about the copy on this computer, if anything. Main thread.
 */
void
pupitre_account_toasts_tell_store (PupitreWindowToasts *toasts, PupitreAccount *account)
{
  guint n_damaged;

  g_return_if_fail (PUPITRE_IS_WINDOW_TOASTS (toasts));
  g_return_if_fail (PUPITRE_IS_ACCOUNT (account));

  n_damaged = pupitre_account_get_n_damaged (account);
  if (pupitre_account_was_rebuilt (account))
    pupitre_window_toasts_add_trouble (
      toasts, _("The copy on this computer was damaged and starts anew"), "trouble");
  if (pupitre_account_take_salvaged (account))
    pupitre_window_toasts_add_trouble (
      toasts, _("What was to be sent may be lost: look at the absences"), "trouble");
  if (n_damaged > 0) {
    g_autofree char *text =
      g_strdup_printf (ngettext ("%u kept item is damaged and cannot be read",
                                 "%u kept items are damaged and cannot be read", n_damaged),
                       n_damaged);

    pupitre_window_toasts_add_trouble (toasts, text, "trouble");
  }
}

/**
 * pupitre_account_toasts_tell_locked:
 * @toasts: The toasts of the window
 * @accounts: The accounts, some of which are open
 *
 * Tells if another one waits for its own password or PIN. Main thread.
 */
void
pupitre_account_toasts_tell_locked (PupitreWindowToasts *toasts, PupitreAccounts *accounts)
{
  g_autofree char *text = NULL;
  AdwToast *toast;
  guint n_locked;

  g_return_if_fail (PUPITRE_IS_WINDOW_TOASTS (toasts));
  g_return_if_fail (PUPITRE_IS_ACCOUNTS (accounts));

  n_locked = pupitre_accounts_get_n_locked (accounts);
  if (n_locked == 0)
    return;
  text = g_strdup_printf (ngettext ("%u account stays locked", "%u accounts stay locked", n_locked),
                          n_locked);
  toast = pupitre_window_toasts_add (toasts, text);
  adw_toast_set_button_label (toast, _("_Open…"));
  adw_toast_set_action_name (toast, "win.open-locked");
}

/* A toast is cut where there is little room, unless its title is a label of ours. */
static void
wrap (AdwToast *toast, const char *text)
{
  GtkWidget *title = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  adw_toast_set_custom_title (toast, title);
}

/**
 * pupitre_account_toasts_tell_inheritance:
 * @toasts: The toasts of the window
 * @former: An account that no longer has the child
 * @child: A child that another account has now
 *
 * Tells until it is closed that what was kept of the child can be taken over. Main thread.
 */
void
pupitre_account_toasts_tell_inheritance (PupitreWindowToasts *toasts,
                                         PupitreAccount      *former,
                                         PupitreChild        *child)
{
  g_autofree char *text = NULL;
  AdwToast *toast;

  g_return_if_fail (PUPITRE_IS_WINDOW_TOASTS (toasts));
  g_return_if_fail (PUPITRE_IS_ACCOUNT (former));
  g_return_if_fail (PUPITRE_IS_CHILD (child));

  /* Translators: the first name of a child, then an e-mail address */
  text = g_strdup_printf (_("What was kept of %s is under %s"), pupitre_child_get_first_name (child),
                          pupitre_account_get_email (former));
  toast = pupitre_window_toasts_add (toasts, text);
  wrap (toast, text);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _("_Take Over…"));
  adw_toast_set_action_name (toast, "win.preferences");
}
