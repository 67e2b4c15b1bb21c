/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_NOTIFIER (pupitre_notifier_get_type ())
G_DECLARE_FINAL_TYPE (PupitreNotifier, pupitre_notifier, PUPITRE, NOTIFIER, GObject)

PupitreNotifier *pupitre_notifier_new         (PupitreContext  *context,
                                               GtkWindow       *window) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_notifier_set_stopped (PupitreNotifier *self,
                                               gboolean         stopped);

G_END_DECLS
