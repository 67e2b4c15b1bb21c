/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-registration-page"

#include "config.h"

#include "pupitre-registration-page.h"

#include "pupitre-contact.h"
#include "pupitre-fact-line.h"
#include "pupitre-page-objects.h"
#include "pupitre-record-row.h"
#include "pupitre-registration-words.h"
#include "pupitre-school-time.h"

#include <glib/gi18n.h>

/* The registration of a child for the next school year: where it stands and until when, what the
 * school asks or the parent answered, and whom to ask where it is not possible online. */

struct _PupitreRegistrationPage {
  PupitrePage          parent_instance;

  PupitreFeedObjects  *objects;
  PupitreFeedObjects  *contacts;

  AdwPreferencesGroup *state_group;
  GtkListBox          *state_list;
  GtkWidget           *questions_group;
  GtkListBox          *questions;
  GtkWidget           *answers_group;
  GtkListBox          *answers;
  GtkWidget           *contact;
};

G_DEFINE_FINAL_TYPE (PupitreRegistrationPage, pupitre_registration_page, PUPITRE_TYPE_PAGE)

static void
clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

/* --- Where it stands ----------------------------------------------------------------------- */

static const char *
icon_of (PupitreRegistrationState state)
{
  switch (state) {
  case PUPITRE_REGISTRATION_STATE_OPEN:
    return "pupitre-registration-symbolic";
  case PUPITRE_REGISTRATION_STATE_NOT_YET:
    return "content-loading-symbolic";
  case PUPITRE_REGISTRATION_STATE_DONE:
    return "emblem-ok-symbolic";
  case PUPITRE_REGISTRATION_STATE_CLOSED:
  case PUPITRE_REGISTRATION_STATE_ELSEWHERE:
  case PUPITRE_REGISTRATION_STATE_OTHER:
  default:
    return "dialog-information-symbolic";
  }
}

static void
add_fact (GtkListBox *list, const char *name, const char *fact)
{
  if (*fact != '\0')
    gtk_list_box_append (list, pupitre_record_row_new_fact (name, fact));
}

static void
show_state (PupitreRegistrationPage *self, PupitreRegistration *registration, GDateTime *now)
{
  PupitreRegistrationState state = pupitre_registration_get_state (registration, now);
  g_autofree char *title = pupitre_registration_words_dup_title (registration);
  g_autofree char *words = pupitre_registration_words_dup_state (registration, now);
  g_autofree char *detail = pupitre_registration_words_dup_detail (registration, now);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_group_set_title (self->state_group, title);
  g_object_set (row, "use-markup", FALSE, "title", words, "title-lines", 0, "subtitle", detail,
                "subtitle-lines", 0, NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon_of (state)));
  gtk_list_box_append (self->state_list, row);
  add_fact (self->state_list, C_("registration", "School"),
            pupitre_registration_get_school (registration));
  add_fact (self->state_list, C_("registration", "Level next year"),
            pupitre_registration_get_level (registration));
}

/* --- What is asked, and what was answered --------------------------------------------------- */

static char *
dup_choices (PupitreRegistrationQuestion *question)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < pupitre_registration_question_get_n_choices (question); i++)
    g_ptr_array_add (titles,
                     (gpointer) pupitre_registration_question_get_choice_title (question, i));
  g_ptr_array_add (titles, NULL);
  return g_strjoinv (" · ", (char **) titles->pdata);
}

static void
add_question (PupitreRegistrationPage *self, PupitreRegistrationQuestion *question)
{
  const char *description = pupitre_registration_question_get_description (question);
  g_autofree char *choices = dup_choices (question);
  g_autofree char *text =
    g_strdup_printf ("%s%s%s", description, *description != '\0' ? "\n" : "", choices);
  GtkWidget *row = adw_action_row_new ();

  g_object_set (row, "use-markup", FALSE, "title",
                pupitre_registration_question_get_title (question), "title-lines", 0, "subtitle",
                text, "subtitle-lines", 0, NULL);
  gtk_list_box_append (self->questions, row);
}

static void
show_questions (PupitreRegistrationPage *self, PupitreRegistration *registration)
{
  GPtrArray *questions = pupitre_registration_get_questions (registration);

  for (guint i = 0; i < questions->len; i++)
    add_question (self, questions->pdata[i]);
}

static void
show_answers (PupitreRegistrationPage *self, PupitreRegistrationAnswers *answers)
{
  for (guint i = 0; i < pupitre_registration_answers_get_n (answers); i++)
    add_fact (self->answers, pupitre_registration_answers_get_title (answers, i),
              pupitre_registration_answers_get_choice_title (answers, i));
  add_fact (self->answers, _("Comment"), pupitre_registration_answers_get_comment (answers));
}

/* --- Whom to ask ---------------------------------------------------------------------------- */

static PupitreContact *
find_school (PupitreRegistrationPage *self)
{
  GPtrArray *contacts = pupitre_feed_objects_list (self->contacts);

  for (guint i = 0; i < contacts->len; i++) {
    if (pupitre_contact_get_kind (contacts->pdata[i]) == PUPITRE_CONTACT_KIND_SCHOOL)
      return contacts->pdata[i];
  }
  return NULL;
}

static void
show_contact (PupitreRegistrationPage *self)
{
  PupitreContact *school = find_school (self);
  PupitreChild *child = pupitre_page_get_pupil (PUPITRE_PAGE (self));
  g_autofree char *ways = NULL;

  if (school != NULL) {
    const char *facts[] = { pupitre_contact_get_telephone (school),
                            pupitre_contact_get_email (school), NULL };

    ways = pupitre_fact_line_join (facts);
  }
  g_object_set (self->contact, "title", pupitre_child_get_school_name (child), "subtitle",
                ways != NULL && *ways != '\0' ? ways : _("How to reach the school"), NULL);
}

static void
on_contact_activated (PupitreRegistrationPage *self)
{
  PupitreChild *child = pupitre_page_get_pupil (PUPITRE_PAGE (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.contact", "s",
                              pupitre_child_get_key (child));
}

/* --- The page ------------------------------------------------------------------------------- */

static void
show_registration (PupitreRegistrationPage *self)
{
  GPtrArray *list = pupitre_feed_objects_list (self->objects);
  PupitreRegistration *registration = list->len > 0 ? list->pdata[0] : NULL;
  g_autoptr (GDateTime) now = pupitre_school_time_now ();

  clear (self->state_list);
  clear (self->questions);
  clear (self->answers);
  if (registration != NULL) {
    show_state (self, registration, now);
    if (pupitre_registration_get_answers (registration) != NULL)
      show_answers (self, pupitre_registration_get_answers (registration));
    else if (pupitre_registration_get_state (registration, now) == PUPITRE_REGISTRATION_STATE_OPEN)
      show_questions (self, registration);
  }
  gtk_widget_set_visible (self->questions_group,
                          gtk_widget_get_first_child (GTK_WIDGET (self->questions)) != NULL);
  gtk_widget_set_visible (self->answers_group,
                          gtk_widget_get_first_child (GTK_WIDGET (self->answers)) != NULL);
}

/* The period may have begun, or be over. */
static void
pupitre_registration_page_day_changed (PupitrePage *page)
{
  PUPITRE_PAGE_CLASS (pupitre_registration_page_parent_class)->day_changed (page);
  show_registration (PUPITRE_REGISTRATION_PAGE (page));
}

static void
make_contacts (PupitreRegistrationPage *self)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  g_autoptr (PupitreFeed) feed =
    pupitre_account_get_feed (pupitre_page_get_account (page), pupitre_page_get_pupil (page),
                              PUPITRE_KIND_CONTACTS);

  pupitre_page_add_feed (page, feed, FALSE);
  self->contacts = pupitre_feed_objects_new (feed);
  g_signal_connect_object (self->contacts, "changed", G_CALLBACK (show_contact), self,
                           G_CONNECT_SWAPPED);
}

static void
pupitre_registration_page_constructed (GObject *object)
{
  PupitreRegistrationPage *self = PUPITRE_REGISTRATION_PAGE (object);
  PupitrePage *page = PUPITRE_PAGE (self);

  G_OBJECT_CLASS (pupitre_registration_page_parent_class)->constructed (object);

  pupitre_state_stack_set_empty (pupitre_page_get_stack (page), "pupitre-registration-symbolic",
                                 _("No Registration Now"),
                                 _("What the school asks for next year appears here while its period "
                                   "of registration is open."));
  self->objects =
    pupitre_page_objects_new (page, PUPITRE_KIND_REGISTRATION, G_CALLBACK (show_registration));
  make_contacts (self);
  show_contact (self);
  show_registration (self);
}

static void
pupitre_registration_page_dispose (GObject *object)
{
  PupitreRegistrationPage *self = PUPITRE_REGISTRATION_PAGE (object);

  g_clear_object (&self->objects);
  g_clear_object (&self->contacts);

  G_OBJECT_CLASS (pupitre_registration_page_parent_class)->dispose (object);
}

static void
pupitre_registration_page_class_init (PupitreRegistrationPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pupitre_registration_page_constructed;
  object_class->dispose = pupitre_registration_page_dispose;
  PUPITRE_PAGE_CLASS (klass)->day_changed = pupitre_registration_page_day_changed;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-registration-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, state_group);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, state_list);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, questions_group);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, questions);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, answers_group);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, answers);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, contact);
  gtk_widget_class_bind_template_callback (widget_class, on_contact_activated);
}

static void
pupitre_registration_page_init (PupitreRegistrationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
