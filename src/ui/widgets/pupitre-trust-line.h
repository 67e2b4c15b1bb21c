/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_TRUST_LINE (pupitre_trust_line_get_type ())
G_DECLARE_FINAL_TYPE (PupitreTrustLine, pupitre_trust_line, PUPITRE, TRUST_LINE, AdwBin)

/**
 * PupitreTrust:
 * @received: When the data was received, in seconds since 1970; 0: never
 * @kept: Whether a copy stays on this computer
 * @refreshing: Whether the portal is being asked
 * @n_unreadable: How many items of the answer could not be read
 * @error: (nullable): Why the last refresh failed
 * @account: (nullable): The address of the account, where there are several
 *
 * What a trust line says; borrowed, for one call.
 */
typedef struct {
  gint64        received;
  gboolean      kept;
  gboolean      refreshing;
  guint         n_unreadable;
  const GError *error;
  const char   *account;
} PupitreTrust;

GtkWidget  *pupitre_trust_line_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void        pupitre_trust_line_set      (PupitreTrustLine   *self,
                                         const PupitreTrust *trust);
const char *pupitre_trust_line_get_text (PupitreTrustLine   *self);

G_END_DECLS
