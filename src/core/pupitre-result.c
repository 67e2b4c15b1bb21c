/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-result"

#include "pupitre-result.h"

#include "pupitre-decimal.h"

#include <float.h>
#include <math.h>

/* A mark as it was received: a number, a letter or a remark, what it is out of, and the average of the
 * group where the school shows it. Immutable. There is one only where the portal has sent a mark: what is
 * not marked or not published has none. */

/* What a mark is out of where the portal does not say. */
#define USUAL_MAXIMUM 100

struct _PupitreResult {
  GObject   parent_instance;

  char     *value;
  gboolean  has_number;
  double    number;
  double    maximum;      /* 0: what was sent is none */
  gboolean  has_average;
  double    average;
};

G_DEFINE_FINAL_TYPE (PupitreResult, pupitre_result, G_TYPE_OBJECT)

static void
pupitre_result_finalize (GObject *object)
{
  g_free (PUPITRE_RESULT (object)->value);

  G_OBJECT_CLASS (pupitre_result_parent_class)->finalize (object);
}

static void
pupitre_result_class_init (PupitreResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_result_finalize;
}

static void
pupitre_result_init (PupitreResult *self)
{
}

/**
 * pupitre_result_new:
 * @value: The mark as received: "37", "7,5", "A+"
 * @maximum: (nullable): What it is out of, as received; %NULL for 100
 * @average: (nullable): The average of the group on the same scale, as received; %NULL if the school
 *   does not show it
 *
 * Returns: (transfer full): a mark. Any thread.
 */
PupitreResult *
pupitre_result_new (const char *value, const char *maximum, const char *average)
{
  PupitreResult *self;

  g_return_val_if_fail (value != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_RESULT, NULL);
  self->value = g_strdup (value);
  self->has_number = pupitre_decimal_parse (value, &self->number);
  self->maximum = USUAL_MAXIMUM;
  if (maximum != NULL && (!pupitre_decimal_parse (maximum, &self->maximum) || self->maximum <= 0))
    self->maximum = 0;
  self->has_average = pupitre_decimal_parse (average, &self->average);

  return self;
}

/**
 * pupitre_result_get_value:
 * @self: A mark
 *
 * Returns: (transfer none): the mark as received, to be shown where it is no number. Any thread.
 */
const char *
pupitre_result_get_value (PupitreResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_RESULT (self), NULL);

  return self->value;
}

/**
 * pupitre_result_get_number:
 * @self: A mark
 * @number: (out): it as a number; left alone if it is none
 *
 * Returns: whether it is a number. Any thread.
 */
gboolean
pupitre_result_get_number (PupitreResult *self, double *number)
{
  g_return_val_if_fail (PUPITRE_IS_RESULT (self), FALSE);
  g_return_val_if_fail (number != NULL, FALSE);

  if (self->has_number)
    *number = self->number;
  return self->has_number;
}

/**
 * pupitre_result_get_maximum:
 * @self: A mark
 * @maximum: (out): what it is out of, above 0; left alone if what was received is no maximum
 *
 * Returns: whether it is known what the mark is out of: 100 where the portal says nothing. Any thread.
 */
gboolean
pupitre_result_get_maximum (PupitreResult *self, double *maximum)
{
  g_return_val_if_fail (PUPITRE_IS_RESULT (self), FALSE);
  g_return_val_if_fail (maximum != NULL, FALSE);

  if (self->maximum > 0)
    *maximum = self->maximum;
  return self->maximum > 0;
}

/**
 * pupitre_result_get_percent:
 * @self: A mark
 * @percent: (out): the mark in percent; left alone if there is none
 *
 * Returns: whether the mark is a number, and it is known what it is out of. Any thread.
 */
gboolean
pupitre_result_get_percent (PupitreResult *self, double *percent)
{
  g_return_val_if_fail (PUPITRE_IS_RESULT (self), FALSE);
  g_return_val_if_fail (percent != NULL, FALSE);

  if (!self->has_number || self->maximum <= 0)
    return FALSE;
  *percent = self->number / self->maximum * 100;
  return TRUE;
}

/**
 * pupitre_result_get_average:
 * @self: A mark
 * @average: (out): the average of the group, on the scale of the mark; left alone if there is none
 *
 * Returns: whether the school shows it. Any thread.
 */
gboolean
pupitre_result_get_average (PupitreResult *self, double *average)
{
  g_return_val_if_fail (PUPITRE_IS_RESULT (self), FALSE);
  g_return_val_if_fail (average != NULL, FALSE);

  if (self->has_average)
    *average = self->average;
  return self->has_average;
}

/**
 * pupitre_result_get_average_percent:
 * @self: A mark
 * @percent: (out): the average of the group in percent; left alone if there is none
 *
 * Returns: whether the school shows it, and it is known what it is out of. Any thread.
 */
gboolean
pupitre_result_get_average_percent (PupitreResult *self, double *percent)
{
  g_return_val_if_fail (PUPITRE_IS_RESULT (self), FALSE);
  g_return_val_if_fail (percent != NULL, FALSE);

  if (!self->has_average || self->maximum <= 0)
    return FALSE;
  *percent = self->average / self->maximum * 100;
  return TRUE;
}

/**
 * pupitre_result_equal:
 * @self: (nullable): A mark
 * @other: (nullable): Another one
 *
 * Returns: whether the child has the same mark in both; the average is not looked at. Any thread.
 */
gboolean
pupitre_result_equal (PupitreResult *self, PupitreResult *other)
{
  g_return_val_if_fail (self == NULL || PUPITRE_IS_RESULT (self), FALSE);
  g_return_val_if_fail (other == NULL || PUPITRE_IS_RESULT (other), FALSE);

  if (self == NULL || other == NULL)
    return self == other;
  return g_str_equal (self->value, other->value) &&
         fabs (self->maximum - other->maximum) < DBL_EPSILON;
}
