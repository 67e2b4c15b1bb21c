/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-assignment-words"

#include "config.h"

#include "pupitre-assignment-words.h"

#include <glib/gi18n-lib.h>

/* Assignments in words: the same on the page and on paper. */

/**
 * pupitre_assignment_words_kind:
 * @assignment: An assignment
 *
 * Returns: (transfer none): what it is, in the parent's language where that is known, else as the
 *   portal says it; perhaps empty. Any thread.
 */
const char *
pupitre_assignment_words_kind (PupitreAssignment *assignment)
{
  g_return_val_if_fail (PUPITRE_IS_ASSIGNMENT (assignment), NULL);

  switch (pupitre_assignment_get_kind (assignment)) {
  case PUPITRE_ASSIGNMENT_KIND_HOMEWORK:
    return C_("kind of assignment", "Homework");
  case PUPITRE_ASSIGNMENT_KIND_LESSON:
    /* Translators: something to learn at home; in French "Leçon" */
    return C_("kind of assignment", "Lesson to learn");
  case PUPITRE_ASSIGNMENT_KIND_EVALUATION:
    return C_("kind of assignment", "Evaluation");
  case PUPITRE_ASSIGNMENT_KIND_OTHER:
  default:
    return pupitre_assignment_get_kind_text (assignment);
  }
}
