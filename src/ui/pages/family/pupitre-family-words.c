/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-family-words"

#include "config.h"

#include "pupitre-family-words.h"

#include "pupitre-assignment-words.h"
#include "pupitre-document-words.h"
#include "pupitre-finances-words.h"
#include "pupitre-fact-line.h"
#include "pupitre-registration-words.h"
#include "pupitre-result-words.h"
#include "pupitre-school-time.h"
#include "pupitre-week-item.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* What the page of the family says of each thing, and which page it opens. Main thread. */

static gint64
moment_of (GDateTime *date)
{
  return date != NULL ? g_date_time_to_unix (date) : 0;
}

/**
 * pupitre_family_words_open_tile:
 * @glance: A thing of one child
 * @tile: The tile that it comes from
 *
 * Lets the thing open the tile of its child.
 */
void
pupitre_family_words_open_tile (PupitreGlance *glance, PupitreTile tile)
{
  g_return_if_fail (glance != NULL);

  pupitre_glance_set_open (
    glance, "win.show-tile",
    g_variant_new ("(su)", pupitre_child_get_key (glance->children->pdata[0]), (guint32) tile));
}

/* --- To do --------------------------------------------------------------------------------- */

/* The days of those that the parent can still motivate. */
static char *
dup_days (PupitreAbsenceBook *book)
{
  GPtrArray *absences = pupitre_absence_book_get_absences (book);
  GDateTime *first = NULL, *last = NULL;

  for (guint i = 0; i < absences->len; i++) {
    GDateTime *date = pupitre_absence_get_date (absences->pdata[i]);

    if (!pupitre_absence_book_is_waiting (absences->pdata[i]) ||
        !pupitre_absence_book_may_motivate (book, absences->pdata[i]))
      continue;
    if (first == NULL || g_date_time_compare (date, first) < 0)
      first = date;
    if (last == NULL || g_date_time_compare (date, last) > 0)
      last = date;
  }
  if (first == NULL)
    return NULL;
  return g_date_time_equal (first, last) ? pupitre_words_short_week_day (first)
                                         : pupitre_words_range (first, last);
}

/**
 * pupitre_family_words_absences:
 * @child: A child
 * @book: What is known of its absences
 *
 * Returns: (transfer full) (nullable): how many wait for the parent, %NULL if none does.
 */
PupitreGlance *
pupitre_family_words_absences (PupitreChild *child, PupitreAbsenceBook *book)
{
  g_autofree char *title = NULL;
  g_autofree char *days = NULL;
  PupitreGlance *glance;
  guint n;

  g_return_val_if_fail (PUPITRE_IS_ABSENCE_BOOK (book), NULL);

  n = pupitre_absence_book_get_n_waiting (book);
  if (n == 0)
    return NULL;
  title = g_strdup_printf (ngettext ("%u absence to motivate", "%u absences to motivate", n), n);
  days = dup_days (book);
  glance = pupitre_glance_new (child, title, days);
  pupitre_family_words_open_tile (glance, PUPITRE_TILE_ABSENCES);
  return glance;
}

/**
 * pupitre_family_words_document:
 * @child: A child
 * @document: A document of its record that the parent has not opened yet
 *
 * Returns: (transfer full): the document, to be read.
 */
PupitreGlance *
pupitre_family_words_document (PupitreChild *child, PupitrePupilDocument *document)
{
  GDateTime *date;
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;
  PupitreGlance *glance;

  g_return_val_if_fail (PUPITRE_IS_PUPIL_DOCUMENT (document), NULL);

  date = pupitre_pupil_document_get_date (document);
  title = pupitre_document_words_pupil_document (document);
  day = date != NULL ? pupitre_words_short_date_and_year (date) : NULL;
  glance = pupitre_glance_new (child, title, day);
  glance->note = g_strdup (_("To Read"));
  pupitre_family_words_open_tile (glance, PUPITRE_TILE_RECORD);
  return glance;
}

/**
 * pupitre_family_words_registration:
 * @child: A child
 * @registration: Its registration, which the parent can fill in
 *
 * Returns: (transfer full): until when it is open.
 */
PupitreGlance *
pupitre_family_words_registration (PupitreChild *child, PupitreRegistration *registration)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autofree char *title = NULL;
  g_autofree char *state = NULL;
  PupitreGlance *glance;

  g_return_val_if_fail (PUPITRE_IS_REGISTRATION (registration), NULL);

  title = pupitre_registration_words_dup_title (registration);
  state = pupitre_registration_words_dup_state (registration, now);
  glance = pupitre_glance_new (child, title, state);
  pupitre_family_words_open_tile (glance, PUPITRE_TILE_REGISTRATION);
  return glance;
}

/* --- New ----------------------------------------------------------------------------------- */

/**
 * pupitre_family_words_message:
 * @child: A child
 * @message: One of its messages
 *
 * Returns: (transfer full): the message, from whom, and when it came.
 */
PupitreGlance *
pupitre_family_words_message (PupitreChild *child, PupitreMessage *message)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autofree char *date = NULL;
  g_autofree char *under = NULL;
  const char *sender;
  PupitreGlance *glance;

  g_return_val_if_fail (PUPITRE_IS_MESSAGE (message), NULL);

  sender = pupitre_message_get_sender (message);
  date = pupitre_words_short_date (pupitre_message_get_date (message), now);
  const char *facts[] = { sender != NULL ? sender : "", date, NULL };

  under = pupitre_fact_line_join (facts);
  glance = pupitre_glance_new (child, pupitre_message_get_title (message), under);
  glance->note = g_strdup (_("Message"));
  glance->date = moment_of (pupitre_message_get_date (message));
  pupitre_family_words_open_tile (glance, PUPITRE_TILE_MESSAGES);
  return glance;
}

/**
 * pupitre_family_words_work:
 * @child: A child
 * @work: Some work of it that has a mark
 *
 * Returns: (transfer full): the work, its subject, its mark and that of the group.
 */
PupitreGlance *
pupitre_family_words_work (PupitreChild *child, PupitreWork *work)
{
  g_autofree char *average = NULL;
  g_autofree char *under = NULL;
  PupitreGlance *glance;
  GDateTime *date;
  double percent;

  g_return_val_if_fail (PUPITRE_IS_WORK (work), NULL);

  if (pupitre_result_get_average (pupitre_work_get_result (work), &percent))
    average = pupitre_result_words_dup_average (pupitre_work_get_result (work));
  const char *facts[] = { pupitre_work_get_subject_title (work), average != NULL ? average : "",
                          NULL };

  under = pupitre_fact_line_join (facts);
  glance = pupitre_glance_new (child, pupitre_work_get_title (work), under);
  glance->figure = pupitre_result_words_dup_mark (pupitre_work_get_result (work));
  date = pupitre_work_get_updated (work) != NULL ? pupitre_work_get_updated (work)
                                                 : pupitre_work_get_date (work);
  glance->date = moment_of (date);
  pupitre_family_words_open_tile (glance, PUPITRE_TILE_RESULTS);
  return glance;
}

/**
 * pupitre_family_words_card:
 * @child: A child
 * @card: A report card
 *
 * Returns: (transfer full): the card, and when it was published.
 */
PupitreGlance *
pupitre_family_words_card (PupitreChild *child, PupitreReportCard *card)
{
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;
  PupitreGlance *glance;
  GDateTime *updated;

  g_return_val_if_fail (PUPITRE_IS_REPORT_CARD (card), NULL);

  updated = pupitre_report_card_get_updated (card);
  title = pupitre_document_words_report_card (card);
  day = updated != NULL ? pupitre_words_short_date_and_year (updated) : NULL;
  glance = pupitre_glance_new (child, title, day);
  glance->date = moment_of (updated);
  pupitre_family_words_open_tile (glance, PUPITRE_TILE_RESULTS);
  return glance;
}

/**
 * pupitre_family_words_more:
 * @child: A child
 * @n: How many
 * @tile: Messages or results
 *
 * Returns: (transfer full): that there are as many more.
 */
PupitreGlance *
pupitre_family_words_more (PupitreChild *child, guint n, PupitreTile tile)
{
  g_autofree char *title = NULL;
  PupitreGlance *glance;

  if (tile == PUPITRE_TILE_MESSAGES)
    title = g_strdup_printf (ngettext ("%u more new message", "%u more new messages", n), n);
  else
    title = g_strdup_printf (ngettext ("%u more new mark", "%u more new marks", n), n);
  glance = pupitre_glance_new (child, title, NULL);
  pupitre_family_words_open_tile (glance, tile);
  return glance;
}

/* --- Balances ------------------------------------------------------------------------------ */

/**
 * pupitre_family_words_statement:
 * @child: A child
 * @statement: A statement of account of it
 * @account: (nullable): The account to which it was made out, where there are several
 *
 * Returns: (transfer full): its balance, and of which day it is.
 */
PupitreGlance *
pupitre_family_words_statement (PupitreChild     *child,
                                PupitreStatement *statement,
                                const char       *account)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *under = NULL;
  PupitreGlance *glance;

  g_return_val_if_fail (PUPITRE_IS_STATEMENT (statement), NULL);

  title = pupitre_finances_words_statement_title (statement);
  subtitle = pupitre_finances_words_statement_subtitle (statement, FALSE);
  const char *facts[] = { subtitle, account != NULL ? account : "", NULL };

  under = pupitre_fact_line_join (facts);
  glance = pupitre_glance_new (child, title, under);
  glance->figure = pupitre_finances_words_balance (statement);
  pupitre_family_words_open_tile (glance, PUPITRE_TILE_FINANCES);
  return glance;
}

/* --- Days ---------------------------------------------------------------------------------- */

/* What is of the whole day has no hour to say. */
static char *
dup_timed_title (PupitrePlanItem *item)
{
  if (item->time == NULL || item->is_off || g_str_equal (item->time, _("All day")))
    return g_strdup (item->title);
  return g_strdup_printf ("%s %s", item->time, item->title);
}

static char *
dup_place (PupitrePlanItem *item)
{
  GString *text = g_string_new (item->place);

  for (guint i = 0; i < item->changes->len; i++) {
    PupitrePlanChange *change = item->changes->pdata[i];

    g_string_append_printf (text, "%s%s → %s", text->len > 0 ? " · " : "", change->before,
                            change->after);
  }
  return g_string_free (text, FALSE);
}

/* What concerns several children is shown by the agenda of all. */
static void
open_agenda (PupitreGlance *glance)
{
  if (glance->children->len == 1)
    pupitre_family_words_open_tile (glance, PUPITRE_TILE_AGENDA);
  else
    pupitre_glance_set_open (glance, "win.family", g_variant_new_uint32 (PUPITRE_TILE_AGENDA));
}

static void
add_item (GPtrArray *glances, PupitrePlanItem *item)
{
  g_autofree char *title = dup_timed_title (item);
  g_autofree char *place = dup_place (item);
  PupitreGlance *glance;

  if (item->who->len == 0)
    return;
  glance = pupitre_glance_new (((PupitrePlanWho *) item->who->pdata[0])->child, title, place);
  for (guint i = 1; i < item->who->len; i++)
    g_ptr_array_add (glance->children,
                     g_object_ref (((PupitrePlanWho *) item->who->pdata[i])->child));
  glance->note = g_strdup (item->is_off ? _("Day off") : item->note);
  glance->is_warning = item->is_warning;
  if (g_strcmp0 (glance->note, title) == 0)
    g_clear_pointer (&glance->note, g_free);
  open_agenda (glance);
  g_ptr_array_add (glances, glance);
}

static void
add_off (GPtrArray *glances, const char *off, GPtrArray *family)
{
  PupitreGlance *glance;

  if (family->len == 0)
    return;
  glance = pupitre_glance_new (((PupitrePlanWho *) family->pdata[0])->child, off, NULL);
  for (guint i = 1; i < family->len; i++)
    g_ptr_array_add (glance->children, g_object_ref (((PupitrePlanWho *) family->pdata[i])->child));
  open_agenda (glance);
  g_ptr_array_add (glances, glance);
}

static void
add_task (GPtrArray *glances, PupitreChild *child, PupitreAssignment *task)
{
  const char *course = pupitre_assignment_get_course (task);
  const char *kind = pupitre_assignment_words_kind (task);
  PupitreGlance *glance = pupitre_glance_new (child, pupitre_assignment_get_title (task), course);

  glance->note = *kind != '\0' ? g_strdup (kind) : NULL;
  pupitre_family_words_open_tile (glance, pupitre_child_offers (child, PUPITRE_TILE_HOMEWORK)
                                            ? PUPITRE_TILE_HOMEWORK
                                            : PUPITRE_TILE_AGENDA);
  g_ptr_array_add (glances, glance);
}

/**
 * pupitre_family_words_add_day:
 * @glances: (element-type PupitreGlance): Where to add them
 * @column: A day of the plan of all children
 * @family: (element-type PupitrePlanWho): The children of the plan
 *
 * Adds what is of that day: days off, lessons and detentions by the hour, then what is to be done.
 */
void
pupitre_family_words_add_day (GPtrArray *glances, PupitrePlanColumn *column, GPtrArray *family)
{
  g_return_if_fail (glances != NULL && column != NULL && family != NULL);

  if (column->off != NULL)
    add_off (glances, column->off, family);
  for (guint i = 0; i < column->items->len; i++)
    add_item (glances, column->items->pdata[i]);
  for (guint i = 0; i < column->tasks->len; i++) {
    PupitrePlanTasks *tasks = column->tasks->pdata[i];

    for (guint t = 0; tasks->who != NULL && t < tasks->tasks->len; t++)
      add_task (glances, tasks->who->child, tasks->tasks->pdata[t]);
  }
}
