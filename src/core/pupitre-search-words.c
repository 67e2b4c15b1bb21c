/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-search-words"

#include "config.h"

#include "pupitre-search-words.h"

#include "pupitre-absence-words.h"
#include "pupitre-absence.h"
#include "pupitre-assignment-words.h"
#include "pupitre-assignment.h"
#include "pupitre-contact.h"
#include "pupitre-message.h"
#include "pupitre-result-words.h"
#include "pupitre-shared-link.h"
#include "pupitre-subject-result.h"
#include "pupitre-work.h"

#include <glib/gi18n-lib.h>

/* By which words what the portal shows is found, and what a list of items says of it. Any
 * thread. */

/* What is empty leaves no trace. */
static void
add_words (GString *text, const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, words);
}

/* Returns: (transfer full): what is there of two things, beside each other */
static char *
join (const char *first, const char *second)
{
  if (first == NULL || *first == '\0')
    return g_strdup (second);
  if (second == NULL || *second == '\0')
    return g_strdup (first);
  return g_strdup_printf ("%s · %s", first, second);
}

static gint64
to_unix (GDateTime *date)
{
  return date != NULL ? g_date_time_to_unix (date) : 0;
}

static const char *
or_else (const char *text, const char *otherwise)
{
  return text != NULL && *text != '\0' ? text : otherwise;
}

static void
add_attachments (GString *text, guint n, PupitreAttachment *(*get) (gpointer, guint), gpointer of)
{
  for (guint i = 0; i < n; i++)
    add_words (text, pupitre_attachment_get_name (get (of, i)));
}

static PupitreSearchItem *
describe_message (PupitreSearchItemFields *fields, PupitreMessage *message)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *detail = join (pupitre_message_get_sender (message),
                                  pupitre_message_get_sender_role (message));

  add_words (text, pupitre_rich_text_get_text (pupitre_message_get_content (message)));
  add_attachments (text, pupitre_message_get_n_attachments (message),
                   (PupitreAttachment *(*) (gpointer, guint)) pupitre_message_get_attachment,
                   message);
  fields->kind = PUPITRE_SEARCH_MESSAGE;
  fields->title = or_else (pupitre_message_get_title (message), _("Message"));
  fields->detail = detail;
  fields->text = text->str;
  fields->date = to_unix (pupitre_message_get_date (message));
  return pupitre_search_item_new (fields);
}

static PupitreSearchItem *
describe_assignment (PupitreSearchItemFields *fields, PupitreAssignment *assignment)
{
  const char *const *teachers = pupitre_assignment_get_teachers (assignment);
  PupitreRichText *content = pupitre_assignment_get_content (assignment);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *detail = join (pupitre_assignment_words_kind (assignment),
                                  pupitre_assignment_get_course (assignment));

  add_words (text, content != NULL ? pupitre_rich_text_get_text (content) : NULL);
  add_words (text, pupitre_assignment_get_competency (assignment));
  for (guint i = 0; teachers != NULL && teachers[i] != NULL; i++)
    add_words (text, teachers[i]);
  add_attachments (text, pupitre_assignment_get_n_attachments (assignment),
                   (PupitreAttachment *(*) (gpointer, guint)) pupitre_assignment_get_attachment,
                   assignment);
  fields->kind = PUPITRE_SEARCH_HOMEWORK;
  fields->title = or_else (pupitre_assignment_get_title (assignment),
                           pupitre_assignment_words_kind (assignment));
  fields->detail = detail;
  fields->text = text->str;
  fields->date = to_unix (pupitre_assignment_get_due (assignment));
  return pupitre_search_item_new (fields);
}

/* A work item opens the results of its subject. */
static PupitreSearchItem *
describe_work (PupitreSearchItemFields *fields, PupitreWork *work)
{
  PupitreResult *result = pupitre_work_get_result (work);
  g_autofree char *mark = result != NULL ? pupitre_result_words_dup_short (result) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  add_words (text, pupitre_work_get_competency (work));
  add_words (text, pupitre_work_get_remark (work));
  fields->kind = PUPITRE_SEARCH_MARK;
  fields->title = or_else (pupitre_work_get_title (work), pupitre_work_get_subject_title (work));
  fields->detail = pupitre_work_get_subject_title (work);
  fields->figure = mark;
  fields->text = text->str;
  fields->date = to_unix (pupitre_work_get_date (work));
  return pupitre_search_item_new (fields);
}

static void
add_competencies (GString *text, PupitreTermResult *term)
{
  for (guint i = 0; i < pupitre_term_result_get_n_competencies (term); i++)
    add_words (text, pupitre_competency_get_title (pupitre_term_result_get_competency (term, i)));
}

/* The étapes that have a result, each with it. */
static PupitreSearchItem *
describe_subject (PupitreSearchItemFields *fields, PupitreSubjectResult *subject)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *detail = NULL;

  for (guint i = 0; i < pupitre_subject_result_get_n_terms (subject); i++) {
    PupitreTermResult *term = pupitre_subject_result_get_term (subject, i);
    PupitreResult *result = pupitre_term_result_get_result (term);
    g_autofree char *mark = result != NULL ? pupitre_result_words_dup_short (result) : NULL;

    if (mark != NULL && *mark != '\0') {
      g_autofree char *before = g_steal_pointer (&detail);
      /* Translators: 1 is the number of a term of the school year (étape), 2 a mark */
      g_autofree char *words = g_strdup_printf (C_("found", "Term %1$d: %2$s"),
                                                pupitre_term_result_get_number (term), mark);

      detail = join (before, words);
    }
    add_words (text, pupitre_term_result_get_remark (term));
    add_competencies (text, term);
  }
  fields->kind = PUPITRE_SEARCH_MARK;
  fields->title = or_else (pupitre_subject_result_get_title (subject),
                           pupitre_subject_result_get_code (subject));
  fields->detail = detail;
  fields->text = text->str;
  return pupitre_search_item_new (fields);
}

static PupitreSearchItem *
describe_absence (PupitreSearchItemFields *fields, PupitreAbsence *absence)
{
  g_autofree char *what = pupitre_absence_words_dup_what (absence);
  g_autofree char *where = pupitre_absence_words_dup_where (absence);
  g_autofree char *state = pupitre_absence_words_dup_state (absence);
  g_autofree char *detail = join (where, state);
  g_autoptr (GString) text = g_string_new (NULL);

  add_words (text, pupitre_absence_get_course (absence));
  add_words (text, state);
  add_words (text, pupitre_absence_get_motive (absence));
  add_words (text, pupitre_absence_get_explanation (absence));
  fields->kind = PUPITRE_SEARCH_ABSENCE;
  fields->title = what;
  fields->detail = detail;
  fields->text = text->str;
  fields->date = to_unix (pupitre_absence_get_date (absence));
  return pupitre_search_item_new (fields);
}

static PupitreSearchItem *
describe_contact (PupitreSearchItemFields *fields, PupitreContact *contact)
{
  g_autofree char *address = pupitre_contact_dup_address (contact);
  g_autofree char *detail =
    join (pupitre_contact_get_role (contact), pupitre_contact_get_telephone (contact));
  g_autoptr (GString) text = g_string_new (NULL);

  add_words (text, pupitre_contact_get_email (contact));
  add_words (text, address);
  fields->kind = PUPITRE_SEARCH_CONTACT;
  fields->title = or_else (pupitre_contact_get_name (contact),
                           or_else (pupitre_contact_get_role (contact), _("School")));
  fields->detail = detail;
  fields->text = text->str;
  return pupitre_search_item_new (fields);
}

static PupitreSearchItem *
describe_link (PupitreSearchItemFields *fields, PupitreSharedLink *link)
{
  g_autofree char *detail =
    join (pupitre_shared_link_get_course (link), pupitre_shared_link_get_author (link));
  g_autoptr (GString) text = g_string_new (NULL);

  add_words (text, pupitre_shared_link_get_description (link));
  add_words (text, pupitre_shared_link_get_uri (link));
  fields->kind = PUPITRE_SEARCH_RESOURCE;
  fields->title = or_else (pupitre_shared_link_get_title (link), _("Link"));
  fields->detail = detail;
  fields->text = text->str;
  fields->date = to_unix (pupitre_shared_link_get_date (link));
  return pupitre_search_item_new (fields);
}

/**
 * pupitre_search_words_knows:
 * @kind: What a collection holds
 *
 * Returns: whether a parent can look for what is in it. Any thread.
 */
gboolean
pupitre_search_words_knows (PupitreKind kind)
{
  return kind == PUPITRE_KIND_MESSAGES || kind == PUPITRE_KIND_HOMEWORK ||
         kind == PUPITRE_KIND_ABSENCES || kind == PUPITRE_KIND_WORK ||
         kind == PUPITRE_KIND_SUBJECT_RESULTS || kind == PUPITRE_KIND_CONTACTS ||
         kind == PUPITRE_KIND_SHARED_LINKS;
}

/**
 * pupitre_search_words_describe:
 * @kind: What the collection holds
 * @child: The key of the child whose it is
 * @who: Its first name
 * @key: What names it in the collection
 * @object: What was read of it
 *
 * Returns: (transfer full) (nullable): what it is found by; %NULL if it is nothing that a parent can
 *   look for, such as an announced absence among those that were. Any thread.
 */
PupitreSearchItem *
pupitre_search_words_describe (PupitreKind  kind,
                                const char  *child,
                                const char  *who,
                                const char  *key,
                                GObject     *object)
{
  PupitreSearchItemFields fields = { .child = child, .who = who, .key = key };

  g_return_val_if_fail (child != NULL && key != NULL, NULL);
  g_return_val_if_fail (G_IS_OBJECT (object), NULL);

  if (kind == PUPITRE_KIND_MESSAGES && PUPITRE_IS_MESSAGE (object))
    return describe_message (&fields, PUPITRE_MESSAGE (object));
  if (kind == PUPITRE_KIND_HOMEWORK && PUPITRE_IS_ASSIGNMENT (object))
    return describe_assignment (&fields, PUPITRE_ASSIGNMENT (object));
  if (kind == PUPITRE_KIND_ABSENCES && PUPITRE_IS_ABSENCE (object))
    return describe_absence (&fields, PUPITRE_ABSENCE (object));
  if (kind == PUPITRE_KIND_WORK && PUPITRE_IS_WORK (object))
    return describe_work (&fields, PUPITRE_WORK (object));
  if (kind == PUPITRE_KIND_SUBJECT_RESULTS && PUPITRE_IS_SUBJECT_RESULT (object))
    return describe_subject (&fields, PUPITRE_SUBJECT_RESULT (object));
  if (kind == PUPITRE_KIND_CONTACTS && PUPITRE_IS_CONTACT (object))
    return describe_contact (&fields, PUPITRE_CONTACT (object));
  if (kind == PUPITRE_KIND_SHARED_LINKS && PUPITRE_IS_SHARED_LINK (object))
    return describe_link (&fields, PUPITRE_SHARED_LINK (object));
  return NULL;
}

/**
 * pupitre_search_words_child:
 * @child: A child of the family
 *
 * Returns: (transfer full): by what it is found. Any thread.
 */
PupitreSearchItem *
pupitre_search_words_child (PupitreChild *child)
{
  g_autofree char *name = NULL;
  g_autofree char *detail = NULL;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  name = g_strdup_printf ("%s %s", pupitre_child_get_first_name (child),
                          pupitre_child_get_last_name (child));
  detail = join (pupitre_child_get_school_name (child), pupitre_child_get_grade (child));
  return pupitre_search_item_new (&(PupitreSearchItemFields) {
    .kind = PUPITRE_SEARCH_CHILD,
    .child = pupitre_child_get_key (child),
    .key = pupitre_child_get_key (child),
    .title = g_strstrip (name),
    .detail = detail,
  });
}
