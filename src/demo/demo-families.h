/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DemoFamilies DemoFamilies;

/**
 * DemoOrganisation:
 * @code: 6 digits that end in 000
 * @name: Its name
 * @site: Its host on the web
 *
 * A school service centre.
 */
typedef struct {
  const char *code;
  const char *name;
  const char *site;
} DemoOrganisation;

/**
 * DemoAverages:
 * @DEMO_AVERAGES_SHOWN: Beside each result
 * @DEMO_AVERAGES_LEFT_OUT: Results have no such member
 * @DEMO_AVERAGES_NULL: It is null
 *
 * Whether a school shows parents the average of the group on the portal. A report card always has
 * it.
 */
typedef enum {
  DEMO_AVERAGES_SHOWN,
  DEMO_AVERAGES_LEFT_OUT,
  DEMO_AVERAGES_NULL,
} DemoAverages;

/**
 * DemoSchool:
 * @code: 6 digits
 * @name: Its name
 * @organisation: Whose it is
 * @address: Street
 * @town: Town and postal code
 * @telephone: Its number
 * @site: Its host on the web
 * @head: Who directs it
 * @colour: Its colour, as 0xRRGGBB
 * @tiles: What it offers on the portal
 * @cycle: How many days its timetable has before it begins again
 * @stays_away: Whether it has not subscribed to the portal
 * @averages: Whether it shows them
 *
 * A school.
 */
typedef struct {
  const char             *code;
  const char             *name;
  const DemoOrganisation *organisation;
  const char             *address;
  const char             *town;
  const char             *telephone;
  const char             *site;
  const char             *head;
  guint                   colour;
  const char             *tiles[10];
  int                     cycle;
  gboolean                stays_away;
  DemoAverages            averages;
} DemoSchool;

/**
 * DemoBus:
 * @DEMO_BUS_NONE: No right to it
 * @DEMO_BUS_RIDES: A place in it
 * @DEMO_BUS_WAITING: A right to it, and no place yet
 *
 * Whether a child takes the school bus.
 */
typedef enum {
  DEMO_BUS_NONE,
  DEMO_BUS_RIDES,
  DEMO_BUS_WAITING,
} DemoBus;

/**
 * DemoChild:
 * @first_name: First name
 * @last_name: Last name
 * @fiche: 7 digits
 * @girl: Whether a girl
 * @grade: In the base year: 0 for kindergarten, 1 to 6 primary, 7 to 11 secondary
 * @first_grade: The first grade of which the portal knows something
 * @born_month: 1 to 12
 * @born_day: 1 to 31
 * @school: Now
 * @former_school: (nullable): Before @moved_grade, if another
 * @has_photo: Whether the school took a picture
 * @is_new: Whether the Ministry has not completed the code permanent, and the school gave a NIP
 * @moved_grade: The first grade in @school, 0 for the first of secondary
 * @bus: How the child comes to school
 * @has_plan: Whether there is an intervention plan
 * @on_file: (nullable): The one e-mail address that the school has, %NULL where it knows them all
 * @guid: How the portal names the child
 *
 * A pupil. Everybody here is invented.
 */
typedef struct {
  const char       *first_name;
  const char       *last_name;
  const char       *fiche;
  gboolean          girl;
  int               grade;
  int               first_grade;
  int               born_month;
  int               born_day;
  const DemoSchool *school;
  const DemoSchool *former_school;
  gboolean          has_photo;
  gboolean          is_new;
  int               moved_grade;
  DemoBus           bus;
  gboolean          has_plan;
  const char       *on_file;
  char             *guid;
} DemoChild;

DemoFamilies     *demo_families_new         (guint64           seed,
                                             int               base_year)
                                             G_GNUC_WARN_UNUSED_RESULT;
void              demo_families_free        (DemoFamilies     *self);
guint64           demo_families_get_seed    (DemoFamilies     *self);
guint             demo_families_get_n       (DemoFamilies     *self);
const DemoChild  *demo_families_get         (DemoFamilies     *self,
                                             guint             position);
gboolean          demo_families_has_parent  (DemoFamilies     *self,
                                             const char       *email);
GPtrArray        *demo_families_list        (DemoFamilies     *self,
                                             const char       *email)
                                             G_GNUC_WARN_UNUSED_RESULT;
const DemoChild  *demo_families_find        (DemoFamilies     *self,
                                             const char       *email,
                                             const char       *guid_or_fiche);
gboolean          demo_families_is_second_parent (DemoFamilies *self,
                                             const char       *email,
                                             const DemoChild  *child);
void              demo_families_associate   (DemoFamilies     *self,
                                             const char       *email,
                                             const DemoChild  *child);
const DemoChild  *demo_families_get_voluminous (DemoFamilies  *self);

int               demo_child_grade_in       (DemoFamilies     *self,
                                             const DemoChild  *child,
                                             int               school_year);
const DemoSchool *demo_child_school_in      (DemoFamilies     *self,
                                             const DemoChild  *child,
                                             int               school_year);
void              demo_child_birth          (DemoFamilies     *self,
                                             const DemoChild  *child,
                                             GDate            *birth);
char             *demo_child_code_permanent (DemoFamilies     *self,
                                             const DemoChild  *child) G_GNUC_WARN_UNUSED_RESULT;
char             *demo_child_nip            (DemoFamilies     *self,
                                             const DemoChild  *child,
                                             const char       *email) G_GNUC_WARN_UNUSED_RESULT;
const char       *demo_grade_order          (int               grade);
const char       *demo_grade_label          (int               grade);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoFamilies, demo_families_free)

G_END_DECLS
