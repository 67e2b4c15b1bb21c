/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-motive-choice"

#include "config.h"

#include "pupitre-motive-choice.h"

#include "pupitre-absence-words.h"
#include "pupitre-button-names.h"
#include "pupitre-choices.h"
#include "pupitre-school-time.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* What the parent is about to answer for one absence: a row to choose the motive in, and under it,
 * once one is chosen, a row for an explanation. The page holds both rows in its list.
 *
 * Signals: `changed`. */

/* What is chosen is to be recognised at 360 px, where the lesson wraps beside it. */
#define CHOSEN_CHARS 14
#define MAX_CHOSEN_CHARS 24

struct _PupitreMotiveChoice {
  GObject         parent_instance;

  PupitreAbsence *absence;
  GPtrArray      *motives;  /* (element-type PupitreMotive): those that the school takes for it */
  char           *wanted;   /* (nullable): the code to choose as soon as it is there */
  GtkWidget      *combo;    /* an AdwComboRow */
  GtkWidget      *entry;    /* an AdwEntryRow */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreMotiveChoice, pupitre_motive_choice, G_TYPE_OBJECT)

static PupitreMotive *
get_motive (PupitreMotiveChoice *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->combo));

  return selected > 0 && selected <= self->motives->len ? self->motives->pdata[selected - 1] : NULL;
}

static void
show_entry (PupitreMotiveChoice *self)
{
  PupitreMotive *motive = get_motive (self);

  gtk_widget_set_visible (self->entry, motive != NULL);
  if (motive != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry),
                                   pupitre_motive_needs_explanation (motive)
                                     ? _("Explanation, required by the school")
                                     : _("Explanation, if you wish"));
}

static void
on_changed (PupitreMotiveChoice *self)
{
  show_entry (self);
  g_signal_emit (self, changed_signal, 0);
}

/* Returns: the row of what is wanted, which is no longer waited for; 0 where nothing is or the school
 * does not offer it yet */
static guint
take_wanted (PupitreMotiveChoice *self)
{
  for (guint i = 0; self->wanted != NULL && i < self->motives->len; i++) {
    if (g_str_equal (pupitre_motive_get_code (self->motives->pdata[i]), self->wanted)) {
      g_clear_pointer (&self->wanted, g_free);
      return i + 1;
    }
  }
  return 0;
}

static void
pupitre_motive_choice_dispose (GObject *object)
{
  PupitreMotiveChoice *self = PUPITRE_MOTIVE_CHOICE (object);

  if (self->combo != NULL)
    g_signal_handlers_disconnect_by_data (self->combo, self);
  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  g_clear_object (&self->combo);
  g_clear_object (&self->entry);
  g_clear_object (&self->absence);

  G_OBJECT_CLASS (pupitre_motive_choice_parent_class)->dispose (object);
}

static void
pupitre_motive_choice_finalize (GObject *object)
{
  PupitreMotiveChoice *self = PUPITRE_MOTIVE_CHOICE (object);

  g_ptr_array_unref (self->motives);
  g_free (self->wanted);

  G_OBJECT_CLASS (pupitre_motive_choice_parent_class)->finalize (object);
}

static void
pupitre_motive_choice_class_init (PupitreMotiveChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_motive_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_motive_choice_finalize;

  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_MOTIVE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
on_chosen_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), CHOSEN_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHOSEN_CHARS);
  gtk_list_item_set_child (item, label);
}

static void
on_chosen_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* The row's own label gives way to the text beside it down to three letters. */
static void
give_room (AdwComboRow *combo)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_chosen_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_chosen_bind), NULL);
  adw_combo_row_set_list_factory (combo, adw_combo_row_get_factory (combo));
  adw_combo_row_set_factory (combo, factory);
}

static void
pupitre_motive_choice_init (PupitreMotiveChoice *self)
{
  self->motives = g_ptr_array_new_with_free_func (g_object_unref);
  self->combo = g_object_ref_sink (adw_combo_row_new ());
  self->entry = g_object_ref_sink (adw_entry_row_new ());
  g_object_set (self->combo, "use-markup", FALSE, "title-lines", 0, "subtitle-lines", 0, NULL);
  give_room (ADW_COMBO_ROW (self->combo));
  pupitre_button_names_take_list (self->combo, _("Motive"));
  gtk_widget_add_css_class (self->entry, "form");
  gtk_widget_set_visible (self->entry, FALSE);
  g_signal_connect_swapped (self->combo, "notify::selected", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
}

/**
 * pupitre_motive_choice_new:
 * @absence: What waits for a motive
 *
 * Returns: (transfer full): rows with nothing chosen. Main thread.
 */
PupitreMotiveChoice *
pupitre_motive_choice_new (PupitreAbsence *absence)
{
  PupitreMotiveChoice *self = g_object_new (PUPITRE_TYPE_MOTIVE_CHOICE, NULL);

  pupitre_motive_choice_set_absence (self, absence);
  return self;
}

/**
 * pupitre_motive_choice_get_combo:
 * @self: A choice
 *
 * Returns: (transfer none): the row with the motives. Main thread.
 */
GtkWidget *
pupitre_motive_choice_get_combo (PupitreMotiveChoice *self)
{
  g_return_val_if_fail (PUPITRE_IS_MOTIVE_CHOICE (self), NULL);

  return self->combo;
}

/**
 * pupitre_motive_choice_get_entry:
 * @self: A choice
 *
 * Returns: (transfer none): the row with the explanation. Main thread.
 */
GtkWidget *
pupitre_motive_choice_get_entry (PupitreMotiveChoice *self)
{
  g_return_val_if_fail (PUPITRE_IS_MOTIVE_CHOICE (self), NULL);

  return self->entry;
}

/**
 * pupitre_motive_choice_set_absence:
 * @self: A choice
 * @absence: The same absence as the portal tells it now
 *
 * Main thread.
 */
void
pupitre_motive_choice_set_absence (PupitreMotiveChoice *self, PupitreAbsence *absence)
{
  g_autofree char *what = pupitre_absence_words_dup_what (absence);
  g_autofree char *where = pupitre_absence_words_dup_where (absence);
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autofree char *date = pupitre_words_day_heading (pupitre_absence_get_date (absence), today);
  g_autofree char *detail = NULL;

  g_return_if_fail (PUPITRE_IS_MOTIVE_CHOICE (self));

  g_set_object (&self->absence, absence);
  detail = *where != '\0' ? g_strjoin (" · ", what, where, NULL) : g_strdup (what);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->combo), date);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->combo), detail);
  /* Its name is the title alone: two lessons of one day would be the same. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->combo), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  detail, -1);
}

/**
 * pupitre_motive_choice_set_motives:
 * @self: A choice
 * @motives: (element-type PupitreMotive): The motives of the school
 *
 * Offers those that suit; what was chosen stays. Main thread.
 */
void
pupitre_motive_choice_set_motives (PupitreMotiveChoice *self, GPtrArray *motives)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  PupitreMotive *chosen;

  g_return_if_fail (PUPITRE_IS_MOTIVE_CHOICE (self));

  chosen = get_motive (self);
  if (chosen != NULL) {
    g_free (self->wanted);
    self->wanted = g_strdup (pupitre_motive_get_code (chosen));
  }
  g_ptr_array_set_size (self->motives, 0);
  gtk_string_list_append (titles, _("Choose a motive"));
  for (guint i = 0; i < motives->len; i++) {
    if (!pupitre_motive_suits (motives->pdata[i], pupitre_absence_get_kind (self->absence)))
      continue;
    g_ptr_array_add (self->motives, g_object_ref (motives->pdata[i]));
    gtk_string_list_append (titles, pupitre_motive_get_title (motives->pdata[i]));
  }
  pupitre_choices_offer (self->combo, titles, take_wanted (self));
  show_entry (self);  /* the same motive may need an explanation now */
}

/**
 * pupitre_motive_choice_fill:
 * @self: A choice
 * @intent: What came back
 *
 * Brings back what was chosen and typed. Main thread.
 */
void
pupitre_motive_choice_fill (PupitreMotiveChoice *self, PupitreIntent *intent)
{
  guint row;

  g_return_if_fail (PUPITRE_IS_MOTIVE_CHOICE (self));

  g_free (self->wanted);
  self->wanted = g_strdup (pupitre_intent_get_motive_code (intent));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), pupitre_intent_get_text (intent));
  row = take_wanted (self);
  if (row != 0)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->combo), row);
}

/**
 * pupitre_motive_choice_clear:
 * @self: A choice
 *
 * Nothing is chosen or typed any more. Main thread.
 */
void
pupitre_motive_choice_clear (PupitreMotiveChoice *self)
{
  g_return_if_fail (PUPITRE_IS_MOTIVE_CHOICE (self));

  g_clear_pointer (&self->wanted, g_free);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->combo), 0);
}

/**
 * pupitre_motive_choice_check:
 * @self: A choice
 *
 * Returns: what keeps it from being sent. Main thread.
 */
PupitreMotivationFault
pupitre_motive_choice_check (PupitreMotiveChoice *self)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();

  g_return_val_if_fail (PUPITRE_IS_MOTIVE_CHOICE (self), PUPITRE_MOTIVATION_FAULT_NONE);

  return pupitre_motivation_check (self->absence, get_motive (self),
                                   gtk_editable_get_text (GTK_EDITABLE (self->entry)), today);
}

/**
 * pupitre_motive_choice_dup_intent:
 * @self: A choice
 * @child: Whose absence it is
 *
 * Returns: (transfer full) (nullable): what would be sent; %NULL while nothing is chosen. Main
 *   thread.
 */
PupitreIntent *
pupitre_motive_choice_dup_intent (PupitreMotiveChoice *self, PupitreChild *child)
{
  PupitreMotive *motive;
  g_autofree char *where = NULL;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (PUPITRE_IS_MOTIVE_CHOICE (self), NULL);

  motive = get_motive (self);
  if (motive == NULL)
    return NULL;
  where = pupitre_absence_words_dup_where (self->absence);
  day = g_date_time_format (pupitre_absence_get_date (self->absence), "%F");
  text = pupitre_motivation_dup_explanation (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  return pupitre_intent_new (&(PupitreIntentFields) {
    .child = pupitre_child_get_key (child),
    .child_name = pupitre_child_get_first_name (child),
    .kind = PUPITRE_INTENT_MOTIVE,
    .subject = pupitre_absence_get_id (self->absence),
    .subject_text = where,
    .first_day = day,
    .late = pupitre_absence_get_kind (self->absence) == PUPITRE_ABSENCE_KIND_LATE,
    .motive_code = pupitre_motive_get_code (motive),
    .motive_text = pupitre_motive_get_title (motive),
    .text = text,
  });
}
