/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-window.h"

G_BEGIN_DECLS

void pupitre_help_show          (PupitreWindow  *window,
                                 const char     *topic);
void pupitre_help_install_topic (GtkWidgetClass *dialog_class);

G_END_DECLS
