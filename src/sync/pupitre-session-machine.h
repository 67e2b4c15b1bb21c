/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreSessionState:
 * @PUPITRE_SESSION_STARTING: The keyring is being read
 * @PUPITRE_SESSION_SIGNED_OUT: No account is open, and none is there to be opened
 * @PUPITRE_SESSION_ENTERING: The same, and a sign-in is under way
 * @PUPITRE_SESSION_LOCKED: Accounts are there, none is open; nothing of them is in memory
 * @PUPITRE_SESSION_UNLOCKING: What was typed is being compared
 * @PUPITRE_SESSION_ASIDE: Locked, and the parent has gone to the sign-in page instead
 * @PUPITRE_SESSION_ASIDE_ENTERING: The same, and a sign-in is under way
 * @PUPITRE_SESSION_OPEN: Stored copies are open; the portal has no session for this parent
 * @PUPITRE_SESSION_OPEN_ENTERING: The same, and a sign-in is under way
 * @PUPITRE_SESSION_SIGNED_IN: At least one account has a session with the portal
 * @PUPITRE_SESSION_CLOSING: The program ends
 *
 * Where the program is with its accounts, all of them together.
 */
typedef enum {
  PUPITRE_SESSION_STARTING,
  PUPITRE_SESSION_SIGNED_OUT,
  PUPITRE_SESSION_ENTERING,
  PUPITRE_SESSION_LOCKED,
  PUPITRE_SESSION_UNLOCKING,
  PUPITRE_SESSION_ASIDE,
  PUPITRE_SESSION_ASIDE_ENTERING,
  PUPITRE_SESSION_OPEN,
  PUPITRE_SESSION_OPEN_ENTERING,
  PUPITRE_SESSION_SIGNED_IN,
  PUPITRE_SESSION_CLOSING,
} PupitreSessionState;

#define PUPITRE_N_SESSION_STATES (PUPITRE_SESSION_CLOSING + 1)

/**
 * PupitreSessionEvent:
 * @PUPITRE_SESSION_EVENT_FOUND_NONE: At the start: there is no account on this computer
 * @PUPITRE_SESSION_EVENT_FOUND_CLOSED: At the start, or when the computer is not a shared one after
 *   all: there are, and each waits for its password or PIN
 * @PUPITRE_SESSION_EVENT_FOUND_OPEN: At the start: at least one opened by itself
 * @PUPITRE_SESSION_EVENT_KEYRING_LOST: The keyring does not answer
 * @PUPITRE_SESSION_EVENT_LOCK: The parent, the screen or the time wants everything closed
 * @PUPITRE_SESSION_EVENT_UNLOCK: The parent typed password or PIN
 * @PUPITRE_SESSION_EVENT_UNLOCK_OK: It was right
 * @PUPITRE_SESSION_EVENT_UNLOCK_REFUSED: It was not, or could not be looked at
 * @PUPITRE_SESSION_EVENT_STEP_ASIDE: The parent wants to sign in instead of unlocking
 * @PUPITRE_SESSION_EVENT_STEP_BACK: The parent goes back to the lock page
 * @PUPITRE_SESSION_EVENT_SIGN_IN: The parent begins to sign in to the portal
 * @PUPITRE_SESSION_EVENT_SIGNED_IN: The portal began a session
 * @PUPITRE_SESSION_EVENT_SIGNED_IN_OFFLINE: It did not answer; the password opened the stored copy
 * @PUPITRE_SESSION_EVENT_SIGN_IN_REFUSED: The sign-in came to nothing
 * @PUPITRE_SESSION_EVENT_NETWORK_LOST: The sign-in came to nothing as the portal does not answer
 * @PUPITRE_SESSION_EVENT_SESSION_ENDED: The portal's last session ended
 * @PUPITRE_SESSION_EVENT_SIGN_OUT: The last account leaves, and keeps its copy
 * @PUPITRE_SESSION_EVENT_ERASE: The last account leaves with all that is of it, or is not to be
 *   looked at, as the computer is a shared one
 * @PUPITRE_SESSION_EVENT_CLOSE: The program ends
 *
 * What can happen to it.
 */
typedef enum {
  PUPITRE_SESSION_EVENT_FOUND_NONE,
  PUPITRE_SESSION_EVENT_FOUND_CLOSED,
  PUPITRE_SESSION_EVENT_FOUND_OPEN,
  PUPITRE_SESSION_EVENT_KEYRING_LOST,
  PUPITRE_SESSION_EVENT_LOCK,
  PUPITRE_SESSION_EVENT_UNLOCK,
  PUPITRE_SESSION_EVENT_UNLOCK_OK,
  PUPITRE_SESSION_EVENT_UNLOCK_REFUSED,
  PUPITRE_SESSION_EVENT_STEP_ASIDE,
  PUPITRE_SESSION_EVENT_STEP_BACK,
  PUPITRE_SESSION_EVENT_SIGN_IN,
  PUPITRE_SESSION_EVENT_SIGNED_IN,
  PUPITRE_SESSION_EVENT_SIGNED_IN_OFFLINE,
  PUPITRE_SESSION_EVENT_SIGN_IN_REFUSED,
  PUPITRE_SESSION_EVENT_NETWORK_LOST,
  PUPITRE_SESSION_EVENT_SESSION_ENDED,
  PUPITRE_SESSION_EVENT_SIGN_OUT,
  PUPITRE_SESSION_EVENT_ERASE,
  PUPITRE_SESSION_EVENT_CLOSE,
} PupitreSessionEvent;

#define PUPITRE_N_SESSION_EVENTS (PUPITRE_SESSION_EVENT_CLOSE + 1)

/**
 * PupitreSessionAction:
 * @PUPITRE_SESSION_ACTION_MISSING: Nobody thought of it: never returned
 * @PUPITRE_SESSION_ACTION_NONE: To take note
 * @PUPITRE_SESSION_ACTION_GIVE_UP: The event comes too late or too early: whoever brings it drops it,
 *   and what came with it
 * @PUPITRE_SESSION_ACTION_LOCK: To close what is open, and to give up what is under way
 * @PUPITRE_SESSION_ACTION_COMPARE: To compare what was typed
 * @PUPITRE_SESSION_ACTION_OPEN: To show the account that is open now
 * @PUPITRE_SESSION_ACTION_ASK_PORTAL: To ask the portal for a session
 * @PUPITRE_SESSION_ACTION_NOTE_KEYRING: To say that nothing new will be kept
 * @PUPITRE_SESSION_ACTION_CLOSE: To close everything for good
 *
 * What is to be done about it.
 */
typedef enum {
  PUPITRE_SESSION_ACTION_MISSING,
  PUPITRE_SESSION_ACTION_NONE,
  PUPITRE_SESSION_ACTION_GIVE_UP,
  PUPITRE_SESSION_ACTION_LOCK,
  PUPITRE_SESSION_ACTION_COMPARE,
  PUPITRE_SESSION_ACTION_OPEN,
  PUPITRE_SESSION_ACTION_ASK_PORTAL,
  PUPITRE_SESSION_ACTION_NOTE_KEYRING,
  PUPITRE_SESSION_ACTION_CLOSE,
} PupitreSessionAction;

typedef struct {
  PupitreSessionState  next;
  PupitreSessionAction action;
} PupitreSessionStep;

#define PUPITRE_TYPE_SESSION_STATE (pupitre_session_state_get_type ())
GType              pupitre_session_state_get_type  (void);
#define PUPITRE_TYPE_SESSION_EVENT (pupitre_session_event_get_type ())
GType              pupitre_session_event_get_type  (void);

PupitreSessionStep pupitre_session_machine_step    (PupitreSessionState state,
                                                    PupitreSessionEvent event);
gboolean           pupitre_session_state_is_locked (PupitreSessionState state);
gboolean           pupitre_session_state_is_open   (PupitreSessionState state);

G_END_DECLS
