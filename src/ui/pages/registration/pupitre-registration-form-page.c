/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-registration-form-page"

#include "config.h"

#include "pupitre-registration-form-page.h"

#include "pupitre-asking.h"
#include "pupitre-busy-button.h"
#include "pupitre-record-row.h"
#include "pupitre-registration-form.h"
#include "pupitre-registration-intent.h"
#include "pupitre-registration-words.h"
#include "pupitre-trouble.h"

#include <glib/gi18n.h>

/* The form of a registration: filled in, kept as a draft with each answer, looked through, and sent
 * once. */

struct _PupitreRegistrationFormPage {
  PupitrePage              parent_instance;

  PupitreRegistrationBook *book;
  PupitreRegistration     *registration;  /* what the form asks */
  PupitreIntent           *refused;       /* (nullable): what is being corrected */
  PupitreDraft            *draft;
  gboolean                 filled;        /* with what was kept, or what is being corrected */

  GtkScrolledWindow       *scrolled;
  GtkStack                *steps;
  PupitreRegistrationForm *form;
  GtkLabel                *draft_note;
  GtkWidget               *empty;
  GtkWidget               *preview_button;
  GtkListBox              *preview;
  GtkWidget               *change;
  PupitreTrouble          *trouble;
  PupitreBusyButton       *submit;
};

G_DEFINE_FINAL_TYPE (PupitreRegistrationFormPage, pupitre_registration_form_page, PUPITRE_TYPE_PAGE)

/* --- The draft ------------------------------------------------------------------------------ */

/* A form in which nothing is answered is no draft. */
static gboolean
is_blank (PupitreRegistrationAnswers *answers)
{
  return pupitre_registration_answers_get_n (answers) == 0 &&
         *pupitre_registration_answers_get_comment (answers) == '\0';
}

static void
keep_draft (PupitreRegistrationFormPage *self)
{
  g_autoptr (PupitreRegistrationAnswers) answers =
    pupitre_registration_form_dup_answers (self->form);
  g_autofree char *text = pupitre_registration_answers_dup_text (answers);
  gboolean blank = is_blank (answers);

  pupitre_draft_set_text (self->draft, blank ? NULL : text);
  gtk_widget_set_sensitive (self->empty, !blank);
}

static void
on_form_changed (PupitreRegistrationFormPage *self)
{
  pupitre_trouble_hide (self->trouble);
  keep_draft (self);
}

/* What is kept where. */
static const char *
say_of_draft (PupitreRegistrationFormPage *self)
{
  PupitreAccount *account = pupitre_page_get_account (PUPITRE_PAGE (self));

  if (pupitre_outbox_is_online_only (pupitre_account_get_outbox (account)))
    return _("Nothing of it is written on this computer: what you do not send is gone when you "
             "finish.");
  return _("Each answer is kept on this computer, encrypted, until you send the form.");
}

static void
fill_in (PupitreRegistrationFormPage *self)
{
  g_autoptr (PupitreRegistrationAnswers) answers = NULL;

  if (self->refused != NULL)
    answers = pupitre_registration_intent_dup_answers (self->refused);
  else
    answers = pupitre_registration_answers_parse (pupitre_draft_get_text (self->draft));
  if (answers == NULL)
    answers = pupitre_registration_answers_new ();
  pupitre_registration_form_fill (self->form, answers);
  gtk_widget_set_sensitive (self->empty, !is_blank (answers));
}

/* Nothing is typed before it is known what was kept. */
static void
on_draft_changed (PupitreRegistrationFormPage *self)
{
  const GError *error = pupitre_draft_get_error (self->draft);

  if (pupitre_draft_is_loaded (self->draft) && !self->filled) {
    self->filled = TRUE;
    fill_in (self);
    gtk_widget_set_sensitive (GTK_WIDGET (self->steps), TRUE);
  }
  if (error != NULL)
    pupitre_trouble_show (self->trouble, error);
}

static void
on_empty (PupitreRegistrationFormPage *self)
{
  g_autoptr (PupitreRegistrationAnswers) none = pupitre_registration_answers_new ();

  pupitre_registration_form_fill (self->form, none);
  on_form_changed (self);
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

/* --- The preview ---------------------------------------------------------------------------- */

static PupitreIntent *
create_intent (PupitreRegistrationFormPage *self)
{
  g_autoptr (PupitreRegistrationAnswers) answers =
    pupitre_registration_form_dup_answers (self->form);

  return pupitre_registration_intent_new (self->registration,
                                          pupitre_page_get_pupil (PUPITRE_PAGE (self)), answers);
}

static void
add_fact (PupitreRegistrationFormPage *self, const char *name, const char *fact)
{
  if (*fact != '\0')
    gtk_list_box_append (self->preview, pupitre_record_row_new_fact (name, fact));
}

static void
show_preview (PupitreRegistrationFormPage *self)
{
  g_autoptr (PupitreRegistrationAnswers) answers =
    pupitre_registration_form_dup_answers (self->form);
  PupitreChild *child = pupitre_page_get_pupil (PUPITRE_PAGE (self));
  g_autofree char *title = pupitre_registration_words_dup_title (self->registration);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->preview))) != NULL)
    gtk_list_box_remove (self->preview, row);
  add_fact (self, title, pupitre_child_get_first_name (child));
  add_fact (self, C_("registration", "School"),
            pupitre_registration_get_school (self->registration));
  add_fact (self, C_("registration", "Level next year"),
            pupitre_registration_get_level (self->registration));
  for (guint i = 0; i < pupitre_registration_answers_get_n (answers); i++)
    add_fact (self, pupitre_registration_answers_get_title (answers, i),
              pupitre_registration_answers_get_choice_title (answers, i));
  add_fact (self, _("Comment"), pupitre_registration_answers_get_comment (answers));
}

static void
show_step (PupitreRegistrationFormPage *self, const char *step)
{
  gtk_stack_set_visible_child_name (self->steps, step);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static void
on_preview (PupitreRegistrationFormPage *self)
{
  pupitre_trouble_hide (self->trouble);
  if (!pupitre_registration_form_check (self->form))
    return;
  show_preview (self);
  show_step (self, "preview");
  gtk_widget_grab_focus (GTK_WIDGET (self->submit));
}

static void
on_change (PupitreRegistrationFormPage *self)
{
  pupitre_trouble_hide (self->trouble);
  show_step (self, "form");
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

/* --- Sending -------------------------------------------------------------------------------- */

static void
set_busy (PupitreRegistrationFormPage *self, gboolean busy)
{
  pupitre_busy_button_set_busy (self->submit, busy);
  gtk_widget_set_sensitive (self->change, !busy);
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PupitreRegistrationFormPage *self = PUPITRE_REGISTRATION_FORM_PAGE (source);
  g_autoptr (PupitreDraft) draft = user_data;
  g_autoptr (GError) error = NULL;
  gboolean kept = pupitre_asking_finish (result, &error);

  /* What is on its way has all that was typed. */
  if (kept)
    pupitre_draft_set_text (draft, NULL);
  if (pupitre_page_get_account (PUPITRE_PAGE (self)) == NULL)  /* the page is gone */
    return;
  set_busy (self, FALSE);
  if (kept)
    gtk_widget_activate_action (GTK_WIDGET (self), "page.back", NULL);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pupitre_trouble_show (self->trouble, error);
}

/* The period may be over, the portal ask something else by now, or another year have begun to be asked
 * for: what is sent is what the parent has read. */
static gboolean
may_send (PupitreRegistrationFormPage *self, PupitreIntent *intent)
{
  PupitreRegistration *now = pupitre_registration_book_get_registration (self->book);
  g_autoptr (PupitreRegistrationAnswers) answers = pupitre_registration_intent_dup_answers (intent);

  return pupitre_registration_book_may_fill (self->book) &&
         pupitre_registration_intent_is_about (intent, now) &&
         pupitre_registration_takes_answers (now, answers);
}

static void
on_submit (PupitreRegistrationFormPage *self)
{
  g_autoptr (PupitreIntent) intent = NULL;
  g_autoptr (GPtrArray) intents = NULL;

  if (pupitre_busy_button_is_busy (self->submit))
    return;
  intent = create_intent (self);
  if (!may_send (self, intent)) {
    pupitre_trouble_say (self->trouble,
                         _("The school does not take this form any more. Go back to see where the "
                           "registration stands."),
                         "registration");
    return;
  }
  intents = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (intents, g_steal_pointer (&intent));
  pupitre_trouble_hide (self->trouble);
  set_busy (self, TRUE);
  pupitre_asking_async (PUPITRE_PAGE (self), intents,
                        pupitre_registration_is_services_only (self->registration)
                          ? _("Services are going to be asked for in your name.")
                          : _("The child is going to be registered in your name."),
                        on_asked, g_object_ref (self->draft));
}

/* --- The page ------------------------------------------------------------------------------- */

static void
pupitre_registration_form_page_dispose (GObject *object)
{
  PupitreRegistrationFormPage *self = PUPITRE_REGISTRATION_FORM_PAGE (object);

  g_clear_object (&self->book);
  g_clear_object (&self->registration);
  g_clear_object (&self->refused);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (pupitre_registration_form_page_parent_class)->dispose (object);
}

static void
pupitre_registration_form_page_class_init (PupitreRegistrationFormPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_registration_form_page_dispose;

  g_type_ensure (PUPITRE_TYPE_BUSY_BUTTON);
  g_type_ensure (PUPITRE_TYPE_REGISTRATION_FORM);
  g_type_ensure (PUPITRE_TYPE_TROUBLE);
  gtk_widget_class_set_template_from_resource (
    widget_class, RESOURCE_PATH "/ui/pupitre-registration-form-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationFormPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationFormPage, steps);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationFormPage, form);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationFormPage, draft_note);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationFormPage, empty);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationFormPage, preview_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationFormPage, preview);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationFormPage, change);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationFormPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationFormPage, submit);
  gtk_widget_class_bind_template_callback (widget_class, on_empty);
  gtk_widget_class_bind_template_callback (widget_class, on_preview);
  gtk_widget_class_bind_template_callback (widget_class, on_change);
  gtk_widget_class_bind_template_callback (widget_class, on_submit);
}

static void
pupitre_registration_form_page_init (PupitreRegistrationFormPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_busy_button_set_text (self->submit, _("_Submit"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->steps), FALSE);
  pupitre_page_show_refresh (PUPITRE_PAGE (self), FALSE);
}

/**
 * pupitre_registration_form_page_new:
 * @from: The page from which it is opened
 * @book: What is known of the registration, which is open
 * @refused: (nullable): A registration that came back, to be corrected
 *
 * Returns: (transfer floating): a page. Main thread.
 */
PupitrePage *
pupitre_registration_form_page_new (PupitrePage             *from,
                                    PupitreRegistrationBook *book,
                                    PupitreIntent           *refused)
{
  PupitreRegistrationFormPage *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (PUPITRE_IS_PAGE (from), NULL);
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_BOOK (book), NULL);

  self = g_object_new (PUPITRE_TYPE_REGISTRATION_FORM_PAGE, "account",
                       pupitre_page_get_account (from), "pupil", pupitre_page_get_pupil (from),
                       "family", pupitre_page_get_family (from), "renderer",
                       pupitre_page_get_renderer (from), NULL);
  self->book = g_object_ref (book);
  self->registration = g_object_ref (pupitre_registration_book_get_registration (book));
  self->refused = refused != NULL ? g_object_ref (refused) : NULL;
  title = pupitre_registration_words_dup_title (self->registration);
  pupitre_page_set_title (PUPITRE_PAGE (self), title);
  gtk_label_set_text (self->draft_note, say_of_draft (self));
  pupitre_registration_form_set_registration (self->form, self->registration);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (on_form_changed), self,
                           G_CONNECT_SWAPPED);
  self->draft = pupitre_registration_book_make_draft (book);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (on_draft_changed), self,
                           G_CONNECT_SWAPPED);
  pupitre_page_set_feed (PUPITRE_PAGE (self), pupitre_registration_book_get_feed (book));
  return PUPITRE_PAGE (self);
}
