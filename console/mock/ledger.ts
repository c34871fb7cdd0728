// A ledger in memory, with tiles and a signed checkpoint.
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { base64, concat, hex, utf8 } from "../src/crypto/bytes";
import { leaf_hash, node_hash, type Hash } from "../src/ledger/merkle";
import { TileTree } from "../src/ledger/tiles";

export class MockLedger {
    readonly origin = "simulation/penstock/5ec1d0c0ffee0001";
    readonly entries: { text: string; at: string }[] = [];
    private readonly leaves: Hash[] = [];
    private readonly keys = generateKeyPairSync("ed25519");

    async append(entry: Record<string, unknown> & { type: string }, at: string): Promise<number> {
        const text = JSON.stringify({ ...entry, time: at });
        this.entries.push({ text, at });
        this.leaves.push(await leaf_hash(utf8(text)));
        return this.entries.length - 1;
    }

    private typed_key(): Uint8Array {
        const spki = this.keys.publicKey.export({ type: "spki", format: "der" });
        return concat(Uint8Array.of(1), spki.subarray(-32));
    }

    private key_id(): Uint8Array {
        return createHash("sha256").update(`${this.origin}\n`).update(this.typed_key()).digest().subarray(0, 4);
    }

    verifier_key(): string {
        return `${this.origin}+${hex(this.key_id())}+${base64(this.typed_key())}`;
    }

    tree(size = this.leaves.length): TileTree {
        return new TileTree(size, (path) => this.tile(path));
    }

    async tile(path: string): Promise<Uint8Array> {
        const match = /^tile\/(\d)\/(\d{3})(?:\.p\/(\d+))?$/.exec(path);
        if (!match) throw new Error("no such tile");
        let hashes = this.leaves;
        for (let level = Number(match[1]); level > 0; --level) hashes = await this.above(hashes);
        const from = 256 * Number(match[2]);
        return concat(...hashes.slice(from, from + Number(match[3] ?? 256)));
    }

    private async above(hashes: Hash[]): Promise<Hash[]> {
        const made: Hash[] = [];
        for (let at = 0; at + 256 <= hashes.length; at += 256) {
            let row = hashes.slice(at, at + 256);
            while (row.length > 1) {
                row = await Promise.all(
                    Array.from({ length: row.length / 2 }, (_, i) => node_hash(row[2 * i]!, row[2 * i + 1]!)),
                );
            }
            made.push(row[0]!);
        }
        return made;
    }

    async checkpoint(size = this.leaves.length): Promise<string> {
        const text = `${this.origin}\n${size}\n${base64(await this.tree(size).root(size))}\n`;
        const signature = sign(null, utf8(text), this.keys.privateKey);
        return `${text}\n\u2014 ${this.origin} ${base64(concat(this.key_id(), signature))}\n`;
    }

    async receipt(index: number): Promise<string> {
        const proof = await this.tree().inclusion_proof(index);
        const entry = base64(utf8(this.entries[index]?.text ?? ""));
        return `c2sp.org/tlog-proof@v1\nextra ${entry}\nindex ${index}\n${proof.map((hash) => base64(hash) + "\n").join("")}\n${await this.checkpoint()}`;
    }
}
