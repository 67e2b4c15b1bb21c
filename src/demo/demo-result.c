/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-result"

#include "demo-result.h"

#include "demo-json.h"

/* What lists of results have in common: a mark with its scale, and the competency it is of. */

/**
 * demo_result_write:
 * @builder: An object that is being written
 * @name: A member
 * @school: Whose result it is, which says whether the average is shown
 * @result: (nullable): A result
 *
 * Adds a result, or a null.
 */
void
demo_result_write (JsonBuilder      *builder,
                   const char       *name,
                   const DemoSchool *school,
                   const DemoResult *result)
{
  gboolean shown = school->averages == DEMO_AVERAGES_SHOWN;

  json_builder_set_member_name (builder, name);
  if (result == NULL) {
    json_builder_add_null_value (builder);
    return;
  }
  json_builder_begin_object (builder);
  if (result->as_number && result->value != NULL && g_ascii_isdigit (result->value[0]))
    demo_json_add_int (builder, "valeur", atoi (result->value));
  else
    demo_json_add_text (builder, "valeur", result->value);
  demo_json_add_int (builder, "noteMaximale", result->maximum > 0 ? result->maximum : -1);
  if (school->averages != DEMO_AVERAGES_LEFT_OUT) {
    json_builder_set_member_name (builder, "moyenne");
    if (shown && result->average >= 0)
      json_builder_add_double_value (builder, result->average);
    else
      json_builder_add_null_value (builder);
  }
  json_builder_end_object (builder);
}

/**
 * demo_result_write_competency:
 * @builder: An object that is being written
 * @subject: A subject
 * @competency: Which of its competencies
 *
 * Adds the members `code` and `description`. The code is the subject's, with the number of the
 * competency.
 */
void
demo_result_write_competency (JsonBuilder       *builder,
                              const DemoSubject *subject,
                              guint              competency)
{
  g_autofree char *code = g_strdup_printf ("%.3s-%u", subject->code, competency + 1);

  demo_json_add_text (builder, "code", code);
  demo_json_add_text (builder, "description", subject->competencies[competency]);
}
