/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-routes.h"

G_BEGIN_DECLS

/**
 * DemoFaultKind:
 * @DEMO_FAULT_CUT: The connection closes without an answer
 * @DEMO_FAULT_RESET_MIDDLE: The connection breaks in the middle of the body
 * @DEMO_FAULT_DELAY: The answer comes late
 * @DEMO_FAULT_STATUS: An error instead of the answer; nothing is done if it is a refusal (400 to 499)
 * @DEMO_FAULT_HTML: A page of HTML instead of the answer
 * @DEMO_FAULT_JSON_BROKEN: JSON that does not end well
 * @DEMO_FAULT_JSON_DEEP: JSON of 100 000 levels
 * @DEMO_FAULT_JSON_HUGE: JSON of many MiB
 * @DEMO_FAULT_JSON_UTF8: JSON with bytes that are no UTF-8
 * @DEMO_FAULT_JSON_NUL: JSON with a NUL
 * @DEMO_FAULT_DROP: JSON that lacks a member everywhere
 * @DEMO_FAULT_EXPIRED: The session has ended just before
 * @DEMO_FAULT_TRUNCATED: Half of the body, as if it were whole
 * @DEMO_FAULT_EMPTY: JSON whose list, or each of whose lists, has nothing in it
 * @DEMO_FAULT_LOST: The connection closes, and nothing is done
 * @DEMO_FAULT_LATE: It is done at once, and the answer comes late
 * @DEMO_FAULT_TWICE: It is done once, and the answer is on the wire twice
 * @DEMO_FAULT_REPEATED: It arrives twice, and only the second answer is sent
 * @DEMO_FAULT_ODD: Data as no school should have them
 *
 * What can go wrong on demand. %DEMO_FAULT_CUT is the one in which a write is done and not answered.
 */
typedef enum {
  DEMO_FAULT_CUT,
  DEMO_FAULT_RESET_MIDDLE,
  DEMO_FAULT_DELAY,
  DEMO_FAULT_STATUS,
  DEMO_FAULT_HTML,
  DEMO_FAULT_JSON_BROKEN,
  DEMO_FAULT_JSON_DEEP,
  DEMO_FAULT_JSON_HUGE,
  DEMO_FAULT_JSON_UTF8,
  DEMO_FAULT_JSON_NUL,
  DEMO_FAULT_DROP,
  DEMO_FAULT_EXPIRED,
  DEMO_FAULT_TRUNCATED,
  DEMO_FAULT_EMPTY,
  DEMO_FAULT_LOST,
  DEMO_FAULT_LATE,
  DEMO_FAULT_TWICE,
  DEMO_FAULT_REPEATED,
  DEMO_FAULT_ODD,
} DemoFaultKind;

/**
 * DemoFault:
 * @text: The specification
 * @where: A host's word, `all`, or an operation
 * @kind: What goes wrong
 * @milliseconds: How late
 * @status: Which error
 * @retry_after: (nullable): What its Retry-After says
 * @member: (nullable): Which member is dropped
 * @mebibytes: How huge
 * @after: How many requests pass first
 * @times: How many requests it hits, 0 for all
 * @seen: How many requests came so far
 *
 * One fault, as `WHERE:WHAT[:key=value…]` orders it.
 */
typedef struct {
  char          *text;
  char          *where;
  DemoFaultKind  kind;
  guint          milliseconds;
  guint          status;
  char          *retry_after;
  char          *member;
  guint          mebibytes;
  guint          after;
  guint          times;
  guint          seen;
} DemoFault;

DemoFault *demo_fault_parse (const char       *text,
                             GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void       demo_fault_free  (DemoFault        *self);
gboolean   demo_fault_hits  (DemoFault        *self,
                             DemoHost          host,
                             const DemoRoute  *route);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoFault, demo_fault_free)

G_END_DECLS
