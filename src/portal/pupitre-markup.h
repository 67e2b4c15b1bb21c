/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libxml/HTMLparser.h>

G_BEGIN_DECLS

void pupitre_markup_parse (const char           *html,
                           gsize                 length,
                           const htmlSAXHandler *handler,
                           gpointer              user_data);

G_END_DECLS
