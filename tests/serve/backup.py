#!/usr/bin/env python3
"""Backups of a station while it is served.

A whole exchange goes on (walk.py), with a restart in the middle of it, and one backup after the other is taken meanwhile. Each is whole, is
private, is found clean, and holds a beginning of the ledger's entries. One that lacks entries which were signed later is not restored; nor is
one for which nothing shows that none were. A damaged one is refused, and sealed keys come back only by the key they were sealed to.

  backup.py PENSTOCK PENSTOCK_VERIFY SCRATCH
"""

import importlib.util
import json
import os
import shutil
import stat
import subprocess
import sys
import threading

sys.dont_write_bytecode = True
_found = importlib.util.spec_from_file_location("walk", os.path.join(os.path.dirname(os.path.abspath(__file__)), "walk.py"))
walk = importlib.util.module_from_spec(_found)
_found.loader.exec_module(walk)
Failed, expect = walk.Failed, walk.expect

MOST_BACKUPS = 200


def entries_of(folder):
    """The entries of an exported ledger, from its bundles (docs/formats/ledger.md)."""
    entries = []
    for number in range(1000):
        whole = os.path.join(folder, "tile/entries", f"{number:03}")
        if not os.path.exists(whole):
            parts = os.listdir(whole + ".p") if os.path.isdir(whole + ".p") else []
            if not parts:
                break
            whole = os.path.join(whole + ".p", max(parts, key=int))
        data = open(whole, "rb").read()
        while data:
            size = int.from_bytes(data[:2], "big")
            entries.append(data[2:2 + size])
            data = data[2 + size:]
    return entries


class Backups(walk.Walk):
    def refused(self, why, status, *arguments):
        done = subprocess.run([self.penstock, *arguments], capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
        if done.returncode != status or why not in done.stderr.decode():
            raise Failed(f"{' '.join(arguments[:2])}: ended with {done.returncode}, expected {status} and {why!r}: {done.stderr.decode()}")

    def take(self, name, *more):
        return json.loads(self.run("backup", self.station, self.path(name), "--json", *more))

    def take_until(self, ended):
        """One after the other; what goes wrong is told when the thread has ended."""
        try:
            while not ended.is_set() and len(self.taken) < MOST_BACKUPS:
                name = f"backup-{len(self.taken)}"
                self.taken.append((name, self.take(name)))
        except (Failed, subprocess.SubprocessError) as problem:
            self.problem = problem

    def exchange(self):
        self.taken, self.problem = [], None
        ended = threading.Event()
        thread = threading.Thread(target=self.take_until, args=(ended,))
        thread.start()
        try:
            self.submit()
            self.release()
            self.open_some()
        finally:
            ended.set()
            thread.join()
        if self.problem:
            raise self.problem
        self.stop()
        self.taken.append(("backup-last", self.take("backup-last")))
        expect("the last one by the command itself", self.taken[-1][1]["served"], False)
        expect("some while it was served", sum(made["served"] for _, made in self.taken) > 1, True)
        sizes = [made["entries"] for _, made in self.taken]
        expect("entries never become fewer", sizes, sorted(sizes))
        expect("some in the middle", len(set(sizes)) > 2, True)

    def entries(self, station, name):
        self.run("ledger", "export", station, self.path(name))
        found = entries_of(self.path(name))
        shutil.rmtree(self.path(name))
        return found

    def each(self):
        all_entries = self.entries(self.station, "export")
        for name, made in self.taken:
            folder = self.path(name)
            for place, _, files in os.walk(folder):
                expect("the mode of a folder", stat.S_IMODE(os.stat(place).st_mode), 0o700)
                for file in files:
                    expect("the mode of a file", stat.S_IMODE(os.stat(os.path.join(place, file)).st_mode), 0o600)
            subprocess.run(["sha256sum", "--check", "--quiet", "digests"], cwd=folder, check=True, capture_output=True)
            expect("the last signed checkpoint stays behind", os.path.exists(os.path.join(folder, "station/last-signed")), False)
            self.run("restore", folder, "--check")
            place = self.path("restored")
            self.run("restore", folder, place, "--checkpoint", os.path.join(folder, "station/ledger/checkpoint"))
            checked = json.loads(self.run("ledger", "fsck", place, "--json"))
            expect("a clean copy", (checked["clean"], checked["published"], checked["step_cut_off"]), (True, made["entries"], False))
            found = self.entries(place, "export")
            expect("a beginning of the ledger", found == all_entries[:made["entries"]], True)
            shutil.rmtree(place)
        expect("nothing is left in the station", os.listdir(os.path.join(self.station, "cuts")), [])

    def forks(self):
        newest = os.path.join(self.station, "last-signed/checkpoint")
        old = next(name for name, made in self.taken if made["entries"] < self.taken[-1][1]["entries"])
        place = self.path("restored")
        self.refused("its ledger would fork", 1, "restore", self.path(old), place, "--checkpoint", newest)
        self.refused("nothing shows", 1, "restore", self.path(old), place)
        self.refused("exists already", 1, "restore", self.path(old), self.station, "--checkpoint", newest)
        self.refused("a newer checkpoint than the one shown", 1, "restore", self.path("backup-last"), place, "--checkpoint",
                     os.path.join(self.path(old), "station/ledger/checkpoint"))
        other = self.path("other")
        self.run("init", other, "--simulation", "--now", "2026-11-20T15:00:00Z")
        self.refused("is not signed by the key", 1, "restore", self.path(old), place, "--checkpoint", os.path.join(other, "ledger/checkpoint"))
        expect("nothing was made", os.path.exists(place) or os.path.exists(place + ".being-restored"), False)
        # The one that ends with what was signed last goes on where the station stopped.
        self.run("restore", self.path("backup-last"), place, "--checkpoint", newest)
        self.run("clock", place, "--set", "2026-11-21T15:00:00Z")
        self.run("ledger", "fsck", place)

    def kept_apart(self):
        """Where the last signed checkpoint lies on another volume, nobody has to be asked."""
        station, apart = self.path("apart-station"), self.path("volume")
        self.run("init", station, "--simulation", "--now", "2026-11-20T15:00:00Z", "--last-signed", apart)
        self.run("backup", station, self.path("apart-1"))
        os.rename(station, self.path("lost"))
        self.run("restore", self.path("apart-1"), station)
        self.run("clock", station, "--set", "2026-11-21T15:00:00Z")
        os.rename(station, self.path("lost-too"))
        self.refused("its ledger would fork", 1, "restore", self.path("apart-1"), station)

    def damage(self):
        folder = self.path("backup-last")
        store = os.path.join(folder, "station/store.db")
        with open(store, "r+b") as file:
            file.seek(5000)
            byte = file.read(1)[0]
            file.seek(5000)
            file.write(bytes([byte ^ 1]))
        self.refused("not the one that was written", 3, "restore", folder, "--check")
        self.refused("not the one that was written", 3, "restore", folder, self.path("damaged"), "--checkpoint",
                     os.path.join(self.station, "last-signed/checkpoint"))
        os.remove(store)
        self.refused("not the one that was written", 3, "restore", folder, "--check")
        with open(os.path.join(folder, "digests"), "ab") as file:
            file.write(b"0" * 64 + b"  station/../../elsewhere\n")
        self.refused("not the one that its manifest names", 3, "restore", folder, "--check")
        expect("nothing was made", os.path.exists(self.path("damaged")), False)
        self.refused("exists already", 1, "backup", self.station, folder)
        self.refused("in the station itself", 1, "backup", self.station, os.path.join(self.station, "backup"))
        self.refused("no backup", 1, "restore", self.world, "--check")

    def seal(self):
        self.take("sealed", "--seal-keys-to", self.path("tls.pem"))
        names = os.listdir(os.path.join(self.path("sealed"), "station/keys"))
        expect("sealed keys only", all(name.endswith(".cms") for name in names) and len(names) > 1, True)
        self.run("restore", self.path("sealed"), "--check")
        newest = ["--checkpoint", os.path.join(self.station, "last-signed/checkpoint")]
        place = self.path("unsealed")
        self.refused("are sealed", 1, "restore", self.path("sealed"), place, *newest)
        self.refused("", 1, "restore", self.path("sealed"), place, *newest, "--unseal-with", self.auditor)
        holder = self.path("holder.pem")
        with open(holder, "wb") as file:
            file.write(open(self.path("tls.pem"), "rb").read() + open(self.path("tls.key"), "rb").read())
        self.run("restore", self.path("sealed"), place, *newest, "--unseal-with", holder)
        self.run("clock", place, "--set", "2026-11-22T15:00:00Z")
        self.run("ledger", "fsck", place)


def main():
    backups = Backups(*sys.argv[1:4])
    try:
        backups.make()
        backups.start()
        backups.exchange()
        backups.each()
        backups.forks()
        backups.seal()
        backups.kept_apart()
        backups.damage()
    except (Failed, OSError, subprocess.SubprocessError) as problem:
        print(problem)
        return 1
    finally:
        backups.close()
    print(f"{len(backups.taken)} backups, {sum(made['served'] for _, made in backups.taken)} of them while the station was served")
    return 0


if __name__ == "__main__":
    sys.exit(main())
