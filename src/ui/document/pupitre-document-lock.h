/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_DOCUMENT_LOCK (pupitre_document_lock_get_type ())
G_DECLARE_FINAL_TYPE (PupitreDocumentLock, pupitre_document_lock, PUPITRE, DOCUMENT_LOCK, GtkWidget)

void pupitre_document_lock_reset  (PupitreDocumentLock *self);
void pupitre_document_lock_refuse (PupitreDocumentLock *self);

G_END_DECLS
