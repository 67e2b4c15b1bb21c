/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-application.h"
#include "pupitre-window.h"
#include "test-portal.h"

G_BEGIN_DECLS

#define UI_PASSWORD "Pupitre2026"

/* A window on a portal of its own, with a folder of its own and its part of the keyring file. */
typedef struct {
  TestPortal         *portal;
  char               *folder;
  char               *keyring_id;
  PupitreApplication *application;
  PupitreContext     *context;
  PupitreWindow      *window;
} UiFixture;

/* Once, first in main(): language, settings and keyring of a test, and GTK. */
void        ui_init               (void);

/* Starts portal (with more @arguments, nullable) and window; the sign-in page is in front. */
UiFixture  *ui_fixture_new        (const char *const *arguments);
void        ui_fixture_free       (UiFixture         *self);

/* Closes the program as a parent would, and starts it anew on the same folder and keyring. */
void        ui_fixture_restart    (UiFixture         *self);

/* The same, for an account without a PIN: waits until its stored pages are in front. */
void        ui_restart_open       (UiFixture         *self);

/* Types and presses the button; returns at once. */
void        ui_type_sign_in       (UiFixture         *self,
                                   const char        *email,
                                   const char        *password);
/* The same, and waits until the account's pages are in front. */
void        ui_sign_in            (UiFixture         *self,
                                   const char        *email);

/* Locks the program, and opens its first account as another program does; close() what is returned. */
int         ui_lock_elsewhere     (UiFixture         *self) G_GNUC_WARN_UNUSED_RESULT;
/* Types on the lock page and presses the button; returns at once. */
void        ui_type_unlock        (UiFixture         *self,
                                   const char        *typed);
/* The same, and waits until the account's pages are in front. */
void        ui_unlock             (UiFixture         *self,
                                   const char        *typed);

GtkWidget  *ui_find               (gpointer           root,
                                   GType              type);
/* A part of the view of sidebar and pages. */
gpointer    ui_main_part          (UiFixture         *self,
                                   const char        *id);
guint       ui_count              (gpointer           root,
                                   GType              type);
gpointer    ui_part               (gpointer           widget,
                                   const char        *id);
gboolean    ui_shows_text         (gpointer           root,
                                   const char        *text);

/* Presses the first button below @root with that label; nothing if there is none. */
void        ui_press              (gpointer           root,
                                   const char        *label);

/* Chooses what has that name in a list that drops down. */
void        ui_choose             (gpointer           list,
                                   const char        *name);

/* A window of that type that is shown, beside the others: (nullable). */
GtkWidget  *ui_find_window        (GType              type);

/* The page of the help that a button opens. */
const char *ui_topic              (gpointer           button);

/* Which of the window's states is in front: "starting", "sign-in", "locked" or "main". */
const char *ui_state              (UiFixture         *self);
PupitrePage *ui_page              (UiFixture         *self);

/* Chooses a child by first name and one of its tiles, and waits until the page is there. */
PupitrePage *ui_open              (UiFixture         *self,
                                   const char        *name,
                                   PupitreTile        tile);
/* What the badge of a tile in the sidebar says, of the chosen child or of all together. */
guint       ui_count_tile         (UiFixture         *self,
                                   PupitreTile        tile);
/* Chooses the week of all children together. */
PupitrePage *ui_open_family       (UiFixture         *self);
/* Chooses what is going on today, of all children together. */
PupitrePage *ui_open_today        (UiFixture         *self);
void        ui_wait_state         (PupitrePage       *page,
                                   PupitreState       state);
void        ui_wait_settled       (PupitrePage       *page);
/* Waits until nothing of what the page shows is asked for, and what came is shown. */
void        ui_wait_refreshed     (UiFixture         *self,
                                   PupitrePage       *page);
void        ui_wait_frames        (gpointer           widget,
                                   guint              n_frames);

/* Sets members of the portal's control state. */
void        ui_steer              (UiFixture         *self,
                                   const char        *json);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UiFixture, ui_fixture_free)

G_END_DECLS
