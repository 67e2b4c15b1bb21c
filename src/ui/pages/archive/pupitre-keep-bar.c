/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-keep-bar"

#include "config.h"

#include "pupitre-keep-bar.h"

#include "pupitre-card-keeper.h"
#include "pupitre-document-words.h"
#include "pupitre-error-text.h"
#include "pupitre-error-topic.h"

#include <glib/gi18n.h>

/* A button that keeps all report cards on this computer and, while that goes on, how far it is, and a
 * button that stops it. What was kept before it is stopped stays, and the first button goes on.
 *
 * Signals: `kept` when something more may be kept. */

struct _PupitreKeepBar {
  AdwBin             parent_instance;

  PupitreCardKeeper *keeper;  /* (nullable) */
  gboolean           begun;

  GtkWidget         *start_button;
  GtkLabel          *start_label;
  GtkWidget         *working;
  GtkProgressBar    *progress;
  GtkWidget         *stop_button;
  GtkLabel          *note;
  GtkButton         *help_button;
};

G_DEFINE_FINAL_TYPE (PupitreKeepBar, pupitre_keep_bar, ADW_TYPE_BIN)

enum {
  SIGNAL_KEPT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_progress (PupitreCardKeeper *keeper)
{
  guint n_cards = pupitre_card_keeper_get_n_cards (keeper);

  if (n_cards == 0)
    return g_strdup (_("Asking which report cards there are…"));
  return g_strdup_printf (ngettext ("%1$u of %2$u report card", "%1$u of %2$u report cards", n_cards),
                          pupitre_card_keeper_get_n_done (keeper), n_cards);
}

static char *
dup_finished (PupitreCardKeeper *keeper)
{
  guint n_refused = pupitre_card_keeper_get_n_refused (keeper);
  guint n_kept = pupitre_card_keeper_get_n_done (keeper) - n_refused;

  if (n_refused > 0)
    return g_strdup_printf (
      ngettext ("The portal did not give %u report card. What it gave is kept on this computer.",
                "The portal did not give %u report cards. What it gave is kept on this computer.",
                n_refused), n_refused);
  if (n_kept == 0)
    return g_strdup (_("There is no report card yet."));
  return g_strdup_printf (ngettext ("The report card is kept on this computer.",
                                    "All %u report cards are kept on this computer.", n_kept),
                          n_kept);
}

/* @returns: (transfer full) (nullable): what there is to say besides the buttons */
static char *
dup_note (PupitreKeepBar *self)
{
  const GError *error = pupitre_card_keeper_get_error (self->keeper);

  if (!self->begun)
    return NULL;
  if (pupitre_card_keeper_is_running (self->keeper))
    return dup_progress (self->keeper);
  if (pupitre_card_keeper_is_finished (self->keeper))
    return dup_finished (self->keeper);
  if (error != NULL)
    return pupitre_error_text_dup_sentence (error);
  return g_strdup (_("Stopped. What was kept before stays."));
}

static void
show_progress (PupitreKeepBar *self)
{
  guint n_cards = pupitre_card_keeper_get_n_cards (self->keeper);

  gtk_progress_bar_set_fraction (
    self->progress,
    n_cards > 0 ? (double) pupitre_card_keeper_get_n_done (self->keeper) / n_cards : 0);
}

/* What went wrong leads to the help about it. */
static void
show_help (PupitreKeepBar *self)
{
  const GError *error = pupitre_card_keeper_get_error (self->keeper);
  const gboolean stopped = self->begun && !pupitre_card_keeper_is_running (self->keeper) &&
                           !pupitre_card_keeper_is_finished (self->keeper);

  gtk_widget_set_visible (GTK_WIDGET (self->help_button), stopped && error != NULL);
  if (error != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->help_button), "s",
                                      pupitre_error_topic_find (error));
}

static void
show_state (PupitreKeepBar *self)
{
  gboolean running = pupitre_card_keeper_is_running (self->keeper);
  gboolean finished = pupitre_card_keeper_is_finished (self->keeper);
  g_autofree char *note = dup_note (self);

  gtk_widget_set_visible (self->start_button, !running);
  gtk_widget_set_visible (self->working, running);
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_label_set_label (self->start_label, self->begun && !finished
                                            ? _("_Continue Keeping Report Cards")
                                            : _("_Keep All Report Cards Offline"));
  show_progress (self);
  show_help (self);
}

static void
on_changed (PupitreKeepBar *self)
{
  show_state (self);
  if (!pupitre_card_keeper_is_running (self->keeper))
    g_signal_emit (self, signals[SIGNAL_KEPT], 0);
}

static void
on_start (PupitreKeepBar *self)
{
  self->begun = TRUE;
  pupitre_card_keeper_start (self->keeper);
  gtk_widget_grab_focus (self->stop_button);
}

static void
on_stop (PupitreKeepBar *self)
{
  pupitre_card_keeper_stop (self->keeper);
  gtk_widget_grab_focus (self->start_button);
}

static void
pupitre_keep_bar_dispose (GObject *object)
{
  PupitreKeepBar *self = PUPITRE_KEEP_BAR (object);

  if (self->keeper != NULL) {
    g_signal_handlers_disconnect_by_data (self->keeper, self);
    pupitre_card_keeper_stop (self->keeper);
  }
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (pupitre_keep_bar_parent_class)->dispose (object);
}

static void
pupitre_keep_bar_class_init (PupitreKeepBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_keep_bar_dispose;

  signals[SIGNAL_KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-keep-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreKeepBar, start_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreKeepBar, start_label);
  gtk_widget_class_bind_template_child (widget_class, PupitreKeepBar, working);
  gtk_widget_class_bind_template_child (widget_class, PupitreKeepBar, progress);
  gtk_widget_class_bind_template_child (widget_class, PupitreKeepBar, stop_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreKeepBar, note);
  gtk_widget_class_bind_template_child (widget_class, PupitreKeepBar, help_button);
  gtk_widget_class_bind_template_callback (widget_class, on_start);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
}

static void
pupitre_keep_bar_init (PupitreKeepBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pupitre_keep_bar_set_family:
 * @self: A bar
 * @family: The children of the open accounts
 * @key: (nullable): The key of the child whose report cards are kept; %NULL for all children
 *
 * Once, before it is shown. Main thread.
 */
void
pupitre_keep_bar_set_family (PupitreKeepBar *self, PupitreFamily *family, const char *key)
{
  g_return_if_fail (PUPITRE_IS_KEEP_BAR (self) && self->keeper == NULL);
  g_return_if_fail (PUPITRE_IS_FAMILY (family));

  self->keeper = pupitre_card_keeper_new (family, key,
                                          pupitre_document_words_report_card);
  g_signal_connect_object (self->keeper, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  show_state (self);
}
