// One line beside the law that stopped it, how it was matched, and the decision with its reason.
import { all, get, post, type Schemas } from "../api/client";
import { hex, sha256, utf8 } from "../crypto/bytes";
import { h, type Child } from "../dom";
import { radios, select_field, text_area } from "../parts/fields";
import { deed, live, say } from "../parts/live";
import {
    actions,
    alert,
    button,
    code,
    facts,
    link,
    more,
    next_step,
    note,
    page_head,
    paragraphs,
    section,
    tag,
} from "../parts/pieces";
import { signing } from "../parts/signing";
import { waterfall } from "../parts/waterfall";
import type { Visit } from "../router";
import { has, now } from "../session";
import { count, short_id } from "../words";

type Hold = Schemas["Hold"];
type HoldFinding = Schemas["HoldFinding"];
type Decision = Schemas["NewHoldDecision"];
type Reason = Schemas["HoldReasonPage"]["items"][number];

const choice_words: Record<string, [string, string]> = {
    release: ["Let it go on", "the element counts as met by this decision; the rest of the law still applies"],
    refuse: ["Refuse it", "nothing leaves; a line that was looked up is answered with no information"],
    return: ["Send it back", "the agency shows more, in a new request"],
};

const field_names: Record<string, string> = { tin: "Taxpayer number", dob: "Birth date" };

function named(field: string): string {
    return field_names[field] ?? field.replaceAll("_", " ").replace(/^./, (letter) => letter.toUpperCase());
}

function said(value: unknown): string {
    if (value === null || value === undefined || value === "") return "not set forth";
    if (Array.isArray(value)) return value.map(said).join(", ");
    if (typeof value === "object")
        return Object.entries(value)
            .map(([name, part]) => `${named(name)}: ${said(part)}`)
            .join("; ");
    return value === true ? "yes" : value === false ? "no" : String(value);
}

function request_sheet(hold: Hold, unmask: (press: HTMLButtonElement) => void): HTMLElement {
    const request = Object.entries((hold.request ?? {}) as Record<string, unknown>);
    const press = button("Show it in full", () => unmask(press), "outline");
    return h(
        "div",
        { class: "sheet" },
        h("h2", { class: "sheet-title" }, "What the request says"),
        h("p", {}, hold.masked ? tag("Masked") : tag("Shown in full; recorded", "warn")),
        facts(...request.map(([name, value]): [string, Child] => [named(name), said(value)])),
        hold.masked &&
            has("holds-desk") &&
            h(
                "div",
                {},
                h(
                    "p",
                    { class: "under" },
                    "You may see it in full where you need to. The look is written into the ledger first, with your name.",
                ),
                actions(press),
            ),
    );
}

function law_sheet(finding: HoldFinding): HTMLElement {
    // The paragraph's citation comes apart from its text, or as the text's first line.
    const text = (finding.law ?? "").trim();
    const [first = "", ...rest] = text.split("\n");
    const title = finding.citation ?? first;
    return h(
        "div",
        { class: "sheet law" },
        h("h2", { class: "sheet-title" }, "The rule that stopped it"),
        finding.asks && h("p", { class: "under" }, finding.asks),
        h("p", {}, h("strong", {}, finding.reason)),
        h("p", { class: "under" }, code(finding.requirement), " ", finding.element),
        title && h("h3", {}, title),
        paragraphs(finding.citation ? text : rest.join("\n")),
        h("p", {}, h("strong", {}, "The desk: "), finding.may),
    );
}

interface Deciding {
    batch: string;
    line: string;
    path: string;
    reasons: Reason[];
    done: () => Promise<void>;
}

// A decision that a first official signed, waiting in this page's memory for a second one.
interface Prepared {
    path: string;
    decision: Decision;
    signature: string;
    by: string | undefined;
}
let prepared: Prepared | null = null;

// What officials sign of an act: docs/formats/statements.md.
async function statement_of(deciding: Deciding, decision: Decision): Promise<string> {
    const says = `${decision.element}\n${decision.choice}\n${decision.reason}\n${decision.text}\n`;
    const origin = now().me?.station.origin ?? "";
    return `penstock-act/1\n${origin}\nbatch ${deciding.batch}\nline ${deciding.line}\nsha256:${hex(await sha256(utf8(says)))}\n`;
}

function second_part(finding: HoldFinding, deciding: Deciding): HTMLElement | null {
    const waiting = prepared;
    if (waiting === null || waiting.path !== deciding.path || waiting.decision.element !== finding.element) return null;
    const { decision, signature, by } = waiting;
    const mine = by !== undefined && by === now().me?.id;
    const place = h("div", { class: "deed-place" });
    const press = button(
        "Decide together",
        () =>
            void deed(press, place, async () => {
                await post(
                    `${deciding.path}/decisions`,
                    { ...decision, cosignatures: [signature] },
                    crypto.randomUUID(),
                );
                prepared = null;
                await deciding.done();
            }),
    );
    return next_step(
        "A decision waits for its second official",
        facts(
            ["Decision", choice_words[decision.choice]?.[0] ?? decision.choice],
            ["Reason", decision.reason],
            ["In words", decision.text],
            ["Signed by", by ?? "a first official"],
        ),
        mine
            ? h(
                  "p",
                  {},
                  "You signed first. A different official of the desk looks at the line and decides with you: change the person at the top of the page.",
              )
            : actions(
                  press,
                  button(
                      "Drop it",
                      () => {
                          prepared = null;
                          void deciding.done();
                      },
                      "plain",
                  ),
              ),
        place,
    );
}

function decide_form(finding: HoldFinding, deciding: Deciding): HTMLElement {
    const place = h("div", { class: "deed-place" });
    const together = h("div", {});
    const choices = finding.choices ?? [];
    const reason_place = h("div", {});
    let reason = select_field("Reason", "", []);
    const offer = (choice: string): void => {
        const fitting = deciding.reasons.filter((one) => one.choice === undefined || one.choice === choice);
        reason = select_field(
            "Reason",
            "From the closed list; it stands in every report.",
            fitting.map((one) => [one.reason ?? "", (one.says ?? "").replace(/^./, (letter) => letter.toUpperCase())]),
        );
        reason_place.replaceChildren(reason.root);
        together.replaceChildren();
    };
    const choice = radios(
        "What do you decide?",
        choices.map((value) => ({ value, name: choice_words[value]?.[0] ?? value, says: choice_words[value]?.[1] })),
        undefined,
        offer,
    );
    offer("");
    reason_place.replaceChildren();
    const text = text_area(
        "In your own words",
        "What you saw and why it decides. It is kept in the store; the ledger only commits to it.",
        { maxlength: 4000, rows: 4 },
    );
    const filled = (): Decision | null => {
        const chosen = choice.value() as Decision["choice"] | null;
        choice.fail(chosen ? null : "Choose one.");
        if (!chosen) return null;
        reason.fail(reason.control.value ? null : "Choose the reason.");
        if (!reason.control.value) return null;
        text.fail(text.control.value.trim() ? null : "Say it in your own words.");
        if (!text.control.value.trim()) return null;
        return {
            element: finding.element,
            choice: chosen,
            reason: reason.control.value,
            text: text.control.value.trim(),
        };
    };
    const press = button(
        "Decide",
        () =>
            void deed(press, place, async () => {
                const decision = filled();
                if (!decision) return;
                await post(`${deciding.path}/decisions`, decision, crypto.randomUUID());
                await deciding.done();
            }),
    );
    const sign_first = button(
        "Sign for a second official",
        () =>
            void deed(sign_first, place, async () => {
                const decision = filled();
                if (!decision) return;
                together.replaceChildren(
                    signing({
                        statement: await statement_of(deciding, decision),
                        action: "Sign as the first official",
                        file: "hold-decision.txt",
                        done: async (signature) => {
                            prepared = { path: deciding.path, decision, signature, by: now().me?.id };
                            await deciding.done();
                        },
                    }),
                );
            }),
        "outline",
    );
    return h(
        "div",
        {},
        choice.root,
        reason_place,
        text.root,
        actions(press, choices.includes("release") && sign_first),
        choices.includes("release") &&
            more(
                "When two officials decide",
                h(
                    "p",
                    {},
                    "A release because of what is on file takes two officials of the desk. The first signs, the second looks at the line and decides with the first.",
                ),
            ),
        together,
        place,
    );
}

function finding_part(
    finding: HoldFinding,
    hold: Hold,
    deciding: Deciding,
    unmask: (press: HTMLButtonElement) => void,
): Child {
    const choices = finding.choices ?? [];
    return h(
        "section",
        { class: "part", "aria-label": `Element ${finding.element}` },
        h("div", { class: "beside" }, request_sheet(hold, unmask), law_sheet(finding)),
        second_part(finding, deciding),
        finding.decided
            ? alert(
                  "success",
                  "Decided",
                  h(
                      "p",
                      {},
                      `${choice_words[finding.decided]?.[0] ?? finding.decided}. It takes effect when the batch is decided again.`,
                  ),
              )
            : has("holds-desk") && choices.length > 0
              ? section("Decide this element", decide_form(finding, deciding))
              : note("info", "An official of the holds desk decides."),
    );
}

function match_part(hold: Hold): Child {
    const { match } = hold;
    if (!match) return null;
    const { steps } = match;
    const outcome = {
        unique: "Exactly one person on file fits",
        none: "Nobody on file fits",
        ambiguous: "More than one person could be meant",
        conflict: "What is on file contradicts the request",
    }[match.outcome];
    return section(
        "How it was matched",
        h("p", {}, h("strong", {}, outcome), `; ${count(match.candidates, "person was", "persons were")} compared.`),
        steps.length > 0 && waterfall(steps),
        steps.length > 0 &&
            h(
                "p",
                { class: "under" },
                "In bits: each bit to the right makes it twice as likely that the person on file is the one asked for.",
            ),
    );
}

export function hold_page(visit: Visit): Child {
    const [batch = "", line = ""] = visit.parameters;
    const path = `/v1/holds/${batch}/${line}`;
    const place = h("div", { class: "deed-place" });
    let full: Hold | null = null;
    const part = live("Loading the line …", visit.signal, async () => {
        const [hold, reasons] = await Promise.all([
            full ?? get<Hold>(path, visit.signal),
            all<Reason>("/v1/hold-reasons", 500, visit.signal),
        ]);
        const unmask = (press: HTMLButtonElement): void =>
            void deed(press, place, async () => {
                full = await post<Hold>(`${path}/views`);
                await part.refresh();
                say("The line is shown in full. The look is in the ledger.");
            });
        const done = async (): Promise<void> => {
            full = null;
            await part.refresh();
            if (prepared?.path === path) return say("A second official decides with you.");
            place.replaceChildren(
                alert(
                    "success",
                    "The decision is on file",
                    h(
                        "p",
                        {},
                        "It takes effect when the batch is decided again. ",
                        link("/app/holds", "Back to the list"),
                    ),
                ),
            );
            say("The decision is on file.");
        };
        const deciding: Deciding = { batch, line, path, reasons: reasons.items, done };
        return [hold.findings.map((finding) => finding_part(finding, hold, deciding, unmask)), match_part(hold)];
    });
    return [
        page_head(
            `Line ${line} of batch ${short_id(batch)}`,
            "One line beside the rule that stopped it. Every element is decided on its own, with a reason.",
        ),
        place,
        part.root,
    ];
}
