/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-week-page.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_HOMEWORK_PAGE (pupitre_homework_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreHomeworkPage, pupitre_homework_page, PUPITRE, HOMEWORK_PAGE, PupitreWeekPage)

G_END_DECLS
