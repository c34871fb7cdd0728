// One envelope: open it, read the item, use it as the licence says, certify its disposal.
import { get_bytes, post, type Schemas } from "../api/client";
import { base64, from_base64, hex, sha256 } from "../crypto/bytes";
import { file_digest } from "../crypto/file_digest";
import { read_item, type Item } from "../crypto/item";
import { open_envelope, open_letter } from "../crypto/sealed";
import { h, type Child } from "../dom";
import { failure_box } from "../parts/failure";
import { file_field, radios } from "../parts/fields";
import { deed, live, say } from "../parts/live";
import { actions, alert, button, download, facts, long_code, more, note, page_head, section } from "../parts/pieces";
import { signing } from "../parts/signing";
import type { Visit } from "../router";
import { credential_at_hand } from "../session";
import { day, number, short_id } from "../words";

type Opening = Schemas["Opening"];

const titles: Record<Item["answer"], string> = {
    address: "An address",
    confirmed: "The address is confirmed",
    "not confirmed": "The address is not confirmed",
    "no information disclosed": "No information is disclosed",
};

function address_label(address: NonNullable<Item["address"]>): HTMLElement {
    const first = [address.street, address.unit].filter(Boolean).join(", ");
    const second = `${address.city}, ${address.state} ${address.zip}`;
    return h(
        "address",
        { class: "address" },
        h("span", {}, first),
        h("span", {}, second),
        address.country && address.country !== "US" && h("span", {}, address.country),
    );
}

function source_of(item: Item): string {
    if (item.tax_period !== undefined) return `A document on file for the tax period ${item.tax_period}`;
    return item.answer === "no information disclosed" ? "–" : "On file without a tax period";
}

function item_sheet(item: Item, opening: Opening): HTMLElement {
    const nothing = item.answer === "no information disclosed";
    return h(
        "article",
        { class: "item", tabindex: -1, "aria-labelledby": "item-title" },
        h("h2", { id: "item-title" }, titles[item.answer]),
        !nothing && h("p", { class: "lead" }, h("strong", {}, "A lead, not proof."), " Verify before acting."),
        item.address && address_label(item.address),
        facts(
            ["Case", item.matter],
            ["Source and date", source_of(item)],
            ["Use ends", h("strong", {}, day(opening.use_end))],
            ["Licence", item.licence],
            ["Ledger entry", number(opening.entry)],
            ["Batch and line", `${short_id(item.batch)}, line ${item.line}`],
        ),
        h(
            "div",
            { class: "terms" },
            h("h3", {}, nothing ? "What this means" : "Terms of use"),
            h("p", {}, item.notes.join(" ")),
        ),
    );
}

function disposal(batch: string, line: number): HTMLElement {
    const place = h("div", { class: "deed-place" });
    let digest: string | undefined;
    const how = radios("What became of it?", [
        { value: "returned", name: "It was returned", says: "to the custodian" },
        { value: "undisclosable", name: "It was destroyed", says: "so that it cannot be disclosed any more" },
        { value: "kept", name: "It is kept under the safeguards", says: "where the law lets you keep it" },
    ]);
    const certificate = file_field(
        "Certificate of disposal (if there is one)",
        "Only its digest is sent.",
        "*/*",
        (file) => {
            void file_digest(file).then((bytes) => (digest = `sha256:${hex(bytes)}`));
        },
    );
    const press = button(
        "Certify the disposal",
        () =>
            void deed(press, place, async () => {
                const chosen = how.value();
                if (!chosen) return how.fail("Say what became of it.");
                how.fail(null);
                await post(
                    "/v1/disposals",
                    { batch, line, how: chosen, ...(digest ? { certificate_digest: digest } : {}) },
                    crypto.randomUUID(),
                );
                place.replaceChildren(
                    alert(
                        "success",
                        "The disposal is on file",
                        h("p", {}, "The custodian destroys the key. Thank you."),
                    ),
                );
                press.remove();
            }),
        "outline",
    );
    return section(
        "When you no longer need it",
        h("p", {}, "At the latest on the day its use ends, return it or destroy it, and certify here that you did."),
        how.root,
        certificate.root,
        actions(press),
        place,
    );
}

// For a recipient who reads the item with openssl: docs/formats/envelope.md.
function sealed_files(envelope: Uint8Array, opening: Opening, receipt: HTMLElement): HTMLElement {
    const kind = "application/octet-stream";
    return actions(
        button("Save the envelope", () => download("envelope.p7m", kind, envelope), "outline"),
        button("Save its key", () => download("envelope.key", kind, from_base64(opening.wrapped_key)), "outline"),
        receipt,
    );
}

export function item_page(visit: Visit): Child {
    const [batch = "", line_text = ""] = visit.parameters;
    const line = Number(line_text);
    const result = h("div", {});
    const part = live("Fetching the envelope …", visit.signal, async () => {
        const envelope = await get_bytes(`/v1/batches/${batch}/envelopes/${line}`, visit.signal);
        const statement = `penstock-open/1\nenvelope sha256:${hex(await sha256(envelope))}\n`;
        const open = async (signature: string): Promise<void> => {
            const opening = await post<Opening>("/v1/openings", { envelope: base64(envelope), signature });
            before.remove();
            const receipt = button(
                "Save the receipt",
                () => download(`opened-${short_id(batch)}-${line}.tlog-proof`, "text/plain", opening.receipt),
                "outline",
            );
            try {
                const credential = await credential_at_hand();
                if (!credential) {
                    const says = "Your key is on your own machine: save both files and read the item there.";
                    const opened = alert("success", "The envelope is open", h("p", {}, says));
                    result.replaceChildren(opened, sealed_files(envelope, opening, receipt), disposal(batch, line));
                    return;
                }
                const secret = await open_letter(from_base64(opening.wrapped_key), credential);
                const item = read_item(await open_envelope(envelope, secret));
                const sheet = item_sheet(item, opening);
                const print = button("Print", () => window.print(), "outline");
                const nothing = item.answer === "no information disclosed";
                result.replaceChildren(sheet, actions(print, receipt), nothing ? "" : disposal(batch, line));
                say(titles[item.answer]);
                sheet.focus();
            } catch (error) {
                // The disclosure is on record: what came of it must not be lost with this page's trouble.
                result.replaceChildren(failure_box(error), sealed_files(envelope, opening, receipt));
            }
        };
        const before = h(
            "div",
            {},
            section(
                "Before you open it",
                h(
                    "ul",
                    { class: "checklist" },
                    h(
                        "li",
                        {},
                        "You are the officer named on this line, and take part in its case personally and directly.",
                    ),
                    h(
                        "li",
                        {},
                        "You need it now: opening is recorded as a disclosure to you, and the time of its use begins.",
                    ),
                    h(
                        "li",
                        {},
                        "What you find is a lead, not proof. It may be used for this case alone, and is not passed on.",
                    ),
                ),
                note(
                    "info",
                    "The station checks everything again at this moment: the law, your roll and case, standing, and every court order.",
                ),
            ),
            section(
                "Open it",
                signing({
                    statement,
                    action: "Sign and open",
                    file: `open-${short_id(batch)}-${line}.txt`,
                    command: "penstock remote open FOLDER ENVELOPE.p7m --signer officer.pem",
                    done: open,
                }),
            ),
            more(
                "The envelope",
                facts(
                    ["Size", "2,227 bytes, as every envelope has"],
                    ["Digest", long_code(statement.slice(25).trim())],
                ),
            ),
        );
        return before;
    });
    return [page_head(`Line ${line_text} of batch ${short_id(batch)}`, ""), part.root, result];
}
