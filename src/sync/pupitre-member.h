/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-account.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_MEMBER (pupitre_member_get_type ())
G_DECLARE_FINAL_TYPE (PupitreMember, pupitre_member, PUPITRE, MEMBER, GObject)

PupitreMember  *pupitre_member_new          (PupitreChild   *child,
                                             PupitreAccount *account,
                                             GPtrArray      *accounts) G_GNUC_WARN_UNUSED_RESULT;
PupitreChild   *pupitre_member_get_child    (PupitreMember  *self);
PupitreAccount *pupitre_member_get_account  (PupitreMember  *self);
GPtrArray      *pupitre_member_get_accounts (PupitreMember  *self);
gboolean        pupitre_member_equal        (PupitreMember  *self,
                                             PupitreMember  *other);

G_END_DECLS
