// Verifies an exported ledger with npm's @sigstore/verify, which knows nothing of Penstock: the
// checkpoint and the inclusion of every entry, and receipts as Penstock wrote them.
//
//     NODE_PATH=…/node_modules node sigstore.js FOLDER VKEY [RECEIPT…]
"use strict";
const crypto = require("crypto");
const fs = require("fs");
const path = require("path");
const verifier = path.dirname(require.resolve("@sigstore/verify"));
const { verifyTLogInclusion } = require(path.join(verifier, "tlog"));

const [folder, vkey, ...receipts] = process.argv.slice(2);
const sha256 = (...parts) => crypto.createHash("sha256").update(Buffer.concat(parts)).digest();
const node = (left, right) => sha256(Buffer.from([1]), left, right);
const read = (...names) => fs.readFileSync(path.join(folder, ...names));

// The largest power of two below n (RFC 6962 section 2.1).
const split = (n) => 2 ** Math.floor(Math.log2(n - 1));

const roots = new Map();
function root(leaves, start, end) {
    if (end - start === 1) return leaves[start];
    const name = `${start}-${end}`;
    if (!roots.has(name)) {
        const middle = start + split(end - start);
        roots.set(name, node(root(leaves, start, middle), root(leaves, middle, end)));
    }
    return roots.get(name);
}

function proof(leaves, index, start, end) {
    if (end - start === 1) return [];
    const middle = start + split(end - start);
    return index < middle
        ? [...proof(leaves, index, start, middle), root(leaves, middle, end)]
        : [...proof(leaves, index, middle, end), root(leaves, start, middle)];
}

function nameOf(number, width) {
    let text = String(number % 1000).padStart(3, "0");
    for (let rest = Math.floor(number / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
        text = "x" + String(rest % 1000).padStart(3, "0") + "/" + text;
    }
    return width === 256 ? text : `${text}.p/${width}`;
}

function entriesOf(size) {
    const entries = [];
    while (entries.length < size) {
        const width = Math.min(256, size - entries.length);
        let data = read("tile", "entries", nameOf(Math.floor(entries.length / 256), width));
        for (let i = 0; i < width; ++i) {
            const end = 2 + data.readUInt16BE(0);
            entries.push(data.subarray(2, end));
            data = data.subarray(end);
        }
        if (data.length !== 0) throw new Error("a bundle holds too much");
    }
    return entries;
}

// The library finds the log by the first bytes of its id and matches its name as an expression.
const [name, id, ...rest] = vkey.trim().split("+");
const key = Buffer.from(rest.join("+"), "base64").subarray(1);
const log = {
    baseURL: name,
    logID: Buffer.from(id, "hex"),
    publicKey: crypto.createPublicKey({
        key: Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), key]),
        format: "der",
        type: "spki",
    }),
};

function verify(entry, index, hashes, envelope) {
    const inclusionProof = { logIndex: String(index), hashes, checkpoint: { envelope } };
    verifyTLogInclusion({ canonicalizedBody: entry, inclusionProof }, [log]);
}

const checkpoint = read("checkpoint").toString("utf8");
const size = Number(checkpoint.split("\n")[1]);
const entries = entriesOf(size);
// The paths are made from the lowest hash tiles, the leaves that they must fit from the entries.
const leaves = [];
while (leaves.length < size) {
    const width = Math.min(256, size - leaves.length);
    const tile = read("tile", "0", nameOf(Math.floor(leaves.length / 256), width));
    for (let i = 0; i < width; ++i) leaves.push(tile.subarray(32 * i, 32 * i + 32));
}
entries.forEach((entry, index) => verify(entry, index, proof(leaves, index, 0, size), checkpoint));

for (const file of receipts) {
    const text = fs.readFileSync(file, "utf8");
    const end = text.indexOf("\n\n");
    const [form, extra, index, ...hashes] = text.slice(0, end).split("\n");
    if (form !== "c2sp.org/tlog-proof@v1") throw new Error("not a receipt");
    verify(
        Buffer.from(extra.replace(/^extra /, ""), "base64"),
        index.replace(/^index /, ""),
        hashes.map((hash) => Buffer.from(hash, "base64")),
        text.slice(end + 2),
    );
}
console.log(`${size} inclusion proofs and ${receipts.length} receipts verified`);
