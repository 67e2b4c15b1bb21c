/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-intent"

#include "pupitre-intent.h"

#include "pupitre-school-time.h"

#include <string.h>

/* Something that a parent asked of the school for one child. What it says never changes; where it
 * is does, and is told by notify. Main thread, once it is in an outbox. */

struct _PupitreIntent {
  GObject             parent_instance;

  char               *uuid;
  char               *child;
  char               *child_name;
  PupitreIntentKind   kind;
  char               *subject;
  char               *subject_text;
  char               *first_day;
  char               *last_day;
  guint               periods;
  gboolean            late;
  char               *motive_code;
  char               *motive_text;
  char               *text;
  gint64              made_at;

  PupitreIntentState  state;
  PupitreIntentReason reason;
  char               *portal_text;   /* (nullable) */
  gint64              changed_at;
  gint64              sent_at;
  guint64             number;
};

typedef enum {
  PROP_STATE = 1,
  PROP_CHANGED_AT,
} PupitreIntentProperty;

static GParamSpec *props[PROP_CHANGED_AT + 1];

G_DEFINE_FINAL_TYPE (PupitreIntent, pupitre_intent, G_TYPE_OBJECT)

static void
pupitre_intent_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PupitreIntent *self = PUPITRE_INTENT (object);

  switch ((PupitreIntentProperty) property_id) {
  case PROP_STATE:
    g_value_set_enum (value, (int) self->state);
    break;
  case PROP_CHANGED_AT:
    g_value_set_int64 (value, self->changed_at);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    break;
  }
}

static void
pupitre_intent_finalize (GObject *object)
{
  PupitreIntent *self = PUPITRE_INTENT (object);

  g_free (self->uuid);
  g_free (self->child);
  g_free (self->child_name);
  g_free (self->subject);
  g_free (self->subject_text);
  g_free (self->first_day);
  g_free (self->last_day);
  g_free (self->motive_code);
  g_free (self->motive_text);
  g_free (self->text);
  g_free (self->portal_text);

  G_OBJECT_CLASS (pupitre_intent_parent_class)->finalize (object);
}

static void
pupitre_intent_class_init (PupitreIntentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pupitre_intent_get_property;
  object_class->finalize = pupitre_intent_finalize;

  /**
   * PupitreIntent:state:
   *
   * Where it is.
   */
  props[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, PUPITRE_TYPE_INTENT_STATE,
                                         PUPITRE_INTENT_QUEUED, flags);
  /**
   * PupitreIntent:changed-at:
   *
   * Since when, in seconds since 1970.
   */
  props[PROP_CHANGED_AT] = g_param_spec_int64 ("changed-at", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                               flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pupitre_intent_init (PupitreIntent *self)
{
}

static char *
dup_or_empty (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

/**
 * pupitre_intent_new:
 * @fields: What is asked; child, kind and first day are required
 *
 * Returns: (transfer full): an intent, queued. Any thread.
 */
PupitreIntent *
pupitre_intent_new (const PupitreIntentFields *fields)
{
  PupitreIntent *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->child != NULL && *fields->child != '\0', NULL);
  g_return_val_if_fail (fields->first_day != NULL, NULL);
  g_return_val_if_fail (fields->uuid == NULL || g_uuid_string_is_valid (fields->uuid), NULL);

  self = g_object_new (PUPITRE_TYPE_INTENT, NULL);
  self->uuid = fields->uuid != NULL ? g_strdup (fields->uuid) : g_uuid_string_random ();
  self->child = g_strdup (fields->child);
  self->child_name = dup_or_empty (fields->child_name);
  self->kind = fields->kind;
  self->subject = dup_or_empty (fields->subject);
  self->subject_text = dup_or_empty (fields->subject_text);
  self->first_day = g_strdup (fields->first_day);
  self->last_day = g_strdup (fields->last_day != NULL && *fields->last_day != '\0'
                               ? fields->last_day : fields->first_day);
  self->periods = fields->periods;
  self->late = fields->late;
  self->motive_code = dup_or_empty (fields->motive_code);
  self->motive_text = dup_or_empty (fields->motive_text);
  self->text = dup_or_empty (fields->text);
  self->made_at = fields->made_at != 0 ? fields->made_at : g_get_real_time () / G_USEC_PER_SEC;
  self->changed_at = self->made_at;
  return self;
}

/**
 * pupitre_intent_get_uuid:
 * @self: An intent
 *
 * Returns: (transfer none): what tells it from all others. Any thread.
 */
const char *
pupitre_intent_get_uuid (PupitreIntent *self)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (self), NULL);

  return self->uuid;
}

/**
 * pupitre_intent_get_child:
 * @self: An intent
 *
 * Returns: (transfer none): the key of the child. Any thread.
 */
const char *
pupitre_intent_get_child (PupitreIntent *self)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (self), NULL);

  return self->child;
}

/**
 * pupitre_intent_get_child_name:
 * @self: An intent
 *
 * Returns: (transfer none): the child's name, or empty. Any thread.
 */
const char *
pupitre_intent_get_child_name (PupitreIntent *self)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (self), NULL);

  return self->child_name;
}

/**
 * pupitre_intent_get_kind:
 * @self: An intent
 *
 * Returns: what is asked. Any thread.
 */
PupitreIntentKind
pupitre_intent_get_kind (PupitreIntent *self)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (self), PUPITRE_INTENT_MOTIVE);

  return self->kind;
}

/**
 * pupitre_intent_get_subject:
 * @self: An intent
 *
 * Returns: (transfer none): the portal's id of what it is about, or empty. Any thread.
 */
const char *
pupitre_intent_get_subject (PupitreIntent *self)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (self), NULL);

  return self->subject;
}

/**
 * pupitre_intent_get_subject_text:
 * @self: An intent
 *
 * Returns: (transfer none): the same in words, or empty. Any thread.
 */
const char *
pupitre_intent_get_subject_text (PupitreIntent *self)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (self), NULL);

  return self->subject_text;
}

/**
 * pupitre_intent_get_first_day:
 * @self: An intent
 *
 * Returns: (transfer none): the first day that it is about, YYYY-MM-DD. Any thread.
 */
const char *
pupitre_intent_get_first_day (PupitreIntent *self)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (self), NULL);

  return self->first_day;
}

/**
 * pupitre_intent_get_last_day:
 * @self: An intent
 *
 * Returns: (transfer none): the last one. Any thread.
 */
const char *
pupitre_intent_get_last_day (PupitreIntent *self)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (self), NULL);

  return self->last_day;
}

/**
 * pupitre_intent_get_periods:
 * @self: An intent
 *
 * Returns: bit n is period n, of each day; 0 for whole days. Any thread.
 */
guint
pupitre_intent_get_periods (PupitreIntent *self)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (self), 0);

  return self->periods;
}

/**
 * pupitre_intent_is_late:
 * @self: An intent
 *
 * Returns: whether the child comes late, and is not absent. Any thread.
 */
gboolean
pupitre_intent_is_late (PupitreIntent *self)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (self), FALSE);

  return self->late;
}

/**
 * pupitre_intent_get_motive_code:
 * @self: An intent
 *
 * Returns: (transfer none): the school's code of the motive, or empty. Any thread.
 */
const char *
pupitre_intent_get_motive_code (PupitreIntent *self)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (self), NULL);

  return self->motive_code;
}

/**
 * pupitre_intent_get_motive_text:
 * @self: An intent
 *
 * Returns: (transfer none): the same in words, or empty. Any thread.
 */
const char *
pupitre_intent_get_motive_text (PupitreIntent *self)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (self), NULL);

  return self->motive_text;
}

/**
 * pupitre_intent_get_text:
 * @self: An intent
 *
 * Returns: (transfer none): what the parent typed, or empty. Any thread.
 */
const char *
pupitre_intent_get_text (PupitreIntent *self)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (self), NULL);

  return self->text;
}

/**
 * pupitre_intent_get_made_at:
 * @self: An intent
 *
 * Returns: when the parent asked, in seconds since 1970. Any thread.
 */
gint64
pupitre_intent_get_made_at (PupitreIntent *self)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (self), 0);

  return self->made_at;
}

/**
 * pupitre_intent_copy:
 * @self: An intent
 *
 * Returns: (transfer full): another object for the same intent, to try on it what comes next. Main
 *   thread.
 */
PupitreIntent *
pupitre_intent_copy (PupitreIntent *self)
{
  PupitreIntent *copy;

  g_return_val_if_fail (PUPITRE_IS_INTENT (self), NULL);

  copy = pupitre_intent_new (&(PupitreIntentFields) {
    .uuid = self->uuid,
    .child = self->child,
    .child_name = self->child_name,
    .kind = self->kind,
    .subject = self->subject,
    .subject_text = self->subject_text,
    .first_day = self->first_day,
    .last_day = self->last_day,
    .periods = self->periods,
    .late = self->late,
    .motive_code = self->motive_code,
    .motive_text = self->motive_text,
    .text = self->text,
    .made_at = self->made_at,
  });
  copy->number = self->number;
  pupitre_intent_follow (copy, self);
  return copy;
}

/**
 * pupitre_intent_is_same:
 * @self: An intent
 * @other: Another one
 *
 * Returns: whether both ask the same of the school for the same child, whenever they were made. Any
 *   thread.
 */
gboolean
pupitre_intent_is_same (PupitreIntent *self, PupitreIntent *other)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (self) && PUPITRE_IS_INTENT (other), FALSE);

  return self->kind == other->kind && g_str_equal (self->child, other->child) &&
         g_str_equal (self->subject, other->subject) &&
         g_str_equal (self->first_day, other->first_day) &&
         g_str_equal (self->last_day, other->last_day) && self->periods == other->periods &&
         self->late == other->late &&
         g_str_equal (self->motive_code, other->motive_code) &&
         g_str_equal (self->text, other->text);
}

/**
 * pupitre_intent_is_past:
 * @self: An intent
 *
 * Returns: whether what it is about is over, in the schools' time, so that the portal should not be
 *   asked any more. An absence is announced before its first day ends; one that has begun can be
 *   withdrawn until its last day, if the portal lets it. A registration is taken until the last day
 *   of the school's period. The motive of an absence is always given afterwards. Any thread.
 */
gboolean
pupitre_intent_is_past (PupitreIntent *self)
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *today = NULL;
  const char *day;

  g_return_val_if_fail (PUPITRE_IS_INTENT (self), FALSE);

  if (self->kind == PUPITRE_INTENT_MOTIVE)
    return FALSE;
  now = pupitre_school_time_now ();
  today = g_date_time_format (now, "%Y-%m-%d");
  day = self->kind == PUPITRE_INTENT_ANNOUNCEMENT ? self->first_day : self->last_day;
  return strcmp (day, today) < 0;
}

/**
 * pupitre_intent_get_state:
 * @self: An intent
 *
 * Returns: where it is. Main thread.
 */
PupitreIntentState
pupitre_intent_get_state (PupitreIntent *self)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (self), PUPITRE_INTENT_QUEUED);

  return self->state;
}

/**
 * pupitre_intent_get_reason:
 * @self: An intent
 *
 * Returns: why it came back to the parent. Main thread.
 */
PupitreIntentReason
pupitre_intent_get_reason (PupitreIntent *self)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (self), PUPITRE_INTENT_REASON_NONE);

  return self->reason;
}

/**
 * pupitre_intent_get_portal_text:
 * @self: An intent
 *
 * Returns: (transfer none) (nullable): the portal's own sentence about a refusal. Main thread.
 */
const char *
pupitre_intent_get_portal_text (PupitreIntent *self)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (self), NULL);

  return self->portal_text;
}

/**
 * pupitre_intent_get_changed_at:
 * @self: An intent
 *
 * Returns: since when it is where it is, in seconds since 1970. Main thread.
 */
gint64
pupitre_intent_get_changed_at (PupitreIntent *self)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (self), 0);

  return self->changed_at;
}

/**
 * pupitre_intent_get_sent_at:
 * @self: An intent
 *
 * Returns: when it last left for the portal, in milliseconds since 1970; 0 if it never did. Main
 *   thread.
 */
gint64
pupitre_intent_get_sent_at (PupitreIntent *self)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (self), 0);

  return self->sent_at;
}

/**
 * pupitre_intent_get_number:
 * @self: An intent
 *
 * Returns: its place in the order in which intents were made. Main thread.
 */
guint64
pupitre_intent_get_number (PupitreIntent *self)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (self), 0);

  return self->number;
}

/**
 * pupitre_intent_set_state:
 * @self: An intent
 * @state: Where it is now
 * @changed_at: Since when, in seconds since 1970
 *
 * For those who carry it. Main thread.
 */
void
pupitre_intent_set_state (PupitreIntent *self, PupitreIntentState state, gint64 changed_at)
{
  g_return_if_fail (PUPITRE_IS_INTENT (self));

  self->changed_at = changed_at;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHANGED_AT]);
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

/**
 * pupitre_intent_set_reason:
 * @self: An intent
 * @reason: Why it comes back to the parent
 * @portal_text: (nullable): The portal's own sentence
 *
 * For those who carry it, before the state that it explains. Main thread.
 */
void
pupitre_intent_set_reason (PupitreIntent *self, PupitreIntentReason reason, const char *portal_text)
{
  char *copy;

  g_return_if_fail (PUPITRE_IS_INTENT (self));

  copy = portal_text != NULL && *portal_text != '\0' ? g_strdup (portal_text) : NULL;
  g_free (self->portal_text);
  self->portal_text = copy;
  self->reason = reason;
}

/**
 * pupitre_intent_set_sent_at:
 * @self: An intent
 * @sent_at: When it leaves for the portal, in milliseconds since 1970
 *
 * For those who carry it. Main thread.
 */
void
pupitre_intent_set_sent_at (PupitreIntent *self, gint64 sent_at)
{
  g_return_if_fail (PUPITRE_IS_INTENT (self));

  self->sent_at = sent_at;
}

/**
 * pupitre_intent_set_number:
 * @self: An intent
 * @number: Its place in the order
 *
 * For those who carry it. Main thread.
 */
void
pupitre_intent_set_number (PupitreIntent *self, guint64 number)
{
  g_return_if_fail (PUPITRE_IS_INTENT (self));

  self->number = number;
}

/**
 * pupitre_intent_follow:
 * @self: An intent
 * @copy: Another object for it
 *
 * Puts @self where @copy is. For those who carry it. Main thread.
 */
void
pupitre_intent_follow (PupitreIntent *self, PupitreIntent *copy)
{
  g_return_if_fail (PUPITRE_IS_INTENT (self) && PUPITRE_IS_INTENT (copy));

  self->sent_at = copy->sent_at;
  pupitre_intent_set_reason (self, copy->reason, copy->portal_text);
  pupitre_intent_set_state (self, copy->state, copy->changed_at);
}
