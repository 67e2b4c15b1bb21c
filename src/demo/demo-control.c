/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-control"

#include "demo-control.h"

#include "demo-attendance.h"
#include "demo-clock.h"
#include "demo-codes.h"
#include "demo-letters.h"
#include "demo-mailbox-page.h"
#include "demo-mailbox.h"
#include "demo-records.h"
#include "demo-registration.h"

/* The demonstration's own addresses, outside the portal's protocol: cut the network, make it slow,
 * go to another day, order faults, end every session, read the log and the mail. */

#define MAILBOX "/boite"
#define PREFIX "/demonstration/"
#define SETTING "control"
#define MAX_SLOW 60000
#define MAX_DAYS 400
#define MAX_HOURS 23

struct _DemoControl {
  DemoPortal *portal;
  DemoFaults *faults;
  DemoLog    *log;
  gboolean    cut;
  guint       slow;
  guint       waiting;  /* requests */
};

static JsonNode *
write_state (DemoControl *self)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *faults = json_array_new ();
  g_auto (GStrv) texts = demo_faults_list (self->faults);

  for (gsize i = 0; texts[i] != NULL; i++)
    json_array_add_string_element (faults, texts[i]);
  json_object_set_boolean_member (object, "cut", self->cut);
  json_object_set_int_member (object, "slow", self->slow);
  json_object_set_int_member (object, "day", demo_clock_get_shift ());
  json_object_set_int_member (object, "hours", demo_clock_get_hours ());
  json_object_set_string_member (object, "dialect", demo_dialect_word (self->portal->dialect));
  json_object_set_string_member (object, "keys",
                                 self->portal->ignores_keys ? "ignored" : "honoured");
  json_object_set_string_member (object, "withdrawals",
                                 self->portal->withdraws_begun ? "begun" : "before");
  json_object_set_string_member (object, "cards", self->portal->reissues ? "again" : "once");
  json_object_set_array_member (object, "faults", faults);
  json_node_take_object (node, object);
  return node;
}

static gboolean
refuse (GError    **error,
        const char *member)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "No such value: %s", member);
  return FALSE;
}

static gboolean
read_number (JsonNode *value,
             int       least,
             int       most,
             int      *number)
{
  if (!JSON_NODE_HOLDS_VALUE (value) || json_node_get_value_type (value) != G_TYPE_INT64)
    return FALSE;
  *number = (int) CLAMP (json_node_get_int (value), least - 1, most + 1);
  return *number >= least && *number <= most;
}

static gboolean
read_faults (DemoControl *self,
             JsonNode    *value,
             GError     **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (value))
    return refuse (error, "faults");
  array = json_node_get_array (value);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);

    if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING)
      return refuse (error, "faults");
    g_ptr_array_add (texts, (gpointer) json_node_get_string (element));
  }
  g_ptr_array_add (texts, NULL);
  return demo_faults_set (self->faults, (const char *const *) texts->pdata, error);
}

static gboolean
read_dialect (DemoControl *self,
              JsonNode    *value)
{
  return JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING &&
         demo_dialect_parse (json_node_get_string (value), &self->portal->dialect);
}

/* One of two words. */
static gboolean
read_choice (JsonNode   *value,
             const char *no,
             const char *yes,
             gboolean   *choice)
{
  const char *word;

  if (!JSON_NODE_HOLDS_VALUE (value) || json_node_get_value_type (value) != G_TYPE_STRING)
    return FALSE;
  word = json_node_get_string (value);
  if (!g_str_equal (word, yes) && !g_str_equal (word, no))
    return FALSE;
  *choice = g_str_equal (word, yes);
  return TRUE;
}

static gboolean
read_member (DemoControl *self,
             const char  *name,
             JsonNode    *value,
             GError     **error)
{
  int number = 0;

  if (g_str_equal (name, "cut")) {
    if (!JSON_NODE_HOLDS_VALUE (value) || json_node_get_value_type (value) != G_TYPE_BOOLEAN)
      return refuse (error, name);
    self->cut = json_node_get_boolean (value);
    return TRUE;
  }
  if (g_str_equal (name, "slow") && read_number (value, 0, MAX_SLOW, &number)) {
    self->slow = (guint) number;
    return TRUE;
  }
  if (g_str_equal (name, "day") && read_number (value, 0, MAX_DAYS, &number)) {
    demo_clock_set_shift (number);
    return TRUE;
  }
  if (g_str_equal (name, "hours") && read_number (value, -MAX_HOURS, MAX_HOURS, &number)) {
    demo_clock_set_hours (number);
    return TRUE;
  }
  if (g_str_equal (name, "dialect") && read_dialect (self, value))
    return TRUE;
  if (g_str_equal (name, "keys") &&
      read_choice (value, "honoured", "ignored", &self->portal->ignores_keys))
    return TRUE;
  if (g_str_equal (name, "withdrawals") &&
      read_choice (value, "before", "begun", &self->portal->withdraws_begun))
    return TRUE;
  if (g_str_equal (name, "cards") && read_choice (value, "once", "again", &self->portal->reissues)) {
    demo_documents_reissue (self->portal->documents, self->portal->reissues);
    return TRUE;
  }
  if (g_str_equal (name, "faults"))
    return read_faults (self, value, error);
  return refuse (error, name);
}

/* What is not named stays as it was. */
static gboolean
read_state (DemoControl *self,
            const char  *text,
            gssize       length,
            GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GList) names = NULL;
  JsonObject *object;

  if (!json_parser_load_from_data (parser, text, length, error))
    return FALSE;
  if (json_parser_get_root (parser) == NULL ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return refuse (error, "state");
  object = json_node_get_object (json_parser_get_root (parser));
  names = json_object_get_members (object);
  for (GList *l = names; l != NULL; l = l->next) {
    if (!read_member (self, l->data, json_object_get_member (object, l->data), error))
      return FALSE;
  }
  return TRUE;
}

/**
 * demo_control_new:
 * @portal: (transfer none): What it controls; outlives it
 * @faults: (nullable): Faults to begin with, instead of those that are remembered
 * @error: (nullable): Return location
 *
 * Returns: (transfer full) (nullable): the control, %NULL with #G_IO_ERROR_INVALID_ARGUMENT if a
 *   fault cannot be read.
 */
DemoControl *
demo_control_new (DemoPortal         *portal,
                  const char * const *faults,
                  GError            **error)
{
  g_autoptr (DemoControl) self = g_new0 (DemoControl, 1);
  g_autofree char *remembered = demo_state_dup_setting (portal->state, SETTING);
  g_autoptr (GError) local_error = NULL;

  self->portal = portal;
  self->faults = demo_faults_new ();
  self->log = demo_log_new ();
  if (remembered != NULL && !read_state (self, remembered, -1, &local_error))
    g_warning ("Remembered state not read: %s", local_error->message);
  if (faults != NULL && !demo_faults_set (self->faults, faults, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * demo_control_free:
 * @self: (nullable): The control
 *
 * Frees @self.
 */
void
demo_control_free (DemoControl *self)
{
  if (self == NULL)
    return;
  demo_faults_free (self->faults);
  demo_log_free (self->log);
  g_free (self);
}

/**
 * demo_control_get_faults:
 * @self: The control
 *
 * Returns: (transfer none): the faults that are on.
 */
DemoFaults *
demo_control_get_faults (DemoControl *self)
{
  return self->faults;
}

/**
 * demo_control_get_log:
 * @self: The control
 *
 * Returns: (transfer none): the log.
 */
DemoLog *
demo_control_get_log (DemoControl *self)
{
  return self->log;
}

/**
 * demo_control_is_cut:
 * @self: The control
 *
 * Returns: whether nobody gets an answer.
 */
gboolean
demo_control_is_cut (DemoControl *self)
{
  return self->cut;
}

/**
 * demo_control_get_slow:
 * @self: The control
 *
 * Returns: how many milliseconds every answer waits.
 */
guint
demo_control_get_slow (DemoControl *self)
{
  return self->slow;
}

/**
 * demo_control_is_for:
 * @request: A request
 *
 * Returns: whether it is for the control: nothing spoils it then.
 */
gboolean
demo_control_is_for (DemoRequest *request)
{
  return request->host == DEMO_HOST_PORTAL &&
         (g_str_has_prefix (request->path, PREFIX) || g_str_equal (request->path, MAILBOX));
}

static DemoAnswer *
change_state (DemoControl *self,
              DemoRequest *request)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (request->body, &length);

  if (data == NULL || !read_state (self, data, (gssize) length, &error))
    return demo_answer_new_message (400, error ? error->message : "No state");
  node = write_state (self);
  text = json_to_string (node, FALSE);
  demo_state_set_setting (self->portal->state, SETTING, text);
  return demo_answer_new_json (200, node);
}

static DemoAnswer *
read_back (DemoControl *self)
{
  g_autoptr (JsonNode) node = write_state (self);

  json_object_set_int_member (json_node_get_object (node), "waiting", self->waiting);
  return demo_answer_new_json (200, node);
}

static DemoAnswer *
read_log (DemoControl *self)
{
  g_autoptr (JsonNode) node = demo_log_write (self->log);

  return demo_answer_new_json (200, node);
}

static DemoAnswer *
read_mailbox (DemoControl *self,
              DemoRequest *request)
{
  g_autoptr (JsonNode) mails =
    demo_mailbox_write (self->portal->state, demo_request_query (request, "to"));

  return demo_answer_new_json (200, mails);
}

static JsonNode *
write_letters (DemoControl *self)
{
  return demo_letters_write (self->portal->state, self->portal->families);
}

static DemoAnswer *
read_letters (DemoControl *self)
{
  g_autoptr (JsonNode) letters = write_letters (self);

  return demo_answer_new_json (200, letters);
}

/* What parents wrote, as it is in the portal's own database. */
static DemoAnswer *
read_attendance (DemoControl *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "motives");
  demo_records_dump (builder, self->portal->state, DEMO_MOTIVE_KIND);
  json_builder_set_member_name (builder, "notices");
  demo_records_dump (builder, self->portal->state, DEMO_NOTICE_KIND);
  json_builder_set_member_name (builder, "registrations");
  demo_records_dump (builder, self->portal->state, DEMO_REGISTRATION_KIND);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return demo_answer_new_json (200, root);
}

/* For people, and for their browser: it only reads. */
static DemoAnswer *
show_mailbox (DemoControl *self,
              DemoRequest *request)
{
  g_autoptr (JsonNode) mails = demo_mailbox_write (self->portal->state, NULL);
  g_autoptr (JsonNode) letters = write_letters (self);
  const char *locale = demo_request_query (request, "ui_locales");

  return demo_mailbox_page_write (mails, letters, g_strcmp0 (locale, "en") == 0);
}

/* What changes something, %NULL if @what does not. */
static DemoAnswer *
obey (DemoControl *self,
      DemoRequest *request,
      const char  *what)
{
  if (g_str_equal (what, "state"))
    return change_state (self, request);
  if (g_str_equal (what, "log"))
    demo_log_clear (self->log);
  else if (g_str_equal (what, "mailbox"))
    demo_mailbox_empty (self->portal->state);
  else if (g_str_equal (what, "end-sessions"))
    demo_state_end_all (self->portal->state);
  else if (g_str_equal (what, "expire-codes"))
    demo_codes_expire (self->portal->state);
  else
    return NULL;
  if (g_str_equal (what, "log"))
    return read_log (self);
  return g_str_equal (what, "mailbox") ? read_mailbox (self, request) : read_back (self);
}

/**
 * demo_control_answer:
 * @self: The control
 * @request: A request that is for it
 *
 * A browser cannot be led here by another page: the header is one that only a program sends. The
 * mailbox alone is for a browser.
 *
 * Returns: (transfer full): the answer.
 */
DemoAnswer *
demo_control_answer (DemoControl *self,
                     DemoRequest *request)
{
  const char *what;
  DemoAnswer *answer = NULL;

  if (g_str_equal (request->path, MAILBOX))
    return show_mailbox (self, request);
  what = request->path + strlen (PREFIX);
  if (g_strcmp0 (demo_request_header (request, "X-Demonstration"), "1") != 0)
    return demo_answer_new_message (403, "X-Demonstration: 1 is missing");
  if (g_str_equal (request->method, "POST"))
    answer = obey (self, request, what);
  else if (g_str_equal (what, "state"))
    answer = read_back (self);
  else if (g_str_equal (what, "log"))
    answer = read_log (self);
  else if (g_str_equal (what, "mailbox"))
    answer = read_mailbox (self, request);
  else if (g_str_equal (what, "attendance"))
    answer = read_attendance (self);
  else if (g_str_equal (what, "letters"))
    answer = read_letters (self);
  return answer ? answer : demo_answer_new_message (404, "No such control");
}

/**
 * demo_control_set_waiting:
 * @self: The control
 * @waiting: How many requests have arrived and not been answered
 *
 * Whoever makes the answers slow can ask whether there is one to wait for.
 */
void
demo_control_set_waiting (DemoControl *self,
                          guint        waiting)
{
  self->waiting = waiting;
}
