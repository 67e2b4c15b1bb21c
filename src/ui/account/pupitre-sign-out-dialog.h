/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-context.h"

G_BEGIN_DECLS

void pupitre_sign_out_dialog_present (GtkWindow      *parent,
                                      PupitreContext *context,
                                      PupitreAccount *account);

G_END_DECLS
