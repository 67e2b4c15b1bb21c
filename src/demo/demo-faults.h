/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-fault.h"

G_BEGIN_DECLS

typedef struct _DemoFaults DemoFaults;

/**
 * DemoOutcome:
 * @DEMO_OUTCOME_SEND: The answer is sent
 * @DEMO_OUTCOME_CUT: Nothing is sent, the connection closes
 * @DEMO_OUTCOME_BREAK: The connection breaks in the middle of the answer
 * @DEMO_OUTCOME_TWICE: The answer is sent twice
 *
 * What becomes of an answer.
 */
typedef enum {
  DEMO_OUTCOME_SEND,
  DEMO_OUTCOME_CUT,
  DEMO_OUTCOME_BREAK,
  DEMO_OUTCOME_TWICE,
} DemoOutcome;

DemoFaults  *demo_faults_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void         demo_faults_free       (DemoFaults         *self);
gboolean     demo_faults_set        (DemoFaults         *self,
                                     const char * const *specifications,
                                     GError            **error);
GStrv        demo_faults_list       (DemoFaults         *self) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray   *demo_faults_match      (DemoFaults         *self,
                                     DemoHost            host,
                                     const DemoRoute    *route) G_GNUC_WARN_UNUSED_RESULT;
guint        demo_faults_get_delay  (GPtrArray          *matched);
guint        demo_faults_get_late   (GPtrArray          *matched);
gboolean     demo_faults_have       (GPtrArray          *matched,
                                     DemoFaultKind       kind);
gboolean     demo_faults_refuse     (GPtrArray          *matched);
DemoOutcome  demo_faults_spoil      (GPtrArray          *matched,
                                     DemoAnswer         *answer,
                                     const char         *operation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoFaults, demo_faults_free)

G_END_DECLS
