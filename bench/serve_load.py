#!/usr/bin/env python3
"""Load on a served station: openings, reads of the ledger and submissions at fixed rates; then, if asked for, a soak.

A station of sample people over mutual TLS is made in a folder of its own. Beside the table that is printed: the memory, open files and
threads of the server before and after. Exit status 1 if a request failed, or if memory or open files grew in the soak.

  bench/serve_load.py BIN LOAD_SERVE [--lines N] [--rates R,R,…] [--seconds S] [--soak MINUTES] [--soak-rate R]
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

NOW = "2026-11-20T15:00:00Z"
SETTINGS = """listen = "127.0.0.1:0"
certificate_chain = "{folder}/tls.pem"
key = "{folder}/tls.key"
[limits]
connections = 1024
connections_of_one_peer = 1024
requests_a_second = 100000
requests_at_once = 100000
uploads_of_one_caller = 1024
[[limits.rates]]
role = "public"
requests_a_second = 100000
requests_at_once = 100000
"""


def run(*words, **more):
    return subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True, **more).stdout


def make(penstock, folder, lines):
    """A station whose batch has been delivered. Returns the batch's id."""
    station, world = f"{folder}/station", f"{folder}/world"
    run(penstock, "sample", world, "--persons", str(max(1500, lines)), "--lines", str(lines), "--now", NOW)
    run(penstock, "init", station, "--simulation", "--now", NOW)
    run(penstock, "agreement", "adopt", station, f"{world}/agreement")
    run(penstock, "registry", "import", station, f"{world}/registry.csv")
    batch = run(penstock, "batch", "receive", station, f"{world}/batch.jsonl", "--signature", f"{world}/batch.p7s").split()[-1]
    run(penstock, "batch", "decide", station, batch, "--out", f"{folder}/decisions.jsonl")
    for official in ("official-1", "official-2"):
        run(penstock, "batch", "approve", station, batch, "--signer", f"{world}/keys/{official}.pem")
    run(penstock, "batch", "deliver", station, batch, "--out", f"{folder}/answer")
    run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=localhost",
        "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", f"{folder}/tls.key", "-out", f"{folder}/tls.pem",
        stderr=subprocess.DEVNULL)
    with open(f"{folder}/serve.toml", "w", encoding="utf-8") as file:
        file.write(SETTINGS.format(folder=folder))
    return batch


class Server:
    def __init__(self, penstock, folder):
        self.process = subprocess.Popen([penstock, "serve", f"{folder}/station", "--config", f"{folder}/serve.toml", "--json"],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.port = json.loads(self.process.stdout.readline())["port"]
        # The log is read, so that the server never waits for it, and dropped.
        self.log = subprocess.Popen(["cat"], stdin=self.process.stdout, stdout=subprocess.DEVNULL)

    def state(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            status = dict(line.split(":", 1) for line in file)
        return {"resident_kib": int(status["VmRSS"].split()[0]), "threads": int(status["Threads"]),
                "open_files": len(os.listdir(f"/proc/{self.process.pid}/fd"))}

    def processor_seconds(self):
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)
        self.log.wait(10)
        return self.process.returncode


def ask(server, arguments, folder, what, rate, seconds, connections):
    before = server.processor_seconds()
    done = subprocess.run([arguments.load_serve, what, f"https://localhost:{server.port}", f"{folder}/tls.pem", f"{folder}/world/keys",
                           f"{folder}/world/batch.jsonl", f"{folder}/answer", str(rate), str(seconds), str(connections)],
                          stdout=subprocess.PIPE, text=True)
    used = server.processor_seconds() - before
    print(f"{done.stdout.rstrip()}  server {used:.1f} s of processor time", flush=True)
    return done.returncode == 0


def soak(server, arguments, folder):
    """Openings and reads together, in pieces, for the minutes asked for."""
    good, states = True, []
    until = time.monotonic() + arguments.soak * 60
    while time.monotonic() < until:
        piece = max(5.0, min(60.0, until - time.monotonic()))
        reader = subprocess.Popen([arguments.load_serve, "ledger", f"https://localhost:{server.port}", f"{folder}/tls.pem",
                                   f"{folder}/world/keys", f"{folder}/world/batch.jsonl", f"{folder}/answer",
                                   str(arguments.soak_rate), str(piece), "16"], stdout=subprocess.PIPE, text=True)
        good &= ask(server, arguments, folder, "again", arguments.soak_rate, piece, 32)
        print(reader.communicate()[0].rstrip(), flush=True)
        good &= reader.returncode == 0
        time.sleep(2)
        states.append(server.state())
        print("  after it:", ", ".join(f"{name} {value:,}" for name, value in states[-1].items()), flush=True)
    if len(states) >= 4:
        # The first pieces fill what is kept on purpose (page cache of the store, tiles, arenas).
        settled, end = states[len(states) // 4], states[-1]
        grown = end["resident_kib"] / settled["resident_kib"]
        print(f"memory at the end: {grown:.3f} of what it was after a quarter of the soak")
        good &= grown < 1.10 and end["open_files"] <= settled["open_files"] + 4 and end["threads"] == settled["threads"]
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("bin")
    parser.add_argument("load_serve")
    parser.add_argument("--lines", type=int, default=40_000)
    parser.add_argument("--rates", default="250,500,1000,1500")
    parser.add_argument("--submission-rates", default="25,50,100", help="batches of ten lines a second")
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--connections", type=int, default=128)
    parser.add_argument("--soak", type=float, default=0)
    parser.add_argument("--soak-rate", type=float, default=200)
    parser.add_argument("--folder", help="keep the station here, and use it again")
    arguments = parser.parse_args()
    penstock = os.path.join(os.path.abspath(arguments.bin), "penstock")
    arguments.load_serve = os.path.abspath(arguments.load_serve)
    folder = os.path.abspath(arguments.folder) if arguments.folder else tempfile.mkdtemp(prefix="penstock-load-")
    os.makedirs(folder, exist_ok=True)
    try:
        if not os.path.exists(f"{folder}/serve.toml"):
            make(penstock, folder, arguments.lines)
        server = Server(penstock, folder)
        good = True
        try:
            for rate in (float(rate) for rate in arguments.rates.split(",") if rate):
                good &= ask(server, arguments, folder, "again", rate, arguments.seconds, arguments.connections)
                good &= ask(server, arguments, folder, "ledger", rate, arguments.seconds, arguments.connections)
            if arguments.rates:
                good &= ask(server, arguments, folder, "openings", 3000, 10, arguments.connections)
            for rate in (float(rate) for rate in arguments.submission_rates.split(",") if rate):
                good &= ask(server, arguments, folder, "submissions", rate, arguments.seconds, 64)
            if arguments.soak:
                good &= soak(server, arguments, folder)
        finally:
            ended = server.stop()
        run(penstock, "ledger", "fsck", f"{folder}/station")
        print(f"the server ended with {ended}; ledger fsck found nothing")
        return 0 if good and ended == 0 else 1
    finally:
        if not arguments.folder:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
