/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-registration-page"

#include "config.h"

#include "pupitre-registration-page.h"

#include "pupitre-absence-row.h"
#include "pupitre-absence-rows.h"
#include "pupitre-asking.h"
#include "pupitre-contact.h"
#include "pupitre-fact-line.h"
#include "pupitre-open-row.h"
#include "pupitre-receipt-page.h"
#include "pupitre-record-row.h"
#include "pupitre-registration-book.h"
#include "pupitre-registration-form-page.h"
#include "pupitre-registration-others.h"
#include "pupitre-registration-words.h"
#include "pupitre-school-time.h"
#include "pupitre-trouble.h"

#include <glib/gi18n.h>

/* The registration of a child for the next school year: where it stands and until when, what the
 * school asks or the parent answered, what is on its way, and whom to ask where it is not possible
 * online. Of a child whom several accounts see, it shows what one of them may do, and leads to what the
 * others may. */

struct _PupitreRegistrationPage {
  PupitrePage              parent_instance;

  PupitreRegistrationBook *book;
  PupitreDraft            *draft;    /* (nullable): looked up anew each time that the page is shown */
  PupitreFeedObjects      *contacts;
  PupitreRegistrationOthers *others;

  AdwPreferencesGroup *state_group;
  GtkListBox          *state_list;
  GtkWidget           *actions;
  GtkListBox          *asked;
  GtkWidget           *buttons;
  GtkButton           *fill;
  GtkWidget           *receipts_button;
  PupitreTrouble      *trouble;
  GtkWidget           *questions_group;
  GtkListBox          *questions;
  GtkWidget           *answers_group;
  GtkListBox          *answers;
  GtkWidget           *others_group;
  GtkListBox          *others_list;
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

/* --- What other accounts may do ------------------------------------------------------------- */

static GQuark
account_quark (void)
{
  return g_quark_from_static_string ("pupitre-registration-page-account");
}

static void
add_other (PupitreRegistrationPage *self, guint position, GDateTime *now)
{
  PupitreAccount *account = pupitre_registration_others_get_account (self->others, position);
  PupitreRegistration *registration =
    pupitre_registration_others_get_registration (self->others, position);
  g_autofree char *title = NULL;
  g_autofree char *state = NULL;
  g_autofree char *under = NULL;
  GtkWidget *row;

  if (registration == NULL)
    return;
  title = pupitre_registration_words_dup_title (registration);
  state = pupitre_registration_words_dup_state (registration, now);
  under = g_strdup_printf ("%s\n%s", state, pupitre_account_get_email (account));
  row = pupitre_open_row_new (icon_of (pupitre_registration_get_state (registration, now)), title,
                              under);
  g_object_set_qdata_full (G_OBJECT (row), account_quark (), g_object_ref (account),
                           g_object_unref);
  gtk_list_box_append (self->others_list, row);
}

/* Whose the page is has to be said where there are others. */
static void
show_others (PupitreRegistrationPage *self)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  const char *name = pupitre_page_get_account_name (PUPITRE_PAGE (self));
  g_autofree char *description = name != NULL ? g_markup_escape_text (name, -1) : NULL;

  clear (self->others_list);
  for (guint i = 0; i < pupitre_registration_others_get_n (self->others); i++)
    add_other (self, i, now);
  gtk_widget_set_visible (self->others_group,
                          gtk_widget_get_first_child (GTK_WIDGET (self->others_list)) != NULL);
  adw_preferences_group_set_description (self->state_group, description);
}

static void
on_other_activated (PupitreRegistrationPage *self, GtkListBoxRow *row)
{
  PupitreAccount *account = g_object_get_qdata (G_OBJECT (row), account_quark ());

  pupitre_page_open (PUPITRE_PAGE (self),
                     pupitre_registration_page_new (PUPITRE_PAGE (self), account));
}

/* --- What the parent does ------------------------------------------------------------------- */

static void
open_receipts (PupitreRegistrationPage *self, GPtrArray *receipts)
{
  if (receipts->len > 0)
    pupitre_page_open (PUPITRE_PAGE (self),
                       pupitre_receipt_page_new (PUPITRE_PAGE (self), receipts));
}

static void
on_receipts (PupitreRegistrationPage *self)
{
  g_autoptr (GPtrArray) receipts = pupitre_registration_book_list_receipts (self->book);

  open_receipts (self, receipts);
}

static void
show_receipt (PupitreRegistrationPage *self, PupitreIntent *intent)
{
  g_autoptr (GPtrArray) receipts = pupitre_registration_book_list_receipts (self->book);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();

  for (guint i = 0; i < receipts->len; i++) {
    if (g_str_equal (pupitre_intent_get_uuid (pupitre_receipt_get_intent (receipts->pdata[i])),
                     pupitre_intent_get_uuid (intent)))
      g_ptr_array_add (wanted, receipts->pdata[i]);
  }
  open_receipts (self, wanted);
}

static void
open_form (PupitreRegistrationPage *self, PupitreIntent *refused)
{
  if (pupitre_registration_book_may_fill (self->book))
    pupitre_page_open (PUPITRE_PAGE (self),
                       pupitre_registration_form_page_new (PUPITRE_PAGE (self), self->book,
                                                           refused));
}

static void
on_fill (PupitreRegistrationPage *self)
{
  open_form (self, NULL);
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PupitreRegistrationPage *self = PUPITRE_REGISTRATION_PAGE (source);
  g_autoptr (GError) error = NULL;
  gboolean done = pupitre_asking_finish (result, &error);

  if (pupitre_page_get_account (PUPITRE_PAGE (self)) == NULL)  /* the page is gone */
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->asked), TRUE);
  if (!done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pupitre_trouble_show (self->trouble, error);
}

static PupitreFollowUp
answer_of (const char *id)
{
  if (g_str_equal (id, "take-back"))
    return PUPITRE_FOLLOW_UP_TAKE_BACK;
  return g_str_equal (id, "done") ? PUPITRE_FOLLOW_UP_DONE : PUPITRE_FOLLOW_UP_SEND_AGAIN;
}

static void
on_pressed (PupitreRegistrationPage *self, const char *id, PupitreAbsenceRow *row)
{
  g_autoptr (PupitreIntent) intent = g_object_ref (pupitre_absence_row_get_subject (row));

  pupitre_trouble_hide (self->trouble);
  if (g_str_equal (id, "receipt")) {
    show_receipt (self, intent);
  } else if (g_str_equal (id, "edit")) {
    open_form (self, intent);
  } else {
    gtk_widget_set_sensitive (GTK_WIDGET (self->asked), FALSE);
    pupitre_asking_answer_async (PUPITRE_PAGE (self), intent, answer_of (id), on_answered, NULL);
  }
}

static void
show_asked (PupitreRegistrationPage *self)
{
  g_autoptr (GPtrArray) intents = pupitre_registration_book_list_intents (self->book);
  g_autoptr (GPtrArray) receipts = pupitre_registration_book_list_receipts (self->book);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < intents->len; i++)
    g_ptr_array_add (rows, g_object_ref_sink (
                             pupitre_absence_rows_new_intent (intents->pdata[i], NULL)));
  pupitre_absence_rows_show (self->asked, rows, G_CALLBACK (on_pressed), self);
  gtk_widget_set_visible (self->receipts_button, receipts->len > 0);
}

/* Where there is nothing to do and nothing on its way, no blank space stands for it. */
static void
show_actions (PupitreRegistrationPage *self)
{
  gboolean pressable = gtk_widget_get_visible (GTK_WIDGET (self->fill)) ||
                       gtk_widget_get_visible (self->receipts_button);

  gtk_widget_set_visible (self->buttons, pressable);
  gtk_widget_set_visible (self->actions,
                          pressable || gtk_widget_get_visible (GTK_WIDGET (self->asked)));
}

static void
show_fill (PupitreRegistrationPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->fill),
                          pupitre_registration_book_may_fill (self->book));
  if (self->draft != NULL && pupitre_draft_is_loaded (self->draft))
    gtk_button_set_label (self->fill, *pupitre_draft_get_text (self->draft) != '\0'
                                        ? _("_Continue the Draft")
                                        : _("_Fill In the Form"));
  show_actions (self);
}

/* The form has a draft of its own: what it kept is looked up again. */
static void
look_up_draft (PupitreRegistrationPage *self)
{
  g_clear_object (&self->draft);
  if (pupitre_registration_book_may_fill (self->book)) {
    self->draft = pupitre_registration_book_make_draft (self->book);
    g_signal_connect_object (self->draft, "changed", G_CALLBACK (show_fill), self,
                             G_CONNECT_SWAPPED);
  }
}

/* --- The page ------------------------------------------------------------------------------- */

static void
show_registration (PupitreRegistrationPage *self)
{
  PupitreRegistration *registration = pupitre_registration_book_get_registration (self->book);
  g_autoptr (GDateTime) now = pupitre_school_time_now ();

  clear (self->state_list);
  clear (self->questions);
  clear (self->answers);
  if (registration != NULL) {
    show_state (self, registration, now);
    if (pupitre_registration_get_answers (registration) != NULL)
      show_answers (self, pupitre_registration_get_answers (registration));
    else if (pupitre_registration_book_may_fill (self->book))
      show_questions (self, registration);
  }
  if (self->draft == NULL)
    look_up_draft (self);
  show_asked (self);
  show_fill (self);
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
  show_others (PUPITRE_REGISTRATION_PAGE (page));
}

static void
pupitre_registration_page_shown (PupitrePage *page)
{
  PUPITRE_PAGE_CLASS (pupitre_registration_page_parent_class)->shown (page);
  look_up_draft (PUPITRE_REGISTRATION_PAGE (page));
  show_fill (PUPITRE_REGISTRATION_PAGE (page));
  pupitre_registration_others_refresh (PUPITRE_REGISTRATION_PAGE (page)->others, FALSE);
}

static void
pupitre_registration_page_refresh (PupitrePage *page)
{
  PUPITRE_PAGE_CLASS (pupitre_registration_page_parent_class)->refresh (page);
  pupitre_outbox_deliver (pupitre_asking_get_outbox (page, NULL));
  pupitre_registration_others_refresh (PUPITRE_REGISTRATION_PAGE (page)->others, TRUE);
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
  self->book = pupitre_registration_book_new (pupitre_page_get_account (page),
                                              pupitre_page_get_pupil (page));
  pupitre_page_set_feed (page, pupitre_registration_book_get_feed (self->book));
  g_signal_connect_object (self->book, "changed", G_CALLBACK (show_registration), self,
                           G_CONNECT_SWAPPED);
  self->others =
    pupitre_registration_others_new (pupitre_page_get_family (page),
                                     pupitre_page_get_account (page), pupitre_page_get_pupil (page));
  g_signal_connect_object (self->others, "changed", G_CALLBACK (show_others), self,
                           G_CONNECT_SWAPPED);
  make_contacts (self);
  show_contact (self);
  show_registration (self);
  show_others (self);
}

static void
pupitre_registration_page_dispose (GObject *object)
{
  PupitreRegistrationPage *self = PUPITRE_REGISTRATION_PAGE (object);

  g_clear_object (&self->draft);
  g_clear_object (&self->book);
  g_clear_object (&self->contacts);
  if (self->others != NULL)
    g_object_run_dispose (G_OBJECT (self->others));
  g_clear_object (&self->others);

  G_OBJECT_CLASS (pupitre_registration_page_parent_class)->dispose (object);
}

static void
pupitre_registration_page_class_init (PupitreRegistrationPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pupitre_registration_page_constructed;
  object_class->dispose = pupitre_registration_page_dispose;
  PUPITRE_PAGE_CLASS (klass)->refresh = pupitre_registration_page_refresh;
  PUPITRE_PAGE_CLASS (klass)->shown = pupitre_registration_page_shown;
  PUPITRE_PAGE_CLASS (klass)->day_changed = pupitre_registration_page_day_changed;

  g_type_ensure (PUPITRE_TYPE_TROUBLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-registration-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, state_group);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, state_list);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, actions);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, asked);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, fill);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, receipts_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, questions_group);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, questions);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, answers_group);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, answers);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, others_group);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, others_list);
  gtk_widget_class_bind_template_child (widget_class, PupitreRegistrationPage, contact);
  gtk_widget_class_bind_template_callback (widget_class, on_contact_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_fill);
  gtk_widget_class_bind_template_callback (widget_class, on_other_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_receipts);
}

static void
pupitre_registration_page_init (PupitreRegistrationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_button_set_label (self->fill, _("_Fill In the Form"));
}

/**
 * pupitre_registration_page_new:
 * @from: The registration of a child under one account
 * @account: Another one that sees the child
 *
 * Returns: (transfer floating): a page for what that account may do. Main thread.
 */
PupitrePage *
pupitre_registration_page_new (PupitrePage *from, PupitreAccount *account)
{
  g_return_val_if_fail (PUPITRE_IS_PAGE (from), NULL);
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account), NULL);

  return g_object_new (PUPITRE_TYPE_REGISTRATION_PAGE, "account", account, "pupil",
                       pupitre_page_get_pupil (from), "family", pupitre_page_get_family (from),
                       "renderer", pupitre_page_get_renderer (from), NULL);
}
