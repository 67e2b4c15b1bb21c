/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-notice"

#include "demo-notice.h"

#include "demo-clock.h"
#include "demo-json.h"
#include "demo-motives.h"
#include "demo-records.h"

/* Absences that parents announced. A row stays when it is withdrawn, so that a test sees in the
 * portal's own database what really arrived. */

/**
 * demo_notice_new:
 *
 * Returns: (transfer full): an empty announcement.
 */
DemoNotice *
demo_notice_new (void)
{
  return g_new0 (DemoNotice, 1);
}

/**
 * demo_notice_free:
 * @self: (nullable): An announcement
 *
 * Frees @self.
 */
void
demo_notice_free (DemoNotice *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->motive);
  g_free (self->explanation);
  g_free (self->received);
  g_free (self);
}

/**
 * demo_notice_covers:
 * @self: An announcement
 * @date: A day
 * @period: A period from 1, or -1 for any
 *
 * Returns: whether it is about that.
 */
gboolean
demo_notice_covers (const DemoNotice *self,
                    const GDate      *date,
                    int               period)
{
  return g_date_compare (&self->first, date) <= 0 && g_date_compare (date, &self->last) <= 0 &&
         (self->periods == 0 || period < 0 || (self->periods & (1u << period)) != 0);
}

/**
 * demo_notice_overlaps:
 * @self: An announcement
 * @other: Another one of the same child
 *
 * Returns: whether they have a day and a period in common.
 */
gboolean
demo_notice_overlaps (const DemoNotice *self,
                      const DemoNotice *other)
{
  return g_date_compare (&self->first, &other->last) <= 0 &&
         g_date_compare (&other->first, &self->last) <= 0 &&
         (self->periods == 0 || other->periods == 0 || (self->periods & other->periods) != 0);
}

/**
 * demo_notice_can_go:
 * @self: An announcement
 * @begun_too: Whether the portal lets one go that has begun
 *
 * Returns: whether it can be withdrawn: until the eve of its first day, or until its last day.
 */
gboolean
demo_notice_can_go (const DemoNotice *self,
                    gboolean          begun_too)
{
  GDate today;

  demo_clock_today (&today);
  return begun_too ? g_date_compare (&self->last, &today) >= 0
                   : g_date_compare (&self->first, &today) > 0;
}

static void
write_motive (JsonBuilder      *builder,
              const DemoSchool *school,
              const char       *code)
{
  const DemoMotive *motive = demo_motives_find (school, code);

  json_builder_set_member_name (builder, "motif");
  json_builder_begin_object (builder);
  demo_json_add_text (builder, "code", code);
  demo_json_add_text (builder, "description", motive ? motive->name : NULL);
  json_builder_end_object (builder);
}

/**
 * demo_notice_write:
 * @builder: What is being written
 * @self: An announcement
 * @can_go: Whether it can be withdrawn
 * @school: To which school
 *
 * Adds it as the list shows it.
 */
void
demo_notice_write (JsonBuilder      *builder,
                   const DemoNotice *self,
                   gboolean          can_go,
                   const DemoSchool *school)
{
  json_builder_begin_object (builder);
  demo_json_add_text (builder, "id", self->id);
  demo_json_add_date (builder, "dateDebut", &self->first);
  demo_json_add_date (builder, "dateFin", &self->last);
  demo_json_add_flag (builder, "journeeEntiere", self->periods == 0);
  json_builder_set_member_name (builder, "periodes");
  json_builder_begin_array (builder);
  for (int period = 1; period < 32; period++) {
    if (self->periods & (1u << period))
      json_builder_add_int_value (builder, period);
  }
  json_builder_end_array (builder);
  demo_json_add_text (builder, "typeAbsence", self->late ? "retard" : "absence");
  write_motive (builder, school, self->motive);
  demo_json_add_text (builder, "explication", self->explanation);
  demo_json_add_text (builder, "dateHeureSoumission", self->received);
  demo_json_add_text (builder, "etat", can_go ? "recu" : "traite");
  demo_json_add_flag (builder, "retirable", can_go);
  json_builder_end_object (builder);
}

static DemoNotice *
read_record (DemoTicket *record)
{
  g_autoptr (DemoNotice) self = demo_notice_new ();

  if (!demo_date_parse (demo_ticket_get (record, "debut"), &self->first) ||
      !demo_date_parse (demo_ticket_get (record, "fin"), &self->last))
    return NULL;
  self->id = g_strdup (record->id);
  self->periods = (guint) g_ascii_strtoull (demo_ticket_get (record, "periodes"), NULL, 10);
  self->late = g_strcmp0 (demo_ticket_get (record, "type"), "retard") == 0;
  self->motive = g_strdup (demo_ticket_get (record, "motif"));
  self->explanation = g_strdup (demo_ticket_get (record, "explication"));
  self->received = g_strdup (demo_ticket_get (record, "recu"));
  return g_steal_pointer (&self);
}

/**
 * demo_notices_list:
 * @state: The state
 * @child: A child
 *
 * Returns: (transfer full) (element-type DemoNotice): those that were not withdrawn.
 */
GPtrArray *
demo_notices_list (DemoState       *state,
                   const DemoChild *child)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) demo_notice_free);
  g_autoptr (GPtrArray) records = demo_records_list (state, DEMO_NOTICE_KIND);

  for (guint i = 0; i < records->len; i++) {
    DemoTicket *record = g_ptr_array_index (records, i);
    DemoNotice *notice;

    if (g_strcmp0 (demo_ticket_get (record, "fiche"), child->fiche) != 0 ||
        demo_ticket_get (record, "retire") != NULL)
      continue;
    notice = read_record (record);
    if (notice != NULL)
      g_ptr_array_add (list, notice);
  }
  return list;
}

/**
 * demo_notices_add:
 * @state: The state
 * @child: Whose
 * @notice: What was announced; gets its id and its time unless it has them
 * @email: (nullable): By whom
 * @key: (nullable): The key that came along
 *
 * Writes an announcement.
 */
void
demo_notices_add (DemoState       *state,
                  const DemoChild *child,
                  DemoNotice      *notice,
                  const char      *email,
                  const char      *key)
{
  g_autoptr (GDateTime) now = demo_clock_now ();
  g_autoptr (DemoTicket) record = NULL;
  g_autofree char *first = demo_date_iso (&notice->first);
  g_autofree char *last = demo_date_iso (&notice->last);
  g_autofree char *periods = g_strdup_printf ("%u", notice->periods);

  if (notice->id == NULL)
    notice->id = g_uuid_string_random ();
  if (notice->received == NULL)
    notice->received = demo_clock_stamp (now);
  record = demo_records_new (notice->id, email);
  demo_ticket_set (record, "fiche", child->fiche);
  demo_ticket_set (record, "debut", first);
  demo_ticket_set (record, "fin", last);
  demo_ticket_set (record, "periodes", periods);
  demo_ticket_set (record, "type", notice->late ? "retard" : "absence");
  demo_ticket_set (record, "motif", notice->motive);
  demo_ticket_set (record, "explication", notice->explanation);
  demo_ticket_set (record, "recu", notice->received);
  demo_ticket_set (record, "cle", key);
  demo_records_keep (state, DEMO_NOTICE_KIND, record);
}

/**
 * demo_notices_withdraw:
 * @state: The state
 * @id: An announcement
 * @key: (nullable): The key that came along
 *
 * Notes that it is withdrawn.
 */
void
demo_notices_withdraw (DemoState  *state,
                       const char *id,
                       const char *key)
{
  g_autoptr (DemoTicket) record = demo_records_find (state, DEMO_NOTICE_KIND, id);
  g_autoptr (GDateTime) now = demo_clock_now ();
  g_autofree char *stamp = demo_clock_stamp (now);

  if (record == NULL)
    return;
  demo_ticket_set (record, "retire", stamp);
  demo_ticket_set (record, "cleRetrait", key);
  demo_records_keep (state, DEMO_NOTICE_KIND, record);
}
