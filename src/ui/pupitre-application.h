/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-context.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_APPLICATION (pupitre_application_get_type ())
G_DECLARE_FINAL_TYPE (PupitreApplication, pupitre_application, PUPITRE, APPLICATION, AdwApplication)

PupitreApplication *pupitre_application_new         (void) G_GNUC_WARN_UNUSED_RESULT;
PupitreContext     *pupitre_application_get_context (PupitreApplication *self);
gboolean            pupitre_application_is_finished (PupitreApplication *self);

G_END_DECLS
