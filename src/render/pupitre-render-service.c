/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-render-service"

#include "pupitre-render-service.h"

#include <unistd.h>

#include "pupitre-render-documents.h"
#include "pupitre-render-jumps.h"
#include "pupitre-render-picture.h"
#include "pupitre-render-protocol.h"

#ifdef PUPITRE_RENDER_TEST
#include "pupitre-render-escape.h"
#endif

/* Takes requests from the socket, one after the other, and answers each. What has arrived is looked
 * through before each piece of work, so that a request which nobody waits for any more costs
 * nothing. */

#define MAX_QUEUED 64

typedef struct {
  guint32  id;
  guint32  operation;
  GBytes  *packet;
  int      fd;         /* -1: none */
  gboolean cancelled;
} Request;

typedef struct {
  int                          socket;
  const PupitreRenderLockdown *lockdown;
  PupitreRenderDocuments      *documents;
  GQueue                      *requests;
  Request                     *current;
  gboolean                     ended;
} Service;

static void
request_free (Request *request)
{
  g_bytes_unref (request->packet);
  if (request->fd >= 0)
    close (request->fd);
  g_free (request);
}

static void
cancel (Service *self, guint32 id)
{
  if (self->current != NULL && self->current->id == id)
    self->current->cancelled = TRUE;
  for (GList *link = self->requests->head; link != NULL; link = link->next) {
    Request *request = link->data;

    if (request->id == id)
      request->cancelled = TRUE;
  }
}

/* Returns FALSE when the other side says what no window of ours would say. */
static gboolean
take_in (Service *self, GBytes *packet, int fd)
{
  Request *request;
  guint32 id;
  guint32 operation;

  if (!pupitre_render_message_peek (packet, &id, &operation))
    return FALSE;
  if (operation == PUPITRE_RENDER_CANCEL) {
    g_autoptr (GVariant) message = pupitre_render_message_parse (packet, PUPITRE_RENDER_CANCEL_TYPE);
    guint32 target;

    if (message == NULL || fd >= 0)
      return FALSE;
    g_variant_get (message, "(uuu)", NULL, NULL, &target);
    cancel (self, target);
    return TRUE;
  }
  if (self->requests->length >= MAX_QUEUED)
    return FALSE;

  request = g_new0 (Request, 1);
  request->id = id;
  request->operation = operation;
  request->packet = g_bytes_ref (packet);
  request->fd = fd;
  g_queue_push_tail (self->requests, request);

  return TRUE;
}

/* Reads what has arrived; waits for the first when there is nothing to do. */
static void
take_in_all (Service *self, gboolean wait)
{
  for (;;) {
    g_autoptr (GBytes) packet = NULL;
    int fd;
    const int n = pupitre_render_receive (self->socket, wait, &packet, &fd);

    if (n == 0)
      return;
    if (n < 0 || !take_in (self, packet, fd)) {
      if (n > 0 && fd >= 0)
        close (fd);
      self->ended = TRUE;
      return;
    }
    wait = FALSE;
  }
}

static gboolean
go_on (gpointer data)
{
  Service *self = data;

  take_in_all (self, FALSE);

  return !self->ended && !self->current->cancelled;
}

static void
answer (Service             *self,
        Request             *request,
        PupitreRenderStatus  status,
        GVariant            *body,
        PupitreRenderCanvas *canvas)
{
  g_autoptr (GVariant) owned = body != NULL ? g_variant_ref_sink (body) : NULL;
  g_autoptr (GVariant) message = NULL;
  int fd = -1;

  if (status == PUPITRE_RENDER_OK && canvas != NULL) {
    if (!self->lockdown->sealing || pupitre_render_canvas_seal (canvas))
      fd = canvas->fd;
    else
      status = PUPITRE_RENDER_TOO_LARGE;
  }
  message = pupitre_render_message_new (request->id, status,
                                        status == PUPITRE_RENDER_OK ? owned : NULL);
  if (pupitre_render_send (self->socket, message, fd, TRUE) != 0)
    self->ended = TRUE;
}

static void
do_password (Service *self, Request *request, GVariant *message)
{
  PupitreRenderStatus status = PUPITRE_RENDER_REFUSED;

  if (request->fd >= 0)
    status = pupitre_render_documents_expect (self->documents, request->fd);
  request->fd = -1;
  answer (self, request, status, NULL, NULL);
}

static void
do_open (Service *self, Request *request, GVariant *message)
{
  GVariant *opened = NULL;
  PupitreRenderStatus status = PUPITRE_RENDER_REFUSED;

  if (request->fd >= 0)
    status = pupitre_render_documents_open (self->documents, request->fd, &opened);
  request->fd = -1;
  answer (self, request, status, opened, NULL);
}

static void
do_draw (Service *self, Request *request, GVariant *message)
{
  g_auto (PupitreRenderCanvas) canvas = PUPITRE_RENDER_CANVAS_INIT;
  PupitreRenderPart part;
  PupitreRenderStatus status;
  guint stride = 0;

  g_variant_get (message, "(uuuuuuuuuu)", NULL, NULL, &part.id.document, &part.id.page,
                 &part.page_width, &part.page_height, &part.x, &part.y, &part.width, &part.height);
  status = pupitre_render_documents_draw (self->documents, &part, &canvas, &stride);
  answer (self, request, status,
          g_variant_new ("(uuu)", part.width, part.height, stride), &canvas);
}

static void
do_text (Service *self, Request *request, GVariant *message)
{
  g_auto (PupitreRenderCanvas) canvas = PUPITRE_RENDER_CANVAS_INIT;
  PupitreRenderPageId id;
  PupitreRenderStatus status;
  gboolean boxes;

  g_variant_get (message, "(uuuub)", NULL, NULL, &id.document, &id.page, &boxes);
  status = pupitre_render_documents_text (self->documents, &id, boxes, &canvas);
  answer (self, request, status, g_variant_new ("(t)", (guint64) canvas.size), &canvas);
}

static void
do_outline (Service *self, Request *request, GVariant *message)
{
  g_auto (PupitreRenderCanvas) canvas = PUPITRE_RENDER_CANVAS_INIT;
  PupitreRenderStatus status;
  guint32 number;

  g_variant_get (message, "(uuu)", NULL, NULL, &number);
  status = pupitre_render_jumps_outline (self->documents, number, &canvas);
  answer (self, request, status, g_variant_new ("(t)", (guint64) canvas.size), &canvas);
}

static void
do_links (Service *self, Request *request, GVariant *message)
{
  g_auto (PupitreRenderCanvas) canvas = PUPITRE_RENDER_CANVAS_INIT;
  PupitreRenderPageId id;
  PupitreRenderStatus status;

  g_variant_get (message, "(uuuu)", NULL, NULL, &id.document, &id.page);
  status = pupitre_render_jumps_links (self->documents, &id, &canvas);
  answer (self, request, status, g_variant_new ("(t)", (guint64) canvas.size), &canvas);
}

static void
do_picture (Service *self, Request *request, GVariant *message)
{
  g_auto (PupitreRenderCanvas) canvas = PUPITRE_RENDER_CANVAS_INIT;
  PupitreRenderPixels pixels = { 0 };
  PupitreRenderStatus status = PUPITRE_RENDER_REFUSED;
  guint32 longest;

  g_variant_get (message, "(uuu)", NULL, NULL, &longest);
  if (request->fd >= 0)
    status = pupitre_render_picture_decode (request->fd, longest, &canvas, &pixels);
  request->fd = -1;
  answer (self, request, status,
          g_variant_new ("(uuu)", pixels.width, pixels.height, pixels.stride), &canvas);
}

static void
do_export (Service *self, Request *request, GVariant *message)
{
  g_auto (PupitreRenderCanvas) canvas = PUPITRE_RENDER_CANVAS_INIT;
  g_autoptr (GVariant) paper = g_variant_get_child_value (message, 2);
  g_autoptr (GVariant) list = g_variant_get_child_value (message, 3);
  PupitreRenderSheet sheet;
  const PupitreRenderPageId *pages;
  PupitreRenderStatus status;
  gsize n_pages;

  G_STATIC_ASSERT (sizeof (PupitreRenderPageId) == 2 * sizeof (guint32));
  pages = g_variant_get_fixed_array (list, &n_pages, sizeof (PupitreRenderPageId));
  pupitre_render_sheet_parse (paper, &sheet);
  status = pupitre_render_documents_export (self->documents, &sheet, pages, n_pages, go_on, self,
                                            &canvas);
  answer (self, request, status, g_variant_new ("(t)", (guint64) canvas.size), &canvas);
}

static const struct {
  PupitreRenderOperation operation;
  const char            *type;
  void                (* run) (Service  *self,
                               Request  *request,
                               GVariant *message);
} operations[] = {
  { PUPITRE_RENDER_OPEN, PUPITRE_RENDER_OPEN_TYPE, do_open },
  { PUPITRE_RENDER_DRAW, PUPITRE_RENDER_DRAW_TYPE, do_draw },
  { PUPITRE_RENDER_TEXT, PUPITRE_RENDER_TEXT_REQUEST_TYPE, do_text },
  { PUPITRE_RENDER_PICTURE, PUPITRE_RENDER_PICTURE_TYPE, do_picture },
  { PUPITRE_RENDER_PASSWORD, PUPITRE_RENDER_PASSWORD_TYPE, do_password },
  { PUPITRE_RENDER_OUTLINE, PUPITRE_RENDER_OUTLINE_REQUEST_TYPE, do_outline },
  { PUPITRE_RENDER_LINKS, PUPITRE_RENDER_LINKS_REQUEST_TYPE, do_links },
  { PUPITRE_RENDER_EXPORT, PUPITRE_RENDER_EXPORT_TYPE, do_export },
};

#ifdef PUPITRE_RENDER_TEST
static gboolean
escape (Service *self, Request *request)
{
  g_autoptr (GVariant) answered = NULL;

  pupitre_render_escape_crash (request->operation);
  if (request->operation != PUPITRE_RENDER_ESCAPE)
    return FALSE;
  answered = pupitre_render_message_new (request->id, PUPITRE_RENDER_OK,
                                         pupitre_render_escape (request->packet,
                                                                self->lockdown->sealing));
  self->ended = pupitre_render_send (self->socket, answered, -1, TRUE) != 0;

  return TRUE;
}
#endif

static void
work (Service *self, Request *request)
{
#ifdef PUPITRE_RENDER_TEST
  if (escape (self, request))
    return;
#endif
  if (request->cancelled) {
    answer (self, request, PUPITRE_RENDER_CANCELLED, NULL, NULL);
    return;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (operations); i++) {
    g_autoptr (GVariant) message = NULL;

    if (operations[i].operation != request->operation)
      continue;
    message = pupitre_render_message_parse (request->packet, operations[i].type);
    if (message == NULL)
      break;
    operations[i].run (self, request, message);
    return;
  }
  answer (self, request, PUPITRE_RENDER_REFUSED, NULL, NULL);
}

static gboolean
greet (Service *self)
{
  g_autoptr (GVariant) hello = NULL;

  hello = pupitre_render_message_new (0, PUPITRE_RENDER_OK,
                                      g_variant_new ("(ub)", self->lockdown->landlock,
                                                     self->lockdown->seccomp));

  return pupitre_render_send (self->socket, hello, -1, TRUE) == 0;
}

/**
 * pupitre_render_service_run:
 * @socket: The helper's end of the pair
 * @lockdown: What holds this process
 *
 * Serves until the window closes its end.
 *
 * Returns: the exit status of the process. Main thread.
 */
int
pupitre_render_service_run (int socket, const PupitreRenderLockdown *lockdown)
{
  Service self = { .socket = socket, .lockdown = lockdown };

  self.documents = pupitre_render_documents_new ();
  self.requests = g_queue_new ();
  self.ended = !greet (&self);
  while (!self.ended) {
    take_in_all (&self, g_queue_is_empty (self.requests));
    self.current = g_queue_pop_head (self.requests);
    if (self.current != NULL && !self.ended)
      work (&self, self.current);
    g_clear_pointer (&self.current, request_free);
  }
  g_queue_free_full (self.requests, (GDestroyNotify) request_free);
  pupitre_render_documents_free (self.documents);

  return 0;
}
