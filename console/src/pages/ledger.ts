// The ledger, checked in this browser: the signature of the checkpoint, the tiles under its root, that
// it only grew since this browser last looked, any entry, any receipt. The station is not asked whether
// it is honest.
import { get, get_bytes, get_text, page, type PageOf, type Schemas } from "../api/client";
import { base64, same, text_of, utf8 } from "../crypto/bytes";
import { h, type Child } from "../dom";
import { file_field, text_area } from "../parts/fields";
import { deed, live, say } from "../parts/live";
import {
    actions,
    alert,
    button,
    copyable,
    facts,
    long_code,
    more,
    note,
    page_head,
    progress,
    section,
    table,
} from "../parts/pieces";
import { leaf_hash, verify_consistency, verify_inclusion } from "../ledger/merkle";
import { open_checkpoint, open_receipt, read_verifier_key, type Checkpoint, type VerifierKey } from "../ledger/note";
import { TileTree } from "../ledger/tiles";
import type { Visit } from "../router";
import { has, now } from "../session";
import { count, moment, number } from "../words";

type Entry = Schemas["Entry"];

interface Check {
    name: string;
    good: boolean | null;
    says: string;
}

interface Checked {
    key: VerifierKey;
    key_text: string;
    checkpoint: Checkpoint;
    tree: TileTree;
    checks: Check[];
}

// A checkpoint is public: keeping the last one lets this browser notice if the past is changed.
const seen_key = "penstock-checkpoint";

function seen_before(): string | null {
    try {
        return localStorage.getItem(seen_key);
    } catch {
        return null;
    }
}

function keep(checkpoint: Checkpoint, key_text: string): void {
    try {
        localStorage.setItem(seen_key, `${key_text}\n${checkpoint.note}`);
    } catch {
        // Without it the next visit has nothing to compare with.
    }
}

async function compare(
    old_note: string,
    what: string,
    key: VerifierKey,
    checkpoint: Checkpoint,
    tree: TileTree,
): Promise<Check> {
    const name = `It only grew since ${what}`;
    try {
        const old = await open_checkpoint(old_note, key);
        if (old.size > checkpoint.size) {
            return {
                name,
                good: false,
                says: `${what.replace(/^./, (letter) => letter.toUpperCase())} has ${count(old.size, "entry", "entries")}, more than the ledger shows now.`,
            };
        }
        const proof = old.size === 0 ? [] : await tree.consistency_proof(old.size);
        const good =
            old.size === 0 || (await verify_consistency(old.size, checkpoint.size, old.root, checkpoint.root, proof));
        const grown = checkpoint.size - old.size;
        return good
            ? {
                  name,
                  good,
                  says:
                      grown === 0
                          ? "It is the same ledger, to the last entry."
                          : `The first ${count(old.size, "entry is", "entries are")} unchanged; ${count(grown, "entry", "entries")} came after them.`,
              }
            : { name, good, says: "The past was changed: the older checkpoint is not the beginning of this ledger." };
    } catch (error) {
        return { name, good: null, says: error instanceof Error ? error.message : "It could not be compared." };
    }
}

async function check_ledger(signal: AbortSignal): Promise<Checked> {
    const [key_text, note_text] = await Promise.all([
        get_text("/ledger/log.vkey", signal),
        get_text("/ledger/checkpoint", signal),
    ]);
    const key = await read_verifier_key(key_text);
    const checkpoint = await open_checkpoint(note_text, key);
    const tree = new TileTree(checkpoint.size, (path) => get_bytes(`/ledger/${path}`, signal));
    const checks: Check[] = [
        {
            name: "The checkpoint is signed by the log’s key",
            good: true,
            says: `Ed25519, verified in this browser${checkpoint.cosignatures > 0 ? `; ${count(checkpoint.cosignatures, "further signature")} of keys that this page does not know` : ""}.`,
        },
    ];
    const fits = checkpoint.size === 0 || same(await tree.root(), checkpoint.root);
    checks.push({
        name: "The tiles give the root that was signed",
        good: fits,
        says: fits
            ? `SHA-256 over the tiles that cover ${count(checkpoint.size, "entry", "entries")}.`
            : "The tiles that the station serves are not those it signed.",
    });
    const [seen_vkey, ...seen_note] = (seen_before() ?? "").split("\n");
    if (seen_note.length > 0 && seen_vkey === key_text.trim()) {
        checks.push(await compare(seen_note.join("\n"), "this browser last looked", key, checkpoint, tree));
    } else {
        checks.push({
            name: "Nothing to compare with yet",
            good: null,
            says: "This browser has not seen the ledger before. It keeps this checkpoint and compares next time.",
        });
    }
    if (fits && checks.every((check) => check.good !== false)) keep(checkpoint, key_text.trim());
    return { key, key_text: key_text.trim(), checkpoint, tree, checks };
}

function check_list(checks: Check[]): HTMLElement {
    return h(
        "ul",
        { class: "checks" },
        checks.map((check) =>
            h(
                "li",
                { class: `check ${check.good === true ? "check-good" : check.good === false ? "check-bad" : ""}` },
                h(
                    "span",
                    { class: "check-mark" },
                    check.good === true ? "✓ Holds" : check.good === false ? "✗ Fails" : "– Open",
                ),
                h("strong", {}, check.name),
                h("span", { class: "check-says" }, check.says),
            ),
        ),
    );
}

async function check_entry(checked: Checked, entry: Entry): Promise<Check> {
    const { tree, checkpoint } = checked;
    const name = `Entry ${number(entry.index)} stands in the ledger`;
    if (entry.text === undefined || entry.index >= checkpoint.size)
        return { name, good: null, says: "It came after the checkpoint that this page holds. Check the ledger again." };
    const proof = await tree.inclusion_proof(entry.index);
    const good = await verify_inclusion(
        entry.index,
        checkpoint.size,
        await leaf_hash(utf8(entry.text)),
        proof,
        checkpoint.root,
    );
    return {
        name,
        good,
        says: good
            ? `Proved with ${count(proof.length, "hash", "hashes")} from its place up to the signed root.`
            : "What the station shows is not what stands in its ledger.",
    };
}

function pretty(text: string): string {
    try {
        return JSON.stringify(JSON.parse(text), null, 2);
    } catch {
        return text;
    }
}

function entry_cell(checked: Checked, entry: Entry): HTMLElement {
    const result = h("div", { role: "status" });
    const press = button(
        "Prove it",
        () =>
            void deed(press, result, async () => {
                const check = await check_entry(checked, entry);
                result.replaceChildren(check_list([check]));
            }),
        "outline",
        { "aria-label": `Prove entry ${entry.index}` },
    );
    return h("div", { class: "entry-cell" }, press, more("Its bytes", h("pre", {}, pretty(entry.text ?? ""))), result);
}

function entries_part(checked: Checked, visit: Visit): HTMLElement {
    const items: Entry[] = [];
    const rows = h("div", {});
    const place = h("div", {});
    let next: string | null = null;
    const load = async (): Promise<void> => {
        const got: PageOf<Entry> = await page<Entry>("/v1/ledger/entries", next, 10, visit.signal);
        items.push(...got.items);
        next = got.next;
        rows.replaceChildren(
            table(
                "Entries, the latest first",
                [
                    { name: "Entry", kind: "head", cell: (entry) => number(entry.index) },
                    { name: "What", cell: (entry) => h("code", {}, entry.type) },
                    { name: "When", cell: (entry) => moment(entry.at) },
                    { name: "Proof", cell: (entry) => entry_cell(checked, entry) },
                ],
                items,
            ),
        );
        press.hidden = next === null;
    };
    const press = button("Show more", () => void deed(press, place, load), "outline");
    void deed(press, place, load);
    return section(
        "Entries",
        h("p", {}, "Entries hold no personal data: where a person is concerned they hold keyed commitments."),
        rows,
        actions(press),
        place,
    );
}

function receipt_part(checked: Checked): HTMLElement {
    const result = h("div", { role: "status" });
    const text = text_area("A receipt", "The text of a .tlog-proof file", { rows: 5, class: "usa-textarea mono" });
    const file = file_field(
        "… or its file",
        "",
        ".tlog-proof,.txt",
        (chosen) => void chosen.text().then((content) => (text.control.value = content)),
    );
    const press = button(
        "Check the receipt",
        () =>
            void deed(press, result, async () => {
                const receipt = await open_receipt(text.control.value.replace(/\r\n/g, "\n"), checked.key);
                const later = await compare(
                    receipt.checkpoint.note,
                    "the receipt was given",
                    checked.key,
                    checked.checkpoint,
                    checked.tree,
                );
                result.replaceChildren(
                    check_list([
                        {
                            name: `Entry ${number(receipt.index)} is in the ledger`,
                            good: true,
                            says: "Its hash, the proof and the log’s signature fit together.",
                        },
                        later,
                    ]),
                    h("pre", {}, pretty(text_of(receipt.entry))),
                );
                say("The receipt holds.");
            }),
    );
    return section(
        "Check a receipt",
        h("p", {}, "Nothing of it leaves this browser."),
        text.root,
        file.root,
        actions(press),
        result,
    );
}

function older_part(checked: Checked): HTMLElement {
    const result = h("div", { role: "status" });
    const text = text_area("An older checkpoint", "From your own records, or from anybody who keeps one", {
        rows: 5,
        class: "usa-textarea mono",
    });
    const press = button(
        "Compare",
        () =>
            void deed(press, result, async () => {
                const note_text = `${text.control.value.replace(/\r\n/g, "\n").trimEnd()}\n`;
                result.replaceChildren(
                    check_list([
                        await compare(note_text, "that checkpoint", checked.key, checked.checkpoint, checked.tree),
                    ]),
                );
            }),
    );
    return section("Compare with an older checkpoint", text.root, actions(press), result);
}

function every_hash_part(checked: Checked): HTMLElement {
    const { tree, checkpoint } = checked;
    const place = h("div", {});
    const result = h("div", { role: "status" });
    const press = button(
        "Compute every hash",
        () =>
            void deed(press, result, async () => {
                const bar = progress("From the lowest tiles up to the root");
                place.replaceChildren(h("div", { class: "work" }, bar.root));
                const show = (done: number): void =>
                    bar.show(
                        done / checkpoint.size,
                        `${number(done)} of ${count(checkpoint.size, "entry", "entries")}`,
                    );
                const good = same(
                    await tree.root_from_leaves(show).finally(() => place.replaceChildren()),
                    checkpoint.root,
                );
                const says = good
                    ? `${count(checkpoint.size, "hash", "hashes")} of entries, and all above them, computed here.`
                    : "A hash of an entry is not the one that was signed for.";
                result.replaceChildren(check_list([{ name: "Every hash leads to the signed root", good, says }]));
            }),
        "outline",
    );
    return section(
        "Check every hash",
        h(
            "p",
            {},
            "The check above takes the upper tiles as they come and compares them with the root. This one begins at the entries’ own hashes; a long ledger takes a while.",
        ),
        actions(press),
        place,
        result,
    );
}

function status_facts(visit: Visit): HTMLElement {
    return live("", visit.signal, async () => {
        const status = await get<Schemas["LedgerStatus"]>("/v1/ledger", visit.signal);
        return facts(
            [
                "Sequenced",
                [
                    count(status.sequenced, "entry", "entries"),
                    h("span", { class: "under" }, "have their place and are durable"),
                ],
            ],
            [
                "Published",
                [
                    count(status.published, "entry", "entries"),
                    h("span", { class: "under" }, "in the signed checkpoint"),
                ],
            ],
            [
                "Witnessed",
                status.witnessed === null || status.witnessed === undefined
                    ? "by nobody else yet"
                    : [
                          count(status.witnessed, "entry", "entries"),
                          h("span", { class: "under" }, "in a checkpoint that others signed too"),
                      ],
            ],
        );
    }).root;
}

export function ledger_page(visit: Visit): Child {
    const part = live("Fetching the checkpoint and the tiles …", visit.signal, async () => {
        const checked = await check_ledger(visit.signal);
        const { checkpoint, checks } = checked;
        const bad = checks.some((check) => check.good === false);
        return [
            bad
                ? alert(
                      "error",
                      "The ledger does not hold",
                      h("p", {}, "Keep this page and tell the auditor: it must not happen."),
                  )
                : alert(
                      "success",
                      "The ledger holds",
                      h("p", {}, "What this browser fetched is what the log’s key signed."),
                  ),
            check_list(checks),
            section(
                "The checkpoint",
                facts(
                    ["Log", long_code(checkpoint.origin)],
                    ["Entries", number(checkpoint.size)],
                    ["Root", long_code(base64(checkpoint.root))],
                    ["Key", long_code(checked.key_text)],
                ),
                more("The signed note", copyable(checkpoint.note, "the checkpoint")),
                note(
                    "info",
                    "A key that comes from the station proves only that the station is consistent. Compare it with the one that the custodian published.",
                ),
            ),
            now().me && section("How far it is", status_facts(visit)),
            has("releasing", "order-desk", "holds-desk", "manager", "safeguards", "accounting", "auditor") &&
                entries_part(checked, visit),
            checkpoint.size > 0 && every_hash_part(checked),
            receipt_part(checked),
            older_part(checked),
        ];
    });
    return [
        page_head(
            "Ledger",
            "Everything that must be provable is an entry of one ledger. This page checks it in your browser, with the log’s public key and nothing else.",
            actions(button("Check again", () => void part.refresh(), "outline")),
        ),
        part.root,
    ];
}
