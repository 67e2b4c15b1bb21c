/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-documents.h"
#include "demo-families.h"

G_BEGIN_DECLS

typedef struct _DemoMessageList DemoMessageList;

DemoMessageList *demo_message_list_new   (DemoFamilies    *families,
                                          DemoDocuments   *documents,
                                          const GDate     *base_day,
                                          int              volume) G_GNUC_WARN_UNUSED_RESULT;
void             demo_message_list_free  (DemoMessageList *self);
GBytes          *demo_message_list_write (DemoMessageList *self,
                                          const DemoChild *child,
                                          int              school_year) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoMessageList, demo_message_list_free)

G_END_DECLS
