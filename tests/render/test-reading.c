/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-reading"

#include "config.h"

#include <string.h>
#include <unistd.h>

#include "demo-card.h"
#include "demo-comment.h"
#include "demo-documents.h"
#include "demo-marks.h"
#include "pupitre-reading.h"
#include "pupitre-renderer-private.h"
#include "test-pdfs.h"

/* What is read of a page: of texts with known places, and of every report card of the demonstration,
 * whose marks are compared with those it was drawn from. */

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static PupitreRenderer *
new_renderer (void)
{
  return pupitre_renderer_new_with_settings (BUILDDIR "/src/render/pupitre-render", NULL, 10000,
                                             30000);
}

static PupitreRenderedDocument *
open_document (PupitreRenderer *renderer, GBytes *pdf)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PupitreRenderedDocument *document;
  const int fd = test_file_new (pdf);

  pupitre_renderer_open_async (renderer, fd, NULL, keep_result, &result);
  close (fd);
  document = pupitre_renderer_open_finish (renderer, wait_for (&result), &error);
  g_assert_no_error (error);

  return document;
}

static GPtrArray *
read_page (PupitreRenderedDocument *document, guint page)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PupitrePageText) text = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_rendered_document_text_async (document, page, TRUE, NULL, keep_result, &result);
  text = pupitre_rendered_document_text_finish (document, wait_for (&result), &error);
  g_assert_no_error (error);

  return pupitre_reading_new (text);
}

/* "subject|row|column" -> cell, of all tables of a document; the subject goes across before its rows. */
static GHashTable *
collect_cells (PupitreRenderedDocument *document)
{
  GHashTable *cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *subject = g_strdup ("");

  for (guint i = 0; i < pupitre_rendered_document_get_n_pages (document); i++) {
    g_autoptr (GPtrArray) blocks = read_page (document, i);

    for (guint j = 0; j < blocks->len; j++) {
      const PupitreReadingBlock *block = g_ptr_array_index (blocks, j);

      for (guint k = 1; block->rows != NULL && k < block->rows->len; k++) {
        const GStrv header = g_ptr_array_index (block->rows, 0);
        const GStrv row = g_ptr_array_index (block->rows, k);

        if (row[1] == NULL) {
          g_free (subject);
          subject = g_strdup (row[0]);
          if (strstr (subject, " ·") != NULL)
            *strstr (subject, " ·") = '\0';
          continue;
        }
        for (guint l = 1; l < block->n_columns; l++)
          g_hash_table_insert (cells, g_strdup_printf ("%s|%s|%s", subject, row[0], header[l]),
                               g_strdup (row[l]));
      }
    }
  }

  return cells;
}

static char *
expect_mark (const DemoSubject *subject, int mark)
{
  g_autofree char *written = demo_marks_dup_text (subject, mark);

  if (written == NULL)
    return g_strdup ("–");

  return g_strconcat (written, mark < DEMO_PASS_MARK ? "*" : "", NULL);
}

static void
check_cell (GHashTable *cells, const char *subject, const char *row, const char *column, char *expected)
{
  g_autofree char *key = g_strdup_printf ("%s|%s|%s", subject, row, column);
  g_autofree char *owned = expected;
  const char *cell = g_hash_table_lookup (cells, key);

  if (g_strcmp0 (cell, expected) != 0)
    g_error ("%s: \"%s\" instead of \"%s\"", key, cell != NULL ? cell : "(no such cell)", expected);
}

static const char * const columns[] = { "Étape 1 20 %", "Étape 2 20 %", "Étape 3 60 %" };

static guint
check_subject (GHashTable *cells, guint64 seed, const DemoDocument *card, const DemoSubject *subject)
{
  const DemoMarks marks = demo_marks_of (seed, card->child, card->school_year, subject, card->stage);
  guint n = 0;

  for (int stage = 0; stage < card->stage; stage++) {
    check_cell (cells, subject->name, "Résultat disciplinaire", columns[stage],
                expect_mark (subject, marks.subject[stage]));
    n++;
    for (guint i = 0; i < demo_subject_n_competencies (subject); i++) {
      g_autofree char *row = g_strdup_printf ("%s (%d %%)", subject->competencies[i],
                                              subject->weights[i]);

      check_cell (cells, subject->name, row, columns[stage],
                  expect_mark (subject, marks.competencies[i][stage]));
      n++;
    }
  }

  return n;
}

static guint
check_card (PupitreRenderer *renderer, DemoFamilies *families, const DemoDocument *card)
{
  const int grade = demo_child_grade_in (families, card->child, card->school_year);
  g_autoptr (GPtrArray) subjects = demo_subjects_of_grade (grade);
  g_autoptr (PupitreRenderedDocument) document = NULL;
  g_autoptr (GHashTable) cells = NULL;
  guint n = 0;

  g_test_message ("%s, %d, stage %d", card->child->first_name, card->school_year, card->stage);
  document = open_document (renderer, demo_card_draw (families, card));
  cells = collect_cells (document);
  for (guint i = 0; grade > 0 && i < subjects->len; i++)
    n += check_subject (cells, demo_families_get_seed (families), card,
                        g_ptr_array_index (subjects, i));
  for (int domain = 0; grade <= 0 && domain < DEMO_N_DOMAINS; domain++) {
    for (int stage = 0; stage < card->stage; stage++) {
      const char letter[] = { demo_marks_rating (demo_families_get_seed (families), card->child,
                                                 card->school_year, domain, stage + 1), '\0' };
      g_autofree char *column = g_strdup_printf ("Étape %d", stage + 1);
      g_autofree char *found = NULL;
      GHashTableIter iter;
      gpointer key;
      gpointer value;

      g_hash_table_iter_init (&iter, cells);
      while (found == NULL && g_hash_table_iter_next (&iter, &key, &value)) {
        g_autofree char *end = g_strdup_printf ("|%s|%s", demo_domain_name (domain), column);

        if (g_str_has_suffix (key, end))
          found = g_strdup (value);
      }
      g_assert_cmpstr (found, ==, letter);
      n++;
    }
  }

  return n;
}

static void
test_report_cards (void)
{
  g_autoptr (PupitreRenderer) renderer = new_renderer ();
  guint n_cards = 0;
  guint n_cells = 0;

  for (guint64 seed = 1; seed <= 2; seed++) {
    DemoFamilies *families = demo_families_new (seed, 2026);
    g_autoptr (DemoDocuments) documents = demo_documents_new (families);

    for (guint i = 0; i < demo_families_get_n (families) && i < 4; i++) {
      for (int year = 2025; year <= 2026; year++) {
        for (int stage = 1; stage <= DEMO_N_STAGES; stage++) {
          const DemoDocument *card = demo_documents_find_card (
            documents, demo_families_get (families, i), year, stage);

          if (card == NULL)
            continue;
          n_cells += check_card (renderer, families, card);
          n_cards++;
        }
      }
    }
    g_clear_pointer (&documents, demo_documents_free);
    demo_families_free (families);
  }
  g_test_message ("%u cells of %u report cards", n_cells, n_cards);
  g_assert_cmpuint (n_cards, >, 10);
  g_assert_cmpuint (n_cells, >, 400);
}

/* The headings come, and the facts at the head of the page stay with their names. */
static void
test_order (void)
{
  g_autoptr (PupitreRenderer) renderer = new_renderer ();
  DemoFamilies *families = demo_families_new (1, 2026);
  g_autoptr (DemoDocuments) documents = demo_documents_new (families);
  g_autoptr (PupitreRenderedDocument) document = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  const DemoDocument *card = demo_documents_find_card (documents, demo_families_get (families, 0),
                                                       2025, 3);

  g_assert_nonnull (card);
  document = open_document (renderer, demo_card_draw (families, card));
  blocks = read_page (document, 0);
  for (guint i = 0; i < blocks->len; i++) {
    const PupitreReadingBlock *block = g_ptr_array_index (blocks, i);

    if (block->kind == PUPITRE_READING_TABLE)
      g_string_append (all, "[table]\n");
    else
      g_string_append_printf (all, "%s%s\n", block->kind == PUPITRE_READING_HEADING ? "# " : "",
                              block->text);
  }
  g_test_message ("%s", all->str);
  g_assert_nonnull (strstr (all->str, "# Bulletin scolaire\n"));
  g_assert_nonnull (strstr (all->str, "# Résultats\n[table]\n"));
  g_assert_nonnull (strstr (all->str, "\nÉlève\n"));
  g_assert_nonnull (strstr (all->str, "\nAbsences, en demi-journées\n[table]\n"));
  g_assert_true (strstr (all->str, "Code permanent") < strstr (all->str, "# Résultats"));
  g_clear_pointer (&documents, demo_documents_free);
  demo_families_free (families);
}

/* Lines that follow each other are one paragraph, and no table. */
static void
test_text (void)
{
  const char * const pages[] = {
    "Chers parents,\nLa rencontre a lieu jeudi, à 18 h 30, au gymnase.\nMerci de confirmer.",
    NULL,
  };
  g_autoptr (PupitreRenderer) renderer = new_renderer ();
  g_autoptr (PupitreRenderedDocument) document = open_document (renderer, test_pdf_text (pages));
  g_autoptr (GPtrArray) blocks = read_page (document, 0);

  for (guint i = 0; i < blocks->len; i++)
    g_assert_cmpint (((PupitreReadingBlock *) g_ptr_array_index (blocks, i))->kind, ==,
                     PUPITRE_READING_PARAGRAPH);
  g_assert_cmpstr (((PupitreReadingBlock *) g_ptr_array_index (blocks, 0))->text, ==,
                   "Chers parents, La rencontre a lieu jeudi, à 18 h 30, au gymnase. "
                   "Merci de confirmer.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/report-cards", test_report_cards);
  g_test_add_func ("/reading/order", test_order);
  g_test_add_func ("/reading/text", test_text);

  return g_test_run ();
}
