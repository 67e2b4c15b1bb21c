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
    with signin.Portal(signin.program()) as portal:
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
