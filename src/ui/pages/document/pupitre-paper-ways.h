/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"
#include "pupitre-trouble.h"

G_BEGIN_DECLS

void pupitre_paper_ways_print (PupitrePage    *page,
                               GBytes         *pdf,
                               GCancellable   *cancellable,
                               PupitreTrouble *trouble);
void pupitre_paper_ways_save  (PupitrePage    *page,
                               GBytes         *pdf,
                               const char     *name,
                               GCancellable   *cancellable,
                               PupitreTrouble *trouble);

G_END_DECLS
