/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-families.h"

G_BEGIN_DECLS

#define DEMO_N_ACCOUNTS 2
#define DEMO_DAYCARE_DAY 950
#define DEMO_DAYCARE_PEDAGOGIC 1620

/**
 * DemoAccount:
 * @DEMO_ACCOUNT_EFFECTS: What the school bills: books, outings
 * @DEMO_ACCOUNT_DAYCARE: The school's daycare
 *
 * What parents pay for.
 */
typedef enum {
  DEMO_ACCOUNT_EFFECTS,
  DEMO_ACCOUNT_DAYCARE,
} DemoAccount;

/**
 * DemoEntry:
 * @date: When
 * @text: What
 * @cents: How much, less than 0 for what was paid
 *
 * A line of an account.
 */
typedef struct {
  GDate       date;
  const char *text;
  int         cents;
} DemoEntry;

gboolean    demo_ledger_has      (DemoFamilies    *families,
                                  const DemoChild *child,
                                  int              school_year,
                                  DemoAccount      account);
GArray     *demo_ledger_list     (DemoFamilies    *families,
                                  const DemoChild *child,
                                  int              school_year,
                                  DemoAccount      account,
                                  const GDate     *until) G_GNUC_WARN_UNUSED_RESULT;
int         demo_ledger_balance  (GArray          *entries);
gboolean    demo_ledger_issued   (DemoFamilies    *families,
                                  const DemoChild *child,
                                  int              school_year,
                                  DemoAccount      account,
                                  int              month,
                                  GDate           *date);
void        demo_ledger_daycare  (DemoFamilies    *families,
                                  const DemoChild *child,
                                  int              year,
                                  int             *base,
                                  int             *extra);
const char *demo_account_name    (DemoAccount      account);
char       *demo_money_words     (int              cents) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
