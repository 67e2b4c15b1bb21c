/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-assignment"

#include "pupitre-assignment.h"

/* Homework, a lesson to learn, or an evaluation to come. Immutable. */

struct _PupitreAssignment {
  GObject               parent_instance;

  char                 *id;
  char                 *title;
  PupitreAssignmentKind kind;
  char                 *kind_text;
  char                 *course;
  char                 *subject_code;
  char                 *group_code;
  GDateTime            *due;
  GDateTime            *given;            /* (nullable) */
  int                   period;
  int                   term;
  char                **teachers;
  PupitreRichText      *content;
  gboolean              at_home;
  gboolean              in_timetable;
  gboolean              evaluated;
  gboolean              on_report_card;
  char                 *competency;
  char                 *maximum;
  char                 *weight;
  GPtrArray            *links;            /* (element-type PupitreLink) */
  GPtrArray            *attachments;      /* (element-type PupitreAttachment) */
  GDateTime            *updated;          /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PupitreAssignment, pupitre_assignment, G_TYPE_OBJECT)

static void
pupitre_assignment_finalize (GObject *object)
{
  PupitreAssignment *self = PUPITRE_ASSIGNMENT (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->kind_text);
  g_free (self->course);
  g_free (self->subject_code);
  g_free (self->group_code);
  g_date_time_unref (self->due);
  g_clear_pointer (&self->given, g_date_time_unref);
  g_strfreev (self->teachers);
  pupitre_rich_text_unref (self->content);
  g_free (self->competency);
  g_free (self->maximum);
  g_free (self->weight);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->attachments);
  g_clear_pointer (&self->updated, g_date_time_unref);

  G_OBJECT_CLASS (pupitre_assignment_parent_class)->finalize (object);
}

static void
pupitre_assignment_class_init (PupitreAssignmentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_assignment_finalize;
}

static void
pupitre_assignment_init (PupitreAssignment *self)
{
}

/**
 * pupitre_assignment_new:
 * @fields: What the portal says; id, title and due are required
 *
 * Returns: (transfer full): an assignment. Any thread.
 */
PupitreAssignment *
pupitre_assignment_new (const PupitreAssignmentFields *fields)
{
  PupitreAssignment *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->id != NULL && fields->title != NULL, NULL);
  g_return_val_if_fail (fields->due != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_ASSIGNMENT, NULL);
  self->id = g_strdup (fields->id);
  self->title = g_strdup (fields->title);
  self->kind = fields->kind;
  self->kind_text = g_strdup (fields->kind_text != NULL ? fields->kind_text : "");
  self->course = g_strdup (fields->course != NULL ? fields->course : "");
  self->subject_code = g_strdup (fields->subject_code != NULL ? fields->subject_code : "");
  self->group_code = g_strdup (fields->group_code != NULL ? fields->group_code : "");
  self->due = g_date_time_ref (fields->due);
  self->given = fields->given != NULL ? g_date_time_ref (fields->given) : NULL;
  self->period = fields->period;
  self->term = fields->term;
  self->teachers = fields->teachers != NULL ? g_strdupv ((char **) fields->teachers)
                                            : g_new0 (char *, 1);
  self->content = fields->content != NULL ? pupitre_rich_text_ref (fields->content)
                                          : pupitre_rich_text_new ();
  self->at_home = fields->at_home;
  self->in_timetable = fields->in_timetable;
  self->evaluated = fields->evaluated;
  self->on_report_card = fields->on_report_card;
  self->competency = g_strdup (fields->competency != NULL ? fields->competency : "");
  self->maximum = g_strdup (fields->maximum != NULL ? fields->maximum : "");
  self->weight = g_strdup (fields->weight != NULL ? fields->weight : "");
  self->links = fields->links != NULL ? g_ptr_array_ref (fields->links) : g_ptr_array_new ();
  self->attachments = fields->attachments != NULL ? g_ptr_array_ref (fields->attachments)
                                                  : g_ptr_array_new ();
  self->updated = fields->updated != NULL ? g_date_time_ref (fields->updated) : NULL;

  return self;
}

/**
 * pupitre_assignment_get_id:
 * @self: An assignment
 *
 * Returns: (transfer none): the portal's id, or a key made of its stable members. Any thread.
 */
const char *
pupitre_assignment_get_id (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), NULL);

  return self->id;
}

/**
 * pupitre_assignment_get_title:
 * @self: An assignment
 *
 * Returns: (transfer none): the title. Any thread.
 */
const char *
pupitre_assignment_get_title (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), NULL);

  return self->title;
}

/**
 * pupitre_assignment_get_kind:
 * @self: An assignment
 *
 * Returns: what it is. Any thread.
 */
PupitreAssignmentKind
pupitre_assignment_get_kind (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), PUPITRE_ASSIGNMENT_KIND_OTHER);

  return self->kind;
}

/**
 * pupitre_assignment_get_kind_text:
 * @self: An assignment
 *
 * Returns: (transfer none): what it is in the portal's words, to be shown for a kind that is not
 *   known. Any thread.
 */
const char *
pupitre_assignment_get_kind_text (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), NULL);

  return self->kind_text;
}

/**
 * pupitre_assignment_get_course:
 * @self: An assignment
 *
 * Returns: (transfer none): the course, empty if unknown. Any thread.
 */
const char *
pupitre_assignment_get_course (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), NULL);

  return self->course;
}

/**
 * pupitre_assignment_get_subject_code:
 * @self: An assignment
 *
 * Returns: (transfer none): the code of the subject, empty if unknown. Any thread.
 */
const char *
pupitre_assignment_get_subject_code (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), NULL);

  return self->subject_code;
}

/**
 * pupitre_assignment_get_group_code:
 * @self: An assignment
 *
 * Returns: (transfer none): the group, empty if unknown. Any thread.
 */
const char *
pupitre_assignment_get_group_code (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), NULL);

  return self->group_code;
}

/**
 * pupitre_assignment_get_due:
 * @self: An assignment
 *
 * Returns: (transfer none): the day on which it is due or takes place, at midnight in the schools'
 *   zone. Any thread.
 */
GDateTime *
pupitre_assignment_get_due (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), NULL);

  return self->due;
}

/**
 * pupitre_assignment_get_given:
 * @self: An assignment
 *
 * Returns: (transfer none) (nullable): the day on which it was given. Any thread.
 */
GDateTime *
pupitre_assignment_get_given (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), NULL);

  return self->given;
}

/**
 * pupitre_assignment_get_period:
 * @self: An assignment
 *
 * Returns: the period of that day, 0 if not said. Any thread.
 */
int
pupitre_assignment_get_period (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), 0);

  return self->period;
}

/**
 * pupitre_assignment_get_term:
 * @self: An assignment
 *
 * Returns: the étape, 0 if unknown. Any thread.
 */
int
pupitre_assignment_get_term (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), 0);

  return self->term;
}

/**
 * pupitre_assignment_get_teachers:
 * @self: An assignment
 *
 * Returns: (transfer none) (array zero-terminated=1): the teachers, often one, perhaps none or
 *   several. Any thread.
 */
const char * const *
pupitre_assignment_get_teachers (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), NULL);

  return (const char * const *) self->teachers;
}

/**
 * pupitre_assignment_get_content:
 * @self: An assignment
 *
 * Returns: (transfer none): what is to be done, perhaps empty. Any thread.
 */
PupitreRichText *
pupitre_assignment_get_content (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), NULL);

  return self->content;
}

/**
 * pupitre_assignment_is_at_home:
 * @self: An assignment
 *
 * Returns: whether it is done at home. Any thread.
 */
gboolean
pupitre_assignment_is_at_home (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), FALSE);

  return self->at_home;
}

/**
 * pupitre_assignment_is_in_timetable:
 * @self: An assignment
 *
 * Returns: whether the school shows it in the timetable too. Any thread.
 */
gboolean
pupitre_assignment_is_in_timetable (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), FALSE);

  return self->in_timetable;
}

/**
 * pupitre_assignment_is_evaluated:
 * @self: An assignment
 *
 * Returns: whether it is marked. Any thread.
 */
gboolean
pupitre_assignment_is_evaluated (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), FALSE);

  return self->evaluated;
}

/**
 * pupitre_assignment_is_on_report_card:
 * @self: An assignment
 *
 * Returns: whether the mark counts for the report card. Any thread.
 */
gboolean
pupitre_assignment_is_on_report_card (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), FALSE);

  return self->on_report_card;
}

/**
 * pupitre_assignment_get_competency:
 * @self: An assignment
 *
 * Returns: (transfer none): the competency that is evaluated, empty if not said. Any thread.
 */
const char *
pupitre_assignment_get_competency (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), NULL);

  return self->competency;
}

/**
 * pupitre_assignment_get_maximum:
 * @self: An assignment
 *
 * Returns: (transfer none): the highest mark as the portal writes it, empty if not said. Any
 *   thread.
 */
const char *
pupitre_assignment_get_maximum (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), NULL);

  return self->maximum;
}

/**
 * pupitre_assignment_get_weight:
 * @self: An assignment
 *
 * Returns: (transfer none): how much it counts, as the portal writes it; empty if not said. Any
 *   thread.
 */
const char *
pupitre_assignment_get_weight (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), NULL);

  return self->weight;
}

/**
 * pupitre_assignment_get_n_links:
 * @self: An assignment
 *
 * Returns: how many links there are. Any thread.
 */
guint
pupitre_assignment_get_n_links (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), 0);

  return self->links->len;
}

/**
 * pupitre_assignment_get_link:
 * @self: An assignment
 * @position: Which one, from 0
 *
 * Returns: (transfer none): a link. Any thread.
 */
PupitreLink *
pupitre_assignment_get_link (PupitreAssignment *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), NULL);
  g_return_val_if_fail (position < self->links->len, NULL);

  return g_ptr_array_index (self->links, position);
}

/**
 * pupitre_assignment_get_n_attachments:
 * @self: An assignment
 *
 * Returns: how many attachments there are. Any thread.
 */
guint
pupitre_assignment_get_n_attachments (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), 0);

  return self->attachments->len;
}

/**
 * pupitre_assignment_get_attachment:
 * @self: An assignment
 * @position: Which one, from 0
 *
 * Returns: (transfer none): an attachment. Any thread.
 */
PupitreAttachment *
pupitre_assignment_get_attachment (PupitreAssignment *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), NULL);
  g_return_val_if_fail (position < self->attachments->len, NULL);

  return g_ptr_array_index (self->attachments, position);
}

/**
 * pupitre_assignment_get_updated:
 * @self: An assignment
 *
 * Returns: (transfer none) (nullable): when the teacher last changed it. Any thread.
 */
GDateTime *
pupitre_assignment_get_updated (PupitreAssignment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (self), NULL);

  return self->updated;
}
