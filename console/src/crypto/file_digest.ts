// The SHA-256 of a file of any size, piece by piece: WebCrypto digests only what is in memory.
import { sha256 } from "@noble/hashes/sha2";

const piece = 4 << 20;

export async function file_digest(file: Blob, progress: (share: number) => void = () => {}): Promise<Uint8Array> {
    const digest = sha256.create();
    for (let at = 0; at < file.size; at += piece) {
        digest.update(new Uint8Array(await file.slice(at, at + piece).arrayBuffer()));
        progress(Math.min(1, (at + piece) / file.size));
    }
    return digest.digest();
}
