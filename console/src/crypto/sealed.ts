// What is sealed: CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM. Two kinds are opened here, as
// docs/formats/envelope.md has them: an envelope, under a key of its own, and the letter that brings
// this key, encrypted to one person's certificate.
import { concat, from_hex, sha256, text_of } from "./bytes";
import type { Credential } from "./credential";
import {
    children,
    context,
    context_primitive,
    DerError,
    expect,
    oid_text,
    read,
    tag,
    write,
    type Element,
} from "./der";

const oid = {
    auth_enveloped: "1.2.840.113549.1.9.16.1.23",
    aes256_gcm: "2.16.840.1.101.3.4.1.46",
    aes256_wrap: "2.16.840.1.101.3.4.1.45",
    ecdh_sha256: "1.3.132.1.11.1",
    rsa_oaep: "1.2.840.113549.1.1.7",
};

export class SealedError extends Error {}

interface Sealed {
    recipient: Element;
    nonce: Uint8Array;
    ciphertext: Uint8Array;
    associated: Uint8Array;
    mac: Uint8Array;
}

function parse(bytes: Uint8Array): Sealed {
    const [type, content] = children(read(bytes, tag.sequence));
    if (!type || oid_text(type) !== oid.auth_enveloped) throw new DerError("This is no sealed structure.");
    const fields = children(read(expect(content, context(0)).body, tag.sequence));
    fields.shift(); // version
    if (fields[0]?.tag === context(0)) fields.shift(); // originatorInfo
    const [recipient, ...others] = children(expect(fields.shift(), tag.set));
    if (!recipient || others.length > 0) throw new DerError("The sealed structure is not for one recipient.");
    const [, cipher, ciphertext] = children(expect(fields.shift(), tag.sequence));
    const [cipher_oid, parameters] = children(expect(cipher, tag.sequence));
    if (!cipher_oid || oid_text(cipher_oid) !== oid.aes256_gcm) throw new DerError("The cipher is not AES-256-GCM.");
    const nonce = expect(children(expect(parameters, tag.sequence))[0], tag.octets).body;
    // Attributes are authenticated in the form of a SET, whatever tag they stand under.
    const attributes = fields[0]?.tag === context(1) ? fields.shift() : undefined;
    const associated = attributes ? write(tag.set, attributes.body) : new Uint8Array();
    const mac = expect(fields.shift(), tag.octets).body;
    return { recipient, nonce, ciphertext: expect(ciphertext, context_primitive(0)).body, associated, mac };
}

async function decrypt(sealed: Sealed, key: CryptoKey): Promise<Uint8Array> {
    const parameters = {
        name: "AES-GCM",
        iv: sealed.nonce,
        additionalData: sealed.associated,
        tagLength: sealed.mac.length * 8,
    };
    const text = await crypto.subtle.decrypt(parameters, key, concat(sealed.ciphertext, sealed.mac));
    return new Uint8Array(text);
}

function unwrap_key(wrapped: Uint8Array, wrapping: CryptoKey): Promise<CryptoKey> {
    return crypto.subtle.unwrapKey("raw", wrapped, wrapping, "AES-KW", "AES-GCM", false, ["decrypt"]);
}

function wrapping_key(bytes: Uint8Array): Promise<CryptoKey> {
    return crypto.subtle.importKey("raw", bytes, "AES-KW", false, ["unwrapKey"]);
}

// ECDH with the X9.63 key derivation over SHA-256 (RFC 5753).
async function key_by_agreement(recipient: Element, credential: Credential): Promise<CryptoKey> {
    if (credential.key.kind !== "ec") throw new SealedError("The letter is for another kind of key.");
    const fields = children(recipient);
    fields.shift(); // version
    const originator = children(read(expect(fields.shift(), context(0)).body, context(1)))[1];
    const point = expect(originator, tag.bit_string).body.subarray(1);
    const material = fields[0]?.tag === context(1) ? fields.shift() : undefined;
    const [scheme, wrap] = children(expect(fields.shift(), tag.sequence));
    const wrap_oid = children(expect(wrap, tag.sequence))[0];
    if (!scheme || oid_text(scheme) !== oid.ecdh_sha256 || !wrap_oid || oid_text(wrap_oid) !== oid.aes256_wrap) {
        throw new SealedError("The letter is locked in a way that this page does not know.");
    }
    const encrypted = children(expect(children(expect(fields.shift(), tag.sequence))[0], tag.sequence))[1];
    const curve = { name: "ECDH", namedCurve: credential.key.curve };
    const other = await crypto.subtle.importKey("raw", point, curve, false, []);
    const secret = await crypto.subtle.deriveBits(
        { name: "ECDH", public: other },
        credential.open_key,
        credential.key.bytes * 8,
    );
    const info = write(
        tag.sequence,
        expect(wrap, tag.sequence).whole,
        material?.whole.length ? write(context(0), material.body) : new Uint8Array(),
        write(context(2), write(tag.octets, Uint8Array.of(0, 0, 1, 0))),
    );
    const derived = await sha256(concat(new Uint8Array(secret), Uint8Array.of(0, 0, 0, 1), info));
    return unwrap_key(expect(encrypted, tag.octets).body, await wrapping_key(derived));
}

async function key_by_transport(recipient: Element, credential: Credential): Promise<CryptoKey> {
    const [, , method, encrypted] = children(recipient);
    const method_oid = children(expect(method, tag.sequence))[0];
    if (credential.key.kind !== "rsa" || !method_oid || oid_text(method_oid) !== oid.rsa_oaep) {
        throw new SealedError("The letter is locked in a way that this page does not know.");
    }
    const key = await crypto.subtle.decrypt("RSA-OAEP", credential.open_key, expect(encrypted, tag.octets).body);
    return crypto.subtle.importKey("raw", key, "AES-GCM", false, ["decrypt"]);
}

// The envelope's key, from the letter that the station wrapped to this person's certificate.
export async function open_letter(letter: Uint8Array, credential: Credential): Promise<Uint8Array> {
    try {
        const sealed = parse(letter);
        const agreed = sealed.recipient.tag === context(1);
        const key = await (agreed ? key_by_agreement : key_by_transport)(sealed.recipient, credential);
        const secret = from_hex(text_of(await decrypt(sealed, key)));
        if (secret.length !== 32) throw new SealedError("The letter holds no key of an envelope.");
        return secret;
    } catch (error) {
        if (error instanceof SealedError) throw error;
        throw new SealedError("The key is for another person's certificate, or it was changed on the way.");
    }
}

// The item's text.
export async function open_envelope(envelope: Uint8Array, secret: Uint8Array): Promise<string> {
    try {
        const sealed = parse(envelope);
        const wrapped = children(expect(sealed.recipient, context(2))).pop();
        const key = await unwrap_key(expect(wrapped, tag.octets).body, await wrapping_key(secret));
        return text_of(await decrypt(sealed, key));
    } catch {
        throw new SealedError("The envelope does not open with this key, or it was changed on the way.");
    }
}
