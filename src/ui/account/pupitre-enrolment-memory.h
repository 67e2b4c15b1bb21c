/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "pupitre-enrolment.h"

G_BEGIN_DECLS

void              pupitre_enrolment_memory_keep  (GSettings        *settings,
                                                  PupitreEnrolment *enrolment);
PupitreEnrolment *pupitre_enrolment_memory_read  (GSettings        *settings,
                                                  PupitreAccounts  *accounts) G_GNUC_WARN_UNUSED_RESULT;
void              pupitre_enrolment_memory_clear (GSettings        *settings);

G_END_DECLS
