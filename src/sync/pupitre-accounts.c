/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-accounts"

#include "pupitre-accounts-private.h"

#include "pupitre-error.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* The accounts of this program: a list model of the open ones, and what is known of those that are
 * not; and where the program is with them, which #PupitreSessionMachine says. Loading, signing in and
 * out, locking and unlocking are long acts with files of their own. Main thread. */

/* Requests under way at once, whatever the number of accounts. */
#define MAX_REQUESTS 2
/* Where the copies are that do not outlive the program. */
#define SESSION_FOLDER "session"

struct _PupitreAccounts {
  GObject         parent_instance;

  char           *application_id;
  char           *root;
  PupitreProfile *profile;
  PupitreVault   *vault;
  PupitreLimiter *limiter;
  GPtrArray      *open;    /* (element-type PupitreAccount) */
  GPtrArray      *closed;  /* (element-type PupitreClosedAccount) */
  gboolean        has_keyring;
  gboolean        shared;
  gboolean        stays;   /* as last told */
  gboolean        incomplete;

  PupitreSessionState state;
  GCancellable       *until_lock;  /* what a lock gives up */
  guint               n_closing;   /* stores that are being closed, secrets being compared */
  guint               n_leaving;   /* sessions that are being ended */
  GPtrArray          *waiting;     /* (element-type GTask): for both to be none */
};

typedef enum {
  PROP_HAS_KEYRING = 1,
  PROP_SHARED,
  PROP_STATE,
  PROP_STAYS,
} PupitreAccountsProperty;

static GParamSpec *props[PROP_STAYS + 1];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PupitreAccounts, pupitre_accounts, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
pupitre_accounts_get_item_type (GListModel *model)
{
  return PUPITRE_TYPE_ACCOUNT;
}

static guint
pupitre_accounts_get_n_items (GListModel *model)
{
  return PUPITRE_ACCOUNTS (model)->open->len;
}

static gpointer
pupitre_accounts_get_item (GListModel *model, guint position)
{
  PupitreAccounts *self = PUPITRE_ACCOUNTS (model);

  return position < self->open->len ? g_object_ref (g_ptr_array_index (self->open, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pupitre_accounts_get_item_type;
  iface->get_n_items = pupitre_accounts_get_n_items;
  iface->get_item = pupitre_accounts_get_item;
}

static void
pupitre_accounts_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PupitreAccounts *self = PUPITRE_ACCOUNTS (object);

  switch ((PupitreAccountsProperty) property_id) {
  case PROP_HAS_KEYRING:
    g_value_set_boolean (value, self->has_keyring);
    break;
  case PROP_SHARED:
    g_value_set_boolean (value, self->shared);
    break;
  case PROP_STATE:
    g_value_set_enum (value, (int) self->state);
    break;
  case PROP_STAYS:
    g_value_set_boolean (value, pupitre_accounts_stays (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    break;
  }
}

static void
pupitre_accounts_finalize (GObject *object)
{
  PupitreAccounts *self = PUPITRE_ACCOUNTS (object);

  g_free (self->application_id);
  g_free (self->root);
  g_clear_object (&self->profile);
  g_clear_object (&self->vault);
  g_clear_object (&self->limiter);
  g_clear_object (&self->until_lock);
  g_ptr_array_unref (self->open);
  g_ptr_array_unref (self->closed);
  g_ptr_array_unref (self->waiting);

  G_OBJECT_CLASS (pupitre_accounts_parent_class)->finalize (object);
}

static void
pupitre_accounts_class_init (PupitreAccountsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pupitre_accounts_get_property;
  object_class->finalize = pupitre_accounts_finalize;

  /**
   * PupitreAccounts:has-keyring:
   *
   * Whether the keyring answers; if not, new accounts last for this session only.
   */
  props[PROP_HAS_KEYRING] =
      g_param_spec_boolean ("has-keyring", NULL, NULL, TRUE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * PupitreAccounts:shared:
   *
   * Whether other people use this computer, so that nothing is written on it.
   */
  props[PROP_SHARED] =
      g_param_spec_boolean ("shared", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * PupitreAccounts:state:
   *
   * Where the program is with its accounts. Changes before the list of the open ones does.
   */
  props[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, PUPITRE_TYPE_SESSION_STATE, PUPITRE_SESSION_STARTING,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * PupitreAccounts:stays:
   *
   * Whether an account, open or closed, stays signed in.
   */
  props[PROP_STAYS] =
      g_param_spec_boolean ("stays", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pupitre_accounts_init (PupitreAccounts *self)
{
  self->open = g_ptr_array_new_with_free_func (g_object_unref);
  self->closed =
      g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_closed_account_free);
  self->until_lock = g_cancellable_new ();
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->limiter = pupitre_limiter_new (MAX_REQUESTS);
  self->has_keyring = TRUE;
}

/**
 * pupitre_accounts_new:
 * @application_id: Under which the keyring keeps the secrets
 * @root: The folder of the stored copies, made when the first one is
 * @profile: The portal
 *
 * Returns: (transfer full): no account yet, see pupitre_accounts_load_async().
 */
PupitreAccounts *
pupitre_accounts_new (const char *application_id, const char *root, PupitreProfile *profile)
{
  PupitreAccounts *self;

  g_return_val_if_fail (application_id != NULL && root != NULL, NULL);
  g_return_val_if_fail (PUPITRE_IS_PROFILE (profile), NULL);

  self = g_object_new (PUPITRE_TYPE_ACCOUNTS, NULL);
  self->application_id = g_strdup (application_id);
  self->root = g_strdup (root);
  self->profile = g_object_ref (profile);
  self->vault = pupitre_vault_new (application_id);

  return self;
}

/**
 * pupitre_accounts_get_profile:
 * @self: The accounts
 *
 * Returns: (transfer none): the portal.
 */
PupitreProfile *
pupitre_accounts_get_profile (PupitreAccounts *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNTS (self), NULL);

  return self->profile;
}

/**
 * pupitre_accounts_has_keyring:
 * @self: The accounts
 *
 * Returns: whether the keyring answers; if not, new accounts last for this session only.
 */
gboolean
pupitre_accounts_has_keyring (PupitreAccounts *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNTS (self), FALSE);

  return self->has_keyring;
}

/**
 * pupitre_accounts_is_shared:
 * @self: The accounts
 *
 * Returns: whether other people use this computer, so that nothing is written on it. Main thread.
 */
gboolean
pupitre_accounts_is_shared (PupitreAccounts *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNTS (self), FALSE);

  return self->shared;
}

/**
 * pupitre_accounts_set_shared:
 * @self: The accounts, none of them open
 * @shared: Whether other people use this computer
 *
 * While it is shared, accounts are in memory alone: the keyring is neither asked nor told anything,
 * no file is written, and accounts that are kept on this computer are not looked at. Main thread.
 */
void
pupitre_accounts_set_shared (PupitreAccounts *self, gboolean shared)
{
  g_return_if_fail (PUPITRE_IS_ACCOUNTS (self));
  g_return_if_fail (self->open->len == 0);

  if (self->shared == shared)
    return;
  self->shared = shared;
  pupitre_vault_set_closed (self->vault, shared);
  if (self->state != PUPITRE_SESSION_STARTING)
    pupitre_accounts_dispatch (self, pupitre_accounts_has_closed (self)
                                       ? PUPITRE_SESSION_EVENT_FOUND_CLOSED
                                       : PUPITRE_SESSION_EVENT_ERASE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHARED]);
}

/**
 * pupitre_accounts_stays:
 * @self: The accounts
 *
 * Returns: whether the parent asked to stay signed in to one of them, open or closed, so that a session
 *   can be begun without asking. Main thread.
 */
gboolean
pupitre_accounts_stays (PupitreAccounts *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNTS (self), FALSE);

  for (guint i = 0; i < self->open->len; i++) {
    PupitreSecret *secret = pupitre_account_get_secret (g_ptr_array_index (self->open, i));

    if (pupitre_secret_get_password (secret) != NULL)
      return TRUE;
  }
  for (guint i = 0; i < self->closed->len; i++) {
    if (((PupitreClosedAccount *) g_ptr_array_index (self->closed, i))->stays)
      return TRUE;
  }
  return FALSE;
}

/**
 * pupitre_accounts_is_complete:
 * @self: The accounts
 *
 * Returns: whether each account that was to open by itself at the start is among these; if not, nobody
 *   knows what became of it, and whether the parent stays signed in to it. Main thread.
 */
gboolean
pupitre_accounts_is_complete (PupitreAccounts *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNTS (self), FALSE);

  return !self->incomplete;
}

/* An account is neither open nor closed, as its copy can not be opened: until the program ends. */
void
pupitre_accounts_note_incomplete (PupitreAccounts *self)
{
  self->incomplete = TRUE;
}

/* After a password was kept, or is kept no longer. */
void
pupitre_accounts_note_stays (PupitreAccounts *self)
{
  gboolean stays = pupitre_accounts_stays (self);

  if (self->stays == stays)
    return;
  self->stays = stays;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STAYS]);
}

/**
 * pupitre_accounts_get_state:
 * @self: The accounts
 *
 * Returns: where the program is with its accounts.
 */
PupitreSessionState
pupitre_accounts_get_state (PupitreAccounts *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNTS (self), PUPITRE_SESSION_STARTING);

  return self->state;
}

/* A locked program sends nothing, whoever asks for it; but it ends the sessions that the parent
 * wants ended. */
static void
update_limiter (PupitreAccounts *self)
{
  gboolean silent = self->state == PUPITRE_SESSION_LOCKED || self->state == PUPITRE_SESSION_CLOSING;

  pupitre_limiter_set_closed (self->limiter, silent && self->n_leaving == 0);
}

/* Goes on to the next state, before whoever brings the event acts on it.
 *
 * Returns: what is to be done about it */
PupitreSessionAction
pupitre_accounts_dispatch (PupitreAccounts *self, PupitreSessionEvent event)
{
  PupitreSessionStep step = pupitre_session_machine_step (self->state, event);

  if (step.action == PUPITRE_SESSION_ACTION_LOCK || step.action == PUPITRE_SESSION_ACTION_CLOSE) {
    g_autoptr (GCancellable) until_lock = g_steal_pointer (&self->until_lock);

    self->until_lock = g_cancellable_new ();
    g_cancellable_cancel (until_lock);
  }
  if (step.action == PUPITRE_SESSION_ACTION_NOTE_KEYRING)
    pupitre_accounts_set_keyring (self, FALSE);
  if (step.next == self->state)
    return step.action;

  self->state = step.next;
  update_limiter (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
  return step.action;
}

/* Before a store is closed, or a closed account's secret is in use; @leaving: a session with the portal
 * is ended too. */
void
pupitre_accounts_begin_closing (PupitreAccounts *self, gboolean leaving)
{
  self->n_closing++;
  self->n_leaving += leaving ? 1 : 0;
  update_limiter (self);
}

/* After that. */
void
pupitre_accounts_end_closing (PupitreAccounts *self, gboolean leaving)
{
  g_autoptr (GPtrArray) waiting = NULL;

  self->n_closing--;
  self->n_leaving -= leaving ? 1 : 0;
  update_limiter (self);
  if (self->n_closing > 0)
    return;
  waiting = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    g_task_return_boolean (g_ptr_array_index (waiting, i), TRUE);
}

gboolean
pupitre_accounts_is_closing (PupitreAccounts *self)
{
  return self->n_closing > 0;
}

/* Waits until no store is being closed and nothing is being compared: two on one folder, or on one
 * secret, would be in each other's way. */
void
pupitre_accounts_wait_closed_async (PupitreAccounts    *self,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, pupitre_accounts_wait_closed_async);
  if (self->n_closing == 0)
    g_task_return_boolean (task, TRUE);
  else
    g_ptr_array_add (self->waiting, g_steal_pointer (&task));
}

/* Returns: (transfer full): what is cancelled with @cancellable (nullable), and by a lock */
GCancellable *
pupitre_accounts_new_cancellable (PupitreAccounts *self, GCancellable *cancellable)
{
  GCancellable *both = g_cancellable_new ();

  if (cancellable != NULL && g_cancellable_is_cancelled (cancellable))
    g_cancellable_cancel (both);
  else if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (g_cancellable_cancel), both,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->until_lock, "cancelled", G_CALLBACK (g_cancellable_cancel), both,
                           G_CONNECT_SWAPPED);
  return both;
}

PupitreVault *
pupitre_accounts_get_vault (PupitreAccounts *self)
{
  return self->vault;
}

PupitreConnection *
pupitre_accounts_new_connection (PupitreAccounts *self)
{
  return pupitre_connection_new (self->profile, self->limiter);
}

/* The copy of a session-only account has a place of its own, so that what a crash leaves of it can
 * be told from a copy whose key is in a keyring that happens to be closed. On a shared computer no
 * copy has a place: it is in memory.
 *
 * Returns: (transfer full) (nullable) */
char *
pupitre_accounts_dup_directory (PupitreAccounts *self, const char *account_id, gboolean session_only)
{
  if (self->shared)
    return NULL;
  return session_only ? g_build_filename (self->root, SESSION_FOLDER, account_id, NULL)
                      : g_build_filename (self->root, account_id, NULL);
}

/* Removes a session-only copy whose key is not at hand; ends as pupitre_store_erase_async() does. */
void
pupitre_accounts_erase_session_copy_async (PupitreAccounts    *self,
                                           const char         *account_id,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data)
{
  g_autofree char *directory = g_build_filename (self->root, SESSION_FOLDER, account_id, NULL);
  g_autoptr (PupitreKey) key = pupitre_key_new_random ();
  g_autoptr (PupitreStore) store = pupitre_store_new (directory, account_id, key);

  pupitre_store_erase_async (store, NULL, callback, user_data);
}

/* Returns: (transfer full): the ids of the session-only copies that there are */
GStrv
pupitre_accounts_list_session_copies (PupitreAccounts *self)
{
  g_autofree char *folder = g_build_filename (self->root, SESSION_FOLDER, NULL);

  return pupitre_store_list_accounts (folder);
}

void
pupitre_accounts_drop_session_folder (PupitreAccounts *self)
{
  g_autofree char *folder = g_build_filename (self->root, SESSION_FOLDER, NULL);

  g_rmdir (folder);  /* fails where there is none, or where another one is still being erased */
}

/* Whether two addresses are the same for the portal. */
gboolean
pupitre_accounts_same_email (const char *a, const char *b)
{
  g_autofree char *left = g_utf8_casefold (a, -1);
  g_autofree char *right = g_utf8_casefold (b, -1);

  return g_str_equal (left, right);
}

PupitreAccount *
pupitre_accounts_find_open (PupitreAccounts *self, const char *email)
{
  for (guint i = 0; i < self->open->len; i++) {
    PupitreAccount *account = g_ptr_array_index (self->open, i);

    if (pupitre_accounts_same_email (pupitre_account_get_email (account), email))
      return account;
  }
  return NULL;
}

/**
 * pupitre_accounts_dup_open:
 * @self: The accounts
 * @email: An address
 *
 * Returns: (transfer full) (nullable): the open account of this address.
 */
PupitreAccount *
pupitre_accounts_dup_open (PupitreAccounts *self, const char *email)
{
  PupitreAccount *account;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (email != NULL, NULL);

  account = pupitre_accounts_find_open (self, email);
  return account != NULL ? g_object_ref (account) : NULL;
}

/* Returns: (transfer none) (element-type PupitreClosedAccount) */
GPtrArray *
pupitre_accounts_get_closed (PupitreAccounts *self)
{
  return self->closed;
}

static void
on_password_dropped (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!pupitre_vault_save_finish (PUPITRE_VAULT (source), result, &error))
    g_warning ("A refused password can not be taken out of the keyring: %s", error->message);
}

static void
on_password_refused (PupitreAccount *account, PupitreAccounts *self)
{
  pupitre_accounts_note_stays (self);
  pupitre_vault_save_async (self->vault, pupitre_account_get_secret (account), NULL,
                            on_password_dropped, NULL);
}

/* Whether one of the open accounts has a session with the portal. */
gboolean
pupitre_accounts_is_signed_in (PupitreAccounts *self)
{
  for (guint i = 0; i < self->open->len; i++) {
    if (pupitre_account_is_signed_in (g_ptr_array_index (self->open, i)))
      return TRUE;
  }
  return FALSE;
}

static void
on_signed_in_changed (PupitreAccount *account, GParamSpec *pspec, PupitreAccounts *self)
{
  if (pupitre_account_is_signed_in (account))
    pupitre_accounts_dispatch (self, PUPITRE_SESSION_EVENT_SIGNED_IN);
  else if (!pupitre_accounts_is_signed_in (self))
    pupitre_accounts_dispatch (self, PUPITRE_SESSION_EVENT_SESSION_ENDED);
}

void
pupitre_accounts_add_open (PupitreAccounts *self, PupitreAccount *account)
{
  g_signal_connect_object (account, "password-refused", G_CALLBACK (on_password_refused), self, 0);
  g_signal_connect_object (account, "notify::signed-in", G_CALLBACK (on_signed_in_changed), self, 0);
  g_ptr_array_add (self->open, g_object_ref (account));
  g_list_model_items_changed (G_LIST_MODEL (self), self->open->len - 1, 0, 1);
  pupitre_accounts_note_stays (self);
}

void
pupitre_accounts_remove_open (PupitreAccounts *self, PupitreAccount *account)
{
  guint position;

  if (!g_ptr_array_find (self->open, account, &position))
    return;
  g_signal_handlers_disconnect_by_data (account, self);
  g_ptr_array_remove_index (self->open, position);
  if (self->open->len > 0 && !pupitre_accounts_is_signed_in (self))
    pupitre_accounts_dispatch (self, PUPITRE_SESSION_EVENT_SESSION_ENDED);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  pupitre_accounts_note_stays (self);
}

/* @closed: (transfer full) */
void
pupitre_accounts_add_closed (PupitreAccounts *self, PupitreClosedAccount *closed)
{
  g_ptr_array_add (self->closed, closed);
  pupitre_accounts_note_stays (self);
}

void
pupitre_accounts_remove_closed (PupitreAccounts *self, const char *account_id)
{
  for (guint i = 0; i < self->closed->len; i++) {
    PupitreClosedAccount *closed = g_ptr_array_index (self->closed, i);

    if (g_str_equal (closed->id, account_id)) {
      g_ptr_array_remove_index (self->closed, i);
      pupitre_accounts_note_stays (self);
      return;
    }
  }
}

void
pupitre_accounts_set_keyring (PupitreAccounts *self, gboolean has_keyring)
{
  if (self->has_keyring == has_keyring)
    return;
  self->has_keyring = has_keyring;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HAS_KEYRING]);
}

gboolean
pupitre_accounts_is_vault_error (const GError *error)
{
  return g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_VAULT_ABSENT) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_VAULT_LOCKED) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_VAULT_TIMEOUT) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_VAULT_DAMAGED);
}

/* --- A password that is no longer to be kept ---------------------------------------------- */

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (pupitre_vault_save_finish (PUPITRE_VAULT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pupitre_accounts_forget_password_async:
 * @self: The accounts
 * @account: One of them
 * @cancellable: (nullable): To give up
 * @callback: Called with the result
 * @user_data: For @callback
 *
 * Takes the password out of the keyring: the parent no longer stays signed in.
 */
void
pupitre_accounts_forget_password_async (PupitreAccounts    *self,
                                        PupitreAccount     *account,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (PUPITRE_IS_ACCOUNTS (self));
  g_return_if_fail (PUPITRE_IS_ACCOUNT (account));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_accounts_forget_password_async);
  pupitre_secret_set_password (pupitre_account_get_secret (account), NULL);
  pupitre_accounts_note_stays (self);
  pupitre_vault_save_async (self->vault, pupitre_account_get_secret (account), cancellable, on_saved,
                            task);
}

/**
 * pupitre_accounts_forget_password_finish:
 * @self: The accounts
 * @result: What the callback was given
 * @error: Return location
 *
 * Returns: whether the keyring holds the password no longer.
 */
gboolean
pupitre_accounts_forget_password_finish (PupitreAccounts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
