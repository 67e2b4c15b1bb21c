/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-subject.h"

G_BEGIN_DECLS

#define DEMO_N_DOMAINS 5

char       *demo_comment_subject (guint64            seed,
                                  const DemoChild   *child,
                                  int                school_year,
                                  const DemoSubject *subject,
                                  int                stage,
                                  int                mark) G_GNUC_WARN_UNUSED_RESULT;
const char *demo_domain_name     (int                domain);
char       *demo_comment_domain  (const DemoChild   *child,
                                  int                domain,
                                  char               rating) G_GNUC_WARN_UNUSED_RESULT;
const char *demo_general_name    (guint64            seed,
                                  const DemoChild   *child,
                                  int                school_year,
                                  int                stage);
char       *demo_comment_general (guint64            seed,
                                  const DemoChild   *child,
                                  int                school_year,
                                  int                stage) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
