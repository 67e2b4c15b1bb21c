/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-error.h"
#include "pupitre-family.h"
#include "pupitre-quiet-topics.h"
#include "sync-fixture.h"

/* The children of two parents in one program. Noé is the child of both. */

#define FIRST "parent@demo.exemple"
#define SECOND "parent2@demo.exemple"

static gboolean
has_three (gpointer data)
{
  return g_list_model_get_n_items (data) == 3;
}

static gboolean
has_one (gpointer data)
{
  return g_list_model_get_n_items (data) == 1;
}

static gboolean
is_empty (gpointer data)
{
  return g_list_model_get_n_items (data) == 0;
}

static PupitreMember *
find_member (PupitreFamily *family, const char *first_name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (family)); i++) {
    g_autoptr (PupitreMember) member = g_list_model_get_item (G_LIST_MODEL (family), i);

    if (g_str_equal (pupitre_child_get_first_name (pupitre_member_get_child (member)), first_name))
      return g_steal_pointer (&member);
  }
  g_assert_not_reached ();
}

static guint
count_accounts (PupitreFamily *family, const char *first_name)
{
  g_autoptr (PupitreMember) member = find_member (family, first_name);

  return pupitre_member_get_accounts (member)->len;
}

static gboolean
is_noe_of_both (gpointer data)
{
  return has_three (data) && count_accounts (data, "Noé") == 2;
}

static gboolean
is_noe_of_one (gpointer data)
{
  return has_three (data) && count_accounts (data, "Noé") == 1;
}

static void
test_shared_child_stands_once (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreFamily) family = pupitre_family_new (G_LIST_MODEL (f->accounts));
  g_autoptr (PupitreAccount) first = NULL;
  g_autoptr (PupitreAccount) second = NULL;
  g_autoptr (PupitreMember) noe = NULL;
  g_autoptr (PupitreMember) eldest = NULL;

  first = sync_sign_in_well (f, FIRST);
  test_wait_until (has_three, family);
  second = sync_sign_in_well (f, SECOND);
  test_wait_until (is_noe_of_both, family);
  g_assert_cmpuint (count_accounts (family, "Léa"), ==, 1);

  noe = find_member (family, "Noé");
  g_assert_true (pupitre_member_get_account (noe) == first);
  eldest = g_list_model_get_item (G_LIST_MODEL (family), 0);
  g_assert_true (eldest == noe);
}

static void
test_signed_out_account_hands_over (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreFamily) family = pupitre_family_new (G_LIST_MODEL (f->accounts));
  g_autoptr (PupitreAccount) first = sync_sign_in_well (f, FIRST);
  g_autoptr (PupitreAccount) second = sync_sign_in_well (f, SECOND);
  g_autoptr (PupitreMember) noe = NULL;

  test_wait_until (is_noe_of_both, family);
  sync_sign_out (f, first, FALSE);
  test_wait_until (has_one, family);
  noe = find_member (family, "Noé");
  g_assert_true (pupitre_member_get_account (noe) == second);

  sync_sign_out (f, second, FALSE);
  test_wait_until (is_empty, family);
}

static void
test_reads_through_whoever_is_signed_in (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreFamily) family = NULL;
  g_autoptr (PupitreAccount) second = NULL;
  g_autoptr (PupitreMember) noe = NULL;

  /* Both are known here; after the start neither has a session. */
  g_object_unref (sync_sign_in_well (f, FIRST));
  second = sync_sign_in_well (f, SECOND);
  family = pupitre_family_new (G_LIST_MODEL (f->accounts));
  test_wait_until (is_noe_of_both, family);
  g_clear_object (&family);
  g_clear_object (&second);
  sync_close_program (f);
  sync_start_program (f);
  family = pupitre_family_new (G_LIST_MODEL (f->accounts));
  test_wait_until (is_noe_of_both, family);

  second = sync_sign_in_well (f, SECOND);
  noe = find_member (family, "Noé");
  g_assert_true (pupitre_member_get_account (noe) == second);

  /* And stays with that account when the other comes back. */
  g_object_unref (sync_sign_in_well (f, FIRST));
  g_clear_object (&noe);
  noe = find_member (family, "Noé");
  g_assert_true (pupitre_member_get_account (noe) == second);
}

static void
test_children_come_and_go (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreFamily) family = pupitre_family_new (G_LIST_MODEL (f->accounts));
  g_autoptr (PupitreAccount) second = sync_sign_in_well (f, SECOND);
  g_autoptr (PupitreAccount) first = NULL;

  test_wait_until (has_one, family);
  first = sync_sign_in_well (f, FIRST);
  test_wait_until (is_noe_of_both, family);
  sync_sign_out (f, second, TRUE);
  test_wait_until (is_noe_of_one, family);
}

static gboolean
is_of_second (gpointer data)
{
  g_autoptr (PupitreMember) noe = find_member (data, "Noé");

  return g_str_equal (pupitre_account_get_email (pupitre_member_get_account (noe)), SECOND);
}

static void
count (gpointer data)
{
  (*(guint *) data)++;
}

/* A refusal is the account's; a portal that does not answer is nobody's. */
static void
test_refused_account_hands_over (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreFamily) family = pupitre_family_new (G_LIST_MODEL (f->accounts));
  g_autoptr (PupitreAccount) first = sync_sign_in_well (f, FIRST);
  g_autoptr (PupitreAccount) second = NULL;
  g_autoptr (PupitreMember) noe = NULL;
  g_autoptr (PupitreMember) again = NULL;
  g_autoptr (GError) offline =
    g_error_new (PUPITRE_ERROR, PUPITRE_ERROR_OFFLINE, "No answer");
  g_autoptr (GError) refused = g_error_new (PUPITRE_ERROR, PUPITRE_ERROR_REFUSED, "Refused");
  const char *key;
  guint n_refused = 0;

  g_assert_false (pupitre_family_has_several (family));
  second = sync_sign_in_well (f, SECOND);
  g_assert_true (pupitre_family_has_several (family));
  test_wait_until (is_noe_of_both, family);
  g_signal_connect_swapped (family, "refused", G_CALLBACK (count), &n_refused);
  noe = find_member (family, "Noé");
  key = pupitre_child_get_key (pupitre_member_get_child (noe));

  pupitre_family_note_error (family, key, first, offline);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_refused, ==, 0);
  again = pupitre_family_dup_member (family, key);
  g_assert_true (pupitre_member_get_account (again) == first);

  pupitre_family_note_error (family, key, first, refused);
  test_wait_until (is_of_second, family);
  g_assert_cmpuint (n_refused, ==, 1);

  /* Where both refuse it stays as it is. */
  pupitre_family_note_error (family, key, second, refused);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_refused, ==, 2);
  g_assert_true (is_of_second (family));
}

/* Returns: (transfer full) (element-type utf8): what an account alone keeps of a child */
static GHashTable *
load_quiet (PupitreMember *member, PupitreAccount *account)
{
  g_autoptr (GPtrArray) accounts = g_ptr_array_new ();
  g_autoptr (PupitreMember) alone = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  GHashTable *topics;

  g_ptr_array_add (accounts, account);
  alone = pupitre_member_new (pupitre_member_get_child (member), account, accounts);
  pupitre_quiet_topics_load_async (alone, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  topics = pupitre_quiet_topics_load_finish (done, &error);
  g_assert_no_error (error);
  return topics;
}

static void
assert_quiet_in (PupitreMember *member, PupitreAccount *account, gboolean quiet)
{
  g_autoptr (GHashTable) topics = load_quiet (member, account);

  g_assert_cmpint (g_hash_table_contains (topics, pupitre_change_topic_name (
                                            PUPITRE_CHANGE_TOPIC_MARK)), ==, quiet);
}

/* Of what the parent does not want to be told stays so, through whichever account the child is read. */
static void
test_quiet_topics_of_both (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreFamily) family = pupitre_family_new (G_LIST_MODEL (f->accounts));
  g_autoptr (PupitreAccount) first = sync_sign_in_well (f, FIRST);
  g_autoptr (PupitreAccount) second = sync_sign_in_well (f, SECOND);
  g_autoptr (PupitreMember) noe = NULL;
  g_autoptr (PupitreMember) mila = NULL;

  test_wait_until (is_noe_of_both, family);
  noe = find_member (family, "Noé");
  mila = find_member (family, "Mila");
  pupitre_quiet_topics_set (noe, PUPITRE_CHANGE_TOPIC_MARK, TRUE);
  assert_quiet_in (noe, first, TRUE);
  assert_quiet_in (noe, second, TRUE);
  assert_quiet_in (mila, first, FALSE);
  pupitre_quiet_topics_set (noe, PUPITRE_CHANGE_TOPIC_MARK, FALSE);
  assert_quiet_in (noe, first, FALSE);
  assert_quiet_in (noe, second, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define CASE(path, function) g_test_add (path, SyncFixture, NULL, sync_set_up, function, sync_tear_down)
  CASE ("/family/shared-child", test_shared_child_stands_once);
  CASE ("/family/signed-out", test_signed_out_account_hands_over);
  CASE ("/family/signed-in-reads", test_reads_through_whoever_is_signed_in);
  CASE ("/family/refused", test_refused_account_hands_over);
  CASE ("/family/come-and-go", test_children_come_and_go);
  CASE ("/family/quiet-topics", test_quiet_topics_of_both);

  return g_test_run ();
}
