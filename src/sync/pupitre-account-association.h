/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-account.h"
#include "pupitre-association.h"
#include "pupitre-organisation.h"

G_BEGIN_DECLS

void          pupitre_account_load_organisations_async  (PupitreAccount      *self,
                                                         GCancellable        *cancellable,
                                                         GAsyncReadyCallback  callback,
                                                         gpointer             user_data);
GPtrArray    *pupitre_account_load_organisations_finish (PupitreAccount      *self,
                                                         GAsyncResult        *result,
                                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void          pupitre_account_associate_async           (PupitreAccount      *self,
                                                         PupitreAssociation  *association,
                                                         const char          *key,
                                                         GCancellable        *cancellable,
                                                         GAsyncReadyCallback  callback,
                                                         gpointer             user_data);
PupitreChild *pupitre_account_associate_finish          (PupitreAccount      *self,
                                                         GAsyncResult        *result,
                                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
