/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PupitreJsonMember:
 * @name: A name
 * @text: (nullable): A text, UTF-8; %NULL is written as null
 * @literal: (nullable): Instead of a text, a value as JSON writes it: `true`, `[1,2]`
 *
 * One member of an object that is sent.
 */
typedef struct {
  const char *name;
  const char *text;
  const char *literal;
} PupitreJsonMember;

GBytes *pupitre_json_object_write (const PupitreJsonMember *members,
                                   gsize                    n_members) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
