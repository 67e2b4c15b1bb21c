/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * DemoFormFault:
 * @DEMO_FORM_FAULT_NONE: The school takes it
 * @DEMO_FORM_FAULT_SHAPE: They are no answers
 * @DEMO_FORM_FAULT_CHOICE: An answer that the school does not offer
 * @DEMO_FORM_FAULT_MISSING: An answer is missing
 *
 * What is wrong with what a parent answers.
 */
typedef enum {
  DEMO_FORM_FAULT_NONE,
  DEMO_FORM_FAULT_SHAPE,
  DEMO_FORM_FAULT_CHOICE,
  DEMO_FORM_FAULT_MISSING,
} DemoFormFault;

void          demo_registration_form_write (JsonBuilder  *builder,
                                            int           grade,
                                            gboolean      services_only);
DemoFormFault demo_registration_form_judge (JsonNode     *answers,
                                            int           grade,
                                            gboolean      services_only,
                                            const char  **member);

G_END_DECLS
