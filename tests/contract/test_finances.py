#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""What parents pay in the demonstration: lists and papers with the same numbers."""

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


def statements_of(browser, child):
    return browser.call(f"/api/finance/etatsCompte/{child['codeEtablissement']}/"
                        f"{child['fiche']}").json()


def slips_of(browser, child):
    return browser.call(f"/api/finance/relevesFiscaux/{child['codeEtablissement']}/"
                        f"{child['fiche']}").json()


def text_of(browser, document):
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(browser.call("/api/document/" + document).body)
        file.flush()
        return subprocess.run(["pdftotext", "-layout", file.name, "-"], check=True,
                              capture_output=True, text=True).stdout


def words(amount):
    """An amount as pdftotext gives it: 1 234,50 $."""
    sign = "−" if amount < 0 else ""
    return sign + f"{abs(amount):,.2f}".replace(",", " ").replace(".", ",") + " $"


def check_balances():
    """Somebody owes, somebody has a credit, somebody owes nothing; papers say the same."""
    with signin.Portal(signin.program(), "--today", TODAY) as portal:
        browser, children = open_family(portal)
        found = []
        for child in children:
            for one in statements_of(browser, child):
                found.append((child["prenom"], one["solde"]))
                text = text_of(browser, one["idDocument"])
                assert words(one["solde"]) in text, (one, text)
                assert child["fiche"] in text and one["anneeScolaire"] in text
                equal(one["dateEcheance"] is not None, one["solde"] > 0)
                assert one["dateDocument"] <= TODAY
        assert any(balance > 0 for name, balance in found if name == "Léa"), found
        assert all(balance == 0 for name, balance in found if name == "Noé"), found
        assert any(balance < 0 for name, balance in found if name == "Mila"), found
        kinds = {child["prenom"]: {one["type"] for one in statements_of(browser, child)}
                 for child in children}
        equal(kinds, {"Léa": {"effetsScolaires", "serviceGarde"}, "Noé": {"effetsScolaires"},
                      "Mila": {"effetsScolaires", "serviceGarde"}})


def daycare_of(browser, child):
    return next(one for one in statements_of(browser, child) if one["type"] == "serviceGarde"
                and one["anneeScolaire"] == "2026-2027")


def check_lag():
    """A payment only shows on the next statement, which has another document of the same
    account."""
    with signin.Portal(signin.program(), "--today", "2026-11-10") as portal:
        browser, (lea, _, _) = open_family(portal)
        before = daycare_of(browser, lea)
        portal.control("POST", "state", {"day": 10})
        equal(daycare_of(browser, lea), before)
        portal.control("POST", "state", {"day": 26})
        after = daycare_of(browser, lea)
        equal(after["id"], before["id"])
        assert after["idDocument"] != before["idDocument"]
        equal((before["dateDocument"], after["dateDocument"]), ("2026-11-05", "2026-12-05"))
        text = text_of(browser, after["idDocument"])
        assert "2026-11-15" in text and words(-before["solde"]) in text, text


def check_slips():
    with signin.Portal(signin.program(), "--today", TODAY) as portal:
        browser, children = open_family(portal)
        slips = {child["prenom"]: slips_of(browser, child) for child in children}
        equal([one["annee"] for one in slips["Léa"]], [2025, 2024])
        equal((slips["Noé"], slips["Mila"]), ([], []))
        for one in slips["Léa"]:
            equal(round(one["montantCaseD"] + one["montantCaseE"], 2), one["montantCaseC"])
            text = text_of(browser, one["idDocument"])
            for wanted in (words(one["montantCaseC"]), words(one["montantCaseD"]),
                           words(one["montantCaseE"]), one["numeroReleve"], one["payeur"],
                           one["emetteur"], "Léa Exemple"):
                assert wanted in text, (wanted, text)
        volume, others = open_family(portal, "volume@demo.exemple")
        codes = [one["codeReleve"] for child in others for one in slips_of(volume, child)]
        assert set(codes) == {"R", "A"}, codes
        equal(statements_of(volume, others[3]), [])


def check_new_year():
    """A slip comes in February."""
    for today, years in (("2027-02-19", [2025, 2024]), ("2027-02-21", [2026, 2025, 2024])):
        with signin.Portal(signin.program(), "--today", today) as portal:
            browser, (lea, _, mila) = open_family(portal)
            equal([one["annee"] for one in slips_of(browser, lea)], years)
            equal([one["annee"] for one in slips_of(browser, mila)], [2026] * (len(years) - 2))


def check_access():
    with signin.Portal(signin.program(), "--today", TODAY) as portal:
        browser, (lea, noe, _) = open_family(portal)
        other, _ = open_family(portal, "parent2@demo.exemple")
        equal(other.call("/api/document/" + slips_of(browser, lea)[0]["idDocument"]).status, 403)
        equal(other.call("/api/document/"
                         + statements_of(browser, noe)[0]["idDocument"]).status, 200)


def main():
    tap = report.Report()
    tap.case("balances and their papers", check_balances)
    tap.case("a balance lags behind payments", check_lag)
    tap.case("tax slips", check_slips)
    tap.case("a slip comes in February", check_new_year)
    tap.case("papers are for their own families", check_access)
    tap.end()


main()
