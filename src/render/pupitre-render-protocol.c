/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-render-protocol"

#include "pupitre-render-protocol.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Packets of the helper's protocol: made, sent, received and held against their type. Both sides
 * take what comes in as hostile. */

/**
 * pupitre_render_message_new:
 * @id: The request that this is, or answers
 * @code: An operation or a status
 * @body: (nullable) (transfer floating): A tuple with the rest, or nothing
 *
 * Returns: (transfer full): id, code and the members of @body as one tuple. Any thread.
 */
GVariant *
pupitre_render_message_new (guint32 id, guint32 code, GVariant *body)
{
  g_autoptr (GVariant) owned = body != NULL ? g_variant_ref_sink (body) : NULL;
  g_autoptr (GVariantBuilder) builder = g_variant_builder_new (G_VARIANT_TYPE_TUPLE);

  g_variant_builder_add (builder, "u", id);
  g_variant_builder_add (builder, "u", code);
  for (gsize i = 0; owned != NULL && i < g_variant_n_children (owned); i++) {
    g_autoptr (GVariant) member = g_variant_get_child_value (owned, i);

    g_variant_builder_add_value (builder, member);
  }

  return g_variant_ref_sink (g_variant_builder_end (builder));
}

/**
 * pupitre_render_message_peek:
 * @packet: A packet as received
 * @id: (out): The id at its beginning
 * @code: (out): The operation or status after it
 *
 * Leading members of a fixed size stand at a fixed place in every tuple, so that the type of the
 * rest can be chosen before anything is parsed.
 *
 * Returns: whether the packet is long enough to hold both. Any thread.
 */
gboolean
pupitre_render_message_peek (GBytes *packet, guint32 *id, guint32 *code)
{
  gsize size;
  const char *data = g_bytes_get_data (packet, &size);

  if (size < 2 * sizeof (guint32))
    return FALSE;
  memcpy (id, data, sizeof (guint32));
  memcpy (code, data + sizeof (guint32), sizeof (guint32));

  return TRUE;
}

/**
 * pupitre_render_message_parse:
 * @packet: A packet as received
 * @type: The one type that it can have
 *
 * Returns: (transfer full) (nullable): the message, or %NULL when the packet is not exactly one
 *   value of this type in normal form. Any thread.
 */
GVariant *
pupitre_render_message_parse (GBytes *packet, const char *type)
{
  g_autoptr (GVariant) message = NULL;

  message = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), packet, FALSE));
  if (!g_variant_is_normal_form (message))
    return NULL;

  return g_steal_pointer (&message);
}

/**
 * pupitre_render_send:
 * @socket: One end of the pair
 * @message: (transfer none): What to say
 * @fd: A file descriptor to send along, or -1
 * @wait: Whether to wait for room
 *
 * Returns: 0, or an errno. Any thread, one at a time for a socket.
 */
int
pupitre_render_send (int socket, GVariant *message, int fd, gboolean wait)
{
  union {
    struct cmsghdr header;
    char           space[CMSG_SPACE (sizeof (int))];
  } control = { 0 };
  struct iovec part = { (void *) g_variant_get_data (message), g_variant_get_size (message) };
  struct msghdr header = { .msg_iov = &part, .msg_iovlen = 1 };
  ssize_t sent;

  if (part.iov_len > PUPITRE_RENDER_MAX_MESSAGE)
    return EMSGSIZE;
  if (fd >= 0) {
    header.msg_control = &control;
    header.msg_controllen = sizeof (control);
    control.header.cmsg_level = SOL_SOCKET;
    control.header.cmsg_type = SCM_RIGHTS;
    control.header.cmsg_len = CMSG_LEN (sizeof (int));
    memcpy (CMSG_DATA (&control.header), &fd, sizeof (int));
  }
  do
    sent = sendmsg (socket, &header, MSG_NOSIGNAL | (wait ? 0 : MSG_DONTWAIT));
  while (sent < 0 && errno == EINTR);

  return sent < 0 ? errno : 0;
}

/* Returns the one descriptor of a packet, -1 for none, -2 (all closed) for more than one. */
static int
take_descriptor (struct msghdr *header)
{
  int found = -1;
  gboolean too_many = FALSE;

  for (struct cmsghdr *part = CMSG_FIRSTHDR (header); part != NULL; part = CMSG_NXTHDR (header, part)) {
    gsize n;

    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS)
      continue;
    n = (part->cmsg_len - CMSG_LEN (0)) / sizeof (int);
    for (gsize i = 0; i < n; i++) {
      int fd;

      memcpy (&fd, CMSG_DATA (part) + i * sizeof (int), sizeof (int));
      if (found < 0) {
        found = fd;
      } else {
        close (fd);
        too_many = TRUE;
      }
    }
  }
  if (too_many)
    close (found);

  return too_many ? -2 : found;
}

/**
 * pupitre_render_receive:
 * @socket: One end of the pair
 * @wait: Whether to wait for a packet
 * @packet: (out) (transfer full): The packet
 * @fd: (out): The file descriptor that came along, owned by the caller, or -1
 *
 * Returns: 1 with a packet, 0 when there is none now, -1 when the other side is gone or sent what
 *   no packet can be (too long, several descriptors, empty). Any thread, one at a time for a socket.
 */
int
pupitre_render_receive (int socket, gboolean wait, GBytes **packet, int *fd)
{
  g_autofree char *data = g_malloc (PUPITRE_RENDER_MAX_MESSAGE);
  union {
    struct cmsghdr header;
    char           space[CMSG_SPACE (4 * sizeof (int))];
  } control;
  struct iovec part = { data, PUPITRE_RENDER_MAX_MESSAGE };
  struct msghdr header = { .msg_iov = &part, .msg_iovlen = 1,
                           .msg_control = &control, .msg_controllen = sizeof (control) };
  ssize_t size;

  *packet = NULL;
  *fd = -1;
  do
    size = recvmsg (socket, &header, MSG_CMSG_CLOEXEC | (wait ? 0 : MSG_DONTWAIT));
  while (size < 0 && errno == EINTR);
  if (size < 0)
    return errno == EAGAIN && !wait ? 0 : -1;

  *fd = take_descriptor (&header);
  if (size == 0 || *fd == -2 || (header.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0) {
    if (*fd >= 0)
      close (*fd);
    *fd = -1;
    return -1;
  }
  *packet = g_bytes_new_take (g_memdup2 (data, size), size);

  return 1;
}
