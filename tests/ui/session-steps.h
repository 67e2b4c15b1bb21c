/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-error.h"
#include "ui-fixture.h"

G_BEGIN_DECLS

/* The program of a fixture as it ends, and starts with the session, on the same folder and keyring. */

/* Ends it, whatever the parent wants to go on without its window. */
void       session_end   (UiFixture        *self);
/* Puts another one in its place, which has no window and has loaded nothing yet. */
void       session_begin (UiFixture        *self);
/* Starts that one without showing its window, while something is the matter.
 *
 * Returns: (transfer full): the window, which may be destroyed by now */
GtkWindow *session_load  (UiFixture        *self,
                          PupitreErrorCode  code) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
