#!/usr/bin/env python3
"""What keeps a station's ledger whole, on the real program: the last signed checkpoint apart from the folder, fsck, a new key, another origin.

  ledger_upkeep.py PENSTOCK PENSTOCK_VERIFY SCRATCH
"""

import base64
import json
import os
import shutil
import sqlite3
import subprocess
import sys

PENSTOCK, VERIFY, SCRATCH = sys.argv[1:4]
HOUR = iter(range(1, 24))


def path(*names):
    return os.path.join(SCRATCH, *names)


def run(*arguments, program=PENSTOCK):
    done = subprocess.run([program, *arguments], capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


def expect(status, what, *arguments, says="", program=PENSTOCK):
    got, text = run(*arguments, program=program)
    if got != status or says not in text:
        sys.exit(f"{what}: ended with {got}, expected {status} and '{says}': {text}")
    return text


def tick(station):
    expect(0, "clock", "clock", station, "--set", f"2026-11-21T{next(HOUR):02}:00:00Z")


def text_of(*names):
    return open(path(*names), encoding="utf-8").read()


def entries_of(export):
    entries = []
    for root, _, names in sorted(os.walk(os.path.join(export, "tile", "entries"))):
        for name in sorted(names):
            data = open(os.path.join(root, name), "rb").read()
            while data:
                size = int.from_bytes(data[:2], "big")
                entries.append(json.loads(data[2:2 + size]))
                data = data[2 + size:]
    return entries


def restored_backup_is_refused():
    station, vault = path("station"), path("vault")
    expect(0, "init", "init", station, "--simulation", "--now", "2026-11-20T15:00:00Z", "--last-signed", vault)
    tick(station)
    shutil.copytree(path("station", "ledger"), path("backup"))
    tick(station)
    newest = path("station", "ledger", "checkpoint")
    if text_of("vault", "checkpoint") != text_of("station", "ledger", "checkpoint"):
        sys.exit("the last signed checkpoint is not the ledger's")
    shutil.move(path("station", "ledger"), path("newest"))
    shutil.copytree(path("backup"), path("station", "ledger"))
    for what in (["clock", station, "--set", "2026-11-22T00:00:00Z"], ["ledger", "fsck", station], ["ledger", "export", station, path("no")]):
        expect(3, "a restored backup: " + what[0], *what, says="older than the last signed checkpoint")
    expect(1, "recover cannot go back", "ledger", "recover", station, "--checkpoint", newest, says="newer checkpoint was signed")
    shutil.rmtree(path("station", "ledger"))
    shutil.move(path("newest"), path("station", "ledger"))
    tick(station)
    os.rename(path("vault", "checkpoint"), path("vault", "away"))
    expect(3, "no last signed checkpoint", "ledger", "fsck", station, says="ledger recover")
    expect(3, "no last signed checkpoint", "clock", station, "--set", "2026-11-22T00:00:00Z", says="is missing")
    expect(0, "recover", "ledger", "recover", station, "--checkpoint", newest)
    tick(station)
    expect(0, "fsck", "ledger", "fsck", station)


def world_with_agreement():
    world, station = path("world"), path("lived-in")
    expect(0, "sample", "sample", world, "--persons", "60", "--lines", "12", "--now", "2026-11-20T15:00:00Z")
    expect(0, "init", "init", station, "--simulation", "--now", "2026-11-20T15:00:00Z")
    expect(0, "adopt", "agreement", "adopt", station, os.path.join(world, "agreement"))
    expect(0, "import", "registry", "import", station, os.path.join(world, "registry.csv"))
    expect(0, "receive", "batch", "receive", station, os.path.join(world, "batch.jsonl"), "--signature", os.path.join(world, "batch.p7s"))
    batch = json.loads(open(os.path.join(world, "batch.jsonl"), encoding="utf-8").readline())["batch"]
    expect(0, "decide", "batch", "decide", station, batch, "--out", path("decisions.jsonl"))
    for official in ("official-1", "official-2"):
        expect(0, "approve", "batch", "approve", station, batch, "--signer", os.path.join(world, "keys", official + ".pem"))
    expect(0, "deliver", "batch", "deliver", station, batch, "--out", path("answer"))
    return world, station


def contents(folder):
    found = {}
    for root, _, names in os.walk(folder):
        for name in names:
            file = os.path.join(root, name)
            found[file] = (open(file, "rb").read(), os.stat(file).st_mtime_ns)
    return found


def fsck_compares_with_the_store(station):
    before = contents(station)
    report = json.loads(expect(0, "fsck", "ledger", "fsck", station, "--json"))
    if not report["clean"] or report["store_rows"] < 6 or report["published"] != report["sequenced"]:
        sys.exit(f"fsck reports {report}")
    if contents(station) != before:
        sys.exit("fsck changed something in the station")
    changes = {
        "an approval too few": "DELETE FROM approval WHERE official = (SELECT min(official) FROM approval)",
        "an approval of another": "UPDATE approval SET official = official || 'x'",
        "an opening without its entry": "INSERT INTO opening SELECT batch, round, line, 'nobody', 1, 0, 0 FROM envelope LIMIT 1",
        "another release": "UPDATE line SET \"release\" = \"release\" || 'x' WHERE outcome = 'pass'",
        "a lost envelope": "DELETE FROM envelope WHERE line = (SELECT min(line) FROM envelope)",
        "a batch nobody received": "UPDATE batch SET id = id || 'x'",
        "another agreement": "UPDATE agreement SET digest = zeroblob(32)",
    }
    for what, sql in changes.items():
        broken = path("broken")
        shutil.rmtree(broken, ignore_errors=True)
        shutil.copytree(station, broken)
        with sqlite3.connect(os.path.join(broken, "store.db")) as database:
            if database.execute(sql).rowcount < 1:
                sys.exit(f"{what}: nothing to change")
        database.close()
        expect(3, what, "ledger", "fsck", broken)
    for name in ("ledger/checkpoint", "last-signed/checkpoint", "ledger/journal"):
        broken = path("broken")
        shutil.rmtree(broken, ignore_errors=True)
        shutil.copytree(station, broken)
        file = os.path.join(broken, name)
        data = bytearray(open(file, "rb").read())
        data[len(data) // 2] ^= 1
        open(file, "wb").write(bytes(data))
        expect(3, "a flipped bit in " + name, "ledger", "fsck", broken)


def new_key_is_recorded(world, station):
    old = open(os.path.join(station, "log.vkey"), encoding="utf-8").read().strip()
    one = os.path.join(world, "keys", "official-1.pem")
    expect(1, "one official is not enough", "ledger", "rotate-key", station, "--signer", one)
    new = json.loads(expect(0, "rotate-key", "ledger", "rotate-key", station, "--signer", one, "--signer",
                            os.path.join(world, "keys", "official-2.pem"), "--json"))["vkey"]
    kept = open(os.path.join(station, "log.vkeys"), encoding="utf-8").read().split()
    if kept != [old, new] or open(os.path.join(station, "log.vkey"), encoding="utf-8").read().strip() != new or old == new:
        sys.exit(f"the keys are {kept}, not {old} and {new}")
    if os.path.exists(os.path.join(station, "keys", "log-next.pem")):
        sys.exit("the change of keys is not settled")
    tick(station)
    expect(0, "fsck", "ledger", "fsck", station)
    export = path("rotated")
    expect(0, "export", "ledger", "export", station, export)
    expect(0, "verify with the new key", export, "--key", new, program=VERIFY)
    entry = [e for e in entries_of(export) if e["type"] == "key-rotated"]
    if len(entry) != 1 or entry[0]["old_vkey"] != old or entry[0]["new_vkey"] != new or len(entry[0]["signers"]) != 2:
        sys.exit(f"the entry says {entry}")
    statement, signatures = entry[0]["statement"].split("\n\n")
    if f"old {old}\nnew {new}\n" not in statement + "\n":
        sys.exit("the statement does not name the keys")
    for key, line in zip((old, new), signatures.strip().split("\n")):
        name, number, _ = key.split("+", 2)
        mark, signer, signature = line.split(" ")
        if mark != "\u2014" or signer != name or base64.b64decode(signature)[:4].hex() != number:
            sys.exit(f"'{line}' is not a signature of {key}")


def killed_rotation_is_settled(world, template):
    """The program is killed at each call that makes the change durable; the next command settles which key it is."""
    if not shutil.which("strace") or subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode != 0:
        print("strace may not trace here: the change of keys is not killed")
        return
    signers = [word for official in ("official-1", "official-2") for word in ("--signer", os.path.join(world, "keys", official + ".pem"))]
    changed = {True: 0, False: 0}
    for call in ("rename", "unlink"):
        for number in range(1, 40):
            station = path("killed")
            shutil.rmtree(station, ignore_errors=True)
            shutil.copytree(template, station)
            done = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={number}",
                                   PENSTOCK, "ledger", "rotate-key", station, *signers], capture_output=True, timeout=120)
            if done.returncode == 0:
                break
            what = f"rotate-key killed at {call} {number}"
            expect(0, what + ": fsck", "ledger", "fsck", station)
            expect(0, what + ": clock", "clock", station, "--set", "2026-11-29T00:00:00Z")
            keys = open(os.path.join(station, "log.vkeys"), encoding="utf-8").read().split()
            export = path("killed-export")
            shutil.rmtree(export, ignore_errors=True)
            expect(0, what + ": export", "ledger", "export", station, export)
            expect(0, what + ": verify", export, "--key", keys[-1], program=VERIFY)
            rotations = [e for e in entries_of(export) if e["type"] == "key-rotated"]
            if len(rotations) != len(keys) - 1 or os.path.exists(os.path.join(station, "keys", "log-next.pem")):
                sys.exit(f"{what}: {len(rotations)} entries, {len(keys)} keys")
            changed[len(keys) > 1] += 1
    if not changed[True] or not changed[False]:
        sys.exit(f"the kills do not show both outcomes: {changed}")
    print(f"{changed[True] + changed[False]} kills of a change of keys, {changed[True]} of them completed afterwards")


def another_origin_names_the_log_before(station):
    key = open(os.path.join(station, "log.vkey"), encoding="utf-8").read().strip()
    old = os.path.join(station, "ledger", "checkpoint")
    expect(1, "another's key", "init", path("next"), "--simulation", "--now", "2026-11-29T00:00:00Z", "--continues", old, "--continues-key",
           text_of("station", "log.vkey").strip())
    expect(0, "init --continues", "init", path("next"), "--simulation", "--now", "2026-11-29T00:00:00Z", "--continues", old, "--continues-key", key)
    expect(0, "export", "ledger", "export", path("next"), path("next-export"))
    first = entries_of(path("next-export"))[:2]
    if [e["type"] for e in first] != ["station-made", "origin-changed"] or first[1]["checkpoint"] != open(old, encoding="utf-8").read():
        sys.exit(f"the new log begins with {first}")
    expect(0, "verify", path("next-export"), "--key", text_of("next", "log.vkey").strip(), program=VERIFY)


restored_backup_is_refused()
WORLD, STATION = world_with_agreement()
fsck_compares_with_the_store(STATION)
shutil.copytree(STATION, path("template"))
new_key_is_recorded(WORLD, STATION)
killed_rotation_is_settled(WORLD, path("template"))
another_origin_names_the_log_before(STATION)
