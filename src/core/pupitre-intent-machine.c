/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-intent-machine"

#include "pupitre-intent-machine.h"

/* Where something can be that a parent asked of the school, and what each event then means: one
 * table, nothing else. What left this computer without a usable answer is never sent again before
 * it was read back and not found, or the parent said so. */

#define ON(event) PUPITRE_INTENT_EVENT_##event
#define TO(state) PUPITRE_INTENT_##state
#define DO(action) PUPITRE_INTENT_ACTION_##action

static const PupitreIntentStep STEPS[PUPITRE_N_INTENT_STATES][PUPITRE_N_INTENT_EVENTS] = {
  [PUPITRE_INTENT_QUEUED] = {
    [ON (SEND)] = { TO (SENT), DO (SEND) },
    [ON (DONE)] = { TO (QUEUED), DO (GIVE_UP) },
    [ON (DECLINED)] = { TO (QUEUED), DO (GIVE_UP) },
    [ON (NOT_SENT)] = { TO (QUEUED), DO (GIVE_UP) },
    [ON (LOST)] = { TO (QUEUED), DO (GIVE_UP) },
    [ON (FOUND)] = { TO (QUEUED), DO (GIVE_UP) },
    [ON (MISSING)] = { TO (QUEUED), DO (GIVE_UP) },
    [ON (NO_READ_BACK)] = { TO (QUEUED), DO (GIVE_UP) },
    [ON (DATE_PASSED)] = { TO (REFUSED), DO (RETURN) },
    [ON (MAY_NOT_WAIT)] = { TO (REFUSED), DO (RETURN) },
    [ON (RESUMED)] = { TO (QUEUED), DO (WAIT) },
    [ON (SAID_DONE)] = { TO (QUEUED), DO (GIVE_UP) },
    [ON (SAID_AGAIN)] = { TO (QUEUED), DO (GIVE_UP) },
    [ON (TAKEN_BACK)] = { TO (QUEUED), DO (REMOVE) },
  },
  [PUPITRE_INTENT_SENT] = {
    [ON (SEND)] = { TO (SENT), DO (GIVE_UP) },
    [ON (DONE)] = { TO (CONFIRMED), DO (KEEP_RECEIPT) },
    [ON (DECLINED)] = { TO (REFUSED), DO (RETURN) },
    [ON (NOT_SENT)] = { TO (QUEUED), DO (WAIT) },
    [ON (LOST)] = { TO (UNKNOWN), DO (READ_BACK) },
    [ON (FOUND)] = { TO (SENT), DO (GIVE_UP) },
    [ON (MISSING)] = { TO (SENT), DO (GIVE_UP) },
    [ON (NO_READ_BACK)] = { TO (SENT), DO (GIVE_UP) },
    [ON (DATE_PASSED)] = { TO (SENT), DO (GIVE_UP) },
    [ON (MAY_NOT_WAIT)] = { TO (SENT), DO (GIVE_UP) },
    [ON (RESUMED)] = { TO (UNKNOWN), DO (READ_BACK) },
    [ON (SAID_DONE)] = { TO (SENT), DO (GIVE_UP) },
    [ON (SAID_AGAIN)] = { TO (SENT), DO (GIVE_UP) },
    [ON (TAKEN_BACK)] = { TO (SENT), DO (GIVE_UP) },
  },
  [PUPITRE_INTENT_UNKNOWN] = {
    [ON (SEND)] = { TO (UNKNOWN), DO (GIVE_UP) },
    [ON (DONE)] = { TO (UNKNOWN), DO (GIVE_UP) },
    [ON (DECLINED)] = { TO (REFUSED), DO (RETURN) },
    [ON (NOT_SENT)] = { TO (UNKNOWN), DO (GIVE_UP) },
    [ON (LOST)] = { TO (UNKNOWN), DO (GIVE_UP) },
    [ON (FOUND)] = { TO (CONFIRMED), DO (KEEP_RECEIPT) },
    [ON (MISSING)] = { TO (QUEUED), DO (WAIT) },
    [ON (NO_READ_BACK)] = { TO (UNDECIDED), DO (RETURN) },
    [ON (DATE_PASSED)] = { TO (UNKNOWN), DO (GIVE_UP) },
    [ON (MAY_NOT_WAIT)] = { TO (UNKNOWN), DO (GIVE_UP) },
    [ON (RESUMED)] = { TO (UNKNOWN), DO (READ_BACK) },
    [ON (SAID_DONE)] = { TO (UNKNOWN), DO (GIVE_UP) },
    [ON (SAID_AGAIN)] = { TO (UNKNOWN), DO (GIVE_UP) },
    [ON (TAKEN_BACK)] = { TO (UNKNOWN), DO (GIVE_UP) },
  },
  [PUPITRE_INTENT_UNDECIDED] = {
    [ON (SEND)] = { TO (UNDECIDED), DO (GIVE_UP) },
    [ON (DONE)] = { TO (UNDECIDED), DO (GIVE_UP) },
    [ON (DECLINED)] = { TO (UNDECIDED), DO (GIVE_UP) },
    [ON (NOT_SENT)] = { TO (UNDECIDED), DO (GIVE_UP) },
    [ON (LOST)] = { TO (UNDECIDED), DO (GIVE_UP) },
    [ON (FOUND)] = { TO (UNDECIDED), DO (GIVE_UP) },
    [ON (MISSING)] = { TO (UNDECIDED), DO (GIVE_UP) },
    [ON (NO_READ_BACK)] = { TO (UNDECIDED), DO (GIVE_UP) },
    [ON (DATE_PASSED)] = { TO (UNDECIDED), DO (GIVE_UP) },
    [ON (MAY_NOT_WAIT)] = { TO (UNDECIDED), DO (GIVE_UP) },
    [ON (RESUMED)] = { TO (UNDECIDED), DO (WAIT) },
    [ON (SAID_DONE)] = { TO (CONFIRMED), DO (KEEP_RECEIPT) },
    [ON (SAID_AGAIN)] = { TO (QUEUED), DO (WAIT) },
    [ON (TAKEN_BACK)] = { TO (UNDECIDED), DO (REMOVE) },
  },
  [PUPITRE_INTENT_CONFIRMED] = {
    [ON (SEND)] = { TO (CONFIRMED), DO (GIVE_UP) },
    [ON (DONE)] = { TO (CONFIRMED), DO (GIVE_UP) },
    [ON (DECLINED)] = { TO (CONFIRMED), DO (GIVE_UP) },
    [ON (NOT_SENT)] = { TO (CONFIRMED), DO (GIVE_UP) },
    [ON (LOST)] = { TO (CONFIRMED), DO (GIVE_UP) },
    [ON (FOUND)] = { TO (CONFIRMED), DO (GIVE_UP) },
    [ON (MISSING)] = { TO (CONFIRMED), DO (GIVE_UP) },
    [ON (NO_READ_BACK)] = { TO (CONFIRMED), DO (GIVE_UP) },
    [ON (DATE_PASSED)] = { TO (CONFIRMED), DO (GIVE_UP) },
    [ON (MAY_NOT_WAIT)] = { TO (CONFIRMED), DO (GIVE_UP) },
    [ON (RESUMED)] = { TO (CONFIRMED), DO (KEEP_RECEIPT) },
    [ON (SAID_DONE)] = { TO (CONFIRMED), DO (GIVE_UP) },
    [ON (SAID_AGAIN)] = { TO (CONFIRMED), DO (GIVE_UP) },
    [ON (TAKEN_BACK)] = { TO (CONFIRMED), DO (REMOVE) },
  },
  [PUPITRE_INTENT_REFUSED] = {
    [ON (SEND)] = { TO (REFUSED), DO (GIVE_UP) },
    [ON (DONE)] = { TO (REFUSED), DO (GIVE_UP) },
    [ON (DECLINED)] = { TO (REFUSED), DO (GIVE_UP) },
    [ON (NOT_SENT)] = { TO (REFUSED), DO (GIVE_UP) },
    [ON (LOST)] = { TO (REFUSED), DO (GIVE_UP) },
    [ON (FOUND)] = { TO (REFUSED), DO (GIVE_UP) },
    [ON (MISSING)] = { TO (REFUSED), DO (GIVE_UP) },
    [ON (NO_READ_BACK)] = { TO (REFUSED), DO (GIVE_UP) },
    [ON (DATE_PASSED)] = { TO (REFUSED), DO (GIVE_UP) },
    [ON (MAY_NOT_WAIT)] = { TO (REFUSED), DO (GIVE_UP) },
    [ON (RESUMED)] = { TO (REFUSED), DO (WAIT) },
    [ON (SAID_DONE)] = { TO (REFUSED), DO (GIVE_UP) },
    [ON (SAID_AGAIN)] = { TO (REFUSED), DO (GIVE_UP) },
    [ON (TAKEN_BACK)] = { TO (REFUSED), DO (REMOVE) },
  },
};

G_DEFINE_ENUM_TYPE (PupitreIntentState, pupitre_intent_state,
                    G_DEFINE_ENUM_VALUE (PUPITRE_INTENT_QUEUED, "queued"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_INTENT_SENT, "sent"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_INTENT_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_INTENT_UNDECIDED, "undecided"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_INTENT_CONFIRMED, "confirmed"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_INTENT_REFUSED, "refused"))

G_DEFINE_ENUM_TYPE (PupitreIntentEvent, pupitre_intent_event,
                    G_DEFINE_ENUM_VALUE (PUPITRE_INTENT_EVENT_SEND, "send"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_INTENT_EVENT_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_INTENT_EVENT_DECLINED, "declined"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_INTENT_EVENT_NOT_SENT, "not-sent"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_INTENT_EVENT_LOST, "lost"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_INTENT_EVENT_FOUND, "found"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_INTENT_EVENT_MISSING, "missing"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_INTENT_EVENT_NO_READ_BACK, "no-read-back"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_INTENT_EVENT_DATE_PASSED, "date-passed"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_INTENT_EVENT_MAY_NOT_WAIT, "may-not-wait"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_INTENT_EVENT_RESUMED, "resumed"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_INTENT_EVENT_SAID_DONE, "said-done"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_INTENT_EVENT_SAID_AGAIN, "said-again"),
                    G_DEFINE_ENUM_VALUE (PUPITRE_INTENT_EVENT_TAKEN_BACK, "taken-back"))

/**
 * pupitre_intent_machine_step:
 * @state: Where an intent is
 * @event: What happened
 *
 * Returns: where it is then, and what is to be done. Any thread.
 */
PupitreIntentStep
pupitre_intent_machine_step (PupitreIntentState state, PupitreIntentEvent event)
{
  PupitreIntentStep step;

  g_assert (state < PUPITRE_N_INTENT_STATES && event < PUPITRE_N_INTENT_EVENTS);

  step = STEPS[state][event];
  g_assert (step.action != PUPITRE_INTENT_ACTION_FORGOTTEN);
  return step;
}

/**
 * pupitre_intent_state_is_open:
 * @state: A state
 *
 * Returns: whether something of it is still to come: a parent who signs out is asked about it. Any
 *   thread.
 */
gboolean
pupitre_intent_state_is_open (PupitreIntentState state)
{
  return state != PUPITRE_INTENT_CONFIRMED && state != PUPITRE_INTENT_REFUSED;
}
