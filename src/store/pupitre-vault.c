/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-vault"

#include "pupitre-vault.h"

#include "pupitre-error.h"
#include "pupitre-secret-text.h"

#include <libsecret/secret.h>

#include <unistd.h>

/**
 * PupitreVault:
 *
 * The accounts of this computer as the desktop's keyring keeps them: one item each, found by two
 * attributes that say nothing of anybody, because some keyrings store attributes in the clear.
 *
 * A keyring that starts locked answers a search as if nothing were stored, so the default
 * collection is unlocked before anything else; that may show a prompt of the desktop. Every step
 * has a limit of time, a longer one while a prompt can be open, and the limit does not depend on
 * libsecret: a call that never returns is abandoned, and what comes of it later is not looked at.
 * A prompt that was refused once does not come back by itself.
 *
 * With libsecret's file backend (a sandbox, or SECRET_BACKEND=file) there is no service and nothing
 * to unlock. Main thread alone.
 */

#define LABEL "Pupitre"
#define CALL_MS (10 * 1000)
#define PROMPT_MS (60 * 1000)

struct _PupitreVault {
  GObject  parent_instance;

  char    *application_id;
  guint    call_ms;
  guint    prompt_ms;
  gboolean closed;
  gboolean prompt_refused;
};

G_DEFINE_FINAL_TYPE (PupitreVault, pupitre_vault, G_TYPE_OBJECT)

/* Without matching the schema's name: gnome-keyring does not find an item by it while locked. */
static const SecretSchema schema = {
  .name = "io.github.pupitre.Pupitre",
  .flags = SECRET_SCHEMA_DONT_MATCH_NAME,
  .attributes = {
    { "application", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

typedef struct _Operation Operation;

/* One call, from its beginning to its end. The task is gone when it has been answered; the rest
 * lives until the last callback of libsecret has come. */
struct _Operation {
  grefcount      n_refs;
  PupitreVault  *vault;
  GTask         *task;         /* (nullable) (owned) */
  GCancellable  *cancellable;  /* (owned): ours, for libsecret */
  gulong         on_cancelled;
  GSource       *limit;        /* (nullable) (owned) */
  void         (*run) (Operation *self);
  GHashTable    *attributes;   /* (owned) */
  gboolean       prompting;    /* a prompt of the desktop can be open */

  SecretService *service;      /* (nullable) (owned) */
  SecretValue   *value;        /* (nullable) (owned): what is to be saved */
  GList         *items;        /* (nullable) (owned): what was found and is not read yet */
  GPtrArray     *secrets;      /* (nullable) (owned): what was read */
  guint          n_damaged;
};

typedef struct {
  GPtrArray *secrets;
  guint      n_damaged;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->secrets, g_ptr_array_unref);
  g_free (loaded);
}

static Operation *
operation_ref (Operation *self)
{
  g_ref_count_inc (&self->n_refs);
  return self;
}

static void
operation_unref (Operation *self)
{
  if (!g_ref_count_dec (&self->n_refs))
    return;
  g_assert (self->task == NULL && self->limit == NULL);
  g_object_unref (self->vault);
  g_object_unref (self->cancellable);
  g_hash_table_unref (self->attributes);
  g_clear_object (&self->service);
  g_clear_pointer (&self->value, secret_value_unref);
  g_list_free_full (self->items, g_object_unref);
  g_clear_pointer (&self->secrets, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Operation, operation_unref)

static void
clear_limit (Operation *self)
{
  if (self->limit != NULL)
    g_source_destroy (self->limit);
  g_clear_pointer (&self->limit, g_source_unref);
}

/* Takes the task out, which can be answered once. */
static GTask *
end (Operation *self)
{
  GTask *task = g_steal_pointer (&self->task);

  clear_limit (self);
  if (self->on_cancelled != 0)
    g_signal_handler_disconnect (g_task_get_cancellable (task), self->on_cancelled);
  self->on_cancelled = 0;
  return task;
}

static void
fail (Operation *self, int code, const char *message)
{
  g_autoptr (GTask) task = end (self);

  if (self->prompting && (code == PUPITRE_ERROR_VAULT_LOCKED || code == PUPITRE_ERROR_VAULT_TIMEOUT))
    self->vault->prompt_refused = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_task_return_new_error (task, PUPITRE_ERROR, code, "%s", message);
}

static gboolean
on_limit (gpointer user_data)
{
  g_autoptr (Operation) self = operation_ref (user_data);

  fail (self, PUPITRE_ERROR_VAULT_TIMEOUT, "The keyring did not answer in time");
  return G_SOURCE_REMOVE;
}

/* Begins the time of the next step. */
static void
set_limit (Operation *self, guint ms)
{
  clear_limit (self);
  self->limit = g_timeout_source_new (ms);
  g_source_set_callback (self->limit, on_limit, operation_ref (self),
                         (GDestroyNotify) operation_unref);
  g_source_attach (self->limit, g_task_get_context (self->task));
}

/* What a failure of libsecret means. Which errors come in which state was found by trying. */
static int
code_of (const GError *error)
{
  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED) ||
      /* A prompt for a new keyring was closed: there is no collection to put the item into. */
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT) ||
      g_error_matches (error, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT))
    return PUPITRE_ERROR_VAULT_LOCKED;
  if (error->domain == SECRET_ERROR)
    return PUPITRE_ERROR_VAULT_DAMAGED;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMED_OUT) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT))
    return PUPITRE_ERROR_VAULT_TIMEOUT;
  return PUPITRE_ERROR_VAULT_ABSENT;
}

/* Answers with what libsecret said. A service that went away is asked for anew the next time. */
static void
fail_with (Operation *self, const GError *error)
{
  int code = code_of (error);

  if (code == PUPITRE_ERROR_VAULT_ABSENT)
    secret_service_disconnect ();
  fail (self, code, error->message);
}

static void
succeed (Operation *self)
{
  g_autoptr (GTask) task = end (self);

  g_task_return_boolean (task, TRUE);
}

/* There is no way to ask libsecret which back end it chose. */
static gboolean
is_file_backend (void)
{
  const char *backend = g_getenv ("SECRET_BACKEND");

  if (backend != NULL)
    return g_str_equal (backend, "file");
  return access ("/.flatpak-info", F_OK) == 0;
}

/* Whether a prompt may be shown for the next step, which then has its longer limit. */
static gboolean
begin_prompt (Operation *self)
{
  if (self->vault->prompt_refused) {
    fail (self, PUPITRE_ERROR_VAULT_LOCKED, "The keyring is closed, and was to stay so");
    return FALSE;
  }
  self->prompting = TRUE;
  set_limit (self, self->vault->prompt_ms);
  return TRUE;
}

static void
on_unlocked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Operation) self = user_data;
  g_autoptr (GError) error = NULL;
  int n = secret_service_unlock_finish (SECRET_SERVICE (source), result, NULL, &error);

  if (self->task == NULL)
    return;
  if (error != NULL) {
    fail_with (self, error);
  } else if (n == 0) {
    fail (self, PUPITRE_ERROR_VAULT_LOCKED, "The keyring stayed locked");
  } else {
    self->prompting = FALSE;
    set_limit (self, self->vault->call_ms);
    self->run (self);
  }
}

static void
on_collection (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Operation) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_finish (result, &error);

  if (self->task == NULL)
    return;
  if (error != NULL) {
    fail_with (self, error);
  } else if (collection == NULL && self->value != NULL) {
    /* No keyring yet. The service will ask for one, as something is to be saved. */
    if (begin_prompt (self))
      self->run (self);
  } else if (collection == NULL || !secret_collection_get_locked (collection)) {
    set_limit (self, self->vault->call_ms);
    self->run (self);
  } else if (begin_prompt (self)) {
    g_autoptr (GList) locked = g_list_prepend (NULL, collection);

    secret_service_unlock (self->service, locked, self->cancellable, on_unlocked,
                           operation_ref (self));
  }
}

static void
on_service (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Operation) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretService) service = secret_service_get_finish (result, &error);

  if (self->task == NULL)
    return;
  if (service == NULL) {
    fail_with (self, error);
    return;
  }
  self->service = g_steal_pointer (&service);
  set_limit (self, self->vault->call_ms);
  secret_collection_for_alias (self->service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE,
                               self->cancellable, on_collection, operation_ref (self));
}

static void
on_bus (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Operation) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);

  if (self->task == NULL)
    return;
  if (bus == NULL)
    fail_with (self, error);
  else
    secret_service_get (SECRET_SERVICE_OPEN_SESSION | SECRET_SERVICE_LOAD_COLLECTIONS,
                        self->cancellable, on_service, operation_ref (self));
}

static void
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (Operation) self = operation_ref (user_data);
  g_autoptr (GTask) task = NULL;

  task = end (self);
  g_cancellable_cancel (self->cancellable);
  g_task_return_error_if_cancelled (task);
}

/* Takes over @task and @value. */
static void
operation_start (GTask       *task,
                 const char  *account_id,
                 SecretValue *value,
                 void       (*run) (Operation *self))
{
  g_autoptr (Operation) self = g_new0 (Operation, 1);
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_ref_count_init (&self->n_refs);
  self->vault = g_object_ref (g_task_get_source_object (task));
  self->task = task;
  self->cancellable = g_cancellable_new ();
  self->value = value;
  self->run = run;
  self->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_hash_table_insert (self->attributes, (gpointer) "application",
                       g_strdup (self->vault->application_id));
  if (account_id != NULL)
    g_hash_table_insert (self->attributes, (gpointer) "account", g_strdup (account_id));

  if (g_cancellable_is_cancelled (cancellable)) {
    on_cancelled (cancellable, self);
    return;
  }
  if (cancellable != NULL)
    self->on_cancelled = g_signal_connect (cancellable, "cancelled", G_CALLBACK (on_cancelled),
                                           self);
  if (self->vault->closed) {
    fail (self, PUPITRE_ERROR_VAULT_ABSENT, "The keyring is not to be used");
    return;
  }
  set_limit (self, self->vault->call_ms);
  /* The connection to the bus is everybody's. Libsecret would get it with our cancellable, and
   * whoever waits for it at the same time would be cancelled with us. */
  if (is_file_backend ())
    run (self);
  else
    g_bus_get (G_BUS_TYPE_SESSION, NULL, on_bus, operation_ref (self));
}

static void
pupitre_vault_finalize (GObject *object)
{
  PupitreVault *self = PUPITRE_VAULT (object);

  g_free (self->application_id);

  G_OBJECT_CLASS (pupitre_vault_parent_class)->finalize (object);
}

static void
pupitre_vault_class_init (PupitreVaultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_vault_finalize;
}

static void
pupitre_vault_init (PupitreVault *self)
{
  self->call_ms = CALL_MS;
  self->prompt_ms = PROMPT_MS;
}

/**
 * pupitre_vault_new:
 * @application_id: Whose accounts; the demonstration's and the real ones do not see each other
 *
 * Returns: (transfer full): a vault. Main thread.
 */
PupitreVault *
pupitre_vault_new (const char *application_id)
{
  PupitreVault *self;

  g_return_val_if_fail (application_id != NULL && *application_id != '\0', NULL);

  self = g_object_new (PUPITRE_TYPE_VAULT, NULL);
  self->application_id = g_strdup (application_id);
  return self;
}

/**
 * pupitre_vault_set_limits:
 * @self: A vault
 * @call_ms: How long one step may take, in milliseconds; 10 s at first
 * @prompt_ms: How long while a prompt of the desktop can be open, in milliseconds; 60 s at first
 *
 * Sets the limits for the calls that begin from now on. Main thread.
 */
void
pupitre_vault_set_limits (PupitreVault *self, guint call_ms, guint prompt_ms)
{
  g_return_if_fail (PUPITRE_IS_VAULT (self));
  g_return_if_fail (call_ms > 0 && prompt_ms > 0);

  self->call_ms = call_ms;
  self->prompt_ms = prompt_ms;
}

/**
 * pupitre_vault_set_closed:
 * @self: A vault
 * @closed: Whether the keyring is left alone; not at first
 *
 * While it is, every call answers that there is no keyring: nothing is read from it, nothing written
 * to it, and nobody is asked to open it. Main thread.
 */
void
pupitre_vault_set_closed (PupitreVault *self, gboolean closed)
{
  g_return_if_fail (PUPITRE_IS_VAULT (self));

  self->closed = closed;
}

/**
 * pupitre_vault_refuse_prompts:
 * @self: A vault
 * @refuse: Whether what needs a prompt of the desktop fails with %PUPITRE_ERROR_VAULT_LOCKED instead
 *
 * A prompt that was closed, or that nobody answered in time, does this by itself: the keyring is
 * asked for once, and again only when the parent does something for which there is no other way.
 * Main thread.
 */
void
pupitre_vault_refuse_prompts (PupitreVault *self, gboolean refuse)
{
  g_return_if_fail (PUPITRE_IS_VAULT (self));

  self->prompt_refused = refuse;
}

static void
read_value (Operation *self, SecretRetrievable *item, SecretValue *value)
{
  g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (item);
  g_autoptr (PupitreSecret) secret = NULL;
  gsize length = 0;
  const char *text = secret_value_get (value, &length);

  secret = pupitre_secret_new_from_text (text, length, NULL);
  if (secret != NULL && g_strcmp0 (g_hash_table_lookup (attributes, "account"),
                                   pupitre_secret_get_id (secret)) == 0)
    g_ptr_array_add (self->secrets, g_steal_pointer (&secret));
  else
    self->n_damaged++;
}

static void read_next (Operation *self);

static void
on_retrieved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Operation) self = user_data;
  g_autoptr (GError) error = NULL;
  SecretRetrievable *item = SECRET_RETRIEVABLE (source);
  SecretValue *value = secret_retrievable_retrieve_secret_finish (item, result, &error);

  if (self->task != NULL && error != NULL) {
    fail_with (self, error);
  } else if (self->task != NULL && value == NULL) {
    fail (self, PUPITRE_ERROR_VAULT_LOCKED, "An item of the keyring stayed locked");
  } else if (self->task != NULL) {
    read_value (self, item, value);
    read_next (self);
  }
  g_clear_pointer (&value, secret_value_unref);
}

static void
read_next (Operation *self)
{
  g_autoptr (SecretRetrievable) item = NULL;
  g_autoptr (GTask) task = NULL;
  Loaded *loaded;

  set_limit (self, self->vault->call_ms);
  if (self->items != NULL) {
    item = self->items->data;
    self->items = g_list_delete_link (self->items, self->items);
    secret_retrievable_retrieve_secret (item, self->cancellable, on_retrieved,
                                        operation_ref (self));
    return;
  }
  loaded = g_new0 (Loaded, 1);
  loaded->secrets = g_steal_pointer (&self->secrets);
  loaded->n_damaged = self->n_damaged;
  task = end (self);
  g_task_return_pointer (task, loaded, loaded_free);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Operation) self = user_data;
  g_autoptr (GError) error = NULL;
  GList *items = secret_password_search_finish (result, &error);

  if (self->task == NULL) {
    g_list_free_full (items, g_object_unref);
  } else if (error != NULL) {
    fail_with (self, error);
  } else {
    self->items = items;
    self->secrets = g_ptr_array_new_with_free_func (g_object_unref);
    read_next (self);
  }
}

static void
run_load (Operation *self)
{
  secret_password_searchv (&schema, self->attributes, SECRET_SEARCH_ALL | SECRET_SEARCH_UNLOCK,
                           self->cancellable, on_found, operation_ref (self));
}

/**
 * pupitre_vault_load_all_async:
 * @self: A vault
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Loads all accounts of this computer. May show a prompt of the desktop. Main thread.
 */
void
pupitre_vault_load_all_async (PupitreVault        *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PUPITRE_IS_VAULT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_vault_load_all_async);
  operation_start (task, NULL, NULL, run_load);
}

/**
 * pupitre_vault_load_all_finish:
 * @self: A vault
 * @result: What the callback got
 * @n_damaged: (out) (optional): How many items cannot be read; they are left alone
 * @error: Return location: %PUPITRE_ERROR_VAULT_ABSENT, %PUPITRE_ERROR_VAULT_LOCKED,
 *   %PUPITRE_ERROR_VAULT_TIMEOUT or %PUPITRE_ERROR_VAULT_DAMAGED
 *
 * Returns: (transfer full) (element-type PupitreSecret): the accounts in no order, or %NULL with
 *   @error set
 */
GPtrArray *
pupitre_vault_load_all_finish (PupitreVault  *self,
                               GAsyncResult  *result,
                               guint         *n_damaged,
                               GError       **error)
{
  Loaded *loaded;
  GPtrArray *secrets;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  loaded = g_task_propagate_pointer (G_TASK (result), error);
  if (loaded == NULL)
    return NULL;
  if (n_damaged != NULL)
    *n_damaged = loaded->n_damaged;
  secrets = g_steal_pointer (&loaded->secrets);
  loaded_free (loaded);
  return secrets;
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Operation) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean good = secret_password_store_finish (result, &error);

  if (self->task == NULL)
    return;
  if (good)
    succeed (self);
  else
    fail_with (self, error);
}

static void
run_save (Operation *self)
{
  secret_password_storev_binary (&schema, self->attributes, SECRET_COLLECTION_DEFAULT, LABEL,
                                 self->value, self->cancellable, on_saved, operation_ref (self));
}

/**
 * pupitre_vault_save_async:
 * @self: A vault
 * @secret: What to keep of an account, as it is now
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Keeps an account, in the place of what was kept of it before. May show a prompt of the desktop.
 * Main thread.
 */
void
pupitre_vault_save_async (PupitreVault        *self,
                          PupitreSecret       *secret,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;
  gsize length = 0;
  char *text;

  g_return_if_fail (PUPITRE_IS_VAULT (self));
  g_return_if_fail (PUPITRE_IS_SECRET (secret));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_vault_save_async);
  text = pupitre_secret_to_text (secret, &length);
  if (length > PUPITRE_SECRET_TEXT_MAX) {
    pupitre_secret_text_free (text);
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_FAILED, "A secret is too long");
    g_object_unref (task);
    return;
  }
  operation_start (task, pupitre_secret_get_id (secret),
                   secret_value_new_full (text, (gssize) length, "text/plain",
                                          (GDestroyNotify) pupitre_secret_text_free),
                   run_save);
}

/**
 * pupitre_vault_save_finish:
 * @self: A vault
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_VAULT_ABSENT, %PUPITRE_ERROR_VAULT_LOCKED,
 *   %PUPITRE_ERROR_VAULT_TIMEOUT or %PUPITRE_ERROR_VAULT_DAMAGED
 *
 * Returns: whether it is kept
 */
gboolean
pupitre_vault_save_finish (PupitreVault *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_removed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Operation) self = user_data;
  g_autoptr (GError) error = NULL;

  /* That there was nothing is what was wanted. */
  secret_password_clear_finish (result, &error);
  if (self->task == NULL)
    return;
  if (error == NULL)
    succeed (self);
  else
    fail_with (self, error);
}

static void
run_remove (Operation *self)
{
  secret_password_clearv (&schema, self->attributes, self->cancellable, on_removed,
                          operation_ref (self));
}

/**
 * pupitre_vault_remove_async:
 * @self: A vault
 * @account_id: The id of an account
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Destroys what is kept of an account, its key with it: after this nobody can read its store. May
 * show a prompt of the desktop. Main thread.
 */
void
pupitre_vault_remove_async (PupitreVault        *self,
                            const char          *account_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PUPITRE_IS_VAULT (self));
  g_return_if_fail (account_id != NULL && *account_id != '\0');

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_vault_remove_async);
  operation_start (task, account_id, NULL, run_remove);
}

/**
 * pupitre_vault_remove_finish:
 * @self: A vault
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_VAULT_ABSENT, %PUPITRE_ERROR_VAULT_LOCKED,
 *   %PUPITRE_ERROR_VAULT_TIMEOUT or %PUPITRE_ERROR_VAULT_DAMAGED
 *
 * Returns: whether nothing is kept any more
 */
gboolean
pupitre_vault_remove_finish (PupitreVault *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
