# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Speaks to a demonstration portal without any code of the client: the sign-in chain by hand."""

import html.parser
import http.client
import json
import os
import re
import subprocess
import urllib.parse

PASSWORD = "Pupitre2026"


class Portal:
    """A demonstration portal of its own, on a free port."""

    def __init__(self, program, *arguments):
        self.process = subprocess.Popen([program, "--port", "0", *arguments],
                                        stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()
        self.port = urllib.parse.urlsplit(self.address).port
        self.hosts = {name: f"127.0.0.{number}:{self.port}"
                      for number, name in enumerate(("portal", "identity", "b2c", "api"), 1)}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.stdout.close()
        status = self.process.wait(60)
        assert status == 0, f"the portal ended with {status}"

    def control(self, method, path, body=None):
        answer = Browser(self).request("portal", method, "/demonstration/" + path,
                                       None if body is None else json.dumps(body),
                                       {"X-Demonstration": "1", "Content-Type": "application/json"})
        assert answer.status == 200, (path, answer.status, answer.body)
        return json.loads(answer.body)


class Answer:
    def __init__(self, host, answer):
        self.host = host
        self.status = answer.status
        self.headers = answer.headers
        self.body = answer.read()

    def text(self):
        return self.body.decode("utf-8")

    def json(self):
        return json.loads(self.body)


class Form(html.parser.HTMLParser):
    """The one form of a page that posts itself."""

    def __init__(self, text):
        super().__init__()
        self.action = None
        self.fields = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "form" and values.get("id") == "auto":
            self.action = values["action"]
        if tag == "input" and self.action and values.get("name"):
            self.fields.append((values["name"], values.get("value") or ""))


class Browser:
    """Cookies by host, redirects by hand."""

    def __init__(self, portal):
        self.portal = portal
        self.trace = []
        self.cookies = {}
        self.token = None
        self.settings = None
        self.fields = []

    def request(self, host, method, target, body=None, headers=None):
        connection = http.client.HTTPConnection(self.portal.hosts[host], timeout=20)
        everything = dict(headers or {})
        jar = self.cookies.get(host, {})
        if jar and "Cookie" not in everything:
            everything["Cookie"] = "; ".join(f"{name}={value}" for name, value in jar.items())
        connection.request(method, target, body.encode() if body else None, everything)
        answer = Answer(host, connection.getresponse())
        connection.close()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            self.keep(host, cookie)
        self.trace.append(answer)
        return answer

    def keep(self, host, cookie):
        name, _, value = cookie.partition(";")[0].partition("=")
        gone = "max-age=0" in cookie.lower().replace(" ", "") or not value
        jar = self.cookies.setdefault(host, {})
        if gone:
            jar.pop(name, None)
        else:
            jar[name] = value

    def locate(self, host, location):
        """(host, target) of a Location as the portal writes it."""
        parts = urllib.parse.urlsplit(location)
        if parts.netloc:
            host = next(name for name, address in self.portal.hosts.items()
                        if address == parts.netloc)
        return host, urllib.parse.urlunsplit(("", "", parts.path, parts.query, ""))

    def follow(self, answer):
        hops = 0
        while answer.status in (301, 302, 303):
            hops += 1
            assert hops <= 10
            host, target = self.locate(answer.host, answer.headers["Location"])
            answer = self.request(host, "GET", target)
        return answer

    def open_page(self, language="fr"):
        """To the sign-in page; reads its SETTINGS."""
        page = self.follow(self.request(
            "portal", "GET", f"/connect/login?returnUrl=/accueil/fr/&ui_locales={language}"))
        self.read_settings(page)
        return page

    def read_settings(self, page):
        found = re.search(r"var SETTINGS = (\{.*?\});", page.text(), re.S)
        self.settings = json.loads(found.group(1)) if found else None
        found = re.search(r"var SA_FIELDS = (\{.*?\});", page.text(), re.S)
        self.fields = json.loads(found.group(1))["AttributeFields"] if found else []

    def submit(self, email, password):
        return self.submit_fields({"email": email, "password": password})

    def submit_fields(self, fields, without=(), transaction=None, **headers):
        """What was typed on the page; @without headers, or with other ones, for what is refused."""
        return self.post({"request_type": "RESPONSE", **fields}, "", without, transaction,
                         **headers)

    def post(self, form, action="", without=(), transaction=None, **headers):
        """What the page's script posts: to SelfAsserted, or to an @action below it."""
        settings = self.settings
        query = urllib.parse.urlencode({"tx": transaction or settings["transId"],
                                        "p": settings["hosts"]["policy"]})
        everything = {
            "X-CSRF-TOKEN": settings["csrf"], "X-Requested-With": "XMLHttpRequest",
            "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
            "Origin": "http://" + self.portal.hosts["b2c"],
            "Referer": "http://" + self.portal.hosts["b2c"] + "/", **headers}
        for name in without:
            del everything[name]
        return self.request(
            "b2c", "POST", settings["hosts"]["tenant"] + "/SelfAsserted" + action + "?" + query,
            urllib.parse.urlencode(form), everything)

    def open_from_sign_in(self, what):
        """From the sign-in page to the one for a new account (`unified?local=signup`) or for a
        forgotten password (`forgotPassword?`), however the accounts lead there."""
        settings = self.settings
        query = urllib.parse.urlencode({"csrf_token": settings["csrf"], "tx": settings["transId"],
                                        "p": settings["hosts"]["policy"]})
        page = self.request("b2c", "GET", settings["hosts"]["tenant"]
                            + "/api/CombinedSigninAndSignup/" + what + "&" + query)
        if 'id="auto"' in page.text():
            page = self.post_form(page)
        self.read_settings(page)
        return page

    def open_sign_up(self, language="fr"):
        self.open_page(language)
        return self.open_from_sign_in("unified?local=signup")

    def open_reset(self, language="fr"):
        self.open_page(language)
        return self.open_from_sign_in("forgotPassword?")

    def is_legacy(self):
        return any(field["VERIFY"] for field in self.fields)

    def send_code(self, email):
        if self.is_legacy():
            return self.post({"request_type": "VERIFICATION_REQUEST", "claim_id": "email",
                              "claim_value": email})
        return self.post({"email": email},
                         "/DisplayControlAction/vbeta/emailVerificationControl/SendCode")

    def verify_code(self, email, code):
        if self.is_legacy():
            return self.post({"request_type": "VALIDATION_REQUEST", "claim_id": "email",
                              "claim_value": email, "user_input": code})
        return self.post({"email": email, "verificationCode": code},
                         "/DisplayControlAction/vbeta/emailVerificationControl/VerifyCode")

    def read_code(self, email):
        """The last code that was sent."""
        return self.portal.control("GET", "mailbox?to=" + email)[0]["code"]

    def create_account(self, email, password):
        """As a parent does who makes no mistake."""
        self.open_sign_up()
        for answer in (self.send_code(email), self.verify_code(email, self.read_code(email)),
                       self.submit_fields({"email": email, "newPassword": password,
                                           "reenterPassword": password})):
            assert answer.json() == {"status": "200"}, answer.json()
        assert self.post_form(self.confirm()).status == 200
        self.token = self.get_token().json()["accessToken"]

    def confirm(self):
        settings = self.settings
        query = urllib.parse.urlencode({"rememberMe": "false", "csrf_token": settings["csrf"],
                                        "tx": settings["transId"],
                                        "p": settings["hosts"]["policy"]})
        return self.request("b2c", "GET", settings["hosts"]["tenant"] + "/api/" + settings["api"]
                            + "/confirmed?" + query)

    def post_form(self, page):
        form = Form(page.text())
        host, target = self.locate(page.host, form.action)
        return self.follow(self.request(
            host, "POST", target, urllib.parse.urlencode(form.fields),
            {"Content-Type": "application/x-www-form-urlencoded"}))

    def sign_in(self, email, password=PASSWORD):
        self.open_page()
        answer = self.submit(email, password)
        assert answer.json() == {"status": "200"}, answer.json()
        home = self.post_form(self.confirm())
        assert home.status == 200
        self.token = self.get_token().json()["accessToken"]

    def get_token(self):
        return self.request("portal", "GET", "/connect/authentificationinfo?authType=pp")

    def call(self, target, headers=None):
        everything = {"Authorization": "Bearer " + self.token, "Encode-Response": "false"}
        return self.request("api", "GET", target, None, dict(everything, **(headers or {})))

    def write(self, method, target, body=None, key=None):
        """A write of the business API."""
        headers = {"Authorization": "Bearer " + self.token, "Content-Type": "application/json"}
        if key:
            headers["Idempotency-Key"] = key
        text = body if body is None or isinstance(body, str) else json.dumps(body)
        return self.request("api", method, target, text, headers)

    def associate(self, application, key=None):
        """Asks for a child to be associated; @application is what the form holds."""
        return self.write("POST", "/api/individu/parent/enfants", application, key)


def application_of(letter, **changes):
    """The form that a parent fills in from the letter of the school."""
    return {"organisation": letter["organisation"]["code"], "nom": letter["nom"],
            "prenom": letter["prenom"], "dateNaissance": letter["dateNaissance"],
            "fiche": letter["fiche"], "codePermanent": None, "nip": None, **changes}


def program():
    """The demonstration portal of the build tree, as meson passes it."""
    return os.environ["PUPITRE_DEMO_PORTAL"]
