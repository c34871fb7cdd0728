"""A served station with sample people, asked over mutual TLS: what hostile.py and no_oracle.py share."""

import base64
import hashlib
import http.client
import json
import os
import signal
import socket
import ssl
import subprocess
import time

SECONDS = 60


class Failed(Exception):
    pass


def expect(what, found, wanted):
    if found != wanted:
        raise Failed(f"{what}: {found!r}, expected {wanted!r}")


class Answer:
    """One response: its status, its fields with names in small letters, its body, and the seconds that it took."""

    def __init__(self, status, fields, body, seconds=0.0):
        self.status, self.fields, self.body, self.seconds = status, fields, body, seconds

    def json(self):
        return json.loads(self.body)

    def title(self):
        """The title of a problem document, or why it is none."""
        if self.fields.get("content-type") != "application/problem+json":
            return f"no problem document, but {self.fields.get('content-type')}"
        problem = self.json()
        return problem["title"] if problem["status"] == self.status else "a problem document of another status"


def answers_in(data):
    """The responses, one after the other, in what a connection gave."""
    found = []
    while data:
        head, mark, rest = data.partition(b"\r\n\r\n")
        if not mark or not head.startswith(b"HTTP/1.1 "):
            raise Failed(f"no HTTP response: {data[:200]!r}")
        first, *lines = head.decode("ascii").split("\r\n")
        fields = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
        status = int(first.split(" ")[1])
        if status == 100:
            data = rest
            continue
        length = int(fields.get("content-length", "0"))
        found.append(Answer(status, fields, rest[:length]))
        data = rest[length:]
    return found


class Served:
    def __init__(self, penstock, verify, folder):
        self.penstock, self.verify, self.folder = penstock, verify, folder
        self.world, self.station = self.path("world"), self.path("station")
        self.server, self.log_file, self.contexts, self.kept = None, None, {}, {}

    def path(self, name):
        return os.path.join(self.folder, name)

    def key(self, name):
        own = self.path(name + ".pem")
        return own if os.path.exists(own) else os.path.join(self.world, "keys", name + ".pem")

    def run(self, *arguments, program=None):
        done = subprocess.run([program or self.penstock, *arguments], capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
        if done.returncode != 0:
            raise Failed(f"{' '.join(arguments[:3])}: ended with {done.returncode}: {done.stderr.decode()}")
        return done.stdout

    def openssl(self, *arguments, data=None):
        return subprocess.run(["openssl", *arguments], input=data, capture_output=True, check=True).stdout

    def self_signed(self, name, *more):
        key, certificate = self.path(name + ".key"), self.path(name + ".crt")
        self.openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", f"/CN={name}",
                     *more, "-keyout", key, "-out", certificate)
        with open(self.path(name + ".pem"), "wb") as both:
            for part in (certificate, key):
                with open(part, "rb") as file:
                    both.write(file.read())

    def fingerprint(self, name):
        return hashlib.sha256(self.openssl("x509", "-in", self.key(name), "-outform", "DER")).hexdigest()

    # --- the station

    def sample(self, persons, lines):
        """A real station: the sample's people, and the machine's clock."""
        self.run("sample", self.world, "--persons", str(persons), "--lines", str(lines))
        self.self_signed("server", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1")
        self.self_signed("auditor")

    def adopt(self):
        self.run("init", self.station)
        self.run("agreement", "adopt", self.station, os.path.join(self.world, "agreement"))
        self.run("registry", "import", self.station, os.path.join(self.world, "registry.csv"))

    def configure(self, **limits):
        with open(self.path("serve.toml"), "w", encoding="utf-8") as file:
            file.write(f'listen = "127.0.0.1:0"\ncertificate_chain = "{self.path("server.crt")}"\nkey = "{self.path("server.key")}"\n'
                       f'[[people]]\nid = "auditor-9"\nroles = ["auditor", "operator"]\nfrom = 2020-01-01\n'
                       f'cert_sha256 = "{self.fingerprint("auditor")}"\n[limits]\n')
            file.writelines(f"{name} = {value}\n" for name, value in limits.items())

    def start(self):
        self.log_file = self.path("log.jsonl")
        with open(self.log_file, "wb") as log:
            self.server = subprocess.Popen([self.penstock, "serve", self.station, "--config", self.path("serve.toml"), "--json"],
                                           stdout=log, stderr=subprocess.STDOUT)
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            with open(self.log_file, encoding="utf-8") as log:
                first = log.readline()
            if first.endswith("\n"):
                self.port = json.loads(first)["port"]
                return
            if self.server.poll() is not None:
                break
            time.sleep(0.02)
        raise Failed("the server does not start")

    def stop(self):
        """Its log."""
        self.server.send_signal(signal.SIGTERM)
        status = self.server.wait(SECONDS)
        self.server = None
        expect("the server's exit status", status, 0)
        with open(self.log_file, encoding="utf-8") as log:
            return log.read()

    def close(self):
        for connection in self.kept.values():
            connection.close()
        if self.server:
            self.server.kill()
            self.server.wait()

    def check_ledger(self):
        self.run("ledger", "fsck", self.station)
        folder = self.path("ledger")
        self.run("ledger", "export", self.station, folder)
        with open(os.path.join(self.station, "log.vkey"), encoding="utf-8") as file:
            key = file.read().strip()
        self.run(folder, "--key", key, program=self.verify)

    # --- requests

    def context(self, who):
        if who not in self.contexts:
            context = ssl.create_default_context(cafile=self.path("server.crt"))
            if who:
                context.load_cert_chain(self.key(who))
            self.contexts[who] = context
        return self.contexts[who]

    def connect(self, who=None, seconds=SECONDS):
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=seconds)
        return self.context(who).wrap_socket(plain, server_hostname="localhost")

    def raw(self, data, who=None, seconds=SECONDS):
        """The answers to these bytes on a connection of their own, read to its end."""
        with self.connect(who, seconds) as connection:
            # The server may have closed it before the last byte; what it said is to be read all the same.
            try:
                connection.sendall(data)
            except (BrokenPipeError, ConnectionResetError, ssl.SSLEOFError):
                pass
            return answers_in(read_all(connection))

    def ask(self, who, method, path, body=None, raw=None, keep=False, **fields):
        """One request; on a connection that is kept for the next of the same person, if `keep`."""
        connection = self.kept.get(who) if keep else None
        if connection is None:
            connection = http.client.HTTPSConnection("localhost", self.port, context=self.context(who), timeout=SECONDS)
            connection.connect()
        headers = {name.replace("_", "-"): value for name, value in fields.items()}
        if body is not None:
            raw = json.dumps(body).encode()
        if raw is not None:
            headers.setdefault("Content-Type", "application/json" if body is not None else "application/octet-stream")
        began = time.perf_counter()
        try:
            connection.request(method, path, body=raw, headers=headers)
            response = connection.getresponse()
        except (ConnectionError, http.client.RemoteDisconnected, ssl.SSLError):
            # The server let go of a connection that was kept; it is opened anew.
            if self.kept.pop(who, None) is None:
                raise
            return self.ask(who, method, path, raw=raw, keep=keep, **{name.replace("-", "_"): value for name, value in headers.items()})
        data = response.read()
        took = time.perf_counter() - began
        if keep and not response.will_close:
            self.kept[who] = connection
        else:
            self.kept.pop(who, None)
            connection.close()
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, data, took)

    def told(self, status, who, method, path, body=None, **more):
        """The JSON of an answer that has this status."""
        answer = self.ask(who, method, path, body, **more)
        expect(f"{method} {path} as {who}", (answer.status, None if answer.status == status else answer.body), (status, None))
        return json.loads(answer.body) if answer.body else None

    def refused(self, status, title, who, method, path, body=None, **more):
        answer = self.ask(who, method, path, body, **more)
        expect(f"{method} {path[:200]} as {who}", (answer.status, answer.title()), (status, title))
        return answer

    def sign(self, who, statement):
        data = statement if isinstance(statement, bytes) else statement.encode()
        return base64.b64encode(self.openssl("cms", "-sign", "-binary", "-outform", "DER", "-md", "sha256", "-signer", self.key(who),
                                             data=data)).decode()

    # --- an exchange

    def finished(self, who, job, state="done"):
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            view = self.told(200, who, "GET", f"/v1/jobs/{job}", keep=True)
            if view["state"] in ("done", "refused", "failed"):
                expect("how a job ended", (view["state"], view if view["state"] != state else None), (state, None))
                return view
            time.sleep(0.02)
        raise Failed("a job does not end")

    def upload(self, who, data):
        digest = "sha256:" + hashlib.sha256(data).hexdigest()
        upload = self.told(201, who, "POST", "/v1/uploads", {"bytes": len(data), "sha256": digest})["upload"]
        self.told(200, who, "PUT", f"/v1/uploads/{upload}", raw=data, Content_Range=f"bytes 0-{len(data) - 1}/{len(data)}")
        return upload

    def submit(self, who, data):
        """The id of the batch, once it is received."""
        body = {"upload": self.upload(who, data), "signature": self.sign(who, data)}
        job = self.told(202, who, "POST", "/v1/batches", body)["job"]
        return self.finished(who, job)["result"]["batch"]

    def decide(self, batch):
        return self.told(202, "official-1", "POST", f"/v1/batches/{batch}/decisions")["job"]

    def deliver(self, batch):
        statement = self.told(200, "official-1", "GET", f"/v1/batches/{batch}/release-set")["statement"]
        for who in ("official-1", "official-2"):
            self.told(201, who, "POST", f"/v1/batches/{batch}/approvals", {"signature": self.sign(who, statement)})
        return self.told(202, "official-1", "POST", f"/v1/batches/{batch}/deliveries")["job"]


def read_all(connection):
    data = b""
    try:
        while part := connection.recv(65536):
            data += part
    except (ConnectionResetError, ssl.SSLError):
        pass
    return data
