/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-session-machine.h"

/* Where the program is with its accounts: each pair of a state and an event, as the enums have them,
 * has to be thought of; then what must hold whatever happens. */

static const char *
nick (GType type, int value)
{
  GEnumClass *class = g_type_class_peek (type);

  return g_enum_get_value (class, value)->value_nick;
}

static void
test_every_pair (gconstpointer data)
{
  PupitreSessionState state = (PupitreSessionState) GPOINTER_TO_INT (data) / PUPITRE_N_SESSION_EVENTS;
  PupitreSessionEvent event = (PupitreSessionEvent) GPOINTER_TO_INT (data) % PUPITRE_N_SESSION_EVENTS;
  PupitreSessionStep step = pupitre_session_machine_step (state, event);

  g_assert_cmpint (step.action, !=, PUPITRE_SESSION_ACTION_MISSING);
  g_assert_cmpint (step.next, <, PUPITRE_N_SESSION_STATES);
  /* Whoever gives up has changed nothing. */
  if (step.action == PUPITRE_SESSION_ACTION_GIVE_UP)
    g_assert_cmpint (step.next, ==, state);
  /* Nothing opens but by what opens; nothing closed is opened by what closes. */
  if (!pupitre_session_state_is_open (state) && pupitre_session_state_is_open (step.next))
    g_assert_true (event == PUPITRE_SESSION_EVENT_FOUND_OPEN ||
                   event == PUPITRE_SESSION_EVENT_UNLOCK_OK ||
                   event == PUPITRE_SESSION_EVENT_SIGNED_IN ||
                   event == PUPITRE_SESSION_EVENT_SIGNED_IN_OFFLINE);
  /* From open to closed nothing is left under way. */
  if (pupitre_session_state_is_open (state) && !pupitre_session_state_is_open (step.next))
    g_assert_true (step.action == PUPITRE_SESSION_ACTION_LOCK ||
                   step.action == PUPITRE_SESSION_ACTION_CLOSE);
  if (event == PUPITRE_SESSION_EVENT_LOCK)
    g_assert_false (pupitre_session_state_is_open (step.next));
  if (event == PUPITRE_SESSION_EVENT_CLOSE || state == PUPITRE_SESSION_CLOSING)
    g_assert_cmpint (step.next, ==, PUPITRE_SESSION_CLOSING);
  if (event == PUPITRE_SESSION_EVENT_KEYRING_LOST)
    g_assert_cmpint (step.next, ==, state);
}

/* What comes late, from before a lock, opens nothing. */
static void
test_locked_stays_locked (void)
{
  for (guint event = 0; event < PUPITRE_N_SESSION_EVENTS; event++) {
    PupitreSessionStep step = pupitre_session_machine_step (PUPITRE_SESSION_LOCKED, event);

    g_test_message ("%s", nick (PUPITRE_TYPE_SESSION_EVENT, (int) event));
    g_assert_false (pupitre_session_state_is_open (step.next));
    g_assert_cmpint (step.action, !=, PUPITRE_SESSION_ACTION_ASK_PORTAL);
  }
}

/* There is a way from every state to every other one, but from the end. */
static void
test_reachable (void)
{
  for (guint from = 0; from < PUPITRE_N_SESSION_STATES; from++) {
    gboolean seen[PUPITRE_N_SESSION_STATES] = { FALSE };
    guint n_seen = 0, n_before;

    seen[from] = TRUE;
    do {
      n_before = n_seen;
      n_seen = 0;
      for (guint state = 0; state < PUPITRE_N_SESSION_STATES; state++) {
        for (guint event = 0; seen[state] && event < PUPITRE_N_SESSION_EVENTS; event++)
          seen[pupitre_session_machine_step (state, event).next] = TRUE;
        n_seen += seen[state] ? 1 : 0;
      }
    } while (n_seen > n_before);
    /* Nothing comes back to the start, and nothing from the end. */
    g_test_message ("from %s", nick (PUPITRE_TYPE_SESSION_STATE, (int) from));
    g_assert_cmpuint (n_seen, ==, from == PUPITRE_SESSION_CLOSING ? 1
                                  : from == PUPITRE_SESSION_STARTING
                                    ? PUPITRE_N_SESSION_STATES
                                    : PUPITRE_N_SESSION_STATES - 1);
  }
}

int
main (int argc, char **argv)
{
  g_autoptr (GEnumClass) states = g_type_class_ref (PUPITRE_TYPE_SESSION_STATE);
  g_autoptr (GEnumClass) events = g_type_class_ref (PUPITRE_TYPE_SESSION_EVENT);

  g_test_init (&argc, &argv, NULL);

  g_assert_cmpuint (states->n_values, ==, PUPITRE_N_SESSION_STATES);
  g_assert_cmpuint (events->n_values, ==, PUPITRE_N_SESSION_EVENTS);
  for (guint i = 0; i < states->n_values; i++) {
    for (guint j = 0; j < events->n_values; j++) {
      g_autofree char *path = g_strdup_printf ("/session-machine/%s/%s", states->values[i].value_nick,
                                               events->values[j].value_nick);
      int pair = states->values[i].value * PUPITRE_N_SESSION_EVENTS + events->values[j].value;

      g_test_add_data_func (path, GINT_TO_POINTER (pair), test_every_pair);
    }
  }
  g_test_add_func ("/session-machine/locked-stays-locked", test_locked_stays_locked);
  g_test_add_func ("/session-machine/reachable", test_reachable);

  return g_test_run ();
}
