#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""A child associated with an account of the demonstration portal, and every refusal."""

import http.client
import os
import re
import subprocess
import tempfile
import unicodedata

import contract
import report
import signin

CHILDREN = "/api/individu/parent/enfants"
NEW = "nouveau@demo.exemple"


def equal(seen, wanted):
    assert seen == wanted, f"wanted {wanted!r}, saw {seen!r}"


def open_portal(*arguments):
    return signin.Portal(signin.program(), "--today", "2026-11-23", *arguments)


def sign_in(portal, email=NEW):
    browser = signin.Browser(portal)
    browser.sign_in(email)
    return browser


def letters_of(portal):
    return {letter["prenom"]: letter for letter in portal.control("GET", "letters")}


def names_of(browser):
    return [child["prenom"] for child in browser.call(CHILDREN).json()]


def refused(known, answer, status, code, member):
    operation = contract.find(known, "api", "POST", CHILDREN)
    contract.validator(known, contract.answer_schema(operation, answer.status)).validate(
        answer.json())
    equal((answer.status, answer.json()["code"], answer.json()["champ"]), (status, code, member))


def plain(text):
    """For the order of the French alphabet."""
    letters = unicodedata.normalize("NFD", text.lower())
    return re.sub(r"[’–-]", " ", "".join(c for c in letters if not unicodedata.combining(c)))


def check_organisations(portal):
    answer = sign_in(portal).call("/api/organisationScolaire/organisations")
    centres = answer.json()
    equal(len(centres), 35)
    names = [centre["nom"] for centre in centres]
    equal(names, sorted(names, key=plain))
    equal(len({centre["code"] for centre in centres}), 35)
    equal([(centre["code"], centre["recoitNip"]) for centre in centres
           if centre["code"] < "900000"], [("820000", False), ("700000", True), ("810000", True)])
    stranger = signin.Browser(portal)
    stranger.token = "a.b.c"
    equal(stranger.call("/api/organisationScolaire/organisations").status, 401)
    equal(stranger.associate("{}").status, 401)


def check_accepted(portal):
    letters = letters_of(portal)
    browser = sign_in(portal)
    equal(names_of(browser), [])
    tag = browser.call(CHILDREN).headers["ETag"]
    answer = browser.associate(signin.application_of(letters["Tom"]))
    equal(answer.status, 201)
    equal(browser.call(CHILDREN, {"If-None-Match": tag}).json(), [answer.json()])
    child = answer.json()
    equal((child["fiche"], child["dateNaissance"], child["ecole"]),
          ("1235902", "2020-06-18", "École primaire des Pins"))
    equal(browser.call(f"/api/application/communications/{child['guid']}").status, 200)
    application = signin.application_of(letters["Marie-Ève"], fiche=None, nip=None,
                                        codePermanent=letters["Marie-Ève"]["codePermanent"])
    equal(browser.associate(application).status, 201)
    nip = letters["Liam"]["nip"][NEW]
    equal(browser.associate(signin.application_of(letters["Liam"], nip=nip.lower())).status, 201)
    equal(names_of(browser), ["Tom", "Marie-Ève", "Liam"])
    equal(names_of(sign_in(portal, "parent@demo.exemple")), ["Léa", "Noé", "Mila"])


def check_spellings(known, portal):
    """What counts in a name, and what does not."""
    letter = letters_of(portal)["Marie-Ève"]
    browser = sign_in(portal, "parent@demo.exemple")
    for changes, member in (({"prenom": "Marie-Eve"}, "prenom"), ({"prenom": "Marie Ève"}, "prenom"),
                            ({"nom": "Exemple"}, "nom"), ({"nom": "Exemplaire Exemple"}, "nom")):
        refused(known, browser.associate(signin.application_of(letter, **changes)), 422,
                "nomsDifferents", member)
    decomposed = unicodedata.normalize("NFD", "MARIE-ÈVE")
    equal(browser.associate(signin.application_of(
        letter, prenom=f" {decomposed} ", nom="exemple exemplaire")).status, 201)


def check_refused(known, portal):
    letters = letters_of(portal)
    tom, liam = letters["Tom"], letters["Liam"]
    of = signin.application_of
    groups = (
        ((of(tom, organisation="810000"), 422, "eleveIntrouvable", None),
         (of(tom, organisation="913000"), 422, "eleveIntrouvable", None),
         (of(tom, fiche="7654321", prenom="Personne"), 422, "eleveIntrouvable", None),
         (of(tom, dateNaissance="2020-06-19"), 422, "dateNaissanceDifferente", "dateNaissance"),
         (of(tom, fiche="7654321"), 422, "ficheDifferente", "fiche")),
        ((of(tom, fiche=None, codePermanent="EXET80062003"), 422, "codePermanentDifferent",
          "codePermanent"),
         (of(tom, codePermanent="EXET80062003"), 422, "codePermanentDifferent", "codePermanent"),
         (of(tom, nip="A1B2C3"), 422, "nipInattendu", "nip"),
         (of(liam), 422, "nipRequis", "nip"),
         (of(liam, nip=liam["nip"]["parent@demo.exemple"]), 422, "nipInvalide", "nip")),
        ((of(letters["Inès"]), 403, "courrielInconnu", "courriel"),
         (of(letters["Arthur"]), 403, "ecoleNonAbonnee", "organisation")),
    )
    for group in groups:
        browser = sign_in(portal)
        for application, *wanted in group:
            refused(known, browser.associate(application), *wanted)
        equal(names_of(browser), [])
        portal.control("POST", "end-sessions")
    parent = sign_in(portal, "parent@demo.exemple")
    refused(known, parent.associate(of(letters["Noé"])), 409, "dejaAssocie", None)


def check_form(known, portal):
    tom = letters_of(portal)["Tom"]
    browser = sign_in(portal)
    for changes, member in (
            ({"fiche": "123456"}, "fiche"), ({"fiche": 1235902}, "fiche"),
            ({"fiche": None}, "fiche"), ({"codePermanent": "EXET800620"}, "codePermanent"),
            ({"dateNaissance": "18-06-2020"}, "dateNaissance"),
            ({"dateNaissance": "2020-02-30"}, "dateNaissance"), ({"nom": "  "}, "nom"),
            ({"prenom": None}, "prenom"), ({"organisation": "Exemples"}, "organisation"),
            ({"nip": ""}, "nip"), ({"nom": ["Exemple"]}, "nom")):
        refused(known, browser.associate(signin.application_of(tom, **changes)), 400,
                "demandeInvalide", member)
    for body in ("", "[]", "{", "null"):
        refused(known, browser.associate(body), 400, "demandeInvalide", None)
    equal(browser.associate(signin.application_of(tom)).status, 201)


def check_too_many(known, portal):
    tom = letters_of(portal)["Tom"]
    browser = sign_in(portal)
    for _ in range(5):
        refused(known, browser.associate(signin.application_of(tom, prenom="Thomas")), 422,
                "nomsDifferents", "prenom")
    answer = browser.associate(signin.application_of(tom))
    refused(known, answer, 429, "tropEssais", None)
    equal(answer.headers["Retry-After"], "60")
    other = sign_in(portal, "parent2@demo.exemple")
    equal(other.associate(signin.application_of(tom)).status, 201)


def check_key(known, portal):
    letters = letters_of(portal)
    browser = sign_in(portal)
    portal.control("POST", "state", {"faults": ["associateChild:cut:times=1"]})
    application = signin.application_of(letters["Tom"])
    try:
        browser.associate(application, "key-1")
        raise AssertionError("answered")
    except http.client.RemoteDisconnected:
        pass
    equal(names_of(browser), ["Tom"])
    answer = browser.associate(application, "key-1")
    equal((answer.status, answer.json()["prenom"]), (201, "Tom"))
    refused(known, browser.associate(signin.application_of(letters["Mila"]), "key-1"), 422,
            "cleReutilisee", None)
    refused(known, browser.associate(application, "key-2"), 409, "dejaAssocie", None)
    other = sign_in(portal, "parent2@demo.exemple")
    equal(other.associate(application, "key-1").status, 201)


def check_changed_address(known, portal):
    """The school knows another address: an account with that one gets the child."""
    ines = letters_of(portal)["Inès"]
    equal(ines["courriel"], "autre@demo.exemple")
    browser = signin.Browser(portal)
    browser.create_account("autre@demo.exemple", "Crayon2026")
    equal(browser.associate(signin.application_of(ines)).status, 201)
    for name in ("Léa", "Noé", "Mila"):
        letter = letters_of(portal)[name]
        equal(browser.associate(signin.application_of(letter)).status, 201)
    equal(names_of(browser), ["Inès", "Léa", "Noé", "Mila"])
    liam = letters_of(portal)["Liam"]
    nip = liam["nip"]["autre@demo.exemple"]
    assert nip != liam["nip"][NEW] and re.fullmatch(r"([A-Z]\d){3}", nip), nip
    equal(browser.associate(signin.application_of(liam, nip=nip)).status, 201)


def check_letters(portal):
    letters = letters_of(portal)
    equal({name: letter["codePermanent"] for name, letter in letters.items()},
          {"Tom": "EXET80062002", "Marie-Ève": "EXEM66611701", "Liam": "EXEL710721",
           "Inès": "EXEI63621203", "Arthur": "EXEA92041604", "Léa": "EXEL74541767",
           "Noé": "EXEN65091110", "Mila": "EXEM89512188"})
    page = signin.Browser(portal).request("portal", "GET", "/boite?ui_locales=en").text()
    for letter in letters.values():
        for word in (letter["fiche"], letter["dateNaissance"], letter["prenom"]):
            assert word in page, word
    assert letters["Liam"]["nip"][NEW] in page
    text = subprocess.run([signin.program(), "--today", "2026-11-23", "--letters"], check=True,
                          capture_output=True, text=True).stdout
    for letter in letters.values():
        assert letter["codePermanent"] in text, letter["prenom"]


def check_remembered():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "state.db")
        with open_portal("--state", path) as portal:
            tom = letters_of(portal)["Tom"]
            equal(sign_in(portal).associate(signin.application_of(tom), "key").status, 201)
        with open_portal("--state", path) as portal:
            browser = sign_in(portal)
            equal(names_of(browser), ["Tom"])
            equal(browser.associate(signin.application_of(tom), "key").status, 201)
            equal(names_of(browser), ["Tom"])


def check_alone(check, *arguments):
    """Each with a portal of its own: associations last."""
    with open_portal() as portal:
        check(*arguments, portal)


def main():
    known = contract.load()
    tap = report.Report()
    for name, check, *arguments in (
            ("the service centres, in French order", check_organisations),
            ("a child is associated, and seen", check_accepted),
            ("accents, spaces and hyphens count", check_spellings, known),
            ("every refusal", check_refused, known),
            ("what cannot be what it should be", check_form, known),
            ("five refusals, then a pause", check_too_many, known),
            ("a demand repeated with its key", check_key, known),
            ("another address at the school", check_changed_address, known),
            ("the letters say what to type", check_letters)):
        tap.case(name, check_alone, check, *arguments)
    tap.case("associations outlive the process", check_remembered)
    tap.end()


main()
