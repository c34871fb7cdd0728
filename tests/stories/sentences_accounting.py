"""Sentences about the person concerned, the recipient's own records, and what the pages say."""

import hashlib
import json
import os

from exchange import Unmet

SENTENCES = []


def sentence(pattern):
    def add(work):
        SENTENCES.append((pattern, work))
        return work
    return add


def form_of(line):
    """What the person would put into the form: the name, address, number and birth date of a request."""
    address = {key: value for key, value in line["address"].items() if value}
    form = {"format": "penstock-subject/1", "name": line["name"], "address": address,
            "proof": {"kind": "passport", "reference": "seen at the counter"},
            "entitlement": {"determination": "entitled", "determined_by": "the disclosure office"}}
    return {**form, **{key: line[key] for key in ("tin", "dob") if line.get(key)}}


@sentence(r"([\w-]+) is the form of the person on line (\d+)")
def form_of_line(exchange, name, number):
    exchange.names[name] = exchange.write("subject.json", [json.dumps(form_of(exchange.lines[int(number) - 1]))])


@sentence(r"([\w-]+) is the form of a person of whom nobody asked")
def form_of_stranger(exchange, name):
    line = {"name": {"given": "Zebedee", "middle": "", "surname": "Quillfeather", "suffix": ""},
            "address": {"street": "77 Nowhere Ln", "city": "Springfield", "state": "IL", "zip": "62702"}}
    exchange.names[name] = exchange.write("subject.json", [json.dumps(form_of(line))])


@sentence(r"([\w-]+) is the card of the recipient of line (\d+)")
def card_of_recipient(exchange, name, number):
    exchange.names[name] = exchange.card(exchange.recipient(number))


@sentence(r"the pages (\S+) and (\S+) say the same")
def pages_equal(exchange, first, second):
    """But for what every page says of the state of the ledger at its making."""
    def said(folder):
        text = open(os.path.join(folder, "index.html"), encoding="utf-8").read()
        rows = open(os.path.join(folder, "disclosures.csv"), encoding="utf-8").read()
        return text[:text.index("<footer")], rows
    if said(first) != said(second):
        raise Unmet("they differ")


@sentence(r"([\w-]+) is the last request for leave")
def last_leave(exchange, name):
    said = exchange.status, exchange.said
    exchange.names[name] = exchange.json("leave", "list", exchange.path("station"))["leaves"][-1]["leave"]
    exchange.status, exchange.said = said


@sentence(r"a batch of (\d+) lines in order for one officer")
def lines_for_one(exchange, count):
    """All lines name the same officer, who is assigned to each case."""
    exchange.begin()
    exchange.compose(exchange.draw(int(count)))
    officer = exchange.lines[0]["recipients"][0]
    path = exchange.path("world", "agreement", "assignments.csv")
    with open(path, "a", encoding="utf-8") as file:
        for line in exchange.lines[1:]:
            line["recipients"] = [officer]
            file.write(f"{line['case']['number']},{officer},2025-01-01,\n")
    exchange.done("agreement", "adopt", exchange.path("station"), exchange.path("world", "agreement"))


@sentence(r"([\w-]+) is the recipient's own count(, one opening short)?")
def own_count(exchange, name, short):
    opened = sum(entry["type"] in ("disclosed", "answered") for entry in exchange.entries())
    count = {"format": "penstock-counts/1", "agreement": exchange.header["agreement"], "batches": [
        {"batch": exchange.batch, "digest": "sha256:" + hashlib.sha256(open(exchange.file, "rb").read()).hexdigest(),
         "lines": len(exchange.lines), "opened": opened - (1 if short else 0), "disposed": 0}]}
    exchange.names[name] = exchange.write("counts.json", [json.dumps(count)])
