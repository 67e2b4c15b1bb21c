/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-marks"

#include "config.h"

#include "pupitre-document-marks.h"

/* What is laid over the pages of a document: where, in points of each page. Whoever knows sets it;
 * the pages draw it. */

struct _PupitreDocumentMarks {
  GObject     parent_instance;

  GHashTable *areas[PUPITRE_DOCUMENT_N_MARKS];  /* page -> GArray of graphene_rect_t */
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PupitreDocumentMarks, pupitre_document_marks, G_TYPE_OBJECT)

static void
pupitre_document_marks_finalize (GObject *object)
{
  PupitreDocumentMarks *self = PUPITRE_DOCUMENT_MARKS (object);

  for (gsize i = 0; i < PUPITRE_DOCUMENT_N_MARKS; i++)
    g_hash_table_unref (self->areas[i]);

  G_OBJECT_CLASS (pupitre_document_marks_parent_class)->finalize (object);
}

static void
pupitre_document_marks_class_init (PupitreDocumentMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_document_marks_finalize;

  /**
   * PupitreDocumentMarks::changed:
   * @self: The marks
   *
   * Pages have to be drawn anew.
   */
  signals[CHANGED] = g_signal_new ("changed", PUPITRE_TYPE_DOCUMENT_MARKS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_document_marks_init (PupitreDocumentMarks *self)
{
  for (gsize i = 0; i < PUPITRE_DOCUMENT_N_MARKS; i++)
    self->areas[i] = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
}

/**
 * pupitre_document_marks_new:
 *
 * Returns: (transfer full): no marks yet. Main thread.
 */
PupitreDocumentMarks *
pupitre_document_marks_new (void)
{
  return g_object_new (PUPITRE_TYPE_DOCUMENT_MARKS, NULL);
}

/**
 * pupitre_document_marks_set:
 * @self: Marks
 * @mark: Of which kind
 * @page: A page, from 0
 * @areas: (element-type graphene_rect_t) (transfer none): Where on it, in points; not changed any
 *   more
 *
 * In place of those of this kind that the page had. Main thread.
 */
void
pupitre_document_marks_set (PupitreDocumentMarks *self,
                            PupitreDocumentMark   mark,
                            guint                 page,
                            GArray               *areas)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_MARKS (self));
  g_return_if_fail (mark < PUPITRE_DOCUMENT_N_MARKS);

  g_hash_table_insert (self->areas[mark], GUINT_TO_POINTER (page), g_array_ref (areas));
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * pupitre_document_marks_clear:
 * @self: Marks
 * @mark: Of which kind
 *
 * Takes those of one kind away from all pages. Main thread.
 */
void
pupitre_document_marks_clear (PupitreDocumentMarks *self, PupitreDocumentMark mark)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_MARKS (self));
  g_return_if_fail (mark < PUPITRE_DOCUMENT_N_MARKS);

  if (g_hash_table_size (self->areas[mark]) == 0)
    return;
  g_hash_table_remove_all (self->areas[mark]);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * pupitre_document_marks_get:
 * @self: Marks
 * @mark: Of which kind
 * @page: A page, from 0
 *
 * Returns: (transfer none) (nullable) (element-type graphene_rect_t): where on the page. Main
 *   thread.
 */
GArray *
pupitre_document_marks_get (PupitreDocumentMarks *self, PupitreDocumentMark mark, guint page)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_MARKS (self), NULL);
  g_return_val_if_fail (mark < PUPITRE_DOCUMENT_N_MARKS, NULL);

  return g_hash_table_lookup (self->areas[mark], GUINT_TO_POINTER (page));
}
