/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-teacher"

#include "demo-teacher.h"

#include "demo-json.h"
#include "demo-random.h"

/* People of a school whom parents can write to, if they want that. */

/* `julie.exemple@cssdesexemples.example`. */
static char *
dup_address (const DemoSchool *school,
             const char       *first_name)
{
  g_autofree char *ascii = g_str_to_ascii (first_name, "C");
  g_autofree char *lower = g_ascii_strdown (ascii, -1);
  const char *site = school->organisation->site;

  return g_strdup_printf ("%s.exemple@%s", lower,
                          g_str_has_prefix (site, "www.") ? site + 4 : site);
}

/**
 * demo_teacher_write:
 * @builder: An object that is being written
 * @seed: The seed of the demonstration
 * @school: Where the teacher works
 * @name: As the school writes it: a title, the first name, the last name
 *
 * Adds the members `prenom`, `nom` and `courriel`. One in four does not publish an address; half of
 * those have a null, half have no such member.
 */
void
demo_teacher_write (JsonBuilder      *builder,
                    guint64           seed,
                    const DemoSchool *school,
                    const char       *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", 3);
  DemoRandom random = demo_random_for (seed, "address %s %s", school->code, words[1]);
  guint dice = demo_random_below (&random, 8);
  g_autofree char *address = dup_address (school, words[1]);

  demo_json_add_text (builder, "prenom", words[1]);
  demo_json_add_text (builder, "nom", words[2]);
  if (dice != 0)
    demo_json_add_text (builder, "courriel", dice == 1 ? NULL : address);
}
