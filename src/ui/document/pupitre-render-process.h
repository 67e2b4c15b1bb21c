/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PupitreRenderSettings:
 * @program: Path of the helper
 * @environment: (nullable): Its variables besides the language, NULL-terminated
 * @time_limit: Milliseconds that one page may take
 * @start_limit: Milliseconds that a helper may take until it is ready
 *
 * How helpers are started.
 */
typedef struct {
  char   *program;
  char  **environment;
  guint   time_limit;
  guint   start_limit;
} PupitreRenderSettings;

/**
 * PupitreRenderAnswer:
 * @message: What the helper answered, of the type that was asked for
 * @fd: The descriptor that came along, -1: none
 */
typedef struct {
  GVariant *message;
  int       fd;
} PupitreRenderAnswer;

void pupitre_render_answer_free (PupitreRenderAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreRenderAnswer, pupitre_render_answer_free)

/**
 * PupitreRenderQuestion:
 * @operation: A #PupitreRenderOperation
 * @body: (nullable): The rest of the request, a tuple; floating is taken
 * @fd: A descriptor to send along, stays the caller's; -1: none
 * @answer_type: The type of the answer
 * @answers_file: Whether a descriptor comes with the answer
 * @n_pages: How many times the time limit it may take
 */
typedef struct {
  guint       operation;
  GVariant   *body;
  int         fd;
  const char *answer_type;
  gboolean    answers_file;
  guint       n_pages;
} PupitreRenderQuestion;

#define PUPITRE_TYPE_RENDER_PROCESS (pupitre_render_process_get_type ())
G_DECLARE_FINAL_TYPE (PupitreRenderProcess, pupitre_render_process, PUPITRE, RENDER_PROCESS, GObject)

PupitreRenderProcess *pupitre_render_process_new        (const PupitreRenderSettings  *settings,
                                                         GError                      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean              pupitre_render_process_is_alive   (PupitreRenderProcess         *self);
gboolean              pupitre_render_process_is_ready   (PupitreRenderProcess         *self);
gboolean              pupitre_render_process_is_idle    (PupitreRenderProcess         *self);
void                  pupitre_render_process_ask_async  (PupitreRenderProcess         *self,
                                                         const PupitreRenderQuestion  *question,
                                                         GCancellable                 *cancellable,
                                                         GAsyncReadyCallback           callback,
                                                         gpointer                      data);
PupitreRenderAnswer  *pupitre_render_process_ask_finish (PupitreRenderProcess         *self,
                                                         GAsyncResult                 *result,
                                                         GError                      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
