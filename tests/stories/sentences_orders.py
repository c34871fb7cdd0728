"""Sentences about notices of court orders."""

import json

from exchange import Unmet

SENTENCES = []


def sentence(pattern):
    def add(work):
        SENTENCES.append((pattern, work))
        return work
    return add


def notice_to(exchange, person, order):
    exchange.done("notice", "list", exchange.path("station"), "--order", order, "--json")
    for notice in map(json.loads, exchange.printed.splitlines()):
        if notice["to"] == person:
            return str(notice["notice"])
    raise Unmet(f"no notice of {order} was given to {person}")


@sentence(r"([\w-]+) acknowledges the notice of ([\w-]+) to ([\w-]+)")
def acknowledges(exchange, signer, order, person):
    number = notice_to(exchange, person, order)
    exchange.run("notice", "acknowledge", exchange.path("station"), number, "--signer", exchange.card(signer))


@sentence(r"the recipient of line (\d+) acknowledges the notice of ([\w-]+)")
def recipient_acknowledges(exchange, line, order):
    acknowledges(exchange, exchange.recipient(line), order, exchange.recipient(line))


@sentence(r"the notice of ([\w-]+) to ([\w-]+) is shown")
def notice_shown(exchange, order, person):
    exchange.run("notice", "show", exchange.path("station"), notice_to(exchange, person, order))
