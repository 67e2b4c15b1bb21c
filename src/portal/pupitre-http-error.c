/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-http-error"

#include "pupitre-http-error.h"

#include "pupitre-error.h"

/* From what HTTP, TLS and the network say to the codes of this program. */

#define MAX_RETRY_AFTER (24 * 60 * 60)

/* 1 November 2026: this program is not older, so a clock that says less is wrong. */
#define PROGRAM_BORN G_GINT64_CONSTANT (1793491200)

/**
 * pupitre_http_error_retry_after:
 * @value: (nullable): The header Retry-After: seconds, or a date (RFC 9110, 10.2.3)
 * @now: Seconds since 1970
 *
 * Returns: seconds to wait, at most a day; 0 if nothing usable is said. Any thread.
 */
guint
pupitre_http_error_retry_after (const char *value, gint64 now)
{
  g_autoptr (GDateTime) date = NULL;
  guint64 seconds;

  if (value == NULL)
    return 0;
  if (g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT64, &seconds, NULL))
    return (guint) MIN (seconds, MAX_RETRY_AFTER);
  if (!g_str_is_ascii (value))
    return 0;
  date = soup_date_time_new_from_http_string (value);
  if (date == NULL)
    return 0;
  return (guint) CLAMP (g_date_time_to_unix (date) - now, 0, MAX_RETRY_AFTER);
}

static PupitreErrorCode
code_of_status (guint status)
{
  switch (status) {
  case SOUP_STATUS_NOT_MODIFIED:
    return PUPITRE_ERROR_NOT_MODIFIED;
  case SOUP_STATUS_UNAUTHORIZED:
    return PUPITRE_ERROR_SESSION_ENDED;
  case SOUP_STATUS_NOT_FOUND:
  case SOUP_STATUS_GONE:
    return PUPITRE_ERROR_NOT_FOUND;
  case SOUP_STATUS_PROXY_AUTHENTICATION_REQUIRED:
    return PUPITRE_ERROR_PROXY;
  case 429:
    return PUPITRE_ERROR_THROTTLED;
  case SOUP_STATUS_SERVICE_UNAVAILABLE:
    return PUPITRE_ERROR_UNAVAILABLE;
  default:
    return status >= 500 ? PUPITRE_ERROR_SERVER : PUPITRE_ERROR_REFUSED;
  }
}

/**
 * pupitre_http_error_from_status:
 * @status: A status that is no success
 * @headers: The headers of the answer
 *
 * Returns: (transfer full): the error that it is, with how long the portal asks to wait. Any
 *   thread.
 */
GError *
pupitre_http_error_from_status (guint status, SoupMessageHeaders *headers)
{
  PupitreErrorCode code = code_of_status (status);
  GError *error = g_error_new (PUPITRE_ERROR, (int) code, "The portal answers with status %u",
                               status);

  if (code == PUPITRE_ERROR_THROTTLED || code == PUPITRE_ERROR_UNAVAILABLE) {
    const char *value = soup_message_headers_get_one (headers, "Retry-After");

    pupitre_error_set_retry_after (error, pupitre_http_error_retry_after (
                                            value, g_get_real_time () / G_USEC_PER_SEC));
  }
  return error;
}

/**
 * pupitre_http_error_blames_clock:
 * @flags: What is wrong with a certificate
 * @now: What this computer's clock says, in seconds since 1970
 *
 * Decides between "the certificate is bad" and "this clock is wrong". Dates are all that may be
 * wrong. A certificate that is not valid yet blames the clock: authorities do not issue them for
 * later, while a clock with an empty battery falls back. One that has expired blames the
 * certificate, unless the clock stands before this program existed. Refused are all of them.
 *
 * Returns: whether the parent should look at the clock first. Any thread.
 */
gboolean
pupitre_http_error_blames_clock (GTlsCertificateFlags flags, gint64 now)
{
  if (flags == 0 || (flags & ~(G_TLS_CERTIFICATE_NOT_ACTIVATED | G_TLS_CERTIFICATE_EXPIRED)) != 0)
    return FALSE;
  return (flags & G_TLS_CERTIFICATE_NOT_ACTIVATED) != 0 || now < PROGRAM_BORN;
}

static PupitreErrorCode
code_of_tls (const GError *error, SoupMessage *message)
{
  if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_EOF))
    return PUPITRE_ERROR_OFFLINE;
  if (pupitre_http_error_blames_clock (soup_message_get_tls_peer_certificate_errors (message),
                                       g_get_real_time () / G_USEC_PER_SEC))
    return PUPITRE_ERROR_CLOCK;
  return PUPITRE_ERROR_CERTIFICATE;
}

static PupitreErrorCode
code_of_io (const GError *error, gboolean in_body)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_NEED_AUTH) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_AUTH_FAILED))
    return PUPITRE_ERROR_PROXY;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return PUPITRE_ERROR_TIMEOUT;
  if (in_body && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    return PUPITRE_ERROR_MALFORMED;
  return in_body ? PUPITRE_ERROR_TRUNCATED : PUPITRE_ERROR_OFFLINE;
}

/**
 * pupitre_http_error_from_transport:
 * @error: Why there is no (whole) answer
 * @message: The message that was to be answered
 * @in_body: Whether the headers of the answer had come
 *
 * Returns: (transfer full): the error of this program; a cancellation stays what it is. Any thread.
 */
GError *
pupitre_http_error_from_transport (const GError *error, SoupMessage *message, gboolean in_body)
{
  PupitreErrorCode code;

  if (pupitre_error_is_cancelled (error))
    return g_error_copy (error);
  if (error->domain == G_RESOLVER_ERROR)
    code = PUPITRE_ERROR_NAME;
  else if (error->domain == G_TLS_ERROR)
    code = code_of_tls (error, message);
  else if (error->domain == G_IO_ERROR)
    code = code_of_io (error, in_body);
  else if (g_error_matches (error, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_TOO_MANY_RESTARTS))
    code = PUPITRE_ERROR_OFFLINE;
  else if (error->domain == SOUP_SESSION_ERROR)
    code = PUPITRE_ERROR_MALFORMED;
  else
    code = PUPITRE_ERROR_FAILED;
  return g_error_new_literal (PUPITRE_ERROR, (int) code, error->message);
}

/**
 * pupitre_http_error_is_open:
 * @error: (nullable): Why there is no usable answer to something that was sent
 *
 * Returns: whether the portal may have done it all the same. Any thread.
 */
gboolean
pupitre_http_error_is_open (const GError *error)
{
  static const PupitreErrorCode OPEN[] = {
    PUPITRE_ERROR_FAILED,    PUPITRE_ERROR_OFFLINE,   PUPITRE_ERROR_TIMEOUT,
    PUPITRE_ERROR_SERVER,    PUPITRE_ERROR_TRUNCATED, PUPITRE_ERROR_TOO_LARGE,
    PUPITRE_ERROR_MALFORMED,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (OPEN); i++) {
    if (g_error_matches (error, PUPITRE_ERROR, (int) OPEN[i]))
      return TRUE;
  }
  return FALSE;
}
