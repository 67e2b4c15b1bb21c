/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-family.h"
#include "pupitre-report-card.h"

G_BEGIN_DECLS

/**
 * PupitreCardTitleFunc:
 * @card: A report card
 *
 * Returns: (transfer full): what it is called in the archive
 */
typedef char *(*PupitreCardTitleFunc) (PupitreReportCard *card);

#define PUPITRE_TYPE_CARD_KEEPER (pupitre_card_keeper_get_type ())
G_DECLARE_FINAL_TYPE (PupitreCardKeeper, pupitre_card_keeper, PUPITRE, CARD_KEEPER, GObject)

PupitreCardKeeper *pupitre_card_keeper_new           (PupitreFamily        *family,
                                                      const char           *key,
                                                      PupitreCardTitleFunc  title) G_GNUC_WARN_UNUSED_RESULT;
void               pupitre_card_keeper_start         (PupitreCardKeeper    *self);
void               pupitre_card_keeper_stop          (PupitreCardKeeper    *self);
gboolean           pupitre_card_keeper_is_running    (PupitreCardKeeper    *self);
gboolean           pupitre_card_keeper_is_finished   (PupitreCardKeeper    *self);
guint              pupitre_card_keeper_get_n_cards   (PupitreCardKeeper    *self);
guint              pupitre_card_keeper_get_n_done    (PupitreCardKeeper    *self);
guint              pupitre_card_keeper_get_n_refused (PupitreCardKeeper    *self);
const GError      *pupitre_card_keeper_get_error     (PupitreCardKeeper    *self);

G_END_DECLS
