/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-archive-opening"

#include "config.h"

#include "pupitre-archive-opening.h"

#include "pupitre-archive-words.h"
#include "pupitre-viewer-page.h"

#include <glib/gi18n.h>
#include <string.h>

/* Opens a document that is kept, whoever lists it. */

/**
 * pupitre_archive_opening_create_former_child:
 * @key: The key of a child that no open account shows
 *
 * Returns: (transfer full): a child who left the account: it has a key, and documents, but nothing
 *   else any more. Main thread.
 */
PupitreChild *
pupitre_archive_opening_create_former_child (const char *key)
{
  const char *stroke = strrchr (key, '/');
  g_autofree char *organisation = stroke != NULL ? g_strndup (key, (gsize) (stroke - key))
                                                 : g_strdup (key);
  const PupitreChildFields fields = {
    .guid = "",
    .record_number = stroke != NULL ? stroke + 1 : "",
    .school_code = "",
    .organisation_code = organisation,
    .first_name = _("A child who is no longer here"),
  };

  return pupitre_child_new (&fields);
}

/* The document is read through the account that keeps it, whichever shows the child otherwise. */
static PupitreMember *
create_member (PupitrePage *from, PupitreArchiveItem *item)
{
  const char *key = pupitre_archive_item_get_document (item)->child;
  PupitreAccount *account = pupitre_archive_item_get_account (item);
  g_autoptr (PupitreMember) member =
    pupitre_family_dup_member (pupitre_page_get_family (from), key);
  g_autoptr (PupitreChild) child = member != NULL
                                     ? g_object_ref (pupitre_member_get_child (member))
                                     : pupitre_archive_opening_create_former_child (key);
  g_autoptr (GPtrArray) accounts = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (accounts, g_object_ref (account));
  return pupitre_member_new (child, account, accounts);
}

/**
 * pupitre_archive_opening_open:
 * @from: The page in front
 * @item: A document that is kept
 *
 * Opens it in front of @from. Main thread.
 */
void
pupitre_archive_opening_open (PupitrePage *from, PupitreArchiveItem *item)
{
  const PupitreDocument *document = pupitre_archive_item_get_document (item);
  PupitreFamily *family = pupitre_page_get_family (from);
  g_autoptr (PupitreMember) member = create_member (from, item);
  g_autofree char *title = pupitre_archive_words_title (document);
  g_autofree char *child = pupitre_archive_words_child (family, document->child);
  g_autofree char *received = pupitre_archive_words_received (document);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", child, received);
  g_autofree char *file_name = g_strdup_printf ("%s - %s", title, child);
  const PupitreViewerPageFields fields = {
    .document_id = document->id,
    .title = title,
    .subtitle = subtitle,
    .narrow_subtitle = child,
    .file_name = file_name,
    .member = member,
    .kind = document->kind,
    .school_year = document->school_year,
  };

  pupitre_page_open (from, pupitre_viewer_page_new (from, &fields));
}
