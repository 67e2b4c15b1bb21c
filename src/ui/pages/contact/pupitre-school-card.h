/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-contact.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_SCHOOL_CARD (pupitre_school_card_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSchoolCard, pupitre_school_card, PUPITRE, SCHOOL_CARD, GtkBox)

GtkWidget *pupitre_school_card_new (const char *name,
                                    const char *children,
                                    GPtrArray  *contacts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
