/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-profile.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* A portal in this process that does what a test tells it: the shortest sign-in that is one, and
 * answers that go wrong in every way. The demonstration portal is the one that behaves. */

typedef struct {
  SoupServer     *server;
  guint           port;
  PupitreProfile *profile;
  GHashTable     *scripts;       /* path -> GQueue of actions */
  GPtrArray      *log;           /* "host METHOD path auth=… cookie=… … body=…" */
  GPtrArray      *paused;        /* messages and streams that are never answered */
  char           *settings;      /* of the sign-in page */
  char           *fields;
  guint           n_tokens;      /* how many were given: the last one is "token-N" */
  int             token_seconds; /* how long they live */
  gboolean        session_ended;
} FakePortal;

FakePortal *fake_portal_new    (void);
void        fake_portal_free   (FakePortal *fake);

/* What the next requests for @path are answered with, in order; the last one holds on:
 *   "ok"                     what the fake portal does by itself
 *   "status N [Header value]"
 *   "cut"                    the connection ends without an answer
 *   "middle"                 it ends in the middle of the content
 *   "raw …"                  these bytes, then the end
 *   "slow"                   nothing comes
 *   "stall"                  the beginning comes, and nothing after it
 *   "to ADDRESS"             a redirect
 *   "json …", "html …"       an answer */
void        fake_portal_script (FakePortal *fake,
                                const char *path,
                                ...) G_GNUC_NULL_TERMINATED;
void        fake_portal_clear  (FakePortal *fake);
guint       fake_portal_count  (FakePortal *fake,
                                const char *pattern);
char       *fake_portal_url    (FakePortal *fake,
                                guint       host,
                                const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakePortal, fake_portal_free)

G_END_DECLS
