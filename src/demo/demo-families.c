/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-families"

#include "demo-families.h"

#include "demo-random.h"

/* Who is who: service centres, schools, children and the parents who may see them. */

struct _DemoFamilies {
  guint64     seed;
  int         base_year;
  DemoChild  *children;
  /* (element-type utf8 GPtrArray): whom the parents associated beside those of the table */
  GHashTable *associated;
};

static const DemoOrganisation exemples = {
  "700000", "Centre de services scolaire des Exemples", "www.cssdesexemples.example",
};
static const DemoOrganisation modeles = {
  "810000", "Centre de services scolaire des Modèles", "www.cssdesmodeles.example",
};

static const DemoSchool pins = {
  "700001", "École primaire des Pins", &exemples, "125, rue des Pins",
  "Exempleville (Québec)  G0X 1A0",
  "418 555-0101", "pins.cssdesexemples.example", "Mme Geneviève Exemple", 0x2d6a4f,
  { "agenda", "absences", "devoirs", "resultats", "finances", "dossier", "messages", "ressources",
    "inscription" },
  5, .averages = DEMO_AVERAGES_LEFT_OUT,
};
static const DemoSchool fleuve = {
  "700042", "École secondaire du Fleuve", &exemples, "2000, boulevard du Fleuve",
  "Exempleville (Québec)  G0X 1B0", "418 555-0142", "fleuve.cssdesexemples.example",
  "M. Patrice Exemple", 0x1d4e89,
  { "agenda", "absences", "devoirs", "resultats", "finances", "dossier", "messages",
    "inscription", "ressources" },
  9,
};
static const DemoSchool erables = {
  "810007", "Maternelle des Érables", &modeles, "8, avenue des Érables",
  "Val-Modèle (Québec)  J0Z 2C0", "819 555-0107", "erables.cssdesmodeles.example",
  "Mme Nathalie Exemple", 0xb5541c,
  { "agenda", "absences", "finances", "dossier", "messages", "inscription" },
  5,
};
static const DemoSchool moissons = {
  "810012", "École primaire des Moissons", &modeles, "41, chemin de la Récolte",
  "Val-Modèle (Québec)  J0Z 2C4", "819 555-0112", "moissons.cssdesmodeles.example",
  "M. Alain Exemple", 0x8a6d1b,
  { "agenda", "absences", "resultats", "dossier", "messages", "inscription" },
  10, .averages = DEMO_AVERAGES_NULL,
};
static const DemoSchool riviere = {
  "810031", "École primaire de la Rivière", &modeles, "3, rang de la Rivière",
  "Val-Modèle (Québec)  J0Z 2C8", "819 555-0131", "riviere.cssdesmodeles.example",
  "Mme Louise Exemple", 0x3c6e71, { "messages" }, 5, .stays_away = TRUE,
};

enum {
  LEA,
  NOE,
  MILA,
  TOM,
  ALICE,
  BENJAMIN,
  CHARLOTTE,
  DORIAN,
  EMILE,
  ZOE,
  HUGO,
  LINA,
  THEO,
  JADE,
  SAM,
  MARIE_EVE,
  LIAM,
  INES,
  ARTHUR,
  OLIVIA,
  N_CHILDREN,
};

static const DemoChild children[N_CHILDREN] = {
  [LEA] = { "Léa", "Exemple", "1234567", TRUE, 4, 0, 4, 12, &pins, NULL, TRUE,
            .has_plan = TRUE },
  [NOE] = { "Noé", "Exemple", "1234410", FALSE, 10, 5, 9, 3, &fleuve, &pins, FALSE,
            .bus = DEMO_BUS_RIDES },
  [MILA] = { "Mila", "Exemple", "2301188", TRUE, 0, 0, 1, 27, &erables, NULL, FALSE,
             .bus = DEMO_BUS_WAITING },
  [TOM] = { "Tom", "Exemple", "1235902", FALSE, 1, 0, 6, 18, &pins, NULL, FALSE },
  [ALICE] = { "Alice", "Exemple", "1236001", TRUE, 6, 4, 2, 8, &pins, NULL, TRUE },
  [BENJAMIN] = { "Benjamin", "Exemple", "1236002", FALSE, 8, 5, 11, 21, &fleuve, &pins, TRUE,
                 .bus = DEMO_BUS_RIDES, .has_plan = TRUE },
  [CHARLOTTE] = { "Charlotte", "Exemple", "1236003", TRUE, 3, 1, 7, 30, &pins, NULL, FALSE },
  [DORIAN] = { "Dorian", "Exemple", "2301602", FALSE, 2, 1, 5, 5, &moissons, NULL, TRUE,
               .bus = DEMO_BUS_RIDES },
  [EMILE] = { "Émile", "Exemple", "2301605", FALSE, 0, 0, 12, 14, &erables, NULL, FALSE },
  [ZOE] = { "Zoé", "Exemple", "1237001", TRUE, 5, 4, 3, 2, &pins, NULL, FALSE },
  [HUGO] = { "Hugo", "Exemple", "1237002", FALSE, 2, 1, 8, 19, &pins, NULL, FALSE },
  [LINA] = { "Lina", "Exemple", "1237003", TRUE, 7, 6, 10, 10, &fleuve, &pins, FALSE },
  [THEO] = { "Théo", "Exemple", "1237004", FALSE, 3, 2, 1, 15, &pins, NULL, FALSE },
  [JADE] = { "Jade", "Exemple", "1237005", TRUE, 9, 8, 6, 6, &fleuve, NULL, FALSE },
  [SAM] = { "Sam", "Exemple", "1237006", FALSE, 1, 1, 2, 22, &pins, NULL, FALSE },
  [MARIE_EVE] = { "Marie-Ève", "Exemple Exemplaire", "1238001", TRUE, 3, 1, 11, 4, &pins, NULL,
                  FALSE },
  [LIAM] = { "Liam", "Exemple", "2308002", FALSE, 0, 0, 7, 9, &erables, NULL, FALSE,
             .is_new = TRUE },
  [INES] = { "Inès", "Exemple", "1238003", TRUE, 8, 7, 12, 1, &fleuve, &pins, FALSE,
             .on_file = "autre@demo.exemple" },
  [ARTHUR] = { "Arthur", "Exemple", "2308004", FALSE, 5, 4, 4, 30, &riviere, NULL, FALSE },
  [OLIVIA] = { "Olivia", "Exemple", "2309001", TRUE, 5, 1, 5, 17, &moissons, &pins, FALSE,
               .moved_grade = 5 },
};

static const struct {
  const char *email;
  int         n;
  int         children[5];
} parents[] = {
  { "parent@demo.exemple", 3, { LEA, NOE, MILA } },
  { "parent2@demo.exemple", 1, { NOE } },
  { "volume@demo.exemple", 5, { ALICE, BENJAMIN, CHARLOTTE, DORIAN, EMILE } },
  { "nouveau@demo.exemple", 0, { 0 } },
  { "moved@demo.exemple", 1, { OLIVIA } },
  { "second-factor@demo.exemple", 1, { ZOE } },
  { "captcha@demo.exemple", 1, { HUGO } },
  { "terms@demo.exemple", 1, { LINA } },
  { "reset@demo.exemple", 1, { THEO } },
  { "locked@demo.exemple", 1, { JADE } },
  { "unavailable@demo.exemple", 1, { SAM } },
};

/**
 * demo_families_new:
 * @seed: Same seed, same people
 * @base_year: The first calendar year of the school year in which their grades are told
 *
 * Returns: (transfer full): the families.
 */
DemoFamilies *
demo_families_new (guint64 seed,
                   int     base_year)
{
  DemoFamilies *self = g_new0 (DemoFamilies, 1);

  self->seed = seed;
  self->base_year = base_year;
  self->children = g_memdup2 (children, sizeof children);
  for (int i = 0; i < N_CHILDREN; i++) {
    DemoRandom random = demo_random_for (seed, "guid %s", self->children[i].fiche);

    self->children[i].guid = demo_random_uuid (&random);
  }
  self->associated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) g_ptr_array_unref);
  return self;
}

/**
 * demo_families_free:
 * @self: (nullable): The families
 *
 * Frees @self.
 */
void
demo_families_free (DemoFamilies *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < N_CHILDREN; i++)
    g_free (self->children[i].guid);
  g_free (self->children);
  g_hash_table_unref (self->associated);
  g_free (self);
}

/**
 * demo_families_get_seed:
 * @self: The families
 *
 * Returns: the seed of the whole demonstration.
 */
guint64
demo_families_get_seed (DemoFamilies *self)
{
  return self->seed;
}

/**
 * demo_families_get_n:
 * @self: The families
 *
 * Returns: how many children there are in all.
 */
guint
demo_families_get_n (DemoFamilies *self)
{
  return N_CHILDREN;
}

/**
 * demo_families_get:
 * @self: The families
 * @position: Less than demo_families_get_n()
 *
 * Returns: a child.
 */
const DemoChild *
demo_families_get (DemoFamilies *self,
                   guint         position)
{
  return &self->children[position];
}

static int
find_parent (const char *email)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parents); i++) {
    if (g_str_equal (parents[i].email, email))
      return (int) i;
  }
  return -1;
}

/**
 * demo_families_has_parent:
 * @self: The families
 * @email: An address, in lower case
 *
 * Returns: whether it has an account.
 */
gboolean
demo_families_has_parent (DemoFamilies *self,
                          const char   *email)
{
  return find_parent (email) >= 0;
}

/**
 * demo_families_list:
 * @self: The families
 * @email: A parent's address
 *
 * Returns: (transfer container) (element-type DemoChild): the children whom the parent may see.
 */
GPtrArray *
demo_families_list (DemoFamilies *self,
                    const char   *email)
{
  GPtrArray *list = g_ptr_array_new ();
  GPtrArray *associated = g_hash_table_lookup (self->associated, email);
  int parent = find_parent (email);

  for (int i = 0; parent >= 0 && i < parents[parent].n; i++)
    g_ptr_array_add (list, &self->children[parents[parent].children[i]]);
  for (guint i = 0; associated != NULL && i < associated->len; i++)
    g_ptr_array_add (list, g_ptr_array_index (associated, i));
  return list;
}

/**
 * demo_families_find:
 * @self: The families
 * @email: A parent's address
 * @guid_or_fiche: (nullable): How a child is named
 *
 * Returns: (nullable): the child, if the parent may see it.
 */
const DemoChild *
demo_families_find (DemoFamilies *self,
                    const char   *email,
                    const char   *guid_or_fiche)
{
  g_autoptr (GPtrArray) list = demo_families_list (self, email);

  for (guint i = 0; guid_or_fiche != NULL && i < list->len; i++) {
    const DemoChild *child = g_ptr_array_index (list, i);

    if (g_ascii_strcasecmp (child->guid, guid_or_fiche) == 0 ||
        g_str_equal (child->fiche, guid_or_fiche))
      return child;
  }
  return NULL;
}

/**
 * demo_families_is_second_parent:
 * @self: The families
 * @email: A parent's address, in lower case
 * @child: A child of that parent
 *
 * Returns: whether the school has another parent of the child as the first one.
 */
gboolean
demo_families_is_second_parent (DemoFamilies    *self,
                                const char      *email,
                                const DemoChild *child)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parents); i++) {
    for (int j = 0; j < parents[i].n; j++) {
      if (&self->children[parents[i].children[j]] == child)
        return !g_str_equal (parents[i].email, email);
    }
  }
  return FALSE;
}

/**
 * demo_families_associate:
 * @self: The families
 * @email: A parent's address, in lower case
 * @child: (transfer none): One of their children, whom the parent does not see yet
 *
 * Lets the parent see the child from now on.
 */
void
demo_families_associate (DemoFamilies    *self,
                         const char      *email,
                         const DemoChild *child)
{
  GPtrArray *list = g_hash_table_lookup (self->associated, email);

  if (list == NULL) {
    list = g_ptr_array_new ();
    g_hash_table_insert (self->associated, g_strdup (email), list);
  }
  g_ptr_array_add (list, (gpointer) child);
}

/**
 * demo_families_get_voluminous:
 * @self: The families
 *
 * Returns: the child who gets thousands of messages.
 */
const DemoChild *
demo_families_get_voluminous (DemoFamilies *self)
{
  return &self->children[ALICE];
}

/**
 * demo_child_grade_in:
 * @self: The families
 * @child: A child
 * @school_year: First calendar year of a school year
 *
 * Returns: the grade then; less than 0 before school, at most the last of secondary school.
 */
int
demo_child_grade_in (DemoFamilies    *self,
                     const DemoChild *child,
                     int              school_year)
{
  return MIN (child->grade + school_year - self->base_year, 11);
}

/**
 * demo_child_school_in:
 * @self: The families
 * @child: A child
 * @school_year: First calendar year of a school year
 *
 * Returns: the school then.
 */
const DemoSchool *
demo_child_school_in (DemoFamilies    *self,
                      const DemoChild *child,
                      int              school_year)
{
  int moved_grade = child->moved_grade > 0 ? child->moved_grade : 7;

  if (child->former_school != NULL &&
      demo_child_grade_in (self, child, school_year) < moved_grade)
    return child->former_school;
  return child->school;
}

/**
 * demo_child_birth:
 * @self: The families
 * @child: A child
 * @birth: (out): Date of birth
 *
 * Writes the date of birth that goes with the grade: five years old on 30 September of the
 * kindergarten year.
 */
void
demo_child_birth (DemoFamilies    *self,
                  const DemoChild *child,
                  GDate           *birth)
{
  int year = self->base_year - 5 - child->grade - (child->born_month >= 10 ? 1 : 0);

  g_date_clear (birth, 1);
  g_date_set_dmy (birth, (GDateDay) child->born_day, child->born_month, (GDateYear) year);
}

/* Three letters of a name without its accents. */
static void
append_letters (GString    *code,
                const char *name,
                int         count)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  g_autofree char *upper = g_ascii_strup (ascii, -1);

  g_string_append_len (code, upper, MIN (count, (int) strlen (upper)));
}

/**
 * demo_child_code_permanent:
 * @self: The families
 * @child: A child
 *
 * Returns: (transfer full): a code permanent of the right shape: letters of the names, the date of
 *   birth with the offsets for girls and for this century, two digits if they are known yet.
 */
char *
demo_child_code_permanent (DemoFamilies    *self,
                           const DemoChild *child)
{
  GString *code = g_string_new (NULL);
  GDate birth;

  demo_child_birth (self, child, &birth);
  append_letters (code, child->last_name, 3);
  append_letters (code, child->first_name, 1);
  g_string_append_printf (code, "%02d%02d%02d%s", child->born_day + 62,
                          child->born_month + (child->girl ? 50 : 0),
                          g_date_get_year (&birth) % 100, child->is_new ? "" : child->fiche + 5);
  return g_string_free (code, FALSE);
}

/**
 * demo_child_nip:
 * @self: The families
 * @child: A child
 * @email: A parent's address, in lower case
 *
 * Returns: (transfer full) (nullable): the number that the school gave to this parent and no other:
 *   letters and digits in turn. %NULL where none is needed.
 */
char *
demo_child_nip (DemoFamilies    *self,
                const DemoChild *child,
                const char      *email)
{
  static const char letters[] = "ACEFHJKLMNPRTUVWXY";
  DemoRandom random = demo_random_for (self->seed, "nip %s %s", child->fiche, email);
  GString *nip;

  if (!child->is_new)
    return NULL;
  nip = g_string_new (NULL);
  for (int i = 0; i < 3; i++) {
    g_string_append_c (nip, letters[demo_random_below (&random, sizeof letters - 1)]);
    g_string_append_c (nip, (char) ('2' + demo_random_below (&random, 8)));
  }
  return g_string_free (nip, FALSE);
}

/**
 * demo_grade_order:
 * @grade: A grade
 *
 * Returns: the portal's word for the order of teaching.
 */
const char *
demo_grade_order (int grade)
{
  if (grade <= 0)
    return "prescolaire";
  return grade <= 6 ? "primaire" : "secondaire";
}

/**
 * demo_grade_label:
 * @grade: A grade
 *
 * Returns: the grade in words.
 */
const char *
demo_grade_label (int grade)
{
  static const char *const labels[] = {
    "Maternelle 5 ans", "1re année", "2e année", "3e année", "4e année", "5e année", "6e année",
    "1re secondaire", "2e secondaire", "3e secondaire", "4e secondaire", "5e secondaire",
  };

  return labels[CLAMP (grade, 0, 11)];
}
