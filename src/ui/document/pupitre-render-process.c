/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-render-process"

#include "config.h"

#include "pupitre-render-process.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <sys/socket.h>
#include <unistd.h>

#include "pupitre-error.h"
#include "pupitre-render-protocol.h"

/* One helper: starts it, sends it questions in order, takes its answers as those of a stranger, and
 * ends it when it breaks the rules or takes too long. */

/* Few enough that they always fit the socket, and that a cancelled one is seldom there already. */
#define MAX_SENT 4

typedef struct {
  guint32       id;
  GVariant     *message;
  int           fd;
  const char   *answer_type;
  gboolean      answers_file;
  guint         n_pages;
  GTask        *task;          /* (nullable): nobody waits any more */
  GSource      *cancellation;  /* (nullable) */
} Call;

struct _PupitreRenderProcess {
  GObject      parent_instance;

  GSubprocess *process;
  int          socket;
  GSource     *readable;     /* (nullable): the helper is gone */
  guint        time_limit;   /* milliseconds */
  guint        start_limit;
  guint        deadline;
  gboolean     greeted;
  guint32      last_id;
  GQueue      *waiting;      /* Call */
  GQueue      *sent;         /* Call, the first one is what the helper works on */
};

G_DEFINE_FINAL_TYPE (PupitreRenderProcess, pupitre_render_process, G_TYPE_OBJECT)

static void send_waiting (PupitreRenderProcess *self);

/**
 * pupitre_render_answer_free:
 * @answer: (nullable) (transfer full): An answer
 *
 * Frees an answer, and closes its descriptor. Any thread.
 */
void
pupitre_render_answer_free (PupitreRenderAnswer *answer)
{
  if (answer == NULL)
    return;
  g_clear_pointer (&answer->message, g_variant_unref);
  if (answer->fd >= 0)
    close (answer->fd);
  g_free (answer);
}

static void
call_release_task (Call *call)
{
  if (call->cancellation != NULL)
    g_source_destroy (call->cancellation);
  g_clear_pointer (&call->cancellation, g_source_unref);
  g_clear_object (&call->task);
}

static void
call_free (Call *call)
{
  call_release_task (call);
  g_variant_unref (call->message);
  if (call->fd >= 0)
    close (call->fd);
  g_free (call);
}

static void
call_fail (Call *call, GQuark domain, int code, const char *text)
{
  if (call->task != NULL)
    g_task_return_new_error (call->task, domain, code, "%s", text);
}

/* Ends the helper. The question that it was working on takes the blame; the others can be asked
 * again elsewhere (%G_IO_ERROR_CLOSED). */
static void
end (PupitreRenderProcess *self, PupitreErrorCode code, const char *reason)
{
  Call *call;

  if (self->readable == NULL)
    return;
  g_debug ("ended: %s", reason);
  g_object_ref (self);
  g_source_destroy (self->readable);
  g_clear_pointer (&self->readable, g_source_unref);
  g_clear_handle_id (&self->deadline, g_source_remove);
  close (self->socket);
  g_subprocess_force_exit (self->process);

  call = g_queue_pop_head (self->sent);
  if (call != NULL) {
    call_fail (call, PUPITRE_ERROR, self->greeted ? code : PUPITRE_ERROR_HELPER_MISSING, reason);
    call_free (call);
  }
  while ((call = g_queue_pop_head (self->sent)) != NULL ||
         (call = g_queue_pop_head (self->waiting)) != NULL) {
    call_fail (call, G_IO_ERROR, G_IO_ERROR_CLOSED, "the helper ended before it came to this");
    call_free (call);
  }
  g_object_unref (self);
}

static gboolean
on_deadline (gpointer data)
{
  PupitreRenderProcess *self = data;

  self->deadline = 0;
  end (self, PUPITRE_ERROR_HELPER_HUNG, "the helper takes too long");

  return G_SOURCE_REMOVE;
}

/* The time runs for what the helper works on; before its greeting, for its start. */
static void
set_deadline (PupitreRenderProcess *self)
{
  Call *first = g_queue_peek_head (self->sent);
  guint64 limit = 0;

  if (!self->greeted)
    limit = self->start_limit;
  else if (first != NULL)
    limit = (guint64) self->time_limit * first->n_pages;
  g_clear_handle_id (&self->deadline, g_source_remove);
  if (limit > 0)
    self->deadline = g_timeout_add (MIN (limit, G_MAXINT), on_deadline, self);
}

static GError *
error_for (PupitreRenderStatus status)
{
  switch (status) {
  case PUPITRE_RENDER_DAMAGED:
    return g_error_new_literal (PUPITRE_ERROR, PUPITRE_ERROR_DOCUMENT_DAMAGED, "damaged");
  case PUPITRE_RENDER_ENCRYPTED:
    return g_error_new_literal (PUPITRE_ERROR, PUPITRE_ERROR_DOCUMENT_ENCRYPTED, "encrypted");
  case PUPITRE_RENDER_EMPTY:
    return g_error_new_literal (PUPITRE_ERROR, PUPITRE_ERROR_DOCUMENT_EMPTY, "empty");
  case PUPITRE_RENDER_TOO_LARGE:
    return g_error_new_literal (PUPITRE_ERROR, PUPITRE_ERROR_TOO_LARGE, "too large");
  case PUPITRE_RENDER_OK:
  case PUPITRE_RENDER_REFUSED:
  case PUPITRE_RENDER_CANCELLED:
  default:
    return g_error_new_literal (PUPITRE_ERROR, PUPITRE_ERROR_FAILED, "refused by the helper");
  }
}

static gboolean
take_greeting (PupitreRenderProcess *self, GBytes *packet)
{
  g_autoptr (GVariant) hello = pupitre_render_message_parse (packet, PUPITRE_RENDER_HELLO_TYPE);
  guint32 landlock;
  gboolean seccomp;

  if (hello == NULL)
    return FALSE;
  g_variant_get (hello, "(uuub)", NULL, NULL, &landlock, &seccomp);
  g_debug ("helper ready: Landlock %u, system calls %s", landlock, seccomp ? "limited" : "open");
  self->greeted = TRUE;

  return TRUE;
}

/* Returns FALSE when the answer breaks the rules. Takes the descriptor in any case. */
static gboolean
take_answer (PupitreRenderProcess *self, GBytes *packet, guint32 id, guint32 status, int fd)
{
  Call *call = g_queue_peek_head (self->sent);
  const gboolean done = status == PUPITRE_RENDER_OK;
  g_autoptr (PupitreRenderAnswer) answer = g_new0 (PupitreRenderAnswer, 1);

  answer->fd = fd;
  if (call == NULL || call->id != id || status > PUPITRE_RENDER_CANCELLED)
    return FALSE;
  answer->message = pupitre_render_message_parse (packet, done ? call->answer_type
                                                               : PUPITRE_RENDER_FAILURE_TYPE);
  if (answer->message == NULL || (fd >= 0) != (done && call->answers_file))
    return FALSE;

  g_queue_pop_head (self->sent);
  if (call->task != NULL && done)
    g_task_return_pointer (call->task, g_steal_pointer (&answer),
                           (GDestroyNotify) pupitre_render_answer_free);
  else if (call->task != NULL)
    g_task_return_error (call->task, error_for (status));
  call_free (call);

  return TRUE;
}

static gboolean
take_packet (PupitreRenderProcess *self, GBytes *packet, int fd)
{
  guint32 id;
  guint32 status;

  if (pupitre_render_message_peek (packet, &id, &status) && self->greeted)
    return take_answer (self, packet, id, status, fd);
  if (fd >= 0)
    close (fd);

  return !self->greeted && fd < 0 && take_greeting (self, packet);
}

static gboolean
on_readable (int fd, GIOCondition condition, gpointer data)
{
  g_autoptr (PupitreRenderProcess) self = g_object_ref (data);

  while (self->readable != NULL) {
    g_autoptr (GBytes) packet = NULL;
    int came;
    const int n = pupitre_render_receive (self->socket, FALSE, &packet, &came);

    if (n == 0)
      break;
    if (n < 0) {
      end (self, PUPITRE_ERROR_HELPER_CRASHED, "the helper is gone");
      break;
    }
    if (!take_packet (self, packet, came)) {
      end (self, PUPITRE_ERROR_HELPER_CRASHED, "the helper breaks the rules");
      break;
    }
    set_deadline (self);
    send_waiting (self);
  }

  return G_SOURCE_CONTINUE;
}

static void
send_waiting (PupitreRenderProcess *self)
{
  while (self->readable != NULL && self->sent->length < MAX_SENT &&
         !g_queue_is_empty (self->waiting)) {
    Call *call = g_queue_pop_head (self->waiting);
    const int error = pupitre_render_send (self->socket, call->message, call->fd, FALSE);

    g_queue_push_tail (self->sent, call);
    if (call->fd >= 0)
      close (call->fd);
    call->fd = -1;
    if (error == EMSGSIZE) {
      g_queue_pop_tail (self->sent);
      call_fail (call, PUPITRE_ERROR, PUPITRE_ERROR_TOO_LARGE, "question too long");
      call_free (call);
    } else if (error != 0) {
      end (self, PUPITRE_ERROR_HELPER_CRASHED, g_strerror (error));
    } else if (self->sent->length == 1) {
      set_deadline (self);
    }
  }
}

/* What was not sent yet never is; of what was, the helper is told. */
static gboolean
on_cancelled (GCancellable *cancellable, gpointer data)
{
  Call *call = data;
  g_autoptr (GTask) task = g_steal_pointer (&call->task);
  PupitreRenderProcess *self = g_task_get_source_object (task);
  g_autoptr (GVariant) message = NULL;

  g_clear_pointer (&call->cancellation, g_source_unref);
  g_task_return_error_if_cancelled (task);
  if (g_queue_remove (self->waiting, call)) {
    call_free (call);
    return G_SOURCE_REMOVE;
  }
  message = pupitre_render_message_new (0, PUPITRE_RENDER_CANCEL, g_variant_new ("(u)", call->id));
  pupitre_render_send (self->socket, message, -1, FALSE);

  return G_SOURCE_REMOVE;
}

static void
pupitre_render_process_dispose (GObject *object)
{
  PupitreRenderProcess *self = PUPITRE_RENDER_PROCESS (object);

  end (self, PUPITRE_ERROR_HELPER_CRASHED, "not needed any more");

  G_OBJECT_CLASS (pupitre_render_process_parent_class)->dispose (object);
}

static void
pupitre_render_process_finalize (GObject *object)
{
  PupitreRenderProcess *self = PUPITRE_RENDER_PROCESS (object);

  g_clear_object (&self->process);
  g_queue_free (self->waiting);
  g_queue_free (self->sent);

  G_OBJECT_CLASS (pupitre_render_process_parent_class)->finalize (object);
}

static void
pupitre_render_process_class_init (PupitreRenderProcessClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pupitre_render_process_dispose;
  object_class->finalize = pupitre_render_process_finalize;
}

static void
pupitre_render_process_init (PupitreRenderProcess *self)
{
  self->waiting = g_queue_new ();
  self->sent = g_queue_new ();
}

/* Starts with an environment of its own: nothing of the person's session reaches the helper. */
static GSubprocess *
spawn (const PupitreRenderSettings *settings, int fd, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) environment = NULL;
  GSubprocess *process;

  g_strv_builder_add (builder, "LANG=C.UTF-8");
  if (SANITIZED && g_getenv ("ASAN_OPTIONS") != NULL) {
    g_autofree char *options = g_strconcat ("ASAN_OPTIONS=", g_getenv ("ASAN_OPTIONS"), NULL);

    g_strv_builder_add (builder, options);
  }
  if (settings->environment != NULL)
    g_strv_builder_addv (builder, (const char **) settings->environment);
  environment = g_strv_builder_end (builder);

  /* What libraries print about a document can quote it. */
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                        (SANITIZED ? 0 : G_SUBPROCESS_FLAGS_STDERR_SILENCE));
  g_subprocess_launcher_set_environ (launcher, environment);
  g_subprocess_launcher_take_fd (launcher, fd, PUPITRE_RENDER_SOCKET);
  process = g_subprocess_launcher_spawn (launcher, error, settings->program, NULL);
  /* Else this process would hold the helper's end, and never learn that it is gone. */
  g_subprocess_launcher_close (launcher);

  return process;
}

/**
 * pupitre_render_process_new:
 * @settings: What to start
 * @error: Return location
 *
 * Starts a helper; returns before it is ready. Errors: %PUPITRE_ERROR_HELPER_MISSING.
 *
 * Returns: (transfer full) (nullable): a helper. Main thread.
 */
PupitreRenderProcess *
pupitre_render_process_new (const PupitreRenderSettings *settings, GError **error)
{
  g_autoptr (PupitreRenderProcess) self = g_object_new (PUPITRE_TYPE_RENDER_PROCESS, NULL);
  g_autoptr (GError) reason = NULL;
  int ends[2];

  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_HELPER_MISSING, g_strerror (errno));
    return NULL;
  }
  self->process = spawn (settings, ends[1], &reason);
  if (self->process == NULL) {
    close (ends[0]);
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_HELPER_MISSING, reason->message);
    return NULL;
  }
  self->socket = ends[0];
  self->time_limit = settings->time_limit;
  self->start_limit = settings->start_limit;
  self->readable = g_unix_fd_source_new (self->socket, G_IO_IN | G_IO_HUP | G_IO_ERR);
  g_source_set_callback (self->readable, G_SOURCE_FUNC (on_readable), self, NULL);
  g_source_attach (self->readable, NULL);
  set_deadline (self);

  return g_steal_pointer (&self);
}

/**
 * pupitre_render_process_is_alive:
 * @self: A helper
 *
 * Returns: whether it can still be asked, as far as is known. Main thread.
 */
gboolean
pupitre_render_process_is_alive (PupitreRenderProcess *self)
{
  g_return_val_if_fail (PUPITRE_IS_RENDER_PROCESS (self), FALSE);

  return self->readable != NULL;
}

/**
 * pupitre_render_process_is_ready:
 * @self: A helper
 *
 * Returns: whether it is locked down and waits for questions. Main thread.
 */
gboolean
pupitre_render_process_is_ready (PupitreRenderProcess *self)
{
  g_return_val_if_fail (PUPITRE_IS_RENDER_PROCESS (self), FALSE);

  return self->readable != NULL && self->greeted;
}

/**
 * pupitre_render_process_is_idle:
 * @self: A helper
 *
 * Returns: whether every question is answered. Main thread.
 */
gboolean
pupitre_render_process_is_idle (PupitreRenderProcess *self)
{
  g_return_val_if_fail (PUPITRE_IS_RENDER_PROCESS (self), TRUE);

  return g_queue_is_empty (self->sent) && g_queue_is_empty (self->waiting);
}

static void
watch_cancellation (Call *call)
{
  GCancellable *cancellable = g_task_get_cancellable (call->task);

  if (cancellable == NULL)
    return;
  call->cancellation = g_cancellable_source_new (cancellable);
  g_source_set_callback (call->cancellation, G_SOURCE_FUNC (on_cancelled), call, NULL);
  g_source_attach (call->cancellation, NULL);
}

/**
 * pupitre_render_process_ask_async:
 * @self: A helper
 * @question: What to ask
 * @cancellable: (nullable): Ends the waiting
 * @callback: Called with the answer
 * @data: For @callback
 *
 * Asks the helper. Main thread.
 */
void
pupitre_render_process_ask_async (PupitreRenderProcess        *self,
                                  const PupitreRenderQuestion *question,
                                  GCancellable                *cancellable,
                                  GAsyncReadyCallback          callback,
                                  gpointer                     data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Call *call;

  g_return_if_fail (PUPITRE_IS_RENDER_PROCESS (self));

  g_task_set_source_tag (task, pupitre_render_process_ask_async);
  call = g_new0 (Call, 1);
  call->id = ++self->last_id;
  call->message = pupitre_render_message_new (call->id, question->operation, question->body);
  call->fd = question->fd >= 0 ? fcntl (question->fd, F_DUPFD_CLOEXEC, 3) : -1;
  call->answer_type = question->answer_type;
  call->answers_file = question->answers_file;
  call->n_pages = MAX (question->n_pages, 1);
  if (!pupitre_render_process_is_alive (self)) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "the helper is gone");
    call_free (call);
    return;
  }
  call->task = g_steal_pointer (&task);
  watch_cancellation (call);
  g_queue_push_tail (self->waiting, call);
  send_waiting (self);
}

/**
 * pupitre_render_process_ask_finish:
 * @self: A helper
 * @result: What the callback got
 * @error: Return location
 *
 * Errors: what the helper says of the document, %PUPITRE_ERROR_HELPER_CRASHED, _HUNG, _MISSING, and
 * %G_IO_ERROR_CLOSED when the helper ended over another question.
 *
 * Returns: (transfer full) (nullable): its answer. Main thread.
 */
PupitreRenderAnswer *
pupitre_render_process_ask_finish (PupitreRenderProcess *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
