#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong on demand, what the control orders, and what outlives the process."""

import email.utils
import http.client
import json
import os
import tempfile
import time

import report
import signin

CHILDREN = "/api/individu/parent/enfants"


def equal(seen, wanted):
    assert seen == wanted, f"wanted {wanted!r}, saw {seen!r}"


def raises(kinds, function, *arguments):
    try:
        function(*arguments)
    except kinds as error:
        return error
    raise AssertionError("nothing went wrong")


def order(portal, *faults):
    state = portal.control("POST", "state", {"faults": list(faults)})
    equal(state["faults"], list(faults))


def check_cut(portal, browser):
    order(portal, "listChildren:cut")
    raises(http.client.RemoteDisconnected, browser.call, CHILDREN)
    equal(browser.get_token().status, 200)


def check_reset(portal, browser):
    order(portal, "listChildren:reset-middle")
    error = raises((http.client.IncompleteRead, ConnectionError), browser.call, CHILDREN)
    assert getattr(error, "partial", b"[").startswith(b"["), error


def check_truncated(portal, browser):
    order(portal, "listChildren:truncated")
    answer = browser.call(CHILDREN)
    equal(int(answer.headers["Content-Length"]), len(answer.body))
    raises(ValueError, answer.json)


def check_odd(portal, browser):
    """Every list of results, finances and the file has something odd on demand."""
    lists = {
        "listWorkResults": "evaluation/resultats/{}/anneeCourante/eleves/{}/travaux/"
                           "visibleParentEleve",
        "listSubjectResults": "evaluation/resultats/{}/anneeCourante/eleves/{}/matieresEleves",
        "listSubjects": "evaluation/apprentissage/{}/anneeCourante/matieres/eleves/{}",
        "listStatements": "finance/etatsCompte/{}/{}",
        "listTaxSlips": "finance/relevesFiscaux/{}/{}",
        "getIdentity": "individu/eleves/{}/{}/identification",
        "getTransport": "transport/trajets/{}/anneeCourante/{}/parentConnecte",
        "listStudentDocuments": "document/eleves/{}/{}",
    }
    order(portal)
    child = browser.call(CHILDREN).json()[0]
    for operation, path in lists.items():
        target = "/api/" + path.format(child["codeEtablissement"], child["fiche"])
        order(portal)
        plain = browser.call(target).json()
        order(portal, operation + ":odd")
        odd = browser.call(target)
        equal(odd.status, 200)
        assert odd.json() != plain, operation
        if isinstance(plain, list):
            equal(odd.json()[:len(plain)], plain)
            assert len(odd.json()) > len(plain) + 1, operation


def check_delay(portal, browser):
    order(portal, "api:delay:ms=300")
    before = time.monotonic()
    equal(browser.call(CHILDREN).status, 200)
    assert time.monotonic() - before >= 0.3


def check_status(portal, browser):
    order(portal, "api:503:retry-after=30")
    answer = browser.call(CHILDREN)
    equal((answer.status, answer.headers["Retry-After"]), (503, "30"))
    assert "Message" in answer.json()
    for code in (401, 403, 429, 500):
        order(portal, f"listChildren:status:code={code}")
        equal(browser.call(CHILDREN).status, code)


def check_html(portal, browser):
    order(portal, "api:html")
    answer = browser.call(CHILDREN)
    equal((answer.status, answer.headers.get_content_type()), (200, "text/html"))


def check_json(portal, browser):
    order(portal, "api:json-broken")
    raises(ValueError, browser.call(CHILDREN).json)
    order(portal, "api:json-deep")
    assert browser.call(CHILDREN).body.startswith(b"[" * 100000)
    order(portal, "api:json-huge:mib=3")
    answer = browser.call(CHILDREN)
    equal((len(answer.body), len(answer.json())), (3 * 1024 * 1024 + 1, 3))
    order(portal, "api:json-utf8")
    raises(UnicodeDecodeError, browser.call(CHILDREN).text)
    order(portal, "api:json-nul")
    assert b"\0" in browser.call(CHILDREN).body


def check_drop(portal, browser):
    order(portal, "listChildren:drop:member=fiche")
    children = browser.call(CHILDREN).json()
    assert children and all("fiche" not in child and "nom" in child for child in children)


def check_empty(portal, browser):
    order(portal)
    child = browser.call(CHILDREN).json()[1]
    absences = (f"/api/comportement/assiduite/{child['codeEtablissement']}/anneeCourante/"
                f"{child['fiche']}/absences/parent")
    lists = browser.call(absences).json()
    assert any(lists.values()), "there is nothing to empty"
    order(portal, "api:empty")
    equal(browser.call(CHILDREN).json(), [])
    equal(browser.call(absences).json(), {name: [] for name in lists})


def check_counts(portal, browser):
    order(portal, "api:500:after=1:times=2")
    equal([browser.call(CHILDREN).status for _ in range(5)], [200, 500, 500, 200, 200])


def check_expired(portal):
    browser = signin.Browser(portal)
    browser.sign_in("parent2@demo.exemple")
    order(portal, "listChildren:expired:times=1")
    equal(browser.call(CHILDREN).status, 401)
    equal(browser.get_token().status, 401)
    browser.open_page()
    assert browser.settings, "the accounts forgot the person too"


def check_bad_orders(portal):
    browser = signin.Browser(portal)
    for body in ('{"faults":["nowhere:cut"]}', '{"faults":["api:nothing"]}', '{"slow":"x"}',
                 '{"cut":1}', '{"hours":24}', '{"keys":"lost"}', '{"keys":1}',
                 '{"withdrawals":"never"}', '{"other":1}', '[]', '{"faults":["api:drop"]}', 'x', ''):
        answer = browser.request("portal", "POST", "/demonstration/state", body,
                                 {"X-Demonstration": "1"})
        equal((body, answer.status), (body, 400))
    equal(browser.request("portal", "GET", "/demonstration/state").status, 403)
    equal(browser.request("api", "GET", "/demonstration/state", None,
                          {"X-Demonstration": "1"}).status, 404)


def check_clock(portal, browser):
    order(portal)
    portal.control("POST", "state", {"hours": -3})
    answer = browser.call(CHILDREN)
    told = email.utils.parsedate_to_datetime(answer.headers["Date"]).timestamp()
    assert abs(told + 3 * 3600 - time.time()) < 120, answer.headers["Date"]
    equal(browser.get_token().status, 200)
    portal.control("POST", "state", {"hours": 0})


def check_network(portal, browser):
    order(portal)
    portal.control("POST", "state", {"cut": True})
    raises(http.client.RemoteDisconnected, browser.call, CHILDREN)
    raises(http.client.RemoteDisconnected, browser.get_token)
    portal.control("POST", "state", {"cut": False, "slow": 200})
    before = time.monotonic()
    equal(browser.call(CHILDREN).status, 200)
    assert time.monotonic() - before >= 0.2
    equal(portal.control("POST", "state", {"slow": 0}),
          {"cut": False, "slow": 0, "day": 0, "hours": 0, "dialect": "display", "keys": "honoured",
           "withdrawals": "before", "cards": "once", "faults": []})


def check_impatience(portal, browser):
    """Somebody who leaves while the answer waits must not hurt anybody."""
    order(portal, "listChildren:delay:ms=200:times=1")
    connection = http.client.HTTPConnection(portal.hosts["api"], timeout=0.05)
    connection.request("GET", CHILDREN)
    raises(TimeoutError, connection.getresponse)
    equal(portal.control("GET", "state")["waiting"], 1)
    connection.close()
    equal(browser.call(CHILDREN).status, 200)


def check_log(portal, browser):
    portal.control("POST", "log")
    browser.call(CHILDREN + "?secret=no", {"If-None-Match": '"x"'})
    browser.get_token()
    log = portal.control("GET", "log")
    equal([(call["host"], call["method"], call["path"], call["status"], call["authorization"],
            call["cookies"]) for call in log],
          [("api", "GET", CHILDREN + "?secret=no", 200, True, []),
           ("portal", "GET", "/connect/authentificationinfo?authType=pp", 200, False, ["pp"])])
    equal((log[0]["headers"]["If-None-Match"], log[0]["operation"]), ('"x"', "listChildren"))
    text = json.dumps(log)
    assert browser.token not in text and browser.cookies["portal"]["pp"] not in text
    portal.control("POST", "log")
    equal(portal.control("GET", "log"), [])


def check_account(portal, browser):
    """On the way to a new account and to a child."""
    order(portal, "sendCode:status:code=503:retry-after=30:times=1", "verifyCode:html:times=1",
          "listOrganisations:drop:member=nom:times=1", "associateChild:status:code=500:times=1")
    parent = signin.Browser(portal)
    parent.open_sign_up()
    address = "panne@demo.exemple"
    answer = parent.send_code(address)
    equal((answer.status, answer.headers["Retry-After"]), (503, "30"))
    code = parent.read_code(address)
    equal(parent.verify_code(address, code).headers.get_content_type(), "text/html")
    assert "nom" not in browser.call("/api/organisationScolaire/organisations").json()[0]
    application = signin.application_of(portal.control("GET", "letters")[0])
    equal(browser.associate(application, "key").status, 500)
    equal(browser.associate(application, "key").status, 201)
    equal(len(browser.call(CHILDREN).json()), 4)


def check_end_sessions(portal, browser):
    portal.control("POST", "end-sessions")
    equal((browser.call(CHILDREN).status, browser.get_token().status), (401, 401))


def check_state_file():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "state.db")
        with signin.Portal(signin.program(), "--state", path) as portal:
            browser = signin.Browser(portal)
            browser.sign_in("parent@demo.exemple")
            portal.control("POST", "state", {"slow": 1, "day": 3, "keys": "ignored",
                                                "withdrawals": "begun", "cards": "again",
                                                "faults": ["b2c:500"]})
        with signin.Portal(signin.program(), "--state", path) as portal:
            equal(portal.control("GET", "state"),
                  {"cut": False, "slow": 1, "day": 3, "hours": 0, "dialect": "display", "keys": "ignored",
                   "withdrawals": "begun", "cards": "again", "faults": ["b2c:500"], "waiting": 0})
            browser.portal = portal
            equal(browser.call(CHILDREN).status, 200)
        with signin.Portal(signin.program(), "--state", path, "--fault", "api:404") as portal:
            equal(portal.control("GET", "state")["faults"], ["api:404"])


def main():
    tap = report.Report()
    with signin.Portal(signin.program()) as portal:
        browser = signin.Browser(portal)
        browser.sign_in("parent@demo.exemple")
        for name, function in (
                ("cut before the answer", check_cut), ("broken in the middle", check_reset),
                ("half of the body", check_truncated), ("late", check_delay),
                ("errors, with Retry-After", check_status), ("HTML for JSON", check_html),
                ("bad JSON of five kinds", check_json), ("a member less", check_drop),
                ("nothing in any list", check_empty), ("odd data", check_odd),
                ("only some of the calls", check_counts),
                ("a clock that is wrong", check_clock),
                ("the network cut, then slow", check_network),
                ("someone who does not wait", check_impatience), ("the log", check_log),
                ("an account and a child", check_account),
                ("every session ended", check_end_sessions)):
            tap.case(name, function, portal, browser)
        tap.case("a session that has expired", check_expired, portal)
        tap.case("orders without sense are refused", check_bad_orders, portal)
    tap.case("a state in a file outlives the process", check_state_file)
    tap.end()


main()
