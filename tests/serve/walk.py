#!/usr/bin/env python3
"""A whole exchange over the network: the server of a simulation, asked with the sample people's certificates over mutual TLS.

The certifier uploads in two ranges, prechecks and submits; an official decides; two approve, by signatures made with stock openssl; the
answer becomes visible; a recipient opens an envelope; two officials enter an order, and the next opening is refused; the server stops and
starts again and nothing is lost. Between the steps, what may not be is asked for, and refused with a problem document.

  walk.py PENSTOCK PENSTOCK_VERIFY SCRATCH
"""

import base64
import hashlib
import http.client
import json
import os
import signal
import ssl
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from served import SECONDS, Failed, expect  # noqa: E402


class Walk:
    def __init__(self, penstock, verify, folder):
        self.penstock, self.verify, self.folder = penstock, verify, folder
        self.world, self.station = self.path("world"), self.path("station")
        self.server = None

    def path(self, name):
        return os.path.join(self.folder, name)

    def key(self, name):
        return os.path.join(self.world, "keys", name + ".pem")

    def run(self, *arguments, program=None):
        done = subprocess.run([program or self.penstock, *arguments], capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
        if done.returncode != 0:
            raise Failed(f"{' '.join(arguments[:3])}: ended with {done.returncode}: {done.stderr.decode()}")
        return done.stdout

    # --- the parties

    def make(self):
        self.run("sample", self.world, "--persons", "60", "--lines", "12", "--now", "2026-11-20T15:00:00Z")
        self.run("init", self.station, "--simulation", "--now", "2026-11-20T15:00:00Z")
        self.run("agreement", "adopt", self.station, os.path.join(self.world, "agreement"))
        self.run("registry", "import", self.station, os.path.join(self.world, "registry.csv"))
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
                        "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", self.path("tls.key"), "-out",
                        self.path("tls.pem")], check=True, capture_output=True)
        self.auditor = self.path("auditor.pem")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
                        "/CN=auditor", "-keyout", self.path("auditor.key"), "-out", self.auditor], check=True, capture_output=True)
        der = subprocess.run(["openssl", "x509", "-in", self.auditor, "-outform", "DER"], check=True, capture_output=True).stdout
        with open(self.auditor, "ab") as file:
            file.write(open(self.path("auditor.key"), "rb").read())
        with open(self.path("serve.toml"), "w", encoding="utf-8") as file:
            file.write(f'listen = "127.0.0.1:0"\ncertificate_chain = "{self.path("tls.pem")}"\nkey = "{self.path("tls.key")}"\n'
                       f'[[people]]\nid = "auditor-1"\nroles = ["auditor", "operator"]\nfrom = 2026-01-01\n'
                       f'cert_sha256 = "sha256:{hashlib.sha256(der).hexdigest()}"\n')
        self.run("config", "check", self.path("serve.toml"))

    def start(self):
        self.server = subprocess.Popen([self.penstock, "serve", self.station, "--config", self.path("serve.toml"), "--json"],
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.port = json.loads(self.server.stdout.readline())["port"]

    def stop(self):
        self.server.send_signal(signal.SIGTERM)
        rest = self.server.communicate(timeout=SECONDS)[0].decode()
        expect("the server's exit status", self.server.returncode, 0)
        self.server = None
        return rest

    # --- requests

    def ask(self, who, method, path, body=None, headers=None, raw=None):
        context = ssl.create_default_context(cafile=self.path("tls.pem"))
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        if who:
            context.load_cert_chain(who if os.path.isabs(who) else self.key(who))
        connection = http.client.HTTPSConnection("localhost", self.port, context=context, timeout=SECONDS)
        headers = dict(headers or {})
        if body is not None:
            raw = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        elif raw is not None:
            headers.setdefault("Content-Type", "application/octet-stream")
        connection.request(method, path, body=raw, headers=headers)
        response = connection.getresponse()
        data = response.read()
        connection.close()
        kind = response.getheader("Content-Type", "")
        return response.status, json.loads(data) if kind.startswith("application/") and "json" in kind and "jsonl" not in kind else data

    def get(self, who, path, status=200):
        found, body = self.ask(who, "GET", path)
        expect(f"GET {path} as {who}", (found, body if found != status else None), (status, None))
        return body

    def post(self, who, path, body=None, status=201, **more):
        found, answer = self.ask(who, "POST", path, body if body is not None else {}, **more)
        expect(f"POST {path} as {who}", (found, answer if found != status else None), (status, None))
        return answer

    def finished(self, who, job):
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            view = self.get(who, f"/v1/jobs/{job}")
            if view["state"] in ("done", "refused", "failed"):
                return view
            time.sleep(0.05)
        raise Failed("a job does not end")

    def sign(self, who, statement):
        done = subprocess.run(["openssl", "cms", "-sign", "-binary", "-outform", "DER", "-md", "sha256", "-signer", self.key(who)],
                              input=statement if isinstance(statement, bytes) else statement.encode(), capture_output=True, check=True)
        return base64.b64encode(done.stdout).decode()

    # --- the walk

    def submit(self):
        data = open(os.path.join(self.world, "batch.jsonl"), "rb").read()
        digest = "sha256:" + hashlib.sha256(data).hexdigest()
        upload = self.post("head-of-agency", "/v1/uploads", {"bytes": len(data), "sha256": digest})["upload"]
        half = len(data) // 2
        path = f"/v1/uploads/{upload}"
        status, _ = self.ask("head-of-agency", "PUT", path, raw=data[half:],
                             headers={"Content-Range": f"bytes {half}-{len(data) - 1}/{len(data)}"})
        expect("a range that leaves a gap", status, 400)
        status, state = self.ask("head-of-agency", "PUT", path, raw=data[:half], headers={"Content-Range": f"bytes 0-{half - 1}/{len(data)}"})
        expect("the first range", (status, state["received"], state["complete"]), (200, half, False))
        self.get("official-1", path, 403)
        # A restart in the middle of an upload loses nothing of it.
        self.stop()
        self.start()
        expect("received after a restart", self.get("head-of-agency", path)["received"], half)
        status, state = self.ask("head-of-agency", "PUT", path, raw=data[half:],
                                 headers={"Content-Range": f"bytes {half}-{len(data) - 1}/{len(data)}"})
        expect("the second range", (status, state["complete"]), (200, True))

        agreement = self.get("head-of-agency", "/v1/agreements")["items"][0]["agreement"]
        job = self.post("head-of-agency", "/v1/prechecks", {"upload": upload, "agreement": agreement}, 202)["job"]
        view = self.finished("head-of-agency", job)
        expect("the precheck", (view["state"], view["result"]["lines"]), ("done", 12))
        lines = self.get("head-of-agency", f"/v1/prechecks/{job}/lines")["items"]
        expect("lines that would not pass", len(lines), 12 - view["result"]["outcomes"].get("pass", 0))

        signature = base64.b64encode(open(os.path.join(self.world, "batch.p7s"), "rb").read()).decode()
        key = {"Idempotency-Key": "submit-once-1"}
        body = {"upload": upload, "signature": signature}
        job = self.post("head-of-agency", "/v1/batches", body, 202, headers=key)["job"]
        expect("the same submission again", self.post("head-of-agency", "/v1/batches", body, 202, headers=key)["job"], job)
        status, _ = self.ask("head-of-agency", "POST", "/v1/batches", {**body, "signature": "AAAA"}, headers=key)
        expect("another submission under the same key", status, 422)
        view = self.finished("head-of-agency", job)
        expect("receipt of the batch", view["state"], "done")
        self.batch = view["result"]["batch"]
        expect("another's job", self.ask("official-1", "GET", f"/v1/jobs/{job}")[0], 404)

    def release(self):
        batch = f"/v1/batches/{self.batch}"
        expect("state", self.get("head-of-agency", batch)["state"], "received")
        before = self.get("head-of-agency", batch)
        self.get("head-of-agency", batch + "/answer", 409)
        self.get("head-of-agency", batch + "/release-set", 403)
        job = self.post("official-1", batch + "/decisions", status=202)["job"]
        expect("the decision", self.finished("official-1", job)["state"], "done")
        # What the requester sees says nothing of what was looked up.
        expect("the batch as its requester sees it", self.get("head-of-agency", batch), before)
        found = self.get("official-1", batch + "/release-set")
        statement = found["statement"]
        expect("a signature over something else", self.ask("official-1", "POST", batch + "/approvals",
                                                           {"signature": self.sign("official-1", statement + " ")})[0], 403)
        expect("a signature of somebody else", self.ask("official-1", "POST", batch + "/approvals",
                                                        {"signature": self.sign("official-2", statement)})[0], 403)
        job = self.post("official-1", batch + "/deliveries", status=202)["job"]
        expect("a delivery without approvals", self.finished("official-1", job)["state"], "refused")
        for given, who in enumerate(("official-1", "official-2"), 1):
            answer = self.post(who, batch + "/approvals", {"signature": self.sign(who, statement)})
            expect("approvals given", answer["given"], given)
        again = self.ask("official-1", "POST", batch + "/approvals", {"signature": self.sign("official-1", statement)})
        expect("approving twice", (again[0], again[1]["outcome"]), (403, "hold"))
        job = self.post("official-1", batch + "/deliveries", status=202)["job"]
        view = self.finished("official-1", job)
        expect("the delivery", (view["state"], view["result"]["envelopes"]), ("done", found["envelopes"]))
        expect("state", self.get("head-of-agency", batch)["state"], "answered")
        answer = [json.loads(line) for line in self.get("head-of-agency", batch + "/answer").splitlines()]
        expect("lines answered", len(answer), 12)
        expect("lines served", sum(line["status"] == "served" for line in answer), found["envelopes"])
        for which in ("received", "delivered"):
            expect("a receipt", b"c2sp.org/tlog-proof@v1" in self.get("head-of-agency", f"{batch}/receipts/{which}"), True)

    def open_some(self):
        batch = f"/v1/batches/{self.batch}"
        lines = [json.loads(line) for line in open(os.path.join(self.world, "batch.jsonl"), encoding="utf-8")][1:]
        envelopes = self.get("head-of-agency", batch + "/envelopes")["items"]
        expect("sizes of envelopes", len({envelope["bytes"] for envelope in envelopes}), 1)
        opened = 0
        for envelope in envelopes:
            recipient = lines[envelope["line"] - 1]["recipients"][0]
            mine = self.get(recipient, batch + "/envelopes")["items"]
            expect("own envelopes only", all(recipient in lines[one["line"] - 1]["recipients"] for one in mine), True)
            data = self.get(recipient, f"{batch}/envelopes/{envelope['line']}")
            statement = b"penstock-open/1\nenvelope sha256:" + hashlib.sha256(data).hexdigest().encode() + b"\n"
            body = {"envelope": base64.b64encode(data).decode(), "signature": self.sign(recipient, statement)}
            if opened == 0:
                other = next(line["recipients"][0] for line in lines if line["recipients"][0] != recipient)
                expect("handing in another's request", self.ask(other, "POST", "/v1/openings", body)[0], 403)
            status, answer = self.ask(recipient, "POST", "/v1/openings", body)
            expect(f"opening {envelope['line']}: {answer}", status, 201)
            expect("a receipt", "c2sp.org/tlog-proof@v1" in answer["receipt"], True)
            opened += 1
            self.last = (recipient, body)
        expect("envelopes opened", opened > 1, True)

    def hold_in_full(self, matched):
        """A line that was held after its look-up, with what the match rests on where it may still be looked up."""
        held = [hold for hold in self.get("holds-1", "/v1/holds")["items"] if hold["stage"] == "record"]
        expect("lines held after their look-up", len(held) > 0, True)
        place = f"/v1/holds/{held[0]['batch']}/{held[0]['line']}"
        expect("a held line", self.get("holds-1", place)["masked"], True)
        shown = self.post("holds-1", f"{place}/views")
        expect("a held line in full", (shown["masked"], "match" in shown), (False, matched))

    def order(self):
        order = ('id = "order-1"\ncourt = "A court"\ndocket = "1"\neffective = 2020-01-01T00:00:00Z\nkind = "stop"\n'
                 f'text_digest = "sha256:{"a" * 64}"\n')
        preview = self.post("official-1", "/v1/order-previews", {"toml": order}, 200)
        expect("lines that the order touches", sum(preview["lines"].values()) > 0, True)
        one, two = (self.sign(who, preview["statement"]) for who in ("official-1", "official-2"))
        expect("an order with one signature", self.ask("official-1", "POST", "/v1/orders", {"toml": order, "signatures": [one]})[0], 403)
        expect("an order by one who did not sign",
               self.ask("official-1", "POST", "/v1/orders", {"toml": order, "signatures": [two, two]})[0], 403)
        self.post("official-1", "/v1/orders", {"toml": order, "signatures": [one, two]})
        recipient, body = self.last
        status, answer = self.ask(recipient, "POST", "/v1/openings", body)
        expect("an opening after the order", (status, answer["outcome"]), (403, "block"))
        expect("its rule", any(finding["requirement"] == "R-ORD-STOP" for finding in answer["findings"]), True)
        expect("orders", self.get("official-1", "/v1/orders")["items"][0]["in_force"], True)

    def strangers(self):
        expect("health", self.get(None, "/healthz"), {"alive": True})
        expect("ready", self.get(None, "/readyz")["ready"], True)
        expect("the checkpoint for anybody", self.get(None, "/ledger/checkpoint").startswith(b"simulation/"), True)
        for path in ("/v1/me", "/v1/batches", "/metrics", "/", "/app", "/index.html"):
            self.get(None, path, 401)
        self.get("head-of-agency-lost-card", "/v1/me", 403)
        self.get("head-of-agency", "/metrics", 403)
        self.get(None, "/personas", 404)
        self.get("official-1", "/personas", 404)
        for path in ("/v1/nothing", "/ledger/tile/../checkpoint", "/%2e%2e/etc/passwd", "/v1/batches/not-a-uuid", "/v1/batches/x/../../"):
            status, answer = self.ask("official-1", "GET", path)
            expect(f"GET {path}", (status in (400, 404), answer["status"] if isinstance(answer, dict) else status), (True, status))
        expect("another method", self.ask("official-1", "DELETE", "/v1/batches")[0], 405)
        expect("a body that is no JSON", self.ask("official-1", "POST", "/v1/orders", raw=b"{", headers={"Content-Type": "application/json"})[0], 400)
        expect("a member too many", self.ask("official-1", "POST", "/v1/order-previews", {"toml": "x", "more": 1})[0], 400)
        expect("another type", self.ask("official-1", "POST", "/v1/orders", raw=b"{}")[0], 415)
        elsewhere = self.ask("official-1", "POST", "/v1/order-previews", {"toml": "x"}, headers={"Sec-Fetch-Site": "cross-site"})
        expect("a page of another origin", elsewhere[0], 403)
        expect("auditor", self.get(self.auditor, "/v1/me")["roles"], ["auditor", "operator"])
        expect("metrics", b"penstock_requests_total" in self.get(self.auditor, "/metrics"), True)

    def oversee(self):
        entries = self.get(self.auditor, "/v1/ledger/entries?limit=3")
        expect("a page of entries", (len(entries["items"]), entries["next"] is not None), (3, True))
        more = self.get(self.auditor, f"/v1/ledger/entries?limit=3&cursor={entries['next']}")
        expect("the next page", more["items"][0]["index"], entries["items"][-1]["index"] - 1)
        for who, path in (("official-1", "/v1/holds"), (self.auditor, "/v1/orders"), ("safeguards-1", "/v1/incidents"),
                          (self.auditor, "/v1/counters/2026"), ("accounting-1", "/v1/reports/year/2026"), (self.auditor, "/v1/ledger"),
                          (self.auditor, f"/v1/reports/batch/{self.batch}")):
            self.get(who, path, 403 if who == "official-1" else 200)
        agreement = self.get(self.auditor, "/v1/agreements")["items"][0]["agreement"]
        expect("the standing", self.get("safeguards-1", f"/v1/standing/{agreement}")["good"], True)
        self.get("accounting-1", f"/v1/items-in-use/{agreement}")

    def end(self):
        log = self.stop()
        world = [json.loads(line) for line in open(os.path.join(self.world, "batch.jsonl"), encoding="utf-8")][1:]
        for line in world:
            for private in (line["name"]["surname"], line.get("tin") or "", line["case"]["number"]):
                if private and private in log:
                    raise Failed("the log of the server holds something of a request")
        ledger = self.path("ledger")
        self.run("ledger", "export", self.station, ledger)
        key = open(os.path.join(self.station, "log.vkey"), encoding="utf-8").read().strip()
        self.run(ledger, "--key", key, program=self.verify)

    def personas(self):
        """The same station for a newcomer on this machine; never a real station, and never under another host's name."""
        keys = os.path.join(self.world, "keys")
        self.server = subprocess.Popen([self.penstock, "serve", self.station, "--listen", "127.0.0.1:0", "--personas", keys, "--json"],
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.port = json.loads(self.server.stdout.readline())["port"]

        def ask(method, path, body=None, **headers):
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
            raw = None if body is None else json.dumps(body).encode()
            connection.request(method, path, body=raw, headers={"Content-Type": "application/json", **headers})
            response = connection.getresponse()
            data = response.read()
            return response.status, json.loads(data) if data else None, response.getheader("Set-Cookie")

        found = {one["persona"]: one for one in ask("GET", "/personas")[1]["personas"]}
        expect("a persona's roles", found["official-1"]["roles"], ["releasing", "order-desk"])
        expect("a revoked card is nobody", "head-of-agency-lost-card" in found, False)
        expect("nobody yet", ask("GET", "/v1/me")[0], 401)
        expect("no such persona", ask("POST", "/personas", {"persona": "../../etc/passwd"})[0], 404)
        status, _, cookie = ask("POST", "/personas", {"persona": "holds-1"})
        expect("a persona chosen", (status, "HttpOnly" in cookie, "SameSite=Strict" in cookie), (204, True, True))
        mine = {"Cookie": cookie.split(";")[0]}
        expect("the persona", ask("GET", "/v1/me", **mine)[1]["id"], "holds-1")
        expect("a name of somebody else's", ask("GET", "/personas", Host="example.org")[0], 404)
        expect("a persona under such a name", ask("GET", "/v1/me", Host="example.org", **mine)[0], 401)
        self.stop()
        real = self.path("real")
        self.run("init", real)
        for more in ([], ["--personas", keys]):
            done = subprocess.run([self.penstock, "serve", real, "--listen", "127.0.0.1:0", *more], capture_output=True, timeout=60)
            expect("a real station without TLS, or with personas", done.returncode, 1)

    def close(self):
        if self.server:
            self.server.kill()
            self.server.wait()


def main():
    walk = Walk(*sys.argv[1:4])
    try:
        walk.make()
        walk.start()
        walk.strangers()
        walk.submit()
        walk.release()
        walk.open_some()
        walk.oversee()
        walk.hold_in_full(matched=True)
        walk.order()
        walk.hold_in_full(matched=False)
        walk.end()
        walk.personas()
    except Failed as problem:
        print(problem)
        return 1
    finally:
        walk.close()
    print("a whole exchange over the network")
    return 0


if __name__ == "__main__":
    sys.exit(main())
