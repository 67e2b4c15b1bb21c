/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-host"

#include "demo-host.h"

/* The four pretended hosts and the loopback addresses that stand for them. */

static const struct {
  const char *address;
  const char *word;
} hosts[DEMO_N_HOSTS] = {
  [DEMO_HOST_PORTAL] = { "127.0.0.1", "portal" },
  [DEMO_HOST_IDENTITY] = { "127.0.0.2", "identity" },
  [DEMO_HOST_B2C] = { "127.0.0.3", "b2c" },
  [DEMO_HOST_API] = { "127.0.0.4", "api" },
};

/**
 * demo_host_address:
 * @host: A host
 *
 * Returns: its loopback address.
 */
const char *
demo_host_address (DemoHost host)
{
  return hosts[host].address;
}

/**
 * demo_host_word:
 * @host: A host
 *
 * Returns: the word that fault specifications and the log use for it.
 */
const char *
demo_host_word (DemoHost host)
{
  return hosts[host].word;
}

/**
 * demo_host_from_address:
 * @address: A numeric address
 * @host: (out): The host that it stands for
 *
 * Returns: whether @address is one of the four.
 */
gboolean
demo_host_from_address (const char *address,
                        DemoHost   *host)
{
  for (int i = 0; i < DEMO_N_HOSTS; i++) {
    if (g_str_equal (hosts[i].address, address)) {
      *host = i;
      return TRUE;
    }
  }
  return FALSE;
}
