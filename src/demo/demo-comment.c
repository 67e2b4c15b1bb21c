/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-comment"

#include "demo-comment.h"

#include "demo-random.h"
#include "demo-template.h"

/* What teachers write on a report card. */

static const struct {
  const char *subject;
  const char *strengths[3];
  const char *advice[3];
} words[] = {
  { "Français",
    { "lit avec aisance des textes variés et en parle avec justesse",
      "structure bien ses textes et choisit un vocabulaire précis",
      "participe aux échanges et écoute l’opinion des autres" },
    { "Relire chaque phrase à voix haute aiderait à repérer les accords oubliés.",
      "Quinze minutes de lecture par jour soutiendraient les progrès.",
      "Un plan avant d’écrire rendrait le texte plus clair." } },
  { "Mathématique",
    { "explique clairement sa démarche et vérifie ses résultats",
      "choisit de bonnes stratégies dans les situations-problèmes",
      "maîtrise les calculs et utilise le bon vocabulaire" },
    { "Laisser des traces complètes de la démarche évitera des points perdus.",
      "Revoir les fractions un peu chaque semaine serait utile.",
      "Bien lire la question deux fois avant de commencer ferait une différence." } },
  { "Anglais",
    { "ose parler anglais en classe et se fait bien comprendre",
      "comprend l’essentiel des textes entendus",
      "réutilise le vocabulaire appris dans ses textes" },
    { "Écouter des histoires en anglais à la maison serait un bon exercice.",
      "Il faut oser prendre la parole plus souvent.",
      "Réviser les verbes irréguliers aiderait à l’écrit." } },
  { "Science",
    { "formule des hypothèses et tient un carnet d’observations soigné",
      "fait des liens entre la théorie et les expériences",
      "manipule le matériel avec méthode et prudence" },
    { "Apprendre le vocabulaire au fur et à mesure faciliterait les évaluations.",
      "Les conclusions de laboratoire gagneraient à être plus détaillées.",
      "Revoir les notes le soir même aide à les retenir." } },
  { "Univers social",
    { "situe bien les événements sur une ligne du temps",
      "lit les cartes avec facilité et compare les sociétés",
      "s’intéresse au passé et pose de bonnes questions" },
    { "Utiliser les repères de temps dans les réponses serait un plus.",
      "Il faut citer les documents pour appuyer ses réponses.",
      "Étudier les mots nouveaux avec des cartons aiderait." } },
  { "Histoire",
    { "établit des liens de cause à effet entre les événements",
      "interprète les documents avec rigueur",
      "maîtrise les repères de la période étudiée" },
    { "Les réponses longues demandent au moins deux faits à l’appui.",
      "Une étude étalée sur la semaine serait profitable.",
      "Relire les documents avant de répondre évitera des oublis." } },
  { "Arts plastiques",
    { "ose des idées originales et soigne les détails",
      "exploite bien les couleurs et les textures",
      "apprécie les œuvres et en parle avec sensibilité" },
    { "Prendre le temps de faire un croquis enrichirait les projets.",
      "Un meilleur usage du temps d’atelier permettrait de tout terminer.",
      "Essayer des techniques nouvelles serait un beau défi." } },
  { "Musique",
    { "joue en mesure et garde le rythme du groupe",
      "chante avec justesse et avec plaisir",
      "invente des mélodies et les présente avec assurance" },
    { "Quelques minutes de flûte par jour assureraient les doigtés.",
      "Écouter les autres musiciens aide à rester ensemble.",
      "La lecture des notes est à revoir." } },
  { "Art dramatique",
    { "incarne ses personnages et projette bien la voix",
      "propose des idées de mise en scène et soutient son équipe",
      "apprend ses textes et reste en jeu" },
    { "Ralentir le débit rendrait le texte plus clair.",
      "Le regard vers le public est à travailler.",
      "Les textes doivent être sus avant les répétitions." } },
  { "Éducation physique",
    { "bouge avec énergie et respecte les règles du jeu",
      "progresse en endurance et encourage son équipe",
      "adopte une bonne technique aux ateliers d’adresse" },
    { "La tenue complète est nécessaire à chaque cours.",
      "Bouger soixante minutes par jour consoliderait les progrès.",
      "Garder son sang-froid dans la défaite est le défi de l’étape." } },
  { "Culture et citoyenneté",
    { "dialogue avec respect et appuie son point de vue sur des exemples",
      "réfléchit avec nuance aux questions posées",
      "s’intéresse à la diversité des cultures du Québec" },
    { "Prendre la parole plus souvent enrichirait les dialogues.",
      "Distinguer l’opinion du fait reste à travailler.",
      "Développer davantage ses réponses écrites serait bien." } },
  { NULL,
    { "s’engage dans les projets et pose de bonnes questions",
      "travaille avec soin et respecte les consignes",
      "collabore bien avec ses pairs et partage ses idées" },
    { "Une étude plus régulière consoliderait les acquis.",
      "Utiliser le temps de classe au complet donnerait de meilleurs résultats.",
      "Préparer son matériel d’avance faciliterait le travail." } },
};

static gsize
find_words (const char *subject)
{
  gsize i = 0;

  while (words[i].subject != NULL && !g_str_equal (words[i].subject, subject))
    i++;
  return i;
}

/**
 * demo_comment_subject:
 * @seed: The seed of the demonstration
 * @child: A child
 * @school_year: First calendar year
 * @subject: A subject
 * @stage: 1 to 3
 * @mark: The result, in percent
 *
 * Returns: (transfer full): what the teacher says of it.
 */
char *
demo_comment_subject (guint64            seed,
                      const DemoChild   *child,
                      int                school_year,
                      const DemoSubject *subject,
                      int                stage,
                      int                mark)
{
  DemoRandom random = demo_random_for (seed, "comment %s %d %s %d", child->fiche, school_year,
                                       subject->short_name, stage);
  gsize i = find_words (subject->short_name);
  const char *strength = demo_random_pick (&random, words[i].strengths);
  const char *advice = demo_random_pick (&random, words[i].advice);
  g_autofree char *text = NULL;

  if (mark >= 85)
    text = g_strdup_printf ("Excellent travail! %s %s. Continue ainsi.", child->first_name,
                            strength);
  else if (mark >= 72)
    text = g_strdup_printf ("%s %s. %s", child->first_name, strength, advice);
  else if (mark >= 60)
    text = g_strdup_printf ("Des progrès sont visibles : %s %s. %s", child->first_name, strength,
                            advice);
  else
    text = g_strdup_printf ("Cette étape a été difficile. %s La récupération du midi est "
                            "recommandée. Je suis disponible pour en parler.", advice);
  return demo_typeset (text);
}

static const struct {
  const char *name;
  const char *good;
  const char *fair;
  const char *next;
} domains[DEMO_N_DOMAINS] = {
  { "Développement physique et moteur",
    "court, saute et découpe avec assurance, et adopte de saines habitudes de vie",
    "bouge avec plaisir et s’exerce à tenir son crayon et ses ciseaux",
    "À la maison, les casse-têtes, la pâte à modeler et les sorties au parc sont de bons alliés." },
  { "Développement affectif",
    "exprime ses besoins et ses émotions avec des mots et fait preuve de confiance",
    "apprend à nommer ses émotions et demande de l’aide au besoin",
    "Parler de sa journée avant le dodo aide à mettre des mots sur ce qui a été vécu." },
  { "Développement social",
    "joue avec les autres, attend son tour et propose des solutions aux conflits",
    "s’intègre au groupe et apprend à partager les jouets de la classe",
    "Les jeux de société en famille sont une belle façon d’attendre son tour." },
  { "Développement langagier",
    "raconte des histoires bien ordonnées et reconnaît les lettres de son prénom et bien d’autres",
    "enrichit son vocabulaire et s’intéresse aux rimes et aux lettres",
    "On continue à jouer avec les sons et à lire des histoires chaque jour." },
  { "Développement cognitif",
    "compte, compare, pose des questions et explique ses découvertes",
    "explore les nombres par le jeu et commence à organiser ses idées",
    "Compter les marches, mettre la table, classer les bas : tout est prétexte à réfléchir." },
};

/**
 * demo_domain_name:
 * @domain: Less than %DEMO_N_DOMAINS
 *
 * Returns: the name of a domain of kindergarten.
 */
const char *
demo_domain_name (int domain)
{
  return domains[domain].name;
}

/**
 * demo_comment_domain:
 * @child: A child in kindergarten
 * @domain: Less than %DEMO_N_DOMAINS
 * @rating: A to C
 *
 * Returns: (transfer full): what the teacher says of it.
 */
char *
demo_comment_domain (const DemoChild *child,
                     int              domain,
                     char             rating)
{
  g_autofree char *text = g_strdup_printf (
    "%s %s. %s", child->first_name, rating == 'A' ? domains[domain].good : domains[domain].fair,
    domains[domain].next);

  return demo_typeset (text);
}

static const struct {
  const char *name;
  const char *comments[2];
} generals[] = {
  { "Exercer son jugement critique",
    { "vérifie ses sources et appuie ses opinions sur des exemples",
      "apprend à distinguer un fait d’une opinion et pose de bonnes questions" } },
  { "Organiser son travail",
    { "planifie ses tâches et remet ses travaux à temps",
      "tient un agenda à jour; il reste à prévoir plus de temps pour réviser" } },
  { "Savoir communiquer",
    { "présente ses idées avec clarté et adapte son ton à son public",
      "prend la parole avec plus d’assurance qu’au début de l’année" } },
  { "Travailler en équipe",
    { "écoute ses coéquipiers et fait avancer le groupe",
      "accepte les rôles proposés et partage le travail équitablement" } },
};

static gsize
choose_general (guint64          seed,
                const DemoChild *child,
                int              school_year,
                int              stage)
{
  DemoRandom random =
    demo_random_for (seed, "general %s %d %d", child->fiche, school_year, stage);

  return demo_random_below (&random, G_N_ELEMENTS (generals));
}

/**
 * demo_general_name:
 * @seed: The seed of the demonstration
 * @child: A child
 * @school_year: First calendar year
 * @stage: 1 to 3
 *
 * Returns: the general competency that is commented on.
 */
const char *
demo_general_name (guint64          seed,
                   const DemoChild *child,
                   int              school_year,
                   int              stage)
{
  return generals[choose_general (seed, child, school_year, stage)].name;
}

/**
 * demo_comment_general:
 * @seed: The seed of the demonstration
 * @child: A child
 * @school_year: First calendar year
 * @stage: 1 to 3
 *
 * Returns: (transfer full): what is said of it.
 */
char *
demo_comment_general (guint64          seed,
                      const DemoChild *child,
                      int              school_year,
                      int              stage)
{
  gsize i = choose_general (seed, child, school_year, stage);

  return g_strdup_printf ("%s %s.", child->first_name,
                          generals[i].comments[(child->fiche[6] + stage) % 2]);
}
