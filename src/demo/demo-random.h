/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DemoRandom:
 * @state: What the next number comes from
 *
 * A stream of numbers that only depends on the seed and on what it is for, so that one part of the
 * data does not change when another is asked for first.
 */
typedef struct {
  guint64 state;
} DemoRandom;

DemoRandom demo_random_for    (guint64     seed,
                               const char *format,
                               ...) G_GNUC_PRINTF (2, 3);
guint      demo_random_below  (DemoRandom *self,
                               guint       limit);
int        demo_random_range  (DemoRandom *self,
                               int         least,
                               int         most);
double     demo_random_unit   (DemoRandom *self);
double     demo_random_normal (DemoRandom *self);
char      *demo_random_uuid   (DemoRandom *self) G_GNUC_WARN_UNUSED_RESULT;
char      *demo_random_secret (void) G_GNUC_WARN_UNUSED_RESULT;

#define demo_random_pick(self, array) \
  ((array)[demo_random_below ((self), G_N_ELEMENTS (array))])

G_END_DECLS
