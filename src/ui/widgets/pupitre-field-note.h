/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PupitreFieldNoteKind:
 * @PUPITRE_FIELD_NOTE_HINT: What helps to fill in the field
 * @PUPITRE_FIELD_NOTE_DOUBT: What may be wrong; it keeps nothing from being sent
 * @PUPITRE_FIELD_NOTE_FAULT: What is wrong
 */
typedef enum {
  PUPITRE_FIELD_NOTE_HINT,
  PUPITRE_FIELD_NOTE_DOUBT,
  PUPITRE_FIELD_NOTE_FAULT,
} PupitreFieldNoteKind;

#define PUPITRE_TYPE_FIELD_NOTE (pupitre_field_note_get_type ())
G_DECLARE_FINAL_TYPE (PupitreFieldNote, pupitre_field_note, PUPITRE, FIELD_NOTE, GtkListBoxRow)

void        pupitre_field_note_set_field (PupitreFieldNote     *self,
                                          GtkWidget            *field);
void        pupitre_field_note_set       (PupitreFieldNote     *self,
                                          PupitreFieldNoteKind  kind,
                                          const char           *text);
const char *pupitre_field_note_get_text  (PupitreFieldNote     *self);

G_END_DECLS
