/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-request"

#include "pupitre-request.h"

#include "pupitre-json-object.h"

#include <string.h>

/* What can be asked of the portal's API, one function for each operation of data/portal-api.json.
 * A request is a value: it says nothing of a session, and the connection says nothing of paths. */

struct _PupitreRequest {
  const char     *operation;
  char           *path;
  PupitreExpected expected;
  GBytes         *content;  /* (nullable) (owned): what is written; a read has none */
  char           *key;      /* (nullable) (owned): with content */
};

G_DEFINE_BOXED_TYPE (PupitreRequest, pupitre_request, pupitre_request_copy, pupitre_request_free)

static PupitreRequest *
request_new (const char *operation, PupitreExpected expected, char *path)
{
  PupitreRequest *self = g_new0 (PupitreRequest, 1);

  self->operation = operation;
  self->expected = expected;
  self->path = path;
  return self;
}

/* An id of the portal as one segment of a path. It is untrusted: a segment of dots alone would mean
 * another folder, so its dots are escaped as well. */
static char *
escape_segment (const char *id)
{
  GString *segment;

  if (strspn (id, ".") != strlen (id))
    return g_uri_escape_string (id, NULL, FALSE);
  segment = g_string_new (NULL);
  for (; *id != '\0'; id++)
    g_string_append (segment, "%2E");
  return g_string_free (segment, FALSE);
}

/**
 * pupitre_request_children:
 *
 * Returns: (transfer full): a request for the children of the parent. Any thread.
 */
PupitreRequest *
pupitre_request_children (void)
{
  return request_new ("listChildren", PUPITRE_EXPECTED_JSON,
                      g_strdup ("/api/individu/parent/enfants"));
}

/**
 * pupitre_request_photo:
 * @child: A child
 *
 * Returns: (transfer full): a request for the picture of @child. Any thread.
 */
PupitreRequest *
pupitre_request_photo (PupitreChild *child)
{
  g_autofree char *school = NULL;
  g_autofree char *record = NULL;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  school = escape_segment (pupitre_child_get_school_code (child));
  record = escape_segment (pupitre_child_get_record_number (child));
  return request_new ("getPhoto", PUPITRE_EXPECTED_TEXT,
                      g_strdup_printf ("/api/individu/eleves/%s/%s/identification/photo", school,
                                       record));
}

/**
 * pupitre_request_messages:
 * @child: A child
 * @school_year: The first calendar year of a school year
 *
 * Returns: (transfer full): a request for the messages of one year. Any thread.
 */
PupitreRequest *
pupitre_request_messages (PupitreChild *child, int school_year)
{
  g_autofree char *guid = NULL;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (school_year > 0, NULL);

  guid = escape_segment (pupitre_child_get_guid (child));
  return request_new ("listMessages", PUPITRE_EXPECTED_JSON,
                      g_strdup_printf ("/api/application/communications/%s?anneeScolaire=%d", guid,
                                       school_year));
}

/**
 * pupitre_request_report_cards:
 * @child: A child
 *
 * Returns: (transfer full): a request for the report cards of @child in its service centre, of all
 *   years. Any thread.
 */
PupitreRequest *
pupitre_request_report_cards (PupitreChild *child)
{
  g_autofree char *organisation = NULL;
  g_autofree char *record = NULL;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  organisation = escape_segment (pupitre_child_get_organisation_code (child));
  record = escape_segment (pupitre_child_get_record_number (child));
  return request_new ("listReportCards", PUPITRE_EXPECTED_JSON,
                      g_strdup_printf ("/api/evaluation/bulletins/%s/%s", organisation, record));
}

/**
 * pupitre_request_document:
 * @document_id: The portal's id of a document
 *
 * Returns: (transfer full): a request for a PDF or another document. Any thread.
 */
PupitreRequest *
pupitre_request_document (const char *document_id)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (document_id != NULL && *document_id != '\0', NULL);

  id = escape_segment (document_id);
  return request_new ("getDocument", PUPITRE_EXPECTED_DOCUMENT,
                      g_strdup_printf ("/api/document/%s", id));
}

/**
 * pupitre_request_organisations:
 *
 * Returns: (transfer full): a request for the service centres whose schools have the portal. Any
 *   thread.
 */
PupitreRequest *
pupitre_request_organisations (void)
{
  return request_new ("listOrganisations", PUPITRE_EXPECTED_JSON,
                      g_strdup ("/api/organisationScolaire/organisations"));
}

/**
 * pupitre_request_associate:
 * @association: A form without a fault
 * @key: What tells this intent from others, a UUID: the same when the parent sends the same form
 *   once more, so that a portal which minds it does not do it twice
 *
 * Returns: (transfer full): the writing of a child into the account. The answer is the child, for
 *   pupitre_children_parser_read(). Any thread.
 */
PupitreRequest *
pupitre_request_associate (PupitreAssociation *association, const char *key)
{
  PupitreRequest *self;

  g_return_val_if_fail (PUPITRE_IS_ASSOCIATION (association), NULL);
  g_return_val_if_fail (key != NULL && g_uuid_string_is_valid (key), NULL);

  self = request_new ("associateChild", PUPITRE_EXPECTED_JSON,
                      g_strdup ("/api/individu/parent/enfants"));
  self->key = g_strdup (key);
  self->content = pupitre_json_object_write (
    (PupitreJsonMember[]) {
      { "organisation", pupitre_association_get_organisation_code (association) },
      { "nom", pupitre_association_get_last_name (association) },
      { "prenom", pupitre_association_get_first_name (association) },
      { "dateNaissance", pupitre_association_get_birth_date (association) },
      { "fiche", pupitre_association_get_record_number (association) },
      { "codePermanent", pupitre_association_get_permanent_code (association) },
      { "nip", pupitre_association_get_nip (association) } }, 7);
  return self;
}

/**
 * pupitre_request_copy:
 * @self: A request
 *
 * Returns: (transfer full): another one. Any thread.
 */
PupitreRequest *
pupitre_request_copy (const PupitreRequest *self)
{
  PupitreRequest *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = request_new (self->operation, self->expected, g_strdup (self->path));
  copy->content = self->content != NULL ? g_bytes_ref (self->content) : NULL;
  copy->key = g_strdup (self->key);
  return copy;
}

/**
 * pupitre_request_free:
 * @self: (nullable) (transfer full): A request
 *
 * Frees it. Any thread.
 */
void
pupitre_request_free (PupitreRequest *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self->key);
  g_free (self);
}

/**
 * pupitre_request_get_operation:
 * @self: A request
 *
 * Returns: (transfer none): its operationId in data/portal-api.json: what may be logged of a
 *   request, as its path names a child. Any thread.
 */
const char *
pupitre_request_get_operation (const PupitreRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->operation;
}

/**
 * pupitre_request_get_path:
 * @self: A request
 *
 * Returns: (transfer none): path and query on the API's origin. Any thread.
 */
const char *
pupitre_request_get_path (const PupitreRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * pupitre_request_get_expected:
 * @self: A request
 *
 * Returns: what the answer may be made of. Any thread.
 */
PupitreExpected
pupitre_request_get_expected (const PupitreRequest *self)
{
  g_return_val_if_fail (self != NULL, PUPITRE_EXPECTED_JSON);

  return self->expected;
}

/**
 * pupitre_request_get_content:
 * @self: A request
 *
 * Returns: (transfer none) (nullable): what it writes, JSON; %NULL if it reads. Any thread.
 */
GBytes *
pupitre_request_get_content (const PupitreRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->content;
}

/**
 * pupitre_request_get_key:
 * @self: A request
 *
 * Returns: (transfer none) (nullable): what tells a write from others; %NULL if it reads. Any
 *   thread.
 */
const char *
pupitre_request_get_key (const PupitreRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->key;
}
