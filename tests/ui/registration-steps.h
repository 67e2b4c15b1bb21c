/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui-fixture.h"

G_BEGIN_DECLS

/* What a parent does on the pages of a registration. */

#define REGISTRATION_PARENT "parent@demo.exemple"
#define REGISTRATION_CHILD "Léa"

/* The page of a child, with what the portal says of it. */
PupitrePage *registration_open        (UiFixture   *self,
                                       const char  *child);
/* Its page for an account that is open already; stored pages are enough. */
gboolean     registration_has_state   (gpointer     page);

/* Presses the button that leads to the form, and waits until what was kept stands in it. */
PupitrePage *registration_open_form   (UiFixture   *self,
                                       PupitrePage *page);

/* Of a question of the form, by its words. */
AdwComboRow *registration_question    (gpointer     form,
                                       const char  *title);
/* Chooses the nth answer to it, 1 for the first. */
void         registration_answer      (gpointer     form,
                                       const char  *title,
                                       guint        n);
/* The first answer to all that the school of @REGISTRATION_CHILD wants to know. */
void         registration_answer_all  (gpointer     form);

/* Whether a page of a registration shows what the parent answered; or what is on its way. */
gboolean     registration_has_answers (gpointer     page);
gboolean     registration_shows_asked (gpointer     page);

/* Which step of the form is in front: "form" or "preview". */
const char  *registration_step        (gpointer     form);
void         registration_press       (gpointer     page,
                                       const char  *button);

G_END_DECLS
