/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "registration-steps.h"

#include "pupitre-registration-form-page.h"
#include "pupitre-registration-page.h"

gboolean
registration_has_state (gpointer page)
{
  return gtk_list_box_get_row_at_index (ui_part (page, "state_list"), 0) != NULL;
}

PupitrePage *
registration_open (UiFixture *self, const char *child)
{
  PupitrePage *page = ui_open (self, child, PUPITRE_TILE_REGISTRATION);

  g_assert_true (PUPITRE_IS_REGISTRATION_PAGE (page));
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  test_wait_until (registration_has_state, page);
  return page;
}

static gboolean
is_fillable (gpointer form)
{
  return gtk_widget_get_sensitive (ui_part (form, "steps"));
}

PupitrePage *
registration_open_form (UiFixture *self, PupitrePage *page)
{
  PupitrePage *form;

  g_assert_true (gtk_widget_get_visible (ui_part (page, "fill")));
  registration_press (page, "fill");
  form = ui_page (self);
  g_assert_true (PUPITRE_IS_REGISTRATION_FORM_PAGE (form));
  test_wait_until (is_fillable, form);
  return form;
}

static AdwComboRow *
find_combo (gpointer root, const char *title)
{
  if (ADW_IS_COMBO_ROW (root) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return ADW_COMBO_ROW (root);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (root)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    AdwComboRow *row = find_combo (child, title);

    if (row != NULL)
      return row;
  }
  return NULL;
}

AdwComboRow *
registration_question (gpointer form, const char *title)
{
  AdwComboRow *row = find_combo (ui_part (form, "form"), title);

  g_assert_nonnull (row);
  return row;
}

void
registration_answer (gpointer form, const char *title, guint n)
{
  adw_combo_row_set_selected (registration_question (form, title), n);
}

void
registration_answer_all (gpointer form)
{
  registration_answer (form, "Service de garde", 1);
  registration_answer (form, "Surveillance des dîners", 1);
  registration_answer (form, "Transport scolaire", 1);
}

const char *
registration_step (gpointer form)
{
  return gtk_stack_get_visible_child_name (ui_part (form, "steps"));
}

void
registration_press (gpointer page, const char *button)
{
  g_signal_emit_by_name (ui_part (page, button), "clicked");
}

gboolean
registration_has_answers (gpointer page)
{
  return PUPITRE_IS_REGISTRATION_PAGE (page) &&
         gtk_widget_get_mapped (ui_part (page, "answers_group"));
}

gboolean
registration_shows_asked (gpointer page)
{
  return PUPITRE_IS_REGISTRATION_PAGE (page) && gtk_widget_get_mapped (ui_part (page, "asked"));
}
