#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes an answer of about five megabytes: ten thousand messages, the same ones every time."""

import json
import random
import sys
import uuid

WORDS = ("école élèves parents réunion étape bulletin sortie théâtre lundi matin formulaire "
         "enseignante français mathématique devoir lecture collation autobus récréation").split()


def main():
    chance = random.Random(1)
    messages = []
    for number in range(10000):
        text = " ".join(chance.choice(WORDS) for _ in range(24))
        messages.append({
            "id": str(uuid.UUID(int=chance.getrandbits(128))),
            "titre": " ".join(chance.choice(WORDS) for _ in range(4)),
            "expediteur": {"nom": "Mme Exemple", "fonction": "Français"},
            "dateEnvoi": f"2026-{1 + number % 11:02d}-{1 + number % 28:02d}T11:20:00-05:00",
            "contenu": f"<p>{text}</p>",
            "portee": "groupe",
            "piecesJointes": [],
        })
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        json.dump(messages, file, ensure_ascii=False)


main()
