/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-answer.h"

G_BEGIN_DECLS

/**
 * DemoRebuff:
 * @DEMO_REBUFF_NONE: Taken
 * @DEMO_REBUFF_FORM: Something is missing, or cannot be what it should be
 * @DEMO_REBUFF_KEY_REUSED: The key came before with something else
 * @DEMO_REBUFF_NO_ABSENCE: The child has no such absence
 * @DEMO_REBUFF_MOTIVATED: It has a motive already
 * @DEMO_REBUFF_TOO_LATE: The school takes no motive any more
 * @DEMO_REBUFF_MOTIVE: The school does not offer this motive for it
 * @DEMO_REBUFF_EXPLANATION: The motive needs an explanation
 * @DEMO_REBUFF_NO_NOTICE: The child has no such announcement
 * @DEMO_REBUFF_DEALT_WITH: It can no longer be withdrawn
 * @DEMO_REBUFF_ANNOUNCED: There is one for this time already
 * @DEMO_REBUFF_PAST: The day has passed
 * @DEMO_REBUFF_DAY_OFF: There is no class on that day
 * @DEMO_REBUFF_OUTSIDE: The day is not of the school year
 * @DEMO_REBUFF_PERIOD: The days have no such period
 * @DEMO_REBUFF_REGISTERED: This parent has sent a demand for the year already
 * @DEMO_REBUFF_PERIOD_CLOSED: The period of registration is to come, or over
 * @DEMO_REBUFF_NOT_ONLINE: The child is not registered online
 * @DEMO_REBUFF_CHOICE: The school does not offer this answer
 * @DEMO_REBUFF_MISSING: An answer is missing
 *
 * Why the school does not take a motive, an announcement or a registration.
 */
typedef enum {
  DEMO_REBUFF_NONE,
  DEMO_REBUFF_FORM,
  DEMO_REBUFF_KEY_REUSED,
  DEMO_REBUFF_NO_ABSENCE,
  DEMO_REBUFF_MOTIVATED,
  DEMO_REBUFF_TOO_LATE,
  DEMO_REBUFF_MOTIVE,
  DEMO_REBUFF_EXPLANATION,
  DEMO_REBUFF_NO_NOTICE,
  DEMO_REBUFF_DEALT_WITH,
  DEMO_REBUFF_ANNOUNCED,
  DEMO_REBUFF_PAST,
  DEMO_REBUFF_DAY_OFF,
  DEMO_REBUFF_OUTSIDE,
  DEMO_REBUFF_PERIOD,
  DEMO_REBUFF_REGISTERED,
  DEMO_REBUFF_PERIOD_CLOSED,
  DEMO_REBUFF_NOT_ONLINE,
  DEMO_REBUFF_CHOICE,
  DEMO_REBUFF_MISSING,
} DemoRebuff;

DemoAnswer *demo_rebuff_answer (DemoRebuff  rebuff,
                                const char *member) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
