#!/usr/bin/env python3
"""Lets every file system call of one append and one publication on the real program fail, and kills the program at each.

`penstock clock STATION --set T` opens the ledger, appends one entry and publishes it. A rehearsal under strace lists its calls that touch
the station; then each is met, in a run of its own, by EIO, by ENOSPC and by SIGKILL (strace -e inject). A call that is killed is not made: the
kill behind a call is the kill before the next. After each run `ledger fsck` must find the station clean, or stop; the command runs again; the
ledger is exported and verified, and holds the entries that it must. One line of the table for each call:

  .  unnoticed: the command did its work            s  it stopped, and its entry is not in the ledger
  f  as s, and the stop itself is recorded          +  it stopped or was killed, and its entry is there
  F  as +, and the stop itself is recorded

  fault_injection.py PENSTOCK PENSTOCK_VERIFY SCRATCH
"""

import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys

CALLS = ("openat", "write", "pwrite64", "fsync", "fdatasync", "rename", "link", "unlink", "unlinkat", "ftruncate")
FAULTS = ("error=EIO", "error=ENOSPC", "signal=SIGKILL")
FIRST, SECOND = "2026-11-20T16:00:00Z", "2026-11-20T17:00:00Z"
KILLED = (-9, 128 + 9)


class Bench:
    """A place to run in; each worker has its own."""

    def __init__(self, penstock, verify, folder):
        self.penstock, self.verify = penstock, verify
        self.folder = os.path.realpath(folder)
        os.makedirs(self.folder)
        self.station = os.path.join(self.folder, "station")
        self.template = os.path.join(self.folder, "template")
        expect(self.run("init", self.station, "--simulation", "--now", "2026-11-20T15:00:00Z"), "init")
        shutil.copytree(self.station, self.template)

    def run(self, *arguments, program=None, strace=None, environment=None):
        command = [program or self.penstock, *arguments]
        if strace:
            command = ["strace", "-f", "-qq", *strace, *command]
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=120,
                              env={**os.environ, **(environment or {})})
        return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")

    def reset(self):
        shutil.rmtree(self.station, ignore_errors=True)
        shutil.copytree(self.template, self.station)

    def rehearse(self):
        """The calls that touch the station: (name, which of that name, on what)."""
        self.reset()
        log = os.path.join(self.folder, "strace.log")
        expect(self.run("clock", self.station, "--set", FIRST,
                        strace=["-y", "-o", log, "-e", "trace=" + ",".join(CALLS)]), "rehearsal")
        counts, found, main = {}, [], None
        for line in open(log, encoding="utf-8", errors="replace"):
            match = re.match(r"(\d+) +(\w+)\((.*)", line)
            if not match or match[2] not in CALLS:
                continue
            main = main or match[1]
            if match[1] != main:
                continue
            counts[match[2]] = counts.get(match[2], 0) + 1
            touched = re.search(re.escape(self.station) + r"/?([^\">]*)", match[3])
            if touched:
                found.append((match[2], counts[match[2]], touched[1] or "."))
        return found

    def row(self, call, number, fault):
        """Runs with the fault; the letter of the table."""
        what = f"{call} {number} {fault}"
        self.reset()
        before = self.entries(what)
        status, text = self.run("clock", self.station, "--set", FIRST,
                                strace=["-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={number}"])
        killed = fault.startswith("signal")
        if status not in (KILLED if killed else (0, 3)):
            sys.exit(f"{what}: ended with {status}: {text}")
        if status == 3 and "stopped" not in text and "error" not in text:
            sys.exit(f"{what}: stopped without a word: {text}")
        after = self.entries(what)
        new = after[len(before):]
        if after[:len(before)] != before or new not in ([], ["clock-set"], ["stopped"], ["clock-set", "stopped"]) or (status == 0 and new != ["clock-set"]):
            sys.exit(f"{what}: exit {status}, entries {before} became {after}")
        expect(self.run("clock", self.station, "--set", SECOND), what + ": again")
        last = self.entries(what)
        if last != after + ["clock-set"]:
            sys.exit(f"{what}: entries {after} became {last}")
        if status == 0:
            return "."
        return {(): "s", ("clock-set",): "+", ("stopped",): "f", ("clock-set", "stopped"): "F"}[tuple(new)]

    def entries(self, what):
        """fsck, then a copy is exported and verified; the types of its entries."""
        status, text = self.run("ledger", "fsck", self.station, "--json")
        if status != 0:
            sys.exit(f"{what}: fsck ended with {status}: {text}")
        copy, out = os.path.join(self.folder, "copy"), os.path.join(self.folder, "export")
        for folder in (copy, out):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.station, copy)
        expect(self.run("ledger", "export", copy, out), what + ": export")
        key = open(os.path.join(copy, "log.vkey"), encoding="utf-8").read().strip()
        expect(self.run(out, "--key", key, program=self.verify), what + ": verify")
        types = types_of(out)
        if json.loads(text)["sequenced"] != len(types):
            sys.exit(f"{what}: fsck counts {text}, the export {len(types)}")
        return types


def types_of(ledger):
    types = []
    for root, _, names in sorted(os.walk(os.path.join(ledger, "tile", "entries"))):
        for name in sorted(names):
            data = open(os.path.join(root, name), "rb").read()
            while data:
                size = int.from_bytes(data[:2], "big")
                types.append(json.loads(data[2:2 + size])["type"])
                data = data[2 + size:]
    return types


def expect(result, what):
    status, text = result
    if status != 0:
        sys.exit(f"{what}: ended with {status}: {text}")


def hanging_sync_stops(bench):
    """A sync that does not come back: the watchdog ends the program with status 3 and names the page that helps."""
    bench.reset()
    status, text = bench.run("clock", bench.station, "--set", FIRST, environment={"PENSTOCK_DISK_PATIENCE": "1"},
                             strace=["-o", "/dev/null", "-e", "trace=fdatasync", "-e", "inject=fdatasync:delay_enter=6000000:when=1"])
    if status != 3 or "recovery.md" not in text:
        sys.exit(f"a sync that hangs: ended with {status}: {text}")
    bench.entries("after a sync that hung")


def may_trace(bench):
    status, text = bench.run(program="true", strace=["-o", "/dev/null"])
    return status == 0, text


def main():
    penstock, verify, scratch = sys.argv[1:4]
    if not shutil.which("strace"):
        print("strace is not installed")
        return 77
    workers = min(os.cpu_count() or 1, 4)
    benches = [Bench(penstock, verify, os.path.join(scratch, f"worker-{number}")) for number in range(workers)]
    allowed, reason = may_trace(benches[0])
    if not allowed:
        print("strace may not trace here: " + reason.strip().splitlines()[-1])
        return 77
    calls = benches[0].rehearse()
    free = list(benches)

    def play(call):
        bench = free.pop()
        try:
            return "  ".join(bench.row(call[0], call[1], fault) for fault in FAULTS)
        finally:
            free.append(bench)

    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        lines = list(pool.map(play, calls))
    hanging_sync_stops(benches[0])
    print(f"{'call':54} EIO ENOSPC SIGKILL")
    for (name, number, touched), letters in zip(calls, lines):
        print(f"{name + ' ' + touched:54}   {letters}".replace("  ", "  "))
    print(f"{len(calls) * len(FAULTS)} rows: {len(calls)} calls, {len(FAULTS)} faults; and one sync that hangs")
    return 0 if calls else 1


sys.exit(main())
