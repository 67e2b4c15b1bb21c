/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-failure"

#include "config.h"

#include "pupitre-document-failure.h"

#include <glib/gi18n.h>

/* What is said in place of a document that cannot be shown. */

#define DRAW_AGAIN "document.retry"
#define ASK_AGAIN "page.refresh"

static const PupitreDocumentFailure failures[] = {
  { PUPITRE_ERROR_DOCUMENT_DAMAGED, N_("This Document Is Damaged"),
    N_("It cannot be shown as it came from the portal. Try again later, or ask the school for it."),
    ASK_AGAIN },
  { PUPITRE_ERROR_DOCUMENT_EMPTY, N_("This Document Is Empty"),
    N_("It has no page. Try again later, or ask the school for it."), ASK_AGAIN },
  { PUPITRE_ERROR_TOO_LARGE, N_("This Document Is Too Large"),
    N_("Save a copy to open it with another program."), NULL },
  { PUPITRE_ERROR_HELPER_MISSING, N_("Documents Cannot Be Shown"),
    N_("The part of Pupitre that draws documents does not start. Installing Pupitre again can help."),
    DRAW_AGAIN },
  { PUPITRE_ERROR_FAILED, N_("This Document Could Not Be Opened"),
    N_("The part of Pupitre that draws documents stopped. Nothing else is concerned."),
    DRAW_AGAIN },
};

/**
 * pupitre_document_failure_for:
 * @error: Why a document was not opened
 *
 * Returns: (transfer none): what to say of it; the texts are message ids. Any thread.
 */
const PupitreDocumentFailure *
pupitre_document_failure_for (const GError *error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++) {
    if (g_error_matches (error, PUPITRE_ERROR, failures[i].code))
      return &failures[i];
  }

  return &failures[G_N_ELEMENTS (failures) - 1];
}
