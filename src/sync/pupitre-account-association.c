/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-account"

#include "pupitre-account-association.h"

#include "pupitre-children-parser.h"
#include "pupitre-error.h"
#include "pupitre-organisations-parser.h"
#include "pupitre-parse-worker.h"

/* Associating a child with an account: the list of the service centres, and the one write, sent once.
 * When the portal does not say what became of it, the children are read back, and the answer is
 * whether the child is among them. Main thread. */

/* --- Service centres ------------------------------------------------------------------------ */

static void
parse_on_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  PupitreReply *reply = task_data;
  GError *error = NULL;
  GPtrArray *organisations = pupitre_organisations_parser_read (reply->body, NULL, &error);

  if (organisations != NULL)
    g_task_return_pointer (task, organisations, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
on_organisations_parsed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *organisations = g_task_propagate_pointer (G_TASK (result), &error);

  if (organisations != NULL)
    g_task_return_pointer (task, organisations, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
on_organisations (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  PupitreReply *reply =
      pupitre_session_keeper_fetch_finish (PUPITRE_SESSION_KEEPER (source), result, &error);
  g_autoptr (GTask) parsing = NULL;

  if (reply == NULL) {
    g_task_return_error (task, error);
    return;
  }
  /* Not the account's: part of it runs on another thread. */
  parsing = g_task_new (NULL, g_task_get_cancellable (task), on_organisations_parsed,
                        g_object_ref (task));
  g_task_set_task_data (parsing, reply, (GDestroyNotify) pupitre_reply_free);
  pupitre_parse_worker_run (parsing, parse_on_worker);
}

/**
 * pupitre_account_load_organisations_async:
 * @self: An open account
 * @cancellable: (nullable): To give up
 * @callback: Called with the result
 * @user_data: For @callback
 *
 * Asks the portal which service centres there are. They are not stored.
 */
void
pupitre_account_load_organisations_async (PupitreAccount     *self,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data)
{
  g_autoptr (PupitreRequest) request = pupitre_request_organisations ();
  GTask *task;

  g_return_if_fail (PUPITRE_IS_ACCOUNT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_account_load_organisations_async);
  pupitre_session_keeper_fetch_async (pupitre_account_get_keeper (self), request, NULL, cancellable,
                                      on_organisations, task);
}

/**
 * pupitre_account_load_organisations_finish:
 * @self: An account
 * @result: What the callback was given
 * @error: Return location
 *
 * Returns: (transfer full) (nullable) (element-type PupitreOrganisation): sorted by name.
 */
GPtrArray *
pupitre_account_load_organisations_finish (PupitreAccount *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Associating ------------------------------------------------------------------------------ */

typedef struct {
  /* Input */
  PupitreAssociation *association;  /* (owned) */
  PupitreRequest     *request;      /* (owned) */
  /* In progress */
  GError             *unsure;       /* (nullable) (owned): the portal did not say what became of it */
  gboolean            renewed;      /* a session was begun for it */
} AssociateData;

static void
associate_data_free (gpointer data)
{
  AssociateData *associate = data;

  g_clear_object (&associate->association);
  g_clear_pointer (&associate->request, pupitre_request_free);
  g_clear_error (&associate->unsure);
  g_free (associate);
}

/* @child: (transfer full) */
static void
succeed (GTask *task, PupitreChild *child)
{
  pupitre_account_refresh (g_task_get_source_object (task));
  g_task_return_pointer (task, child, g_object_unref);
}

/* The child of the form among those of an answer. */
static PupitreChild *
find_child (PupitreAssociation *association, GBytes *body)
{
  g_autoptr (PupitreParsed) parsed = pupitre_children_parser_split (body, NULL);

  for (guint i = 0; parsed != NULL && i < parsed->items->len; i++) {
    PupitreItem *item = g_ptr_array_index (parsed->items, i);
    g_autoptr (PupitreChild) child = pupitre_children_parser_read (item->json, NULL);

    if (child != NULL && pupitre_association_is_of_child (association, child))
      return g_steal_pointer (&child);
  }
  return NULL;
}

static void
on_read_back (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssociateData *associate = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreReply) reply =
      pupitre_session_keeper_fetch_finish (PUPITRE_SESSION_KEEPER (source), result, &error);
  PupitreChild *child = reply != NULL ? find_child (associate->association, reply->body) : NULL;

  if (child != NULL)
    succeed (task, child);
  else
    g_task_return_error (task, g_steal_pointer (&associate->unsure));
}

static void
read_back (GTask *task)
{
  g_autoptr (PupitreRequest) children = pupitre_request_children ();

  pupitre_session_keeper_fetch_async (
      pupitre_account_get_keeper (g_task_get_source_object (task)), children, NULL,
      g_task_get_cancellable (task), on_read_back, g_object_ref (task));
}

static void begin_session (GTask *task);

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssociateData *associate = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreReply) reply =
      pupitre_connection_write_finish (PUPITRE_CONNECTION (source), result, &error);
  PupitreChild *child = reply != NULL ? pupitre_children_parser_read (reply->body, &error) : NULL;

  if (child != NULL) {
    succeed (task, child);
  } else if (reply != NULL || g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_OUTCOME_UNKNOWN)) {
    associate->unsure = g_error_new (PUPITRE_ERROR, PUPITRE_ERROR_OUTCOME_UNKNOWN,
                                     "No usable answer to the association: %s", error->message);
    read_back (task);
  } else if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED) &&
             !associate->renewed) {
    begin_session (task);  /* refused before anything was done */
  } else {
    /* What the portal knows and this program not yet. */
    if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_CHILD_ALREADY))
      pupitre_account_refresh (g_task_get_source_object (task));
    g_task_return_error (task, g_steal_pointer (&error));
  }
}

static void
write_once (GTask *task)
{
  PupitreAccount *self = g_task_get_source_object (task);
  AssociateData *associate = g_task_get_task_data (task);

  pupitre_connection_write_async (pupitre_account_get_connection (self), associate->request,
                                  g_task_get_cancellable (task), on_written, g_object_ref (task));
}

static void
on_session (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (PupitreReply) reply =
      pupitre_session_keeper_fetch_finish (PUPITRE_SESSION_KEEPER (source), result, &error);

  if (reply != NULL)
    write_once (task);
  else
    g_task_return_error (task, error);
}

/* A read begins the session where the parent asked to stay signed in; a write would not. */
static void
begin_session (GTask *task)
{
  g_autoptr (PupitreRequest) children = pupitre_request_children ();

  ((AssociateData *) g_task_get_task_data (task))->renewed = TRUE;
  pupitre_session_keeper_fetch_async (
      pupitre_account_get_keeper (g_task_get_source_object (task)), children, NULL,
      g_task_get_cancellable (task), on_session, g_object_ref (task));
}

/**
 * pupitre_account_associate_async:
 * @self: An open account
 * @association: The form, without a fault
 * @key: The UUID of the intent: the same when the parent sends the same form again
 * @cancellable: (nullable): To give up
 * @callback: Called with the result
 * @user_data: For @callback
 *
 * Associates a child with the account. It is sent at most once.
 */
void
pupitre_account_associate_async (PupitreAccount     *self,
                                 PupitreAssociation *association,
                                 const char         *key,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  AssociateData *associate;

  g_return_if_fail (PUPITRE_IS_ACCOUNT (self));
  g_return_if_fail (PUPITRE_IS_ASSOCIATION (association));
  g_return_if_fail (key != NULL);

  associate = g_new0 (AssociateData, 1);
  associate->association = g_object_ref (association);
  associate->request = pupitre_request_associate (association, key);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_account_associate_async);
  g_task_set_task_data (task, associate, associate_data_free);
  if (pupitre_account_is_signed_in (self))
    write_once (task);
  else
    begin_session (task);
}

/**
 * pupitre_account_associate_finish:
 * @self: An account
 * @result: What the callback was given
 * @error: Return location: one of the refusals (%PUPITRE_ERROR_CHILD_NOT_FOUND and those after it),
 *   %PUPITRE_ERROR_OUTCOME_UNKNOWN if the child was not found among the children either, or what
 *   kept it from being sent
 *
 * Returns: (transfer full) (nullable): the child, which is being fetched with all others.
 */
PupitreChild *
pupitre_account_associate_finish (PupitreAccount *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
