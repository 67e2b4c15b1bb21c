/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-statement"

#include "pupitre-statement.h"

/* A statement of account (*état de compte*): of school effects or of the daycare. Immutable. */

struct _PupitreStatement {
  GObject              parent_instance;

  char                *id;
  PupitreStatementKind kind;
  char                *kind_text;
  char                *title;
  int                  school_year;
  gboolean             has_balance;
  gint64               balance;
  GDateTime           *date;         /* (nullable) */
  GDateTime           *due;          /* (nullable) */
  char                *document_id;  /* (nullable) */
  gint64               size;
};

G_DEFINE_FINAL_TYPE (PupitreStatement, pupitre_statement, G_TYPE_OBJECT)

static void
pupitre_statement_finalize (GObject *object)
{
  PupitreStatement *self = PUPITRE_STATEMENT (object);

  g_free (self->id);
  g_free (self->kind_text);
  g_free (self->title);
  g_clear_pointer (&self->date, g_date_time_unref);
  g_clear_pointer (&self->due, g_date_time_unref);
  g_free (self->document_id);

  G_OBJECT_CLASS (pupitre_statement_parent_class)->finalize (object);
}

static void
pupitre_statement_class_init (PupitreStatementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_statement_finalize;
}

static void
pupitre_statement_init (PupitreStatement *self)
{
}

/**
 * pupitre_statement_new:
 * @fields: What the portal says; id is required
 *
 * Returns: (transfer full): a statement. Any thread.
 */
PupitreStatement *
pupitre_statement_new (const PupitreStatementFields *fields)
{
  PupitreStatement *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->id != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_STATEMENT, NULL);
  self->id = g_strdup (fields->id);
  self->kind = fields->kind;
  self->kind_text = g_strdup (fields->kind_text != NULL ? fields->kind_text : "");
  self->title = g_strdup (fields->title != NULL ? fields->title : "");
  self->school_year = fields->school_year;
  self->has_balance = fields->balance != NULL;
  self->balance = fields->balance != NULL ? *fields->balance : 0;
  self->date = fields->date != NULL ? g_date_time_ref (fields->date) : NULL;
  self->due = fields->due != NULL ? g_date_time_ref (fields->due) : NULL;
  self->document_id = g_strdup (fields->document_id);
  self->size = fields->size;

  return self;
}

/**
 * pupitre_statement_get_id:
 * @self: A statement
 *
 * Returns: (transfer none): the portal's id of the account, the same after a new document is
 *   issued. Any thread.
 */
const char *
pupitre_statement_get_id (PupitreStatement *self)
{
  g_return_val_if_fail (PUPITRE_IS_STATEMENT (self), NULL);

  return self->id;
}

/**
 * pupitre_statement_get_kind:
 * @self: A statement
 *
 * Returns: what it is for. Any thread.
 */
PupitreStatementKind
pupitre_statement_get_kind (PupitreStatement *self)
{
  g_return_val_if_fail (PUPITRE_IS_STATEMENT (self), PUPITRE_STATEMENT_OTHER);

  return self->kind;
}

/**
 * pupitre_statement_get_kind_text:
 * @self: A statement
 *
 * Returns: (transfer none): what it is for in the portal's words, to be shown for a kind that is
 *   not known. Any thread.
 */
const char *
pupitre_statement_get_kind_text (PupitreStatement *self)
{
  g_return_val_if_fail (PUPITRE_IS_STATEMENT (self), NULL);

  return self->kind_text;
}

/**
 * pupitre_statement_get_title:
 * @self: A statement
 *
 * Returns: (transfer none): the title in the portal's words, empty if none. Any thread.
 */
const char *
pupitre_statement_get_title (PupitreStatement *self)
{
  g_return_val_if_fail (PUPITRE_IS_STATEMENT (self), NULL);

  return self->title;
}

/**
 * pupitre_statement_get_school_year:
 * @self: A statement
 *
 * Returns: the first calendar year of the school year, 0 if unknown. Any thread.
 */
int
pupitre_statement_get_school_year (PupitreStatement *self)
{
  g_return_val_if_fail (PUPITRE_IS_STATEMENT (self), 0);

  return self->school_year;
}

/**
 * pupitre_statement_get_balance:
 * @self: A statement
 * @balance: (out): what is owed on the day of the document; negative for a credit; left alone if it
 *   is not said
 *
 * Returns: whether it is said. Any thread.
 */
gboolean
pupitre_statement_get_balance (PupitreStatement *self, gint64 *balance)
{
  g_return_val_if_fail (PUPITRE_IS_STATEMENT (self), FALSE);
  g_return_val_if_fail (balance != NULL, FALSE);

  if (self->has_balance)
    *balance = self->balance;
  return self->has_balance;
}

/**
 * pupitre_statement_get_date:
 * @self: A statement
 *
 * Returns: (transfer none) (nullable): the day of the document: what was paid later is not in the
 *   balance. Any thread.
 */
GDateTime *
pupitre_statement_get_date (PupitreStatement *self)
{
  g_return_val_if_fail (PUPITRE_IS_STATEMENT (self), NULL);

  return self->date;
}

/**
 * pupitre_statement_get_due:
 * @self: A statement
 *
 * Returns: (transfer none) (nullable): the day on which it is to be paid. Any thread.
 */
GDateTime *
pupitre_statement_get_due (PupitreStatement *self)
{
  g_return_val_if_fail (PUPITRE_IS_STATEMENT (self), NULL);

  return self->due;
}

/**
 * pupitre_statement_get_document_id:
 * @self: A statement
 *
 * Returns: (transfer none) (nullable): the portal's id of its PDF, %NULL if there is none yet. Any
 *   thread.
 */
const char *
pupitre_statement_get_document_id (PupitreStatement *self)
{
  g_return_val_if_fail (PUPITRE_IS_STATEMENT (self), NULL);

  return self->document_id;
}

/**
 * pupitre_statement_get_size:
 * @self: A statement
 *
 * Returns: the size of the PDF in bytes, 0 if unknown. Any thread.
 */
gint64
pupitre_statement_get_size (PupitreStatement *self)
{
  g_return_val_if_fail (PUPITRE_IS_STATEMENT (self), 0);

  return self->size;
}
