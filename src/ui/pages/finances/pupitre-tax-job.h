/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-renderer.h"
#include "pupitre-tax-sources.h"

G_BEGIN_DECLS

/**
 * PupitreTaxReport:
 * @path: (owned): The folder that was made
 * @n_originals: How many originals are in it
 * @missing: (element-type utf8) (owned): What is missing, a sentence each
 *
 * What came of a tax folder.
 */
typedef struct {
  char      *path;
  guint      n_originals;
  GPtrArray *missing;
} PupitreTaxReport;

void              pupitre_tax_report_free      (PupitreTaxReport    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreTaxReport, pupitre_tax_report_free)

#define PUPITRE_TYPE_TAX_JOB (pupitre_tax_job_get_type ())
G_DECLARE_FINAL_TYPE (PupitreTaxJob, pupitre_tax_job, PUPITRE, TAX_JOB, GObject)

PupitreTaxJob    *pupitre_tax_job_new          (PupitreTaxSources   *sources,
                                                PupitreRenderer     *renderer,
                                                int                  year) G_GNUC_WARN_UNUSED_RESULT;
double            pupitre_tax_job_get_fraction (PupitreTaxJob       *self);
void              pupitre_tax_job_run_async    (PupitreTaxJob       *self,
                                                const char          *parent,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
PupitreTaxReport *pupitre_tax_job_run_finish   (PupitreTaxJob       *self,
                                                GAsyncResult        *result,
                                                GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
