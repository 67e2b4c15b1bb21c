/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-documents.h"
#include "demo-subject.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * DemoMessage:
 * @stream: What makes its chance its own: the same stream, day and number give the same message
 * @voice: Who writes
 * @school: The school
 * @grade: The grade of the group
 * @subject: (nullable): What is taught
 * @date: The day
 * @number: Which of that day
 * @turn: Which of its stream's year: neighbours in the list say different things
 * @stage: Which report card it announces, or 0
 *
 * One message to be written.
 */
typedef struct {
  const char        *stream;
  DemoVoice          voice;
  const DemoSchool  *school;
  int                grade;
  const DemoSubject *subject;
  GDate              date;
  guint              number;
  guint              turn;
  int                stage;
} DemoMessage;

GDateTime *demo_message_get_moment (const DemoMessage *message,
                                    guint64            seed) G_GNUC_WARN_UNUSED_RESULT;
void       demo_message_write      (const DemoMessage *message,
                                    guint64            seed,
                                    DemoDocuments     *documents,
                                    JsonBuilder       *builder);

G_END_DECLS
