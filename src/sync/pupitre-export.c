/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-export"

#include "pupitre-export.h"

#include "pupitre-error.h"
#include "pupitre-export-drafts.h"
#include "pupitre-export-folder.h"
#include "pupitre-export-job.h"
#include "pupitre-export-journal.h"
#include "pupitre-export-outbox.h"
#include "pupitre-export-thread.h"
#include "pupitre-file-name.h"
#include "pupitre-school-time.h"
#include "pupitre-way-out.h"

#include <unistd.h>

/* Writes all that is stored of an account into a folder: for each child a folder of its own, in it
 * one JSON file for each collection, with the records as the portal sent them, another with what the
 * parent asked of the school or has begun to, and the documents that were opened.
 *
 * The walk is on the main thread, in steps: the store's thread reads a slice, another one writes it.
 * What is given up half way, or goes wrong, is removed again. */

#define SLICE 100
/* How far back school years are looked for: from preschool to the end of secondary school. */
#define N_YEARS 14

/* One collection of one child, or a text about the child; without either, what is begun of it. */
typedef struct {
  PupitreChild      *child;  /* (owned) */
  PupitreCollection *collection;  /* (nullable) (owned) */
  GBytes            *text;   /* (nullable) (owned): instead of a collection */
  const char        *key;    /* (nullable): the one item that counts; %NULL for all */
  char              *name;   /* (owned): of the file */
} Part;

struct _PupitreExport {
  GObject              parent_instance;

  PupitreAccount      *account;
  PupitreExportFolder *folder;
  GPtrArray           *parts;      /* (element-type Part) */
  guint                at;         /* the part that is written */
  PupitreChild        *child;      /* (nullable) (unowned): whose folder we are in */
  PupitreIndex        *index;      /* (nullable): of the part */
  guint                n_done;     /* items of it */
  int                  fd;         /* of the part's file */
  GPtrArray           *documents;  /* (element-type PupitreExportName): of the part, still to be written */
  guint                n_unreadable;
  guint                n_locked;
  double               fraction;
};

typedef enum {
  PROP_FRACTION = 1,
} PupitreExportProperty;

static GParamSpec *props[PROP_FRACTION + 1];

G_DEFINE_FINAL_TYPE (PupitreExport, pupitre_export, G_TYPE_OBJECT)

static void go_on (GTask *task);
static void write_next_document (GTask *task);
static void write_next_slice (GTask *task);

static void
part_free (gpointer data)
{
  Part *part = data;

  g_object_unref (part->child);
  g_clear_pointer (&part->collection, pupitre_collection_free);
  g_clear_pointer (&part->text, g_bytes_unref);
  g_free (part->name);
  g_free (part);
}

/**
 * pupitre_export_report_free:
 * @self: (nullable) (transfer full): A report
 */
void
pupitre_export_report_free (PupitreExportReport *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self);
}

static void
pupitre_export_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PupitreExport *self = PUPITRE_EXPORT (object);

  switch ((PupitreExportProperty) property_id) {
  case PROP_FRACTION:
    g_value_set_double (value, self->fraction);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    break;
  }
}

static void
close_part (PupitreExport *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  g_clear_pointer (&self->index, pupitre_index_unref);
}

static void
pupitre_export_finalize (GObject *object)
{
  PupitreExport *self = PUPITRE_EXPORT (object);

  close_part (self);
  g_clear_object (&self->account);
  g_clear_pointer (&self->folder, pupitre_export_folder_free);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->documents);

  G_OBJECT_CLASS (pupitre_export_parent_class)->finalize (object);
}

static void
pupitre_export_class_init (PupitreExportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pupitre_export_get_property;
  object_class->finalize = pupitre_export_finalize;

  /**
   * PupitreExport:fraction:
   *
   * How much of it is done, from 0 to 1.
   */
  props[PROP_FRACTION] =
      g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pupitre_export_init (PupitreExport *self)
{
  self->fd = -1;
  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_export_name_free);
}

/* @name: (transfer full) */
static void
add_part (PupitreExport *self, PupitreChild *child, PupitreKind kind, int year, char *name)
{
  Part *part = g_new0 (Part, 1);
  gboolean of_account = kind == PUPITRE_KIND_CHILDREN;

  part->child = g_object_ref (child);
  part->collection =
      pupitre_collection_new (of_account ? NULL : pupitre_child_get_key (child), kind, year);
  part->key = of_account ? pupitre_child_get_key (child) : NULL;
  part->name = name;
  g_ptr_array_add (self->parts, part);
}

/* Of each kind that is stored, what its files are called. */
static const struct {
  PupitreKind kind;
  gboolean    is_yearly;
  const char *name;
} KINDS[] = {
  { PUPITRE_KIND_CHILDREN, FALSE, "child" },
  { PUPITRE_KIND_PHOTO, FALSE, "photo" },
  { PUPITRE_KIND_REPORT_CARDS, FALSE, "report-cards" },
  { PUPITRE_KIND_MOTIVES, FALSE, "motives" },
  { PUPITRE_KIND_MINISTRY_RESULTS, FALSE, "ministry-results" },
  { PUPITRE_KIND_STATEMENTS, FALSE, "statements" },
  { PUPITRE_KIND_TAX_SLIPS, FALSE, "tax-slips" },
  { PUPITRE_KIND_IDENTITY, FALSE, "identity" },
  { PUPITRE_KIND_PUPIL_DOCUMENTS, FALSE, "documents" },
  { PUPITRE_KIND_CONTACTS, FALSE, "school" },
  { PUPITRE_KIND_SHARED_LINKS, FALSE, "resources" },
  { PUPITRE_KIND_REGISTRATION, FALSE, "registration" },
  { PUPITRE_KIND_MESSAGES, TRUE, "messages" },
  { PUPITRE_KIND_ABSENCES, TRUE, "absences" },
  { PUPITRE_KIND_HOMEWORK, TRUE, "homework" },
  { PUPITRE_KIND_DETENTIONS, TRUE, "detentions" },
  { PUPITRE_KIND_LESSONS, TRUE, "lessons" },
  { PUPITRE_KIND_DAYS, TRUE, "school-days" },
  { PUPITRE_KIND_CYCLE, TRUE, "timetable" },
  { PUPITRE_KIND_WORK, TRUE, "work" },
  { PUPITRE_KIND_SUBJECT_RESULTS, TRUE, "results" },
  { PUPITRE_KIND_SUBJECTS, TRUE, "subjects" },
  { PUPITRE_KIND_TRANSPORT, TRUE, "transport" },
};

static void
add_kind (PupitreExport *self, PupitreChild *child, gsize place, int year)
{
  const char *name = KINDS[place].name;

  if (!KINDS[place].is_yearly) {
    add_part (self, child, KINDS[place].kind, 0, g_strdup_printf ("%s.json", name));
    return;
  }
  for (int i = 0; i < N_YEARS; i++)
    add_part (self, child, KINDS[place].kind, year - i,
              g_strdup_printf ("%s-%d-%d.json", name, year - i, year - i + 1));
}

/* @text: (nullable) (transfer full): What is in the file; %NULL for no file */
static void
add_text (PupitreExport *self, PupitreChild *child, GBytes *text, const char *name)
{
  Part *part;

  if (text == NULL)
    return;
  part = g_new0 (Part, 1);
  part->child = g_object_ref (child);
  part->text = text;
  part->name = g_strdup (name);
  g_ptr_array_add (self->parts, part);
}

static void
add_drafts (PupitreExport *self, PupitreChild *child)
{
  Part *part = g_new0 (Part, 1);

  part->child = g_object_ref (child);
  part->name = g_strdup ("drafts.json");
  g_ptr_array_add (self->parts, part);
}

static void
add_child (PupitreExport *self, PupitreChild *child)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  int year = pupitre_school_year_of (now);

  for (gsize i = 0; i < G_N_ELEMENTS (KINDS); i++)
    add_kind (self, child, i, year);
  add_text (self, child,
            pupitre_export_outbox_write (pupitre_account_get_outbox (self->account),
                                         pupitre_child_get_key (child)),
            "asked-of-the-school.json");
  add_text (self, child,
            pupitre_export_journal_write (pupitre_account_get_journal (self->account),
                                          pupitre_child_get_key (child)),
            "what-changed.json");
  add_drafts (self, child);
}

/**
 * pupitre_export_new:
 * @account: An open account
 *
 * Returns: (transfer full): an export that has not begun. Main thread.
 */
PupitreExport *
pupitre_export_new (PupitreAccount *account)
{
  PupitreExport *self;
  GListModel *children;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account), NULL);

  self = g_object_new (PUPITRE_TYPE_EXPORT, NULL);
  self->account = g_object_ref (account);
  children = pupitre_account_get_children (account);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PupitreChild) child = g_list_model_get_item (children, i);

    add_child (self, child);
  }
  return self;
}

/**
 * pupitre_export_get_fraction:
 * @self: An export
 *
 * Returns: how much of it is done, from 0 to 1. Main thread.
 */
double
pupitre_export_get_fraction (PupitreExport *self)
{
  g_return_val_if_fail (PUPITRE_IS_EXPORT (self), 0);

  return self->fraction;
}

static void
update_fraction (PupitreExport *self)
{
  double part = 0;

  if (self->index != NULL && pupitre_index_get_n_entries (self->index) > 0)
    part = (double) self->n_done / pupitre_index_get_n_entries (self->index);
  self->fraction = self->parts->len > 0 ? MIN ((self->at + part) / self->parts->len, 1) : 1;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRACTION]);
}

/* --- What is done in a thread of its own ---------------------------------------------------- */

/* @error: (transfer full) */
static void
give_up (GTask *task, GError *error)
{
  PupitreExport *self = g_task_get_source_object (task);

  close_part (self);
  pupitre_export_thread_give_up (task, g_steal_pointer (&self->folder), error);
}

/* Returns: whether the step of @result went well; if not, the export is given up */
static gboolean
went_well (GTask *task, GAsyncResult *result)
{
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    return TRUE;
  give_up (task, error);
  return FALSE;
}

/* --- Documents ------------------------------------------------------------------------------ */

static void
write_document (GTask *job, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (pupitre_export_copy_write (data, cancellable, &error))
    g_task_return_boolean (job, TRUE);
  else
    g_task_return_error (job, error);
}

static void
on_document_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreExport *self = g_task_get_source_object (task);
  const PupitreExportCopy *copy = g_task_get_task_data (G_TASK (result));

  self->n_locked += copy->is_locked ? 1 : 0;
  if (went_well (task, result))
    write_next_document (task);
}

static void
on_document (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreExport *self = g_task_get_source_object (task);
  PupitreExportName *named = g_ptr_array_index (self->documents, self->documents->len - 1);
  GError *error = NULL;
  PupitreDocument *document =
      pupitre_store_get_document_finish (PUPITRE_STORE (source), result, &error);
  PupitreExportCopy *copy;

  if (document == NULL) {
    if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_DAMAGED))
      self->n_unreadable++;
    else if (!g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED)) {
      give_up (task, error);
      return;
    }
    g_error_free (error);
    g_ptr_array_set_size (self->documents, (gint) self->documents->len - 1);
    write_next_document (task);
    return;
  }
  copy = g_new0 (PupitreExportCopy, 1);
  copy->folder = self->folder;
  copy->document = document;
  copy->name = pupitre_file_name_sanitize (*document->file_name != '\0' ? document->file_name
                                                                        : named->name, NULL);
  g_ptr_array_set_size (self->documents, (gint) self->documents->len - 1);
  pupitre_export_thread_run (task, write_document, copy, (GDestroyNotify) pupitre_export_copy_free,
                             on_document_written);
}

static void
write_next_document (GTask *task)
{
  PupitreExport *self = g_task_get_source_object (task);
  Part *part = g_ptr_array_index (self->parts, self->at);
  PupitreExportName *named;

  if (self->documents->len == 0) {
    self->at++;
    go_on (task);
    return;
  }
  named = g_ptr_array_index (self->documents, self->documents->len - 1);
  pupitre_store_get_document_async (pupitre_account_get_store (self->account),
                                    pupitre_child_get_key (part->child), named->id,
                                    g_task_get_cancellable (task), on_document,
                                    g_object_ref (task));
}

/* --- Records -------------------------------------------------------------------------------- */

static void
write_slice (GTask *job, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (pupitre_export_slice_write (data, cancellable, &error))
    g_task_return_boolean (job, TRUE);
  else
    g_task_return_error (job, error);
}

static void
take_documents (PupitreExport *self, PupitreExportSlice *slice)
{
  self->n_unreadable += slice->n_unreadable;
  while (slice->documents->len > 0)
    g_ptr_array_add (self->documents,
                     g_ptr_array_steal_index_fast (slice->documents, slice->documents->len - 1));
}

static void
on_slice_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (!went_well (task, result))
    return;
  take_documents (g_task_get_source_object (task), g_task_get_task_data (G_TASK (result)));
  write_next_slice (task);
}

/* Where it is not in the index, its record is not there either. */
static PupitreIndexEntry
find_entry (PupitreIndex *index, const char *key)
{
  PupitreIndexEntry none = { 0 };

  for (guint i = 0; i < pupitre_index_get_n_entries (index); i++) {
    const PupitreIndexEntry *entry = pupitre_index_get_entry (index, i);

    if (g_str_equal (entry->key, key))
      return *entry;
  }
  return none;
}

static void
on_records (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreExport *self = g_task_get_source_object (task);
  Part *part = g_ptr_array_index (self->parts, self->at);
  GError *error = NULL;
  g_autoptr (GPtrArray) records =
      pupitre_store_load_records_finish (PUPITRE_STORE (source), result, &error);
  PupitreExportSlice *slice;

  if (records == NULL) {
    give_up (task, error);
    return;
  }
  slice = pupitre_export_slice_new ();
  slice->fd = self->fd;
  slice->kind = part->collection->kind;
  slice->is_first = self->n_done == 0;
  slice->records = g_steal_pointer (&records);
  for (guint i = 0; i < slice->records->len; i++) {
    PupitreIndexEntry entry = part->key != NULL
                                ? find_entry (self->index, part->key)
                                : *pupitre_index_get_entry (self->index, self->n_done + i);

    entry.key = NULL;
    g_array_append_val (slice->entries, entry);
  }
  self->n_done = part->key == NULL ? self->n_done + slice->records->len
                                   : pupitre_index_get_n_entries (self->index);
  slice->is_last = self->n_done == pupitre_index_get_n_entries (self->index);
  update_fraction (self);
  pupitre_export_thread_run (task, write_slice, slice, (GDestroyNotify) pupitre_export_slice_free,
                             on_slice_written);
}

static void
write_next_slice (GTask *task)
{
  PupitreExport *self = g_task_get_source_object (task);
  Part *part = g_ptr_array_index (self->parts, self->at);
  guint n = pupitre_index_get_n_entries (self->index);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  if (self->n_done == n) {
    close_part (self);
    write_next_document (task);
    return;
  }
  if (part->key != NULL)
    g_ptr_array_add (keys, (gpointer) part->key);
  for (guint i = self->n_done; part->key == NULL && i < MIN (n, self->n_done + SLICE); i++)
    g_ptr_array_add (keys, (gpointer) pupitre_index_get_entry (self->index, i)->key);
  g_ptr_array_add (keys, NULL);
  pupitre_store_load_records_async (pupitre_account_get_store (self->account), part->collection,
                                    (const char * const *) keys->pdata,
                                    g_task_get_cancellable (task), on_records,
                                    g_object_ref (task));
}

/* --- The walk ------------------------------------------------------------------------------- */

static char *
dup_folder_name (PupitreChild *child)
{
  g_autofree char *name = g_strdup_printf ("%s (%s)", pupitre_child_get_first_name (child),
                                           pupitre_child_get_record_number (child));
  /* The names of files and of folders have the same dangers. */
  g_autofree char *safe = pupitre_file_name_sanitize (name, "pdf");
  char *dot = strrchr (safe, '.');

  if (dot != NULL)
    *dot = '\0';
  return g_steal_pointer (&safe);
}

static gboolean
create_file (PupitreExport *self, Part *part, GError **error)
{
  if (self->child != part->child) {
    g_autofree char *name = dup_folder_name (part->child);

    if (!pupitre_export_folder_enter (self->folder, name, error))
      return FALSE;
    self->child = part->child;
  }
  self->fd = pupitre_export_folder_create (self->folder, part->name, error);
  return self->fd >= 0;
}

static void
on_index (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreExport *self = g_task_get_source_object (task);
  Part *part = g_ptr_array_index (self->parts, self->at);
  GError *error = NULL;

  self->index = pupitre_store_load_index_finish (PUPITRE_STORE (source), result, &error);
  self->n_done = 0;
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED))
    g_clear_error (&error);
  else if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_DAMAGED)) {
    self->n_unreadable++;
    g_clear_error (&error);
  }
  if (error == NULL && (self->index == NULL || pupitre_index_get_n_entries (self->index) == 0)) {
    close_part (self);
    self->at++;
    go_on (task);
  } else if (error == NULL && create_file (self, part, &error)) {
    write_next_slice (task);
  } else {
    give_up (task, error);
  }
}

static void
finish (GTask *task)
{
  PupitreExport *self = g_task_get_source_object (task);
  PupitreExportReport *report;
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error)) {
    give_up (task, error);
    return;
  }
  report = g_new0 (PupitreExportReport, 1);
  report->path = g_strdup (pupitre_export_folder_get_path (self->folder));
  report->n_files = pupitre_export_folder_get_n_files (self->folder);
  report->n_unreadable = self->n_unreadable;
  report->n_locked = self->n_locked;
  g_task_return_pointer (task, report, (GDestroyNotify) pupitre_export_report_free);
}

static void
write_text (GTask *job, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (pupitre_export_text_write (data, cancellable, &error))
    g_task_return_boolean (job, TRUE);
  else
    g_task_return_error (job, error);
}

static void
on_text_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreExport *self = g_task_get_source_object (task);

  if (!went_well (task, result))
    return;
  close_part (self);
  self->at++;
  go_on (task);
}

static void
begin_text (GTask *task, Part *part)
{
  PupitreExport *self = g_task_get_source_object (task);
  PupitreExportText *text;
  GError *error = NULL;

  if (!create_file (self, part, &error)) {
    give_up (task, error);
    return;
  }
  text = g_new0 (PupitreExportText, 1);
  text->fd = self->fd;
  text->text = g_bytes_ref (part->text);
  pupitre_export_thread_run (task, write_text, text, (GDestroyNotify) pupitre_export_text_free,
                             on_text_written);
}

static void
on_drafts (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreExport *self = g_task_get_source_object (task);
  Part *part = g_ptr_array_index (self->parts, self->at);
  GError *error = NULL;

  part->text = pupitre_export_drafts_write_finish (result, &error);
  if (part->text == NULL) {
    give_up (task, error);
  } else if (g_bytes_get_size (part->text) == 0) {
    self->at++;
    go_on (task);
  } else {
    begin_text (task, part);
  }
}

static void
go_on (GTask *task)
{
  PupitreExport *self = g_task_get_source_object (task);
  Part *part;

  update_fraction (self);
  if (self->at == self->parts->len) {
    finish (task);
    return;
  }
  part = g_ptr_array_index (self->parts, self->at);
  if (part->text != NULL) {
    begin_text (task, part);
    return;
  }
  if (part->collection == NULL) {
    pupitre_export_drafts_write_async (pupitre_account_get_store (self->account),
                                       pupitre_child_get_key (part->child),
                                       g_task_get_cancellable (task), on_drafts,
                                       g_object_ref (task));
    return;
  }
  pupitre_store_load_index_async (pupitre_account_get_store (self->account), part->collection,
                                  g_task_get_cancellable (task), on_index, g_object_ref (task));
}

typedef struct {
  char *parent;
  char *name;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->parent);
  g_free (place->name);
  g_free (place);
}

static void
make_folder (GTask *job, gpointer source, gpointer data, GCancellable *cancellable)
{
  Place *place = data;
  GError *error = NULL;
  PupitreExportFolder *folder = pupitre_export_folder_new (place->parent, place->name, &error);

  if (folder != NULL)
    g_task_return_pointer (job, folder, (GDestroyNotify) pupitre_export_folder_free);
  else
    g_task_return_error (job, error);
}

static void
on_folder_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreExport *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->folder = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->folder != NULL)
    go_on (task);
  else
    give_up (task, error);
}

/**
 * pupitre_export_run_async:
 * @self: An export that has not begun
 * @parent: The folder that the parent has chosen
 * @name: The name of the folder that is made in it, harmless
 * @cancellable: (nullable): To give up: then nothing of it stays
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Writes what is stored on this computer; the portal is asked for nothing. Main thread.
 */
void
pupitre_export_run_async (PupitreExport       *self,
                          const char          *parent,
                          const char          *name,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Place *place;

  g_return_if_fail (PUPITRE_IS_EXPORT (self));
  g_return_if_fail (parent != NULL && name != NULL);
  g_return_if_fail (self->folder == NULL && self->at == 0);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_export_run_async);
  g_task_set_check_cancellable (task, FALSE);
  if (!pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_EXPORT, &error)) {
    g_task_return_error (task, error);
    return;
  }
  place = g_new0 (Place, 1);
  place->parent = g_strdup (parent);
  place->name = g_strdup (name);
  pupitre_export_thread_run (task, make_folder, place, place_free, on_folder_made);
}

/**
 * pupitre_export_run_finish:
 * @self: An export
 * @result: What the callback was given
 * @error: Return location: cancellation, %G_IO_ERROR_PERMISSION_DENIED where this computer forbids
 *   it, or what cannot be read or written
 *
 * Returns: (transfer full) (nullable): what came of it; if %NULL, nothing of it is left. Main thread.
 */
PupitreExportReport *
pupitre_export_run_finish (PupitreExport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
