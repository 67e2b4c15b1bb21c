/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-member.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_TOPICS_ROW (pupitre_topics_row_get_type ())
G_DECLARE_FINAL_TYPE (PupitreTopicsRow, pupitre_topics_row, PUPITRE, TOPICS_ROW, AdwExpanderRow)

GtkWidget *pupitre_topics_row_new (PupitreMember *member) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
