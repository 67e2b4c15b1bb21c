/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-account.h"
#include "pupitre-draft.h"
#include "pupitre-feed-objects.h"
#include "pupitre-registration.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_REGISTRATION_BOOK (pupitre_registration_book_get_type ())
G_DECLARE_FINAL_TYPE (PupitreRegistrationBook, pupitre_registration_book, PUPITRE, REGISTRATION_BOOK, GObject)

PupitreRegistrationBook *pupitre_registration_book_new              (PupitreAccount          *account,
                                                                     PupitreChild            *child) G_GNUC_WARN_UNUSED_RESULT;
PupitreFeed             *pupitre_registration_book_get_feed         (PupitreRegistrationBook *self);
PupitreRegistration     *pupitre_registration_book_get_registration (PupitreRegistrationBook *self);
GPtrArray               *pupitre_registration_book_list_intents     (PupitreRegistrationBook *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray               *pupitre_registration_book_list_receipts    (PupitreRegistrationBook *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean                 pupitre_registration_book_may_fill         (PupitreRegistrationBook *self);
PupitreDraft            *pupitre_registration_book_make_draft       (PupitreRegistrationBook *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
