/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-family.h"
#include "pupitre-member.h"

G_BEGIN_DECLS

/**
 * PupitreFamilyFeedFunc:
 * @account: The account through which it is read
 * @feed: A feed
 * @user_data: What was given with the function
 *
 * Is told of one of the feeds that a page shows.
 */
typedef void (*PupitreFamilyFeedFunc) (PupitreAccount *account,
                                       PupitreFeed    *feed,
                                       gpointer        user_data);

#define PUPITRE_TYPE_FAMILY_MEMBER (pupitre_family_member_get_type ())
G_DECLARE_FINAL_TYPE (PupitreFamilyMember, pupitre_family_member, PUPITRE, FAMILY_MEMBER, GObject)

PupitreFamilyMember *pupitre_family_member_new           (PupitreFamily         *family,
                                                          PupitreMember         *member) G_GNUC_WARN_UNUSED_RESULT;
PupitreChild        *pupitre_family_member_get_child     (PupitreFamilyMember   *self);
void                 pupitre_family_member_foreach_feed  (PupitreFamilyMember   *self,
                                                          PupitreFamilyFeedFunc  func,
                                                          gpointer               user_data);
void                 pupitre_family_member_day_changed   (PupitreFamilyMember   *self);
void                 pupitre_family_member_add_to_do     (PupitreFamilyMember   *self,
                                                          GPtrArray             *glances);
GPtrArray           *pupitre_family_member_list_messages (PupitreFamilyMember   *self);
void                 pupitre_family_member_add_new       (PupitreFamilyMember   *self,
                                                          GPtrArray             *glances);
void                 pupitre_family_member_add_balances  (PupitreFamilyMember   *self,
                                                          GPtrArray             *glances);

G_END_DECLS
