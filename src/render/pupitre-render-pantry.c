/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-render-pantry"

#include "pupitre-render-pantry.h"

#include <errno.h>
#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <signal.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>

/* Fonts that were opened ahead, for a kernel without Landlock: no file can be opened by name then,
 * and a document whose fonts are not embedded would come out without a letter of its text. poppler
 * still asks for the files by name; the answer is a descriptor that was there before. */

#define MAX_FONTS 48

static const char * const families[] = {
  "Helvetica", "Times", "Courier", "Symbol", "ZapfDingbats", "Arial", "Times New Roman",
  "Courier New", "sans-serif",
};

static struct {
  char *path;
  int   fd;
} fonts[MAX_FONTS];
static gsize n_fonts;

static void
put (const char *path)
{
  int fd;

  for (gsize i = 0; i < n_fonts; i++) {
    if (strcmp (fonts[i].path, path) == 0)
      return;
  }
  fd = n_fonts < MAX_FONTS ? open (path, O_RDONLY | O_CLOEXEC) : -1;
  if (fd < 0)
    return;
  fonts[n_fonts].path = g_strdup (path);
  fonts[n_fonts].fd = fd;
  n_fonts++;
}

static void
put_match (const char *family, int weight, int slant)
{
  FcPattern *pattern = FcPatternBuild (NULL,
                                       FC_FAMILY, FcTypeString, family,
                                       FC_WEIGHT, FcTypeInteger, weight,
                                       FC_SLANT, FcTypeInteger, slant,
                                       NULL);
  FcPattern *match;
  FcResult result;
  FcChar8 *path;

  FcConfigSubstitute (NULL, pattern, FcMatchPattern);
  FcDefaultSubstitute (pattern);
  match = FcFontMatch (NULL, pattern, &result);
  if (match != NULL && FcPatternGetString (match, FC_FILE, 0, &path) == FcResultMatch)
    put ((const char *) path);
  if (match != NULL)
    FcPatternDestroy (match);
  FcPatternDestroy (pattern);
}

static gboolean
is_font (const char *path)
{
  static const char * const endings[] = { ".ttf", ".otf", ".ttc", ".pfb", ".pfa", ".t1" };
  const gsize length = strlen (path);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    const gsize n = strlen (endings[i]);

    if (length > n && strcmp (path + length - n, endings[i]) == 0)
      return TRUE;
  }

  return FALSE;
}

/* Returns a descriptor for a path, or a negative errno. Any other font is answered with the first
 * one: wrong letter shapes rather than no letters. Called from a signal handler. */
static long
find (const char *path)
{
  gsize found = n_fonts;
  int fd;

  if (n_fonts == 0 || !is_font (path))
    return -EACCES;
  for (gsize i = 0; i < n_fonts && found == n_fonts; i++) {
    if (strcmp (fonts[i].path, path) == 0)
      found = i;
  }
  fd = fcntl (fonts[found % n_fonts].fd, F_DUPFD_CLOEXEC, 0);
  if (fd < 0)
    return -errno;
  lseek (fd, 0, SEEK_SET);

  return fd;
}

/* The kernel stops an openat here. Only what this process holds already can come out: a path that
 * lies gains nothing. */
static void
on_open (int number, siginfo_t *info, void *data)
{
  ucontext_t *context = data;
  const int kept = errno;

#if defined (__x86_64__)
  context->uc_mcontext.gregs[REG_RAX] =
    find ((const char *) context->uc_mcontext.gregs[REG_RSI]);
#elif defined (__aarch64__)
  context->uc_mcontext.regs[0] = find ((const char *) context->uc_mcontext.regs[1]);
#endif
  errno = kept;
}

/**
 * pupitre_render_pantry_fill:
 *
 * Opens the fonts that stand in for those which report cards usually leave out. Main thread, before
 * the lock-down.
 */
void
pupitre_render_pantry_fill (void)
{
  static const int weights[] = { FC_WEIGHT_REGULAR, FC_WEIGHT_BOLD };
  static const int slants[] = { FC_SLANT_ROMAN, FC_SLANT_OBLIQUE };

  put_match ("sans-serif", FC_WEIGHT_REGULAR, FC_SLANT_ROMAN);
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++) {
    for (gsize j = 0; j < G_N_ELEMENTS (weights); j++) {
      for (gsize k = 0; k < G_N_ELEMENTS (slants); k++)
        put_match (families[i], weights[j], slants[k]);
    }
  }
}

/**
 * pupitre_render_pantry_open:
 *
 * Makes the fonts answer to their paths once the system call is trapped.
 *
 * Returns: whether this architecture can do so. Main thread.
 */
gboolean
pupitre_render_pantry_open (void)
{
#if defined (__x86_64__) || defined (__aarch64__)
  struct sigaction action = { .sa_sigaction = on_open, .sa_flags = SA_SIGINFO | SA_RESTART };

  return sigaction (SIGSYS, &action, NULL) == 0;
#else
  return FALSE;
#endif
}
