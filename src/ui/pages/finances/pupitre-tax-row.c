/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-tax-row"

#include "config.h"

#include "pupitre-tax-row.h"

#include "pupitre-way-out.h"

#include <glib/gi18n.h>

/* The way to a tax folder; where this computer forbids to save, it says so. */

struct _PupitreTaxRow {
  AdwActionRow parent_instance;
};

G_DEFINE_FINAL_TYPE (PupitreTaxRow, pupitre_tax_row, ADW_TYPE_ACTION_ROW)

static void
pupitre_tax_row_class_init (PupitreTaxRowClass *klass)
{
}

static void
pupitre_tax_row_init (PupitreTaxRow *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("folder-symbolic");
  const gboolean allowed = pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_SAVE, NULL);

  g_object_set (self, "title", _("Tax Folder…"), "subtitle",
                allowed ? _("Every slip and statement of a year, of all children of this account, in "
                            "one PDF and as originals")
                        : _("This computer does not allow to save"),
                "subtitle-lines", 0, "activatable", allowed, "sensitive", allowed, NULL);
  gtk_widget_add_css_class (icon, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), icon);
}
