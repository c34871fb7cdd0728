// The little of DER that signing, and opening what is sealed, need. The reader takes definite
// lengths only and never looks beyond the bytes it was given.
import { concat } from "./bytes";

export const tag = {
    integer: 0x02,
    bit_string: 0x03,
    octets: 0x04,
    none: 0x05,
    oid: 0x06,
    sequence: 0x30,
    set: 0x31,
} as const;

// The tag of a constructed or a primitive element [number].
export const context = (number: number): number => 0xa0 | number;
export const context_primitive = (number: number): number => 0x80 | number;

export interface Element {
    tag: number;
    body: Uint8Array;
    whole: Uint8Array; // with tag and length
}

export class DerError extends Error {}

function read_one(bytes: Uint8Array, at: number): Element {
    const first = bytes[at];
    let length = bytes[at + 1];
    if (first === undefined || length === undefined) throw new DerError("The structure ends too early.");
    if ((first & 0x1f) === 0x1f) throw new DerError("The structure has a tag that is not used here.");
    let start = at + 2;
    if (length >= 0x80) {
        const count = length & 0x7f;
        if (count === 0 || count > 4) throw new DerError("The structure has a length that is not used here.");
        length = 0;
        for (let i = 0; i < count; ++i) length = length * 256 + (bytes[start + i] ?? NaN);
        start += count;
    }
    if (!(start + length <= bytes.length)) throw new DerError("The structure ends too early.");
    return {
        tag: first,
        body: bytes.subarray(start, start + length),
        whole: bytes.subarray(at, start + length),
    };
}

// All elements that stand one after the other in the bytes.
export function read_all(bytes: Uint8Array): Element[] {
    const elements: Element[] = [];
    for (let at = 0; at < bytes.length; ) {
        const element = read_one(bytes, at);
        elements.push(element);
        at += element.whole.length;
    }
    return elements;
}

// The single element that the bytes are.
export function read(bytes: Uint8Array, expected?: number): Element {
    const element = read_one(bytes, 0);
    if (element.whole.length !== bytes.length) throw new DerError("Something follows the structure.");
    if (expected !== undefined) expect(element, expected);
    return element;
}

export function expect(element: Element | undefined, expected: number): Element {
    if (element?.tag !== expected) throw new DerError("The structure is not of the expected form.");
    return element;
}

export function children(element: Element): Element[] {
    return read_all(element.body);
}

export function oid_text(element: Element): string {
    expect(element, tag.oid);
    const numbers: number[] = [];
    let value = 0;
    for (const byte of element.body) {
        value = value * 128 + (byte & 0x7f);
        if (byte & 0x80) continue;
        if (numbers.length === 0) {
            const first = Math.min(Math.floor(value / 40), 2);
            numbers.push(first, value - 40 * first);
        } else {
            numbers.push(value);
        }
        value = 0;
    }
    return numbers.join(".");
}

export function write(of: number, ...parts: Uint8Array[]): Uint8Array {
    const body = concat(...parts);
    const length: number[] = [];
    for (let rest = body.length; rest > 0; rest = Math.floor(rest / 256)) length.unshift(rest % 256);
    const head = body.length < 0x80 ? [of, body.length] : [of, 0x80 | length.length, ...length];
    return concat(Uint8Array.from(head), body);
}

export function write_oid(text: string): Uint8Array {
    const [first = 0, second = 0, ...rest] = text.split(".").map(Number);
    const bytes: number[] = [];
    for (const number of [40 * first + second, ...rest]) {
        const groups = [number % 128];
        for (let more = Math.floor(number / 128); more > 0; more = Math.floor(more / 128)) {
            groups.unshift(more % 128 | 0x80);
        }
        bytes.push(...groups);
    }
    return write(tag.oid, Uint8Array.from(bytes));
}

// A number that is not negative, from its big-endian bytes.
export function write_integer(bytes: Uint8Array): Uint8Array {
    let start = 0;
    while (start < bytes.length - 1 && bytes[start] === 0) ++start;
    const short = bytes.subarray(start);
    const sign = (short[0] ?? 0) >= 0x80 || short.length === 0 ? Uint8Array.of(0) : new Uint8Array();
    return write(tag.integer, sign, short);
}

// The elements in the order that DER demands of a SET OF.
export function write_set_of(...parts: Uint8Array[]): Uint8Array {
    const sorted = [...parts].sort((a, b) => {
        for (let i = 0; i < Math.min(a.length, b.length); ++i) {
            const difference = (a[i] ?? 0) - (b[i] ?? 0);
            if (difference !== 0) return difference;
        }
        return a.length - b.length;
    });
    return write(tag.set, ...sorted);
}
