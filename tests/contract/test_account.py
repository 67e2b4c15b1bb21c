#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new account and a forgotten password on the demonstration portal, in both dialects, with every
refusal in both languages."""

import os
import re
import tempfile
import threading

import contract
import report
import signin

CHILDREN = "/api/individu/parent/enfants"
PASSWORD = "Crayon2026"


def equal(seen, wanted):
    assert seen == wanted, f"wanted {wanted!r}, saw {seen!r}"


def accepted(answer):
    equal((answer.status, answer.json()), (200, {"status": "200"}))


def refused(known, answer, key):
    equal(answer.status, 200)
    operation = contract.find(known, "b2c", "POST", "/t/p/SelfAsserted")
    contract.validator(known, contract.answer_schema(operation, 200)).validate(answer.json())
    equal((answer.json()["status"], answer.json().get("errorCode")), ("400", key))
    return answer.json()["message"]


def key(dialect, display, legacy):
    return legacy if dialect == "legacy" else display


def wrong(code):
    return f"{(int(code) + 1) % 1000000:06}"


def open_portal(dialect, *arguments):
    return signin.Portal(signin.program(), "--dialect", dialect, *arguments)


def begin(portal, language="fr"):
    browser = signin.Browser(portal)
    browser.open_sign_up(language)
    return browser


def check_page(portal, dialect):
    browser = begin(portal)
    equal((browser.settings["api"], browser.settings["hosts"]["policy"]),
          ("SelfAsserted", "B2C_1A_signin"))
    fields = {field["ID"]: field for field in browser.fields}
    equal(list(fields), key(dialect, ["email", "verificationCode", "newPassword",
                                      "reenterPassword"],
                            ["email", "newPassword", "reenterPassword"]))
    equal(fields["email"]["VERIFY"], dialect == "legacy")
    rule = re.compile(fields["newPassword"]["PAT"])
    for password, fits in (("Crayon26", True), ("crayon2026crayon", True), ("Crayon2", False),
                           ("crayon2026crayon2", False), ("crayonbleu", False),
                           ("20262026", False)):
        equal((password, rule.search(password) is not None), (password, fits))
    assert fields["newPassword"]["PAT_DESC"]
    equal("emailVerificationControl" in browser.trace[-1].text(), dialect == "display")


def check_creation(portal):
    browser = signin.Browser(portal)
    browser.create_account("Nadia@Demo.exemple", PASSWORD)
    equal(browser.get_token().json()["courriel"], "nadia@demo.exemple")
    equal(browser.call(CHILDREN).json(), [])
    again = signin.Browser(portal)
    again.sign_in("nadia@demo.exemple", PASSWORD)
    other = signin.Browser(portal)
    other.open_page()
    equal(other.submit("nadia@demo.exemple", signin.PASSWORD).json()["status"], "400")


def check_mail(portal, dialect):
    address = "lettres@demo.exemple"
    codes = []
    for language, words in (("fr", "Votre code est"), ("en", "Your code is")):
        accepted(begin(portal, language).send_code(address))
        mail = portal.control("GET", "mailbox?to=" + address)[0]
        equal((mail["to"], mail["language"]), (address, language))
        assert words in mail["body"] and mail["code"] in mail["body"]
        assert "Microsoft" in mail["from"]["name"] and re.fullmatch(r"\d{6}", mail["code"])
        codes.append(mail["code"])
    assert codes[0] != codes[1], "two codes are the same"
    with open_portal(dialect) as twin:
        accepted(begin(twin).send_code(address))
        equal(twin.control("GET", "mailbox")[0]["code"], codes[0])
    page = signin.Browser(portal).request("portal", "GET", "/boite")
    equal((page.status, page.headers.get_content_type()), (200, "text/html"))
    assert codes[1] in page.text() and "Boîte" in page.text()
    equal(signin.Browser(portal).request("portal", "GET", "/demonstration/mailbox").status, 403)


def check_wrong_code(known, portal, dialect):
    address = "essais@demo.exemple"
    browser = begin(portal)
    accepted(browser.send_code(address))
    code = browser.read_code(address)
    again = key(dialect, "UserMessageIfInvalidCode", "UserMessageIfVerificationFailedRetryAllowed")
    never = key(dialect, "UserMessageIfMaxRetryAttempted", "UserMessageIfVerificationFailedNoRetry")
    for _ in range(4):
        refused(known, browser.verify_code(address, wrong(code)), again)
    refused(known, browser.verify_code(address, wrong(code)), never)
    refused(known, browser.verify_code(address, code), never)
    refused(known, browser.send_code(address),
            key(dialect, "UserMessageIfMaxNumberOfCodeGenerated", "UserMessageIfThrottled"))
    portal.control("POST", "expire-codes")
    accepted(browser.send_code(address))
    accepted(browser.verify_code(address, browser.read_code(address)))


def check_expired(known, portal, dialect):
    address = "lent@demo.exemple"
    expired = key(dialect, "UserMessageIfSessionDoesNotExist", "UserMessageIfChallengeExpired")
    browser = begin(portal)
    refused(known, browser.verify_code(address, "123456"), expired)
    accepted(browser.send_code(address))
    first = browser.read_code(address)
    accepted(browser.send_code(address))
    second = browser.read_code(address)
    assert first != second
    refused(known, browser.verify_code(address, first),
            key(dialect, "UserMessageIfInvalidCode", "UserMessageIfVerificationFailedRetryAllowed"))
    portal.control("POST", "state", {"day": 1})
    refused(known, browser.verify_code(address, second), expired)
    portal.control("POST", "state", {"day": 0})
    accepted(browser.verify_code(address, second))
    refused(known, browser.verify_code(address, second), expired)


def check_throttled(known, portal, dialect):
    address = "pressee@demo.exemple"
    too_many = key(dialect, "UserMessageIfMaxNumberOfCodeGenerated", "UserMessageIfThrottled")
    browser = begin(portal)
    for _ in range(10):
        accepted(browser.send_code(address))
    refused(known, browser.send_code(address), too_many)
    accepted(browser.verify_code(address, browser.read_code(address)))
    for odd, wanted in (("throttled", too_many), ("internal", "UserMessageIfInternalError"),
                        ("unreachable", "failure_send_code_msg")):
        refused(known, browser.send_code(odd + "@demo.exemple"), wanted)
    refused(known, browser.send_code("sans arobase"), "failure_send_code_msg")


def check_submitted(known, portal):
    address = "mots@demo.exemple"
    browser = begin(portal)
    fields = {"email": address, "newPassword": PASSWORD, "reenterPassword": PASSWORD}
    refused(known, browser.submit_fields(fields), "UserMessageIfClaimNotVerified")
    accepted(browser.send_code(address))
    accepted(browser.verify_code(address, browser.read_code(address)))
    refused(known, browser.submit_fields(dict(fields, email="autre2@demo.exemple")),
            "UserMessageIfClaimNotVerified")
    refused(known, browser.submit_fields(dict(fields, reenterPassword="")),
            "error_requiredFieldMissing")
    refused(known, browser.submit_fields(dict(fields, reenterPassword="Crayon2027")),
            "error_passwordEntryMismatch")
    message = refused(known, browser.submit_fields(
        dict(fields, newPassword="crayon", reenterPassword="crayon")), "error_fieldIncorrect")
    assert "8 à 16" in message
    equal(browser.confirm().status, 400)
    accepted(browser.submit_fields(fields))
    equal(browser.post_form(browser.confirm()).status, 200)


def check_exists(known, portal):
    address = "parent@demo.exemple"
    browser = begin(portal)
    accepted(browser.send_code(address))
    accepted(browser.verify_code(address, browser.read_code(address)))
    refused(known, browser.submit_fields({"email": address, "newPassword": PASSWORD,
                                          "reenterPassword": PASSWORD}),
            "ViralErrorUserCreationConflict")


def check_languages(known, portal):
    said = []
    for language in ("fr", "en"):
        browser = begin(portal, language)
        answer = browser.submit_fields({"email": "x@demo.exemple"})
        said.append(refused(known, answer, "UserMessageIfClaimNotVerified"))
    equal(said, ["L’adresse de courriel n’a pas été vérifiée.",
                 "The e-mail address has not been verified."])


def check_after_refusal(portal):
    """The real accounts cannot send a code once a sign-in was refused."""
    browser = signin.Browser(portal)
    browser.open_page()
    browser.submit("parent@demo.exemple", "wrong2026")
    browser.open_from_sign_in("unified?local=signup")
    equal(browser.send_code("nouvelle@demo.exemple").status, 500)
    browser.open_page()
    browser.open_from_sign_in("unified?local=signup")
    accepted(browser.send_code("nouvelle@demo.exemple"))


def check_out_of_order(portal, dialect):
    browser = signin.Browser(portal)
    browser.open_page()
    equal(browser.send_code("x@demo.exemple").status, 400)
    browser.open_from_sign_in("unified?local=signup")
    browser.fields = [{"VERIFY": dialect == "display"}]
    equal(browser.send_code("x@demo.exemple").status, 400)
    equal(browser.post({"email": "x@demo.exemple"},
                       "/DisplayControlAction/vbeta/otherControl/SendCode").status, 400)
    page = browser.open_from_sign_in("unified?local=signup")
    equal((page.status, browser.settings), (400, None))


def check_coming_back(portal):
    """The window was closed after the code had been sent: it is still good."""
    address = "retour@demo.exemple"
    accepted(begin(portal).send_code(address))
    browser = begin(portal)
    accepted(browser.verify_code(address, browser.read_code(address)))


def check_reset(known, portal, dialect):
    address = "oubli@demo.exemple"
    before = signin.Browser(portal)
    before.create_account(address, PASSWORD)
    browser = signin.Browser(portal)
    browser.open_reset()
    equal(browser.settings["hosts"]["policy"],
          key(dialect, "B2C_1A_signin", "B2C_1A_PasswordReset"))
    equal([field["ID"] for field in browser.fields],
          key(dialect, ["email", "verificationCode"], ["email"]))
    refused(known, browser.submit_fields({"email": address}), "UserMessageIfClaimNotVerified")
    accepted(browser.send_code(address))
    accepted(browser.verify_code(address, browser.read_code(address)))
    accepted(browser.submit_fields({"email": address}))
    browser.read_settings(browser.confirm())
    equal([field["ID"] for field in browser.fields], ["newPassword", "reenterPassword"])
    refused(known, browser.submit_fields({"newPassword": "court1", "reenterPassword": "court1"}),
            "error_fieldIncorrect")
    accepted(browser.submit_fields({"newPassword": "Gomme2027", "reenterPassword": "Gomme2027"}))
    equal(browser.post_form(browser.confirm()).status, 200)
    equal(browser.get_token().json()["courriel"], address)
    equal((before.get_token().status, before.call(CHILDREN).status), (401, 401))
    signin.Browser(portal).sign_in(address, "Gomme2027")
    browser = signin.Browser(portal)
    browser.open_page()
    equal(browser.submit(address, PASSWORD).json()["status"], "400")


def check_reset_stranger(known, portal):
    address = "inconnue@demo.exemple"
    browser = signin.Browser(portal)
    browser.open_reset("en")
    accepted(browser.send_code(address))
    accepted(browser.verify_code(address, browser.read_code(address)))
    equal(refused(known, browser.submit_fields({"email": address}),
                  "UserMessageIfClaimsPrincipalDoesNotExist"),
          "There is no account with this address.")


def check_family_reset(portal):
    """The people of the demonstration can forget their password too, with their children."""
    address = "parent2@demo.exemple"
    browser = signin.Browser(portal)
    browser.open_reset()
    accepted(browser.send_code(address))
    accepted(browser.verify_code(address, browser.read_code(address)))
    accepted(browser.submit_fields({"email": address}))
    browser.read_settings(browser.confirm())
    accepted(browser.submit_fields({"newPassword": "Gomme2027", "reenterPassword": "Gomme2027"}))
    browser.post_form(browser.confirm())
    browser.token = browser.get_token().json()["accessToken"]
    equal([child["prenom"] for child in browser.call(CHILDREN).json()], ["Noé"])


def check_dialect(known, dialect):
    with open_portal(dialect) as portal:
        check_page(portal, dialect)
        for check in (check_creation, check_after_refusal, check_coming_back, check_family_reset):
            check(portal)
        check_mail(portal, dialect)
        check_out_of_order(portal, dialect)
        for check in (check_wrong_code, check_expired, check_throttled, check_reset):
            check(known, portal, dialect)
        for check in (check_submitted, check_exists, check_languages, check_reset_stranger):
            check(known, portal)


def check_options(known):
    with open_portal("display", "--code-seconds", "1", "--password-pattern", "^[a-z]{20}$",
                     "--today", "2026-11-23") as portal:
        browser = begin(portal)
        fields = {field["ID"]: field for field in browser.fields}
        equal(fields["newPassword"]["PAT"], "^[a-z]{20}$")
        assert "PAT_DESC" not in fields["newPassword"]
        equal(portal.control("POST", "state", {"dialect": "legacy"})["dialect"], "legacy")
        assert not browser.is_legacy() and begin(portal).is_legacy()
        equal(browser.send_code("vite@demo.exemple").status, 200)
        for mail in portal.control("GET", "mailbox"):
            assert mail["date"].startswith("2026-11-23"), mail
        equal(portal.control("POST", "mailbox"), [])
        equal(portal.control("GET", "mailbox"), [])
        pause = threading.Event()
        for _ in range(500):
            answer = browser.verify_code("vite@demo.exemple", "abcdef")
            if answer.json()["errorCode"] == "UserMessageIfSessionDoesNotExist":
                break
            pause.wait(0.02)
        refused(known, answer, "UserMessageIfSessionDoesNotExist")


def check_remembered():
    """Accounts, codes and mail outlive the process; passwords are not in the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "state.db")
        with open_portal("legacy", "--state", path) as portal:
            signin.Browser(portal).create_account("durable@demo.exemple", PASSWORD)
            begin(portal).send_code("attend@demo.exemple")
            portal.control("POST", "state", {"dialect": "legacy"})
        with signin.Portal(signin.program(), "--state", path) as portal:
            signin.Browser(portal).sign_in("durable@demo.exemple", PASSWORD)
            browser = begin(portal)
            assert browser.is_legacy(), "the dialect was forgotten"
            accepted(browser.verify_code("attend@demo.exemple",
                                         browser.read_code("attend@demo.exemple")))
            portal.control("POST", "end-sessions")
            signin.Browser(portal).sign_in("durable@demo.exemple", PASSWORD)
        for name in os.listdir(folder):
            with open(os.path.join(folder, name), "rb") as file:
                assert PASSWORD.encode() not in file.read(), name


def check_hostile(portal):
    """What people type comes back as text."""
    address = '"<b>&\\@demo.exemple'
    browser = signin.Browser(portal)
    browser.open_sign_up()
    accepted(browser.send_code(address))
    mail = portal.control("GET", "mailbox")[0]
    equal(mail["to"], address)
    accepted(browser.verify_code(address, mail["code"]))
    accepted(browser.submit_fields({"email": address, "newPassword": PASSWORD,
                                    "reenterPassword": PASSWORD}))
    equal(browser.post_form(browser.confirm()).status, 200)
    equal(browser.get_token().json()["courriel"], address)
    assert "<b>" not in browser.request("portal", "GET", "/boite").text()


def main():
    known = contract.load()
    tap = report.Report()
    for dialect in ("display", "legacy"):
        tap.case(f"accounts in the {dialect} dialect", check_dialect, known, dialect)
    tap.case("what can be ordered", check_options, known)
    tap.case("accounts outlive the process, passwords are hashed", check_remembered)
    with open_portal("display") as portal:
        tap.case("an address with odd characters", check_hostile, portal)
    tap.end()


main()
