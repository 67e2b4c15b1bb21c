#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every operation of the contract, called on a running demonstration portal; every answer against
its schema; every example against its own."""

import contract
import report
import signin

FAMILIES = ("parent@demo.exemple", "parent2@demo.exemple")


def check(known, browser, target, status=200, headers=None):
    """Calls an address of the API and validates the answer."""
    answer = browser.call(target, headers)
    operation = contract.find(known, "api", "GET", target)
    assert operation is not None, target
    assert answer.status == status, (target, answer.status, answer.body[:200])
    schema = contract.answer_schema(operation, status)
    if schema is not None:
        contract.validator(known, schema).validate(answer.json())
    return answer


def check_examples(known):
    for name, status, schema, example in contract.examples(known):
        try:
            contract.validator(known, schema).validate(example)
        except Exception as error:
            raise AssertionError(f"{name} {status}: {error}") from error


def check_shape(known):
    names = [operation["operationId"] for _, _, operation in contract.operations(known)]
    assert len(names) == len(set(names)), "an operationId stands twice"
    for _, path, operation in contract.operations(known):
        assert operation["x-origin"] in ("observed", "assumed"), path
        assert operation["responses"], path


def check_document(known, browser, card):
    answer = check(known, browser, "/api/document/" + card["idDocument"])
    assert answer.body.startswith(b"%PDF-"), answer.body[:20]
    assert "filename" in answer.headers["Content-Disposition"]
    if "taille" in card:
        assert len(answer.body) == card["taille"], (len(answer.body), card["taille"])


def check_messages(known, browser, child):
    messages = check(known, browser, f"/api/application/communications/{child['guid']}").json()
    attachments = [one for message in messages for one in message.get("piecesJointes", [])]
    if "messages" in child["tuiles"]:
        assert messages, "a child whose school offers messages has some"
    for attachment in attachments[:2]:
        check_document(known, browser, attachment)


def check_report_cards(known, browser, child):
    cards = check(known, browser, f"/api/evaluation/bulletins/{child['organisation']['code']}"
                                  f"/{child['fiche']}").json()
    if "resultats" in child["tuiles"]:
        assert cards, "a child whose school offers results has report cards"
    for card in cards:
        check_document(known, browser, card)
    assert len({card["idDocument"] for card in cards}) == len(cards)


def check_etag(known, browser, target):
    tag = check(known, browser, target).headers["ETag"]
    assert tag, "no ETag"
    again = check(known, browser, target, 304, {"If-None-Match": tag})
    assert again.body == b""


def check_refusals(known, portal, child):
    stranger = signin.Browser(portal)
    stranger.token = "not-a-token"
    check(known, stranger, "/api/individu/parent/enfants", 401)
    stranger.sign_in("nouveau@demo.exemple")
    assert check(known, stranger, "/api/individu/parent/enfants").json() == []
    check(known, stranger, f"/api/application/communications/{child['guid']}", 403)
    check(known, stranger,
          f"/api/individu/eleves/{child['codeEtablissement']}/{child['fiche']}"
          "/identification/photo", 403)
    etab, fiche = child["codeEtablissement"], child["fiche"]
    school, attendance = "/api/organisationScolaire", f"/api/comportement/assiduite/{etab}"
    for target in (f"{school}/calendrierScolaire/{etab}/1",
                   f"{school}/donneesAnnuelles/{etab}/{fiche}/activitescalendrier",
                   f"{school}/preparatifs/{etab}/anneeCourante/{fiche}/grilleHoraire",
                   f"{school}/horaire/{etab}/anneeCourante/eleves/{fiche}/imprimable",
                   f"/api/comportement/retenues/{etab}/anneeCourante/{fiche}",
                   f"/api/evaluation/apprentissage/{etab}/anneeCourante/travaux/eleves/{fiche}",
                   *results_of(etab, fiche), *finances_of(etab, fiche),
                   *record_of(etab, fiche),
                   f"{attendance}/anneeCourante/{fiche}/absences/parent", f"{attendance}/motifs",
                   f"{school}/etablissements/{etab}/coordonnees"):
        check(known, stranger, target, 403)
    for method, end in (("POST", "absences/x/motif"), ("POST", "avisAbsences"),
                        ("DELETE", "avisAbsences/x")):
        check_write(known, stranger, method, f"{attendance}/anneeCourante/{fiche}/{end}", {}, 403)
    registration = f"{school}/mozaikInscription/{etab}/{fiche}"
    check(known, stranger, registration, 403)
    check_write(known, stranger, "POST", registration, {}, 403)


def check_wrong_password(known, portal):
    for language in ("fr", "en"):
        browser = signin.Browser(portal)
        browser.open_page(language)
        answer = browser.submit("parent@demo.exemple", "Pupitre2025")
        operation = contract.find(known, "b2c", "POST", "/t/p/SelfAsserted?tx=1")
        contract.validator(known, contract.answer_schema(operation, 200)).validate(answer.json())
        assert answer.status == 200 and answer.json()["status"] == "400"
        assert answer.json()["errorCode"] == "AADB2C90053"


def check_accounts(known, portal):
    """A new account and a forgotten password, in both dialects; what every call answers is of its
    schema."""
    for dialect in ("display", "legacy"):
        portal.control("POST", "state", {"dialect": dialect})
        address = dialect + "@demo.exemple"
        browser = signin.Browser(portal)
        browser.create_account(address, signin.PASSWORD)
        browser = signin.Browser(portal)
        browser.open_reset()
        browser.send_code(address)
        browser.verify_code(address, browser.read_code(address))
        browser.submit_fields({"email": address})
        browser.read_settings(browser.confirm())
        browser.submit_fields({"newPassword": "Autre2026", "reenterPassword": "Autre2026"})
        assert browser.post_form(browser.confirm()).status == 200
        for answer in browser.trace:
            if answer.headers.get_content_type() == "application/json":
                schema = {"$ref": "#/components/schemas/SelfAsserted"}
                contract.validator(known, schema).validate(answer.json())
        assert browser.get_token().status == 200
    portal.control("POST", "state", {"dialect": "display"})


def check_association(known, portal):
    browser = signin.Browser(portal)
    browser.sign_in("nouveau@demo.exemple")
    check_etag(known, browser, "/api/organisationScolaire/organisations")
    letter = portal.control("GET", "letters")[0]
    operation = contract.find(known, "api", "POST", "/api/individu/parent/enfants")
    for status, application in ((201, signin.application_of(letter)),
                                (409, signin.application_of(letter)),
                                (422, signin.application_of(letter, nom="Autre")),
                                (400, {"organisation": "700000"})):
        answer = browser.associate(application)
        assert answer.status == status, (status, answer.status, answer.body)
        contract.validator(known, contract.answer_schema(operation, status)).validate(
            answer.json())
    assert len(check(known, browser, "/api/individu/parent/enfants").json()) == 1


def check_agenda(known, browser, child):
    etab, fiche = child["codeEtablissement"], child["fiche"]
    school = "/api/organisationScolaire"
    calendar = f"{school}/calendrierScolaire/{etab}/1"
    grid = f"{school}/preparatifs/{etab}/anneeCourante/{fiche}/grilleHoraire"
    contacts = f"{school}/etablissements/{etab}/coordonnees"
    check_etag(known, browser, contacts)
    assert check(known, browser, contacts).json()["etablissement"]["codeEtablissement"] == etab
    check_etag(known, browser, calendar)
    check_etag(known, browser, grid)
    year = check(known, browser, calendar).json()["anneeScolaire"]
    span = f"?dateDebut={year['dateDebut']}&dateFin={year['dateFin']}"
    activities = f"{school}/donneesAnnuelles/{etab}/{fiche}/activitescalendrier"
    assert len(check(known, browser, activities + span).json()) >= 180 * 4
    check(known, browser, activities, 400)
    check(known, browser, activities + "?dateDebut=2026-13-01&dateFin=2026-12-01", 400)
    check(known, browser, calendar + "?dateDebut=2026-12-01&dateFin=2026-11-01", 400)
    printable = f"{school}/horaire/{etab}/anneeCourante/eleves/{fiche}/imprimable"
    if child["ordre"] == "prescolaire":
        check(known, browser, printable, 404)
    else:
        assert check(known, browser, printable).body.startswith(b"%PDF-")
        check_etag(known, browser, printable)
    detentions = check(known, browser,
                       f"/api/comportement/retenues/{etab}/anneeCourante/{fiche}").json()
    assert bool(detentions) == (child["ordre"] == "secondaire"), detentions
    work = f"/api/evaluation/apprentissage/{etab}/anneeCourante/travaux/eleves/{fiche}"
    works = check(known, browser, work).json()
    assert bool(works) == ("devoirs" in child["tuiles"]), len(works)
    check(known, browser, work + "?dateDebut=x&dateFin=y", 400)
    for one in [paper for one in works for paper in one["piecesJointes"]][:1]:
        check_document(known, browser, one)


def results_of(etab, fiche):
    """Those without ETag, then those with."""
    root = f"/api/evaluation/resultats/{etab}"
    return (f"{root}/anneeCourante/eleves/{fiche}/travaux/visibleParentEleve",
            f"{root}/eleves/{fiche}/ministeriels",
            f"{root}/anneeCourante/eleves/{fiche}/matieresEleves",
            f"/api/evaluation/apprentissage/{etab}/anneeCourante/matieres/eleves/{fiche}")


def check_results(known, browser, child):
    works, exams, results, subjects = results_of(child["codeEtablissement"], child["fiche"])
    offered = "resultats" in child["tuiles"]
    for target in (works, results, subjects):
        assert bool(check(known, browser, target).json()) == offered, target
    assert bool(check(known, browser, exams).json()) == (child["ordre"] == "secondaire")
    check_etag(known, browser, results)
    check_etag(known, browser, subjects)
    check(known, browser, results.replace("anneeCourante", "2025"))


def finances_of(etab, fiche):
    return (f"/api/finance/etatsCompte/{etab}/{fiche}",
            f"/api/finance/relevesFiscaux/{etab}/{fiche}")


def check_finances(known, browser, child):
    statements, slips = finances_of(child["codeEtablissement"], child["fiche"])
    accounts = check(known, browser, statements).json()
    assert bool(accounts) == ("finances" in child["tuiles"]), accounts
    check_etag(known, browser, slips)
    for one in accounts + check(known, browser, slips).json():
        check_document(known, browser, one)


def record_of(etab, fiche):
    return (f"/api/individu/eleves/{etab}/{fiche}/identification",
            f"/api/transport/trajets/{etab}/anneeCourante/{fiche}/parentConnecte",
            f"/api/document/eleves/{etab}/{fiche}",
            f"/api/ressource/liens/{etab}/{fiche}")


def check_record(known, browser, child):
    identity, transport, documents, links = record_of(child["codeEtablissement"], child["fiche"])
    check_etag(known, browser, identity)
    check_etag(known, browser, links)
    assert len(check(known, browser, links).json()) >= 4
    check(known, browser, identity)
    check(known, browser, transport)
    for one in check(known, browser, documents).json():
        check_document(known, browser, one)


def check_write(known, browser, method, target, body, status):
    answer = browser.write(method, target, body)
    operation = contract.find(known, "api", method, target)
    assert answer.status == status, (target, answer.status, answer.body)
    schema = contract.answer_schema(operation, status)
    if schema is not None:
        contract.validator(known, schema).validate(answer.json())
    return answer


def check_attendance(known, browser, child):
    etab, fiche = child["codeEtablissement"], child["fiche"]
    root = f"/api/comportement/assiduite/{etab}/anneeCourante/{fiche}"
    check_etag(known, browser, f"/api/comportement/assiduite/{etab}/motifs")
    motive = check(known, browser, f"/api/comportement/assiduite/{etab}/motifs").json()[1]["code"]
    absences = check(known, browser, root + "/absences/parent").json()
    check(known, browser, root + "/absences/parent?historiqueAbsencesDateDebut=x", 400)
    waiting = absences["absencesAMotiver"][0]
    given = f"{root}/absences/{waiting['id']}/motif"
    check_write(known, browser, "POST", given, {"explication": 1}, 400)
    check_write(known, browser, "POST", given, {"codeMotif": "?"}, 422)
    check_write(known, browser, "POST", root + "/absences/none/motif", {"codeMotif": motive}, 404)
    check_write(known, browser, "POST", given, {"codeMotif": motive}, 200)
    check_write(known, browser, "POST", given, {"codeMotif": motive}, 409)
    days = check(known, browser, f"/api/organisationScolaire/calendrierScolaire/{etab}/1").json()
    day = [one["date"] for one in days["jours"] if one["typeJour"] == "classe"][-3]
    notice = {"dateDebut": day, "dateFin": day, "journeeEntiere": True, "periodes": [],
              "typeAbsence": "absence", "codeMotif": motive, "explication": "Rendez-vous"}
    check_write(known, browser, "POST", root + "/avisAbsences", {}, 400)
    check_write(known, browser, "POST", root + "/avisAbsences",
                dict(notice, dateDebut="2020-01-01"), 422)
    made = check_write(known, browser, "POST", root + "/avisAbsences", notice, 201).json()
    check_write(known, browser, "POST", root + "/avisAbsences", notice, 409)
    check(known, browser, root + "/absences/parent")
    gone = f"{root}/avisAbsences/{made['id']}"
    check_write(known, browser, "DELETE", gone, None, 204)
    check_write(known, browser, "DELETE", gone, None, 404)


def answers_of(seen):
    """The first choice of every question."""
    return [{"code": one["code"], "choix": one["choix"][0]["code"]} for one in seen["questions"]]


def check_registration(known, browser, child):
    target = (f"/api/organisationScolaire/mozaikInscription/{child['codeEtablissement']}"
              f"/{child['fiche']}")
    check_etag(known, browser, target)
    seen = check(known, browser, target).json()
    assert "inscription" in child["tuiles"]
    demand = {"anneeScolaire": seen["anneeScolaire"], "droit": seen["droit"],
              "reponses": answers_of(seen), "commentaire": None}
    check_write(known, browser, "POST", target, dict(demand, droit="?"), 400)
    if seen["etat"] != "ouverte":
        assert not seen["questions"] and seen["demande"] is None, seen
        check_write(known, browser, "POST", target, demand, 422)
        return
    check_write(known, browser, "POST", target, dict(demand, reponses=[]), 422)
    made = check_write(known, browser, "POST", target, demand, 201).json()
    assert made == check(known, browser, target).json()
    assert made["etat"] == "faite" and made["demande"]["reponses"] == demand["reponses"]
    check_write(known, browser, "POST", target, demand, 409)


def check_sign_out(known, portal):
    browser = signin.Browser(portal)
    browser.sign_in("parent@demo.exemple")
    home = browser.follow(browser.request("portal", "GET", "/connect/logout"))
    assert home.status == 200
    assert browser.get_token().status == 401
    check(known, browser, "/api/individu/parent/enfants", 401)


def check_whole_contract_called(known, portal):
    """Nothing that the contract has was left out, and nothing else was called."""
    log = portal.control("GET", "log")
    called = set()
    for call in log:
        operation = contract.find(known, call["host"], call["method"], call["path"])
        if call["path"].startswith("/demonstration/"):
            continue
        assert operation is not None, call
        called.add(operation["operationId"])
    everything = {operation["operationId"] for _, _, operation in contract.operations(known)}
    assert called == everything, everything - called


def main():
    known = contract.load()
    tap = report.Report()
    tap.case("operations are named once and say where they come from", check_shape, known)
    tap.case("examples are of their schemas", check_examples, known)
    with signin.Portal(signin.program(), "--today", "2026-11-23") as portal:
        children = []
        for email in FAMILIES:
            browser = signin.Browser(portal)
            tap.case(f"{email} signs in", browser.sign_in, email)
            mine = check(known, browser, "/api/individu/parent/enfants").json()
            children += mine
            for child in mine:
                name = f"{email}, {child['prenom']}"
                school = f"{child['codeEtablissement']}/{child['fiche']}"
                photo = f"/api/individu/eleves/{school}/identification/photo"
                cards = (f"/api/evaluation/bulletins/{child['organisation']['code']}"
                         f"/{child['fiche']}")
                tap.case(name + ": photo", check, known, browser, photo)
                tap.case(name + ": messages", check_messages, known, browser, child)
                tap.case(name + ": report cards", check_report_cards, known, browser, child)
                tap.case(name + ": not modified", check_etag, known, browser, cards)
                tap.case(name + ": agenda", check_agenda, known, browser, child)
                tap.case(name + ": results", check_results, known, browser, child)
                tap.case(name + ": finances", check_finances, known, browser, child)
                tap.case(name + ": record", check_record, known, browser, child)
                tap.case(name + ": registration", check_registration, known, browser, child)
            for child in mine if email == FAMILIES[0] else []:
                tap.case(f"{child['prenom']}: absences", check_attendance, known, browser, child)
            tap.case(f"{email}: no such document", check, known, browser,
                        "/api/document/no-such-document", 404)
        tap.case("the other's child is refused", check_refusals, known, portal, children[0])
        tap.case("a wrong password is refused in both languages", check_wrong_password, known,
                    portal)
        tap.case("an account is created, a password is forgotten", check_accounts, known, portal)
        tap.case("a child is associated", check_association, known, portal)
        tap.case("signing out ends every session", check_sign_out, known, portal)
        tap.case("the whole contract was called, and nothing else",
                    check_whole_contract_called, known, portal)
    tap.end()


main()
