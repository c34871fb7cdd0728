#!/usr/bin/env python3
"""Checks what Penstock gave out, with nothing of Penstock: Python 3, and `cryptography` or `openssl` for signatures.

  verify_ledger.py FOLDER VKEY [--since CHECKPOINT]... [--receipt FILE]... [--json]

FOLDER is an export (`penstock ledger export`) or evidence about a span of time (`penstock ledger evidence`). VKEY is the log's key,
name+id+base64, from somebody whom you trust. Checked: the signature of the checkpoint, every tile and entry, that the tree began as each
older CHECKPOINT says, every receipt; and by the rules of docs/formats/ledger.md that each opening stands on a request, a review, an
inspection, a decision, two approvals and a delivery, with no order in force; for evidence every claim, also that nothing was opened.

Exit status: 0 all is well; 1 something is wrong (it is named); 2 usage.
"""
import argparse, base64, collections, hashlib, json, os, re, subprocess, sys, tempfile  # noqa: E401

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    Ed25519PublicKey = None

class Wrong(Exception):
    """What is wrong, in words."""

def read_file(path):
    with open(path, "rb") as f:
        return f.read()

def need(condition, rule, index=None):
    if not condition:
        raise Wrong(rule if index is None else "entry %d: %s" % (index, rule))
    return True

def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

def b64(text):
    return base64.b64decode(text, validate=True)

def tool(words, **files):
    """Runs openssl over files; the words name them as {name}. True if it succeeds; {out} may be read afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: os.path.join(folder, name) for name in list(files) + ["out"]}
        for name, data in files.items():
            with open(paths[name], "wb") as f:
                f.write(data)
        done = subprocess.run([w.format(**paths) for w in words.split()], capture_output=True).returncode == 0
        return done, read_file(paths["out"]) if done and os.path.exists(paths["out"]) else b""

def ed25519(key, text, signature):
    if Ed25519PublicKey:
        try:
            return Ed25519PublicKey.from_public_bytes(key).verify(signature, text) is None
        except InvalidSignature:
            return False
    words = "openssl pkeyutl -verify -pubin -keyform DER -inkey {key} -rawin -in {text} -sigfile {sig}"
    return tool(words, key=bytes.fromhex("302a300506032b6570032100") + key, text=text, sig=signature)[0]

class Key:
    def __init__(self, vkey):
        self.name, self.id, blob = (vkey.strip().split("+", 2) + ["", ""])[:3]
        blob = b64(blob)
        need(blob[:1] == b"\x01" and len(blob) == 33, "the verifier key is malformed")
        need(sha256(self.name.encode() + b"\n" + blob)[:4].hex() == self.id, "the verifier key's id is not its own")
        self.public = blob[1:]
    def open(self, note):
        """The text of a note that this key signed."""
        text, mark, lines = note.rpartition(b"\n\n")
        text, found = text + b"\n", False
        for line in lines.decode("utf-8", "replace").splitlines():
            words = line.split(" ")
            need(mark and len(words) == 3 and words[0] == "\u2014", "the note is malformed")
            blob = b64(words[2])
            if words[1] == self.name and blob[:4].hex() == self.id:
                found = need(ed25519(self.public, text, blob[4:]), "the note's signature is not the key's")
        need(found, "the note is not signed by the key")
        return text
    def checkpoint(self, note):
        lines = self.open(note).decode().split("\n")
        need(len(lines) >= 4 and lines[0] == self.name and lines[1].isdigit(), "the note is not this log's checkpoint")
        return int(lines[1]), b64(lines[2])

def node(left, right):
    return sha256(b"\x01", left, right)

def tree_hash(hashes):
    """RFC 6962 section 2.1: split at the largest power of two below the number."""
    k = 1 << max(len(hashes) - 1, 1).bit_length() - 1
    return node(tree_hash(hashes[:k]), tree_hash(hashes[k:])) if len(hashes) > 1 else hashes[0]

def proven_root(leaf, index, size, path):
    """The root to which a path leads from a leaf, its siblings from the leaf up."""
    need(index < size and (size > 1) == bool(path), "the receipt's path does not fit its tree")
    if size == 1:
        return leaf
    k = 1 << (size - 1).bit_length() - 1
    return node(proven_root(leaf, index, k, path[:-1]), path[-1]) if index < k else \
        node(path[-1], proven_root(leaf, index - k, size - k, path[:-1]))

class Log:
    """The tiles of a folder, each held against the one above it, up to the signed root."""
    def __init__(self, folder, key):
        self.folder, self.known, self.tiles, self.bundles = folder, {}, 0, 0
        self.size, self.root = key.checkpoint(self.read("checkpoint"))
        root = None
        for level in range(8):
            has = self.size >> 8 * level
            if has % 256:
                hashes = self.tile(level, has // 256, has % 256)
                root = tree_hash(hashes + ([root] if root else []))
        need((root or sha256(b"")) == self.root, "the tiles do not lead to the signed root")
    def read(self, *parts):
        return read_file(os.path.join(self.folder, *parts))
    @staticmethod
    def name(number, width):
        text = "%03d" % (number % 1000)
        while number >= 1000:
            number //= 1000
            text = "x%03d/%s" % (number % 1000, text)
        return text + (".p/%d" % width if width < 256 else "")
    def tile(self, level, number, width):
        data, self.tiles = self.read("tile", str(level), self.name(number, width)), self.tiles + 1
        need(len(data) == 32 * width, "a hash tile does not have its size")
        self.known[level, number] = [data[i:i + 32] for i in range(0, len(data), 32)]
        return self.known[level, number]
    def hash_at(self, level, place):
        number = place // 256
        if (level, number) not in self.known:
            hashes = self.tile(level, number, 256)
            need(tree_hash(hashes) == self.hash_at(level + 1, number), "hash tile %d of level %d does not fit" % (number, level))
        return self.known[level, number][place % 256]
    def prove(self, index, entry):
        need(sha256(b"\0", entry) == self.hash_at(0, index), "it is not the one in the tree", index)
    def bundle(self, number):
        need(number * 256 < self.size, "the tree has no such bundle")
        width = min(256, self.size - number * 256)
        data = self.read("tile", "entries", self.name(number, width))
        self.bundles += 1
        for i in range(width):
            end = 2 + int.from_bytes(data[:2], "big")
            need(len(data) >= max(2, end), "an entry bundle is cut short")
            self.prove(number * 256 + i, data[2:end])
            yield number * 256 + i, data[2:end]
            data = data[end:]
        need(not data, "an entry bundle holds too much")
    def root_over(self, start, size):
        """The root over the leaves from `start` on; needs the tiles above them."""
        bit = size.bit_length() - 1
        if size != 1 << bit:
            return node(self.root_over(start, 1 << bit), self.root_over(start + (1 << bit), size - (1 << bit)))
        level, low = divmod(bit, 8)
        return tree_hash([self.hash_at(level, (start >> 8 * level) + i) for i in range(1 << low)])

def statute(text):
    """(title, section, subdivisions…), or None where the citation is not understood."""
    words = re.sub(r"united\s+states\s+code|u\.?\s*s\.?\s*c\.?(\s*a\.?)?|u\.?\s*s\.?\s*code", " usc ", text.lower())
    words = re.sub(r"§+|\bsections?\b|\bsec(t)?\b\.?|\bof\b|\bthe\b|,", " ", words)
    title = re.search(r"\btitle\s+(\w+)", words) or re.search(r"(\w+)\s+usc\b", words)
    if not title or not title.group(1)[0].isdigit():
        return None
    match = re.fullmatch(r"(\d[\w-]*)((?:\s*\(\s*[\w-]+\s*\))*)[\s.]*",
                         (words[:title.start()] + " " + words[title.end():]).replace("usc", " ").strip())
    return match and (title.group(1), match.group(1), *re.findall(r"[\w-]+", match.group(2)))

def covers(wide, narrow):
    return wide is not None and narrow is not None and narrow[:len(wide)] == wide

class Scope:
    """Of whom an order or a lift speaks. A key that is not known, or not of its form, covers everything and frees nobody."""
    def __init__(self, scope):
        self.agreements, self.agencies, self.statutes = scope["agreements"], scope["agencies"], scope["statutes"]
        persons, districts, others = scope["persons"], scope.get("districts") or [], scope.get("other_keys") or []
        self.days = [scope.get(day) or "" for day in ("created_from", "created_to")]
        known = ("agreements", "agencies", "statutes", "persons", "districts", "other_keys", "created_from", "created_to")
        good = isinstance(districts, list) and others == [] and all(d == "" or day_of("%sT00:00:00Z" % d) for d in self.days)
        self.unknown = not good or any(scope[key] is not None for key in scope if key not in known)
        self.in_doubt = self.unknown or bool(persons or districts)
    def in_time(self, created):
        return self.days[0] <= created <= (self.days[1] or created) if created else self.days == ["", ""]
    def names(self, agreement, agency):
        return agreement in (self.agreements or [agreement]) and agency in (self.agencies or [agency])
    def stops(self, agreement, agency, cited, created):
        named, place = [statute(s) for s in self.statutes], statute(cited)
        return self.unknown or self.names(agreement, agency) and (not created or self.in_time(created)) and \
            (not named or not place or any(s is None or covers(s, place) or covers(place, s) for s in named))
    def frees(self, agreement, agency, cited, created):
        return not self.in_doubt and self.names(agreement, agency) and self.in_time(created) and \
            (not self.statutes or any(s == cited or covers(statute(s), statute(cited)) for s in self.statutes))

def day_of(time):
    return time[:10] if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", time) else ""

class Journey:
    """The rules of docs/formats/ledger.md over entries in their order."""
    def __init__(self, origin):
        self.origin, self.last, self.approvals = origin, "", 0
        self.agreements, self.batches, self.orders = {}, {}, []
        self.types, self.opened = collections.Counter(), collections.Counter()
    def add(self, index, raw):
        try:
            entry = json.loads(raw)
            kind, time = entry["type"], entry["time"]
            need(day_of(time), "entry.time", index)
            need(time >= self.last, "entry.time-order", index)
            need((index == 0) == (kind == "station-made"), "station.first", index)
            self.types[kind], self.last = self.types[kind] + 1, time
            self.follow(kind, entry, (time, index))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise Wrong("entry %d: it lacks the form that its type has" % index)
        return entry
    def follow(self, kind, e, now):
        index = now[1]
        if kind == "station-made":
            need(e["origin"] == self.origin and e["simulation"] == self.origin.startswith("simulation/"), "station.origin", index)
        elif kind == "agreement-adopted":
            self.agreements[e["agreement"]] = max(2, e["approvals"])
        elif kind == "received" and e["outcome"] == "accepted":
            own = (e["agreement"], e["agency"], e["batch_digest"])
            fresh = {"own": own, "rounds": {}, "closed": None, "opened": set(), "disclosed": set(), "revoked": set(),
                     "created": day_of(e.get("created", ""))}
            batch = self.batches.setdefault(e["batch"], fresh)
            need(batch["own"] == own, "batch.once", index)
        elif kind == "order-entered":
            order = {"id": e["order"], "begin": max(now, (e["effective"], 0)), "scope": Scope(e["scope"]), "lifts": []}
            self.orders += [order] if e.get("kind") != "preserve" else []
        elif kind == "order-lifted":
            need(len(set(e["signers"])) >= 2, "order.two-signers", index)
            begin = (e["effective"], float("inf")) if e["effective"] > now[0] else now
            for order in self.orders:
                if order["id"] == e["order"]:
                    order["lifts"].append((begin, e["scope"] and Scope(e["scope"])))
        elif kind == "revoked" and e["batch"] in self.batches:
            self.batches[e["batch"]]["revoked"].add((e["line"], e["round"]))
        elif kind in ("reviewed", "inspected", "decided", "decision-closed", "approved", "delivered"):
            self.stage(kind, e, now)
        elif kind in ("disclosed", "answered", "reopened"):
            self.opening(kind, e, now)
    def stage(self, kind, e, now):
        index, batch = now[1], self.batches.get(e["batch"])
        rounds = batch["rounds"] if batch else {}
        own = rounds.setdefault(e["round"], {"lines": {}, "begun": None, "closed": None, "approved": [], "delivered": None})
        line = own["lines"].get(e.get("line"))
        if kind == "reviewed":
            own["begun"] = own["begun"] or now
            own["lines"][e["line"]] = e["outcome"] == "pass" and {"statute": e["statute"], "inspected": False, "decided": False}
        elif kind == "inspected":
            need(line, "inspected.admitted", index)
            line["inspected"], line["decided"] = True, False
        elif kind == "decided":
            need(line and line["inspected"], "decided.inspected", index)
            line["decided"] = True
        elif kind == "decision-closed" and batch:
            own.update(closed=now, release_set=e["release_set"], approved=[], delivered=None)
            batch["closed"] = e["round"]
        elif kind == "approved":
            text = "penstock-approval/1\nbatch %s\nround %d\nrelease-set %s\n" % (e["batch"], e["round"], e["release_set"])
            good, pem = tool("openssl cms -verify -binary -inform DER -in {cms} -content {text} -noverify -signer {out}",
                             cms=b64(e["signature"]), text=text.encode())
            certificate = b64("".join(pem.decode().split("-----")[2:3]).replace("\n", ""))
            need(good and "sha256:" + sha256(certificate).hex() == e["signer_cert"], "approved.signature", index)
            self.approvals += 1
            if own["closed"] and own["release_set"] == e["release_set"] and not own["delivered"]:
                own["approved"].append((e["official"], e["signer_cert"]))
        elif kind == "delivered":
            own["delivered"] = index
    def opening(self, kind, e, now):
        index, batch = now[1], self.batches.get(e["batch"])
        need(batch, "opened.received", index)
        need(batch["closed"] == e["round"], "opened.last-round", index)
        own, (agreement, agency, _) = batch["rounds"][e["round"]], batch["own"]
        line = own["lines"].get(e["line"])
        need(line, "opened.reviewed", index)
        need(line["inspected"] and line["decided"], "opened.decided", index)
        need(own["delivered"], "opened.delivered", index)
        need(agreement in self.agreements, "opened.agreement", index)
        need(distinct(own["approved"]) >= self.agreements[agreement], "opened.approved", index)
        need((e["line"], e["round"]) not in batch["revoked"], "opened.not-revoked", index)
        self.free((agreement, agency, line["statute"], batch["created"]), own["begun"], now)
        opening = (e["line"], e["recipient"])
        need(kind != "reopened" or opening in batch["opened"], "opened.again", index)
        need(kind != "disclosed" or (e["round"], opening) not in batch["disclosed"], "opened.once", index)
        batch["opened"].add(opening)
        batch["disclosed"] |= {(e["round"], opening)} if kind == "disclosed" else set()
        self.opened[kind] += 1
    def free(self, line, begun, now):
        """No order stands in the way, and none has since the decision began. In doubt an order covers and a lift does not."""
        for order in self.orders:
            if order["begin"][0] > now[0] or not order["scope"].stops(*line):
                continue
            end = min((begin for begin, lift in order["lifts"] if lift is None or lift.frees(*line)), default=None)
            need((end and end <= order["begin"]) or (end and end[0] <= now[0]), "opened.no-order", now[1])
            need(end <= order["begin"] or end <= begun, "opened.not-frozen", now[1])

def distinct(pairs):
    """The most approvals of which no two share an official or a certificate."""
    return max([0] + [1 + distinct([p for p in pairs[i + 1:] if p[0] != a and p[1] != b]) for i, (a, b) in enumerate(pairs)])

def check_evidence(log, key, journey):
    names = sorted(os.path.relpath(os.path.join(at, f), log.folder) for at, _, files in os.walk(log.folder) for f in files)
    listed = [n for n in names if n not in ("checkpoint", "files") and not n.startswith("tile/")]
    lines = ["penstock-evidence/1", key.name] + ["sha256:%s %s" % (sha256(log.read(n)).hex(), n) for n in listed]
    need(key.open(log.read("files")).decode() == "\n".join(lines) + "\n", "the files are not those that the log has signed")
    claim = json.loads(log.read("manifest.json"))
    first, end, whole = claim["first"], claim["end"], claim["history"] == "whole"
    found = {"format": "penstock-evidence/1", "origin": key.name, "size": log.size, "root": base64.b64encode(log.root).decode(),
             "from": claim["from"], "to": claim["to"], "first": first, "end": end, "history": claim["history"], "before": None,
             "orders": [], "types": collections.Counter(), "received": collections.Counter(), "reviewed": collections.Counter()}
    need(claim["from"] < claim["to"] and 0 <= first <= end < log.size, "the span has no entry behind it")
    laws, left, before = set(), max(first - 1, 0), 0
    def tell(index, raw):
        entry = journey.add(index, raw)
        if entry["type"] in ("order-entered", "order-lifted"):
            found["orders"].append({"index": index, "order": entry["order"], "lift": entry["type"] == "order-lifted"})
        return entry
    for text in [] if whole else log.read("context").splitlines():
        index, _, raw = text.partition(b" ")
        need(index.isdigit() and before <= int(index) < first, "the file `context` is not in its form")
        log.prove(int(index), raw)
        tell(int(index), raw)
        before = int(index) + 1
    for number in range(0 if whole else left // 256, end // 256 + 1):
        for index, raw in log.bundle(number):
            if index < left and whole:
                tell(index, raw)
            if not left <= index <= end:
                continue
            entry = tell(index, raw) if index < end and (whole or index >= first) else json.loads(raw)
            time = entry["time"]
            fits = time < claim["from"] if index < first else claim["from"] <= time < claim["to"] if index < end else time >= claim["to"]
            need(fits, "its time does not lie where the span says", index)
            if index < first:
                found["before"] = {"index": index, "time": time}
            elif index == end:
                found["after"] = {"index": index, "time": time}
            else:
                found["types"][entry["type"]] += 1
                if entry["type"] in ("received", "reviewed"):
                    found[entry["type"]][entry["outcome"]] += 1
                if entry["type"] == "reviewed":
                    laws.add(entry["law_digest"])
    found["laws"] = sorted(laws)
    found["nothing_opened"] = not any(found["types"][t] for t in ("disclosed", "answered", "reopened"))
    for counts in ("types", "received", "reviewed"):
        found[counts] = {name: count for name, count in found[counts].items() if count}
    for name in sorted(set(found) | set(claim)):
        need(found.get(name) == claim.get(name), "the claim `%s` does not follow from the entries" % name)
    return found

def check(folder, key, since, receipts):
    log, journey, span = Log(folder, key), Journey(key.name), None
    if os.path.exists(os.path.join(folder, "manifest.json")):
        span = check_evidence(log, key, journey)
    else:
        for number in range((log.size + 255) // 256):
            for index, raw in log.bundle(number):
                journey.add(index, raw)
        for level in range(1, 8):  # tiles that no entry led to
            for place in range(log.size >> 8 * level):
                log.hash_at(level, place)
    for path in since:
        size, root = key.checkpoint(read_file(path))
        need(size <= log.size, "an older checkpoint is of a larger tree")
        need((log.root_over(0, size) if size else sha256()) == root, "the tree did not begin as an older checkpoint says")
    for path in receipts:
        head, _, note = read_file(path).partition(b"\n\n")
        lines = head.decode().split("\n")
        need(len(lines) > 2 and lines[0] == "c2sp.org/tlog-proof@v1" and lines[1].startswith("extra ") and
             re.fullmatch(r"index (0|[1-9]\d*)", lines[2]), "the receipt is malformed")
        size, root = key.checkpoint(note)
        leaf = sha256(b"\0", b64(lines[1][6:]))
        need(proven_root(leaf, int(lines[2][6:]), size, [b64(p) for p in lines[3:]]) == root, "the receipt does not prove its entry")
    return {"ok": True, "entries": log.size, "tiles": log.tiles, "bundles": log.bundles, "approvals": journey.approvals,
            "consistent_with": len(since), "receipts": len(receipts), "opened": dict(journey.opened), "types": dict(journey.types),
            "span": span}

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, words in (("folder", {}), ("vkey", {}), ("--since", {"action": "append", "default": []}),
                        ("--receipt", {"action": "append", "default": []}), ("--json", {"action": "store_true"})):
        parser.add_argument(name, **words)
    given = parser.parse_args()
    try:
        report = check(given.folder, Key(given.vkey), given.since, given.receipt)
    except (Wrong, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        text = str(problem) if isinstance(problem, (Wrong, OSError)) else "something is not in its form (%s)" % problem
        print(json.dumps({"ok": False, "problem": text}) if given.json else "WRONG: " + text)
        return 1
    if given.json:
        return print(json.dumps(report))
    print("%(entries)d entries in the signed tree, %(tiles)d tiles and %(bundles)d bundles, %(approvals)d approvals, %(receipts)d receipts "
          "verified; consistent with %(consistent_with)d older checkpoints" % report)
    print("openings: " + (", ".join("%d %s" % (n, t) for t, n in report["opened"].items()) or "none"))
    if report["span"]:
        print("span: indices %(first)d to %(end)d (not included); every claim of the manifest follows" % report["span"])
        print("NOTHING WAS OPENED in the span" if report["span"]["nothing_opened"] else "there were openings in the span")
    print("OK")

if __name__ == "__main__":
    sys.exit(main())
