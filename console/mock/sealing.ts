// Envelopes and letters as the station makes them, for the mock: docs/formats/envelope.md.
import { createCipheriv, createECDH, createHash, randomBytes, type KeyObject } from "node:crypto";
import { algorithm } from "../src/crypto/credential";
import { context, tag, write, write_integer, write_oid } from "../src/crypto/der";
import { concat, hex, utf8 } from "../src/crypto/bytes";

const gcm = "2.16.840.1.101.3.4.1.46";
const wrap_oid = "2.16.840.1.101.3.4.1.45";

function wrap(key: Uint8Array, by: Uint8Array): Uint8Array {
    const cipher = createCipheriv("id-aes256-wrap", by, Buffer.from("a6a6a6a6a6a6a6a6", "hex"));
    return concat(cipher.update(key), cipher.final());
}

function sealed(text: Uint8Array, content_key: Uint8Array, recipient: Uint8Array): Uint8Array {
    const nonce = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", content_key, nonce);
    const ciphertext = concat(cipher.update(text), cipher.final());
    const parameters = write(tag.sequence, write(tag.octets, nonce), write_integer(Uint8Array.of(16)));
    const content = write(
        tag.sequence,
        write_oid("1.2.840.113549.1.7.1"),
        write(tag.sequence, write_oid(gcm), parameters),
        write(0x80, ciphertext),
    );
    const body = write(
        tag.sequence,
        write_integer(Uint8Array.of(0)),
        write(tag.set, recipient),
        content,
        write(tag.octets, cipher.getAuthTag()),
    );
    return write(tag.sequence, write_oid("1.2.840.113549.1.9.16.1.23"), write(context(0), body));
}

export function seal(text: string): { envelope: Uint8Array; secret: Uint8Array } {
    const secret = randomBytes(32);
    const key = randomBytes(32);
    const id = write(tag.sequence, write(tag.octets, randomBytes(16)));
    const recipient = write(
        context(2),
        write_integer(Uint8Array.of(4)),
        id,
        algorithm(wrap_oid),
        write(tag.octets, wrap(key, secret)),
    );
    return { envelope: sealed(utf8(text.padEnd(2047) + "\n"), key, recipient), secret };
}

export function letter(secret: Uint8Array, to: KeyObject): Uint8Array {
    const spki = to.export({ type: "spki", format: "der" });
    const mine = createECDH("prime256v1");
    mine.generateKeys();
    const shared = mine.computeSecret(spki.subarray(-65));
    const wrapping = algorithm(wrap_oid);
    const info = write(tag.sequence, wrapping, write(context(2), write(tag.octets, Uint8Array.of(0, 0, 1, 0))));
    const kek = createHash("sha256")
        .update(shared)
        .update(Uint8Array.of(0, 0, 0, 1))
        .update(info)
        .digest();
    const key = randomBytes(32);
    const point = write(tag.bit_string, Uint8Array.of(0), mine.getPublicKey());
    const originator = write(context(0), write(context(1), algorithm("1.2.840.10045.2.1"), point));
    const nobody = write(tag.sequence, write(tag.sequence), write_integer(Uint8Array.of(1)));
    const keys = write(tag.sequence, write(tag.sequence, nobody, write(tag.octets, wrap(key, kek))));
    const scheme = write(tag.sequence, write_oid("1.3.132.1.11.1"), wrapping);
    const recipient = write(context(1), write_integer(Uint8Array.of(3)), originator, scheme, keys);
    return sealed(utf8(hex(secret)), key, recipient);
}
