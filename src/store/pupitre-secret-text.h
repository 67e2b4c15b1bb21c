/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No secret of an account is longer: what is, is not ours. */
#define PUPITRE_SECRET_TEXT_MAX 8192

typedef struct {
  const char *name;
  const char *value;  /* (nullable): a field without a value is not written */
} PupitreSecretField;

/**
 * PupitreSecretFieldFunc:
 * @name: The name of a field
 * @value: Its value; wiped after the call
 * @user_data: What was given with the function
 *
 * Returns: whether the field can be right
 */
typedef gboolean (*PupitreSecretFieldFunc) (const char *name,
                                            const char *value,
                                            gpointer    user_data);

char     *pupitre_secret_text_alloc  (gsize                     length) G_GNUC_WARN_UNUSED_RESULT;
char     *pupitre_secret_text_copy   (const char               *text) G_GNUC_WARN_UNUSED_RESULT;
void      pupitre_secret_text_free   (char                     *text);

char     *pupitre_secret_text_write  (const PupitreSecretField *fields,
                                      gsize                     n_fields,
                                      gsize                    *length) G_GNUC_WARN_UNUSED_RESULT;
gboolean  pupitre_secret_text_read   (const char               *text,
                                      gsize                     length,
                                      PupitreSecretFieldFunc    func,
                                      gpointer                  user_data);

G_END_DECLS
