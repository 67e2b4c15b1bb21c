/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-registration"

#include "demo-registration.h"

#include "demo-clock.h"
#include "demo-json.h"
#include "demo-records.h"
#include "demo-registration-form.h"
#include "demo-school-year.h"

/* The registration for the next school year: when each school takes it, counted from the day on
 * which the demonstration began so that there is one to see whatever the day, and what became of
 * it. */

/* Before its period a school announces it, and afterwards the parents can still look it up. */
#define ANNOUNCED_DAYS 14
#define SERVICES_DAYS 10

typedef struct {
  const char *school;
  int         first;  /* days after the demonstration began */
  int         last;
} Period;

static const Period periods[] = {
  { "700001", -10, 14 },
  { "700042", -5, 20 },
  { "810007", -10, 14 },
  { "810012", -30, -3 },
};

static const Period *
find_period (const DemoSchool *school)
{
  for (gsize i = 0; i < G_N_ELEMENTS (periods); i++) {
    if (g_str_equal (periods[i].school, school->code))
      return &periods[i];
  }
  return NULL;
}

static void
add_days (const GDate *base,
          int          days,
          GDate       *date)
{
  *date = *base;
  if (days >= 0)
    g_date_add_days (date, (guint) days);
  else
    g_date_subtract_days (date, (guint) -days);
}

/* Where custody is shared, the second parent asks for services when the first one has registered. */
static void
find_dates (DemoPortal       *portal,
            DemoRegistration *self)
{
  const Period *period = find_period (self->school);
  int first = self->services ? period->last + 1 : period->first;
  int last = self->services ? period->last + SERVICES_DAYS : period->last;

  add_days (&portal->base_day, first, &self->first);
  add_days (&portal->base_day, last, &self->last);
}

/* Why a child is not registered online, %NULL if it is: it leaves its school, and the next one does
 * not know it yet. */
static const char *
find_obstacle (const DemoRegistration *self)
{
  if (self->grade == 7)
    return "L’élève passe au secondaire. Demandez le formulaire papier au secrétariat de l’école, "
           "qui le transmet à l’école secondaire.";
  if (self->grade == 1 && g_str_has_prefix (self->school->name, "Maternelle"))
    return "La maternelle n’a pas de 1re année : l’inscription se fait à l’école de votre "
           "quartier. Téléphonez au secrétariat, qui vous dira laquelle.";
  return NULL;
}

static DemoTicket *
find_demand (DemoPortal             *portal,
             const DemoRegistration *self,
             const char             *email)
{
  g_autoptr (GPtrArray) records = demo_records_list (portal->state, DEMO_REGISTRATION_KIND);
  g_autofree char *year = demo_school_year_label (self->school_year);

  for (guint i = 0; i < records->len; i++) {
    DemoTicket *record = records->pdata[i];

    if (g_strcmp0 (record->owner, email) == 0 &&
        g_strcmp0 (demo_ticket_get (record, "fiche"), self->child->fiche) == 0 &&
        g_strcmp0 (demo_ticket_get (record, "annee"), year) == 0)
      return demo_records_find (portal->state, DEMO_REGISTRATION_KIND, record->id);
  }
  return NULL;
}

static DemoRegistrationState
find_state (const DemoRegistration *self)
{
  GDate today;

  demo_clock_today (&today);
  if (self->demand != NULL)
    return DEMO_REGISTRATION_DONE;
  if (self->message != NULL)
    return DEMO_REGISTRATION_ELSEWHERE;
  if (g_date_compare (&today, &self->first) < 0)
    return DEMO_REGISTRATION_NOT_YET;
  return g_date_compare (&today, &self->last) > 0 ? DEMO_REGISTRATION_CLOSED
                                                  : DEMO_REGISTRATION_OPEN;
}

/**
 * demo_registration_new:
 * @portal: The portal
 * @child: A child
 * @email: A parent of it
 *
 * Returns: (transfer full) (nullable): the registration as that parent sees it; %NULL if the school
 *   takes none on the portal, or the child has ended school by then.
 */
DemoRegistration *
demo_registration_new (DemoPortal      *portal,
                       const DemoChild *child,
                       const char      *email)
{
  DemoRegistration *self;
  int school_year = demo_school_year_of (&portal->base_day);
  const DemoSchool *school = demo_child_school_in (portal->families, child, school_year);

  if (find_period (school) == NULL ||
      demo_child_grade_in (portal->families, child, school_year) >= 11)
    return NULL;
  self = g_new0 (DemoRegistration, 1);
  self->child = child;
  self->school = school;
  self->school_year = school_year + 1;
  self->grade = demo_child_grade_in (portal->families, child, school_year + 1);
  self->services = demo_families_is_second_parent (portal->families, email, child);
  self->message = find_obstacle (self);
  find_dates (portal, self);
  self->demand = find_demand (portal, self, email);
  self->state = find_state (self);
  return self;
}

/**
 * demo_registration_free:
 * @self: (nullable): A registration
 *
 * Frees @self.
 */
void
demo_registration_free (DemoRegistration *self)
{
  if (self == NULL)
    return;
  demo_ticket_free (self->demand);
  g_free (self);
}

/**
 * demo_registration_is_announced:
 * @portal: The portal
 * @child: A child
 *
 * Returns: whether the tile is shown for the child: around the period of its school, for both parents.
 */
gboolean
demo_registration_is_announced (DemoPortal      *portal,
                                const DemoChild *child)
{
  const DemoSchool *school =
    demo_child_school_in (portal->families, child, demo_school_year_of (&portal->base_day));
  const Period *period = find_period (school);
  GDate today, first, last;

  if (period == NULL)
    return FALSE;
  demo_clock_today (&today);
  add_days (&portal->base_day, period->first - ANNOUNCED_DAYS, &first);
  add_days (&portal->base_day, period->last + ANNOUNCED_DAYS, &last);
  return g_date_compare (&today, &first) >= 0 && g_date_compare (&today, &last) <= 0;
}

static void
write_demand (JsonBuilder *builder,
              DemoTicket  *demand)
{
  json_builder_set_member_name (builder, "demande");
  if (demand == NULL) {
    json_builder_add_null_value (builder);
    return;
  }
  json_builder_begin_object (builder);
  demo_json_add_text (builder, "numero", demo_ticket_get (demand, "numero"));
  demo_json_add_text (builder, "dateHeure", demo_ticket_get (demand, "recu"));
  json_builder_set_member_name (builder, "reponses");
  json_builder_add_value (builder, json_from_string (demo_ticket_get (demand, "reponses"), NULL));
  demo_json_add_text (builder, "commentaire", demo_ticket_get (demand, "commentaire"));
  json_builder_end_object (builder);
}

/**
 * demo_registration_write:
 * @builder: What is being written
 * @self: A registration
 *
 * Adds it. What is asked is shown while it can be answered, and afterwards to whoever did.
 */
void
demo_registration_write (JsonBuilder            *builder,
                         const DemoRegistration *self)
{
  static const char *const words[] = {
    [DEMO_REGISTRATION_NOT_YET] = "pasEncoreOuverte", [DEMO_REGISTRATION_OPEN] = "ouverte",
    [DEMO_REGISTRATION_CLOSED] = "fermee",            [DEMO_REGISTRATION_DONE] = "faite",
    [DEMO_REGISTRATION_ELSEWHERE] = "nonDisponible",
  };
  g_autofree char *year = demo_school_year_label (self->school_year);

  json_builder_begin_object (builder);
  demo_json_add_text (builder, "anneeScolaire", year);
  demo_json_add_text (builder, "etat", words[self->state]);
  demo_json_add_text (builder, "droit", self->services ? "services" : "inscription");
  demo_json_add_date (builder, "dateDebut", &self->first);
  demo_json_add_date (builder, "dateFin", &self->last);
  demo_json_add_text (builder, "message", self->message);
  demo_json_add_text (builder, "codeEtablissement", self->school->code);
  demo_json_add_text (builder, "ecole", self->school->name);
  demo_json_add_text (builder, "niveau", demo_grade_label (self->grade));
  json_builder_set_member_name (builder, "questions");
  json_builder_begin_array (builder);
  if (self->state == DEMO_REGISTRATION_OPEN || self->state == DEMO_REGISTRATION_DONE)
    demo_registration_form_write (builder, self->grade, self->services);
  json_builder_end_array (builder);
  write_demand (builder, self->demand);
  json_builder_end_object (builder);
}
