#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""The registration for the next school year: open, closed, to come, done, or not possible online, as
the calendar and the parent have it; and each demand in the portal's database exactly once."""

import report
import signin

TODAY = "2026-11-23"
PARENT = "parent@demo.exemple"
SECOND = "parent2@demo.exemple"


def equal(seen, wanted):
    assert seen == wanted, f"wanted {wanted!r}, saw {seen!r}"


class Pupil:
    """One child of a parent."""

    def __init__(self, portal, email, name):
        self.portal = portal
        self.browser = signin.Browser(portal)
        self.browser.sign_in(email)
        self.name = name

    def child(self):
        children = self.browser.call("/api/individu/parent/enfants").json()
        return [child for child in children if child["prenom"] == self.name][0]

    def target(self):
        child = self.child()
        return (f"/api/organisationScolaire/mozaikInscription/{child['codeEtablissement']}"
                f"/{child['fiche']}")

    def see(self):
        return self.browser.call(self.target()).json()

    def send(self, key=None, **changes):
        seen = self.see()
        demand = {"anneeScolaire": seen["anneeScolaire"], "droit": seen["droit"],
                  "reponses": [{"code": one["code"], "choix": one["choix"][-1]["code"]}
                               for one in seen["questions"]],
                  "commentaire": "Deux maisons"}
        return self.browser.write("POST", self.target(), dict(demand, **changes), key)

    def rows(self):
        return self.portal.control("GET", "attendance")["registrations"]


def on_portal(email, name, *options):
    def wrap(function):
        def run():
            with signin.Portal(signin.program(), "--today", TODAY, *options) as portal:
                function(Pupil(portal, email, name))
        return run
    return wrap


def refused(answer, status, code, member):
    body = answer.json()
    equal((answer.status, body["code"], body["champ"]), (status, code, member))
    assert body["Message"]


def check_states():
    """Of each child the state that it should have, with its dates."""
    wanted = {("parent@demo.exemple", "Léa"): ("ouverte", "inscription"),
              ("parent@demo.exemple", "Noé"): ("ouverte", "inscription"),
              ("parent@demo.exemple", "Mila"): ("nonDisponible", "inscription"),
              ("parent2@demo.exemple", "Noé"): ("pasEncoreOuverte", "services"),
              ("volume@demo.exemple", "Alice"): ("nonDisponible", "inscription"),
              ("volume@demo.exemple", "Dorian"): ("fermee", "inscription")}
    with signin.Portal(signin.program(), "--today", TODAY) as portal:
        for (email, name), (state, right) in wanted.items():
            seen = Pupil(portal, email, name).see()
            equal((name, seen["etat"], seen["droit"]), (name, state, right))
            equal(seen["anneeScolaire"], "2027-2028")
            assert seen["dateDebut"] < seen["dateFin"], seen
            assert bool(seen["questions"]) == (state == "ouverte"), seen
            assert bool(seen["message"]) == (state == "nonDisponible"), seen


@on_portal(PARENT, "Léa")
def check_calendar(pupil):
    """Announced, open until the evening of the last day, closed the day after, then not shown."""
    last = pupil.see()["dateFin"]
    equal(last, "2026-12-07")
    for day, state in ((14, "ouverte"), (15, "fermee"), (28, "fermee")):
        pupil.portal.control("POST", "state", {"day": day})
        equal(pupil.see()["etat"], state)
        assert "inscription" in pupil.child()["tuiles"]
    pupil.portal.control("POST", "state", {"day": 29})
    assert "inscription" not in pupil.child()["tuiles"]


@on_portal(SECOND, "Noé")
def check_second_parent(pupil):
    """Services only, in a window of its own; what the first parent sent stays with that one."""
    first = Pupil(pupil.portal, PARENT, "Noé")
    equal(first.send().status, 201)
    seen = pupil.see()
    equal((seen["dateDebut"], seen["demande"]), ("2026-12-14", None))
    refused(pupil.send(), 422, "periodeFermee", None)
    pupil.portal.control("POST", "state", {"day": 21})
    seen = pupil.see()
    equal(seen["etat"], "ouverte")
    equal({one["type"] for one in seen["questions"]}, {"surveillanceDiner", "transport"})
    refused(pupil.send(droit="inscription"), 400, "demandeInvalide", "droit")
    refused(pupil.send(reponses=[{"code": "ECOLE", "choix": "MEME"}]), 422, "choixInconnu",
            "reponses")
    equal(pupil.send().status, 201)
    equal([(row["courriel"], row["droit"]) for row in pupil.rows()],
          [(PARENT, "inscription"), (SECOND, "services")])
    equal(pupil.see()["etat"], "faite")


@on_portal(PARENT, "Léa")
def check_refusals(pupil):
    refused(pupil.send(anneeScolaire="2026-2027"), 400, "demandeInvalide", "anneeScolaire")
    refused(pupil.send(commentaire="x" * 501), 400, "demandeInvalide", "commentaire")
    refused(pupil.send(reponses="GARDE"), 400, "demandeInvalide", "reponses")
    refused(pupil.send(reponses=[{"code": "GARDE"}]), 400, "demandeInvalide", "reponses")
    refused(pupil.send(reponses=[{"code": "GARDE", "choix": "?"}]), 422, "choixInconnu", "GARDE")
    refused(pupil.send(reponses=[{"code": "GARDE", "choix": "REG"}] * 2), 422, "choixInconnu",
            "GARDE")
    refused(pupil.send(reponses=[{"code": "GARDE", "choix": "REG"}]), 422, "reponseManquante",
            "DINER")
    equal(pupil.rows(), [])
    pupil.portal.control("POST", "state", {"day": 15})
    refused(pupil.send(), 422, "periodeFermee", None)


@on_portal(PARENT, "Mila")
def check_not_online(pupil):
    refused(pupil.send(), 422, "inscriptionHorsLigne", None)
    equal(pupil.rows(), [])


KEY = "11111111-2222-4333-8444-555555555555"


@on_portal(PARENT, "Léa")
def check_once(pupil):
    """The same key does nothing more and gets the same answer; another one is refused."""
    answers = [pupil.send(KEY), pupil.send(KEY)]
    equal(answers[0].status, 201)
    equal(answers[0].body, answers[1].body)
    made = answers[0].json()
    equal((made["etat"], made["demande"]["commentaire"]), ("faite", "Deux maisons"))
    refused(pupil.send(), 409, "demandeExistante", None)
    refused(pupil.send(KEY, commentaire=None), 422, "cleReutilisee", None)
    equal(len(pupil.rows()), 1)
    equal(pupil.see(), made)


@on_portal(PARENT, "Léa", "--ignore-keys")
def check_twice(pupil):
    """A portal that ignores keys does it again, so that a client which sends twice is seen."""
    equal([pupil.send(KEY).status, pupil.send(KEY).status], [201, 201])
    equal(len(pupil.rows()), 2)


def main():
    tap = report.Report()
    tap.case("each child has its state", check_states)
    tap.case("the calendar opens and closes", check_calendar)
    tap.case("the second parent asks for services only", check_second_parent)
    tap.case("what is wrong is refused", check_refusals)
    tap.case("not possible online is said", check_not_online)
    tap.case("the same key does it once", check_once)
    tap.case("without keys it is done again", check_twice)
    tap.end()


main()
