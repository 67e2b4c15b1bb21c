#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""The data of the demonstration: the same for the same seed, true to the calendar, in volume."""

import base64
import datetime
import re
import subprocess
import tempfile

import report
import signin

PARENT = "parent@demo.exemple"


def equal(seen, wanted):
    assert seen == wanted, f"wanted {wanted!r}, saw {seen!r}"


def open_portal(*arguments):
    return signin.Portal(signin.program(), *arguments)


def sign_in(portal, email=PARENT):
    browser = signin.Browser(portal)
    browser.sign_in(email)
    return browser


def children_of(browser):
    return browser.call("/api/individu/parent/enfants").json()


def messages_of(browser, child, query=""):
    return browser.call(f"/api/application/communications/{child['guid']}{query}").json()


def cards_of(browser, child):
    return browser.call(f"/api/evaluation/bulletins/{child['organisation']['code']}"
                        f"/{child['fiche']}").json()


def text_of(pdf):
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        return subprocess.run(["pdftotext", "-layout", file.name, "-"], check=True,
                              capture_output=True, text=True).stdout


def collect(*arguments):
    """Everything that one family sees, as bytes."""
    with open_portal("--today", "2026-11-23", *arguments) as portal:
        browser = sign_in(portal)
        seen = [browser.call("/api/individu/parent/enfants").body]
        for child in children_of(browser):
            seen.append(browser.call(f"/api/application/communications/{child['guid']}"
                                     "?anneeScolaire=2025").body)
            seen.append(browser.call(f"/api/individu/eleves/{child['codeEtablissement']}/"
                                     f"{child['fiche']}/identification/photo").body)
            for card in cards_of(browser, child)[:2]:
                seen.append(browser.call("/api/document/" + card["idDocument"]).body)
        return seen


def check_same_seed():
    first = collect()
    equal(len(first), 12)
    assert first == collect(), "the same seed gave other bytes"
    other = collect("--seed", "2")
    assert all(a != b for a, b in zip(first, other) if a not in (b"[]", b'{"photo":null}'))


def check_first_family():
    with open_portal("--today", "2026-11-23") as portal:
        browser = sign_in(portal)
        children = children_of(browser)
        equal([(child["prenom"], child["ordre"], child["niveau"], child["ecole"],
                child["organisation"]["code"]) for child in children],
              [("Léa", "primaire", "4e année", "École primaire des Pins", "700000"),
               ("Noé", "secondaire", "4e secondaire", "École secondaire du Fleuve", "700000"),
               ("Mila", "prescolaire", "Maternelle 5 ans", "Maternelle des Érables", "810000")])
        assert len({tuple(child["tuiles"]) for child in children}) == 3
        assert all("messages" in child["tuiles"] for child in children)
        equal(["resultats" in child["tuiles"] for child in children], [True, True, False])
        photos = [browser.call(f"/api/individu/eleves/{child['codeEtablissement']}/"
                               f"{child['fiche']}/identification/photo").json()["photo"]
                  for child in children]
        equal([photo is not None for photo in photos], [True, False, False])
        assert base64.b64decode(photos[0]).startswith(b"\x89PNG")
        schools = {card["ecole"] for card in cards_of(browser, children[1])}
        equal(schools, {"École secondaire du Fleuve", "École primaire des Pins"})
        other = children_of(sign_in(portal, "parent2@demo.exemple"))
        equal(other, [children[1]])


def check_messages():
    with open_portal("--today", "2026-11-23") as portal:
        browser = sign_in(portal)
        for child in children_of(browser):
            messages = messages_of(browser, child)
            assert 25 <= len(messages) <= 60, (child["prenom"], len(messages))
            assert len({message["id"] for message in messages}) == len(messages)
            for message in messages:
                when = datetime.datetime.fromisoformat(message["dateEnvoi"])
                assert when.date() <= datetime.date(2026, 11, 23)
                assert when.weekday() < 5 or (when.month, when.day) == (7, 1)
                assert "{" not in message["contenu"] + message["titre"], message["titre"]
                assert not re.search(r"\(null\)| [:»%]|« ", message["contenu"]), message
            equal(messages_of(browser, child, "?anneeScolaire=2026"), messages)
            equal(messages_of(browser, child, "?anneeScolaire=2019"), [])


def check_end_of_year():
    """What the last messages of a year announce takes place before the summer."""
    with open_portal("--today", "2026-11-23") as portal:
        browser = sign_in(portal)
        for child in children_of(browser):
            for message in messages_of(browser, child, "?anneeScolaire=2025"):
                if message["dateEnvoi"] > "2026-04":
                    assert not re.search(r"\d (juillet|août|septembre)\b", message["contenu"]), message


def check_tomorrow():
    with open_portal("--today", "2026-11-23") as portal:
        browser = sign_in(portal)
        child = children_of(browser)[0]
        before = messages_of(browser, child)
        portal.control("POST", "state", {"day": 7})
        after = messages_of(browser, child)
        assert len(after) > len(before)
        known = {message["id"]: message for message in after}
        assert all(known[message["id"]] == message for message in before), "a message changed"
        portal.control("POST", "state", {"day": 0})
        equal(messages_of(browser, child), before)


def check_seasons():
    """What has been published on each of some days."""
    for today, year, stages in (("2026-08-15", 2026, []), ("2026-11-19", 2026, []),
                                ("2026-11-21", 2026, [1]), ("2027-03-16", 2026, [1, 2]),
                                ("2027-07-12", 2026, [1, 2, 3]), ("2027-07-01", 2027, [])):
        with open_portal("--today", today) as portal:
            browser = sign_in(portal, "volume@demo.exemple")
            child = children_of(browser)[3]
            seen = [card["etape"] for card in cards_of(browser, child)
                    if card["anneeScolaire"] == f"{year}-{year + 1}"]
            equal((today, sorted(seen)), (today, stages))
            # On the first day of a year, the school may not have written yet at this hour.
            written = messages_of(browser, child, "?anneeScolaire=2026")
            assert written, f"{today}: no message"


def check_card_text():
    with open_portal("--today", "2026-11-23") as portal:
        browser = sign_in(portal)
        lea, noe, mila = children_of(browser)
        texts = {}
        for child in (lea, noe, mila):
            for card in cards_of(browser, child)[:7]:
                texts[child["prenom"], card["anneeScolaire"], card["etape"]] = text_of(
                    browser.call("/api/document/" + card["idDocument"]).body)
        assert len(set(texts.values())) == len(texts), "two report cards are the same"
        for words in texts.values():
            assert "Page 2 de 2" in words or "Page 2 de 3" in words
            assert re.search(r"EXE[A-Z]\d{8}", words), "no code permanent"
        for wanted in ("École primaire des Pins", "1234567", "12 avril 2017", "Lire (40", "Écrire",
                       "Communiquer oralement", "Résoudre une situation-problème (30", "Étape 1",
                       "Moyenne", "Absences", "Légende", "Signature de la direction"):
            assert wanted in texts["Léa", "2026-2027", 1], wanted
        assert "poursuit en 4e secondaire" in texts["Noé", "2025-2026", 3]
        assert "Développement langagier" in texts["Mila", "2026-2027", 1]
        assert "%" not in texts["Mila", "2026-2027", 1]


def check_volume():
    for count in (10000, 100):
        with open_portal("--today", "2026-11-23", "--messages", str(count)) as portal:
            browser = sign_in(portal, "volume@demo.exemple")
            children = children_of(browser)
            equal(len(children), 5)
            years = [messages_of(browser, children[0], f"?anneeScolaire={year}")
                     for year in (2026, 2025)]
            equal([len(year) for year in years], [count // 2, count // 2])
            equal(len({message["id"] for year in years for message in year}), count)


def check_document_access():
    with open_portal("--today", "2026-11-23") as portal:
        first = sign_in(portal)
        lea = children_of(first)[0]
        card = cards_of(first, lea)[0]["idDocument"]
        other = sign_in(portal, "parent2@demo.exemple")
        equal(other.call("/api/document/" + card).status, 403)
        equal(other.call(f"/api/evaluation/bulletins/700000/{lea['fiche']}").status, 403)
        equal(first.call(f"/api/evaluation/bulletins/810000/{lea['fiche']}").status, 403)


def main():
    tap = report.Report()
    tap.case("the same seed, the same bytes", check_same_seed)
    tap.case("the first family", check_first_family)
    tap.case("messages of a child", check_messages)
    tap.case("nothing is announced for the summer", check_end_of_year)
    tap.case("tomorrow only adds", check_tomorrow)
    tap.case("report cards appear in their season", check_seasons)
    tap.case("what a report card says", check_card_text)
    tap.case("thousands of messages", check_volume)
    tap.case("documents are for their own families", check_document_access)
    tap.end()


main()
