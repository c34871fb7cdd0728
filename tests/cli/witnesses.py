#!/usr/bin/env python3
"""A log and two witnesses, each a process of its own, over real sockets on the loopback.

Both witnesses are needed for a quorum. One is killed: openings go on for the 15 minutes of the strict default, on the simulation's
clock, and are refused after them; it comes back with its memory, and openings go on. The ledger says when.

  witnesses.py PENSTOCK PENSTOCK_VERIFY SCRATCH
"""

import base64
import hashlib
import json
import os
import subprocess
import sys
import urllib.error
import urllib.request


class Failed(Exception):
    pass


class Story:
    def __init__(self, penstock, verify, folder):
        self.penstock, self.verify, self.folder = penstock, verify, folder
        self.serving = {}
        self.world, self.station = self.path("world"), self.path("station")

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, *arguments, status=0, program=None):
        done = subprocess.run([program or self.penstock, *arguments], capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
        text = (done.stdout + done.stderr).decode("utf-8", "replace")
        if done.returncode != status:
            raise Failed(f"{' '.join(arguments[:3])}: ended with {done.returncode}, expected {status}: {text}")
        return done.stdout.decode("utf-8"), text

    def serve(self, name, *arguments):
        """Starts a server on a port; the first time on one that is free, later on the same."""
        port = self.serving[name][1] if name in self.serving else 0
        process = subprocess.Popen([self.penstock, *arguments, "--listen", f"127.0.0.1:{port}", "--json"], stdout=subprocess.PIPE)
        self.serving[name] = (process, json.loads(process.stdout.readline())["port"])
        return self.serving[name][1]

    def kill(self, name):
        process, _ = self.serving[name]
        process.kill()
        process.wait()

    def close(self):
        for process, _ in self.serving.values():
            process.kill()
            process.wait()

    def clock(self, time):
        self.run("clock", self.station, "--set", time)

    def status(self):
        return json.loads(self.run("ledger", "status", self.station, "--json")[0])

    # --- the journey up to delivered envelopes

    def deliver(self):
        self.run("sample", self.world, "--persons", "60", "--lines", "12", "--now", "2026-11-20T15:00:00Z")
        self.run("init", self.station, "--simulation", "--now", "2026-11-20T15:00:00Z")
        batch_file = os.path.join(self.world, "batch.jsonl")
        lines = open(batch_file, encoding="utf-8").read().splitlines()
        batch = json.loads(lines[0])["batch"]
        decisions = self.path("decisions.jsonl")
        self.run("agreement", "adopt", self.station, os.path.join(self.world, "agreement"))
        self.run("registry", "import", self.station, os.path.join(self.world, "registry.csv"))
        self.run("batch", "receive", self.station, batch_file, "--signature", os.path.join(self.world, "batch.p7s"))
        self.run("batch", "decide", self.station, batch, "--out", decisions)
        for official in ("official-1", "official-2"):
            self.run("batch", "approve", self.station, batch, "--signer", os.path.join(self.world, "keys", official + ".pem"))
        self.run("batch", "deliver", self.station, batch, "--out", self.path("answer"))
        passing = [d["line"] for d in map(json.loads, open(decisions, encoding="utf-8")) if d["outcome"] == "pass"]
        self.envelope = self.path(f"answer/envelopes/{passing[0]:06d}.p7m")
        self.signer = os.path.join(self.world, "keys", json.loads(lines[passing[0]])["recipients"][0] + ".pem")

    def open(self, status=0):
        return self.run("open", self.station, self.envelope, "--signer", self.signer, status=status)[1]

    # --- witnesses

    def make_witnesses(self):
        vkey = open(os.path.join(self.station, "log.vkey"), encoding="utf-8").read().strip()
        policy = f"log {vkey}\n"
        for name in ("w1", "w2"):
            key = json.loads(self.run("witness", "init", self.path(name), "--name", f"witness.example/{name}", "--json")[0])["vkey"]
            self.run("witness", "add", self.path(name), vkey)
            port = self.serve(name, "witness", "serve", self.path(name))
            policy += f"witness {name} {key} http://127.0.0.1:{port}\n"
        policy += "group both all w1 w2\nquorum both\n"
        with open(os.path.join(self.station, "witness-policy"), "w", encoding="utf-8") as file:
            file.write(policy)
        self.origin = vkey.split("+")[0]

    def entries(self):
        ledger = self.path("ledger")
        self.run("ledger", "export", self.station, ledger)
        vkey = open(os.path.join(self.station, "log.vkey"), encoding="utf-8").read().strip()
        self.run(ledger, "--key", vkey, program=self.verify)
        found = []
        folder = os.path.join(ledger, "tile", "entries")
        for root, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                data = open(os.path.join(root, name), "rb").read()
                while data:
                    size = int.from_bytes(data[:2], "big")
                    found.append(json.loads(data[2:2 + size]))
                    data = data[2 + size:]
        return found


def get(url, method="GET", data=None):
    """Status, headers and body."""
    request = urllib.request.Request(url, data=data, method=method)
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def expect(condition, what):
    if not condition:
        raise Failed(what)


def check_openings(story):
    story.deliver()
    status = story.status()
    expect(status["witnesses"] == "none" and status["witnessed"] == 0, f"without witnesses: {status}")
    story.make_witnesses()
    answer = json.loads(story.run("ledger", "witness", story.station, "--json")[0])
    expect(answer["quorum"] and [w["answer"] for w in answer["witnesses"]] == ["cosigned"] * 2, f"the first round: {answer}")
    status = story.status()
    expect(status["witnessed"] == status["published"] == status["sequenced"], f"after the first round: {status}")

    story.open()
    status = story.status()
    expect(status["witnessed"] == status["published"], f"a command that published asked no witness: {status}")

    story.kill("w2")
    story.run("ledger", "witness", story.station, status=1)
    story.clock("2026-11-20T15:15:00Z")
    story.open()  # fifteen minutes are not over
    story.clock("2026-11-20T15:15:01Z")
    refusal = story.open(status=1)
    expect("witnesses have not cosigned" in refusal, f"the refusal does not say why: {refusal}")
    story.open(status=1)
    status = story.status()
    expect(status["last_quorum"] == "2026-11-20T15:00:00Z" and status["witnessed"] < status["published"], f"while refused: {status}")

    story.serve("w2", "witness", "serve", story.path("w2"))
    story.open()
    kinds = [entry["type"] for entry in story.entries()]
    expect([kind for kind in kinds if kind.startswith(("witness-", "open-", "disclosed", "reopened"))] ==
           ["disclosed", "reopened", "witness-quorum-lost", "open-refused", "open-refused", "witness-quorum-regained", "reopened"],
           f"the ledger tells another story: {kinds}")


def check_served(story):
    """A served station asks its witnesses by itself, also when it grows while others ask it."""
    before = story.status()
    story.kill("w2")
    story.clock("2026-11-20T15:30:00Z")  # an entry that no quorum has seen
    story.serve("w2", "witness", "serve", story.path("w2"))
    process = subprocess.Popen([story.penstock, "serve", story.station, "--listen", "127.0.0.1:0", "--json"], stdout=subprocess.PIPE)
    try:
        port = json.loads(process.stdout.readline())["port"]
        round_ended = json.loads(process.stdout.readline())
        expect(round_ended["event"] == "witnesses" and round_ended["quorum"], f"the served station's first round: {round_ended}")
        code, _, body = get(f"http://127.0.0.1:{port}/ledger/checkpoint")
        expect(code == 200 and body.count(b"\n\xe2\x80\x94 witness.example/") == 2, f"a checkpoint with two cosignatures: {code} {body}")
    finally:
        process.terminate()
        expect(process.wait(30) == 0, "the server did not end well")
    status = story.status()
    expect(status["witnessed"] == status["published"] > before["published"], f"after it was served: {status}")


def check_witness(story):
    url = f"http://127.0.0.1:{story.serving['w1'][1]}"
    code, headers, body = get(f"{url}/{hashlib.sha256(story.origin.encode()).hexdigest()}/checkpoint")
    expect(code == 200 and body.startswith(story.origin.encode() + b"\n"), f"the witness's read side: {code} {body}")
    code, headers, body = get(f"{url}/add-checkpoint", "POST", b"old 0\n\n" + body)
    expect(code == 409 and headers["Content-Type"] == "text/x.tlog.size" and body.strip().isdigit(), f"a wrong old size: {code} {body}")
    expect(get(f"{url}/add-checkpoint", "POST", b"x")[0] == 400, "a request that is none")
    expect(get(f"{url}/add-checkpoint", "POST", b"x" * 70000)[0] == 413, "a request that is too large")
    expect(get(f"{url}/add-checkpoint")[0] == 405, "a GET of add-checkpoint")
    expect(get(f"{url}/../w1/witness.vkey")[0] == 404, "another path of the witness")


def check_publication(story):
    url = f"http://127.0.0.1:{story.serve('log', 'ledger', 'serve', story.station)}"
    code, headers, note = get(url + "/checkpoint")
    expect(code == 200 and headers["Content-Type"] == "text/plain; charset=utf-8" and "max-age=2" in headers["Cache-Control"],
           f"the served checkpoint: {code} {headers}")
    size = int(note.split(b"\n")[1])
    expect(note.count("\u2014 ".encode()) == 3, "the served checkpoint lacks cosignatures")
    hashes = get(f"{url}/tile/0/000.p/{size}")
    entries = get(f"{url}/tile/entries/000.p/{size}")
    expect(hashes[0] == entries[0] == 200 and hashes[1]["Content-Type"] == "application/octet-stream", "the served tile")
    expect("immutable" in hashes[1]["Cache-Control"], "the served tile may be cached for ever")
    data, leaves = entries[2], b""
    while data:
        length = int.from_bytes(data[:2], "big")
        leaves += hashlib.sha256(b"\0" + data[2:2 + length]).digest()
        data = data[2 + length:]
    expect(leaves == hashes[2] and len(leaves) == 32 * size, "the served entries give the served hashes")
    expect(base64.b64encode(root(leaves)) == note.split(b"\n")[2], "the served hashes give the served root")
    for path in ("/", "/journal", "/lock", "/../log.vkey", "/tile/0/000", f"/tile/0/000.p/{size + 1}", "/tile/../checkpoint", "/station"):
        expect(get(url + path)[0] == 404, f"{path} is served")
    expect(get(url + "/checkpoint", "POST", b"x")[0] == 405, "a POST is taken")


def root(leaves):
    if len(leaves) == 32:
        return leaves
    half = 32
    while half * 2 < len(leaves):
        half *= 2
    return hashlib.sha256(b"\1" + root(leaves[:half]) + root(leaves[half:])).digest()


def main():
    story = Story(*sys.argv[1:4])
    try:
        check_openings(story)
        check_served(story)
        check_witness(story)
        check_publication(story)
    except Failed as failed:
        print(failed)
        return 1
    finally:
        story.close()
    print("a quorum, its loss and its return; the witness's answers; the served ledger")
    return 0


if __name__ == "__main__":
    sys.exit(main())
