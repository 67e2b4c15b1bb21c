/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-document-reader.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_READING_FINDER (pupitre_reading_finder_get_type ())
G_DECLARE_FINAL_TYPE (PupitreReadingFinder, pupitre_reading_finder, PUPITRE, READING_FINDER, GObject)

PupitreReadingFinder *pupitre_reading_finder_new (PupitreDocumentReader *reader) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
