/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-error-text"

#include "config.h"

#include "pupitre-error-text.h"

#include "pupitre-error.h"

#include <glib/gi18n.h>

/* The one place that turns an error into a sentence for a parent and the one thing to do about
 * it. Every code of the domain has a row, and a test walks them all. */

typedef struct {
  const char        *sentence;  /* in English, marked for translation */
  PupitreErrorAction action;
} Row;

static const Row ROWS[PUPITRE_N_ERRORS] = {
  [PUPITRE_ERROR_FAILED] = {
    N_("Something went wrong."), PUPITRE_ERROR_ACTION_RETRY },
  [PUPITRE_ERROR_OFFLINE] = {
    N_("The portal does not answer."), PUPITRE_ERROR_ACTION_RETRY },
  [PUPITRE_ERROR_NAME] = {
    N_("The portal cannot be found. Is this computer connected to the Internet?"),
    PUPITRE_ERROR_ACTION_RETRY },
  [PUPITRE_ERROR_TIMEOUT] = {
    N_("The portal takes too long to answer."), PUPITRE_ERROR_ACTION_RETRY },
  [PUPITRE_ERROR_CERTIFICATE] = {
    N_("The identity of the portal cannot be verified, so nothing was sent to it."),
    PUPITRE_ERROR_ACTION_RETRY },
  [PUPITRE_ERROR_CLOCK] = {
    N_("The date and time of this computer seem wrong. Correct them in the system’s settings."),
    PUPITRE_ERROR_ACTION_RETRY },
  [PUPITRE_ERROR_PROXY] = {
    N_("The network’s proxy asks for a name and a password. Open the portal in the browser to "
       "give them."),
    PUPITRE_ERROR_ACTION_BROWSER },
  [PUPITRE_ERROR_THROTTLED] = {
    N_("The portal asks to wait before trying again."), PUPITRE_ERROR_ACTION_RETRY },
  [PUPITRE_ERROR_UNAVAILABLE] = {
    N_("The portal is not available for the moment."), PUPITRE_ERROR_ACTION_RETRY },
  [PUPITRE_ERROR_SERVER] = {
    N_("The portal has a problem of its own."), PUPITRE_ERROR_ACTION_RETRY },
  [PUPITRE_ERROR_REFUSED] = {
    N_("The portal refuses to show this."), PUPITRE_ERROR_ACTION_BROWSER },
  [PUPITRE_ERROR_NOT_FOUND] = {
    N_("The portal no longer has this."), PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_NOT_MODIFIED] = {
    N_("Nothing has changed on the portal."), PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_SESSION_ENDED] = {
    N_("You are not signed in to the portal."), PUPITRE_ERROR_ACTION_SIGN_IN },
  [PUPITRE_ERROR_TRUNCATED] = {
    N_("The portal’s answer was cut short."), PUPITRE_ERROR_ACTION_RETRY },
  [PUPITRE_ERROR_TOO_LARGE] = {
    N_("The portal’s answer is too large to be right."), PUPITRE_ERROR_ACTION_BROWSER },
  [PUPITRE_ERROR_NOT_JSON] = {
    N_("The portal answered with a page instead of data."), PUPITRE_ERROR_ACTION_RETRY },
  [PUPITRE_ERROR_MALFORMED] = {
    N_("The portal’s answer cannot be read."), PUPITRE_ERROR_ACTION_RETRY },
  [PUPITRE_ERROR_MISSING] = {
    N_("Something is missing from the portal’s answer."), PUPITRE_ERROR_ACTION_BROWSER },
  [PUPITRE_ERROR_FORBIDDEN_HOST] = {
    N_("The portal leads to an address that is not known as its own, so it was not followed."),
    PUPITRE_ERROR_ACTION_BROWSER },
  [PUPITRE_ERROR_TOO_MANY_HOPS] = {
    N_("The portal sends from one page to another without end."), PUPITRE_ERROR_ACTION_BROWSER },
  [PUPITRE_ERROR_BAD_PASSWORD] = {
    N_("The e-mail address or the password is not right."), PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_LOCKED_OUT] = {
    N_("The portal has locked this account for a while. Wait before trying again."),
    PUPITRE_ERROR_ACTION_BROWSER },
  [PUPITRE_ERROR_SECOND_FACTOR] = {
    N_("The portal asks for a second proof of identity, which is only possible in the browser."),
    PUPITRE_ERROR_ACTION_BROWSER },
  [PUPITRE_ERROR_CAPTCHA] = {
    N_("The portal asks to copy characters from a picture, which is only possible in the browser."),
    PUPITRE_ERROR_ACTION_BROWSER },
  [PUPITRE_ERROR_TERMS] = {
    N_("The portal asks to accept its terms of use, which is only possible in the browser."),
    PUPITRE_ERROR_ACTION_BROWSER },
  [PUPITRE_ERROR_FORCED_RESET] = {
    N_("The portal asks to choose a new password, which is only possible in the browser."),
    PUPITRE_ERROR_ACTION_BROWSER },
  [PUPITRE_ERROR_UNKNOWN_PAGE] = {
    N_("The portal shows a page that this program does not know."),
    PUPITRE_ERROR_ACTION_BROWSER },
  [PUPITRE_ERROR_CODE_NOT_SENT] = {
    N_("The portal could not send a code to this address. Check that it is written correctly."),
    PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_CODE_WRONG] = {
    N_("This is not the right code. Use the one from the latest e-mail: each code replaces the "
       "one before."),
    PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_CODE_EXPIRED] = {
    N_("The code has expired. Ask for a new one."), PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_CODE_TRIES] = {
    N_("Too many wrong codes were typed. Wait until the code has expired, then ask for a new one."),
    PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_CODE_THROTTLED] = {
    N_("Too many codes were requested for this address. Wait a while before asking for another."),
    PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_ACCOUNT_EXISTS] = {
    N_("There is already an account with this address. Sign in with it, or choose a new "
       "password if you forgot it."),
    PUPITRE_ERROR_ACTION_RESET },
  [PUPITRE_ERROR_NO_ACCOUNT] = {
    N_("There is no account with this address. Check the address, or create an account."),
    PUPITRE_ERROR_ACTION_SIGN_UP },
  [PUPITRE_ERROR_PASSWORD_RULE] = {
    N_("The portal does not accept this password. Choose another one."),
    PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_CHILD_NOT_FOUND] = {
    N_("The portal finds no such child in this school service centre."),
    PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_CHILD_NAMES] = {
    N_("The names are not exactly those of the school’s record: accents, spaces, hyphens and "
       "every family name count."),
    PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_CHILD_BIRTH_DATE] = {
    N_("The date of birth is not that of the school’s record."), PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_CHILD_NUMBER] = {
    N_("The record number or permanent code is not that of this child."),
    PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_CHILD_ALREADY] = {
    N_("This child is already associated with your account."), PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_NIP_NEEDED] = {
    N_("The school gave you a NIP for this child. Turn on its switch and type it."),
    PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_NIP_WRONG] = {
    N_("This is not the NIP that the school gave you for this child."), PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_NIP_UNEXPECTED] = {
    N_("The school gave you no NIP for this child. Turn off its switch."),
    PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_EMAIL_NOT_ON_FILE] = {
    N_("The school has another e-mail address on record for this child. Ask its secretariat to "
       "correct it."),
    PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_SCHOOL_NOT_SUBSCRIBED] = {
    N_("This child’s school has not subscribed to the portal. Its secretariat can tell you more."),
    PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_FORM_REFUSED] = {
    N_("The portal does not accept what was filled in."), PUPITRE_ERROR_ACTION_BROWSER },
  [PUPITRE_ERROR_OUTCOME_UNKNOWN] = {
    N_("The portal received this, but did not say whether it was done."),
    PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_PROFILE] = {
    N_("The description of the portal cannot be used."), PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_STORE_IO] = {
    N_("The copy on this computer cannot be read or written. Is the disk full?"),
    PUPITRE_ERROR_ACTION_RETRY },
  [PUPITRE_ERROR_STORE_DAMAGED] = {
    N_("A part of the copy on this computer is damaged."), PUPITRE_ERROR_ACTION_RETRY },
  [PUPITRE_ERROR_STORE_KEY] = {
    N_("The copy on this computer was locked with another key."), PUPITRE_ERROR_ACTION_SIGN_IN },
  [PUPITRE_ERROR_STORE_BUSY] = {
    N_("This account is open in another Pupitre. Close that one, then try again."),
    PUPITRE_ERROR_ACTION_RETRY },
  [PUPITRE_ERROR_NOT_STORED] = {
    N_("This was not kept on this computer."), PUPITRE_ERROR_ACTION_RETRY },
  [PUPITRE_ERROR_VAULT_ABSENT] = {
    N_("This computer has no keyring: nothing is kept after this session."),
    PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_VAULT_LOCKED] = {
    N_("The keyring stayed locked: nothing is kept after this session."),
    PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_VAULT_TIMEOUT] = {
    N_("The keyring does not answer: nothing is kept after this session."),
    PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_VAULT_DAMAGED] = {
    N_("What the keyring holds for this account cannot be read. Sign in again."),
    PUPITRE_ERROR_ACTION_SIGN_IN },
  [PUPITRE_ERROR_WRONG_SECRET] = {
    N_("This is not the password of the copy on this computer."), PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_NO_TRIES] = {
    N_("Too many wrong tries. Sign in with the password of the portal."),
    PUPITRE_ERROR_ACTION_SIGN_IN },
  [PUPITRE_ERROR_DOCUMENT_DAMAGED] = {
    N_("This document is damaged and cannot be shown."), PUPITRE_ERROR_ACTION_RETRY },
  [PUPITRE_ERROR_DOCUMENT_ENCRYPTED] = {
    N_("This document is protected by a password."), PUPITRE_ERROR_ACTION_NONE },
  [PUPITRE_ERROR_DOCUMENT_EMPTY] = {
    N_("This document has no page."), PUPITRE_ERROR_ACTION_RETRY },
  [PUPITRE_ERROR_HELPER_CRASHED] = {
    N_("This page could not be drawn."), PUPITRE_ERROR_ACTION_RETRY },
  [PUPITRE_ERROR_HELPER_HUNG] = {
    N_("This page took too long to draw."), PUPITRE_ERROR_ACTION_RETRY },
  [PUPITRE_ERROR_HELPER_MISSING] = {
    N_("The part of Pupitre that draws documents is not installed."), PUPITRE_ERROR_ACTION_NONE },
};

static const Row *
find_row (const GError *error)
{
  if (error->domain == PUPITRE_ERROR && error->code >= 0 && error->code < PUPITRE_N_ERRORS)
    return &ROWS[error->code];
  return &ROWS[PUPITRE_ERROR_FAILED];
}

/* What the pages of the sign-in say is written for parents, in their language. What else the portal
 * says was written for programs, and is only added to our own sentence. */
static gboolean
speaks_to_parents (const GError *error)
{
  return g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_BAD_PASSWORD) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_LOCKED_OUT) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_FORCED_RESET) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_CODE_NOT_SENT) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_CODE_WRONG) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_PASSWORD_RULE);
}

/* "The portal asks to wait …" with how long, where the portal said it. */
static char *
dup_waiting_sentence (guint seconds)
{
  guint minutes = (seconds + 59) / 60;

  if (seconds < 60)
    return g_strdup_printf (ngettext ("The portal asks to wait %u second before trying again.",
                                      "The portal asks to wait %u seconds before trying again.",
                                      seconds), seconds);
  return g_strdup_printf (ngettext ("The portal asks to wait %u minute before trying again.",
                                    "The portal asks to wait %u minutes before trying again.",
                                    minutes), minutes);
}

/**
 * pupitre_error_text_dup_sentence:
 * @error: An error of any domain
 *
 * Returns: (transfer full): one plain sentence in the language of the interface; the portal's own
 *   where it speaks to parents, added where it speaks to programs. Plain text, not markup.
 *   Main thread.
 */
char *
pupitre_error_text_dup_sentence (const GError *error)
{
  const char *portal_text;
  guint retry_after;

  g_return_val_if_fail (error != NULL, NULL);

  portal_text = pupitre_error_get_portal_text (error);
  if (portal_text != NULL && portal_text[0] != '\0') {
    if (speaks_to_parents (error))
      return g_strdup (portal_text);
    /* Translators: 1 is a sentence on what is wrong, 2 the portal's own words */
    return g_strdup_printf (_("%1$s The portal says: “%2$s”"), _(find_row (error)->sentence),
                            portal_text);
  }

  retry_after = pupitre_error_get_retry_after (error);
  if (retry_after > 0)
    return dup_waiting_sentence (retry_after);

  return g_strdup (_(find_row (error)->sentence));
}

/**
 * pupitre_error_text_get_action:
 * @error: An error of any domain
 *
 * Returns: the one thing that the parent can do about it. Main thread.
 */
PupitreErrorAction
pupitre_error_text_get_action (const GError *error)
{
  g_return_val_if_fail (error != NULL, PUPITRE_ERROR_ACTION_NONE);

  return find_row (error)->action;
}

/**
 * pupitre_error_action_get_label:
 * @action: What a button does
 *
 * Returns: (nullable) (transfer none): the words on the button, %NULL for no button. Main thread.
 */
const char *
pupitre_error_action_get_label (PupitreErrorAction action)
{
  switch (action) {
  case PUPITRE_ERROR_ACTION_RETRY:
    return _("Try Again");
  case PUPITRE_ERROR_ACTION_SIGN_IN:
    return _("Sign In");
  case PUPITRE_ERROR_ACTION_BROWSER:
    return _("Open the Portal in the Browser");
  case PUPITRE_ERROR_ACTION_SIGN_UP:
    return _("Create an Account");
  case PUPITRE_ERROR_ACTION_RESET:
    return _("Choose a New Password");
  case PUPITRE_ERROR_ACTION_NONE:
  default:
    return NULL;
  }
}

/**
 * pupitre_error_action_get_name:
 * @action: What a button does
 *
 * Returns: (nullable) (transfer none): the name of the action that the button activates; pages and
 *   the window answer to it. Main thread.
 */
const char *
pupitre_error_action_get_name (PupitreErrorAction action)
{
  switch (action) {
  case PUPITRE_ERROR_ACTION_RETRY:
    return "page.refresh";
  case PUPITRE_ERROR_ACTION_SIGN_IN:
    return "win.sign-in";
  case PUPITRE_ERROR_ACTION_BROWSER:
    return "app.open-portal";
  case PUPITRE_ERROR_ACTION_SIGN_UP:
    return "win.sign-up";
  case PUPITRE_ERROR_ACTION_RESET:
    return "win.forgotten-password";
  case PUPITRE_ERROR_ACTION_NONE:
  default:
    return NULL;
  }
}
