/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-account.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_ANNOUNCE_PERIODS (pupitre_announce_periods_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAnnouncePeriods, pupitre_announce_periods, PUPITRE, ANNOUNCE_PERIODS, GObject)

PupitreAnnouncePeriods *pupitre_announce_periods_new     (PupitreAccount         *account,
                                                          PupitreChild           *child,
                                                          AdwExpanderRow         *row) G_GNUC_WARN_UNUSED_RESULT;
void                    pupitre_announce_periods_set_day (PupitreAnnouncePeriods *self,
                                                          GDateTime              *day);
void                    pupitre_announce_periods_choose  (PupitreAnnouncePeriods *self,
                                                          guint                   periods);
guint                   pupitre_announce_periods_get     (PupitreAnnouncePeriods *self);
gboolean                pupitre_announce_periods_is_some (PupitreAnnouncePeriods *self);
gboolean                pupitre_announce_periods_is_read (PupitreAnnouncePeriods *self);
void                    pupitre_announce_periods_refresh (PupitreAnnouncePeriods *self);

G_END_DECLS
