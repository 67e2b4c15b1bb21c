/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-accounts.h"

G_BEGIN_DECLS

/**
 * PupitreInheritance:
 * @n_documents: How many documents
 * @n_receipts: How many receipts
 * @n_drafts: How many things that the parent has begun to write
 * @n_done: How many items of homework that are marked as done
 *
 * How much of a child another account keeps, or was taken over from it.
 */
typedef struct {
  guint n_documents;
  guint n_receipts;
  guint n_drafts;
  guint n_done;
} PupitreInheritance;

void            pupitre_inheritance_find_async  (PupitreAccounts     *accounts,
                                                 PupitreAccount      *heir,
                                                 PupitreChild        *child,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
PupitreAccount *pupitre_inheritance_find_finish (GAsyncResult        *result,
                                                 PupitreInheritance  *found,
                                                 GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void            pupitre_inheritance_take_async  (PupitreAccount      *former,
                                                 PupitreAccount      *heir,
                                                 PupitreChild        *child,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
gboolean        pupitre_inheritance_take_finish (GAsyncResult        *result,
                                                 PupitreInheritance  *taken,
                                                 GError             **error);

G_END_DECLS
