/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-lock"

#include "config.h"

#include "pupitre-document-lock.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "pupitre-sealed-file.h"

/* Stands in place of a document that asks for a password. What is typed goes into a file in memory
 * that the helper alone reads, and out of the entry: nothing keeps it. */

#define MOST_TRIES 3

struct _PupitreDocumentLock {
  GtkWidget    parent_instance;

  GtkWidget   *status;
  GtkEditable *entry;
  GtkLabel    *note;
  GtkWidget   *open_button;
  guint        n_wrong;
};

enum {
  ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PupitreDocumentLock, pupitre_document_lock, GTK_TYPE_WIDGET)

static void
update (PupitreDocumentLock *self)
{
  const gboolean open = self->n_wrong < MOST_TRIES;

  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), open);
  gtk_widget_set_sensitive (self->open_button, open && *gtk_editable_get_text (self->entry) != '\0');
}

/* The text of the entry lies in memory that is wiped when it changes. */
static int
take_password (PupitreDocumentLock *self, GError **error)
{
  const char *text = gtk_editable_get_text (self->entry);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  const int fd = pupitre_sealed_file_new (bytes, error);

  gtk_editable_set_text (self->entry, "");

  return fd;
}

static void
on_entered (PupitreDocumentLock *self)
{
  g_autoptr (GError) error = NULL;
  int fd;

  if (*gtk_editable_get_text (self->entry) == '\0' || self->n_wrong >= MOST_TRIES)
    return;
  fd = take_password (self, &error);
  if (fd < 0) {
    g_warning ("no memory for a password: %s", error->message);
    return;
  }
  g_signal_emit (self, signals[ENTERED], 0, fd);
  close (fd);
}

static gboolean
pupitre_document_lock_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PUPITRE_DOCUMENT_LOCK (widget)->entry));
}

static void
pupitre_document_lock_dispose (GObject *object)
{
  PupitreDocumentLock *self = PUPITRE_DOCUMENT_LOCK (object);

  if (self->entry != NULL)
    gtk_editable_set_text (self->entry, "");
  gtk_widget_dispose_template (GTK_WIDGET (self), PUPITRE_TYPE_DOCUMENT_LOCK);

  G_OBJECT_CLASS (pupitre_document_lock_parent_class)->dispose (object);
}

static void
pupitre_document_lock_class_init (PupitreDocumentLockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_document_lock_dispose;
  widget_class->grab_focus = pupitre_document_lock_grab_focus;

  /**
   * PupitreDocumentLock::entered:
   * @self: A lock
   * @password: A sealed file with what was typed; closed after the signal
   *
   * Somebody thinks to know the password.
   */
  signals[ENTERED] = g_signal_new ("entered", PUPITRE_TYPE_DOCUMENT_LOCK, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/document/pupitre-document-lock.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentLock, status);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentLock, entry);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentLock, note);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentLock, open_button);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
pupitre_document_lock_init (PupitreDocumentLock *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * pupitre_document_lock_reset:
 * @self: A lock
 *
 * Forgets what was typed and how often it was wrong. Main thread.
 */
void
pupitre_document_lock_reset (PupitreDocumentLock *self)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_LOCK (self));

  self->n_wrong = 0;
  gtk_editable_set_text (self->entry, "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  update (self);
}

/**
 * pupitre_document_lock_refuse:
 * @self: A lock
 *
 * Says that the password was not the right one; after three there is no further try. Main thread.
 */
void
pupitre_document_lock_refuse (PupitreDocumentLock *self)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_LOCK (self));

  self->n_wrong++;
  gtk_label_set_text (self->note, self->n_wrong < MOST_TRIES
                        ? _("This is not the password of the document.")
                        : _("Three passwords were wrong. Ask the school for the right one, then open "
                            "the document again."));
  gtk_widget_set_visible (GTK_WIDGET (self->note), TRUE);
  update (self);
}
