/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DemoHost:
 * @DEMO_HOST_PORTAL: The parents' portal
 * @DEMO_HOST_IDENTITY: The identity server between the portal and the accounts
 * @DEMO_HOST_B2C: The accounts: where the password goes
 * @DEMO_HOST_API: The data
 * @DEMO_N_HOSTS: How many there are
 *
 * The four hosts of the real portal. Each has a loopback address of its own, because cookies are
 * kept apart by address and not by port.
 */
typedef enum {
  DEMO_HOST_PORTAL,
  DEMO_HOST_IDENTITY,
  DEMO_HOST_B2C,
  DEMO_HOST_API,
  DEMO_N_HOSTS,
} DemoHost;

const char *demo_host_address      (DemoHost    host);
const char *demo_host_word         (DemoHost    host);
gboolean    demo_host_from_address (const char *address,
                                    DemoHost   *host);

G_END_DECLS
