/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-outbox.h"
#include "ui-fixture.h"

G_BEGIN_DECLS

/* What a parent does on the page of absences, and what the portal has of it. */

#define ABSENCE_PARENT "parent@demo.exemple"
#define ABSENCE_CHILD "Noé"

/* The page of the child, with what the portal says of it. */
PupitrePage   *absence_open           (UiFixture   *self);

/* The rows of what waits for a motive, from the top. */
AdwComboRow   *absence_combo          (gpointer     page,
                                       guint        n);
GtkEditable   *absence_explanation    (gpointer     page,
                                       guint        n);
guint          absence_count_choices  (gpointer     page);

/* Whether the school's motives are there to be chosen. */
gboolean       absence_has_motives    (gpointer     page);
/* Waits for them, and chooses one, 1 for the first. */
void           absence_choose         (gpointer     page,
                                       guint        n,
                                       guint        motive);
void           absence_submit         (gpointer     page);

/* Opens the form for an absence to come, and waits until it can be sent. */
PupitrePage   *absence_open_announce  (PupitrePage *page);
/* Types the first of @n_days days of class in a row that are at least @after days from today, and
 * the last one if there are several. Returns: (transfer full): the first. */
GDateTime     *absence_type_class_days (gpointer    page,
                                        int         after,
                                        int         n_days);

PupitreOutbox *absence_outbox         (gpointer     page);
GListModel    *absence_intents        (gpointer     page);
GListModel    *absence_receipts       (gpointer     page);
gboolean       absence_has_intent     (gpointer     page);
gboolean       absence_has_no_intent  (gpointer     page);
gboolean       absence_has_receipt    (gpointer     page);

/* How often an intent stands in the portal's database. */
guint          absence_count_rows     (UiFixture     *self,
                                       PupitreIntent *intent);
/* Its row there, as JSON. */
char          *absence_dup_row        (UiFixture     *self,
                                       PupitreIntent *intent) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
