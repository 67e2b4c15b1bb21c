/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Counts what this process writes, to disk and network, by whatever library: each call of write,
 * pwrite, writev, fsync, fdatasync, ftruncate, rename, unlink, send and sendmsg is a point. Armed, the
 * process is killed when it comes to a point: before the call if @after is not set, else with its
 * effect done and its result not seen. */
void  kill_point_arm   (guint    n,
                        gboolean after);
guint kill_point_count (void);

G_END_DECLS
