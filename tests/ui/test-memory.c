/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-secret-text.h"
#include "pupitre-settings.h"
#include "pupitre-vault.h"
#include "ui-fixture.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* What is left in the memory of the whole process once it is locked: looked for in every mapping but
 * the unwritable ones of files, which are the texts of programs and libraries. What is looked for is
 * never itself in memory: it is kept with every bit turned. The build sees to it that nothing wipes
 * memory which does not do so for a parent.
 *
 * Asserted: no password, no key. Counted and printed only: the form that the key and a kept password
 * have in the keyring, which the file back end of libsecret 0.20 frees without wiping it, so that it
 * is left or not as the heap falls (beside the keyring that a parent has, the journey of the lock
 * asserts that there is none of either), and a child's name. */

#define PARENT "parent@demo.exemple"
#define CHUNK (1 << 20)
#define MAX_NEEDLE 64

typedef struct {
  const char *name;
  guint8      turned[MAX_NEEDLE];
  gsize       length;
  const char *line;   /* (nullable): what stands before it in the keyring's form */
  guint       found;
  guint       as_text; /* of the keyring's form */
} Needle;

/* "Pupitre2026", every bit turned. */
static const guint8 PASSWORD[] = { 0xaf, 0x8a, 0x8f, 0x96, 0x8b, 0x8d, 0x9a, 0xcd, 0xcf, 0xcd, 0xc9 };

static void
needle_init (Needle *needle, const char *name, gconstpointer bytes, gsize length)
{
  needle->name = name;
  needle->length = length;
  needle->line = NULL;
  needle->found = needle->as_text = 0;
  for (gsize i = 0; i < length; i++)
    needle->turned[i] = ((const guint8 *) bytes)[i] ^ 0xff;
}

/* The form that the key has in the keyring. */
static void
needle_init_text (Needle *needle, const Needle *key)
{
  guint8 bytes[PUPITRE_KEY_SIZE];
  char *text;

  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = key->turned[i] ^ 0xff;
  text = g_base64_encode (bytes, sizeof bytes);
  g_strdelimit (g_strdelimit (text, "+", '-'), "/", '_');
  needle_init (needle, "key as text", text, 43);
  explicit_bzero (text, strlen (text));
  explicit_bzero (bytes, sizeof bytes);
  g_free (text);
}

static gboolean
is_line (const Needle *needle, const guint8 *bytes, const guint8 *at)
{
  gsize length = needle->line != NULL ? strlen (needle->line) : 0;

  return length > 0 && (gsize) (at - bytes) >= length &&
         memcmp (at - length, needle->line, length) == 0;
}

static void
look_in (Needle *needle, const guint8 *bytes, gsize length)
{
  const guint8 *end = bytes + length;
  const guint8 *at = bytes;

  while ((at = memchr (at, needle->turned[0] ^ 0xff, (gsize) (end - at))) != NULL) {
    gsize j = 0;

    while (j < needle->length && at + j < end && (at[j] ^ needle->turned[j]) == 0xff)
      j++;
    if (j == needle->length && is_line (needle, bytes, at))
      needle->as_text++;
    else if (j == needle->length)
      needle->found++;
    at++;
  }
}

/* Overlapping, so that what lies across two chunks is seen. */
static void
look_in_mapping (int memory, guint8 *chunk, guint64 start, guint64 end, Needle *needles, gsize n)
{
  for (guint64 at = start; at < end; at += CHUNK - MAX_NEEDLE) {
    gssize got = pread (memory, chunk, MIN (CHUNK, end - at), (off_t) at);

    for (gsize i = 0; got > 0 && i < n; i++)
      look_in (&needles[i], chunk, (gsize) got);
  }
}

static void
look_everywhere (Needle *needles, gsize n)
{
  int memory = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  FILE *maps = fopen ("/proc/self/maps", "re");
  guint8 *chunk = mmap (NULL, CHUNK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  guint64 start, end;
  char line[1024], rights[8];
  gulong inode;

  g_assert_true (memory != -1 && maps != NULL && chunk != MAP_FAILED);
  while (fgets (line, sizeof line, maps) != NULL) {
    if (sscanf (line, "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x %7s %*s %*s %lu", &start, &end, rights,
                &inode) != 4)
      continue;
    if ((rights[1] != 'w' && inode != 0) || (GPOINTER_TO_SIZE (chunk) >= start && GPOINTER_TO_SIZE (chunk) < end))
      continue;
    look_in_mapping (memory, chunk, start, end, needles, n);
  }
  munmap (chunk, CHUNK);
  fclose (maps);
  close (memory);
}

static PupitreContext *
create_context (TestPortal *portal, const char *folder, const char *keyring_id)
{
  g_autoptr (GSettings) settings = pupitre_settings_new (FALSE);
  g_autoptr (PupitreProfile) profile = pupitre_profile_new_for_demonstration (
    SOURCEDIR "/data/portals/demonstration.ini", test_portal_get_address (portal), NULL);
  g_autoptr (PupitreAccounts) accounts =
    pupitre_accounts_new (keyring_id, folder, profile);

  /* Without the demonstration's banner, which says the password. */
  return pupitre_context_new (accounts, settings, NULL);
}

static void
type_password (GtkWidget *page, const char *field)
{
  char *password = pupitre_secret_text_alloc (sizeof PASSWORD + 1);

  for (gsize i = 0; i < sizeof PASSWORD; i++)
    password[i] = (char) (PASSWORD[i] ^ 0xff);
  gtk_editable_set_text (GTK_EDITABLE (ui_part (page, field)), password);
  pupitre_secret_text_free (password);
  g_signal_emit_by_name (ui_part (page, "button"), "clicked");
}

static void
sign_in (PupitreWindow *window, gboolean stay)
{
  GtkWidget *page = ui_part (window, "sign_in");

  gtk_editable_set_text (GTK_EDITABLE (ui_part (page, "email")), PARENT);
  gtk_switch_set_active (ui_part (page, "stay"), stay);
  type_password (page, "password");
}

static gboolean
has_children (gpointer data)
{
  g_autoptr (PupitreAccount) account = g_list_model_get_item (data, 0);

  return account != NULL &&
         g_list_model_get_n_items (pupitre_account_get_children (account)) == 3 &&
         !pupitre_feed_is_refreshing (pupitre_account_get_children_feed (account));
}

static void
lock (PupitreAccounts *accounts)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_accounts_lock_async (accounts, NULL, test_keep_result, &place);
  result = test_wait_result (&place);
  pupitre_accounts_lock_finish (accounts, result, &error);
  g_assert_no_error (error);
}

/* While it is open the key is there, or the test sees nothing. */
static void
look_open (Needle *needles, gsize n)
{
  look_everywhere (needles, n);
  for (gsize i = 0; i < n; i++) {
    g_test_message ("open: %u of the %s", needles[i].found, needles[i].name);
    g_assert_true (i != 1 || needles[i].found > 0);
    needles[i].found = 0;
  }
}

static void
look_locked (Needle *needles, gsize n)
{
  look_everywhere (needles, n);
  for (gsize i = 0; i < n; i++)
    g_test_message ("locked: %u of the %s, %u of its line in the keyring", needles[i].found,
                    needles[i].name, needles[i].as_text);
  g_assert_cmpuint (needles[0].found, ==, 0);
  g_assert_cmpuint (needles[1].found, ==, 0);
  for (gsize i = 0; i < n; i++)
    needles[i].found = needles[i].as_text = 0;
}

/* Once; or with an account that stays signed in, and again after it was unlocked. */
static void
test_locked (gconstpointer data)
{
  gboolean stay = GPOINTER_TO_INT (data);
  g_autoptr (TestPortal) portal = test_portal_start (NULL);
  g_autofree char *folder = test_make_folder ();
  g_autofree char *keyring = g_build_filename (folder, "keyring", NULL);
  g_autofree char *root = g_build_filename (folder, "accounts", NULL);
  g_autoptr (GtkApplication) application =
    gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_autoptr (PupitreContext) context = NULL;
  PupitreAccounts *accounts;
  PupitreWindow *window;
  GAsyncResult *place = NULL;
  Needle needles[4];

  g_setenv ("SECRET_FILE_TEST_PATH", keyring, TRUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  /* The file back end reads its file once only: what another case left is still in it. */
  context = create_context (portal, root, stay ? APPLICATION_ID ".Again" : APPLICATION_ID ".Memory");
  accounts = pupitre_context_get_accounts (context);
  window = pupitre_window_new (application, context);
  gtk_window_present (GTK_WINDOW (window));
  pupitre_accounts_load_async (accounts, NULL, test_keep_result, &place);
  g_object_unref (test_wait_result (&place));
  pupitre_window_show_loaded (window, NULL);
  needles[0] = (Needle) { .name = "password", .length = sizeof PASSWORD, .line = "\npassword=" };
  memcpy (needles[0].turned, PASSWORD, sizeof PASSWORD);
  sign_in (window, stay);
  look_everywhere (needles, 1);
  g_test_message ("typed: %u of the password", needles[0].found);
  g_assert_cmpuint (needles[0].found, >, 0);
  needles[0].found = 0;
  test_wait_until (has_children, accounts);
  {
    g_autoptr (PupitreAccount) account = g_list_model_get_item (G_LIST_MODEL (accounts), 0);

    needle_init (&needles[1], "key",
                 pupitre_key_get_bytes (pupitre_secret_get_key (pupitre_account_get_secret (account))),
                 PUPITRE_KEY_SIZE);
  }
  needle_init_text (&needles[3], &needles[1]);
  needle_init (&needles[2], "child’s name", "Noé", strlen ("Noé"));

  look_open (needles, G_N_ELEMENTS (needles));
  lock (accounts);
  ui_wait_frames (window, 3);
  look_locked (needles, G_N_ELEMENTS (needles));

  if (stay) {
    type_password (ui_part (window, "lock"), "entry");
    test_wait_until (has_children, accounts);
    look_open (needles, G_N_ELEMENTS (needles));
    lock (accounts);
    ui_wait_frames (window, 3);
    look_locked (needles, G_N_ELEMENTS (needles));
  }

  gtk_window_destroy (GTK_WINDOW (window));
  pupitre_accounts_close_async (accounts, NULL, test_keep_result, &place);
  g_object_unref (test_wait_result (&place));
  test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_data_func ("/memory/locked", GINT_TO_POINTER (FALSE), test_locked);
  g_test_add_data_func ("/memory/locked-again", GINT_TO_POINTER (TRUE), test_locked);

  return g_test_run ();
}
