/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-contact.h"

/* Where a school and its people are, as a letter, a map and a mail program want it. */

static void
test_address (void)
{
  static const struct {
    PupitreContactFields fields;
    const char          *address;
    const char          *map;
  } CASES[] = {
    { { .street = "8, rue A & B", .town = "Val-Modèle", .province = "Québec",
        .postal_code = "J0Z 2C0" },
      "8, rue A & B\nVal-Modèle (Québec)  J0Z 2C0",
      "https://www.openstreetmap.org/search?query="
      "8%2C%20rue%20A%20%26%20B%2C%20Val-Mod%C3%A8le%2C%20Qu%C3%A9bec" },
    { { .street = "8, rue A", .town = "Val-Modèle" }, "8, rue A\nVal-Modèle",
      "https://www.openstreetmap.org/search?query=8%2C%20rue%20A%2C%20Val-Mod%C3%A8le" },
    { { .street = "8, rue A" }, "8, rue A", NULL },
    { { .town = "Val-Modèle", .postal_code = "J0Z 2C0" }, "Val-Modèle  J0Z 2C0", NULL },
    { { .province = "Québec", .postal_code = "J0Z 2C0" }, "Québec  J0Z 2C0", NULL },
    { { .name = "École" }, "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (PupitreContact) contact = pupitre_contact_new (&CASES[i].fields);
    g_autofree char *address = pupitre_contact_dup_address (contact);
    g_autofree char *map = pupitre_contact_dup_map_uri (contact);

    g_test_message ("Case %zu", i);
    g_assert_cmpstr (address, ==, CASES[i].address);
    g_assert_cmpstr (map, ==, CASES[i].map);
  }
}

/* To this address and to no other, whatever is in it. */
static void
test_mail (void)
{
  static const struct {
    const char *email;
    const char *uri;
  } CASES[] = {
    { "secretariat@cssdesexemples.example", "mailto:secretariat@cssdesexemples.example" },
    { "a?cc=b&c@d.example", "mailto:a%3Fcc%3Db%26c@d.example" },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    const PupitreContactFields fields = { .name = "École", .email = CASES[i].email };
    g_autoptr (PupitreContact) contact = pupitre_contact_new (&fields);
    g_autofree char *uri = pupitre_contact_dup_mail_uri (contact);

    g_assert_cmpstr (uri, ==, CASES[i].uri);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/contact/address", test_address);
  g_test_add_func ("/contact/mail", test_mail);

  return g_test_run ();
}
