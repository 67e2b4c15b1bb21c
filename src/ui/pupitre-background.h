/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-accounts.h"

G_BEGIN_DECLS

/**
 * PupitreBackgroundState:
 * @PUPITRE_BACKGROUND_IMPOSSIBLE: The computer is shared, or the window could not be opened again
 * @PUPITRE_BACKGROUND_NOBODY_STAYS: No account stays signed in, so that nothing could be asked
 * @PUPITRE_BACKGROUND_NEVER: The parent wants nothing to be asked by itself
 * @PUPITRE_BACKGROUND_OFF: The parent has not consented
 * @PUPITRE_BACKGROUND_REFUSED: The desktop does not allow it
 * @PUPITRE_BACKGROUND_NO_START: On, but the program could not be made to start with the session
 * @PUPITRE_BACKGROUND_ON: On
 *
 * Whether the program goes on without its window, or why not.
 */
typedef enum {
  PUPITRE_BACKGROUND_IMPOSSIBLE,
  PUPITRE_BACKGROUND_NOBODY_STAYS,
  PUPITRE_BACKGROUND_NEVER,
  PUPITRE_BACKGROUND_OFF,
  PUPITRE_BACKGROUND_REFUSED,
  PUPITRE_BACKGROUND_NO_START,
  PUPITRE_BACKGROUND_ON,
} PupitreBackgroundState;

#define PUPITRE_TYPE_BACKGROUND (pupitre_background_get_type ())
G_DECLARE_FINAL_TYPE (PupitreBackground, pupitre_background, PUPITRE, BACKGROUND, GObject)

PupitreBackground      *pupitre_background_new           (PupitreAccounts   *accounts,
                                                          GSettings         *settings,
                                                          const char        *application_id) G_GNUC_WARN_UNUSED_RESULT;
void                    pupitre_background_forbid        (PupitreBackground *self);
PupitreBackgroundState  pupitre_background_get_state     (PupitreBackground *self);
gboolean                pupitre_background_is_on         (PupitreBackground *self);
gboolean                pupitre_background_is_broken_off (PupitreBackground *self);

G_END_DECLS
