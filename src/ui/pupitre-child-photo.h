/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-account.h"
#include "pupitre-renderer.h"

G_BEGIN_DECLS

void pupitre_child_photo_load (AdwAvatar       *avatar,
                               PupitreAccount  *account,
                               PupitreChild    *child,
                               PupitreRenderer *renderer,
                               GCancellable    *cancellable);

G_END_DECLS
