/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-profile.h"
#include "pupitre-transport.h"

G_BEGIN_DECLS

/**
 * PupitrePage:
 * @uri: Where it is, after all redirects
 * @html: What it is, made valid UTF-8
 *
 * A page at the end of redirects and forms.
 */
typedef struct {
  GUri *uri;
  char *html;
} PupitrePage;

void         pupitre_page_free    (PupitrePage         *self);
void         pupitre_visit_async  (PupitreTransport    *transport,
                                   PupitreProfile      *profile,
                                   const char          *address,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
PupitrePage *pupitre_visit_finish (GAsyncResult        *result,
                                   GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitrePage, pupitre_page_free)

G_END_DECLS
