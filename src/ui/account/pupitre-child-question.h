/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-account.h"

G_BEGIN_DECLS

void pupitre_child_question_not_mine (GtkWidget      *widget,
                                      PupitreChild   *child);
void pupitre_child_question_missing  (GtkWidget      *widget,
                                      PupitreAccount *account);

G_END_DECLS
