/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-results-page"

#include "config.h"

#include "pupitre-results-page.h"

#include "pupitre-document-words.h"
#include "pupitre-keep-bar.h"
#include "pupitre-viewer-page.h"
#include "pupitre-report-card.h"
#include "pupitre-report-cards-group.h"
#include "pupitre-page-feeds.h"
#include "pupitre-school-time.h"
#include "pupitre-subjects-view.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* The results of a child. One section has the report cards: this school year first, the earlier ones
 * below, of every school of the service centre that the child went to; another one the subjects. Each
 * says by itself what became of its own answers. */

/* Whoever is six years old on 30 September goes to the first grade, which has report cards. */
#define FIRST_GRADE_AGE 6

struct _PupitreResultsPage {
  PupitrePage          parent_instance;

  GPtrArray           *entries;  /* (element-type PupitreEntry): the report cards, watched */
  guint                update_source;
  PupitrePageFeeds    *card_feeds;

  AdwViewStack        *sections;
  PupitreStateStack   *cards_stack;
  PupitreSubjectsView *subjects_view;
  PupitreKeepBar      *keep_bar;
  GtkBox              *groups;
};

G_DEFINE_FINAL_TYPE (PupitreResultsPage, pupitre_results_page, PUPITRE_TYPE_PAGE)

/* The newest year first, and within it the last term. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  PupitreReportCard *first = pupitre_entry_get_object (*(PupitreEntry **) a);
  PupitreReportCard *second = pupitre_entry_get_object (*(PupitreEntry **) b);
  int by_year = pupitre_report_card_get_school_year (second) -
                pupitre_report_card_get_school_year (first);

  if (by_year != 0)
    return by_year;
  return pupitre_report_card_get_term (second) - pupitre_report_card_get_term (first);
}

static GPtrArray *
sort_readable (PupitreResultsPage *self)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < self->entries->len; i++) {
    if (pupitre_entry_get_object (self->entries->pdata[i]) != NULL)
      g_ptr_array_add (sorted, self->entries->pdata[i]);
  }
  g_ptr_array_sort (sorted, compare_entries);
  return sorted;
}

static void
on_opened (PupitreResultsPage *self, PupitreEntry *entry)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  PupitreReportCard *card = pupitre_entry_get_object (entry);
  GDateTime *updated = pupitre_report_card_get_updated (card);
  g_autofree char *title = pupitre_document_words_report_card (card);
  g_autofree char *date = updated != NULL ? pupitre_words_date (updated) : NULL;
  g_autofree char *short_date = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *narrow_subtitle = NULL;
  g_autofree char *file_name = NULL;
  const char *name = pupitre_child_get_first_name (pupitre_page_get_pupil (page));

  if (updated != NULL) {
    /* Translators: 1 is a first name, 2 a full date: what stands under a report card's title */
    subtitle = g_strdup_printf (_("%1$s · updated %2$s"), name, date);
    short_date = pupitre_words_short_date_and_year (updated);
    narrow_subtitle = g_strdup_printf ("%s · %s", name, short_date);
  }
  file_name = g_strdup_printf ("%s - %s.pdf", title, name);

  const PupitreViewerPageFields fields = {
    .document_id = pupitre_report_card_get_document_id (card),
    .title = title,
    .subtitle = subtitle != NULL ? subtitle : name,
    .narrow_subtitle = narrow_subtitle,
    .file_name = file_name,
    .newer_than = updated != NULL ? g_date_time_to_unix (updated) : 0,
    .kind = PUPITRE_DOCUMENT_KIND_REPORT_CARD,
    .school_year = pupitre_report_card_get_school_year (card),
  };

  pupitre_feed_mark_seen (pupitre_page_feeds_get_first (self->card_feeds), entry);
  pupitre_page_open (page, pupitre_viewer_page_new (page, &fields));
}

static void
add_group (PupitreResultsPage *self, PupitreEntry *const *entries, guint n_entries)
{
  GtkWidget *group = pupitre_report_cards_group_new (entries, n_entries);

  g_signal_connect_object (group, "opened", G_CALLBACK (on_opened), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->groups, group);
}

static void
remove_groups (PupitreResultsPage *self)
{
  GtkWidget *group;

  while ((group = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, group);
}

static int
year_of (PupitreEntry *entry)
{
  return pupitre_report_card_get_school_year (pupitre_entry_get_object (entry));
}

/* Who was old enough for school last year has a report card of it somewhere. */
static gboolean
was_at_school_before (PupitreChild *child, int school_year)
{
  const char *birth = pupitre_child_get_birth_date (child);
  const int year = birth != NULL ? (int) g_ascii_strtoll (birth, NULL, 10) : 0;

  return year > 0 && school_year - year > FIRST_GRADE_AGE + 1;
}

/* The earlier report cards of a child who has changed service centre are not this one's to show. What
 * was kept here of them stays.
 *
 * @sorted: the newest first
 * @returns: (nullable): what to say of that; %NULL where nothing is missed */
static const char *
find_former_note (PupitreResultsPage *self, GPtrArray *sorted)
{
  PupitreChild *child = pupitre_page_get_pupil (PUPITRE_PAGE (self));
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  const int school_year = pupitre_school_year_of (now);
  gboolean is_kept = FALSE;

  for (guint i = 0; i < sorted->len; i++) {
    if (year_of (sorted->pdata[i]) >= school_year)
      continue;
    if (!pupitre_entry_is_withdrawn (sorted->pdata[i]))
      return NULL;
    is_kept = TRUE;
  }
  if (is_kept)
    return _("The portal no longer shows the earlier report cards: a child who changes service centre "
             "loses them there. Those that were kept here remain.");
  if (sorted->len > 0 && was_at_school_before (child, school_year))
    return _("The portal shows no earlier report card: a child who changes service centre loses them "
             "there. Those that Pupitre kept on this computer remain in the archive.");
  return NULL;
}

static void
add_former_note (PupitreResultsPage *self, GPtrArray *sorted)
{
  const char *note = find_former_note (self, sorted);
  GtkWidget *label;

  if (note == NULL)
    return;
  label = gtk_label_new (note);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (self->groups, label);
}

static void
update_groups (PupitreResultsPage *self)
{
  g_autoptr (GPtrArray) sorted = sort_readable (self);
  guint start = 0;

  remove_groups (self);
  for (guint i = 1; i <= sorted->len; i++) {
    if (i < sorted->len && year_of (sorted->pdata[i]) == year_of (sorted->pdata[start]))
      continue;
    add_group (self, (PupitreEntry *const *) &sorted->pdata[start], i - start);
    start = i;
  }
  add_former_note (self, sorted);
}

static void
on_update_due (gpointer user_data)
{
  PupitreResultsPage *self = PUPITRE_RESULTS_PAGE (user_data);

  self->update_source = 0;
  update_groups (self);
}

/* Records are unsealed by the slice, so that many entries change at once. */
static void
queue_update (PupitreResultsPage *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_once (on_update_due, self);
}

static void
unwatch_entries (PupitreResultsPage *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    g_signal_handlers_disconnect_by_data (self->entries->pdata[i], self);
  g_ptr_array_set_size (self->entries, 0);
}

static void
on_items_changed (PupitreResultsPage *self)
{
  GListModel *feed = G_LIST_MODEL (pupitre_page_get_feed (PUPITRE_PAGE (self)));

  unwatch_entries (self);
  for (guint i = 0; i < g_list_model_get_n_items (feed); i++) {
    PupitreEntry *entry = g_list_model_get_item (feed, i);

    g_signal_connect_swapped (entry, "notify::object", G_CALLBACK (queue_update), self);
    g_ptr_array_add (self->entries, entry);
  }
  queue_update (self);
}

static void
show_cards_state (PupitreResultsPage *self)
{
  PupitreTrust trust;

  pupitre_page_feeds_show (self->card_feeds, self->cards_stack, FALSE, &trust);
}

static void
open_mark (PupitrePage *page, PupitreEntry *entry)
{
  pupitre_subjects_view_open (PUPITRE_RESULTS_PAGE (page)->subjects_view, entry);
}

static void
pupitre_results_page_show_item (PupitrePage *page, const char *key)
{
  pupitre_subjects_view_wait_for (PUPITRE_RESULTS_PAGE (page)->subjects_view, key, open_mark);
}

static void
pupitre_results_page_constructed (GObject *object)
{
  PupitreResultsPage *self = PUPITRE_RESULTS_PAGE (object);
  PupitrePage *page = PUPITRE_PAGE (self);
  g_autoptr (PupitreFeed) feed = NULL;

  G_OBJECT_CLASS (pupitre_results_page_parent_class)->constructed (object);

  pupitre_state_stack_set_empty (self->cards_stack, "pupitre-results-symbolic",
                                 _("No Report Card Yet"),
                                 _("Each report card appears here when the school publishes it, "
                                   "at the end of each term."));
  feed = pupitre_account_get_feed (pupitre_page_get_account (page), pupitre_page_get_pupil (page),
                                   PUPITRE_KIND_REPORT_CARDS);
  pupitre_page_set_sections (page, self->sections);
  pupitre_page_set_content_when_empty (page, TRUE);
  pupitre_page_set_feed (page, feed);
  g_signal_connect_object (self->card_feeds, "changed", G_CALLBACK (show_cards_state), self,
                           G_CONNECT_SWAPPED);
  pupitre_page_feeds_add (self->card_feeds, pupitre_page_get_account (page), feed, TRUE);
  pupitre_subjects_view_set_page (self->subjects_view, page);
  pupitre_keep_bar_set_family (self->keep_bar, pupitre_page_get_family (page),
                               pupitre_child_get_key (pupitre_page_get_pupil (page)));
  g_signal_connect_object (feed, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  on_items_changed (self);
  show_cards_state (self);
}

static void
pupitre_results_page_dispose (GObject *object)
{
  PupitreResultsPage *self = PUPITRE_RESULTS_PAGE (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  if (self->entries != NULL)
    unwatch_entries (self);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  if (self->card_feeds != NULL)
    pupitre_page_feeds_clear (self->card_feeds);
  g_clear_object (&self->card_feeds);

  G_OBJECT_CLASS (pupitre_results_page_parent_class)->dispose (object);
}

static void
pupitre_results_page_class_init (PupitreResultsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pupitre_results_page_constructed;
  object_class->dispose = pupitre_results_page_dispose;
  PUPITRE_PAGE_CLASS (klass)->show_item = pupitre_results_page_show_item;

  g_type_ensure (PUPITRE_TYPE_KEEP_BAR);
  g_type_ensure (PUPITRE_TYPE_STATE_STACK);
  g_type_ensure (PUPITRE_TYPE_SUBJECTS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-results-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreResultsPage, sections);
  gtk_widget_class_bind_template_child (widget_class, PupitreResultsPage, cards_stack);
  gtk_widget_class_bind_template_child (widget_class, PupitreResultsPage, subjects_view);
  gtk_widget_class_bind_template_child (widget_class, PupitreResultsPage, groups);
  gtk_widget_class_bind_template_child (widget_class, PupitreResultsPage, keep_bar);
}

static void
pupitre_results_page_init (PupitreResultsPage *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->card_feeds = pupitre_page_feeds_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
