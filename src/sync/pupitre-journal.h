/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-change.h"
#include "pupitre-store.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_JOURNAL (pupitre_journal_get_type ())
G_DECLARE_FINAL_TYPE (PupitreJournal, pupitre_journal, PUPITRE, JOURNAL, GObject)

PupitreJournal *pupitre_journal_new       (PupitreStore         *store) G_GNUC_WARN_UNUSED_RESULT;
void            pupitre_journal_load      (PupitreJournal       *self);
void            pupitre_journal_stop      (PupitreJournal       *self);
gboolean        pupitre_journal_is_loaded (PupitreJournal       *self);
GPtrArray      *pupitre_journal_list      (PupitreJournal       *self);
GPtrArray      *pupitre_journal_list_unseen (PupitreJournal     *self);
gboolean        pupitre_journal_has_alike (PupitreJournal       *self,
                                           const char           *alike);
void            pupitre_journal_see       (PupitreJournal       *self,
                                           GPtrArray            *changes);

G_END_DECLS
