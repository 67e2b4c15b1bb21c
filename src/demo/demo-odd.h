/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-answer.h"

G_BEGIN_DECLS

/**
 * DemoOdd:
 * @operation: Whose answer
 * @list: (nullable): Spoils it where it is a list
 * @object: (nullable): Spoils it where it is an object
 * @instead: (nullable): What it is replaced by before, as JSON
 *
 * How an answer is spoilt.
 */
typedef struct {
  const char *operation;
  void      (*list) (JsonArray *array);
  void      (*object) (JsonObject *object);
  const char *instead;
} DemoOdd;

JsonObject    *demo_odd_add_copy    (JsonArray  *array);
void           demo_odd_set         (JsonObject *object,
                                     const char *name,
                                     const char *json);
const DemoOdd *demo_odd_find_result (const char *operation);
const DemoOdd *demo_odd_find_message (const char *operation);
void           demo_odd_spoil       (DemoAnswer *answer,
                                     const char *operation);

G_END_DECLS
