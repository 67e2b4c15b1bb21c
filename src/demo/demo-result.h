/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-subject.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * DemoResult:
 * @value: (nullable): As the school writes it, %NULL for what is not marked or not published
 * @as_number: Whether the portal sends the value as a number, if it is one
 * @maximum: What it is marked out of, 0 if that is not said
 * @average: Of the group on the same scale, less than 0 if there is none
 *
 * A result as the business API writes it.
 */
typedef struct {
  const char *value;
  gboolean    as_number;
  int         maximum;
  double      average;
} DemoResult;

void demo_result_write (JsonBuilder       *builder,
                        const char        *name,
                        const DemoSchool  *school,
                        const DemoResult  *result);
void demo_result_write_competency (JsonBuilder       *builder,
                                   const DemoSubject *subject,
                                   guint              competency);

G_END_DECLS
