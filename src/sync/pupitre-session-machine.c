/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-session-machine"

#include "pupitre-session-machine.h"

/* Where the program can be with its accounts, and what each event then means: one table, nothing
 * else. #PupitreAccounts asks it before it does anything that opens, closes or sends. */

#define ON(event) PUPITRE_SESSION_EVENT_##event
#define TO(state) PUPITRE_SESSION_##state
#define DO(action) PUPITRE_SESSION_ACTION_##action

static const PupitreSessionStep STEPS[PUPITRE_N_SESSION_STATES][PUPITRE_N_SESSION_EVENTS] = {
  [PUPITRE_SESSION_STARTING] = {
    [ON (FOUND_NONE)] = { TO (SIGNED_OUT), DO (NONE) },
    [ON (FOUND_CLOSED)] = { TO (LOCKED), DO (NONE) },
    [ON (FOUND_OPEN)] = { TO (OPEN), DO (NONE) },
    [ON (KEYRING_LOST)] = { TO (STARTING), DO (NOTE_KEYRING) },
    [ON (LOCK)] = { TO (STARTING), DO (GIVE_UP) },
    [ON (UNLOCK)] = { TO (STARTING), DO (GIVE_UP) },
    [ON (UNLOCK_OK)] = { TO (STARTING), DO (GIVE_UP) },
    [ON (UNLOCK_REFUSED)] = { TO (STARTING), DO (GIVE_UP) },
    [ON (STEP_ASIDE)] = { TO (STARTING), DO (GIVE_UP) },
    [ON (STEP_BACK)] = { TO (STARTING), DO (GIVE_UP) },
    [ON (SIGN_IN)] = { TO (STARTING), DO (GIVE_UP) },
    [ON (SIGNED_IN)] = { TO (STARTING), DO (NONE) },
    [ON (SIGNED_IN_OFFLINE)] = { TO (STARTING), DO (GIVE_UP) },
    [ON (SIGN_IN_REFUSED)] = { TO (STARTING), DO (GIVE_UP) },
    [ON (NETWORK_LOST)] = { TO (STARTING), DO (GIVE_UP) },
    [ON (SESSION_ENDED)] = { TO (STARTING), DO (NONE) },
    [ON (SIGN_OUT)] = { TO (STARTING), DO (GIVE_UP) },
    [ON (ERASE)] = { TO (STARTING), DO (GIVE_UP) },
    [ON (CLOSE)] = { TO (CLOSING), DO (CLOSE) },
  },
  [PUPITRE_SESSION_SIGNED_OUT] = {
    [ON (FOUND_NONE)] = { TO (SIGNED_OUT), DO (GIVE_UP) },
    [ON (FOUND_CLOSED)] = { TO (ASIDE), DO (NONE) },
    [ON (FOUND_OPEN)] = { TO (SIGNED_OUT), DO (GIVE_UP) },
    [ON (KEYRING_LOST)] = { TO (SIGNED_OUT), DO (NOTE_KEYRING) },
    [ON (LOCK)] = { TO (SIGNED_OUT), DO (GIVE_UP) },
    [ON (UNLOCK)] = { TO (SIGNED_OUT), DO (GIVE_UP) },
    [ON (UNLOCK_OK)] = { TO (SIGNED_OUT), DO (GIVE_UP) },
    [ON (UNLOCK_REFUSED)] = { TO (SIGNED_OUT), DO (GIVE_UP) },
    [ON (STEP_ASIDE)] = { TO (SIGNED_OUT), DO (GIVE_UP) },
    [ON (STEP_BACK)] = { TO (SIGNED_OUT), DO (GIVE_UP) },
    [ON (SIGN_IN)] = { TO (ENTERING), DO (ASK_PORTAL) },
    [ON (SIGNED_IN)] = { TO (SIGNED_IN), DO (OPEN) },
    [ON (SIGNED_IN_OFFLINE)] = { TO (SIGNED_OUT), DO (GIVE_UP) },
    [ON (SIGN_IN_REFUSED)] = { TO (SIGNED_OUT), DO (GIVE_UP) },
    [ON (NETWORK_LOST)] = { TO (SIGNED_OUT), DO (GIVE_UP) },
    [ON (SESSION_ENDED)] = { TO (SIGNED_OUT), DO (GIVE_UP) },
    [ON (SIGN_OUT)] = { TO (SIGNED_OUT), DO (GIVE_UP) },
    [ON (ERASE)] = { TO (SIGNED_OUT), DO (GIVE_UP) },
    [ON (CLOSE)] = { TO (CLOSING), DO (CLOSE) },
  },
  [PUPITRE_SESSION_ENTERING] = {
    [ON (FOUND_NONE)] = { TO (ENTERING), DO (GIVE_UP) },
    [ON (FOUND_CLOSED)] = { TO (ENTERING), DO (GIVE_UP) },
    [ON (FOUND_OPEN)] = { TO (ENTERING), DO (GIVE_UP) },
    [ON (KEYRING_LOST)] = { TO (ENTERING), DO (NOTE_KEYRING) },
    [ON (LOCK)] = { TO (SIGNED_OUT), DO (LOCK) },
    [ON (UNLOCK)] = { TO (ENTERING), DO (GIVE_UP) },
    [ON (UNLOCK_OK)] = { TO (ENTERING), DO (GIVE_UP) },
    [ON (UNLOCK_REFUSED)] = { TO (ENTERING), DO (GIVE_UP) },
    [ON (STEP_ASIDE)] = { TO (ENTERING), DO (GIVE_UP) },
    [ON (STEP_BACK)] = { TO (ENTERING), DO (GIVE_UP) },
    [ON (SIGN_IN)] = { TO (ENTERING), DO (GIVE_UP) },
    [ON (SIGNED_IN)] = { TO (SIGNED_IN), DO (OPEN) },
    [ON (SIGNED_IN_OFFLINE)] = { TO (OPEN), DO (OPEN) },
    [ON (SIGN_IN_REFUSED)] = { TO (SIGNED_OUT), DO (NONE) },
    [ON (NETWORK_LOST)] = { TO (SIGNED_OUT), DO (NONE) },
    [ON (SESSION_ENDED)] = { TO (ENTERING), DO (GIVE_UP) },
    [ON (SIGN_OUT)] = { TO (ENTERING), DO (GIVE_UP) },
    [ON (ERASE)] = { TO (ENTERING), DO (GIVE_UP) },
    [ON (CLOSE)] = { TO (CLOSING), DO (CLOSE) },
  },
  [PUPITRE_SESSION_LOCKED] = {
    [ON (FOUND_NONE)] = { TO (LOCKED), DO (GIVE_UP) },
    [ON (FOUND_CLOSED)] = { TO (LOCKED), DO (GIVE_UP) },
    [ON (FOUND_OPEN)] = { TO (LOCKED), DO (GIVE_UP) },
    [ON (KEYRING_LOST)] = { TO (LOCKED), DO (NOTE_KEYRING) },
    [ON (LOCK)] = { TO (LOCKED), DO (GIVE_UP) },
    [ON (UNLOCK)] = { TO (UNLOCKING), DO (COMPARE) },
    [ON (UNLOCK_OK)] = { TO (LOCKED), DO (GIVE_UP) },
    [ON (UNLOCK_REFUSED)] = { TO (LOCKED), DO (GIVE_UP) },
    [ON (STEP_ASIDE)] = { TO (ASIDE), DO (NONE) },
    [ON (STEP_BACK)] = { TO (LOCKED), DO (GIVE_UP) },
    [ON (SIGN_IN)] = { TO (LOCKED), DO (GIVE_UP) },
    [ON (SIGNED_IN)] = { TO (LOCKED), DO (GIVE_UP) },
    [ON (SIGNED_IN_OFFLINE)] = { TO (LOCKED), DO (GIVE_UP) },
    [ON (SIGN_IN_REFUSED)] = { TO (LOCKED), DO (GIVE_UP) },
    [ON (NETWORK_LOST)] = { TO (LOCKED), DO (GIVE_UP) },
    [ON (SESSION_ENDED)] = { TO (LOCKED), DO (GIVE_UP) },
    [ON (SIGN_OUT)] = { TO (LOCKED), DO (NONE) },
    [ON (ERASE)] = { TO (SIGNED_OUT), DO (NONE) },
    [ON (CLOSE)] = { TO (CLOSING), DO (CLOSE) },
  },
  [PUPITRE_SESSION_UNLOCKING] = {
    [ON (FOUND_NONE)] = { TO (UNLOCKING), DO (GIVE_UP) },
    [ON (FOUND_CLOSED)] = { TO (UNLOCKING), DO (GIVE_UP) },
    [ON (FOUND_OPEN)] = { TO (UNLOCKING), DO (GIVE_UP) },
    [ON (KEYRING_LOST)] = { TO (UNLOCKING), DO (NOTE_KEYRING) },
    [ON (LOCK)] = { TO (LOCKED), DO (LOCK) },
    [ON (UNLOCK)] = { TO (UNLOCKING), DO (GIVE_UP) },
    [ON (UNLOCK_OK)] = { TO (OPEN), DO (OPEN) },
    [ON (UNLOCK_REFUSED)] = { TO (LOCKED), DO (NONE) },
    [ON (STEP_ASIDE)] = { TO (UNLOCKING), DO (GIVE_UP) },
    [ON (STEP_BACK)] = { TO (UNLOCKING), DO (GIVE_UP) },
    [ON (SIGN_IN)] = { TO (UNLOCKING), DO (GIVE_UP) },
    [ON (SIGNED_IN)] = { TO (UNLOCKING), DO (GIVE_UP) },
    [ON (SIGNED_IN_OFFLINE)] = { TO (UNLOCKING), DO (GIVE_UP) },
    [ON (SIGN_IN_REFUSED)] = { TO (UNLOCKING), DO (GIVE_UP) },
    [ON (NETWORK_LOST)] = { TO (UNLOCKING), DO (GIVE_UP) },
    [ON (SESSION_ENDED)] = { TO (UNLOCKING), DO (GIVE_UP) },
    [ON (SIGN_OUT)] = { TO (UNLOCKING), DO (GIVE_UP) },
    [ON (ERASE)] = { TO (UNLOCKING), DO (GIVE_UP) },
    [ON (CLOSE)] = { TO (CLOSING), DO (CLOSE) },
  },
  [PUPITRE_SESSION_ASIDE] = {
    [ON (FOUND_NONE)] = { TO (ASIDE), DO (GIVE_UP) },
    [ON (FOUND_CLOSED)] = { TO (ASIDE), DO (GIVE_UP) },
    [ON (FOUND_OPEN)] = { TO (ASIDE), DO (GIVE_UP) },
    [ON (KEYRING_LOST)] = { TO (ASIDE), DO (NOTE_KEYRING) },
    [ON (LOCK)] = { TO (LOCKED), DO (LOCK) },
    [ON (UNLOCK)] = { TO (ASIDE), DO (GIVE_UP) },
    [ON (UNLOCK_OK)] = { TO (ASIDE), DO (GIVE_UP) },
    [ON (UNLOCK_REFUSED)] = { TO (ASIDE), DO (GIVE_UP) },
    [ON (STEP_ASIDE)] = { TO (ASIDE), DO (GIVE_UP) },
    [ON (STEP_BACK)] = { TO (LOCKED), DO (LOCK) },
    [ON (SIGN_IN)] = { TO (ASIDE_ENTERING), DO (ASK_PORTAL) },
    [ON (SIGNED_IN)] = { TO (SIGNED_IN), DO (OPEN) },
    [ON (SIGNED_IN_OFFLINE)] = { TO (ASIDE), DO (GIVE_UP) },
    [ON (SIGN_IN_REFUSED)] = { TO (ASIDE), DO (GIVE_UP) },
    [ON (NETWORK_LOST)] = { TO (ASIDE), DO (GIVE_UP) },
    [ON (SESSION_ENDED)] = { TO (ASIDE), DO (GIVE_UP) },
    [ON (SIGN_OUT)] = { TO (ASIDE), DO (GIVE_UP) },
    [ON (ERASE)] = { TO (SIGNED_OUT), DO (NONE) },
    [ON (CLOSE)] = { TO (CLOSING), DO (CLOSE) },
  },
  [PUPITRE_SESSION_ASIDE_ENTERING] = {
    [ON (FOUND_NONE)] = { TO (ASIDE_ENTERING), DO (GIVE_UP) },
    [ON (FOUND_CLOSED)] = { TO (ASIDE_ENTERING), DO (GIVE_UP) },
    [ON (FOUND_OPEN)] = { TO (ASIDE_ENTERING), DO (GIVE_UP) },
    [ON (KEYRING_LOST)] = { TO (ASIDE_ENTERING), DO (NOTE_KEYRING) },
    [ON (LOCK)] = { TO (LOCKED), DO (LOCK) },
    [ON (UNLOCK)] = { TO (ASIDE_ENTERING), DO (GIVE_UP) },
    [ON (UNLOCK_OK)] = { TO (ASIDE_ENTERING), DO (GIVE_UP) },
    [ON (UNLOCK_REFUSED)] = { TO (ASIDE_ENTERING), DO (GIVE_UP) },
    [ON (STEP_ASIDE)] = { TO (ASIDE_ENTERING), DO (GIVE_UP) },
    [ON (STEP_BACK)] = { TO (LOCKED), DO (LOCK) },
    [ON (SIGN_IN)] = { TO (ASIDE_ENTERING), DO (GIVE_UP) },
    [ON (SIGNED_IN)] = { TO (SIGNED_IN), DO (OPEN) },
    [ON (SIGNED_IN_OFFLINE)] = { TO (OPEN), DO (OPEN) },
    [ON (SIGN_IN_REFUSED)] = { TO (ASIDE), DO (NONE) },
    [ON (NETWORK_LOST)] = { TO (ASIDE), DO (NONE) },
    [ON (SESSION_ENDED)] = { TO (ASIDE_ENTERING), DO (GIVE_UP) },
    [ON (SIGN_OUT)] = { TO (ASIDE_ENTERING), DO (GIVE_UP) },
    [ON (ERASE)] = { TO (ASIDE_ENTERING), DO (GIVE_UP) },
    [ON (CLOSE)] = { TO (CLOSING), DO (CLOSE) },
  },
  [PUPITRE_SESSION_OPEN] = {
    [ON (FOUND_NONE)] = { TO (OPEN), DO (GIVE_UP) },
    [ON (FOUND_CLOSED)] = { TO (OPEN), DO (GIVE_UP) },
    [ON (FOUND_OPEN)] = { TO (OPEN), DO (GIVE_UP) },
    [ON (KEYRING_LOST)] = { TO (OPEN), DO (NOTE_KEYRING) },
    [ON (LOCK)] = { TO (LOCKED), DO (LOCK) },
    [ON (UNLOCK)] = { TO (OPEN), DO (GIVE_UP) },
    [ON (UNLOCK_OK)] = { TO (OPEN), DO (OPEN) },
    [ON (UNLOCK_REFUSED)] = { TO (OPEN), DO (GIVE_UP) },
    [ON (STEP_ASIDE)] = { TO (OPEN), DO (GIVE_UP) },
    [ON (STEP_BACK)] = { TO (OPEN), DO (GIVE_UP) },
    [ON (SIGN_IN)] = { TO (OPEN_ENTERING), DO (ASK_PORTAL) },
    [ON (SIGNED_IN)] = { TO (SIGNED_IN), DO (OPEN) },
    [ON (SIGNED_IN_OFFLINE)] = { TO (OPEN), DO (OPEN) },
    [ON (SIGN_IN_REFUSED)] = { TO (OPEN), DO (NONE) },
    [ON (NETWORK_LOST)] = { TO (OPEN), DO (NONE) },
    [ON (SESSION_ENDED)] = { TO (OPEN), DO (NONE) },
    [ON (SIGN_OUT)] = { TO (LOCKED), DO (LOCK) },
    [ON (ERASE)] = { TO (SIGNED_OUT), DO (LOCK) },
    [ON (CLOSE)] = { TO (CLOSING), DO (CLOSE) },
  },
  [PUPITRE_SESSION_OPEN_ENTERING] = {
    [ON (FOUND_NONE)] = { TO (OPEN_ENTERING), DO (GIVE_UP) },
    [ON (FOUND_CLOSED)] = { TO (OPEN_ENTERING), DO (GIVE_UP) },
    [ON (FOUND_OPEN)] = { TO (OPEN_ENTERING), DO (GIVE_UP) },
    [ON (KEYRING_LOST)] = { TO (OPEN_ENTERING), DO (NOTE_KEYRING) },
    [ON (LOCK)] = { TO (LOCKED), DO (LOCK) },
    [ON (UNLOCK)] = { TO (OPEN_ENTERING), DO (GIVE_UP) },
    [ON (UNLOCK_OK)] = { TO (OPEN_ENTERING), DO (OPEN) },
    [ON (UNLOCK_REFUSED)] = { TO (OPEN_ENTERING), DO (GIVE_UP) },
    [ON (STEP_ASIDE)] = { TO (OPEN_ENTERING), DO (GIVE_UP) },
    [ON (STEP_BACK)] = { TO (OPEN_ENTERING), DO (GIVE_UP) },
    [ON (SIGN_IN)] = { TO (OPEN_ENTERING), DO (GIVE_UP) },
    [ON (SIGNED_IN)] = { TO (SIGNED_IN), DO (OPEN) },
    [ON (SIGNED_IN_OFFLINE)] = { TO (OPEN), DO (OPEN) },
    [ON (SIGN_IN_REFUSED)] = { TO (OPEN), DO (NONE) },
    [ON (NETWORK_LOST)] = { TO (OPEN), DO (NONE) },
    [ON (SESSION_ENDED)] = { TO (OPEN_ENTERING), DO (NONE) },
    [ON (SIGN_OUT)] = { TO (LOCKED), DO (LOCK) },
    [ON (ERASE)] = { TO (SIGNED_OUT), DO (LOCK) },
    [ON (CLOSE)] = { TO (CLOSING), DO (CLOSE) },
  },
  [PUPITRE_SESSION_SIGNED_IN] = {
    [ON (FOUND_NONE)] = { TO (SIGNED_IN), DO (GIVE_UP) },
    [ON (FOUND_CLOSED)] = { TO (SIGNED_IN), DO (GIVE_UP) },
    [ON (FOUND_OPEN)] = { TO (SIGNED_IN), DO (GIVE_UP) },
    [ON (KEYRING_LOST)] = { TO (SIGNED_IN), DO (NOTE_KEYRING) },
    [ON (LOCK)] = { TO (LOCKED), DO (LOCK) },
    [ON (UNLOCK)] = { TO (SIGNED_IN), DO (GIVE_UP) },
    [ON (UNLOCK_OK)] = { TO (SIGNED_IN), DO (OPEN) },
    [ON (UNLOCK_REFUSED)] = { TO (SIGNED_IN), DO (GIVE_UP) },
    [ON (STEP_ASIDE)] = { TO (SIGNED_IN), DO (GIVE_UP) },
    [ON (STEP_BACK)] = { TO (SIGNED_IN), DO (GIVE_UP) },
    [ON (SIGN_IN)] = { TO (SIGNED_IN), DO (ASK_PORTAL) },
    [ON (SIGNED_IN)] = { TO (SIGNED_IN), DO (OPEN) },
    [ON (SIGNED_IN_OFFLINE)] = { TO (SIGNED_IN), DO (OPEN) },
    [ON (SIGN_IN_REFUSED)] = { TO (SIGNED_IN), DO (NONE) },
    [ON (NETWORK_LOST)] = { TO (SIGNED_IN), DO (NONE) },
    [ON (SESSION_ENDED)] = { TO (OPEN), DO (NONE) },
    [ON (SIGN_OUT)] = { TO (LOCKED), DO (LOCK) },
    [ON (ERASE)] = { TO (SIGNED_OUT), DO (LOCK) },
    [ON (CLOSE)] = { TO (CLOSING), DO (CLOSE) },
  },
  [PUPITRE_SESSION_CLOSING] = {
    [ON (FOUND_NONE)] = { TO (CLOSING), DO (GIVE_UP) },
    [ON (FOUND_CLOSED)] = { TO (CLOSING), DO (GIVE_UP) },
    [ON (FOUND_OPEN)] = { TO (CLOSING), DO (GIVE_UP) },
    [ON (KEYRING_LOST)] = { TO (CLOSING), DO (GIVE_UP) },
    [ON (LOCK)] = { TO (CLOSING), DO (GIVE_UP) },
    [ON (UNLOCK)] = { TO (CLOSING), DO (GIVE_UP) },
    [ON (UNLOCK_OK)] = { TO (CLOSING), DO (GIVE_UP) },
    [ON (UNLOCK_REFUSED)] = { TO (CLOSING), DO (GIVE_UP) },
    [ON (STEP_ASIDE)] = { TO (CLOSING), DO (GIVE_UP) },
    [ON (STEP_BACK)] = { TO (CLOSING), DO (GIVE_UP) },
    [ON (SIGN_IN)] = { TO (CLOSING), DO (GIVE_UP) },
    [ON (SIGNED_IN)] = { TO (CLOSING), DO (GIVE_UP) },
    [ON (SIGNED_IN_OFFLINE)] = { TO (CLOSING), DO (GIVE_UP) },
    [ON (SIGN_IN_REFUSED)] = { TO (CLOSING), DO (GIVE_UP) },
    [ON (NETWORK_LOST)] = { TO (CLOSING), DO (GIVE_UP) },
    [ON (SESSION_ENDED)] = { TO (CLOSING), DO (GIVE_UP) },
    [ON (SIGN_OUT)] = { TO (CLOSING), DO (GIVE_UP) },
    [ON (ERASE)] = { TO (CLOSING), DO (GIVE_UP) },
    [ON (CLOSE)] = { TO (CLOSING), DO (GIVE_UP) },
  },
};

G_DEFINE_ENUM_TYPE (PupitreSessionState, pupitre_session_state,
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_STARTING, "starting"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_SIGNED_OUT, "signed-out"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_ENTERING, "entering"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_LOCKED, "locked"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_UNLOCKING, "unlocking"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_ASIDE, "aside"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_ASIDE_ENTERING, "aside-entering"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_OPEN_ENTERING, "open-entering"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_SIGNED_IN, "signed-in"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_CLOSING, "closing"))

G_DEFINE_ENUM_TYPE (PupitreSessionEvent, pupitre_session_event,
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_EVENT_FOUND_NONE, "found-none"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_EVENT_FOUND_CLOSED, "found-closed"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_EVENT_FOUND_OPEN, "found-open"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_EVENT_KEYRING_LOST, "keyring-lost"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_EVENT_LOCK, "lock"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_EVENT_UNLOCK, "unlock"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_EVENT_UNLOCK_OK, "unlock-ok"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_EVENT_UNLOCK_REFUSED, "unlock-refused"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_EVENT_STEP_ASIDE, "step-aside"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_EVENT_STEP_BACK, "step-back"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_EVENT_SIGN_IN, "sign-in"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_EVENT_SIGNED_IN, "signed-in"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_EVENT_SIGNED_IN_OFFLINE,
                                         "signed-in-offline"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_EVENT_SIGN_IN_REFUSED, "sign-in-refused"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_EVENT_NETWORK_LOST, "network-lost"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_EVENT_SESSION_ENDED, "session-ended"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_EVENT_SIGN_OUT, "sign-out"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_EVENT_ERASE, "erase"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_SESSION_EVENT_CLOSE, "close"))

/**
 * pupitre_session_machine_step:
 * @state: Where the program is
 * @event: What happened
 *
 * Returns: where it is then, and what is to be done. Any thread.
 */
PupitreSessionStep
pupitre_session_machine_step (PupitreSessionState state, PupitreSessionEvent event)
{
  PupitreSessionStep step;

  g_assert (state < PUPITRE_N_SESSION_STATES && event < PUPITRE_N_SESSION_EVENTS);

  step = STEPS[state][event];
  g_assert (step.action != PUPITRE_SESSION_ACTION_MISSING);
  return step;
}

/**
 * pupitre_session_state_is_locked:
 * @state: A state
 *
 * Returns: whether the lock page is what there is to show. Any thread.
 */
gboolean
pupitre_session_state_is_locked (PupitreSessionState state)
{
  return state == PUPITRE_SESSION_LOCKED || state == PUPITRE_SESSION_UNLOCKING;
}

/**
 * pupitre_session_state_is_open:
 * @state: A state
 *
 * Returns: whether there is an open account. Any thread.
 */
gboolean
pupitre_session_state_is_open (PupitreSessionState state)
{
  return state == PUPITRE_SESSION_OPEN || state == PUPITRE_SESSION_OPEN_ENTERING ||
         state == PUPITRE_SESSION_SIGNED_IN;
}
