/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-identification"

#include "demo-identification.h"

#include "demo-json.h"
#include "demo-teacher.h"

/* Who a child is for the school. */

/**
 * demo_identification_write:
 * @builder: What is being written
 * @families: Who is who
 * @child: A child
 * @school_year: The school year that it is, by its first calendar year
 *
 * Adds the object.
 */
void
demo_identification_write (JsonBuilder     *builder,
                           DemoFamilies    *families,
                           const DemoChild *child,
                           int              school_year)
{
  guint64 seed = demo_families_get_seed (families);
  const DemoSchool *school = demo_child_school_in (families, child, school_year);
  int grade = demo_child_grade_in (families, child, school_year);
  g_autofree char *code = demo_child_code_permanent (families, child);
  g_autofree char *group = demo_staff_dup_group (seed, school, grade);
  g_autofree char *teacher = demo_staff_dup_teacher (seed, school, grade, NULL);
  GDate birth;

  demo_child_birth (families, child, &birth);
  json_builder_begin_object (builder);
  demo_json_add_text (builder, "fiche", child->fiche);
  demo_json_add_text (builder, "codePermanent", code);
  demo_json_add_text (builder, "nom", child->last_name);
  demo_json_add_text (builder, "prenom", child->first_name);
  demo_json_add_date (builder, "dateNaissance", &birth);
  demo_json_add_text (builder, "codeEtablissement", school->code);
  demo_json_add_text (builder, "ecole", school->name);
  demo_json_add_text (builder, "niveau", demo_grade_label (grade));
  demo_json_add_text (builder, "groupeRepere", group);
  json_builder_set_member_name (builder, "titulaire");
  json_builder_begin_object (builder);
  demo_teacher_write (builder, seed, school, teacher);
  demo_json_add_text (builder, "role", grade >= 7 ? "tuteur" : "titulaire");
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}
