/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-account.h"
#include "test-portal.h"

G_BEGIN_DECLS

/* What sends requests as long as the program is open: an account, and a feed of one of its children.
 * A test holds both, as a page that was forgotten somewhere would. */
typedef struct {
  TestPortal     *portal;
  PupitreAccount *account;
  PupitreFeed    *feed;  /* (nullable) */
} Silence;

/* Asks for everything, and waits until the portal has heard of it: that the same would be seen. Then
 * waits for the end of it. */
void silence_assert_heard (const Silence *self);

/* Asks for everything in the same way, again and again, and fails if anything reaches the portal before
 * the requests of the test itself have, and before two attempts of an outbox would have been due. */
void silence_assert_kept  (const Silence *self);

G_END_DECLS
