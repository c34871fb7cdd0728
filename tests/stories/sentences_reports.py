"""Sentences about reports: tables beside a page, work sheets, and a store that somebody changed."""

import csv
import os
import sqlite3

from exchange import Unmet

SENTENCES = []


def sentence(pattern):
    def add(work):
        SENTENCES.append((pattern, work))
        return work
    return add


def rows_of(exchange, path):
    path = exchange.filled(path)
    if not os.path.exists(path):
        raise Unmet(f"there is no {path}: {exchange.said}")
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@sentence(r"the table (\S+) has a row (.+)")
def table_has_row(exchange, path, wanted):
    """`column = value` pairs, separated by commas."""
    pairs = dict(pair.split(" = ", 1) for pair in exchange.filled(wanted).split(", "))
    rows = rows_of(exchange, path)
    if not any(all(row.get(name) == value for name, value in pairs.items()) for row in rows):
        raise Unmet(f"no row has {pairs}: {rows}")


@sentence(r"the table (\S+) has (\d+) rows?")
def table_has_rows(exchange, path, count):
    rows = rows_of(exchange, path)
    if len(rows) != int(count):
        raise Unmet(f"it has {len(rows)}: {rows}")


@sentence(r"the work sheet (\S+) is filled in with (right|wrong|unclear), but line (\d+) with (right|wrong|unclear), as ([\w-]+)")
def fill_in(exchange, path, usual, line, other, name):
    rows = rows_of(exchange, path)
    exchange.names[name] = exchange.fresh(name + ".csv")
    with open(exchange.names[name], "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        for row in rows:
            writer.writerow({**row, "finding": other if row["number"] == line else usual})


@sentence(r"somebody changes the store behind the program's back: (.+)")
def change_store(exchange, statement):
    store = sqlite3.connect(exchange.path("station", "store.db"))
    store.execute(statement)
    store.commit()
    store.close()
