#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sign-in chain of the demonstration portal, hop by hop, and what it refuses."""

import base64
import http.client
import json
import os
import ssl
import subprocess
import tempfile
import threading

import report
import signin

CHILDREN = "/api/individu/parent/enfants"
GOOD = {"email": "parent2@demo.exemple", "password": signin.PASSWORD}


def equal(seen, wanted):
    assert seen == wanted, f"wanted {wanted!r}, saw {seen!r}"


def check_chain(browser):
    browser.sign_in("parent@demo.exemple")
    equal([answer.host for answer in browser.trace],
          ["portal", "identity", "b2c", "b2c", "b2c", "identity", "identity", "portal", "portal",
           "portal"])
    equal([answer.status for answer in browser.trace],
          [302, 302, 200, 200, 200, 302, 302, 302, 200, 200])
    equal(browser.call(CHILDREN).status, 200)
    equal(browser.call("/API/Individu/Parent/ENFANTS").status, 200)


def check_page(browser):
    page = browser.trace[2]
    settings = browser.settings
    equal(settings["api"], "CombinedSigninAndSignup")
    code = settings["transId"].partition("=")[2]
    assert "TID" in json.loads(base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)))
    equal([field["ID"] for field in browser.fields], ["email", "password"])
    equal(settings["csrf"], next(
        value.partition(";")[0].partition("=")[2]
        for value in page.headers.get_all("Set-Cookie") if value.startswith("x-ms-cpim-csrf")))
    assert any("x-ms-cpim-cache|" in value for value in page.headers.get_all("Set-Cookie"))


def check_cookies(browser):
    for answer in browser.trace:
        for value in answer.headers.get_all("Set-Cookie") or []:
            assert "HttpOnly" in value and "Path=/" in value and "Secure" not in value, value
            assert '"' not in value, value


def check_single_sign_on(browser):
    page = browser.follow(browser.request("portal", "GET", "/connect/login?returnUrl=/accueil/fr/"))
    assert 'id="auto"' in page.text()
    equal(browser.post_form(page).status, 200)
    browser.token = browser.get_token().json()["accessToken"]


def check_sign_out(browser):
    kept = dict(browser.cookies["portal"])
    browser.trace.clear()
    browser.follow(browser.request("portal", "GET", "/connect/logout"))
    equal([answer.host for answer in browser.trace], ["portal", "identity", "b2c", "portal"])
    equal(browser.call(CHILDREN).status, 401)
    equal(browser.get_token().status, 401)
    browser.cookies["portal"] = kept
    equal(browser.get_token().status, 401)
    browser.open_page()
    assert browser.settings, "the password is not asked again"


def check_refused(portal, **how):
    browser = signin.Browser(portal)
    browser.open_page()
    answer = browser.submit_fields(GOOD, **how)
    equal(answer.status, 400)
    equal(answer.headers.get_content_type(), "text/html")


def check_open_redirects(portal):
    for target in ("//evil.example/", "https://evil.example/", "/\\evil.example"):
        browser = signin.Browser(portal)
        page = browser.follow(browser.request(
            "portal", "GET", "/connect/login?returnUrl=" + target))
        browser.read_settings(page)
        browser.submit(**GOOD)
        browser.post_form(browser.confirm())
        equal(next(answer.headers["Location"] for answer in browser.trace
                   if "/accueil" in (answer.headers["Location"] or "")), "/accueil/fr/")


def check_order(portal):
    browser = signin.Browser(portal)
    browser.open_page()
    equal(browser.confirm().status, 400)
    answer = browser.submit("parent2@demo.exemple", "wrong2026")
    equal((answer.status, answer.json()["status"], answer.json()["errorCode"]),
          (200, "400", "AADB2C90053"))
    equal(browser.submit(**GOOD).json(), {"status": "200"})
    page = browser.confirm()
    assert 'id="auto"' in page.text()
    equal(browser.confirm().status, 400)
    equal(browser.post_form(page).status, 200)
    equal(browser.post_form(page).status, 400)


def check_languages(portal):
    for language, words in (("fr", "incorrect."), ("en", "password is incorrect")):
        browser = signin.Browser(portal)
        browser.open_page(language)
        equal(browser.settings["locale"]["lang"], language)
        assert words in browser.submit("nobody@demo.exemple", "x").json()["message"]


def check_lock(portal):
    browser = signin.Browser(portal)
    browser.open_page()
    codes = [browser.submit("volume@demo.exemple", "no").json()["errorCode"] for _ in range(6)]
    equal(codes, ["AADB2C90053"] * 4 + ["AADB2C90114"] * 2)
    equal(browser.submit("volume@demo.exemple", signin.PASSWORD).json()["errorCode"],
          "AADB2C90114")


def check_odd_page(portal, who, api, field):
    browser = signin.Browser(portal)
    browser.open_page()
    browser.submit(who + "@demo.exemple", signin.PASSWORD)
    browser.read_settings(browser.confirm())
    equal((browser.settings["api"], browser.fields[0]["ID"]), (api, field))
    equal(browser.settings["config"]["enableCaptchaChallenge"],
          "true" if who == "captcha" else "false")
    equal(browser.confirm().status, 400)
    fields = {"verificationCode": "123456", "captchaEntered": "pupitre",
              "extension_TermsOfUseConsented": "AgreeToTermsOfUse",
              "newPassword": "Autre2026", "reenterPassword": "Autre2026"}
    equal(browser.submit_fields(fields).json(), {"status": "200"})
    equal(browser.post_form(browser.confirm()).status, 200)


def check_odd_answer(portal, who, code):
    browser = signin.Browser(portal)
    browser.open_page()
    equal(browser.submit(who + "@demo.exemple", signin.PASSWORD).json()["errorCode"], code)


def check_expiry():
    with signin.Portal(signin.program(), "--token-seconds", "1",
                       "--session-seconds", "1") as portal:
        browser = signin.Browser(portal)
        browser.sign_in("parent@demo.exemple")
        # The session was last used just before the token was made, so it expires with it.
        pause = threading.Event()
        for _ in range(500):
            if browser.call(CHILDREN).status == 401:
                break
            pause.wait(0.02)
        equal(browser.call(CHILDREN).status, 401)
        equal(browser.get_token().status, 401)
        check_single_sign_on(browser)
        equal(browser.call(CHILDREN).status, 200)


def check_stop():
    portal = signin.Portal(signin.program())
    portal.process.terminate()
    equal(portal.process.wait(20), 0)


def check_parent():
    """A portal whose parent is killed ends too: the pipe that both hold closes."""
    parent = subprocess.Popen(["sh", "-c", '"$0" --port 0; exit', signin.program()],
                              stdout=subprocess.PIPE, text=True)
    assert parent.stdout.readline().startswith("http://127.0.0.1:")
    parent.kill()
    parent.wait(20)
    equal(parent.stdout.read(), "")
    parent.stdout.close()


def check_tls():
    with tempfile.TemporaryDirectory() as folder:
        key, certificate = os.path.join(folder, "key.pem"), os.path.join(folder, "cert.pem")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
             "-nodes", "-days", "2", "-subj", "/CN=Exemple", "-addext", "subjectAltName=" +
             ",".join(f"IP:127.0.0.{i}" for i in range(1, 5)), "-keyout", key,
             "-out", certificate], check=True, capture_output=True)
        with signin.Portal(signin.program(), "--tls-certificate", certificate,
                           "--tls-key", key) as portal:
            assert portal.address.startswith("https://127.0.0.1:"), portal.address
            context = ssl.create_default_context(cafile=certificate)
            connection = http.client.HTTPSConnection("127.0.0.1", portal.port, context=context,
                                                     timeout=20)
            connection.request("GET", "/connect/login")
            answer = connection.getresponse()
            equal(answer.status, 302)
            assert answer.headers["Location"].startswith("https://127.0.0.2:")
            assert "; Secure" in answer.headers["Set-Cookie"]
            connection.close()


def main():
    tap = report.Report()
    with signin.Portal(signin.program()) as portal:
        browser = signin.Browser(portal)
        tap.case("every hop on its host", check_chain, browser)
        tap.case("the page says what it is", check_page, browser)
        tap.case("cookies out of reach of scripts, never quoted", check_cookies, browser)
        tap.case("who is signed in is not asked again", check_single_sign_on, browser)
        tap.case("signed out everywhere", check_sign_out, browser)
        for name, how in (
                ("without the secret header", {"without": ["X-CSRF-TOKEN"]}),
                ("with another secret", {"X-CSRF-TOKEN": "bm9uZQ=="}),
                ("without a referer", {"without": ["Referer"]}),
                ("that is no XMLHttpRequest", {"without": ["X-Requested-With"]}),
                ("with a quoted cookie", {"Cookie": 'x-ms-cpim-csrf="a"'}),
                ("without cookies", {"Cookie": "a=b"}),
                ("of another transaction", {"transaction": "StateProperties=eyJUSUQiOiIifQ"})):
            tap.case(f"a call {name} gets a page of HTML", lambda how: check_refused(portal, **how),
                     how)
        tap.case("nobody is sent to another site", check_open_redirects, portal)
        tap.case("each step once and in order", check_order, portal)
        tap.case("pages and sentences in the language asked for", check_languages, portal)
        for odd in (("second-factor", "Phonefactor", "verificationCode"),
                    ("captcha", "SelfAsserted", "captchaEntered"),
                    ("terms", "SelfAsserted", "extension_TermsOfUseConsented"),
                    ("reset", "SelfAsserted", "newPassword")):
            tap.case(f"{odd[0]}: one more page", check_odd_page, portal, *odd)
        tap.case("an account can be locked", check_odd_answer, portal, "locked", "AADB2C90114")
        tap.case("the accounts can be unavailable", check_odd_answer, portal, "unavailable",
                 "AADB2C90035")
        tap.case("five wrong tries lock", check_lock, portal)
    tap.case("tokens and sessions expire", check_expiry)
    tap.case("it stops when told", check_stop)
    tap.case("it stops when its parent dies", check_parent)
    tap.case("over TLS, with cookies that stay there", check_tls)
    tap.end()


main()
