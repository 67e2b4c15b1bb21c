/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-children-parser.h"
#include "pupitre-error.h"
#include "pupitre-messages-parser.h"
#include "pupitre-photo-parser.h"
#include "pupitre-report-cards-parser.h"

#include <gio/gio.h>
#include <string.h>

/* The parsers: what they make of good answers, of the answers of a portal that changed, and of
 * thousands of broken ones. */

#define CHILD \
  "{\"guid\":\"3f0c\",\"fiche\":\"1234567\",\"codeEtablissement\":\"700001\",\"nom\":\"Exemple\"," \
  "\"prenom\":\"Léa\",\"dateNaissance\":\"2015-04-12\",\"ecole\":\"École primaire des Pins\"," \
  "\"organisation\":{\"code\":\"700000\",\"nom\":\"Centre de services scolaire des Exemples\"}," \
  "\"ordre\":\"primaire\",\"niveau\":\"4e année\",\"tuiles\":[\"messages\",\"resultats\",\"piscine\"]}"
#define MESSAGE \
  "{\"id\":\"m1\",\"titre\":\"Sortie\",\"expediteur\":{\"nom\":\"Mme Exemple\",\"fonction\":" \
  "\"Français\"},\"dateEnvoi\":\"2026-11-20T11:20:00-05:00\",\"contenu\":\"<p>Bonjour <b>à " \
  "tous</b></p>\",\"portee\":\"ecole\",\"piecesJointes\":[{\"idDocument\":\"d1\",\"nom\":" \
  "\"Formulaire.pdf\",\"taille\":12345,\"typeContenu\":\"application/pdf\"}]}"
#define CARD \
  "{\"id\":\"c1\",\"anneeScolaire\":\"2026-2027\",\"etape\":1,\"titre\":\"Bulletin de l'étape 1\"," \
  "\"codeEtablissement\":\"700001\",\"ecole\":\"École primaire des Pins\",\"dateHeureMaj\":" \
  "\"2026-11-20T08:12:00-05:00\",\"idDocument\":\"d2\",\"taille\":123456}"

typedef PupitreParsed *(*Split) (GBytes *body, GError **error);

static GBytes *
bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static PupitreParsed *
split (Split function, const char *text)
{
  g_autoptr (GBytes) body = bytes (text);
  g_autoptr (GError) error = NULL;
  PupitreParsed *parsed = function (body, &error);

  g_assert_no_error (error);
  g_assert_nonnull (parsed);
  return parsed;
}

static PupitreItem *
get_item (PupitreParsed *parsed, guint position)
{
  g_assert_cmpuint (position, <, parsed->items->len);
  return g_ptr_array_index (parsed->items, position);
}

static void
test_child (void)
{
  g_autoptr (PupitreParsed) parsed = split (pupitre_children_parser_split, " [ " CHILD " ] ");
  g_autoptr (PupitreChild) child = NULL;
  g_autoptr (GError) error = NULL;
  PupitreItem *item = get_item (parsed, 0);

  g_assert_cmpuint (parsed->n_unreadable, ==, 0);
  g_assert_cmpstr (item->key, ==, "700000/1234567");
  /* As received: not one byte is written anew. */
  g_assert_cmpmem (g_bytes_get_data (item->json, NULL), g_bytes_get_size (item->json), CHILD,
                   strlen (CHILD));

  child = pupitre_children_parser_read (item->json, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pupitre_child_get_key (child), ==, item->key);
  g_assert_cmpstr (pupitre_child_get_guid (child), ==, "3f0c");
  g_assert_cmpstr (pupitre_child_get_first_name (child), ==, "Léa");
  g_assert_cmpstr (pupitre_child_get_last_name (child), ==, "Exemple");
  g_assert_cmpstr (pupitre_child_get_school_name (child), ==, "École primaire des Pins");
  g_assert_cmpstr (pupitre_child_get_birth_date (child), ==, "2015-04-12");
  g_assert_cmpstr (pupitre_child_get_grade (child), ==, "4e année");
  g_assert_cmpint (pupitre_child_get_level (child), ==, PUPITRE_SCHOOL_LEVEL_PRIMARY);
  g_assert_true (pupitre_child_offers (child, PUPITRE_TILE_MESSAGES));
  g_assert_true (pupitre_child_offers (child, PUPITRE_TILE_RESULTS));
  g_assert_false (pupitre_child_offers (child, PUPITRE_TILE_AGENDA));
}

static void
test_message (void)
{
  g_autoptr (PupitreParsed) parsed = split (pupitre_messages_parser_split, "[" MESSAGE "]");
  g_autoptr (PupitreMessage) message = NULL;
  g_autoptr (GError) error = NULL;
  PupitreItem *item = get_item (parsed, 0);
  PupitreAttachment *attachment;

  g_assert_cmpstr (item->key, ==, "m1");
  g_assert_cmpint (item->date, ==, 1795191600);
  message = pupitre_messages_parser_read (item->json, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pupitre_message_get_title (message), ==, "Sortie");
  g_assert_cmpstr (pupitre_message_get_sender (message), ==, "Mme Exemple");
  g_assert_cmpstr (pupitre_message_get_sender_role (message), ==, "Français");
  g_assert_cmpint (g_date_time_to_unix (pupitre_message_get_date (message)), ==, item->date);
  g_assert_cmpstr (pupitre_message_get_excerpt (message), ==, "Bonjour à tous");
  g_assert_cmpint (pupitre_message_get_scope (message), ==, PUPITRE_MESSAGE_SCOPE_SCHOOL);
  g_assert_cmpuint (pupitre_message_get_n_attachments (message), ==, 1);
  attachment = pupitre_message_get_attachment (message, 0);
  g_assert_cmpstr (pupitre_attachment_get_document_id (attachment), ==, "d1");
  g_assert_cmpstr (pupitre_attachment_get_name (attachment), ==, "Formulaire.pdf");
  g_assert_cmpint (pupitre_attachment_get_size (attachment), ==, 12345);
}

static void
test_report_card (void)
{
  g_autoptr (PupitreParsed) parsed = split (pupitre_report_cards_parser_split, "[" CARD "]");
  g_autoptr (PupitreReportCard) card = NULL;
  g_autoptr (GError) error = NULL;
  PupitreItem *item = get_item (parsed, 0);

  g_assert_cmpstr (item->key, ==, "c1");
  card = pupitre_report_cards_parser_read (item->json, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pupitre_report_card_get_document_id (card), ==, "d2");
  g_assert_cmpint (pupitre_report_card_get_school_year (card), ==, 2026);
  g_assert_cmpint (pupitre_report_card_get_term (card), ==, 1);
  g_assert_cmpint (pupitre_report_card_get_size (card), ==, 123456);
  g_assert_cmpint (g_date_time_to_unix (pupitre_report_card_get_updated (card)), ==, item->date);
}

/* Each is the one element of an answer. Readable or not, it is never fatal. */
static void
test_tolerance (void)
{
  static const struct {
    Split       split;
    const char *item;
    const char *key;  /* NULL: left out */
  } CASES[] = {
    /* Names in another case, numbers for strings, members that nobody knows. */
    { pupitre_children_parser_split, "{\"GUID\":\"g\",\"Fiche\":1234567,\"CODEETABLISSEMENT\":700001,"
      "\"Prenom\":\"Noé\",\"ORGANISATION\":{\"Code\":700000},\"inconnu\":{\"x\":[1]}}", "700000/1234567" },
    { pupitre_children_parser_split, "{\"guid\":\"g\",\"fiche\":\"1\",\"codeEtablissement\":\"2\","
      "\"prenom\":\"Mila\",\"organisation\":\"810000\",\"tuiles\":null,\"ordre\":null}", "810000/1" },
    { pupitre_children_parser_split, "{\"guid\":\"g\",\"fiche\":\"1\",\"codeEtablissement\":\"2\","
      "\"prenom\":\"Mila\",\"organisation\":{\"code\":\"3\"},\"tuiles\":[1,null,{}],\"ordre\":{}}", "3/1" },
    { pupitre_children_parser_split, "{\"fiche\":\"1\",\"codeEtablissement\":\"2\",\"prenom\":\"M\","
      "\"organisation\":{\"code\":\"3\"}}", NULL },
    { pupitre_children_parser_split, "{\"guid\":\"g\",\"codeEtablissement\":\"2\",\"prenom\":\"M\","
      "\"organisation\":{\"code\":\"3\"}}", NULL },
    { pupitre_children_parser_split, "{\"guid\":\"g\",\"fiche\":\"..\",\"codeEtablissement\":\"2\","
      "\"prenom\":\"M\",\"organisation\":{\"code\":\"3\"}}", NULL },
    { pupitre_children_parser_split, "{\"guid\":\"g\",\"fiche\":\"1\",\"codeEtablissement\":\"2\","
      "\"prenom\":\" \",\"organisation\":{\"code\":\"3\"}}", NULL },
    { pupitre_children_parser_split, "{\"guid\":\"g\",\"fiche\":\"1\",\"codeEtablissement\":\"2\","
      "\"prenom\":\"M\",\"organisation\":null}", NULL },
    { pupitre_children_parser_split, "[]", NULL },
    { pupitre_children_parser_split, "null", NULL },
    { pupitre_children_parser_split, "\"Léa\"", NULL },

    { pupitre_messages_parser_split, "{\"id\":77,\"titre\":\"T\",\"dateEnvoi\":\"2026-11-20\"}", "77" },
    { pupitre_messages_parser_split, "{\"id\":\"a\",\"contenu\":\"T\",\"dateEnvoi\":"
      "\"2026-11-20T10:00:00\",\"expediteur\":\"M. Exemple\",\"piecesJointes\":[{},null,1]}", "a" },
    { pupitre_messages_parser_split, "{\"id\":\"a\",\"titre\":\"T\",\"contenu\":null,\"dateEnvoi\":"
      "\"2026-11-20T15:00:00Z\",\"expediteur\":null,\"portee\":\"lune\",\"piecesJointes\":{}}", "a" },
    { pupitre_messages_parser_split, "{\"id\":\"a\",\"titre\":\"T\",\"dateEnvoi\":\"hier\"}", NULL },
    { pupitre_messages_parser_split, "{\"id\":\"a\",\"titre\":\"T\"}", NULL },
    { pupitre_messages_parser_split, "{\"id\":\"a\",\"dateEnvoi\":\"2026-11-20\"}", NULL },
    { pupitre_messages_parser_split, "{\"id\":\"\",\"titre\":\"T\",\"dateEnvoi\":\"2026-11-20\"}", NULL },
    { pupitre_messages_parser_split, "{\"id\":\"a\\nb\",\"titre\":\"T\",\"dateEnvoi\":\"2026-11-20\"}", NULL },
    { pupitre_messages_parser_split, "{\"id\":{},\"titre\":\"T\",\"dateEnvoi\":\"2026-11-20\"}", NULL },

    { pupitre_report_cards_parser_split, "{\"id\":\"c\",\"idDocument\":\"d\",\"anneeScolaire\":2026}", "c" },
    { pupitre_report_cards_parser_split, "{\"id\":\"c\",\"idDocument\":\"d\",\"dateHeureMaj\":"
      "\"2026-06-30T10:00:00-04:00\",\"etape\":\"3\",\"taille\":-4}", "c" },
    { pupitre_report_cards_parser_split, "{\"id\":\"c\",\"idDocument\":\"d\",\"anneeScolaire\":"
      "\"2026-2027\",\"etape\":999999999999,\"taille\":\"beaucoup\"}", "c" },
    { pupitre_report_cards_parser_split, "{\"id\":\"c\",\"idDocument\":\"d\"}", NULL },
    { pupitre_report_cards_parser_split, "{\"id\":\"c\",\"anneeScolaire\":2026}", NULL },
    { pupitre_report_cards_parser_split, "{\"idDocument\":\"d\",\"anneeScolaire\":2026}", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autofree char *text = g_strdup_printf ("[%s]", CASES[i].item);
    g_autoptr (GBytes) body = bytes (text);
    g_autoptr (GError) error = NULL;
    g_autoptr (PupitreParsed) parsed = CASES[i].split (body, &error);

    g_test_message ("Case %zu: %s", i, CASES[i].item);
    if (CASES[i].key == NULL) {
      g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_MISSING);
      continue;
    }
    g_assert_no_error (error);
    g_assert_cmpstr (get_item (parsed, 0)->key, ==, CASES[i].key);
  }
}

static void
test_left_out (void)
{
  g_autoptr (PupitreParsed) parsed =
    split (pupitre_messages_parser_split, "[" MESSAGE ",{\"id\":\"x\"},null," MESSAGE
           ",{\"id\":\"m2\",\"titre\":\"T\",\"dateEnvoi\":\"2026-01-01\"}]");

  g_assert_cmpuint (parsed->items->len, ==, 2);
  g_assert_cmpuint (parsed->n_unreadable, ==, 3);
  g_assert_cmpstr (get_item (parsed, 1)->key, ==, "m2");
}

static void
test_lists (void)
{
  static const struct {
    const char *text;
    int         code;  /* -1: an empty list */
  } CASES[] = {
    { "[]", -1 },
    { "{\"eleves\":[],\"total\":0}", -1 },
    { "{\"a\":[],\"b\":[]}", PUPITRE_ERROR_MISSING },
    { "{}", PUPITRE_ERROR_MISSING },
    { "null", PUPITRE_ERROR_MISSING },
    { "\"non\"", PUPITRE_ERROR_MISSING },
    { "[", PUPITRE_ERROR_TRUNCATED },
    { "<html>", PUPITRE_ERROR_NOT_JSON },
    { "[}", PUPITRE_ERROR_MALFORMED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GBytes) body = bytes (CASES[i].text);
    g_autoptr (GError) error = NULL;
    g_autoptr (PupitreParsed) parsed = pupitre_children_parser_split (body, &error);

    g_test_message ("Case %zu", i);
    if (CASES[i].code >= 0)
      g_assert_error (error, PUPITRE_ERROR, CASES[i].code);
    else
      g_assert_cmpuint (parsed->items->len, ==, 0);
  }
}

static void
test_shown_text (void)
{
  g_autoptr (GBytes) json =
    bytes ("{\"guid\":\"g\",\"fiche\":\"1\",\"codeEtablissement\":\"2\",\"prenom\":"
           "\" L\\u00e9\\n a\\u202e\\u0007 \",\"organisation\":{\"code\":\"3\"},\"ecole\":\"\\ud800\"}");
  g_autoptr (PupitreChild) child = pupitre_children_parser_read (json, NULL);

  g_assert_cmpstr (pupitre_child_get_first_name (child), ==, "Lé a");
  g_assert_true (g_utf8_validate (pupitre_child_get_school_name (child), -1, NULL));
}

static void
test_photo (void)
{
  static const struct {
    const char *text;
    const char *picture;  /* NULL: none */
    int         code;     /* -1: none */
  } CASES[] = {
    { "{\"photo\":\"aGVsbG8=\"}", "hello", -1 },
    { "{\"Photo\":\"data:image/png;base64,aGVsbG8=\"}", "hello", -1 },
    { "\"aGVsbG8=\"", "hello", -1 },
    { "aGVsbG8=", "hello", -1 },
    { " aGVs\r\nbG8=\n", "hello", -1 },
    { "{\"photo\":null}", NULL, -1 },
    { "{\"photo\":\"\"}", NULL, -1 },
    { "null", NULL, -1 },
    { "", NULL, -1 },
    { "{\"autre\":1}", NULL, PUPITRE_ERROR_MISSING },
    { "[]", NULL, PUPITRE_ERROR_MISSING },
    { "{\"photo\":\"a<b>\"}", NULL, PUPITRE_ERROR_MALFORMED },
    { "{\"photo\":\"=\"}", NULL, PUPITRE_ERROR_MALFORMED },
    { "<html>", NULL, PUPITRE_ERROR_NOT_JSON },
    { "{\"photo\":\"aGV", NULL, PUPITRE_ERROR_TRUNCATED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GBytes) body = bytes (CASES[i].text);
    g_autoptr (GError) error = NULL;
    g_autoptr (PupitreParsed) parsed = pupitre_photo_parser_split (body, &error);
    g_autoptr (GBytes) picture = NULL;

    g_test_message ("Case %zu", i);
    if (parsed != NULL)
      picture = pupitre_photo_parser_read (get_item (parsed, 0)->json, &error);
    if (CASES[i].code >= 0)
      g_assert_error (error, PUPITRE_ERROR, CASES[i].code);
    else
      g_assert_no_error (error);
    if (CASES[i].picture == NULL)
      g_assert_null (picture);
    else
      g_assert_cmpmem (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture),
                       CASES[i].picture, strlen (CASES[i].picture));
  }
}

/* What a portal that changes, or a cable that garbles, could make of an answer. */
static void
mutate (GString *text, GRand *random)
{
  static const char *const PIECES[] = {
    "null", "\"\"", "[]", "{}", "1e999", "-1", "true", "\\ud800", "\\u0000", "\"", "\\", ",", ":",
    "}", "]", "{", "[", "99999999999999999999", "\"..\"", "<b>", "\xff", "\xc3", "é", "\n",
    "2026-13-45T99:99:99", "9999-12-31T23:59:59+14:00", "0000-00-00",
  };
  guint n = (guint) g_rand_int_range (random, 1, 4);

  for (guint i = 0; i < n; i++) {
    gsize at = (gsize) g_rand_int_range (random, 0, (int) text->len);
    gsize length = (gsize) g_rand_int_range (random, 0, (int) MIN (text->len - at, 24) + 1);
    const char *piece = PIECES[g_rand_int_range (random, 0, G_N_ELEMENTS (PIECES))];

    if (g_rand_int_range (random, 0, 3) > 0)
      g_string_erase (text, (gssize) at, (gssize) length);
    if (g_rand_int_range (random, 0, 3) > 0)
      g_string_insert (text, (gssize) at, piece);
    if (text->len == 0)
      g_string_append (text, "[]");
  }
}

static gboolean
read_all (guint kind, PupitreParsed *parsed)
{
  for (guint i = 0; i < parsed->items->len; i++) {
    PupitreItem *item = get_item (parsed, i);
    g_autoptr (GObject) object = NULL;

    g_assert_true (g_utf8_validate (item->key, -1, NULL));
    if (kind == 0)
      object = (GObject *) pupitre_children_parser_read (item->json, NULL);
    else if (kind == 1)
      object = (GObject *) pupitre_messages_parser_read (item->json, NULL);
    else
      object = (GObject *) pupitre_report_cards_parser_read (item->json, NULL);
    /* What was kept can be read: a row of the store never turns out to be nothing. */
    g_assert_nonnull (object);
    if (kind == 0)
      g_assert_cmpstr (pupitre_child_get_key (PUPITRE_CHILD (object)), ==, item->key);
  }
  return parsed->items->len > 0;
}

static void
test_mutations (void)
{
  static const Split SPLITS[] = {
    pupitre_children_parser_split, pupitre_messages_parser_split, pupitre_report_cards_parser_split,
  };
  static const char *const SEEDS[] = {
    "[" CHILD "," CHILD "]", "[" MESSAGE ",{\"id\":\"m2\",\"titre\":\"T\",\"dateEnvoi\":\"2026-01-01\"}]",
    "[" CARD "]",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261124);
  guint n_read = 0;

  for (guint i = 0; i < 9000; i++) {
    g_autoptr (GString) text = g_string_new (SEEDS[i % 3]);
    g_autoptr (PupitreParsed) parsed = NULL;
    g_autoptr (PupitreParsed) photo = NULL;
    g_autoptr (GBytes) body = NULL;
    g_autoptr (GError) error = NULL;

    mutate (text, random);
    body = g_bytes_new (text->str, text->len);
    parsed = SPLITS[i % 3] (body, &error);
    g_assert_true ((parsed == NULL) == (error != NULL));
    if (parsed != NULL)
      n_read += read_all (i % 3, parsed);
    photo = pupitre_photo_parser_split (body, NULL);
    if (photo != NULL) {
      g_autoptr (GBytes) picture = pupitre_photo_parser_read (get_item (photo, 0)->json, NULL);
    }
  }
  g_test_message ("%u of 9000 mutations still have items", n_read);
  g_assert_cmpuint (n_read, >, 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/parsers/child", test_child);
  g_test_add_func ("/parsers/message", test_message);
  g_test_add_func ("/parsers/report-card", test_report_card);
  g_test_add_func ("/parsers/tolerance", test_tolerance);
  g_test_add_func ("/parsers/left-out", test_left_out);
  g_test_add_func ("/parsers/lists", test_lists);
  g_test_add_func ("/parsers/shown-text", test_shown_text);
  g_test_add_func ("/parsers/photo", test_photo);
  g_test_add_func ("/parsers/mutations", test_mutations);

  return g_test_run ();
}
