/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-finances-page"

#include "config.h"

#include "pupitre-finances-page.h"

#include "pupitre-balance-card.h"
#include "pupitre-finances-row.h"
#include "pupitre-finances-words.h"
#include "pupitre-page-objects.h"
#include "pupitre-tax-dialog.h"
#include "pupitre-tax-row.h"
#include "pupitre-viewer-page.h"
#include "pupitre-school-time.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* What a family pays for a child: what is to be paid by the last statement of each account, and the tax
 * slips year by year. What the portal takes away stays here. */

struct _PupitreFinancesPage {
  PupitrePage         parent_instance;

  PupitreFeedObjects *statement_objects;
  PupitreFeedObjects *slip_objects;

  PupitreBalanceCard *summary;
  GtkWidget          *statements_group;
  GtkListBox         *statements;
  GtkWidget          *slips_group;
  GtkListBox         *slips;
};

G_DEFINE_FINAL_TYPE (PupitreFinancesPage, pupitre_finances_page, PUPITRE_TYPE_PAGE)

/* What a row opens. */
typedef struct {
  char  *document_id;
  char  *title;
  char  *date;        /* (nullable) */
  gint64 newer_than;

  PupitreDocumentKind kind;
  int                 school_year;  /* 0 if that is not known */
} Document;

static void
document_free (gpointer data)
{
  Document *document = data;

  g_free (document->document_id);
  g_free (document->title);
  g_free (document->date);
  g_free (document);
}

static GQuark
document_quark (void)
{
  return g_quark_from_static_string ("pupitre-finances-document");
}

/* @returns: (transfer full) (nullable): %NULL if the portal has no document */
static Document *
document_new (const char *id, const char *title, GDateTime *date, PupitreDocumentKind kind)
{
  Document *document;

  if (id == NULL || *id == '\0')
    return NULL;
  document = g_new0 (Document, 1);
  document->document_id = g_strdup (id);
  document->title = g_strdup (title);
  document->date = date != NULL ? pupitre_words_short_date_and_year (date) : NULL;
  document->newer_than = date != NULL ? g_date_time_to_unix (date) : 0;
  document->kind = kind;
  document->school_year = date != NULL ? pupitre_school_year_of (date) : 0;
  return document;
}

static void
on_row_activated (PupitreFinancesPage *self, GtkListBoxRow *row)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  const Document *document = g_object_get_qdata (G_OBJECT (row), document_quark ());
  const char *child = pupitre_child_get_first_name (pupitre_page_get_pupil (page));
  g_autofree char *subtitle = NULL;
  g_autofree char *file_name = NULL;

  if (document == NULL)
    return;
  subtitle = document->date != NULL ? g_strdup_printf ("%s · %s", child, document->date)
                                    : g_strdup (child);
  file_name = document->date != NULL
                ? g_strdup_printf ("%s - %s - %s.pdf", document->title, child, document->date)
                : g_strdup_printf ("%s - %s.pdf", document->title, child);
  const PupitreViewerPageFields fields = {
    .document_id = document->document_id,
    .title = document->title,
    .subtitle = subtitle,
    .file_name = file_name,
    .newer_than = document->newer_than,
    .kind = document->kind,
    .school_year = document->school_year,
  };

  pupitre_page_open (page, pupitre_viewer_page_new (page, &fields));
}

static void
on_tax_activated (PupitreFinancesPage *self)
{
  PupitrePage *page = PUPITRE_PAGE (self);

  pupitre_tax_dialog_present (page, pupitre_page_get_account (page));
}

/* --- Rows ---------------------------------------------------------------------------------- */

/* @amount: (nullable)
 * @document: (transfer full) (nullable) */
static void
add_row (GtkListBox *list,
         const char *title,
         const char *subtitle,
         const char *amount,
         Document   *document)
{
  GtkWidget *row = pupitre_finances_row_new (title, subtitle, amount, document != NULL);

  if (document != NULL)
    g_object_set_qdata_full (G_OBJECT (row), document_quark (), document, document_free);
  gtk_list_box_append (list, row);
}

/* @returns: (transfer full) (element-type PupitreEntry): those that are read */
static GPtrArray *
list_read (PupitreFeedObjects *objects, GCompareFunc compare)
{
  GPtrArray *entries = pupitre_feed_objects_list_entries (objects);
  GPtrArray *read = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < entries->len; i++) {
    if (pupitre_entry_get_object (entries->pdata[i]) != NULL)
      g_ptr_array_add (read, g_object_ref (entries->pdata[i]));
  }
  g_ptr_array_sort (read, compare);
  return read;
}

/* --- Statements ---------------------------------------------------------------------------- */

/* What the portal shows first, then the newest year, and of it the school before the daycare. */
static int
compare_statements (gconstpointer a, gconstpointer b)
{
  PupitreEntry *first = *(PupitreEntry **) a, *second = *(PupitreEntry **) b;
  PupitreStatement *left = pupitre_entry_get_object (first);
  PupitreStatement *right = pupitre_entry_get_object (second);

  if (pupitre_entry_is_withdrawn (first) != pupitre_entry_is_withdrawn (second))
    return pupitre_entry_is_withdrawn (first) ? 1 : -1;
  if (pupitre_statement_get_school_year (left) != pupitre_statement_get_school_year (right))
    return pupitre_statement_get_school_year (right) - pupitre_statement_get_school_year (left);
  if (pupitre_statement_get_kind (left) != pupitre_statement_get_kind (right))
    return (int) pupitre_statement_get_kind (left) - (int) pupitre_statement_get_kind (right);
  return g_strcmp0 (pupitre_statement_get_id (left), pupitre_statement_get_id (right));
}

static void
show_summary (PupitreFinancesPage *self)
{
  GPtrArray *statements = pupitre_feed_objects_list (self->statement_objects);
  g_autoptr (GPtrArray) newest = pupitre_balance_list_newest (statements);
  PupitreBalance balance = { 0 };

  pupitre_balance_sum_up (&balance, statements);
  pupitre_balance_card_show (self->summary, &balance, newest);
}

static void
show_statements (PupitreFinancesPage *self)
{
  g_autoptr (GPtrArray) entries = list_read (self->statement_objects, compare_statements);

  pupitre_finances_row_empty_list (self->statements);
  for (guint i = 0; i < entries->len; i++) {
    PupitreStatement *statement = pupitre_entry_get_object (entries->pdata[i]);
    g_autofree char *title = pupitre_finances_words_statement_title (statement);
    g_autofree char *subtitle = pupitre_finances_words_statement_subtitle (
      statement, pupitre_entry_is_withdrawn (entries->pdata[i]));
    g_autofree char *balance = pupitre_finances_words_balance (statement);

    add_row (self->statements, title, subtitle, balance,
             document_new (pupitre_statement_get_document_id (statement), title,
                           pupitre_statement_get_date (statement),
                           PUPITRE_DOCUMENT_KIND_STATEMENT));
  }
  gtk_widget_set_visible (self->statements_group, entries->len > 0);
  show_summary (self);
}

/* --- Tax slips ----------------------------------------------------------------------------- */

/* The newest year first, and within it the one that was issued last. */
static int
compare_slips (gconstpointer a, gconstpointer b)
{
  PupitreTaxSlip *left = pupitre_entry_get_object (*(PupitreEntry **) a);
  PupitreTaxSlip *right = pupitre_entry_get_object (*(PupitreEntry **) b);
  GDateTime *first = pupitre_tax_slip_get_date (left), *second = pupitre_tax_slip_get_date (right);

  if (pupitre_tax_slip_get_year (left) != pupitre_tax_slip_get_year (right))
    return pupitre_tax_slip_get_year (right) - pupitre_tax_slip_get_year (left);
  if (first != NULL && second != NULL && !g_date_time_equal (first, second))
    return g_date_time_compare (second, first);
  return g_strcmp0 (pupitre_tax_slip_get_id (left), pupitre_tax_slip_get_id (right));
}

static void
show_slips (PupitreFinancesPage *self)
{
  g_autoptr (GPtrArray) entries = list_read (self->slip_objects, compare_slips);

  pupitre_finances_row_empty_list (self->slips);
  for (guint i = 0; i < entries->len; i++) {
    PupitreTaxSlip *slip = pupitre_entry_get_object (entries->pdata[i]);
    g_autofree char *title = pupitre_finances_words_slip_title (slip);
    g_autofree char *subtitle = pupitre_finances_words_slip_subtitle (
      slip, pupitre_entry_is_withdrawn (entries->pdata[i]));
    g_autofree char *amount = pupitre_finances_words_slip_amount (slip);

    add_row (self->slips, title, subtitle, amount,
             document_new (pupitre_tax_slip_get_document_id (slip), title,
                           pupitre_tax_slip_get_date (slip), PUPITRE_DOCUMENT_KIND_TAX_SLIP));
  }
  gtk_widget_set_visible (self->slips_group, entries->len > 0);
}

/* --- GObject ------------------------------------------------------------------------------- */

static void
pupitre_finances_page_constructed (GObject *object)
{
  PupitreFinancesPage *self = PUPITRE_FINANCES_PAGE (object);

  G_OBJECT_CLASS (pupitre_finances_page_parent_class)->constructed (object);

  pupitre_state_stack_set_empty (pupitre_page_get_stack (PUPITRE_PAGE (self)),
                                 "pupitre-finances-symbolic", _("Nothing to Pay Here"),
                                 _("Statements of account and tax slips appear here when the school "
                                   "publishes them."));
  self->statement_objects = pupitre_page_objects_new (
    PUPITRE_PAGE (self), PUPITRE_KIND_STATEMENTS, G_CALLBACK (show_statements));
  self->slip_objects = pupitre_page_objects_new (PUPITRE_PAGE (self), PUPITRE_KIND_TAX_SLIPS,
                                                 G_CALLBACK (show_slips));
  show_statements (self);
  show_slips (self);
}

static void
pupitre_finances_page_dispose (GObject *object)
{
  PupitreFinancesPage *self = PUPITRE_FINANCES_PAGE (object);

  g_clear_object (&self->statement_objects);
  g_clear_object (&self->slip_objects);

  G_OBJECT_CLASS (pupitre_finances_page_parent_class)->dispose (object);
}

static void
pupitre_finances_page_class_init (PupitreFinancesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pupitre_finances_page_constructed;
  object_class->dispose = pupitre_finances_page_dispose;

  g_type_ensure (PUPITRE_TYPE_BALANCE_CARD);
  g_type_ensure (PUPITRE_TYPE_TAX_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-finances-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreFinancesPage, summary);
  gtk_widget_class_bind_template_child (widget_class, PupitreFinancesPage, statements_group);
  gtk_widget_class_bind_template_child (widget_class, PupitreFinancesPage, statements);
  gtk_widget_class_bind_template_child (widget_class, PupitreFinancesPage, slips_group);
  gtk_widget_class_bind_template_child (widget_class, PupitreFinancesPage, slips);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_tax_activated);
}

static void
pupitre_finances_page_init (PupitreFinancesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pupitre_finances_page_new:
 * @from: The page from which it is opened
 * @account: The account through which it is read
 * @child: Whose finances
 *
 * Returns: (transfer floating): a page. Main thread.
 */
PupitrePage *
pupitre_finances_page_new (PupitrePage *from, PupitreAccount *account, PupitreChild *child)
{
  g_return_val_if_fail (PUPITRE_IS_PAGE (from), NULL);
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account) && PUPITRE_IS_CHILD (child), NULL);

  return g_object_new (PUPITRE_TYPE_FINANCES_PAGE, "account", account, "pupil", child, "family",
                       pupitre_page_get_family (from), "renderer",
                       pupitre_page_get_renderer (from), NULL);
}
