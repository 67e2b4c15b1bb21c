/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-inheritance"

#include "pupitre-inheritance.h"

#include "pupitre-error.h"
#include "pupitre-outbox.h"

/* When the parent's address has changed, a new account has the same children: the documents and
 * receipts that the former account kept of a child, what was begun to be written, what was marked as
 * done or seen of it, and the journal of what changed, for the new one. They are copied, never fetched,
 * and what the new account has of its own is left as it is. The former account keeps them until it is
 * erased. Both have to be open. Main thread. */

/* --- What is missing ------------------------------------------------------------------------ */

typedef enum {
  PART_DOCUMENTS,
  PART_DRAFTS,
  PART_DONE,
  PART_SEEN,
} Part;

typedef struct {
  /* Input */
  PupitreStore *heir;   /* (owned) */
  char         *child;  /* (owned) */
  Part          part;
  /* Output */
  GStrv         kept;   /* (nullable) (owned): by the former account */
} MissingData;

static void
missing_data_free (gpointer data)
{
  MissingData *missing = data;

  g_object_unref (missing->heir);
  g_free (missing->child);
  g_strfreev (missing->kept);
  g_free (missing);
}

static PupitreMark
get_mark (Part part)
{
  return part == PART_DONE ? PUPITRE_MARK_DONE : PUPITRE_MARK_SEEN;
}

static void
list_part (PupitreStore *store, GAsyncReadyCallback callback, GTask *task)
{
  MissingData *data = g_task_get_task_data (task);

  if (data->part == PART_DOCUMENTS)
    pupitre_store_list_documents_async (store, data->child, g_task_get_cancellable (task), callback,
                                        g_object_ref (task));
  else if (data->part == PART_DRAFTS)
    pupitre_store_list_drafts_async (store, data->child, g_task_get_cancellable (task), callback,
                                     g_object_ref (task));
  else
    pupitre_store_list_marks_async (store, data->child, get_mark (data->part),
                                    g_task_get_cancellable (task), callback, g_object_ref (task));
}

/* Returns: (transfer full) (nullable) */
static GStrv
list_part_finish (PupitreStore *store, GTask *task, GAsyncResult *result, GError **error)
{
  MissingData *data = g_task_get_task_data (task);

  switch (data->part) {
  case PART_DOCUMENTS:
    return pupitre_store_list_documents_finish (store, result, error);
  case PART_DRAFTS:
    return pupitre_store_list_drafts_finish (store, result, error);
  case PART_DONE:
  case PART_SEEN:
  default:
    return pupitre_store_list_marks_finish (store, result, error);
  }
}

static void
on_heir_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MissingData *data = g_task_get_task_data (task);
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) own = NULL;
  GError *error = NULL;

  own = list_part_finish (PUPITRE_STORE (source), task, result, &error);
  if (own == NULL) {
    g_task_return_error (task, error);
    return;
  }
  for (guint i = 0; own[i] != NULL; i++)
    g_hash_table_add (known, own[i]);
  for (guint i = 0; data->kept[i] != NULL; i++) {
    if (!g_hash_table_contains (known, data->kept[i]))
      g_strv_builder_add (missing, data->kept[i]);
  }
  g_task_return_pointer (task, g_strv_builder_end (missing), (GDestroyNotify) g_strfreev);
}

static void
on_former_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MissingData *data = g_task_get_task_data (task);
  GError *error = NULL;

  data->kept = list_part_finish (PUPITRE_STORE (source), task, result, &error);
  if (data->kept != NULL)
    list_part (data->heir, on_heir_listed, task);
  else
    g_task_return_error (task, error);
}

/* Which documents, drafts, or marks, of the child the former account keeps, and the heir does not. */
static void
list_missing_async (PupitreStore       *former,
                    PupitreStore       *heir,
                    const char         *child,
                    Part                part,
                    GCancellable       *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  MissingData *data = g_new0 (MissingData, 1);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  data->heir = g_object_ref (heir);
  data->child = g_strdup (child);
  data->part = part;
  g_task_set_task_data (task, data, missing_data_free);
  list_part (former, on_former_listed, task);
}

static gboolean
has_receipt (GListModel *receipts, PupitreReceipt *wanted)
{
  const char *uuid = pupitre_intent_get_uuid (pupitre_receipt_get_intent (wanted));

  for (guint i = 0; i < g_list_model_get_n_items (receipts); i++) {
    g_autoptr (PupitreReceipt) receipt = g_list_model_get_item (receipts, i);

    if (g_str_equal (pupitre_intent_get_uuid (pupitre_receipt_get_intent (receipt)), uuid))
      return TRUE;
  }
  return FALSE;
}

/* Which receipts of the child the former account keeps, and the heir does not.
 *
 * Returns: (transfer full) (element-type PupitreReceipt) */
static GPtrArray *
list_missing_receipts (PupitreAccount *former, PupitreOutbox *heir, const char *child)
{
  GPtrArray *missing = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *own = pupitre_outbox_get_receipts (heir, child);
  GListModel *kept = pupitre_outbox_get_receipts (pupitre_account_get_outbox (former), child);

  for (guint i = 0; i < g_list_model_get_n_items (kept); i++) {
    g_autoptr (PupitreReceipt) receipt = g_list_model_get_item (kept, i);

    if (!has_receipt (own, receipt))
      g_ptr_array_add (missing, g_steal_pointer (&receipt));
  }
  return missing;
}

/* --- Whether there is something --------------------------------------------------------------- */

typedef struct {
  /* Input */
  GPtrArray         *formers;  /* (element-type PupitreAccount): the other open accounts */
  PupitreStore      *heir;     /* (owned) */
  PupitreOutbox     *outbox;   /* (owned): the heir's */
  char              *child;    /* (owned) */
  /* In progress */
  guint              next;
  /* Output */
  PupitreInheritance found;
} FindData;

static void
find_data_free (gpointer data)
{
  FindData *find = data;

  g_ptr_array_unref (find->formers);
  g_object_unref (find->heir);
  g_object_unref (find->outbox);
  g_free (find->child);
  g_free (find);
}

static void look_into_next (GTask *task);

static PupitreAccount *
get_looked_into (FindData *find)
{
  return g_ptr_array_index (find->formers, find->next - 1);
}

/* How many there are, none where that is not known. */
static guint
count_missing (GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) missing = g_task_propagate_pointer (G_TASK (result), &error);

  if (missing == NULL && !pupitre_error_is_cancelled (error))
    g_message ("What another account keeps is not known: %s", error->message);
  return missing != NULL ? g_strv_length (missing) : 0;
}

static void
on_done_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FindData *find = g_task_get_task_data (task);
  PupitreAccount *former = get_looked_into (find);
  g_autoptr (GPtrArray) receipts = list_missing_receipts (former, find->outbox, find->child);

  find->found.n_done = count_missing (result);
  find->found.n_receipts = receipts->len;
  /* What somebody has only seen would be offered to each of two parents. */
  if (find->found.n_documents > 0 || find->found.n_receipts > 0 || find->found.n_drafts > 0 ||
      find->found.n_done > 0)
    g_task_return_pointer (task, g_object_ref (former), g_object_unref);
  else
    look_into_next (task);
}

static void
on_drafts_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FindData *find = g_task_get_task_data (task);

  find->found.n_drafts = count_missing (result);
  list_missing_async (pupitre_account_get_store (get_looked_into (find)), find->heir, find->child,
                      PART_DONE, g_task_get_cancellable (task), on_done_listed,
                      g_object_ref (task));
}

static void
on_documents_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FindData *find = g_task_get_task_data (task);

  find->found.n_documents = count_missing (result);
  list_missing_async (pupitre_account_get_store (get_looked_into (find)), find->heir, find->child,
                      PART_DRAFTS, g_task_get_cancellable (task), on_drafts_listed,
                      g_object_ref (task));
}

static void
look_into_next (GTask *task)
{
  FindData *find = g_task_get_task_data (task);
  PupitreAccount *former;

  if (find->next >= find->formers->len) {
    g_task_return_pointer (task, NULL, NULL);
    return;
  }
  former = g_ptr_array_index (find->formers, find->next++);
  list_missing_async (pupitre_account_get_store (former), find->heir, find->child, PART_DOCUMENTS,
                      g_task_get_cancellable (task), on_documents_listed, g_object_ref (task));
}

/**
 * pupitre_inheritance_find_async:
 * @accounts: The accounts of this computer
 * @heir: One of them, open
 * @child: A child that is associated with it
 * @cancellable: (nullable): To give up
 * @callback: Called with the result
 * @user_data: For @callback
 *
 * Looks for another open account that keeps documents, receipts or drafts of the child, or knows what of
 * its homework is done, and @heir does not. A shared computer, where nothing is kept, has none. Main thread.
 */
void
pupitre_inheritance_find_async (PupitreAccounts    *accounts,
                                PupitreAccount     *heir,
                                PupitreChild       *child,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  FindData *find;

  g_return_if_fail (PUPITRE_IS_ACCOUNTS (accounts));
  g_return_if_fail (PUPITRE_IS_ACCOUNT (heir));
  g_return_if_fail (PUPITRE_IS_CHILD (child));

  g_task_set_source_tag (task, pupitre_inheritance_find_async);
  find = g_new0 (FindData, 1);
  find->formers = g_ptr_array_new_with_free_func (g_object_unref);
  find->heir = g_object_ref (pupitre_account_get_store (heir));
  find->outbox = g_object_ref (pupitre_account_get_outbox (heir));
  find->child = g_strdup (pupitre_child_get_key (child));
  g_task_set_task_data (task, find, find_data_free);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (accounts)); i++) {
    g_autoptr (PupitreAccount) other = g_list_model_get_item (G_LIST_MODEL (accounts), i);

    if (other != heir)
      g_ptr_array_add (find->formers, g_steal_pointer (&other));
  }
  look_into_next (task);
}

/**
 * pupitre_inheritance_find_finish:
 * @result: What the callback was given
 * @found: (out): how much there is
 * @error: Return location; set only if it was given up
 *
 * Returns: (transfer full) (nullable): the account that keeps it, %NULL for none.
 */
PupitreAccount *
pupitre_inheritance_find_finish (GAsyncResult *result, PupitreInheritance *found, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  *found = ((FindData *) g_task_get_task_data (G_TASK (result)))->found;
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Taking it over --------------------------------------------------------------------------- */

typedef struct {
  /* Input */
  PupitreStore      *former;        /* (owned) */
  PupitreAccount    *account;       /* (owned): the heir */
  PupitreStore      *heir;          /* (owned) */
  PupitreOutbox     *outbox;        /* (owned): the heir's */
  PupitreChild      *of;            /* (owned) */
  char              *child;         /* (owned) */
  GPtrArray         *receipts;      /* (owned) (element-type PupitreReceipt): those to take */
  /* In progress */
  GStrv              missing;       /* (nullable) (owned): the documents to take */
  guint              next;
  GStrv              drafts;        /* (nullable) (owned): those to take */
  guint              next_draft;
  guint              next_receipt;
  Part               marks;         /* which marks are being taken */
  guint              n_marks;       /* how many of them */
  /* Output */
  PupitreInheritance taken;
  GError            *error;         /* (nullable) (owned): of the first that could not be taken */
} TakeData;

static void
take_data_free (gpointer data)
{
  TakeData *take = data;

  g_object_unref (take->former);
  g_object_unref (take->account);
  g_object_unref (take->of);
  g_object_unref (take->heir);
  g_object_unref (take->outbox);
  g_free (take->child);
  g_ptr_array_unref (take->receipts);
  g_strfreev (take->missing);
  g_strfreev (take->drafts);
  g_clear_error (&take->error);
  g_free (take);
}

static void take_next (GTask *task);

/* One that cannot be read keeps no other back. @error: (transfer full) */
static void
leave_out (GTask *task, GError *error)
{
  TakeData *take = g_task_get_task_data (task);

  if (take->error == NULL)
    take->error = error;
  else
    g_error_free (error);
  take_next (task);
}

static void
on_put (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TakeData *take = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pupitre_store_put_document_finish (PUPITRE_STORE (source), result, &error)) {
    leave_out (task, error);
    return;
  }
  take->taken.n_documents++;
  take_next (task);
}

static void
on_got (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TakeData *take = g_task_get_task_data (task);
  g_autoptr (PupitreDocument) document = NULL;
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) content = NULL;
  GError *error = NULL;

  document = pupitre_store_get_document_finish (PUPITRE_STORE (source), result, &error);
  if (document != NULL)
    file = g_mapped_file_new_from_fd (document->fd, FALSE, &error);
  if (file == NULL) {
    leave_out (task, error);
    return;
  }
  content = g_mapped_file_get_bytes (file);
  pupitre_store_put_document_async (take->heir, take->child, take->missing[take->next - 1], content,
                                    document, g_task_get_cancellable (task), on_put,
                                    g_object_ref (task));
}

static void
on_adopted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TakeData *take = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pupitre_outbox_adopt_finish (PUPITRE_OUTBOX (source), result, &error)) {
    leave_out (task, error);
    return;
  }
  take->taken.n_receipts++;
  take_next (task);
}

static void
on_draft_put (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TakeData *take = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pupitre_store_put_draft_finish (PUPITRE_STORE (source), result, &error)) {
    leave_out (task, error);
    return;
  }
  take->taken.n_drafts++;
  take_next (task);
}

static void
on_draft_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TakeData *take = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree char *text = pupitre_store_load_draft_finish (PUPITRE_STORE (source), result, &error);

  if (text == NULL)
    leave_out (task, error);
  else if (*text == '\0')  /* sent, or emptied, since it was listed */
    take_next (task);
  else
    pupitre_store_put_draft_async (take->heir, take->child, take->drafts[take->next_draft - 1], text,
                                   g_task_get_cancellable (task), on_draft_put,
                                   g_object_ref (task));
}

/* @error: (nullable) (transfer full) */
static void
finish_taking (GTask *task, GError *error)
{
  TakeData *take = g_task_get_task_data (task);

  if (take->error == NULL)
    take->error = error;
  else
    g_clear_error (&error);
  if (take->error != NULL)
    g_task_return_error (task, g_steal_pointer (&take->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_changes_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  pupitre_store_add_changes_finish (PUPITRE_STORE (source), result, &error);
  finish_taking (task, error);
}

static void
on_changes_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TakeData *take = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) rows =
    pupitre_store_load_changes_finish (PUPITRE_STORE (source), result, &error);

  if (rows == NULL) {
    finish_taking (task, error);
    return;
  }
  for (guint i = rows->len; i > 0; i--) {
    PupitreChangeRow *row = rows->pdata[i - 1];

    if (!g_str_equal (row->collection->child, take->child))
      g_ptr_array_remove_index (rows, i - 1);
  }
  pupitre_store_add_changes_async (take->heir, rows, g_task_get_cancellable (task), on_changes_added,
                                   g_object_ref (task));
}

static void take_marks (GTask *task);

static void
finish_marks (GTask *task)
{
  TakeData *take = g_task_get_task_data (task);

  if (take->marks == PART_DONE) {
    take->marks = PART_SEEN;
    take_marks (task);
    return;
  }
  pupitre_account_reload_marks (take->account, take->of);
  /* After the marks, so that what was seen comes as seen. */
  pupitre_store_load_changes_async (take->former, 0, g_task_get_cancellable (task), on_changes_loaded,
                                    g_object_ref (task));
}

/* @error: (nullable) (transfer full) */
static void
note_marks (GTask *task, GError *error)
{
  TakeData *take = g_task_get_task_data (task);

  if (error == NULL && take->marks == PART_DONE)
    take->taken.n_done = take->n_marks;
  if (error != NULL && take->error == NULL)
    take->error = error;
  else
    g_clear_error (&error);
  finish_marks (task);
}

static void
on_marks_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  pupitre_store_add_marks_finish (PUPITRE_STORE (source), result, &error);
  note_marks (task, error);
}

static void
on_marks_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TakeData *take = g_task_get_task_data (task);
  GError *error = NULL;
  g_auto (GStrv) missing = g_task_propagate_pointer (G_TASK (result), &error);

  if (missing == NULL) {
    note_marks (task, error);
    return;
  }
  take->n_marks = g_strv_length (missing);
  pupitre_store_add_marks_async (take->heir, take->child, get_mark (take->marks),
                                 (const char *const *) missing, g_task_get_cancellable (task),
                                 on_marks_added, g_object_ref (task));
}

static void
take_marks (GTask *task)
{
  TakeData *take = g_task_get_task_data (task);

  list_missing_async (take->former, take->heir, take->child, take->marks,
                      g_task_get_cancellable (task), on_marks_listed, g_object_ref (task));
}

static void
take_next (GTask *task)
{
  TakeData *take = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (take->missing[take->next] != NULL)
    pupitre_store_get_document_async (take->former, take->child, take->missing[take->next++],
                                      g_task_get_cancellable (task), on_got, g_object_ref (task));
  else if (take->next_receipt < take->receipts->len)
    pupitre_outbox_adopt_async (take->outbox,
                                g_ptr_array_index (take->receipts, take->next_receipt++), on_adopted,
                                g_object_ref (task));
  else if (take->drafts[take->next_draft] != NULL)
    pupitre_store_load_draft_async (take->former, take->child, take->drafts[take->next_draft++],
                                    g_task_get_cancellable (task), on_draft_loaded,
                                    g_object_ref (task));
  else
    take_marks (task);
}

static void
on_missing_drafts (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TakeData *take = g_task_get_task_data (task);
  GError *error = NULL;

  take->drafts = g_task_propagate_pointer (G_TASK (result), &error);
  if (take->drafts != NULL)
    take_next (task);
  else
    g_task_return_error (task, error);
}

static void
on_missing (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TakeData *take = g_task_get_task_data (task);
  GError *error = NULL;

  take->missing = g_task_propagate_pointer (G_TASK (result), &error);
  if (take->missing != NULL)
    list_missing_async (take->former, take->heir, take->child, PART_DRAFTS,
                        g_task_get_cancellable (task), on_missing_drafts, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

/**
 * pupitre_inheritance_take_async:
 * @former: An open account
 * @heir: Another one
 * @child: A child that is associated with @heir
 * @cancellable: (nullable): To give up; what was taken by then stays
 * @callback: Called with the result
 * @user_data: For @callback
 *
 * Copies the documents, receipts and drafts of the child that @former keeps and @heir does not, and
 * what changed for the child before @heir was there, and marks as done and as seen what is so there.
 * Only when the parent said so. Main thread.
 */
void
pupitre_inheritance_take_async (PupitreAccount     *former,
                                PupitreAccount     *heir,
                                PupitreChild       *child,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  TakeData *take;

  g_return_if_fail (PUPITRE_IS_ACCOUNT (former));
  g_return_if_fail (PUPITRE_IS_ACCOUNT (heir) && heir != former);
  g_return_if_fail (PUPITRE_IS_CHILD (child));

  g_task_set_source_tag (task, pupitre_inheritance_take_async);
  take = g_new0 (TakeData, 1);
  take->former = g_object_ref (pupitre_account_get_store (former));
  take->account = g_object_ref (heir);
  take->of = g_object_ref (child);
  take->marks = PART_DONE;
  take->heir = g_object_ref (pupitre_account_get_store (heir));
  take->outbox = g_object_ref (pupitre_account_get_outbox (heir));
  take->child = g_strdup (pupitre_child_get_key (child));
  take->receipts = list_missing_receipts (former, take->outbox, take->child);
  g_task_set_task_data (task, take, take_data_free);
  list_missing_async (take->former, take->heir, take->child, PART_DOCUMENTS, cancellable, on_missing,
                      g_object_ref (task));
}

/**
 * pupitre_inheritance_take_finish:
 * @result: What the callback was given
 * @taken: (out): how much was taken, also if something could not be
 * @error: Return location
 *
 * Returns: whether all was taken.
 */
gboolean
pupitre_inheritance_take_finish (GAsyncResult *result, PupitreInheritance *taken, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  *taken = ((TakeData *) g_task_get_task_data (G_TASK (result)))->taken;
  return g_task_propagate_boolean (G_TASK (result), error);
}
