/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-rich-text.h"

G_BEGIN_DECLS

#define PUPITRE_HTML_MAX_BYTES (256 * 1024)
#define PUPITRE_HTML_MAX_DEPTH 32
#define PUPITRE_HTML_MAX_TAGS 2000

PupitreRichText *pupitre_html_to_rich_text (const char *html) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
