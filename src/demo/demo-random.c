/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-random"

#include "demo-random.h"

#include <sys/random.h>

/* Two kinds of chance: repeatable numbers for the data, and real secrets for the sessions. */

static guint64
next (DemoRandom *self)
{
  guint64 z;

  /* SplitMix64 (Steele, Lea, Flood 2014): any 64 bits are a good seed. */
  self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  z = self->state;
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/**
 * demo_random_for:
 * @seed: The seed of the whole demonstration
 * @format: What the numbers are for
 * @...: Arguments of @format
 *
 * Returns: a stream of its own for this purpose.
 */
DemoRandom
demo_random_for (guint64     seed,
                 const char *format,
                 ...)
{
  g_autofree char *purpose = NULL;
  /* FNV-1a: the same on every machine, which g_str_hash() does not promise. */
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325) ^ seed;
  va_list args;

  va_start (args, format);
  purpose = g_strdup_vprintf (format, args);
  va_end (args);
  for (const char *p = purpose; *p != '\0'; p++)
    hash = (hash ^ (guchar) *p) * G_GUINT64_CONSTANT (0x100000001b3);
  return (DemoRandom) { hash };
}

/**
 * demo_random_below:
 * @self: A stream
 * @limit: More than 0
 *
 * Returns: a number from 0 to @limit - 1.
 */
guint
demo_random_below (DemoRandom *self,
                   guint       limit)
{
  return (guint) ((next (self) >> 32) * limit >> 32);
}

/**
 * demo_random_range:
 * @self: A stream
 * @least: The least
 * @most: The most
 *
 * Returns: a number from @least to @most, both included.
 */
int
demo_random_range (DemoRandom *self,
                   int         least,
                   int         most)
{
  return least + (int) demo_random_below (self, (guint) (most - least + 1));
}

/**
 * demo_random_unit:
 * @self: A stream
 *
 * Returns: a number from 0 to 1, 1 not included.
 */
double
demo_random_unit (DemoRandom *self)
{
  return (double) (next (self) >> 11) / (double) (G_GUINT64_CONSTANT (1) << 53);
}

/**
 * demo_random_normal:
 * @self: A stream
 *
 * Returns: a number that is mostly between -1 and 1, as heights and marks are spread.
 */
double
demo_random_normal (DemoRandom *self)
{
  double sum = 0;

  /* Twelve of them: variance 1, and no libm whose last bits differ between machines. */
  for (int i = 0; i < 12; i++)
    sum += demo_random_unit (self);
  return sum - 6;
}

/**
 * demo_random_uuid:
 * @self: A stream
 *
 * Returns: (transfer full): a repeatable UUID, version 4 in form.
 */
char *
demo_random_uuid (DemoRandom *self)
{
  guint64 a = next (self), b = next (self);

  return g_strdup_printf ("%08x-%04x-4%03x-%04x-%012" G_GINT64_MODIFIER "x", (guint) (a >> 32),
                          (guint) (a >> 16) & 0xffff, (guint) a & 0xfff,
                          0x8000 | ((guint) (b >> 48) & 0x3fff),
                          b & G_GUINT64_CONSTANT (0xffffffffffff));
}

/**
 * demo_random_secret:
 *
 * Returns: (transfer full): 256 bits from the system, in hexadecimal.
 */
char *
demo_random_secret (void)
{
  guchar bytes[32];
  GString *text = g_string_new (NULL);

  if (getrandom (bytes, sizeof bytes, 0) != sizeof bytes)
    g_error ("No random numbers");
  for (gsize i = 0; i < sizeof bytes; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
  return g_string_free (text, FALSE);
}
