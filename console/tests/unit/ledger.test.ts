import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { from_base64, hex, same, text_of, utf8 } from "../../src/crypto/bytes";
import { leaf_hash, node_hash, verify_consistency, verify_inclusion } from "../../src/ledger/merkle";
import { open_checkpoint, open_note, open_receipt, read_verifier_key } from "../../src/ledger/note";
import { tile_path, TileTree } from "../../src/ledger/tiles";
import { fetch_tile, vectors } from "./vectors";

const key = () => read_verifier_key(vectors.vkey);
const checkpoint = async () => open_checkpoint(vectors.checkpoint, await key());

test("the hashes are those of RFC 6962", async () => {
    expect(hex(await leaf_hash(utf8("L123456")))).toBe(
        "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56",
    );
    expect(hex(await node_hash(utf8("N123"), utf8("N456")))).toBe(
        "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb",
    );
});

test("tiles are where the format puts them", () => {
    expect(tile_path(0, 5, 256)).toBe("tile/0/005");
    expect(tile_path(0, 1000, 256)).toBe("tile/0/x001/000");
    expect(tile_path(2, 1234067, 17)).toBe("tile/2/x001/x234/067.p/17");
});

test("the root of the real program's tiles is the one it signed", async () => {
    const { size, root } = await checkpoint();
    expect(same(await new TileTree(size, fetch_tile).root(), root)).toBe(true);
    const done: number[] = [];
    expect(same(await new TileTree(size, fetch_tile).root_from_leaves((at) => done.push(at)), root)).toBe(true);
    expect(done.at(-1)).toBe(size);
});

test("every entry of a real ledger has a proof, and no other place has it", async () => {
    const { size, root } = await checkpoint();
    const tree = new TileTree(size, fetch_tile);
    for (const index of [0, 1, 2, 255, 256, 257, 511, 512, size - 2, size - 1]) {
        const proof = await tree.inclusion_proof(index);
        const leaf = await tree.leaf(index);
        expect(await verify_inclusion(index, size, leaf, proof, root)).toBe(true);
        expect(await verify_inclusion(index ^ 1, size, leaf, proof, root)).toBe(false);
        expect(await verify_inclusion(index, index, leaf, proof, root)).toBe(false);
        expect(await verify_inclusion(index, size, root, proof, root)).toBe(false);
        expect(await verify_inclusion(index, size, leaf, proof.slice(1), root)).toBe(false);
        expect(await verify_inclusion(index, size, leaf, [...proof, leaf], root)).toBe(false);
    }
});

test("the ledger of today began as the one of before", async () => {
    const { size, root } = await checkpoint();
    const early = await open_checkpoint(vectors.early_checkpoint, await key());
    const proof = await new TileTree(size, fetch_tile).consistency_proof(early.size);
    expect(await verify_consistency(early.size, size, early.root, root, proof)).toBe(true);
    expect(await verify_consistency(early.size, size, root, root, proof)).toBe(false);
    expect(await verify_consistency(early.size, size, early.root, early.root, proof)).toBe(false);
    expect(await verify_consistency(early.size, size, early.root, root, [...proof, root])).toBe(false);
    expect(await verify_consistency(0, size, early.root, root, [])).toBe(false);
});

test("every pair of sizes is consistent, and only with its own proof", async () => {
    const leaves = await Promise.all(Array.from({ length: 21 }, (_, at) => leaf_hash(utf8(`entry ${at}`))));
    const trees = leaves.map(
        (_, at) =>
            new TileTree(at + 1, async () => {
                const bytes = new Uint8Array((at + 1) * 32);
                leaves.slice(0, at + 1).forEach((leaf, place) => bytes.set(leaf, place * 32));
                return bytes;
            }),
    );
    const roots = await Promise.all(trees.map((tree) => tree.root()));
    for (let n = 1; n <= leaves.length; ++n) {
        const tree = trees[n - 1]!;
        for (let m = 1; m <= n; ++m) {
            const proof = await tree.consistency_proof(m);
            expect(await verify_consistency(m, n, roots[m - 1]!, roots[n - 1]!, proof)).toBe(true);
            if (m > 1) expect(await verify_consistency(m - 1, n, roots[m - 1]!, roots[n - 1]!, proof)).toBe(false);
            const inclusion = await tree.inclusion_proof(m - 1);
            expect(await verify_inclusion(m - 1, n, leaves[m - 1]!, inclusion, roots[n - 1]!)).toBe(true);
        }
    }
});

test("a tile that is changed or cut off is noticed", async () => {
    const { size, root } = await checkpoint();
    const cut = new TileTree(size, async (path) => (await fetch_tile(path)).subarray(32));
    await expect(cut.root()).rejects.toThrow();
    const changed = new TileTree(size, async (path) => {
        const tile = (await fetch_tile(path)).slice();
        tile[40]! ^= 1;
        return tile;
    });
    expect(same(await changed.root(), root)).toBe(false);
});

test("a changed checkpoint, or one of another log, is refused", async () => {
    await expect(open_checkpoint(vectors.checkpoint.replace("\n540\n", "\n541\n"), await key())).rejects.toThrow(
        /does not verify/,
    );
    const other = await key();
    await expect(open_note(vectors.checkpoint, { ...other, name: "another" })).rejects.toThrow(/not signed/);
    await expect(open_note(vectors.checkpoint.slice(0, -1), other)).rejects.toThrow();
    await expect(read_verifier_key(vectors.vkey.replace(/\+[0-9a-f]{8}\+/, "+00000000+"))).rejects.toThrow();
});

test("receipts of the real program verify, and name their entry", async () => {
    const types = [];
    for (const receipt of vectors.receipts) {
        const opened = await open_receipt(receipt, await key());
        types.push((JSON.parse(text_of(opened.entry)) as { type: string }).type);
        await expect(open_receipt(receipt.replace(/index \d+/, "index 7"), await key())).rejects.toThrow();
    }
    expect(types).toEqual(["disclosed", "received", "delivered"]);
});

const shared = "../../shared/data/tlog";

describe("vectors of others, where they lie beside the project", () => {
    const there = existsSync(shared);
    test.runIf(!there)(`SKIPPED: ${shared} is not there`, () => {});

    interface Probe {
        leafIdx?: number;
        treeSize?: number;
        size1?: number;
        size2?: number;
        root?: string;
        root1?: string;
        root2?: string;
        leafHash?: string;
        proof: string[] | null;
        wantErr: boolean;
    }
    const probes = (folder: string): [string, Probe][] => {
        const top = join(shared, "merkle-proofs/testdata", folder);
        return readdirSync(top, { recursive: true, encoding: "utf8" })
            .filter((name) => name.endsWith(".json"))
            .map((name) => [name, JSON.parse(readFileSync(join(top, name), "utf8")) as Probe]);
    };
    const decoded = (text: string | undefined | null) => from_base64(text ?? "");

    test.runIf(there)("inclusion", async () => {
        let count = 0;
        for (const [name, probe] of probes("inclusion")) {
            const { leafIdx = 0, treeSize = 0 } = probe;
            const good = await verify_inclusion(
                leafIdx,
                treeSize,
                decoded(probe.leafHash),
                (probe.proof ?? []).map(decoded),
                decoded(probe.root),
            );
            expect(good, name).toBe(!probe.wantErr);
            count += 1;
        }
        expect(count).toBeGreaterThan(50);
    });

    test.runIf(there)("consistency", async () => {
        let count = 0;
        for (const [name, probe] of probes("consistency")) {
            const { size1 = 0, size2 = 0 } = probe;
            const good = await verify_consistency(
                size1,
                size2,
                decoded(probe.root1),
                decoded(probe.root2),
                (probe.proof ?? []).map(decoded),
            );
            // Stricter: a root is a SHA-256, and nothing is consistent with the empty tree.
            const stricter = size1 === 0 || decoded(probe.root1).length !== 32;
            expect(good, name).toBe(!probe.wantErr && !stricter);
            count += 1;
        }
        expect(count).toBeGreaterThan(50);
    });

    test.runIf(there)("notes", async () => {
        const { notes } = JSON.parse(readFileSync(join(shared, "known-answers/notes-and-hashes.json"), "utf8")) as {
            notes: { vkeys: string[]; note: string; valid: boolean }[];
        };
        for (const { vkeys, note, valid } of notes.filter((one) => one.valid)) {
            const opened = await open_note(note, await read_verifier_key(vkeys[0]!));
            expect(opened.text.length > 0).toBe(valid);
        }
    });
});
