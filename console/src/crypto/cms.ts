// Detached CMS signatures (RFC 5652 section 5) as docs/formats/signature.md wants them: SHA-256, one
// signer, the signer's certificate inside, no content, no claim of a time.
import { utf8, sha256 } from "./bytes";
import { algorithm, issuer_and_serial, type Credential } from "./credential";
import { concat } from "./bytes";
import { context, tag, write, write_integer, write_oid, write_set_of } from "./der";

const oid = {
    data: "1.2.840.113549.1.7.1",
    signed_data: "1.2.840.113549.1.7.2",
    content_type: "1.2.840.113549.1.9.3",
    message_digest: "1.2.840.113549.1.9.4",
    sha256: "2.16.840.1.101.3.4.2.1",
    ecdsa_with_sha256: "1.2.840.10045.4.3.2",
    rsa_encryption: "1.2.840.113549.1.1.1",
};
const none = Uint8Array.of(tag.none, 0);

function attribute(type: string, value: Uint8Array): Uint8Array {
    return write(tag.sequence, write_oid(type), write(tag.set, value));
}

// WebCrypto gives r and s side by side, CMS wants them as two integers.
function two_integers(signature: Uint8Array): Uint8Array {
    const half = signature.length / 2;
    return write(tag.sequence, write_integer(signature.subarray(0, half)), write_integer(signature.subarray(half)));
}

async function sign_bytes(credential: Credential, bytes: Uint8Array): Promise<Uint8Array> {
    if (credential.key.kind === "ec") {
        const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, credential.sign_key, bytes);
        return two_integers(new Uint8Array(signature));
    }
    return new Uint8Array(await crypto.subtle.sign("RSASSA-PKCS1-v1_5", credential.sign_key, bytes));
}

// The signature over content of which only the SHA-256 is at hand, such as a file of many gigabytes.
export async function sign_digest(credential: Credential, digest: Uint8Array): Promise<Uint8Array> {
    const attributes = write_set_of(
        attribute(oid.content_type, write_oid(oid.data)),
        attribute(oid.message_digest, write(tag.octets, digest)),
    );
    const signature = await sign_bytes(credential, attributes);
    const inside = concat(Uint8Array.of(context(0)), attributes.subarray(1)); // [0] IMPLICIT
    const ec = credential.key.kind === "ec";
    const signer = write(
        tag.sequence,
        write_integer(Uint8Array.of(1)),
        issuer_and_serial(credential),
        algorithm(oid.sha256),
        inside,
        ec ? algorithm(oid.ecdsa_with_sha256) : algorithm(oid.rsa_encryption, none),
        write(tag.octets, signature),
    );
    const signed = write(
        tag.sequence,
        write_integer(Uint8Array.of(1)),
        write(tag.set, algorithm(oid.sha256)),
        write(tag.sequence, write_oid(oid.data)),
        write(context(0), credential.certificate),
        write(tag.set, signer),
    );
    return write(tag.sequence, write_oid(oid.signed_data), write(context(0), signed));
}

export async function sign_text(credential: Credential, statement: string): Promise<Uint8Array> {
    return sign_digest(credential, await sha256(utf8(statement)));
}
