/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-routes"

#include "demo-routes.h"

/* Every operation that the portal answers, in one table. */

static const DemoRoute routes[] = {
  { "startSignIn", DEMO_HOST_PORTAL, "GET", "/connect/login", demo_portal_login },
  { "returnFromIdentity", DEMO_HOST_PORTAL, "GET", "/signin-oidc", demo_portal_callback },
  { "showHome", DEMO_HOST_PORTAL, "GET", "/accueil/{langue}/", demo_portal_home },
  { "getToken", DEMO_HOST_PORTAL, "GET", "/connect/authentificationinfo", demo_portal_token },
  { "signOut", DEMO_HOST_PORTAL, "GET", "/connect/logout", demo_portal_logout },

  { "authorizeIdentity", DEMO_HOST_IDENTITY, "GET", "/connect/authorize",
    demo_identity_authorize },
  { "returnFromB2c", DEMO_HOST_IDENTITY, "POST", "/signin-b2c", demo_identity_receive },
  { "authorizeCallback", DEMO_HOST_IDENTITY, "GET", "/connect/authorize/callback",
    demo_identity_resume },
  { "endIdentitySession", DEMO_HOST_IDENTITY, "GET", "/connect/endsession", demo_identity_end },

  { "authorizeB2c", DEMO_HOST_B2C, "GET", DEMO_B2C_TENANT "/oauth2/v2.0/authorize",
    demo_b2c_authorize },
  { "startSignUp", DEMO_HOST_B2C, "GET",
    DEMO_B2C_TENANT "/api/CombinedSigninAndSignup/unified", demo_b2c_start_sign_up },
  { "startReset", DEMO_HOST_B2C, "GET",
    DEMO_B2C_TENANT "/api/CombinedSigninAndSignup/forgotPassword", demo_b2c_start_reset },
  { "sendCode", DEMO_HOST_B2C, "POST",
    DEMO_B2C_TENANT "/SelfAsserted/DisplayControlAction/vbeta/{control}/SendCode",
    demo_b2c_send_code },
  { "verifyCode", DEMO_HOST_B2C, "POST",
    DEMO_B2C_TENANT "/SelfAsserted/DisplayControlAction/vbeta/{control}/VerifyCode",
    demo_b2c_verify_code },
  { "submitCredentials", DEMO_HOST_B2C, "POST", DEMO_B2C_TENANT "/SelfAsserted", demo_b2c_assert },
  { "confirmCredentials", DEMO_HOST_B2C, "GET", DEMO_B2C_TENANT "/api/{api}/confirmed",
    demo_b2c_confirm },
  { "endB2cSession", DEMO_HOST_B2C, "GET", DEMO_B2C_TENANT "/oauth2/v2.0/logout",
    demo_b2c_logout },

  { "listChildren", DEMO_HOST_API, "GET", "/api/individu/parent/enfants", demo_api_children },
  { "associateChild", DEMO_HOST_API, "POST", "/api/individu/parent/enfants",
    demo_api_associate },
  { "listOrganisations", DEMO_HOST_API, "GET", "/api/organisationScolaire/organisations",
    demo_api_organisations },
  { "getSchoolContacts", DEMO_HOST_API, "GET",
    "/api/organisationScolaire/etablissements/{etab}/coordonnees", demo_api_contacts },
  { "getPhoto", DEMO_HOST_API, "GET",
    "/api/individu/eleves/{etab}/{fiche}/identification/photo", demo_api_photo },
  { "listMessages", DEMO_HOST_API, "GET", "/api/application/communications/{guid}",
    demo_api_messages },
  { "listReportCards", DEMO_HOST_API, "GET", "/api/evaluation/bulletins/{organisation}/{fiche}",
    demo_api_report_cards },
  { "getDocument", DEMO_HOST_API, "GET", "/api/document/{id}", demo_api_document },

  { "getSchoolCalendar", DEMO_HOST_API, "GET",
    "/api/organisationScolaire/calendrierScolaire/{etab}/{n}", demo_api_calendar },
  { "listActivities", DEMO_HOST_API, "GET",
    "/api/organisationScolaire/donneesAnnuelles/{etab}/{fiche}/activitescalendrier",
    demo_api_activities },
  { "getTimetableGrid", DEMO_HOST_API, "GET",
    "/api/organisationScolaire/preparatifs/{etab}/{annee}/{fiche}/grilleHoraire",
    demo_api_grid },
  { "getPrintableTimetable", DEMO_HOST_API, "GET",
    "/api/organisationScolaire/horaire/{etab}/{annee}/eleves/{fiche}/imprimable",
    demo_api_printable },
  { "listDetentions", DEMO_HOST_API, "GET",
    "/api/comportement/retenues/{etab}/{annee}/{fiche}", demo_api_detentions },
  { "listAssignments", DEMO_HOST_API, "GET",
    "/api/evaluation/apprentissage/{etab}/{annee}/travaux/eleves/{fiche}", demo_api_homework },
  { "listAbsences", DEMO_HOST_API, "GET",
    "/api/comportement/assiduite/{etab}/{annee}/{fiche}/absences/parent", demo_api_absences },
  { "listMotives", DEMO_HOST_API, "GET",
    "/api/comportement/assiduite/{etab}/motifs", demo_api_motives },
  { "motivateAbsence", DEMO_HOST_API, "POST",
    "/api/comportement/assiduite/{etab}/{annee}/{fiche}/absences/{id}/motif",
    demo_api_motivate },
  { "announceAbsence", DEMO_HOST_API, "POST",
    "/api/comportement/assiduite/{etab}/{annee}/{fiche}/avisAbsences", demo_api_announce },
  { "withdrawNotice", DEMO_HOST_API, "DELETE",
    "/api/comportement/assiduite/{etab}/{annee}/{fiche}/avisAbsences/{id}", demo_api_withdraw },

  { "listWorkResults", DEMO_HOST_API, "GET",
    "/api/evaluation/resultats/{etab}/{annee}/eleves/{fiche}/travaux/visibleParentEleve",
    demo_api_work_results },
  { "listSubjectResults", DEMO_HOST_API, "GET",
    "/api/evaluation/resultats/{etab}/{annee}/eleves/{fiche}/matieresEleves",
    demo_api_subject_results },
  { "listSubjects", DEMO_HOST_API, "GET",
    "/api/evaluation/apprentissage/{etab}/{annee}/matieres/eleves/{fiche}", demo_api_subjects },
  { "listMinistryResults", DEMO_HOST_API, "GET",
    "/api/evaluation/resultats/{etab}/eleves/{fiche}/ministeriels", demo_api_ministry_results },

  { "listSharedLinks", DEMO_HOST_API, "GET", "/api/ressource/liens/{etab}/{fiche}",
    demo_api_shared_links },

  { "getRegistration", DEMO_HOST_API, "GET",
    "/api/organisationScolaire/mozaikInscription/{etab}/{fiche}", demo_api_registration },
  { "registerChild", DEMO_HOST_API, "POST",
    "/api/organisationScolaire/mozaikInscription/{etab}/{fiche}", demo_api_register },

  { "listStatements", DEMO_HOST_API, "GET", "/api/finance/etatsCompte/{etab}/{fiche}",
    demo_api_statements },
  { "listTaxSlips", DEMO_HOST_API, "GET", "/api/finance/relevesFiscaux/{etab}/{fiche}",
    demo_api_slips },

  { "getIdentity", DEMO_HOST_API, "GET", "/api/individu/eleves/{etab}/{fiche}/identification",
    demo_api_identity },
  { "getTransport", DEMO_HOST_API, "GET",
    "/api/transport/trajets/{etab}/{annee}/{fiche}/parentConnecte", demo_api_transport },
  { "listStudentDocuments", DEMO_HOST_API, "GET", "/api/document/eleves/{etab}/{fiche}",
    demo_api_documents },
};

/* The accounts' host keeps the case of its paths, the others do not care. */
static gboolean
matches (const DemoRoute *route,
         DemoRequest     *request)
{
  g_auto (GStrv) wanted = g_strsplit (route->path, "/", -1);
  g_auto (GStrv) given = g_strsplit (request->path, "/", -1);

  if (g_strv_length (wanted) != g_strv_length (given))
    return FALSE;
  for (guint i = 0; wanted[i] != NULL; i++) {
    gsize length = strlen (wanted[i]);

    if (wanted[i][0] == '{') {
      wanted[i][length - 1] = '\0';
      g_hash_table_replace (request->params, g_strdup (wanted[i] + 1), g_strdup (given[i]));
    } else if (route->host == DEMO_HOST_B2C ? !g_str_equal (wanted[i], given[i])
                                            : g_ascii_strcasecmp (wanted[i], given[i]) != 0) {
      return FALSE;
    }
  }
  return TRUE;
}

/**
 * demo_routes_find:
 * @request: A request; its params are filled in
 *
 * Returns: (nullable): the operation that it asks for.
 */
const DemoRoute *
demo_routes_find (DemoRequest *request)
{
  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++) {
    if (routes[i].host == request->host && g_str_equal (routes[i].method, request->method) &&
        matches (&routes[i], request))
      return &routes[i];
  }
  return NULL;
}

/**
 * demo_routes_has:
 * @operation: A word
 *
 * Returns: whether it is an operation.
 */
gboolean
demo_routes_has (const char *operation)
{
  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++) {
    if (g_str_equal (routes[i].operation, operation))
      return TRUE;
  }
  return FALSE;
}

/**
 * demo_routes_answer:
 * @route: (nullable): The operation, if there is one
 * @portal: The portal
 * @request: The request
 *
 * Returns: (transfer full): the answer.
 */
DemoAnswer *
demo_routes_answer (const DemoRoute *route,
                    DemoPortal      *portal,
                    DemoRequest     *request)
{
  if (route != NULL)
    return route->handle (portal, request);
  if (request->host == DEMO_HOST_API)
    return demo_answer_new_message (404, "Aucune ressource à cette adresse.");
  return demo_answer_new_text (404, "text/html; charset=utf-8",
                               "<!DOCTYPE html><title>404</title><h1>404</h1>");
}
