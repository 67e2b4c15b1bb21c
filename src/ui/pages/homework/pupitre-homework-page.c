/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-homework-page"

#include "config.h"

#include "pupitre-homework-page.h"

#include "pupitre-assignment-page.h"
#include "pupitre-entry-wait.h"
#include "pupitre-feed-range.h"
#include "pupitre-homework-plan.h"
#include "pupitre-homework-row.h"
#include "pupitre-school-time.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>
#include <math.h>

/* What a child has to do, week by week: what is due soon first, evaluations apart, then course by
 * course. Any week of the stored years is there without the network. */

struct _PupitreHomeworkPage {
  PupitreWeekPage      parent_instance;

  PupitreFeedRange    *range;
  PupitreFeedObjects  *days;     /* what is known of the days to come */
  PupitreHomeworkWeek  week;
  GPtrArray           *entries;  /* (element-type PupitreEntry): those of the week, watched */
  guint                update_source;

  GtkLabel            *week_label;
  GtkStack            *stack;
  GtkScrolledWindow   *scrolled;
  GtkBox              *parts;
};

G_DEFINE_FINAL_TYPE (PupitreHomeworkPage, pupitre_homework_page, PUPITRE_TYPE_WEEK_PAGE)

/* --- What stands on the page --- */

static void
open_assignment (PupitrePage *page, PupitreEntry *entry)
{
  pupitre_page_open (page, pupitre_assignment_page_new (page, entry));
}

static void
pupitre_homework_page_show_item (PupitrePage *page, const char *key)
{
  pupitre_entry_wait_for (page, key, open_assignment);
}

static void
on_row_activated (PupitreHomeworkPage *self, GtkListBoxRow *row)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  PupitreEntry *entry = pupitre_homework_row_get_entry (PUPITRE_HOMEWORK_ROW (row));

  if (pupitre_entry_get_object (entry) != NULL)
    open_assignment (page, entry);
}

static GtkWidget *
create_heading (const char *title)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_PROPERTY_LEVEL, 3, -1);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_start (heading, 3);
  return heading;
}

static void
add_part (PupitreHomeworkPage *self, const PupitreHomeworkPart *part)
{
  PupitreFeed *feed = pupitre_page_get_feed (PUPITRE_PAGE (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, part->title,
                                  -1);
  for (guint i = 0; i < part->entries->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         pupitre_homework_row_new (feed, part->entries->pdata[i], part,
                                                   self->week.today));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), create_heading (part->title));
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (self->parts, box);
}

static void
remove_parts (PupitreHomeworkPage *self)
{
  GtkWidget *part;

  while ((part = gtk_widget_get_first_child (GTK_WIDGET (self->parts))) != NULL)
    gtk_box_remove (self->parts, part);
}

/* @returns: (nullable) (transfer none): the row of @entry below @root */
static GtkWidget *
find_row (GtkWidget *root, PupitreEntry *entry)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found;

    if (PUPITRE_IS_HOMEWORK_ROW (child))
      found = pupitre_homework_row_get_entry (PUPITRE_HOMEWORK_ROW (child)) == entry ? child : NULL;
    else
      found = find_row (child, entry);
    if (found != NULL)
      return found;
  }
  return NULL;
}

/* @returns: (nullable) (transfer full): of the row that has the focus */
static PupitreEntry *
find_focused (PupitreHomeworkPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->parts)))
    row = PUPITRE_IS_HOMEWORK_ROW (focus)
            ? focus
            : gtk_widget_get_ancestor (focus, PUPITRE_TYPE_HOMEWORK_ROW);
  return row != NULL ? g_object_ref (pupitre_homework_row_get_entry (PUPITRE_HOMEWORK_ROW (row)))
                     : NULL;
}

static gboolean
is_read (PupitreHomeworkPage *self)
{
  for (guint i = 0; i < self->entries->len; i++) {
    PupitreEntry *entry = self->entries->pdata[i];

    if (pupitre_entry_get_object (entry) == NULL && !pupitre_entry_is_damaged (entry))
      return FALSE;
  }
  return TRUE;
}

/* The rows are made anew; who is on one of them with the keyboard stays there. */
static void
update_parts (PupitreHomeworkPage *self)
{
  g_autoptr (PupitreEntry) focused = find_focused (self);
  g_autoptr (GPtrArray) parts = pupitre_homework_plan_make (&self->week, G_LIST_MODEL (self->range));
  GtkWidget *row;

  remove_parts (self);
  for (guint i = 0; i < parts->len; i++)
    add_part (self, parts->pdata[i]);
  gtk_stack_set_visible_child_name (self->stack, parts->len > 0 ? "list" : "nothing");
  row = focused != NULL ? find_row (GTK_WIDGET (self->parts), focused) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
on_update_due (gpointer user_data)
{
  PupitreHomeworkPage *self = PUPITRE_HOMEWORK_PAGE (user_data);

  self->update_source = 0;
  if (is_read (self))
    update_parts (self);
}

/* Records are unsealed by the week, so that many entries change at once. */
static void
queue_update (PupitreHomeworkPage *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_once (on_update_due, self);
}

static void
unwatch_entries (PupitreHomeworkPage *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    g_signal_handlers_disconnect_by_data (self->entries->pdata[i], self);
  g_ptr_array_set_size (self->entries, 0);
}

static void
on_items_changed (PupitreHomeworkPage *self)
{
  GListModel *range = G_LIST_MODEL (self->range);

  unwatch_entries (self);
  for (guint i = 0; i < g_list_model_get_n_items (range); i++) {
    PupitreEntry *entry = g_list_model_get_item (range, i);

    g_signal_connect_swapped (entry, "notify::object", G_CALLBACK (queue_update), self);
    g_signal_connect_swapped (entry, "notify::is-damaged", G_CALLBACK (queue_update), self);
    g_signal_connect_swapped (entry, "notify::is-withdrawn", G_CALLBACK (queue_update), self);
    g_ptr_array_add (self->entries, entry);
  }
  /* There is something, although it may not be read yet. */
  if (self->entries->len > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  queue_update (self);
}

/* --- Weeks --- */

static void
show_week (PupitreHomeworkPage *self)
{
  g_autofree char *title = pupitre_words_week (self->week.monday, self->week.today);
  gint64 from, to;

  gtk_label_set_text (self->week_label, title);
  pupitre_week_page_show_monday (PUPITRE_WEEK_PAGE (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.previous-week",
                                 pupitre_homework_week_can_step (&self->week, -1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.next-week",
                                 pupitre_homework_week_can_step (&self->week, 1));
  /* What was there is of another week; nothing is said until this one is read. */
  remove_parts (self);
  gtk_stack_set_visible_child_name (self->stack, "list");
  pupitre_homework_week_get_range (&self->week, &from, &to);
  pupitre_feed_range_set (self->range, from, to);
  queue_update (self);
}

static GDateTime *
pupitre_homework_page_get_monday (PupitreWeekPage *page)
{
  return PUPITRE_HOMEWORK_PAGE (page)->week.monday;
}

/* A date outside of the years that are kept leads nowhere. */
static void
pupitre_homework_page_turn_to (PupitreWeekPage *page, GDateTime *date)
{
  PupitreHomeworkPage *self = PUPITRE_HOMEWORK_PAGE (page);
  g_autoptr (GDateTime) monday = pupitre_school_time_monday (date);
  /* A week in which the clocks change has an hour less or more. */
  int weeks = (int) lround ((double) g_date_time_difference (monday, self->week.monday) /
                            G_TIME_SPAN_DAY / 7);

  if (!pupitre_homework_week_can_step (&self->week, weeks))
    return;
  pupitre_homework_week_step (&self->week, weeks);
  show_week (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static void
update_heading (PupitreHomeworkPage *self)
{
  gboolean folded;

  g_object_get (self, "folded", &folded, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->week_label), !folded);
}

/* Which day of class is the next decides what is due soon. */
static void
on_days_changed (PupitreHomeworkPage *self)
{
  g_autoptr (GDateTime) before = g_date_time_ref (self->week.soon_end);
  gint64 from, to;

  pupitre_homework_week_set_days (&self->week, pupitre_feed_objects_list (self->days));
  if (g_date_time_equal (before, self->week.soon_end))
    return;
  pupitre_homework_week_get_range (&self->week, &from, &to);
  pupitre_feed_range_set (self->range, from, to);
  queue_update (self);
}

static void
watch_days (PupitreHomeworkPage *self)
{
  PupitrePage *page = PUPITRE_PAGE (self);

  self->days = pupitre_homework_week_new_days (pupitre_page_get_account (page),
                                               pupitre_page_get_pupil (page));
  g_signal_connect_object (self->days, "changed", G_CALLBACK (on_days_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
pupitre_homework_page_show_day (PupitreWeekPage *page)
{
  PupitreHomeworkPage *self = PUPITRE_HOMEWORK_PAGE (page);
  g_autoptr (GDateTime) today = pupitre_school_time_today ();

  g_signal_handlers_disconnect_by_data (self->days, self);
  g_clear_object (&self->days);
  watch_days (self);
  pupitre_homework_week_set_today (&self->week, today);
  show_week (self);
}

static void
pupitre_homework_page_shown (PupitrePage *page)
{
  PupitreHomeworkPage *self = PUPITRE_HOMEWORK_PAGE (page);

  PUPITRE_PAGE_CLASS (pupitre_homework_page_parent_class)->shown (page);
  if (pupitre_feed_get_checked (pupitre_feed_objects_get_feed (self->days)) == 0)
    pupitre_feed_objects_refresh (self->days);
}

static void
pupitre_homework_page_constructed (GObject *object)
{
  PupitreHomeworkPage *self = PUPITRE_HOMEWORK_PAGE (object);
  PupitrePage *page = PUPITRE_PAGE (self);
  g_autoptr (PupitreFeed) feed = NULL;
  g_autoptr (GDateTime) today = pupitre_school_time_today ();

  G_OBJECT_CLASS (pupitre_homework_page_parent_class)->constructed (object);

  pupitre_state_stack_set_empty (pupitre_page_get_stack (page), "pupitre-homework-symbolic",
                                 _("No Homework"),
                                 _("What teachers give to do, to learn or to prepare appears here."));
  feed = pupitre_account_get_feed (pupitre_page_get_account (page), pupitre_page_get_pupil (page),
                                   PUPITRE_KIND_HOMEWORK);
  self->range = pupitre_feed_range_new (feed);
  watch_days (self);
  pupitre_page_set_feed (page, feed);
  g_signal_connect_object (self->range, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  pupitre_homework_week_init (&self->week, today, NULL);
  show_week (self);
}

static void
pupitre_homework_page_dispose (GObject *object)
{
  PupitreHomeworkPage *self = PUPITRE_HOMEWORK_PAGE (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  if (self->entries != NULL)
    unwatch_entries (self);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->range);
  g_clear_object (&self->days);

  G_OBJECT_CLASS (pupitre_homework_page_parent_class)->dispose (object);
}

static void
pupitre_homework_page_finalize (GObject *object)
{
  pupitre_homework_week_clear (&PUPITRE_HOMEWORK_PAGE (object)->week);

  G_OBJECT_CLASS (pupitre_homework_page_parent_class)->finalize (object);
}

static void
pupitre_homework_page_class_init (PupitreHomeworkPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pupitre_homework_page_constructed;
  object_class->dispose = pupitre_homework_page_dispose;
  object_class->finalize = pupitre_homework_page_finalize;
  PUPITRE_PAGE_CLASS (klass)->shown = pupitre_homework_page_shown;
  PUPITRE_PAGE_CLASS (klass)->show_item = pupitre_homework_page_show_item;
  PUPITRE_WEEK_PAGE_CLASS (klass)->get_monday = pupitre_homework_page_get_monday;
  PUPITRE_WEEK_PAGE_CLASS (klass)->turn_to = pupitre_homework_page_turn_to;
  PUPITRE_WEEK_PAGE_CLASS (klass)->show_day = pupitre_homework_page_show_day;

  g_type_ensure (PUPITRE_TYPE_WEEK_SWITCHER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-homework-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreHomeworkPage, week_label);
  gtk_widget_class_bind_template_child (widget_class, PupitreHomeworkPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PupitreHomeworkPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, PupitreHomeworkPage, parts);
  pupitre_week_page_bind_switchers (widget_class);
}

static void
pupitre_homework_page_init (PupitreHomeworkPage *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::folded", G_CALLBACK (update_heading), NULL);
}
