// Sample people of the mock station, each with a key and a certificate made at its start.
import { generateKeyPairSync, sign, webcrypto, type KeyObject } from "node:crypto";
import { algorithm } from "../src/crypto/credential";
import { tag, write, write_integer, write_oid } from "../src/crypto/der";
import { utf8 } from "../src/crypto/bytes";

if (globalThis.crypto === undefined) Object.defineProperty(globalThis, "crypto", { value: webcrypto });

export interface Person {
    persona: string;
    name: string;
    roles: string[];
    what: string;
}

export const people: Person[] = [
    {
        persona: "head-of-agency",
        name: "Ottilie Brandt",
        roles: ["certifier"],
        what: "Head of the agency. Certifies each batch by her signature, as the statute asks.",
    },
    {
        persona: "clerk",
        name: "Rufus Amon",
        roles: ["submitter"],
        what: "Prepares batches and hands them in. He cannot certify them.",
    },
    {
        persona: "inv-0002",
        name: "Dara Quill",
        roles: ["recipient"],
        what: "Investigates the cases that name her, and alone can open their envelopes.",
    },
    {
        persona: "official-1",
        name: "Percy Holt",
        roles: ["releasing", "order-desk"],
        what: "Decides batches and signs what leaves; enters court orders.",
    },
    {
        persona: "official-2",
        name: "Ines Falk",
        roles: ["releasing", "order-desk"],
        what: "The second signature: nothing leaves and no order enters without one.",
    },
    {
        persona: "holds-1",
        name: "Mila Sorge",
        roles: ["holds-desk"],
        what: "Decides the lines that the program cannot, with a reason.",
    },
    {
        persona: "holds-2",
        name: "Anton Weil",
        roles: ["holds-desk"],
        what: "The second person where a decision leads to a release.",
    },
    {
        persona: "manager-1",
        name: "Greta Lund",
        roles: ["manager"],
        what: "Answers for the release: clears alarms, watches incidents.",
    },
    {
        persona: "safeguards-1",
        name: "Jonas Reiff",
        roles: ["safeguards"],
        what: "Keeps the recipient agency's safeguard standing.",
    },
    {
        persona: "accounting-1",
        name: "Edda Maurer",
        roles: ["accounting"],
        what: "Answers for the three public counters.",
    },
    {
        persona: "auditor-1",
        name: "Nora Vance",
        roles: ["auditor"],
        what: "Sees everything that holds no personal data, and can prove that nothing was changed.",
    },
    ...Array.from({ length: 9 }, (_, at) => ({
        persona: `inv-001${at}`,
        name: `Officer inv-001${at}`,
        roles: ["recipient"],
        what: "Investigates other cases.",
    })),
];

export interface Keys {
    pem: string;
    certificate: Uint8Array;
    public_key: KeyObject;
}

function name_of(text: string): Uint8Array {
    const pair = write(tag.sequence, write_oid("2.5.4.3"), write(0x0c, utf8(text)));
    return write(tag.sequence, write(tag.set, pair));
}

function pem(label: string, der: Uint8Array): string {
    const lines =
        Buffer.from(der)
            .toString("base64")
            .match(/.{1,64}/g) ?? [];
    return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}

export function make_keys(person: Person, serial: number): Keys {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const signature_algorithm = algorithm("1.2.840.10045.4.3.2");
    const validity = write(tag.sequence, write(0x17, utf8("260101000000Z")), write(0x17, utf8("360101000000Z")));
    const body = write(
        tag.sequence,
        write_integer(Uint8Array.of(serial)),
        signature_algorithm,
        name_of("Mock Authority"),
        validity,
        name_of(person.name),
        publicKey.export({ type: "spki", format: "der" }),
    );
    const bits = write(tag.bit_string, Uint8Array.of(0), sign("sha256", body, privateKey));
    const certificate = write(tag.sequence, body, signature_algorithm, bits);
    const key = privateKey.export({ type: "pkcs8", format: "pem" }) as string;
    return { pem: pem("CERTIFICATE", certificate) + key, certificate, public_key: publicKey };
}
