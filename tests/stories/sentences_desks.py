"""Sentences of the custodian's desks: holds, alarms, incidents."""

import csv

from exchange import Unmet

SENTENCES = []


def sentence(pattern):
    def add(work):
        SENTENCES.append((pattern, work))
        return work
    return add


@sentence(r"the person of line (\d+) moves, and the registry is imported anew")
def person_moves(exchange, number):
    """A later return of the same tax period gives another address."""
    case = exchange.lines[int(number) - 1]["case"]["number"]
    place = next(i for i, line in enumerate(exchange.sample) if line["case"]["number"] == case)
    person, path = exchange.truth[place]["person"], exchange.path("world", "registry.csv")
    with open(path, newline="", encoding="utf-8") as file:
        names, *rows = csv.reader(file)
    own = [row for row in rows if row[0] == person and row[names.index("tax_period")]]
    if not own:
        raise Unmet("the person of this line has filed no return")
    moved = list(max(own, key=lambda row: (row[names.index("tax_period")], row[names.index("effective")])))
    moved[names.index("street")] = "77 Ferry Landing Rd"
    moved[names.index("unit")] = ""
    moved[names.index("effective")] = exchange.day[:10]
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([names, *rows, moved])
    exchange.done("registry", "import", exchange.path("station"), path)


@sentence(r"the same person is asked for at another address")
def asked_again(exchange):
    """A new batch with the first line of the last one, at an address that is complete and another."""
    line = dict(exchange.lines[0])
    line["address"] = {"street": "14 Ferry Landing Rd", "unit": "", "city": "Peoria", "state": "IL", "zip": "61604", "country": "US"}
    exchange.compose([line])
