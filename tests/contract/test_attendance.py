#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Absences, and what parents write of them: each intent in the portal's database exactly once,
whatever happens to its answer."""

import http.client
import os
import tempfile
import time

import report
import signin

TODAY = "2026-11-23"
FAILED = (http.client.HTTPException, ConnectionError)


def equal(seen, wanted):
    assert seen == wanted, f"wanted {wanted!r}, saw {seen!r}"


class Pupil:
    """One child of the first parent, on a portal of its own."""

    def __init__(self, portal, position):
        self.portal = portal
        self.browser = signin.Browser(portal)
        self.browser.sign_in("parent@demo.exemple")
        child = self.browser.call("/api/individu/parent/enfants").json()[position]
        self.fiche = child["fiche"]
        self.school = f"/api/comportement/assiduite/{child['codeEtablissement']}"
        self.root = f"{self.school}/anneeCourante/{self.fiche}"

    def absences(self, query=""):
        return self.browser.call(f"{self.root}/absences/parent{query}").json()

    def motives(self):
        return self.browser.call(self.school + "/motifs").json()

    def motivate(self, absence, key=None, **body):
        return self.browser.write("POST", f"{self.root}/absences/{absence['id']}/motif", body, key)

    def announce(self, key=None, **changes):
        return self.browser.write("POST", self.root + "/avisAbsences",
                                  dict(NOTICE, **changes), key)

    def withdraw(self, notice, key=None):
        return self.browser.write("DELETE", f"{self.root}/avisAbsences/{notice['id']}", None, key)

    def rows(self, table):
        """What parents wrote of this child: not what the demonstration began with."""
        return [row for row in self.portal.control("GET", "attendance")[table]
                if row["fiche"] == self.fiche and row["courriel"]]


NOTICE = {"dateDebut": "2026-12-10", "dateFin": "2026-12-10", "journeeEntiere": True,
          "periodes": [], "typeAbsence": "absence", "codeMotif": "10", "explication": None}
NOE = 1


def with_noe(function):
    def run(*arguments):
        with signin.Portal(signin.program(), "--today", TODAY) as portal:
            function(Pupil(portal, NOE), *arguments)
    return run


def refused(answer, status, code, member):
    body = answer.json()
    equal((answer.status, body["code"], body["champ"]), (status, code, member))
    assert body["Message"]


def check_lists():
    with signin.Portal(signin.program(), "--today", TODAY) as portal:
        lists = []
        for position in range(3):
            pupil = Pupil(portal, position)
            absences = pupil.absences()
            kinds = {one["typeAbsence"] for one in absences["absencesAMotiver"]}
            equal((position, kinds), (position, {"absence", "retard"} if position < 2
                                      else {"absence"}))
            everything = absences["absencesAMotiver"] + absences["historiqueAbsences"]
            equal(len({one["id"] for one in everything}), len(everything))
            assert all(one["date"] <= TODAY for one in everything)
            for one in everything:
                equal((one["periode"] is None, one["descriptionMatiere"] is None),
                      (position != NOE, position != NOE))
            lists.append(tuple(one["code"] for one in pupil.motives()))
        equal(len(set(lists)), 3)
        noe = Pupil(portal, NOE)
        whole = noe.absences()
        assert whole["historiqueAbsences"] and whole["avisAbsences"]
        some = noe.absences("?exclude=absencesAMotiver,avisAbsences"
                            "&historiqueAbsencesDateDebut=2026-10-01&historiqueAbsencesDateFin=")
        equal(list(some), ["historiqueAbsences"])
        equal(some["historiqueAbsences"],
              [one for one in whole["historiqueAbsences"] if one["date"] >= "2026-10-01"])
        portal.control("POST", "state", {"day": 1})
        assert len(noe.absences()["absencesAMotiver"]) > len(whole["absencesAMotiver"])
        portal.control("POST", "state", {"day": 40})
        late = noe.absences()["historiqueAbsences"]
        assert {one["id"] for one in whole["absencesAMotiver"]} <= {
            one["id"] for one in late if one["etat"] == "nonMotivee"}


@with_noe
def check_motive(noe):
    waiting = noe.absences()["absencesAMotiver"]
    absence = next(one for one in waiting if one["typeAbsence"] == "absence")
    late = next(one for one in waiting if one["typeAbsence"] == "retard")
    refused(noe.motivate(absence, explication="x"), 400, "demandeInvalide", "codeMotif")
    refused(noe.motivate(absence, codeMotif="10", explication="x" * 501), 400, "demandeInvalide",
            "explication")
    refused(noe.motivate(absence, codeMotif="77"), 422, "motifInconnu", "codeMotif")
    refused(noe.motivate(late, codeMotif="10"), 422, "motifInconnu", "codeMotif")
    refused(noe.motivate(absence, codeMotif="99", explication=" "), 422, "explicationRequise",
            "explication")
    refused(noe.motivate({"id": "abs-1"}, codeMotif="10"), 404, "absenceIntrouvable", None)
    equal(noe.rows("motives"), [])
    answer = noe.motivate(absence, codeMotif="99", explication="Panne d’auto & neige")
    equal((answer.status, answer.json()["etat"], answer.json()["motif"]["code"],
           answer.json()["explication"]), (200, "soumise", "99", "Panne d’auto & neige"))
    refused(noe.motivate(absence, codeMotif="10"), 409, "dejaMotivee", None)
    now = noe.absences()
    assert absence["id"] not in {one["id"] for one in now["absencesAMotiver"]}
    assert answer.json() in now["historiqueAbsences"]
    equal([(row["absence"], row["motif"]) for row in noe.rows("motives")],
          [(absence["id"], "99")])
    noe.portal.control("POST", "state", {"day": 20})
    refused(noe.motivate(late, codeMotif="20"), 422, "delaiDepasse", None)


@with_noe
def check_announce(noe):
    for status, code, member, changes in (
            (400, "demandeInvalide", "dateDebut", {"dateDebut": "2026-02-30"}),
            (400, "demandeInvalide", "dateFin", {"dateFin": "2026-12-09"}),
            (400, "demandeInvalide", "periodes", {"journeeEntiere": False}),
            (400, "demandeInvalide", "periodes", {"periodes": [1]}),
            (400, "demandeInvalide", "typeAbsence", {"typeAbsence": "fuite"}),
            (422, "datePassee", "dateDebut", {"dateDebut": "2026-11-20"}),
            (422, "horsAnnee", "dateFin", {"dateFin": "2027-08-01"}),
            (422, "jourSansClasse", "dateDebut", {"dateDebut": "2026-12-05"}),
            (422, "jourSansClasse", "dateFin", {"dateFin": "2026-12-25"}),
            (422, "periodeInvalide", "periodes", {"journeeEntiere": False, "periodes": [5]}),
            (422, "motifInconnu", "codeMotif", {"codeMotif": "20"}),
            (422, "explicationRequise", "explication", {"codeMotif": "99"})):
        refused(noe.announce(**changes), status, code, member)
    equal(noe.rows("notices"), [])
    made = noe.announce(journeeEntiere=False, periodes=[2, 3], dateFin="2026-12-14")
    equal((made.status, made.json()["periodes"], made.json()["retirable"]), (201, [2, 3], True))
    assert made.json() in noe.absences()["avisAbsences"]
    refused(noe.announce(), 409, "avisExistant", None)
    equal(noe.announce(journeeEntiere=False, periodes=[4]).status, 201)
    equal(noe.withdraw(made.json()).status, 204)
    refused(noe.withdraw(made.json()), 404, "avisIntrouvable", None)
    equal([row.get("retire") is not None for row in noe.rows("notices")], [True, False])
    # A day that has come is an absence with the motive that was announced.
    noe.portal.control("POST", "state", {"day": 17})
    last = noe.absences()["avisAbsences"][-1]
    equal(last["retirable"], False)
    refused(noe.withdraw(last), 409, "avisTraite", None)
    assert [(4, "motivee", "10")] == [
        (one["periode"], one["etat"], one["motif"]["code"])
        for one in noe.absences()["historiqueAbsences"] if one["date"] == "2026-12-10"]


@with_noe
def check_begun(noe):
    """A portal that lets an absence which has begun be withdrawn, until its last day."""
    made = [noe.announce(dateDebut="2026-12-14", dateFin="2026-12-15").json(),
            noe.announce().json()]
    equal(noe.portal.control("POST", "state", {"withdrawals": "begun"})["withdrawals"], "begun")
    for day, flags in ((17, [True, True]), (21, [True, False]), (22, [True, False]),
                       (23, [False, False])):
        noe.portal.control("POST", "state", {"day": day})
        told = {one["id"]: one["retirable"] for one in noe.absences()["avisAbsences"]}
        equal((day, [told[one["id"]] for one in made]), (day, flags))
    refused(noe.withdraw(made[0]), 409, "avisTraite", None)
    noe.portal.control("POST", "state", {"day": 22})
    equal(noe.withdraw(made[0]).status, 204)


def writes(noe):
    """(table, write with a key) of the three intents; each can be repeated."""
    absence = noe.absences()["absencesAMotiver"][0]
    code = "99"
    known = noe.absences()["avisAbsences"][0]
    return (("motives", lambda key: noe.motivate(absence, key, codeMotif=code, explication="Oui")),
            ("notices", lambda key: noe.announce(key)),
            (None, lambda key: noe.withdraw(known, key)))


@with_noe
def check_keys(noe):
    """The same key: the same answer, and it is done once."""
    for number, (table, write) in enumerate(writes(noe)):
        first, second = write(f"key-{number}"), write(f"key-{number}")
        equal((first.status, first.body), (second.status, second.body))
        assert first.status < 300
        if table:
            equal([row["cle"] for row in noe.rows(table)], [f"key-{number}"])
    refused(noe.announce("key-1", dateFin="2026-12-11"), 422, "cleReutilisee", None)
    refused(noe.announce("key-0"), 422, "cleReutilisee", None)


@with_noe
def check_ignored_keys(noe):
    """Whoever sends again without looking has written twice; whoever looks first, once."""
    equal(noe.portal.control("POST", "state", {"keys": "ignored"})["keys"], "ignored")
    for table, write in writes(noe)[:2]:
        equal((write("k").status // 100, write("k").status // 100), (2, 2))
        equal(len(noe.rows(table)), 2)
    absence = noe.absences()["absencesAMotiver"][0]
    noe.portal.control("POST", "state", {"faults": ["motivateAbsence:cut:times=1"]})
    for _ in range(2):
        done = {one["id"]: one for one in noe.absences()["historiqueAbsences"]}
        if absence["id"] not in done:
            try:
                noe.motivate(absence, "k2", codeMotif="99", explication="Lu d’abord")
            except FAILED:
                continue
    equal(len([row for row in noe.rows("motives") if row["absence"] == absence["id"]]), 1)
    first = noe.absences()["avisAbsences"][0]
    equal((noe.withdraw(first, "k3").status, noe.withdraw(first, "k3").status), (204, 404))


def check_faults():
    """(fault, rows after one try, whether the try is answered), then once again with the key."""
    for fault, rows, answered in (("cut", 1, False), ("lost", 0, False), ("late:ms=300", 1, True),
                                  ("twice", 1, True), ("repeated", 1, True),
                                  ("reset-middle", 1, False), ("500", 1, True),
                                  ("403", 0, True)):
        with signin.Portal(signin.program(), "--today", TODAY) as portal:
            noe = Pupil(portal, NOE)
            for operation, (table, write) in zip(("motivateAbsence", "announceAbsence"),
                                                 writes(noe)):
                portal.control("POST", "state", {"faults": [f"{operation}:{fault}:times=1"]})
                seen, before = True, time.monotonic()
                try:
                    write("key" + operation)
                except FAILED:
                    seen = False
                if "late" in fault:
                    assert time.monotonic() - before >= 0.3
                equal((fault, len(noe.rows(table)), seen), (fault, rows, answered))
                assert write("key" + operation).status < 300
                equal((fault, len(noe.rows(table))), (fault, 1))


@with_noe
def check_late_and_gone(noe):
    """Somebody who does not wait for the answer: it was done."""
    noe.portal.control("POST", "state", {"faults": ["announceAbsence:late:ms=400:times=1"]})
    whole = signin.http.client.HTTPConnection
    connection = whole(noe.portal.hosts["api"], timeout=0.1)
    connection.request("POST", noe.root + "/avisAbsences", signin.json.dumps(NOTICE),
                       {"Authorization": "Bearer " + noe.browser.token})
    try:
        connection.getresponse()
        raise AssertionError("it was not late")
    except TimeoutError:
        connection.close()
    equal(len(noe.rows("notices")), 1)


@with_noe
def check_twice_on_the_wire(noe):
    noe.portal.control("POST", "state", {"faults": ["announceAbsence:twice:times=1"]})
    connection = http.client.HTTPConnection(noe.portal.hosts["api"], timeout=5)
    connection.request("POST", noe.root + "/avisAbsences", signin.json.dumps(NOTICE),
                       {"Authorization": "Bearer " + noe.browser.token})
    text = b""
    while part := connection.sock.recv(65536):
        text += part
    connection.close()
    equal(text.count(b"HTTP/1.1 201 "), 2)


def check_file():
    """What a parent wrote outlives the process, with its key."""
    with tempfile.TemporaryDirectory() as folder:
        arguments = ("--state", os.path.join(folder, "state.db"), "--today", TODAY)
        with signin.Portal(signin.program(), *arguments) as portal:
            first = Pupil(portal, NOE).announce("key")
        with signin.Portal(signin.program(), *arguments) as portal:
            noe = Pupil(portal, NOE)
            equal(noe.announce("key").body, first.body)
            equal(len(noe.rows("notices")), 1)
            equal(len(noe.absences()["avisAbsences"]), 2)
        with signin.Portal(signin.program(), *arguments, "--ignore-keys") as portal:
            noe = Pupil(portal, NOE)
            equal(noe.announce("key").status, 201)
            equal(len(noe.rows("notices")), 2)


def main():
    tap = report.Report()
    tap.case("what the lists hold", check_lists)
    tap.case("a motive, and every refusal of one", check_motive)
    tap.case("an announcement, and every refusal of one", check_announce)
    tap.case("an absence that has begun", check_begun)
    tap.case("the same key twice", check_keys)
    tap.case("keys that are ignored", check_ignored_keys)
    tap.case("what goes wrong in the middle of a write", check_faults)
    tap.case("someone who does not wait", check_late_and_gone)
    tap.case("an answer twice on the wire", check_twice_on_the_wire)
    tap.case("a state in a file", check_file)
    tap.end()


main()
