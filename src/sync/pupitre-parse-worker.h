/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void pupitre_parse_worker_run (GTask           *task,
                               GTaskThreadFunc  function);

G_END_DECLS
