/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DemoApplication:
 * @organisation: The code of a service centre
 * @last_name: Last name
 * @first_name: First name
 * @birth: Date of birth
 * @fiche: (nullable): 7 digits
 * @code_permanent: (nullable): 12 letters and digits; one of both is there
 * @nip: (nullable): What the school gave
 *
 * What a parent wrote to associate a child.
 */
typedef struct {
  char  *organisation;
  char  *last_name;
  char  *first_name;
  GDate  birth;
  char  *fiche;
  char  *code_permanent;
  char  *nip;
} DemoApplication;

DemoApplication *demo_application_read (GBytes           *body,
                                        const char      **wrong) G_GNUC_WARN_UNUSED_RESULT;
void             demo_application_free (DemoApplication  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoApplication, demo_application_free)

G_END_DECLS
