// What the real program made (tests/make_vectors.py); all people are invented.
import { readFileSync } from "node:fs";
import { from_base64 } from "../../src/crypto/bytes";

interface Vectors {
    officer: string;
    rsa: string;
    envelope: string;
    letter: string;
    letter_rsa: string;
    secret: string;
    item: string;
    receipts: string[];
    vkey: string;
    checkpoint: string;
    early_checkpoint: string;
    tiles: Record<string, string>;
}

export const vectors = JSON.parse(readFileSync(new URL("vectors.json", import.meta.url), "utf8")) as Vectors;

export async function fetch_tile(path: string): Promise<Uint8Array> {
    const tile = vectors.tiles[path];
    if (tile === undefined) throw new Error(`no tile ${path}`);
    return from_base64(tile);
}
