/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-journal.h"

G_BEGIN_DECLS

GBytes *pupitre_export_journal_write (PupitreJournal *journal,
                                      const char     *child) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
