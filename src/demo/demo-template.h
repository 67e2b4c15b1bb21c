/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DemoVoice:
 * @DEMO_VOICE_KINDERGARTEN: The teacher of a kindergarten group
 * @DEMO_VOICE_PRIMARY: The head teacher of a primary group
 * @DEMO_VOICE_SECONDARY: The teacher of a subject in secondary school
 * @DEMO_VOICE_DAYCARE: The school's daycare
 * @DEMO_VOICE_HEAD: Who directs the school
 * @DEMO_VOICE_CENTRE: The service centre
 * @DEMO_VOICE_CARD: Who directs the school, when a report card is out
 *
 * Who writes to the parents.
 */
typedef enum {
  DEMO_VOICE_KINDERGARTEN,
  DEMO_VOICE_PRIMARY,
  DEMO_VOICE_SECONDARY,
  DEMO_VOICE_DAYCARE,
  DEMO_VOICE_HEAD,
  DEMO_VOICE_CENTRE,
  DEMO_VOICE_CARD,
} DemoVoice;

/**
 * DemoPaper:
 * @DEMO_PAPER_NONE: Nothing
 * @DEMO_PAPER_PERMISSION: A form to sign
 * @DEMO_PAPER_MENU: The menu of the month
 * @DEMO_PAPER_LETTER: A letter of the school
 * @DEMO_PAPER_SUPPLIES: What to buy or to bring
 * @DEMO_PAPER_EXERCISES: Exercises to do at home
 *
 * What a message can come with.
 */
typedef enum {
  DEMO_PAPER_NONE,
  DEMO_PAPER_PERMISSION,
  DEMO_PAPER_MENU,
  DEMO_PAPER_LETTER,
  DEMO_PAPER_SUPPLIES,
  DEMO_PAPER_EXERCISES,
} DemoPaper;

/**
 * DemoTemplate:
 * @voice: Who writes so
 * @paper: What comes with it
 * @title: The title, with names between braces for what varies
 * @html: The text, likewise
 * @only: (nullable): The short name of the one subject where it has a sense
 * @months: The months when it has one, as bits 1 to 12; 0 for all
 *
 * A message before its names and dates are filled in.
 */
typedef struct {
  DemoVoice   voice;
  DemoPaper   paper;
  const char *title;
  const char *html;
  const char *only;
  guint       months;
} DemoTemplate;

const DemoTemplate *demo_template_choose (DemoVoice    voice,
                                          const char  *subject,
                                          int          month,
                                          guint        number);
char               *demo_template_fill   (const char  *text,
                                          GHashTable  *values) G_GNUC_WARN_UNUSED_RESULT;
char               *demo_typeset         (const char  *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
