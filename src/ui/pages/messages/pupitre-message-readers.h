/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-child.h"
#include "pupitre-message.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GPtrArray *pupitre_message_readers_list     (GListModel          *family,
                                             PupitreChild        *child,
                                             PupitreMessageScope  scope) G_GNUC_WARN_UNUSED_RESULT;
char      *pupitre_message_readers_dup_for  (GPtrArray           *children) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
