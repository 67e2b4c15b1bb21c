/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-codes"

#include "demo-codes.h"

#include "demo-clock.h"
#include "demo-mailbox.h"
#include "demo-random.h"
#include "demo-records.h"

/* The verification codes. A code belongs to an address, whatever page asked for it: 6 digits, ten
 * minutes by the demonstration's clock, 5 tries, and 10 codes until the last of them expires. */

#define KIND "code"
#define MAX_TRIES 5
#define MAX_CODES 10

static gint64
now (void)
{
  g_autoptr (GDateTime) moment = demo_clock_now ();

  return g_date_time_to_unix (moment);
}

static gint64
get_number (DemoTicket *record,
            const char *field)
{
  const char *text = demo_ticket_get (record, field);

  return text ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static void
set_number (DemoTicket *record,
            const char *field,
            gint64      number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  demo_ticket_set (record, field, text);
}

static gboolean
is_live (DemoTicket *record)
{
  return now () < get_number (record, "expires");
}

/* Addresses with which every refusal can be seen at once. */
static DemoRefusal
refuse_address (const char *address)
{
  static const struct {
    const char  *address;
    DemoRefusal  refusal;
  } odd[] = {
    { "unreachable@demo.exemple", DEMO_REFUSAL_SEND_FAILED },
    { "throttled@demo.exemple", DEMO_REFUSAL_THROTTLED },
    { "internal@demo.exemple", DEMO_REFUSAL_INTERNAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++) {
    if (g_str_equal (odd[i].address, address))
      return odd[i].refusal;
  }
  return DEMO_REFUSAL_NONE;
}

/* Repeatable for a seed, yet another one each time. */
static char *
make_code (DemoPortal *portal,
           const char *address,
           gint64      total)
{
  DemoRandom random = demo_random_for (demo_families_get_seed (portal->families),
                                       "code %s %" G_GINT64_FORMAT, address, total);

  return g_strdup_printf ("%06u", demo_random_below (&random, 1000000));
}

/**
 * demo_codes_send:
 * @portal: The portal
 * @address: An address, in lower case
 * @english: In English, else in French
 *
 * Puts a new code, instead of the one before, into the mailbox.
 *
 * Returns: why not, or %DEMO_REFUSAL_NONE.
 */
DemoRefusal
demo_codes_send (DemoPortal *portal,
                 const char *address,
                 gboolean    english)
{
  g_autoptr (DemoTicket) record = demo_records_find (portal->state, KIND, address);
  g_autofree char *code = NULL;
  DemoRefusal refusal = refuse_address (address);
  gint64 count, total;

  if (refusal != DEMO_REFUSAL_NONE)
    return refusal;
  if (record == NULL)
    record = demo_records_new (address, NULL);
  count = is_live (record) ? get_number (record, "count") : 0;
  if (count >= MAX_CODES || (is_live (record) && get_number (record, "tries") >= MAX_TRIES))
    return DEMO_REFUSAL_THROTTLED;

  total = get_number (record, "total") + 1;
  code = make_code (portal, address, total);
  demo_ticket_set (record, "code", code);
  set_number (record, "total", total);
  set_number (record, "count", count + 1);
  set_number (record, "tries", 0);
  set_number (record, "expires", now () + portal->code_seconds);
  demo_records_keep (portal->state, KIND, record);
  demo_mailbox_deliver (portal->state, address, code, portal->code_seconds, english);
  return DEMO_REFUSAL_NONE;
}

/**
 * demo_codes_check:
 * @portal: The portal
 * @address: An address, in lower case
 * @code: (nullable): As typed
 *
 * A code that was accepted is used up.
 *
 * Returns: why not, or %DEMO_REFUSAL_NONE.
 */
DemoRefusal
demo_codes_check (DemoPortal *portal,
                  const char *address,
                  const char *code)
{
  g_autoptr (DemoTicket) record = demo_records_find (portal->state, KIND, address);
  gint64 tries;

  if (record == NULL || !is_live (record) || *demo_ticket_get (record, "code") == '\0')
    return DEMO_REFUSAL_EXPIRED;
  tries = get_number (record, "tries");
  if (tries >= MAX_TRIES)
    return DEMO_REFUSAL_NO_MORE_TRIES;

  if (g_strcmp0 (code, demo_ticket_get (record, "code")) == 0)
    demo_ticket_set (record, "code", "");
  else
    set_number (record, "tries", ++tries);
  demo_records_keep (portal->state, KIND, record);
  if (*demo_ticket_get (record, "code") == '\0')
    return DEMO_REFUSAL_NONE;
  return tries >= MAX_TRIES ? DEMO_REFUSAL_NO_MORE_TRIES : DEMO_REFUSAL_WRONG_CODE;
}

/**
 * demo_codes_expire:
 * @state: The state
 *
 * Makes every code too old.
 */
void
demo_codes_expire (DemoState *state)
{
  g_autoptr (GPtrArray) records = demo_records_list (state, KIND);

  for (guint i = 0; i < records->len; i++) {
    DemoTicket *record = g_ptr_array_index (records, i);

    set_number (record, "expires", 0);
    demo_records_keep (state, KIND, record);
  }
}
