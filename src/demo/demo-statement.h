/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-documents.h"

G_BEGIN_DECLS

GBytes *demo_statement_draw (DemoFamilies       *families,
                             const DemoDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
