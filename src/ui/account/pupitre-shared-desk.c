/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-shared-desk"

#include "config.h"

#include "pupitre-shared-desk.h"

#include "pupitre-countdown.h"
#include "pupitre-idle-watch.h"

#include <glib/gi18n.h>

/* What a shared computer adds to the window, around all of its pages: a bar with *Finish*; and, when
 * nobody has touched anything for a while, a countdown over the page, and before whatever window has
 * been opened from it, after which it finishes by itself. Any key or movement stops the countdown,
 * and does nothing else.
 *
 * On a computer that is not shared it is nothing but its page. */

/* Of the time without a touch, what is counted down. */
#define COUNTDOWN_PART 4

struct _PupitreSharedDesk {
  AdwBin            parent_instance;

  PupitreContext   *context;
  PupitreIdleWatch *idle;

  AdwBin           *page;
  PupitreCountdown *countdown;
  GtkWidget        *bar;
  GtkWindow        *front;  /* (nullable), not owned: the countdown before another window */
};

G_DEFINE_FINAL_TYPE (PupitreSharedDesk, pupitre_shared_desk, ADW_TYPE_BIN)

typedef enum {
  PROP_PAGE = 1,
} PupitreSharedDeskProperty;

static GParamSpec *props[PROP_PAGE + 1];

/* The window in front of all that were opened from ours, as long as any is.
 *
 * Returns: (transfer none) (nullable) */
static GtkWindow *
find_foremost (PupitreSharedDesk *self)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWindow *foremost = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWindow *found = foremost;

  while (found != NULL) {
    foremost = found;
    found = NULL;
    for (guint i = 0; i < g_list_model_get_n_items (toplevels) && found == NULL; i++) {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (window) == foremost &&
          gtk_widget_get_mapped (GTK_WIDGET (window)))
        found = window;
    }
  }
  return foremost != GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))) ? foremost : NULL;
}

/* Behind a dialog, the one over the page would hardly be seen. */
static void
show_in_front (PupitreSharedDesk *self, guint seconds)
{
  GtkWindow *foremost = self->front == NULL ? find_foremost (self) : NULL;

  if (foremost != NULL) {
    GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG,
                                      "transient-for", foremost, "modal", TRUE,
                                      "destroy-with-parent", TRUE, "resizable", FALSE, "title",
                                      _("Are You Still There?"), NULL);

    adw_window_set_content (ADW_WINDOW (window), pupitre_countdown_new ());
    g_set_weak_pointer (&self->front, GTK_WINDOW (window));
    gtk_window_present (self->front);
  }
  if (self->front != NULL)
    pupitre_countdown_set_seconds (
      PUPITRE_COUNTDOWN (adw_window_get_content (ADW_WINDOW (self->front))), seconds);
}

static void
end_in_front (PupitreSharedDesk *self)
{
  GtkWindow *window = self->front;

  g_clear_weak_pointer (&self->front);
  if (window != NULL)
    gtk_window_destroy (window);
}

static void
on_warning (PupitreSharedDesk *self, guint seconds)
{
  /* Where nobody has touched anything since the start, there is nothing to erase. */
  if (pupitre_idle_watch_was_touched (self->idle))
    pupitre_shared_desk_count_down (self, seconds);
}

static void
on_idle (PupitreSharedDesk *self)
{
  if (pupitre_idle_watch_was_touched (self->idle))
    gtk_widget_activate_action (GTK_WIDGET (self), "app.finish", NULL);
}

static void
update (PupitreSharedDesk *self)
{
  const PupitrePolicy *policy = pupitre_context_get_policy (self->context);
  gboolean shared = pupitre_context_is_shared (self->context);
  guint limit =
    (policy != NULL ? policy->idle_seconds : PUPITRE_POLICY_IDLE_SECONDS) * 1000;

  gtk_widget_set_visible (self->bar, shared);
  pupitre_shared_desk_count_down (self, 0);
  pupitre_idle_watch_set_warning (self->idle, limit / COUNTDOWN_PART);
  pupitre_idle_watch_set_limit (self->idle, shared ? limit : 0);
}

static void
pupitre_shared_desk_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PupitreSharedDesk *self = PUPITRE_SHARED_DESK (object);

  switch ((PupitreSharedDeskProperty) property_id) {
  case PROP_PAGE:
    g_value_set_object (value, adw_bin_get_child (self->page));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    break;
  }
}

static void
pupitre_shared_desk_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PupitreSharedDesk *self = PUPITRE_SHARED_DESK (object);

  switch ((PupitreSharedDeskProperty) property_id) {
  case PROP_PAGE:
    adw_bin_set_child (self->page, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    break;
  }
}

static void
pupitre_shared_desk_dispose (GObject *object)
{
  PupitreSharedDesk *self = PUPITRE_SHARED_DESK (object);

  end_in_front (self);
  g_clear_object (&self->idle);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pupitre_shared_desk_parent_class)->dispose (object);
}

static void
pupitre_shared_desk_class_init (PupitreSharedDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pupitre_shared_desk_get_property;
  object_class->set_property = pupitre_shared_desk_set_property;
  object_class->dispose = pupitre_shared_desk_dispose;

  /**
   * PupitreSharedDesk:page:
   *
   * All that the window shows otherwise.
   */
  props[PROP_PAGE] = g_param_spec_object ("page", NULL, NULL, GTK_TYPE_WIDGET,
                                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (PUPITRE_TYPE_COUNTDOWN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-shared-desk.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreSharedDesk, page);
  gtk_widget_class_bind_template_child (widget_class, PupitreSharedDesk, countdown);
  gtk_widget_class_bind_template_child (widget_class, PupitreSharedDesk, bar);
}

static void
pupitre_shared_desk_init (PupitreSharedDesk *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->idle = pupitre_idle_watch_new ();
  g_signal_connect_object (self->idle, "warning", G_CALLBACK (on_warning), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->idle, "idle", G_CALLBACK (on_idle), self, G_CONNECT_SWAPPED);
}

/**
 * pupitre_shared_desk_set_context:
 * @self: What is around the pages
 * @context: What the window works with
 *
 * Main thread.
 */
void
pupitre_shared_desk_set_context (PupitreSharedDesk *self, PupitreContext *context)
{
  g_return_if_fail (PUPITRE_IS_SHARED_DESK (self));
  g_return_if_fail (PUPITRE_IS_CONTEXT (context));

  g_set_object (&self->context, context);
  g_signal_connect_object (pupitre_context_get_accounts (context), "notify::shared",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * pupitre_shared_desk_count_down:
 * @self: What is around the pages
 * @seconds: How many are left before it finishes by itself; 0 for as long as one likes
 *
 * Says it in front of whatever is open. Main thread.
 */
void
pupitre_shared_desk_count_down (PupitreSharedDesk *self, guint seconds)
{
  g_return_if_fail (PUPITRE_IS_SHARED_DESK (self));

  gtk_widget_set_visible (GTK_WIDGET (self->countdown), seconds > 0);
  pupitre_countdown_set_seconds (self->countdown, seconds);
  if (seconds > 0)
    show_in_front (self, seconds);
  else
    end_in_front (self);
}
