/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-shared-links"

#include "demo-shared-links.h"

#include "demo-json.h"
#include "demo-school-year.h"
#include "demo-subject.h"
#include "demo-teacher.h"

/* What is shared with a child: by its teachers, for its grade; by its school; by the service centre,
 * for everybody. */

typedef struct {
  const char *origin;       /* as the portal names it */
  int         from_grade;
  int         to_grade;
  const char *subject;      /* (nullable) whose teacher shares it */
  const char *title;
  const char *description;  /* (nullable) HTML */
  const char *site;         /* (nullable) before the host of the school or the centre */
  const char *path;         /* on that site */
  int         days;         /* after the first day of school */
} Share;

static const Share shares[] = {
  { "enseignant", 7, 11, "Mathématique", "Vidéos de révision : fonctions et équations",
    "<p>Une capsule de <b>cinq minutes</b> par notion, à écouter avant les examens.</p>", "maths",
    "/revision", 62 },
  { "enseignant", 7, 11, "Français", "Dictionnaire et conjugueur", NULL, "francais", "/outils", 6 },
  { "enseignant", 7, 11, "Science", "Simulateur de circuits électriques",
    "<p>À essayer à la maison avant le laboratoire.</p>", "science", "/circuits", 41 },
  { "enseignant", 1, 6, "Français", "Mots de la semaine",
    "<ul><li>Écouter la dictée</li><li>Écrire chaque mot deux fois</li></ul>", "francais",
    "/dictees", 12 },
  { "enseignant", 1, 6, "Mathématique", "Jeux de tables de multiplication", NULL, "maths",
    "/tables", 20 },
  { "etablissement", 0, 11, NULL, "Code de vie de l’école",
    "<p>À lire avec votre enfant en début d’année.</p>", "", "/code-de-vie", 1 },
  { "etablissement", 0, 11, NULL, "Calendrier des activités parascolaires", NULL, "",
    "/parascolaire", 15 },
  { "etablissement", 7, 11, NULL, "Choix de cours : documents de présentation",
    "<p>Présentation de la soirée d’information et grille des cours offerts.</p>", "",
    "/choix-de-cours", 75 },
  { "organisation", 0, 11, NULL, "Aide aux devoirs en soirée",
    "<p>Des enseignantes et enseignants répondent du lundi au jeudi.</p>", "aide", "/", 3 },
  { "organisation", 0, 11, NULL, "Fermeture des écoles en cas de tempête", NULL, "", "/tempete",
    50 },
};

static char *
dup_url (const Share      *share,
         const DemoSchool *school)
{
  if (g_str_equal (share->origin, "etablissement"))
    return g_strdup_printf ("https://%s%s", school->site, share->path);
  if (*share->site == '\0')
    return g_strdup_printf ("https://%s%s", school->organisation->site, share->path);
  return g_strdup_printf ("https://%s.%s%s", share->site,
                          g_str_has_prefix (school->organisation->site, "www.")
                            ? school->organisation->site + 4
                            : school->organisation->site,
                          share->path);
}

static const DemoSubject *
find_subject (int         grade,
              const char *short_name)
{
  g_autoptr (GPtrArray) subjects = demo_subjects_of_grade (grade);

  for (guint i = 0; i < subjects->len; i++) {
    const DemoSubject *subject = subjects->pdata[i];

    if (g_str_equal (subject->short_name, short_name))
      return subject;
  }
  return NULL;
}

static void
write_author (JsonBuilder      *builder,
              guint64           seed,
              const DemoSchool *school,
              int               grade,
              const Share      *share)
{
  const DemoSubject *subject =
    share->subject != NULL ? find_subject (grade, share->subject) : NULL;
  g_autofree char *teacher = NULL;

  demo_json_add_text (builder, "descriptionMatiere", subject != NULL ? subject->name : NULL);
  json_builder_set_member_name (builder, "auteur");
  if (subject == NULL) {
    json_builder_add_null_value (builder);
    return;
  }
  teacher = demo_staff_dup_teacher (seed, school, grade, subject);
  json_builder_begin_object (builder);
  demo_teacher_write (builder, seed, school, teacher);
  json_builder_end_object (builder);
}

static void
write_share (JsonBuilder      *builder,
             guint64           seed,
             const DemoSchool *school,
             int               grade,
             int               school_year,
             gsize             number)
{
  const Share *share = &shares[number];
  g_autofree char *url = dup_url (share, school);
  g_autofree char *id = g_strdup_printf ("lien-%s-%d-%d", school->code, school_year, (int) number);
  GDate day;

  demo_school_year_first_day (school_year, &day);
  g_date_add_days (&day, (guint) share->days);
  json_builder_begin_object (builder);
  demo_json_add_text (builder, "id", id);
  demo_json_add_text (builder, "origine", share->origin);
  demo_json_add_text (builder, "titre", share->title);
  demo_json_add_text (builder, "description", share->description);
  demo_json_add_text (builder, "url", url);
  demo_json_add_date (builder, "datePublication", &day);
  write_author (builder, seed, school, grade, share);
  json_builder_end_object (builder);
}

/**
 * demo_shared_links_write:
 * @builder: What is being written
 * @families: Who is who
 * @child: A child
 * @school_year: The school year that it is, by its first calendar year
 *
 * Adds the list of what is shared with the child.
 */
void
demo_shared_links_write (JsonBuilder     *builder,
                         DemoFamilies    *families,
                         const DemoChild *child,
                         int              school_year)
{
  const DemoSchool *school = demo_child_school_in (families, child, school_year);
  int grade = demo_child_grade_in (families, child, school_year);

  json_builder_begin_array (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++) {
    if (grade >= shares[i].from_grade && grade <= shares[i].to_grade)
      write_share (builder, demo_families_get_seed (families), school, grade, school_year, i);
  }
  json_builder_end_array (builder);
}
