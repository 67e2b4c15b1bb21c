/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <graphene.h>

G_BEGIN_DECLS

/* A link or item that leads to no page of its document. */
#define PUPITRE_NO_PAGE G_MAXUINT

/**
 * PupitreOutlineItem:
 * @depth: From 0, at most one more than that of the item before
 * @page: Where it leads, from 0; or %PUPITRE_NO_PAGE
 * @y: Where on the page, in points from its top
 * @title: What it says
 */
typedef struct {
  guint   depth;
  guint   page;
  double  y;
  char   *title;
} PupitreOutlineItem;

/**
 * PupitrePageLink:
 * @area: Where on its page it is, in points
 * @page: Where it leads, from 0; or %PUPITRE_NO_PAGE
 * @y: Where on that page, in points from its top
 * @uri: (nullable): The address that it leads to instead: http, https or mailto
 */
typedef struct {
  graphene_rect_t  area;
  guint            page;
  double           y;
  char            *uri;
} PupitrePageLink;

GPtrArray *pupitre_document_jumps_outline (int       fd,
                                           guint     n_pages,
                                           GError  **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *pupitre_document_jumps_links   (int       fd,
                                           guint     n_pages,
                                           GError  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
