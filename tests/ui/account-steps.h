/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-associate-page.h"
#include "pupitre-enrolment-view.h"
#include "ui-fixture.h"

G_BEGIN_DECLS

/* What a parent does on the way to an account and to a child, in the window of a fixture. */

#define ACCOUNT_NEW "nouvelle@demo.exemple"
#define ACCOUNT_PASSWORD "Cartable2026"

/* What the parent fills in; members that are NULL stay empty. */
typedef struct {
  const char *organisation;  /* a part of its name */
  const char *last_name;
  const char *first_name;
  const char *birth_date;
  const char *number;
  const char *nip;
} AccountChild;

extern const AccountChild ACCOUNT_TOM;
#define ACCOUNT_TOM_KEY "700000/1235902"
#define ACCOUNT_TOM_CARD "bulletin-ancien"

PupitreEnrolmentView *account_view          (UiFixture          *self);
PupitreStep          *account_step          (UiFixture          *self);
gpointer              account_step_part     (UiFixture          *self,
                                             const char         *id);
const char           *account_trouble       (UiFixture          *self);

/* Presses a button of the sign-in page: "win.sign-up" or "win.forgotten-password". */
void                  account_begin         (UiFixture          *self,
                                             const char         *action);
/* Presses the big button, and waits until the step is no longer busy. */
void                  account_proceed       (UiFixture          *self);
void                  account_ask_code      (UiFixture          *self,
                                             const char         *email);
/* The code of the newest letter in the mailbox. */
char                 *account_read_code     (UiFixture          *self,
                                             const char         *email);
void                  account_type_code     (UiFixture          *self,
                                             const char         *code);
void                  account_type_password (UiFixture          *self,
                                             const char         *password,
                                             const char         *again);
/* All of it, until the pages of the account are in front. */
void                  account_create        (UiFixture          *self,
                                             const char         *email);

PupitreAssociatePage *account_associate     (UiFixture          *self);
gpointer              account_form_part     (UiFixture          *self,
                                             const char         *id);
void                  account_choose_centre (UiFixture          *self,
                                             const char         *name);
void                  account_fill_in       (UiFixture          *self,
                                             const AccountChild *child);
/* Presses the button, and waits for the portal's word if anything was sent. */
void                  account_send          (UiFixture          *self);
gboolean              account_is_done       (UiFixture          *self);

/* Signs in to another account, behind the window, that keeps a document and a receipt of Tom as if he
 * had been its child. */
PupitreAccount       *account_open_former   (UiFixture          *self,
                                             const char         *email);
gboolean              account_has_receipt   (gpointer            account);

G_END_DECLS
