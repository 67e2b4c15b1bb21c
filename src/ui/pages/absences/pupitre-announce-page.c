/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-announce-page"

#include "config.h"

#include "pupitre-announce-page.h"

#include "pupitre-absence-plan.h"
#include "pupitre-absence-words.h"
#include "pupitre-announce-periods.h"
#include "pupitre-asking.h"
#include "pupitre-busy-button.h"
#include "pupitre-button-names.h"
#include "pupitre-choices.h"
#include "pupitre-feed-objects.h"
#include "pupitre-field-note.h"
#include "pupitre-motivation.h"
#include "pupitre-school-calendar.h"
#include "pupitre-school-time.h"
#include "pupitre-trouble.h"
#include "pupitre-typed.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* Announces an absence or a late arrival to come. What the school would not take is explained at its
 * field before anything is sent. */

struct _PupitreAnnouncePage {
  PupitrePage             parent_instance;

  PupitreIntent          *refused;   /* (nullable): what is being corrected */
  PupitreFeedObjects     *year;      /* its days and terms */
  PupitreFeedObjects     *motives;
  PupitreAnnouncePeriods *day;
  GPtrArray              *offered;   /* (element-type PupitreMotive): those of the row */
  gboolean                checked;   /* the parent has wanted to send */
  gboolean                building;

  GtkWidget              *form;
  GtkEditable            *first;
  GtkCalendar            *first_calendar;
  PupitreFieldNote       *first_note;
  GtkEditable            *last;
  GtkCalendar            *last_calendar;
  PupitreFieldNote       *last_note;
  AdwComboRow            *kind;
  AdwComboRow            *motive;
  PupitreFieldNote       *motive_note;
  GtkEditable            *explanation;
  PupitreFieldNote       *explanation_note;
  AdwExpanderRow         *periods;
  PupitreFieldNote       *periods_note;
  GtkLabel               *preview;
  PupitreTrouble         *trouble;
  PupitreBusyButton      *submit;
};

G_DEFINE_FINAL_TYPE (PupitreAnnouncePage, pupitre_announce_page, PUPITRE_TYPE_PAGE)

static GDateTime *
read_date (GtkEditable *row)
{
  g_autofree char *date = pupitre_typed_date (gtk_editable_get_text (row));

  return date != NULL ? pupitre_school_time_parse (date) : NULL;
}

static PupitreMotive *
get_motive (PupitreAnnouncePage *self)
{
  guint selected = adw_combo_row_get_selected (self->motive);

  return selected >= 1 && selected <= self->offered->len ? self->offered->pdata[selected - 1] : NULL;
}

static PupitreAbsencePlan *
create_plan (PupitreAnnouncePage *self)
{
  g_autoptr (GDateTime) first = read_date (self->first);
  g_autoptr (GDateTime) last = read_date (self->last);
  PupitreMotive *motive = get_motive (self);

  return pupitre_absence_plan_new (&(PupitreAbsencePlanFields) {
    .first = first,
    .last = last,
    .periods = pupitre_announce_periods_get (self->day),
    .kind = adw_combo_row_get_selected (self->kind) == 1 ? PUPITRE_ABSENCE_KIND_LATE
                                                         : PUPITRE_ABSENCE_KIND_ABSENT,
    .motive_code = motive != NULL ? pupitre_motive_get_code (motive) : NULL,
    .explanation = gtk_editable_get_text (self->explanation),
    .some_periods = pupitre_announce_periods_is_some (self->day),
  });
}

/* --- What is wrong ------------------------------------------------------------------------- */

typedef struct {
  PupitreAbsencePlanFault fault;
  const char             *text;
} Words;

static const Words FIRST[] = {
  { PUPITRE_ABSENCE_PLAN_FAULT_FIRST_MISSING, N_("Which day? Write it as 2026-12-01.") },
  { PUPITRE_ABSENCE_PLAN_FAULT_PAST,
    N_("This day is over. Once the school has noted the absence, you can give its motive.") },
  { PUPITRE_ABSENCE_PLAN_FAULT_FIRST_OUTSIDE, N_("This day is not of the school year.") },
  { PUPITRE_ABSENCE_PLAN_FAULT_FIRST_OFF, N_("There is no class on this day: nothing to announce.") },
};
static const Words LAST[] = {
  { PUPITRE_ABSENCE_PLAN_FAULT_ORDER, N_("The last day is before the first.") },
  { PUPITRE_ABSENCE_PLAN_FAULT_LAST_OUTSIDE, N_("This day is not of the school year.") },
  { PUPITRE_ABSENCE_PLAN_FAULT_LAST_OFF, N_("There is no class on this day: end on a day of class.") },
};
static const Words MOTIVE[] = {
  { PUPITRE_ABSENCE_PLAN_FAULT_MOTIVE_MISSING, N_("Choose a motive.") },
  { PUPITRE_ABSENCE_PLAN_FAULT_MOTIVE, N_("The school does not take this motive here.") },
};
static const Words EXPLANATION[] = {
  { PUPITRE_ABSENCE_PLAN_FAULT_EXPLANATION_MISSING,
    N_("The school wants an explanation with this motive.") },
  { PUPITRE_ABSENCE_PLAN_FAULT_EXPLANATION_LONG,
    N_("An explanation has 500 characters at most.") },
};

static const Words PERIODS[] = {
  { PUPITRE_ABSENCE_PLAN_FAULT_PERIODS_MISSING,
    N_("Choose a period, or turn this off to announce whole days.") },
};

/* Nothing is said of what is only missing before the parent wants to send. */
#define MISSING                                                                                    \
  (PUPITRE_ABSENCE_PLAN_FAULT_FIRST_MISSING | PUPITRE_ABSENCE_PLAN_FAULT_MOTIVE_MISSING |          \
   PUPITRE_ABSENCE_PLAN_FAULT_EXPLANATION_MISSING | PUPITRE_ABSENCE_PLAN_FAULT_PERIODS_MISSING)

static void
show_note (PupitreAnnouncePage *self,
           PupitreFieldNote    *note,
           guint                faults,
           const Words         *words,
           gsize                n_words,
           const char          *hint)
{
  if (!self->checked)
    faults &= ~(guint) MISSING;
  for (gsize i = 0; i < n_words; i++) {
    if ((faults & words[i].fault) != 0) {
      pupitre_field_note_set (note, PUPITRE_FIELD_NOTE_FAULT, _(words[i].text));
      return;
    }
  }
  pupitre_field_note_set (note, PUPITRE_FIELD_NOTE_HINT, hint);
}

/* A date in digits is read again in words. What is typed and no date is said to be missing. */
static void
show_date_note (PupitreAnnouncePage *self,
                GtkEditable         *row,
                PupitreFieldNote    *note,
                guint                faults,
                const Words         *words,
                gsize                n_words)
{
  g_autoptr (GDateTime) date = read_date (row);
  g_autofree char *hint = date != NULL ? pupitre_words_date (date) : NULL;

  if (self->checked && date == NULL && *gtk_editable_get_text (row) != '\0')
    pupitre_field_note_set (note, PUPITRE_FIELD_NOTE_FAULT, _("Write the day as 2026-12-01."));
  else
    show_note (self, note, faults, words, n_words, hint);
}

static PupitreIntent *
create_intent (PupitreAnnouncePage *self, PupitreAbsencePlan *plan)
{
  PupitreChild *child = pupitre_page_get_pupil (PUPITRE_PAGE (self));
  g_autofree char *first = g_date_time_format (pupitre_absence_plan_get_first (plan), "%F");
  g_autofree char *last = g_date_time_format (pupitre_absence_plan_get_last (plan), "%F");

  return pupitre_intent_new (&(PupitreIntentFields) {
    .child = pupitre_child_get_key (child),
    .child_name = pupitre_child_get_first_name (child),
    .kind = PUPITRE_INTENT_ANNOUNCEMENT,
    .first_day = first,
    .last_day = last,
    .periods = pupitre_absence_plan_get_periods (plan),
    .late = pupitre_absence_plan_get_kind (plan) == PUPITRE_ABSENCE_KIND_LATE,
    .motive_code = pupitre_absence_plan_get_motive_code (plan),
    .motive_text = pupitre_motive_get_title (get_motive (self)),
    .text = pupitre_absence_plan_get_explanation (plan),
  });
}

/* A day off that is not read yet would be found out by the school only, and a period of the day be
 * chosen without those beside it. What the portal told before counts while it is asked again. */
static gboolean
is_read (PupitreAnnouncePage *self)
{
  return pupitre_feed_objects_is_read (self->year) &&
         (!pupitre_announce_periods_is_some (self->day) ||
          pupitre_announce_periods_is_read (self->day));
}

static void
show_preview (PupitreAnnouncePage *self, PupitreAbsencePlan *plan, guint faults)
{
  g_autoptr (PupitreIntent) intent = NULL;
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  if (faults != 0 || !is_read (self)) {
    gtk_label_set_text (self->preview, _("What the school is going to receive stands here once the "
                                         "form is complete."));
    return;
  }
  intent = create_intent (self, plan);
  words = pupitre_absence_words_dup_intent (intent);
  /* Translators: %s is what is sent, in words */
  text = g_strdup_printf (_("The school is going to receive:\n%s"), words);
  gtk_label_set_text (self->preview, text);
}

/* The last day may be left empty, but not be half a date. */
static gboolean
is_half_a_date (GtkEditable *row)
{
  g_autoptr (GDateTime) date = read_date (row);

  return date == NULL && *gtk_editable_get_text (row) != '\0';
}

/* That the switch alone announces nothing is said from the beginning. */
static void
show_periods_note (PupitreAnnouncePage *self, guint faults)
{
  gboolean missing = (faults & PUPITRE_ABSENCE_PLAN_FAULT_PERIODS_MISSING) != 0;

  show_note (self, self->periods_note, faults, PERIODS, G_N_ELEMENTS (PERIODS),
             missing ? _(PERIODS[0].text) : NULL);
}

static guint
update (PupitreAnnouncePage *self)
{
  g_autoptr (PupitreAbsencePlan) plan = create_plan (self);
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autoptr (PupitreSchoolCalendar) calendar = pupitre_school_calendar_new_of (
    pupitre_school_year_of (today), pupitre_feed_objects_list (self->year));
  guint faults = pupitre_absence_plan_check (plan, calendar, get_motive (self), today);

  if (is_half_a_date (self->last))
    faults |= PUPITRE_ABSENCE_PLAN_FAULT_ORDER;
  show_date_note (self, self->first, self->first_note, faults, FIRST, G_N_ELEMENTS (FIRST));
  show_date_note (self, self->last, self->last_note, faults, LAST, G_N_ELEMENTS (LAST));
  if (pupitre_feed_objects_is_empty (self->motives))
    pupitre_field_note_set (self->motive_note, PUPITRE_FIELD_NOTE_FAULT,
                            _("The school offers no motive here. Tell its secretariat the reason."));
  else
    show_note (self, self->motive_note, faults, MOTIVE, G_N_ELEMENTS (MOTIVE), NULL);
  show_note (self, self->explanation_note, faults, EXPLANATION, G_N_ELEMENTS (EXPLANATION), NULL);
  show_periods_note (self, faults);
  show_preview (self, plan, faults);
  gtk_widget_set_sensitive (GTK_WIDGET (self->submit), is_read (self));
  return faults;
}

static void
on_changed (PupitreAnnouncePage *self)
{
  g_autoptr (GDateTime) first = NULL;

  if (self->building)
    return;
  first = read_date (self->first);
  pupitre_announce_periods_set_day (self->day, first);
  pupitre_trouble_hide (self->trouble);
  update (self);
}

/* Return leads on, as in the form for a child. */
static void
on_entered (PupitreAnnouncePage *self, GtkWidget *row)
{
  if (row == GTK_WIDGET (self->first))
    gtk_widget_grab_focus (GTK_WIDGET (self->last));
  else if (row == GTK_WIDGET (self->last))
    gtk_widget_grab_focus (GTK_WIDGET (self->kind));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->submit));
}

static void
take_day (GtkCalendar *calendar, GtkEditable *row)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");

  if (gtk_widget_get_mapped (GTK_WIDGET (calendar)))
    gtk_editable_set_text (row, text);
}

static void
on_first_selected (PupitreAnnouncePage *self)
{
  take_day (self->first_calendar, self->first);
}

static void
on_last_selected (PupitreAnnouncePage *self)
{
  take_day (self->last_calendar, self->last);
}

/* --- Motives ------------------------------------------------------------------------------- */

static void
on_motives_changed (PupitreAnnouncePage *self)
{
  GPtrArray *motives = pupitre_feed_objects_list (self->motives);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  PupitreMotive *chosen = get_motive (self);
  g_autofree char *code = NULL;
  guint selected = 0;

  if (chosen != NULL)
    code = g_strdup (pupitre_motive_get_code (chosen));
  else if (self->refused != NULL)
    code = g_strdup (pupitre_intent_get_motive_code (self->refused));
  self->building = TRUE;
  g_ptr_array_set_size (self->offered, 0);
  gtk_string_list_append (titles, _("Choose a motive"));
  for (guint i = 0; i < motives->len; i++) {
    if ((pupitre_motive_get_uses (motives->pdata[i]) & PUPITRE_MOTIVE_USE_NOTICE) == 0)
      continue;
    g_ptr_array_add (self->offered, g_object_ref (motives->pdata[i]));
    gtk_string_list_append (titles, pupitre_motive_get_title (motives->pdata[i]));
    if (g_strcmp0 (code, pupitre_motive_get_code (motives->pdata[i])) == 0)
      selected = self->offered->len;
  }
  pupitre_choices_offer (self->motive, titles, selected);
  self->building = FALSE;
  update (self);
}

/* --- Sending ------------------------------------------------------------------------------- */

static void
on_put_away (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!pupitre_outbox_take_back_finish (PUPITRE_OUTBOX (source), result, &error))
    g_message ("What was corrected stays: %s", error->message);
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PupitreAnnouncePage *self = PUPITRE_ANNOUNCE_PAGE (source);
  PupitreAccount *account = pupitre_page_get_account (PUPITRE_PAGE (self));
  g_autoptr (GError) error = NULL;
  gboolean kept = pupitre_asking_finish (result, &error);

  if (account == NULL)  /* the page is gone */
    return;
  pupitre_busy_button_set_busy (self->submit, FALSE);
  gtk_widget_set_sensitive (self->form, TRUE);
  if (kept && self->refused != NULL)
    pupitre_outbox_take_back_async (pupitre_asking_get_outbox (PUPITRE_PAGE (self), self->refused),
                                    self->refused, on_put_away, NULL);
  if (kept)
    gtk_widget_activate_action (GTK_WIDGET (self), "page.back", NULL);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pupitre_trouble_show (self->trouble, error);
}

static gboolean
focus_first_fault (PupitreAnnouncePage *self)
{
  GtkWidget *const rows[] = { GTK_WIDGET (self->first), GTK_WIDGET (self->last),
                              GTK_WIDGET (self->motive), GTK_WIDGET (self->explanation),
                              GTK_WIDGET (self->periods) };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    if (gtk_widget_has_css_class (rows[i], "error"))
      return gtk_widget_grab_focus (rows[i]);
  }
  return FALSE;
}

static void
on_submit (PupitreAnnouncePage *self)
{
  g_autoptr (GPtrArray) intents = NULL;
  g_autoptr (PupitreAbsencePlan) plan = NULL;

  if (pupitre_busy_button_is_busy (self->submit) || !is_read (self))
    return;
  self->checked = TRUE;
  if (update (self) != 0) {
    focus_first_fault (self);
    return;
  }
  plan = create_plan (self);
  intents = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (intents, create_intent (self, plan));
  pupitre_busy_button_set_busy (self->submit, TRUE);
  gtk_widget_set_sensitive (self->form, FALSE);
  pupitre_asking_async (PUPITRE_PAGE (self), intents,
                        _("An absence is going to be announced to the school in your name."),
                        on_asked, NULL);
}

/* --- The page ------------------------------------------------------------------------------ */

static void
pupitre_announce_page_shown (PupitrePage *page)
{
  PupitreAnnouncePage *self = PUPITRE_ANNOUNCE_PAGE (page);

  PUPITRE_PAGE_CLASS (pupitre_announce_page_parent_class)->shown (page);
  pupitre_feed_objects_refresh (self->motives);
  pupitre_announce_periods_refresh (self->day);
}

static PupitreFeedObjects *
create_objects (PupitreAccount *account, PupitreChild *child, PupitreKind kind)
{
  g_autoptr (PupitreFeed) feed = pupitre_account_get_feed (account, child, kind);

  return pupitre_feed_objects_new (feed);
}

static void
pupitre_announce_page_constructed (GObject *object)
{
  PupitreAnnouncePage *self = PUPITRE_ANNOUNCE_PAGE (object);
  PupitrePage *page = PUPITRE_PAGE (self);
  PupitreAccount *account = pupitre_page_get_account (page);
  PupitreChild *child = pupitre_page_get_pupil (page);
  const char *const kinds[] = { _("Absence, the whole time"), _("Late arrival"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (kinds);

  G_OBJECT_CLASS (pupitre_announce_page_parent_class)->constructed (object);

  adw_combo_row_set_model (self->kind, G_LIST_MODEL (names));
  self->year = create_objects (account, child, PUPITRE_KIND_DAYS);
  self->motives = create_objects (account, child, PUPITRE_KIND_MOTIVES);
  self->day = pupitre_announce_periods_new (account, child, self->periods);
  self->building = FALSE;
  g_signal_connect_object (self->year, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->day, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->motives, "changed", G_CALLBACK (on_motives_changed), self,
                           G_CONNECT_SWAPPED);
  pupitre_page_show_refresh (page, FALSE);
  pupitre_page_set_content_when_empty (page, TRUE);
  pupitre_page_set_feed (page, pupitre_feed_objects_get_feed (self->year));
  on_motives_changed (self);
}

/* What was to come may have passed. */
static void
pupitre_announce_page_day_changed (PupitrePage *page)
{
  PUPITRE_PAGE_CLASS (pupitre_announce_page_parent_class)->day_changed (page);
  update (PUPITRE_ANNOUNCE_PAGE (page));
}

static void
pupitre_announce_page_dispose (GObject *object)
{
  PupitreAnnouncePage *self = PUPITRE_ANNOUNCE_PAGE (object);

  g_clear_object (&self->refused);
  g_clear_object (&self->year);
  g_clear_object (&self->motives);
  g_clear_object (&self->day);

  G_OBJECT_CLASS (pupitre_announce_page_parent_class)->dispose (object);
}

static void
pupitre_announce_page_finalize (GObject *object)
{
  g_ptr_array_unref (PUPITRE_ANNOUNCE_PAGE (object)->offered);

  G_OBJECT_CLASS (pupitre_announce_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PUPITRE_TYPE_BUSY_BUTTON);
  g_type_ensure (PUPITRE_TYPE_FIELD_NOTE);
  g_type_ensure (PUPITRE_TYPE_TROUBLE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-announce-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreAnnouncePage, form);
  gtk_widget_class_bind_template_child (widget_class, PupitreAnnouncePage, first);
  gtk_widget_class_bind_template_child (widget_class, PupitreAnnouncePage, first_calendar);
  gtk_widget_class_bind_template_child (widget_class, PupitreAnnouncePage, first_note);
  gtk_widget_class_bind_template_child (widget_class, PupitreAnnouncePage, last);
  gtk_widget_class_bind_template_child (widget_class, PupitreAnnouncePage, last_calendar);
  gtk_widget_class_bind_template_child (widget_class, PupitreAnnouncePage, last_note);
  gtk_widget_class_bind_template_child (widget_class, PupitreAnnouncePage, kind);
  gtk_widget_class_bind_template_child (widget_class, PupitreAnnouncePage, motive);
  gtk_widget_class_bind_template_child (widget_class, PupitreAnnouncePage, motive_note);
  gtk_widget_class_bind_template_child (widget_class, PupitreAnnouncePage, explanation);
  gtk_widget_class_bind_template_child (widget_class, PupitreAnnouncePage, explanation_note);
  gtk_widget_class_bind_template_child (widget_class, PupitreAnnouncePage, periods);
  gtk_widget_class_bind_template_child (widget_class, PupitreAnnouncePage, periods_note);
  gtk_widget_class_bind_template_child (widget_class, PupitreAnnouncePage, preview);
  gtk_widget_class_bind_template_child (widget_class, PupitreAnnouncePage, trouble);
  gtk_widget_class_bind_template_child (widget_class, PupitreAnnouncePage, submit);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_first_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_last_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_submit);
}

static void
pupitre_announce_page_class_init (PupitreAnnouncePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = pupitre_announce_page_constructed;
  object_class->dispose = pupitre_announce_page_dispose;
  object_class->finalize = pupitre_announce_page_finalize;
  PUPITRE_PAGE_CLASS (klass)->shown = pupitre_announce_page_shown;
  PUPITRE_PAGE_CLASS (klass)->day_changed = pupitre_announce_page_day_changed;

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pupitre_announce_page_init (PupitreAnnouncePage *self)
{
  self->building = TRUE;
  self->offered = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_busy_button_set_text (self->submit, _("_Submit"));
  pupitre_button_names_take_list (GTK_WIDGET (self->kind), _("Type"));
  pupitre_button_names_take_list (GTK_WIDGET (self->motive), _("Motive"));
}

static void
fill (PupitreAnnouncePage *self, PupitreIntent *refused)
{
  gboolean several = !g_str_equal (pupitre_intent_get_first_day (refused),
                                   pupitre_intent_get_last_day (refused));

  self->refused = g_object_ref (refused);
  gtk_editable_set_text (self->first, pupitre_intent_get_first_day (refused));
  if (several)
    gtk_editable_set_text (self->last, pupitre_intent_get_last_day (refused));
  gtk_editable_set_text (self->explanation, pupitre_intent_get_text (refused));
  adw_combo_row_set_selected (self->kind, pupitre_intent_is_late (refused) ? 1 : 0);
  pupitre_announce_periods_choose (self->day, pupitre_intent_get_periods (refused));
  on_motives_changed (self);
}

/**
 * pupitre_announce_page_new:
 * @from: The page from which it is opened
 * @refused: (nullable): An announcement that came back, to be corrected
 *
 * Returns: (transfer floating): a page. Main thread.
 */
PupitrePage *
pupitre_announce_page_new (PupitrePage *from, PupitreIntent *refused)
{
  PupitreAnnouncePage *self;

  g_return_val_if_fail (PUPITRE_IS_PAGE (from), NULL);

  self = g_object_new (PUPITRE_TYPE_ANNOUNCE_PAGE, "account", pupitre_page_get_account (from),
                       "pupil", pupitre_page_get_pupil (from), "family",
                       pupitre_page_get_family (from), "renderer",
                       pupitre_page_get_renderer (from), NULL);
  if (refused != NULL)
    fill (self, refused);
  return PUPITRE_PAGE (self);
}
