/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-children-page"

#include "config.h"

#include "pupitre-children-page.h"

#include <glib/gi18n.h>

/* What stands in the place of a child's page while there is no child: the children are being asked
 * for, there is none, or why they cannot be shown. */

struct _PupitreChildrenPage {
  PupitrePage parent_instance;
};

G_DEFINE_FINAL_TYPE (PupitreChildrenPage, pupitre_children_page, PUPITRE_TYPE_PAGE)

static void
pupitre_children_page_constructed (GObject *object)
{
  PupitrePage *page = PUPITRE_PAGE (object);

  G_OBJECT_CLASS (pupitre_children_page_parent_class)->constructed (object);

  pupitre_page_set_title (page, _("Children"));
  pupitre_state_stack_set_empty (pupitre_page_get_stack (page), "system-users-symbolic",
                                 _("No Child Yet"),
                                 _("The children appear here once they are linked to your account "
                                   "on the portal."));
  pupitre_page_set_feed (page,
                         pupitre_account_get_children_feed (pupitre_page_get_account (page)));
}

static void
pupitre_children_page_class_init (PupitreChildrenPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = pupitre_children_page_constructed;
}

static void
pupitre_children_page_init (PupitreChildrenPage *self)
{
}
