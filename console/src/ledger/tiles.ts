// Proofs made from tiles of hashes (C2SP tlog-tiles, height 8). Nothing is taken on trust: what is
// computed here is checked against the root that the log signed.
import { node_hash, split, type Hash } from "./merkle";

const width = 256;

// Fetches the bytes of the tile at this path below the ledger.
export type Fetch = (path: string) => Promise<Uint8Array>;

// "tile/<level>/<index>[.p/<width>]", the index in groups of three digits.
export function tile_path(level: number, index: number, hashes: number): string {
    const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, "0");
    const groups = digits.match(/.{3}/g) ?? [];
    const name = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
    return `tile/${level}/${name}${hashes < width ? `.p/${hashes}` : ""}`;
}

export class TileTree {
    private readonly tiles = new Map<string, Promise<Uint8Array>>();

    constructor(
        readonly size: number,
        private readonly fetch: Fetch,
    ) {}

    // The root of the first `size` leaves.
    root(size = this.size): Promise<Hash> {
        return this.range(0, size);
    }

    // The root from the lowest tiles alone, so that no tile above them is taken on trust.
    async root_from_leaves(progress: (done: number) => void): Promise<Hash> {
        const walk = async (from: number, to: number): Promise<Hash> => {
            if (to - from === 1) return this.perfect(0, from);
            const middle = from + split(to - from);
            const left = await walk(from, middle);
            const hash = await node_hash(left, await walk(middle, to));
            if (to - from === width || to === this.size) progress(to);
            return hash;
        };
        return walk(0, this.size);
    }

    async leaf(index: number): Promise<Hash> {
        return this.perfect(0, index);
    }

    async inclusion_proof(index: number, size = this.size): Promise<Hash[]> {
        const walk = async (at: number, from: number, to: number): Promise<Hash[]> => {
            if (to - from === 1) return [];
            const middle = from + split(to - from);
            return at < middle
                ? [...(await walk(at, from, middle)), await this.range(middle, to)]
                : [...(await walk(at, middle, to)), await this.range(from, middle)];
        };
        return walk(index, 0, size);
    }

    async consistency_proof(old_size: number, size = this.size): Promise<Hash[]> {
        const walk = async (m: number, from: number, to: number, whole: boolean): Promise<Hash[]> => {
            if (m === to) return whole ? [] : [await this.range(from, to)];
            const middle = from + split(to - from);
            return m <= middle
                ? [...(await walk(m, from, middle, whole)), await this.range(middle, to)]
                : [...(await walk(m, middle, to, false)), await this.range(from, middle)];
        };
        return old_size === size ? [] : walk(old_size, 0, size, true);
    }

    // The hash over the leaves [from, to), which begins at a multiple of the power of two it splits at.
    private async range(from: number, to: number): Promise<Hash> {
        const count = to - from;
        const level = Math.round(Math.log2(count));
        if (2 ** level === count) return this.perfect(level, from / count);
        const middle = from + split(count);
        return node_hash(await this.range(from, middle), await this.range(middle, to));
    }

    // The hash over 2^level leaves.
    private async perfect(level: number, index: number): Promise<Hash> {
        if (level % 8 !== 0) {
            const [left, right] = await Promise.all([
                this.perfect(level - 1, 2 * index),
                this.perfect(level - 1, 2 * index + 1),
            ]);
            return node_hash(left, right);
        }
        const tile = await this.tile(level / 8, Math.floor(index / width));
        const at = (index % width) * 32;
        const hash = tile.subarray(at, at + 32);
        if (hash.length !== 32) throw new Error("A tile is shorter than the checkpoint says.");
        return hash;
    }

    private tile(level: number, index: number): Promise<Uint8Array> {
        const whole = Math.floor(this.size / width ** level);
        const hashes = Math.min(width, whole - index * width);
        const path = tile_path(level, index, hashes);
        let bytes = this.tiles.get(path);
        if (!bytes) {
            bytes = this.fetch(path).then((got) => {
                if (got.length !== hashes * 32)
                    throw new Error("A tile does not have the size that the checkpoint says.");
                return got;
            });
            this.tiles.set(path, bytes);
            bytes.catch(() => this.tiles.delete(path));
        }
        return bytes;
    }
}
