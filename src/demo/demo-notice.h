/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-families.h"
#include "demo-state.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * DemoNotice:
 * @id: How the portal names it
 * @first: The first day
 * @last: The last day
 * @periods: Bits of the periods, 0 for whole days
 * @late: Whether it announces a late arrival
 * @motive: The code of the motive
 * @explanation: (nullable): What the parent wrote
 * @received: When, as a timestamp
 *
 * An absence that a parent announced.
 */
typedef struct {
  char    *id;
  GDate    first;
  GDate    last;
  guint    periods;
  gboolean late;
  char    *motive;
  char    *explanation;
  char    *received;
} DemoNotice;

DemoNotice *demo_notice_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void        demo_notice_free     (DemoNotice       *self);
gboolean    demo_notice_covers   (const DemoNotice *self,
                                  const GDate      *date,
                                  int               period);
gboolean    demo_notice_overlaps (const DemoNotice *self,
                                  const DemoNotice *other);
gboolean    demo_notice_can_go   (const DemoNotice *self,
                                  gboolean          begun_too);
void        demo_notice_write    (JsonBuilder      *builder,
                                  const DemoNotice *self,
                                  gboolean          can_go,
                                  const DemoSchool *school);

GPtrArray  *demo_notices_list    (DemoState        *state,
                                  const DemoChild  *child) G_GNUC_WARN_UNUSED_RESULT;
void        demo_notices_add     (DemoState        *state,
                                  const DemoChild  *child,
                                  DemoNotice       *notice,
                                  const char       *email,
                                  const char       *key);
void        demo_notices_withdraw (DemoState       *state,
                                   const char      *id,
                                   const char      *key);

#define DEMO_NOTICE_KIND "absence-notice"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoNotice, demo_notice_free)

G_END_DECLS
