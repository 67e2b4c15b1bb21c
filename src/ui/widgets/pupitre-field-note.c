/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-field-note"

#include "config.h"

#include "pupitre-field-note.h"

/* What there is to say about one field of a boxed list, right below it: so it has room in a narrow
 * window too. The field is marked with it, for the eye and for a screen reader. */

struct _PupitreFieldNote {
  GtkListBoxRow  parent_instance;

  GtkWidget     *field;  /* (nullable), not owned: it stands in the same list */

  GtkWidget     *box;
  GtkImage      *icon;
  GtkLabel      *label;
};

G_DEFINE_FINAL_TYPE (PupitreFieldNote, pupitre_field_note, GTK_TYPE_LIST_BOX_ROW)

typedef enum {
  PROP_FIELD = 1,
} PupitreFieldNoteProperty;

static GParamSpec *properties[PROP_FIELD + 1];

static const struct {
  const char *icon;   /* (nullable) */
  const char *style;
} KINDS[] = {
  [PUPITRE_FIELD_NOTE_HINT] = { NULL, "dim-label" },
  [PUPITRE_FIELD_NOTE_DOUBT] = { "pupitre-help-symbolic", "warning" },
  [PUPITRE_FIELD_NOTE_FAULT] = { "dialog-error-symbolic", "error" },
};

static void
pupitre_field_note_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((PupitreFieldNoteProperty) id) {
  case PROP_FIELD:
    pupitre_field_note_set_field (PUPITRE_FIELD_NOTE (object), g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_field_note_dispose (GObject *object)
{
  g_clear_weak_pointer (&PUPITRE_FIELD_NOTE (object)->field);

  G_OBJECT_CLASS (pupitre_field_note_parent_class)->dispose (object);
}

/* A list lets Tab out at a row that does not take the focus: a note leads on to the field after it. */
static gboolean
pupitre_field_note_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *next = widget;

  do
    next = back ? gtk_widget_get_prev_sibling (next) : gtk_widget_get_next_sibling (next);
  while (next != NULL && !gtk_widget_get_visible (next));
  return next != NULL && gtk_widget_child_focus (next, direction);
}

static void
pupitre_field_note_class_init (PupitreFieldNoteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = pupitre_field_note_set_property;
  object_class->dispose = pupitre_field_note_dispose;
  widget_class->focus = pupitre_field_note_focus;

  /* PupitreFieldNote:field: (nullable): The row above, that this is about. */
  properties[PROP_FIELD] = g_param_spec_object ("field", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-field-note.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreFieldNote, box);
  gtk_widget_class_bind_template_child (widget_class, PupitreFieldNote, icon);
  gtk_widget_class_bind_template_child (widget_class, PupitreFieldNote, label);
}

static void
pupitre_field_note_init (PupitreFieldNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What the keyboard is in: of an entry row, its text. */
static GtkAccessible *
get_accessible (PupitreFieldNote *self)
{
  GtkEditable *delegate = NULL;

  if (GTK_IS_EDITABLE (self->field))
    delegate = gtk_editable_get_delegate (GTK_EDITABLE (self->field));
  return delegate != NULL ? GTK_ACCESSIBLE (delegate) : GTK_ACCESSIBLE (self->field);
}

static void
mark_field (PupitreFieldNote *self, PupitreFieldNoteKind kind, gboolean shown)
{
  gboolean fault = shown && kind == PUPITRE_FIELD_NOTE_FAULT;

  if (self->field == NULL)
    return;
  if (fault)
    gtk_widget_add_css_class (self->field, "error");
  else
    gtk_widget_remove_css_class (self->field, "error");
  if (shown)
    gtk_widget_add_css_class (self->field, "noted");
  else
    gtk_widget_remove_css_class (self->field, "noted");
  gtk_accessible_update_state (get_accessible (self), GTK_ACCESSIBLE_STATE_INVALID,
                               fault ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/**
 * pupitre_field_note_set_field:
 * @self: A note
 * @field: (nullable): The row above, that it is about
 *
 * Main thread.
 */
void
pupitre_field_note_set_field (PupitreFieldNote *self, GtkWidget *field)
{
  g_return_if_fail (PUPITRE_IS_FIELD_NOTE (self));

  g_set_weak_pointer (&self->field, field);
  if (field != NULL)
    gtk_accessible_update_relation (get_accessible (self), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                    self->label, NULL, -1);
}

/**
 * pupitre_field_note_set:
 * @self: A note
 * @kind: How much it matters
 * @text: (nullable): The sentence, %NULL for none
 *
 * Main thread.
 */
void
pupitre_field_note_set (PupitreFieldNote *self, PupitreFieldNoteKind kind, const char *text)
{
  g_return_if_fail (PUPITRE_IS_FIELD_NOTE (self));

  for (gsize i = 0; i < G_N_ELEMENTS (KINDS); i++)
    gtk_widget_remove_css_class (self->box, KINDS[i].style);
  gtk_widget_add_css_class (self->box, KINDS[kind].style);
  gtk_image_set_from_icon_name (self->icon, KINDS[kind].icon);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), KINDS[kind].icon != NULL);
  if (g_strcmp0 (gtk_label_get_text (self->label), text != NULL ? text : "") != 0)
    gtk_label_set_text (self->label, text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : "", -1);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  mark_field (self, kind, text != NULL);
}

/**
 * pupitre_field_note_get_text:
 * @self: A note
 *
 * Returns: (transfer none): what it says now, "" for nothing. Main thread.
 */
const char *
pupitre_field_note_get_text (PupitreFieldNote *self)
{
  g_return_val_if_fail (PUPITRE_IS_FIELD_NOTE (self), NULL);

  return gtk_label_get_text (self->label);
}
