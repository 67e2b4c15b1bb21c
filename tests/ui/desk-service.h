/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Starts a bus that is the session's from now on, and on it a service that stands for one of the
 * desktop's; before GTK is. @xml has one interface. Returns: (transfer full): the service. */
GDBusConnection *desk_service_start (const char                  *name,
                                     const char                  *path,
                                     const char                  *xml,
                                     GDBusInterfaceMethodCallFunc on_call);
/* @service: (transfer full) */
void             desk_service_stop  (GDBusConnection             *service);

G_END_DECLS
