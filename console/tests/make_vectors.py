#!/usr/bin/env python3
"""Makes tests/unit/vectors.json with the real program: python3 make_vectors.py PENSTOCK"""
import base64, json, pathlib, subprocess, sys, tempfile

penstock = sys.argv[1]
here = pathlib.Path(__file__).parent
with tempfile.TemporaryDirectory() as folder:
    at = pathlib.Path(folder)

    def run(*words):
        return subprocess.run([penstock, *map(str, words)], check=True, capture_output=True, text=True).stdout

    def openssl(*words):
        subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)

    world, station = at / "world", at / "station"
    now = "2026-11-20T15:00:00Z"
    run("sample", world, "--persons", "2000", "--lines", "220", "--seed", "7", "--now", now)
    run("init", station, "--simulation", "--now", now)
    run("agreement", "adopt", station, world / "agreement")
    run("registry", "import", station, world / "registry.csv")
    batch = run("batch", "receive", station, world / "batch.jsonl", "--signature", world / "batch.p7s").split()[-1]
    run("ledger", "export", station, at / "early", "--hashes-only")
    run("batch", "decide", station, batch, "--out", at / "decisions.jsonl")
    for official in ("official-1", "official-2"):
        run("batch", "approve", station, batch, "--signer", world / f"keys/{official}.pem")
    run("batch", "deliver", station, batch, "--out", at / "answer")
    decisions = [json.loads(line) for line in (at / "decisions.jsonl").read_text().splitlines()]
    requests = [json.loads(line) for line in (world / "batch.jsonl").read_text().splitlines()[1:]]
    line = next(d["line"] for d in decisions if d["outcome"] == "pass")
    officer = world / "keys" / (requests[line - 1]["recipients"][0] + ".pem")
    envelope = at / f"answer/envelopes/{line:06}.p7m"
    opened = json.loads(run("open", station, envelope, "--signer", officer, "--key-out", at / "letter",
                            "--receipt", at / "receipt", "--json"))

    # The same secret once more, for an RSA key.
    rsa = at / "rsa.pem"
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", at / "rsa.key", "-out", at / "rsa.crt", "-days",
            "3650", "-subj", "/CN=Made up for a test", "-addext", "keyUsage=digitalSignature,keyEncipherment")
    rsa.write_text((at / "rsa.crt").read_text() + (at / "rsa.key").read_text())
    openssl("cms", "-decrypt", "-inform", "DER", "-in", at / "letter", "-recip", officer, "-inkey", officer, "-out", at / "secret")
    openssl("cms", "-encrypt", "-binary", "-aes-256-gcm", "-outform", "DER", "-in", at / "secret", "-out", at / "letter.rsa",
            "-recip", at / "rsa.crt", "-keyopt", "rsa_padding_mode:oaep", "-keyopt", "rsa_oaep_md:sha256")

    run("ledger", "export", station, at / "ledger", "--hashes-only")
    ledger = at / "ledger"
    text = lambda path: path.read_text()
    bytes_of = lambda path: base64.b64encode(path.read_bytes()).decode()
    id_bytes = envelope.read_bytes()[39:55].hex()
    item = subprocess.run(["openssl", "cms", "-decrypt", "-inform", "DER", "-in", envelope, "-secretkey",
                           (at / "secret").read_text(), "-secretkeyid", id_bytes], check=True, capture_output=True).stdout
    vectors = {
        "made_by": "tests/make_vectors.py with the real program; all people are invented",
        "officer": text(officer), "rsa": text(rsa), "envelope": bytes_of(envelope), "letter": bytes_of(at / "letter"),
        "letter_rsa": bytes_of(at / "letter.rsa"), "secret": text(at / "secret"), "item": item.decode(),
        "receipts": [text(at / "receipt"), text(at / "answer/received.tlog-proof"), text(at / "answer/delivered.tlog-proof")],
        "vkey": text(station / "log.vkey").strip(), "checkpoint": text(ledger / "checkpoint"),
        "early_checkpoint": text(at / "early/checkpoint"),
        "tiles": {str(path.relative_to(ledger)): bytes_of(path) for path in sorted(ledger.glob("tile/**/*")) if path.is_file()},
    }
    (here / "unit/vectors.json").write_text(json.dumps(vectors, indent=1) + "\n")
    print(text(ledger / "checkpoint").splitlines()[1], "entries;", list(vectors["tiles"]), opened)
