/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-letters"

#include "demo-letters.h"

#include "demo-accounts.h"

/* What the schools wrote to the parents, on paper as it were: what has to be typed to associate
 * each child, so that whoever tries the demonstration can do it. */

static const struct {
  const char *fiche;
  const char *french;
  const char *english;
} letters[] = {
  { "1235902", "Pour n’importe quel compte.", "For any account." },
  { "1238001", "Les accents, le trait d’union et les deux noms de famille comptent.",
    "Accents, hyphen and both family names count." },
  { "2308002",
    "Le code permanent n’est pas complet : utilisez la fiche, et le NIP de votre compte.",
    "The code permanent is not complete: use the fiche, and the NIP of your account." },
  { "1238003", "L’école n’a que cette adresse : créez un compte avec elle, sinon c’est refusé.",
    "The school has this address alone: create an account with it, or be refused." },
  { "2308004", "L’école n’est pas abonnée au portail : toujours refusé.",
    "The school has not subscribed to the portal: always refused." },
  { "1234567", "Déjà au compte parent@demo.exemple; possible à tout autre.",
    "Already of the account parent@demo.exemple; possible for any other." },
  { "1234410", "Déjà aux comptes parent@demo.exemple et parent2@demo.exemple.",
    "Already of the accounts parent@demo.exemple and parent2@demo.exemple." },
  { "2301188", "Déjà au compte parent@demo.exemple; possible à tout autre.",
    "Already of the account parent@demo.exemple; possible for any other." },
};

static const char *const usual_accounts[] = {
  "parent@demo.exemple", "parent2@demo.exemple", "nouveau@demo.exemple",
};

static const DemoChild *
find_child (DemoFamilies *families,
            const char   *fiche)
{
  for (guint i = 0; i < demo_families_get_n (families); i++) {
    const DemoChild *child = demo_families_get (families, i);

    if (g_str_equal (child->fiche, fiche))
      return child;
  }
  g_assert_not_reached ();
}

static void
add_nip (JsonObject      *nips,
         DemoFamilies    *families,
         const DemoChild *child,
         const char      *email)
{
  g_autofree char *nip = demo_child_nip (families, child, email);

  json_object_set_string_member (nips, email, nip);
}

/* One for each account, those that were created since included. */
static void
add_nips (JsonObject      *letter,
          DemoState       *state,
          DemoFamilies    *families,
          const DemoChild *child)
{
  g_autoptr (GPtrArray) accounts = demo_accounts_list (state);
  JsonObject *nips;

  if (!child->is_new) {
    json_object_set_null_member (letter, "nip");
    return;
  }
  nips = json_object_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (usual_accounts); i++)
    add_nip (nips, families, child, usual_accounts[i]);
  for (guint i = 0; i < accounts->len; i++)
    add_nip (nips, families, child, ((DemoTicket *) g_ptr_array_index (accounts, i))->id);
  json_object_set_object_member (letter, "nip", nips);
}

static JsonObject *
write_letter (DemoState    *state,
              DemoFamilies *families,
              gsize         position)
{
  const DemoChild *child = find_child (families, letters[position].fiche);
  JsonObject *letter = json_object_new (), *organisation = json_object_new ();
  g_autofree char *code = demo_child_code_permanent (families, child);
  char birth_text[16];
  GDate birth;

  demo_child_birth (families, child, &birth);
  g_date_strftime (birth_text, sizeof birth_text, "%Y-%m-%d", &birth);
  json_object_set_string_member (organisation, "code", child->school->organisation->code);
  json_object_set_string_member (organisation, "nom", child->school->organisation->name);
  json_object_set_object_member (letter, "organisation", organisation);
  json_object_set_string_member (letter, "ecole", child->school->name);
  json_object_set_string_member (letter, "nom", child->last_name);
  json_object_set_string_member (letter, "prenom", child->first_name);
  json_object_set_string_member (letter, "dateNaissance", birth_text);
  json_object_set_string_member (letter, "fiche", child->fiche);
  json_object_set_string_member (letter, "codePermanent", code);
  add_nips (letter, state, families, child);
  if (child->on_file != NULL)
    json_object_set_string_member (letter, "courriel", child->on_file);
  else
    json_object_set_null_member (letter, "courriel");
  json_object_set_string_member (letter, "remarque", letters[position].french);
  json_object_set_string_member (letter, "remark", letters[position].english);
  return letter;
}

/**
 * demo_letters_write:
 * @state: Who has an account
 * @families: Who is who
 *
 * Returns: (transfer full): a letter for each child that a parent can try to associate.
 */
JsonNode *
demo_letters_write (DemoState    *state,
                    DemoFamilies *families)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    json_array_add_object_element (array, write_letter (state, families, i));
  json_node_take_array (node, array);
  return node;
}

typedef void (*AddLine) (GString    *text,
                         const char *name,
                         const char *value);

static void
add_nip_lines (GString    *text,
               JsonObject *letter,
               const char *label,
               AddLine     add)
{
  g_autoptr (GList) accounts = NULL;
  JsonObject *nips;

  if (json_object_get_null_member (letter, "nip"))
    return;
  nips = json_object_get_object_member (letter, "nip");
  accounts = json_object_get_members (nips);
  for (GList *l = accounts; l != NULL; l = l->next) {
    g_autofree char *name = g_strdup_printf ("%s (%s)", label, (const char *) l->data);

    add (text, name, json_object_get_string_member (nips, l->data));
  }
}

/* The lines of a letter in the order of the form. */
static void
add_lines (GString    *text,
           JsonObject *letter,
           gboolean    english,
           AddLine     add)
{
  static const struct {
    const char *member;
    const char *french;
    const char *english;
  } lines[] = {
    { "nom", "Nom", "Last name" },
    { "prenom", "Prénom", "First name" },
    { "dateNaissance", "Date de naissance", "Date of birth" },
    { "fiche", "Numéro de fiche", "Numéro de fiche" },
    { "codePermanent", "Code permanent", "Code permanent" },
  };
  JsonObject *organisation = json_object_get_object_member (letter, "organisation");

  add (text, english ? "Service centre" : "Centre de services",
       json_object_get_string_member (organisation, "nom"));
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    add (text, english ? lines[i].english : lines[i].french,
         json_object_get_string_member (letter, lines[i].member));
  add_nip_lines (text, letter, "NIP", add);
  if (!json_object_get_null_member (letter, "courriel"))
    add (text, english ? "E-mail on file" : "Courriel au dossier",
         json_object_get_string_member (letter, "courriel"));
}

static void
add_html_line (GString    *html,
               const char *name,
               const char *value)
{
  g_autofree char *line = g_markup_printf_escaped ("<dt>%s</dt><dd>%s</dd>\n", name, value);

  g_string_append (html, line);
}

/**
 * demo_letters_append_html:
 * @html: A page
 * @letters_node: What demo_letters_write() gave
 * @english: In English, else in French
 *
 * Adds the letters for people.
 */
void
demo_letters_append_html (GString  *html,
                          JsonNode *letters_node,
                          gboolean  english)
{
  JsonArray *array = json_node_get_array (letters_node);

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *letter = json_array_get_object_element (array, i);

    g_string_append_printf (html, "<article>\n<h3>%s</h3>\n<p class=\"about\">%s</p>\n<dl>\n",
                            json_object_get_string_member (letter, "ecole"),
                            json_object_get_string_member (letter,
                                                           english ? "remark" : "remarque"));
    add_lines (html, letter, english, add_html_line);
    g_string_append (html, "</dl>\n</article>\n");
  }
}

static void
add_text_line (GString    *text,
               const char *name,
               const char *value)
{
  g_string_append_printf (text, "  %s: %s\n", name, value);
}

/**
 * demo_letters_print:
 * @letters_node: What demo_letters_write() gave
 *
 * Returns: (transfer full): the letters for a terminal, in English.
 */
char *
demo_letters_print (JsonNode *letters_node)
{
  JsonArray *array = json_node_get_array (letters_node);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *letter = json_array_get_object_element (array, i);

    g_string_append_printf (text, "%s. %s\n", json_object_get_string_member (letter, "ecole"),
                            json_object_get_string_member (letter, "remark"));
    add_lines (text, letter, TRUE, add_text_line);
    g_string_append_c (text, '\n');
  }
  return g_string_free (text, FALSE);
}
