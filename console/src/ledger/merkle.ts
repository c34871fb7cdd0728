// The tree of RFC 6962 section 2.1: hashes, and the checking of proofs. Proofs are checked here as a
// stranger would, without any help of the station.
import { concat, same, sha256 } from "../crypto/bytes";

export type Hash = Uint8Array;

function is_hash(bytes: Uint8Array): boolean {
    return bytes.length === 32;
}

export function leaf_hash(entry: Uint8Array): Promise<Hash> {
    return sha256(concat(Uint8Array.of(0), entry));
}

export function node_hash(left: Hash, right: Hash): Promise<Hash> {
    return sha256(concat(Uint8Array.of(1), left, right));
}

// The largest power of two that is smaller than n. Requires: n > 1.
export function split(n: number): number {
    let k = 1;
    while (k * 2 < n) k *= 2;
    return k;
}

// The root that follows if `leaf` stands at `index` of a tree of `size` leaves; null if the proof
// does not have the length that such a place needs.
export async function root_of_inclusion(index: number, size: number, leaf: Hash, proof: Hash[]): Promise<Hash | null> {
    if (index < 0 || index >= size) return null;
    const walk = async (at: number, n: number, last: number): Promise<Hash | null> => {
        if (n === 1) return last === 0 ? leaf : null;
        const sibling = proof[last - 1];
        if (!sibling) return null;
        const k = split(n);
        const inner = await (at < k ? walk(at, k, last - 1) : walk(at - k, n - k, last - 1));
        if (!inner) return null;
        return at < k ? node_hash(inner, sibling) : node_hash(sibling, inner);
    };
    return walk(index, size, proof.length);
}

export async function verify_inclusion(
    index: number,
    size: number,
    leaf: Hash,
    proof: Hash[],
    root: Hash,
): Promise<boolean> {
    if (![leaf, root, ...proof].every(is_hash)) return false;
    const computed = await root_of_inclusion(index, size, leaf, proof);
    return computed !== null && same(computed, root);
}

// Whether the tree of `size` leaves began as the tree of `old_size`.
export async function verify_consistency(
    old_size: number,
    size: number,
    old_root: Hash,
    root: Hash,
    proof: Hash[],
): Promise<boolean> {
    if (old_size < 1 || old_size > size || ![old_root, root, ...proof].every(is_hash)) return false;
    if (old_size === size) return proof.length === 0 && same(old_root, root);
    // Both roots, from one walk down the right-hand edge of the older tree.
    type Roots = { before: Hash; after: Hash };
    const walk = async (m: number, n: number, whole: boolean, last: number): Promise<Roots | null> => {
        if (m === n) {
            const hash = whole ? old_root : proof[last - 1];
            return hash && last === (whole ? 0 : 1) ? { before: hash, after: hash } : null;
        }
        const sibling = proof[last - 1];
        if (!sibling) return null;
        const k = split(n);
        const inner = await (m <= k ? walk(m, k, whole, last - 1) : walk(m - k, n - k, false, last - 1));
        if (!inner) return null;
        if (m <= k) return { before: inner.before, after: await node_hash(inner.after, sibling) };
        return { before: await node_hash(sibling, inner.before), after: await node_hash(sibling, inner.after) };
    };
    const roots = await walk(old_size, size, true, proof.length);
    return roots !== null && same(roots.before, old_root) && same(roots.after, root);
}
