/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-accounts.h"
#include "pupitre-window-toasts.h"

G_BEGIN_DECLS

void pupitre_account_toasts_tell_store       (PupitreWindowToasts *toasts,
                                              PupitreAccount      *account);
void pupitre_account_toasts_tell_locked      (PupitreWindowToasts *toasts,
                                              PupitreAccounts     *accounts);
void pupitre_account_toasts_tell_inheritance (PupitreWindowToasts *toasts,
                                              PupitreAccount      *former,
                                              PupitreChild        *child);

G_END_DECLS
