/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-fault"

#include "demo-fault.h"

/* One thing that goes wrong on demand: read from its specification, and matched with requests. */

static const char *const kinds[] = {
  [DEMO_FAULT_CUT] = "cut",
  [DEMO_FAULT_RESET_MIDDLE] = "reset-middle",
  [DEMO_FAULT_DELAY] = "delay",
  [DEMO_FAULT_STATUS] = "status",
  [DEMO_FAULT_HTML] = "html",
  [DEMO_FAULT_JSON_BROKEN] = "json-broken",
  [DEMO_FAULT_JSON_DEEP] = "json-deep",
  [DEMO_FAULT_JSON_HUGE] = "json-huge",
  [DEMO_FAULT_JSON_UTF8] = "json-utf8",
  [DEMO_FAULT_JSON_NUL] = "json-nul",
  [DEMO_FAULT_DROP] = "drop",
  [DEMO_FAULT_EXPIRED] = "expired",
  [DEMO_FAULT_TRUNCATED] = "truncated",
  [DEMO_FAULT_EMPTY] = "empty",
  [DEMO_FAULT_LOST] = "lost",
  [DEMO_FAULT_LATE] = "late",
  [DEMO_FAULT_TWICE] = "twice",
  [DEMO_FAULT_REPEATED] = "repeated",
  [DEMO_FAULT_ODD] = "odd",
};

static gboolean
is_place (const char *where)
{
  if (g_str_equal (where, "all") || demo_routes_has (where))
    return TRUE;
  for (int i = 0; i < DEMO_N_HOSTS; i++) {
    if (g_str_equal (where, demo_host_word (i)))
      return TRUE;
  }
  return FALSE;
}

/* A bare number is the short form of a status. */
static gboolean
parse_kind (DemoFault  *self,
            const char *word)
{
  if (g_ascii_isdigit (word[0])) {
    self->kind = DEMO_FAULT_STATUS;
    self->status = (guint) g_ascii_strtoull (word, NULL, 10);
    return TRUE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (g_str_equal (word, kinds[i])) {
      self->kind = i;
      return TRUE;
    }
  }
  return FALSE;
}

static void
replace (char      **place,
         const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static gboolean
parse_value (DemoFault  *self,
             const char *pair)
{
  const char *equal = strchr (pair, '=');
  g_autofree char *key = equal ? g_strndup (pair, equal - pair) : NULL;
  guint number = equal ? (guint) g_ascii_strtoull (equal + 1, NULL, 10) : 0;

  if (equal == NULL)
    return FALSE;
  if (g_str_equal (key, "ms"))
    self->milliseconds = number;
  else if (g_str_equal (key, "code"))
    self->status = number;
  else if (g_str_equal (key, "mib"))
    self->mebibytes = number;
  else if (g_str_equal (key, "times"))
    self->times = number;
  else if (g_str_equal (key, "after"))
    self->after = number;
  else if (g_str_equal (key, "retry-after"))
    replace (&self->retry_after, equal + 1);
  else if (g_str_equal (key, "member"))
    replace (&self->member, equal + 1);
  else
    return FALSE;
  return TRUE;
}

/**
 * demo_fault_parse:
 * @text: `WHERE:WHAT[:key=value…]`
 * @error: (nullable): Return location
 *
 * WHERE is `portal`, `identity`, `b2c`, `api`, `all` or an operationId. The keys: `ms` (delay, late),
 * `code` (status, html), `retry-after` (status), `member` (drop), `mib` (json-huge), and for all of
 * them `after` and `times`.
 *
 * Returns: (transfer full) (nullable): the fault, %NULL with #G_IO_ERROR_INVALID_ARGUMENT.
 */
DemoFault *
demo_fault_parse (const char  *text,
                  GError     **error)
{
  g_autoptr (DemoFault) self = g_new0 (DemoFault, 1);
  g_auto (GStrv) parts = g_strsplit (text, ":", -1);
  gboolean good = g_strv_length (parts) >= 2 && is_place (parts[0]) && parse_kind (self, parts[1]);

  for (guint i = 2; good && parts[i] != NULL; i++)
    good = parse_value (self, parts[i]);
  if (!good || (self->kind == DEMO_FAULT_DROP && self->member == NULL)) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "Not a fault: %s", text);
    return NULL;
  }
  if (self->kind == DEMO_FAULT_STATUS && (self->status < 400 || self->status > 599))
    self->status = 500;
  if (self->mebibytes == 0)
    self->mebibytes = 80;
  self->text = g_strdup (text);
  self->where = g_strdup (parts[0]);
  return g_steal_pointer (&self);
}

/**
 * demo_fault_free:
 * @self: (nullable): A fault
 *
 * Frees @self.
 */
void
demo_fault_free (DemoFault *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->where);
  g_free (self->retry_after);
  g_free (self->member);
  g_free (self);
}

/**
 * demo_fault_hits:
 * @self: A fault; counts the request
 * @host: The host that is asked
 * @route: (nullable): The operation that is asked for
 *
 * Returns: whether this request shall suffer it.
 */
gboolean
demo_fault_hits (DemoFault       *self,
                 DemoHost         host,
                 const DemoRoute *route)
{
  if (!g_str_equal (self->where, "all") && !g_str_equal (self->where, demo_host_word (host)) &&
      (route == NULL || !g_str_equal (self->where, route->operation)))
    return FALSE;
  self->seen++;
  return self->seen > self->after && (self->times == 0 || self->seen <= self->after + self->times);
}
