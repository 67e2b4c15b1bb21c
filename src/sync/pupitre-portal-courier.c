/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-portal-courier"

#include "pupitre-portal-courier.h"

#include "pupitre-absences-parser.h"
#include "pupitre-child.h"
#include "pupitre-error.h"
#include "pupitre-json.h"
#include "pupitre-motivation.h"
#include "pupitre-parse-worker.h"
#include "pupitre-registration-intent.h"
#include "pupitre-registration-parser.h"
#include "pupitre-registration-request.h"
#include "pupitre-school-time.h"

/* The courier of one account: writes motives, announcements, withdrawals and registrations to its
 * portal, and finds them again among the absences of the child, or in its registration. Main
 * thread. */

struct _PupitrePortalCourier {
  GObject               parent_instance;

  PupitreSessionKeeper *keeper;
  GListModel           *children;  /* of PupitreChild */
};

static void courier_init (PupitreCourierInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PupitrePortalCourier, pupitre_portal_courier, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PUPITRE_TYPE_COURIER, courier_init))

/* Returns: (transfer full) (nullable): the child of an intent, among those that are known */
static PupitreChild *
find_child (PupitrePortalCourier *self, PupitreIntent *intent)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->children); i++) {
    g_autoptr (PupitreChild) child = g_list_model_get_item (self->children, i);

    if (g_str_equal (pupitre_child_get_key (child), pupitre_intent_get_child (intent)))
      return g_steal_pointer (&child);
  }
  return NULL;
}

static void
fail_without_child (GTask *task)
{
  g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED,
                           "The child is not known yet, or not any more");
}

/* Of the day that it is about: in July the absences of June are of another year. */
static int
year_of (PupitreIntent *intent)
{
  g_autoptr (GDateTime) day = pupitre_school_time_parse (pupitre_intent_get_first_day (intent));
  g_autoptr (GDateTime) now = NULL;

  if (day != NULL)
    return pupitre_school_year_of (day);
  now = pupitre_school_time_now ();
  return pupitre_school_year_of (now);
}

static PupitreAbsencePlan *
make_plan (PupitreIntent *intent)
{
  g_autoptr (GDateTime) first = pupitre_school_time_parse (pupitre_intent_get_first_day (intent));
  g_autoptr (GDateTime) last = pupitre_school_time_parse (pupitre_intent_get_last_day (intent));

  return pupitre_absence_plan_new (&(PupitreAbsencePlanFields) {
    .first = first,
    .last = last,
    .periods = pupitre_intent_get_periods (intent),
    .kind = pupitre_intent_is_late (intent) ? PUPITRE_ABSENCE_KIND_LATE
                                            : PUPITRE_ABSENCE_KIND_ABSENT,
    .motive_code = pupitre_intent_get_motive_code (intent),
    .explanation = pupitre_intent_get_text (intent),
  });
}

static PupitreRequest *
make_registration (PupitreIntent *intent, PupitreChild *child)
{
  g_autoptr (PupitreRegistrationAnswers) answers =
    pupitre_registration_intent_dup_answers (intent);

  return pupitre_request_register (child, pupitre_registration_intent_get_school_year (intent),
                                   pupitre_registration_intent_is_services_only (intent), answers,
                                   pupitre_intent_get_uuid (intent));
}

static PupitreRequest *
make_request (PupitreIntent *intent, PupitreChild *child)
{
  const char *key = pupitre_intent_get_uuid (intent);
  const char *subject = pupitre_intent_get_subject (intent);
  g_autoptr (PupitreAbsencePlan) plan = NULL;
  g_autofree char *explanation = NULL;

  switch (pupitre_intent_get_kind (intent)) {
  case PUPITRE_INTENT_MOTIVE:
    explanation = pupitre_motivation_dup_explanation (pupitre_intent_get_text (intent));
    return pupitre_request_motivate (child, year_of (intent), subject,
                                     pupitre_intent_get_motive_code (intent), explanation, key);
  case PUPITRE_INTENT_ANNOUNCEMENT:
    plan = make_plan (intent);
    return pupitre_request_announce (child, year_of (intent), plan, key);
  case PUPITRE_INTENT_WITHDRAWAL:
    return pupitre_request_withdraw (child, year_of (intent), subject, key);
  case PUPITRE_INTENT_REGISTRATION:
    return make_registration (intent, child);
  default:
    g_assert_not_reached ();
  }
}

/* --- Sending ------------------------------------------------------------------------------ */

typedef struct {
  /* Input */
  PupitreIntent  *intent;   /* (owned) */
  PupitreRequest *request;  /* (owned) */
  GHashTable     *claimed;  /* (nullable) (owned): for a read-back */
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_object_unref (errand->intent);
  g_clear_pointer (&errand->request, pupitre_request_free);
  g_clear_pointer (&errand->claimed, g_hash_table_unref);
  g_free (errand);
}

/* What the portal made of an announcement or a registration has an id that only the answer says. It
 * may be missing: the portal did it all the same. */
static char *
dup_reference (PupitreIntent *intent, GBytes *body)
{
  g_autoptr (GObject) made = NULL;

  if (pupitre_intent_get_kind (intent) == PUPITRE_INTENT_REGISTRATION) {
    made = (GObject *) pupitre_registration_parser_read (body, NULL);
    return g_strdup (
      made != NULL ? pupitre_registration_get_reference (PUPITRE_REGISTRATION (made)) : "");
  }
  if (pupitre_intent_get_kind (intent) != PUPITRE_INTENT_ANNOUNCEMENT)
    return g_strdup (pupitre_intent_get_subject (intent));
  made = pupitre_absences_parser_read (body, NULL);
  return g_strdup (PUPITRE_IS_ABSENCE_NOTICE (made)
                     ? pupitre_absence_notice_get_id (PUPITRE_ABSENCE_NOTICE (made)) : "");
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Errand *errand = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (PupitreReply) reply =
    pupitre_connection_write_finish (PUPITRE_CONNECTION (source), result, &error);

  if (reply != NULL)
    g_task_return_pointer (task, dup_reference (errand->intent, reply->body), g_free);
  else
    g_task_return_error (task, error);
}

static void
write_once (GTask *task)
{
  PupitrePortalCourier *self = g_task_get_source_object (task);
  Errand *errand = g_task_get_task_data (task);

  pupitre_connection_write_async (pupitre_session_keeper_get_connection (self->keeper),
                                  errand->request, g_task_get_cancellable (task), on_written,
                                  g_object_ref (task));
}

static void
on_session (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (PupitreReply) reply =
    pupitre_session_keeper_fetch_finish (PUPITRE_SESSION_KEEPER (source), result, &error);

  if (reply != NULL) {
    write_once (task);
    return;
  }
  /* Nothing that was to be written has left, whatever became of the question before it. */
  g_debug ("There is no session: %s", error->message);
  g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED,
                           "There is no session to write in");
  g_error_free (error);
}

/* A read begins the session where the parent asked to stay signed in; a write would not. */
static void
begin_session (GTask *task)
{
  PupitrePortalCourier *self = g_task_get_source_object (task);
  g_autoptr (PupitreRequest) children = pupitre_request_children ();

  pupitre_session_keeper_fetch_async (self->keeper, children, NULL, g_task_get_cancellable (task),
                                      on_session, g_object_ref (task));
}

static GTask *
new_task (PupitreCourier     *courier,
          PupitreIntent      *intent,
          GHashTable         *claimed,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  GTask *task = g_task_new (courier, cancellable, callback, user_data);
  Errand *errand = g_new0 (Errand, 1);

  /* The outcome of what was sent counts more than that nobody waits for it any more. */
  g_task_set_check_cancellable (task, FALSE);
  errand->intent = g_object_ref (intent);
  errand->claimed = claimed != NULL ? g_hash_table_ref (claimed) : NULL;
  g_task_set_task_data (task, errand, errand_free);
  return task;
}

static void
pupitre_portal_courier_send_async (PupitreCourier     *courier,
                                   PupitreIntent      *intent,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  PupitrePortalCourier *self = PUPITRE_PORTAL_COURIER (courier);
  g_autoptr (PupitreChild) child = find_child (self, intent);
  g_autoptr (GTask) task = new_task (courier, intent, NULL, cancellable, callback, user_data);
  Errand *errand = g_task_get_task_data (task);

  g_task_set_source_tag (task, pupitre_portal_courier_send_async);
  if (child == NULL) {
    fail_without_child (task);
    return;
  }
  errand->request = make_request (intent, child);
  if (pupitre_connection_is_signed_in (pupitre_session_keeper_get_connection (self->keeper)))
    write_once (task);
  else
    begin_session (task);
}

static gboolean
pupitre_portal_courier_send_finish (PupitreCourier *courier,
                                    GAsyncResult   *result,
                                    char          **reference,
                                    GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, courier), FALSE);

  *reference = g_task_propagate_pointer (G_TASK (result), error);
  return *reference != NULL;
}

/* --- Reading back ------------------------------------------------------------------------- */

/* What the portal has of a child, as far as it says. */
typedef struct {
  GBytes    *body;      /* (owned) */
  gboolean   is_registration;
  GPtrArray *items;     /* (nullable) (owned) (element-type GObject): absences and notices, or the
                         * registration */
  gboolean   complete;  /* no list is missing, and no item could not be read */
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_bytes_unref (shown->body);
  g_clear_pointer (&shown->items, g_ptr_array_unref);
  g_free (shown);
}

/* That nothing was sent is certain only where the portal says so. */
static gboolean
says_what_was_sent (GBytes *body)
{
  PupitreJson answer;

  return pupitre_json_parse (body, &answer, NULL) &&
         pupitre_json_get_type (pupitre_json_get_member (answer, "demande")) != PUPITRE_JSON_ABSENT;
}

static gboolean
has_all_lists (GBytes *body)
{
  static const char *const LISTS[] = { "absencesAMotiver", "avisAbsences", "historiqueAbsences" };
  PupitreJson answer;

  if (!pupitre_json_parse (body, &answer, NULL))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (LISTS); i++) {
    if (pupitre_json_get_type (pupitre_json_get_member (answer, LISTS[i])) != PUPITRE_JSON_ARRAY)
      return FALSE;
  }
  return TRUE;
}

static void
read_registration (GTask *task, Shown *shown)
{
  GError *error = NULL;
  PupitreRegistration *registration = pupitre_registration_parser_read (shown->body, &error);

  if (registration == NULL) {
    g_task_return_error (task, error);
    return;
  }
  shown->complete = says_what_was_sent (shown->body);
  shown->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (shown->items, registration);
  g_task_return_boolean (task, TRUE);
}

static void
read_absences (GTask *task, Shown *shown)
{
  GError *error = NULL;
  g_autoptr (PupitreParsed) parsed = pupitre_absences_parser_split (shown->body, &error);

  if (parsed == NULL) {
    g_task_return_error (task, error);
    return;
  }
  shown->complete = parsed->n_unreadable == 0 && has_all_lists (shown->body);
  shown->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < parsed->items->len; i++) {
    PupitreItem *item = g_ptr_array_index (parsed->items, i);
    GObject *object = pupitre_absences_parser_read (item->json, NULL);

    if (object != NULL)
      g_ptr_array_add (shown->items, object);
    else
      shown->complete = FALSE;
  }
  g_task_return_boolean (task, TRUE);
}

static void
read_on_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Shown *shown = task_data;

  if (shown->is_registration)
    read_registration (task, shown);
  else
    read_absences (task, shown);
}

/* What is not seen is not there only where all is seen. */
static PupitreFinding
unseen (const Shown *shown, PupitreFinding finding)
{
  return shown->complete ? finding : PUPITRE_FINDING_UNREADABLE;
}

/* What the portal did with a motive it does not always say: where it names none, an absence that was
 * settled may have been settled by this one. */
static PupitreFinding
find_among_settled (PupitreAbsence *absence, PupitreIntent *intent)
{
  if (pupitre_motivation_arrived (absence, pupitre_intent_get_motive_code (intent)))
    return PUPITRE_FINDING_FOUND;
  if (*pupitre_absence_get_motive_code (absence) == '\0' &&
      pupitre_absence_get_state (absence) != PUPITRE_ABSENCE_STATE_NOT_MOTIVATED)
    return PUPITRE_FINDING_UNREADABLE;
  return PUPITRE_FINDING_IMPOSSIBLE;
}

static PupitreFinding
find_motive (const Shown *shown, PupitreIntent *intent, char **reference)
{
  const char *subject = pupitre_intent_get_subject (intent);

  for (guint i = 0; i < shown->items->len; i++) {
    PupitreAbsence *absence = g_ptr_array_index (shown->items, i);

    if (!PUPITRE_IS_ABSENCE (absence) ||
        !g_str_equal (pupitre_absence_get_id (absence), subject))
      continue;
    if (pupitre_absence_get_state (absence) == PUPITRE_ABSENCE_STATE_TO_MOTIVATE)
      return PUPITRE_FINDING_MISSING;
    *reference = g_strdup (subject);
    return find_among_settled (absence, intent);
  }
  return unseen (shown, PUPITRE_FINDING_IMPOSSIBLE);
}

static PupitreFinding
find_announcement (const Shown   *shown,
                   PupitreIntent *intent,
                   GHashTable    *claimed,
                   char         **reference)
{
  g_autoptr (PupitreAbsencePlan) plan = make_plan (intent);

  for (guint i = 0; i < shown->items->len; i++) {
    PupitreAbsenceNotice *notice = g_ptr_array_index (shown->items, i);

    if (PUPITRE_IS_ABSENCE_NOTICE (notice) && pupitre_absence_plan_is_of_notice (plan, notice) &&
        !g_hash_table_contains (claimed, pupitre_absence_notice_get_id (notice))) {
      *reference = g_strdup (pupitre_absence_notice_get_id (notice));
      return PUPITRE_FINDING_FOUND;
    }
  }
  return unseen (shown, PUPITRE_FINDING_MISSING);
}

/* A withdrawal is found where the announcement is not. */
static PupitreFinding
find_withdrawal (const Shown *shown, PupitreIntent *intent, char **reference)
{
  const char *subject = pupitre_intent_get_subject (intent);

  for (guint i = 0; i < shown->items->len; i++) {
    PupitreAbsenceNotice *notice = g_ptr_array_index (shown->items, i);

    if (PUPITRE_IS_ABSENCE_NOTICE (notice) &&
        g_str_equal (pupitre_absence_notice_get_id (notice), subject))
      return PUPITRE_FINDING_MISSING;
  }
  *reference = g_strdup (subject);
  return unseen (shown, PUPITRE_FINDING_FOUND);
}

/* One that the portal has with other answers was sent by another way: this one can not be any more. */
static PupitreFinding
find_registration (const Shown *shown, PupitreIntent *intent, char **reference)
{
  PupitreRegistration *registration = shown->items->pdata[0];

  if (pupitre_registration_intent_arrived (intent, registration)) {
    *reference = g_strdup (pupitre_registration_get_reference (registration));
    return PUPITRE_FINDING_FOUND;
  }
  if (!pupitre_registration_intent_is_about (intent, registration) ||
      pupitre_registration_get_answers (registration) != NULL)
    return unseen (shown, PUPITRE_FINDING_IMPOSSIBLE);
  return unseen (shown, PUPITRE_FINDING_MISSING);
}

typedef struct {
  PupitreFinding finding;
  char          *reference;  /* (nullable) (owned) */
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_free (found->reference);
  g_free (found);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Errand *errand = g_task_get_task_data (task);
  const Shown *shown = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  Found *found;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    g_task_return_error (task, error);
    return;
  }
  found = g_new0 (Found, 1);
  switch (pupitre_intent_get_kind (errand->intent)) {
  case PUPITRE_INTENT_MOTIVE:
    found->finding = find_motive (shown, errand->intent, &found->reference);
    break;
  case PUPITRE_INTENT_ANNOUNCEMENT:
    found->finding =
      find_announcement (shown, errand->intent, errand->claimed, &found->reference);
    break;
  case PUPITRE_INTENT_WITHDRAWAL:
    found->finding = find_withdrawal (shown, errand->intent, &found->reference);
    break;
  case PUPITRE_INTENT_REGISTRATION:
    found->finding = find_registration (shown, errand->intent, &found->reference);
    break;
  default:
    g_assert_not_reached ();
  }
  g_task_return_pointer (task, found, found_free);
}

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Errand *errand = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (PupitreReply) reply =
    pupitre_session_keeper_fetch_finish (PUPITRE_SESSION_KEEPER (source), result, &error);
  g_autoptr (GTask) reading = NULL;
  Shown *shown;

  if (reply == NULL) {
    g_task_return_error (task, error);
    return;
  }
  shown = g_new0 (Shown, 1);
  shown->body = g_bytes_ref (reply->body);
  shown->is_registration =
    pupitre_intent_get_kind (errand->intent) == PUPITRE_INTENT_REGISTRATION;
  /* Not the courier's: part of it runs on another thread. */
  reading = g_task_new (NULL, NULL, on_read, g_object_ref (task));
  g_task_set_task_data (reading, shown, shown_free);
  pupitre_parse_worker_run (reading, read_on_worker);
}

static void
pupitre_portal_courier_read_back_async (PupitreCourier     *courier,
                                        PupitreIntent      *intent,
                                        GHashTable         *claimed,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data)
{
  PupitrePortalCourier *self = PUPITRE_PORTAL_COURIER (courier);
  g_autoptr (PupitreChild) child = find_child (self, intent);
  g_autoptr (GTask) task = new_task (courier, intent, claimed, cancellable, callback, user_data);
  Errand *errand = g_task_get_task_data (task);

  g_task_set_source_tag (task, pupitre_portal_courier_read_back_async);
  if (child == NULL) {
    fail_without_child (task);
    return;
  }
  errand->request = pupitre_intent_get_kind (intent) == PUPITRE_INTENT_REGISTRATION
                      ? pupitre_request_registration (child)
                      : pupitre_request_absences (child, year_of (intent));
  pupitre_session_keeper_fetch_async (self->keeper, errand->request, NULL, cancellable, on_fetched,
                                      g_object_ref (task));
}

static gboolean
pupitre_portal_courier_read_back_finish (PupitreCourier *courier,
                                         GAsyncResult   *result,
                                         PupitreFinding *finding,
                                         char          **reference,
                                         GError        **error)
{
  Found *found;

  g_return_val_if_fail (g_task_is_valid (result, courier), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;
  *finding = found->finding;
  *reference = g_steal_pointer (&found->reference);
  found_free (found);
  return TRUE;
}

static gboolean
pupitre_portal_courier_is_ready (PupitreCourier *courier)
{
  return pupitre_session_keeper_may_enter (PUPITRE_PORTAL_COURIER (courier)->keeper);
}

static gboolean
pupitre_portal_courier_can_read_back (PupitreCourier *courier, PupitreIntentKind kind)
{
  return kind >= PUPITRE_INTENT_MOTIVE && kind <= PUPITRE_INTENT_REGISTRATION;
}

static void
courier_init (PupitreCourierInterface *iface)
{
  iface->is_ready = pupitre_portal_courier_is_ready;
  iface->can_read_back = pupitre_portal_courier_can_read_back;
  iface->send_async = pupitre_portal_courier_send_async;
  iface->send_finish = pupitre_portal_courier_send_finish;
  iface->read_back_async = pupitre_portal_courier_read_back_async;
  iface->read_back_finish = pupitre_portal_courier_read_back_finish;
}

static void
pupitre_portal_courier_dispose (GObject *object)
{
  PupitrePortalCourier *self = PUPITRE_PORTAL_COURIER (object);

  g_clear_object (&self->keeper);
  g_clear_object (&self->children);

  G_OBJECT_CLASS (pupitre_portal_courier_parent_class)->dispose (object);
}

static void
pupitre_portal_courier_class_init (PupitrePortalCourierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_portal_courier_dispose;
}

static void
pupitre_portal_courier_init (PupitrePortalCourier *self)
{
}

/**
 * pupitre_portal_courier_new:
 * @keeper: The account's way to the portal
 * @children: (element-type PupitreChild): The account's children
 *
 * Returns: (transfer full): the courier of the account.
 */
PupitreCourier *
pupitre_portal_courier_new (PupitreSessionKeeper *keeper, GListModel *children)
{
  PupitrePortalCourier *self;

  g_return_val_if_fail (PUPITRE_IS_SESSION_KEEPER (keeper), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (children), NULL);

  self = g_object_new (PUPITRE_TYPE_PORTAL_COURIER, NULL);
  self->keeper = g_object_ref (keeper);
  self->children = g_object_ref (children);
  return PUPITRE_COURIER (self);
}
