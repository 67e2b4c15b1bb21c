/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-change-words"

#include "config.h"

#include "pupitre-change-words.h"

#include "pupitre-absence-words.h"
#include "pupitre-absence.h"
#include "pupitre-assignment.h"
#include "pupitre-day.h"
#include "pupitre-detention.h"
#include "pupitre-document-words.h"
#include "pupitre-fact-line.h"
#include "pupitre-finances-words.h"
#include "pupitre-lesson.h"
#include "pupitre-message.h"
#include "pupitre-ministry-result.h"
#include "pupitre-result-words.h"
#include "pupitre-school-time.h"
#include "pupitre-subject-result.h"
#include "pupitre-words.h"
#include "pupitre-work.h"

#include <glib/gi18n-lib.h>

/* What changed, in words: the same in the list of what changed and in a notification. What a parent
 * could not tell apart in these words is no change. */

static char *
dup_or_empty (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

static char *
dup_mark (PupitreResult *result)
{
  return result != NULL ? pupitre_result_words_dup_mark (result) : g_strdup ("");
}

static char *
dup_day (GDateTime *date)
{
  return date != NULL ? pupitre_words_short_date_and_year (date) : g_strdup ("");
}

static void
read_work (PupitreChangeWords *self, PupitreWork *work)
{
  self->name = g_strdup (pupitre_work_get_title (work));
  self->about = dup_or_empty (pupitre_work_get_subject_title (work));
  self->state = dup_mark (pupitre_work_get_result (work));
}

/* The results of all terms, one after the other. */
static void
read_subject_result (PupitreChangeWords *self, PupitreSubjectResult *subject)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);
  PupitreResult *final = pupitre_subject_result_get_final (subject);

  for (guint i = 0; i < pupitre_subject_result_get_n_terms (subject); i++) {
    PupitreTermResult *term = pupitre_subject_result_get_term (subject, i);
    g_autofree char *mark = NULL;

    if (pupitre_term_result_get_result (term) == NULL)
      continue;
    mark = pupitre_result_words_dup_mark (pupitre_term_result_get_result (term));
    /* Translators: 1 is the number of a term (in French "étape"), 2 its result */
    g_ptr_array_add (marks, g_strdup_printf (_("term %1$d: %2$s"),
                                             pupitre_term_result_get_number (term), mark));
  }
  if (final != NULL) {
    g_autofree char *mark = pupitre_result_words_dup_mark (final);

    /* Translators: %s is the result of a whole year */
    g_ptr_array_add (marks, g_strdup_printf (_("final: %s"), mark));
  }
  g_ptr_array_add (marks, NULL);
  self->name = g_strdup (pupitre_subject_result_get_title (subject));
  self->about = g_strdup ("");
  self->state = g_strjoinv (", ", (char **) marks->pdata);
}

static void
read_ministry_result (PupitreChangeWords *self, PupitreMinistryResult *result)
{
  PupitreResult *mark = pupitre_ministry_result_get_final (result);

  if (mark == NULL)
    mark = pupitre_ministry_result_get_examination (result);
  self->name = g_strdup (pupitre_ministry_result_get_title (result));
  self->about = g_strdup (_("Ministry"));
  self->state = dup_mark (mark);
}

static void
read_report_card (PupitreChangeWords *self, PupitreReportCard *card)
{
  self->name = pupitre_document_words_report_card (card);
  self->about = pupitre_words_school_year (pupitre_report_card_get_school_year (card));
  self->state = dup_day (pupitre_report_card_get_updated (card));
}

static void
read_pupil_document (PupitreChangeWords *self, PupitrePupilDocument *document)
{
  self->name = pupitre_document_words_pupil_document (document);
  self->about = g_strdup ("");
  self->state = dup_day (pupitre_pupil_document_get_date (document));
}

static void
read_statement (PupitreChangeWords *self, PupitreStatement *statement)
{
  self->name = pupitre_finances_words_statement_title (statement);
  self->about = dup_day (pupitre_statement_get_date (statement));
  self->state = pupitre_finances_words_balance (statement);
}

static void
read_tax_slip (PupitreChangeWords *self, PupitreTaxSlip *slip)
{
  self->name = pupitre_finances_words_slip_title (slip);
  self->about = g_strdup ("");
  self->state = pupitre_finances_words_slip_amount (slip);
}

static void
read_assignment (PupitreChangeWords *self, PupitreAssignment *assignment)
{
  g_autofree char *day = dup_day (pupitre_assignment_get_due (assignment));

  self->name = g_strdup (pupitre_assignment_get_title (assignment));
  self->about = dup_or_empty (pupitre_assignment_get_course (assignment));
  /* Translators: %s is the day on which homework is due */
  self->state = g_strdup_printf (_("due %s"), day);
}

static void
read_absence (PupitreChangeWords *self, PupitreAbsence *absence)
{
  g_autofree char *where = pupitre_absence_words_dup_where (absence);
  g_autofree char *day = dup_day (pupitre_absence_get_date (absence));
  const char *facts[] = { day, where, NULL };

  self->name = pupitre_absence_words_dup_what (absence);
  self->about = pupitre_fact_line_join (facts);
  self->state = pupitre_absence_words_dup_state (absence);
}

static char *
dup_hours (GDateTime *start, gboolean all_day)
{
  g_autofree char *day = dup_day (start);
  g_autofree char *time = all_day ? NULL : pupitre_words_time (start);
  const char *facts[] = { day, time != NULL ? time : "", NULL };

  return pupitre_fact_line_join (facts);
}

static void
read_lesson (PupitreChangeWords *self, PupitreLesson *lesson)
{
  g_autofree char *hours =
    dup_hours (pupitre_lesson_get_start (lesson), pupitre_lesson_is_all_day (lesson));
  g_autofree char *rooms = g_strjoinv (", ", (char **) pupitre_lesson_get_rooms (lesson));
  g_autofree char *teachers = g_strjoinv (", ", (char **) pupitre_lesson_get_teachers (lesson));
  const char *state = pupitre_lesson_get_state_text (lesson);

  if (pupitre_lesson_get_state (lesson) == PUPITRE_LESSON_STATE_CANCELLED)
    state = C_("lesson", "cancelled");
  else if (pupitre_lesson_get_state (lesson) != PUPITRE_LESSON_STATE_OTHER || state == NULL)
    state = "";
  const char *facts[] = { rooms, state, NULL };

  self->name = g_strdup (pupitre_lesson_get_title (lesson));
  self->about = g_strdup (hours);
  self->state = pupitre_fact_line_join (facts);
  self->rest = g_steal_pointer (&teachers);
}

static const char *
name_of_day (PupitreDay *day)
{
  const char *text = pupitre_day_get_kind_text (day);

  switch (pupitre_day_get_kind (day)) {
  case PUPITRE_DAY_KIND_CLASS:
    return C_("day", "day of classes");
  case PUPITRE_DAY_KIND_OFF:
    return C_("day", "day off");
  case PUPITRE_DAY_KIND_PEDAGOGIC:
    return C_("day", "pedagogic day");
  case PUPITRE_DAY_KIND_OTHER:
  default:
    return text != NULL ? text : "";
  }
}

static void
read_day (PupitreChangeWords *self, PupitreDay *day)
{
  self->name = pupitre_words_date (pupitre_day_get_date (day));
  self->about = dup_or_empty (pupitre_day_get_title (day));
  self->state = g_strdup (name_of_day (day));
}

static const char *
name_of_detention (PupitreDetention *detention)
{
  const char *text = pupitre_detention_get_state_text (detention);

  switch (pupitre_detention_get_state (detention)) {
  case PUPITRE_DETENTION_STATE_PLANNED:
    return "";
  case PUPITRE_DETENTION_STATE_SERVED:
    return C_("detention", "served");
  case PUPITRE_DETENTION_STATE_MISSED:
    return C_("detention", "missed");
  case PUPITRE_DETENTION_STATE_CANCELLED:
    return C_("detention", "cancelled");
  case PUPITRE_DETENTION_STATE_OTHER:
  default:
    return text != NULL ? text : "";
  }
}

static void
read_detention (PupitreChangeWords *self, PupitreDetention *detention)
{
  g_autofree char *hours =
    dup_hours (pupitre_detention_get_start (detention), pupitre_detention_is_all_day (detention));
  const char *facts[] = { hours, name_of_detention (detention), NULL };

  self->name = g_strdup (C_("timetable", "Detention"));
  self->about = dup_or_empty (pupitre_detention_get_reason (detention));
  self->state = pupitre_fact_line_join (facts);
}

static void
read_message (PupitreChangeWords *self, PupitreMessage *message)
{
  self->name = dup_or_empty (pupitre_message_get_title (message));
  self->about = dup_or_empty (pupitre_message_get_sender (message));
  self->state = g_strdup ("");
}

/**
 * pupitre_change_words_knows:
 * @item: An item of a kind that has a topic, see pupitre_change_topic_of_kind()
 *
 * Returns: whether there are words for it: among absences stands what the parent announced, which
 *   nobody has to be told. Any thread.
 */
gboolean
pupitre_change_words_knows (GObject *item)
{
  const GType types[] = {
    PUPITRE_TYPE_WORK, PUPITRE_TYPE_SUBJECT_RESULT, PUPITRE_TYPE_MINISTRY_RESULT,
    PUPITRE_TYPE_REPORT_CARD, PUPITRE_TYPE_PUPIL_DOCUMENT, PUPITRE_TYPE_STATEMENT,
    PUPITRE_TYPE_TAX_SLIP, PUPITRE_TYPE_ASSIGNMENT, PUPITRE_TYPE_ABSENCE, PUPITRE_TYPE_LESSON,
    PUPITRE_TYPE_DAY, PUPITRE_TYPE_DETENTION, PUPITRE_TYPE_MESSAGE,
  };

  g_return_val_if_fail (G_IS_OBJECT (item), FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++) {
    if (G_OBJECT_TYPE (item) == types[i])
      return TRUE;
  }
  return FALSE;
}

/**
 * pupitre_change_words_read:
 * @self: Where to put the words, empty
 * @item: An item that pupitre_change_words_knows()
 *
 * Puts the item into words. Any thread.
 */
void
pupitre_change_words_read (PupitreChangeWords *self, GObject *item)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_OBJECT (item));

  if (PUPITRE_IS_WORK (item))
    read_work (self, PUPITRE_WORK (item));
  else if (PUPITRE_IS_SUBJECT_RESULT (item))
    read_subject_result (self, PUPITRE_SUBJECT_RESULT (item));
  else if (PUPITRE_IS_MINISTRY_RESULT (item))
    read_ministry_result (self, PUPITRE_MINISTRY_RESULT (item));
  else if (PUPITRE_IS_REPORT_CARD (item))
    read_report_card (self, PUPITRE_REPORT_CARD (item));
  else if (PUPITRE_IS_PUPIL_DOCUMENT (item))
    read_pupil_document (self, PUPITRE_PUPIL_DOCUMENT (item));
  else if (PUPITRE_IS_STATEMENT (item))
    read_statement (self, PUPITRE_STATEMENT (item));
  else if (PUPITRE_IS_TAX_SLIP (item))
    read_tax_slip (self, PUPITRE_TAX_SLIP (item));
  else if (PUPITRE_IS_ASSIGNMENT (item))
    read_assignment (self, PUPITRE_ASSIGNMENT (item));
  else if (PUPITRE_IS_ABSENCE (item))
    read_absence (self, PUPITRE_ABSENCE (item));
  else if (PUPITRE_IS_LESSON (item))
    read_lesson (self, PUPITRE_LESSON (item));
  else if (PUPITRE_IS_DAY (item))
    read_day (self, PUPITRE_DAY (item));
  else if (PUPITRE_IS_DETENTION (item))
    read_detention (self, PUPITRE_DETENTION (item));
  else if (PUPITRE_IS_MESSAGE (item))
    read_message (self, PUPITRE_MESSAGE (item));
  else
    g_return_if_reached ();
}

/**
 * pupitre_change_words_clear:
 * @self: Words
 *
 * Frees what is in them. Any thread.
 */
void
pupitre_change_words_clear (PupitreChangeWords *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->about, g_free);
  g_clear_pointer (&self->state, g_free);
  g_clear_pointer (&self->rest, g_free);
}

/* The text of an assignment, and how much comes with it. */
static gboolean
is_other_assignment (PupitreAssignment *before, PupitreAssignment *now)
{
  PupitreRichText *first = pupitre_assignment_get_content (before);
  PupitreRichText *second = pupitre_assignment_get_content (now);
  const char *one = first != NULL ? pupitre_rich_text_get_text (first) : NULL;
  const char *other = second != NULL ? pupitre_rich_text_get_text (second) : NULL;

  return g_strcmp0 (one, other) != 0 ||
         pupitre_assignment_get_n_links (before) != pupitre_assignment_get_n_links (now) ||
         pupitre_assignment_get_n_attachments (before) != pupitre_assignment_get_n_attachments (now);
}

static gboolean
is_other_moment (GDateTime *before, GDateTime *now)
{
  if (before == NULL || now == NULL)
    return before != now;
  return !g_date_time_equal (before, now);
}

/* What is not in the words, but is another document or text all the same. */
static gboolean
is_other_content (GObject *before, GObject *now)
{
  if (PUPITRE_IS_ASSIGNMENT (now))
    return is_other_assignment (PUPITRE_ASSIGNMENT (before), PUPITRE_ASSIGNMENT (now));
  if (PUPITRE_IS_REPORT_CARD (now))
    return is_other_moment (pupitre_report_card_get_updated (PUPITRE_REPORT_CARD (before)),
                            pupitre_report_card_get_updated (PUPITRE_REPORT_CARD (now)));
  if (PUPITRE_IS_PUPIL_DOCUMENT (now))
    return is_other_moment (pupitre_pupil_document_get_updated (PUPITRE_PUPIL_DOCUMENT (before)),
                            pupitre_pupil_document_get_updated (PUPITRE_PUPIL_DOCUMENT (now)));
  return FALSE;
}

/**
 * pupitre_change_words_differ:
 * @before: An item
 * @now: The same item, later
 *
 * Returns: whether a parent can tell them apart. Any thread.
 */
gboolean
pupitre_change_words_differ (GObject *before, GObject *now)
{
  g_auto (PupitreChangeWords) old = { NULL };
  g_auto (PupitreChangeWords) new = { NULL };

  g_return_val_if_fail (G_IS_OBJECT (before) && G_IS_OBJECT (now), FALSE);

  if (G_OBJECT_TYPE (before) != G_OBJECT_TYPE (now))
    return TRUE;
  pupitre_change_words_read (&old, before);
  pupitre_change_words_read (&new, now);
  return g_strcmp0 (old.name, new.name) != 0 || g_strcmp0 (old.about, new.about) != 0 ||
         g_strcmp0 (old.state, new.state) != 0 || g_strcmp0 (old.rest, new.rest) != 0 ||
         is_other_content (before, now);
}

/**
 * pupitre_change_words_has_mark:
 * @item: Work or a result
 *
 * Returns: whether there is a mark to tell of. Any thread.
 */
gboolean
pupitre_change_words_has_mark (GObject *item)
{
  g_auto (PupitreChangeWords) words = { NULL };

  g_return_val_if_fail (G_IS_OBJECT (item), FALSE);

  pupitre_change_words_read (&words, item);
  return *words.state != '\0';
}

/* Of each topic, what is said of what came, what changed and what went. */
static const struct {
  PupitreChangeTopic topic;
  const char        *said[3];
} SENTENCES[] = {
  /* Translators: %s is the title of a message */
  { PUPITRE_CHANGE_TOPIC_MESSAGE,
    { N_("New message: %s"), N_("Message changed: %s"), N_("Message withdrawn: %s") } },
  /* Translators: %s is an absence or a late arrival */
  { PUPITRE_CHANGE_TOPIC_ABSENCE,
    { N_("Recorded by the school: %s"), N_("Changed: %s"), N_("Withdrawn: %s") } },
  /* Translators: %s is the title of some work, or a subject */
  { PUPITRE_CHANGE_TOPIC_MARK,
    { N_("New mark: %s"), N_("Mark changed: %s"), N_("Mark withdrawn: %s") } },
  /* Translators: %s is the name of a report card */
  { PUPITRE_CHANGE_TOPIC_REPORT_CARD,
    { N_("Published: %s"), N_("Published again: %s"), N_("Withdrawn: %s") } },
  /* Translators: %s is the title of a document */
  { PUPITRE_CHANGE_TOPIC_DOCUMENT,
    { N_("New document: %s"), N_("Document changed: %s"), N_("Document withdrawn: %s") } },
  /* Translators: %s is a lesson or a day */
  { PUPITRE_CHANGE_TOPIC_TIMETABLE,
    { N_("Added to the timetable: %s"), N_("Timetable changed: %s"),
      N_("Taken from the timetable: %s") } },
  /* Translators: %s is the title of homework */
  { PUPITRE_CHANGE_TOPIC_HOMEWORK,
    { N_("New homework: %s"), N_("Homework changed: %s"), N_("Homework withdrawn: %s") } },
  /* Translators: %s is the title of a statement of account */
  { PUPITRE_CHANGE_TOPIC_BALANCE,
    { N_("New statement: %s"), N_("Balance changed: %s"), N_("Statement withdrawn: %s") } },
};

G_STATIC_ASSERT (G_N_ELEMENTS (SENTENCES) == PUPITRE_N_CHANGE_TOPICS);

/* As it is now or, of what is gone, as it was. */
static GObject *
get_item (PupitreChange *change)
{
  GObject *now = pupitre_change_get_now (change);

  return now != NULL ? now : pupitre_change_get_before (change);
}

/**
 * pupitre_change_words_dup_title:
 * @change: A change
 *
 * Returns: (transfer full): what happened to what ("Mark changed: Dictation"). Any thread.
 */
char *
pupitre_change_words_dup_title (PupitreChange *change)
{
  g_auto (PupitreChangeWords) words = { NULL };
  PupitreChangeTopic topic;
  GString *sentence = NULL;

  g_return_val_if_fail (PUPITRE_IS_CHANGE (change), NULL);

  topic = pupitre_change_get_topic (change);
  pupitre_change_words_read (&words, get_item (change));
  for (gsize i = 0; i < G_N_ELEMENTS (SENTENCES); i++) {
    if (SENTENCES[i].topic == topic)
      sentence = g_string_new (_(SENTENCES[i].said[pupitre_change_get_what (change) - 1]));
  }
  g_return_val_if_fail (sentence != NULL, NULL);
  g_string_replace (sentence, "%s", words.name, 1);
  return g_string_free (sentence, FALSE);
}

/* What the two versions say, where they say something else. */
static char *
dup_difference (const char *before, const char *now)
{
  if (g_strcmp0 (before, now) == 0 || before == NULL || *before == '\0')
    return dup_or_empty (now);
  /* Translators: what something was before, and what it is now */
  return g_strdup_printf (C_("change", "%1$s → %2$s"), before,
                          now != NULL && *now != '\0' ? now : C_("change", "nothing"));
}

/**
 * pupitre_change_words_dup_under:
 * @change: A change
 *
 * Returns: (transfer full): where it belongs, and what it said before and says now ("French · 70% →
 *   75%"). Any thread.
 */
char *
pupitre_change_words_dup_under (PupitreChange *change)
{
  g_auto (PupitreChangeWords) old = { NULL };
  g_auto (PupitreChangeWords) new = { NULL };
  g_autofree char *name = NULL, *about = NULL, *state = NULL, *rest = NULL;
  GObject *before;

  g_return_val_if_fail (PUPITRE_IS_CHANGE (change), NULL);

  before = pupitre_change_get_before (change);
  pupitre_change_words_read (&new, get_item (change));
  if (pupitre_change_get_what (change) == PUPITRE_CHANGE_CHANGED && before != NULL)
    pupitre_change_words_read (&old, before);
  if (old.name != NULL && g_strcmp0 (old.name, new.name) != 0)
    name = dup_difference (old.name, new.name);
  about = dup_difference (old.about, new.about);
  state = dup_difference (old.state, new.state);
  if (old.name != NULL && g_strcmp0 (old.rest, new.rest) != 0)
    rest = dup_difference (old.rest, new.rest);
  const char *facts[] = { name != NULL ? name : "", about, state, rest != NULL ? rest : "", NULL };

  return pupitre_fact_line_join (facts);
}
