/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreIntentState:
 * @PUPITRE_INTENT_QUEUED: On this computer, and nowhere else for certain
 * @PUPITRE_INTENT_SENT: On its way: the portal may have it
 * @PUPITRE_INTENT_UNKNOWN: It was on its way, and nobody said what became of it: it is being read
 *   back, and not sent meanwhile
 * @PUPITRE_INTENT_UNDECIDED: The same, and there is nothing to read back: the parent decides
 * @PUPITRE_INTENT_CONFIRMED: The portal has it
 * @PUPITRE_INTENT_REFUSED: It came back to the parent, with the reason and all that was typed
 *
 * Where one intent is. The numbers are in databases: never change one.
 */
typedef enum {
  PUPITRE_INTENT_QUEUED = 0,
  PUPITRE_INTENT_SENT = 1,
  PUPITRE_INTENT_UNKNOWN = 2,
  PUPITRE_INTENT_UNDECIDED = 3,
  PUPITRE_INTENT_CONFIRMED = 4,
  PUPITRE_INTENT_REFUSED = 5,
} PupitreIntentState;

#define PUPITRE_N_INTENT_STATES (PUPITRE_INTENT_REFUSED + 1)

/**
 * PupitreIntentEvent:
 * @PUPITRE_INTENT_EVENT_SEND: Its turn has come, and there is a session
 * @PUPITRE_INTENT_EVENT_DONE: The portal says that it did it
 * @PUPITRE_INTENT_EVENT_DECLINED: The portal says that it does not do it
 * @PUPITRE_INTENT_EVENT_NOT_SENT: Nothing left this computer, or nothing that was looked at
 * @PUPITRE_INTENT_EVENT_LOST: It left, and no usable answer came
 * @PUPITRE_INTENT_EVENT_FOUND: Reading back, its content is there
 * @PUPITRE_INTENT_EVENT_MISSING: Reading back, its content is not there, and nothing that was sent
 *   can still be on its way
 * @PUPITRE_INTENT_EVENT_NO_READ_BACK: There is nothing to read it back with
 * @PUPITRE_INTENT_EVENT_DATE_PASSED: The day that it is about is over
 * @PUPITRE_INTENT_EVENT_MAY_NOT_WAIT: It can not be sent now, and nothing waits on this computer
 * @PUPITRE_INTENT_EVENT_RESUMED: The program was ended and the intent is there again
 * @PUPITRE_INTENT_EVENT_SAID_DONE: The parent knows that the school has it
 * @PUPITRE_INTENT_EVENT_SAID_AGAIN: The parent wants it sent once more
 * @PUPITRE_INTENT_EVENT_TAKEN_BACK: The parent does not want it any more, or has read why it came
 *   back
 *
 * What can happen to it.
 */
typedef enum {
  PUPITRE_INTENT_EVENT_SEND,
  PUPITRE_INTENT_EVENT_DONE,
  PUPITRE_INTENT_EVENT_DECLINED,
  PUPITRE_INTENT_EVENT_NOT_SENT,
  PUPITRE_INTENT_EVENT_LOST,
  PUPITRE_INTENT_EVENT_FOUND,
  PUPITRE_INTENT_EVENT_MISSING,
  PUPITRE_INTENT_EVENT_NO_READ_BACK,
  PUPITRE_INTENT_EVENT_DATE_PASSED,
  PUPITRE_INTENT_EVENT_MAY_NOT_WAIT,
  PUPITRE_INTENT_EVENT_RESUMED,
  PUPITRE_INTENT_EVENT_SAID_DONE,
  PUPITRE_INTENT_EVENT_SAID_AGAIN,
  PUPITRE_INTENT_EVENT_TAKEN_BACK,
} PupitreIntentEvent;

#define PUPITRE_N_INTENT_EVENTS (PUPITRE_INTENT_EVENT_TAKEN_BACK + 1)

/**
 * PupitreIntentAction:
 * @PUPITRE_INTENT_ACTION_FORGOTTEN: Nobody thought of it: never returned
 * @PUPITRE_INTENT_ACTION_GIVE_UP: The event comes too late or too early: nothing changes
 * @PUPITRE_INTENT_ACTION_SEND: To send it, once the new state is on the disk
 * @PUPITRE_INTENT_ACTION_WAIT: To note the state; its turn comes again
 * @PUPITRE_INTENT_ACTION_READ_BACK: To note the state, and to look for its content in the portal
 * @PUPITRE_INTENT_ACTION_KEEP_RECEIPT: To keep a receipt in its place
 * @PUPITRE_INTENT_ACTION_RETURN: To note the state, and to tell the parent
 * @PUPITRE_INTENT_ACTION_REMOVE: To remove it
 *
 * What is to be done about it.
 */
typedef enum {
  PUPITRE_INTENT_ACTION_FORGOTTEN,
  PUPITRE_INTENT_ACTION_GIVE_UP,
  PUPITRE_INTENT_ACTION_SEND,
  PUPITRE_INTENT_ACTION_WAIT,
  PUPITRE_INTENT_ACTION_READ_BACK,
  PUPITRE_INTENT_ACTION_KEEP_RECEIPT,
  PUPITRE_INTENT_ACTION_RETURN,
  PUPITRE_INTENT_ACTION_REMOVE,
} PupitreIntentAction;

typedef struct {
  PupitreIntentState  next;
  PupitreIntentAction action;
} PupitreIntentStep;

#define PUPITRE_TYPE_INTENT_STATE (pupitre_intent_state_get_type ())
GType             pupitre_intent_state_get_type   (void);
#define PUPITRE_TYPE_INTENT_EVENT (pupitre_intent_event_get_type ())
GType             pupitre_intent_event_get_type   (void);

PupitreIntentStep pupitre_intent_machine_step    (PupitreIntentState state,
                                                  PupitreIntentEvent event);
gboolean          pupitre_intent_state_is_open   (PupitreIntentState state);

G_END_DECLS
