// A new request, in four steps: the agreement, the file, the check, the signature. What was done
// stays while the page is left and while another person takes over, until the batch is submitted.
import { all, post } from "../api/client";
import type { Job } from "../api/jobs";
import { upload_file } from "../api/upload";
import { from_hex, hex } from "../crypto/bytes";
import { file_digest } from "../crypto/file_digest";
import { append, h, type Child } from "../dom";
import { file_field, radios } from "../parts/fields";
import { deed, live, say } from "../parts/live";
import {
    actions,
    alert,
    bars,
    button,
    download,
    empty,
    facts,
    long_code,
    note,
    page_head,
    progress,
    section,
} from "../parts/pieces";
import { signature_of_another, signed_note, signing } from "../parts/signing";
import { show_work } from "../parts/work";
import type { Visit } from "../router";
import { has, now } from "../session";
import { day, number, size } from "../words";
import type { Funnel } from "./batch_parts";
import { draft, earlier_upload, remember_upload, reset_draft, type Agreement } from "./request_draft";
import { as_csv, trouble_part, troubles, type CheckedLine } from "./troubles";

const most_lines_shown = 5000;
const steps = ["Agreement", "File", "Check", "Sign and submit"];

function step_indicator(step: number): HTMLElement {
    return h(
        "div",
        { class: "usa-step-indicator usa-step-indicator--counters-sm" },
        h(
            "ol",
            { class: "usa-step-indicator__segments" },
            steps.map((name, at) => {
                const state = at + 1 < step ? "complete" : at + 1 === step ? "current" : "";
                return h(
                    "li",
                    {
                        class: `usa-step-indicator__segment${state ? ` usa-step-indicator__segment--${state}` : ""}`,
                        "aria-current": state === "current" ? "step" : null,
                    },
                    h(
                        "span",
                        { class: "usa-step-indicator__segment-label" },
                        name,
                        h(
                            "span",
                            { class: "usa-sr-only" },
                            state === "complete" ? " done" : state === "" ? " not yet" : "",
                        ),
                    ),
                );
            }),
        ),
    );
}

type Redraw = (focus?: boolean) => void;

function agreement_facts(agreement: Agreement): HTMLElement {
    return facts(
        ["Custodian", agreement.custodian],
        ["Purpose", agreement.purpose ?? "as the law says"],
        [
            "In force",
            agreement.in_force.from
                ? `from ${day(agreement.in_force.from)}${agreement.in_force.to ? ` to ${day(agreement.in_force.to)}` : ""}`
                : "",
        ],
        [
            "Statutes",
            h(
                "ul",
                { class: "plain" },
                agreement.statutes.map((statute) =>
                    h("li", {}, statute.citation, statute.title ? `: ${statute.title}` : ""),
                ),
            ),
        ],
    );
}

function choose_agreement(visit: Visit, redraw: Redraw): HTMLElement {
    return live("Loading the agreements …", visit.signal, async () => {
        const { items } = await all<Agreement>("/v1/agreements", 100, visit.signal);
        if (items.length === 0)
            return empty("No agreement names you", "Ask your agency to have you entered in the agreement’s roll.");
        const shown = h("div", {});
        const show = (id: string): void => {
            const agreement = items.find((one) => one.agreement === id);
            if (agreement) shown.replaceChildren(agreement_facts(agreement));
        };
        const first = draft.agreement?.agreement ?? (items.length === 1 ? items[0]?.agreement : undefined);
        const choice = radios(
            "Under which agreement do you ask?",
            items.map((one) => ({ value: one.agreement, name: one.title, says: one.agreement })),
            first,
            show,
        );
        if (first) show(first);
        return [
            choice.root,
            shown,
            actions(
                button("Continue", () => {
                    const agreement = items.find((one) => one.agreement === choice.value());
                    if (!agreement) return choice.fail("Choose an agreement.");
                    draft.agreement = agreement;
                    draft.step = 2;
                    redraw(true);
                }),
            ),
        ];
    }).root;
}

async function send(file: File, place: HTMLElement, visit: Visit): Promise<void> {
    const bar = progress("Reading the file");
    place.replaceChildren(h("div", { class: "work" }, bar.root));
    say("Reading the file");
    draft.file = file;
    draft.digest = `sha256:${hex(await file_digest(file, (share) => bar.show(share * 0.3, "computing its digest")))}`;
    const upload = await upload_file(file, {
        digest: draft.digest,
        signal: visit.signal,
        earlier: earlier_upload(draft.digest),
        begun: (id) => remember_upload(draft.digest, id),
        progress: (state) =>
            bar.show(
                0.3 + (0.7 * state.received) / state.bytes,
                `${size(state.received)} of ${size(state.bytes)} sent`,
            ),
    });
    draft.upload = upload.upload;
    draft.owner = now().me?.id;
    draft.checked = null;
}

function choose_file(visit: Visit, redraw: Redraw): HTMLElement {
    const place = h("div", { class: "deed-place" });
    const take = (file: File): void => {
        const press = resume;
        press.hidden = false;
        void deed(press, place, async () => {
            await send(file, place, visit);
            draft.step = 3;
            redraw(true);
        });
    };
    const chosen = file_field(
        "The file of requests",
        "A .jsonl file: first a header, then one request a line. If the connection breaks, the upload goes on where it stopped.",
        ".jsonl,.json,.txt",
        (file) =>
            file.size === 0 ? chosen.fail("This file is empty. Choose another.") : (chosen.fail(null), take(file)),
    );
    const resume = button(
        draft.file ? `Go on with ${draft.file.name}` : "Go on with the upload",
        () => {
            const file = chosen.control.files?.[0] ?? draft.file;
            if (file) take(file);
        },
        "outline",
        { hidden: draft.file === null },
    );
    return h(
        "div",
        {},
        note(
            "info",
            "The file goes to the custodian over this connection and stays there only if you submit it. The check touches no record.",
        ),
        chosen.root,
        place,
        actions(
            resume,
            button(
                "Back",
                () => {
                    draft.step = 1;
                    redraw(true);
                },
                "plain",
            ),
        ),
    );
}

function checked_part(redraw: Redraw): Child {
    const checked = draft.checked;
    if (!checked) return null;
    const { funnel, lines } = checked;
    const in_order = funnel.lines - lines.length;
    const outcomes = ["return", "refuse", "hold", "block"].filter((outcome) => funnel.outcomes[outcome]);
    return [
        bars("Result of the check", funnel.lines, [
            { key: "in order", value: checked.more ? funnel.admitted : in_order },
            ...outcomes.map((outcome) => ({ key: outcome, value: funnel.outcomes[outcome] ?? 0 })),
        ]),
        lines.length === 0
            ? alert(
                  "success",
                  "Every line is in order on its face",
                  "The custodian asks the same questions again when it decides.",
              )
            : section(
                  "What to mend",
                  h(
                      "p",
                      {},
                      "Grouped by the rule that speaks. You can mend the file and check it again, or submit it as it is: lines in order are served, the others come back with these rules.",
                  ),
                  checked.more &&
                      note("warning", `Only the first ${number(most_lines_shown)} lines with a finding are shown.`),
                  h("ul", { class: "troubles" }, troubles(lines).map(trouble_part)),
                  actions(
                      button(
                          "Save the findings as a table (CSV)",
                          () => download("findings.csv", "text/csv", as_csv(lines)),
                          "outline",
                      ),
                  ),
              ),
        actions(
            button("Continue to sign", () => {
                draft.step = 4;
                redraw(true);
            }),
            button(
                "Choose another file",
                () => {
                    draft.step = 2;
                    redraw(true);
                },
                "outline",
            ),
        ),
    ];
}

async function check(place: HTMLElement, visit: Visit): Promise<void> {
    const begun = await post<Job>("/v1/prechecks", { upload: draft.upload, agreement: draft.agreement?.agreement });
    const done = await show_work(place, "Checking every line on its face", begun, visit.signal);
    const { items, more: others } = await all<CheckedLine>(
        `/v1/prechecks/${done.job}/lines`,
        most_lines_shown,
        visit.signal,
    );
    draft.checked = { funnel: done.result as unknown as Funnel, lines: items, more: others };
}

function file_facts(): HTMLElement {
    return facts(
        ["File", draft.file?.name ?? ""],
        ["Size", size(draft.file?.size ?? 0)],
        ["Digest", long_code(draft.digest)],
    );
}

function check_file(visit: Visit, redraw: Redraw): HTMLElement {
    const place = h("div", { class: "deed-place" });
    const result = h("div", {});
    if (draft.checked) append(result, checked_part(redraw));
    const press = button("Check again", () => begin(), "outline", { hidden: true });
    const begin = (): void =>
        void deed(press, place, async () => {
            press.hidden = false;
            await check(place, visit);
            redraw(true);
        });
    if (!draft.checked) queueMicrotask(begin);
    return h(
        "div",
        {},
        file_facts(),
        place,
        draft.checked
            ? null
            : actions(
                  press,
                  button(
                      "Choose another file",
                      () => {
                          draft.step = 2;
                          redraw(true);
                      },
                      "plain",
                  ),
              ),
        result,
    );
}

function submit(visit: Visit, redraw: Redraw): HTMLElement {
    const place = h("div", { class: "deed-place" });
    const agreement = draft.agreement;
    const done = async (signature: string): Promise<void> => {
        const begun = await post<Job>("/v1/batches", { upload: draft.upload, signature }, crypto.randomUUID());
        const job = await show_work(place, "The station takes the batch in", begun, visit.signal);
        const batch = String((job.result as Record<string, unknown> | undefined)?.["batch"] ?? "");
        reset_draft();
        visit.go(batch ? `/app/requests/${batch}` : "/app/requests");
    };
    const to_sign = {
        digest: from_hex(draft.digest.slice(7)),
        command: "penstock remote submit FOLDER BATCH.jsonl --signer certifier.pem",
        action: "Sign and submit",
        file: draft.file?.name.replace(/[^\w.-]/g, "_") ?? "batch.jsonl",
        done,
    };
    return h(
        "div",
        {},
        file_facts(),
        agreement?.attestation &&
            h(
                "div",
                { class: "attestation" },
                h("h2", {}, "What the certifying official attests"),
                h("blockquote", {}, agreement.attestation),
            ),
        has("certifier")
            ? [signed_note(), signing(to_sign)]
            : [
                  note("info", "You hand the batch in; the signature over this very file is a certifying official’s."),
                  signature_of_another(to_sign),
              ],
        place,
        actions(
            button(
                "Back to the check",
                () => {
                    draft.step = 3;
                    redraw(true);
                },
                "plain",
            ),
        ),
    );
}

export function new_request_page(visit: Visit): Child {
    const body = h("div", {});
    const titles = ["Choose the agreement", "Choose the file", "Check the file", "Sign and submit"];
    const heading = h("h2", { tabindex: -1 });
    const redraw: Redraw = (focus = false) => {
        const { step } = draft;
        heading.textContent = titles[step - 1] ?? "";
        const part = [choose_agreement, choose_file, check_file, submit][step - 1];
        body.replaceChildren(step_indicator(step), heading, part ? part(visit, redraw) : "");
        if (focus) {
            heading.focus();
            window.scrollTo(0, 0);
        }
    };
    if (draft.step > 1 && !draft.agreement) reset_draft();
    // An upload is its caller's own: whoever takes over sends the file once more.
    if (draft.step > 2 && draft.owner !== now().me?.id) draft.step = 2;
    redraw();
    return [
        page_head(
            "New request",
            "Four steps. Until the last one nothing is submitted, and no record is ever touched by a check.",
        ),
        body,
    ];
}
