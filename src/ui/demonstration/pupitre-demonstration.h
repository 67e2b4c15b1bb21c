/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_DEMONSTRATION (pupitre_demonstration_get_type ())
G_DECLARE_FINAL_TYPE (PupitreDemonstration, pupitre_demonstration, PUPITRE, DEMONSTRATION, GObject)

#define PUPITRE_DEMONSTRATION_EMAIL "parent@demo.exemple"
#define PUPITRE_DEMONSTRATION_SECOND_EMAIL "parent2@demo.exemple"
#define PUPITRE_DEMONSTRATION_PASSWORD "Pupitre2026"

PupitreDemonstration *pupitre_demonstration_new          (const char           *state_file) G_GNUC_WARN_UNUSED_RESULT;
PupitreDemonstration *pupitre_demonstration_new_for      (const char           *address) G_GNUC_WARN_UNUSED_RESULT;
void                  pupitre_demonstration_start_async  (PupitreDemonstration *self,
                                                          GCancellable         *cancellable,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
gboolean              pupitre_demonstration_start_finish (PupitreDemonstration *self,
                                                          GAsyncResult         *result,
                                                          GError              **error);
void                  pupitre_demonstration_stop         (PupitreDemonstration *self);
const char           *pupitre_demonstration_get_address  (PupitreDemonstration *self);
GActionGroup         *pupitre_demonstration_get_actions  (PupitreDemonstration *self);

G_END_DECLS
