/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-password-needs"

#include "config.h"

#include "pupitre-password-needs.h"

#include <glib/gi18n.h>

/* What a password has to be, one line each, ticked while it is typed; and, as a last line, that both
 * entries are the same. */

struct _PupitrePasswordNeeds {
  GtkBox               parent_instance;

  PupitrePasswordRule *rule;   /* (nullable) */
  GPtrArray           *lines;  /* (element-type Line) */
};

/* A line is of one need of the rule, or of none: that both entries are the same. */
typedef struct {
  PupitrePasswordNeed need;
  char               *text;
  GtkImage           *icon;
  GtkLabel           *label;
} Line;

G_DEFINE_FINAL_TYPE (PupitrePasswordNeeds, pupitre_password_needs, GTK_TYPE_BOX)

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->text);
  g_free (line);
}

static char *
dup_length_text (PupitrePasswordRule *rule)
{
  guint min = pupitre_password_rule_get_min_length (rule);
  guint max = pupitre_password_rule_get_max_length (rule);

  if (max == 0)
    return g_strdup_printf (ngettext ("%u character or more", "%u characters or more", min), min);
  /* Translators: how long a password has to be: at least, at most */
  return g_strdup_printf (_("%1$u to %2$u characters"), min, max);
}

static char *
dup_classes_text (PupitrePasswordRule *rule)
{
  guint n = pupitre_password_rule_get_n_classes (rule);

  return g_strdup_printf (
    ngettext ("%u of these: small letters, capital letters, digits, symbols",
              "%u of these: small letters, capital letters, digits, symbols", n), n);
}

static char *
dup_other_text (PupitrePasswordRule *rule)
{
  const char *text = pupitre_password_rule_get_text (rule);

  return g_strdup (text != NULL ? text : _("What else the portal asks for"));
}

static char *
dup_text (PupitrePasswordRule *rule, PupitrePasswordNeed need)
{
  switch (need) {
  case PUPITRE_PASSWORD_LENGTH:
    return dup_length_text (rule);
  case PUPITRE_PASSWORD_LETTER:
    return g_strdup (_("A letter"));
  case PUPITRE_PASSWORD_LOWER:
    return g_strdup (_("A small letter"));
  case PUPITRE_PASSWORD_UPPER:
    return g_strdup (_("A capital letter"));
  case PUPITRE_PASSWORD_DIGIT:
    return g_strdup (_("A digit"));
  case PUPITRE_PASSWORD_SYMBOL:
    return g_strdup (_("A symbol"));
  case PUPITRE_PASSWORD_CLASSES:
    return dup_classes_text (rule);
  case PUPITRE_PASSWORD_OTHER:
    return dup_other_text (rule);
  case PUPITRE_PASSWORD_NEED_NONE:
  default:
    return g_strdup (_("Twice the same"));
  }
}

static void
set_met (Line *line, gboolean met)
{
  g_autofree char *label = NULL;

  gtk_image_set_from_icon_name (line->icon, met ? "object-select-symbolic" : "radio-symbolic");
  if (met)
    gtk_widget_add_css_class (GTK_WIDGET (line->icon), "success");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (line->icon), "success");
  /* Translators: %s is what a password has to be, such as "A digit"; read aloud */
  label = g_strdup_printf (met ? _("%s: done") : _("%s: not yet"), line->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->label), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/* @text: (transfer full) */
static void
add_line (PupitrePasswordNeeds *self, PupitrePasswordNeed need, char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Line *line = g_new0 (Line, 1);

  line->need = need;
  line->text = text;
  line->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             "valign", GTK_ALIGN_START, NULL);
  line->label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (line->icon));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (line->label));
  gtk_box_append (GTK_BOX (self), box);
  g_ptr_array_add (self->lines, line);
  set_met (line, FALSE);
}

static void
remove_lines (PupitrePasswordNeeds *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->lines, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
}

static void
pupitre_password_needs_finalize (GObject *object)
{
  PupitrePasswordNeeds *self = PUPITRE_PASSWORD_NEEDS (object);

  g_clear_object (&self->rule);
  g_ptr_array_unref (self->lines);

  G_OBJECT_CLASS (pupitre_password_needs_parent_class)->finalize (object);
}

static void
pupitre_password_needs_class_init (PupitrePasswordNeedsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_password_needs_finalize;
}

static void
pupitre_password_needs_init (PupitrePasswordNeeds *self)
{
  self->lines = g_ptr_array_new_with_free_func (line_free);
}

/**
 * pupitre_password_needs_set_rule:
 * @self: The lines
 * @rule: What a password has to be
 *
 * Main thread.
 */
void
pupitre_password_needs_set_rule (PupitrePasswordNeeds *self, PupitrePasswordRule *rule)
{
  PupitrePasswordNeed needs;

  g_return_if_fail (PUPITRE_IS_PASSWORD_NEEDS (self));
  g_return_if_fail (PUPITRE_IS_PASSWORD_RULE (rule));

  if (!g_set_object (&self->rule, rule))
    return;
  remove_lines (self);
  needs = pupitre_password_rule_get_needs (rule);
  for (guint need = PUPITRE_PASSWORD_LENGTH; need <= PUPITRE_PASSWORD_OTHER; need <<= 1) {
    if (needs & need)
      add_line (self, need, dup_text (rule, need));
  }
  add_line (self, PUPITRE_PASSWORD_NEED_NONE, dup_text (rule, PUPITRE_PASSWORD_NEED_NONE));
}

/**
 * pupitre_password_needs_check:
 * @self: The lines, with their rule
 * @password: What was typed
 * @again: What was typed the second time
 *
 * Ticks the lines.
 *
 * Returns: whether all are ticked. Main thread.
 */
gboolean
pupitre_password_needs_check (PupitrePasswordNeeds *self, const char *password, const char *again)
{
  PupitrePasswordNeed met;
  gboolean same;

  g_return_val_if_fail (PUPITRE_IS_PASSWORD_NEEDS (self), FALSE);
  g_return_val_if_fail (self->rule != NULL, FALSE);

  met = pupitre_password_rule_get_met (self->rule, password);
  same = password[0] != '\0' && g_str_equal (password, again);
  for (guint i = 0; i < self->lines->len; i++) {
    Line *line = g_ptr_array_index (self->lines, i);

    set_met (line, line->need != PUPITRE_PASSWORD_NEED_NONE ? (met & line->need) != 0 : same);
  }
  return same && pupitre_password_rule_allows (self->rule, password);
}
