/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-associate-form"

#include "config.h"

#include "pupitre-associate-form.h"

#include "pupitre-association-notes.h"
#include "pupitre-field-note.h"
#include "pupitre-focus-through.h"
#include "pupitre-typed.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* The fields that associate a child. What is wrong is said at its field, as soon as the parent has
 * left the field, or has wanted to send; what may be wrong is said too, and keeps nothing back.
 *
 * Signals: `changed` when what would be sent is no longer the same; `submitted` on Return in the last
 * field; `choose-organisation` when the list of the service centres is wanted. */

typedef struct {
  GtkWidget        *row;
  PupitreFieldNote *note;
  gboolean          left;     /* the parent has been in it, and is no more */
  const char       *refusal;  /* (nullable): what the portal said of it, until it is changed */
} Field;

struct _PupitreAssociateForm {
  AdwBin               parent_instance;

  PupitreOrganisation *organisation;  /* (nullable) */
  char                *used_code;     /* (nullable) */
  gboolean             checked;       /* the parent has wanted to send */
  Field                fields[PUPITRE_ASSOCIATION_N_FIELDS];

  AdwActionRow        *organisation_row;
  PupitreFieldNote    *organisation_note;
  GtkEditable         *last_name;
  PupitreFieldNote    *last_name_note;
  GtkEditable         *first_name;
  PupitreFieldNote    *first_name_note;
  GtkEditable         *birth_date;
  PupitreFieldNote    *birth_date_note;
  GtkMenuButton       *calendar_button;
  GtkCalendar         *calendar;
  GtkEditable         *number;
  PupitreFieldNote    *number_note;
  AdwActionRow        *nip_row;
  GtkSwitch           *nip_switch;
  PupitreFieldNote    *nip_switch_note;
  GtkEditable         *nip;
  PupitreFieldNote    *nip_note;
};

G_DEFINE_FINAL_TYPE (PupitreAssociateForm, pupitre_associate_form, ADW_TYPE_BIN)

enum {
  SIGNAL_CHANGED,
  SIGNAL_SUBMITTED,
  SIGNAL_CHOOSE_ORGANISATION,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static PupitreAssociation *
create_association (PupitreAssociateForm *self)
{
  const PupitreAssociationFields fields = {
    .organisation_code =
      self->organisation != NULL ? pupitre_organisation_get_code (self->organisation) : NULL,
    .last_name = gtk_editable_get_text (self->last_name),
    .first_name = gtk_editable_get_text (self->first_name),
    .birth_date = gtk_editable_get_text (self->birth_date),
    .number = gtk_editable_get_text (self->number),
    .nip = gtk_switch_get_active (self->nip_switch) ? gtk_editable_get_text (self->nip) : NULL,
  };

  return pupitre_association_new (&fields);
}

/* A date in digits is read again in words, so that day and month are not taken for each other. */
static char *
dup_date_in_words (PupitreAssociateForm *self)
{
  g_autofree char *date = pupitre_typed_date (gtk_editable_get_text (self->birth_date));
  g_autofree char *moment = NULL;
  g_autoptr (GDateTime) day = NULL;

  if (date == NULL)
    return NULL;
  moment = g_strconcat (date, "T12:00:00Z", NULL);
  day = g_date_time_new_from_iso8601 (moment, NULL);
  return day != NULL ? pupitre_words_date (day) : NULL;
}

static void
show_note (PupitreAssociateForm   *self,
           PupitreAssociationField field,
           PupitreAssociationFault faults,
           PupitreAssociationDoubt doubts)
{
  const Field *shown = &self->fields[field];
  const char *fault = pupitre_association_notes_find_fault (field, faults);
  const char *doubt = pupitre_association_notes_find_doubt (field, doubts);

  if (fault != NULL && (shown->left || self->checked))
    pupitre_field_note_set (shown->note, PUPITRE_FIELD_NOTE_FAULT, fault);
  else if (shown->refusal != NULL)
    pupitre_field_note_set (shown->note, PUPITRE_FIELD_NOTE_FAULT, shown->refusal);
  else if (doubt != NULL)
    pupitre_field_note_set (shown->note, PUPITRE_FIELD_NOTE_DOUBT, doubt);
  else if (field == PUPITRE_ASSOCIATION_FIELD_BIRTH_DATE) {
    g_autofree char *words = dup_date_in_words (self);

    pupitre_field_note_set (shown->note, PUPITRE_FIELD_NOTE_HINT, words);
  } else
    pupitre_field_note_set (shown->note, PUPITRE_FIELD_NOTE_HINT, NULL);
}

static PupitreAssociationFault
show_notes (PupitreAssociateForm *self, PupitreAssociation *association)
{
  PupitreAssociationFault faults = pupitre_association_check (association, self->used_code);
  PupitreAssociationDoubt doubts = pupitre_association_doubt (association);

  for (guint i = 0; i < PUPITRE_ASSOCIATION_N_FIELDS; i++)
    show_note (self, i, faults, doubts);
  return faults;
}

static void
update_notes (PupitreAssociateForm *self)
{
  g_autoptr (PupitreAssociation) association = create_association (self);

  show_notes (self, association);
}

static Field *
find_field (PupitreAssociateForm *self, gpointer row)
{
  for (guint i = 0; i < PUPITRE_ASSOCIATION_N_FIELDS; i++) {
    if (self->fields[i].row == row)
      return &self->fields[i];
  }
  g_return_val_if_reached (NULL);
}

/* A refusal was about what was there before. Of names, both are refused at once. */
static void
take_back_refusal (PupitreAssociateForm *self, gpointer row)
{
  find_field (self, row)->refusal = NULL;
  if (row == self->last_name || row == self->first_name) {
    find_field (self, self->last_name)->refusal = NULL;
    find_field (self, self->first_name)->refusal = NULL;
  }
}

static void
on_changed (PupitreAssociateForm *self, gpointer row)
{
  take_back_refusal (self, row);
  update_notes (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_switched (PupitreAssociateForm *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->nip), gtk_switch_get_active (self->nip_switch));
  on_changed (self, self->nip_row);
}

static void
on_left (PupitreAssociateForm *self, GtkEventController *controller)
{
  Field *field = find_field (self, gtk_event_controller_get_widget (controller));

  if (gtk_editable_get_text (GTK_EDITABLE (field->row))[0] == '\0')
    return;
  field->left = TRUE;
  update_notes (self);
}

static void
on_entered (PupitreAssociateForm *self, GtkEditable *row)
{
  GtkEditable *next = row == self->last_name    ? self->first_name
                      : row == self->first_name ? self->birth_date
                                                : self->number;

  gtk_widget_grab_focus (GTK_WIDGET (next));
}

static void
on_last_entered (PupitreAssociateForm *self)
{
  g_signal_emit (self, signals[SIGNAL_SUBMITTED], 0);
}

static void
on_organisation_activated (PupitreAssociateForm *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOOSE_ORGANISATION], 0);
}

/* The calendar opens on the date that is typed. */
static void
on_calendar_shown (PupitreAssociateForm *self)
{
  g_autofree char *date = pupitre_typed_date (gtk_editable_get_text (self->birth_date));
  int year, month, day;

  if (date == NULL || sscanf (date, "%d-%d-%d", &year, &month, &day) != 3)
    return;
  /* The day of the month first: not each month has the one that is shown. */
  g_object_set (self->calendar, "day", 1, "year", year, "month", month - 1, "day", day, NULL);
}

static void
on_day_selected (PupitreAssociateForm *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");

  if (gtk_widget_get_mapped (GTK_WIDGET (self->calendar)))
    gtk_editable_set_text (self->birth_date, text);
}

static void
set_field (PupitreAssociateForm   *self,
           PupitreAssociationField field,
           gpointer                row,
           PupitreFieldNote       *note)
{
  self->fields[field].row = row;
  self->fields[field].note = note;
}

static void
watch_leaving (PupitreAssociateForm *self, GtkEditable *row)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (controller, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (GTK_WIDGET (row), controller);
}

static gboolean
pupitre_associate_form_grab_focus (GtkWidget *widget)
{
  PupitreAssociateForm *self = PUPITRE_ASSOCIATE_FORM (widget);

  if (self->organisation == NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->organisation_row));
  if (gtk_editable_get_text (self->last_name)[0] == '\0')
    return gtk_widget_grab_focus (GTK_WIDGET (self->last_name));
  return gtk_widget_grab_focus (GTK_WIDGET (self->first_name));
}

static void
pupitre_associate_form_finalize (GObject *object)
{
  PupitreAssociateForm *self = PUPITRE_ASSOCIATE_FORM (object);

  g_clear_object (&self->organisation);
  g_free (self->used_code);

  G_OBJECT_CLASS (pupitre_associate_form_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PUPITRE_TYPE_FIELD_NOTE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-associate-form.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociateForm, organisation_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociateForm, organisation_note);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociateForm, last_name);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociateForm, last_name_note);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociateForm, first_name);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociateForm, first_name_note);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociateForm, birth_date);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociateForm, birth_date_note);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociateForm, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociateForm, calendar);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociateForm, number);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociateForm, number_note);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociateForm, nip_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociateForm, nip_switch);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociateForm, nip_switch_note);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociateForm, nip);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociateForm, nip_note);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_switched);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_last_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_organisation_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_calendar_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected);
}

static void
pupitre_associate_form_class_init (PupitreAssociateFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pupitre_associate_form_finalize;
  widget_class->focus = pupitre_focus_through;
  widget_class->grab_focus = pupitre_associate_form_grab_focus;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SUBMITTED] =
    g_signal_new ("submitted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHOOSE_ORGANISATION] = g_signal_new (
    "choose-organisation", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  bind_template (widget_class);
}

static void
pupitre_associate_form_init (PupitreAssociateForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  set_field (self, PUPITRE_ASSOCIATION_FIELD_ORGANISATION, self->organisation_row,
             self->organisation_note);
  set_field (self, PUPITRE_ASSOCIATION_FIELD_LAST_NAME, self->last_name, self->last_name_note);
  set_field (self, PUPITRE_ASSOCIATION_FIELD_FIRST_NAME, self->first_name, self->first_name_note);
  set_field (self, PUPITRE_ASSOCIATION_FIELD_BIRTH_DATE, self->birth_date, self->birth_date_note);
  set_field (self, PUPITRE_ASSOCIATION_FIELD_NUMBER, self->number, self->number_note);
  set_field (self, PUPITRE_ASSOCIATION_FIELD_SWITCH, self->nip_row, self->nip_switch_note);
  set_field (self, PUPITRE_ASSOCIATION_FIELD_NIP, self->nip, self->nip_note);
  watch_leaving (self, self->birth_date);
  watch_leaving (self, self->number);
  watch_leaving (self, self->nip);
}

/**
 * pupitre_associate_form_set_organisation:
 * @self: A form
 * @organisation: (nullable): The service centre
 *
 * Main thread.
 */
void
pupitre_associate_form_set_organisation (PupitreAssociateForm *self,
                                         PupitreOrganisation  *organisation)
{
  g_autofree char *name = NULL;

  g_return_if_fail (PUPITRE_IS_ASSOCIATE_FORM (self));

  if (!g_set_object (&self->organisation, organisation))
    return;
  /* Filled in, it looks like the fields below it. */
  if (organisation != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->organisation_row), "figure-row");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->organisation_row), "figure-row");
  /* Subtitles are markup. */
  if (organisation != NULL)
    name = g_markup_escape_text (pupitre_organisation_get_name (organisation), -1);
  adw_action_row_set_subtitle (self->organisation_row, name != NULL ? name : "");
  on_changed (self, self->organisation_row);
}

/**
 * pupitre_associate_form_set_used_code:
 * @self: A form
 * @code: (nullable): The verification code of the account, which is not a NIP
 *
 * Main thread.
 */
void
pupitre_associate_form_set_used_code (PupitreAssociateForm *self, const char *code)
{
  g_return_if_fail (PUPITRE_IS_ASSOCIATE_FORM (self));

  g_free (self->used_code);
  self->used_code = g_strdup (code);
}

/* The first field of which a fault is shown. */
static gboolean
focus_first_fault (PupitreAssociateForm *self)
{
  for (guint i = 0; i < PUPITRE_ASSOCIATION_N_FIELDS; i++) {
    if (gtk_widget_has_css_class (self->fields[i].row, "error"))
      return gtk_widget_grab_focus (self->fields[i].row);
  }
  return FALSE;
}

/**
 * pupitre_associate_form_check:
 * @self: A form
 *
 * Shows what keeps it from being sent, and brings the focus there.
 *
 * Returns: (transfer full) (nullable): what can be sent. Main thread.
 */
PupitreAssociation *
pupitre_associate_form_check (PupitreAssociateForm *self)
{
  g_autoptr (PupitreAssociation) association = NULL;

  g_return_val_if_fail (PUPITRE_IS_ASSOCIATE_FORM (self), NULL);

  self->checked = TRUE;
  for (guint i = 0; i < PUPITRE_ASSOCIATION_N_FIELDS; i++)
    self->fields[i].refusal = NULL;
  association = create_association (self);
  if (show_notes (self, association) == PUPITRE_ASSOCIATION_FAULT_NONE)
    return g_steal_pointer (&association);
  focus_first_fault (self);
  return NULL;
}

/**
 * pupitre_associate_form_show_refusal:
 * @self: A form
 * @error: Why the portal did not do it
 *
 * Shows at its field what to look at, and brings the focus there.
 *
 * Returns: whether it is about a field. Main thread.
 */
gboolean
pupitre_associate_form_show_refusal (PupitreAssociateForm *self, const GError *error)
{
  g_return_val_if_fail (PUPITRE_IS_ASSOCIATE_FORM (self), FALSE);
  g_return_val_if_fail (error != NULL, FALSE);

  for (guint i = 0; i < PUPITRE_ASSOCIATION_N_FIELDS; i++)
    self->fields[i].refusal = pupitre_association_notes_find_refusal (i, error);
  update_notes (self);
  return focus_first_fault (self);
}

/**
 * pupitre_associate_form_clear:
 * @self: A form
 * @all: Whether nothing stays; else the service centre and the last name do, as sisters and brothers
 *   often have the same
 *
 * Main thread.
 */
void
pupitre_associate_form_clear (PupitreAssociateForm *self, gboolean all)
{
  g_return_if_fail (PUPITRE_IS_ASSOCIATE_FORM (self));

  self->checked = FALSE;
  for (guint i = 0; i < PUPITRE_ASSOCIATION_N_FIELDS; i++) {
    self->fields[i].left = FALSE;
    self->fields[i].refusal = NULL;
  }
  if (all) {
    pupitre_associate_form_set_organisation (self, NULL);
    gtk_editable_set_text (self->last_name, "");
  }
  gtk_editable_set_text (self->first_name, "");
  gtk_editable_set_text (self->birth_date, "");
  gtk_editable_set_text (self->number, "");
  gtk_editable_set_text (self->nip, "");
  gtk_switch_set_active (self->nip_switch, FALSE);
  update_notes (self);
}
