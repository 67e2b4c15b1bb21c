#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the demonstration's schools do on each day: true to the law and to the clock, the same for
the same seed, and changed from one day to the next."""

import collections
import datetime
import subprocess
import tempfile

import report
import signin

TODAY = "2026-11-23"
SCHOOL = "/api/organisationScolaire"


def equal(seen, wanted):
    assert seen == wanted, f"wanted {wanted!r}, saw {seen!r}"


def open_family(portal, email="parent@demo.exemple"):
    browser = signin.Browser(portal)
    browser.sign_in(email)
    return browser, browser.call("/api/individu/parent/enfants").json()


def calendar_of(browser, child, query=""):
    return browser.call(f"{SCHOOL}/calendrierScolaire/{child['codeEtablissement']}/1{query}").json()


def grid_of(browser, child):
    return browser.call(f"{SCHOOL}/preparatifs/{child['codeEtablissement']}/anneeCourante/"
                        f"{child['fiche']}/grilleHoraire").json()


def activities_of(browser, child, begin="2026-07-01", end="2027-06-30"):
    return browser.call(f"{SCHOOL}/donneesAnnuelles/{child['codeEtablissement']}/{child['fiche']}/"
                        f"activitescalendrier?dateDebut={begin}&dateFin={end}").json()


def works_of(browser, child, query="", year="anneeCourante"):
    return browser.call(f"/api/evaluation/apprentissage/{child['codeEtablissement']}/{year}/"
                        f"travaux/eleves/{child['fiche']}{query}").json()


def detentions_of(browser, child):
    return browser.call(f"/api/comportement/retenues/{child['codeEtablissement']}/anneeCourante/"
                        f"{child['fiche']}").json()


def nth_monday(year, month, number):
    days = [datetime.date(year, month, day) for day in range(1, 8 * number)]
    return [day for day in days if day.weekday() == 0][number - 1]


def easter(year):
    """The Sunday after the full moon of the Church that is the first from 21 March on: the epact of
    the calendar, as Clavius has it."""
    golden = year % 19 + 1
    century = year // 100 + 1
    solar = 3 * century // 4 - 12
    lunar = (8 * century + 5) // 25 - 5
    epact = (11 * golden + 20 + lunar - solar) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    moon = 44 - epact
    moon += 30 if moon < 21 else 0
    full = datetime.date(year, 3, 1) + datetime.timedelta(moon - 1)
    return full + datetime.timedelta(6 - full.weekday() if full.weekday() < 6 else 7)


def days_of_law(year):
    """Days off of the régime pédagogique, of the school year that begins in that year."""
    sunday = easter(year + 1)
    patriots = max(day for day in (datetime.date(year + 1, 5, 24) - datetime.timedelta(back)
                                   for back in range(7)) if day.weekday() == 0)
    days = [nth_monday(year, 9, 1), nth_monday(year, 10, 2), sunday - datetime.timedelta(2),
            sunday + datetime.timedelta(1), patriots, datetime.date(year, 7, 1),
            datetime.date(year + 1, 6, 24)]
    days += [datetime.date(year, 12, day) for day in (24, 25, 26, 31)]
    days += [datetime.date(year + 1, 1, day) for day in (1, 2)]
    return {day.isoformat() for day in days}


def check_days_of_law():
    """What the others are measured with, against dates of printed calendars."""
    for date in ("2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25"):
        equal(easter(int(date[:4])).isoformat(), date)
    assert {"2026-09-07", "2026-10-12", "2027-03-26", "2027-03-29", "2027-05-24",
            "2027-06-24"} <= days_of_law(2026)
    assert {"2019-05-20", "2019-04-19", "2019-04-22", "2018-10-08"} <= days_of_law(2018)


def check_law():
    """Articles 16 and 19 of the régime pédagogique, whatever weekday the year begins on."""
    for year in range(2019, 2031):
        with signin.Portal(signin.program(), "--today", f"{year}-10-20") as portal:
            browser, children = open_family(portal, "volume@demo.exemple")
            calendar = calendar_of(browser, children[0])
        kinds = collections.Counter(day["typeJour"] for day in calendar["jours"])
        equal((year, kinds["classe"], kinds["pedagogique"]), (year, 180, 20))
        by_date = {day["date"]: day for day in calendar["jours"]}
        for day in by_date.values():
            weekday = datetime.date.fromisoformat(day["date"]).weekday()
            assert weekday < 5, day
            assert (day["jourCycle"] is None) == (day["typeJour"] != "classe"), day
        at_school = {date for date, day in by_date.items() if day["typeJour"] != "conge"}
        equal((year, sorted(at_school & days_of_law(year))), (year, []))
        # Nor are they weekends that nobody lists: each weekday of them is in the list, as a day off.
        within = {date for date in days_of_law(year) if min(by_date) < date < max(by_date)
                  and datetime.date.fromisoformat(date).weekday() < 5}
        assert len(within) >= 6, within
        equal((year, sorted(within - set(by_date))), (year, []))
        cycle = [day["jourCycle"] for day in calendar["jours"] if day["jourCycle"]]
        equal(cycle, [index % 5 + 1 for index in range(180)])


def check_schools():
    with signin.Portal(signin.program(), "--today", TODAY) as portal:
        browser, (lea, noe, mila) = open_family(portal)
        for child, days, periods, minutes in ((lea, 5, 5, 60), (noe, 9, 4, 75), (mila, 5, 5, 60)):
            grid = grid_of(browser, child)
            equal((grid["nombreJoursCycle"], len(grid["periodes"]), len(grid["grille"])),
                  (days, periods, days * periods))
            for period in grid["periodes"]:
                begin, end = (datetime.datetime.strptime(period[name], "%H:%M")
                              for name in ("heureDebut", "heureFin"))
                equal((end - begin).seconds, minutes * 60)
        dorian = open_family(portal, "volume@demo.exemple")
        equal(grid_of(dorian[0], dorian[1][3])["nombreJoursCycle"], 10)
        assert any(len(one["intervenants"]) > 1 for one in grid_of(browser, noe)["grille"])
        assert any(not one["locaux"] for one in grid_of(browser, mila)["grille"])


def check_days():
    """Lessons follow the grid but where they changed, and there are none without class."""
    with signin.Portal(signin.program(), "--today", TODAY) as portal:
        browser, children = open_family(portal)
        for child in children:
            grid = {(one["jourCycle"], one["periode"]): one["codeActivite"]
                    for one in grid_of(browser, child)["grille"]}
            cycle = {day["date"]: day["jourCycle"] for day in calendar_of(browser, child)["jours"]
                     if day["typeJour"] == "classe"}
            lessons = [one for one in activities_of(browser, child)
                       if one["typeActivite"] == "cours"]
            equal({one["dateDebut"] for one in lessons}, set(cycle))
            equal(len(lessons), 180 * len({period for _, period in grid}))
            for one in lessons:
                equal(one["jourCycle"], cycle[one["dateDebut"]])
                period = one["origine"]["periode"] if one["origine"] else one["periode"]
                equal(one["codeActivite"], grid[one["jourCycle"], period])
                equal(one["origine"] is not None, one["etat"] == "deplacee")


def difference(before, after):
    """Which of room, teacher, cancelled and moved are new."""
    def key(one):
        origin = one["origine"]
        return (one["dateDebut"], origin["periode"] if origin else one["periode"],
                one["codeActivite"])
    known = {key(one): one for one in before}
    found = set()
    for one in after:
        old = known[key(one)]
        found |= {name for name in ("locaux", "intervenants") if old[name] != one[name]}
        if old["etat"] != one["etat"]:
            found.add(one["etat"])
    return found


def check_tomorrow():
    with signin.Portal(signin.program(), "--today", TODAY) as portal:
        browser, (lea, noe, _) = open_family(portal)
        seen = set()
        before = activities_of(browser, noe)
        for day in range(1, 8):
            portal.control("POST", "state", {"day": day})
            after = activities_of(browser, noe)
            found = difference(before, after)
            weekday = (datetime.date.fromisoformat(TODAY) + datetime.timedelta(day)).weekday()
            assert not found or weekday < 5, (day, found)
            seen |= found
            if day == 1:
                assert found, "nothing changed since yesterday"
            before = after
        equal(seen, {"locaux", "intervenants", "annulee", "deplacee"})
        assert works_of(browser, lea)
        portal.control("POST", "state", {"day": 0})
        first = {one["id"] for one in works_of(browser, lea)}
        portal.control("POST", "state", {"day": 3})
        assert first < {one["id"] for one in works_of(browser, lea)}, "a work went away"


def check_homework():
    with signin.Portal(signin.program(), "--today", TODAY) as portal:
        browser, (lea, noe, mila) = open_family(portal)
        equal(works_of(browser, mila), [])
        for child in (lea, noe):
            works = works_of(browser, child)
            kinds = collections.Counter(one["typeTravail"] for one in works)
            assert set(kinds) == {"devoir", "lecon", "evaluation"}, kinds
            equal(len({one["id"] for one in works}), len(works))
            assert all(one["dateDonnee"] <= min(TODAY, one["dateTravail"]) for one in works)
            assert any(one["dateTravail"] >= TODAY for one in works)
            assert any(one["liens"] for one in works)
            assert any(one["typeTravail"] == "evaluation" and one["dateTravail"] > TODAY
                       for one in works), "no evaluation to come"
            part = works_of(browser, child, "?dateDebut=2026-11-16&dateFin=2026-11-20")
            equal(part, [one for one in works if "2026-11-16" <= one["dateTravail"] <= "2026-11-20"])
            past = works_of(browser, child, year="2025")
            assert past and all(one["dateTravail"] < "2026-07" for one in past)


def check_detentions():
    with signin.Portal(signin.program(), "--today", TODAY) as portal:
        browser, (lea, noe, _) = open_family(portal)
        equal(detentions_of(browser, lea), [])
        detentions = detentions_of(browser, noe)
        assert any(one["etat"] == "prevue" and one["date"] > TODAY for one in detentions)
        for one in detentions:
            equal((one["heureDebut"], one["heureFin"]), ("16:05", "16:50"))


def check_years():
    """The switch on 1 July, a year that is not published, the one before."""
    with signin.Portal(signin.program(), "--today", "2027-07-01") as portal:
        browser, children = open_family(portal)
        equal(calendar_of(browser, children[0])["anneeScolaire"]["dateDebut"][:4], "2027")
        last = calendar_of(browser, children[0], "?dateDebut=2027-06-01&dateFin=2027-06-30")
        equal(last["anneeScolaire"]["dateDebut"], "2026-08-27")
        equal(max(day["date"] for day in last["jours"]), "2027-06-25")
        future = calendar_of(browser, children[0], "?dateDebut=2028-09-01&dateFin=2028-09-30")
        equal(future, {"anneeScolaire": None, "nombreJoursCycle": None, "etapes": [], "jours": []})
        noe = children[1]
        two = activities_of(browser, noe, "2026-06-01", "2027-06-30")
        assert {one["dateDebut"][:4] for one in two} == {"2026", "2027"}


def check_printable():
    with signin.Portal(signin.program(), "--today", TODAY) as portal:
        browser, (_, noe, _) = open_family(portal)
        pdf = browser.call(f"{SCHOOL}/horaire/{noe['codeEtablissement']}/anneeCourante/eleves/"
                           f"{noe['fiche']}/imprimable").body
        rooms = {room for one in grid_of(browser, noe)["grille"] for room in one["locaux"]}
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        text = subprocess.run(["pdftotext", "-layout", file.name, "-"], check=True,
                              capture_output=True, text=True).stdout
        pages = subprocess.run(["pdfinfo", file.name], check=True, capture_output=True,
                               text=True).stdout
    for wanted in ("Noé Exemple", "Jour 9", "Période 4", "Page 1 de 1", *rooms):
        assert wanted in text, (wanted, text)
    assert "(letter)" in pages and "Pages:           1" in pages, pages


def check_seed():
    def collect(*arguments):
        with signin.Portal(signin.program(), "--today", TODAY, *arguments) as portal:
            browser, children = open_family(portal)
            return [(activities_of(browser, child), works_of(browser, child),
                     grid_of(browser, child)) for child in children[:2]]
    first = collect()
    assert first == collect(), "the same seed gave other data"
    assert all(a != b for a, b in zip(first, collect("--seed", "2")))


def check_odd():
    with signin.Portal(signin.program(), "--today", TODAY, "--fault", "api:odd") as portal:
        browser, (lea, noe, _) = open_family(portal)
        lessons = activities_of(browser, noe, "2026-11-23", "2026-11-25")
        assert any(one["heureFin"] < one["heureDebut"] for one in lessons if one["heureFin"])
        assert sum(one["dateDebut"] == "2026-11-23" for one in lessons) >= 20
        assert any(len(one.get("intervenants") or []) == 3 for one in lessons)
        assert any("intervenants" not in one for one in lessons)
        equal(calendar_of(browser, lea)["anneeScolaire"], None)
        assert any("dateTravail" not in one for one in works_of(browser, noe))
        assert any("date" not in one for one in detentions_of(browser, noe))
        etab, fiche = noe["codeEtablissement"], noe["fiche"]
        equal(browser.call(f"/api/comportement/assiduite/{etab}/motifs").json(), [])
        absences = browser.call(f"/api/comportement/assiduite/{etab}/anneeCourante/{fiche}"
                                "/absences/parent").json()["historiqueAbsences"]
        assert any(one["motif"] and one["motif"]["code"] == "ZZZ" for one in absences)


def main():
    tap = report.Report()
    tap.case("the days off of the law", check_days_of_law)
    tap.case("180 days of class, 20 pedagogic ones, twelve years", check_law)
    tap.case("cycles and periods of the three orders", check_schools)
    tap.case("lessons of a whole year", check_days)
    tap.case("every new day of class changes something", check_tomorrow)
    tap.case("homework, lessons, evaluations", check_homework)
    tap.case("detentions", check_detentions)
    tap.case("years before, now and to come", check_years)
    tap.case("the printable timetable", check_printable)
    tap.case("the same seed, the same agenda", check_seed)
    tap.case("odd data on demand", check_odd)
    tap.end()


main()
