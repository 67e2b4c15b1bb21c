/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *test_pdf_pages       (guint   n_pages,
                              double  width,
                              double  height) G_GNUC_WARN_UNUSED_RESULT;
GBytes *test_pdf_text        (const char * const *pages) G_GNUC_WARN_UNUSED_RESULT;
GBytes *test_pdf_report_card (void) G_GNUC_WARN_UNUSED_RESULT;
GBytes *test_pdf_plain_font  (void) G_GNUC_WARN_UNUSED_RESULT;
GBytes *test_pdf_encrypted   (void) G_GNUC_WARN_UNUSED_RESULT;
GBytes *test_pdf_no_pages    (void) G_GNUC_WARN_UNUSED_RESULT;
GBytes *test_pdf_bomb        (guint   n_pages,
                              guint   bomb) G_GNUC_WARN_UNUSED_RESULT;
GBytes *test_pdf_part        (GBytes *pdf,
                              double  share) G_GNUC_WARN_UNUSED_RESULT;
int     test_file_new        (GBytes *content);

G_END_DECLS
