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
 * @action: (nullable): The action that may help at once: to draw it again, or to ask the portal again
 */
typedef struct {
  PupitreErrorCode  code;
  const char       *title;
  const char       *description;
  const char       *action;
} PupitreDocumentFailure;

const PupitreDocumentFailure *pupitre_document_failure_for (const GError *error);

G_END_DECLS
