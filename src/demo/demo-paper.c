/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-paper"

#include "demo-paper.h"

#include "demo-letterhead.h"
#include "demo-random.h"
#include "demo-school-year.h"

/* What comes with messages: a form to sign, a menu, a letter, a list. */

typedef struct {
  DemoSheet          *sheet;
  const DemoDocument *document;
  DemoRandom          random;
  int                 year;
} Paper;

static const DemoInk body_ink = { 10.5, FALSE, FALSE, 0x20242c };
static const DemoInk strong_ink = { 10.5, TRUE, FALSE, 0x20242c };
static const DemoInk small_ink = { 8.5, FALSE, FALSE, 0x6b717c };

static void
paragraph (Paper      *paper,
           DemoInk     ink,
           const char *text)
{
  g_autofree char *set = demo_typeset (text);

  paper->sheet->y += demo_sheet_text (paper->sheet, DEMO_SHEET_MARGIN, paper->sheet->y,
                                      DEMO_SHEET_INNER, PANGO_ALIGN_LEFT, ink, set);
  paper->sheet->y += 9;
}

/* A line to write on, with what belongs on it. */
static void
blank (Paper      *paper,
       double      left,
       double      width,
       const char *label)
{
  const double x = DEMO_SHEET_MARGIN + left, y = paper->sheet->y + 20;

  demo_sheet_line (paper->sheet, x, y, width, 0.7, 0x8a909b);
  demo_sheet_text (paper->sheet, x, y + 2, width, PANGO_ALIGN_LEFT, small_ink, label);
}

static void
choice (Paper      *paper,
        const char *text)
{
  demo_sheet_frame (paper->sheet, DEMO_SHEET_MARGIN + 4, paper->sheet->y + 1, 10, 10, 0x30343c);
  paper->sheet->y += demo_sheet_text (paper->sheet, DEMO_SHEET_MARGIN + 24, paper->sheet->y,
                                      DEMO_SHEET_INNER - 24, PANGO_ALIGN_LEFT, body_ink, text);
  paper->sheet->y += 8;
}

static void
draw_permission (Paper *paper)
{
  paragraph (paper, body_ink, "À remplir et à remettre à l’enseignante ou à l’enseignant.");
  paper->sheet->y += 6;
  blank (paper, 0, 330, "Nom et prénom de l’élève");
  blank (paper, 350, DEMO_SHEET_INNER - 350, "Groupe");
  paper->sheet->y += 48;
  paragraph (paper, strong_ink, "Autorisation");
  choice (paper, "J’autorise mon enfant à participer à la sortie éducative.");
  choice (paper, "Je n’autorise pas mon enfant à y participer; il restera à l’école.");
  paper->sheet->y += 6;
  paragraph (paper, strong_ink, "Santé");
  choice (paper, "Mon enfant n’a aucune allergie ni maladie à signaler.");
  choice (paper, "Mon enfant a besoin de ce qui suit (médicament, allergie, autre) :");
  for (int i = 0; i < 2; i++) {
    blank (paper, 24, DEMO_SHEET_INNER - 24, "");
    paper->sheet->y += 24;
  }
  paper->sheet->y += 10;
  paragraph (paper, strong_ink, "Accompagnement");
  choice (paper, "Je peux accompagner le groupe.");
  paragraph (paper, body_ink,
             "Rappel : dîner froid dans un sac jetable, bouteille d’eau, vêtements selon la "
             "température. En cas d’urgence, l’école appelle d’abord ce numéro :");
  blank (paper, 0, 250, "Téléphone en cas d’urgence");
  paper->sheet->y += 50;
  blank (paper, 0, 330, "Signature du parent ou du tuteur");
  blank (paper, 350, DEMO_SHEET_INNER - 350, "Date");
}

static void
draw_meal (Paper *paper,
           double x,
           double y,
           double width,
           double height)
{
  static const char *const dishes[] = {
    "Pâté chinois", "Macaroni à la viande", "Poulet rôti et riz", "Soupe et sandwich aux œufs",
    "Lasagne aux légumes", "Saumon, pommes de terre", "Couscous aux pois chiches",
    "Burger de dinde", "Chili végétarien", "Quiche aux épinards", "Boulettes, purée",
    "Pizza maison",
  };
  static const char *const desserts[] = {
    "Compote de pommes", "Yogourt aux fraises", "Salade de fruits", "Galette à l’avoine",
    "Pouding au riz",
  };
  const DemoInk dish = { 8.6, TRUE, FALSE, 0x20242c }, dessert = { 7.8, FALSE, FALSE, 0x555b66 };

  y += demo_sheet_text (paper->sheet, x + 5, y + 16, width - 10, PANGO_ALIGN_LEFT, dish,
                        demo_random_pick (&paper->random, dishes));
  demo_sheet_text (paper->sheet, x + 5, y + 20, width - 10, PANGO_ALIGN_LEFT, dessert,
                   demo_random_pick (&paper->random, desserts));
}

/* Five columns, a row a week; no meal where there is no class. */
static void
draw_menu_day (Paper       *paper,
               const GDate *date,
               double       top,
               int          week)
{
  const double width = DEMO_SHEET_INNER / 5, height = 78;
  const double x = DEMO_SHEET_MARGIN + width * (g_date_get_weekday (date) - 1);
  const double y = top + height * week;
  const DemoInk number = { 9, TRUE, FALSE, paper->document->school->colour };
  g_autofree char *day = g_strdup_printf ("%d", g_date_get_day (date));

  if (!demo_school_year_has_class (date))
    demo_sheet_fill (paper->sheet, x, y, width, height, 0xf0f1f4);
  demo_sheet_frame (paper->sheet, x, y, width, height, 0xc3c8d0);
  demo_sheet_text (paper->sheet, x + 5, y + 3, width - 10, PANGO_ALIGN_RIGHT, number, day);
  if (demo_school_year_has_class (date))
    draw_meal (paper, x, y, width, height);
  else
    demo_sheet_text (paper->sheet, x + 5, y + 34, width - 10, PANGO_ALIGN_CENTER, small_ink,
                     demo_school_year_is_pedagogic (date) ? "Journée pédagogique" : "Congé");
}

static void
draw_menu (Paper *paper)
{
  static const char *const days[] = { "Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi" };
  const double width = DEMO_SHEET_INNER / 5;
  const DemoInk head = { 9, TRUE, FALSE, 0xffffff };
  GDate date;
  double top;
  int week = 0;

  paragraph (paper, body_ink, "Repas à 6,50 $, lait compris. Tous les plats sont sans arachides.");
  top = paper->sheet->y + 18;
  demo_sheet_fill (paper->sheet, DEMO_SHEET_MARGIN, top - 18, DEMO_SHEET_INNER, 18,
                   paper->document->school->colour);
  for (int i = 0; i < 5; i++)
    demo_sheet_text (paper->sheet, DEMO_SHEET_MARGIN + width * i, top - 15, width,
                     PANGO_ALIGN_CENTER, head, days[i]);

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, paper->document->month, (GDateYear) paper->year);
  for (; (int) g_date_get_month (&date) == paper->document->month; g_date_add_days (&date, 1)) {
    if (g_date_get_weekday (&date) <= G_DATE_FRIDAY)
      draw_menu_day (paper, &date, top, week);
    if (g_date_get_weekday (&date) == G_DATE_FRIDAY)
      week++;
  }
  paper->sheet->y = top + 78 * (week + 1) + 14;
  paragraph (paper, small_ink,
             "Le menu peut changer selon les arrivages. Commandes auprès du service de garde.");
}

static void
draw_letter (Paper *paper)
{
  static const char *const openings[] = {
    "Le temps file, et l’école bourdonne de projets. Voici ce qui attend les élèves dans les "
    "prochaines semaines.",
    "Merci à toutes les familles qui ont participé à la dernière activité de l’école. Votre "
    "présence compte beaucoup pour les enfants.",
    "Nous voulons vous tenir au courant de la vie de l’école. Prenez un moment pour lire ces "
    "quelques nouvelles.",
  };
  g_autofree char *words = NULL;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, paper->document->month, (GDateYear) paper->year);
  words = demo_date_words (&date, FALSE, TRUE);
  paragraph (paper, body_ink, words);
  paragraph (paper, body_ink, "Chers parents,");
  paragraph (paper, body_ink, demo_random_pick (&paper->random, openings));
  paragraph (paper, strong_ink, "Lecture");
  paragraph (paper, body_ink,
             "La grande semaine de la lecture revient. Chaque matin, toute l’école s’arrête vingt "
             "minutes pour lire. Les élèves peuvent apporter le livre de leur choix.");
  paragraph (paper, strong_ink, "Conseil d’établissement");
  paragraph (paper, body_ink,
             "La prochaine séance est publique : vous y êtes les bienvenus. On y parlera du "
             "budget, des sorties éducatives et de la cour d’école.");
  paragraph (paper, strong_ink, "Sécurité");
  paragraph (paper, body_ink,
             "Merci de respecter le débarcadère et la vitesse dans les rues voisines. Les "
             "brigadiers scolaires sont présents matin, midi et soir.");
  paragraph (paper, strong_ink, "Santé");
  paragraph (paper, body_ink,
             "Un enfant qui a de la fièvre reste à la maison. Les absences se signalent dans le "
             "portail, avant 9 h, avec leur motif.");
  paper->sheet->y += 6;
  paragraph (paper, body_ink, "Au plaisir de vous rencontrer,");
  paper->sheet->y += 16;
  paragraph (paper, strong_ink, paper->document->school->head);
  paragraph (paper, body_ink, "Direction");
}

static void
draw_supplies (Paper *paper)
{
  static const char *const things[] = {
    "4 crayons à mine HB", "2 gommes à effacer blanches", "1 bâton de colle de 40 g",
    "1 règle de 30 cm", "1 paire de ciseaux", "12 crayons de couleur en bois, aiguisés",
    "3 duo-tangs (rouge, bleu, vert)", "2 cahiers lignés de 32 pages", "1 étui",
    "1 paire d’écouteurs", "1 bouteille d’eau réutilisable", "1 paire de souliers d’intérieur",
  };

  paragraph (paper, body_ink,
             "Merci d’identifier chaque article au nom de l’élève. Le matériel de l’an dernier qui "
             "est encore bon peut servir.");
  paper->sheet->y += 4;
  for (gsize i = 0; i < G_N_ELEMENTS (things); i++)
    choice (paper, things[i]);
  paper->sheet->y += 6;
  paragraph (paper, small_ink,
             "Si l’achat de ce matériel est difficile pour votre famille, parlez-en à la "
             "direction, en toute discrétion.");
}

/* Additions and multiplications, with a line for each answer. */
static void
draw_exercises (Paper *paper)
{
  paragraph (paper, body_ink, "Calcule. Laisse les traces de ta démarche.");
  for (int i = 0; i < 10; i++) {
    int a = demo_random_range (&paper->random, 12, 99), b = demo_random_range (&paper->random, 3, 49);
    g_autofree char *text =
      g_strdup_printf ("%d.   %d %s %d =", i + 1, a, i % 2 ? "×" : "+", b);

    demo_sheet_text (paper->sheet, DEMO_SHEET_MARGIN, paper->sheet->y + 8, 140, PANGO_ALIGN_LEFT,
                     body_ink, text);
    blank (paper, 150, DEMO_SHEET_INNER - 150, "");
    paper->sheet->y += 46;
  }
}

static const struct {
  const char *title;
  void      (*draw) (Paper *paper);
} kinds[] = {
  [DEMO_PAPER_PERMISSION] = { "Autorisation de sortie", draw_permission },
  [DEMO_PAPER_MENU] = { "Menu du mois", draw_menu },
  [DEMO_PAPER_LETTER] = { "Info-parents", draw_letter },
  [DEMO_PAPER_SUPPLIES] = { "Liste de matériel", draw_supplies },
  [DEMO_PAPER_EXERCISES] = { "Exercices", draw_exercises },
};

static char *
dup_month (const Paper *paper)
{
  GDate date;
  g_autofree char *words = NULL;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 2, paper->document->month, (GDateYear) paper->year);
  words = demo_date_words (&date, FALSE, TRUE);
  /* "2 novembre 2026" without its day. */
  return g_strdup (words + 2);
}

static void
draw_body (DemoSheet *sheet,
           gpointer   data)
{
  /* The pages are drawn twice: by the same chance both times. */
  Paper paper = *(Paper *) data;
  g_autofree char *month = dup_month (&paper);

  paper.sheet = sheet;
  demo_letterhead_draw (sheet, paper.document->school, kinds[paper.document->paper].title, month,
                        NULL);
  sheet->y += 8;
  kinds[paper.document->paper].draw (&paper);
}

static void
draw_foot (DemoSheet *sheet,
           gpointer   data)
{
  Paper *paper = data;
  g_autofree char *what = g_strdup_printf ("%s · document de démonstration",
                                           paper->document->school->name);

  demo_letterhead_footer (sheet, paper->document->school, what);
}

/**
 * demo_paper_draw:
 * @families: The families
 * @document: A paper of a school
 *
 * Returns: (transfer full): a PDF of one page.
 */
GBytes *
demo_paper_draw (DemoFamilies       *families,
                 const DemoDocument *document)
{
  Paper paper = {
    .document = document,
    .random = demo_random_for (demo_families_get_seed (families), "paper %s", document->id),
    .year = document->school_year + (document->month < 7 ? 1 : 0),
  };
  g_autoptr (GDateTime) date = demo_document_get_date (document);

  return demo_sheet_draw (draw_body, draw_foot, &paper, kinds[document->paper].title,
                          document->school->name, date);
}
