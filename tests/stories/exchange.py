"""One exchange that a story is told about: a sample world, a station, a batch, and what the program last said."""

import json
import os
import re
import shutil
import subprocess
import sys

SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools", "verify_ledger.py")
WORLDS = {}
NOW = "2026-11-20T15:00:00Z"


class Unmet(Exception):
    """What the story says is not so."""


class Exchange:
    def __init__(self, folder):
        self.folder = folder
        os.makedirs(folder)
        self.status, self.said = 0, ""
        self.names = {}
        self.number = 0

    # ----- files

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def fresh(self, name):
        self.number += 1
        return self.path(f"{self.number}-{name}")

    def write(self, name, lines):
        path = self.fresh(name)
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        return path

    def card(self, name):
        """The certificate and key of an official, an officer or the certifier."""
        path = self.path("world", "keys", name + ".pem")
        if not os.path.exists(path):
            raise Unmet(f"nobody in this world is called {name}")
        return path

    def cards(self, text):
        return [word for name in re.split(r",\s*|\s+and\s+", text) for word in ("--signer", self.card(name))]

    def filled(self, text):
        """{NAME} stands for what a sentence called NAME, {station} for the station, {batch} for the batch."""
        known = {"station": self.path("station"), "batch": getattr(self, "batch", ""), "world": self.path("world"),
                 "folder": self.folder, **self.names}
        return re.sub(r"\{([A-Za-z_]+)\}", lambda found: str(known[found[1]]) if found[1] in known else found[0], text)

    # ----- the program

    def run(self, *arguments):
        done = subprocess.run([os.environ["PENSTOCK"], *arguments], capture_output=True, stdin=subprocess.DEVNULL, timeout=300)
        self.status = done.returncode
        self.said = (done.stdout + done.stderr).decode("utf-8", "replace")
        self.printed = done.stdout.decode("utf-8", "replace")
        if self.status not in (0, 1, 2, 3):
            raise Unmet(f"`penstock {' '.join(arguments[:2])}` ended with {self.status}: {self.said}")

    def done(self, *arguments):
        """A step that the story takes for granted."""
        self.run(*arguments)
        if self.status != 0:
            raise Unmet(f"`penstock {' '.join(arguments[:2])}` ended with {self.status}: {self.said}")

    def json(self, *arguments):
        self.done(*arguments, "--json")
        return json.loads(self.printed)

    # ----- the world and the station

    def begin(self, persons=120, lines=40):
        size = (persons, lines)
        if size not in WORLDS:
            WORLDS[size] = os.path.join(os.environ["SCRATCH"], f"world-{persons}-{lines}")
            self.done("sample", WORLDS[size], "--persons", str(persons), "--lines", str(lines), "--now", NOW)
        shutil.copytree(WORLDS[size], self.path("world"))
        self.done("init", self.path("station"), "--simulation", "--now", NOW)
        self.done("agreement", "adopt", self.path("station"), self.path("world", "agreement"))
        self.done("registry", "import", self.path("station"), self.path("world", "registry.csv"))
        with open(self.path("world", "batch.jsonl"), encoding="utf-8") as file:
            self.header, *self.sample = [json.loads(line) for line in file]
        with open(self.path("world", "truth.jsonl"), encoding="utf-8") as file:
            self.truth = [json.loads(line) for line in file]
        self.day = NOW

    def draw(self, count, outcome="pass"):
        """Lines of the sample that end so and that no batch of this story has used; persons are not used twice."""
        self.used = getattr(self, "used", set())
        chosen = []
        for line, truth in zip(self.sample, self.truth):
            if len(chosen) < count and truth["expected"] == [outcome] and truth["line"] not in self.used:
                self.used.add(truth["line"])
                chosen.append(json.loads(json.dumps(line)))
        if len(chosen) < count:
            raise Unmet(f"the sample world has too few lines that end as {outcome}")
        return chosen

    def compose(self, lines):
        """The batch that is to be sent; `changed` lines are merge-patched before it is signed."""
        self.lines = lines
        self.batch = f"00000000-0000-4000-8000-{len(getattr(self, 'sent', [])) + 1:012}"
        self.sent = getattr(self, "sent", []) + [self.batch]
        self.batch_header = {**self.header, "batch": self.batch, "created": self.day}
        self.received = False

    def send(self, signer="head-of-agency"):
        self.sign(signer)
        self.receive()

    def sign(self, signer="head-of-agency"):
        header = {**self.batch_header, "lines": len(self.lines)}
        for number, line in enumerate(self.lines, 1):
            line["line"] = number
        self.file = self.fresh("batch.jsonl")
        with open(self.file, "w", encoding="utf-8") as file:
            for value in [header, *self.lines]:
                file.write(json.dumps(value, separators=(",", ":"), ensure_ascii=False) + "\n")
        subprocess.run(["openssl", "cms", "-sign", "-binary", "-in", self.file, "-signer", self.card(signer), "-inkey", self.card(signer),
                        "-outform", "DER", "-out", self.file + ".p7s", "-md", "sha256"], check=True, capture_output=True)

    def receive(self):
        self.run("batch", "receive", self.path("station"), self.file, "--signature", self.file + ".p7s")
        self.received = self.status == 0

    def decide(self):
        if not getattr(self, "received", False):
            self.send()
        if not self.received:
            return
        out = self.fresh("decisions.jsonl")
        self.run("batch", "decide", self.path("station"), self.batch, "--out", out)
        if self.status == 0:
            self.decisions = [json.loads(line) for line in open(out, encoding="utf-8")]

    def deliver(self):
        out = self.fresh("answer")
        self.run("batch", "deliver", self.path("station"), self.batch, "--out", out)
        if self.status == 0:
            self.answer = out

    def envelope(self, line):
        for name in sorted(os.listdir(os.path.join(self.answer, "envelopes"))):
            if name.split(".")[0].isdigit() and int(name.split(".")[0]) == int(line):
                return os.path.join(self.answer, "envelopes", name)
        raise Unmet(f"the answer has no envelope for line {line}")

    def recipient(self, line):
        return self.lines[int(line) - 1]["recipients"][0]

    # ----- the ledger

    def entries(self):
        out = self.fresh("export")
        status, said, printed = self.status, self.said, getattr(self, "printed", "")
        self.done("ledger", "export", self.path("station"), out)
        self.status, self.said, self.printed = status, said, printed
        found = []
        for root, folders, names in os.walk(os.path.join(out, "tile", "entries")):
            folders.sort()
            for name in sorted(names):
                data = open(os.path.join(root, name), "rb").read()
                while data:
                    size = int.from_bytes(data[:2], "big")
                    found.append(json.loads(data[2:2 + size]))
                    data = data[2 + size:]
        self.export = out
        return found

    def verify(self):
        """What the program and the script say of the ledger, which share no code; the first that says no."""
        self.entries()
        key = open(self.path("station", "log.vkey"), encoding="utf-8").read().strip()
        for words in ([os.environ["PENSTOCK_VERIFY"], self.export, "--key", key], [sys.executable, "-I", SCRIPT, self.export, key]):
            done = subprocess.run(words, capture_output=True, timeout=300)
            if done.returncode != 0:
                break
        return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")
