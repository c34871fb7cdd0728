"""Feeds entries to the rules of tools/verify_ledger.py, whose folder is the argument, and says where they judge otherwise."""
import json
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
import verify_ledger  # noqa: E402

ORIGIN, BATCH, SET = "simulation/one", "6f1c0000-0000-4000-8000-000000000001", "sha256:11"
# The signature of an approval is not what is looked at here.
verify_ledger.tool = lambda words, **files: (True, b"-----BEGIN CERTIFICATE-----\n\n-----END CERTIFICATE-----\n")
CERTIFICATE = "sha256:" + verify_ledger.sha256(b"").hex()
verify_ledger.distinct = lambda pairs: len(pairs)


def entry(kind, /, **members):
    return dict({"type": kind, "time": "2026-11-20T15:00:00Z"}, **members)


def start(created="2026-11-20T14:00:00Z"):
    return [entry("station-made", origin=ORIGIN, simulation=True),
            entry("agreement-adopted", agreement="sample", agency="ice", approvals=2),
            entry("received", batch=BATCH, agreement="sample", agency="ice", batch_digest="sha256:00", created=created, outcome="accepted")]


def line(kind, number, /, **members):
    return entry(kind, batch=BATCH, line=1, round=number, **members)


def reviewed(number=1):
    return [line("reviewed", number, outcome="pass", statute="8 USC 1253(a)(1)"), line("inspected", number)]


def decided(number=1):
    approved = [entry("approved", batch=BATCH, round=number, release_set=SET, official=one, signer_cert=CERTIFICATE, signature="")
                for one in ("official-1", "official-2")]
    return [line("decided", number), entry("decision-closed", batch=BATCH, round=number, release_set=SET)] + approved + [
        entry("delivered", batch=BATCH, round=number)]


def opened(kind="disclosed", number=1):
    return [line(kind, number, recipient="ice-1")]


def scope(**more):
    return dict({"agreements": [], "agencies": [], "statutes": [], "persons": []}, **more)


def order(kind="stop", **more):
    return [entry("order-entered", order="order-1", effective="2026-11-20T12:00:00Z", kind=kind, scope=scope(**more))]


def lift(**more):
    return [entry("order-lifted", order="order-1", effective="2026-11-20T12:00:00Z", signers=["a", "b"], scope=scope(**more) if more else None)]


def said(entries):
    journey = verify_ledger.Journey(ORIGIN)
    try:
        for index, one in enumerate(entries):
            journey.add(index, json.dumps(one))
    except verify_ledger.Wrong as wrong:
        return str(wrong).split(": ")[1]
    return "good"


round_1, round_2 = reviewed() + decided(), reviewed(2) + decided(2)
june = {"created_from": "2026-06-01", "created_to": "2026-06-30"}
CASES = [
    ("a good exchange", "good", start() + round_1 + opened()),
    ("opened after its release was revoked", "opened.not-revoked", start() + round_1 + [line("revoked", 1)] + opened()),
    ("answered after it was revoked", "opened.not-revoked", start() + round_1 + [line("revoked", 1)] + opened("answered")),
    ("revoked after it was opened", "good", start() + round_1 + opened() + [line("revoked", 1)]),
    ("revoked and decided anew", "good", start() + round_1 + [line("revoked", 1)] + round_2 + opened(number=2)),
    ("an order", "opened.no-order", start() + round_1 + order() + opened()),
    ("an order to preserve", "good", start() + round_1 + order("preserve") + opened()),
    ("a day before the order's", "good", start("2026-05-31T23:59:59Z") + round_1 + order(**june) + opened()),
    ("the order's first day", "opened.no-order", start("2026-06-01T00:00:00Z") + round_1 + order(**june) + opened()),
    ("the order's last day", "opened.no-order", start("2026-06-30T23:59:59Z") + round_1 + order(**june) + opened()),
    ("a day that is not known", "opened.no-order", start("") + round_1 + order(**june) + opened()),
    ("an order that names districts", "opened.no-order", start() + round_1 + order(districts=["S.D."]) + opened()),
    ("a key that is not known", "opened.no-order", start() + round_1 + order(agencies=["other"], wards=["7"]) + opened()),
    ("a key that the station did not know", "opened.no-order", start() + round_1 + order(agencies=["other"], other_keys=["wards"]) + opened()),
    ("days that cannot be read", "opened.no-order", start() + round_1 + order(agencies=["other"], created_to="soon") + opened()),
    ("another agency's order", "good", start() + round_1 + order(agencies=["other"], districts=["S.D."], created_from=None) + opened()),
    ("lifted before the decision", "good", start() + order() + lift() + round_1 + opened()),
    ("lifted for these days", "good", start("2026-06-03T00:00:00Z") + order() + lift(**june) + round_1 + opened()),
    ("lifted for other days", "opened.no-order", start() + order() + lift(**june) + round_1 + opened()),
    ("lifted for districts", "opened.no-order", start() + order() + lift(districts=["S.D."]) + round_1 + opened()),
    ("lifted for a key that is not known", "opened.no-order", start() + order() + lift(wards=["7"]) + round_1 + opened()),
    ("an order while the batch was decided", "opened.not-frozen", start() + reviewed() + order() + lift() + decided() + opened()),
]
wrong = [f"{name}: {said(entries)} instead of {wanted}" for name, wanted, entries in CASES if said(entries) != wanted]
print("\n".join(wrong) or f"{len(CASES)} cases")
sys.exit(1 if wrong else 0)
