// Signed notes, checkpoints and receipts of C2SP, with the rules of a verifier that trusts one key.
import { concat, from_base64, hex, sha256, utf8 } from "../crypto/bytes";
import { verify_ed25519 } from "./ed25519";
import { leaf_hash, verify_inclusion, type Hash } from "./merkle";

export class NoteError extends Error {}

export interface VerifierKey {
    name: string;
    id: string; // 8 hexadecimal digits
    key: Uint8Array;
}

export interface Checkpoint {
    origin: string;
    size: number;
    root: Hash;
    note: string; // as it was signed, with its signatures
    cosignatures: number; // signatures of keys that this page does not know
}

// "name+id+base64(type and key)"; the base64 may hold further plus signs.
export async function read_verifier_key(text: string): Promise<VerifierKey> {
    const match = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim());
    if (!match) throw new NoteError("The log's key is not in the form of a verifier key.");
    const [, name = "", id = "", encoded = ""] = match;
    const typed = from_base64(encoded);
    if (typed[0] !== 1 || typed.length !== 33) throw new NoteError("The log's key is not an Ed25519 key.");
    const digest = await sha256(concat(utf8(`${name}\n`), typed));
    if (hex(digest.subarray(0, 4)) !== id) throw new NoteError("The log's key does not fit its own id.");
    return { name, id, key: typed.subarray(1) };
}

// The text that the key signed. Throws unless its signature is there and verifies.
export async function open_note(note: string, key: VerifierKey): Promise<{ text: string; others: number }> {
    const at = note.lastIndexOf("\n\n");
    if (at < 0 || !note.endsWith("\n")) throw new NoteError("This is not a signed note.");
    const text = note.slice(0, at + 1);
    let verified = 0;
    let others = 0;
    for (const line of note.slice(at + 2, -1).split("\n")) {
        const match = /^\u2014 (\S+) (\S+)$/.exec(line);
        if (!match) throw new NoteError("This is not a signed note.");
        const blob = from_base64(match[2] ?? "");
        if (match[1] !== key.name || hex(blob.subarray(0, 4)) !== key.id) {
            others += 1;
            continue;
        }
        if (!(await verify_ed25519(key.key, blob.subarray(4), utf8(text)))) {
            throw new NoteError("The log's signature does not verify: the text was changed, or it is not the log's.");
        }
        verified += 1;
    }
    if (verified === 0) throw new NoteError("The note is not signed by the log's key.");
    return { text, others };
}

export async function open_checkpoint(note: string, key: VerifierKey): Promise<Checkpoint> {
    const { text, others } = await open_note(note, key);
    const [origin, size, root] = text.split("\n");
    if (origin !== key.name) throw new NoteError("The checkpoint is of another log.");
    if (!size || !root || !/^(0|[1-9][0-9]{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) {
        throw new NoteError("The checkpoint is not in the form of a checkpoint.");
    }
    const hash = from_base64(root);
    if (hash.length !== 32) throw new NoteError("The checkpoint's root is not a SHA-256.");
    return { origin, size: Number(size), root: hash, note, cosignatures: others };
}

export interface Receipt {
    index: number;
    entry: Uint8Array;
    checkpoint: Checkpoint;
}

// A receipt with its entry inside (.tlog-proof). Throws unless everything verifies.
export async function open_receipt(text: string, key: VerifierKey): Promise<Receipt> {
    const end = text.indexOf("\n\n");
    const [format, ...rows] = text.slice(0, Math.max(end, 0)).split("\n");
    if (format !== "c2sp.org/tlog-proof@v1") throw new NoteError("This is not a receipt.");
    const extra = rows[0]?.startsWith("extra ") ? rows.shift()?.slice(6) : undefined;
    const index = /^index (0|[1-9][0-9]{0,15})$/.exec(rows.shift() ?? "")?.[1];
    if (index === undefined) throw new NoteError("The receipt does not say its entry's place.");
    if (extra === undefined) throw new NoteError("The receipt does not bring its entry along.");
    const checkpoint = await open_checkpoint(text.slice(end + 2), key);
    const entry = from_base64(extra);
    const proof = rows.map(from_base64);
    if (!(await verify_inclusion(Number(index), checkpoint.size, await leaf_hash(entry), proof, checkpoint.root))) {
        throw new NoteError("The entry is not the one that stands at this place of the ledger.");
    }
    return { index: Number(index), entry, checkpoint };
}
