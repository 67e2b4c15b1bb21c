/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-family-member"

#include "config.h"

#include "pupitre-family-member.h"

#include "pupitre-balance.h"
#include "pupitre-family-words.h"
#include "pupitre-feed-objects.h"
#include "pupitre-registration-book.h"
#include "pupitre-result-book.h"
#include "pupitre-unseen.h"

/* What the page of the family shows of one child beside its days: what waits for the parent, what is
 * new, what is to be paid. Of what the child's school does not offer nothing is asked. Main thread.
 *
 * Signals: `changed`. */

/* A child's part of a page for all. */
#define MAX_SHOWN 3

typedef struct {
  PupitreAccount     *account;
  PupitreFeedObjects *statements;
} Payer;

struct _PupitreFamilyMember {
  GObject             parent_instance;

  PupitreMember      *member;
  PupitreAbsenceBook *absences;   /* (nullable) */
  PupitreUnseen      *messages;   /* (nullable) */
  PupitreUnseen      *cards;      /* (nullable) */
  PupitreUnseen      *documents;  /* (nullable) */
  PupitreResultBook  *results;    /* (nullable) */
  GPtrArray          *registrations;  /* (element-type PupitreRegistrationBook): as @payers */
  GPtrArray          *payers;     /* (element-type Payer): one of each account that sees the child */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreFamilyMember, pupitre_family_member, G_TYPE_OBJECT)

static void
payer_free (gpointer data)
{
  Payer *payer = data;

  g_object_unref (payer->account);
  g_object_unref (payer->statements);
  g_free (payer);
}

static void
on_changed (PupitreFamilyMember *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
pupitre_family_member_dispose (GObject *object)
{
  PupitreFamilyMember *self = PUPITRE_FAMILY_MEMBER (object);

  g_ptr_array_set_size (self->payers, 0);
  g_clear_object (&self->absences);
  g_clear_object (&self->messages);
  g_clear_object (&self->cards);
  g_clear_object (&self->documents);
  g_clear_object (&self->results);
  g_ptr_array_set_size (self->registrations, 0);
  g_clear_object (&self->member);

  G_OBJECT_CLASS (pupitre_family_member_parent_class)->dispose (object);
}

static void
pupitre_family_member_finalize (GObject *object)
{
  g_ptr_array_unref (PUPITRE_FAMILY_MEMBER (object)->payers);
  g_ptr_array_unref (PUPITRE_FAMILY_MEMBER (object)->registrations);

  G_OBJECT_CLASS (pupitre_family_member_parent_class)->finalize (object);
}

static void
pupitre_family_member_class_init (PupitreFamilyMemberClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_family_member_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_family_member_finalize;

  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_FAMILY_MEMBER, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_family_member_init (PupitreFamilyMember *self)
{
  self->payers = g_ptr_array_new_with_free_func (payer_free);
  self->registrations = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
watch (PupitreFamilyMember *self, gpointer source)
{
  g_signal_connect_object (source, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static PupitreUnseen *
watch_unseen (PupitreFamilyMember *self, PupitreTile tile, PupitreKind kind)
{
  PupitreChild *child = pupitre_member_get_child (self->member);
  g_autoptr (PupitreFeed) feed = NULL;
  PupitreUnseen *unseen;

  if (!pupitre_child_offers (child, tile))
    return NULL;
  feed = pupitre_account_get_feed (pupitre_member_get_account (self->member), child, kind);
  unseen = pupitre_unseen_new (feed, MAX_SHOWN);
  watch (self, unseen);
  return unseen;
}

/* One parent registers, the other may ask for services. */
static void
watch_registrations (PupitreFamilyMember *self)
{
  PupitreChild *child = pupitre_member_get_child (self->member);
  GPtrArray *accounts = pupitre_member_get_accounts (self->member);

  if (!pupitre_child_offers (child, PUPITRE_TILE_REGISTRATION))
    return;
  for (guint i = 0; i < accounts->len; i++) {
    PupitreRegistrationBook *book = pupitre_registration_book_new (accounts->pdata[i], child);

    watch (self, book);
    g_ptr_array_add (self->registrations, book);
  }
}

/* What one parent is to pay, the other need not see. */
static void
watch_payers (PupitreFamilyMember *self)
{
  PupitreChild *child = pupitre_member_get_child (self->member);
  GPtrArray *accounts = pupitre_member_get_accounts (self->member);

  if (!pupitre_child_offers (child, PUPITRE_TILE_FINANCES))
    return;
  for (guint i = 0; i < accounts->len; i++) {
    g_autoptr (PupitreFeed) feed =
      pupitre_account_get_feed (accounts->pdata[i], child, PUPITRE_KIND_STATEMENTS);
    Payer *payer = g_new0 (Payer, 1);

    payer->account = g_object_ref (accounts->pdata[i]);
    payer->statements = pupitre_feed_objects_new (feed);
    watch (self, payer->statements);
    g_ptr_array_add (self->payers, payer);
  }
}

/**
 * pupitre_family_member_new:
 * @family: The children and accounts among which those are
 * @member: A child and its accounts
 *
 * Returns: (transfer full): what there is to show of the child.
 */
PupitreFamilyMember *
pupitre_family_member_new (PupitreFamily *family, PupitreMember *member)
{
  PupitreFamilyMember *self;
  PupitreAccount *account;
  PupitreChild *child;

  g_return_val_if_fail (PUPITRE_IS_MEMBER (member), NULL);

  self = g_object_new (PUPITRE_TYPE_FAMILY_MEMBER, NULL);
  self->member = g_object_ref (member);
  account = pupitre_member_get_account (member);
  child = pupitre_member_get_child (member);
  self->messages = watch_unseen (self, PUPITRE_TILE_MESSAGES, PUPITRE_KIND_MESSAGES);
  self->cards = watch_unseen (self, PUPITRE_TILE_RESULTS, PUPITRE_KIND_REPORT_CARDS);
  self->documents = watch_unseen (self, PUPITRE_TILE_RECORD, PUPITRE_KIND_PUPIL_DOCUMENTS);
  if (pupitre_child_offers (child, PUPITRE_TILE_ABSENCES)) {
    self->absences = pupitre_absence_book_new (family, account, child);
    watch (self, self->absences);
  }
  if (pupitre_child_offers (child, PUPITRE_TILE_RESULTS)) {
    self->results = pupitre_result_book_new (account, child);
    watch (self, self->results);
  }
  watch_registrations (self);
  watch_payers (self);
  return self;
}

/**
 * pupitre_family_member_get_child:
 * @self: A child's part of the page
 *
 * Returns: (transfer none): the child.
 */
PupitreChild *
pupitre_family_member_get_child (PupitreFamilyMember *self)
{
  g_return_val_if_fail (PUPITRE_IS_FAMILY_MEMBER (self), NULL);

  return pupitre_member_get_child (self->member);
}

/**
 * pupitre_family_member_foreach_feed:
 * @self: A child's part of the page
 * @func: What to tell of each of its feeds
 * @user_data: What to tell it besides
 */
void
pupitre_family_member_foreach_feed (PupitreFamilyMember   *self,
                                    PupitreFamilyFeedFunc  func,
                                    gpointer               user_data)
{
  static const PupitreKind RESULTS[] = { PUPITRE_KIND_SUBJECTS, PUPITRE_KIND_SUBJECT_RESULTS,
                                         PUPITRE_KIND_WORK };
  PupitreUnseen *unseen[] = { self->messages, self->cards, self->documents };
  PupitreAccount *account;

  g_return_if_fail (PUPITRE_IS_FAMILY_MEMBER (self));

  account = pupitre_member_get_account (self->member);
  for (gsize i = 0; i < G_N_ELEMENTS (unseen); i++) {
    if (unseen[i] != NULL)
      func (account, pupitre_unseen_get_feed (unseen[i]), user_data);
  }
  if (self->absences != NULL)
    func (account, pupitre_absence_book_get_feed (self->absences), user_data);
  for (gsize i = 0; self->results != NULL && i < G_N_ELEMENTS (RESULTS); i++)
    func (account, pupitre_result_book_get_feed (self->results, RESULTS[i]), user_data);
  for (guint i = 0; i < self->registrations->len; i++)
    func (pupitre_member_get_accounts (self->member)->pdata[i],
          pupitre_registration_book_get_feed (self->registrations->pdata[i]), user_data);
  for (guint i = 0; i < self->payers->len; i++) {
    Payer *payer = self->payers->pdata[i];

    func (payer->account, pupitre_feed_objects_get_feed (payer->statements), user_data);
  }
}

/**
 * pupitre_family_member_day_changed:
 * @self: A child's part of the page
 *
 * Another day has begun: what waits for the parent may be over.
 */
void
pupitre_family_member_day_changed (PupitreFamilyMember *self)
{
  g_return_if_fail (PUPITRE_IS_FAMILY_MEMBER (self));

  if (self->absences != NULL)
    pupitre_absence_book_day_changed (self->absences);
}

static void
add_registrations (PupitreFamilyMember *self, GPtrArray *glances)
{
  for (guint i = 0; i < self->registrations->len; i++) {
    PupitreRegistrationBook *book = self->registrations->pdata[i];

    if (pupitre_registration_book_may_fill (book))
      g_ptr_array_add (glances, pupitre_family_words_registration (
                                  pupitre_member_get_child (self->member),
                                  pupitre_registration_book_get_registration (book)));
  }
}

/**
 * pupitre_family_member_add_to_do:
 * @self: A child's part of the page
 * @glances: (element-type PupitreGlance): Where to add what waits for the parent
 */
void
pupitre_family_member_add_to_do (PupitreFamilyMember *self, GPtrArray *glances)
{
  PupitreChild *child;
  PupitreGlance *absences = NULL;
  GPtrArray *documents;

  g_return_if_fail (PUPITRE_IS_FAMILY_MEMBER (self));

  child = pupitre_member_get_child (self->member);
  if (self->absences != NULL)
    absences = pupitre_family_words_absences (child, self->absences);
  if (absences != NULL)
    g_ptr_array_add (glances, absences);
  add_registrations (self, glances);
  if (self->documents == NULL)
    return;
  documents = pupitre_unseen_list (self->documents);
  for (guint i = 0; i < documents->len; i++)
    g_ptr_array_add (glances, pupitre_family_words_document (
                                child, pupitre_entry_get_object (documents->pdata[i])));
}

/**
 * pupitre_family_member_list_messages:
 * @self: A child's part of the page
 *
 * Returns: (transfer none) (nullable) (element-type PupitreEntry): its newest unread messages; the same
 *   one may have gone to another child too.
 */
GPtrArray *
pupitre_family_member_list_messages (PupitreFamilyMember *self)
{
  g_return_val_if_fail (PUPITRE_IS_FAMILY_MEMBER (self), NULL);

  return self->messages != NULL ? pupitre_unseen_list (self->messages) : NULL;
}

static int
compare_works (gconstpointer a, gconstpointer b)
{
  gint64 first = pupitre_entry_get_date (*(PupitreEntry **) a);
  gint64 second = pupitre_entry_get_date (*(PupitreEntry **) b);

  return (first < second) - (first > second);
}

static void
add_works (PupitreFamilyMember *self, GPtrArray *glances)
{
  PupitreChild *child = pupitre_member_get_child (self->member);
  g_autoptr (GPtrArray) works = g_ptr_array_new ();

  for (guint i = 0; i < pupitre_result_book_get_n (self->results); i++) {
    const PupitreResultSheet *sheet = pupitre_result_book_get (self->results, i);

    for (guint w = 0; w < sheet->works->len; w++) {
      if (pupitre_result_book_is_new (self->results, sheet->works->pdata[w]))
        g_ptr_array_add (works, sheet->works->pdata[w]);
    }
  }
  g_ptr_array_sort (works, compare_works);
  for (guint i = 0; i < works->len && i < MAX_SHOWN; i++)
    g_ptr_array_add (glances,
                     pupitre_family_words_work (child, pupitre_entry_get_object (works->pdata[i])));
  if (works->len > MAX_SHOWN)
    g_ptr_array_add (glances, pupitre_family_words_more (child, works->len - MAX_SHOWN,
                                                         PUPITRE_TILE_RESULTS));
}

/**
 * pupitre_family_member_add_new:
 * @self: A child's part of the page
 * @glances: (element-type PupitreGlance): Where to add the marks and report cards that the parent has
 *   not seen yet, and how many messages there are beside those of
 *   pupitre_family_member_list_messages()
 */
void
pupitre_family_member_add_new (PupitreFamilyMember *self, GPtrArray *glances)
{
  PupitreChild *child;
  GPtrArray *cards;

  g_return_if_fail (PUPITRE_IS_FAMILY_MEMBER (self));

  child = pupitre_member_get_child (self->member);
  if (self->messages != NULL && pupitre_unseen_get_n (self->messages) > MAX_SHOWN)
    g_ptr_array_add (glances, pupitre_family_words_more (
                                child, pupitre_unseen_get_n (self->messages) - MAX_SHOWN,
                                PUPITRE_TILE_MESSAGES));
  if (self->results != NULL)
    add_works (self, glances);
  if (self->cards == NULL)
    return;
  cards = pupitre_unseen_list (self->cards);
  for (guint i = 0; i < cards->len; i++)
    g_ptr_array_add (glances, pupitre_family_words_card (
                                child, pupitre_entry_get_object (cards->pdata[i])));
}

static void
add_statements_of (PupitreFamilyMember *self, Payer *payer, GPtrArray *glances)
{
  g_autoptr (GPtrArray) newest =
    pupitre_balance_list_newest (pupitre_feed_objects_list (payer->statements));
  const char *account = self->payers->len > 1 ? pupitre_account_get_email (payer->account) : NULL;

  for (guint i = 0; i < newest->len; i++)
    g_ptr_array_add (glances,
                     pupitre_family_words_statement (pupitre_member_get_child (self->member),
                                                     newest->pdata[i], account));
}

/**
 * pupitre_family_member_add_balances:
 * @self: A child's part of the page
 * @glances: (element-type PupitreGlance): Where to add what is to be paid, of each account apart
 */
void
pupitre_family_member_add_balances (PupitreFamilyMember *self, GPtrArray *glances)
{
  g_return_if_fail (PUPITRE_IS_FAMILY_MEMBER (self));

  for (guint i = 0; i < self->payers->len; i++)
    add_statements_of (self, self->payers->pdata[i], glances);
}
