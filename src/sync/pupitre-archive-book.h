/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-archive-item.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_ARCHIVE_BOOK (pupitre_archive_book_get_type ())
G_DECLARE_FINAL_TYPE (PupitreArchiveBook, pupitre_archive_book, PUPITRE, ARCHIVE_BOOK, GObject)

PupitreArchiveBook *pupitre_archive_book_new         (GListModel          *accounts) G_GNUC_WARN_UNUSED_RESULT;
void                pupitre_archive_book_load        (PupitreArchiveBook  *self);
gboolean            pupitre_archive_book_is_loaded   (PupitreArchiveBook  *self);
const GError       *pupitre_archive_book_get_error   (PupitreArchiveBook  *self);
GPtrArray          *pupitre_archive_book_get_items   (PupitreArchiveBook  *self);
void                pupitre_archive_book_remove      (PupitreArchiveBook  *self,
                                                      GPtrArray           *items);

G_END_DECLS
