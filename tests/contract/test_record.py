#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""The file of a child in the demonstration: identity, school bus, documents, another service
centre."""

import re
import subprocess
import tempfile

import report
import signin

TODAY = "2026-11-27"


def equal(seen, wanted):
    assert seen == wanted, f"wanted {wanted!r}, saw {seen!r}"


def open_family(portal, email="parent@demo.exemple"):
    browser = signin.Browser(portal)
    browser.sign_in(email)
    return browser, browser.call("/api/individu/parent/enfants").json()


def identity_of(browser, child):
    return browser.call(f"/api/individu/eleves/{child['codeEtablissement']}/{child['fiche']}"
                        "/identification").json()


def transport_of(browser, child):
    return browser.call(f"/api/transport/trajets/{child['codeEtablissement']}/anneeCourante/"
                        f"{child['fiche']}/parentConnecte").json()


def documents_of(browser, child):
    return browser.call(f"/api/document/eleves/{child['codeEtablissement']}/"
                        f"{child['fiche']}").json()


def cards_of(browser, child, organisation=None):
    return browser.call("/api/evaluation/bulletins/"
                        f"{organisation or child['organisation']['code']}/{child['fiche']}")


def text_of(browser, document):
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(browser.call("/api/document/" + document).body)
        file.flush()
        return subprocess.run(["pdftotext", "-layout", file.name, "-"], check=True,
                              capture_output=True, text=True).stdout


def check_identity():
    """The same as in the list of children and on the report card."""
    with signin.Portal(signin.program(), "--today", TODAY) as portal:
        browser, children = open_family(portal)
        for child in children:
            identity = identity_of(browser, child)
            for name in ("fiche", "nom", "prenom", "dateNaissance", "codeEtablissement", "ecole",
                         "niveau"):
                equal(identity[name], child[name])
            assert re.fullmatch(r"[A-Z]{4}[0-9]{8}", identity["codePermanent"]), identity
            text = text_of(browser, cards_of(browser, child).json()[0]["idDocument"])
            assert identity["codePermanent"] in text and identity["groupeRepere"] in text
            assert identity["titulaire"]["prenom"] in text
            equal(identity["titulaire"]["role"],
                  "tuteur" if child["ordre"] == "secondaire" else "titulaire")


def check_bus():
    with signin.Portal(signin.program(), "--today", TODAY) as portal:
        browser, (lea, noe, mila) = open_family(portal)
        one = transport_of(browser, lea)
        equal((one["admissible"], bool(one["motif"]), one["trajets"]), (False, True, []))
        one = transport_of(browser, mila)
        equal((one["admissible"], one["motif"], one["trajets"]), (True, None, []))
        one = transport_of(browser, noe)
        equal({journey["periode"] for journey in one["trajets"]}, {"matin", "apresMidi"})
        for journey in one["trajets"]:
            assert journey["heureEmbarquement"] < journey["heureDebarquement"], journey
            equal(journey["direction"],
                  "versEcole" if journey["periode"] == "matin" else "versDomicile")
        assert any(journey["jours"] == [5] for journey in one["trajets"])
        assert any((journey["dateDebut"] or "") > TODAY for journey in one["trajets"])
        equal(len({journey["id"] for journey in one["trajets"]}), len(one["trajets"]))


def check_documents():
    with signin.Portal(signin.program(), "--today", TODAY) as portal:
        browser, (lea, noe, mila) = open_family(portal)
        plans = documents_of(browser, lea)
        equal([(one["type"], one["anneeScolaire"]) for one in plans],
              [("planIntervention", "2026-2027"), ("planIntervention", "2025-2026")])
        text = text_of(browser, plans[0]["idDocument"])
        for wanted in ("Plan d’intervention", "Léa Exemple", "fiche 1234567", "Objectif", "Moyens"):
            assert wanted in text, wanted
        equal({one["type"] for one in documents_of(browser, noe)}, {"attestation"})
        equal(documents_of(browser, mila), [])
        other, _ = open_family(portal, "parent2@demo.exemple")
        equal(other.call("/api/document/" + plans[0]["idDocument"]).status, 403)


def check_moved():
    """Who changed the service centre sees no earlier report card."""
    with signin.Portal(signin.program(), "--today", TODAY) as portal:
        browser, (child,) = open_family(portal, "moved@demo.exemple")
        equal(child["organisation"]["code"], "810000")
        equal([(one["anneeScolaire"], one["etape"]) for one in cards_of(browser, child).json()],
              [("2026-2027", 1)])
        equal(cards_of(browser, child, "700000").status, 403)


def main():
    tap = report.Report()
    tap.case("who a child is", check_identity)
    tap.case("the school bus: no right, nothing yet, journeys", check_bus)
    tap.case("documents of a file", check_documents)
    tap.case("another service centre", check_moved)
    tap.end()


main()
