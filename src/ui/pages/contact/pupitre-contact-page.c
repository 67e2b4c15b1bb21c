/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-contact-page"

#include "config.h"

#include "pupitre-contact-page.h"

#include "pupitre-feed-objects.h"
#include "pupitre-school-card.h"

#include <glib/gi18n.h>

/* How to reach the school of a child; or, of a page that is no child's, the schools of all children,
 * each once. */

typedef struct {
  PupitreMember      *member;
  PupitreFeedObjects *contacts;
} Source;

struct _PupitreContactPage {
  PupitrePage    parent_instance;

  PupitreMember *member;   /* (nullable): whose school; %NULL for all of the family */
  GPtrArray     *sources;  /* (element-type Source): in the order of the sidebar */

  GtkBox        *cards;
};

G_DEFINE_FINAL_TYPE (PupitreContactPage, pupitre_contact_page, PUPITRE_TYPE_PAGE)

static void
source_free (Source *source)
{
  g_object_unref (source->member);
  g_object_unref (source->contacts);
  g_free (source);
}

static PupitreChild *
child_of (PupitreContactPage *self, guint position)
{
  Source *source = self->sources->pdata[position];

  return pupitre_member_get_child (source->member);
}

/* Two schools without a code are two. */
static gboolean
is_same_school (PupitreChild *one, PupitreChild *other)
{
  const char *code = pupitre_child_get_school_code (one);

  return *code != '\0' && g_str_equal (code, pupitre_child_get_school_code (other));
}

static gboolean
is_shown_before (PupitreContactPage *self, guint position)
{
  for (guint i = 0; i < position; i++) {
    if (is_same_school (child_of (self, i), child_of (self, position)))
      return TRUE;
  }
  return FALSE;
}

/* Returns: (nullable): those whose school it is; a page of one child has said so */
static char *
dup_children (PupitreContactPage *self, guint position)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (self->member != NULL)
    return NULL;
  for (guint i = position; i < self->sources->len; i++) {
    if (i == position || is_same_school (child_of (self, position), child_of (self, i)))
      g_string_append_printf (names, names->len > 0 ? ", %s" : "%s",
                              pupitre_child_get_first_name (child_of (self, i)));
  }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* What is known of the school, through whichever of its children. */
static GPtrArray *
find_contacts (PupitreContactPage *self, guint position)
{
  for (guint i = position; i < self->sources->len; i++) {
    Source *source = self->sources->pdata[i];
    GPtrArray *contacts = pupitre_feed_objects_list (source->contacts);

    if (contacts->len > 0 &&
        (i == position || is_same_school (child_of (self, position), child_of (self, i))))
      return contacts;
  }
  return NULL;
}

static void
show_cards (PupitreContactPage *self)
{
  GtkWidget *card;

  while ((card = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, card);
  for (guint i = 0; i < self->sources->len; i++) {
    GPtrArray *contacts = is_shown_before (self, i) ? NULL : find_contacts (self, i);
    g_autofree char *children = dup_children (self, i);

    if (contacts != NULL)
      gtk_box_append (self->cards,
                      pupitre_school_card_new (
                        pupitre_child_get_school_name (child_of (self, i)), children, contacts));
  }
}

/* The first feed that a page has is of another rank than those beside it. */
static void
bind_feed (PupitreContactPage *self, PupitreMember *member, PupitreFeed *feed)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  PupitreAccount *account = pupitre_member_get_account (member);

  if (self->member != NULL)
    pupitre_page_set_feed (page, feed);
  else if (pupitre_page_get_feed (page) == NULL)
    pupitre_page_set_feed_of (page, account, feed);
  else
    pupitre_page_add_feed_of (page, account, feed, TRUE);
}

static void
add_source (PupitreContactPage *self, PupitreMember *member)
{
  g_autoptr (PupitreFeed) feed =
    pupitre_account_get_feed (pupitre_member_get_account (member),
                              pupitre_member_get_child (member), PUPITRE_KIND_CONTACTS);
  Source *source = g_new0 (Source, 1);

  source->member = g_object_ref (member);
  source->contacts = pupitre_feed_objects_new (feed);
  g_signal_connect_object (source->contacts, "changed", G_CALLBACK (show_cards), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->sources, source);
  bind_feed (self, member, feed);
}

static void
on_family_changed (PupitreContactPage *self)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  GListModel *family = G_LIST_MODEL (pupitre_page_get_family (page));

  pupitre_page_remove_feeds (page);
  g_ptr_array_set_size (self->sources, 0);
  for (guint i = 0; i < g_list_model_get_n_items (family); i++) {
    g_autoptr (PupitreMember) member = g_list_model_get_item (family, i);

    add_source (self, member);
  }
  if (self->sources->len == 0)
    pupitre_state_stack_set_state (pupitre_page_get_stack (page), PUPITRE_STATE_EMPTY);
  show_cards (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pupitre_page_shown (page);
}

static void
pupitre_contact_page_dispose (GObject *object)
{
  PupitreContactPage *self = PUPITRE_CONTACT_PAGE (object);

  g_ptr_array_set_size (self->sources, 0);
  g_clear_object (&self->member);

  G_OBJECT_CLASS (pupitre_contact_page_parent_class)->dispose (object);
}

static void
pupitre_contact_page_finalize (GObject *object)
{
  g_ptr_array_unref (PUPITRE_CONTACT_PAGE (object)->sources);

  G_OBJECT_CLASS (pupitre_contact_page_parent_class)->finalize (object);
}

static void
pupitre_contact_page_class_init (PupitreContactPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_contact_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_contact_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-contact-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreContactPage, cards);
}

static void
pupitre_contact_page_init (PupitreContactPage *self)
{
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pupitre_contact_page_new:
 * @from: The page in front
 * @member: (nullable): Whose school; %NULL for the schools of all children
 *
 * Returns: (transfer floating): a page. Main thread.
 */
PupitrePage *
pupitre_contact_page_new (PupitrePage *from, PupitreMember *member)
{
  PupitreContactPage *self;
  PupitrePage *page;

  g_return_val_if_fail (PUPITRE_IS_PAGE (from), NULL);
  g_return_val_if_fail (member == NULL || PUPITRE_IS_MEMBER (member), NULL);

  self = g_object_new (PUPITRE_TYPE_CONTACT_PAGE, "account",
                       member != NULL ? pupitre_member_get_account (member)
                                      : pupitre_page_get_account (from),
                       "pupil", member != NULL ? pupitre_member_get_child (member) : NULL, "family",
                       pupitre_page_get_family (from), "renderer",
                       pupitre_page_get_renderer (from), NULL);
  page = PUPITRE_PAGE (self);
  pupitre_state_stack_set_empty (pupitre_page_get_stack (page), "call-start-symbolic",
                                 _("Nothing Published Yet"),
                                 _("The address and the numbers of the school appear here when it "
                                   "publishes them."));
  if (member != NULL) {
    self->member = g_object_ref (member);
    add_source (self, member);
    show_cards (self);
  } else {
    pupitre_page_set_subtitle (page, _("All Children"));
    g_signal_connect_object (pupitre_page_get_family (page), "items-changed",
                             G_CALLBACK (on_family_changed), self, G_CONNECT_SWAPPED);
    on_family_changed (self);
  }
  return page;
}
