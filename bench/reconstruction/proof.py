#!/usr/bin/env python3
"""Proves from files alone that nothing left whose address was not on file:  proof.py SCENE WORK  >proof.csv

Reads the registry's CSV, the batch and the decisions of the counterfactual. For every line that passed it asks: does the person
whose address was released have, in the registry, a row with the address that the line set forth, in a period that the line asked
for? And is what was released itself such a row? Addresses are compared as sets of words after the short lists below; none of the
product's code is used. Equal word for word, and four kinds of slip (kind_of), are counted apart; whatever is neither is not on
file, and the exit status is 1 if there is any.
"""

import csv
import json
import os
import re
import sys
import unicodedata

SHORT = {"STREET": "ST", "AVENUE": "AVE", "DRIVE": "DR", "ROAD": "RD", "LANE": "LN", "COURT": "CT", "PLACE": "PL",
         "BOULEVARD": "BLVD", "CIRCLE": "CIR", "TERRACE": "TER", "TRAIL": "TRL", "PARKWAY": "PKWY", "WY": "WAY", "NORTH": "N",
         "SOUTH": "S", "EAST": "E", "WEST": "W", "NORTHWEST": "NW", "NORTHEAST": "NE", "SOUTHWEST": "SW", "SOUTHEAST": "SE",
         "FLOOR": "FL", "URBANIZACION": "URB", "SAINT": "ST"}
UNIT_WORDS = {"APT", "APARTMENT", "UNIT", "STE", "SUITE", "#", "NO"}  # one kind of unit, written in several ways


def words(text):
    """The words of an address: capitals without accents, punctuation aside, short forms, units alike, ZIP+4 cut."""
    plain = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L").replace("ø", "o"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).upper().replace("P.O.", "PO").replace("#", " # ")
    plain = re.sub(r"\b(\d{5})-\d{4}\b", r"\1", plain)
    found = [SHORT.get(word, word) for word in re.findall(r"[A-Z0-9#]+", plain)]
    return " ".join("#" if word in UNIT_WORDS else word for word in found)


def of_request(address):
    if "text" in address:
        return words(address["text"])
    return words(" ".join(address.get(name) or "" for name in ("street", "unit", "city", "state", "zip")))


def words_of_row(row):
    return words(" ".join(row[name] for name in ("street", "unit", "city", "state", "zip")))


def letters_apart(one, other, most):
    """How many letters must be changed, left out, put in or exchanged with a neighbour; `most` + 1 if more than that."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, row = None, list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b)))
            if last is not None and i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                row[j] = min(row[j], last[j - 2] + 1)
    return row[-1]


def without_zip(text):
    return re.sub(r" \d{5}$", "", text)


def digits(text):
    """The words of digits: house number, unit, box, ZIP code."""
    return [word for word in text.split() if word.isdigit()]


def kind_of(set_forth, row):
    """How an address set forth stands to one on file, both as words; a slip is one of four kinds, never two of them."""
    on_file = words_of_row(row)
    without_city = words(" ".join(row[name] for name in ("street", "unit", "state", "zip")))
    if set_forth == on_file:
        return "word_for_word"
    if set_forth in (without_zip(on_file), without_city):
        return "city_or_zip_left_out"
    if without_zip(set_forth) == without_zip(on_file) and letters_apart(set_forth, on_file, 1) == 1:
        return "one_digit_of_the_zip"
    if digits(set_forth) == digits(on_file):
        # "SAYNT LOUIS" is a letter away from "SAINT LOUIS", which the short forms have made "ST LOUIS".
        if any(letters_apart(set_forth, text, 2) <= 2 for text in (on_file, on_file.replace(" ST ", " SAINT "))):
            return "a_letter_or_two"
    street = words(" ".join(row[name] for name in ("street", "unit")))
    if set_forth.startswith(street + " ") and letters_apart(set_forth, on_file, 2) == 2:
        return "city_and_zip_a_letter_and_a_digit"
    return "not_on_file"


def passes(work):
    with open(os.path.join(work, "counterfactual", "decisions.jsonl"), encoding="utf-8") as file:
        for line in file:
            if '"release":{' in line:
                decision = json.loads(line)
                yield decision["line"], decision["release"]


def requests(scene, wanted):
    with open(os.path.join(scene, "counterfactual", "batch.jsonl"), encoding="utf-8") as file:
        next(file)
        for number, line in enumerate(file, 1):
            if number in wanted:
                yield number, json.loads(line)


def rows_of(scene, persons):
    on_file = {person: [] for person in persons}
    with open(os.path.join(scene, "registry.csv"), encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["person"] in on_file:
                on_file[row["person"]].append(row)
    return on_file


def main():
    scene, work = sys.argv[1:3]
    released = dict(passes(work))
    on_file = rows_of(scene, {release["person"] for release in released.values()})
    kinds = ("word_for_word", "city_or_zip_left_out", "a_letter_or_two", "one_digit_of_the_zip", "city_and_zip_a_letter_and_a_digit",
             "not_on_file")
    counts = {"releases": len(released), **dict.fromkeys(kinds, 0), "released_on_file": 0, "released_not_on_file": 0}
    for number, request in requests(scene, released):
        release, set_forth, asked = released[number], of_request(request["address"]), set(request["periods"])
        rows = [row for row in on_file[release["person"]] if int(row["tax_period"] or 0) in asked]
        kind = min((kind_of(set_forth, row) for row in rows), key=kinds.index, default="not_on_file")
        counts[kind] += 1
        if kind == "not_on_file" or "--slips" in sys.argv and kind != "word_for_word":
            print(f"line {number}: {kind}: {set_forth} | on file: {[words_of_row(row) for row in rows]}", file=sys.stderr)
        right = (words_of_row(release["address"]), release["tax_period"])
        known = right in [(words_of_row(row), int(row["tax_period"] or 0)) for row in rows]
        counts["released_on_file" if known else "released_not_on_file"] += 1
    print("what,count")
    for name, count in counts.items():
        print(f"{name},{count}")
    whole = sum(counts[kind] for kind in kinds) == len(released)
    return 0 if whole and counts["not_on_file"] == counts["released_not_on_file"] == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
