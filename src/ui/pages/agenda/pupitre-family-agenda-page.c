/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-family-agenda-page"

#include "config.h"

#include "pupitre-family-agenda-page.h"

#include "pupitre-agenda-menu.h"
#include "pupitre-family-note.h"
#include "pupitre-school-time.h"

#include <glib/gi18n.h>

/* All children of the sidebar in one week, whichever account each is read through. */

struct _PupitreFamilyAgendaPage {
  PupitreWeekPage      parent_instance;

  PupitreFamilyWeek   *week;
  GPtrArray           *watched;  /* (element-type PupitreFeed): of the members of now */

  PupitreAgendaMenu   *menu;
  GtkBox              *notes;
  PupitrePlanView     *view;
};

G_DEFINE_FINAL_TYPE (PupitreFamilyAgendaPage, pupitre_family_agenda_page, PUPITRE_TYPE_WEEK_PAGE)

/* --- What stands there --------------------------------------------------------------------- */

static void
show_notes (PupitreFamilyAgendaPage *self)
{
  GtkWidget *note;

  while ((note = gtk_widget_get_first_child (GTK_WIDGET (self->notes))) != NULL)
    gtk_box_remove (self->notes, note);
  for (guint i = 0; i < pupitre_family_week_get_n (self->week); i++) {
    PupitrePlanWho *who = pupitre_family_week_get_who (self->week, i);
    PupitreWeek *week = pupitre_family_week_get_week (self->week, i);
    g_autofree char *text = pupitre_family_note_dup_text (who, week);

    if (text != NULL)
      gtk_box_append (self->notes, pupitre_family_note_new (who, text,
                                                            pupitre_family_note_find_topic (week)));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->notes),
                          gtk_widget_get_first_child (GTK_WIDGET (self->notes)) != NULL);
}

static void
show_week (PupitreFamilyAgendaPage *self)
{
  g_autofree char *nothing = pupitre_family_week_dup_nothing (self->week);

  pupitre_week_page_show_monday (PUPITRE_WEEK_PAGE (self));
  pupitre_plan_view_set_plan (self->view, pupitre_family_week_make_plan (self->week));
  pupitre_plan_view_set_nothing (self->view, nothing);
  pupitre_agenda_menu_update (self->menu);
  show_notes (self);
}

/* The first feed that a page has is of another rank than those beside it. */
static void
add_feed (PupitreFamilyAgendaPage *self, PupitreAccount *account, PupitreFeed *feed)
{
  PupitrePage *page = PUPITRE_PAGE (self);

  if (pupitre_page_get_feed (page) == NULL)
    pupitre_page_set_feed_of (page, account, feed);
  else
    pupitre_page_add_feed_of (page, account, feed, TRUE);
}

/* Another account of the same child may answer. */
static void
on_lessons_changed (PupitreFamilyAgendaPage *self, GParamSpec *pspec, PupitreFeed *feed)
{
  PupitreFamily *family = pupitre_page_get_family (PUPITRE_PAGE (self));
  const GError *error = pupitre_feed_get_error (feed);

  for (guint i = 0; i < pupitre_family_week_get_n (self->week); i++) {
    PupitreWeek *week = pupitre_family_week_get_week (self->week, i);
    PupitreMember *member = pupitre_family_week_get_member (self->week, i);

    if (week == NULL || pupitre_week_get_feed (week, PUPITRE_WEEK_LESSONS) != feed)
      continue;
    if (error != NULL && !pupitre_feed_is_refreshing (feed))
      pupitre_family_note_error (family, pupitre_child_get_key (pupitre_member_get_child (member)),
                                 pupitre_member_get_account (member), error);
  }
  show_notes (self);
}

static void
bind_week (PupitreFamilyAgendaPage *self, PupitreWeek *week, PupitreAccount *account)
{
  for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++) {
    PupitreFeed *feed = pupitre_week_get_feed (week, (PupitreWeekPart) part);

    add_feed (self, account, feed);
    if (part == PUPITRE_WEEK_LESSONS || part == PUPITRE_WEEK_DAYS) {
      g_signal_connect_object (feed, "notify", G_CALLBACK (on_lessons_changed), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (self->watched, g_object_ref (feed));
    }
  }
}

static void
unwatch (PupitreFamilyAgendaPage *self)
{
  for (guint i = 0; i < self->watched->len; i++)
    g_signal_handlers_disconnect_by_func (self->watched->pdata[i], on_lessons_changed, self);
  g_ptr_array_set_size (self->watched, 0);
}

static void
on_members_changed (PupitreFamilyAgendaPage *self)
{
  PupitrePage *page = PUPITRE_PAGE (self);

  pupitre_page_remove_feeds (page);
  unwatch (self);
  for (guint i = 0; i < pupitre_family_week_get_n (self->week); i++) {
    PupitreWeek *week = pupitre_family_week_get_week (self->week, i);
    PupitreMember *member = pupitre_family_week_get_member (self->week, i);

    if (week != NULL)
      bind_week (self, week, pupitre_member_get_account (member));
  }
  if (pupitre_page_get_feed (page) == NULL)
    pupitre_state_stack_set_state (pupitre_page_get_stack (page), PUPITRE_STATE_EMPTY);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pupitre_page_shown (page);
}

/* --- Weeks --------------------------------------------------------------------------------- */

static GDateTime *
pupitre_family_agenda_page_get_monday (PupitreWeekPage *page)
{
  return pupitre_family_week_get_monday (PUPITRE_FAMILY_AGENDA_PAGE (page)->week);
}

static void
pupitre_family_agenda_page_turn_to (PupitreWeekPage *page, GDateTime *date)
{
  PupitreFamilyAgendaPage *self = PUPITRE_FAMILY_AGENDA_PAGE (page);
  g_autoptr (GDateTime) monday = pupitre_school_time_monday (date);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      !g_date_time_equal (monday, pupitre_family_week_get_monday (self->week)))
    pupitre_family_week_look_at (self->week);
  pupitre_family_week_turn_to (self->week, date);
}

static void
pupitre_family_agenda_page_show_day (PupitreWeekPage *page)
{
  show_week (PUPITRE_FAMILY_AGENDA_PAGE (page));
}

static void
pupitre_family_agenda_page_unmap (GtkWidget *widget)
{
  PupitreFamilyAgendaPage *self = PUPITRE_FAMILY_AGENDA_PAGE (widget);

  if (self->week != NULL)
    pupitre_family_week_look_at (self->week);
  GTK_WIDGET_CLASS (pupitre_family_agenda_page_parent_class)->unmap (widget);
}

/* --- GObject ------------------------------------------------------------------------------- */

static void
pupitre_family_agenda_page_constructed (GObject *object)
{
  PupitreFamilyAgendaPage *self = PUPITRE_FAMILY_AGENDA_PAGE (object);
  PupitrePage *page = PUPITRE_PAGE (self);

  G_OBJECT_CLASS (pupitre_family_agenda_page_parent_class)->constructed (object);

  pupitre_page_set_subtitle (page, _("All Children"));
  pupitre_state_stack_set_empty (pupitre_page_get_stack (page), "x-office-calendar-symbolic",
                                 _("No Timetable Yet"),
                                 _("Lessons and days off appear here when the schools publish them, "
                                   "usually at the end of August."));
  self->week = pupitre_family_week_new (pupitre_page_get_family (page));
  g_signal_connect_object (self->week, "members-changed", G_CALLBACK (on_members_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->week, "changed", G_CALLBACK (show_week), self, G_CONNECT_SWAPPED);
  pupitre_agenda_menu_set_family (self->menu, page, self->week);
  on_members_changed (self);
  show_week (self);
}

static void
pupitre_family_agenda_page_dispose (GObject *object)
{
  PupitreFamilyAgendaPage *self = PUPITRE_FAMILY_AGENDA_PAGE (object);

  unwatch (self);
  g_clear_object (&self->week);

  G_OBJECT_CLASS (pupitre_family_agenda_page_parent_class)->dispose (object);
}

static void
pupitre_family_agenda_page_finalize (GObject *object)
{
  g_ptr_array_unref (PUPITRE_FAMILY_AGENDA_PAGE (object)->watched);

  G_OBJECT_CLASS (pupitre_family_agenda_page_parent_class)->finalize (object);
}

static void
pupitre_family_agenda_page_class_init (PupitreFamilyAgendaPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pupitre_family_agenda_page_constructed;
  object_class->dispose = pupitre_family_agenda_page_dispose;
  object_class->finalize = pupitre_family_agenda_page_finalize;
  widget_class->unmap = pupitre_family_agenda_page_unmap;
  PUPITRE_WEEK_PAGE_CLASS (klass)->get_monday = pupitre_family_agenda_page_get_monday;
  PUPITRE_WEEK_PAGE_CLASS (klass)->turn_to = pupitre_family_agenda_page_turn_to;
  PUPITRE_WEEK_PAGE_CLASS (klass)->show_day = pupitre_family_agenda_page_show_day;

  g_type_ensure (PUPITRE_TYPE_AGENDA_MENU);
  g_type_ensure (PUPITRE_TYPE_PLAN_VIEW);
  g_type_ensure (PUPITRE_TYPE_WEEK_SWITCHER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-family-agenda-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreFamilyAgendaPage, menu);
  gtk_widget_class_bind_template_child (widget_class, PupitreFamilyAgendaPage, notes);
  gtk_widget_class_bind_template_child (widget_class, PupitreFamilyAgendaPage, view);
  pupitre_week_page_bind_switchers (widget_class);
}

static void
pupitre_family_agenda_page_init (PupitreFamilyAgendaPage *self)
{
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pupitre_family_agenda_page_get_view:
 * @self: A page
 *
 * Returns: (transfer none): what shows the week. Main thread.
 */
PupitrePlanView *
pupitre_family_agenda_page_get_view (PupitreFamilyAgendaPage *self)
{
  g_return_val_if_fail (PUPITRE_IS_FAMILY_AGENDA_PAGE (self), NULL);

  return self->view;
}

/**
 * pupitre_family_agenda_page_get_week:
 * @self: A page
 *
 * Returns: (transfer none): the week that it shows. Main thread.
 */
PupitreFamilyWeek *
pupitre_family_agenda_page_get_week (PupitreFamilyAgendaPage *self)
{
  g_return_val_if_fail (PUPITRE_IS_FAMILY_AGENDA_PAGE (self), NULL);

  return self->week;
}
