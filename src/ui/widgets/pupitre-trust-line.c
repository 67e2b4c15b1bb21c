/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-trust-line"

#include "config.h"

#include "pupitre-trust-line.h"

#include "pupitre-error-text.h"
#include "pupitre-error-topic.h"
#include "pupitre-error.h"
#include "pupitre-school-time.h"
#include "pupitre-upright-layout.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* The line at the foot of each page that says when the data was received, whether it is kept, and,
 * when something is wrong, the plain sentence and the one thing to do about it.
 *
 * Accessibility: an error is a label of role alert; the rest is plain text. The running refresh is
 * said in words too, never by the moving bar alone. */

struct _PupitreTrustLine {
  AdwBin     parent_instance;

  GtkWidget *progress;
  GtkImage  *icon;
  GtkLabel  *label;
  GtkLabel  *alert;
  GtkButton *button;
  GtkWidget *help;
};

G_DEFINE_FINAL_TYPE (PupitreTrustLine, pupitre_trust_line, ADW_TYPE_BIN)

static void
pupitre_trust_line_class_init (PupitreTrustLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PUPITRE_TYPE_UPRIGHT_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-trust-line.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreTrustLine, progress);
  gtk_widget_class_bind_template_child (widget_class, PupitreTrustLine, icon);
  gtk_widget_class_bind_template_child (widget_class, PupitreTrustLine, label);
  gtk_widget_class_bind_template_child (widget_class, PupitreTrustLine, alert);
  gtk_widget_class_bind_template_child (widget_class, PupitreTrustLine, button);
  gtk_widget_class_bind_template_child (widget_class, PupitreTrustLine, help);
  gtk_widget_class_set_css_name (widget_class, "trustline");
}

static void
pupitre_trust_line_init (PupitreTrustLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "silent");
}

/**
 * pupitre_trust_line_new:
 *
 * Returns: (transfer floating): a trust line that says nothing yet. Main thread.
 */
GtkWidget *
pupitre_trust_line_new (void)
{
  return g_object_new (PUPITRE_TYPE_TRUST_LINE, NULL);
}

/* "today at 16:42", or NULL if nothing was ever received. */
static char *
dup_moment (gint64 received)
{
  g_autoptr (GDateTime) date = NULL;
  g_autoptr (GDateTime) now = NULL;

  if (received <= 0)
    return NULL;
  date = g_date_time_new_from_unix_utc (received);
  if (date == NULL)
    return NULL;
  now = pupitre_school_time_now ();
  return pupitre_words_received (date, now);
}

static char *
dup_received_text (const PupitreTrust *trust, const char *moment)
{
  if (moment == NULL)
    return g_strdup (trust->refreshing ? _("Asking the portal…") : "");
  if (trust->kept)
    /* Translators: %s is a moment such as "today at 16:42" or "on November 20 at 8:12" */
    return g_strdup_printf (_("Received from the portal %s · kept offline"), moment);
  /* Translators: %s is a moment such as "today at 16:42" or "on November 20 at 8:12" */
  return g_strdup_printf (_("Received from the portal %s"), moment);
}

static char *
dup_error_text (const PupitreTrust *trust, const char *moment)
{
  g_autofree char *sentence = pupitre_error_text_dup_sentence (trust->error);

  if (moment == NULL)
    return g_steal_pointer (&sentence);
  /* Translators: 1 is a sentence on what is wrong, 2 a moment such as "today at 16:42" */
  return g_strdup_printf (_("%1$s Received %2$s."), sentence, moment);
}

static char *
dup_unreadable_text (const PupitreTrust *trust, const char *received)
{
  return g_strdup_printf (ngettext ("%s · %u item could not be read",
                                    "%s · %u items could not be read", trust->n_unreadable),
                          received, trust->n_unreadable);
}

/* @text: (transfer full) */
static char *
name_account (const PupitreTrust *trust, char *text)
{
  g_autofree char *unnamed = text;

  if (trust->account == NULL || text[0] == '\0')
    return g_steal_pointer (&unnamed);
  /* Translators: 1 is a sentence such as "Received from the portal today at 16:42", 2 the e-mail
   * address of the account */
  return g_strdup_printf (_("%1$s · %2$s"), text, trust->account);
}

static void
set_buttons (PupitreTrustLine *self, const GError *error)
{
  PupitreErrorAction action =
    error != NULL ? pupitre_error_text_get_action (error) : PUPITRE_ERROR_ACTION_NONE;
  const char *label = pupitre_error_action_get_label (action);

  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button),
                                  pupitre_error_action_get_name (action));
  if (label != NULL)
    gtk_button_set_label (self->button, label);
  gtk_widget_set_visible (self->help, error != NULL);
  if (error != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->help), "s",
                                      pupitre_error_topic_find (error));
}

static void
show_text (PupitreTrustLine *self, const char *text, const char *icon, gboolean alert)
{
  GtkLabel *shown = alert ? self->alert : self->label;
  GtkLabel *other = alert ? self->label : self->alert;

  gtk_label_set_text (other, "");
  gtk_widget_set_visible (GTK_WIDGET (other), FALSE);
  /* Set again, the same words would be read aloud again. */
  if (g_strcmp0 (gtk_label_get_text (shown), text) != 0)
    gtk_label_set_text (shown, text);
  gtk_widget_set_visible (GTK_WIDGET (shown), TRUE);
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), text[0] != '\0');
  if (text[0] != '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (self), "silent");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "silent");
}

/* Which icon goes with an error: being cut off is another thing than having been refused. */
static const char *
icon_for_error (const GError *error)
{
  if (pupitre_error_is_offline (error))
    return "network-offline-symbolic";
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED))
    return "changes-prevent-symbolic";
  return "dialog-warning-symbolic";
}

/**
 * pupitre_trust_line_set:
 * @self: A trust line
 * @trust: What to say; copied
 *
 * Main thread.
 */
void
pupitre_trust_line_set (PupitreTrustLine *self, const PupitreTrust *trust)
{
  g_autofree char *moment = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (PUPITRE_IS_TRUST_LINE (self));
  g_return_if_fail (trust != NULL);

  moment = dup_moment (trust->received);
  gtk_widget_set_visible (self->progress, trust->refreshing);
  set_buttons (self, trust->refreshing ? NULL : trust->error);

  if (trust->error != NULL) {
    text = name_account (trust, dup_error_text (trust, moment));
    show_text (self, text, icon_for_error (trust->error), TRUE);
  } else if (trust->n_unreadable > 0) {
    g_autofree char *received = dup_received_text (trust, moment);

    text = name_account (trust, dup_unreadable_text (trust, received));
    show_text (self, text, "dialog-warning-symbolic", FALSE);
  } else {
    text = name_account (trust, dup_received_text (trust, moment));
    show_text (self, text, moment != NULL ? "object-select-symbolic" : "content-loading-symbolic",
               FALSE);
  }
}

/**
 * pupitre_trust_line_get_text:
 * @self: A trust line
 *
 * Returns: (transfer none): what it says now. Main thread.
 */
const char *
pupitre_trust_line_get_text (PupitreTrustLine *self)
{
  g_return_val_if_fail (PUPITRE_IS_TRUST_LINE (self), NULL);

  if (gtk_widget_get_visible (GTK_WIDGET (self->alert)))
    return gtk_label_get_text (self->alert);
  return gtk_label_get_text (self->label);
}
