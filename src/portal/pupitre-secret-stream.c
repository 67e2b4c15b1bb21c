/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-secret-stream"

#include "pupitre-secret-stream.h"

#include <string.h>

/* A secret on its way into a connection. Who copies a stream reads it piece by piece into a buffer
 * of his own, which he gives back to the system as it is: the read that says that there is no more
 * comes with that buffer, and wipes it. */

struct _PupitreSecretStream {
  GMemoryInputStream parent_instance;
};

G_DEFINE_FINAL_TYPE (PupitreSecretStream, pupitre_secret_stream, G_TYPE_MEMORY_INPUT_STREAM)

static gssize
pupitre_secret_stream_read (GInputStream *stream,
                            void         *buffer,
                            gsize         count,
                            GCancellable *cancellable,
                            GError      **error)
{
  gssize n = G_INPUT_STREAM_CLASS (pupitre_secret_stream_parent_class)
               ->read_fn (stream, buffer, count, cancellable, error);

  if (n == 0)
    explicit_bzero (buffer, count);
  return n;
}

static void
pupitre_secret_stream_class_init (PupitreSecretStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = pupitre_secret_stream_read;
}

static void
pupitre_secret_stream_init (PupitreSecretStream *self)
{
}

/**
 * pupitre_secret_stream_new:
 * @bytes: What to send, which wipes itself when it is gone
 *
 * Returns: (transfer full): a stream of it. Any thread.
 */
GInputStream *
pupitre_secret_stream_new (GBytes *bytes)
{
  GInputStream *stream;

  g_return_val_if_fail (bytes != NULL, NULL);

  stream = g_object_new (PUPITRE_TYPE_SECRET_STREAM, NULL);
  g_memory_input_stream_add_bytes (G_MEMORY_INPUT_STREAM (stream), bytes);
  return stream;
}
