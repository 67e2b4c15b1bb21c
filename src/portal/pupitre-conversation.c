/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-conversation"

#include "pupitre-conversation.h"

#include "pupitre-b2c-call.h"
#include "pupitre-code-error.h"
#include "pupitre-error.h"
#include "pupitre-http-error.h"
#include "pupitre-sign-in-page.h"
#include "pupitre-visit.h"

/* One transaction of sign-up, or of a forgotten password, with the sign-in service: from the
 * portal's start page to the page that asks for a code, the code, and what is handed in after it.
 * Each step is sent once. Which steps there are and when one is repeated, PupitreTalk decides. */

#define SERVICE_API "/api/CombinedSigninAndSignup"
#define CONTROLS "/SelfAsserted/DisplayControlAction/vbeta"

struct _PupitreConversation {
  GObject          parent_instance;

  PupitreSession  *session;        /* (owned) */
  gboolean         for_reset;
  PupitreCodePage *page;           /* (nullable) (owned): the one that is answered */
  GUri            *page_uri;       /* (nullable) (owned) */
  char            *proven;         /* (nullable) (owned): the address whose code was right */
  gboolean         spent;          /* the service knows the transaction no more */
  gboolean         took_password;
};

G_DEFINE_FINAL_TYPE (PupitreConversation, pupitre_conversation, G_TYPE_OBJECT)

/* One step under way. */
typedef struct {
  PupitreCodeStep step;
  char           *email;        /* (nullable) (owned) */
  GCancellable   *cancellable;  /* (nullable) (owned) */
} Step;

static void
step_free (Step *step)
{
  g_free (step->email);
  g_clear_object (&step->cancellable);
  g_free (step);
}

static void
pupitre_conversation_finalize (GObject *object)
{
  PupitreConversation *self = PUPITRE_CONVERSATION (object);

  g_object_unref (self->session);
  pupitre_code_page_free (self->page);
  g_clear_pointer (&self->page_uri, g_uri_unref);
  g_free (self->proven);

  G_OBJECT_CLASS (pupitre_conversation_parent_class)->finalize (object);
}

static void
pupitre_conversation_class_init (PupitreConversationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_conversation_finalize;
}

static void
pupitre_conversation_init (PupitreConversation *self)
{
}

/**
 * pupitre_conversation_new:
 * @session: A session without cookies, which will be that of the account
 * @for_reset: Whether the account exists and its password was forgotten
 *
 * Returns: (transfer full): a conversation that has not begun. Main thread.
 */
PupitreConversation *
pupitre_conversation_new (PupitreSession *session, gboolean for_reset)
{
  PupitreConversation *self;

  g_return_val_if_fail (PUPITRE_IS_SESSION (session), NULL);

  self = g_object_new (PUPITRE_TYPE_CONVERSATION, NULL);
  self->session = g_object_ref (session);
  self->for_reset = for_reset;
  return self;
}

/**
 * pupitre_conversation_get_session:
 * @self: A conversation
 *
 * Returns: (transfer none): its session. Main thread.
 */
PupitreSession *
pupitre_conversation_get_session (PupitreConversation *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONVERSATION (self), NULL);

  return self->session;
}

/**
 * pupitre_conversation_get_page:
 * @self: A conversation
 *
 * Returns: (transfer none) (nullable): the page that is to be answered. Main thread.
 */
const PupitreCodePage *
pupitre_conversation_get_page (PupitreConversation *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONVERSATION (self), NULL);

  return self->page;
}

/**
 * pupitre_conversation_is_spent:
 * @self: A conversation
 *
 * Returns: whether the service knows it no more, so that a new one has to begin. Main thread.
 */
gboolean
pupitre_conversation_is_spent (PupitreConversation *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONVERSATION (self), TRUE);

  return self->spent;
}

/**
 * pupitre_conversation_has_proven:
 * @self: A conversation
 * @email: An address
 *
 * Returns: whether a code for @email was right. Main thread.
 */
gboolean
pupitre_conversation_has_proven (PupitreConversation *self, const char *email)
{
  g_return_val_if_fail (PUPITRE_IS_CONVERSATION (self), FALSE);

  return g_strcmp0 (self->proven, email) == 0;
}

/**
 * pupitre_conversation_took_password:
 * @self: A conversation
 *
 * Returns: whether the service has accepted the new password, whatever came after. Main thread.
 */
gboolean
pupitre_conversation_took_password (PupitreConversation *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONVERSATION (self), FALSE);

  return self->took_password;
}

static PupitreProfile *
get_profile (PupitreConversation *self)
{
  return pupitre_session_get_profile (self->session);
}

static PupitreTransport *
get_transport (PupitreConversation *self)
{
  return pupitre_session_get_transport (self->session);
}

/* Goes on with the task at the end of a visit. */
static void
visit (GTask *task, const char *address, GAsyncReadyCallback callback)
{
  PupitreConversation *self = g_task_get_source_object (task);
  Step *step = g_task_get_task_data (task);

  pupitre_visit_async (get_transport (self), get_profile (self), address, step->cancellable,
                       callback, g_object_ref (task));
}

static GTask *
new_task (PupitreConversation *self,
          PupitreCodeStep      which,
          const char          *email,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Step *step = g_new0 (Step, 1);

  step->step = which;
  step->email = g_strdup (email);
  step->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_task_set_task_data (task, step, (GDestroyNotify) step_free);
  return task;
}

/* A page that can be answered here takes the place of the last one. */
static gboolean
keep_page (PupitreConversation *self, PupitrePage *visited)
{
  g_autoptr (PupitreCodePage) page = NULL;

  if (pupitre_profile_is_b2c (get_profile (self), visited->uri))
    page = pupitre_code_page_read (visited->html);
  if (page == NULL)
    return FALSE;
  pupitre_code_page_free (self->page);
  self->page = g_steal_pointer (&page);
  g_clear_pointer (&self->page_uri, g_uri_unref);
  self->page_uri = g_uri_ref (visited->uri);
  return TRUE;
}

static void
return_odd_page (GTask *task, PupitrePage *visited)
{
  PupitreConversation *self = g_task_get_source_object (task);
  g_autoptr (PupitreSignInPage) page = NULL;

  if (pupitre_profile_is_b2c (get_profile (self), visited->uri))
    page = pupitre_sign_in_page_read (visited->html);
  g_task_return_error (task, pupitre_sign_in_page_to_error (page));
}

static void
on_first_page (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (PupitrePage) visited = NULL;
  PupitreConversation *self = g_task_get_source_object (task);
  GError *error = NULL;

  visited = pupitre_visit_finish (result, &error);
  if (visited == NULL)
    g_task_return_error (task, error);
  else if (keep_page (self, visited) && self->page->email_field != NULL)
    g_task_return_boolean (task, TRUE);
  else
    return_odd_page (task, visited);
}

/* Where the links of the sign-in page lead: its script makes them from the same words. */
static char *
dup_entrance (PupitreConversation *self, const PupitreB2cSettings *settings)
{
  g_autofree char *csrf = g_uri_escape_string (settings->csrf, NULL, FALSE);
  g_autofree char *query =
    g_strdup_printf ("%scsrf_token=%s&", self->for_reset ? "" : "local=signup&", csrf);

  return pupitre_b2c_dup_address (get_profile (self), settings,
                                  self->for_reset ? SERVICE_API "/forgotPassword"
                                                  : SERVICE_API "/unified", query);
}

static void
on_sign_in_page (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (PupitrePage) visited = NULL;
  g_autoptr (PupitreSignInPage) page = NULL;
  g_autofree char *address = NULL;
  PupitreConversation *self = g_task_get_source_object (task);
  GError *error = NULL;

  visited = pupitre_visit_finish (result, &error);
  if (visited == NULL) {
    g_task_return_error (task, error);
    return;
  }
  if (pupitre_profile_is_b2c (get_profile (self), visited->uri))
    page = pupitre_sign_in_page_read (visited->html);
  if (page == NULL || page->kind != PUPITRE_SIGN_IN_PAGE_CREDENTIALS) {
    g_task_return_error (task, pupitre_sign_in_page_to_error (page));
    return;
  }
  address = dup_entrance (self, page->settings);
  visit (task, address, on_first_page);
}

/**
 * pupitre_conversation_begin_async:
 * @self: A conversation
 * @ui_locale: `fr` or `en`: the language of the portal's sentences
 * @cancellable: (nullable): Gives up
 * @callback: Called at the end
 * @user_data: For @callback
 *
 * Goes to the page that asks for an address and a code. Main thread.
 */
void
pupitre_conversation_begin_async (PupitreConversation *self,
                                  const char          *ui_locale,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *address = NULL;

  g_return_if_fail (PUPITRE_IS_CONVERSATION (self));

  task = new_task (self, PUPITRE_CODE_STEP_SEND, NULL, cancellable, callback, user_data);
  address = pupitre_profile_dup_start_url (get_profile (self), ui_locale);
  visit (task, address, on_sign_in_page);
}

static void
on_next_page (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (PupitrePage) visited = NULL;
  PupitreConversation *self = g_task_get_source_object (task);
  Step *step = g_task_get_task_data (task);
  GError *error = NULL;

  visited = pupitre_visit_finish (result, &error);
  if (visited == NULL)
    g_task_return_error (task, error);
  else if (step->step == PUPITRE_CODE_STEP_PROVE && keep_page (self, visited) &&
           self->page->asks_password)
    g_task_return_boolean (task, TRUE);
  else if (step->step == PUPITRE_CODE_STEP_PASSWORD &&
           pupitre_profile_is_portal (get_profile (self), visited->uri))
    g_task_return_boolean (task, TRUE);
  else
    return_odd_page (task, visited);
}

static void
handle_accepted (GTask *task)
{
  PupitreConversation *self = g_task_get_source_object (task);
  Step *step = g_task_get_task_data (task);
  g_autofree char *address = NULL;

  if (step->step == PUPITRE_CODE_STEP_SEND || step->step == PUPITRE_CODE_STEP_VERIFY) {
    g_free (self->proven);
    self->proven = step->step == PUPITRE_CODE_STEP_VERIFY ? g_strdup (step->email) : NULL;
    g_task_return_boolean (task, TRUE);
    return;
  }
  self->took_password = step->step == PUPITRE_CODE_STEP_PASSWORD;
  address = pupitre_b2c_dup_next_address (get_profile (self), self->page->settings);
  visit (task, address, on_next_page);
}

/* Answers that come in place of a verdict where the transaction is not known any more, or is in no
 * state to be gone on with. */
static gboolean
is_spending (const GError *error)
{
  return g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_JSON) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_REFUSED) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_FOUND) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_SERVER);
}

static void
on_judged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (PupitreB2cVerdict) verdict = NULL;
  PupitreConversation *self = g_task_get_source_object (task);
  Step *step = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean was_sent;

  verdict = pupitre_b2c_call_finish (result, &was_sent, &error);
  if (verdict == NULL) {
    self->spent |= is_spending (error);
    if (step->step == PUPITRE_CODE_STEP_PASSWORD && was_sent && pupitre_http_error_is_open (error))
      error->code = PUPITRE_ERROR_OUTCOME_UNKNOWN;
    g_task_return_error (task, error);
  } else if (!verdict->accepted) {
    g_task_return_error (task, pupitre_code_error_new (step->step, verdict->code, verdict->text));
  } else {
    handle_accepted (task);
  }
}

static void
post (GTask *task, const char *path, const PupitreB2cField *fields, gsize n_fields)
{
  PupitreConversation *self = g_task_get_source_object (task);
  Step *step = g_task_get_task_data (task);
  g_autoptr (GBytes) form = pupitre_b2c_encode_form (fields, n_fields);

  pupitre_b2c_call_async (get_transport (self), get_profile (self), self->page->settings,
                          self->page_uri, path, form, step->cancellable, on_judged,
                          g_object_ref (task));
}

static char *
dup_control_path (PupitreConversation *self, const char *action)
{
  return g_strdup_printf (CONTROLS "/%s/%s", self->page->control, action);
}

/**
 * pupitre_conversation_send_code_async:
 * @self: A conversation that has begun
 * @email: The address
 * @cancellable: (nullable): Gives up
 * @callback: Called at the end
 * @user_data: For @callback
 *
 * Has a code sent to the address. Main thread.
 */
void
pupitre_conversation_send_code_async (PupitreConversation *self,
                                      const char          *email,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (PUPITRE_IS_CONVERSATION (self) && self->page != NULL);

  task = new_task (self, PUPITRE_CODE_STEP_SEND, email, cancellable, callback, user_data);
  if (self->page->is_legacy) {
    post (task, "/SelfAsserted",
          (PupitreB2cField[]) { { "request_type", "VERIFICATION_REQUEST" },
                                { "claim_id", self->page->email_field },
                                { "claim_value", email } }, 3);
    return;
  }
  path = dup_control_path (self, "SendCode");
  post (task, path, &(PupitreB2cField) { self->page->email_field, email }, 1);
}

/**
 * pupitre_conversation_verify_code_async:
 * @self: A conversation that has begun
 * @email: The address
 * @code: The code that was sent to it
 * @cancellable: (nullable): Gives up
 * @callback: Called at the end
 * @user_data: For @callback
 *
 * Has the code checked. Main thread.
 */
void
pupitre_conversation_verify_code_async (PupitreConversation *self,
                                        const char          *email,
                                        const char          *code,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (PUPITRE_IS_CONVERSATION (self) && self->page != NULL);

  task = new_task (self, PUPITRE_CODE_STEP_VERIFY, email, cancellable, callback, user_data);
  if (self->page->is_legacy) {
    post (task, "/SelfAsserted",
          (PupitreB2cField[]) { { "request_type", "VALIDATION_REQUEST" },
                                { "claim_id", self->page->email_field },
                                { "claim_value", email },
                                { "user_input", code } }, 4);
    return;
  }
  path = dup_control_path (self, "VerifyCode");
  post (task, path, (PupitreB2cField[]) { { self->page->email_field, email },
                                          { self->page->code_field, code } }, 2);
}

/**
 * pupitre_conversation_hand_in_async:
 * @self: A conversation that has begun
 * @email: The proven address
 * @code: (nullable): Its code
 * @password: (nullable): The new password, where the page asks for one
 * @cancellable: (nullable): Gives up
 * @callback: Called at the end
 * @user_data: For @callback
 *
 * Hands in what the page asks for and goes on to the next one: the one that takes the new password,
 * or, with the password, back to the portal. Fails with %PUPITRE_ERROR_OUTCOME_UNKNOWN if the
 * service may have taken the password without saying so. Main thread.
 */
void
pupitre_conversation_hand_in_async (PupitreConversation *self,
                                    const char          *email,
                                    const char          *code,
                                    const char          *password,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  const PupitreCodePage *page;
  gboolean asks_code;

  g_return_if_fail (PUPITRE_IS_CONVERSATION (self) && self->page != NULL);

  page = self->page;
  asks_code = page->email_field != NULL && !page->is_legacy;
  task = new_task (self, page->asks_password ? PUPITRE_CODE_STEP_PASSWORD
                                             : PUPITRE_CODE_STEP_PROVE,
                   email, cancellable, callback, user_data);
  post (task, "/SelfAsserted",
        (PupitreB2cField[]) {
          { "request_type", "RESPONSE" },
          { page->email_field, page->email_field != NULL ? email : NULL },
          { page->code_field, asks_code ? code : NULL },
          { "newPassword", page->asks_password ? password : NULL },
          { "reenterPassword", page->asks_password ? password : NULL } }, 5);
}

/**
 * pupitre_conversation_finish:
 * @self: A conversation
 * @result: The result of any of its steps
 * @error: Return location; %PUPITRE_ERROR, or cancellation
 *
 * Returns: whether the step was accepted. Main thread.
 */
gboolean
pupitre_conversation_finish (PupitreConversation *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
