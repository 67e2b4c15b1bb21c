/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-control.h"
#include "demo-portal.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DemoServer DemoServer;

DemoServer *demo_server_new  (DemoPortal       *portal,
                              DemoControl      *control,
                              guint             port,
                              GTlsCertificate  *certificate,
                              GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void        demo_server_free (DemoServer       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoServer, demo_server_free)

G_END_DECLS
