/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-record-page"

#include "config.h"

#include "pupitre-record-page.h"

#include "pupitre-child-colour.h"
#include "pupitre-child-photo.h"
#include "pupitre-document-words.h"
#include "pupitre-fact-line.h"
#include "pupitre-identity.h"
#include "pupitre-page-objects.h"
#include "pupitre-pupil-document.h"
#include "pupitre-record-row.h"
#include "pupitre-record-words.h"
#include "pupitre-school-transport.h"
#include "pupitre-subject.h"
#include "pupitre-two-columns.h"
#include "pupitre-viewer-page.h"
#include "pupitre-window.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* The record of a child: who it is for the school, who teaches what, the school transport, and the
 * documents. What the school does not show is said, part by part. */

struct _PupitreRecordPage {
  PupitrePage         parent_instance;

  PupitreFeedObjects *identity;
  PupitreFeedObjects *subjects;
  PupitreFeedObjects *transport;
  PupitreFeedObjects *documents;
  GCancellable       *cancel;     /* of the photo */
  gboolean            is_shared;  /* numbers are hidden until asked for */

  AdwAvatar          *avatar;
  GtkLabel           *name;
  GtkLabel           *school;
  GtkListBox         *identity_list;
  GtkListBox         *subject_list;
  GtkListBox         *transport_list;
  GtkWidget          *documents_part;
  GtkListBox         *document_list;
};

G_DEFINE_FINAL_TYPE (PupitreRecordPage, pupitre_record_page, PUPITRE_TYPE_PAGE)

static void
clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
hide_empty (GtkListBox *list)
{
  gtk_widget_set_visible (GTK_WIDGET (list), gtk_widget_get_first_child (GTK_WIDGET (list)) != NULL);
}

/* The names as the school writes them: what the subject line of an e-mail says. */
static char *
dup_full_name (PupitreRecordPage *self)
{
  PupitreChild *child = pupitre_page_get_pupil (PUPITRE_PAGE (self));

  /* Translators: 1 is a first name, 2 a last name */
  return g_strdup_printf (C_("person", "%1$s %2$s"), pupitre_child_get_first_name (child),
                          pupitre_child_get_last_name (child));
}

/* --- Identity --- */

static void
add_fact (PupitreRecordPage *self, const char *name, const char *fact)
{
  if (fact != NULL && fact[0] != '\0')
    gtk_list_box_append (self->identity_list, pupitre_record_row_new_fact (name, fact));
}

static void
add_permanent_code (PupitreRecordPage *self, const char *code)
{
  if (code != NULL && code[0] != '\0')
    gtk_list_box_append (
      self->identity_list,
      pupitre_record_row_new_number (C_("record", "Permanent code"), code,
                                     _("Copy the Permanent Code"),
                                     self->is_shared ? _("Show the Permanent Code") : NULL));
}

static void
add_record_number (PupitreRecordPage *self, const char *number)
{
  if (number != NULL && number[0] != '\0')
    gtk_list_box_append (
      self->identity_list,
      pupitre_record_row_new_number (C_("record", "Record number"), number,
                                     _("Copy the Record Number"),
                                     self->is_shared ? _("Show the Record Number") : NULL));
}

static void
add_head_teacher (PupitreRecordPage *self, PupitreTeacher *teacher)
{
  g_autofree char *child = dup_full_name (self);
  const char *role = teacher != NULL ? pupitre_teacher_get_role (teacher) : NULL;
  g_autofree char *title = NULL;

  if (teacher == NULL)
    return;
  title = role != NULL && role[0] != '\0' ? pupitre_words_capital (role)
                                          : g_strdup (C_("role at a school", "Head teacher"));
  gtk_list_box_append (self->identity_list,
                       pupitre_record_row_new_teacher (title, teacher, child, NULL));
}

static void
show_identity (PupitreRecordPage *self)
{
  GPtrArray *list = pupitre_feed_objects_list (self->identity);
  PupitreChild *child = pupitre_page_get_pupil (PUPITRE_PAGE (self));
  PupitreIdentity *identity = list->len > 0 ? list->pdata[0] : NULL;
  g_autofree char *birth = NULL;

  clear (self->identity_list);
  if (identity != NULL) {
    GDateTime *date = pupitre_identity_get_birth_date (identity);
    const char *number = pupitre_identity_get_record_number (identity);

    birth = date != NULL ? pupitre_words_short_date_and_year (date) : NULL;
    add_fact (self, C_("record", "Date of birth"), birth);
    add_permanent_code (self, pupitre_identity_get_permanent_code (identity));
    add_record_number (self, number[0] != '\0' ? number : pupitre_child_get_record_number (child));
    add_fact (self, C_("record", "Home group"), pupitre_identity_get_group (identity));
    add_head_teacher (self, pupitre_identity_get_head_teacher (identity));
  } else if (pupitre_feed_objects_is_empty (self->identity)) {
    add_record_number (self, pupitre_child_get_record_number (child));
    gtk_list_box_append (self->identity_list,
                         pupitre_record_row_new_note (_("The school shows nothing more here.")));
  }
  hide_empty (self->identity_list);
}

/* --- Subjects --- */

static void
add_subject (PupitreRecordPage *self, PupitreSubject *subject)
{
  g_autofree char *child = dup_full_name (self);
  const char *title = pupitre_subject_get_title (subject);
  guint n_teachers = pupitre_subject_get_n_teachers (subject);

  if (n_teachers == 0)
    gtk_list_box_append (self->subject_list,
                         pupitre_record_row_new_fact (title, _("The school names no teacher")));
  for (guint i = 0; i < n_teachers; i++)
    gtk_list_box_append (
      self->subject_list,
      pupitre_record_row_new_teacher (title, pupitre_subject_get_teacher (subject, i), child, title));
}

static void
show_subjects (PupitreRecordPage *self)
{
  GPtrArray *list = pupitre_feed_objects_list (self->subjects);

  clear (self->subject_list);
  for (guint i = 0; i < list->len; i++)
    add_subject (self, list->pdata[i]);
  if (pupitre_feed_objects_is_empty (self->subjects))
    gtk_list_box_append (self->subject_list,
                         pupitre_record_row_new_note (_("The school does not show the subjects.")));
  hide_empty (self->subject_list);
}

/* --- Transport --- */

static const char *
find_transport_note (PupitreSchoolTransport *transport)
{
  switch (pupitre_school_transport_get_right (transport)) {
  case PUPITRE_TRANSPORT_RIGHT_NO:
    return _("No right to the school transport.");
  case PUPITRE_TRANSPORT_RIGHT_YES:
    return _("A right to the school transport; the route is not known yet.");
  case PUPITRE_TRANSPORT_RIGHT_UNKNOWN:
  default:
    return _("The school says nothing of the transport.");
  }
}

static void
add_transport_note (PupitreRecordPage *self, const char *note)
{
  gtk_list_box_append (self->transport_list, pupitre_record_row_new_note (note));
}

static void
add_transport (PupitreRecordPage *self, PupitreSchoolTransport *transport)
{
  guint n_journeys = pupitre_school_transport_get_n_journeys (transport);
  const char *reason = pupitre_school_transport_get_reason (transport);

  for (guint i = 0; i < n_journeys; i++) {
    PupitreJourney *journey = pupitre_school_transport_get_journey (transport, i);
    g_autofree char *name = pupitre_record_words_journey_name (journey);
    g_autofree char *fact = pupitre_record_words_journey (journey);

    gtk_list_box_append (self->transport_list, pupitre_record_row_new_fact (name, fact));
  }
  if (n_journeys == 0)
    add_transport_note (self, find_transport_note (transport));
  else
    add_transport_note (self, _("It can change until the evening before."));
  if (n_journeys == 0 && reason != NULL && reason[0] != '\0')
    gtk_list_box_append (self->transport_list,
                         pupitre_record_row_new_fact (C_("school transport", "Reason"), reason));
}

static void
show_transport (PupitreRecordPage *self)
{
  GPtrArray *list = pupitre_feed_objects_list (self->transport);

  clear (self->transport_list);
  for (guint i = 0; i < list->len; i++)
    add_transport (self, list->pdata[i]);
  if (pupitre_feed_objects_is_empty (self->transport))
    add_transport_note (self, _("The school says nothing of the transport."));
  hide_empty (self->transport_list);
}

/* --- Documents --- */

static char *
dup_document_facts (PupitrePupilDocument *document)
{
  GDateTime *date = pupitre_pupil_document_get_date (document);
  gint64 size = pupitre_pupil_document_get_size (document);
  g_autofree char *day = date != NULL ? pupitre_words_short_date_and_year (date) : g_strdup ("");
  g_autofree char *bytes = size > 0 ? pupitre_words_size (size) : g_strdup ("");
  const char *facts[] = { day, bytes, NULL };

  return pupitre_fact_line_join (facts);
}

/* It is no longer to be read. */
static void
mark_seen (PupitreRecordPage *self, PupitrePupilDocument *document)
{
  GPtrArray *entries = pupitre_feed_objects_list_entries (self->documents);

  for (guint i = 0; i < entries->len; i++) {
    if (pupitre_entry_get_object (entries->pdata[i]) == (gpointer) document)
      pupitre_feed_mark_seen (pupitre_feed_objects_get_feed (self->documents), entries->pdata[i]);
  }
}

static void
on_document_activated (PupitreRecordPage *self, GtkListBoxRow *row)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  GPtrArray *list = pupitre_feed_objects_list (self->documents);
  guint position = (guint) gtk_list_box_row_get_index (row);
  PupitrePupilDocument *document = position < list->len ? list->pdata[position] : NULL;
  const char *child = pupitre_child_get_first_name (pupitre_page_get_pupil (page));
  g_autofree char *title = NULL;
  g_autofree char *file_name = NULL;

  if (document == NULL)
    return;
  title = pupitre_document_words_pupil_document (document);
  file_name = g_strdup_printf ("%s - %s.pdf", title, child);

  GDateTime *updated = pupitre_pupil_document_get_updated (document);
  const PupitreViewerPageFields fields = {
    .document_id = pupitre_pupil_document_get_document_id (document),
    .title = title,
    .subtitle = child,
    .file_name = file_name,
    .newer_than = updated != NULL ? g_date_time_to_unix (updated) : 0,
    .kind = PUPITRE_DOCUMENT_KIND_RECORD,
    .school_year = pupitre_pupil_document_get_school_year (document),
  };

  mark_seen (self, document);
  pupitre_page_open (page, pupitre_viewer_page_new (page, &fields));
}

static void
add_document (PupitreRecordPage *self, PupitrePupilDocument *document)
{
  g_autofree char *title = pupitre_document_words_pupil_document (document);
  g_autofree char *facts = dup_document_facts (document);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle",
                                 facts, "title-lines", 0, "activatable", TRUE, NULL);
  GtkWidget *next = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (next, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("x-office-document-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_append (self->document_list, row);
}

static void
show_documents (PupitreRecordPage *self)
{
  GPtrArray *list = pupitre_feed_objects_list (self->documents);

  clear (self->document_list);
  for (guint i = 0; i < list->len; i++)
    add_document (self, list->pdata[i]);
  gtk_widget_set_visible (self->documents_part, list->len > 0);
}

/* --- The page --- */

static void
show_head (PupitreRecordPage *self)
{
  PupitreChild *child = pupitre_page_get_pupil (PUPITRE_PAGE (self));
  g_autofree char *name = dup_full_name (self);
  const char *grade = pupitre_child_get_grade (child);
  const char *facts[] = { pupitre_child_get_school_name (child), grade != NULL ? grade : "", NULL };
  g_autofree char *school = pupitre_fact_line_join (facts);

  adw_avatar_set_text (self->avatar, pupitre_child_get_first_name (child));
  pupitre_child_colour_apply (
    GTK_WIDGET (self->avatar),
    pupitre_child_colour_find (
      pupitre_family_get_children (pupitre_page_get_family (PUPITRE_PAGE (self))), child));
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->school, school);
  pupitre_child_photo_load (self->avatar, pupitre_page_get_account (PUPITRE_PAGE (self)), child,
                            pupitre_page_get_renderer (PUPITRE_PAGE (self)), self->cancel);
}

static void
pupitre_record_page_root (GtkWidget *widget)
{
  PupitreRecordPage *self = PUPITRE_RECORD_PAGE (widget);
  GtkRoot *root;
  gboolean is_shared;

  GTK_WIDGET_CLASS (pupitre_record_page_parent_class)->root (widget);
  root = gtk_widget_get_root (widget);
  is_shared = !PUPITRE_IS_WINDOW (root) ||
              pupitre_context_is_shared (pupitre_window_get_context (PUPITRE_WINDOW (root)));
  if (is_shared != self->is_shared) {
    self->is_shared = is_shared;
    show_identity (self);
  }
}

static void
pupitre_record_page_constructed (GObject *object)
{
  PupitreRecordPage *self = PUPITRE_RECORD_PAGE (object);
  PupitrePage *page = PUPITRE_PAGE (self);

  G_OBJECT_CLASS (pupitre_record_page_parent_class)->constructed (object);

  pupitre_page_set_content_when_empty (page, TRUE);
  show_head (self);
  self->identity = pupitre_page_objects_new (page, PUPITRE_KIND_IDENTITY, G_CALLBACK (show_identity));
  self->subjects = pupitre_page_objects_new (page, PUPITRE_KIND_SUBJECTS, G_CALLBACK (show_subjects));
  self->transport =
    pupitre_page_objects_new (page, PUPITRE_KIND_TRANSPORT, G_CALLBACK (show_transport));
  self->documents =
    pupitre_page_objects_new (page, PUPITRE_KIND_PUPIL_DOCUMENTS, G_CALLBACK (show_documents));
}

static void
pupitre_record_page_dispose (GObject *object)
{
  PupitreRecordPage *self = PUPITRE_RECORD_PAGE (object);

  g_cancellable_cancel (self->cancel);
  g_clear_object (&self->cancel);
  g_clear_object (&self->identity);
  g_clear_object (&self->subjects);
  g_clear_object (&self->transport);
  g_clear_object (&self->documents);

  G_OBJECT_CLASS (pupitre_record_page_parent_class)->dispose (object);
}

static void
pupitre_record_page_class_init (PupitreRecordPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pupitre_record_page_constructed;
  object_class->dispose = pupitre_record_page_dispose;
  widget_class->root = pupitre_record_page_root;

  g_type_ensure (PUPITRE_TYPE_TWO_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreRecordPage, avatar);
  gtk_widget_class_bind_template_child (widget_class, PupitreRecordPage, name);
  gtk_widget_class_bind_template_child (widget_class, PupitreRecordPage, school);
  gtk_widget_class_bind_template_child (widget_class, PupitreRecordPage, identity_list);
  gtk_widget_class_bind_template_child (widget_class, PupitreRecordPage, subject_list);
  gtk_widget_class_bind_template_child (widget_class, PupitreRecordPage, transport_list);
  gtk_widget_class_bind_template_child (widget_class, PupitreRecordPage, documents_part);
  gtk_widget_class_bind_template_child (widget_class, PupitreRecordPage, document_list);
  gtk_widget_class_bind_template_callback (widget_class, on_document_activated);
}

static void
pupitre_record_page_init (PupitreRecordPage *self)
{
  self->is_shared = TRUE;
  self->cancel = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
