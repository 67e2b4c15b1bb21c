/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-archive-item.h"
#include "pupitre-family.h"

G_BEGIN_DECLS

const char *pupitre_archive_words_kind       (PupitreDocumentKind     kind);
char       *pupitre_archive_words_title      (const PupitreDocument  *document) G_GNUC_WARN_UNUSED_RESULT;
char       *pupitre_archive_words_child      (PupitreFamily          *family,
                                              const char             *key) G_GNUC_WARN_UNUSED_RESULT;
char       *pupitre_archive_words_received   (const PupitreDocument  *document) G_GNUC_WARN_UNUSED_RESULT;
char       *pupitre_archive_words_remove_one (const PupitreDocument  *document,
                                              guint                   n_earlier) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
