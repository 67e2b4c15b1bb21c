/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-receipt-paper.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

/* Draws receipts on paper to its standard output: "draw-receipts one|several|long". */

static void
add (GPtrArray *receipts, const char *text)
{
  const guint number = receipts->len + 1;
  g_autofree char *uuid = g_strdup_printf ("00000000-0000-4000-8000-%012u", number);
  g_autofree char *reference = g_strdup_printf ("R-%u", number);
  g_autoptr (PupitreIntent) intent = pupitre_intent_new (&(PupitreIntentFields) {
    .uuid = uuid,
    .child = "700042/1235901",
    .child_name = "Noé",
    .kind = PUPITRE_INTENT_MOTIVE,
    .subject = "1",
    .first_day = "2026-11-20",
    .motive_code = "10",
    .motive_text = "Maladie",
    .text = text,
  });

  g_ptr_array_add (receipts, pupitre_receipt_new (intent, PUPITRE_RECEIPT_ANSWERED, reference,
                                                  1795000000));
}

/* Longer than a page, as no portal of today takes it. */
static char *
dup_long_text (void)
{
  GString *text = g_string_new ("mot0");

  for (int i = 1; i < 400; i++)
    g_string_append_printf (text, i % 3 == 0 ? "\nmot%d" : " mot%d", i);
  return g_string_free (text, FALSE);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) receipts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *long_text = dup_long_text ();
  g_autoptr (GBytes) bytes = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, BUILDDIR "/po");
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  if (argc < 2)
    return EXIT_FAILURE;
  if (g_str_equal (argv[1], "several")) {
    for (int i = 0; i < 12; i++)
      add (receipts, i % 2 == 0 ? "Rendez-vous chez le dentiste, puis retour en autobus scolaire "
                                  "avec sa sœur; il manquera donc aussi la dernière période."
                                : NULL);
  } else {
    add (receipts, g_str_equal (argv[1], "long") ? long_text : "Fièvre & toux");
    if (g_str_equal (argv[1], "long"))
      add (receipts, NULL);
  }
  bytes = pupitre_receipt_paper_draw (receipts, NULL);
  fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), stdout);
  return EXIT_SUCCESS;
}
