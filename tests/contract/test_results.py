#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Results of the demonstration: those of the report cards, in every shape in which they come."""

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


def root_of(child, year="anneeCourante"):
    return (f"/api/evaluation/resultats/{child['codeEtablissement']}/{year}/eleves/"
            f"{child['fiche']}")


def works_of(browser, child, year="anneeCourante"):
    return browser.call(root_of(child, year) + "/travaux/visibleParentEleve").json()


def results_of(browser, child, year="anneeCourante"):
    return browser.call(root_of(child, year) + "/matieresEleves").json()


def subjects_of(browser, child):
    return browser.call(f"/api/evaluation/apprentissage/{child['codeEtablissement']}/"
                        f"anneeCourante/matieres/eleves/{child['fiche']}").json()


def exams_of(browser, child):
    return browser.call(f"/api/evaluation/resultats/{child['codeEtablissement']}/eleves/"
                        f"{child['fiche']}/ministeriels").json()


def number(value):
    """A result as a number, None for a letter or a remark."""
    return (float(value.replace(",", ".")) if isinstance(value, str) and value[0].isdigit()
            else value if isinstance(value, (int, float)) else None)


def check_shapes():
    """What is known of real answers is in those of the first family."""
    with signin.Portal(signin.program(), "--today", TODAY) as portal:
        browser, (lea, noe, mila) = open_family(portal)
        works = works_of(browser, lea) + works_of(browser, noe)
        values = [work["resultat"]["valeur"] for work in works if work["resultat"]]
        assert any(re.fullmatch(r"\d+", value or "") for value in values), values
        assert any(re.fullmatch(r"\d+,5", value or "") for value in values), values
        assert any(re.fullmatch(r"[A-E][+-]?", value or "") for value in values), values
        assert None in values
        assert any(work["resultat"] is None for work in works)
        assert any(work["resultat"] and work["resultat"]["noteMaximale"] is None for work in works)
        assert {type(work["codeEtape"]) for work in works} == {str, int}
        equal({str(work["codeEtape"]) for work in works}, {"2"})
        for name in ("descriptionMatiere", "descriptionTravail"):
            assert any(work[name] != work[name].strip() for work in works), name
        assert any(work["porteeAuBulletin"] is False for work in works)
        results = results_of(browser, lea) + results_of(browser, noe)
        assert any(not subject["etapes"] for subject in results)
        given = [stage["resultat"]["valeur"] for subject in results for stage in subject["etapes"]
                 if stage["resultat"]]
        assert {type(value) for value in given} == {str, int}, given
        equal((works_of(browser, mila), results_of(browser, mila), subjects_of(browser, mila),
               exams_of(browser, mila)), ([], [], [], []))


def check_averages():
    """One school shows them, one leaves the member out, one sends a null."""
    with signin.Portal(signin.program(), "--today", TODAY) as portal:
        browser, (lea, noe, _) = open_family(portal)
        volume, children = open_family(portal, "volume@demo.exemple")
        seen = {}
        for one, child in ((browser, lea), (browser, noe), (volume, children[3])):
            marked = [work["resultat"] for work in works_of(one, child)
                      if work["resultat"] and number(work["resultat"]["valeur"]) is not None]
            marked += [stage["resultat"] for subject in results_of(one, child)
                       for stage in subject["etapes"] if stage["resultat"]
                       and number(stage["resultat"]["valeur"]) is not None]
            seen[child["prenom"]] = {type(result.get("moyenne", "absent")) for result in marked}
            assert len(marked) > 10, child
        equal(seen, {"Léa": {str}, "Noé": {float}, "Dorian": {type(None)}})


def text_of(pdf):
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        return subprocess.run(["pdftotext", "-layout", file.name, "-"], check=True,
                              capture_output=True, text=True).stdout


def cells_of(text):
    """{code: rows} of a report card, each row the marks that stand in it, without the average."""
    found, code = {}, None
    for line in text.splitlines():
        head = re.search(r" · (\d{6})$", line)
        if head:
            code = head.group(1)
            found[code] = []
        row = re.match(r" *(?:.* \(\d+.%\)|Résultat disciplinaire) +(.*)$", line)
        if row and code:
            found[code].append(row.group(1).replace("*", "").split())
    return found


def check_report_cards():
    """Every mark of the last report card of a year is the portal's, and none is missing."""
    with signin.Portal(signin.program(), "--today", "2027-07-20") as portal:
        browser, children = open_family(portal)
        for child in children[:2]:
            cards = browser.call(f"/api/evaluation/bulletins/{child['organisation']['code']}/"
                                 f"{child['fiche']}").json()
            card = next(one for one in cards if one["anneeScolaire"] == "2026-2027"
                        and one["etape"] == 3)
            cells = cells_of(text_of(browser.call("/api/document/" + card["idDocument"]).body))
            results = [one for one in results_of(browser, child, "2026") if one["etapes"]]
            equal(set(cells), {one["codeMatiere"] for one in results})
            for one in results:
                rows = []
                for index in range(len(one["etapes"][0]["competences"])):
                    rows.append([mark(stage["competences"][index]["resultat"])
                                 for stage in one["etapes"]])
                rows.append([mark(stage["resultat"]) for stage in one["etapes"]]
                            + [mark(one["resultatFinal"])])
                seen = cells[one["codeMatiere"]]
                equal((one["codeMatiere"], seen[:-1]), (one["codeMatiere"], rows[:-1]))
                equal((one["codeMatiere"], seen[-1][:4]), (one["codeMatiere"], rows[-1]))


def mark(result):
    return "–" if result is None else str(result["valeur"])


def check_seasons():
    """Nothing is published before its day; work is only that of the étape."""
    for today, stages, active in (("2026-09-08", 0, "1"), ("2026-11-19", 0, "2"),
                                  ("2026-11-21", 1, "2"), ("2027-03-16", 2, "3"),
                                  ("2027-06-15", 2, "3")):
        with signin.Portal(signin.program(), "--today", today) as portal:
            browser, children = open_family(portal, "volume@demo.exemple")
            for child in children[:4]:
                published = {sum(stage["resultat"] is not None for stage in one["etapes"])
                             for one in results_of(browser, child) if one["etapes"]}
                equal((today, child["prenom"], published), (today, child["prenom"],
                                                            {stages} if stages else set()))
                works = works_of(browser, child)
                equal({str(work["codeEtape"]) for work in works}, {active})
                for work in works:
                    changed = work["dateHeureMajResultat"]
                    assert (changed is None) == (not work["resultat"]
                                                 or work["resultat"]["valeur"] is None), work
                    assert changed is None or work["dateTravail"] < changed[:10] <= today, work
                equal(works_of(browser, child, "2025"), [])
                assert subjects_of(browser, child)


def check_changes():
    """Work gets its marks in two weeks, and some mark is mended."""
    def key(work):
        return work["codeMatiere"], work["dateTravail"]
    n_new = n_mended = 0
    with signin.Portal(signin.program(), "--today", "2027-01-25") as portal:
        browser, children = open_family(portal, "volume@demo.exemple")
        before = [{key(work): work for work in works_of(browser, child)} for child in children]
        portal.control("POST", "state", {"day": 14})
        after = [{key(work): work for work in works_of(browser, child)} for child in children]
    for old, young in zip(before, after):
        assert set(old) <= set(young)
        for one in old:
            moments = [work["dateHeureMajResultat"] for work in (old[one], young[one])]
            n_new += moments[0] is None and moments[1] is not None
            n_mended += moments[0] is not None and moments[0] != moments[1]
            if moments[0] == moments[1] and old[one]["resultat"]:
                equal(young[one], old[one])
    assert n_new > 10 and n_mended > 0, (n_new, n_mended)


def check_teachers():
    with signin.Portal(signin.program(), "--today", TODAY) as portal:
        browser, (lea, noe, _) = open_family(portal)
        addresses = set()
        for child in (lea, noe):
            subjects = subjects_of(browser, child)
            people = [person for subject in subjects for person in subject["enseignants"]]
            addresses |= {person.get("courriel", "absent") for person in people}
            assert all(person["nom"] == "Exemple" for person in people)
        assert {None, "absent"} <= addresses and any("@" in one for one in addresses if one)
        equal([subject["nombreUnites"] for subject in subjects_of(browser, lea)], [None] * 9)
        units = [subject["nombreUnites"] for subject in subjects_of(browser, noe)]
        assert None in units and 6 in units, units


def check_exams():
    with signin.Portal(signin.program(), "--today", TODAY) as portal:
        browser, (lea, noe, _) = open_family(portal)
        equal(exams_of(browser, lea), [])
        exams = exams_of(browser, noe)
        assert {exam["typeEpreuve"] for exam in exams} == {"unique", "obligatoire"}
        assert any(exam["resultatFinal"] is None for exam in exams)
        for exam in exams:
            known = exam["session"] <= "2026-11"
            equal((exam["datePublication"] is not None, exam["resultatEpreuve"] is not None,
                   exam["reussi"] is not None), (known, known, known))
        year = {one["codeMatiere"]: one for one in results_of(browser, noe, "2024")}
        written = next(exam for exam in exams if exam["typeEpreuve"] == "obligatoire")
        equal(str(year[written["codeMatiere"]]["resultatFinal"]["valeur"]),
              written["resultatEcole"])


def main():
    tap = report.Report()
    tap.case("every shape of a result", check_shapes)
    tap.case("averages: shown, left out, null", check_averages)
    tap.case("the marks of a report card are those of the portal", check_report_cards)
    tap.case("results appear in their season", check_seasons)
    tap.case("marks arrive and are mended", check_changes)
    tap.case("teachers with and without addresses", check_teachers)
    tap.case("exams of the ministry", check_exams)
    tap.end()


main()
