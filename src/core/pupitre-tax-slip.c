/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-tax-slip"

#include "pupitre-tax-slip.h"

/* A tax slip (*relevé fiscal*) of one calendar year. Immutable. */

struct _PupitreTaxSlip {
  GObject             parent_instance;

  char               *id;
  char               *kind;
  int                 year;
  char               *title;
  PupitreTaxSlipState state;
  char               *number;
  char               *payer;
  char               *issuer;
  gboolean            has_box_c;
  gint64              box_c;
  gboolean            has_box_d;
  gint64              box_d;
  gboolean            has_box_e;
  gint64              box_e;
  GDateTime          *date;         /* (nullable) */
  char               *document_id;  /* (nullable) */
  gint64              size;
};

G_DEFINE_FINAL_TYPE (PupitreTaxSlip, pupitre_tax_slip, G_TYPE_OBJECT)

static void
pupitre_tax_slip_finalize (GObject *object)
{
  PupitreTaxSlip *self = PUPITRE_TAX_SLIP (object);

  g_free (self->id);
  g_free (self->kind);
  g_free (self->title);
  g_free (self->number);
  g_free (self->payer);
  g_free (self->issuer);
  g_clear_pointer (&self->date, g_date_time_unref);
  g_free (self->document_id);

  G_OBJECT_CLASS (pupitre_tax_slip_parent_class)->finalize (object);
}

static void
pupitre_tax_slip_class_init (PupitreTaxSlipClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_tax_slip_finalize;
}

static void
pupitre_tax_slip_init (PupitreTaxSlip *self)
{
}

/**
 * pupitre_tax_slip_new:
 * @fields: What the portal says; id is required
 *
 * Returns: (transfer full): a tax slip. Any thread.
 */
PupitreTaxSlip *
pupitre_tax_slip_new (const PupitreTaxSlipFields *fields)
{
  PupitreTaxSlip *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->id != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_TAX_SLIP, NULL);
  self->id = g_strdup (fields->id);
  self->kind = g_strdup (fields->kind != NULL ? fields->kind : "");
  self->year = fields->year;
  self->title = g_strdup (fields->title != NULL ? fields->title : "");
  self->state = fields->state;
  self->number = g_strdup (fields->number != NULL ? fields->number : "");
  self->payer = g_strdup (fields->payer != NULL ? fields->payer : "");
  self->issuer = g_strdup (fields->issuer != NULL ? fields->issuer : "");
  self->has_box_c = fields->box_c != NULL;
  self->box_c = fields->box_c != NULL ? *fields->box_c : 0;
  self->has_box_d = fields->box_d != NULL;
  self->box_d = fields->box_d != NULL ? *fields->box_d : 0;
  self->has_box_e = fields->box_e != NULL;
  self->box_e = fields->box_e != NULL ? *fields->box_e : 0;
  self->date = fields->date != NULL ? g_date_time_ref (fields->date) : NULL;
  self->document_id = g_strdup (fields->document_id);
  self->size = fields->size;

  return self;
}

/**
 * pupitre_tax_slip_get_id:
 * @self: A tax slip
 *
 * Returns: (transfer none): the portal's id of the slip. Any thread.
 */
const char *
pupitre_tax_slip_get_id (PupitreTaxSlip *self)
{
  g_return_val_if_fail (PUPITRE_IS_TAX_SLIP (self), NULL);

  return self->id;
}

/**
 * pupitre_tax_slip_get_kind:
 * @self: A tax slip
 *
 * Returns: (transfer none): what slip it is ("RL-24"), empty if that is not said. Any thread.
 */
const char *
pupitre_tax_slip_get_kind (PupitreTaxSlip *self)
{
  g_return_val_if_fail (PUPITRE_IS_TAX_SLIP (self), NULL);

  return self->kind;
}

/**
 * pupitre_tax_slip_get_year:
 * @self: A tax slip
 *
 * Returns: the calendar year that it is for. Any thread.
 */
int
pupitre_tax_slip_get_year (PupitreTaxSlip *self)
{
  g_return_val_if_fail (PUPITRE_IS_TAX_SLIP (self), 0);

  return self->year;
}

/**
 * pupitre_tax_slip_get_title:
 * @self: A tax slip
 *
 * Returns: (transfer none): the title in the portal's words, empty if none. Any thread.
 */
const char *
pupitre_tax_slip_get_title (PupitreTaxSlip *self)
{
  g_return_val_if_fail (PUPITRE_IS_TAX_SLIP (self), NULL);

  return self->title;
}

/**
 * pupitre_tax_slip_get_state:
 * @self: A tax slip
 *
 * Returns: whether it replaces or cancels another one. Any thread.
 */
PupitreTaxSlipState
pupitre_tax_slip_get_state (PupitreTaxSlip *self)
{
  g_return_val_if_fail (PUPITRE_IS_TAX_SLIP (self), PUPITRE_TAX_SLIP_ORIGINAL);

  return self->state;
}

/**
 * pupitre_tax_slip_get_number:
 * @self: A tax slip
 *
 * Returns: (transfer none): the number of the slip, empty if that is not said. Any thread.
 */
const char *
pupitre_tax_slip_get_number (PupitreTaxSlip *self)
{
  g_return_val_if_fail (PUPITRE_IS_TAX_SLIP (self), NULL);

  return self->number;
}

/**
 * pupitre_tax_slip_get_payer:
 * @self: A tax slip
 *
 * Returns: (transfer none): who paid, empty if that is not said. Any thread.
 */
const char *
pupitre_tax_slip_get_payer (PupitreTaxSlip *self)
{
  g_return_val_if_fail (PUPITRE_IS_TAX_SLIP (self), NULL);

  return self->payer;
}

/**
 * pupitre_tax_slip_get_issuer:
 * @self: A tax slip
 *
 * Returns: (transfer none): who issued it, empty if that is not said. Any thread.
 */
const char *
pupitre_tax_slip_get_issuer (PupitreTaxSlip *self)
{
  g_return_val_if_fail (PUPITRE_IS_TAX_SLIP (self), NULL);

  return self->issuer;
}

/**
 * pupitre_tax_slip_get_box_c:
 * @self: A tax slip
 * @box_c: (out): box C, the total; left alone if it is not said
 *
 * Returns: whether it is said. Any thread.
 */
gboolean
pupitre_tax_slip_get_box_c (PupitreTaxSlip *self, gint64 *box_c)
{
  g_return_val_if_fail (PUPITRE_IS_TAX_SLIP (self), FALSE);
  g_return_val_if_fail (box_c != NULL, FALSE);

  if (self->has_box_c)
    *box_c = self->box_c;
  return self->has_box_c;
}

/**
 * pupitre_tax_slip_get_box_d:
 * @self: A tax slip
 * @box_d: (out): box D, what gives no credit; left alone if it is not said
 *
 * Returns: whether it is said. Any thread.
 */
gboolean
pupitre_tax_slip_get_box_d (PupitreTaxSlip *self, gint64 *box_d)
{
  g_return_val_if_fail (PUPITRE_IS_TAX_SLIP (self), FALSE);
  g_return_val_if_fail (box_d != NULL, FALSE);

  if (self->has_box_d)
    *box_d = self->box_d;
  return self->has_box_d;
}

/**
 * pupitre_tax_slip_get_box_e:
 * @self: A tax slip
 * @box_e: (out): box E, what gives a credit; left alone if it is not said
 *
 * Returns: whether it is said. Any thread.
 */
gboolean
pupitre_tax_slip_get_box_e (PupitreTaxSlip *self, gint64 *box_e)
{
  g_return_val_if_fail (PUPITRE_IS_TAX_SLIP (self), FALSE);
  g_return_val_if_fail (box_e != NULL, FALSE);

  if (self->has_box_e)
    *box_e = self->box_e;
  return self->has_box_e;
}

/**
 * pupitre_tax_slip_get_date:
 * @self: A tax slip
 *
 * Returns: (transfer none) (nullable): the day of the document. Any thread.
 */
GDateTime *
pupitre_tax_slip_get_date (PupitreTaxSlip *self)
{
  g_return_val_if_fail (PUPITRE_IS_TAX_SLIP (self), NULL);

  return self->date;
}

/**
 * pupitre_tax_slip_get_document_id:
 * @self: A tax slip
 *
 * Returns: (transfer none) (nullable): the portal's id of its PDF, %NULL if there is none yet. Any
 *   thread.
 */
const char *
pupitre_tax_slip_get_document_id (PupitreTaxSlip *self)
{
  g_return_val_if_fail (PUPITRE_IS_TAX_SLIP (self), NULL);

  return self->document_id;
}

/**
 * pupitre_tax_slip_get_size:
 * @self: A tax slip
 *
 * Returns: the size of the PDF in bytes, 0 if unknown. Any thread.
 */
gint64
pupitre_tax_slip_get_size (PupitreTaxSlip *self)
{
  g_return_val_if_fail (PUPITRE_IS_TAX_SLIP (self), 0);

  return self->size;
}
