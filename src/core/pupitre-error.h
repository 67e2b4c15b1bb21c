/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PupitreErrorCode:
 *
 * Every way in which something can go wrong, whatever the layer. Messages of these errors are
 * technical English for logs; the one place that turns a code into a sentence for a parent is
 * `ui/pupitre-error-text.c`.
 *
 * @PUPITRE_ERROR_FAILED: Anything that has no code of its own
 * @PUPITRE_ERROR_OFFLINE: The portal does not answer (refused, reset, unreachable)
 * @PUPITRE_ERROR_NAME: The portal's name cannot be resolved
 * @PUPITRE_ERROR_TIMEOUT: The portal did not answer in time
 * @PUPITRE_ERROR_CERTIFICATE: The certificate of a host is not valid for it
 * @PUPITRE_ERROR_CLOCK: A certificate is outside its dates in a way that blames this clock
 * @PUPITRE_ERROR_PROXY: A proxy asks for a name and password (407)
 * @PUPITRE_ERROR_THROTTLED: Too many requests (429), see pupitre_error_get_retry_after()
 * @PUPITRE_ERROR_UNAVAILABLE: 503, see pupitre_error_get_retry_after()
 * @PUPITRE_ERROR_SERVER: Another 5xx
 * @PUPITRE_ERROR_REFUSED: 400, 403 and other 4xx: the portal refuses the request
 * @PUPITRE_ERROR_NOT_FOUND: 404 or 410
 * @PUPITRE_ERROR_NOT_MODIFIED: 304: what is stored is still right. Not a failure
 * @PUPITRE_ERROR_SESSION_ENDED: 401, or no session: the parent has to sign in
 * @PUPITRE_ERROR_TRUNCATED: The answer was cut
 * @PUPITRE_ERROR_TOO_LARGE: The answer exceeds what can be right
 * @PUPITRE_ERROR_NOT_JSON: Something else (often HTML) came where JSON was due
 * @PUPITRE_ERROR_MALFORMED: The answer is not well formed, nests too deep, or is not UTF-8
 * @PUPITRE_ERROR_MISSING: A member without which nothing can be shown is missing
 * @PUPITRE_ERROR_FORBIDDEN_HOST: A redirect or form leads to a host that the profile does not name
 * @PUPITRE_ERROR_TOO_MANY_HOPS: Redirects without end
 * @PUPITRE_ERROR_BAD_PASSWORD: The portal refuses e-mail or password, see
 *   pupitre_error_get_portal_text()
 * @PUPITRE_ERROR_LOCKED_OUT: The portal has locked this account for a time
 * @PUPITRE_ERROR_SECOND_FACTOR: The portal asks for a second factor
 * @PUPITRE_ERROR_CAPTCHA: The portal asks to solve a picture
 * @PUPITRE_ERROR_TERMS: The portal wants its terms accepted
 * @PUPITRE_ERROR_FORCED_RESET: The portal wants a new password
 * @PUPITRE_ERROR_UNKNOWN_PAGE: A page of the sign-in that this program does not understand
 * @PUPITRE_ERROR_CODE_NOT_SENT: The portal cannot send a verification code to this address
 * @PUPITRE_ERROR_CODE_WRONG: The verification code is not the one that was sent
 * @PUPITRE_ERROR_CODE_EXPIRED: The verification code is too old, or none was sent
 * @PUPITRE_ERROR_CODE_TRIES: Too many wrong verification codes were tried
 * @PUPITRE_ERROR_CODE_THROTTLED: Too many verification codes were asked for this address
 * @PUPITRE_ERROR_ACCOUNT_EXISTS: There is an account with this address already
 * @PUPITRE_ERROR_NO_ACCOUNT: There is no account with this address
 * @PUPITRE_ERROR_PASSWORD_RULE: The portal does not take the new password
 * @PUPITRE_ERROR_CHILD_NOT_FOUND: The portal knows no such child in the service centre
 * @PUPITRE_ERROR_CHILD_NAMES: The names differ from those of the school's record
 * @PUPITRE_ERROR_CHILD_BIRTH_DATE: The date of birth differs from that of the school's record
 * @PUPITRE_ERROR_CHILD_NUMBER: Record number or permanent code are those of somebody else
 * @PUPITRE_ERROR_CHILD_ALREADY: The child is associated with the account already
 * @PUPITRE_ERROR_NIP_NEEDED: The school gave a NIP, and none was sent
 * @PUPITRE_ERROR_NIP_WRONG: The NIP is not the one that the school gave
 * @PUPITRE_ERROR_NIP_UNEXPECTED: A NIP was sent, and the school gave none
 * @PUPITRE_ERROR_EMAIL_NOT_ON_FILE: The school has another e-mail for the parent
 * @PUPITRE_ERROR_SCHOOL_NOT_SUBSCRIBED: The child's school has not subscribed to the portal
 * @PUPITRE_ERROR_FORM_REFUSED: The portal does not take what was filled in, for a reason that has
 *   no code of its own
 * @PUPITRE_ERROR_OUTCOME_UNKNOWN: Something was sent that the portal may or may not have done: it
 *   has to be read back, and is never sent again without being asked
 * @PUPITRE_ERROR_PROFILE: The description of the portal (profile) is not usable
 * @PUPITRE_ERROR_STORE_IO: The store cannot be read or written (disk full, read-only…)
 * @PUPITRE_ERROR_STORE_DAMAGED: A row, file or database of the store is damaged
 * @PUPITRE_ERROR_STORE_KEY: The store was sealed with another key
 * @PUPITRE_ERROR_STORE_BUSY: Another program has the store open
 * @PUPITRE_ERROR_NOT_STORED: Nothing is stored under this name
 * @PUPITRE_ERROR_VAULT_ABSENT: No keyring service answers
 * @PUPITRE_ERROR_VAULT_LOCKED: The keyring stayed locked (the prompt was cancelled)
 * @PUPITRE_ERROR_VAULT_TIMEOUT: The keyring did not answer in time
 * @PUPITRE_ERROR_VAULT_DAMAGED: What the keyring holds cannot be read
 * @PUPITRE_ERROR_WRONG_SECRET: Password or PIN does not match the verifier
 * @PUPITRE_ERROR_NO_TRIES: Too many wrong PINs: only the portal's password helps
 * @PUPITRE_ERROR_DOCUMENT_DAMAGED: A PDF or picture cannot be read
 * @PUPITRE_ERROR_DOCUMENT_ENCRYPTED: A PDF asks for a password
 * @PUPITRE_ERROR_DOCUMENT_EMPTY: A PDF without a page, or of zero bytes
 * @PUPITRE_ERROR_HELPER_CRASHED: The helper process ended in the middle of the work
 * @PUPITRE_ERROR_HELPER_HUNG: The helper process took too long and was ended
 * @PUPITRE_ERROR_HELPER_MISSING: The helper process cannot be started
 */
typedef enum {
  PUPITRE_ERROR_FAILED,
  PUPITRE_ERROR_OFFLINE,
  PUPITRE_ERROR_NAME,
  PUPITRE_ERROR_TIMEOUT,
  PUPITRE_ERROR_CERTIFICATE,
  PUPITRE_ERROR_CLOCK,
  PUPITRE_ERROR_PROXY,
  PUPITRE_ERROR_THROTTLED,
  PUPITRE_ERROR_UNAVAILABLE,
  PUPITRE_ERROR_SERVER,
  PUPITRE_ERROR_REFUSED,
  PUPITRE_ERROR_NOT_FOUND,
  PUPITRE_ERROR_NOT_MODIFIED,
  PUPITRE_ERROR_SESSION_ENDED,
  PUPITRE_ERROR_TRUNCATED,
  PUPITRE_ERROR_TOO_LARGE,
  PUPITRE_ERROR_NOT_JSON,
  PUPITRE_ERROR_MALFORMED,
  PUPITRE_ERROR_MISSING,
  PUPITRE_ERROR_FORBIDDEN_HOST,
  PUPITRE_ERROR_TOO_MANY_HOPS,
  PUPITRE_ERROR_BAD_PASSWORD,
  PUPITRE_ERROR_LOCKED_OUT,
  PUPITRE_ERROR_SECOND_FACTOR,
  PUPITRE_ERROR_CAPTCHA,
  PUPITRE_ERROR_TERMS,
  PUPITRE_ERROR_FORCED_RESET,
  PUPITRE_ERROR_UNKNOWN_PAGE,
  PUPITRE_ERROR_CODE_NOT_SENT,
  PUPITRE_ERROR_CODE_WRONG,
  PUPITRE_ERROR_CODE_EXPIRED,
  PUPITRE_ERROR_CODE_TRIES,
  PUPITRE_ERROR_CODE_THROTTLED,
  PUPITRE_ERROR_ACCOUNT_EXISTS,
  PUPITRE_ERROR_NO_ACCOUNT,
  PUPITRE_ERROR_PASSWORD_RULE,
  PUPITRE_ERROR_CHILD_NOT_FOUND,
  PUPITRE_ERROR_CHILD_NAMES,
  PUPITRE_ERROR_CHILD_BIRTH_DATE,
  PUPITRE_ERROR_CHILD_NUMBER,
  PUPITRE_ERROR_CHILD_ALREADY,
  PUPITRE_ERROR_NIP_NEEDED,
  PUPITRE_ERROR_NIP_WRONG,
  PUPITRE_ERROR_NIP_UNEXPECTED,
  PUPITRE_ERROR_EMAIL_NOT_ON_FILE,
  PUPITRE_ERROR_SCHOOL_NOT_SUBSCRIBED,
  PUPITRE_ERROR_FORM_REFUSED,
  PUPITRE_ERROR_OUTCOME_UNKNOWN,
  PUPITRE_ERROR_PROFILE,
  PUPITRE_ERROR_STORE_IO,
  PUPITRE_ERROR_STORE_DAMAGED,
  PUPITRE_ERROR_STORE_KEY,
  PUPITRE_ERROR_STORE_BUSY,
  PUPITRE_ERROR_NOT_STORED,
  PUPITRE_ERROR_VAULT_ABSENT,
  PUPITRE_ERROR_VAULT_LOCKED,
  PUPITRE_ERROR_VAULT_TIMEOUT,
  PUPITRE_ERROR_VAULT_DAMAGED,
  PUPITRE_ERROR_WRONG_SECRET,
  PUPITRE_ERROR_NO_TRIES,
  PUPITRE_ERROR_DOCUMENT_DAMAGED,
  PUPITRE_ERROR_DOCUMENT_ENCRYPTED,
  PUPITRE_ERROR_DOCUMENT_EMPTY,
  PUPITRE_ERROR_HELPER_CRASHED,
  PUPITRE_ERROR_HELPER_HUNG,
  PUPITRE_ERROR_HELPER_MISSING,
} PupitreErrorCode;

#define PUPITRE_N_ERRORS (PUPITRE_ERROR_HELPER_MISSING + 1)
#define PUPITRE_ERROR (pupitre_error_quark ())

GQuark      pupitre_error_quark           (void);

void        pupitre_error_set_retry_after (GError      *error,
                                           guint        seconds);
guint       pupitre_error_get_retry_after (const GError *error);
void        pupitre_error_set_portal_text (GError      *error,
                                           const char  *text);
const char *pupitre_error_get_portal_text (const GError *error);
gboolean    pupitre_error_is_cancelled    (const GError *error);
gboolean    pupitre_error_is_offline      (const GError *error);

G_END_DECLS
