// A person's certificate and private key, from a PEM file. The key is imported so that it cannot be
// read back, stays in this page's memory, and is never sent.
import { concat, from_base64, hex, sha256, text_of } from "./bytes";
import { children, context, expect, oid_text, read, tag, write, write_oid, type Element } from "./der";

export type KeyKind = { kind: "ec"; curve: "P-256" | "P-384" | "P-521"; bytes: number } | { kind: "rsa" };

export interface Credential {
    certificate: Uint8Array; // DER
    fingerprint: string; // "sha256:…" over the certificate
    name: string; // the subject's common name
    issuer: Uint8Array; // DER, as it stands in the certificate
    serial: Uint8Array; // DER
    key: KeyKind;
    sign_key: CryptoKey;
    open_key: CryptoKey;
}

export class CredentialError extends Error {}

const curves: Record<string, KeyKind> = {
    "1.2.840.10045.3.1.7": { kind: "ec", curve: "P-256", bytes: 32 },
    "1.3.132.0.34": { kind: "ec", curve: "P-384", bytes: 48 },
    "1.3.132.0.35": { kind: "ec", curve: "P-521", bytes: 66 },
};
const ec_public_key = "1.2.840.10045.2.1";
const rsa_encryption = "1.2.840.113549.1.1.1";
const common_name = "2.5.4.3";

function blocks(pem: string, label: string): Uint8Array[] {
    const found = pem.matchAll(new RegExp(`-----BEGIN ${label}-----([^-]+)-----END ${label}-----`, "g"));
    return Array.from(found, (match) => from_base64((match[1] ?? "").replace(/\s+/g, "")));
}

function key_kind(algorithm: Element): KeyKind {
    const [oid, parameters] = children(algorithm);
    const kind = oid_text(expect(oid, tag.oid));
    if (kind === rsa_encryption) return { kind: "rsa" };
    const curve = kind === ec_public_key && parameters?.tag === tag.oid ? curves[oid_text(parameters)] : undefined;
    if (!curve) throw new CredentialError("The certificate's key is neither RSA nor of a usual elliptic curve.");
    return curve;
}

function subject_name(subject: Element): string {
    for (const set of children(subject)) {
        for (const pair of children(set)) {
            const [oid, value] = children(pair);
            if (oid && value && oid_text(oid) === common_name) return text_of(value.body);
        }
    }
    return "";
}

// What WebCrypto takes: PKCS #8. Keys in the older forms are put into it.
function pkcs8(pem: string, algorithm: Element): Uint8Array {
    const [plain] = blocks(pem, "PRIVATE KEY");
    if (plain) return plain;
    const [older] = [...blocks(pem, "EC PRIVATE KEY"), ...blocks(pem, "RSA PRIVATE KEY")];
    if (older) {
        return write(tag.sequence, write(tag.integer, Uint8Array.of(0)), algorithm.whole, write(tag.octets, older));
    }
    throw new CredentialError(
        /BEGIN ENCRYPTED PRIVATE KEY/.test(pem)
            ? "The key in this file is locked with a password. Sign with the command instead."
            : "There is no private key in this file. Choose the file that holds the certificate and its key.",
    );
}

async function import_keys(der: Uint8Array, key: KeyKind): Promise<[CryptoKey, CryptoKey]> {
    const { subtle } = crypto;
    if (key.kind === "ec") {
        const curve = { namedCurve: key.curve };
        return Promise.all([
            subtle.importKey("pkcs8", der, { name: "ECDSA", ...curve }, false, ["sign"]),
            subtle.importKey("pkcs8", der, { name: "ECDH", ...curve }, false, ["deriveBits"]),
        ]);
    }
    const hash = "SHA-256";
    return Promise.all([
        subtle.importKey("pkcs8", der, { name: "RSASSA-PKCS1-v1_5", hash }, false, ["sign"]),
        subtle.importKey("pkcs8", der, { name: "RSA-OAEP", hash }, false, ["decrypt"]),
    ]);
}

// Throws CredentialError with what to do; no text names the person.
export async function read_credential(pem: string): Promise<Credential> {
    const [certificate] = blocks(pem, "CERTIFICATE");
    if (!certificate) {
        throw new CredentialError("There is no certificate in this file. Choose a PEM file with certificate and key.");
    }
    try {
        const to_be_signed = children(read(certificate, tag.sequence))[0];
        const fields = children(expect(to_be_signed, tag.sequence));
        if (fields[0]?.tag === context(0)) fields.shift(); // version
        const [serial, , issuer, , subject, public_key] = fields;
        const algorithm = expect(children(expect(public_key, tag.sequence))[0], tag.sequence);
        const key = key_kind(algorithm);
        const [sign_key, open_key] = await import_keys(pkcs8(pem, algorithm), key);
        return {
            certificate,
            fingerprint: `sha256:${hex(await sha256(certificate))}`,
            name: subject_name(expect(subject, tag.sequence)),
            issuer: expect(issuer, tag.sequence).whole,
            serial: expect(serial, tag.integer).whole,
            key,
            sign_key,
            open_key,
        };
    } catch (error) {
        if (error instanceof CredentialError) throw error;
        throw new CredentialError("This file could not be read. Choose a PEM file with certificate and key.");
    }
}

export function issuer_and_serial(credential: Credential): Uint8Array {
    return write(tag.sequence, concat(credential.issuer, credential.serial));
}

export function algorithm(oid: string, ...parameters: Uint8Array[]): Uint8Array {
    return write(tag.sequence, write_oid(oid), ...parameters);
}
