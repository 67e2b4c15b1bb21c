/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PupitreErrorAction:
 *
 * The one thing that a parent can do about an error: what the button beside the sentence does.
 *
 * @PUPITRE_ERROR_ACTION_NONE: Nothing; there is no button
 * @PUPITRE_ERROR_ACTION_RETRY: Ask again
 * @PUPITRE_ERROR_ACTION_SIGN_IN: Sign in
 * @PUPITRE_ERROR_ACTION_BROWSER: Open the portal in the browser
 * @PUPITRE_ERROR_ACTION_SIGN_UP: Create an account
 * @PUPITRE_ERROR_ACTION_RESET: Choose a new password
 */
typedef enum {
  PUPITRE_ERROR_ACTION_NONE,
  PUPITRE_ERROR_ACTION_RETRY,
  PUPITRE_ERROR_ACTION_SIGN_IN,
  PUPITRE_ERROR_ACTION_BROWSER,
  PUPITRE_ERROR_ACTION_SIGN_UP,
  PUPITRE_ERROR_ACTION_RESET,
} PupitreErrorAction;

char              *pupitre_error_text_dup_sentence (const GError      *error) G_GNUC_WARN_UNUSED_RESULT;
PupitreErrorAction pupitre_error_text_get_action   (const GError      *error);
const char        *pupitre_error_action_get_label  (PupitreErrorAction action);
const char        *pupitre_error_action_get_name   (PupitreErrorAction action);

G_END_DECLS
