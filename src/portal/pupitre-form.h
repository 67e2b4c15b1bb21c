/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PupitreForm:
 * @action: Where it is sent, as the page says it
 * @body: Its fields, encoded, in the order of the page
 * @failure: (nullable): The field `error_description`: the sign-in says that it failed
 *
 * A form that asks for nothing and that a browser would send on its own: how one host of the
 * sign-in hands its answer to the next.
 */
typedef struct {
  char *action;
  char *body;
  char *failure;
} PupitreForm;

PupitreForm *pupitre_form_find (const char  *html) G_GNUC_WARN_UNUSED_RESULT;
void         pupitre_form_free (PupitreForm *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreForm, pupitre_form_free)

G_END_DECLS
