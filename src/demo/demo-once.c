/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-once"

#include "demo-once.h"

#include "demo-api.h"
#include "demo-rebuff.h"
#include "demo-records.h"

/* The same demand twice, because its answer was lost: the same answer, and nothing is done. Only
 * what was accepted is remembered. A portal that ignores the header does it again. */

#define KIND "once"

static char *
dup_id (DemoRequest *request,
        const char  *email)
{
  const char *key = demo_request_header (request, "Idempotency-Key");

  return key ? g_strconcat (key, " ", email, NULL) : NULL;
}

static char *
dup_hash (DemoRequest *request)
{
  g_autofree char *lower = g_ascii_strdown (request->path, -1);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length;
  const guchar *data = g_bytes_get_data (request->body, &length);

  g_checksum_update (checksum, (const guchar *) request->method, -1);
  g_checksum_update (checksum, (const guchar *) lower, -1);
  if (data != NULL)
    g_checksum_update (checksum, data, (gssize) length);
  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * demo_once_find:
 * @portal: The portal
 * @request: A demand
 * @email: Whose
 * @reused: (out): Whether its key came before with something else
 *
 * Returns: (transfer full) (nullable): the answer that it got before, %NULL if it is to be done.
 */
DemoAnswer *
demo_once_find (DemoPortal  *portal,
                DemoRequest *request,
                const char  *email,
                gboolean    *reused)
{
  g_autofree char *id = dup_id (request, email);
  g_autofree char *hash = dup_hash (request);
  g_autoptr (DemoTicket) record = NULL;
  const char *body;

  *reused = FALSE;
  if (portal->ignores_keys)
    return NULL;
  record = demo_records_find (portal->state, KIND, id);
  if (record == NULL)
    return NULL;
  if (g_strcmp0 (demo_ticket_get (record, "hash"), hash) != 0) {
    *reused = TRUE;
    return NULL;
  }
  body = demo_ticket_get (record, "body");
  return demo_answer_new_text ((guint) atoi (demo_ticket_get (record, "status")),
                               demo_ticket_get (record, "type"), body ? body : "");
}

/**
 * demo_once_keep:
 * @portal: The portal
 * @request: A demand
 * @email: Whose
 * @answer: What it got
 *
 * Remembers the answer of a demand that was accepted and has a key.
 */
void
demo_once_keep (DemoPortal  *portal,
                DemoRequest *request,
                const char  *email,
                DemoAnswer  *answer)
{
  g_autofree char *id = dup_id (request, email);
  g_autofree char *hash = dup_hash (request);
  g_autofree char *status = g_strdup_printf ("%u", demo_answer_get_status (answer));
  g_autoptr (DemoTicket) record = NULL;
  g_autofree char *body = NULL;
  gsize length;
  const char *data = g_bytes_get_data (demo_answer_get_body (answer), &length);

  if (id == NULL || portal->ignores_keys || demo_answer_get_status (answer) >= 300)
    return;
  body = g_strndup (data ? data : "", length);
  record = demo_records_new (id, NULL);
  demo_ticket_set (record, "hash", hash);
  demo_ticket_set (record, "status", status);
  demo_ticket_set (record, "type", demo_answer_get_type (answer));
  demo_ticket_set (record, "body", body);
  demo_records_keep (portal->state, KIND, record);
}

/**
 * demo_once_write:
 * @portal: The portal
 * @request: A demand with `{etab}` and `{fiche}`
 * @write: What does it, for a parent who may see the child
 *
 * Does what is asked, unless it was done.
 *
 * Returns: (transfer full): the answer.
 */
DemoAnswer *
demo_once_write (DemoPortal  *portal,
                 DemoRequest *request,
                 DemoAnswer *(*write) (DemoPortal      *portal,
                                       DemoRequest     *request,
                                       const char      *email,
                                       const DemoChild *child))
{
  g_autofree char *email = NULL;
  DemoAnswer *answer = NULL;
  const DemoChild *child = demo_api_open_child (portal, request, &email, &answer);
  gboolean reused;

  if (child == NULL)
    return answer;
  answer = demo_once_find (portal, request, email, &reused);
  if (answer != NULL)
    return answer;
  if (reused)
    return demo_rebuff_answer (DEMO_REBUFF_KEY_REUSED, NULL);
  answer = write (portal, request, email, child);
  demo_once_keep (portal, request, email, answer);
  return answer;
}
