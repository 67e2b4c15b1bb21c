/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "silence.h"

#include "pupitre-outbox-private.h"

#include <libsoup/soup.h>
#include <string.h>

#define N_ROUNDS 3
/* How often an outbox tries while a test listens, in milliseconds. */
#define PACE 20

static guint
count (const Silence *self)
{
  g_autofree char *log = test_portal_get (self->portal, "/demonstration/log");
  guint n = 0;

  for (const char *at = log; (at = strstr (at, "\"operation\"")) != NULL; at++)
    n++;
  return n;
}

static void
ask_for_everything (const Silence *self)
{
  PupitreOutbox *outbox = pupitre_account_get_outbox (self->account);

  pupitre_account_refresh (self->account);
  if (self->feed != NULL)
    pupitre_feed_refresh (self->feed);
  if (outbox != NULL)
    pupitre_outbox_deliver (outbox);
}

typedef struct {
  const Silence *self;
  guint          before;
} Heard;

static gboolean
is_heard (gpointer data)
{
  Heard *heard = data;

  return count (heard->self) > heard->before;
}

static gboolean
is_at_rest (gpointer data)
{
  const Silence *self = data;

  return self->feed == NULL || !pupitre_feed_is_refreshing (self->feed);
}

void
silence_assert_heard (const Silence *self)
{
  PupitreOutboxPace *pace = pupitre_outbox_get_pace (pupitre_account_get_outbox (self->account));
  Heard heard = { self, count (self) };

  pace->first_wait = PACE;
  pace->longest_wait = PACE;
  ask_for_everything (self);
  test_wait_until (is_heard, &heard);
  test_wait_until (is_at_rest, (gpointer) self);
}

/* A request of the test's own, through the same main context: what was asked for before it has had its
 * turn when the answer is there. */
static void
knock (const Silence *self)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autofree char *url = g_strconcat (test_portal_get_address (self->portal), "/silence", NULL);
  g_autoptr (SoupMessage) message = soup_message_new ("GET", url);
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  soup_session_send_and_read_async (session, message, G_PRIORITY_LOW, NULL, test_keep_result, &place);
  done = test_wait_result (&place);
  answer = soup_session_send_and_read_finish (session, done, &error);
  g_assert_no_error (error);
}

static void
on_due (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_due (gpointer data)
{
  return *(gboolean *) data;
}

/* Timers fire in the order in which they are due: those of an outbox before this one. */
static void
wait_for_attempt (void)
{
  gboolean due = FALSE;

  g_timeout_add_once (PACE, on_due, &due);
  test_wait_until (is_due, &due);
}

void
silence_assert_kept (const Silence *self)
{
  guint before;

  knock (self);  /* what had left already has arrived */
  before = count (self);
  for (guint i = 0; i < N_ROUNDS; i++) {
    wait_for_attempt ();
    knock (self);
    g_assert_cmpuint (count (self), ==, before + 2 * i + 1);
    ask_for_everything (self);
    knock (self);
    g_assert_cmpuint (count (self), ==, before + 2 * i + 2);
  }
}
