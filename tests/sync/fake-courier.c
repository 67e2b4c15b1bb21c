/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-courier.h"

#include "pupitre-error.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  PupitreIntent *intent;
  FakeManner     manner;
  GHashTable    *claimed;  /* (nullable) */
  GSource       *answer;   /* (nullable) */
  gulong         cancelled;
} Call;

typedef struct {
  FakeCourier *self;
  char        *text;
} Late;

static guint n_late;

static void courier_init (PupitreCourierInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeCourier, fake_courier, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PUPITRE_TYPE_COURIER, courier_init))

static void
call_free (gpointer data)
{
  Call *call = data;

  g_object_unref (call->intent);
  g_clear_pointer (&call->claimed, g_hash_table_unref);
  g_free (call);
}

char *
fake_courier_describe (PupitreIntent *intent)
{
  return g_strdup_printf ("%s|%u|%s|%s|%s", pupitre_intent_get_child (intent),
                          pupitre_intent_get_kind (intent), pupitre_intent_get_subject (intent),
                          pupitre_intent_get_first_day (intent), pupitre_intent_get_text (intent));
}

/* The id of what lies at a place: places never change. */
static char *
reference_of (guint place)
{
  return g_strdup_printf ("there-%u", place);
}

guint
fake_courier_count (FakeCourier *self, PupitreIntent *intent)
{
  g_autofree char *text = fake_courier_describe (intent);
  guint n = 0;

  for (guint i = 0; i < self->there->len; i++)
    n += g_str_equal (g_ptr_array_index (self->there, i), text);
  return n;
}

static gboolean
apply_late (gpointer data)
{
  Late *late = data;

  g_ptr_array_add (late->self->there, g_strdup (late->text));
  return G_SOURCE_REMOVE;
}

static void
late_free (gpointer data)
{
  Late *late = data;

  n_late--;
  g_object_unref (late->self);
  g_free (late->text);
  g_free (late);
}

/* Runs until nothing is to be done late any more. */
void
fake_courier_settle (FakeCourier *self)
{
  while (n_late > 0)
    g_main_context_iteration (NULL, TRUE);
}

static FakeManner
take_manner (FakeCourier *self)
{
  FakeManner manner = FAKE_ANSWERS;

  if (self->rand != NULL && g_rand_boolean (self->rand))
    return (FakeManner) g_rand_int_range (self->rand, FAKE_ANSWERS, FAKE_UNAVAILABLE + 1);
  if (self->manners->len > 0) {
    manner = g_array_index (self->manners, FakeManner, 0);
    g_array_remove_index (self->manners, 0);
  }
  return manner;
}

void
fake_courier_next (FakeCourier *self, FakeManner manner)
{
  g_array_append_val (self->manners, manner);
}

static void
count_in_flight (FakeCourier *self, PupitreIntent *intent, int change)
{
  const char *child = pupitre_intent_get_child (intent);
  int n = GPOINTER_TO_INT (g_hash_table_lookup (self->in_flight, child)) + change;

  g_hash_table_insert (self->in_flight, g_strdup (child), GINT_TO_POINTER (n));
  self->most_in_flight = MAX (self->most_in_flight, (guint) n);
}

/* One write: a portal does a thing or does it not. */
static void
append (FakeCourier *self, const char *text)
{
  g_autofree char *line = g_strconcat (text, "\n", NULL);
  int fd = open (self->file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);

  g_assert_cmpint (write (fd, line, strlen (line)), ==, strlen (line));
  close (fd);
}

static void
add_there (FakeCourier *self, Call *call)
{
  char *text = fake_courier_describe (call->intent);

  g_ptr_array_add (self->there, text);
  if (self->file != NULL)
    append (self, text);
}

static void
add_late (FakeCourier *self, Call *call)
{
  Late *late = g_new0 (Late, 1);

  late->self = g_object_ref (self);
  late->text = fake_courier_describe (call->intent);
  n_late++;
  g_timeout_add_full (G_PRIORITY_DEFAULT, self->late, apply_late, late, late_free);
}

static void
fail (GTask *task, PupitreErrorCode code)
{
  GError *error = g_error_new_literal (PUPITRE_ERROR, (int) code, "As it was told to");

  if (code == PUPITRE_ERROR_FORM_REFUSED)
    pupitre_error_set_portal_text (error, "Le délai est dépassé.");
  if (code == PUPITRE_ERROR_THROTTLED)
    pupitre_error_set_retry_after (error, 60 * 60);
  g_task_return_error (task, error);
}

static void
say_done (FakeCourier *self, GTask *task)
{
  g_task_return_pointer (task, reference_of (self->there->len - 1), g_free);
}

static gboolean
on_answer (gpointer user_data)
{
  GTask *task = user_data;
  FakeCourier *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);

  count_in_flight (self, call->intent, -1);
  g_clear_pointer (&call->answer, g_source_unref);
  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  switch (call->manner) {
  case FAKE_DECLINES_SAME:
    if (fake_courier_count (self, call->intent) > 0) {
      fail (task, PUPITRE_ERROR_FORM_REFUSED);
      break;
    }
    G_GNUC_FALLTHROUGH;
  case FAKE_ANSWERS:
    add_there (self, call);
    say_done (self, task);
    break;
  case FAKE_UNAVAILABLE:
    add_there (self, call);
    fail (task, PUPITRE_ERROR_UNAVAILABLE);
    break;
  case FAKE_APPLIES:
  case FAKE_HANGS:
    add_there (self, call);
    fail (task, PUPITRE_ERROR_OUTCOME_UNKNOWN);
    break;
  case FAKE_APPLIES_LATE:
    add_late (self, call);
    fail (task, PUPITRE_ERROR_OUTCOME_UNKNOWN);
    break;
  case FAKE_LOSES:
    fail (task, PUPITRE_ERROR_OUTCOME_UNKNOWN);
    break;
  case FAKE_OFFLINE:
    fail (task, PUPITRE_ERROR_OFFLINE);
    break;
  case FAKE_THROTTLES:
    fail (task, PUPITRE_ERROR_THROTTLED);
    break;
  case FAKE_DECLINES:
    fail (task, PUPITRE_ERROR_FORM_REFUSED);
    break;
  default:
    g_assert_not_reached ();
  }
  return G_SOURCE_REMOVE;
}

static gboolean
on_given_up (gpointer user_data)
{
  GTask *task = user_data;
  FakeCourier *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);

  add_there (self, call);
  count_in_flight (self, call->intent, -1);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static void
answer_soon (GTask *task, GSourceFunc func, gboolean waits)
{
  FakeCourier *self = g_task_get_source_object (task);
  g_autoptr (GSource) source = NULL;

  if (waits)
    source = g_cancellable_source_new (g_task_get_cancellable (task));
  else
    source = g_timeout_source_new (self->rand != NULL ? (guint) g_rand_int_range (self->rand, 0, 4)
                                                      : 0);
  g_source_set_callback (source, func, g_object_ref (task), g_object_unref);
  g_source_attach (source, NULL);
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  return on_given_up (user_data);
}

static void
fake_courier_send_async (PupitreCourier     *courier,
                         PupitreIntent      *intent,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  FakeCourier *self = FAKE_COURIER (courier);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Call *call = g_new0 (Call, 1);

  g_assert_cmpint (pupitre_intent_get_state (intent), ==, PUPITRE_INTENT_SENT);
  g_task_set_check_cancellable (task, FALSE);
  call->intent = g_object_ref (intent);
  call->manner = take_manner (self);
  g_task_set_task_data (task, call, call_free);
  if (call->manner != FAKE_OFFLINE)
    g_ptr_array_add (self->sent, fake_courier_describe (intent));
  count_in_flight (self, intent, 1);
  if (call->manner == FAKE_HANGS && self->rand == NULL)
    answer_soon (task, G_SOURCE_FUNC (on_cancelled), TRUE);
  else
    answer_soon (task, on_answer, FALSE);
}

static gboolean
fake_courier_send_finish (PupitreCourier *courier,
                          GAsyncResult   *result,
                          char          **reference,
                          GError        **error)
{
  *reference = g_task_propagate_pointer (G_TASK (result), error);
  return *reference != NULL;
}

static gboolean
on_read (gpointer user_data)
{
  GTask *task = user_data;
  FakeCourier *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  g_autofree char *text = fake_courier_describe (call->intent);

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  if (self->read_fails) {
    fail (task, PUPITRE_ERROR_TIMEOUT);
    return G_SOURCE_REMOVE;
  }
  for (guint i = 0; i < self->there->len; i++) {
    g_autofree char *reference = reference_of (i);

    if (g_str_equal (g_ptr_array_index (self->there, i), text) &&
        !g_hash_table_contains (call->claimed, reference)) {
      g_task_return_pointer (task, g_steal_pointer (&reference), g_free);
      return G_SOURCE_REMOVE;
    }
  }
  g_task_return_pointer (task, g_strdup (""), g_free);
  return G_SOURCE_REMOVE;
}

static void
fake_courier_read_back_async (PupitreCourier     *courier,
                              PupitreIntent      *intent,
                              GHashTable         *claimed,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  FakeCourier *self = FAKE_COURIER (courier);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Call *call = g_new0 (Call, 1);

  g_assert_cmpint (pupitre_intent_get_state (intent), ==, PUPITRE_INTENT_UNKNOWN);
  self->n_reads++;
  call->intent = g_object_ref (intent);
  call->claimed = g_hash_table_ref (claimed);
  g_task_set_task_data (task, call, call_free);
  answer_soon (task, on_read, FALSE);
}

static gboolean
fake_courier_read_back_finish (PupitreCourier *courier,
                               GAsyncResult   *result,
                               PupitreFinding *finding,
                               char          **reference,
                               GError        **error)
{
  FakeCourier *self = FAKE_COURIER (courier);
  char *found = g_task_propagate_pointer (G_TASK (result), error);

  if (found == NULL)
    return FALSE;
  *reference = found;
  if (*found != '\0')
    *finding = PUPITRE_FINDING_FOUND;
  else if (self->unreadable)
    *finding = PUPITRE_FINDING_UNREADABLE;
  else
    *finding = self->subject_gone ? PUPITRE_FINDING_IMPOSSIBLE : PUPITRE_FINDING_MISSING;
  return TRUE;
}

static gboolean
fake_courier_is_ready (PupitreCourier *courier)
{
  return FAKE_COURIER (courier)->ready;
}

static gboolean
fake_courier_can_read_back (PupitreCourier *courier, PupitreIntentKind kind)
{
  return FAKE_COURIER (courier)->can_read_back;
}

static void
courier_init (PupitreCourierInterface *iface)
{
  iface->is_ready = fake_courier_is_ready;
  iface->can_read_back = fake_courier_can_read_back;
  iface->send_async = fake_courier_send_async;
  iface->send_finish = fake_courier_send_finish;
  iface->read_back_async = fake_courier_read_back_async;
  iface->read_back_finish = fake_courier_read_back_finish;
}

static void
fake_courier_finalize (GObject *object)
{
  FakeCourier *self = FAKE_COURIER (object);

  g_array_unref (self->manners);
  g_ptr_array_unref (self->there);
  g_ptr_array_unref (self->sent);
  g_hash_table_unref (self->in_flight);
  g_clear_pointer (&self->rand, g_rand_free);
  g_free (self->file);

  G_OBJECT_CLASS (fake_courier_parent_class)->finalize (object);
}

static void
fake_courier_class_init (FakeCourierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_courier_finalize;
}

static void
fake_courier_init (FakeCourier *self)
{
  self->ready = TRUE;
  self->can_read_back = TRUE;
  self->manners = g_array_new (FALSE, FALSE, sizeof (FakeManner));
  self->there = g_ptr_array_new_with_free_func (g_free);
  self->sent = g_ptr_array_new_with_free_func (g_free);
  self->in_flight = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

FakeCourier *
fake_courier_new (void)
{
  return g_object_new (FAKE_TYPE_COURIER, NULL);
}

/* A portal that is there before and after this process: with what the file says it has. */
FakeCourier *
fake_courier_new_with_file (const char *file)
{
  FakeCourier *self = fake_courier_new ();
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  self->file = g_strdup (file);
  if (!g_file_get_contents (file, &content, NULL, NULL))
    return self;
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_ptr_array_add (self->there, g_strdup (lines[i]));
  return self;
}
