/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-outbox.h"

G_BEGIN_DECLS

/**
 * PupitreOutboxPace:
 * @grace: How long after something was sent the portal may still be working on it, in milliseconds:
 *   only then it is missing for certain
 * @first_wait: The longest wait before the second attempt, in milliseconds
 * @longest_wait: The longest wait before any attempt
 * @blind: Nothing is read back: what may have been done is done again. For the test that shows what
 *   the read-back is for, and nobody else
 *
 * How an outbox takes its time.
 */
typedef struct {
  guint    grace;
  guint    first_wait;
  guint    longest_wait;
  gboolean blind;
} PupitreOutboxPace;

/* For #PupitreOutboxLine and for tests. */
PupitreOutboxPace *pupitre_outbox_get_pace (PupitreOutbox *self);

G_END_DECLS
