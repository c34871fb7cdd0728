#!/usr/bin/env python3
"""A served station is operated.

SIGHUP: the next connection gets the new certificate, who is new in the configuration is known and who left it is not; a bad configuration or
key changes nothing, and the log says why in a literal text. Short of space: /readyz says so, and uploads are refused with 507. The store of the
version before is brought up to date when the station is served; one of a later version is refused and not touched.

  operating.py PENSTOCK PENSTOCK_VERIFY SCRATCH
"""

import contextlib
import hashlib
import importlib.util
import json
import os
import signal
import sqlite3
import ssl
import subprocess
import sys
import time

sys.dont_write_bytecode = True
_found = importlib.util.spec_from_file_location("walk", os.path.join(os.path.dirname(os.path.abspath(__file__)), "walk.py"))
walk = importlib.util.module_from_spec(_found)
_found.loader.exec_module(walk)
Failed, expect = walk.Failed, walk.expect

# What version 1 of the tables added to those of version 0 (src/store/schema.cpp).
ADDED = {"round": ("law_digest", "engine", "known"), "line": ("known", "record_known")}


class Operating(walk.Walk):
    def certificate(self, name):
        """A certificate for localhost with its key, and its digest."""
        pem, key = self.path(name + ".pem"), self.path(name + ".key")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
                        "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", pem],
                       check=True, capture_output=True)
        der = ssl.PEM_cert_to_DER_cert(open(pem, encoding="utf-8").read())
        both = self.path(name + "-both.pem")
        with open(both, "wb") as file:
            file.write(open(pem, "rb").read() + open(key, "rb").read())
        return pem, key, hashlib.sha256(der).hexdigest(), both

    def configure(self, pem, key, digest, more=""):
        with open(self.path("serve.toml"), "w", encoding="utf-8") as file:
            file.write(f'listen = "127.0.0.1:0"\ncertificate_chain = "{pem}"\nkey = "{key}"\n'
                       f'[[people]]\nid = "auditor-1"\nroles = ["auditor"]\nfrom = 2026-01-01\ncert_sha256 = "{digest}"\n{more}')

    def reload(self, event):
        self.server.send_signal(signal.SIGHUP)
        until = time.monotonic() + walk.SECONDS
        while time.monotonic() < until:
            line = json.loads(self.server.stdout.readline())
            if line["event"].startswith("reload"):
                expect("what became of the reload", line["event"], event)
                return line
        raise Failed("the server says nothing of a reload")

    def shown(self):
        pem = ssl.get_server_certificate(("127.0.0.1", self.port))
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()

    def trust(self, pem):
        os.replace(self.copy_of(pem), self.path("tls.pem"))

    def copy_of(self, path):
        copy = path + ".copy"
        with open(copy, "wb") as file:
            file.write(open(path, "rb").read())
        return copy

    def hang_up(self):
        first, second = self.certificate("first"), self.certificate("second")
        one, two = self.certificate("auditor-one"), self.certificate("auditor-two")
        self.configure(first[0], first[1], one[2])
        self.trust(first[0])
        self.start()
        expect("the first certificate", self.shown(), first[2])
        self.get(one[3], "/v1/me")
        self.get(two[3], "/v1/me", 403)

        self.configure(second[0], second[1], two[2])
        self.reload("reloaded")
        expect("the second certificate", self.shown(), second[2])
        self.trust(second[0])
        self.get(two[3], "/v1/me")
        self.get(one[3], "/v1/me", 403)
        self.get("official-1", "/v1/me")

        for what, change in (("another key", lambda: self.configure(second[0], first[1], one[2])),
                             ("no such file", lambda: self.configure(self.path("none.pem"), second[1], one[2])),
                             ("an unknown key", lambda: self.configure(second[0], second[1], one[2], "shoe_size = 1\n")),
                             ("no digest", lambda: self.configure(second[0], second[1], "Nora"))):
            change()
            why = self.reload("reload-refused")["why"]
            expect(f"{what}: a reason without what stands in the file", bool(why) and "Nora" not in why and self.folder not in why, True)
            expect(f"{what}: the certificate", self.shown(), second[2])
            self.get(two[3], "/v1/me")
            self.get(one[3], "/v1/me", 403)
        self.configure(second[0], second[1], two[2])
        self.stop()

    def short_of_space(self):
        pem, key, digest, _ = self.certificate("third")
        self.trust(pem)
        self.configure(pem, key, digest, "[limits]\nleast_free_mebibytes = 1000000000\n")
        self.start()
        found = self.get(None, "/readyz", 503)
        expect("not ready, and why", [check["name"] for check in found["checks"] if not check["good"]], ["storage"])
        data = {"bytes": 10, "sha256": "sha256:" + "0" * 64}
        status, answer = self.ask("head-of-agency", "POST", "/v1/uploads", data)
        expect("an upload", (status, "too little room" in answer["title"]), (507, True))
        self.get("official-1", "/v1/me")
        self.stop()
        self.configure(pem, key, digest)
        self.start()
        self.get(None, "/readyz")
        self.post("head-of-agency", "/v1/uploads", data)
        self.stop()

    def store(self):
        return contextlib.closing(sqlite3.connect(os.path.join(self.station, "store.db"), isolation_level=None))

    def columns(self, table):
        with self.store() as store:
            return [row[1] for row in store.execute(f"PRAGMA table_info({table})")]

    def version(self, to=None):
        with self.store() as store:
            if to is not None:
                store.execute(f"PRAGMA user_version = {to}")
            return store.execute("PRAGMA user_version").fetchone()[0]

    def upgrade(self):
        present = self.version()
        before = {table: self.columns(table) for table in ADDED}
        with self.store() as store:
            for table, columns in ADDED.items():
                for column in columns:
                    store.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        self.version(to=0)
        self.start()
        self.get(None, "/readyz")
        self.stop()
        expect("the version after", self.version(), present)
        expect("the columns after", {table: sorted(self.columns(table)) for table in ADDED},
               {table: sorted(columns) for table, columns in before.items()})
        self.run("ledger", "fsck", self.station)

        self.version(to=present + 1)
        files = {name: open(os.path.join(self.station, name), "rb").read() for name in ("store.db", "ledger/checkpoint")}
        done = subprocess.run([self.penstock, "serve", self.station, "--config", self.path("serve.toml")], capture_output=True, timeout=walk.SECONDS)
        expect("a store of a later version", (done.returncode, b"written by a later version" in done.stderr), (1, True))
        for name, was in files.items():
            expect(f"{name} is not touched", open(os.path.join(self.station, name), "rb").read() == was, True)
        self.version(to=present)


def main():
    operating = Operating(*sys.argv[1:4])
    try:
        operating.make()
        operating.hang_up()
        operating.short_of_space()
        operating.upgrade()
    except (Failed, OSError, ValueError, subprocess.SubprocessError) as problem:
        print(problem)
        return 1
    finally:
        operating.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
