/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-answer.h"

G_BEGIN_DECLS

/**
 * DemoObjection:
 * @DEMO_OBJECTION_NONE: The child is associated
 * @DEMO_OBJECTION_FORM: Something is missing, or cannot be what it should be
 * @DEMO_OBJECTION_KEY_REUSED: The key came before with something else
 * @DEMO_OBJECTION_TOO_MANY: Too many refusals in a row
 * @DEMO_OBJECTION_NOBODY: The service centre has no such pupil
 * @DEMO_OBJECTION_LAST_NAME: The record has another last name
 * @DEMO_OBJECTION_FIRST_NAME: The record has another first name
 * @DEMO_OBJECTION_BIRTH: The record has another date of birth
 * @DEMO_OBJECTION_FICHE: The pupil of that name has another fiche
 * @DEMO_OBJECTION_CODE: The pupil of that name has another code permanent
 * @DEMO_OBJECTION_SCHOOL: The school has not subscribed
 * @DEMO_OBJECTION_EMAIL: The school has another address on file
 * @DEMO_OBJECTION_NIP_NEEDED: The school gave this parent a NIP
 * @DEMO_OBJECTION_NIP_WRONG: It is another one
 * @DEMO_OBJECTION_NIP_UNEXPECTED: The school gave none
 * @DEMO_OBJECTION_ALREADY: The account has the child already
 *
 * Why a child is not associated.
 */
typedef enum {
  DEMO_OBJECTION_NONE,
  DEMO_OBJECTION_FORM,
  DEMO_OBJECTION_KEY_REUSED,
  DEMO_OBJECTION_TOO_MANY,
  DEMO_OBJECTION_NOBODY,
  DEMO_OBJECTION_LAST_NAME,
  DEMO_OBJECTION_FIRST_NAME,
  DEMO_OBJECTION_BIRTH,
  DEMO_OBJECTION_FICHE,
  DEMO_OBJECTION_CODE,
  DEMO_OBJECTION_SCHOOL,
  DEMO_OBJECTION_EMAIL,
  DEMO_OBJECTION_NIP_NEEDED,
  DEMO_OBJECTION_NIP_WRONG,
  DEMO_OBJECTION_NIP_UNEXPECTED,
  DEMO_OBJECTION_ALREADY,
} DemoObjection;

gboolean    demo_objection_is_try (DemoObjection  objection);
DemoAnswer *demo_objection_answer (DemoObjection  objection,
                                   const char    *member) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
