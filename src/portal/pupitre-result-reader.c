/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-result-reader"

#include "pupitre-result-reader.h"

#include "pupitre-plain-text.h"
#include "pupitre-wire.h"

/* A mark in the answers about work and results: an object of value, maximum and group average, or a bare
 * value in its place. */

/**
 * pupitre_result_reader_read:
 * @value: An object, a string, a number, null, or an absent value
 *
 * Returns: (transfer full) (nullable): the mark, %NULL if there is none. Any thread.
 */
PupitreResult *
pupitre_result_reader_read (PupitreJson value)
{
  g_autofree char *mark = NULL, *maximum = NULL, *average = NULL;

  switch (pupitre_json_get_type (value)) {
  case PUPITRE_JSON_OBJECT:
    mark = pupitre_wire_dup_line (value, "valeur");
    maximum = pupitre_wire_dup_line (value, "noteMaximale");
    average = pupitre_wire_dup_line (value, "moyenne");
    break;
  case PUPITRE_JSON_STRING:
  case PUPITRE_JSON_NUMBER: {
    g_autofree char *text = pupitre_json_dup_text (value);

    mark = pupitre_plain_text_line (text);
    break;
  }
  case PUPITRE_JSON_ABSENT:
  case PUPITRE_JSON_NULL:
  case PUPITRE_JSON_BOOLEAN:
  case PUPITRE_JSON_ARRAY:
  default:
    break;
  }
  return mark != NULL ? pupitre_result_new (mark, maximum, average) : NULL;
}
