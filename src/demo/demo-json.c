/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-json"

#include "demo-json.h"

#include <stdio.h>

/* Members as the business API writes them. */

/**
 * demo_json_add_text:
 * @builder: An object that is being written
 * @name: A member
 * @value: (nullable): Its text
 *
 * Adds a text, or a null.
 */
void
demo_json_add_text (JsonBuilder *builder,
                    const char  *name,
                    const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * demo_json_add_int:
 * @builder: An object that is being written
 * @name: A member
 * @value: A number, less than 0 for none
 *
 * Adds a number, or a null.
 */
void
demo_json_add_int (JsonBuilder *builder,
                   const char  *name,
                   int          value)
{
  json_builder_set_member_name (builder, name);
  if (value >= 0)
    json_builder_add_int_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * demo_json_add_flag:
 * @builder: An object that is being written
 * @name: A member
 * @value: Whether it is so
 *
 * Adds a boolean.
 */
void
demo_json_add_flag (JsonBuilder *builder,
                    const char  *name,
                    gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/**
 * demo_json_add_date:
 * @builder: An object that is being written
 * @name: A member
 * @value: (nullable): A day
 *
 * Adds a date, or a null.
 */
void
demo_json_add_date (JsonBuilder *builder,
                    const char  *name,
                    const GDate *value)
{
  g_autofree char *text = value ? demo_date_iso (value) : NULL;

  demo_json_add_text (builder, name, text);
}

/**
 * demo_json_add_clock:
 * @builder: An object that is being written
 * @name: A member
 * @minutes: Minutes since midnight, less than 0 for none
 *
 * Adds a time of the day as `HH:MM`, or a null.
 */
void
demo_json_add_clock (JsonBuilder *builder,
                     const char  *name,
                     int          minutes)
{
  g_autofree char *text = NULL;

  if (minutes >= 0)
    text = g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
  demo_json_add_text (builder, name, text);
}

/**
 * demo_json_add_texts:
 * @builder: An object that is being written
 * @name: A member
 * @values: (nullable) (array zero-terminated=1): Its texts
 *
 * Adds a list of texts, maybe empty.
 */
void
demo_json_add_texts (JsonBuilder        *builder,
                     const char         *name,
                     const char * const *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (gsize i = 0; values != NULL && values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

/**
 * demo_json_add_people:
 * @builder: An object that is being written
 * @name: A member
 * @first_names: (nullable) (array zero-terminated=1): Of the staff, who are all called Exemple
 *
 * Adds a list of people, maybe empty.
 */
void
demo_json_add_people (JsonBuilder        *builder,
                      const char         *name,
                      const char * const *first_names)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (gsize i = 0; first_names != NULL && first_names[i] != NULL; i++) {
    json_builder_begin_object (builder);
    demo_json_add_text (builder, "prenom", first_names[i]);
    demo_json_add_text (builder, "nom", "Exemple");
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

/**
 * demo_date_iso:
 * @date: A day
 *
 * Returns: (transfer full): `2026-11-20`.
 */
char *
demo_date_iso (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), (int) g_date_get_month (date),
                          g_date_get_day (date));
}

/**
 * demo_date_parse:
 * @text: (nullable): What should be `2026-11-20`, not trusted
 * @date: (out): That day
 *
 * Returns: whether it is a day.
 */
gboolean
demo_date_parse (const char *text,
                 GDate      *date)
{
  int year, month, day;

  if (text == NULL || !g_regex_match_simple ("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", text, 0, 0) ||
      sscanf (text, "%4d-%2d-%2d", &year, &month, &day) != 3 ||
      !g_date_valid_dmy ((GDateDay) day, month, (GDateYear) year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, month, (GDateYear) year);
  return TRUE;
}
