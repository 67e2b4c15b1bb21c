/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-registration-form"

#include "config.h"

#include "pupitre-registration-form.h"

#include "pupitre-button-names.h"
#include "pupitre-field-note.h"

#include <glib/gi18n.h>

/* The questions of a school, each with its answers to choose from, and a comment. What is missing is
 * said at its place once the parent wants to go on.
 *
 * Signals: `changed`, by the parent. */

typedef struct {
  PupitreRegistrationQuestion *question;
  AdwComboRow                 *row;
  PupitreFieldNote            *note;
} Field;

struct _PupitreRegistrationForm {
  GtkBox            parent_instance;

  GPtrArray        *fields;       /* (element-type Field) */
  GtkEditable      *comment;
  PupitreFieldNote *comment_note;
  gboolean          filling;      /* not by the parent */
  gboolean          checked;      /* the parent has wanted to go on */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreRegistrationForm, pupitre_registration_form, GTK_TYPE_BOX)

static void
field_free (gpointer data)
{
  Field *field = data;

  g_object_unref (field->question);
  g_free (field);
}

static int
position_of (const Field *field)
{
  return (int) adw_combo_row_get_selected (field->row) - 1;
}

static gboolean
is_missing (const Field *field)
{
  return pupitre_registration_question_is_required (field->question) && position_of (field) < 0;
}

static gboolean
is_too_long (PupitreRegistrationForm *self)
{
  return g_utf8_strlen (gtk_editable_get_text (self->comment), -1) >
         PUPITRE_REGISTRATION_COMMENT_MAX;
}

static void
show_notes (PupitreRegistrationForm *self)
{
  for (guint i = 0; i < self->fields->len; i++) {
    Field *field = self->fields->pdata[i];
    const char *description = pupitre_registration_question_get_description (field->question);

    if (self->checked && is_missing (field))
      pupitre_field_note_set (field->note, PUPITRE_FIELD_NOTE_FAULT,
                              _("The school wants an answer to this."));
    else
      pupitre_field_note_set (field->note, PUPITRE_FIELD_NOTE_HINT,
                              *description != '\0' ? description : NULL);
  }
  pupitre_field_note_set (self->comment_note,
                          is_too_long (self) ? PUPITRE_FIELD_NOTE_FAULT : PUPITRE_FIELD_NOTE_HINT,
                          is_too_long (self) ? _("A comment has 500 characters at most.") : NULL);
}

static void
on_changed (PupitreRegistrationForm *self)
{
  if (self->filling)
    return;
  show_notes (self);
  g_signal_emit (self, changed_signal, 0);
}

static GListModel *
create_choices (PupitreRegistrationQuestion *question)
{
  GtkStringList *titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, pupitre_registration_question_is_required (question)
                                    ? _("Choose an answer")
                                    : _("No answer"));
  for (guint i = 0; i < pupitre_registration_question_get_n_choices (question); i++)
    gtk_string_list_append (titles, pupitre_registration_question_get_choice_title (question, i));
  return G_LIST_MODEL (titles);
}

/* A list with rows and notes, under a title. */
static GtkListBox *
add_list (PupitreRegistrationForm *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "form");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  gtk_box_append (GTK_BOX (self), group);
  return GTK_LIST_BOX (list);
}

static void
add_question (PupitreRegistrationForm     *self,
              GtkListBox                  *list,
              PupitreRegistrationQuestion *question)
{
  g_autoptr (GListModel) choices = create_choices (question);
  const char *title = pupitre_registration_question_get_title (question);
  Field *field = g_new0 (Field, 1);

  field->question = g_object_ref (question);
  /* Under the question an answer may be as long as it is; beside it, it would not fit a phone. */
  field->row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "title", title, "title-lines",
                             0, "use-subtitle", TRUE, "subtitle-lines", 0, "model", choices, NULL);
  field->note = g_object_new (PUPITRE_TYPE_FIELD_NOTE, NULL);
  pupitre_field_note_set_field (field->note, GTK_WIDGET (field->row));
  pupitre_button_names_take_list (GTK_WIDGET (field->row), title);
  g_signal_connect_object (field->row, "notify::selected", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->fields, field);
  gtk_list_box_append (list, GTK_WIDGET (field->row));
  gtk_list_box_append (list, GTK_WIDGET (field->note));
}

/* Those about services apart: a parent looks for daycare among them. */
static void
add_questions (PupitreRegistrationForm *self,
               PupitreRegistration     *registration,
               gboolean                 services,
               const char              *title)
{
  GPtrArray *questions = pupitre_registration_get_questions (registration);
  GtkListBox *list = NULL;

  for (guint i = 0; i < questions->len; i++) {
    if (pupitre_registration_question_is_of_service (questions->pdata[i]) != services)
      continue;
    if (list == NULL)
      list = add_list (self, title);
    add_question (self, list, questions->pdata[i]);
  }
}

static void
add_comment (PupitreRegistrationForm *self)
{
  GtkListBox *list = add_list (self, _("Comment"));
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("If you wish"), NULL);

  self->comment = GTK_EDITABLE (row);
  self->comment_note = g_object_new (PUPITRE_TYPE_FIELD_NOTE, NULL);
  pupitre_field_note_set_field (self->comment_note, row);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (list, row);
  gtk_list_box_append (list, GTK_WIDGET (self->comment_note));
}

static void
pupitre_registration_form_finalize (GObject *object)
{
  g_ptr_array_unref (PUPITRE_REGISTRATION_FORM (object)->fields);

  G_OBJECT_CLASS (pupitre_registration_form_parent_class)->finalize (object);
}

static void
pupitre_registration_form_class_init (PupitreRegistrationFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_registration_form_finalize;

  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_REGISTRATION_FORM, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_registration_form_init (PupitreRegistrationForm *self)
{
  self->fields = g_ptr_array_new_with_free_func (field_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
}

/**
 * pupitre_registration_form_set_registration:
 * @self: A form
 * @registration: What is asked
 *
 * Shows the questions, none of them answered. Main thread.
 */
void
pupitre_registration_form_set_registration (PupitreRegistrationForm *self,
                                            PupitreRegistration     *registration)
{
  GtkWidget *child;

  g_return_if_fail (PUPITRE_IS_REGISTRATION_FORM (self));
  g_return_if_fail (PUPITRE_IS_REGISTRATION (registration));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  g_ptr_array_set_size (self->fields, 0);
  add_questions (self, registration, FALSE, _("School and Options"));
  add_questions (self, registration, TRUE, _("Services"));
  add_comment (self);
  show_notes (self);
}

/**
 * pupitre_registration_form_fill:
 * @self: A form whose questions are shown
 * @answers: What was answered before: what is not asked any more, or not in that way, is left out
 *
 * Main thread.
 */
void
pupitre_registration_form_fill (PupitreRegistrationForm    *self,
                                PupitreRegistrationAnswers *answers)
{
  g_return_if_fail (PUPITRE_IS_REGISTRATION_FORM (self));
  g_return_if_fail (PUPITRE_IS_REGISTRATION_ANSWERS (answers));

  self->filling = TRUE;
  for (guint i = 0; i < self->fields->len; i++) {
    Field *field = self->fields->pdata[i];
    const char *code = pupitre_registration_question_get_code (field->question);
    int position = pupitre_registration_question_find_choice (
      field->question, pupitre_registration_answers_find (answers, code));

    adw_combo_row_set_selected (field->row, (guint) (position + 1));
  }
  gtk_editable_set_text (self->comment, pupitre_registration_answers_get_comment (answers));
  self->filling = FALSE;
  self->checked = FALSE;
  show_notes (self);
}

/**
 * pupitre_registration_form_dup_answers:
 * @self: A form whose questions are shown
 *
 * Returns: (transfer full): what is answered so far. Main thread.
 */
PupitreRegistrationAnswers *
pupitre_registration_form_dup_answers (PupitreRegistrationForm *self)
{
  PupitreRegistrationAnswers *answers = pupitre_registration_answers_new ();

  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_FORM (self), answers);

  for (guint i = 0; i < self->fields->len; i++) {
    Field *field = self->fields->pdata[i];
    int position = position_of (field);

    if (position >= 0)
      pupitre_registration_answers_add (
        answers, pupitre_registration_question_get_code (field->question),
        pupitre_registration_question_get_choice_code (field->question, (guint) position),
        pupitre_registration_question_get_title (field->question),
        pupitre_registration_question_get_choice_title (field->question, (guint) position));
  }
  pupitre_registration_answers_set_comment (answers, gtk_editable_get_text (self->comment));
  return answers;
}

/**
 * pupitre_registration_form_check:
 * @self: A form whose questions are shown
 *
 * Says at its place what is missing, and leads to the first of it.
 *
 * Returns: whether it can be sent as it is. Main thread.
 */
gboolean
pupitre_registration_form_check (PupitreRegistrationForm *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_FORM (self), FALSE);

  self->checked = TRUE;
  show_notes (self);
  for (guint i = 0; i < self->fields->len; i++) {
    Field *field = self->fields->pdata[i];

    if (is_missing (field)) {
      gtk_widget_grab_focus (GTK_WIDGET (field->row));
      return FALSE;
    }
  }
  if (is_too_long (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->comment));
  return !is_too_long (self);
}
