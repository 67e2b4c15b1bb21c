/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-error.h"

G_BEGIN_DECLS

/**
 * PupitreDocumentFailure:
 * @code: The error
 * @title: Message id of the headline
 * @description: Message id of the sentence under it
 * @retry: Whether trying again can help at once
 */
typedef struct {
  PupitreErrorCode  code;
  const char       *title;
  const char       *description;
  gboolean          retry;
} PupitreDocumentFailure;

const PupitreDocumentFailure *pupitre_document_failure_for (const GError *error);

G_END_DECLS
