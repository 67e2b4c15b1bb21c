/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-timetable-page"

#include "demo-timetable-page.h"

#include "demo-clock.h"
#include "demo-letterhead.h"
#include "demo-school-year.h"

/* The timetable that the school prints: a row a day of the cycle, a column a period. */

#define DAY_WIDTH 46.0
#define HEAD_HEIGHT 30.0

typedef struct {
  const DemoChild  *child;
  const DemoSchool *school;
  DemoTimetable    *timetable;
  int               school_year;
} Page;

static const DemoInk course_ink = { 8.6, TRUE, FALSE, 0x20242c };
static const DemoInk detail_ink = { 7.6, FALSE, FALSE, 0x40454e };

static double
column_width (const Page *page)
{
  return (DEMO_SHEET_INNER - DAY_WIDTH) / demo_timetable_get_n_periods (page->timetable);
}

static void
draw_heads (DemoSheet  *sheet,
            const Page *page)
{
  const DemoInk head = { 8.6, TRUE, FALSE, 0xffffff };
  const double width = column_width (page);

  demo_sheet_fill (sheet, DEMO_SHEET_MARGIN, sheet->y, DEMO_SHEET_INNER, HEAD_HEIGHT,
                   page->school->colour);
  for (int period = 1; period <= demo_timetable_get_n_periods (page->timetable); period++) {
    const DemoPeriod *hours = demo_timetable_get_period (page->timetable, period);
    g_autofree char *text =
      g_strdup_printf ("Période %d\n%d h %02d à %d h %02d", period, hours->begin / 60,
                       hours->begin % 60, hours->end / 60, hours->end % 60);

    demo_sheet_text (sheet, DEMO_SHEET_MARGIN + DAY_WIDTH + width * (period - 1), sheet->y + 4,
                     width, PANGO_ALIGN_CENTER, head, text);
  }
  sheet->y += HEAD_HEIGHT;
}

static void
draw_cell (DemoSheet        *sheet,
           const DemoLesson *lesson,
           double            x,
           double            width,
           double            height)
{
  g_autofree char *teachers = g_strjoinv (", ", lesson->teachers);
  g_autofree char *detail = g_strdup_printf ("%s%s%s", lesson->room ? lesson->room : "",
                                             lesson->room ? "\n" : "", teachers);
  double y = sheet->y + 4;

  demo_sheet_frame (sheet, x, sheet->y, width, height, 0x8a909b);
  y += demo_sheet_text (sheet, x + 4, y, width - 8, PANGO_ALIGN_LEFT, course_ink, lesson->name) + 1;
  demo_sheet_text (sheet, x + 4, y, width - 8, PANGO_ALIGN_LEFT, detail_ink, detail);
}

static void
draw_body (DemoSheet *sheet,
           gpointer   data)
{
  Page *page = data;
  const DemoInk day_ink = { 10, TRUE, FALSE, page->school->colour };
  const double width = column_width (page);
  const double height = demo_timetable_get_n_days (page->timetable) > 9 ? 56 : 61;
  g_autofree char *year = demo_school_year_label (page->school_year);
  g_autofree char *who = g_strdup_printf ("%s %s, groupe %s", page->child->first_name,
                                          page->child->last_name,
                                          demo_timetable_get_group (page->timetable));

  demo_letterhead_draw (sheet, page->school, "Horaire", who, year);
  draw_heads (sheet, page);
  for (int day = 1; day <= demo_timetable_get_n_days (page->timetable); day++) {
    g_autofree char *label = g_strdup_printf ("Jour %d", day);

    demo_sheet_frame (sheet, DEMO_SHEET_MARGIN, sheet->y, DAY_WIDTH, height, 0x8a909b);
    demo_sheet_text (sheet, DEMO_SHEET_MARGIN, sheet->y + height / 2 - 7, DAY_WIDTH,
                     PANGO_ALIGN_CENTER, day_ink, label);
    for (int period = 1; period <= demo_timetable_get_n_periods (page->timetable); period++)
      draw_cell (sheet, demo_timetable_get_lesson (page->timetable, day, period),
                 DEMO_SHEET_MARGIN + DAY_WIDTH + width * (period - 1), width, height);
    sheet->y += height;
  }
}

static void
draw_foot (DemoSheet *sheet,
           gpointer   data)
{
  Page *page = data;
  g_autofree char *what = g_strdup_printf ("%s · document de démonstration", page->school->name);

  demo_letterhead_footer (sheet, page->school, what);
}

/**
 * demo_timetable_page_draw:
 * @families: Who is who
 * @child: A child
 * @timetable: The child's
 * @school_year: Of this year
 *
 * Returns: (transfer full): a PDF of one Letter page, always the same.
 */
GBytes *
demo_timetable_page_draw (DemoFamilies    *families,
                          const DemoChild *child,
                          DemoTimetable   *timetable,
                          int              school_year)
{
  const DemoSchool *school = demo_child_school_in (families, child, school_year);
  Page page = { child, school, timetable, school_year };
  g_autoptr (GDateTime) moment = NULL;
  GDate date;

  demo_school_year_first_day (school_year, &date);
  moment = demo_clock_at (&date, 7, 30);
  return demo_sheet_draw (draw_body, draw_foot, &page, "Horaire", school->name, moment);
}
