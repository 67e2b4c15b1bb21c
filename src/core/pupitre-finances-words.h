/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-balance.h"
#include "pupitre-statement.h"
#include "pupitre-tax-slip.h"

G_BEGIN_DECLS

char *pupitre_finances_words_statement_title    (PupitreStatement *statement) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_finances_words_statement_subtitle (PupitreStatement *statement,
                                                 gboolean          withdrawn) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_finances_words_balance            (PupitreStatement *statement) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_finances_words_lag                (GPtrArray        *statements) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_finances_words_earlier           (const PupitreBalance *balance) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_finances_words_slip_title         (PupitreTaxSlip   *slip) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_finances_words_slip_subtitle      (PupitreTaxSlip   *slip,
                                                 gboolean          withdrawn) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_finances_words_slip_amount        (PupitreTaxSlip   *slip) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
