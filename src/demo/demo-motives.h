/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-families.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * DemoUsage:
 * @DEMO_USAGE_ABSENCE: For an absence that was
 * @DEMO_USAGE_LATE: For a late arrival
 * @DEMO_USAGE_NOTICE: For an absence to come
 *
 * What a motive can be given for.
 */
typedef enum {
  DEMO_USAGE_ABSENCE = 1 << 0,
  DEMO_USAGE_LATE = 1 << 1,
  DEMO_USAGE_NOTICE = 1 << 2,
} DemoUsage;

/**
 * DemoMotive:
 * @code: The school's code
 * @name: What it means
 * @usages: What it is for
 * @explained: Whether an explanation has to go with it
 *
 * A motive that a school takes.
 */
typedef struct {
  const char *code;
  const char *name;
  guint       usages;
  gboolean    explained;
} DemoMotive;

const DemoMotive *demo_motives_of    (const DemoSchool *school);
const DemoMotive *demo_motives_find  (const DemoSchool *school,
                                      const char       *code);
void              demo_motives_write (JsonBuilder      *builder,
                                      const DemoSchool *school);

G_END_DECLS
