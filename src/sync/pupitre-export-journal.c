/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-export"

#include "pupitre-export-journal.h"

#include "pupitre-change-words.h"
#include "pupitre-json-object.h"

/* What changed for one child, as JSON for the parent. */

static const char *
name_of_what (PupitreChangeWhat what)
{
  switch (what) {
  case PUPITRE_CHANGE_NEW:
    return "new";
  case PUPITRE_CHANGE_CHANGED:
    return "changed";
  case PUPITRE_CHANGE_WITHDRAWN:
    return "withdrawn";
  default:
    g_return_val_if_reached ("");
  }
}

static void
append (GString *text, PupitreChange *change)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (pupitre_change_get_at (change));
  g_autofree char *received = time != NULL ? g_date_time_format_iso8601 (time) : NULL;
  g_autofree char *title = pupitre_change_words_dup_title (change);
  g_autofree char *under = pupitre_change_words_dup_under (change);
  const PupitreJsonMember members[] = {
    { "receivedAt", received, NULL },
    { "what", name_of_what (pupitre_change_get_what (change)), NULL },
    { "title", title, NULL },
    { "details", under, NULL },
    { "seen", NULL, pupitre_change_is_seen (change) ? "true" : "false" },
  };
  g_autoptr (GBytes) object = pupitre_json_object_write (members, G_N_ELEMENTS (members));
  gsize length;
  const char *bytes = g_bytes_get_data (object, &length);

  g_string_append (text, text->len > 0 ? ",\n" : "[\n");
  g_string_append_len (text, bytes, (gssize) length);
}

/**
 * pupitre_export_journal_write:
 * @journal: A journal that was read
 * @child: The key of a child
 *
 * Returns: (transfer full) (nullable): a JSON array of what changed, the newest first, in the words of
 *   the program; %NULL if nothing did. Main thread.
 */
GBytes *
pupitre_export_journal_write (PupitreJournal *journal, const char *child)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray *list = pupitre_journal_list (journal);

  for (guint i = 0; i < list->len; i++) {
    if (g_str_equal (pupitre_change_get_child (list->pdata[i]), child))
      append (text, list->pdata[i]);
  }
  if (text->len == 0)
    return NULL;
  g_string_append (text, "\n]\n");
  return g_string_free_to_bytes (g_steal_pointer (&text));
}
