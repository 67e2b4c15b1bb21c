/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-sign-in"

#include "pupitre-sign-in.h"

#include "pupitre-b2c-call.h"
#include "pupitre-b2c-error.h"
#include "pupitre-error.h"
#include "pupitre-sign-in-page.h"
#include "pupitre-visit.h"

#include <string.h>

/* The chain that makes an e-mail and a password a session: the portal's start page, its redirects
 * to the sign-in service, the service's page, the credentials, the confirmation, and the forms and
 * redirects back. It ends on a page of the portal, or with a sentence that says why not.
 *
 * The password goes once, to the origin that the profile names for it, and is wiped then: a refused
 * one is never tried again. */

typedef struct {
  /* Input */
  PupitreProfile    *profile;      /* (owned) */
  GCancellable      *cancellable;  /* (nullable) (owned) */
  char              *email;        /* (owned) */
  char              *password;     /* (nullable) (owned): until it is sent */
  gsize              password_size;

  /* In progress */
  PupitreSignInPage *page;         /* (nullable) (owned): the one that the credentials answer */
} SignIn;

/* All of it: what white space was cut off may have left behind, too. */
static void
wipe_password (SignIn *data)
{
  if (data->password == NULL)
    return;
  explicit_bzero (data->password, data->password_size);
  g_clear_pointer (&data->password, g_free);
}

static void
sign_in_free (SignIn *data)
{
  g_object_unref (data->profile);
  g_clear_object (&data->cancellable);
  g_free (data->email);
  wipe_password (data);
  pupitre_sign_in_page_free (data->page);
  g_free (data);
}

static void on_visited (GObject *source, GAsyncResult *result, gpointer user_data);

static void
on_credentials_judged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (PupitreB2cVerdict) verdict = NULL;
  g_autofree char *address = NULL;
  SignIn *data = g_task_get_task_data (task);
  GError *error = NULL;

  verdict = pupitre_b2c_call_finish (result, NULL, &error);
  if (verdict == NULL) {
    g_task_return_error (task, error);
    return;
  }
  if (!verdict->accepted) {
    g_task_return_error (task, pupitre_b2c_error_new (verdict->code, verdict->text));
    return;
  }
  address = pupitre_b2c_dup_next_address (data->profile, data->page->settings);
  pupitre_visit_async (g_task_get_source_object (task), data->profile, address, data->cancellable,
                       on_visited, g_object_ref (task));
}

/* Takes the password. */
static GBytes *
encode_credentials (SignIn *data)
{
  GBytes *form;

  if (data->page->settings->trims_password)
    g_strstrip (data->password);
  form = pupitre_b2c_encode_form ((PupitreB2cField[]) { { "request_type", "RESPONSE" },
                                                        { data->page->email_field, data->email },
                                                        { data->page->password_field,
                                                          data->password } }, 3);
  wipe_password (data);
  return form;
}

static void
send_credentials (GTask *task, GUri *page_uri)
{
  SignIn *data = g_task_get_task_data (task);
  g_autoptr (GBytes) form = encode_credentials (data);

  pupitre_b2c_call_async (g_task_get_source_object (task), data->profile, data->page->settings,
                          page_uri, "/SelfAsserted", form, data->cancellable,
                          on_credentials_judged, g_object_ref (task));
}

/* A page of the sign-in service: the one that takes the credentials, once, or one that only the
 * parent can answer, in the browser. */
static void
handle_service_page (GTask *task, PupitrePage *visited)
{
  SignIn *data = g_task_get_task_data (task);
  g_autoptr (PupitreSignInPage) page = pupitre_sign_in_page_read (visited->html);

  if (page != NULL && page->kind == PUPITRE_SIGN_IN_PAGE_CREDENTIALS && data->password != NULL) {
    data->page = g_steal_pointer (&page);
    send_credentials (task, visited->uri);
    return;
  }
  g_task_return_error (task, pupitre_sign_in_page_to_error (page));
}

static void
on_visited (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (PupitrePage) page = NULL;
  SignIn *data = g_task_get_task_data (task);
  GError *error = NULL;

  page = pupitre_visit_finish (result, &error);
  if (page == NULL)
    g_task_return_error (task, error);
  else if (pupitre_profile_is_b2c (data->profile, page->uri))
    handle_service_page (task, page);
  else if (pupitre_profile_is_portal (data->profile, page->uri) && data->password == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_UNKNOWN_PAGE,
                             "The sign-in ends on a page that is not known");
}

/**
 * pupitre_sign_in_async:
 * @transport: What sends, without cookies of an earlier session
 * @profile: The portal
 * @email: What the parent typed
 * @password: What the parent typed
 * @ui_locale: `fr` or `en`: the language of the portal's sentences
 * @cancellable: (nullable): Gives up
 * @callback: Called at the end
 * @user_data: For @callback
 *
 * Goes through the chain; afterwards @transport holds the cookie of the session. Main thread.
 */
void
pupitre_sign_in_async (PupitreTransport   *transport,
                       PupitreProfile     *profile,
                       const char         *email,
                       const char         *password,
                       const char         *ui_locale,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *address = NULL;
  SignIn *data;

  g_return_if_fail (PUPITRE_IS_TRANSPORT (transport));
  g_return_if_fail (PUPITRE_IS_PROFILE (profile));
  g_return_if_fail (email != NULL && password != NULL);

  data = g_new0 (SignIn, 1);
  data->profile = g_object_ref (profile);
  data->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  data->email = g_strstrip (g_strdup (email));
  data->password = g_strdup (password);
  data->password_size = strlen (password);
  task = g_task_new (transport, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_sign_in_async);
  g_task_set_task_data (task, data, (GDestroyNotify) sign_in_free);

  address = pupitre_profile_dup_start_url (profile, ui_locale);
  pupitre_visit_async (transport, profile, address, cancellable, on_visited,
                       g_steal_pointer (&task));
}

/**
 * pupitre_sign_in_finish:
 * @result: The result
 * @sent_password: (out): Whether the password was handed in, whatever came of it
 * @error: Return location; %PUPITRE_ERROR, or cancellation
 *
 * Returns: whether there is a session. Main thread.
 */
gboolean
pupitre_sign_in_finish (GAsyncResult *result, gboolean *sent_password, GError **error)
{
  SignIn *data;

  g_return_val_if_fail (g_async_result_is_tagged (result, pupitre_sign_in_async), FALSE);

  data = g_task_get_task_data (G_TASK (result));
  *sent_password = data->password == NULL;
  return g_task_propagate_boolean (G_TASK (result), error);
}
