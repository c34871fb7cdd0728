#!/usr/bin/env python3
"""Hostile clients against a real station over mutual TLS: broken TLS and HTTP, endless and crawling bodies, floods, wrong certificates,
other people's routes, tricks with paths, JSON, upload ranges and keys.

Each attempt is held against the very status and title that it is to get. After each group the station still answers, to strangers and to
its people; in the end its handles and threads are as many as before, its memory is bounded, its log has no word of anybody, and its ledger
is good.

  hostile.py PENSTOCK PENSTOCK_VERIFY SCRATCH
"""

import csv
import hashlib
import json
import os
import random
import socket
import ssl
import sys
import threading
import time
import warnings

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from served import SECONDS, Failed, Served, answers_in, expect, read_all  # noqa: E402

OF_ONE_PEER, CONNECTIONS = 24, 96
IDLE, STALLED = 4, 2
MOST_MEMORY_KB = 300_000
MOST_LEFT_KB = 100_000
HOST = b"Host: localhost\r\n"
NOT_YOURS, NO_CERTIFICATE = "your role does not do this", "this address wants a client certificate"
NOT_JSON = "not one JSON object in UTF-8"
BAD_RANGE = "the field Content-Range does not say which bytes these are"
OTHER_PLACE = "the range does not begin where the last one ended, or passes the file's end"


def all_at_once(tasks):
    """Runs them in threads; the first failure is the caller's."""
    failures = []

    def run(task):
        try:
            task()
        except (Failed, OSError, ValueError) as problem:
            failures.append(problem)

    threads = [threading.Thread(target=run, args=(task,), daemon=True) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(4 * SECONDS)
        if thread.is_alive():
            raise Failed("an attempt does not end")
    if failures:
        raise Failed(str(failures[0]))


class Hostile(Served):
    # --- the parties

    def make(self):
        self.sample(60, 12)
        self.authority()
        self.adopt()
        self.configure(connections=CONNECTIONS, connections_of_one_peer=OF_ONE_PEER, idle_seconds=IDLE, stalled_seconds=STALLED,
                       requests_a_second=400, requests_at_once=800, uploads_of_one_caller=3, upload_mebibytes=16, grace_seconds=5)
        self.start()
        with open(os.path.join(self.world, "batch.jsonl"), "rb") as file:
            self.batch = self.submit("head-of-agency", file.read())
        self.finished("official-1", self.decide(self.batch))
        self.finished("official-1", self.deliver(self.batch))

    def authority(self):
        """An authority of the test's own that the agreement trusts beside the sample's, and cards of its making."""
        folder = self.path("authority")
        os.mkdir(folder)
        self.self_signed("own-authority", "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign,cRLSign")
        for name in ("index.txt", "index.txt.attr"):
            open(os.path.join(folder, name), "w", encoding="utf-8").close()
        for name in ("serial", "crlnumber"):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write("01\n")
        settings = os.path.join(folder, "openssl.cnf")
        with open(settings, "w", encoding="utf-8") as file:
            file.write(f"[ca]\ndefault_ca = own\n[own]\ndir = {folder}\ndatabase = $dir/index.txt\nnew_certs_dir = $dir\n"
                       f"serial = $dir/serial\ncrlnumber = $dir/crlnumber\ncertificate = {self.path('own-authority.crt')}\n"
                       f"private_key = {self.path('own-authority.key')}\ndefault_md = sha256\ndefault_days = 30\ndefault_crl_days = 30\n"
                       f"policy = any\nunique_subject = no\n[any]\ncommonName = supplied\n")
        for name, *dates in (("lapsed",  "-startdate", "20200101000000Z", "-enddate", "20210101000000Z"), ("recalled",), ("former",),
                             ("unlisted",), ("good",)):
            request = self.path(name + ".csr")
            self.openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={name}",
                         "-keyout", self.path(name + ".key"), "-out", request)
            self.openssl("ca", "-batch", "-notext", "-config", settings, "-in", request, "-out", self.path(name + ".crt"), *dates)
            with open(self.path(name + ".pem"), "w", encoding="utf-8") as both:
                for ending in (".crt", ".key"):
                    with open(self.path(name + ending), encoding="utf-8") as part:
                        both.write(part.read())
        self.openssl("ca", "-config", settings, "-revoke", self.path("recalled.crt"))
        revoked = self.openssl("ca", "-config", settings, "-gencrl").decode()
        self.self_signed("stranger")
        # An authority that nobody trusts, under the name of the one that is trusted.
        agreement = os.path.join(self.world, "agreement", "agreement.toml")
        with open(agreement, encoding="utf-8") as file:
            text = file.read()
        with open(self.path("own-authority.crt"), encoding="utf-8") as file:
            own = file.read()
        text = text.replace("-----END CERTIFICATE-----\n", "-----END CERTIFICATE-----\n" + own, 1)
        text = text.replace("-----END X509 CRL-----\n", "-----END X509 CRL-----\n" + revoked, 1)
        with open(agreement, "w", encoding="utf-8") as file:
            file.write(text)
        with open(os.path.join(self.world, "agreement", "recipients.csv"), "a", encoding="utf-8") as file:
            for name, until in (("lapsed", ""), ("recalled", ""), ("former", "2025-12-31"), ("good", "")):
                file.write(f"{name},Officer {name},sample-enforcement,employee,Division 4,criminal,{self.fingerprint(name)},2030-01-01,"
                           f"2024-12-20,{until}\n")

    # --- how the station does

    def alive(self, group):
        began = time.monotonic()
        expect(f"health after {group}", self.told(200, None, "GET", "/healthz"), {"alive": True})
        expect(f"who after {group}", self.told(200, "official-1", "GET", "/v1/me")["id"], "official-1")
        expect(f"batches after {group}", len(self.told(200, "head-of-agency", "GET", "/v1/batches")["items"]), 1)
        return time.monotonic() - began

    def state(self):
        """Open handles, threads, kilobytes now and at most."""
        found = {}
        with open(f"/proc/{self.server.pid}/status", encoding="utf-8") as file:
            for line in file:
                name, _, value = line.partition(":")
                if name in ("Threads", "VmRSS", "VmHWM"):
                    found[name] = int(value.split()[0])
        return len(os.listdir(f"/proc/{self.server.pid}/fd")), found["Threads"], found["VmRSS"], found["VmHWM"]

    def logged(self, operation):
        with open(self.log_file, encoding="utf-8") as log:
            return sum(f'"operation":"{operation}"' in line for line in log)

    def settled(self, handles):
        """The state once no more handles are open than these, which takes as long as a connection may idle."""
        until = time.monotonic() + SECONDS
        while (now := self.state())[0] > handles and time.monotonic() < until:
            time.sleep(0.1)
        return now

    # --- the groups

    def tls(self):
        chance = random.Random(1)

        def plainly(data, then_end=True):
            with socket.create_connection(("127.0.0.1", self.port), timeout=SECONDS) as connection:
                try:
                    connection.sendall(data)
                    if then_end:
                        connection.shutdown(socket.SHUT_WR)
                except OSError:
                    pass
                return read_all(connection)

        def only_an_alert(what, answer):
            # RFC 8446 section 5.1: a record of type 21, and no word of HTTP.
            if answer and answer[0] != 21:
                raise Failed(f"{what}: {answer[:100]!r}")

        hello = self.hello()
        for _ in range(20):
            only_an_alert("rubbish", plainly(chance.randbytes(chance.randrange(1, 6000))))
        only_an_alert("plain HTTP", plainly(b"GET /healthz HTTP/1.1\r\n" + HOST + b"\r\n"))
        for cut in (1, 4, 5, 6, 44, len(hello) // 2, len(hello) - 1):
            only_an_alert("half a greeting", plainly(hello[:cut]))
        for _ in range(40):
            broken = bytearray(hello)
            for _ in range(chance.randrange(1, 8)):
                broken[chance.randrange(5, len(broken))] ^= 1 << chance.randrange(8)
            answer = plainly(bytes(broken))
            if answer and answer[0] not in (20, 21, 22, 23):
                raise Failed(f"a broken greeting: {answer[:100]!r}")
        plainly(hello + chance.randbytes(5000))
        plainly(hello + hello)
        for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1, ssl.TLSVersion.TLSv1_2):
            self.no_handshake(version.name, "PROTOCOL_VERSION|NO_PROTOCOLS_AVAILABLE|UNSUPPORTED_PROTOCOL",
                              minimum_version=ssl.TLSVersion.TLSv1, maximum_version=version)
        self.no_handshake("HTTP/2 only", "NO_APPLICATION_PROTOCOL", protocols=["h2"])

    def hello(self):
        """The first flight of a good handshake."""
        incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        session = self.context(None).wrap_bio(incoming, outgoing, server_hostname="localhost")
        try:
            session.do_handshake()
        except ssl.SSLWantReadError:
            pass
        return outgoing.read()

    def no_handshake(self, what, reasons, protocols=None, **settings):
        context = ssl.create_default_context(cafile=self.path("server.crt"))
        context.set_ciphers("ALL:@SECLEVEL=0")
        for name, value in settings.items():
            setattr(context, name, value)
        if protocols:
            context.set_alpn_protocols(protocols)
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=SECONDS) as plain:
                context.wrap_socket(plain, server_hostname="localhost").close()
        except ssl.SSLError as problem:
            said = str(problem).upper().replace(" ", "_")
            if not any(reason in said for reason in reasons.split("|")):
                raise Failed(f"{what}: {problem}") from problem
            return
        except ConnectionResetError:
            return
        raise Failed(f"{what}: a handshake was made")

    def heads(self):
        get = b"GET /healthz HTTP/1.1\r\n"
        post = b"POST /v1/order-previews HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n"
        broken = {
            "no request line": b"\r\n\r\n", "one word": b"GET\r\n\r\n", "no version": b"GET /healthz\r\n" + HOST + b"\r\n",
            "another version": b"GET /healthz HTTP/2.0\r\n" + HOST + b"\r\n", "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "HTTP/1.2": b"GET /healthz HTTP/1.2\r\n" + HOST + b"\r\n", "two blanks": b"GET  /healthz HTTP/1.1\r\n" + HOST + b"\r\n",
            "a method of brackets": b"G(T /healthz HTTP/1.1\r\n" + HOST + b"\r\n", "a long method": b"G" * 40 + b" / HTTP/1.1\r\n" + HOST + b"\r\n",
            "bare LF": b"GET /healthz HTTP/1.1\nHost: localhost\n\n", "one bare LF": get + b"Host: localhost\nX: y\r\n\r\n",
            "bare CR": get + HOST + b"X: a\rb\r\n\r\n", "NUL in a value": get + HOST + b"X: a\0b\r\n\r\n",
            "NUL in the path": b"GET /heal\0thz HTTP/1.1\r\n" + HOST + b"\r\n", "NUL alone": b"\0", "DEL": get + HOST + b"X: \x7f\r\n\r\n",
            "a folded line": get + HOST + b"X: a\r\n b\r\n\r\n", "a folded first line": get + b" X: a\r\n" + HOST + b"\r\n",
            "a blank before the colon": get + HOST + b"X : a\r\n\r\n", "no colon": get + HOST + b"nothing\r\n\r\n",
            "no name": get + HOST + b": a\r\n\r\n", "a name beyond ASCII": get + HOST + b"\xc3\xa4: a\r\n\r\n",
            "no Host": get + b"\r\n", "two Hosts": get + HOST + HOST + b"\r\n", "a Host with a path": get + b"Host: a/b\r\n\r\n",
            "two lengths": post + b"Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
            "two other lengths": post + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
            "a list of lengths": post + b"Content-Length: 2, 2\r\n\r\n{}", "a negative length": post + b"Content-Length: -2\r\n\r\n{}",
            "a signed length": post + b"Content-Length: +2\r\n\r\n{}", "a length in hexadecimal": post + b"Content-Length: 0x2\r\n\r\n{}",
            "an empty length": post + b"Content-Length: \r\n\r\n{}", "a length beyond 2^64": post + b"Content-Length: 18446744073709551618\r\n\r\n{}",
            "length and chunks": post + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "chunks and length": post + b"Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n",
            "chunks twice": post + b"Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
            "two codings": post + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
            "gzip": post + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "identity": post + b"Transfer-Encoding: identity\r\n\r\n",
            "a disguised coding": post + b"Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n",
            "chunks in HTTP/1.0": b"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        }
        follow = get + HOST + b"\r\n"
        for who in (None, "official-1"):
            for what, data in broken.items():
                # What follows such a head is never taken for a request of its own.
                found = self.raw(data + follow, who)
                expect(what, [(one.status, one.title(), one.fields["connection"]) for one in found], [(400, "Bad Request", "close")])
        long = b"X: " + b"x" * 17_000 + b"\r\n"
        many = b"".join(b"X%d: y\r\n" % number for number in range(3000))
        for what, data in (("a huge field", get + HOST + long + b"\r\n"), ("a huge path", b"GET /" + b"x" * 20_000 + b" HTTP/1.1\r\n"),
                           ("3,000 fields", get + HOST + many + b"\r\n"), ("a head without end", get + b"X: y\r\n" * 50_000)):
            expect(what, [(one.status, one.title()) for one in self.raw(data)], [(431, "Request Header Fields Too Large")])
        some = b"".join(b"X%d: y\r\n" % number for number in range(1000))
        expect("1,000 fields", [one.status for one in self.raw(get + HOST + some + b"Connection: close\r\n\r\n")], [200])

    def bodies(self):
        post = b"POST /v1/order-previews HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n"
        chunked = post + b"Transfer-Encoding: chunked\r\n\r\n"
        broken = {
            "a bare LF": b"2\n{}\n0\n\n", "a bare LF at the end": b"2\r\n{}\r\n0\n\n", "no number": b"\r\n{}\r\n0\r\n\r\n", "minus": b"-2\r\n{}\r\n",
            "0x": b"0x2\r\n{}\r\n", "a blank": b"2 \r\n{}\r\n", "an extension": b"2;a=b\r\n{}\r\n0\r\n\r\n", "too much": b"2\r\n{}}\r\n0\r\n\r\n",
            "a trailer": b"2\r\n{}\r\n0\r\nX: y\r\n\r\n", "beyond 2^64": b"1" + b"0" * 16 + b"\r\n{}", "zeros without end": b"0" * 100_000,
            "a size without end": b"f" * 30, "letters": b"zz\r\n",
        }
        for what, data in broken.items():
            expect(f"chunks, {what}", [(one.status, one.title()) for one in self.raw(chunked + data, "official-1")], [(400, "Bad Request")])
        big = b"10000\r\n" + b"x" * 65536 + b"\r\n"
        for what, data in (("an endless body in chunks", chunked + big * 40), ("a vast chunk", chunked + b"7fffffffffffffff\r\n" + b"x" * 200_000),
                           ("a vast length", post + b"Content-Length: 999999999999999999\r\n\r\n" + b"x" * 200_000),
                           ("a byte too many", post + b"Content-Length: 65537\r\n\r\n" + b"x" * 65537)):
            expect(what, [(one.status, one.title()) for one in self.raw(data, "official-1")], [(413, "Payload Too Large")])
        expect("no 100 for a vast length", [one.status for one in self.raw(post + b"Expect: 100-continue\r\nContent-Length: 99999999\r\n\r\n",
                                                                           "official-1")], [413])
        # Whoever breaks off is not answered, and has done nothing.
        for data in (post + b"Content-Length: 500\r\n\r\n{", chunked + b"5\r\n{", chunked, chunked + b"1\r\n{\r\n0\r\n"):
            before = self.logged("preview_order")
            with self.connect("official-1") as connection:
                connection.sendall(data)
            self.alive("half a body")
            expect("what half a body did", self.logged("preview_order"), before)
        # A body on a request that has none.
        for method, path, status in (("GET", "/healthz", 413), ("GET", "/v1/me", 413), ("POST", f"/v1/batches/{self.batch}/decisions", 413)):
            expect(f"{method} with a body", self.ask("official-1", method, path, raw=b"x" * 70_000).status, status)

    def slow(self):
        """Each is let go within its limit, and nobody waits for them."""
        hello, took = self.hello(), {}

        def until_closed(what, most, start, step=None):
            began = time.monotonic()
            connection = start()
            try:
                connection.settimeout(0.25)
                while time.monotonic() - began < SECONDS:
                    try:
                        if step:
                            connection.sendall(step)
                        if connection.recv(1) == b"":
                            break
                    except (TimeoutError, ssl.SSLWantReadError):
                        continue
                    except OSError:
                        break
            finally:
                connection.close()
            took[what] = time.monotonic() - began
            if took[what] > most:
                raise Failed(f"{what}: held for {took[what]:.1f} s")

        def plain(data):
            connection = socket.create_connection(("127.0.0.1", self.port), timeout=SECONDS)
            connection.sendall(data)
            return connection

        def secure(who, data):
            connection = self.connect(who)
            connection.sendall(data)
            return connection

        def deaf():
            """Asks and asks, and reads nothing."""
            began = time.monotonic()
            plain = socket.socket()
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            plain.connect(("127.0.0.1", self.port))
            connection = self.context(None).wrap_socket(plain, server_hostname="localhost")
            connection.settimeout(1)
            ask = (b"GET /ledger/log.vkey HTTP/1.1\r\n" + HOST + b"\r\n") * 2000
            try:
                while time.monotonic() - began < SECONDS:
                    try:
                        connection.sendall(ask)
                    except TimeoutError:
                        continue
            except OSError:
                pass
            took["reads nothing"] = time.monotonic() - began
            connection.close()
            if took["reads nothing"] > 30:
                raise Failed("whoever reads nothing is never let go")

        put = f"POST /v1/order-previews HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n".encode()
        chunked = put.replace(b"Content-Length: 60000", b"Transfer-Encoding: chunked")
        attempts = {
            "says nothing": (11.5, lambda: plain(b"")), "half a greeting": (11.5, lambda: plain(hello[:100])),
            "a greeting, then nothing": (11.5, lambda: plain(hello)), "a greeting byte by byte": (11.5, lambda: plain(hello[:5]), b"\0"),
            "asks nothing": (IDLE + 2, lambda: secure(None, b"")), "a person who asks nothing": (IDLE + 2, lambda: secure("official-1", b"")),
            "half a head": (12, lambda: secure(None, b"GET / HT")), "a head byte by byte": (12, lambda: secure(None, b"GET /"), b"x"),
            "half a body": (STALLED + 2, lambda: secure("official-1", put + b"{")),
            "a body byte by byte": (STALLED + 3, lambda: secure("official-1", put), b" "),
            "a chunk byte by byte": (STALLED + 3, lambda: secure("official-1", chunked + b"ffff\r\n"), b" "),
            "a chunk's size, then nothing": (STALLED + 2, lambda: secure("official-1", chunked + b"ff")),
        }
        tasks = [lambda what=what, more=more: until_closed(what, *more) for what, more in attempts.items()]
        all_at_once([*tasks, *tasks, deaf, lambda: self.alive("nothing")])
        print("  let go after: " + ", ".join(f"{what} {seconds:.1f} s" for what, seconds in sorted(took.items(), key=lambda one: one[1])))

    def crowds(self):
        hello, held = self.hello(), []

        def hold(start, count):
            for _ in range(count):
                try:
                    held.append(start())
                except OSError:
                    pass

        def silent():
            connection = socket.create_connection(("127.0.0.1", self.port), timeout=SECONDS)
            connection.sendall(hello)
            return connection

        def let_go():
            for connection in held:
                connection.close()
            held.clear()

        # Those without a certificate keep nobody out, neither in the handshake nor after it.
        for what, start in (("handshakes", silent), ("strangers", self.connect)):
            hold(start, 4 * OF_ONE_PEER)
            print(f"  {what} held: the people answered in {self.alive(what):.3f} s")
            let_go()
        # Nor does one certificate keep others out; it has its own places, and no more.
        hold(lambda: self.connect("inv-0001"), 3 * OF_ONE_PEER)
        time.sleep(0.3)
        served = 0
        for connection in held:
            try:
                connection.sendall(b"GET /healthz HTTP/1.1\r\n" + HOST + b"\r\n")
                served += connection.recv(12) == b"HTTP/1.1 200"
            except OSError:
                pass
        self.alive("one certificate's crowd")
        let_go()
        expect("connections of one certificate", 0 < served <= OF_ONE_PEER, True)
        # Connections that come and go.
        all_at_once([lambda: [socket.create_connection(("127.0.0.1", self.port), timeout=SECONDS).close() for _ in range(300)]] * 4)
        # Bodies that together are more than the station keeps in memory.
        head = b"POST /v1/openings HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\nContent-Length: 4194304\r\n\r\n"
        statuses = []

        def fill(who):
            with self.connect(who) as connection:
                try:
                    connection.sendall(head + b" " * 4_194_303)
                    time.sleep(1)
                    connection.sendall(b" ")
                except OSError:
                    pass
                statuses.extend((one.status, one.title()) for one in answers_in(read_all(connection)))

        all_at_once([lambda who=who: fill(who) for who in ("inv-0001", "inv-0002", "inv-0003") for _ in range(OF_ONE_PEER - 2)])
        expect("answers to bodies without sense", set(statuses) <= {(400, NOT_JSON), (503, "Service Unavailable")}, True)
        print(f"  4 MiB bodies: {len(statuses)} answered, {sum(status == 503 for status, _ in statuses)} with 503; at most {self.state()[3]} kB")
        # One caller who asks without a pause is told to wait, and nobody else is.
        ask = b"GET /v1/me HTTP/1.1\r\n" + HOST + b"\r\n"
        found = self.raw(ask * 2500 + ask.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"), "inv-0004")
        limited = [one for one in found if one.status == 429]
        expect("too many requests", ({one.status for one in found}, {one.title() for one in limited}, {one.fields["retry-after"] for one in limited}),
               ({200, 429}, {"too many requests"}, {"1"}))
        expect("requests of one caller are counted once", 800 <= len(found) - len(limited), True)
        self.alive("a flood")

    def certificates(self):
        on_no_roll, not_good = "the certificate is on no roll of this station", "the certificate is not good today"
        for who, status, title in ((None, 401, NO_CERTIFICATE), ("stranger", 403, on_no_roll), ("unlisted", 403, on_no_roll),
                                   ("server", 403, on_no_roll), ("own-authority", 403, on_no_roll), ("lapsed", 403, not_good),
                                   ("recalled", 403, not_good), ("head-of-agency-lost-card", 403, not_good),
                                   ("former", 403, "the certificate's holder is not active on the rolls today")):
            for method, path in (("GET", "/v1/me"), ("GET", "/v1/batches"), ("GET", f"/v1/batches/{self.batch}/answer"), ("POST", "/v1/openings"),
                                 ("GET", "/metrics"), ("GET", "/"), ("GET", "/app"), ("GET", "/v1/nothing")):
                self.refused(status, title, who, method, path, {} if method == "POST" else None, keep=True)
            expect(f"health for {who}", self.ask(who, "GET", "/healthz").status, 200)
        expect("a good card of the same authority", self.told(200, "good", "GET", "/v1/me")["roles"], ["recipient"])
        # A certificate, but not its key: the handshake shows who it is, not what a field says.
        self.refused(401, NO_CERTIFICATE, None, "GET", "/v1/me", X_Client_Cert="official-1", X_Forwarded_For="127.0.0.1",
                     Authorization="Basic b2ZmaWNpYWwtMTo=", Cookie="persona=official-1")

    def roles(self):
        """A sample of the matrix of src/cli/api_matrix_test.cpp, over the wire."""
        batch = f"/v1/batches/{self.batch}"
        routes = {
            ("POST", "/v1/uploads"): {"head-of-agency"}, ("POST", "/v1/batches"): {"head-of-agency"}, ("GET", batch + "/answer"): {"head-of-agency"},
            ("POST", batch + "/decisions"): {"official-1"}, ("GET", batch + "/release-set"): {"official-1", "manager-1", "auditor"},
            ("POST", batch + "/approvals"): {"official-1"}, ("POST", batch + "/deliveries"): {"official-1"},
            ("POST", batch + "/alarm-clearances"): {"manager-1"}, ("POST", "/v1/openings"): {"inv-0001"}, ("POST", "/v1/disposals"): {"inv-0001"},
            ("GET", "/v1/holds"): {"holds-1", "manager-1", "auditor"}, ("GET", f"/v1/holds/{self.batch}/1"): {"holds-1", "manager-1", "auditor"},
            ("POST", f"/v1/holds/{self.batch}/1/views"): {"holds-1"}, ("POST", f"/v1/holds/{self.batch}/1/decisions"): {"holds-1"},
            ("POST", "/v1/orders"): {"official-1"}, ("POST", "/v1/lifts"): {"official-1"},
            ("GET", "/v1/ledger/entries"): {"official-1", "manager-1", "holds-1", "safeguards-1", "accounting-1", "auditor"},
            ("GET", "/v1/receipts/0"): {"official-1", "manager-1", "holds-1", "safeguards-1", "accounting-1", "auditor"},
            ("GET", "/v1/incidents"): {"manager-1", "safeguards-1", "auditor"}, ("GET", "/metrics"): {"auditor"},
            ("GET", f"/v1/reports/batch/{self.batch}"): {"official-1", "manager-1", "auditor"},
            ("GET", "/v1/reports/year/2026"): {"manager-1", "accounting-1", "auditor"},
        }
        everybody = ("head-of-agency", "inv-0001", "official-1", "manager-1", "holds-1", "safeguards-1", "accounting-1", "auditor", "it-0001")
        asked = 0
        for (method, path), may in routes.items():
            for who in everybody:
                if who in may or (who == "it-0001" and "inv-0001" in may):
                    continue
                self.refused(403, NOT_YOURS, who, method, path, {} if method == "POST" else None, keep=True)
                asked += 1
        print(f"  {asked} requests of the wrong role")

    def paths(self):
        nothing = "there is nothing here"
        for path in ("/v1/../healthz", "/v1/./me", "/./healthz", "/v1/%2e%2e/healthz", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "//healthz",
                     "/v1//me", "/v1/me/", "/V1/me", "/v1/me%00", "/v1/me%20", "/v1/me;a", "/healthz/", "/%68ealthz", "/v1/batches/not-an-id",
                     f"/v1/batches/{self.batch}/", f"/v1/batches/{self.batch.upper()}x", f"/v1/batches/{self.batch}/envelopes/-1",
                     f"/v1/batches/{self.batch}/envelopes/1e3", f"/v1/batches/{self.batch}/envelopes/99999999999999999999", "/v1/receipts/+1",
                     "/v1/orders/../report", "/v1/orders/%2e%2e/report", "/assets/../../serve.toml", "/../station/store.db", "/app/../../store.db",
                     "/index.html/..", "/.git/config", "/v1/" + "x" * 8000, "/" + "a/" * 4000, "/v1/%ff%fe", "/\\..\\..\\x"):
            self.refused(404, nothing, "official-1", "GET", path, keep=True)
            self.refused(401, NO_CERTIFICATE, None, "GET", path, keep=True)
        for path in ("/ledger/tile/../../station/store.db", "/ledger/tile/%2e%2e/checkpoint", "/ledger/tile//0/000", "/ledger/tile/0/000/../000", "/ledger/tile/",
                     "/ledger/tile/0/x9999999999/000", "/ledger/tile/99/000", "/ledger/tile/entries/000", "/ledger/tile/0/000.p/0",
                     "/ledger/tile/0/000.p/999", "/ledger/tile/-1/000", "/ledger/tile/0/" + "x000/" * 1000 + "000"):
            self.refused(404, nothing, None, "GET", path, keep=True)
        for target in (b"https://localhost/healthz", b"http://x/", b"localhost:443", b"*", b"/healthz#x", b"/h\xc3\xa4", b"/\xff", b"/a b", b"?x", b""):
            found = self.raw(b"GET " + target + b" HTTP/1.1\r\n" + HOST + b"\r\n", "official-1")
            expect(f"target {target!r}", [(one.status, one.title()) for one in found], [(400, "Bad Request")])
        for method in ("DELETE", "PUT", "PATCH", "TRACE", "OPTIONS", "CONNECT", "get", "X" * 32):
            answer = self.refused(405, "this address has other methods", "official-1", method, "/v1/me", keep=True)
            expect("Allow", answer.fields["allow"], "GET")
        for query in ("cursor=-1", "cursor=x", "limit=0x5", "limit=1e3", "cursor=99999999999999999999", "limit=%31", "cursor=1&limit=a"):
            self.refused(400, "the cursor or the limit of the page is not a number", "official-1", "GET", "/v1/batches?" + query, keep=True)
        for query in ("limit=0", "limit=18446744073709551615", "cursor=18446744073709551615", "cursor=1&cursor=x", "&&&=&", "limit", "x" * 8000):
            page = self.told(200, "official-1", "GET", "/v1/batches?" + query, keep=True)
            expect(f"a page for {query[:40]}", (len(page["items"]) <= 1, page["next"]), (True, None))
        for who, path in (("head-of-agency", "/v1/batches/00000000-0000-4000-8000-000000000000"),
                          ("inv-0001", "/v1/batches/00000000-0000-4000-8000-000000000000/envelopes")):
            self.refused(404, "there is no such batch of yours", who, "GET", path)
        self.refused(404, "there is no such envelope for you", "inv-0001", "GET", f"/v1/batches/{self.batch}/envelopes/9999")

    def json(self):
        def said(status, title, body, who="official-1", path="/v1/order-previews", kind="application/json"):
            answer = self.ask(who, "POST", path, raw=body, keep=True, Content_Type=kind)
            expect(f"{path} with {body[:80]!r}", (answer.status, answer.title()), (status, title))

        for body in (b"", b"{", b"[]", b"null", b"1", b'"x"', b"{}{}", b'{"toml":"x"}x', b"{'toml':'x'}", b'{"toml":"x",}', b'{"toml":"\xff"}',
                     b'{"toml":"\xed\xa0\x80"}', b'{"toml":"\\ud800"}', b'{"toml":"\0"}', b'{"toml":NaN}', b'{"toml":01}', b"{" * 30_000, b"[" * 60_000,
                     b'{"a":' * 10_000, b'{"toml":' + b"[" * 20_000 + b"]" * 20_000 + b"}", b"\xef\xbb\xbf[]", b"\x1f\x8b\x08\x00", b"<x/>",
                     '{"toml":"x"}'.encode("utf-16"), b'{"toml":1e999}', b'{"toml":123456789012345678901}',
                     b'{"toml":"' + b"x" * 1000):
            said(400, NOT_JSON, body)
        for body in (b'{"toml":1}', b'{"toml":[]}', b'{"toml":{}}', b'{"toml":true}', b'{"toml":1e308}'):
            said(400, "not a text in quotes", body)
        for body in (b"{}", b'{"toml":null}', b'{"toml":""}', b'{"toml":" \\n"}', b'{"TOML":"x"}'):
            said(400, "missing, or blank", body)
        for body in (b'{"toml":"x","toml":"x"}', b'{"toml":"x","more":1}', b'{"toml":"x","":1}', b'{"toml":"x","__proto__":{}}'):
            said(400, "a member that the form does not have, or one twice", body)
        for kind in ("text/plain", "application/octet-stream", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "application/xml"):
            said(415, "the body must be application/json", b'{"toml":"x"}', kind=kind)
        said(413, "Payload Too Large", b'{"toml":"' + b"x" * 70_000 + b'"}')
        uploads = "/v1/uploads"
        for value in (b"-1", b"1.5", b"1e3", b'"1"', b"null", b"true", b"18446744073709551615", b"[1]"):
            said(400, "not a whole number from 0", b'{"bytes":' + value + b',"sha256":"x"}', "head-of-agency", uploads)
        for value in (b"sha256:", b"sha256:" + b"0" * 63, b"sha256:" + b"0" * 65, b"sha256:" + b"g" * 64, b"md5:" + b"0" * 32, b"0" * 64):
            said(400, "is not a digest in the form sha256:\u2026", b'{"bytes":1,"sha256":"' + value + b'"}', "head-of-agency", uploads)
        digest = b'"sha256:' + b"0" * 64 + b'"'
        for value in (b"0", b"16777217", b"9223372036854775807"):
            said(403, "the file is empty, or larger than this station takes", b'{"bytes":' + value + b',"sha256":' + digest + b"}", "head-of-agency", uploads)
        # Names that lead elsewhere, in bodies.
        for name in ("../../store.db", "..", "/etc/passwd", "x\\u0000y", "\\ud83d\\ude00", "x" * 30_000):
            batch = b'{"batch":"' + name.encode() + b'","line":1,"how":"returned"}'
            said(404, "no batch of this id has been received", batch, "inv-0001", "/v1/disposals")
            said(404, "there is no such upload of yours", b'{"upload":"' + name.encode() + b'","signature":"AAAA"}', "head-of-agency", "/v1/batches")
            said(404, "there is no such agreement of yours", b'{"upload":"x","agreement":"' + name.encode() + b'"}', "head-of-agency", "/v1/prechecks")
        for value in (b"!", b"A", b"AAA", b"AA=A", b"\\u0000", b"QQ==\\n"):
            said(400, "is not base64", b'{"envelope":"' + value + b'","signature":"AAAA"}', "inv-0001", "/v1/openings")
        rubbish = self.sign("inv-0001", b"rubbish").encode()
        said(403, "The rules in force say no.", b'{"envelope":"AAAA","signature":"AAAA"}', "inv-0001", "/v1/openings")
        said(403, "The rules in force say no.", b'{"envelope":"AAAA","signature":"' + rubbish + b'"}', "inv-0001", "/v1/openings")
        said(403, "The rules in force say no.", b'{"envelope":"' + b"A" * 4_000_000 + b'","signature":"AAAA"}', "inv-0001", "/v1/openings")

    def uploads(self):
        who, data = "head-of-agency", bytes(range(256)) * 40
        size = len(data)
        form = {"bytes": size, "sha256": "sha256:" + hashlib.sha256(data).hexdigest()}
        upload = self.told(201, who, "POST", "/v1/uploads", form)["upload"]
        path = f"/v1/uploads/{upload}"

        def put(first, last, all_bytes=None, body=None, **more):
            text = f"bytes {first}-{last}/{size if all_bytes is None else all_bytes}"
            return self.ask(who, "PUT", path, raw=data[first:last + 1] if body is None else body, keep=True, Content_Range=text, **more)

        def received():
            return self.told(200, who, "GET", path, keep=True)["received"]

        for text in ("", "bytes", "bytes ", "bytes 0-9", "bytes 0-9/", "bytes 0-9/*", "bytes */10240", "bytes -5-9/10240", "bytes +0-9/10240", "bytes 9-0/10240",
                     "bytes 0-9/5", "bytes 0-10240/10240", "bytes 0 - 9/10240", "bytes 0-9/10240 ", "bytes 0-9/10240x", "bits 0-9/10240", "bytes=0-9/10240",
                     "bytes 0-9,20-29/10240", "bytes 0x0-0x9/10240", "bytes 0-18446744073709551615/18446744073709551616",
                     "bytes 18446744073709551614-18446744073709551615/18446744073709551615", "bytes 00000000000000000000000-9/9"):
            # Blanks at a field's end are none of its value (RFC 9110 section 5.5).
            if text.endswith("/10240 "):
                continue
            self.refused(400, BAD_RANGE, who, "PUT", path, raw=b"x" * 10, keep=True, Content_Range=text)
        self.refused(400, BAD_RANGE, who, "PUT", path, raw=b"x", keep=True)
        twice = f"PUT {path} HTTP/1.1\r\nHost: localhost\r\nContent-Range: bytes 0-0/{size}\r\nContent-Range: bytes 0-1/{size}\r\n" \
                "Content-Length: 1\r\nConnection: close\r\n\r\nx"
        expect("two ranges", [(one.status, one.title()) for one in self.raw(twice.encode(), who)], [(400, BAD_RANGE)])
        for first, last, whole, title in ((0, 9, size + 1, "the whole in Content-Range is not the size that was announced"), (5, 9, size, OTHER_PLACE),
                                          (1, size - 1, size, OTHER_PLACE), (size - 1, size - 1, size, OTHER_PLACE)):
            answer = put(first, last, whole, b"x")
            expect(f"range {first}-{last}/{whole}", (answer.status, answer.title()), (400, title))
        expect("nothing was taken", received(), 0)
        expect("the first range", put(0, 99).json()["received"], 100)
        for first, last in ((0, 99), (50, 149), (99, 199), (101, 199)):
            answer = put(first, last)
            expect(f"range {first}-{last} after 0-99", (answer.status, answer.title()), (400, OTHER_PLACE))
        answer = put(100, 199, body=data[100:150])
        expect("a body that is too short", (answer.status, answer.title()), (400, "the body is shorter than its range says"))
        expect("what came of it is kept", received(), 150)
        answer = put(150, 159, body=data[150:200])
        expect("a body that is too long", (answer.status, received()), (413, 150))
        # Half a body, and gone: what came is kept, and the turn is free again.
        head = f"PUT {path} HTTP/1.1\r\nHost: localhost\r\nContent-Range: bytes 150-999/{size}\r\n"
        for framing, part in (("Content-Length: 850\r\n\r\n", b"y" * 50), ("Transfer-Encoding: chunked\r\n\r\n32\r\n", b"y" * 50)):
            with self.connect(who) as connection:
                first = received()
                connection.sendall(head.replace("150", str(first)).encode() + framing.encode() + part)
                connection.unwrap().close()
            until = time.monotonic() + SECONDS
            while received() != first + 50 and time.monotonic() < until:
                time.sleep(0.02)
            expect("received of a body that was cut off", received(), first + 50)
        # One at a time.
        with self.connect(who) as writing:
            writing.sendall(head.replace("150", "250").replace("999", "999").encode() + b"Content-Length: 750\r\n\r\n" + b"y" * 10)
            until = time.monotonic() + SECONDS
            while received() != 260 and time.monotonic() < until:
                time.sleep(0.02)
            answer = put(260, 299)
            expect("a second writer", (answer.status, answer.title()), (409, "another range of this upload is being written"))
            self.refused(409, "a range of this upload is being written", who, "DELETE", path)
        until = time.monotonic() + SECONDS
        while (answer := put(260, size - 1)).status == 409 and time.monotonic() < until:
            time.sleep(0.02)
        expect("another file than was announced", (answer.status, answer.title()),
               (400, "the file has another digest than was announced, and was dropped"))
        expect("it begins anew", received(), 0)
        # No sooner is a range answered than the next may come, on another connection.
        for first in range(0, 2000, 100):
            answer = self.ask(who, "PUT", path, raw=data[first:first + 100], Content_Range=f"bytes {first}-{first + 99}/{size}")
            expect(f"range from {first}", answer.status, 200)
        expect("the whole", put(2000, size - 1).json()["complete"], True)
        answer = put(0, 9)
        expect("more after the whole", (answer.status, answer.title()), (400, OTHER_PLACE))
        for other, status, title in (("official-1", 403, NOT_YOURS), ("inv-0001", 403, NOT_YOURS), (None, 401, NO_CERTIFICATE)):
            for method in ("GET", "DELETE", "PUT"):
                self.refused(status, title, other, method, path)
        more = [self.told(201, who, "POST", "/v1/uploads", form)["upload"] for _ in range(2)]
        self.refused(403, "too many files are on their way in", who, "POST", "/v1/uploads", form)
        # A file that is no batch, and a signature of something else: refused, and nothing is received.
        job = self.told(202, who, "POST", "/v1/batches", {"upload": upload, "signature": self.sign(who, b"else")})["job"]
        expect("rubbish is not received", self.ended(who, job) in ("failed", "refused"), True)
        for one in (upload, *more):
            expect("dropped", self.ask(who, "DELETE", f"/v1/uploads/{one}").status, 204)
            self.refused(404, "there is no such upload of yours", who, "GET", f"/v1/uploads/{one}")
        self.refused(404, "there is no such work of yours", "official-1", "GET", f"/v1/jobs/{job}")

    def ended(self, who, job):
        until = time.monotonic() + SECONDS
        while (state := self.told(200, who, "GET", f"/v1/jobs/{job}")["state"]) in ("waiting", "running") and time.monotonic() < until:
            time.sleep(0.02)
        return state

    def keys(self):
        who, form = "head-of-agency", {"bytes": 5, "sha256": "sha256:" + "0" * 64}
        first = self.told(201, who, "POST", "/v1/uploads", form, Idempotency_Key="key-0001")
        expect("the same again", self.told(201, who, "POST", "/v1/uploads", form, Idempotency_Key="key-0001"), first)
        for path, body in (("/v1/uploads", {**form, "bytes": 6}), ("/v1/prechecks", form), ("/v1/uploads", {})):
            self.refused(422, "this Idempotency-Key was used for another request", who, "POST", path, body, Idempotency_Key="key-0001")
        self.refused(403, NOT_YOURS, "official-1", "POST", "/v1/uploads", form, Idempotency_Key="key-0001")
        self.refused(400, "the Idempotency-Key is longer than 128 characters", who, "POST", "/v1/uploads", form, Idempotency_Key="k" * 129)
        # Twenty at once make one.
        made = []
        all_at_once([lambda: made.append(self.ask(who, "POST", "/v1/uploads", form, Idempotency_Key="key-0002"))] * 20)
        ids = {one.json()["upload"] for one in made if one.status == 201}
        expect("twenty at once", (len(ids), {one.status for one in made} <= {201, 409}), (1, True))
        for one in (first["upload"], *ids):
            self.ask(who, "DELETE", f"/v1/uploads/{one}")

    def pipelines(self):
        good, missing = b"GET /healthz HTTP/1.1\r\n" + HOST + b"\r\n", b"GET /v1/nothing HTTP/1.1\r\n" + HOST + b"\r\n"
        posted = b"POST /v1/order-previews HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
        last = b"GET /healthz HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n"
        found = self.raw((good + posted + missing) * 50 + last + good, "official-1")
        expect("answers in order", [one.status for one in found], [200, 400, 404] * 50 + [200])
        # A request hidden in a body stays a body.
        hidden = b"POST /v1/order-previews HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(good) + good
        expect("a hidden request", [one.status for one in self.raw(hidden + last, "official-1")], [400, 200])
        expect("a request after one that is turned away", [one.status for one in self.raw(hidden + last)], [401, 200])
        heads = b"HEAD /healthz HTTP/1.1\r\n" + HOST + b"\r\n"
        with self.connect() as connection:
            connection.sendall(heads * 20 + last)
            data = read_all(connection)
        expect("HEAD has no body", (data.count(b"HTTP/1.1 200"), data.count(b'"alive"')), (21, 1))
        expect("pages of elsewhere", self.refused(403, "this request comes from a page of another origin", "official-1", "POST", "/v1/order-previews",
                                                  {"toml": "x"}, Sec_Fetch_Site="cross-site").status, 403)

    # --- the end

    def check_log(self, log):
        words = set()
        with open(os.path.join(self.world, "registry.csv"), encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                words.update(row[name] for name in ("person", "tin", "given", "surname", "dob", "street"))
        with open(os.path.join(self.world, "batch.jsonl"), encoding="utf-8") as file:
            for line in [json.loads(text) for text in file][1:]:
                words.update([line["name"]["given"], line["name"]["surname"], line.get("tin") or "", line["case"]["number"], line["reason"]])
                words.update(value for name, value in line["address"].items() if name in ("street", "city", "text"))
        words = {word.lower() for word in words if word and len(word) > 3}
        lines = [json.loads(line) for line in log.splitlines()]
        for line in lines[1:]:
            expect("what a line of the log has", sorted(line), ["event", "ms", "operation", "status"])
        found = [word for word in words if word in log.lower()]
        expect("words of a person in the log", found, [])
        if self.batch in log or "official-1" in log:
            raise Failed("the log says who asked, or about what")
        print(f"  {len(lines)} lines of log, {len(words)} words looked for")


def main():
    warnings.simplefilter("ignore", DeprecationWarning)  # old versions of TLS are what is tried
    hostile = Hostile(*sys.argv[1:4])
    try:
        hostile.make()
        hostile.alive("the beginning")
        time.sleep(0.1)
        before = hostile.state()
        for group in (hostile.tls, hostile.heads, hostile.bodies, hostile.certificates, hostile.roles, hostile.paths, hostile.json, hostile.uploads,
                      hostile.keys, hostile.pipelines, hostile.slow, hostile.crowds, hostile.crowds):
            began = time.monotonic()
            group()
            hostile.alive(group.__name__)
            handles, threads, now, most = hostile.state()
            print(f"{group.__name__}: {time.monotonic() - began:.1f} s; {handles} handles, {threads} threads, {now} kB, at most {most} kB", flush=True)
        for connection in hostile.kept.values():
            connection.close()
        hostile.kept.clear()
        after = hostile.settled(before[0])
        print(f"handles, threads, kB, at most: {before} before, {after} after")
        expect("handles and threads", after[:2], before[:2])
        # What the crowds took went back to the system.
        expect("memory", (after[2] <= MOST_LEFT_KB, after[3] <= MOST_MEMORY_KB), (True, True))
        hostile.check_log(hostile.stop())
        hostile.check_ledger()
    except Failed as problem:
        print(problem)
        return 1
    finally:
        hostile.close()
    print("the station withstood")
    return 0


sys.exit(main())
