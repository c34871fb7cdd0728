#!/usr/bin/env python3
"""How long from an order to its effect, with openings under load from several processes on one station.

    bench/order_to_effect.py BIN_FOLDER [--orders 200] [--openers 3]

For each order a copy of a station with a delivered batch is made; processes open line after line with `penstock open`; at some moment
`penstock order enter` is run beside them. The start is the moment at which the order's file is complete and about to be renamed into
the inbox (inotify, IN_CLOSE_WRITE of its temporary file). Measured are the last opening that still succeeded (the end of its process,
so later than its ledger entry) and the order's entry in the ledger (its receipt). Every ledger is read: no opening may have a higher
index than the order. Exit status 1 if one has.
"""

import argparse
import ctypes
import json
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import time

CLOSE_WRITE, MOVED_TO = 0x8, 0x80
ORDER = ('id = "order-1"\ncourt = "A court"\ndocket = "1"\neffective = 2020-01-01T00:00:00Z\nkind = "stop"\n'
         'text_digest = "sha256:' + "a" * 64 + '"\n')


class Watch(threading.Thread):
    """Notes when what happens in the station's order folders."""

    def __init__(self, station):
        super().__init__(daemon=True)
        libc = ctypes.CDLL("libc.so.6", use_errno=True)
        self.fd = libc.inotify_init1(0)
        self.folders = {}
        for name in ("orders-waiting", "orders-taken"):
            os.makedirs(os.path.join(station, name), exist_ok=True)
            self.folders[libc.inotify_add_watch(self.fd, os.path.join(station, name).encode(), CLOSE_WRITE | MOVED_TO)] = name
        self.start_ns = self.waiting_ns = self.taken_ns = None
        self.done = threading.Event()

    def run(self):
        while not self.done.is_set():
            data, now = os.read(self.fd, 65536), time.monotonic_ns()
            while data:
                watch, mask, _, length = struct.unpack("iIII", data[:16])
                folder = self.folders[watch]
                if folder == "orders-waiting" and mask & CLOSE_WRITE:
                    self.start_ns = self.start_ns or now
                elif folder == "orders-waiting":
                    self.waiting_ns = now
                elif mask & MOVED_TO:
                    self.taken_ns = now
                    self.done.set()
                data = data[16 + length:]


class Bench:
    def __init__(self, programs, scratch):
        self.penstock, self.scratch = os.path.join(programs, "penstock"), scratch
        self.world = os.path.join(scratch, "world")

    def run(self, *arguments, check=True):
        done = subprocess.run([self.penstock, *arguments], capture_output=True, stdin=subprocess.DEVNULL, check=False)
        if check and done.returncode != 0:
            sys.exit(f"penstock {' '.join(arguments[:2])}: {done.stderr.decode()}")
        return done.returncode

    def card(self, name):
        return os.path.join(self.world, "keys", name + ".pem")

    def deliver(self):
        station = self.delivered = os.path.join(self.scratch, "delivered")
        self.run("sample", self.world, "--persons", "120", "--lines", "60", "--now", "2026-11-20T15:00:00Z")
        self.run("init", station, "--simulation", "--now", "2026-11-20T15:00:00Z")
        self.run("agreement", "adopt", station, os.path.join(self.world, "agreement"))
        self.run("registry", "import", station, os.path.join(self.world, "registry.csv"))
        batch = os.path.join(self.world, "batch.jsonl")
        self.run("batch", "receive", station, batch, "--signature", os.path.join(self.world, "batch.p7s"))
        lines = [json.loads(line) for line in open(batch, encoding="utf-8")]
        name = lines[0]["batch"]
        self.run("batch", "decide", station, name, "--out", os.path.join(self.scratch, "decisions.jsonl"))
        for official in ("official-1", "official-2"):
            self.run("batch", "approve", station, name, "--signer", self.card(official))
        self.answer = os.path.join(self.scratch, "answer")
        self.run("batch", "deliver", station, name, "--out", self.answer)
        self.lines = []
        for line in lines[1:]:
            envelope = os.path.join(self.answer, "envelopes", f"{line['line']:06d}.p7m")
            if os.path.exists(envelope):
                self.lines.append((envelope, self.card(line["recipients"][0])))

    def opener(self, station, lines, last):
        while not self.stop.is_set():
            for envelope, card in lines:
                if self.stop.is_set():
                    return
                if self.run("open", station, envelope, "--signer", card, check=False) == 0:
                    last.append(time.monotonic_ns())

    def one(self, number, openers, chance):
        station = os.path.join(self.scratch, "station")
        shutil.rmtree(station, ignore_errors=True)
        shutil.copytree(self.delivered, station)
        watch = Watch(station)
        watch.start()
        self.stop, opened = threading.Event(), []
        threads = [threading.Thread(target=self.opener, args=(station, self.lines[i::openers], opened)) for i in range(openers)]
        for thread in threads:
            thread.start()
        time.sleep(0.2 + chance.random() * 0.2)
        order = os.path.join(self.scratch, "order.toml")
        open(order, "w", encoding="utf-8").write(ORDER)
        self.run("order", "enter", station, order, "--signer", self.card("official-1"), "--signer", self.card("official-2"))
        self.stop.set()
        for thread in threads:
            thread.join()
        watch.done.wait(5)
        after = self.openings_after(station)
        if after:
            sys.exit(f"order {number}: {after} openings have a higher index than the order")
        if watch.start_ns is None or watch.taken_ns is None:
            return None  # taken in between two looks of the watch: faster than it sees
        late = [at for at in opened if at > watch.start_ns]
        return (max(late) - watch.start_ns if late else 0), watch.taken_ns - watch.start_ns, len(opened)

    def openings_after(self, station):
        export = os.path.join(self.scratch, "export")
        shutil.rmtree(export, ignore_errors=True)
        self.run("ledger", "export", station, export)
        types = []
        for root, folders, names in os.walk(os.path.join(export, "tile", "entries")):
            folders.sort()
            for name in sorted(names):
                data = open(os.path.join(root, name), "rb").read()
                while data:
                    size = int.from_bytes(data[:2], "big")
                    types.append(json.loads(data[2:2 + size])["type"])
                    data = data[2 + size:]
        return sum(kind in ("disclosed", "answered", "reopened") for kind in types[types.index("order-entered"):])


def row(name, values):
    values = sorted(values)
    at = lambda share: values[min(len(values) - 1, int(len(values) * share))] / 1e6  # noqa: E731
    print(f"{name:42} p50 {at(0.5):7.1f} ms   p99 {at(0.99):7.1f} ms   max {values[-1] / 1e6:7.1f} ms")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs")
    parser.add_argument("--orders", type=int, default=200)
    parser.add_argument("--openers", type=int, default=3)
    arguments = parser.parse_args()
    chance = random.Random(5)
    # On the disk of the current folder: a temporary folder is often memory.
    with tempfile.TemporaryDirectory(prefix="order-bench-", dir=".") as scratch:
        bench = Bench(os.path.abspath(arguments.programs), os.path.abspath(scratch))
        bench.deliver()
        results = [bench.one(number, arguments.openers, chance) for number in range(arguments.orders)]
    seen = [one for one in results if one]
    print(f"{arguments.orders} orders against {arguments.openers} processes, {len(seen)} of them seen to wait; "
          f"{sum(one[2] for one in seen)} openings; none after its order")
    row("from the rename to the last opening", [one[0] for one in seen])
    row("from the rename to the order's entry", [one[1] for one in seen])


main()
