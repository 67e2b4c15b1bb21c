/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-registration.h"
#include "pupitre-absence-notice.h"
#include "pupitre-child.h"
#include "pupitre-outbox-private.h"
#include "pupitre-session-keeper.h"
#include "test-portal.h"

G_BEGIN_DECLS

/* An outbox over a real store and a session with a demonstration portal, without accounts and
 * keyring: what is under a page, with a patience that a test can bear. The portal's day is
 * STACK_TODAY, and so is the program's. */

#define STACK_TODAY "2026-11-23"

typedef struct {
  PupitreConnection    *connection;
  PupitreSessionKeeper *keeper;
  GListStore           *children;  /* of PupitreChild */
  PupitreChild         *child;     /* Noé, whose school counts periods */
  PupitreStore         *store;     /* (nullable) */
  PupitreOutbox        *outbox;    /* (nullable) */
} Stack;

void           stack_sign_in      (Stack      *s,
                                   const char *portal,
                                   guint       timeout);
void           stack_open         (Stack      *s,
                                   const char *folder,
                                   guint       grace);
void           stack_close        (Stack      *s);
void           stack_clear        (Stack      *s);
gboolean       stack_is_settled   (gpointer    stack);
gboolean       stack_is_confirmed (gpointer    intent);

void           stack_add          (Stack         *s,
                                   PupitreIntent *intent);
/* The days of class from tomorrow on, as YYYY-MM-DD. */
GPtrArray     *stack_list_days    (Stack      *s) G_GNUC_WARN_UNUSED_RESULT;
/* The absences that wait for a motive, late arrivals left out. */
GPtrArray     *stack_list_absences (Stack     *s) G_GNUC_WARN_UNUSED_RESULT;

/* The registration of the child as the portal has it. */
PupitreRegistration *stack_see_registration (Stack *s) G_GNUC_WARN_UNUSED_RESULT;
/* That registration, with the first choice of each question. */
PupitreIntent *stack_register     (Stack      *s) G_GNUC_WARN_UNUSED_RESULT;
PupitreIntent *stack_announce     (Stack      *s,
                                   const char *day,
                                   guint       period) G_GNUC_WARN_UNUSED_RESULT;

/* How often the portal's own database has what an intent asked for. */
guint          stack_count_rows   (TestPortal    *portal,
                                   PupitreIntent *intent);
/* The same, where only the address is known. */
void           stack_steer        (TestPortal *portal,
                                   const char *json);

G_END_DECLS
