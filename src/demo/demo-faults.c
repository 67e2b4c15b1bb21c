/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-faults"

#include "demo-faults.h"

#include "demo-odd.h"
#include "demo-spoil.h"

/* The faults that are on, and what they do to a request. */

struct _DemoFaults {
  GPtrArray *faults;
};

/**
 * demo_faults_new:
 *
 * Returns: (transfer full): no fault yet.
 */
DemoFaults *
demo_faults_new (void)
{
  DemoFaults *self = g_new0 (DemoFaults, 1);

  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) demo_fault_free);
  return self;
}

/**
 * demo_faults_free:
 * @self: (nullable): The faults
 *
 * Frees @self.
 */
void
demo_faults_free (DemoFaults *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->faults);
  g_free (self);
}

/**
 * demo_faults_set:
 * @self: The faults
 * @specifications: (array zero-terminated=1): Which are on from now on, and no others
 * @error: (nullable): Return location
 *
 * Replaces the faults; their counts begin again. Nothing changes if one cannot be read.
 *
 * Returns: whether all could be read.
 */
gboolean
demo_faults_set (DemoFaults         *self,
                 const char * const *specifications,
                 GError            **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) demo_fault_free);

  for (gsize i = 0; specifications[i] != NULL; i++) {
    DemoFault *fault = demo_fault_parse (specifications[i], error);

    if (fault == NULL)
      return FALSE;
    g_ptr_array_add (faults, fault);
  }
  g_ptr_array_unref (self->faults);
  self->faults = g_steal_pointer (&faults);
  return TRUE;
}

/**
 * demo_faults_list:
 * @self: The faults
 *
 * Returns: (transfer full): their specifications.
 */
GStrv
demo_faults_list (DemoFaults *self)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (guint i = 0; i < self->faults->len; i++) {
    DemoFault *fault = g_ptr_array_index (self->faults, i);

    g_ptr_array_add (texts, g_strdup (fault->text));
  }
  g_ptr_array_add (texts, NULL);
  return (GStrv) g_ptr_array_free (texts, FALSE);
}

static DemoFault *
copy_fault (const DemoFault *source)
{
  DemoFault *copy = g_memdup2 (source, sizeof (DemoFault));

  copy->text = g_strdup (copy->text);
  copy->where = g_strdup (copy->where);
  copy->retry_after = g_strdup (copy->retry_after);
  copy->member = g_strdup (copy->member);
  return copy;
}

/**
 * demo_faults_match:
 * @self: The faults; counts the request
 * @host: The host that is asked
 * @route: (nullable): The operation that is asked for
 *
 * Returns: (transfer full) (element-type DemoFault): those that this request shall suffer; they
 *   stay the same while it waits.
 */
GPtrArray *
demo_faults_match (DemoFaults      *self,
                   DemoHost         host,
                   const DemoRoute *route)
{
  GPtrArray *matched = g_ptr_array_new_with_free_func ((GDestroyNotify) demo_fault_free);

  for (guint i = 0; i < self->faults->len; i++) {
    DemoFault *fault = g_ptr_array_index (self->faults, i);

    if (demo_fault_hits (fault, host, route))
      g_ptr_array_add (matched, copy_fault (fault));
  }
  return matched;
}

static guint
sum_milliseconds (GPtrArray     *matched,
                  DemoFaultKind  kind)
{
  guint sum = 0;

  for (guint i = 0; i < matched->len; i++) {
    DemoFault *fault = g_ptr_array_index (matched, i);

    if (fault->kind == kind)
      sum += fault->milliseconds;
  }
  return sum;
}

/**
 * demo_faults_get_delay:
 * @matched: (element-type DemoFault): Of one request
 *
 * Returns: how many milliseconds it waits.
 */
guint
demo_faults_get_delay (GPtrArray *matched)
{
  return sum_milliseconds (matched, DEMO_FAULT_DELAY);
}

/**
 * demo_faults_get_late:
 * @matched: (element-type DemoFault): Of one request
 *
 * Returns: how many milliseconds its answer waits.
 */
guint
demo_faults_get_late (GPtrArray *matched)
{
  return sum_milliseconds (matched, DEMO_FAULT_LATE);
}

/**
 * demo_faults_have:
 * @matched: (element-type DemoFault): Of one request
 * @kind: A kind
 *
 * Returns: whether one of them is of that kind.
 */
gboolean
demo_faults_have (GPtrArray     *matched,
                  DemoFaultKind  kind)
{
  for (guint i = 0; i < matched->len; i++) {
    DemoFault *fault = g_ptr_array_index (matched, i);

    if (fault->kind == kind)
      return TRUE;
  }
  return FALSE;
}

/**
 * demo_faults_refuse:
 * @matched: (element-type DemoFault): Of one request
 *
 * Returns: whether one of them says no to what is asked: nothing is done then, as it may be with an
 *   error of the portal's own.
 */
gboolean
demo_faults_refuse (GPtrArray *matched)
{
  for (guint i = 0; i < matched->len; i++) {
    DemoFault *fault = g_ptr_array_index (matched, i);

    if (fault->kind == DEMO_FAULT_STATUS && fault->status < 500)
      return TRUE;
  }
  return FALSE;
}

/**
 * demo_faults_spoil:
 * @matched: (element-type DemoFault): Of one request
 * @answer: Its answer
 * @operation: (nullable): What it asked for
 *
 * Changes the answer as the faults want it.
 *
 * Returns: what becomes of it.
 */
DemoOutcome
demo_faults_spoil (GPtrArray  *matched,
                   DemoAnswer *answer,
                   const char *operation)
{
  DemoOutcome outcome = DEMO_OUTCOME_SEND;

  for (guint i = 0; i < matched->len; i++) {
    DemoFault *fault = g_ptr_array_index (matched, i);

    if (fault->kind == DEMO_FAULT_CUT)
      outcome = DEMO_OUTCOME_CUT;
    else if (fault->kind == DEMO_FAULT_RESET_MIDDLE)
      outcome = DEMO_OUTCOME_BREAK;
    else if (fault->kind == DEMO_FAULT_TWICE)
      outcome = DEMO_OUTCOME_TWICE;
    else if (fault->kind == DEMO_FAULT_ODD)
      demo_odd_spoil (answer, operation);
    else
      demo_spoil (answer, fault);
  }
  return outcome;
}
