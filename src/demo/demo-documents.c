/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-documents"

#include "demo-documents.h"

#include "demo-card.h"
#include "demo-clock.h"
#include "demo-paper.h"
#include "demo-plan.h"
#include "demo-random.h"
#include "demo-school-year.h"
#include "demo-slip.h"
#include "demo-statement.h"

/* Every document that exists, by its id; drawn when somebody asks for it, and then kept. */

#define YEARS_BACK 13
#define SLIPS_BACK 2
/* In ids, beside the numbers of the papers. */
#define STATEMENT_IDS 10
#define SLIP_IDS 20
#define FILE_IDS 30

struct _DemoDocuments {
  DemoFamilies *families;
  GHashTable   *by_id;
  GHashTable   *drawn;
};

static void
document_free (gpointer data)
{
  DemoDocument *document = data;

  g_free (document->id);
  g_free (document);
}

/* The id only depends on the seed and on what it is. */
static char *
make_id (DemoDocuments   *self,
         const DemoChild *child,
         const char      *school,
         int              variety,
         int              school_year,
         int              part)
{
  DemoRandom random =
    demo_random_for (demo_families_get_seed (self->families), "document %s %s %d %d %d",
                     child ? child->fiche : "", school, variety, school_year, part);

  return demo_random_uuid (&random);
}

static DemoDocument *
add (DemoDocuments    *self,
     DemoDocumentKind  kind,
     const DemoChild  *child,
     const DemoSchool *school,
     int               variety,
     int               school_year,
     int               part)
{
  DemoDocument *document = g_new0 (DemoDocument, 1);

  document->id = make_id (self, child, school->code, variety, school_year, part);
  document->kind = kind;
  document->families = self->families;
  document->child = child;
  document->school = school;
  document->school_year = school_year;
  g_hash_table_replace (self->by_id, document->id, document);
  return document;
}

static void
add_cards (DemoDocuments   *self,
           const DemoChild *child,
           int              school_year)
{
  const DemoSchool *school = demo_child_school_in (self->families, child, school_year);

  if (demo_child_grade_in (self->families, child, school_year) < child->first_grade)
    return;
  for (int stage = 1; stage <= DEMO_N_STAGES; stage++)
    add (self, DEMO_DOCUMENT_CARD, child, school, DEMO_PAPER_NONE, school_year, stage)->stage =
      stage;
}

static void
add_statements (DemoDocuments   *self,
                const DemoChild *child,
                int              school_year)
{
  const DemoSchool *school = demo_child_school_in (self->families, child, school_year);

  for (int account = 0; account < DEMO_N_ACCOUNTS; account++) {
    for (int month = 1; month <= 12; month++) {
      DemoDocument *document;
      GDate date;

      if (!demo_ledger_issued (self->families, child, school_year, account, month, &date))
        continue;
      document = add (self, DEMO_DOCUMENT_STATEMENT, child, school, STATEMENT_IDS + account,
                      school_year, month);
      document->account = account;
      document->month = month;
    }
  }
}

/* Some slips are mended in March. */
static gboolean
is_amended (DemoDocuments   *self,
            const DemoChild *child,
            int              year)
{
  DemoRandom random = demo_random_for (demo_families_get_seed (self->families), "amended %s %d",
                                       child->fiche, year);

  return child->former_school == NULL && demo_random_below (&random, 4) == 0;
}

static void
add_slips (DemoDocuments   *self,
           const DemoChild *child,
           int              year)
{
  const DemoSchool *school = demo_child_school_in (self->families, child, year - 1);
  int base, extra;

  demo_ledger_daycare (self->families, child, year, &base, &extra);
  for (int part = 0; base > 0 && part <= (is_amended (self, child, year) ? 1 : 0); part++)
    add (self, DEMO_DOCUMENT_SLIP, child, school, SLIP_IDS, year, part)->amended = part > 0;
}

static void
add_of_file (DemoDocuments    *self,
             const DemoChild  *child,
             DemoDocumentKind  kind,
             int               school_year)
{
  add (self, kind, child, demo_child_school_in (self->families, child, school_year),
       FILE_IDS + (int) kind, school_year, 0);
}

/* A plan for those who have one, a certificate in secondary school. */
static void
add_file (DemoDocuments   *self,
          const DemoChild *child,
          int              school_year)
{
  int grade = demo_child_grade_in (self->families, child, school_year);

  if (grade < child->first_grade)
    return;
  if (child->has_plan)
    add_of_file (self, child, DEMO_DOCUMENT_PLAN, school_year);
  if (grade >= 7)
    add_of_file (self, child, DEMO_DOCUMENT_CERTIFICATE, school_year);
}

static void
add_papers (DemoDocuments    *self,
            const DemoSchool *school,
            int               school_year)
{
  for (int paper = DEMO_PAPER_PERMISSION; paper <= DEMO_PAPER_EXERCISES; paper++) {
    for (int month = 1; month <= 12; month++) {
      DemoDocument *document =
        add (self, DEMO_DOCUMENT_PAPER, NULL, school, paper, school_year, month);

      document->paper = paper;
      document->month = month;
    }
  }
}

/**
 * demo_documents_new:
 * @families: (transfer none): The families; outlive it
 *
 * Returns: (transfer full): the documents, none of them drawn.
 */
DemoDocuments *
demo_documents_new (DemoFamilies *families)
{
  DemoDocuments *self = g_new0 (DemoDocuments, 1);
  GDate today;
  int current;

  self->families = families;
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, document_free);
  self->drawn = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) g_bytes_unref);
  demo_clock_today (&today);
  current = demo_school_year_of (&today);
  for (guint i = 0; i < demo_families_get_n (families); i++) {
    const DemoChild *child = demo_families_get (families, i);

    for (int year = current - YEARS_BACK; year <= current + 1; year++)
      add_cards (self, child, year);
    for (int year = current - 1; year <= current + 1; year++) {
      add_papers (self, demo_child_school_in (families, child, year), year);
      add_statements (self, child, year);
      add_file (self, child, year);
    }
    for (int year = current - SLIPS_BACK; year <= current + 1; year++)
      add_slips (self, child, year);
  }
  return self;
}

/**
 * demo_documents_free:
 * @self: (nullable): The documents
 *
 * Frees @self.
 */
void
demo_documents_free (DemoDocuments *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->drawn);
  g_hash_table_unref (self->by_id);
  g_free (self);
}

/**
 * demo_documents_find:
 * @self: The documents
 * @id: An id, not trusted
 *
 * Returns: (nullable): that document.
 */
const DemoDocument *
demo_documents_find (DemoDocuments *self,
                     const char    *id)
{
  g_autofree char *lower = g_ascii_strdown (id, -1);

  return g_hash_table_lookup (self->by_id, lower);
}

/**
 * demo_documents_find_card:
 * @self: The documents
 * @child: A child
 * @school_year: First calendar year
 * @stage: 1 to 3
 *
 * Returns: (nullable): the report card, if the child was at school then.
 */
const DemoDocument *
demo_documents_find_card (DemoDocuments   *self,
                          const DemoChild *child,
                          int              school_year,
                          int              stage)
{
  const DemoSchool *school = demo_child_school_in (self->families, child, school_year);
  g_autofree char *id = make_id (self, child, school->code, DEMO_PAPER_NONE, school_year, stage);

  return g_hash_table_lookup (self->by_id, id);
}

/**
 * demo_documents_find_paper:
 * @self: The documents
 * @school: A school
 * @paper: What
 * @school_year: First calendar year
 * @month: 1 to 12
 *
 * Returns: (nullable): that paper.
 */
const DemoDocument *
demo_documents_find_paper (DemoDocuments    *self,
                           const DemoSchool *school,
                           DemoPaper         paper,
                           int               school_year,
                           int               month)
{
  g_autofree char *id = make_id (self, NULL, school->code, paper, school_year, month);

  return g_hash_table_lookup (self->by_id, id);
}

/**
 * demo_documents_find_statement:
 * @self: The documents
 * @child: A child
 * @school_year: First calendar year
 * @account: What is paid for
 * @month: 1 to 12
 *
 * Returns: (nullable): the statement that was made in that month, if one was.
 */
const DemoDocument *
demo_documents_find_statement (DemoDocuments   *self,
                               const DemoChild *child,
                               int              school_year,
                               DemoAccount      account,
                               int              month)
{
  const DemoSchool *school = demo_child_school_in (self->families, child, school_year);
  g_autofree char *id =
    make_id (self, child, school->code, STATEMENT_IDS + (int) account, school_year, month);

  return g_hash_table_lookup (self->by_id, id);
}

/**
 * demo_documents_find_slip:
 * @self: The documents
 * @child: A child
 * @year: A calendar year
 * @amended: Whether the second one
 *
 * Returns: (nullable): the tax slip, if there is one.
 */
const DemoDocument *
demo_documents_find_slip (DemoDocuments   *self,
                          const DemoChild *child,
                          int              year,
                          gboolean         amended)
{
  const DemoSchool *school = demo_child_school_in (self->families, child, year - 1);
  g_autofree char *id = make_id (self, child, school->code, SLIP_IDS, year, amended ? 1 : 0);

  return g_hash_table_lookup (self->by_id, id);
}

/**
 * demo_documents_find_of_file:
 * @self: The documents
 * @child: A child
 * @school_year: First calendar year
 * @kind: Plan or certificate
 *
 * Returns: (nullable): the document of the child's file, if there is one.
 */
const DemoDocument *
demo_documents_find_of_file (DemoDocuments    *self,
                             const DemoChild  *child,
                             int               school_year,
                             DemoDocumentKind  kind)
{
  const DemoSchool *school = demo_child_school_in (self->families, child, school_year);
  g_autofree char *id =
    make_id (self, child, school->code, FILE_IDS + (int) kind, school_year, 0);

  return g_hash_table_lookup (self->by_id, id);
}

static GBytes *
draw (DemoDocuments      *self,
      const DemoDocument *document)
{
  switch (document->kind) {
  case DEMO_DOCUMENT_PAPER:
    return demo_paper_draw (self->families, document);
  case DEMO_DOCUMENT_STATEMENT:
    return demo_statement_draw (self->families, document);
  case DEMO_DOCUMENT_SLIP:
    return demo_slip_draw (self->families, document);
  case DEMO_DOCUMENT_PLAN:
    return demo_plan_draw (self->families, document);
  case DEMO_DOCUMENT_CERTIFICATE:
    return demo_plan_draw_certificate (self->families, document);
  case DEMO_DOCUMENT_CARD:
  default:
    return demo_card_draw (self->families, document);
  }
}

/**
 * demo_documents_reissue:
 * @self: The documents
 * @reissued: Whether the schools give their report cards out a second time, today
 */
void
demo_documents_reissue (DemoDocuments *self,
                        gboolean       reissued)
{
  GHashTableIter iter;
  gpointer document;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &document)) {
    if (((DemoDocument *) document)->kind == DEMO_DOCUMENT_CARD)
      ((DemoDocument *) document)->reissued = reissued;
  }
  g_hash_table_remove_all (self->drawn);
}

/**
 * demo_documents_draw:
 * @self: The documents
 * @document: One of them
 *
 * Returns: (transfer full): a PDF, always the same.
 */
GBytes *
demo_documents_draw (DemoDocuments      *self,
                     const DemoDocument *document)
{
  GBytes *pdf = g_hash_table_lookup (self->drawn, document->id);

  if (pdf == NULL) {
    pdf = draw (self, document);
    g_hash_table_insert (self->drawn, document->id, pdf);
  }
  return g_bytes_ref (pdf);
}
