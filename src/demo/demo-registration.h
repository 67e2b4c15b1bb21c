/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-portal.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * DemoRegistrationState:
 * @DEMO_REGISTRATION_NOT_YET: The period is to come
 * @DEMO_REGISTRATION_OPEN: It is open
 * @DEMO_REGISTRATION_CLOSED: It is over
 * @DEMO_REGISTRATION_DONE: This parent has sent a demand
 * @DEMO_REGISTRATION_ELSEWHERE: This child is not registered online
 *
 * Where a registration stands for a parent.
 */
typedef enum {
  DEMO_REGISTRATION_NOT_YET,
  DEMO_REGISTRATION_OPEN,
  DEMO_REGISTRATION_CLOSED,
  DEMO_REGISTRATION_DONE,
  DEMO_REGISTRATION_ELSEWHERE,
} DemoRegistrationState;

/**
 * DemoRegistration:
 * @child: Whose
 * @school: Of which school
 * @school_year: For which school year, by its first calendar year
 * @grade: The grade then
 * @services: Whether this parent asks for services only
 * @state: Where it stands
 * @message: (nullable): What the school says
 * @first: First day of this parent's period
 * @last: Last day of it
 * @demand: (nullable): What this parent sent
 *
 * The registration of a child as one parent sees it.
 */
typedef struct {
  const DemoChild      *child;
  const DemoSchool     *school;
  int                   school_year;
  int                   grade;
  gboolean              services;
  DemoRegistrationState state;
  const char           *message;
  GDate                 first;
  GDate                 last;
  DemoTicket           *demand;
} DemoRegistration;

#define DEMO_REGISTRATION_KIND "registration"

DemoRegistration *demo_registration_new          (DemoPortal             *portal,
                                                  const DemoChild        *child,
                                                  const char             *email) G_GNUC_WARN_UNUSED_RESULT;
void              demo_registration_free         (DemoRegistration       *self);
gboolean          demo_registration_is_announced (DemoPortal             *portal,
                                                  const DemoChild        *child);
void              demo_registration_write        (JsonBuilder            *builder,
                                                  const DemoRegistration *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoRegistration, demo_registration_free)

G_END_DECLS
