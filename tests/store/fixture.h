/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-error.h"
#include "pupitre-store.h"

#include "wait.h"

#define ACCOUNT "5f0c3b52-6a51-4a87-9a43-0e6a9c3f2b10"
#define CHILD "700000/1234567"

/* A store in a folder of its own, and its calls made to wait. */
typedef struct {
  char         *root;
  char         *directory;
  PupitreKey   *key;
  PupitreStore *store;  /* (nullable) */
  guint         n_rebuilt;
} Fixture;

void             fixture_init           (Fixture                  *fixture);
void             fixture_clear          (Fixture                  *fixture);
PupitreStore    *fixture_make_store     (Fixture                  *fixture);
gboolean         fixture_open           (Fixture                  *fixture,
                                         PupitreStoreReport       *report,
                                         GError                  **error);
void             fixture_close          (Fixture                  *fixture);
void             fixture_reopen         (Fixture                  *fixture,
                                         PupitreStoreReport       *report);

PupitreCollection *messages             (int                       year);
GPtrArray       *items_new              (void);
void             add_item               (GPtrArray                *items,
                                         const char               *key,
                                         gint64                    date,
                                         const char               *json);
GBytes          *text_bytes             (const char               *text);

gboolean         apply                  (Fixture                  *fixture,
                                         const PupitreCollection  *collection,
                                         GPtrArray                *items,
                                         const char               *body,
                                         const char               *etag,
                                         gint64                    at,
                                         gboolean                  complete,
                                         PupitreApplied           *applied,
                                         GError                  **error);
PupitreIndex    *load_index             (Fixture                  *fixture,
                                         const PupitreCollection  *collection,
                                         GError                  **error);
GPtrArray       *load_records           (Fixture                  *fixture,
                                         const PupitreCollection  *collection,
                                         const char * const       *keys);
char            *load_record            (Fixture                  *fixture,
                                         const PupitreCollection  *collection,
                                         const char               *key);
char            *describe_index         (Fixture                  *fixture,
                                         const PupitreCollection  *collection);
void             set_mark               (Fixture                  *fixture,
                                         const PupitreCollection  *collection,
                                         const char               *key,
                                         gboolean                  on);
gboolean         has_mark               (Fixture                  *fixture,
                                         const PupitreCollection  *collection,
                                         const char               *key);
gboolean         put_document           (Fixture                  *fixture,
                                         const char               *id,
                                         GBytes                   *content,
                                         const char               *file_name,
                                         GError                  **error);
PupitreDocument *get_document           (Fixture                  *fixture,
                                         const char               *id,
                                         GError                  **error);
GBytes          *read_document          (PupitreDocument          *document);

char            *path_in                (Fixture                  *fixture,
                                         const char               *name);
GPtrArray       *all_files              (const char               *directory);
void             remove_tree            (const char               *directory);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)
