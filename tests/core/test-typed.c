/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-association.h"
#include "pupitre-code-rule.h"
#include "pupitre-fold.h"
#include "pupitre-organisation.h"
#include "pupitre-permanent-code.h"
#include "pupitre-typed.h"

#include <string.h>

/* What is typed into the forms of an account, as it was meant and as it was not. */

static void
test_fold (void)
{
  static const struct {
    const char *text;
    const char *key;
  } CASES[] = {
    { "Centre de services scolaire de la Côte-du-Sud", "centre de services scolaire de la cote du sud" },
    { "  L’Œuvre,  Ste-Cécile ! ", "l oeuvre ste cecile" },
    { "E\xcc\x81rable", "erable" },
    { "", "" },
    { NULL, "" },
    { "\xff", "" },
    { "École n° 260", "ecole n 260" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autofree char *key = pupitre_fold (CASES[i].text);

    g_test_message ("Text %zu", i);
    g_assert_cmpstr (key, ==, CASES[i].key);
  }
}

/* Where each letter of the folded text comes from. */
static void
test_fold_places (void)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *folded = pupitre_fold_places ("« Œuvre » d’Élé", places);
  static const guint expected[] = { 2, 2, 3, 4, 5, 6, 10, 10, 12, 12, 13, 14 };

  g_assert_cmpstr (folded, ==, "oeuvre d ele");
  g_assert_cmpmem (places->data, places->len * sizeof (guint), expected, sizeof (expected));
}

static void
test_organisation (void)
{
  g_autoptr (PupitreOrganisation) cote =
    pupitre_organisation_new ("700000", "Centre de services scolaire de la Côte-du-Sud");
  g_autoptr (PupitreOrganisation) erables = pupitre_organisation_new ("1", "Érables");
  g_autoptr (PupitreOrganisation) fleuve = pupitre_organisation_new ("2", "Fleuve");
  g_autofree char *name = NULL;

  g_assert_true (pupitre_organisation_matches (cote, "cote sud"));
  g_assert_true (pupitre_organisation_matches (cote, "CÔTE-DU"));
  g_assert_true (pupitre_organisation_matches (cote, ""));
  g_assert_true (pupitre_organisation_matches (cote, NULL));
  g_assert_false (pupitre_organisation_matches (cote, "ote"));
  g_assert_false (pupitre_organisation_matches (cote, "cote nord"));
  g_assert_cmpint (pupitre_organisation_compare (erables, fleuve), <, 0);
  g_assert_cmpint (pupitre_organisation_compare (erables, erables), ==, 0);
  g_object_get (cote, "name", &name, NULL);
  g_assert_cmpstr (name, ==, pupitre_organisation_get_name (cote));
}

typedef char *(*Clean) (const char *typed);

typedef struct {
  const char *typed;
  const char *clean;
} Typed;

static void
assert_clean (Clean clean, const Typed *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++) {
    g_autofree char *found = clean (cases[i].typed);

    g_test_message ("Case %zu", i);
    g_assert_cmpstr (found, ==, cases[i].clean);
  }
}

static void
test_code (void)
{
  static const Typed CASES[] = {
    { "123456", "123456" },
    { " 123 456\n", "123456" },
    { "12-34-56", "123456" },
    { "123\xc2\xa0" "456", "123456" },             /* no-break space */
    { "123\xe2\x80\xaf" "456", "123456" },         /* narrow no-break space */
    { "\xe2\x80\x8b" "123\xe2\x80\x93" "456\xef\xbb\xbf", "123456" },  /* zero width, en dash, BOM */
    { "１２３４５６", "123456" },
    { "١٢٣٤٥٦", "123456" },
    { "12345", NULL },
    { "1234567", NULL },
    { "12345a", NULL },
    { "Votre code est : 123456.", "123456" },
    { "Envoyé le 23 novembre 2026 : 004217", "004217" },
    { "123456 ou 654321", NULL },
    { "1123456 7", NULL },
    { "", NULL },
    { NULL, NULL },
    { "\xff\xfe", NULL },
  };

  assert_clean (pupitre_typed_code, CASES, G_N_ELEMENTS (CASES));
}

/* What the portal's page says of its codes wins; where it has said nothing yet, a code of any usual
 * length is one. */
static void
test_code_rule (void)
{
  static const struct {
    const char *pattern;  /* NULL: the page has none */
    gboolean    usual;
    const char *typed;
    const char *code;
  } CASES[] = {
    { "^[0-9]{6}$", TRUE, "12 34-56", "123456" },
    { "^[0-9]{6}$", TRUE, "12345678", NULL },
    { "^\\d{6}$", TRUE, "Votre code est : 123456.", "123456" },
    { NULL, TRUE, "123 456", "123456" },
    { NULL, TRUE, "1234567", NULL },
    { "(((", TRUE, "123456", "123456" },
    { "", TRUE, "12345678", NULL },
    { "^[0-9]{8}$", FALSE, "1234-5678", "12345678" },
    { "^[0-9]{8}$", FALSE, "Code : 12345678.", "12345678" },
    { "^[0-9]{8}$", FALSE, "12345678 ou 87654321", NULL },
    { "^[0-9]{8}$", FALSE, "123456", NULL },
    { "^[A-Z0-9]{6}$", FALSE, "K7P 4Q2", "K7P4Q2" },
    { "^[0-9]{4,8}$", FALSE, "1234", "1234" },
    { "^[0-9]{8}$", FALSE, "", NULL },
    { "^[0-9]{8}$", FALSE, NULL, NULL },
    { "^[0-9]{8}$", FALSE, "\xff\xfe", NULL },
  };
  g_autofree char *unknown = NULL;
  g_autofree char *six = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (PupitreCodeRule) rule = pupitre_code_rule_new (CASES[i].pattern);
    g_autofree char *code = pupitre_code_rule_read (rule, CASES[i].typed);

    g_test_message ("Case %zu", i);
    g_assert_cmpstr (code, ==, CASES[i].code);
    g_assert_cmpint (pupitre_code_rule_is_usual (rule), ==, CASES[i].usual);
  }

  g_assert_true (pupitre_code_rule_is_usual (NULL));
  unknown = pupitre_code_rule_read (NULL, "1234 5678");
  g_assert_cmpstr (unknown, ==, "12345678");
  six = pupitre_code_rule_read (NULL, "Votre code est : 123456.");
  g_assert_cmpstr (six, ==, "123456");
  g_assert_null (pupitre_code_rule_read (NULL, "123"));
  g_assert_null (pupitre_code_rule_read (NULL, "K7P4Q2"));
}

static void
test_numbers (void)
{
  static const Typed NUMBERS[] = {
    { " 123 4567 ", "1234567" },
    { "exea 1204 1501", "EXEA12041501" },
    { "ＥＸＥＡ12041501", "EXEA12041501" },
    { "1234567 (Léa)", NULL },
    { "éxea12041501", NULL },
    { " - ", NULL },
    { NULL, NULL },
  };
  static const Typed NIPS[] = {
    { " k7P-4q2 ", "k7P4q2" },
    { "k7p4q2!", NULL },
  };

  assert_clean (pupitre_typed_number, NUMBERS, G_N_ELEMENTS (NUMBERS));
  assert_clean (pupitre_typed_nip, NIPS, G_N_ELEMENTS (NIPS));
  g_assert_true (pupitre_typed_is_record_number ("123 45-67"));
  g_assert_false (pupitre_typed_is_record_number ("123456"));
  g_assert_false (pupitre_typed_is_record_number ("12345678"));
  g_assert_false (pupitre_typed_is_record_number ("123456O"));
  g_assert_false (pupitre_typed_is_record_number (NULL));
}

static void
test_names (void)
{
  static const Typed CASES[] = {
    { "  Exemple\xc2\xa0  Exemplaire ", "Exemple Exemplaire" },
    { "Marie-E\xcc\x80ve", "Marie-\xc3\x88ve" },
    { "L\xe2\x80\x99" "Exemple", "L\xe2\x80\x99" "Exemple" },
    { "\xe2\x80\xaeL\x07" "éa", "Léa" },
    { " \n\t ", NULL },
    { NULL, NULL },
  };

  assert_clean (pupitre_typed_name, CASES, G_N_ELEMENTS (CASES));
}

static void
test_dates (void)
{
  static const Typed CASES[] = {
    { "2015-04-12", "2015-04-12" },
    { " 2015/4/2 ", "2015-04-02" },
    { "2015 04 12", "2015-04-12" },
    { "2015.04.12", "2015-04-12" },
    { "2015\xe2\x80\x91" "04\xe2\x80\x93" "12", "2015-04-12" },
    { "20150412", "2015-04-12" },
    { "２０１５-04-12", "2015-04-12" },
    { "2016-02-29", "2016-02-29" },
    { "2015-02-29", NULL },
    { "2015-13-01", NULL },
    { "12-04-2015", NULL },
    { "15-04-12", NULL },
    { "2015-04", NULL },
    { "2015-04-12-1", NULL },
    { "2015-04-123", NULL },
    { "1015-04-12", NULL },
    { "12 avril 2015", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  assert_clean (pupitre_typed_date, CASES, G_N_ELEMENTS (CASES));
}

static void
test_emails (void)
{
  static const Typed CASES[] = {
    { " parent@demo.exemple ", "parent@demo.exemple" },
    { "Parent+Ecole@Sous.Demo.exemple", "Parent+Ecole@Sous.Demo.exemple" },
    { "parent@demo", NULL },
    { "@demo.exemple", NULL },
    { "parent@", NULL },
    { "parent@.exemple", NULL },
    { "parent@demo.", NULL },
    { "parent@demo..exemple", NULL },
    { "pa rent@demo.exemple", NULL },
    { "parent@demo@exemple.org", NULL },
    { "Parent <parent@demo.exemple>", NULL },
    { "a@b.c,d@e.f", NULL },
    { NULL, NULL },
  };
  g_autofree char *long_name = g_strnfill (250, 'a');
  g_autofree char *long_email = g_strconcat (long_name, "@demo.exemple", NULL);

  assert_clean (pupitre_typed_email, CASES, G_N_ELEMENTS (CASES));
  g_assert_null (pupitre_typed_email (long_email));
}

static void
test_permanent_code_form (void)
{
  static const struct {
    const char               *typed;
    PupitrePermanentCodeState state;
  } CASES[] = {
    { "EXEL74041501", PUPITRE_PERMANENT_CODE_OK },
    { "exel 7404 1501", PUPITRE_PERMANENT_CODE_OK },
    { "EXEL740415", PUPITRE_PERMANENT_CODE_INCOMPLETE },
    { "EXEL7404150", PUPITRE_PERMANENT_CODE_MALFORMED },
    { "EXEL740415012", PUPITRE_PERMANENT_CODE_MALFORMED },
    { "EX3L74041501", PUPITRE_PERMANENT_CODE_MALFORMED },
    { "EXEL7404150A", PUPITRE_PERMANENT_CODE_MALFORMED },
    { "ÉXEL74041501", PUPITRE_PERMANENT_CODE_MALFORMED },
    { "!", PUPITRE_PERMANENT_CODE_MALFORMED },
    { "1234567", PUPITRE_PERMANENT_CODE_MALFORMED },
    { "  ", PUPITRE_PERMANENT_CODE_EMPTY },
    { NULL, PUPITRE_PERMANENT_CODE_EMPTY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_test_message ("Case %zu", i);
    g_assert_cmpint (pupitre_permanent_code_check (CASES[i].typed), ==, CASES[i].state);
  }
}

/* A girl of 12 April 2015 has 74 (12 + 62), 54 (4 + 50), 15; a boy 74, 04, 15. */
static void
test_permanent_code_difference (void)
{
  static const struct {
    const char *code, *last_name, *first_name, *birth_date;
    guint       difference;
  } CASES[] = {
    { "EXEL74541501", "Exemple", "Léa", "2015-04-12", 0 },
    { "EXEL74041501", "Exemple", "Louis", "2015-04-12", 0 },
    { "EXEE74041501", "exemple", "Étienne", "2015/4/12", 0 },
    { "DELE74041501", "De l’Étang", "Émile", "2015-04-12", 0 },
    { "SAIM31129901", "Saint-Exemple", "Marie-Ève", "1999-12-31", 0 },
    { "SAIM31629901", "Saint-Exemple", "Marie-Ève", "1999-12-31", 0 },
    { "LYXA74041501", "Ly", "An", "2015-04-12", 0 },
    { "EXEL74041501", NULL, NULL, NULL, 0 },
    { "EXEL74041501", "Exemple", "Léa", "12 avril", 0 },
    { "pas un code", "Exemple", "Léa", "2015-04-12", 0 },
    { "EXEL740415", "Autre", "Zoé", "2015-04-12", 0 },
    { "ABCL74041501", "Exemple", "Léa", "2015-04-12", PUPITRE_PERMANENT_CODE_LAST_NAME_DIFFERS },
    { "EXEN74041501", "Exemple", "Léa", "2015-04-12", PUPITRE_PERMANENT_CODE_FIRST_NAME_DIFFERS },
    { "EXEL75041501", "Exemple", "Léa", "2015-04-12", PUPITRE_PERMANENT_CODE_BIRTH_DATE_DIFFERS },
    { "EXEL12041501", "Exemple", "Léa", "2015-04-12", PUPITRE_PERMANENT_CODE_BIRTH_DATE_DIFFERS },
    { "EXEL99999901", "Exemple", "Léa", "2015-04-12", PUPITRE_PERMANENT_CODE_BIRTH_DATE_DIFFERS },
    { "ABCD01010101", "Exemple", "Léa", "2015-04-12", 7 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_test_message ("Case %zu", i);
    g_assert_cmpuint (pupitre_permanent_code_compare (CASES[i].code, CASES[i].last_name,
                                                      CASES[i].first_name, CASES[i].birth_date),
                      ==, CASES[i].difference);
  }
}

static const PupitreAssociationFields GOOD = {
  "700000", " Exemple ", "Tom", "2020 06 18", "123 5902", NULL,
};

static void
test_association (void)
{
  g_autoptr (PupitreAssociation) form = pupitre_association_new (&GOOD);

  g_assert_cmpint (pupitre_association_check (form, NULL), ==, PUPITRE_ASSOCIATION_FAULT_NONE);
  g_assert_cmpint (pupitre_association_doubt (form), ==, PUPITRE_ASSOCIATION_DOUBT_NONE);
  g_assert_cmpstr (pupitre_association_get_organisation_code (form), ==, "700000");
  g_assert_cmpstr (pupitre_association_get_last_name (form), ==, "Exemple");
  g_assert_cmpstr (pupitre_association_get_first_name (form), ==, "Tom");
  g_assert_cmpstr (pupitre_association_get_birth_date (form), ==, "2020-06-18");
  g_assert_cmpstr (pupitre_association_get_record_number (form), ==, "1235902");
  g_assert_null (pupitre_association_get_permanent_code (form));
  g_assert_null (pupitre_association_get_nip (form));
}

static void
assert_fault (PupitreAssociationFields fields, const char *code, guint fault)
{
  g_autoptr (PupitreAssociation) form = pupitre_association_new (&fields);

  g_assert_cmpuint (pupitre_association_check (form, code), ==, fault);
}

static void
test_association_numbers (void)
{
  static const struct {
    const char *number;
    guint       fault;
  } CASES[] = {
    { "exet 8006 2001", 0 },
    { NULL, PUPITRE_ASSOCIATION_FAULT_NUMBER_MISSING },
    { "  ", PUPITRE_ASSOCIATION_FAULT_NUMBER_MISSING },
    { "12345", PUPITRE_ASSOCIATION_FAULT_RECORD_NUMBER },
    { "1234567890", PUPITRE_ASSOCIATION_FAULT_RECORD_NUMBER },
    { "EXET800620", PUPITRE_ASSOCIATION_FAULT_PERMANENT_CODE_INCOMPLETE },
    { "EXET80062", PUPITRE_ASSOCIATION_FAULT_PERMANENT_CODE },
    { "n° 1235902", PUPITRE_ASSOCIATION_FAULT_PERMANENT_CODE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    PupitreAssociationFields fields = GOOD;

    g_test_message ("Case %zu", i);
    fields.number = CASES[i].number;
    assert_fault (fields, NULL, CASES[i].fault);
  }
}

static void
test_association_nips (void)
{
  static const struct {
    const char *nip, *code;
    guint       fault, doubt;
  } CASES[] = {
    { "K7P4Q2", "123456", 0, 0 },
    { "", NULL, PUPITRE_ASSOCIATION_FAULT_NIP_MISSING, 0 },
    { "K7P4Q2?", NULL, PUPITRE_ASSOCIATION_FAULT_NIP, 0 },
    { "1235902", NULL, PUPITRE_ASSOCIATION_FAULT_NIP_IS_RECORD_NUMBER, PUPITRE_ASSOCIATION_DOUBT_NIP },
    { "123 456", "12-34-56", PUPITRE_ASSOCIATION_FAULT_NIP_IS_VERIFICATION_CODE,
      PUPITRE_ASSOCIATION_DOUBT_NIP },
    { "123456", NULL, 0, PUPITRE_ASSOCIATION_DOUBT_NIP },
    { "7654321", NULL, 0, PUPITRE_ASSOCIATION_DOUBT_NIP },
    { "12345678", NULL, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    PupitreAssociationFields fields = GOOD;
    g_autoptr (PupitreAssociation) form = NULL;

    g_test_message ("Case %zu", i);
    fields.nip = CASES[i].nip;
    form = pupitre_association_new (&fields);
    g_assert_cmpuint (pupitre_association_check (form, CASES[i].code), ==, CASES[i].fault);
    g_assert_cmpuint (pupitre_association_doubt (form), ==, CASES[i].doubt);
  }
}

static void
test_association_fields (void)
{
  const PupitreAssociationFields nothing = { NULL };
  PupitreAssociationFields fields = GOOD;

  assert_fault (nothing, NULL,
                PUPITRE_ASSOCIATION_FAULT_ORGANISATION | PUPITRE_ASSOCIATION_FAULT_LAST_NAME |
                  PUPITRE_ASSOCIATION_FAULT_FIRST_NAME | PUPITRE_ASSOCIATION_FAULT_BIRTH_DATE |
                  PUPITRE_ASSOCIATION_FAULT_NUMBER_MISSING);
  fields.birth_date = "2199-01-01";
  assert_fault (fields, NULL, PUPITRE_ASSOCIATION_FAULT_BIRTH_DATE_FUTURE);
  fields.birth_date = "18/06/2020";
  assert_fault (fields, NULL, PUPITRE_ASSOCIATION_FAULT_BIRTH_DATE);
}

static void
test_association_doubts (void)
{
  PupitreAssociationFields fields = GOOD;
  g_autoptr (PupitreAssociation) other = NULL;
  g_autoptr (PupitreAssociation) parent = NULL;

  fields.number = "ABCD01010101";
  other = pupitre_association_new (&fields);
  g_assert_cmpint (pupitre_association_check (other, NULL), ==, PUPITRE_ASSOCIATION_FAULT_NONE);
  g_assert_cmpuint (pupitre_association_doubt (other), ==,
                    PUPITRE_ASSOCIATION_DOUBT_LAST_NAME | PUPITRE_ASSOCIATION_DOUBT_FIRST_NAME |
                      PUPITRE_ASSOCIATION_DOUBT_BIRTH_DATE);
  fields = GOOD;
  fields.birth_date = "1985-06-18";
  parent = pupitre_association_new (&fields);
  g_assert_cmpuint (pupitre_association_doubt (parent), ==, PUPITRE_ASSOCIATION_DOUBT_AGE);
}

static void
test_association_read_back (void)
{
  PupitreChildFields child = {
    .guid = "g", .record_number = "1235902", .school_code = "700001", .organisation_code = "700000",
    .last_name = "Exemple", .first_name = "Tom", .birth_date = "2020-06-18",
  };
  PupitreAssociationFields fields = GOOD;
  g_autoptr (PupitreAssociation) by_record = pupitre_association_new (&GOOD);
  g_autoptr (PupitreAssociation) by_code = NULL;
  g_autoptr (PupitreChild) tom = pupitre_child_new (&child);
  g_autoptr (PupitreChild) sibling = NULL;
  g_autoptr (PupitreChild) namesake = NULL;

  fields.number = "EXET80062001";
  by_code = pupitre_association_new (&fields);
  child.record_number = "1235903";
  child.first_name = "Théo";
  sibling = pupitre_child_new (&child);
  child.record_number = "1235902";
  child.organisation_code = "810000";
  namesake = pupitre_child_new (&child);

  g_assert_true (pupitre_association_is_of_child (by_record, tom));
  g_assert_true (pupitre_association_is_of_child (by_code, tom));
  g_assert_false (pupitre_association_is_of_child (by_record, sibling));
  g_assert_false (pupitre_association_is_of_child (by_code, sibling));
  g_assert_false (pupitre_association_is_of_child (by_record, namesake));
}

/* Whatever is typed, what comes out is of its form. */
static void
test_anything (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261123);

  for (guint i = 0; i < 20000; i++) {
    char bytes[24];
    g_autofree char *code = NULL, *date = NULL, *email = NULL, *name = NULL, *number = NULL;
    g_autofree char *key = NULL;

    for (gsize j = 0; j < sizeof bytes - 1; j++)
      bytes[j] = "0123456789-/. @aé\xc3\xa9\xff\xe2\x80\x8b\t"[g_rand_int_range (random, 0, 26)];
    bytes[g_rand_int_range (random, 0, sizeof bytes)] = '\0';
    bytes[sizeof bytes - 1] = '\0';
    code = pupitre_typed_code (bytes);
    date = pupitre_typed_date (bytes);
    email = pupitre_typed_email (bytes);
    name = pupitre_typed_name (bytes);
    number = pupitre_typed_number (bytes);
    key = pupitre_fold (bytes);
    g_assert_true (code == NULL || strlen (code) == PUPITRE_TYPED_CODE_LENGTH);
    g_assert_true (date == NULL || strlen (date) == strlen ("2015-04-12"));
    g_assert_true (email == NULL || strpbrk (email, " \t") == NULL);
    g_assert_true (name == NULL || (*name != ' ' && g_utf8_validate (name, -1, NULL)));
    g_assert_true (number == NULL || g_str_is_ascii (number));
    g_assert_true (g_utf8_validate (key, -1, NULL) && strstr (key, "  ") == NULL);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/typed/fold", test_fold);
  g_test_add_func ("/typed/fold-places", test_fold_places);
  g_test_add_func ("/typed/organisation", test_organisation);
  g_test_add_func ("/typed/code", test_code);
  g_test_add_func ("/typed/code-rule", test_code_rule);
  g_test_add_func ("/typed/numbers", test_numbers);
  g_test_add_func ("/typed/names", test_names);
  g_test_add_func ("/typed/dates", test_dates);
  g_test_add_func ("/typed/emails", test_emails);
  g_test_add_func ("/typed/permanent-code/form", test_permanent_code_form);
  g_test_add_func ("/typed/permanent-code/difference", test_permanent_code_difference);
  g_test_add_func ("/typed/association/good", test_association);
  g_test_add_func ("/typed/association/numbers", test_association_numbers);
  g_test_add_func ("/typed/association/nips", test_association_nips);
  g_test_add_func ("/typed/association/fields", test_association_fields);
  g_test_add_func ("/typed/association/doubts", test_association_doubts);
  g_test_add_func ("/typed/association/read-back", test_association_read_back);
  g_test_add_func ("/typed/anything", test_anything);

  return g_test_run ();
}
