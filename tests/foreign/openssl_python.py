"""Checks an exported ledger: openssl_python.py FOLDER VKEY

Knows C2SP tlog-tiles and signed notes from their specifications; uses `openssl` for the signature
and nothing of Penstock.
"""

import base64
import hashlib
import os
import subprocess
import sys
import tempfile

ED25519_SPKI = bytes.fromhex("302a300506032b6570032100")


def fail(what):
    sys.exit("openssl_python.py: " + what)


def sha256(data):
    return hashlib.sha256(data).digest()


def tree_hash(hashes):
    """RFC 6962 section 2.1."""
    if len(hashes) <= 1:
        return hashes[0] if hashes else sha256(b"")
    k = 1
    while k * 2 < len(hashes):
        k *= 2
    return sha256(b"\x01" + tree_hash(hashes[:k]) + tree_hash(hashes[k:]))


def name_of(number, width):
    text = "%03d" % (number % 1000)
    while number >= 1000:
        number //= 1000
        text = "x%03d/%s" % (number % 1000, text)
    return text + (".p/%d" % width if width < 256 else "")


class Log:
    def __init__(self, folder):
        self.folder = folder

    def read(self, *parts):
        try:
            with open(os.path.join(self.folder, *parts), "rb") as f:
                return f.read()
        except OSError:
            fail("/".join(parts) + " is missing")

    def bundle(self, number, width):
        data = self.read("tile", "entries", name_of(number, width))
        entries = []
        for _ in range(width):
            end = 2 + int.from_bytes(data[:2], "big")
            if len(data) < max(2, end):
                fail("a bundle is cut short")
            entries.append(data[2:end])
            data = data[end:]
        if data:
            fail("a bundle holds too much")
        return entries

    def check_level(self, level, hashes):
        """Compares the tiles of a level; returns the hashes of the next."""
        above = []
        for start in range(0, len(hashes), 256):
            part = hashes[start:start + 256]
            if self.read("tile", str(level), name_of(start // 256, len(part))) != b"".join(part):
                fail("a hash tile does not fit")
            if len(part) == 256:
                above.append(tree_hash(part))
        return above


def check_signature(note, vkey):
    name, key_id, blob = vkey.strip().split("+", 2)
    key = base64.b64decode(blob, validate=True)
    if key[:1] != b"\x01" or sha256(name.encode() + b"\n" + key)[:4].hex() != key_id:
        fail("the verifier key is malformed")
    text, mark, lines = note.rpartition(b"\n\n")
    text += b"\n"
    signatures = []
    for line in lines.decode().splitlines():
        dash, signer, blob = line.split(" ")
        raw = base64.b64decode(blob, validate=True)
        if dash == "\u2014" and signer == name and raw[:4].hex() == key_id:
            signatures.append(raw[4:])
    if not mark or not signatures:
        fail("the checkpoint is not signed by the key")
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for what, data in (("key", ED25519_SPKI + key[1:]), ("text", text), ("sig", signatures[0])):
            paths[what] = os.path.join(folder, what)
            with open(paths[what], "wb") as f:
                f.write(data)
        done = subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", paths["key"],
             "-rawin", "-in", paths["text"], "-sigfile", paths["sig"]], capture_output=True)
        if done.returncode != 0:
            fail("the checkpoint's signature does not verify")
    origin, size, root = text.decode().split("\n")[:3]
    if origin != name:
        fail("the checkpoint is another log's")
    return int(size), base64.b64decode(root, validate=True)


def main():
    log = Log(sys.argv[1])
    size, root = check_signature(log.read("checkpoint"), sys.argv[2])
    leaves = []
    for start in range(0, size, 256):
        leaves += [sha256(b"\x00" + e) for e in log.bundle(start // 256, min(256, size - start))]
    level, hashes = 0, leaves
    while hashes:
        hashes = log.check_level(level, hashes)
        level += 1
    if tree_hash(leaves) != root:
        fail("the entries do not give the root")
    print("%d entries verified" % size)


main()
