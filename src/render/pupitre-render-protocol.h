/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "pupitre-render-sheet.h"

G_BEGIN_DECLS

/* What the window and its helper say to each other, over a SOCK_SEQPACKET pair: one GVariant a
 * packet, at most one file descriptor with it. Every message begins with two guint32: the id of
 * the request, then an operation (requests) or a status (replies); the rest has the one type that
 * belongs to the operation, so that no type ever comes from the other side. */

/* The helper finds its end of the pair here. */
#define PUPITRE_RENDER_SOCKET 3

/* The kernel's usual socket buffer carries about 200 KiB in one packet: what can be larger (pixels,
 * text, PDF) travels in a sealed memfd. */
#define PUPITRE_RENDER_MAX_MESSAGE (128 * 1024)

#define PUPITRE_RENDER_MAX_DOCUMENT_PAGES 5000
#define PUPITRE_RENDER_MAX_EXPORT_PAGES 10000
#define PUPITRE_RENDER_MAX_DOCUMENTS 32
#define PUPITRE_RENDER_MAX_SIDE 32767                       /* pixels, of a page drawn whole */
#define PUPITRE_RENDER_MAX_PIXELS (64 * 1024 * 1024)        /* bytes of one picture */
#define PUPITRE_RENDER_MAX_TEXT (16 * 1024 * 1024)          /* bytes of a page's text and boxes */
#define PUPITRE_RENDER_MAX_FILE (100 * 1024 * 1024)         /* bytes of a PDF, in or out */
#define PUPITRE_RENDER_MAX_PICTURE_FILE (16 * 1024 * 1024)  /* bytes of a JPEG or PNG */
#define PUPITRE_RENDER_NOWHERE G_MAXUINT32                  /* no page of the document */
#define PUPITRE_RENDER_MAX_OUTLINE 2000                     /* items */
#define PUPITRE_RENDER_MAX_DEPTH 8                          /* of an outline */
#define PUPITRE_RENDER_MAX_TITLE 200                        /* characters of an item of an outline */
#define PUPITRE_RENDER_MAX_LINKS 500                        /* of a page */
#define PUPITRE_RENDER_MAX_URI 2000                         /* characters */
#define PUPITRE_RENDER_MAX_PASSWORD 1000                    /* bytes of the password of a PDF */
#define PUPITRE_RENDER_MAX_POINTS 200000.0                  /* side of a page that can be right */

/**
 * PupitreRenderOperation:
 * @PUPITRE_RENDER_OPEN: with a PDF, or a JPEG or PNG as a page; answers document number and page sizes
 *   in points
 * @PUPITRE_RENDER_DRAW: document, page, width and height of the page in pixels, then x, y, width,
 *   height of the part to draw; answers width, height, stride, with a sealed memfd of ARGB32
 * @PUPITRE_RENDER_TEXT: document, page, whether boxes are wanted; answers a size, with a sealed memfd
 *   that holds a #PupitreRenderTextHead and what follows it, of this size
 * @PUPITRE_RENDER_PICTURE: longest side in pixels, with a JPEG or PNG; answers as DRAW
 * @PUPITRE_RENDER_EXPORT: paper, then pages as (document, page), in order; answers a size, with a
 *   sealed memfd that holds one PDF of this size
 * @PUPITRE_RENDER_CANCEL: id of a request that nobody waits for any more; has no answer of its own
 * @PUPITRE_RENDER_OUTLINE: document; answers a size, with a sealed memfd of one %PUPITRE_RENDER_OUTLINE_TYPE
 * @PUPITRE_RENDER_PASSWORD: with a file that holds the password for the next OPEN; answers nothing
 * @PUPITRE_RENDER_LINKS: document, page; answers a size, with a sealed memfd of one
 *   %PUPITRE_RENDER_LINKS_TYPE
 *
 * The operations of the helper. Numbers of pages and documents begin at 0.
 */
typedef enum {
  PUPITRE_RENDER_OPEN = 1,
  PUPITRE_RENDER_DRAW,
  PUPITRE_RENDER_TEXT,
  PUPITRE_RENDER_PICTURE,
  PUPITRE_RENDER_EXPORT,
  PUPITRE_RENDER_CANCEL,
  PUPITRE_RENDER_OUTLINE,
  PUPITRE_RENDER_LINKS,
  PUPITRE_RENDER_PASSWORD,
  PUPITRE_RENDER_ESCAPE = 1000,  /* only the helper of the tests knows it */
} PupitreRenderOperation;

/**
 * PupitreRenderStatus:
 *
 * How a request ended. All but %PUPITRE_RENDER_OK answer with %PUPITRE_RENDER_FAILURE_TYPE.
 */
typedef enum {
  PUPITRE_RENDER_OK,
  PUPITRE_RENDER_DAMAGED,
  PUPITRE_RENDER_ENCRYPTED,
  PUPITRE_RENDER_EMPTY,
  PUPITRE_RENDER_TOO_LARGE,
  PUPITRE_RENDER_REFUSED,
  PUPITRE_RENDER_CANCELLED,
} PupitreRenderStatus;

#define PUPITRE_RENDER_OPEN_TYPE "(uu)"
#define PUPITRE_RENDER_PASSWORD_TYPE "(uu)"
#define PUPITRE_RENDER_DRAW_TYPE "(uuuuuuuuuu)"
#define PUPITRE_RENDER_TEXT_REQUEST_TYPE "(uuuub)"
#define PUPITRE_RENDER_PICTURE_TYPE "(uuu)"
#define PUPITRE_RENDER_OUTLINE_REQUEST_TYPE "(uuu)"
#define PUPITRE_RENDER_LINKS_REQUEST_TYPE "(uuuu)"
#define PUPITRE_RENDER_EXPORT_TYPE "(uu" PUPITRE_RENDER_SHEET_TYPE "a(uu))"
#define PUPITRE_RENDER_CANCEL_TYPE "(uuu)"

/* Said once by the helper, id 0, when it is locked down and waits: Landlock's ABI in force (0: none)
 * and whether the system calls are restricted. */
#define PUPITRE_RENDER_HELLO_TYPE "(uuub)"
#define PUPITRE_RENDER_FAILURE_TYPE "(uu)"
#define PUPITRE_RENDER_TAKEN_TYPE "(uu)"
#define PUPITRE_RENDER_OPENED_TYPE "(uuua(dd))"
#define PUPITRE_RENDER_PIXELS_TYPE "(uuuuu)"
#define PUPITRE_RENDER_SIZE_TYPE "(uut)"

/* The text of a page: this head, then for each character four doubles (left, top, right, bottom) if
 * they are wanted, then the text without an end. No GVariant: whether one is right takes it longer to
 * find out than all the rest of finding a word takes. */
typedef struct {
  guint64 n_boxes;
  guint64 n_bytes;
} PupitreRenderTextHead;

#define PUPITRE_RENDER_BOX_SIZE (4 * sizeof (double))

/* Depth, page or %PUPITRE_RENDER_NOWHERE, points from its top, title. */
#define PUPITRE_RENDER_OUTLINE_TYPE "a(uuds)"
/* Left, top, right, bottom in points; page, points from its top; address where it leads outside. */
#define PUPITRE_RENDER_LINKS_TYPE "a((dddd)uds)"

GVariant *pupitre_render_message_new   (guint32       id,
                                        guint32       code,
                                        GVariant     *body) G_GNUC_WARN_UNUSED_RESULT;
gboolean  pupitre_render_message_peek  (GBytes       *packet,
                                        guint32      *id,
                                        guint32      *code);
GVariant *pupitre_render_message_parse (GBytes       *packet,
                                        const char   *type) G_GNUC_WARN_UNUSED_RESULT;

int       pupitre_render_send          (int           socket,
                                        GVariant     *message,
                                        int           fd,
                                        gboolean      wait);
int       pupitre_render_receive       (int           socket,
                                        gboolean      wait,
                                        GBytes      **packet,
                                        int          *fd);

G_END_DECLS
