/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-idle-watch.h"
#include "pupitre-main-view.h"
#include "pupitre-window.h"

G_BEGIN_DECLS

/* For the actions of the window. */
PupitreMainView  *pupitre_window_get_main_view  (PupitreWindow *self);

/* For tests, which can not wait for a quarter of an hour. */
PupitreIdleWatch *pupitre_window_get_idle_watch (PupitreWindow *self);

G_END_DECLS
