#!/usr/bin/env python3
"""A whole exchange from the requester's and the recipient's side, by `penstock remote` over mutual TLS.

The certifier's upload is cut off by a proxy and goes on; the answer is fetched whole or not at all; a recipient opens, disposes, and
acknowledges the notice of an order; the own records are checked by penstock-verify and agree with the custodian's. Then the ledger is
rolled back and forked, and servers answer rubbish, HTML and without end: the client refuses each, and nothing of it reaches the terminal.

  remote.py PENSTOCK PENSTOCK_VERIFY SCRATCH
"""

import base64
import http.client
import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from served import SECONDS, Failed, expect  # noqa: E402

NOW = "2026-11-20T15:00:00Z"


class Proxy:
    """Hands bytes on between a client and the server, and cuts a connection off after so many bytes of the client's."""

    def __init__(self, port):
        self.port, self.cuts = port, []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.own = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                client = self.listener.accept()[0]
            except OSError:
                return
            try:
                server = socket.create_connection(("127.0.0.1", self.port))
            except OSError:
                client.close()
                continue
            cut = self.cuts.pop(0) if self.cuts else None
            threading.Thread(target=self.hand_on, args=(client, server, cut), daemon=True).start()
            threading.Thread(target=self.hand_on, args=(server, client, None), daemon=True).start()

    @staticmethod
    def hand_on(source, sink, cut):
        total = 0
        try:
            while data := source.recv(16384):
                total += len(data)
                if cut is not None and total > cut:
                    break
                sink.sendall(data)
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def close(self):
        self.listener.close()


class Remote:
    def __init__(self, penstock, verify, folder):
        self.penstock, self.verify, self.folder = penstock, verify, folder
        self.world, self.station = self.path("world"), self.path("station")
        self.server = self.proxy = None

    def path(self, name):
        return os.path.join(self.folder, name)

    def key(self, name):
        return os.path.join(self.world, "keys", name + ".pem")

    def run(self, *arguments, program=None):
        done = subprocess.run([program or self.penstock, *arguments], capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
        if done.returncode != 0:
            raise Failed(f"{' '.join(arguments[:3])}: ended with {done.returncode}: {done.stderr.decode()}")
        return done.stdout

    def remote(self, command, *arguments, status=0, form="--json"):
        """One command of `penstock remote`; its standard output by line, or what it printed if it was to say no."""
        words = [self.penstock, "remote", command, *arguments, *([form] if form else [])]
        done = subprocess.run(words, capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
        said = done.stdout.decode() + done.stderr.decode()
        if done.returncode != status:
            raise Failed(f"remote {command}: ended with {done.returncode}, expected {status}: {said}")
        bad = [c for c in said if (ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160]
        expect(f"what a terminal would act on, from remote {command}", bad, [])
        return done.stdout.decode() if status == 0 else said

    # --- the station and its officials

    def make(self):
        self.run("sample", self.world, "--persons", "60", "--lines", "12", "--now", NOW)
        self.run("init", self.station, "--simulation", "--now", NOW)
        self.run("agreement", "adopt", self.station, os.path.join(self.world, "agreement"))
        self.run("registry", "import", self.station, os.path.join(self.world, "registry.csv"))
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
                        "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", self.path("tls.key"), "-out",
                        self.path("tls.pem")], check=True, capture_output=True)
        with open(self.path("serve.toml"), "w", encoding="utf-8") as file:
            file.write(f'listen = "127.0.0.1:0"\ncertificate_chain = "{self.path("tls.pem")}"\nkey = "{self.path("tls.key")}"\n')

    def start(self, station=None):
        self.server = subprocess.Popen([self.penstock, "serve", station or self.station, "--config", self.path("serve.toml"), "--json"],
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.port = json.loads(self.server.stdout.readline())["port"]
        if self.proxy is None:
            self.proxy = Proxy(self.port)
        self.proxy.port = self.port

    def stop(self):
        self.server.send_signal(signal.SIGTERM)
        self.server.communicate(timeout=SECONDS)
        self.server = None

    def ask(self, who, method, path, body=None):
        context = ssl.create_default_context(cafile=self.path("tls.pem"))
        context.load_cert_chain(self.key(who))
        connection = http.client.HTTPSConnection("localhost", self.port, context=context, timeout=SECONDS)
        connection.request(method, path, body=json.dumps(body) if body else None, headers={"Content-Type": "application/json"})
        response = connection.getresponse()
        data = response.read()
        connection.close()
        if response.status >= 300:
            raise Failed(f"{method} {path} as {who}: {response.status} {data!r}")
        return json.loads(data)

    def sign(self, who, statement):
        done = subprocess.run(["openssl", "cms", "-sign", "-binary", "-outform", "DER", "-md", "sha256", "-signer", self.key(who)],
                              input=statement.encode(), capture_output=True, check=True)
        return base64.b64encode(done.stdout).decode()

    def finished(self, who, job):
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            view = self.ask(who, "GET", f"/v1/jobs/{job}")
            if view["state"] == "done":
                return
            if view["state"] in ("refused", "failed"):
                raise Failed(f"a job: {view}")
            time.sleep(0.05)
        raise Failed("a job does not end")

    def release(self):
        batch = f"/v1/batches/{self.batch}"
        self.finished("official-1", self.ask("official-1", "POST", batch + "/decisions")["job"])
        statement = self.ask("official-1", "GET", batch + "/release-set")["statement"]
        for who in ("official-1", "official-2"):
            self.ask(who, "POST", batch + "/approvals", {"signature": self.sign(who, statement)})
        self.finished("official-1", self.ask("official-1", "POST", batch + "/deliveries")["job"])

    # --- the exchange

    def init(self, name, who, **more):
        arguments = ["--server", f"https://localhost:{self.proxy.own}", "--authority", self.path("tls.pem")]
        if who:
            arguments += ["--signer", self.key(who)]
        return self.remote("init", self.path(name), *arguments, **more)

    def begin(self):
        key = open(os.path.join(self.station, "log.vkey"), encoding="utf-8").read().strip()
        expect("the log's key", json.loads(self.init("office", "head-of-agency"))["log_key"], key)
        self.init("office", "head-of-agency", status=1)
        self.remote("init", self.path("nowhere"), "--server", f"https://localhost:{self.proxy.own}", "--authority", self.path("tls.pem"),
                    "--log-key", key.replace("simulation", "other"), status=1)
        expect("a folder after a refused init", os.path.exists(self.path("nowhere")), False)
        self.remote("init", self.path("nowhere"), "--server", "http://192.0.2.1:80", status=1)
        self.office = self.path("office")
        me = json.loads(self.remote("me", self.office))
        expect("roles", "certifier" in me["roles"], True)
        agreement = json.loads(self.remote("agreements", self.office).splitlines()[0])
        self.agreement = agreement["agreement"]
        expect("the agreement", me["agreements"], [self.agreement])
        expect("batches before", self.remote("status", self.office), "")
        # Somebody whom no roll names.
        said = self.remote("me", self.office, "--signer", self.key("head-of-agency-lost-card"), status=1)
        expect("its problem", json.loads(said)["status"], 403)
        # A server that another authority vouches for.
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
                        "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", self.path("other.key"), "-out",
                        self.path("other.pem")], check=True, capture_output=True)
        self.remote("init", self.path("nowhere"), "--server", f"https://localhost:{self.proxy.own}", "--authority", self.path("other.pem"),
                    status=1)

    def submit(self):
        batch = os.path.join(self.world, "batch.jsonl")
        said = self.remote("precheck", self.office, batch, status=1)
        expect("lines that would not pass", '"outcome"' in said, True)
        # The connection breaks in the middle of the upload, three times; the handshake takes some 3,000 bytes.
        bigger = self.path("bigger.jsonl")
        self.make_bigger(batch, bigger)
        self.proxy.cuts = [1_000_000, 3_000_000, 400_000]
        said = json.loads(self.remote("submit", self.office, bigger, "--signer", self.key("head-of-agency")))
        self.big = said["batch"]
        expect("cuts that were met", self.proxy.cuts, [])
        # Cut off for good, the command says so, and goes on when it is run again.
        self.proxy.cuts = [2_500_000] + [100] * 40
        signed = self.path("batch.p7s")
        self.make_bigger(batch, bigger, "00000000-0000-4000-8000-0000000000b2")
        self.remote("submit", self.office, bigger, "--signer", self.key("head-of-agency"), status=3)
        self.proxy.cuts = []
        expect("uploads on file", len(os.listdir(os.path.join(self.office, "uploads"))) >= 1, True)
        said = json.loads(self.remote("submit", self.office, bigger, "--signer", self.key("head-of-agency")))
        expect("the batch", said["batch"], "00000000-0000-4000-8000-0000000000b2")
        # A signature that is none of this batch.
        with open(signed, "wb") as file:
            file.write(base64.b64decode(self.sign("head-of-agency", "something else")))
        said = self.remote("submit", self.office, batch, "--signature", signed, status=1)
        expect("why", json.loads(said)["outcome"] in ("return", "refuse"), True)
        self.remote("submit", self.office, batch, status=2)
        said = json.loads(self.remote("submit", self.office, batch, "--signature", os.path.join(self.world, "batch.p7s")))
        self.batch = said["batch"]
        expect("lines", said["lines"], 12)
        again = json.loads(self.remote("submit", self.office, batch, "--signature", os.path.join(self.world, "batch.p7s")))
        expect("submitted again", (again["batch"], again["entry"]), (self.batch, said["entry"]))
        view = json.loads(self.remote("status", self.office, self.batch))
        expect("state", view["state"], "received")
        self.remote("fetch", self.office, self.batch, "--out", self.path("early"), status=1)
        expect("nothing was made", (os.path.exists(self.path("early")), os.path.exists(self.path("early.part"))), (False, False))

    def make_bigger(self, source, to, batch="00000000-0000-4000-8000-0000000000b1"):
        """The same batch under another id, with lines of another case number, to some ten million bytes."""
        lines = open(source, encoding="utf-8").read().splitlines()
        header, line = json.loads(lines[0]), json.loads(lines[1])
        line["reason"] = "The lease of a flat is to be dated. " * 30
        count = 10_000_000 // len(json.dumps(line))
        header.update(batch=batch, lines=count)
        with open(to, "w", encoding="utf-8") as file:
            file.write(json.dumps(header, separators=(",", ":")) + "\n")
            for number in range(1, count + 1):
                line["line"] = number
                file.write(json.dumps(line, separators=(",", ":")) + "\n")

    def fetch(self):
        out = self.path("answer")
        said = json.loads(self.remote("fetch", self.office, self.batch, "--out", out))
        answer = [json.loads(line) for line in open(os.path.join(out, "answer.jsonl"), encoding="utf-8")]
        expect("statuses", sum(said["statuses"].values()), 12)
        names = sorted(os.listdir(os.path.join(out, "envelopes")))
        expect("envelopes", len(names), said["envelopes"])
        expect("envelopes served", [line["envelope"] for line in answer if line["status"] == "served"],
               ["envelopes/" + name for name in names])
        key = open(os.path.join(self.station, "log.vkey"), encoding="utf-8").read().strip()
        for which in ("received", "delivered"):
            self.run("receipt", os.path.join(out, which + ".tlog-proof"), "--key", key, program=self.verify)
        self.remote("fetch", self.office, self.batch, "--out", out, status=1)
        # A connection that breaks in the middle leaves nothing behind.
        self.proxy.cuts = [2_000] + [100] * 60
        self.remote("fetch", self.office, self.batch, "--out", self.path("half"), status=3)
        expect("cuts that were met", len(self.proxy.cuts) < 60, True)
        self.proxy.cuts = []
        expect("nothing is left", (os.path.exists(self.path("half")), os.path.exists(self.path("half.part"))), (False, False))

    def open_some(self):
        lines = [json.loads(line) for line in open(os.path.join(self.world, "batch.jsonl"), encoding="utf-8")][1:]
        envelope = os.listdir(os.path.join(self.path("answer"), "envelopes"))[0]
        recipient = lines[int(envelope.split(".")[0]) - 1]["recipients"][0]
        self.card = self.key(recipient)
        self.laptop = self.path("laptop")
        self.init("laptop", recipient)
        own = self.path("own-envelopes")
        said = json.loads(self.remote("fetch", self.laptop, self.batch, "--out", own))
        expect("a recipient gets no statuses", said["statuses"], {})
        names = sorted(os.listdir(os.path.join(own, "envelopes")))
        expect("own envelopes", [recipient in lines[int(name.split(".")[0]) - 1]["recipients"] for name in names], [True] * len(names))
        self.envelopes = [os.path.join(own, "envelopes", name) for name in names]
        text = self.remote("open", self.laptop, self.envelopes[0], "--receipt", self.path("opened.tlog-proof"), form=None)
        expect("the item", (f"batch {self.batch}" in text or self.batch in text, "May be used until" in text), (True, True))
        key = open(os.path.join(self.station, "log.vkey"), encoding="utf-8").read().strip()
        self.run("receipt", self.path("opened.tlog-proof"), "--key", key, program=self.verify)
        for envelope in self.envelopes[1:]:
            self.remote("open", self.laptop, envelope)
        # Another recipient's card, and no envelope.
        self.remote("open", self.office, self.envelopes[0], status=1)
        self.remote("open", self.laptop, os.path.join(self.world, "batch.p7s"), status=1)
        line = str(int(names[0].split(".")[0]))
        self.remote("dispose", self.laptop, self.batch, line, "--how", "returned", "--certificate-digest", "sha256:" + "a" * 64)
        said = self.remote("dispose", self.laptop, self.batch, "9999", status=1)
        expect("a problem of the station", '"title"' in said, True)

    def order(self):
        order = ('id = "order-1"\ncourt = "A court"\ndocket = "1"\neffective = 2020-01-01T00:00:00Z\nkind = "stop"\n'
                 f'text_digest = "sha256:{"a" * 64}"\n')
        preview = self.ask("official-1", "POST", "/v1/order-previews", {"toml": order})
        self.ask("official-1", "POST", "/v1/orders",
                 {"toml": order, "signatures": [self.sign(who, preview["statement"]) for who in ("official-1", "official-2")]})
        said = json.loads(self.remote("open", self.laptop, self.envelopes[-1], status=1))
        expect("an opening after the order", (said["outcome"], "R-ORD-STOP" in said["codes"]), ("block", True))
        text = self.remote("open", self.laptop, self.envelopes[-1], status=1, form=None)
        expect("its rule in words", ("block" in text, "R-ORD-STOP" in text), (True, True))
        notices = [json.loads(line) for line in self.remote("notices", self.laptop).splitlines()]
        expect("notices", len(notices) >= 1, True)
        number = str(notices[0]["notice"])
        self.remote("acknowledge", self.laptop, number)
        notices = [json.loads(line) for line in self.remote("notices", self.laptop).splitlines()]
        expect("acknowledged", [one["acknowledged"] is not None for one in notices if str(one["notice"]) == number], [True])

    def records(self):
        for folder in (self.office, self.laptop):
            verified = json.loads(self.remote("verify", folder))
            expect("verified", (verified["good"], verified["receipts"] >= 2), (True, True))
            key = open(os.path.join(folder, "own-ledger.vkey"), encoding="utf-8").read().strip()
            self.run(os.path.join(folder, "own-ledger"), "--key", key, program=self.verify)
        record = self.remote("record", self.office) + self.remote("record", self.laptop)
        types = [json.loads(line)["type"] for line in record.splitlines()]
        for kind in ("station-made", "own-asked", "own-submitted", "own-fetched", "own-opened", "own-disposed", "own-acknowledged"):
            expect(f"{kind} on the record", kind in types, True)
        for line in [json.loads(text) for text in open(os.path.join(self.world, "batch.jsonl"), encoding="utf-8")][1:]:
            for private in (line["name"]["surname"], line.get("tin") or "", line["case"]["number"]):
                if private and private in record:
                    raise Failed("the own record holds something of a request")
        # The custodian finds the same numbers.
        counts = self.path("counts.json")
        self.remote("counts", self.office, self.laptop, "--agreement", self.agreement, "--out", counts)
        self.stop()
        self.run("accounting", "compare", self.station, counts)

    # --- what a station may not do

    def rewrite(self):
        """A station that was set back to a copy, and one that went on from there another way."""
        self.start()
        self.remote("verify", self.office)
        self.stop()
        copy = self.path("copy")
        shutil.copytree(self.station, copy)
        self.start()
        self.remote("submit", self.office, self.renamed("c1"), "--signer", self.key("head-of-agency"))
        self.stop()
        self.start(copy)
        for command in ("verify",):
            said = self.remote(command, self.office, status=3)
            expect("a rollback", "older ledger" in said, True)
        ask = self.path("other-office")
        self.init("other-office", "head-of-agency")
        for name in ("d1", "d2", "d3"):
            self.remote("submit", ask, self.renamed(name), "--signer", self.key("head-of-agency"))
        said = self.remote("verify", self.office, status=3)
        expect("a fork", "another ledger" in said, True)
        self.remote("submit", self.office, self.renamed("e1"), "--signer", self.key("head-of-agency"), status=3)
        self.stop()
        self.start()
        self.remote("verify", self.office)
        self.remote("verify", ask, status=3)

    def renamed(self, name):
        lines = open(os.path.join(self.world, "batch.jsonl"), encoding="utf-8").read().splitlines()
        header = json.loads(lines[0])
        header["batch"] = f"00000000-0000-4000-8000-0000000000{name}"
        path = self.path(name + ".jsonl")
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join([json.dumps(header, separators=(",", ":")), *lines[1:]]) + "\n")
        return path

    # --- hostile servers

    def hostile(self):
        self.stop()
        problem = json.dumps({"title": "\u001b]0;owned\u0007\u202enO", "detail": "\r\nerror: nothing " + "x" * 100_000, "status": 200,
                              "findings": [{"requirement": "\u001b[2J", "reason": "\u0000"}] * 5000})
        deep = "[" * 100_000
        big = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n"
        chunked = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        answers = {
            "rubbish": os.urandom(5000),
            "HTML": self.page("text/html", "<html><script>alert(1)</script></html>"),
            "HTML that says it is JSON": self.page("application/json", "<html>"),
            "a problem that draws": self.page("application/problem+json", problem, "403 Forbidden"),
            "a problem that is cut off": self.page("application/problem+json", problem, "503 Busy")[:900],
            "depth": self.page("application/json", deep),
            "an empty list": self.page("application/json", "[]"),
            "numbers that are none": self.page("application/json", '{"batch":1e999,"items":[[]],"next":"../../x"}'),
            "pages without end": self.page("application/json", '{"items":[{"batch":"x","lines":1,"state":"\\u001b[1m"}],"next":"7"}'),
            "a body without end": (big + '{"a":"').encode(),
            "chunks without end": chunked.encode(),
            "a head without end": b"HTTP/1.1 200 OK\r\n",
            "nothing": b"",
            "elsewhere": b"HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n",
        }
        endless = {"a body without end": b"x" * 65536, "chunks without end": b"10000\r\n" + b"x" * 65536 + b"\r\n",
                   "a head without end": b"X-Field: " + b"x" * 1000 + b"\r\n"}
        batch, batch_id = os.path.join(self.world, "batch.jsonl"), self.batch
        for name, answer in answers.items():
            server = Hostile(self, answer, endless.get(name))
            self.proxy.port = server.port
            for command, *arguments in (("me",), ("status",), ("verify",), ("notices",), ("fetch", batch_id, "--out", self.path("hostile")),
                                        ("open", self.envelopes[0], "--signer", self.card),
                                        ("submit", batch, "--signer", self.key("head-of-agency"))):
                words = [self.penstock, "remote", command, self.office, *arguments]
                began = time.monotonic()
                done = subprocess.run(words, capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
                said = done.stdout + done.stderr
                if done.returncode not in (1, 3):
                    raise Failed(f"{name}, remote {command}: ended with {done.returncode}: {said[:300]!r}")
                if len(said) > 60_000 or any((c < 32 and c != 10) or c == 127 for c in said) or b"\xe2\x80\xae" in said:
                    raise Failed(f"{name}, remote {command}: printed {said[:300]!r}")
                if time.monotonic() - began > 60:
                    raise Failed(f"{name}, remote {command}: took too long")
            server.close()
        expect("a folder that a hostile server made", [name for name in os.listdir(self.folder) if name.startswith("hostile")], [])
        self.start()
        self.remote("verify", self.office)

    @staticmethod
    def page(kind, body, status="200 OK"):
        data = body.encode()
        return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data

    def close(self):
        if self.server:
            self.server.kill()
            self.server.wait()
        if self.proxy:
            self.proxy.close()


class Hostile:
    """Answers every request with the same bytes, and then goes on with others for ever, if there are any."""

    def __init__(self, remote, answer, more):
        self.answer, self.more = answer, more
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(remote.path("tls.pem"), remote.path("tls.key"))
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                connection = self.listener.accept()[0]
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        try:
            connection.settimeout(SECONDS)
            stream = self.context.wrap_socket(connection, server_side=True)
            stream.recv(65536)
            stream.sendall(self.answer)
            while self.more:
                stream.sendall(self.more)
            stream.close()
        except (OSError, ValueError):
            pass

    def close(self):
        self.listener.close()


def main():
    remote = Remote(*sys.argv[1:4])
    try:
        remote.make()
        remote.start()
        for step in (remote.begin, remote.submit, remote.release, remote.fetch, remote.open_some, remote.order, remote.records, remote.rewrite,
                     remote.hostile):
            began = time.monotonic()
            step()
            print(f"{step.__name__}: {time.monotonic() - began:.1f} s", flush=True)
    except Failed as problem:
        print(problem)
        return 1
    finally:
        remote.close()
    print("a whole exchange from the requester's side")
    return 0


sys.exit(main())
