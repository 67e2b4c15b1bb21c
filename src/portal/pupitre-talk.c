/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-talk"

#include "pupitre-talk.h"

#include "pupitre-connection-private.h"
#include "pupitre-conversation.h"
#include "pupitre-error.h"

#include <string.h>

/* Keeps a conversation with the sign-in service going: begins it when there is none, and anew,
 * once, without a word, when the service has forgotten it. A code that was right is kept, as some
 * pages want it again with the password; the password is sent once. Both are wiped. */

struct _PupitreTalk {
  GObject              parent_instance;

  PupitreConnection   *connection;    /* (owned) */
  gboolean             for_reset;
  char                *ui_locale;     /* (owned) */
  PupitreConversation *conversation;  /* (nullable) (owned) */
  char                *code;          /* (nullable) (owned): that was right */
  gboolean             took_password;
};

G_DEFINE_FINAL_TYPE (PupitreTalk, pupitre_talk, G_TYPE_OBJECT)

typedef enum {
  ACT_SEND,
  ACT_VERIFY,
  ACT_SET_PASSWORD,
} ActKind;

/* What is under way, over as many steps as it takes. */
typedef struct {
  /* Input */
  ActKind              kind;
  char                *email;         /* (owned) */
  char                *code;          /* (nullable) (owned) */
  char                *password;      /* (nullable) (owned): until it is sent */
  gsize                password_size;
  GCancellable        *cancellable;   /* (nullable) (owned) */

  /* In progress */
  PupitreConversation *conversation;  /* (nullable) (owned) */
  gboolean             is_fresh;      /* it was begun for this */
} Act;

static void begin_or_go_on (GTask *task);
static void on_acted (GObject *source, GAsyncResult *result, gpointer user_data);

static void
wipe (char **text, gsize size)
{
  if (*text == NULL)
    return;
  explicit_bzero (*text, size);
  g_clear_pointer (text, g_free);
}

static void
wipe_text (char **text)
{
  wipe (text, *text != NULL ? strlen (*text) : 0);
}

static void
act_free (Act *act)
{
  g_free (act->email);
  wipe_text (&act->code);
  wipe (&act->password, act->password_size);
  g_clear_object (&act->cancellable);
  g_clear_object (&act->conversation);
  g_free (act);
}

static void
abort_conversation (PupitreTalk *self)
{
  PupitreSession *session;

  if (self->conversation == NULL)
    return;
  session = pupitre_conversation_get_session (self->conversation);
  pupitre_transport_abort (pupitre_session_get_transport (session));
  g_clear_object (&self->conversation);
}

static void
pupitre_talk_dispose (GObject *object)
{
  PupitreTalk *self = PUPITRE_TALK (object);

  abort_conversation (self);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (pupitre_talk_parent_class)->dispose (object);
}

static void
pupitre_talk_finalize (GObject *object)
{
  PupitreTalk *self = PUPITRE_TALK (object);

  g_free (self->ui_locale);
  wipe_text (&self->code);

  G_OBJECT_CLASS (pupitre_talk_parent_class)->finalize (object);
}

static void
pupitre_talk_class_init (PupitreTalkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pupitre_talk_dispose;
  object_class->finalize = pupitre_talk_finalize;
}

static void
pupitre_talk_init (PupitreTalk *self)
{
}

/**
 * pupitre_talk_new:
 * @connection: Whose settings the conversation's own session has
 * @for_reset: Whether the account exists and its password was forgotten
 * @ui_locale: `fr` or `en`: the language of the portal's sentences and of its e-mail
 *
 * Returns: (transfer full): a talk; nothing is sent yet. Main thread.
 */
PupitreTalk *
pupitre_talk_new (PupitreConnection *connection, gboolean for_reset, const char *ui_locale)
{
  PupitreTalk *self;

  g_return_val_if_fail (PUPITRE_IS_CONNECTION (connection), NULL);

  self = g_object_new (PUPITRE_TYPE_TALK, NULL);
  self->connection = g_object_ref (connection);
  self->for_reset = for_reset;
  self->ui_locale = g_strdup (ui_locale);
  return self;
}

/**
 * pupitre_talk_get_page:
 * @self: A talk
 *
 * Returns: (transfer none) (nullable): the page that is to be answered; %NULL if nothing is going
 *   on. Main thread.
 */
const PupitreCodePage *
pupitre_talk_get_page (PupitreTalk *self)
{
  g_return_val_if_fail (PUPITRE_IS_TALK (self), NULL);

  return self->conversation != NULL ? pupitre_conversation_get_page (self->conversation) : NULL;
}

/**
 * pupitre_talk_took_password:
 * @self: A talk
 *
 * Returns: whether the service has accepted the new password, whatever came after. Main thread.
 */
gboolean
pupitre_talk_took_password (PupitreTalk *self)
{
  g_return_val_if_fail (PUPITRE_IS_TALK (self), FALSE);

  return self->took_password;
}

/**
 * pupitre_talk_steal_session:
 * @self: A talk whose password was set
 *
 * Returns: (transfer full): the session that came of it, which is not ended any more with @self.
 *   Main thread.
 */
PupitreSession *
pupitre_talk_steal_session (PupitreTalk *self)
{
  PupitreSession *session;

  g_return_val_if_fail (PUPITRE_IS_TALK (self) && self->conversation != NULL, NULL);

  session = g_object_ref (pupitre_conversation_get_session (self->conversation));
  g_clear_object (&self->conversation);
  wipe_text (&self->code);
  return session;
}

/**
 * pupitre_talk_drop:
 * @self: A talk
 *
 * Drops all that it knows; what is under way ends as cancelled. Nothing is sent. Main thread.
 */
void
pupitre_talk_drop (PupitreTalk *self)
{
  g_return_if_fail (PUPITRE_IS_TALK (self));

  abort_conversation (self);
  wipe_text (&self->code);
  self->took_password = FALSE;
}

/* Whether what an act has begun is still what the object is about; else it has ended. */
static gboolean
check_current (GTask *task, GError **error)
{
  PupitreTalk *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);

  if (self->conversation == act->conversation)
    return TRUE;
  g_clear_error (error);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The talk was given up");
  return FALSE;
}

/* @error: (transfer full). A transaction that the service has forgotten is begun anew, unless that
 * was done already; a password is not handed in a second time. */
static void
handle_failure (GTask *task, GError *error)
{
  PupitreTalk *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);
  gboolean spent = pupitre_conversation_is_spent (act->conversation);

  self->took_password = pupitre_conversation_took_password (act->conversation);
  if (spent)
    abort_conversation (self);
  if (spent && !act->is_fresh && act->kind != ACT_SET_PASSWORD) {
    g_error_free (error);
    g_clear_object (&act->conversation);
    begin_or_go_on (task);
    return;
  }
  if (spent && act->kind == ACT_SET_PASSWORD && !self->took_password &&
      error->code != PUPITRE_ERROR_OUTCOME_UNKNOWN)
    error->code = PUPITRE_ERROR_CODE_EXPIRED;
  g_task_return_error (task, error);
}

/* The address is proven, and where the page takes no password, the next one is gone to. */
static void
handle_proof (GTask *task)
{
  PupitreTalk *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);

  wipe_text (&self->code);
  self->code = g_strdup (act->code);
  if (pupitre_conversation_get_page (act->conversation)->asks_password)
    g_task_return_boolean (task, TRUE);
  else
    pupitre_conversation_hand_in_async (act->conversation, act->email, act->code, NULL,
                                        act->cancellable, on_acted, g_object_ref (task));
}

static void
handle_success (GTask *task)
{
  PupitreTalk *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);

  if (act->kind == ACT_VERIFY) {
    handle_proof (task);
    return;
  }
  if (act->kind == ACT_SEND)
    wipe_text (&self->code);
  else
    self->took_password = TRUE;
  g_task_return_boolean (task, TRUE);
}

static void
on_acted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean accepted = pupitre_conversation_finish (PUPITRE_CONVERSATION (source), result, &error);

  if (!check_current (task, &error))
    return;
  if (accepted)
    handle_success (task);
  else
    handle_failure (task, error);
}

/* Takes the password. */
static void
hand_in_password (GTask *task)
{
  PupitreTalk *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);

  if (pupitre_conversation_get_page (act->conversation)->settings->trims_password)
    g_strstrip (act->password);
  pupitre_conversation_hand_in_async (act->conversation, act->email, self->code, act->password,
                                      act->cancellable, on_acted, g_object_ref (task));
  wipe (&act->password, act->password_size);
}

static void
go_on (GTask *task)
{
  Act *act = g_task_get_task_data (task);

  switch (act->kind) {
  case ACT_SEND:
    pupitre_conversation_send_code_async (act->conversation, act->email, act->cancellable, on_acted,
                                          g_object_ref (task));
    break;
  case ACT_VERIFY:
    /* A code that was right is used up: what came after it is what failed. */
    if (pupitre_conversation_has_proven (act->conversation, act->email))
      handle_proof (task);
    else
      pupitre_conversation_verify_code_async (act->conversation, act->email, act->code,
                                              act->cancellable, on_acted, g_object_ref (task));
    break;
  case ACT_SET_PASSWORD:
  default:
    hand_in_password (task);
  }
}

static void
on_begun (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreTalk *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean begun = pupitre_conversation_finish (PUPITRE_CONVERSATION (source), result, &error);

  if (!check_current (task, &error))
    return;
  if (begun) {
    go_on (task);
    return;
  }
  abort_conversation (self);
  g_task_return_error (task, error);
}

static void
begin (GTask *task)
{
  PupitreTalk *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);
  g_autoptr (PupitreSession) session =
    pupitre_connection_new_session (self->connection, self->ui_locale);

  self->conversation = pupitre_conversation_new (session, self->for_reset);
  act->conversation = g_object_ref (self->conversation);
  act->is_fresh = TRUE;
  pupitre_conversation_begin_async (act->conversation, self->ui_locale, act->cancellable, on_begun,
                                    g_object_ref (task));
}

static void
begin_or_go_on (GTask *task)
{
  PupitreTalk *self = g_task_get_source_object (task);
  Act *act = g_task_get_task_data (task);

  /* The page that takes the new password of an old account has left the code behind. */
  if (self->conversation != NULL && act->kind == ACT_SEND &&
      pupitre_conversation_get_page (self->conversation)->email_field == NULL)
    abort_conversation (self);
  if (self->conversation == NULL) {
    begin (task);
    return;
  }
  act->conversation = g_object_ref (self->conversation);
  go_on (task);
}

static GTask *
new_task (PupitreTalk        *self,
          ActKind             kind,
          const char         *email,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Act *act = g_new0 (Act, 1);

  act->kind = kind;
  act->email = g_strdup (email);
  act->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_task_set_task_data (task, act, (GDestroyNotify) act_free);
  return task;
}

/**
 * pupitre_talk_send_code_async:
 * @self: A talk in which nothing is under way
 * @email: The address
 * @cancellable: (nullable): Gives up
 * @callback: Called at the end
 * @user_data: For @callback
 *
 * Has a code sent to the address. Main thread.
 */
void
pupitre_talk_send_code_async (PupitreTalk        *self,
                              const char         *email,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PUPITRE_IS_TALK (self));

  task = new_task (self, ACT_SEND, email, cancellable, callback, user_data);
  begin_or_go_on (task);
}

/**
 * pupitre_talk_verify_code_async:
 * @self: A talk in which nothing is under way
 * @email: The address
 * @code: Its code
 * @cancellable: (nullable): Gives up
 * @callback: Called at the end
 * @user_data: For @callback
 *
 * Proves the address, and goes to the page that takes the password. Main thread.
 */
void
pupitre_talk_verify_code_async (PupitreTalk        *self,
                                const char         *email,
                                const char         *code,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Act *act;

  g_return_if_fail (PUPITRE_IS_TALK (self));

  task = new_task (self, ACT_VERIFY, email, cancellable, callback, user_data);
  act = g_task_get_task_data (task);
  act->code = g_strdup (code);
  begin_or_go_on (task);
}

/**
 * pupitre_talk_set_password_async:
 * @self: A talk in which the address is proven and nothing is under way
 * @email: The address
 * @password: The new password; copied, and wiped once it is sent
 * @cancellable: (nullable): Gives up
 * @callback: Called at the end
 * @user_data: For @callback
 *
 * Hands in the new password, and goes back to the portal. Main thread.
 */
void
pupitre_talk_set_password_async (PupitreTalk        *self,
                                 const char         *email,
                                 const char         *password,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Act *act;

  g_return_if_fail (PUPITRE_IS_TALK (self) && self->conversation != NULL);

  task = new_task (self, ACT_SET_PASSWORD, email, cancellable, callback, user_data);
  act = g_task_get_task_data (task);
  act->password_size = strlen (password);
  act->password = g_strdup (password);
  begin_or_go_on (task);
}

/**
 * pupitre_talk_finish:
 * @self: A talk
 * @result: The result of any of the above
 * @error: Return location; %PUPITRE_ERROR, or cancellation
 *
 * Returns: whether it was accepted. Main thread.
 */
gboolean
pupitre_talk_finish (PupitreTalk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
