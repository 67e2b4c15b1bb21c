/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-b2c-settings.h"
#include "pupitre-profile.h"
#include "pupitre-transport.h"

G_BEGIN_DECLS

/**
 * PupitreB2cField:
 * @name: The name of a field
 * @value: (nullable): What goes in it; a field without a value is left out
 *
 * One field of a form.
 */
typedef struct {
  const char *name;
  const char *value;
} PupitreB2cField;

/**
 * PupitreB2cVerdict:
 * @accepted: Whether the service takes what was sent
 * @code: (nullable): Its word for why not
 * @text: (nullable): Its sentence for why not, as received
 *
 * The answer of the sign-in service to a form. It answers 200 to what it refuses, too.
 */
typedef struct {
  gboolean accepted;
  char    *code;
  char    *text;
} PupitreB2cVerdict;

GBytes            *pupitre_b2c_encode_form      (const PupitreB2cField    *fields,
                                                 gsize                     n_fields) G_GNUC_WARN_UNUSED_RESULT;
char              *pupitre_b2c_dup_address      (PupitreProfile           *profile,
                                                 const PupitreB2cSettings *settings,
                                                 const char               *path,
                                                 const char               *query) G_GNUC_WARN_UNUSED_RESULT;
char              *pupitre_b2c_dup_next_address (PupitreProfile           *profile,
                                                 const PupitreB2cSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void               pupitre_b2c_call_async       (PupitreTransport         *transport,
                                                 PupitreProfile           *profile,
                                                 const PupitreB2cSettings *settings,
                                                 GUri                     *page,
                                                 const char               *path,
                                                 GBytes                   *form,
                                                 GCancellable             *cancellable,
                                                 GAsyncReadyCallback       callback,
                                                 gpointer                  user_data);
PupitreB2cVerdict *pupitre_b2c_call_finish      (GAsyncResult             *result,
                                                 gboolean                 *was_sent,
                                                 GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void               pupitre_b2c_verdict_free     (PupitreB2cVerdict        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreB2cVerdict, pupitre_b2c_verdict_free)

G_END_DECLS
