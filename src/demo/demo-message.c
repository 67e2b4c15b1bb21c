/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-message"

#include "demo-message.h"

#include "demo-clock.h"
#include "demo-random.h"
#include "demo-school-year.h"

/* One message: who writes it, when, and the words that fill its template. */

static DemoRandom
random_of (const DemoMessage *message,
           guint64            seed)
{
  return demo_random_for (seed, "message %s %u %u", message->stream,
                          g_date_get_julian (&message->date), message->number);
}

/**
 * demo_message_get_moment:
 * @message: A message
 * @seed: The seed of the demonstration
 *
 * Returns: (transfer full): when it is sent: at a school's hours.
 */
GDateTime *
demo_message_get_moment (const DemoMessage *message,
                         guint64            seed)
{
  DemoRandom random = random_of (message, seed);
  int minute = demo_random_range (&random, 7 * 60 + 10, 17 * 60 + 20);

  /* A little after the report card itself. */
  if (message->voice == DEMO_VOICE_CARD)
    minute = 8 * 60 + 20;
  return demo_clock_at (&message->date, minute / 60, minute % 60);
}

static void
set (GHashTable *values,
     const char *name,
     char       *value)
{
  g_hash_table_replace (values, (gpointer) name, value);
}

static void
set_number (GHashTable *values,
            const char *name,
            int         number)
{
  set (values, name, g_strdup_printf ("%d", number));
}

static void
set_dates (GHashTable        *values,
           const DemoMessage *message,
           DemoRandom        *random)
{
  static const char *const weekdays[] = { "lundi", "mardi", "mercredi", "jeudi", "vendredi" };
  GDate date = message->date;

  demo_school_year_next_class (&message->date, demo_random_range (random, 2, 4), &date);
  set (values, "date1", demo_date_words (&date, TRUE, FALSE));
  demo_school_year_next_class (&message->date, demo_random_range (random, 6, 9), &date);
  set (values, "date2", demo_date_words (&date, TRUE, FALSE));
  demo_school_year_next_class (&message->date, demo_random_range (random, 11, 15), &date);
  set (values, "date3", demo_date_words (&date, TRUE, FALSE));
  set (values, "jour", g_strdup (demo_random_pick (random, weekdays)));

  /* The week that is under way, or, from Thursday on, the one that comes. */
  date = message->date;
  if (g_date_get_weekday (&date) >= G_DATE_THURSDAY)
    g_date_add_days (&date, 7);
  g_date_subtract_days (&date, g_date_get_weekday (&date) - G_DATE_MONDAY);
  set (values, "lundi", demo_date_words (&date, FALSE, FALSE));
}

static void
set_numbers (GHashTable *values,
             DemoRandom *random)
{
  int page = demo_random_range (random, 12, 140);

  set_number (values, "n", demo_random_range (random, 2, 14));
  set_number (values, "n2", 5 * demo_random_range (random, 2, 8));
  set_number (values, "n3", 50 * demo_random_range (random, 5, 7));
  set_number (values, "n4", 50 * demo_random_range (random, 8, 12));
  set_number (values, "page", page);
  set_number (values, "page2", page + demo_random_range (random, 1, 5));
  set_number (values, "montant", demo_random_range (random, 8, 24));
  set_number (values, "moyenne", demo_random_range (random, 68, 82));
  set (values, "local", g_strdup_printf ("%c-%d", 'A' + demo_random_range (random, 0, 3),
                                         demo_random_range (random, 101, 248)));
  set (values, "lettre", g_strdup_printf ("%c", 'A' + demo_random_range (random, 0, 20)));
}

/* What a class learns about: another thing in each subject. */
static const char *
choose_notion (const DemoSubject *subject,
               DemoRandom        *random)
{
  static const char *const mathematics[] = {
    "les fractions équivalentes", "l’aire et le périmètre", "les nombres décimaux",
    "la priorité des opérations", "les tables de multiplication", "les angles et les triangles",
  };
  static const char *const languages[] = {
    "la phrase subordonnée", "l’accord du participe passé", "le texte descriptif",
    "les organisateurs textuels", "la lettre d’opinion",
  };
  static const char *const english[] = {
    "le passé simple en anglais", "les verbes irréguliers", "le vocabulaire des voyages",
  };
  static const char *const others[] = {
    "la matière vue en classe depuis un mois", "les notions de la dernière unité",
    "les pages 40 à 62 du manuel",
  };

  if (subject == NULL || g_str_equal (subject->short_name, "Mathématique"))
    return demo_random_pick (random, mathematics);
  if (g_str_equal (subject->short_name, "Français"))
    return demo_random_pick (random, languages);
  if (g_str_equal (subject->short_name, "Anglais"))
    return demo_random_pick (random, english);
  return demo_random_pick (random, others);
}

static const char *
choose_theme (const DemoSubject *subject,
              DemoRandom        *random)
{
  static const char *const science[] = {
    "le cycle de l’eau", "les volcans", "les animaux nocturnes", "les forces et le mouvement",
    "les énergies renouvelables", "le système solaire",
  };
  static const char *const history[] = {
    "la Nouvelle-France", "la vie vers 1820", "les premières nations du territoire",
    "l’industrialisation", "la vie en ville vers 1905",
  };
  static const char *const others[] = {
    "une personne que j’admire", "les médias et nous", "mon coin de pays", "l’affiche et l’image",
    "un métier d’avenir",
  };

  if (subject == NULL || g_str_has_prefix (subject->short_name, "Science"))
    return demo_random_pick (random, science);
  if (g_str_equal (subject->short_name, "Histoire"))
    return demo_random_pick (random, history);
  return demo_random_pick (random, others);
}

static void
set_words (GHashTable        *values,
           const DemoMessage *message,
           DemoRandom        *random)
{
  static const char *const books[] = {
    "Le phare de l’île aux Grues", "La cabane du capitaine", "Un hiver chez les loutres",
    "Les onze clés", "Le dernier train de nuit", "Papier, caillou, renard",
  };
  static const char *const songs[] = {
    "Trois petits canards", "La pluie dans le jardin", "Un flocon tout rond",
  };
  static const char *const rules[] = {
    "pluriel en -aux", "m devant p et b", "féminin des adjectifs", "verbe à l’imparfait",
  };
  static const char *const places[] = {
    "le musée de la Mer", "le centre des sciences", "la cabane à sucre des Bouleaux",
    "le parc de la Rivière", "la maison de la littérature",
  };
  static const char *const activities[] = {
    "les petits cuisiniers", "expériences folles", "olympiades d’hiver", "pyjama et cinéma",
    "artistes en herbe",
  };

  set (values, "livre", g_strdup (demo_random_pick (random, books)));
  set (values, "comptine", g_strdup (demo_random_pick (random, songs)));
  set (values, "regle", g_strdup (demo_random_pick (random, rules)));
  set (values, "lieu", g_strdup (demo_random_pick (random, places)));
  set (values, "activite", g_strdup (demo_random_pick (random, activities)));
  set (values, "notion", g_strdup (choose_notion (message->subject, random)));
  set (values, "theme", g_strdup (choose_theme (message->subject, random)));
}

static char *
dup_sender (const DemoMessage *message,
            guint64            seed,
            char             **role)
{
  g_autofree char *group = demo_staff_dup_group (seed, message->school, message->grade);

  switch (message->voice) {
  case DEMO_VOICE_DAYCARE:
    *role = g_strdup ("Service de garde");
    return g_strdup ("Mme Lucie Exemple");
  case DEMO_VOICE_HEAD:
  case DEMO_VOICE_CARD:
    *role = g_strdup ("Direction");
    return g_strdup (message->school->head);
  case DEMO_VOICE_CENTRE:
    *role = g_strdup ("Communications");
    return g_strdup (message->school->organisation->name);
  case DEMO_VOICE_SECONDARY:
    *role = g_strdup (message->subject->short_name);
    return demo_staff_dup_teacher (seed, message->school, message->grade, message->subject);
  case DEMO_VOICE_KINDERGARTEN:
  case DEMO_VOICE_PRIMARY:
  default:
    *role = g_strdup_printf ("Titulaire, groupe %s", group);
    return demo_staff_dup_teacher (seed, message->school, message->grade, NULL);
  }
}

static GHashTable *
collect_values (const DemoMessage *message,
                guint64            seed,
                const char        *sender,
                DemoRandom        *random)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  const DemoSchool *school = message->school;

  set (values, "nom", g_strdup (sender));
  set (values, "matiere", g_strdup (message->subject ? message->subject->short_name : ""));
  set (values, "groupe", demo_staff_dup_group (seed, school, message->grade));
  set (values, "ecole", g_strdup_printf ("l’%s", school->name));
  if (!g_str_has_prefix (school->name, "École"))
    set (values, "ecole", g_strdup_printf ("la %s", school->name));
  set (values, "direction", g_strdup (school->head));
  set_number (values, "etape", message->stage);
  set (values, "site", g_strdup (school->site));
  set (values, "courriel", g_strdup_printf ("enseignant@%s", school->site));
  set (values, "centre", g_strdup (school->organisation->name));
  set (values, "sitecentre", g_strdup (school->organisation->site));
  set_dates (values, message, random);
  set_numbers (values, random);
  set_words (values, message, random);
  return values;
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_attachments (JsonBuilder       *builder,
                 const DemoMessage *message,
                 DemoPaper          paper,
                 DemoDocuments     *documents)
{
  const DemoDocument *document =
    paper == DEMO_PAPER_NONE
      ? NULL
      : demo_documents_find_paper (documents, message->school, paper,
                                   demo_school_year_of (&message->date),
                                   g_date_get_month (&message->date));

  json_builder_set_member_name (builder, "piecesJointes");
  json_builder_begin_array (builder);
  if (document != NULL) {
    g_autofree char *name = demo_document_dup_name (document);
    g_autoptr (GBytes) pdf = demo_documents_draw (documents, document);

    json_builder_begin_object (builder);
    add_text (builder, "idDocument", document->id);
    add_text (builder, "nom", name);
    json_builder_set_member_name (builder, "taille");
    json_builder_add_int_value (builder, (gint64) g_bytes_get_size (pdf));
    add_text (builder, "typeContenu", "application/pdf");
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static const char *
scope_of (DemoVoice voice)
{
  if (voice == DEMO_VOICE_CENTRE)
    return "organisation";
  return voice == DEMO_VOICE_HEAD || voice == DEMO_VOICE_CARD || voice == DEMO_VOICE_DAYCARE
           ? "ecole"
           : "groupe";
}

/* In turn, but not from the first: two schools do not say the same things in the same order. */
static guint
choose_number (const DemoMessage *message,
               guint64            seed)
{
  DemoRandom random = demo_random_for (seed, "first %s", message->stream);

  return demo_random_below (&random, 60) + message->turn;
}

/**
 * demo_message_write:
 * @message: A message
 * @seed: The seed of the demonstration
 * @documents: What can come with it
 * @builder: Where it is added, as an object
 *
 * Writes a message as the API gives it.
 */
void
demo_message_write (const DemoMessage *message,
                    guint64            seed,
                    DemoDocuments     *documents,
                    JsonBuilder       *builder)
{
  g_autoptr (GDateTime) moment = demo_message_get_moment (message, seed);
  g_autofree char *stamp = demo_clock_stamp (moment);
  DemoRandom random = demo_random_for (seed, "words %s %u %u", message->stream,
                                       g_date_get_julian (&message->date), message->number);
  const char *subject = message->subject ? message->subject->short_name : NULL;
  const DemoTemplate *template =
    demo_template_choose (message->voice, subject, g_date_get_month (&message->date),
                          choose_number (message, seed));
  g_autofree char *role = NULL, *sender = dup_sender (message, seed, &role);
  g_autoptr (GHashTable) values = collect_values (message, seed, sender, &random);
  g_autofree char *title = demo_template_fill (template->title, values);
  g_autofree char *html = demo_template_fill (template->html, values);
  g_autofree char *id = demo_random_uuid (&random);

  json_builder_begin_object (builder);
  add_text (builder, "id", id);
  add_text (builder, "titre", title);
  json_builder_set_member_name (builder, "expediteur");
  json_builder_begin_object (builder);
  add_text (builder, "nom", sender);
  add_text (builder, "fonction", role);
  json_builder_end_object (builder);
  add_text (builder, "dateEnvoi", stamp);
  add_text (builder, "contenu", html);
  add_text (builder, "portee", scope_of (message->voice));
  add_attachments (builder, message, template->paper, documents);
  json_builder_end_object (builder);
}
