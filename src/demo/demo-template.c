/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-template"

#include "demo-template.h"

#include <string.h>

/* What schools write to parents, and how names and dates come into it. */

static const DemoTemplate templates[] = {
  /* Kindergarten */
  { DEMO_VOICE_KINDERGARTEN, DEMO_PAPER_NONE, "Notre semaine du {lundi}",
    "<p>Bonjour chers parents,</p><p>Voici ce que les enfants du groupe {groupe} ont vécu cette "
    "semaine :</p><ul><li><b>Langage</b> : nous avons joué avec les rimes et la lettre {lettre};"
    "</li><li><b>Mathématique</b> : compter jusqu’à {n2} et comparer des collections;</li><li>"
    "<b>Motricité</b> : parcours de sauts au gymnase.</li></ul><p>Demandez à votre enfant de vous "
    "chanter la comptine « {comptine} »!</p><p>Bonne fin de semaine,<br>{nom}</p>" },
  { DEMO_VOICE_KINDERGARTEN, DEMO_PAPER_NONE, "Vêtements de rechange",
    "<p>Bonjour,</p><p>Les enfants jouent dehors tous les jours, beau temps, mauvais temps. Merci "
    "de vérifier le sac de rechange : <b>bas, pantalon, chandail et sous-vêtements</b>, le tout "
    "identifié au nom de l’enfant.</p><p>Merci de votre collaboration!</p><p>{nom}</p>" },
  { DEMO_VOICE_KINDERGARTEN, DEMO_PAPER_NONE, "La boîte à surprises",
    "<p>Chers parents,</p><p>Le <b>{date1}</b>, c’est au tour de votre enfant d’apporter la boîte "
    "à surprises. Il y glisse un objet de la maison et prépare <i>trois indices</i> pour le faire "
    "deviner à ses amis.</p><p>L’objet revient à la maison le jour même.</p><p>{nom}</p>" },
  { DEMO_VOICE_KINDERGARTEN, DEMO_PAPER_PERMISSION, "Sortie à la ferme : autorisation à signer",
    "<p>Bonjour,</p><p>Le <b>{date2}</b>, nous irons à la Ferme des Quatre-Vents. Le départ est à "
    "9 h et le retour, vers 14 h. Il faut un dîner froid dans un sac jetable.</p><p>Merci de "
    "retourner le <b>formulaire ci-joint, signé</b>, avant le {date1}.</p><p>{nom}</p>" },
  { DEMO_VOICE_KINDERGARTEN, DEMO_PAPER_NONE, "Lecture du soir",
    "<p>Bonjour,</p><p>Cette semaine, votre enfant rapporte l’album <i>{livre}</i>. Lisez-le avec "
    "lui et parlez de l’histoire :</p><ol><li>Qui est le personnage principal?</li><li>Quel est "
    "son problème?</li><li>Comment le règle-t-il?</li></ol><p>L’album revient à l’école le "
    "{date1}.</p><p>{nom}</p>" },

  /* Primary */
  { DEMO_VOICE_PRIMARY, DEMO_PAPER_NONE, "Devoirs et leçons : semaine du {lundi}",
    "<p>Bonjour chers parents,</p><p>Voici les devoirs et leçons du groupe <b>{groupe}</b> pour la "
    "semaine du {lundi} :</p><ul><li><b>Français</b> : mots d’étude de la liste {n}, cahier pages "
    "{page} et {page2};</li><li><b>Mathématique</b> : {notion}, feuille à remettre le {date1};</li>"
    "<li><b>Lecture</b> : 15 minutes par jour, au choix.</li></ul><p>La dictée aura lieu le "
    "{date2}.</p><p>Bonne semaine!<br>{nom}</p>" },
  { DEMO_VOICE_PRIMARY, DEMO_PAPER_NONE, "Dictée du {date1}",
    "<p>Bonjour,</p><p>Un petit rappel : la dictée porte sur les <b>mots de la liste {n}</b> et "
    "sur la règle du {regle}. On peut s’exercer avec les cartons du duo-tang rouge.</p><p>Bonne "
    "étude!</p><p>{nom}</p>" },
  { DEMO_VOICE_PRIMARY, DEMO_PAPER_PERMISSION, "Sortie éducative : {lieu}",
    "<p>Chers parents,</p><p>Le <b>{date2}</b>, les élèves du groupe {groupe} visiteront "
    "{lieu}.</p><ul><li>Départ de l’école à 8 h 45, retour à 14 h 50</li><li>Dîner froid, sans "
    "noix ni arachides</li><li>Vêtements adaptés à la température</li><li>Coût : {montant} $, "
    "inscrit à l’état de compte</li></ul><p>Merci de remplir le formulaire joint et de le "
    "remettre avant le <b>{date1}</b>.</p><p>Nous cherchons deux parents accompagnateurs : <a "
    "href=\"mailto:{courriel}\">écrivez-moi</a> si vous êtes libres.</p><p>{nom}</p>" },
  { DEMO_VOICE_PRIMARY, DEMO_PAPER_NONE, "Projet de science : {theme}",
    "<p>Bonjour à tous,</p><p>Nous commençons un projet sur <b>{theme}</b>. Chaque équipe prépare "
    "une affiche et une courte présentation.</p><p>Matériel à apporter pour le {date1} :</p><ul>"
    "<li>un carton de couleur;</li><li>des images ou des dessins;</li><li>une boîte de récupération"
    " (optionnel).</li></ul><p>Pour en savoir plus : "
    "<a href=\"https://{site}/science\">la page du projet</a>.</p><p>{nom}</p>" },
  { DEMO_VOICE_PRIMARY, DEMO_PAPER_NONE, "Évaluation de mathématique le {date1}",
    "<p>Bonjour,</p><p>Le <b>{date1}</b>, les élèves feront une évaluation sur : <b>{notion}</b>. "
    "Les feuilles de révision sont dans le cartable bleu. Le corrigé est au verso.</p><p>Un "
    "conseil : mieux vaut dix minutes par soir qu’une heure la veille.</p><p>{nom}</p>" },
  { DEMO_VOICE_PRIMARY, DEMO_PAPER_NONE, "Club de lecture de la classe",
    "<p>Bonjour,</p><p>Ce mois-ci, le club lit <i>{livre}</i>. Chaque élève choisit un passage "
    "qu’il aime et explique pourquoi, devant la classe, entre le {date1} et le {date2}.</p><p>Vous "
    "pouvez l’aider en l’écoutant lire <b>à voix haute</b>.</p><p>{nom}</p>" },
  { DEMO_VOICE_PRIMARY, DEMO_PAPER_NONE, "Un beau moment en classe",
    "<p>Chers parents,</p><p>Je tenais à vous dire ma fierté devant le travail du groupe "
    "{groupe}. Hier, pendant l’atelier d’écriture, <i>tout le monde</i> a terminé son texte, et "
    "plusieurs l’ont lu devant les autres.</p><p>Merci d’encourager vos enfants à la maison, "
    "cela se voit!</p><p>{nom}</p>" },
  { DEMO_VOICE_PRIMARY, DEMO_PAPER_SUPPLIES, "Matériel à renouveler",
    "<p>Bonjour,</p><p>Après quelques mois, les étuis se vident. Merci de vérifier avec votre "
    "enfant :</p><ul><li>4 crayons à mine HB</li><li>1 bâton de colle</li><li>1 gomme à effacer"
    "</li><li>des écouteurs qui fonctionnent</li></ul><p>La liste complète est en pièce jointe.</p>"
    "<p>{nom}</p>" },
  { DEMO_VOICE_PRIMARY, DEMO_PAPER_NONE, "Exposé oral : {theme}",
    "<p>Bonjour,</p><p>Les exposés sur <b>{theme}</b> commencent le {date2}. L’élève parle de 3 "
    "à 5 minutes, avec une affiche ou un diaporama.</p><ol><li>Choisir trois idées "
    "principales</li><li>Préparer des cartons aide-mémoire</li><li>S’exercer devant "
    "quelqu’un</li></ol><p>La grille d’évaluation est dans l’agenda.</p><p>{nom}</p>" },
  { DEMO_VOICE_PRIMARY, DEMO_PAPER_NONE, "Livres de bibliothèque",
    "<p>Bonjour,</p><p>La période de bibliothèque est le <b>{jour}</b>. Plusieurs livres sont en "
    "retard : merci de jeter un œil sous les lits et derrière les coussins!</p><p>{nom}</p>" },

  /* Secondary */
  { DEMO_VOICE_SECONDARY, DEMO_PAPER_NONE, "Examen sur le chapitre {n} le {date1}",
    "<p>Bonjour,</p><p>Un examen aura lieu le <b>{date1}</b>. Il porte sur le chapitre {n} : "
    "{notion}.</p><p>Matériel permis : une feuille de notes de format lettre, <b>écrite à la main"
    "</b>. Des exercices de révision se trouvent dans l’espace de cours.</p><p>Récupération au "
    "local {local}, le midi, la veille de l’examen.</p><p>{nom}, {matiere}</p>" },
  { DEMO_VOICE_SECONDARY, DEMO_PAPER_NONE, "Travail à remettre : {theme}",
    "<p>Bonjour,</p><p>Les élèves du groupe {groupe} remettent leur travail sur <b>{theme}</b> au "
    "plus tard le <b>{date2} à 16 h</b>, dans l’espace de cours.</p><ul><li>Longueur : de {n3} à "
    "{n4} mots</li><li>Au moins trois sources, citées correctement</li><li>Page titre et "
    "conclusion obligatoires</li></ul><p>Un retard sans motif entraîne une reprise sous "
    "supervision.</p><p>{nom}, {matiere}</p>" },
  { DEMO_VOICE_SECONDARY, DEMO_PAPER_NONE, "Récupération : {matiere}",
    "<p>Bonjour,</p><p>Je suis disponible pour la récupération le <b>{jour}</b> de 12 h 20 à 13 h, "
    "au local {local}. Il n’est pas nécessaire de s’inscrire, mais il faut arriver avec des "
    "questions!</p><p>{nom}</p>" },
  { DEMO_VOICE_SECONDARY, DEMO_PAPER_NONE, "Lecture obligatoire : {livre}",
    "<p>Chers parents,</p><p>La classe lira <i>{livre}</i>. Le roman doit être terminé le "
    "<b>{date2}</b>; un test de lecture suivra. Quelques exemplaires sont en prêt à la "
    "bibliothèque.</p><p>Calendrier proposé :</p><ol><li>chapitres 1 à 6 avant le {date1};</li>"
    "<li>chapitres 7 à 14 la semaine suivante;</li><li>la fin, au plaisir!</li></ol>"
    "<p>{nom}, {matiere}</p>",
    "Français" },
  { DEMO_VOICE_SECONDARY, DEMO_PAPER_NONE, "Laboratoire du {date1}",
    "<p>Bonjour,</p><p>Au laboratoire du {date1}, chaque élève porte des <b>souliers fermés</b>, "
    "et les cheveux longs sont attachés. Le protocole doit être lu d’avance : sans protocole, "
    "pas de manipulation.</p><p>{nom}, {matiere}</p>",
    "Science" },
  { DEMO_VOICE_SECONDARY, DEMO_PAPER_NONE, "Notes de la semaine en ligne",
    "<p>Bonjour,</p><p>Les résultats du dernier travail sur <b>{theme}</b> sont dans le portail. "
    "La moyenne du groupe est de {moyenne} %. Les élèves qui veulent reprendre une partie "
    "peuvent m’en parler avant le {date1}.</p><p>{nom}, {matiere}</p>" },
  { DEMO_VOICE_SECONDARY, DEMO_PAPER_PERMISSION, "Sortie au théâtre : autorisation",
    "<p>Chers parents,</p><p>Le <b>{date2}</b>, le groupe {groupe} assistera à une représentation "
    "de <i>{livre}</i>. Le transport est compris; l’élève apporte son dîner.</p><p>Le formulaire "
    "ci-joint doit être remis au local {local} avant le <b>{date1}</b>.</p><p>{nom}, {matiere}</p>",
    "Français" },
  { DEMO_VOICE_SECONDARY, DEMO_PAPER_NONE, "Devoir non remis",
    "<p>Bonjour,</p><p>Plusieurs élèves du groupe {groupe} n’ont pas remis le devoir de la page "
    "{page}. Ils ont jusqu’au <b>{date1}</b> pour le faire sans pénalité.</p><p>Merci de votre "
    "appui,<br>{nom}, {matiere}</p>" },
  { DEMO_VOICE_SECONDARY, DEMO_PAPER_NONE, "Préparer l’examen d’étape",
    "<p>Bonjour,</p><p>L’examen d’étape approche. Voici un plan de révision :</p><ul><li>relire "
    "les notes des chapitres {n} et suivants;</li><li>refaire les numéros marqués d’une étoile, "
    "pages {page} à {page2};</li><li>venir à la récupération du {jour};</li><li><b>dormir</b> la "
    "veille!</li></ul><p>{nom}, {matiere}</p>" },

  /* Daycare */
  { DEMO_VOICE_DAYCARE, DEMO_PAPER_NONE, "Journée pédagogique : inscription avant le {date1}",
    "<p>Chers parents,</p><p>Le service de garde sera ouvert à la prochaine journée pédagogique, "
    "de 7 h à 17 h 45. Thème du jour : <b>{activite}</b>.</p><ul><li>Tarif : 16,20 $, sortie en "
    "sus</li><li>Deux collations et un dîner froid</li><li>Inscription avant le {date1}, 18 "
    "h</li></ul><p>Une absence non annoncée est facturée.</p><p>L’équipe du service de garde</p>" },
  { DEMO_VOICE_DAYCARE, DEMO_PAPER_MENU, "Menu des dîners chauds",
    "<p>Bonjour,</p><p>Le menu du mois est en pièce jointe. Les commandes se font jusqu’au "
    "<b>{date1}</b>. Les repas sont sans arachides; signalez toute allergie au service de "
    "garde.</p><p>Bon appétit!</p>" },
  { DEMO_VOICE_DAYCARE, DEMO_PAPER_NONE, "État de compte du service de garde",
    "<p>Bonjour,</p><p>Votre état de compte est disponible dans le portail, à la page "
    "<b>Finances</b>. Le paiement est attendu avant le {date2}. Le solde affiché peut tarder de "
    "quelques jours après un paiement.</p>" },
  { DEMO_VOICE_DAYCARE, DEMO_PAPER_NONE, "Objets perdus",
    "<p>Bonjour,</p><p>Le bac des objets perdus déborde : <i>sept tuques, quatre mitaines "
    "dépareillées et une botte</i>. Passez voir avant le {date2}; ensuite, tout sera remis à un "
    "organisme du quartier.</p>" },

  /* Head */
  { DEMO_VOICE_HEAD, DEMO_PAPER_LETTER, "Info-parents : les nouvelles de l’école",
    "<p>Chers parents,</p><p>Voici les nouvelles de {ecole} :</p><ul><li>les photos de classe "
    "auront lieu le <b>{date2}</b>;</li><li>la campagne de financement se termine le {date1};</li>"
    "<li>le conseil d’établissement se réunit le {date3}, à 18 h 30, à la bibliothèque.</li></ul>"
    "<p>L’Info-parents complet est en pièce jointe et sur "
    "<a href=\"https://{site}/\">le site de l’école</a>.</p><p>{direction}, direction</p>" },
  { DEMO_VOICE_HEAD, DEMO_PAPER_NONE, "Sécurité au débarcadère",
    "<p>Chers parents,</p><p>Pour la sécurité de tous, le débarcadère est réservé aux autobus de "
    "<b>7 h 30 à 8 h 15</b> et de <b>15 h à 15 h 45</b>. Merci de vous stationner dans les rues "
    "voisines et de traverser avec le brigadier.</p><p>{direction}, direction</p>" },
  { DEMO_VOICE_HEAD, DEMO_PAPER_NONE, "Rencontre de parents",
    "<p>Chers parents,</p><p>Les rencontres individuelles auront lieu le <b>{date2}, de 15 h 30 à "
    "20 h 30</b>. Le choix des heures se fait en ligne à partir du {date1} :</p><p>"
    "<a href=\"https://{site}/rencontres\">Réserver une rencontre</a></p><p>Chaque rencontre dure "
    "dix minutes. Si l’heure ne convient pas, écrivez à l’enseignant ou à l’enseignante.</p>"
    "<p>{direction}, direction</p>",
    .months = 1 << 10 | 1 << 11 | 1 << 2 | 1 << 3 },
  { DEMO_VOICE_HEAD, DEMO_PAPER_NONE, "Rappel : retards du matin",
    "<p>Bonjour,</p><p>La première cloche sonne à <b>7 h 55</b>. Un élève en retard passe au "
    "secrétariat pour obtenir un billet. Les absences se signalent dans le portail ou par "
    "téléphone avant 9 h.</p><p>Merci de votre collaboration.</p><p>{direction}, direction</p>" },
  { DEMO_VOICE_HEAD, DEMO_PAPER_NONE, "Exercice d’évacuation réussi",
    "<p>Chers parents,</p><p>Un exercice d’évacuation s’est tenu hier. Toute l’école était dehors "
    "en <b>moins de quatre minutes</b>. Bravo aux élèves et au personnel!</p>"
    "<p>{direction}, direction</p>" },
  { DEMO_VOICE_HEAD, DEMO_PAPER_NONE, "Habillement d’hiver",
    "<p>Bonjour,</p><p>Les récréations se passent dehors jusqu’à −25 °C, refroidissement éolien "
    "compris. Chaque enfant a besoin d’un habit de neige, de bottes, d’une tuque, d’un "
    "cache-cou et de <b>deux paires de mitaines</b>.</p><p>Une friperie d’échange est ouverte au "
    "local du service de garde jusqu’au {date2}.</p><p>{direction}, direction</p>",
    .months = 1 << 11 | 1 << 12 | 1 << 1 | 1 << 2 },

  { DEMO_VOICE_CARD, DEMO_PAPER_NONE, "Le bulletin de l’étape {etape} est en ligne",
    "<p>Chers parents,</p><p>Le bulletin de l’<b>étape {etape}</b> est maintenant dans le "
    "portail, à la page <b>Résultats</b>. Prenez le temps de le lire avec votre enfant : "
    "commencez par ce qui va bien!</p><p>Une question sur un résultat? Écrivez d’abord à "
    "l’enseignante ou à l’enseignant de la matière.</p><p>{direction}, direction</p>" },

  /* Service centre */
  { DEMO_VOICE_CENTRE, DEMO_PAPER_NONE, "Votre opinion compte",
    "<p>Chers parents,</p><p>Le {centre} prépare son plan d’engagement vers la réussite. "
    "Répondez à un court sondage (cinq minutes) avant le <b>{date3}</b> :</p><p><a "
    "href=\"https://{sitecentre}/sondage\">Répondre au sondage</a></p><p>Vos réponses sont "
    "anonymes.</p>",
    .months = 1 << 9 | 1 << 10 | 1 << 11 | 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 | 1 << 5 | 1 << 7 },
  { DEMO_VOICE_CENTRE, DEMO_PAPER_LETTER, "Calendrier scolaire de l’an prochain",
    "<p>Bonjour,</p><p>Le projet de calendrier scolaire a été adopté. Il comporte 180 jours de "
    "classe et 20 journées pédagogiques. Vous le trouverez en pièce jointe et sur "
    "<a href=\"https://{sitecentre}/calendrier\">notre site</a>.</p>",
    .months = 1 << 2 | 1 << 3 | 1 << 4 },
  { DEMO_VOICE_CENTRE, DEMO_PAPER_NONE, "Fermetures en cas de tempête",
    "<p>Chers parents,</p><p>En cas de tempête, la décision est annoncée <b>avant 6 h 30</b> sur "
    "notre site, à la radio et par un message dans ce portail. Quand les écoles sont ouvertes, "
    "mais que le transport est suspendu, les élèves présents sont accueillis.</p>",
    .months = 1 << 11 | 1 << 12 | 1 << 1 | 1 << 2 | 1 << 3 },
  { DEMO_VOICE_CENTRE, DEMO_PAPER_NONE, "Transport scolaire : changement d’horaire",
    "<p>Bonjour,</p><p>À compter du <b>{date2}</b>, l’heure de passage de quelques autobus change "
    "de cinq minutes à cause de travaux. Vérifiez le circuit de votre enfant dans le portail la "
    "veille.</p><p>Service du transport, {centre}</p>" },
  { DEMO_VOICE_CENTRE, DEMO_PAPER_NONE, "Soirée d’information pour les parents",
    "<p>Bonjour,</p><p>Le comité de parents du {centre} vous invite à une soirée sur "
    "<b>l’accompagnement aux devoirs</b>, le {date3} à 19 h, en visioconférence. L’inscription est "
    "gratuite : <a href=\"https://{sitecentre}/soiree\">réservez votre place</a>.</p>" },
};

static gboolean
is_for (const DemoTemplate *template,
        DemoVoice           voice,
        const char         *subject,
        int                 month)
{
  return template->voice == voice && (template->months == 0 || template->months & 1u << month) &&
         (template->only == NULL || g_strcmp0 (template->only, subject) == 0);
}

/**
 * demo_template_choose:
 * @voice: Who writes
 * @subject: (nullable): The short name of what is taught
 * @month: 1 to 12
 * @number: Any number
 *
 * Returns: one of the messages of that voice; each number in turn gives another.
 */
const DemoTemplate *
demo_template_choose (DemoVoice   voice,
                      const char *subject,
                      int         month,
                      guint       number)
{
  guint count = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (templates); i++)
    count += is_for (&templates[i], voice, subject, month);
  number %= count;
  for (gsize i = 0;; i++) {
    if (is_for (&templates[i], voice, subject, month) && number-- == 0)
      return &templates[i];
  }
}

/**
 * demo_template_fill:
 * @text: A text with names between braces
 * @values: (element-type utf8 utf8): What stands for the names
 *
 * Returns: (transfer full): the text, filled and typeset.
 */
char *
demo_template_fill (const char *text,
                    GHashTable *values)
{
  g_autoptr (GString) filled = g_string_new (NULL);

  while (*text != '\0') {
    const char *open = strchrnul (text, '{');
    const char *close = strchr (open, '}');
    g_autofree char *name = NULL;

    g_string_append_len (filled, text, open - text);
    if (close == NULL)
      break;
    name = g_strndup (open + 1, close - open - 1);
    g_string_append (filled, g_hash_table_lookup (values, name));
    text = close + 1;
  }
  return demo_typeset (filled->str);
}

#define NBSP "\302\240"

/* Whether the space before this stays with what follows. */
static gboolean
binds_left (const char *next)
{
  static const char *const marks[] = { ":", "»", "%", "$", "°C", "h " };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++) {
    if (g_str_has_prefix (next, marks[i]))
      return TRUE;
  }
  return FALSE;
}

/**
 * demo_typeset:
 * @text: French with plain spaces, maybe with HTML tags
 *
 * Returns: (transfer full): the same with the spaces that may not break: before a colon, inside
 *   guillemets, before units.
 */
char *
demo_typeset (const char *text)
{
  GString *set = g_string_new (NULL);
  gboolean in_tag = FALSE;

  for (const char *p = text; *p != '\0'; p++) {
    gboolean after_opening = p - text >= 2 && g_str_has_prefix (p - 2, "«");

    in_tag = *p == '<' ? TRUE : *p == '>' ? FALSE : in_tag;
    if (*p == ' ' && !in_tag &&
        (after_opening || (binds_left (p + 1) && (p[1] != 'h' || g_ascii_isdigit (p[-1])))))
      g_string_append (set, NBSP);
    else
      g_string_append_c (set, *p);
  }
  return g_string_free (set, FALSE);
}
