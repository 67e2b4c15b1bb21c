/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-words"

#include "config.h"

#include "pupitre-document-words.h"

#include "pupitre-words.h"

#include <glib/gi18n-lib.h>

/* What documents of a child are called. */

/**
 * pupitre_document_words_pupil_document:
 * @document: A document of a child's file
 *
 * Returns: (transfer full): what the school calls it, else what it is. Any thread.
 */
char *
pupitre_document_words_pupil_document (PupitrePupilDocument *document)
{
  const char *title, *kind;

  g_return_val_if_fail (PUPITRE_IS_PUPIL_DOCUMENT (document), NULL);

  title = pupitre_pupil_document_get_title (document);
  kind = pupitre_pupil_document_get_kind_text (document);
  if (title != NULL && title[0] != '\0')
    return g_strdup (title);
  if (pupitre_pupil_document_get_kind (document) == PUPITRE_PUPIL_DOCUMENT_PLAN)
    return g_strdup (_("Intervention plan"));
  return kind != NULL && kind[0] != '\0' ? pupitre_words_capital (kind) : g_strdup (_("Document"));
}

/**
 * pupitre_document_words_report_card:
 * @card: A report card
 *
 * Returns: (transfer full): what the card is called above its document ("Report card · Term 1").
 *   Any thread.
 */
char *
pupitre_document_words_report_card (PupitreReportCard *card)
{
  const char *title;
  int term;

  g_return_val_if_fail (PUPITRE_IS_REPORT_CARD (card), NULL);

  term = pupitre_report_card_get_term (card);
  title = pupitre_report_card_get_title (card);
  if (term > 0)
    /* Translators: the title of an open report card; in French "Bulletin · étape %d" */
    return g_strdup_printf (C_("title of a report card", "Report card · Term %d"), term);
  return g_strdup (title[0] != '\0' ? title : C_("title of a report card", "Report card"));
}

/**
 * pupitre_document_words_attachment:
 * @name: What an attachment is called
 * @message: The title of the message that it came with
 *
 * Returns: (transfer full): what it is called away from the message. Any thread.
 */
char *
pupitre_document_words_attachment (const char *name, const char *message)
{
  g_return_val_if_fail (name != NULL && message != NULL, NULL);

  /* Translators: 1 is the name of a file, 2 the title of the message that it came with */
  return g_strdup_printf (_("%1$s, attached to “%2$s”"), name, message);
}
