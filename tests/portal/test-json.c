/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-error.h"
#include "pupitre-json.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* The guard, and the views of values behind it. What it lets through is given to json-glib as
 * well, which has to survive it and to read the same. */

static gboolean
guard (const char *text, gsize length, int *code)
{
  g_autoptr (GBytes) body = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;
  gboolean good = pupitre_json_guard (body, &error);

  if (code != NULL)
    *code = good ? -1 : error->code;
  if (!good)
    g_assert_cmpuint (error->domain, ==, PUPITRE_ERROR);
  return good;
}

static char *
repeat (const char *text, gsize times)
{
  GString *all = g_string_sized_new (strlen (text) * times + 1);

  for (gsize i = 0; i < times; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

static void
test_accepts (void)
{
  static const char *const GOOD[] = {
    "{}", "[]", "null", "true", "false", "0", "-0", "1e5", "-12.5E-3", "\"\"", " [ 1 , 2 ] \r\n\t",
    "{\"a\":{\"b\":[null,{\"c\":\"d\"}]}}", "\"\\u00e9\\n\\\"\\\\\\/\\b\\f\\r\\t\"", "\"é€😀\"",
    "\"\\ud83d\\ude00\"", "\"\\ud800\"", "\"\\udc00\\ud800x\"", "\"\\u0000\"", "1e999999",
    "123456789012345678901234567890123456789012345678901234567890", "{\"a\":1,\"a\":2}",
    "\xef\xbb\xbf[1]", "[[[[[[[[]]]]]]]]", "\"\x7f\"", "{\"\":0}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (GOOD); i++) {
    g_test_message ("Text %zu: %s", i, GOOD[i]);
    g_assert_true (guard (GOOD[i], strlen (GOOD[i]), NULL));
  }
}

static void
test_refuses (void)
{
  static const struct {
    const char *text;
    int         code;
  } BAD[] = {
    { "", PUPITRE_ERROR_TRUNCATED },
    { "  ", PUPITRE_ERROR_TRUNCATED },
    { "[1,2", PUPITRE_ERROR_TRUNCATED },
    { "[1,", PUPITRE_ERROR_TRUNCATED },
    { "{\"a\"", PUPITRE_ERROR_TRUNCATED },
    { "{\"a\":", PUPITRE_ERROR_TRUNCATED },
    { "\"abc", PUPITRE_ERROR_TRUNCATED },
    { "\"abc\\", PUPITRE_ERROR_TRUNCATED },
    { "\"\\u12", PUPITRE_ERROR_TRUNCATED },
    { "tru", PUPITRE_ERROR_TRUNCATED },
    { "-", PUPITRE_ERROR_TRUNCATED },
    { "1.", PUPITRE_ERROR_TRUNCATED },
    { "\"caf\xc3", PUPITRE_ERROR_TRUNCATED },
    { "<!DOCTYPE html><html>", PUPITRE_ERROR_NOT_JSON },
    { "\n <html>", PUPITRE_ERROR_NOT_JSON },
    { "<p>caf\xe9", PUPITRE_ERROR_NOT_JSON },
    { "[1,]", PUPITRE_ERROR_MALFORMED },
    { "[,1]", PUPITRE_ERROR_MALFORMED },
    { "[1 2]", PUPITRE_ERROR_MALFORMED },
    { "{\"a\":1,}", PUPITRE_ERROR_MALFORMED },
    { "{a:1}", PUPITRE_ERROR_MALFORMED },
    { "{'a':1}", PUPITRE_ERROR_MALFORMED },
    { "{\"a\" 1}", PUPITRE_ERROR_MALFORMED },
    { "{1:1}", PUPITRE_ERROR_MALFORMED },
    { "[1]]", PUPITRE_ERROR_MALFORMED },
    { "[1] [2]", PUPITRE_ERROR_MALFORMED },
    { "{}x", PUPITRE_ERROR_MALFORMED },
    { "01", PUPITRE_ERROR_MALFORMED },
    { "+1", PUPITRE_ERROR_MALFORMED },
    { ".5", PUPITRE_ERROR_MALFORMED },
    { "1.e5", PUPITRE_ERROR_MALFORMED },
    { "1e+]", PUPITRE_ERROR_MALFORMED },
    { "0x10", PUPITRE_ERROR_MALFORMED },
    { "NaN", PUPITRE_ERROR_MALFORMED },
    { "Infinity", PUPITRE_ERROR_MALFORMED },
    { "True", PUPITRE_ERROR_MALFORMED },
    { "nulL", PUPITRE_ERROR_MALFORMED },
    { "[\"a\nb\"]", PUPITRE_ERROR_MALFORMED },
    { "[\"a\tb\"]", PUPITRE_ERROR_MALFORMED },
    { "[\"\\x41\"]", PUPITRE_ERROR_MALFORMED },
    { "[\"\\u12g4\"]", PUPITRE_ERROR_MALFORMED },
    { "[1] // end", PUPITRE_ERROR_MALFORMED },
    { "/* */ [1]", PUPITRE_ERROR_MALFORMED },
    { "[\"\xff\"]", PUPITRE_ERROR_MALFORMED },
    { "[\"\xc0\xaf\"]", PUPITRE_ERROR_MALFORMED },
    { "[\"\xed\xa0\x80\"]", PUPITRE_ERROR_MALFORMED },
    { "\xff\xfe[\x00", PUPITRE_ERROR_MALFORMED },
    { "\xef\xbb\xbf", PUPITRE_ERROR_TRUNCATED },
  };
  int code;

  for (gsize i = 0; i < G_N_ELEMENTS (BAD); i++) {
    g_test_message ("Text %zu", i);
    g_assert_false (guard (BAD[i].text, strlen (BAD[i].text), &code));
    g_assert_cmpint (code, ==, BAD[i].code);
  }
  g_assert_false (guard ("[\"a\0b\"]", 7, &code));
  g_assert_cmpint (code, ==, PUPITRE_ERROR_MALFORMED);
  g_assert_false (guard ("[1]\0", 4, &code));
  g_assert_cmpint (code, ==, PUPITRE_ERROR_MALFORMED);
}

static void
test_depth (void)
{
  g_autofree char *open = repeat ("[", 100000);
  g_autofree char *objects = repeat ("{\"a\":", 100000);
  g_autofree char *closed = repeat ("]", 100000);
  g_autofree char *balanced = g_strconcat (open, closed, NULL);
  int code;

  g_assert_false (guard (open, strlen (open), &code));
  g_assert_cmpint (code, ==, PUPITRE_ERROR_MALFORMED);
  g_assert_false (guard (objects, strlen (objects), &code));
  g_assert_cmpint (code, ==, PUPITRE_ERROR_MALFORMED);
  g_assert_false (guard (balanced, strlen (balanced), &code));
  g_assert_cmpint (code, ==, PUPITRE_ERROR_MALFORMED);

  for (gsize depth = PUPITRE_JSON_MAX_DEPTH; depth <= PUPITRE_JSON_MAX_DEPTH + 1; depth++) {
    g_autofree char *start = repeat ("[", depth);
    g_autofree char *end = repeat ("]", depth);
    g_autofree char *text = g_strconcat (start, end, NULL);

    g_assert_cmpint (guard (text, strlen (text), NULL), ==, depth == PUPITRE_JSON_MAX_DEPTH);
  }
}

static void
test_size (void)
{
  gsize size = 50 * 1000 * 1000;
  g_autofree char *text = g_malloc (size);
  g_autofree char *large = NULL;
  int code;

  memset (text, 'a', size);
  text[0] = text[size - 1] = '"';
  g_assert_true (guard (text, size, NULL));
  text[size - 1] = 'a';
  g_assert_false (guard (text, size, &code));
  g_assert_cmpint (code, ==, PUPITRE_ERROR_TRUNCATED);

  size = PUPITRE_JSON_MAX_BYTES + 1;
  large = g_malloc (size);
  memset (large, ' ', size);
  g_assert_false (guard (large, size, &code));
  g_assert_cmpint (code, ==, PUPITRE_ERROR_TOO_LARGE);
}

/* Every place where a quote, a backslash or a control character can stand in the eight bytes that
 * are looked at together. */
static void
test_words_of_eight (void)
{
  for (gsize length = 1; length < 40; length++) {
    for (gsize at = 1; at < length + 1; at++) {
      g_autofree char *text = g_strnfill (length + 2, 'x');

      text[0] = text[length + 1] = '"';
      g_assert_true (guard (text, length + 2, NULL));
      text[at] = '\n';
      g_assert_false (guard (text, length + 2, NULL));
      text[at] = '\x1f';
      g_assert_false (guard (text, length + 2, NULL));
      text[at] = '\0';
      g_assert_false (guard (text, length + 2, NULL));
      text[at] = '"';
      g_assert_false (guard (text, length + 2, NULL));
      if (at < length) {
        text[at] = '\\';
        text[at + 1] = 'n';
        g_assert_true (guard (text, length + 2, NULL));
      }
    }
  }
}

static PupitreJson
parse (GBytes *body)
{
  g_autoptr (GError) error = NULL;
  PupitreJson value;

  g_assert_true (pupitre_json_parse (body, &value, &error));
  g_assert_no_error (error);
  return value;
}

static void
assert_text (PupitreJson value, const char *expected)
{
  g_autofree char *text = pupitre_json_dup_text (value);

  g_assert_cmpstr (text, ==, expected);
}

/* Every place of a character of several bytes, whole and cut, beside what ends a run. */
static void
test_characters_of_several_bytes (void)
{
  static const char *const CHARACTERS[] = { "é", "€", "\xf0\x9f\x98\x80", "\xc2\x80", "\x7f" };

  for (gsize i = 0; i < G_N_ELEMENTS (CHARACTERS); i++) {
    for (gsize before = 0; before < 24; before++) {
      g_autofree char *words = g_strnfill (before, 'x');
      g_autofree char *plain = g_strconcat (words, CHARACTERS[i], NULL);
      g_autofree char *expected = g_strconcat (plain, "\n", plain, NULL);
      g_autofree char *text = g_strconcat ("\"", plain, "\\n", plain, "\"", NULL);
      g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

      assert_text (parse (body), expected);
      text[strlen (text) - 2] = '\xff';
      g_assert_false (guard (text, strlen (text), NULL));
    }
  }
}

static void
test_large_string (void)
{
  g_autofree char *words = repeat ("réunion ", 1024 * 1024 / strlen ("réunion "));
  g_autofree char *text = g_strconcat ("\"", words, "\"", NULL);
  const gsize length = strlen (text);
  g_autoptr (GBytes) body = g_bytes_new (text, length);

  assert_text (parse (body), words);
  text[length - 2] = '\0';
  g_assert_false (guard (text, length, NULL));
  text[length - 2] = '\xc3';
  g_assert_false (guard (text, length, NULL));
}

static void
test_members (void)
{
  static const char TEXT[] =
    " { \"Nom\" : \"L\\u00e9a\" , \"fiche\":1234567, \"id\\u0065\":\"x\",\"vrai\":true,"
    "\"rien\":null,\"liste\":[ 1 , \"2\",[3],{}],\"vide\":[],\"Objet\":{\"a\":\"b\"},"
    "\"taille\":\" 12 \",\"virgule\":\"1,5\",\"grand\":123456789012345678901} ";
  g_autoptr (GBytes) body = g_bytes_new_static (TEXT, strlen (TEXT));
  g_autoptr (GBytes) slice = NULL;
  PupitreJson object = parse (body);
  PupitreJson element = { NULL, 0 };
  PupitreJson list = pupitre_json_get_member (object, "LISTE");
  gint64 number = 7;
  guint n = 0;

  assert_text (pupitre_json_get_member (object, "nom"), "Léa");
  assert_text (pupitre_json_get_member (object, "FICHE"), "1234567");
  assert_text (pupitre_json_get_member (object, "ide"), "x");
  assert_text (pupitre_json_get_member (object, "vrai"), "true");
  assert_text (pupitre_json_get_member (object, "rien"), NULL);
  assert_text (pupitre_json_get_member (object, "absent"), NULL);
  assert_text (pupitre_json_get_member (object, "liste"), NULL);
  assert_text (pupitre_json_get_member (pupitre_json_get_member (object, "objet"), "A"), "b");
  assert_text (pupitre_json_get_member (object, "grand"), "123456789012345678901");
  g_assert_true (pupitre_json_is_true (pupitre_json_get_member (object, "vrai")));
  g_assert_false (pupitre_json_is_true (pupitre_json_get_member (object, "nom")));
  g_assert_true (pupitre_json_get_integer (pupitre_json_get_member (object, "taille"), &number));
  g_assert_cmpint (number, ==, 12);
  g_assert_false (pupitre_json_get_integer (pupitre_json_get_member (object, "virgule"), &number));
  g_assert_false (pupitre_json_get_integer (pupitre_json_get_member (object, "grand"), &number));
  g_assert_false (pupitre_json_get_integer (pupitre_json_get_member (object, "absent"), &number));
  g_assert_cmpint (number, ==, 12);

  while (pupitre_json_next_element (list, &element))
    n++;
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpint (pupitre_json_get_type (element), ==, PUPITRE_JSON_OBJECT);
  element = (PupitreJson) { NULL, 0 };
  g_assert_false (pupitre_json_next_element (pupitre_json_get_member (object, "vide"), &element));
  g_assert_false (pupitre_json_next_element (pupitre_json_get_member (object, "nom"), &element));
  g_assert_cmpint (pupitre_json_get_type (element), ==, PUPITRE_JSON_ABSENT);

  slice = pupitre_json_slice (list, body);
  g_assert_cmpmem (g_bytes_get_data (slice, NULL), g_bytes_get_size (slice),
                   "[ 1 , \"2\",[3],{}]", strlen ("[ 1 , \"2\",[3],{}]"));
}

static void
test_escapes (void)
{
  static const struct {
    const char *json;
    const char *text;
  } CASES[] = {
    { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t" },
    { "\"\\u00e9\\u20AC\\ud83d\\ude00\"", "é€😀" },
    { "\"\\ud800\"", "\xef\xbf\xbd" },
    { "\"\\ud800x\"", "\xef\xbf\xbdx" },
    { "\"\\ud800\\u0041\"", "\xef\xbf\xbd" "A" },
    { "\"\\ud800\\ud800\"", "\xef\xbf\xbd\xef\xbf\xbd" },
    { "\"\\udc00\\ud83d\\ude00\"", "\xef\xbf\xbd😀" },
    { "\"a\\u0000b\"", "a\xef\xbf\xbd" "b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GBytes) body = g_bytes_new_static (CASES[i].json, strlen (CASES[i].json));
    g_autofree char *text = pupitre_json_dup_text (parse (body));

    g_test_message ("Case %zu", i);
    g_assert_cmpstr (text, ==, CASES[i].text);
    g_assert_true (g_utf8_validate (text, -1, NULL));
  }
}

static void
test_prefix (void)
{
  static const char TEXT[] = " {\"a\":\"};\",\"b\":[1]};\nvar next = {};";
  g_autoptr (GError) error = NULL;
  PupitreJson value;

  g_assert_true (pupitre_json_parse_prefix (TEXT, strlen (TEXT), &value, &error));
  assert_text (pupitre_json_get_member (value, "a"), "};");
  g_assert_cmpuint (value.length, ==, strlen ("{\"a\":\"};\",\"b\":[1]}"));
  g_assert_false (pupitre_json_parse_prefix ("{\"a\":", 5, &value, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_TRUNCATED);
}

/* The same document, read by this program and by json-glib. */
static void
compare (PupitreJson value, JsonNode *node)
{
  switch (pupitre_json_get_type (value)) {
  case PUPITRE_JSON_OBJECT: {
    PupitreJson member = { NULL, 0 };
    PupitreJson name;

    g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
    while (pupitre_json_next_member (value, &name, &member)) {
      g_autofree char *key = pupitre_json_dup_text (name);

      g_assert_true (json_object_has_member (json_node_get_object (node), key));
    }
    break;
  }
  case PUPITRE_JSON_ARRAY: {
    PupitreJson element = { NULL, 0 };
    guint n = 0;

    g_assert_true (JSON_NODE_HOLDS_ARRAY (node));
    for (; pupitre_json_next_element (value, &element); n++)
      compare (element, json_array_get_element (json_node_get_array (node), n));
    g_assert_cmpuint (n, ==, json_array_get_length (json_node_get_array (node)));
    break;
  }
  case PUPITRE_JSON_STRING: {
    g_autofree char *text = pupitre_json_dup_text (value);

    g_assert_true (g_utf8_validate (text, -1, NULL));
    if (g_strstr_len (value.start, (gssize) value.length, "\\u") == NULL)
      g_assert_cmpstr (text, ==, json_node_get_string (node));
    break;
  }
  case PUPITRE_JSON_NULL:
    g_assert_true (JSON_NODE_HOLDS_NULL (node));
    break;
  case PUPITRE_JSON_BOOLEAN:
  case PUPITRE_JSON_NUMBER:
  case PUPITRE_JSON_ABSENT:
  default:
    g_assert_true (JSON_NODE_HOLDS_VALUE (node));
  }
}

static void
mutate (GString *text, GRand *random)
{
  static const char ALPHABET[] = "{}[]\",:\\0123456789eE+-.tfnu \n\t\x01\xc3\xa9\xff/ab";
  guint n = (guint) g_rand_int_range (random, 1, 4);

  for (guint i = 0; i < n && text->len > 0; i++) {
    gsize at = (gsize) g_rand_int_range (random, 0, (int) text->len);
    char c = ALPHABET[g_rand_int_range (random, 0, sizeof ALPHABET)];

    switch (g_rand_int_range (random, 0, 4)) {
    case 0:
      text->str[at] = c;
      break;
    case 1:
      g_string_insert_c (text, (gssize) at, c);
      break;
    case 2:
      g_string_erase (text, (gssize) at, 1);
      break;
    default:
      g_string_truncate (text, at);
    }
  }
}

static void
test_mutations (void)
{
  static const char *const SEEDS[] = {
    "[{\"id\":\"a1\",\"titre\":\"Sortie\",\"n\":[1,2.5,-3e2],\"x\":null,\"v\":true}]",
    "{\"a\":{\"b\":{\"c\":[[],{},[{}]]}},\"d\":\"\\u00e9\\ud83d\\ude00\\n\",\"e\":[false]}",
    "[\"é\",\"€\",\"😀\",-0.0,1e10,12345678901234567890]",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261123);
  guint n_good = 0;

  for (guint i = 0; i < 20000; i++) {
    g_autoptr (GString) text = g_string_new (SEEDS[i % G_N_ELEMENTS (SEEDS)]);
    g_autoptr (JsonParser) parser = json_parser_new ();
    g_autoptr (GBytes) body = NULL;
    PupitreJson value;

    mutate (text, random);
    body = g_bytes_new (text->str, text->len);
    if (!pupitre_json_parse (body, &value, NULL))
      continue;
    n_good++;
    /* json-glib refuses some numbers and takes duplicates as one; where it reads, both agree. */
    if (json_parser_load_from_data (parser, text->str, (gssize) text->len, NULL))
      compare (value, json_parser_get_root (parser));
  }
  g_test_message ("%u of 20000 mutations are still JSON", n_good);
  g_assert_cmpuint (n_good, >, 500);
}

static void
test_speed (void)
{
  g_autofree char *item =
    repeat ("{\"id\":\"3f0c\",\"titre\":\"Sortie au musée\",\"contenu\":\"<p>Bonjour à tous, la "
            "sortie aura lieu le 3 mai; apportez un lunch froid.<\\/p>\",\"n\":[1,2,3]},", 20000);
  g_autofree char *text = g_strconcat ("[", item, "0]", NULL);
  g_autoptr (GBytes) body = g_bytes_new_static (text, strlen (text));
  gint64 start = g_get_monotonic_time ();
  double seconds;

  for (guint i = 0; i < 10; i++)
    g_assert_true (pupitre_json_guard (body, NULL));
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  g_test_message ("%.0f MB/s", (double) strlen (text) * 10 / 1e6 / seconds);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/accepts", test_accepts);
  g_test_add_func ("/json/refuses", test_refuses);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/size", test_size);
  g_test_add_func ("/json/words-of-eight", test_words_of_eight);
  g_test_add_func ("/json/characters-of-several-bytes", test_characters_of_several_bytes);
  g_test_add_func ("/json/large-string", test_large_string);
  g_test_add_func ("/json/members", test_members);
  g_test_add_func ("/json/escapes", test_escapes);
  g_test_add_func ("/json/prefix", test_prefix);
  g_test_add_func ("/json/mutations", test_mutations);
  g_test_add_func ("/json/speed", test_speed);

  return g_test_run ();
}
