/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-family-page"

#include "config.h"

#include "pupitre-family-page.h"

#include "pupitre-family-member.h"
#include "pupitre-family-note.h"
#include "pupitre-family-week.h"
#include "pupitre-family-words.h"
#include "pupitre-glance-list.h"
#include "pupitre-school-time.h"
#include "pupitre-two-columns.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* What a parent wants to know at a glance, of all children of all open accounts: what waits for the
 * parent, today and tomorrow, what is new, what is to be paid. Each row opens the page it comes from.
 * It reads what those pages read, through the same feeds: there is one way to load a thing. */

struct _PupitreFamilyPage {
  PupitrePage        parent_instance;

  PupitreFamilyWeek *week;      /* of today */
  PupitreFamilyWeek *next;      /* of tomorrow: on a Sunday another one */
  GDateTime         *day;       /* the midnight at which today began */
  GPtrArray         *members;   /* (element-type PupitreFamilyMember) */
  guint              update_source;

  PupitreGlanceList *to_do;
  PupitreGlanceList *today;
  PupitreGlanceList *tomorrow;
  GtkBox            *notes;
  PupitreGlanceList *new_list;
  PupitreGlanceList *balances;
};

G_DEFINE_FINAL_TYPE (PupitreFamilyPage, pupitre_family_page, PUPITRE_TYPE_PAGE)

/* --- What stands there --------------------------------------------------------------------- */

static GPtrArray *
new_glances (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_glance_free);
}

static void
show_list (PupitreFamilyPage *self, PupitreGlanceList *list, GPtrArray *glances)
{
  PupitreFamily *family = pupitre_page_get_family (PUPITRE_PAGE (self));

  pupitre_glance_list_set (list, pupitre_family_get_children (family), glances);
}

/* Those who are in the plan: of whom something is known. */
static GPtrArray *
list_who (PupitreFamilyWeek *week)
{
  GPtrArray *family = g_ptr_array_new ();

  for (guint i = 0; i < pupitre_family_week_get_n (week); i++) {
    if (pupitre_family_week_get_week (week, i) != NULL)
      g_ptr_array_add (family, pupitre_family_week_get_who (week, i));
  }
  return family;
}

static void
show_day (PupitreFamilyPage *self, PupitreGlanceList *list, PupitreFamilyWeek *week, GDateTime *day)
{
  g_autoptr (PupitrePlan) plan = pupitre_family_week_make_plan (week);
  g_autoptr (GPtrArray) family = list_who (week);
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autofree char *heading = pupitre_words_day_heading (day, now);
  g_autofree char *date = pupitre_words_week_day (day);
  g_autofree char *title = g_strdup_printf ("%s · %s", heading, date);
  const guint column = (guint) g_date_time_get_day_of_week (day) - 1;
  GPtrArray *glances = new_glances ();

  /* A weekend on which nothing is has no column. */
  if (column < plan->columns->len)
    pupitre_family_words_add_day (glances, plan->columns->pdata[column], family);
  pupitre_glance_list_set_title (list, title);
  pupitre_glance_list_set_nothing (list, _("Nothing planned."));
  show_list (self, list, glances);
}

/* An empty day is never to be taken for a day without school. */
static void
show_notes (PupitreFamilyPage *self)
{
  GtkWidget *note;

  while ((note = gtk_widget_get_first_child (GTK_WIDGET (self->notes))) != NULL)
    gtk_box_remove (self->notes, note);
  for (guint i = 0; i < pupitre_family_week_get_n (self->week); i++) {
    PupitrePlanWho *who = pupitre_family_week_get_who (self->week, i);
    PupitreWeek *week = pupitre_family_week_get_week (self->week, i);
    g_autofree char *text = week != NULL ? pupitre_family_note_dup_text (who, week) : NULL;

    if (text != NULL)
      gtk_box_append (self->notes, pupitre_family_note_new (who, text,
                                                            pupitre_family_note_find_topic (week)));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->notes),
                          gtk_widget_get_first_child (GTK_WIDGET (self->notes)) != NULL);
}

/* The same message of the school to several children is one. */
static gboolean
is_same (PupitreMessage *message, PupitreMessage *other)
{
  return g_str_equal (pupitre_message_get_id (message), pupitre_message_get_id (other)) &&
         g_str_equal (pupitre_message_get_title (message), pupitre_message_get_title (other)) &&
         g_date_time_equal (pupitre_message_get_date (message), pupitre_message_get_date (other));
}

static void
add_messages_of (PupitreFamilyMember *member, GPtrArray *glances, GPtrArray *messages)
{
  PupitreChild *child = pupitre_family_member_get_child (member);
  GPtrArray *entries = pupitre_family_member_list_messages (member);

  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    PupitreMessage *message = pupitre_entry_get_object (entries->pdata[i]);
    guint known = 0;

    while (known < messages->len && !is_same (message, messages->pdata[known]))
      known++;
    if (known < messages->len) {
      PupitreGlance *glance = glances->pdata[known];

      g_ptr_array_add (glance->children, g_object_ref (child));
    } else {
      g_ptr_array_add (messages, message);
      g_ptr_array_add (glances, pupitre_family_words_message (child, message));
    }
  }
}

/* The newest first, and what only counts the rest last. */
static int
compare_glances (gconstpointer a, gconstpointer b)
{
  const PupitreGlance *first = *(PupitreGlance *const *) a;
  const PupitreGlance *second = *(PupitreGlance *const *) b;

  if (first->date != second->date)
    return first->date < second->date ? 1 : -1;
  return g_utf8_collate (first->title, second->title);
}

static void
show_new (PupitreFamilyPage *self)
{
  GPtrArray *glances = new_glances ();
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();

  for (guint i = 0; i < self->members->len; i++)
    add_messages_of (self->members->pdata[i], glances, messages);
  for (guint i = 0; i < self->members->len; i++)
    pupitre_family_member_add_new (self->members->pdata[i], glances);
  g_ptr_array_sort (glances, compare_glances);
  show_list (self, self->new_list, glances);
}

static void
show_all (PupitreFamilyPage *self)
{
  GPtrArray *to_do = new_glances ();
  GPtrArray *balances = new_glances ();
  g_autoptr (GDateTime) tomorrow = pupitre_school_time_day (self->day, 1);
  g_autofree char *date = pupitre_words_date (self->day);
  g_autofree char *subtitle = pupitre_words_capital (date);

  pupitre_page_set_subtitle (PUPITRE_PAGE (self), subtitle);
  for (guint i = 0; i < self->members->len; i++) {
    pupitre_family_member_add_to_do (self->members->pdata[i], to_do);
    pupitre_family_member_add_balances (self->members->pdata[i], balances);
  }
  show_list (self, self->to_do, to_do);
  show_day (self, self->today, self->week, self->day);
  show_day (self, self->tomorrow, self->next, tomorrow);
  show_notes (self);
  show_new (self);
  show_list (self, self->balances, balances);
}

static void
on_update_due (gpointer user_data)
{
  PupitreFamilyPage *self = PUPITRE_FAMILY_PAGE (user_data);

  self->update_source = 0;
  show_all (self);
}

/* Many answers come one after the other: they are shown together. */
static void
queue_update (PupitreFamilyPage *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_once (on_update_due, self);
}

/* --- Where it comes from ------------------------------------------------------------------- */

/* The first feed that a page has is of another rank than those beside it. */
static void
add_feed (PupitreAccount *account, PupitreFeed *feed, gpointer user_data)
{
  PupitrePage *page = PUPITRE_PAGE (user_data);

  if (pupitre_page_get_feed (page) == NULL)
    pupitre_page_set_feed_of (page, account, feed);
  else
    pupitre_page_add_feed_of (page, account, feed, TRUE);
}

static void
add_weeks (PupitreFamilyPage *self)
{
  for (guint i = 0; i < pupitre_family_week_get_n (self->week); i++) {
    PupitreWeek *week = pupitre_family_week_get_week (self->week, i);
    PupitreMember *member = pupitre_family_week_get_member (self->week, i);

    for (guint part = 0; week != NULL && part < PUPITRE_WEEK_N_PARTS; part++)
      add_feed (pupitre_member_get_account (member),
                pupitre_week_get_feed (week, (PupitreWeekPart) part), self);
  }
}

/* @returns: (transfer full) (element-type PupitreFamilyMember) */
static GPtrArray *
make_members (PupitreFamilyPage *self)
{
  PupitreFamily *family = pupitre_page_get_family (PUPITRE_PAGE (self));
  GPtrArray *members = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (family)); i++) {
    g_autoptr (PupitreMember) member = g_list_model_get_item (G_LIST_MODEL (family), i);
    PupitreFamilyMember *part = pupitre_family_member_new (family, member);

    g_signal_connect_object (part, "changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
    g_ptr_array_add (members, part);
  }
  return members;
}

/* The new ones are there before the old ones go: what both read is still asked for. */
static void
on_members_changed (PupitreFamilyPage *self)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  g_autoptr (GPtrArray) old = self->members;

  self->members = make_members (self);
  pupitre_page_remove_feeds (page);
  add_weeks (self);
  for (guint i = 0; i < self->members->len; i++)
    pupitre_family_member_foreach_feed (self->members->pdata[i], add_feed, self);
  if (pupitre_page_get_feed (page) == NULL)
    pupitre_state_stack_set_state (pupitre_page_get_stack (page), PUPITRE_STATE_EMPTY);
  queue_update (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pupitre_page_shown (page);
}

/* @returns: (transfer full): the week of a day */
static PupitreFamilyWeek *
watch_week (PupitreFamilyPage *self, GDateTime *day)
{
  PupitreFamilyWeek *week =
    pupitre_family_week_new (pupitre_page_get_family (PUPITRE_PAGE (self)));

  pupitre_family_week_turn_to (week, day);
  g_signal_connect_object (week, "changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  return week;
}

static void
turn_to_today (PupitreFamilyPage *self)
{
  g_autoptr (GDateTime) tomorrow = NULL;

  g_clear_pointer (&self->day, g_date_time_unref);
  self->day = pupitre_school_time_today ();
  tomorrow = pupitre_school_time_day (self->day, 1);
  pupitre_family_week_turn_to (self->week, self->day);
  pupitre_family_week_turn_to (self->next, tomorrow);
}

static void
pupitre_family_page_day_changed (PupitrePage *page)
{
  PupitreFamilyPage *self = PUPITRE_FAMILY_PAGE (page);

  PUPITRE_PAGE_CLASS (pupitre_family_page_parent_class)->day_changed (page);
  turn_to_today (self);
  for (guint i = 0; i < self->members->len; i++)
    pupitre_family_member_day_changed (self->members->pdata[i]);
  queue_update (self);
}

static void
pupitre_family_page_constructed (GObject *object)
{
  PupitreFamilyPage *self = PUPITRE_FAMILY_PAGE (object);
  g_autoptr (GDateTime) today = pupitre_school_time_today ();

  G_OBJECT_CLASS (pupitre_family_page_parent_class)->constructed (object);

  pupitre_state_stack_set_empty (pupitre_page_get_stack (PUPITRE_PAGE (self)),
                                 "system-users-symbolic", _("Nothing Yet"),
                                 _("Today’s and tomorrow’s lessons, what waits for you, what is new "
                                   "and what is to be paid appear here for all children, as the "
                                   "schools publish it."));
  self->week = watch_week (self, today);
  self->next = watch_week (self, today);
  turn_to_today (self);
  g_signal_connect_object (self->week, "members-changed", G_CALLBACK (on_members_changed), self,
                           G_CONNECT_SWAPPED);
  on_members_changed (self);
  show_all (self);
}

static void
pupitre_family_page_dispose (GObject *object)
{
  PupitreFamilyPage *self = PUPITRE_FAMILY_PAGE (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_ptr_array_set_size (self->members, 0);
  g_clear_object (&self->week);
  g_clear_object (&self->next);

  G_OBJECT_CLASS (pupitre_family_page_parent_class)->dispose (object);
}

static void
pupitre_family_page_finalize (GObject *object)
{
  PupitreFamilyPage *self = PUPITRE_FAMILY_PAGE (object);

  g_ptr_array_unref (self->members);
  g_clear_pointer (&self->day, g_date_time_unref);

  G_OBJECT_CLASS (pupitre_family_page_parent_class)->finalize (object);
}

static void
pupitre_family_page_class_init (PupitreFamilyPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pupitre_family_page_constructed;
  object_class->dispose = pupitre_family_page_dispose;
  object_class->finalize = pupitre_family_page_finalize;
  PUPITRE_PAGE_CLASS (klass)->day_changed = pupitre_family_page_day_changed;

  g_type_ensure (PUPITRE_TYPE_GLANCE_LIST);
  g_type_ensure (PUPITRE_TYPE_TWO_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-family-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreFamilyPage, to_do);
  gtk_widget_class_bind_template_child (widget_class, PupitreFamilyPage, today);
  gtk_widget_class_bind_template_child (widget_class, PupitreFamilyPage, tomorrow);
  gtk_widget_class_bind_template_child (widget_class, PupitreFamilyPage, notes);
  gtk_widget_class_bind_template_child (widget_class, PupitreFamilyPage, new_list);
  gtk_widget_class_bind_template_child (widget_class, PupitreFamilyPage, balances);
}

static void
pupitre_family_page_init (PupitreFamilyPage *self)
{
  self->members = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}
