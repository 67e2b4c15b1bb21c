/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-associate-page"

#include "config.h"

#include "pupitre-associate-page.h"

#include "pupitre-account-association.h"
#include "pupitre-associate-form.h"
#include "pupitre-busy-button.h"
#include "pupitre-choices.h"
#include "pupitre-error.h"
#include "pupitre-identity-dialog.h"
#include "pupitre-inheritance-offer.h"
#include "pupitre-organisation-page.h"
#include "pupitre-trouble.h"
#include "pupitre-window.h"

#include <glib/gi18n.h>

/* Associates a child with the account, or with the one that the parent chooses where several are open;
 * what stands in the place of a child's page while there is
 * none. A refusal leaves all that was typed; a success offers another child or the portal. */

struct _PupitreAssociatePage {
  PupitrePage           parent_instance;

  GListStore           *organisations;  /* (element-type PupitreOrganisation), none until they came */
  GCancellable         *cancel;         /* of what the page asks the portal for */
  char                 *key;            /* (nullable): of the intent, while the form is the same */
  PupitreChild         *child;          /* (nullable): the one that was associated last */
  gboolean              loading;        /* the service centres are being asked for */
  gboolean              choosing;       /* … and are wanted as soon as they have come */
  gboolean              chosen;         /* … and one has just been taken */
  gboolean              listing;        /* the accounts are being listed, none is chosen */
  gboolean              landed;         /* it was in front because there is no child */
  gboolean              owes_offer;     /* a child was associated: a PIN is to be offered */

  GtkStack             *states;
  AdwComboRow          *account_row;
  AdwActionRow         *email_row;
  PupitreAssociateForm *form;
  PupitreTrouble       *trouble;
  PupitreBusyButton    *button;
  GtkWidget            *checklist;
  AdwActionRow         *checklist_email;
  AdwStatusPage        *done;
  GtkWidget            *portal_button;
  GtkWidget            *another_button;
  PupitreInheritanceOffer *offer;
};

G_DEFINE_FINAL_TYPE (PupitreAssociatePage, pupitre_associate_page, PUPITRE_TYPE_PAGE)

static PupitreAccount *
get_account (PupitreAssociatePage *self)
{
  return pupitre_page_get_feed_account (PUPITRE_PAGE (self));
}

/* --- The service centres --------------------------------------------------------------------- */

static void
on_chosen (PupitreAssociatePage *self, PupitreOrganisation *organisation)
{
  pupitre_associate_form_set_organisation (self->form, organisation);
  self->chosen = TRUE;
}

/* Back from the list, the parent goes on with the next field. */
static void
go_on (PupitreAssociatePage *self)
{
  if (self->chosen)
    gtk_widget_grab_focus (GTK_WIDGET (self->form));
  self->chosen = FALSE;
}

static void
show_organisations (PupitreAssociatePage *self)
{
  GtkWidget *page =
    pupitre_organisation_page_new (get_account (self), G_LIST_MODEL (self->organisations));

  self->choosing = FALSE;
  g_signal_connect_object (page, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  pupitre_page_open (PUPITRE_PAGE (self), PUPITRE_PAGE (page));
  gtk_widget_grab_focus (page);
}

static void
take_organisations (PupitreAssociatePage *self, GPtrArray *organisations)
{
  g_list_store_splice (self->organisations, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->organisations)),
                       organisations->pdata, organisations->len);
  if (self->choosing)
    show_organisations (self);
}

static void
on_organisations (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreAssociatePage) self = PUPITRE_ASSOCIATE_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) organisations =
    pupitre_account_load_organisations_finish (PUPITRE_ACCOUNT (source), result, &error);

  self->loading = FALSE;
  if (g_cancellable_is_cancelled (self->cancel))  /* the page is gone */
    return;
  if (organisations != NULL)
    take_organisations (self, organisations);
  /* Not before they are wanted: what else is filled in does not need them. */
  else if (self->choosing)
    pupitre_trouble_show (self->trouble, error);
  self->choosing = FALSE;
}

static void
load_organisations (PupitreAssociatePage *self)
{
  if (self->loading || g_list_model_get_n_items (G_LIST_MODEL (self->organisations)) > 0)
    return;
  self->loading = TRUE;
  pupitre_account_load_organisations_async (get_account (self), self->cancel, on_organisations,
                                            g_object_ref (self));
}

static void
on_choose_organisation (PupitreAssociatePage *self)
{
  pupitre_trouble_hide (self->trouble);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->organisations)) > 0) {
    show_organisations (self);
  } else {
    self->choosing = TRUE;
    load_organisations (self);
  }
}

/* --- Sending ----------------------------------------------------------------------------------- */

/* What is being sent is of this form and of this account. */
static void
set_busy (PupitreAssociatePage *self, gboolean busy)
{
  pupitre_busy_button_set_busy (self->button, busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->account_row), !busy);
}

static void
show_done (PupitreAssociatePage *self)
{
  PupitreWindow *window = PUPITRE_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *title = NULL;
  g_autofree char *escaped = NULL;

  /* Translators: %s is the first name of a child */
  title = g_strdup_printf (_("%s Is Associated"), pupitre_child_get_first_name (self->child));
  /* Both are markup. */
  escaped = g_markup_escape_text (title, -1);
  adw_status_page_set_title (self->done, escaped);
  adw_status_page_set_description (self->done, _("What the school shows of this child is in the "
                                                 "sidebar now."));
  if (pupitre_page_get_account_name (PUPITRE_PAGE (self)) != NULL) {
    g_autofree char *text = NULL;
    g_autofree char *description = NULL;

    /* Translators: %s is an e-mail address */
    text = g_strdup_printf (_("With the account %s. What the school shows of this child is in the "
                              "sidebar now."),
                            pupitre_page_get_account_name (PUPITRE_PAGE (self)));
    description = g_markup_escape_text (text, -1);
    adw_status_page_set_description (self->done, description);
  }
  gtk_stack_set_visible_child_name (self->states, "done");
  self->owes_offer = TRUE;
  pupitre_inheritance_offer_look (self->offer,
                                  pupitre_context_get_accounts (pupitre_window_get_context (window)),
                                  get_account (self), self->child);
  gtk_widget_grab_focus (self->portal_button);
}

/* Whether looking over what was filled in may help. */
static gboolean
is_about_form (const GError *error)
{
  return error->domain == PUPITRE_ERROR && error->code >= PUPITRE_ERROR_CHILD_NOT_FOUND &&
         error->code <= PUPITRE_ERROR_FORM_REFUSED;
}

static void
show_refusal (PupitreAssociatePage *self, const GError *error)
{
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_OUTCOME_UNKNOWN))
    pupitre_trouble_say (self->trouble,
                         _("The portal did not say whether it was done. You can send it again: "
                           "nothing is done twice."),
                         "associating");
  else
    pupitre_trouble_show (self->trouble, error);
  gtk_widget_set_visible (self->checklist, is_about_form (error));
  if (!pupitre_associate_form_show_refusal (self->form, error))
    gtk_widget_grab_focus (GTK_WIDGET (self->button));
}

static void
on_associated (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreAssociatePage) self = PUPITRE_ASSOCIATE_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  PupitreChild *child =
    pupitre_account_associate_finish (PUPITRE_ACCOUNT (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancel)) {  /* the page is gone */
    g_clear_object (&child);
    return;
  }
  set_busy (self, FALSE);
  if (child == NULL) {
    show_refusal (self, error);
    return;
  }
  g_clear_object (&self->child);
  self->child = child;
  g_clear_pointer (&self->key, g_free);
  show_done (self);
}

static void
send (PupitreAssociatePage *self)
{
  g_autoptr (PupitreAssociation) association = pupitre_associate_form_check (self->form);

  g_return_if_fail (association != NULL);  /* it cannot be changed while it is busy */
  if (self->key == NULL)
    self->key = g_uuid_string_random ();
  /* Not cancelled with the page: what was sent is sent. */
  pupitre_account_associate_async (get_account (self), association, self->key, NULL, on_associated,
                                   g_object_ref (self));
}

static void
on_confirmed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreAssociatePage) self = PUPITRE_ASSOCIATE_PAGE (user_data);
  gboolean confirmed = pupitre_confirm_identity_finish (result, NULL);

  if (g_cancellable_is_cancelled (self->cancel))  /* the page is gone */
    return;
  if (confirmed) {
    send (self);
    return;
  }
  set_busy (self, FALSE);
}

static char *
dup_why (PupitreAssociatePage *self)
{
  const char *name = pupitre_page_get_account_name (PUPITRE_PAGE (self));

  if (name == NULL)
    return g_strdup (_("A child is going to be associated with your account."));
  /* Translators: %s is an e-mail address */
  return g_strdup_printf (_("A child is going to be associated with the account %s."), name);
}

static void
on_send (PupitreAssociatePage *self)
{
  g_autoptr (PupitreAssociation) association = NULL;
  g_autofree char *why = NULL;
  PupitreWindow *window = PUPITRE_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  if (pupitre_busy_button_is_busy (self->button))
    return;
  pupitre_trouble_hide (self->trouble);
  gtk_widget_set_visible (self->checklist, FALSE);
  pupitre_associate_form_set_used_code (self->form,
                                        pupitre_account_get_used_code (get_account (self)));
  association = pupitre_associate_form_check (self->form);
  if (association == NULL)
    return;

  /* From now on this page stays in front, whatever comes to the list of the children. */
  gtk_widget_activate_action (GTK_WIDGET (self), "win.add-child", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
  set_busy (self, TRUE);
  why = dup_why (self);
  pupitre_confirm_identity_async (GTK_WINDOW (window), pupitre_window_get_context (window),
                                  get_account (self), why, on_confirmed, g_object_ref (self));
}

/* Another form is another intent. */
static void
on_form_changed (PupitreAssociatePage *self)
{
  g_clear_pointer (&self->key, g_free);
}

static void
show_form (PupitreAssociatePage *self, gboolean all_new)
{
  pupitre_associate_form_clear (self->form, all_new);
  gtk_stack_set_visible_child_name (self->states, "form");
}

static void
on_another (PupitreAssociatePage *self)
{
  show_form (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static void
on_portal (PupitreAssociatePage *self)
{
  g_autoptr (PupitreChild) child = g_object_ref (self->child);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-child", "s", pupitre_child_get_key (child));
  show_form (self, TRUE);
}

/* --- The page ---------------------------------------------------------------------------------- */

static void
show_email (PupitreAssociatePage *self)
{
  g_autofree char *email = g_markup_escape_text (pupitre_account_get_email (get_account (self)), -1);
  g_autofree char *question = NULL;
  g_autofree char *check = NULL;

  /* Translators: %s is an e-mail address */
  question = g_strdup_printf (_("Is %s the address that the school uses?"), email);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->email_row), question);
  /* Translators: %s is an e-mail address */
  check = g_strdup_printf (_("The school writes to you at %s."), email);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->checklist_email), check);
}

/* A parent without a child is asked for the first one at once. */
static void
land (PupitreAssociatePage *self)
{
  PupitreFeed *feed = pupitre_account_get_children_feed (get_account (self));

  if (self->landed || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      !pupitre_account_is_signed_in (get_account (self)) || pupitre_feed_is_refreshing (feed) ||
      pupitre_feed_get_received (feed) == 0 || g_list_model_get_n_items (G_LIST_MODEL (feed)) > 0)
    return;
  self->landed = TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.add-child", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static void
on_feed_changed (PupitreAssociatePage *self)
{
  land (self);
}

static void
watch_feed (PupitreAssociatePage *self)
{
  PupitreFeed *feed = pupitre_account_get_children_feed (get_account (self));

  pupitre_page_set_feed (PUPITRE_PAGE (self), feed);
  g_signal_connect_object (feed, "notify", G_CALLBACK (on_feed_changed), self, G_CONNECT_SWAPPED);
  show_email (self);
}

/* What was typed stays; but it is another intent. */
static void
choose_account (PupitreAssociatePage *self, PupitreAccount *account)
{
  PupitreFeed *feed = pupitre_page_get_feed (PUPITRE_PAGE (self));

  if (account == get_account (self))
    return;
  g_signal_handlers_disconnect_by_func (feed, on_feed_changed, self);
  g_clear_pointer (&self->key, g_free);
  pupitre_trouble_hide (self->trouble);
  gtk_widget_set_visible (self->checklist, FALSE);
  pupitre_page_set_feed_of (PUPITRE_PAGE (self), account, pupitre_account_get_children_feed (account));
  watch_feed (self);
}

static GListModel *
get_accounts (PupitreAssociatePage *self)
{
  return pupitre_family_get_accounts (pupitre_page_get_family (PUPITRE_PAGE (self)));
}

static void
on_account_chosen (PupitreAssociatePage *self)
{
  g_autoptr (PupitreAccount) account = NULL;

  if (self->listing || adw_combo_row_get_selected (self->account_row) == GTK_INVALID_LIST_POSITION)
    return;
  account = g_list_model_get_item (get_accounts (self),
                                   adw_combo_row_get_selected (self->account_row));
  if (account != NULL)
    choose_account (self, account);
}

/* As addresses: whoever shows an account itself holds its key. The account that was chosen stays so
 * as long as it is open; then it is that of the page again. */
static void
list_accounts (PupitreAssociatePage *self)
{
  GListModel *accounts = get_accounts (self);
  g_autoptr (GtkStringList) emails = gtk_string_list_new (NULL);
  guint own = GTK_INVALID_LIST_POSITION, chosen = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++) {
    g_autoptr (PupitreAccount) account = g_list_model_get_item (accounts, i);

    gtk_string_list_append (emails, pupitre_account_get_email (account));
    own = account == pupitre_page_get_account (PUPITRE_PAGE (self)) ? i : own;
    chosen = account == get_account (self) ? i : chosen;
  }
  if (chosen == GTK_INVALID_LIST_POSITION)
    choose_account (self, pupitre_page_get_account (PUPITRE_PAGE (self)));
  self->listing = TRUE;
  pupitre_choices_offer (self->account_row, emails,
                         chosen != GTK_INVALID_LIST_POSITION ? chosen : own);
  self->listing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->account_row), g_list_model_get_n_items (accounts) > 1);
}

static void
pupitre_associate_page_shown (PupitrePage *page)
{
  PUPITRE_PAGE_CLASS (pupitre_associate_page_parent_class)->shown (page);
  load_organisations (PUPITRE_ASSOCIATE_PAGE (page));
  land (PUPITRE_ASSOCIATE_PAGE (page));
  go_on (PUPITRE_ASSOCIATE_PAGE (page));
}

static void
pupitre_associate_page_refresh (PupitrePage *page)
{
  PUPITRE_PAGE_CLASS (pupitre_associate_page_parent_class)->refresh (page);
  load_organisations (PUPITRE_ASSOCIATE_PAGE (page));
}

static void
pupitre_associate_page_constructed (GObject *object)
{
  PupitreAssociatePage *self = PUPITRE_ASSOCIATE_PAGE (object);
  PupitrePage *page = PUPITRE_PAGE (object);

  G_OBJECT_CLASS (pupitre_associate_page_parent_class)->constructed (object);

  pupitre_page_set_title (page, _("Associate a Child"));
  pupitre_page_show_refresh (page, FALSE);
  pupitre_page_set_content_when_empty (page, TRUE);
  watch_feed (self);
  if (pupitre_page_get_family (page) == NULL)
    return;
  g_signal_connect_object (get_accounts (self), "items-changed", G_CALLBACK (list_accounts), self,
                           G_CONNECT_SWAPPED);
  list_accounts (self);
}

static gboolean
pupitre_associate_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PUPITRE_ASSOCIATE_PAGE (widget)->form));
}

/* However the parent goes on from the success to what is new: not in the middle of it, and not when
 * the window goes or is locked. */
static void
pupitre_associate_page_unmap (GtkWidget *widget)
{
  PupitreAssociatePage *self = PUPITRE_ASSOCIATE_PAGE (widget);
  PupitreWindow *window = PUPITRE_WINDOW (gtk_widget_get_root (widget));

  GTK_WIDGET_CLASS (pupitre_associate_page_parent_class)->unmap (widget);
  if (!self->owes_offer || window == NULL || !gtk_widget_get_mapped (GTK_WIDGET (window)) ||
      pupitre_session_state_is_locked (
        pupitre_accounts_get_state (pupitre_context_get_accounts (
          pupitre_window_get_context (window)))))
    return;
  self->owes_offer = FALSE;
  pupitre_identity_dialog_offer_pin (GTK_WINDOW (window), pupitre_window_get_context (window),
                                     get_account (self));
}

static void
pupitre_associate_page_dispose (GObject *object)
{
  PupitreAssociatePage *self = PUPITRE_ASSOCIATE_PAGE (object);

  g_cancellable_cancel (self->cancel);
  g_clear_object (&self->child);
  g_clear_object (&self->organisations);

  G_OBJECT_CLASS (pupitre_associate_page_parent_class)->dispose (object);
}

static void
pupitre_associate_page_finalize (GObject *object)
{
  PupitreAssociatePage *self = PUPITRE_ASSOCIATE_PAGE (object);

  g_clear_object (&self->cancel);
  g_free (self->key);

  G_OBJECT_CLASS (pupitre_associate_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PUPITRE_TYPE_ASSOCIATE_FORM);
  g_type_ensure (PUPITRE_TYPE_BUSY_BUTTON);
  g_type_ensure (PUPITRE_TYPE_INHERITANCE_OFFER);
  g_type_ensure (PUPITRE_TYPE_TROUBLE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-associate-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociatePage, states);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociatePage, account_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociatePage, email_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociatePage, form);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociatePage, trouble);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociatePage, button);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociatePage, checklist);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociatePage, checklist_email);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociatePage, done);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociatePage, portal_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociatePage, another_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreAssociatePage, offer);
  gtk_widget_class_bind_template_callback (widget_class, on_account_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_organisation);
  gtk_widget_class_bind_template_callback (widget_class, on_form_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_send);
  gtk_widget_class_bind_template_callback (widget_class, on_another);
  gtk_widget_class_bind_template_callback (widget_class, on_portal);
}

static void
pupitre_associate_page_class_init (PupitreAssociatePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pupitre_associate_page_constructed;
  object_class->dispose = pupitre_associate_page_dispose;
  object_class->finalize = pupitre_associate_page_finalize;
  widget_class->grab_focus = pupitre_associate_page_grab_focus;
  widget_class->unmap = pupitre_associate_page_unmap;
  PUPITRE_PAGE_CLASS (klass)->shown = pupitre_associate_page_shown;
  PUPITRE_PAGE_CLASS (klass)->refresh = pupitre_associate_page_refresh;

  bind_template (widget_class);
}

static void
pupitre_associate_page_init (PupitreAssociatePage *self)
{
  self->organisations = g_list_store_new (PUPITRE_TYPE_ORGANISATION);
  self->cancel = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
