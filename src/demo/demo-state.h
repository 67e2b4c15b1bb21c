/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _DemoState DemoState;

/**
 * DemoTicket:
 * @id: The secret that its bearer shows
 * @owner: (nullable): Whose it is: an e-mail address
 * @fields: (element-type utf8 utf8): What is remembered with it
 *
 * Something handed out for a time: a session, a token, a code, a sign-in under way.
 */
typedef struct {
  char       *id;
  char       *owner;
  GHashTable *fields;
} DemoTicket;

DemoState  *demo_state_new         (const char  *path,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void        demo_state_free        (DemoState   *self);

char       *demo_state_dup_setting (DemoState   *self,
                                    const char  *name) G_GNUC_WARN_UNUSED_RESULT;
void        demo_state_set_setting (DemoState   *self,
                                    const char  *name,
                                    const char  *value);

char       *demo_state_issue       (DemoState   *self,
                                    const char  *kind,
                                    const char  *owner,
                                    double       seconds,
                                    ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
void        demo_state_keep        (DemoState   *self,
                                    const char  *kind,
                                    DemoTicket  *ticket,
                                    double       seconds);
DemoTicket *demo_state_find        (DemoState   *self,
                                    const char  *kind,
                                    const char  *id) G_GNUC_WARN_UNUSED_RESULT;
DemoTicket *demo_state_take        (DemoState   *self,
                                    const char  *kind,
                                    const char  *id) G_GNUC_WARN_UNUSED_RESULT;
void        demo_state_end         (DemoState   *self,
                                    const char  *kind,
                                    const char  *id);
void        demo_state_end_with    (DemoState   *self,
                                    const char  *kind,
                                    const char  *field,
                                    const char  *value);
void        demo_state_end_owner   (DemoState   *self,
                                    const char  *owner);
void        demo_state_end_all     (DemoState   *self);

sqlite3_stmt *demo_state_prepare   (DemoState    *self,
                                    const char   *sql,
                                    const char   *first,
                                    const char   *second) G_GNUC_WARN_UNUSED_RESULT;
void        demo_state_run         (DemoState    *self,
                                    sqlite3_stmt *statement);
void        demo_state_execute     (DemoState    *self,
                                    const char   *sql,
                                    const char   *first,
                                    const char   *second);

const char *demo_ticket_get        (DemoTicket  *self,
                                    const char  *field);
void        demo_ticket_set        (DemoTicket  *self,
                                    const char  *field,
                                    const char  *value);
char       *demo_ticket_encode     (DemoTicket  *self) G_GNUC_WARN_UNUSED_RESULT;
DemoTicket *demo_ticket_decode     (const char  *id,
                                    const char  *owner,
                                    const char  *fields) G_GNUC_WARN_UNUSED_RESULT;
void        demo_ticket_free       (DemoTicket  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoState, demo_state_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoTicket, demo_ticket_free)

G_END_DECLS
