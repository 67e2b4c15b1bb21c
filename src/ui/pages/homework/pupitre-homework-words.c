/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-homework-words"

#include "config.h"

#include "pupitre-homework-words.h"

#include <glib/gi18n.h>

/* How homework is named. Main thread. */

/**
 * pupitre_homework_words_kind:
 * @assignment: An assignment
 *
 * Returns: (transfer none): what it is, in the parent's language where that is known, else as the
 *   portal says it; perhaps empty
 */
const char *
pupitre_homework_words_kind (PupitreAssignment *assignment)
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

/**
 * pupitre_homework_words_join:
 * @texts: (array zero-terminated=1): Some facts, each perhaps empty
 *
 * Returns: (transfer full): those that are not empty, side by side
 */
char *
pupitre_homework_words_join (const char * const *texts)
{
  GString *line;

  g_return_val_if_fail (texts != NULL, NULL);

  line = g_string_new (NULL);
  for (gsize i = 0; texts[i] != NULL; i++) {
    if (line->len > 0 && texts[i][0] != '\0')
      g_string_append (line, " · ");
    g_string_append (line, texts[i]);
  }
  return g_string_free (line, FALSE);
}
