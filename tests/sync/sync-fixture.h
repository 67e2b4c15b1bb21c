/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-accounts.h"
#include "pupitre-error.h"
#include "test-portal.h"

G_BEGIN_DECLS

/* The layer as the window uses it, against a real demonstration portal and a real store; the
 * keyring is libsecret's file backend, set up by the build. */

#define SYNC_PASSWORD "Pupitre2026"

typedef struct {
  TestPortal      *portal;
  char            *root;
  PupitreProfile  *profile;
  PupitreAccounts *accounts;
} SyncFixture;

void            sync_start_program  (SyncFixture    *f);
void            sync_close_program  (SyncFixture    *f);
void            sync_set_up         (SyncFixture    *f,
                                     gconstpointer   data);
void            sync_tear_down      (SyncFixture    *f,
                                     gconstpointer   data);
PupitreAccount *sync_sign_in        (SyncFixture    *f,
                                     const char     *email,
                                     const char     *password,
                                     gboolean        stay,
                                     gboolean       *offline,
                                     GError        **error);
PupitreAccount *sync_sign_in_well   (SyncFixture    *f,
                                     const char     *email);
void            sync_sign_out       (SyncFixture    *f,
                                     PupitreAccount *account,
                                     gboolean        erase);
gboolean        sync_has_children   (gpointer        data);
gboolean        sync_is_settled     (gpointer        data);

/* Whether the portal, a TestPortal, holds back one answer. */
gboolean        sync_is_one_waiting (gpointer        portal);
PupitreChild   *sync_find_child     (PupitreAccount *account,
                                     const char     *first_name);
PupitreFeed    *sync_refreshed_feed (PupitreAccount *account,
                                     PupitreChild   *child,
                                     PupitreKind     kind);

/* Cuts the network between the portal and everybody, or joins it again. */
void            sync_cut            (SyncFixture    *f,
                                     gboolean        on);

G_END_DECLS
