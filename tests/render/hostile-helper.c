/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hostile-helper"

#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "pupitre-render-protocol.h"

/* A helper that somebody else owns: it greets and opens as the real one does, then answers in the
 * one bad way that the variable PUPITRE_HOSTILE names. */

#define SEALS (F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE)

static const char *way;

static gboolean
is (const char *name)
{
  return g_strcmp0 (way, name) == 0;
}

static void
say (guint32 id, guint32 status, GVariant *body, int fd)
{
  g_autoptr (GVariant) message = pupitre_render_message_new (id, status, body);

  pupitre_render_send (PUPITRE_RENDER_SOCKET, message, fd, TRUE);
}

static int
make_file (gconstpointer data, gsize size, int seals)
{
  const int fd = memfd_create ("hostile", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  if (data != NULL && write (fd, data, size) != (gssize) size)
    _exit (1);
  if (data == NULL && ftruncate (fd, size) != 0)
    _exit (1);
  fcntl (fd, F_ADD_SEALS, seals);

  return fd;
}

static void
send_two_descriptors (guint32 id, GVariant *body)
{
  g_autoptr (GVariant) message = pupitre_render_message_new (id, PUPITRE_RENDER_OK, body);
  const int fds[2] = { make_file (NULL, 400, SEALS), make_file (NULL, 400, SEALS) };
  union {
    struct cmsghdr header;
    char           space[CMSG_SPACE (sizeof (fds))];
  } control = { 0 };
  struct iovec part = { (void *) g_variant_get_data (message), g_variant_get_size (message) };
  struct msghdr header = { .msg_iov = &part, .msg_iovlen = 1,
                           .msg_control = &control, .msg_controllen = sizeof (control) };

  control.header.cmsg_level = SOL_SOCKET;
  control.header.cmsg_type = SCM_RIGHTS;
  control.header.cmsg_len = CMSG_LEN (sizeof (fds));
  memcpy (CMSG_DATA (&control.header), fds, sizeof (fds));
  sendmsg (PUPITRE_RENDER_SOCKET, &header, 0);
}

static void
answer_open (guint32 id)
{
  GVariantBuilder sizes;
  const guint n_pages = is ("too-many-pages") ? 6000 : is ("no-pages") ? 0 : 2;

  g_variant_builder_init (&sizes, G_VARIANT_TYPE ("a(dd)"));
  for (guint i = 0; i < n_pages; i++)
    g_variant_builder_add (&sizes, "(dd)", is ("sizes") ? (double) NAN : 100.0,
                           is ("sizes") ? -1e300 : 100.0);
  say (id, PUPITRE_RENDER_OK, g_variant_new ("(ua(dd))", is ("number") ? 7 : 0, &sizes),
       is ("open-with-file") ? make_file (NULL, 10, SEALS) : -1);
}

/* A picture of ten by ten was asked for. */
static void
answer_draw (guint32 id)
{
  const guint32 good[3] = { 10, 10, 40 };
  guint32 size[3];
  gsize bytes = 400;
  int seals = SEALS;

  memcpy (size, good, sizeof (size));
  if (is ("wide"))
    size[0] = 1000;
  else if (is ("zero"))
    size[1] = 0;
  else if (is ("narrow-stride"))
    size[2] = 20;
  else if (is ("wide-stride"))
    size[2] = G_MAXUINT32 - 3;
  else if (is ("short"))
    bytes = 399;
  else if (is ("long"))
    bytes = 4096;
  else if (is ("endless"))
    bytes = (gsize) PUPITRE_RENDER_MAX_PIXELS + 1;
  else if (is ("unsealed"))
    seals = 0;
  else if (is ("half-sealed"))
    seals = F_SEAL_SHRINK;

  if (is ("no-file"))
    say (id, PUPITRE_RENDER_OK, g_variant_new ("(uuu)", size[0], size[1], size[2]), -1);
  else if (is ("two-files"))
    send_two_descriptors (id, g_variant_new ("(uuu)", size[0], size[1], size[2]));
  else if (is ("pipe"))
    say (id, PUPITRE_RENDER_OK, g_variant_new ("(uuu)", size[0], size[1], size[2]),
         PUPITRE_RENDER_SOCKET);
  else if (is ("other-id"))
    say (id + 1, PUPITRE_RENDER_OK, g_variant_new ("(uuu)", size[0], size[1], size[2]),
         make_file (NULL, bytes, seals));
  else if (is ("other-type"))
    say (id, PUPITRE_RENDER_OK, g_variant_new ("(ss)", "a", "b"), make_file (NULL, bytes, seals));
  else if (is ("status"))
    say (id, 99, NULL, -1);
  else if (is ("tiny"))
    send (PUPITRE_RENDER_SOCKET, "x", 1, 0);
  else if (is ("exit"))
    _exit (0);
  else if (is ("hang"))
    pause ();
  else
    say (id, PUPITRE_RENDER_OK, g_variant_new ("(uuu)", size[0], size[1], size[2]),
         make_file (NULL, bytes, seals));
  if (is ("twice"))
    say (id, PUPITRE_RENDER_OK, g_variant_new ("(uuu)", size[0], size[1], size[2]),
         make_file (NULL, bytes, seals));
}

/* A text with so many boxes as it says, of which one is there, whatever its length. */
static void
say_text (guint32 id, guint64 n_boxes, guint64 n_bytes, const double *box, const char *text)
{
  const PupitreRenderTextHead head = { n_boxes, n_bytes };
  g_autoptr (GByteArray) array = g_byte_array_new ();

  g_byte_array_append (array, (const guint8 *) &head, sizeof (head));
  g_byte_array_append (array, (const guint8 *) box, PUPITRE_RENDER_BOX_SIZE);
  g_byte_array_append (array, (const guint8 *) text, strlen (text));
  say (id, PUPITRE_RENDER_OK, g_variant_new ("(t)", (guint64) array->len),
       make_file (array->data, array->len, is ("text-unsealed") ? 0 : SEALS));
}

static void
answer_text (guint32 id)
{
  static const double box[4] = { 0, 0, 1, 1 };
  static const double nowhere[4] = { 0, NAN, INFINITY, 1 };

  if (is ("text"))
    say_text (id, 1, 1, box, "\xff");
  else if (is ("text-boxes-uncalled"))
    say_text (id, 1, 1, box, "a");
  else if (is ("text-short"))
    say (id, PUPITRE_RENDER_OK, g_variant_new ("(t)", (guint64) 7), make_file ("nothing", 7, SEALS));
  else if (is ("text-many"))
    say_text (id, G_MAXUINT64 / PUPITRE_RENDER_BOX_SIZE + 2, 1, box, "a");
  else if (is ("text-long"))
    say_text (id, 1, G_MAXUINT64, box, "a");
  else if (is ("text-nowhere"))
    say_text (id, 1, 1, nowhere, "a");
  else if (is ("text-unsealed"))
    say_text (id, 1, 1, box, "a");
  else if (is ("text-endless"))
    say (id, PUPITRE_RENDER_OK, g_variant_new ("(t)", (guint64) PUPITRE_RENDER_MAX_TEXT + 1),
         make_file (NULL, (gsize) PUPITRE_RENDER_MAX_TEXT + 1, SEALS));
  else
    say_text (id, 1, 3, box, "abc");
}

static void
say_value (guint32 id, GVariant *value)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (value);
  const gsize size = g_variant_get_size (owned);

  say (id, PUPITRE_RENDER_OK, g_variant_new ("(t)", (guint64) size),
       make_file (g_variant_get_data (owned), size, is ("jumps-unsealed") ? 0 : SEALS));
}

/* Two pages were opened. */
static void
answer_outline (guint32 id)
{
  GVariantBuilder items;

  g_variant_builder_init (&items, G_VARIANT_TYPE (PUPITRE_RENDER_OUTLINE_TYPE));
  for (guint i = 0; i < (is ("jumps-endless") ? PUPITRE_RENDER_MAX_OUTLINE + 1u : 3u); i++)
    g_variant_builder_add (&items, "(uuds)", i * 1000000, i == 1 ? 77 : i / 2,
                           i == 2 ? (double) NAN : 5.0, "a");
  if (is ("jumps-type"))
    say_value (id, g_variant_new_string ("no list"));
  else
    say_value (id, g_variant_builder_end (&items));
}

static void
answer_links (guint32 id)
{
  GVariantBuilder links;

  g_variant_builder_init (&links, G_VARIANT_TYPE (PUPITRE_RENDER_LINKS_TYPE));
  for (guint i = 0; i < (is ("jumps-endless") ? PUPITRE_RENDER_MAX_LINKS : 0u); i++)
    g_variant_builder_add (&links, "((dddd)uds)", 0.0, 0.0, 1.0, 1.0, 0, 0.0, "");
  g_variant_builder_add (&links, "((dddd)uds)", 0.0, 0.0, 9.0, 9.0, G_MAXUINT32, 0.0,
                         "javascript:alert(1)");
  g_variant_builder_add (&links, "((dddd)uds)", 0.0, 0.0, 9.0, 9.0, 2, 0.0, "");
  g_variant_builder_add (&links, "((dddd)uds)", 0.0, 0.0, 9.0, 9.0, 1, (double) NAN, "file:///");
  g_variant_builder_add (&links, "((dddd)uds)", 0.0, 0.0, (double) INFINITY, 9.0, 1, 0.0, "");
  g_variant_builder_add (&links, "((dddd)uds)", 9.0, 9.0, 0.0, 0.0, 1, 0.0, "");
  g_variant_builder_add (&links, "((dddd)uds)", 1.0, 2.0, 9.0, 9.0, 1, 3.0, "file:///etc/passwd");
  if (is ("jumps-type"))
    say_value (id, g_variant_new_string ("no list"));
  else
    say_value (id, g_variant_builder_end (&links));
}

static void
answer (guint32 id, guint32 operation)
{
  switch (operation) {
  case PUPITRE_RENDER_OPEN:
    answer_open (id);
    break;
  case PUPITRE_RENDER_DRAW:
  case PUPITRE_RENDER_PICTURE:
    answer_draw (id);
    break;
  case PUPITRE_RENDER_TEXT:
    answer_text (id);
    break;
  case PUPITRE_RENDER_OUTLINE:
    answer_outline (id);
    break;
  case PUPITRE_RENDER_LINKS:
    answer_links (id);
    break;
  case PUPITRE_RENDER_EXPORT:
    if (is ("sheets"))
      say (id, PUPITRE_RENDER_OK, g_variant_new ("(t)", (guint64) 13),
           make_file ("%PDF-1.7 none", 13, SEALS));
    else
      say (id, PUPITRE_RENDER_OK, g_variant_new ("(t)", (guint64) 13),
         make_file ("#!/bin/sh rm ", 13, SEALS));
    break;
  default:
    break;
  }
}

int
main (void)
{
  way = g_getenv ("PUPITRE_HOSTILE");
  if (is ("no-start"))
    return 3;
  if (is ("silent"))
    pause ();
  if (is ("greeting"))
    say (0, PUPITRE_RENDER_OK, g_variant_new ("(s)", "hello"), -1);
  else
    say (0, PUPITRE_RENDER_OK, g_variant_new ("(ub)", 2, TRUE), -1);
  for (;;) {
    g_autoptr (GBytes) packet = NULL;
    guint32 id;
    guint32 operation;
    int fd;

    if (pupitre_render_receive (PUPITRE_RENDER_SOCKET, TRUE, &packet, &fd) != 1)
      return 0;
    if (fd >= 0)
      close (fd);
    if (pupitre_render_message_peek (packet, &id, &operation))
      answer (id, operation);
  }
}
