/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PUPITRE_TYPED_CODE_LENGTH 6
#define PUPITRE_TYPED_RECORD_NUMBER_LENGTH 7

char    *pupitre_typed_number           (const char *typed) G_GNUC_WARN_UNUSED_RESULT;
char    *pupitre_typed_nip              (const char *typed) G_GNUC_WARN_UNUSED_RESULT;
char    *pupitre_typed_code             (const char *typed) G_GNUC_WARN_UNUSED_RESULT;
char    *pupitre_typed_name             (const char *typed) G_GNUC_WARN_UNUSED_RESULT;
char    *pupitre_typed_date             (const char *typed) G_GNUC_WARN_UNUSED_RESULT;
char    *pupitre_typed_email            (const char *typed) G_GNUC_WARN_UNUSED_RESULT;
gboolean pupitre_typed_is_record_number (const char *typed);

G_END_DECLS
