/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PupitreState:
 *
 * @PUPITRE_STATE_LOADING: Nothing to show yet; a spinner appears after half a second
 * @PUPITRE_STATE_EMPTY: There is nothing, and that is how it is
 * @PUPITRE_STATE_CONTENT: There is something
 * @PUPITRE_STATE_FAILED: There is nothing to show and a reason
 */
typedef enum {
  PUPITRE_STATE_LOADING,
  PUPITRE_STATE_EMPTY,
  PUPITRE_STATE_CONTENT,
  PUPITRE_STATE_FAILED,
} PupitreState;

#define PUPITRE_TYPE_STATE_STACK (pupitre_state_stack_get_type ())
G_DECLARE_FINAL_TYPE (PupitreStateStack, pupitre_state_stack, PUPITRE, STATE_STACK, AdwBin)

void         pupitre_state_stack_set_content (PupitreStateStack *self,
                                              GtkWidget         *content);
GtkWidget   *pupitre_state_stack_get_content (PupitreStateStack *self);
void         pupitre_state_stack_set_empty   (PupitreStateStack *self,
                                              const char        *icon_name,
                                              const char        *title,
                                              const char        *description);
void         pupitre_state_stack_set_state   (PupitreStateStack *self,
                                              PupitreState       state);
void         pupitre_state_stack_set_error   (PupitreStateStack *self,
                                              const GError      *error);
PupitreState pupitre_state_stack_get_state   (PupitreStateStack *self);

G_END_DECLS
