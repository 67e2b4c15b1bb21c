/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-tax-paper.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

/* Draws the cover sheet of a tax folder to its standard output: "draw-tax short|long". */

#define YEAR 2025

/* @trouble: (nullable); one slip of 1234.50, 1000.25 and 234.25 dollars */
static void
add_slip (PupitreTaxPart *part, const char *number, guint page, const char *trouble)
{
  const gint64 box_c = 123450;
  const gint64 box_d = 100025;
  const gint64 box_e = 23425;
  PupitreTaxItem *item = g_new0 (PupitreTaxItem, 1);

  item->slip = pupitre_tax_slip_new (&(PupitreTaxSlipFields) {
    .id = number,
    .kind = "RL-24",
    .year = YEAR,
    .number = number,
    .payer = "Parent Exemple",
    .box_c = &box_c,
    .box_d = &box_d,
    .box_e = &box_e,
    .document_id = number,
  });
  item->page = page;
  item->trouble = g_strdup (trouble);
  g_ptr_array_add (part->items, item);
  g_ptr_array_add (part->slips, g_object_ref (item->slip));
}

static GPtrArray *
make_parts (gboolean is_long)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_tax_part_free);
  PupitreTaxPart *first = pupitre_tax_part_new ("Noé", "École du Fleuve");
  PupitreTaxPart *second = pupitre_tax_part_new ("Léa", NULL);

  g_ptr_array_add (parts, first);
  g_ptr_array_add (parts, second);
  for (guint i = 0; i < (is_long ? 60 : 1); i++) {
    g_autofree char *number = g_strdup_printf ("N%u", 100 + i);

    add_slip (first, number, i + 1, NULL);
  }
  add_slip (second, "N900", 0, "Not given by the portal");
  second->lacks_slip = TRUE;
  if (!is_long)
    g_ptr_array_add (parts, pupitre_tax_part_new ("Mila", "École des Érables"));
  return parts;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GDateTime) made = g_date_time_new_local (2026, 3, 2, 12, 0, 0);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GBytes) bytes = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, BUILDDIR "/po");
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  if (argc < 2)
    return EXIT_FAILURE;
  parts = make_parts (g_str_equal (argv[1], "long"));
  bytes = pupitre_tax_paper_draw (YEAR, "parent@demo.exemple", made, parts, NULL, NULL);
  fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), stdout);
  return EXIT_SUCCESS;
}
