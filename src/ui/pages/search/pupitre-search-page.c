/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-search-page"

#include "config.h"

#include "pupitre-search-page.h"

#include "pupitre-archive-opening.h"
#include "pupitre-error.h"
#include "pupitre-glance-list.h"
#include "pupitre-school-time.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* Looks for what a parent types, in all that is stored of all children, at each letter: a list for
 * each kind of thing, the child in every row. A row opens the place where the thing stands. */

/* How many of each kind and child: rows are dear to make, and more letters make fewer. */
#define MOST 4

struct _PupitreSearchPage {
  PupitrePage         parent_instance;

  PupitreSearch      *search;
  GCancellable       *asking;  /* (nullable): gives up the question before */
  GPtrArray          *hits;    /* (nullable) (element-type PupitreSearchHit): as the rows stand */
  PupitreGlanceList  *by_kind[PUPITRE_N_SEARCH_KINDS];

  GtkSearchEntry     *entry;
  GtkStack           *stack;
  GtkScrolledWindow  *scrolled;
  GtkLabel           *note;
  GtkBox             *lists;
};

G_DEFINE_FINAL_TYPE (PupitreSearchPage, pupitre_search_page, PUPITRE_TYPE_PAGE)

static const char *const HEADINGS[PUPITRE_N_SEARCH_KINDS] = {
  N_("Children"), N_("Messages"),  N_("Homework"), N_("Marks"),
  N_("Absences"), N_("Resources"), N_("School"),   N_("Documents"),
};

/* --- Opening ------------------------------------------------------------------------------- */

static const PupitreTile TILES[PUPITRE_N_SEARCH_KINDS] = {
  [PUPITRE_SEARCH_MESSAGE] = PUPITRE_TILE_MESSAGES,
  [PUPITRE_SEARCH_HOMEWORK] = PUPITRE_TILE_HOMEWORK,
  [PUPITRE_SEARCH_MARK] = PUPITRE_TILE_RESULTS,
  [PUPITRE_SEARCH_ABSENCE] = PUPITRE_TILE_ABSENCES,
  [PUPITRE_SEARCH_RESOURCE] = PUPITRE_TILE_RESOURCES,
};

/* The search makes room for the place: who opens that place again later does not find a search in
 * front of it. */
static void
open_place (PupitreSearchPage *self, PupitreSearchItem *item)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  const char *child = pupitre_search_item_get_child (item);

  gtk_widget_activate_action (GTK_WIDGET (self), "page.back", NULL);
  switch (pupitre_search_item_get_kind (item)) {
  case PUPITRE_SEARCH_CHILD:
    gtk_widget_activate_action (window, "win.show-child", "s", child);
    break;
  case PUPITRE_SEARCH_CONTACT:
    gtk_widget_activate_action (window, "win.contact", "s", child);
    break;
  case PUPITRE_SEARCH_MESSAGE:
  case PUPITRE_SEARCH_HOMEWORK:
  case PUPITRE_SEARCH_MARK:
  case PUPITRE_SEARCH_ABSENCE:
  case PUPITRE_SEARCH_RESOURCE:
  case PUPITRE_SEARCH_DOCUMENT:
  default:
    gtk_widget_activate_action (window, "win.show-item", "(sus)", child,
                                (guint32) TILES[pupitre_search_item_get_kind (item)],
                                pupitre_search_item_get_key (item));
    break;
  }
}

static void
open_item (PupitreSearchPage *self, PupitreSearchItem *item)
{
  PupitreArchiveItem *document;

  pupitre_search_set_typed (self->search, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (pupitre_search_item_get_kind (item) != PUPITRE_SEARCH_DOCUMENT) {
    open_place (self, item);
    return;
  }
  document = pupitre_search_find_document (self->search, item);
  if (document != NULL)
    pupitre_archive_opening_open (PUPITRE_PAGE (self), document);
}

static void
on_open_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreSearchPage *self = PUPITRE_SEARCH_PAGE (widget);
  const guint position = g_variant_get_uint32 (parameter);
  g_autoptr (PupitreSearchItem) item = NULL;

  if (self->hits == NULL || position >= self->hits->len)
    return;
  item = g_object_ref (((PupitreSearchHit *) self->hits->pdata[position])->item);
  open_item (self, item);
}

/* --- What was found ------------------------------------------------------------------------ */

static char *
dup_date (PupitreSearchItem *item, GDateTime *now)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) date = NULL;

  if (pupitre_search_item_get_date (item) <= 0)
    return NULL;
  utc = g_date_time_new_from_unix_utc (pupitre_search_item_get_date (item));
  if (utc == NULL)
    return NULL;
  date = g_date_time_to_timezone (utc, pupitre_school_time_zone ());
  return pupitre_words_short_date (date, now);
}

/* When, and where in it the words are; else from whom. */
static char *
dup_under (const PupitreSearchHit *hit, GDateTime *now)
{
  g_autofree char *date = dup_date (hit->item, now);
  const char *rest = hit->excerpt != NULL ? hit->excerpt : pupitre_search_item_get_detail (hit->item);

  if (date == NULL)
    return g_strdup (rest);
  return *rest == '\0' ? g_steal_pointer (&date) : g_strdup_printf ("%s · %s", date, rest);
}

static PupitreGlance *
make_glance (PupitreSearchPage *self, guint position, GDateTime *now)
{
  const PupitreSearchHit *hit = self->hits->pdata[position];
  g_autoptr (PupitreMember) member = pupitre_family_dup_member (
    pupitre_page_get_family (PUPITRE_PAGE (self)), pupitre_search_item_get_child (hit->item));
  g_autoptr (PupitreChild) child =
    member != NULL ? g_object_ref (pupitre_member_get_child (member))
                   : pupitre_archive_opening_create_former_child (
                       pupitre_search_item_get_child (hit->item));
  g_autofree char *under = dup_under (hit, now);
  const char *figure = pupitre_search_item_get_figure (hit->item);
  PupitreGlance *glance =
    pupitre_glance_new (child, pupitre_search_item_get_title (hit->item), under);

  if (*figure != '\0')
    glance->figure = g_strdup (figure);
  pupitre_glance_set_open (glance, "search.open", g_variant_new_uint32 (position));
  return glance;
}

static guint
count_all (PupitreSearchPage *self)
{
  guint n = 0;
  PupitreSearchItem *before = NULL;

  for (guint i = 0; i < self->hits->len; i++) {
    const PupitreSearchHit *hit = self->hits->pdata[i];

    /* Each group says it once. */
    if (before == NULL ||
        pupitre_search_item_get_kind (before) != pupitre_search_item_get_kind (hit->item) ||
        !g_str_equal (pupitre_search_item_get_child (before),
                      pupitre_search_item_get_child (hit->item)))
      n += hit->n_alike;
    before = hit->item;
  }
  return n;
}

static void
show_note (PupitreSearchPage *self)
{
  const guint n = count_all (self);
  const guint shown = self->hits->len;
  g_autofree char *text = NULL;

  if (shown < n)
    /* Translators: 1 is how many things were found, 2 how many of them are shown */
    text = g_strdup_printf (ngettext ("%1$u found, %2$u is shown. Type more to see the others.",
                                      "%1$u found, %2$u are shown. Type more to see the others.",
                                      shown), n, shown);
  else
    text = g_strdup_printf (ngettext ("%u found", "%u found", n), n);
  if (!pupitre_search_is_built (self->search)) {
    g_autofree char *found = g_steal_pointer (&text);

    /* Translators: what was found so far ("3 found") */
    text = g_strdup_printf (_("%s so far: what is stored is still being read"), found);
  }
  gtk_label_set_text (self->note, text);
}

static void
show_state (PupitreSearchPage *self)
{
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (*g_strstrip (typed) == '\0')
    gtk_stack_set_visible_child_name (self->stack, "nothing-typed");
  else if (self->hits != NULL && self->hits->len > 0)
    gtk_stack_set_visible_child_name (self->stack, "found");
  else if (self->hits != NULL && pupitre_search_is_built (self->search))
    gtk_stack_set_visible_child_name (self->stack, "nothing-found");
  else
    gtk_stack_set_visible_child_name (self->stack, "reading");
}

static void
show_hits (PupitreSearchPage *self)
{
  GListModel *children =
    pupitre_family_get_children (pupitre_page_get_family (PUPITRE_PAGE (self)));
  g_autoptr (GDateTime) now = pupitre_school_time_now ();

  for (guint kind = 0; kind < PUPITRE_N_SEARCH_KINDS; kind++) {
    GPtrArray *glances = g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_glance_free);

    for (guint i = 0; i < self->hits->len; i++) {
      const PupitreSearchHit *hit = self->hits->pdata[i];

      if (pupitre_search_item_get_kind (hit->item) == kind)
        g_ptr_array_add (glances, make_glance (self, i, now));
    }
    pupitre_glance_list_set (self->by_kind[kind], children, glances);
  }
  show_note (self);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreSearchPage) self = PUPITRE_SEARCH_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = pupitre_search_find_finish (PUPITRE_SEARCH (source), result, &error);

  /* Another letter was typed, or the page is closed. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)))) {
    g_clear_pointer (&hits, g_ptr_array_unref);
    return;
  }
  if (hits == NULL) {
    g_warning ("Nothing can be looked for: %s", error->message);
    return;
  }
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = hits;
  show_hits (self);
  show_state (self);
}

static void
give_up (PupitreSearchPage *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
ask (PupitreSearchPage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  give_up (self);
  self->asking = g_cancellable_new ();
  pupitre_search_find_async (self->search, typed, MOST, self->asking, on_found, g_object_ref (self));
}

static void
on_typed (PupitreSearchPage *self)
{
  if (self->search == NULL)
    return;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  ask (self);
  show_state (self);
}

static void
on_built (PupitreSearchPage *self)
{
  ask (self);
}

/* --- Keys ---------------------------------------------------------------------------------- */

/* The row that stands first. */
static GtkWidget *
find_first_row (PupitreSearchPage *self)
{
  for (guint kind = 0; kind < PUPITRE_N_SEARCH_KINDS; kind++) {
    GtkWidget *row = pupitre_glance_list_get_first_row (self->by_kind[kind]);

    if (row != NULL && gtk_widget_get_mapped (row))
      return row;
  }
  return NULL;
}

/* Enter opens what stands first. */
static void
on_entered (PupitreSearchPage *self)
{
  GtkWidget *row = find_first_row (self);

  if (row != NULL)
    gtk_widget_activate (row);
}

static void
on_stopped (PupitreSearchPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.back", NULL);
}

static gboolean
on_down (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  GtkWidget *row = find_first_row (PUPITRE_SEARCH_PAGE (user_data));

  return row != NULL && gtk_widget_grab_focus (row);
}

static void
add_keys (PupitreSearchPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, 0),
                      gtk_callback_action_new (on_down, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->entry), controller);
}

/* --- The page ------------------------------------------------------------------------------ */

static gboolean
pupitre_search_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PUPITRE_SEARCH_PAGE (widget)->entry));
}

static void
pupitre_search_page_dispose (GObject *object)
{
  PupitreSearchPage *self = PUPITRE_SEARCH_PAGE (object);

  give_up (self);
  if (self->search != NULL)
    g_signal_handlers_disconnect_by_data (self->search, self);
  g_clear_object (&self->search);
  g_clear_pointer (&self->hits, g_ptr_array_unref);

  G_OBJECT_CLASS (pupitre_search_page_parent_class)->dispose (object);
}

static void
pupitre_search_page_class_init (PupitreSearchPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_search_page_dispose;
  widget_class->grab_focus = pupitre_search_page_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-search-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreSearchPage, entry);
  gtk_widget_class_bind_template_child (widget_class, PupitreSearchPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PupitreSearchPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, PupitreSearchPage, note);
  gtk_widget_class_bind_template_child (widget_class, PupitreSearchPage, lists);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_stopped);
  gtk_widget_class_install_action (widget_class, "search.open", "u", on_open_activated);
}

static void
pupitre_search_page_init (PupitreSearchPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint kind = 0; kind < PUPITRE_N_SEARCH_KINDS; kind++) {
    self->by_kind[kind] =
      g_object_new (PUPITRE_TYPE_GLANCE_LIST, "title", _(HEADINGS[kind]), NULL);
    gtk_box_append (self->lists, GTK_WIDGET (self->by_kind[kind]));
  }
  add_keys (self);
  pupitre_page_show_refresh (PUPITRE_PAGE (self), FALSE);
}

/**
 * pupitre_search_page_new:
 * @from: The page in front
 * @search: What is looked in
 *
 * Returns: (transfer floating): a page that looks for what was looked for last. Main thread.
 */
PupitrePage *
pupitre_search_page_new (PupitrePage *from, PupitreSearch *search)
{
  PupitreSearchPage *self;
  PupitrePage *page;

  g_return_val_if_fail (PUPITRE_IS_PAGE (from), NULL);
  g_return_val_if_fail (PUPITRE_IS_SEARCH (search), NULL);

  self = g_object_new (PUPITRE_TYPE_SEARCH_PAGE, "account", pupitre_page_get_account (from), "pupil",
                       NULL, "family", pupitre_page_get_family (from), "renderer",
                       pupitre_page_get_renderer (from), NULL);
  page = PUPITRE_PAGE (self);
  pupitre_page_set_subtitle (page, _("All Children"));
  pupitre_state_stack_set_state (pupitre_page_get_stack (page), PUPITRE_STATE_CONTENT);
  /* Nothing here is the portal's word. */
  gtk_widget_set_visible (GTK_WIDGET (pupitre_page_get_trust_line (page)), FALSE);
  self->search = g_object_ref (search);
  pupitre_search_start (search);
  g_signal_connect_object (search, "changed", G_CALLBACK (on_built), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "notify::built", G_CALLBACK (on_built), self, G_CONNECT_SWAPPED);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), pupitre_search_get_typed (search));
  ask (self);
  show_state (self);
  return page;
}

/**
 * pupitre_search_page_get_search:
 * @self: A page
 *
 * Returns: (transfer none): what is looked in. Main thread.
 */
PupitreSearch *
pupitre_search_page_get_search (PupitreSearchPage *self)
{
  g_return_val_if_fail (PUPITRE_IS_SEARCH_PAGE (self), NULL);

  return self->search;
}
