"""Sentences about past decisions decided again, and about rules found wrong."""

import os
import sqlite3

from exchange import Unmet

SENTENCES = []


def sentence(pattern):
    def add(work):
        SENTENCES.append((pattern, work))
        return work
    return add


LAWS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "law")


@sentence(r"([\w-]+) is the law file ([\w-]+) with")
def law_file_with(exchange, name, law, block):
    """Lines of the law file: `old => new` replaces text."""
    with open(os.path.join(LAWS, law + ".md"), encoding="utf-8") as file:
        text = file.read()
    for line in block:
        old, _, new = line.partition(" => ")
        if old not in text:
            raise Unmet(f"the law file does not say `{old}`")
        text = text.replace(old, new)
    exchange.names[name] = exchange.write(name + ".md", [text])


@sentence(r"somebody changes the outcome of line (\d+) to (\w+) in the store")
def outcome_changed(exchange, line, outcome):
    store = sqlite3.connect(exchange.path("station", "store.db"))
    store.execute("UPDATE line SET outcome = ? WHERE line = ?", (outcome, int(line)))
    store.commit()
    store.close()


@sentence(r"the list ([\w-]+)/([\w.]+) has (\d+) rows?")
def list_has(exchange, name, file, count):
    with open(os.path.join(exchange.names[name], file), encoding="utf-8") as lines:
        found = sum(1 for _ in lines) - 1
    if found != int(count):
        raise Unmet(f"{file} has {found} rows, not {count}")
