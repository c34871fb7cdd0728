#!/usr/bin/env python3
"""No oracle, over the network: what the requester's side sees of a batch whose lines are on file, against one whose lines are not.

Two batches of one form. Every line of the first matches its person and passes; of the second each fails in a way of its own: nobody of that
name, another house, another birth date, and records that are marked. Statuses, fields, bodies, the growth of the public ledger, the moment
at which things can be seen, and how long answers take are compared, as certifier and as recipients; then what belongs to others.

  no_oracle.py PENSTOCK PENSTOCK_VERIFY SCRATCH
"""

import base64
import csv
import hashlib
import json
import os
import re
import statistics
import sys
import threading
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from served import Failed, Served, expect  # noqa: E402

WHO = "head-of-agency"
REPEATS = 200
# Medians of interleaved requests may differ by so much: a fifth, or a fifth of a millisecond where that is more.
SHARE, MILLISECONDS = 0.2, 0.2
# What waits for the disk differs by more: a decision, an opening.
DISK_SHARE, DISK_MILLISECONDS = 0.5, 10.0
MARKS = ("informant", "impairment", "deceased")


def other_letters(text):
    """Another name of the same length that nobody has."""
    return "".join("q" if c.islower() else "Q" if c.isupper() else c for c in text[:-2]) + "zu"


class NoOracle(Served):
    # --- the parties

    def make(self):
        self.sample(400, 240)
        self.self_signed("elsewhere")
        with open(os.path.join(self.world, "batch.jsonl"), encoding="utf-8") as file:
            self.header, *lines = [json.loads(line) for line in file]
        with open(os.path.join(self.world, "truth.jsonl"), encoding="utf-8") as file:
            truth = [json.loads(line) for line in file]
        # Lines in order, each of another person, of one form: a street address in its parts.
        plain = [(line, found["person"]) for line, found in zip(lines, truth)
                 if found["expected"] == ["pass"] and found["shape"] == "in-order" and line.get("dob") and re.match(r"\d+ ", line["address"].get("street", ""))]
        asked = {line["line"] for line, _ in plain[:12]}
        self.singles = [line for line, found in zip(lines, truth) if found["expected"] == ["pass"] and line["line"] not in asked and line.get("tin")][:24]
        if len(plain) < 12 or len(self.singles) < 10:
            raise Failed("the sample has too few lines that pass")
        self.mark({person: mark for (_, person), mark in zip(plain[9:12], MARKS)})
        self.adopt()
        self.configure(requests_a_second=100_000, requests_at_once=100_000)
        with open(self.path("serve.toml"), encoding="utf-8") as file:
            text = file.read()
        with open(self.path("serve.toml"), "w", encoding="utf-8") as file:
            file.write(text.replace("[limits]", '[[people]]\nid = "elsewhere"\nroles = ["submitter"]\nagency = "another-agency"\nfrom = 2020-01-01\n'
                                    f'cert_sha256 = "{self.fingerprint("elsewhere")}"\n[limits]'))
        self.start()
        self.on_file = [line for line, _ in plain[:6]]
        # Other people than those of the first batch: a second request for one that is not answered yet is returned.
        self.not_on_file = [self.nobody(plain[6][0]), self.another_house(plain[7][0]), self.another_birth(plain[8][0]), *(line for line, _ in plain[9:12])]

    def mark(self, marks):
        path = os.path.join(self.world, "registry.csv")
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            row["flags"] = marks.get(row["person"], row["flags"])
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    @staticmethod
    def nobody(line):
        name = line["name"]
        return {**line, "tin": line["tin"][:7] + line["tin"][:6:-1] if line.get("tin") else None, "name": {**name, "given": other_letters(name["given"]), "surname": other_letters(name["surname"])}}

    @staticmethod
    def another_house(line):
        number, rest = line["address"]["street"].split(" ", 1)
        return {**line, "address": {**line["address"], "street": f"{'9' if number[0] != '9' else '8'}{number[1:]} {rest}"}}

    @staticmethod
    def another_birth(line):
        return {**line, "dob": f"{int(line['dob'][:4]) - 7}{line['dob'][4:]}"}

    def batch_of(self, number, lines):
        header = {**self.header, "batch": f"00000000-0000-4000-8000-{number:012}", "lines": len(lines)}
        numbered = [{**line, "line": place} for place, line in enumerate(lines, 1)]
        return "".join(json.dumps(one, separators=(",", ":")) + "\n" for one in (header, *numbered)).encode()

    # --- what can be seen

    def seen(self, batch, method, path, who=WHO):
        """All of an answer but for what names the batch, the request's own case, and times, none of which change its length."""
        answer = self.ask(who, method, path.replace("BATCH", batch), keep=True)
        fields = {name: value for name, value in answer.fields.items() if name != "etag"}
        body = answer.body.replace(batch.encode(), b"BATCH")
        body = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"TIME", body)
        body = re.sub(rb'"case":"[A-Z0-9-]{15}"', b'"case":"CASE"', body)
        return answer.status, fields, len(answer.body), body

    def same(self, what, method, path, status, who=(WHO, WHO)):
        one, other = (self.seen(batch, method, path, who) for batch, who in zip(self.batches, who))
        expect(f"{what}: the status", (one[0], other[0]), (status, status))
        if one != other:
            raise Failed(f"{what} differs: {one!r}\n{other!r}")
        self.compared += 1

    def ledger_size(self):
        return int(self.ask(None, "GET", "/ledger/checkpoint", keep=True).body.split(b"\n")[1])

    def grown(self, act):
        """By how much the public ledger grew."""
        before = self.ledger_size()
        act()
        return self.ledger_size() - before

    def watched(self, batch, lines, act):
        """Does `act` while the requester asks without a pause. Gives what was seen of the batch's state, in order, and the longest answer."""
        seen, longest, done, trouble = [], 0.0, threading.Event(), []

        def watch():
            nonlocal longest
            try:
                while not done.is_set():
                    view = self.ask(WHO, "GET", f"/v1/batches/{batch}", keep=True)
                    answer = self.ask(WHO, "GET", f"/v1/batches/{batch}/answer", keep=True)
                    envelopes = self.ask(WHO, "GET", f"/v1/batches/{batch}/envelopes", keep=True)
                    longest = max(longest, view.seconds, answer.seconds, envelopes.seconds)
                    state = (view.json()["state"], answer.status, envelopes.status)
                    if not seen or seen[-1] != state:
                        seen.append(state)
                    # Whole as soon as it can be seen at all.
                    if answer.status == 200:
                        expect("lines of the answer", len(answer.body.splitlines()), lines)
                    if envelopes.status == 200:
                        expect("envelopes", len(envelopes.json()["items"]), lines)
                    elif view.json()["state"] == "answered":
                        raise Failed("answered, and no envelopes")
            except (Failed, OSError) as problem:
                trouble.append(problem)

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            act()
        finally:
            done.set()
            watcher.join()
        if trouble:
            raise Failed(str(trouble[0]))
        return seen, longest

    # --- how long it takes

    def times(self, what, requests, disk=False, repeats=REPEATS):
        """Each of the two, in turn, so that whatever else the machine does meets both."""
        took = ([], [])
        for turn in range(repeats):
            for side in (0, 1) if turn % 2 else (1, 0):
                took[side].append(requests[side](turn))
        self.judge(what, took, disk)

    def judge(self, what, took, disk):
        one, other = (statistics.median(times) * 1000 for times in took)
        bound = max(DISK_SHARE * max(one, other), DISK_MILLISECONDS) if disk else max(SHARE * max(one, other), MILLISECONDS)
        self.table.append((what, len(took[0]), one, other, bound))
        if abs(one - other) > bound:
            self.print_table()
            raise Failed(f"{what}: {one:.3f} ms on file, {other:.3f} ms not; more than {bound:.3f} ms apart")

    def asks(self, when, path, status, who=(WHO, WHO)):
        def one(side):
            def ask(turn):
                answer = self.ask(who[side], "GET", path.replace("BATCH", self.batches[side]).replace("LINE", str(turn % 6 + 1)), keep=True)
                expect(path, answer.status, status)
                return answer.seconds
            return ask
        self.times(f"{when}: GET {path.replace('/v1/batches/BATCH', '…')}", (one(0), one(1)))

    def print_table(self):
        print(f"  {'':44}{'times':>6}{'on file':>10}{'not':>10}{'apart':>8}{'bound':>8}  (medians, ms)")
        for what, repeats, one, other, bound in self.table:
            print(f"  {what:44}{repeats:>6}{one:>10.3f}{other:>10.3f}{abs(one - other):>8.3f}{bound:>8.3f}")

    # --- the steps

    def receive(self):
        self.table, self.compared = [], 0
        self.batches, views = [], []
        for number, lines in enumerate((self.on_file, self.not_on_file), 1):
            data = self.batch_of(number, lines)
            upload = self.upload(WHO, data)
            agreement = self.header["agreement"]
            job = self.told(202, WHO, "POST", "/v1/prechecks", {"upload": upload, "agreement": agreement})["job"]
            precheck = self.finished(WHO, job)
            job = self.told(202, WHO, "POST", "/v1/batches", {"upload": upload, "signature": self.sign(WHO, data)})["job"]
            view = self.finished(WHO, job)
            self.batches.append(view["result"].pop("batch"))
            views.append([{name: value for name, value in one.items() if name != "job"} for one in (precheck, view)])
        expect("prechecks and receipts of both", views[0], views[1])
        self.same("a received batch", "GET", "/v1/batches/BATCH", 200)
        self.same("no answer yet", "GET", "/v1/batches/BATCH/answer", 409)
        self.asks("received", "/v1/batches/BATCH", 200)

    def decide_both(self):
        views = [self.seen(batch, "GET", "/v1/batches/BATCH") for batch in self.batches]
        grown, watched = [], []
        for batch in self.batches:
            grown.append(self.grown(lambda batch=batch: watched.append(
                self.watched(batch, 6, lambda: self.finished("official-1", self.decide(batch))))))
        found = [self.told(200, "official-1", "GET", f"/v1/batches/{batch}")["funnel"] for batch in self.batches]
        expect("all lines of both were looked up", [one["admitted"] for one in found], [6, 6])
        expect("the lines on file pass", found[0]["outcomes"], {"pass": 6})
        expect("no other line passes", found[1]["outcomes"].get("pass", 0), 0)
        print(f"  outcomes inside: {found[0]['outcomes']} against {found[1]['outcomes']}")
        expect("entries of the ledger for a decision", grown[0], grown[1])
        expect("what was seen meanwhile", [one[0] for one in watched], [[("received", 409, 409)]] * 2)
        # A decision is no news to the requester.
        expect("seen after the decision", [self.seen(batch, "GET", "/v1/batches/BATCH") for batch in self.batches], views)
        self.same("a decided batch", "GET", "/v1/batches/BATCH", 200)
        self.same("no answer yet", "GET", "/v1/batches/BATCH/answer", 409)
        self.same("no envelopes yet", "GET", "/v1/batches/BATCH/envelopes", 409)
        self.same("no envelope yet", "GET", "/v1/batches/BATCH/envelopes/1", 409)
        self.same("no receipt yet", "GET", "/v1/batches/BATCH/receipts/delivered", 409)
        self.same("what officials see", "GET", "/v1/batches/BATCH/release-set", 403)
        self.asks("decided", "/v1/batches/BATCH", 200)
        self.asks("decided", "/v1/batches/BATCH/answer", 409)

    def deliver_both(self):
        grown, orders = [], []
        for batch in self.batches:
            def deliver(batch=batch):
                orders.append(self.watched(batch, 6, lambda: self.finished("official-1", self.deliver(batch)))[0])
            grown.append(self.grown(deliver))
        expect("entries of the ledger for a delivery", grown[0], grown[1])
        for order in orders:
            # The three are asked one after the other, so that the step may fall between them; never back, and never in part.
            steps = [("received", 409, 409), ("received", 409, 200), ("received", 200, 200), ("answered", 200, 200)]
            if order != [step for step in steps if step in order]:
                raise Failed(f"what was seen during a delivery: {order}")
        self.same("an answered batch", "GET", "/v1/batches/BATCH", 200)
        self.same("the answer, byte for byte", "GET", "/v1/batches/BATCH/answer", 200)
        self.same("the list of envelopes", "GET", "/v1/batches/BATCH/envelopes", 200)
        expect("statuses", {json.loads(line)["status"] for line in self.ask(WHO, "GET", f"/v1/batches/{self.batches[0]}/answer").body.splitlines()},
               {"served"})
        sizes = set()
        for batch in self.batches:
            for line in range(1, 7):
                status, fields, size, _ = self.seen(batch, "GET", f"/v1/batches/BATCH/envelopes/{line}")
                sizes.add((status, size, json.dumps(fields, sort_keys=True)))
        expect("forms of envelopes", len(sizes), 1)
        self.asks("answered", "/v1/batches/BATCH", 200)
        self.asks("answered", "/v1/batches/BATCH/answer", 200)
        self.asks("answered", "/v1/batches/BATCH/envelopes", 200)
        self.asks("answered", "/v1/batches/BATCH/envelopes/LINE", 200)
        self.asks("answered", "/v1/batches/BATCH/receipts/delivered", 200)

    def open_both(self):
        """An opening tells its recipient what is in the envelope, and nobody anything by its form, its time or the ledger."""
        forms, requests = [], ([], [])
        for side, (batch, lines) in enumerate(zip(self.batches, (self.on_file, self.not_on_file))):
            for place, line in enumerate(lines, 1):
                who = line["recipients"][0]
                data = self.ask(who, "GET", f"/v1/batches/{batch}/envelopes/{place}").body
                statement = b"penstock-open/1\nenvelope sha256:" + hashlib.sha256(data).hexdigest().encode() + b"\n"
                body = {"envelope": base64.b64encode(data).decode(), "signature": self.sign(who, statement)}
                requests[side].append((who, body))
                opened = []
                grown = self.grown(lambda: opened.append(self.ask(who, "POST", "/v1/openings", body)))
                answer = opened[0].json()
                fields = {name for name in opened[0].fields}
                forms.append((opened[0].status, grown, tuple(sorted(answer)), len(answer["wrapped_key"]), answer["use_end"], tuple(sorted(fields))))
        expect("forms of openings", len(set(forms)), 1)

        def again(side):
            def ask(turn):
                who, body = requests[side][turn % 6]
                answer = self.ask(who, "POST", "/v1/openings", body, keep=True)
                expect("opened again", answer.status, 201)
                return answer.seconds
            return ask
        self.times("POST /v1/openings, again", (again(0), again(1)), disk=True, repeats=60)
        self.same("the batch after its openings", "GET", "/v1/batches/BATCH", 200)
        self.same("the answer after its openings", "GET", "/v1/batches/BATCH/answer", 200)
        self.same("the envelopes after their openings", "GET", "/v1/batches/BATCH/envelopes", 200)
        self.same("notices", "GET", "/v1/notices", 200)
        self.texts()

    def texts(self):
        """Whatever the record held, "no information disclosed" reads the same."""
        found = [set(), set()]
        for side, lines in enumerate((self.on_file, self.not_on_file)):
            for place, line in enumerate(lines, 1):
                who = line["recipients"][0]
                own, envelope = self.path(f"own-{side}-{place}"), self.path(f"envelope-{side}-{place}")
                self.run("remote", "init", own, "--server", f"https://localhost:{self.port}", "--authority", self.path("server.crt"),
                         "--signer", self.key(who))
                with open(envelope, "wb") as file:
                    file.write(self.ask(who, "GET", f"/v1/batches/{self.batches[side]}/envelopes/{place}").body)
                item = json.loads(self.run("remote", "open", own, envelope, "--json"))["item"]
                found[side].add(re.sub(r"line: \d|case: [A-Z0-9-]{15}", "", item))
        expect("how an envelope without information reads", (len(found[1]), "no information disclosed" in found[1].pop()), (1, True))
        expect("an envelope with information says it", [text for text in found[0] if "no information disclosed" in text], [])

    def not_theirs(self):
        """What belongs to others, or to nobody, is not there: the same words whether it exists or not."""
        batch, nothing = self.batches[0], "00000000-0000-4000-8000-00000000ffff"
        own = {line["recipients"][0] for line in self.on_file}
        stranger = next(f"inv-{number:04}" for number in range(1, 17) if f"inv-{number:04}" not in own)
        for who, path in (("elsewhere", "/v1/batches/BATCH"), ("elsewhere", "/v1/batches/BATCH/answer"), ("elsewhere", "/v1/batches/BATCH/envelopes"),
                          ("elsewhere", "/v1/batches/BATCH/envelopes/1"), ("elsewhere", "/v1/batches/BATCH/receipts/received")):
            one, other = (self.ask(who, "GET", path.replace("BATCH", which)) for which in (batch, nothing))
            expect(f"{path} of another agency's, and of none", (one.status, one.body, one.fields), (404, other.body, other.fields))
        expect("batches of another agency", self.told(200, "elsewhere", "GET", "/v1/batches")["items"], [])
        for side in (0, 1):
            one, other = (self.ask(stranger, "GET", f"/v1/batches/{self.batches[side]}/envelopes/{line}") for line in (1, 77))
            expect("an envelope for somebody else, and none", (one.status, one.body, one.fields), (404, other.body, other.fields))
            expect("envelopes for somebody else", self.told(200, stranger, "GET", f"/v1/batches/{self.batches[side]}/envelopes")["items"], [])
        disposals = [self.ask(stranger, "POST", "/v1/disposals", {"batch": self.batches[side], "line": 1, "how": "returned"}) for side in (0, 1)]
        expect("another's disposal", (disposals[0].status, disposals[0].body), (403, disposals[1].body))
        self.asks("another's", "/v1/batches/BATCH/envelopes/1", 404, (stranger, stranger))

    def one_line(self):
        """Batches of one line, decided while the requester asks: the station's own work is seen as a delay, and tells nothing."""
        waits, number = ([], []), 100
        for line in self.singles:
            pair = list(enumerate((line, self.nobody(line))))
            for side, one in pair if number % 4 == 0 else reversed(pair):
                number += 1
                batch = self.submit(WHO, self.batch_of(number, [one]))
                waits[side].append(self.watched(batch, 1, lambda batch=batch: self.finished("official-1", self.decide(batch)))[1])
        self.judge("the longest answer during a decision", waits, disk=True)


def main():
    test = NoOracle(*sys.argv[1:4])
    try:
        test.make()
        for step in (test.receive, test.decide_both, test.deliver_both, test.open_both, test.not_theirs, test.one_line):
            began = time.monotonic()
            step()
            print(f"{step.__name__}: {time.monotonic() - began:.1f} s", flush=True)
        test.print_table()
        print(f"  {test.compared} answers were the same, byte for byte")
        test.stop()
        test.check_ledger()
    except Failed as problem:
        print(problem)
        return 1
    finally:
        test.close()
    print("no oracle over the network")
    return 0


sys.exit(main())
