/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* Lets a test write asynchronous calls one below the other:
 *
 *   g_auto (Waiter) waiter = { NULL };
 *
 *   thing_do_async (thing, NULL, on_ready, begin (&waiter));
 *   g_assert_true (thing_do_finish (thing, wait_for (&waiter), &error));
 */

static inline void
on_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  g_assert_null (*place);
  *place = g_object_ref (result);
}

typedef struct {
  GAsyncResult *last;
} Waiter;

static inline gpointer
begin (Waiter *waiter)
{
  g_clear_object (&waiter->last);
  return &waiter->last;
}

static inline GAsyncResult *
wait_for (Waiter *waiter)
{
  while (waiter->last == NULL)
    g_main_context_iteration (NULL, TRUE);
  return waiter->last;
}

static inline void
waiter_clear (Waiter *waiter)
{
  g_clear_object (&waiter->last);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Waiter, waiter_clear)
