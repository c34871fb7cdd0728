#!/usr/bin/env python3
"""Kills every command of the journey at its durable system calls, one after the other, and goes on.

For each command, a copy of the station as it was before is taken; the command is run under strace, which kills it at the k-th call that
makes something durable or visible (fsync, fdatasync, rename, unlink, link, ftruncate); then the command is run again, and so is the one
after it, and after every fourth kill the rest of the journey. At the end nothing is lost, nothing was disclosed twice, and the ledger
verifies. Every third call is a place to kill at, beginning elsewhere for each command; with PENSTOCK_CRASHES=all every call is, and the
rest of the journey follows each time.

  crash_safety.py PENSTOCK PENSTOCK_VERIFY SCRATCH
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

CALLS = ("fsync", "fdatasync", "rename", "unlink", "link", "ftruncate")
KILLED = -9
ALL = os.environ.get("PENSTOCK_CRASHES") == "all"
EVERY = 1 if ALL else 3
MEMORY = "/dev/shm"
WHOLE_JOURNEY_EVERY = 1 if ALL else 4
# How many entries of a type there are once a step is done.
ENTRIES = (("received", {"receive": 1}), ("approved", {"approve-1": 1, "approve-2": 2}), ("delivered", {"deliver": 1}), ("disclosed", {"open": 1}))


class Journey:
    def __init__(self, penstock, verify, folder):
        self.penstock, self.verify, self.folder = penstock, verify, folder
        self.world = os.path.join(folder, "world")
        self.run("sample", self.world, "--persons", "60", "--lines", "12", "--now", "2026-11-20T15:00:00Z")
        self.batch = json.loads(open(os.path.join(self.world, "batch.jsonl"), encoding="utf-8").readline())["batch"]
        self.path = lambda name: os.path.join(self.folder, name)

    def run(self, *arguments, program=None, inject=None):
        command = [program or self.penstock, *arguments]
        if inject:
            call, place = inject
            command = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                       "-e", f"inject={call}:signal=SIGKILL:when={place}", *command]
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
        return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")

    def key(self, name):
        return os.path.join(self.world, "keys", name + ".pem")

    def steps(self, station, out):
        """The commands of a journey, by name; `out` is a folder for what they write."""
        envelope = os.path.join(out, "answer", self.envelope) if self.envelope else None
        return [
            ("adopt", ["agreement", "adopt", station, os.path.join(self.world, "agreement")]),
            ("import", ["registry", "import", station, os.path.join(self.world, "registry.csv")]),
            ("receive", ["batch", "receive", station, os.path.join(self.world, "batch.jsonl"),
                         "--signature", os.path.join(self.world, "batch.p7s")]),
            ("decide", ["batch", "decide", station, self.batch, "--out", os.path.join(out, "decisions.jsonl")]),
            ("approve-1", ["batch", "approve", station, self.batch, "--signer", self.key("official-1")]),
            ("approve-2", ["batch", "approve", station, self.batch, "--signer", self.key("official-2")]),
            ("deliver", ["batch", "deliver", station, self.batch, "--out", os.path.join(out, "answer")]),
            ("open", ["open", station, envelope, "--signer", self.key(self.recipient)]),
        ]

    envelope = None
    recipient = "nobody"

    def rehearse(self):
        """One journey without a crash: finds a line that passes, and keeps the station as it was before each step."""
        station, out = self.path("station"), self.path("out")
        os.makedirs(out)
        expect(self.run("init", station, "--simulation", "--now", "2026-11-20T15:00:00Z"), "init")
        for place in range(8):
            name, arguments = self.steps(station, out)[place]
            shutil.copytree(station, self.path(f"before-{name}"))
            shutil.copytree(out, self.path(f"out-before-{name}"))
            expect(self.run(*arguments), name)
            if name == "decide":
                self.find_passing_line(os.path.join(out, "decisions.jsonl"))

    def rehearse_order(self):
        """The station as it was when an order lay in its inbox: the file that a kill left there."""
        order = self.path("order.toml")
        with open(order, "w", encoding="utf-8") as file:
            file.write('id = "order-1"\ncourt = "A court"\ndocket = "1"\neffective = 2020-01-01T00:00:00Z\nkind = "stop"\n'
                       'text_digest = "sha256:' + "a" * 64 + '"\n')
        self.enter = lambda station: ["order", "enter", station, order, "--signer", self.key("official-1"),
                                      "--signer", self.key("official-2")]

    def crash_order(self, call, number):
        """Kills `order enter` at its number-th call; False if it ended before that. Afterwards the order is in the inbox, in the
        ledger, or was never handed in; never half, and never forgotten once it was handed in."""
        station = self.path("crashed")
        shutil.rmtree(station, ignore_errors=True)
        shutil.copytree(self.path("before-open"), station)
        status, text = self.run(*self.enter(station), inject=(call, number))
        if status == 0:
            return False
        if status not in (KILLED, 128 + 9):
            sys.exit(f"order, {call} {number}: expected a kill, got {status}: {text}")
        what = f"order killed at {call} {number}"
        waiting = os.path.join(station, "orders-waiting")
        handed_in = os.path.isdir(waiting) and any(name.endswith(".order") for name in os.listdir(waiting))
        expect(self.run("order", "list", station), what + ": list")
        listed = "order-1" in self.run("order", "list", station)[1]
        if handed_in and not listed:
            sys.exit(f"{what}: the order was in the inbox and is lost")
        status, text = self.run(*self.enter(station))
        if status != (1 if listed else 0):
            sys.exit(f"{what}: entered again, it ended with {status}: {text}")
        envelope = os.path.join(self.path("out"), "answer", self.envelope)
        status, text = self.run("open", station, envelope, "--signer", self.key(self.recipient))
        if status != 1 or "R-ORD-STOP" not in text:
            sys.exit(f"{what}: opened afterwards: {status}: {text}")
        ledger = self.path("crashed-ledger")
        shutil.rmtree(ledger, ignore_errors=True)
        expect(self.run("ledger", "export", station, ledger), what + ": export")
        key = open(os.path.join(station, "log.vkey"), encoding="utf-8").read().strip()
        expect(self.run(ledger, "--key", key, program=self.verify), what + ": verify")
        if count_types(ledger).get("order-entered", 0) != 1:
            sys.exit(f"{what}: the order is not in the ledger exactly once")
        return True

    def find_passing_line(self, decisions):
        passing = [d["line"] for d in map(json.loads, open(decisions, encoding="utf-8")) if d["outcome"] == "pass"]
        if not passing:
            sys.exit("the sample batch has no line that passes")
        lines = open(os.path.join(self.world, "batch.jsonl"), encoding="utf-8").read().splitlines()
        self.recipient = json.loads(lines[passing[0]])["recipients"][0]
        self.envelope = f"envelopes/{passing[0]:06d}.p7m"

    def crash(self, place, call, number):
        """Kills step `place` at its number-th call; False if it ended before that."""
        station, out = self.path("crashed"), self.path("crashed-out")
        name = self.steps(station, out)[place][0]
        for folder in (station, out):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.path(f"before-{name}"), station)
        shutil.copytree(self.path(f"out-before-{name}"), out)
        status, text = self.run(*self.steps(station, out)[place][1], inject=(call, number))
        if status == 0:
            return False
        if status not in (KILLED, 128 + 9):
            sys.exit(f"{name}, {call} {number}: expected a kill, got {status}: {text}")
        last = 8 if (number // EVERY) % WHOLE_JOURNEY_EVERY == 0 else place + 2
        self.go_on(place, last, station, out, f"{name} killed at {call} {number}")
        return True

    def go_on(self, place, last, station, out, what):
        steps = self.steps(station, out)
        for name, arguments in steps[place:last]:
            status, text = self.run(*arguments)
            if status == 0:
                continue
            # What was recorded before the kill is not done twice: the command says so, and the journey goes on.
            done = {"receive": "R-6103p3-A", "deliver": "the folder for the answer exists already", "approve-1": "approved the batch already",
                    "approve-2": "approved the batch already"}.get(name)
            if not (done and done in text and status == 1):
                sys.exit(f"{what}: {name} ended with {status}: {text}")
        ledger = self.path("crashed-ledger")
        shutil.rmtree(ledger, ignore_errors=True)
        expect(self.run("ledger", "export", station, ledger), what + ": export")
        key = open(os.path.join(station, "log.vkey"), encoding="utf-8").read().strip()
        expect(self.run(ledger, "--key", key, program=self.verify), what + ": verify")
        kinds = count_types(ledger)
        for kind, by_step in ENTRIES:
            wanted = max([by_step.get(name, 0) for name, _ in steps[:last]])
            if kinds.get(kind, 0) != wanted:
                sys.exit(f"{what}: {kinds.get(kind, 0)} entries of type {kind}, expected {wanted}")


def count_types(ledger):
    kinds = {}
    for root, _, names in os.walk(os.path.join(ledger, "tile", "entries")):
        for name in names:
            data = open(os.path.join(root, name), "rb").read()
            while data:
                size = int.from_bytes(data[:2], "big")
                kind = json.loads(data[2:2 + size])["type"]
                kinds[kind] = kinds.get(kind, 0) + 1
                data = data[2 + size:]
    return kinds


def expect(result, what):
    status, text = result
    if status != 0:
        sys.exit(f"{what}: ended with {status}: {text}")


def kill_everywhere(place, crash):
    """How many kills there were at the calls of one command."""
    kills = 0
    for turn, call in enumerate(CALLS):
        number = 1 + (place + turn) % EVERY
        while crash(call, number):
            kills += 1
            number += EVERY
    return kills


def main():
    penstock, verify, scratch = sys.argv[1:4]
    if not shutil.which("strace"):
        print("strace is not installed")
        return 77
    # A kill loses nothing that the system was told to write, wherever it lies; in memory the many calls that wait for a disk do not.
    with tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else scratch) as folder:
        return crash_everywhere(Journey(penstock, verify, folder))


def crash_everywhere(journey):
    journey.rehearse()
    kills = 0
    for place in range(8):
        kills += kill_everywhere(place, lambda call, number, place=place: journey.crash(place, call, number))
    journey.rehearse_order()
    kills += kill_everywhere(8, journey.crash_order)
    print(f"{kills} kills; after each the journey went on")
    return 0 if kills > 0 else 1


sys.exit(main())
