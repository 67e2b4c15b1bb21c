/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PupitrePermanentCodeState:
 * @PUPITRE_PERMANENT_CODE_OK: It has the form of one
 * @PUPITRE_PERMANENT_CODE_EMPTY: Nothing was typed
 * @PUPITRE_PERMANENT_CODE_INCOMPLETE: Ten characters: the Ministry has not completed it yet, and the
 *   record number is to be used
 * @PUPITRE_PERMANENT_CODE_MALFORMED: Anything else
 *
 * What a typed permanent code is.
 */
typedef enum {
  PUPITRE_PERMANENT_CODE_OK,
  PUPITRE_PERMANENT_CODE_EMPTY,
  PUPITRE_PERMANENT_CODE_INCOMPLETE,
  PUPITRE_PERMANENT_CODE_MALFORMED,
} PupitrePermanentCodeState;

/**
 * PupitrePermanentCodeDifference:
 *
 * In what a permanent code seems to be that of somebody else.
 */
typedef enum {
  PUPITRE_PERMANENT_CODE_SAME = 0,
  PUPITRE_PERMANENT_CODE_LAST_NAME_DIFFERS = 1 << 0,
  PUPITRE_PERMANENT_CODE_FIRST_NAME_DIFFERS = 1 << 1,
  PUPITRE_PERMANENT_CODE_BIRTH_DATE_DIFFERS = 1 << 2,
} PupitrePermanentCodeDifference;

PupitrePermanentCodeState      pupitre_permanent_code_check   (const char *typed);
PupitrePermanentCodeDifference pupitre_permanent_code_compare (const char *typed,
                                                               const char *last_name,
                                                               const char *first_name,
                                                               const char *birth_date);

G_END_DECLS
