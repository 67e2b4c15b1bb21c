/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-subject"

#include "demo-subject.h"

#include "demo-random.h"

/* What is taught in each grade, and by whom. */

#define LIRE "Lire"
#define ECRIRE "Écrire"
#define COMMUNIQUER "Communiquer oralement"
#define RESOUDRE "Résoudre une situation-problème"
#define RAISONNER "Utiliser un raisonnement mathématique"

static const DemoSubject subjects[] = {
  { "132108", "Français, langue d’enseignement", "Français", 1, 6,
    { LIRE, ECRIRE, COMMUNIQUER }, { 40, 40, 20 } },
  { "132108", "Français, langue d’enseignement", "Français", 7, 11,
    { LIRE, ECRIRE, COMMUNIQUER }, { 40, 40, 20 } },
  { "063106", "Mathématique", "Mathématique", 1, 2, { RESOUDRE, RAISONNER }, { 20, 80 } },
  { "063106", "Mathématique", "Mathématique", 3, 9, { RESOUDRE, RAISONNER }, { 30, 70 } },
  { "065106", "Mathématique, séquence Sciences naturelles", "Mathématique", 10, 11,
    { RESOUDRE, RAISONNER }, { 30, 70 } },
  { "134104", "Anglais, langue seconde", "Anglais", 1, 6,
    { "Communiquer oralement en anglais", "Comprendre des textes lus et entendus",
      "Écrire des textes" },
    { 50, 35, 15 } },
  { "134104", "Anglais, langue seconde", "Anglais", 7, 11,
    { "Communiquer oralement en anglais", "Réinvestir sa compréhension des textes",
      "Écrire et produire des textes" },
    { 40, 30, 30 } },
  { "055106", "Science et technologie", "Science", 3, 10, { NULL }, { 0 } },
  { "051104", "Chimie", "Chimie", 11, 11, { NULL }, { 0 } },
  { "053104", "Physique", "Physique", 11, 11, { NULL }, { 0 } },
  { "022104", "Géographie, histoire et éducation à la citoyenneté", "Univers social", 3, 6,
    { NULL }, { 0 } },
  { "095103", "Géographie", "Géographie", 7, 8, { NULL }, { 0 } },
  { "087103", "Histoire et éducation à la citoyenneté", "Histoire", 7, 8, { NULL }, { 0 } },
  { "085104", "Histoire du Québec et du Canada", "Histoire", 9, 10, { NULL }, { 0 } },
  { "092102", "Monde contemporain", "Monde contemporain", 11, 11, { NULL }, { 0 } },
  { "069102", "Culture et citoyenneté québécoise", "Culture et citoyenneté", 1, 8, { NULL },
    { 0 } },
  { "069102", "Culture et citoyenneté québécoise", "Culture et citoyenneté", 10, 11, { NULL },
    { 0 } },
  { "168102", "Arts plastiques", "Arts plastiques", 1, 8, { NULL }, { 0 } },
  { "169102", "Musique", "Musique", 1, 6, { NULL }, { 0 } },
  { "170102", "Art dramatique", "Art dramatique", 9, 11, { NULL }, { 0 }, TRUE },
  { "043102", "Éducation physique et à la santé", "Éducation physique", 1, 11, { NULL }, { 0 } },
};

/**
 * demo_subjects_of_grade:
 * @grade: A grade
 *
 * Returns: (transfer container) (element-type DemoSubject): what is taught, in the order of a
 *   report card; nothing in kindergarten.
 */
GPtrArray *
demo_subjects_of_grade (int grade)
{
  GPtrArray *list = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++) {
    if (grade >= subjects[i].from_grade && grade <= subjects[i].to_grade)
      g_ptr_array_add (list, (gpointer) &subjects[i]);
  }
  return list;
}

/**
 * demo_subject_n_competencies:
 * @subject: A subject
 *
 * Returns: how many of its competencies have results of their own.
 */
guint
demo_subject_n_competencies (const DemoSubject *subject)
{
  guint n = 0;

  while (n < DEMO_MAX_COMPETENCIES && subject->competencies[n] != NULL)
    n++;
  return n;
}

/**
 * demo_subject_dup_code:
 * @subject: A subject
 * @grade: A grade that has it
 *
 * Returns: (transfer full): its code: the fourth digit is the year of study.
 */
char *
demo_subject_dup_code (const DemoSubject *subject,
                       int                grade)
{
  char *code = g_strdup (subject->code);

  code[3] = (char) ('0' + (grade >= 7 ? grade - 6 : grade));
  return code;
}

/**
 * demo_staff_dup_teacher:
 * @seed: The seed of the demonstration
 * @school: A school
 * @grade: A grade
 * @subject: (nullable): A subject, %NULL for the head teacher of the group
 *
 * In primary school, one person teaches all but languages, arts and sports.
 *
 * Returns: (transfer full): the teacher's name.
 */
char *
demo_staff_dup_teacher (guint64            seed,
                        const DemoSchool  *school,
                        int                grade,
                        const DemoSubject *subject)
{
  static const char *const names[] = {
    "Mme Julie",    "M. Karim",     "Mme Sophie",   "M. Étienne",    "Mme Fatou",
    "Mme Valérie",  "M. Olivier",   "Mme Chantal",  "M. Samuel",     "Mme Amélie",
    "M. Minh",      "Mme Isabelle", "M. Frédéric",  "Mme Rosalie",   "M. David",
    "Mme Marisol",  "M. Gabriel",   "Mme Josée",    "M. Antoine",    "Mme Myriam",
  };
  gboolean specialist =
    subject != NULL && (grade >= 7 || g_str_equal (subject->short_name, "Anglais") ||
                        g_str_equal (subject->short_name, "Musique") ||
                        g_str_equal (subject->short_name, "Éducation physique"));
  DemoRandom random = demo_random_for (seed, "teacher %s %d %s", school->code, grade,
                                       specialist ? subject->short_name : "titulaire");

  return g_strconcat (demo_random_pick (&random, names), " Exemple", NULL);
}

/**
 * demo_staff_dup_group:
 * @seed: The seed of the demonstration
 * @school: A school
 * @grade: A grade
 *
 * Returns: (transfer full): the number of the group.
 */
char *
demo_staff_dup_group (guint64           seed,
                      const DemoSchool *school,
                      int               grade)
{
  DemoRandom random = demo_random_for (seed, "group %s %d", school->code, grade);
  int number = demo_random_range (&random, 1, 4);

  if (grade <= 0)
    return g_strdup_printf ("05%d", number);
  return g_strdup_printf ("%d0%d", grade >= 7 ? grade - 6 : grade, number);
}
