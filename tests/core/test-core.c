/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-child.h"
#include "pupitre-collection.h"
#include "pupitre-error.h"
#include "pupitre-message.h"
#include "pupitre-rich-text.h"
#include "pupitre-school-time.h"
#include "pupitre-words.h"

#include <gio/gio.h>
#include <string.h>

static void
test_child_key (void)
{
  PupitreChildFields fields = {
    .guid = "g", .record_number = "1234567", .school_code = "700001",
    .organisation_code = "700000", .first_name = "Léa",
    .tiles = PUPITRE_TILE_MESSAGES | PUPITRE_TILE_RESULTS,
  };
  g_autoptr (PupitreChild) here = pupitre_child_new (&fields);
  g_autoptr (PupitreChild) elsewhere = NULL;

  fields.organisation_code = "810000";
  elsewhere = pupitre_child_new (&fields);

  /* The same record number in another service centre is another child. */
  g_assert_cmpstr (pupitre_child_get_key (here), !=, pupitre_child_get_key (elsewhere));
  g_assert_cmpstr (pupitre_child_get_last_name (here), ==, "");
  g_assert_true (pupitre_child_offers (here, PUPITRE_TILE_RESULTS));
  g_assert_false (pupitre_child_offers (here, PUPITRE_TILE_AGENDA));
}

static void
test_tiles (void)
{
  g_assert_cmpint (pupitre_tile_from_wire ("Messages"), ==, PUPITRE_TILE_MESSAGES);
  g_assert_cmpint (pupitre_tile_from_wire ("resultats"), ==, PUPITRE_TILE_RESULTS);
  g_assert_cmpint (pupitre_tile_from_wire ("piscine"), ==, PUPITRE_TILE_NONE);
  g_assert_cmpint (pupitre_tile_from_wire (NULL), ==, PUPITRE_TILE_NONE);
}

static void
test_collections (void)
{
  g_autoptr (PupitreCollection) june = pupitre_collection_new ("700000/1", PUPITRE_KIND_MESSAGES, 2025);
  g_autoptr (PupitreCollection) july = pupitre_collection_new ("700000/1", PUPITRE_KIND_MESSAGES, 2026);
  g_autoptr (PupitreCollection) sibling = pupitre_collection_new ("700000/2", PUPITRE_KIND_MESSAGES, 2025);
  g_autoptr (PupitreCollection) copy = pupitre_collection_copy (june);
  g_autofree char *name = pupitre_collection_dup_name (june);
  g_autofree char *other = pupitre_collection_dup_name (july);

  g_assert_true (pupitre_collection_equal (june, copy));
  g_assert_false (pupitre_collection_equal (june, july));
  g_assert_false (pupitre_collection_equal (june, sibling));
  g_assert_cmpstr (name, !=, other);
}

static void
test_school_year (void)
{
  static const struct {
    const char *date;
    int         year;
  } CASES[] = {
    { "2026-06-30", 2025 },
    { "2026-07-01", 2026 },
    { "2026-12-31", 2026 },
    { "2027-01-01", 2026 },
    { "2026-07-01T03:59:59Z", 2025 },  /* still 30 June in Québec */
    { "2026-07-01T04:00:00Z", 2026 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GDateTime) date = pupitre_school_time_parse (CASES[i].date);

    g_test_message ("%s", CASES[i].date);
    g_assert_nonnull (date);
    g_assert_cmpint (pupitre_school_year_of (date), ==, CASES[i].year);
  }
  g_assert_cmpint (pupitre_school_year_parse ("2026-2027"), ==, 2026);
  g_assert_cmpint (pupitre_school_year_parse ("20262027"), ==, 2026);
  g_assert_cmpint (pupitre_school_year_parse ("2026"), ==, 2026);
  g_assert_cmpint (pupitre_school_year_parse ("étape"), ==, 0);
  g_assert_cmpint (pupitre_school_year_parse (NULL), ==, 0);
}

static void
test_school_time_refuses (void)
{
  static const char *CASES[] = { "", "hier", "2026-13-01", "2026-02-30", "20 nov", "2026-11-20x",
                                 "99999999999999999999999999999999999999999999" };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_test_message ("%s", CASES[i]);
    g_assert_null (pupitre_school_time_parse (CASES[i]));
  }
  g_assert_null (pupitre_school_time_parse (NULL));
}

static void
test_school_time_forms (void)
{
  static const struct {
    const char *text;
    const char *moment;
  } CASES[] = {
    { "2026-11-20", "2026-11-20T00:00:00-05" },
    { "2026-3-2", "2026-03-02T00:00:00-05" },
    { " 2026-07-02", "2026-07-02T00:00:00-04" },
    { "2026-11-20T11:20:00", "2026-11-20T11:20:00-05" },
    { "2026-11-20T11:20:00-05:00", "2026-11-20T11:20:00-05" },
    { "2026-07-02T11:20:00-05:00", "2026-07-02T12:20:00-04" },
    { "2026-11-20T16:20:00Z", "2026-11-20T11:20:00-05" },
    { "20261120T162000Z", "2026-11-20T11:20:00-05" },
    { "2026-11-20T16:20:00.25Z", "2026-11-20T11:20:00.250000-05" },
    { "2026-11-20T", NULL },
    { "T2026-11-20", NULL },
    { "2026-11-20T25:00:00", NULL },
    { "2026-11-20 x", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GDateTime) date = pupitre_school_time_parse (CASES[i].text);
    g_autofree char *moment = date != NULL ? g_date_time_format_iso8601 (date) : NULL;

    g_test_message ("%s", CASES[i].text);
    g_assert_cmpstr (moment, ==, CASES[i].moment);
  }
}

static void
test_words (void)
{
  g_autoptr (GDateTime) now = pupitre_school_time_parse ("2026-11-23T16:50:00");
  static const struct {
    const char *date;
    const char *row;
    const char *received;
  } CASES[] = {
    { "2026-11-23T08:05:00", "8:05", "today at 8:05" },
    { "2026-11-22T23:59:00", "yesterday", "yesterday at 23:59" },
    { "2026-11-20T11:20:00", "Nov 20", "on November 20 at 11:20" },
    { "2026-06-01T11:20:00", "Jun 1, 2026", "on June 1 at 11:20" },
    { "2025-12-01T11:20:00", "Dec 1, 2025", "on December 1, 2025 at 11:20" },
    { "2026-11-23T13:05:00Z", "8:05", "today at 8:05" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GDateTime) date = pupitre_school_time_parse (CASES[i].date);
    g_autofree char *row = pupitre_words_short_date (date, now);
    g_autofree char *received = pupitre_words_received (date, now);

    g_assert_cmpstr (row, ==, CASES[i].row);
    g_assert_cmpstr (received, ==, CASES[i].received);
  }
}

static void
test_weeks (void)
{
  static const struct {
    const char *date;
    const char *sunday;
  } CASES[] = {
    { "2026-11-23T16:50:00", "2026-11-22" },
    { "2026-11-22T00:00:00", "2026-11-22" },
    { "2026-11-21T23:59:59", "2026-11-15" },
    { "2026-11-22T03:00:00Z", "2026-11-15" },
    { "2026-03-10T12:00:00", "2026-03-08" },  /* the day that has 23 hours */
    { "2027-01-01T12:00:00", "2026-12-27" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GDateTime) date = pupitre_school_time_parse (CASES[i].date);
    g_autoptr (GDateTime) wanted = pupitre_school_time_parse (CASES[i].sunday);
    g_autoptr (GDateTime) week = pupitre_school_time_week (date);

    g_assert_cmpint (g_date_time_to_unix (week), ==, g_date_time_to_unix (wanted));
  }
}

static void
test_words_months (void)
{
  g_autoptr (GDateTime) now = pupitre_school_time_parse ("2026-11-23T16:50:00");
  static const struct {
    const char *date;
    const char *heading;
    const char *row;
  } CASES[] = {
    { "2026-11-02T08:05:00", "November", "Nov 2, 2026" },
    { "2026-07-01T00:00:00", "July", "Jul 1, 2026" },
    { "2026-06-30T23:59:00", "June 2026", "Jun 30, 2026" },
    { "2025-12-01T03:00:00Z", "November 2025", "Nov 30, 2025" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GDateTime) date = pupitre_school_time_parse (CASES[i].date);
    g_autofree char *heading = pupitre_words_month (date, now);
    g_autofree char *row = pupitre_words_short_date_and_year (date);

    g_assert_cmpstr (heading, ==, CASES[i].heading);
    g_assert_cmpstr (row, ==, CASES[i].row);
  }
}

static void
test_words_full (void)
{
  g_autoptr (GDateTime) date = pupitre_school_time_parse ("2026-11-20T11:20:00");
  g_autofree char *full = pupitre_words_date_time (date);
  g_autofree char *year = pupitre_words_school_year (2026);
  g_autofree char *small = pupitre_words_size (120);
  g_autofree char *kilo = pupitre_words_size (120400);
  g_autofree char *mega = pupitre_words_size (2560000);

  g_assert_cmpstr (full, ==, "Friday, November 20, 2026 at 11:20");
  g_assert_cmpstr (year, ==, "2026\342\200\2212027");
  g_assert_cmpstr (small, ==, "1 KB");
  g_assert_cmpstr (kilo, ==, "120 KB");
  g_assert_cmpstr (mega, ==, "2.5 MB");
}

static void
test_rich_text_markup (void)
{
  g_autoptr (PupitreRichText) text = pupitre_rich_text_new ();
  g_autofree char *markup = NULL;

  pupitre_rich_text_append_len (text, "a <b> & c!", strlen ("a <b> & c"));
  pupitre_rich_text_add_span (text, PUPITRE_SPAN_BOLD, 0, 5, NULL);
  pupitre_rich_text_add_span (text, PUPITRE_SPAN_ITALIC, 2, 9, NULL);  /* overlaps */
  pupitre_rich_text_add_span (text, PUPITRE_SPAN_LINK, 8, 9, "https://exemple.org/?a=1&b=\"2\"");
  pupitre_rich_text_add_span (text, PUPITRE_SPAN_BOLD, 3, 3, NULL);    /* empty */

  markup = pupitre_rich_text_to_markup (text);
  g_assert_cmpstr (markup, ==,
                   "<b>a </b><b><i>&lt;b&gt;</i></b><i> &amp; </i>"
                   "<a href=\"https://exemple.org/?a=1&amp;b=&quot;2&quot;\"><i>c</i></a>");
}

/* On paper an address stands behind its link, once, and not behind one that is itself. */
static void
test_rich_text_paper (void)
{
  g_autoptr (PupitreRichText) text = pupitre_rich_text_new ();
  g_autofree char *markup = NULL;

  pupitre_rich_text_append (text, "Voir le site et https://b.example");
  pupitre_rich_text_add_span (text, PUPITRE_SPAN_LINK, 5, 12, "https://a.example/?x&y");
  pupitre_rich_text_add_span (text, PUPITRE_SPAN_BOLD, 8, 12, NULL);
  pupitre_rich_text_add_span (text, PUPITRE_SPAN_LINK, 16, 33, "https://b.example");

  markup = pupitre_rich_text_to_paper_markup (text);
  g_assert_cmpstr (markup, ==,
                   "Voir le <b>site</b> (https://a.example/?x&amp;y) et https://b.example");
}

static void
test_rich_text_excerpt (void)
{
  g_autoptr (PupitreRichText) text = pupitre_rich_text_new ();
  g_autofree char *excerpt = NULL;
  g_autofree char *cut = NULL;

  pupitre_rich_text_append (text, "\n  Bonjour,\n\n voici  l’été\t ");
  excerpt = pupitre_rich_text_dup_excerpt (text, 100);
  cut = pupitre_rich_text_dup_excerpt (text, 9);
  g_assert_cmpstr (excerpt, ==, "Bonjour, voici l’été");
  g_assert_cmpstr (cut, ==, "Bonjour,");
}

static void
test_error_facts (void)
{
  g_autoptr (GError) error = g_error_new_literal (PUPITRE_ERROR, PUPITRE_ERROR_THROTTLED, "wait");
  g_autoptr (GError) copy = NULL;
  g_autoptr (GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "gone");

  pupitre_error_set_retry_after (error, 30);
  pupitre_error_set_portal_text (error, "Patientez");
  copy = g_error_copy (error);
  g_assert_cmpuint (pupitre_error_get_retry_after (copy), ==, 30);
  g_assert_cmpstr (pupitre_error_get_portal_text (copy), ==, "Patientez");

  g_assert_cmpuint (pupitre_error_get_retry_after (foreign), ==, 0);
  g_assert_null (pupitre_error_get_portal_text (foreign));
  g_assert_true (pupitre_error_is_cancelled (foreign));
  g_assert_false (pupitre_error_is_offline (copy));
}

static void
test_message (void)
{
  g_autoptr (GDateTime) date = pupitre_school_time_parse ("2026-11-20");
  g_autoptr (PupitreRichText) content = pupitre_rich_text_new ();
  g_autoptr (GPtrArray) attachments = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PupitreMessage) message = NULL;

  pupitre_rich_text_append (content, "Bonjour\nà tous");
  g_ptr_array_add (attachments, pupitre_attachment_new ("d1", "Sortie.pdf", NULL, 10));
  message = pupitre_message_new (&(PupitreMessageFields) {
    .id = "m1", .title = "Sortie", .date = date, .content = content, .attachments = attachments });

  g_assert_cmpstr (pupitre_message_get_excerpt (message), ==, "Bonjour à tous");
  g_assert_cmpstr (pupitre_message_get_sender (message), ==, "");
  g_assert_cmpuint (pupitre_message_get_n_attachments (message), ==, 1);
  g_assert_cmpstr (pupitre_attachment_get_name (pupitre_message_get_attachment (message, 0)), ==,
                   "Sortie.pdf");
}

/* The day on which something is due, and the week that it is in. */
static void
test_words_days (void)
{
  static const struct {
    const char *date;
    const char *day;
    const char *heading;
    const char *week;
  } CASES[] = {
    { "2026-11-26", "today", "Today", "Week of November 26" },
    { "2026-11-27", "tomorrow", "Tomorrow", "Week of November 27" },
    { "2026-12-01", "Tuesday, December 1", "Tuesday, December 1", "Week of December 1" },
    { "2026-06-22", "Monday, June 22, 2026", "Monday, June 22, 2026", "Week of June 22, 2026" },
  };
  g_autoptr (GDateTime) now = pupitre_school_time_parse ("2026-11-26T23:30:00");

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GDateTime) date = pupitre_school_time_parse (CASES[i].date);
    g_autofree char *day = pupitre_words_day (date, now);
    g_autofree char *heading = pupitre_words_day_heading (date, now);
    g_autofree char *week = pupitre_words_week (date, now);

    g_assert_cmpstr (day, ==, CASES[i].day);
    g_assert_cmpstr (heading, ==, CASES[i].heading);
    g_assert_cmpstr (week, ==, CASES[i].week);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/child/key", test_child_key);
  g_test_add_func ("/core/tile/words", test_tiles);
  g_test_add_func ("/core/collection/equality", test_collections);
  g_test_add_func ("/core/school-time/year", test_school_year);
  g_test_add_func ("/core/school-time/refuses", test_school_time_refuses);
  g_test_add_func ("/core/school-time/forms", test_school_time_forms);
  g_test_add_func ("/core/words/rows", test_words);
  g_test_add_func ("/core/time/weeks", test_weeks);
  g_test_add_func ("/core/words/months", test_words_months);
  g_test_add_func ("/core/words/days", test_words_days);
  g_test_add_func ("/core/words/full", test_words_full);
  g_test_add_func ("/core/rich-text/markup", test_rich_text_markup);
  g_test_add_func ("/core/rich-text/markup-paper", test_rich_text_paper);
  g_test_add_func ("/core/rich-text/excerpt", test_rich_text_excerpt);
  g_test_add_func ("/core/error/facts", test_error_facts);
  g_test_add_func ("/core/message/fields", test_message);

  return g_test_run ();
}
