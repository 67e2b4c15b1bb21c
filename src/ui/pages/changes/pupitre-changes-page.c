/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-changes-page"

#include "config.h"

#include "pupitre-changes-page.h"

#include "pupitre-change-words.h"
#include "pupitre-glance-list.h"
#include "pupitre-school-time.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* What came, changed and went, of a child or of all children together, day by day, the newest first. Each
 * row opens the tile that it comes from, and is new until that tile was opened or the parent says that
 * all is seen. Its trust line speaks for everything whose changes are told. */

/* As many rows as somebody reads in one go. */
#define STEP 100

struct _PupitreChangesPage {
  PupitrePage     parent_instance;

  PupitreChanges *changes;
  guint           max;
  guint           update_source;

  GtkWidget      *seen_button;
  GtkStack       *stack;
  GtkBox         *days;
  GtkWidget      *more_button;
};

G_DEFINE_FINAL_TYPE (PupitreChangesPage, pupitre_changes_page, PUPITRE_TYPE_PAGE)

static const char *
get_child_key (PupitreChangesPage *self)
{
  PupitreChild *pupil = pupitre_page_get_pupil (PUPITRE_PAGE (self));

  return pupil != NULL ? pupitre_child_get_key (pupil) : NULL;
}

/* @returns: (transfer full) (nullable): %NULL for a child that is not in the family any more */
static PupitreGlance *
make_glance (PupitreChangesPage *self, PupitreChange *change)
{
  g_autoptr (PupitreMember) member = pupitre_family_dup_member (
    pupitre_page_get_family (PUPITRE_PAGE (self)), pupitre_change_get_child (change));
  g_autofree char *title = NULL;
  g_autofree char *under = NULL;
  PupitreGlance *glance;

  if (member == NULL)
    return NULL;
  title = pupitre_change_words_dup_title (change);
  under = pupitre_change_words_dup_under (change);
  glance = pupitre_glance_new (pupitre_member_get_child (member), title, under);
  glance->date = pupitre_change_get_at (change);
  if (!pupitre_change_is_seen (change))
    /* Translators: on a change that the parent has not seen yet */
    glance->note = g_strdup (C_("change", "New"));
  pupitre_glance_set_open (glance, "win.show-tile",
                           g_variant_new ("(su)", pupitre_change_get_child (change),
                                          (guint32) pupitre_change_get_tile (change)));
  return glance;
}

static GDateTime *
dup_day (PupitreChange *change)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (pupitre_change_get_at (change));
  g_autoptr (GDateTime) local = g_date_time_to_timezone (moment, pupitre_school_time_zone ());

  return pupitre_school_time_day (local, 0);
}

static char *
dup_heading (GDateTime *day)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();

  return pupitre_words_day_heading (day, now);
}

/* The list of the day at a place, made if there is none yet. */
static PupitreGlanceList *
ensure_list (PupitreChangesPage *self, guint place)
{
  GtkWidget *list = gtk_widget_get_first_child (GTK_WIDGET (self->days));

  for (guint i = 0; list != NULL && i < place; i++)
    list = gtk_widget_get_next_sibling (list);
  if (list == NULL) {
    list = g_object_new (PUPITRE_TYPE_GLANCE_LIST, NULL);
    gtk_box_append (self->days, list);
  }
  return PUPITRE_GLANCE_LIST (list);
}

static void
show_day (PupitreChangesPage *self, guint place, GDateTime *day, GPtrArray *glances)
{
  PupitreFamily *family = pupitre_page_get_family (PUPITRE_PAGE (self));
  PupitreGlanceList *list = ensure_list (self, place);
  g_autofree char *heading = dup_heading (day);

  pupitre_glance_list_set_title (list, heading);
  pupitre_glance_list_set (list, pupitre_family_get_children (family), glances);
}

static void
drop_lists_from (PupitreChangesPage *self, guint place)
{
  GtkWidget *list = gtk_widget_get_first_child (GTK_WIDGET (self->days));

  for (guint i = 0; list != NULL; i++) {
    GtkWidget *next = gtk_widget_get_next_sibling (list);

    if (i >= place)
      gtk_box_remove (self->days, list);
    list = next;
  }
}

/* Returns: how many days there are */
static guint
show_list (PupitreChangesPage *self, GPtrArray *changes)
{
  g_autoptr (GDateTime) day = NULL;
  GPtrArray *glances = NULL;
  guint n_days = 0;

  for (guint i = 0; i < changes->len && i < self->max; i++) {
    PupitreGlance *glance = make_glance (self, changes->pdata[i]);
    g_autoptr (GDateTime) its_day = dup_day (changes->pdata[i]);

    if (glance == NULL)
      continue;
    if (day == NULL || !g_date_time_equal (day, its_day)) {
      if (day != NULL)
        show_day (self, n_days++, day, glances);
      g_clear_pointer (&day, g_date_time_unref);
      day = g_date_time_ref (its_day);
      glances = g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_glance_free);
    }
    g_ptr_array_add (glances, glance);
  }
  if (day != NULL)
    show_day (self, n_days++, day, glances);
  return n_days;
}

static void
show_changes (PupitreChangesPage *self)
{
  g_autoptr (GPtrArray) changes = pupitre_changes_list (self->changes, get_child_key (self));
  guint n_days = show_list (self, changes);

  drop_lists_from (self, n_days);
  gtk_widget_set_visible (self->more_button, changes->len > self->max);
  gtk_widget_set_visible (self->seen_button, n_days > 0);
  gtk_stack_set_visible_child_name (
    self->stack, n_days > 0 || !pupitre_changes_is_loaded (self->changes) ? "list" : "nothing");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "changes.see-all",
                                 pupitre_changes_count_unseen (self->changes, get_child_key (self),
                                                               PUPITRE_CHANGES_OF_ALL) > 0);
}

static void
on_update_due (gpointer user_data)
{
  PupitreChangesPage *self = PUPITRE_CHANGES_PAGE (user_data);

  self->update_source = 0;
  show_changes (self);
}

/* Many answers come one after the other: they are shown together. */
static void
queue_update (PupitreChangesPage *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_once (on_update_due, self);
}

static void
on_see_all_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreChangesPage *self = PUPITRE_CHANGES_PAGE (widget);

  pupitre_changes_see (self->changes, get_child_key (self), NULL, NULL);
}

static void
on_more_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreChangesPage *self = PUPITRE_CHANGES_PAGE (widget);

  self->max += STEP;
  show_changes (self);
}

/* The first feed that a page has is of another rank than those beside it. */
static void
add_feeds (PupitreChangesPage *self, PupitreAccount *account, PupitreChild *child)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  g_autoptr (GPtrArray) feeds = pupitre_account_list_news_feeds (account, child);

  for (guint i = 0; i < feeds->len; i++) {
    if (pupitre_page_get_feed (page) != NULL)
      pupitre_page_add_feed_of (page, account, feeds->pdata[i], TRUE);
    else if (pupitre_page_get_pupil (page) != NULL)
      pupitre_page_set_feed (page, feeds->pdata[i]);
    else
      pupitre_page_set_feed_of (page, account, feeds->pdata[i]);
  }
}

static void
on_family_changed (PupitreChangesPage *self)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  GListModel *family = G_LIST_MODEL (pupitre_page_get_family (page));

  pupitre_page_remove_feeds (page);
  for (guint i = 0; i < g_list_model_get_n_items (family); i++) {
    g_autoptr (PupitreMember) member = g_list_model_get_item (family, i);

    add_feeds (self, pupitre_member_get_account (member), pupitre_member_get_child (member));
  }
  if (pupitre_page_get_feed (page) == NULL)
    pupitre_state_stack_set_state (pupitre_page_get_stack (page), PUPITRE_STATE_CONTENT);
  queue_update (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pupitre_page_shown (page);
}

static void
pupitre_changes_page_day_changed (PupitrePage *page)
{
  PUPITRE_PAGE_CLASS (pupitre_changes_page_parent_class)->day_changed (page);
  queue_update (PUPITRE_CHANGES_PAGE (page));
}

static void
pupitre_changes_page_constructed (GObject *object)
{
  PupitreChangesPage *self = PUPITRE_CHANGES_PAGE (object);
  PupitrePage *page = PUPITRE_PAGE (self);
  PupitreFamily *family = pupitre_page_get_family (page);

  G_OBJECT_CLASS (pupitre_changes_page_parent_class)->constructed (object);

  pupitre_page_set_content_when_empty (page, TRUE);
  self->changes = g_object_ref (pupitre_family_get_changes (family));
  g_signal_connect_object (self->changes, "changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  if (pupitre_page_get_pupil (page) != NULL) {
    add_feeds (self, pupitre_page_get_account (page), pupitre_page_get_pupil (page));
  } else {
    pupitre_page_set_subtitle (page, _("All Children"));
    g_signal_connect_object (family, "items-changed", G_CALLBACK (on_family_changed), self,
                             G_CONNECT_SWAPPED);
    on_family_changed (self);
  }
  show_changes (self);
}

static void
pupitre_changes_page_dispose (GObject *object)
{
  PupitreChangesPage *self = PUPITRE_CHANGES_PAGE (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->changes);

  G_OBJECT_CLASS (pupitre_changes_page_parent_class)->dispose (object);
}

static void
pupitre_changes_page_class_init (PupitreChangesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pupitre_changes_page_constructed;
  object_class->dispose = pupitre_changes_page_dispose;
  PUPITRE_PAGE_CLASS (klass)->day_changed = pupitre_changes_page_day_changed;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-changes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreChangesPage, seen_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreChangesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PupitreChangesPage, days);
  gtk_widget_class_bind_template_child (widget_class, PupitreChangesPage, more_button);
  gtk_widget_class_install_action (widget_class, "changes.see-all", NULL, on_see_all_activated);
  gtk_widget_class_install_action (widget_class, "changes.more", NULL, on_more_activated);
}

static void
pupitre_changes_page_init (PupitreChangesPage *self)
{
  self->max = STEP;
  gtk_widget_init_template (GTK_WIDGET (self));
}
