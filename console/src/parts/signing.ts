// Signing a statement: with a key in this page, or by a command on the signer's own machine.
import { base64, from_base64, sha256, utf8 } from "../crypto/bytes";
import { sign_digest } from "../crypto/cms";
import { read_credential, type Credential } from "../crypto/credential";
import { append, h, type Child } from "../dom";
import { credential_at_hand, forget_credential, is_simulation, keep_credential, now } from "../session";
import { file_field, text_area } from "./fields";
import { deed, waiting } from "./live";
import { failure_box } from "./failure";
import { actions, button, copyable, long_code, more, note } from "./pieces";

export interface ToSign {
    // What the signature stands over: a short statement, or a file of which the digest is at hand.
    statement?: string;
    digest?: Uint8Array;
    // The words of the button, such as "Sign and approve".
    action: string;
    // The penstock command that does the whole deed, where there is one.
    command?: string;
    // The file name that the openssl command speaks of.
    file: string;
    done: (signature: string) => Promise<void>;
}

function is_cms(bytes: Uint8Array): boolean {
    return bytes.length > 64 && bytes[0] === 0x30;
}

function openssl_command(file: string): HTMLElement {
    const command = `openssl cms -sign -binary -outform DER -in ${file} -signer official.pem -inkey official.pem -out ${file}.p7s`;
    return copyable(command, "the signing command");
}

// A signature that was made elsewhere: its file, or its text.
function brought(to_sign: ToSign, place: HTMLElement, kind: "main" | "outline"): HTMLElement[] {
    let signature: Uint8Array | null = null;
    const chosen = file_field("Signature file", "The .p7s file that the command wrote", ".p7s,.der,.p7m", (file) => {
        void file.arrayBuffer().then((bytes) => {
            signature = new Uint8Array(bytes);
            chosen.fail(is_cms(signature) ? null : "This is not a signature in DER form.");
        });
    });
    const pasted = text_area("… or the signature as text", "Base64 of the same file", { rows: 3 });
    const press = button(
        to_sign.action.replace(/^Sign and /, "").replace(/^./, (letter) => letter.toUpperCase()),
        () =>
            void deed(press, place, async () => {
                const text = pasted.control.value.replace(/\s+/g, "");
                if (text !== "") {
                    try {
                        signature = from_base64(text);
                    } catch {
                        signature = new Uint8Array();
                    }
                }
                if (!signature || !is_cms(signature)) {
                    chosen.fail("Choose the signature file, or paste it.");
                    return;
                }
                await to_sign.done(base64(signature));
            }),
        kind,
    );
    return [chosen.root, pasted.root, actions(press)];
}

function by_command(to_sign: ToSign, place: HTMLElement): HTMLElement {
    return more(
        "Sign on your own machine instead",
        h(
            "p",
            {},
            "With a card or a key that never leaves your machine: save what is to be signed, run the command there, and bring the signature back.",
        ),
        to_sign.statement !== undefined &&
            h(
                "p",
                {},
                button("Save the statement", () => save(to_sign), "plain"),
            ),
        openssl_command(to_sign.file),
        to_sign.command !== undefined &&
            h(
                "div",
                {},
                h("p", {}, "Or do the whole deed there, with Penstock's own command:"),
                copyable(to_sign.command, "the penstock command"),
            ),
        ...brought(to_sign, place, "outline"),
    );
}

// For somebody who hands in what another has to sign.
export function signature_of_another(to_sign: ToSign): HTMLElement {
    const place = h("div", { class: "deed-place" });
    const how = more("How it is made", openssl_command(to_sign.file));
    return h("div", { class: "signing" }, ...brought(to_sign, place, "main"), place, how);
}

function save(to_sign: ToSign): void {
    const address = URL.createObjectURL(new Blob([to_sign.statement ?? ""], { type: "application/octet-stream" }));
    h("a", { href: address, download: to_sign.file }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function signer_line(credential: Credential, change: () => void): HTMLElement {
    return h(
        "div",
        { class: "signer" },
        h(
            "p",
            {},
            "Signs as ",
            h("strong", {}, credential.name || "the holder of this certificate"),
            is_simulation() ? " (a sample key of this simulation)" : "",
        ),
        more("The certificate", h("p", {}, long_code(credential.fingerprint))),
        !is_simulation() && button("Use another key", change, "plain"),
    );
}

// The panel with both ways. `signed` is asked to hand the signature in; a failure is shown here.
export function signing(to_sign: ToSign): HTMLElement {
    const place = h("div", { class: "deed-place" });
    const here = h("div", {});
    const sign_with = (credential: Credential): void => {
        const press = button(
            to_sign.action,
            () =>
                void deed(press, place, async () => {
                    const digest = to_sign.digest ?? (await sha256(utf8(to_sign.statement ?? "")));
                    await to_sign.done(base64(await sign_digest(credential, digest)));
                }),
        );
        const again = (): void => {
            forget_credential();
            choose();
        };
        here.replaceChildren(signer_line(credential, again), actions(press));
    };
    const choose = (): void => {
        const field = file_field(
            "Your certificate and key",
            "A PEM file. The key stays in this page's memory until you close it; it is never sent or kept.",
            ".pem,.crt,.key",
            (file) => {
                field.fail(null);
                void file
                    .text()
                    .then(read_credential)
                    .then((credential) => {
                        const expected = now().me?.certificate;
                        if (expected && credential.fingerprint !== expected) {
                            field.fail("This is not the certificate with which you came here. Choose your own.");
                            return;
                        }
                        keep_credential(credential);
                        sign_with(credential);
                    })
                    .catch((error: unknown) =>
                        field.fail(error instanceof Error ? error.message : "This file could not be read."),
                    );
            },
        );
        here.replaceChildren(field.root);
    };
    here.append(waiting("Looking for your key …"));
    credential_at_hand().then(
        (credential) => (credential ? sign_with(credential) : choose()),
        (error: unknown) => here.replaceChildren(failure_box(error)),
    );
    const what: Child =
        to_sign.statement === undefined
            ? null
            : more("What exactly is signed", h("pre", { class: "statement" }, to_sign.statement));
    const root = h("div", { class: "signing" });
    append(root, what, here, place, by_command(to_sign, place));
    return root;
}

export function signed_note(): HTMLElement {
    return note("info", "A signature binds you by name. It goes into the ledger, where nobody can take it out again.");
}
