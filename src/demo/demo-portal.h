/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-dialect.h"
#include "demo-documents.h"
#include "demo-families.h"
#include "demo-host.h"
#include "demo-message-list.h"
#include "demo-state.h"

G_BEGIN_DECLS

/**
 * DemoPortal:
 * @origins: (array fixed-size=4): `http://127.0.0.1:PORT` and its sisters, known once listening
 * @secure: Whether it is served over TLS
 * @token_seconds: How long a token lives
 * @session_seconds: How long a session of the portal lives without being used
 * @code_seconds: How long a verification code is good
 * @dialect: How the accounts want codes to be asked for
 * @password_pattern: (nullable): A rule for new passwords, instead of the usual one
 * @ignores_keys: Whether an Idempotency-Key means nothing to it
 * @withdraws_begun: Whether an announced absence that has begun can be withdrawn until its last day
 * @reissues: Whether the report cards are given out a second time
 * @base_day: The day on which the demonstration began
 * @state: Sessions and settings
 * @families: Who is who
 * @messages: What the schools wrote
 * @documents: What can be drawn
 *
 * Everything that the handlers share.
 */
typedef struct {
  char            *origins[DEMO_N_HOSTS];
  gboolean         secure;
  int              token_seconds;
  int              session_seconds;
  int              code_seconds;
  DemoDialect      dialect;
  char            *password_pattern;
  gboolean         ignores_keys;
  gboolean         withdraws_begun;
  gboolean         reissues;
  GDate            base_day;
  DemoState       *state;
  DemoFamilies    *families;
  DemoMessageList *messages;
  DemoDocuments   *documents;
} DemoPortal;

G_END_DECLS
