/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-changes.h"
#include "pupitre-member.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_FAMILY (pupitre_family_get_type ())
G_DECLARE_FINAL_TYPE (PupitreFamily, pupitre_family, PUPITRE, FAMILY, GObject)

PupitreFamily  *pupitre_family_new          (GListModel     *accounts) G_GNUC_WARN_UNUSED_RESULT;
gboolean        pupitre_family_has_several  (PupitreFamily  *self);
gboolean        pupitre_family_is_known     (PupitreFamily  *self);
GListModel     *pupitre_family_get_accounts (PupitreFamily  *self);
GListModel     *pupitre_family_get_children (PupitreFamily  *self);
PupitreChanges *pupitre_family_get_changes  (PupitreFamily  *self);
PupitreMember  *pupitre_family_dup_member   (PupitreFamily  *self,
                                             const char     *key) G_GNUC_WARN_UNUSED_RESULT;
PupitreAccount *pupitre_family_find_sender  (PupitreFamily  *self,
                                             PupitreIntent  *intent);
void            pupitre_family_note_error   (PupitreFamily  *self,
                                             const char     *key,
                                             PupitreAccount *account,
                                             const GError   *error);

G_END_DECLS
