/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-courier.h"

G_BEGIN_DECLS

/* A portal without a network: what is sent to it happens as it was told to, answer after answer. It
 * does not know the keys of intents, and does again what it gets again. */

typedef enum {
  FAKE_ANSWERS,        /* it does it and says so */
  FAKE_APPLIES,        /* it does it, and the answer is lost */
  FAKE_APPLIES_LATE,   /* nobody waits for it any more when it does it */
  FAKE_LOSES,          /* it does not do it, and the answer is lost */
  FAKE_OFFLINE,        /* nothing leaves */
  FAKE_DECLINES,       /* it says no */
  FAKE_DECLINES_SAME,  /* it says no if it is there already, and does it if not */
  FAKE_HANGS,          /* no answer until nobody waits any more; it does it */
  FAKE_UNAVAILABLE,    /* 503: it may have done it, and did */
  FAKE_THROTTLES,      /* 429: it does not do it, and asks for an hour */
} FakeManner;

#define FAKE_TYPE_COURIER (fake_courier_get_type ())
G_DECLARE_FINAL_TYPE (FakeCourier, fake_courier, FAKE, COURIER, GObject)

/* What is there for a child: described as in fake_courier_describe(). */
struct _FakeCourier {
  GObject     parent_instance;

  gboolean    ready;
  gboolean    can_read_back;
  gboolean    read_fails;
  gboolean    subject_gone;
  gboolean    unreadable;
  guint       late;        /* milliseconds */
  GArray     *manners;     /* (element-type FakeManner): for the next ones; then it answers */
  GPtrArray  *there;       /* (element-type char): what the portal has, in order */
  GPtrArray  *sent;        /* (element-type char): what came, in order */
  guint       n_reads;
  GHashTable *in_flight;   /* child -> how many */
  guint       most_in_flight;
  GRand      *rand;        /* (nullable): for manners and delays at random */
  char       *file;        /* (nullable): where it is kept what the portal has */
};

FakeCourier *fake_courier_new      (void) G_GNUC_WARN_UNUSED_RESULT;
FakeCourier *fake_courier_new_with_file (const char *file) G_GNUC_WARN_UNUSED_RESULT;
void         fake_courier_next     (FakeCourier   *self,
                                    FakeManner     manner);
char        *fake_courier_describe (PupitreIntent *intent) G_GNUC_WARN_UNUSED_RESULT;
guint        fake_courier_count    (FakeCourier   *self,
                                    PupitreIntent *intent);
void         fake_courier_settle   (FakeCourier   *self);

G_END_DECLS
