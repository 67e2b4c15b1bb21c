/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PUPITRE_MESSAGE_DIALOG_HELP "help"

GtkWidget *pupitre_message_dialog_new (GtkWindow  *parent,
                                       const char *heading,
                                       const char *body) G_GNUC_WARN_UNUSED_RESULT;
void       pupitre_message_dialog_add_help (GtkWidget  *dialog,
                                            const char *topic);

G_END_DECLS
