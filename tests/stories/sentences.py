"""The sentences of the journey itself. Each is a pattern and what it does to the exchange.

A sentence that acts keeps what the program said; a sentence that checks raises Unmet.
"""

import json
import os
import re

from exchange import Unmet

SENTENCES = []


def sentence(pattern):
    def add(work):
        SENTENCES.append((pattern, work))
        return work
    return add


def merged(target, patch):
    """JSON merge patch (RFC 7396)."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = merged(result.get(key), value)
    return result


# ----- what is there at the beginning

@sentence(r"a sample exchange")
def sample_exchange(exchange):
    exchange.begin()


@sentence(r"a (?:new )?batch of (\d+) lines? in order")
def batch_in_order(exchange, count):
    if not hasattr(exchange, "header"):
        exchange.begin()
    exchange.compose(exchange.draw(int(count)))


@sentence(r"a line more that ends as (hold|no-release|return|refuse)")
def another_line(exchange, outcome):
    exchange.lines += exchange.draw(1, outcome)


@sentence(r"line (\d+) is changed")
def line_changed(exchange, number, block):
    exchange.lines[int(number) - 1] = merged(exchange.lines[int(number) - 1], json.loads("\n".join(block)))


@sentence(r"every line is changed")
def every_line_changed(exchange, block):
    exchange.lines = [merged(line, json.loads("\n".join(block))) for line in exchange.lines]


@sentence(r"line (\d+) names ([\w-]+) as its recipient, assigned to its case")
def names_recipient(exchange, number, officer):
    line = exchange.lines[int(number) - 1]
    line["recipients"] = [officer]
    with open(exchange.path("world", "agreement", "assignments.csv"), "a", encoding="utf-8") as file:
        file.write(f"{line['case']['number']},{officer},2026-01-24,\n")
    exchange.done("agreement", "adopt", exchange.path("station"), exchange.path("world", "agreement"))


@sentence(r"the header is changed")
def header_changed(exchange, block):
    exchange.batch_header = merged(exchange.batch_header, json.loads("\n".join(block)))


@sentence(r"the agreement is adopted with")
def agreement_adopted_with(exchange, block):
    """Lines of agreement.toml: `old => new` replaces text; `+ text` is added at its end."""
    path = exchange.path("world", "agreement", "agreement.toml")
    text = open(path, encoding="utf-8").read()
    for line in block:
        if line.startswith("+"):
            text += line[1:].strip(" ") + "\n"
            continue
        old, _, new = line.partition(" => ")
        if old not in text:
            raise Unmet(f"the agreement does not say `{old}`")
        text = text.replace(old, new.replace("\\n", "\n"))
    open(path, "w", encoding="utf-8").write(text)
    exchange.run("agreement", "adopt", exchange.path("station"), exchange.path("world", "agreement"))


@sentence(r"the recipient of line (\d+) is taken off its case")
def unassigned(exchange, number):
    path = exchange.path("world", "agreement", "assignments.csv")
    case, officer = exchange.lines[int(number) - 1]["case"]["number"], exchange.recipient(number)
    rows = open(path, encoding="utf-8").read().split("\n")
    kept = [row for row in rows if not row.startswith(f"{case},{officer},")]
    if kept == rows:
        raise Unmet("this officer is not assigned to the case")
    open(path, "w", encoding="utf-8").write("\n".join(kept))
    exchange.done("agreement", "adopt", exchange.path("station"), exchange.path("world", "agreement"))


@sentence(r"nobody can write the ledger")
def ledger_read_only(exchange):
    """As root, permissions do not bind: a folder in the journal's place does."""
    journal = exchange.path("station", "ledger", "journal")
    os.rename(journal, journal + ".away")
    os.mkdir(journal)


# ----- the journey

@sentence(r"the batch is received")
def received(exchange):
    exchange.send()


@sentence(r"the batch is received with the signature of ([\w-]+)")
def received_signed_by(exchange, signer):
    exchange.send(signer)


@sentence(r"one byte of the batch is changed after it was signed, and it is received")
def received_changed(exchange):
    exchange.sign()
    data = open(exchange.file, "rb").read()
    open(exchange.file, "wb").write(data.replace(b'"periods"', b'"Periods"', 1))
    exchange.receive()


@sentence(r"the same signed batch is received once more")
def received_twice(exchange):
    exchange.run("batch", "receive", exchange.path("station"), exchange.file, "--signature", exchange.file + ".p7s")


@sentence(r"the batch is decided(?: again)?")
def decided(exchange):
    exchange.decide()


@sentence(r"([\w-]+(?:(?:, | and )[\w-]+)*) approves? (?:it|the batch)")
def approved(exchange, officials):
    for card in exchange.cards(officials)[1::2]:
        exchange.run("batch", "approve", exchange.path("station"), exchange.batch, "--signer", card)
        if exchange.status != 0:
            return


@sentence(r"the batch is delivered")
def delivered(exchange):
    exchange.deliver()


@sentence(r"the batch has been decided, approved and delivered")
def all_done(exchange):
    for work in (decided, lambda one: approved(one, "official-1 and official-2"), delivered):
        work(exchange)
        if exchange.status != 0:
            raise Unmet(f"ended with {exchange.status}: {exchange.said}")


@sentence(r"the recipient opens line (\d+)")
def recipient_opens(exchange, line):
    opens(exchange, exchange.recipient(line), line)


@sentence(r"(inv-\d+|civ-\d+|ctr-\d+|it-\d+|loc-\d+|late-\d+|official-\d+) opens line (\d+)")
def opens(exchange, officer, line):
    exchange.run("open", exchange.path("station"), exchange.envelope(line), "--signer", exchange.card(officer))


@sentence(r"the recipient of line (\d+) certifies its disposal")
def disposes(exchange, line):
    exchange.run("dispose", exchange.path("station"), exchange.batch, line, "--signer", exchange.card(exchange.recipient(line)))


@sentence(r"the clock is set to (\S+)")
def clock(exchange, time):
    exchange.done("clock", exchange.path("station"), "--set", time)
    exchange.day = time


@sentence(r"([\w-]+(?:(?:, | and )[\w-]+)*) (enters?|lifts?) the order")
def order(exchange, officials, step, block):
    file = exchange.write("order.toml", block)
    exchange.run("order", step.rstrip("s"), exchange.path("station"), file, *exchange.cards(officials))


@sentence(r"the command is run: (.+)")
def command(exchange, text):
    """For what has no sentence of its own. A word `@NAME` is the card of that person, as a path."""
    exchange.run(*[exchange.card(word[1:]) if word.startswith("@") else word for word in text.split(" ")])


@sentence(r"([\w-]+) is the file")
def file_named(exchange, name, block):
    exchange.names[name] = exchange.write(name, block)


@sentence(r"([\w-]+) is a new folder")
def folder_named(exchange, name):
    exchange.names[name] = exchange.fresh(name)


# ----- what must then be so

@sentence(r"it is done")
def it_is_done(exchange):
    if exchange.status != 0:
        raise Unmet(f"ended with {exchange.status}: {exchange.said}")


@sentence(r"it is (?:refused|answered) as (return|refuse|hold|block|revoke)(?:, citing ([\w(), -]+))?")
def it_is_refused(exchange, outcome, ids):
    missing = [word for word in [outcome, *(re.split(r",\s*|\s+and\s+", ids) if ids else [])] if word not in exchange.said]
    if exchange.status != 1 or missing:
        raise Unmet(f"ended with {exchange.status}, without {missing}: {exchange.said}")


@sentence(r"it is not taken")
def it_is_not_taken(exchange):
    if exchange.status not in (1, 2):
        raise Unmet(f"ended with {exchange.status}: {exchange.said}")


@sentence(r"it stops for safety")
def it_stops(exchange):
    if exchange.status != 3:
        raise Unmet(f"ended with {exchange.status}: {exchange.said}")


@sentence(r'it says "(.+)"')
def it_says(exchange, text):
    if text not in exchange.said:
        raise Unmet(f"it says: {exchange.said}")


@sentence(r'it does not say "(.+)"')
def it_does_not_say(exchange, text):
    if text in exchange.said:
        raise Unmet(f"it says: {exchange.said}")


@sentence(r"line (\d+) ends as (pass|no-release|hold|return|refuse|block)(?:, citing ([\w(), -]+))?")
def line_ends(exchange, number, outcome, ids):
    decision = exchange.decisions[int(number) - 1]
    missing = [one for one in (re.split(r",\s*|\s+and\s+", ids) if ids else []) if one not in decision["codes"]]
    if decision["outcome"] != outcome or missing:
        raise Unmet(f"line {number} is {decision['outcome']}, {decision['codes']}")


@sentence(r"every line ends as (pass|no-release|hold|return|refuse|block)(?:, citing ([\w(), -]+))?")
def every_line_ends(exchange, outcome, ids):
    for number in range(1, len(exchange.decisions) + 1):
        line_ends(exchange, number, outcome, ids)


@sentence(r"the address of line (\d+) is shown")
def address_shown(exchange, line):
    release = exchange.decisions[int(line) - 1]["release"]["address"]
    if exchange.status != 0 or not all(str(release[key]) in exchange.said for key in ("city", "state", "zip")):
        raise Unmet(f"ended with {exchange.status}: {exchange.said}")


@sentence(r"nothing is disclosed")
def nothing_disclosed(exchange):
    if exchange.status != 0 or "no information disclosed" not in exchange.said:
        raise Unmet(f"ended with {exchange.status}: {exchange.said}")


@sentence(r"the ledger has (no|\d+) ([\w-]+) entr(?:y|ies)(?: for line (\d+))?")
def ledger_has(exchange, count, kind, line):
    found = [entry for entry in exchange.entries() if entry["type"] == kind and (line is None or
             (entry.get("line") == int(line) and entry.get("batch") == exchange.batch))]
    if len(found) != (0 if count == "no" else int(count)):
        raise Unmet(f"the ledger has {len(found)}")


@sentence(r"the ledger has (?:a|an) ([\w-]+) entry that says (.+)")
def ledger_says(exchange, kind, text):
    patch = json.loads(text)
    if not any(entry["type"] == kind and merged(entry, patch) == entry for entry in exchange.entries()):
        raise Unmet("no entry says so")


@sentence(r"no ([\w-]+) entry comes after the (?:first|last) ([\w-]+) entry")
def none_after(exchange, kind, mark):
    types = [entry["type"] for entry in exchange.entries()]
    if mark not in types or kind in types[types.index(mark):]:
        raise Unmet(f"the entries are {types}")


@sentence(r"a stranger can verify the ledger")
def verifies(exchange):
    status, said = exchange.verify()
    if status != 0:
        raise Unmet(f"a verifier ended with {status}: {said}")


@sentence(r"the file (\S+) says \"(.+)\"")
def file_says(exchange, path, text):
    if not os.path.exists(path) or text not in open(path, encoding="utf-8").read():
        raise Unmet("it does not")


@sentence(r"the file (\S+) does not say \"(.+)\"")
def file_does_not_say(exchange, path, text):
    if not os.path.exists(path) or text in open(path, encoding="utf-8").read():
        raise Unmet("it is not there, or it does")
