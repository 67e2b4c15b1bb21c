/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-motives"

#include "demo-motives.h"

#include "demo-json.h"

/* The motives that each school takes, in its order and under its own codes. */

#define ABSENCE (DEMO_USAGE_ABSENCE | DEMO_USAGE_NOTICE)
#define EVERY (DEMO_USAGE_ABSENCE | DEMO_USAGE_LATE | DEMO_USAGE_NOTICE)

static const DemoMotive pins[] = {
  { "MAL", "Maladie", ABSENCE, FALSE },
  { "RDV", "Rendez-vous médical ou professionnel", EVERY, FALSE },
  { "MOR", "Mortalité", ABSENCE, FALSE },
  { "FAM", "Obligation familiale", EVERY, FALSE },
  { "VOY", "Voyage", ABSENCE, TRUE },
  { "TRA", "Transport", DEMO_USAGE_ABSENCE | DEMO_USAGE_LATE, FALSE },
  { "AUT", "Autre", EVERY, TRUE },
  { NULL, NULL, 0, FALSE },
};
static const DemoMotive fleuve[] = {
  { "10", "Maladie", ABSENCE, FALSE },
  { "11", "Rendez-vous médical ou professionnel", EVERY, FALSE },
  { "12", "Mortalité", ABSENCE, FALSE },
  { "13", "Obligation familiale", EVERY, FALSE },
  { "14", "Voyage", ABSENCE, FALSE },
  { "15", "Compétition sportive", ABSENCE, FALSE },
  { "20", "Transport", DEMO_USAGE_ABSENCE | DEMO_USAGE_LATE, FALSE },
  { "21", "Retard motivé par un parent", DEMO_USAGE_LATE, FALSE },
  { "99", "Autre motif", EVERY, TRUE },
  { NULL, NULL, 0, FALSE },
};
static const DemoMotive others[] = {
  { "MALADIE", "Maladie", ABSENCE, FALSE },
  { "RDV", "Rendez-vous", EVERY, FALSE },
  { "FAMILLE", "Raison familiale", EVERY, FALSE },
  { "AUTRE", "Autre", EVERY, TRUE },
  { NULL, NULL, 0, FALSE },
};

/**
 * demo_motives_of:
 * @school: A school
 *
 * Returns: (array zero-terminated=1): its motives.
 */
const DemoMotive *
demo_motives_of (const DemoSchool *school)
{
  if (g_str_equal (school->code, "700001"))
    return pins;
  return g_str_equal (school->code, "700042") ? fleuve : others;
}

/**
 * demo_motives_find:
 * @school: A school
 * @code: (nullable): A code, not trusted
 *
 * Returns: (nullable): that motive.
 */
const DemoMotive *
demo_motives_find (const DemoSchool *school,
                   const char       *code)
{
  for (const DemoMotive *motive = demo_motives_of (school); motive->code != NULL; motive++) {
    if (g_strcmp0 (motive->code, code) == 0)
      return motive;
  }
  return NULL;
}

/**
 * demo_motives_write:
 * @builder: What is being written
 * @school: A school
 *
 * Adds the list of its motives.
 */
void
demo_motives_write (JsonBuilder      *builder,
                    const DemoSchool *school)
{
  json_builder_begin_array (builder);
  for (const DemoMotive *motive = demo_motives_of (school); motive->code != NULL; motive++) {
    const char *usages[4] = { NULL };
    int n = 0;

    if (motive->usages & DEMO_USAGE_ABSENCE)
      usages[n++] = "absence";
    if (motive->usages & DEMO_USAGE_LATE)
      usages[n++] = "retard";
    if (motive->usages & DEMO_USAGE_NOTICE)
      usages[n++] = "avis";
    json_builder_begin_object (builder);
    demo_json_add_text (builder, "code", motive->code);
    demo_json_add_text (builder, "description", motive->name);
    demo_json_add_texts (builder, "usages", usages);
    demo_json_add_flag (builder, "explicationRequise", motive->explained);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}
