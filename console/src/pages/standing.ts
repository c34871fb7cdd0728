// The safeguard standing of the recipient agency: good or not, every reason, what is due.
import { get, post, type Schemas } from "../api/client";
import { hex } from "../crypto/bytes";
import { file_digest } from "../crypto/file_digest";
import { h, type Child } from "../dom";
import { of_agreement } from "../parts/agreement";
import { file_field, select_field, text_field } from "../parts/fields";
import { deed, live, say } from "../parts/live";
import { actions, alert, button, code, empty, more, page_head, section, table, tag } from "../parts/pieces";
import type { Visit } from "../router";
import { has, now } from "../session";
import { count, day, days_between } from "../words";

type Standing = Schemas["Standing"];
type Due = Standing["due"][number];

const kinds: [string, string][] = [
    ["safeguard-report", "Safeguard report"],
    ["corrective-action-plan", "Corrective action plan"],
    ["on-site-review", "On-site review"],
    ["inspection-headquarters", "Inspection of headquarters"],
    ["inspection-computer-facility", "Inspection of the computer facility"],
    ["inspection-local-office", "Inspection of a local office"],
    ["training", "Training of the people with access"],
    ["certificate-of-compliance", "Certificate of compliance"],
];

function due_tag(due: Due): HTMLElement {
    if (due.overdue) return tag("Overdue", "bad");
    const left = days_between(now().me?.station.now ?? due.on ?? "", due.on ?? "");
    return tag(`${count(left, "day")} left`, left <= 30 ? "warn" : "quiet");
}

function quoted(text: string): string {
    return `"${text
        .replace(/\\/g, "\\\\")
        .replace(/"/g, '\\"')
        .replace(/[\u0000-\u001f\u007f]/g, " ")}"`;
}

// docs/formats/standing.md
function record(agreement: string, kind: string, done: string, due: string, by: string, evidence: string): string {
    return (
        [
            'format = "penstock-standing/1"',
            `agreement = ${quoted(agreement)}`,
            `kind = ${quoted(kind)}`,
            `done = ${done}`,
            ...(due ? [`due = ${due}`] : []),
            `by = ${quoted(by)}`,
            `evidence = ${quoted(evidence)}`,
        ].join("\n") + "\n"
    );
}

function file_form(agreement: string, done: () => Promise<void>): HTMLElement {
    const place = h("div", { class: "deed-place" });
    let evidence = "";
    const kind = select_field("What was done", "", kinds);
    const on = text_field("On which day", "", { type: "date", class: "usa-input date" });
    const due = text_field("Due again on (if the document says so)", "", { type: "date", class: "usa-input date" });
    const by = text_field("By whom", "The office or role that filed, inspected or attested");
    const document = file_field(
        "The document behind it",
        "Only its digest is sent; the document stays with you.",
        "*/*",
        (file) => {
            void file_digest(file).then((bytes) => (evidence = `sha256:${hex(bytes)}`));
            document.fail(null);
        },
    );
    const press = button(
        "Put it on file",
        () =>
            void deed(press, place, async () => {
                for (const [field, message] of [
                    [kind, "Choose what was done."],
                    [on, "Give the day."],
                    [by, "Say by whom."],
                ] as const) {
                    field.fail(field.control.value.trim() ? null : message);
                    if (!field.control.value.trim()) return;
                }
                if (!evidence) return document.fail("Choose the document.");
                await post(
                    `/v1/standing/${encodeURIComponent(agreement)}/records`,
                    {
                        toml: record(
                            agreement,
                            kind.control.value,
                            on.control.value,
                            due.control.value,
                            by.control.value.trim(),
                            evidence,
                        ),
                    },
                    crypto.randomUUID(),
                );
                say("It is on file, and in the ledger.");
                await done();
            }),
    );
    return h("div", {}, kind.root, on.root, due.root, by.root, document.root, actions(press), place);
}

function standing_part(agreement: string, visit: Visit): HTMLElement {
    const part = live("Loading the standing …", visit.signal, async () => {
        const standing = await get<Standing>(`/v1/standing/${encodeURIComponent(agreement)}`, visit.signal);
        return [
            standing.good
                ? alert(
                      "success",
                      "In good standing",
                      h(
                          "p",
                          {},
                          "Nothing about the recipient agency’s safeguards stops a request, a delivery or an opening today.",
                      ),
                  )
                : alert(
                      "error",
                      "Not in good standing",
                      h(
                          "p",
                          {},
                          "Until this is mended nothing is reviewed, approved, delivered or opened for this agency.",
                      ),
                  ),
            standing.reasons.length > 0 &&
                section(
                    "Why",
                    table(
                        "What is not met",
                        [
                            { name: "Rule", kind: "head", cell: (reason) => code(reason.requirement ?? "") },
                            {
                                name: "What is missing, and what to do",
                                cell: (reason) => [
                                    reason.what && h("strong", {}, `${reason.what}. `),
                                    reason.reason ?? "",
                                    reason.citation && h("span", { class: "under" }, reason.citation),
                                ],
                            },
                        ],
                        standing.reasons,
                    ),
                ),
            section(
                "What is due",
                standing.due.length === 0
                    ? empty("Nothing is due soon", "What falls due in the next weeks stands here.")
                    : table(
                          "Duties by their day",
                          [
                              { name: "Duty", kind: "head", cell: (due) => due.what ?? "" },
                              { name: "By", cell: (due) => (due.on ? day(due.on) : "") },
                              { name: "State", cell: due_tag },
                          ],
                          standing.due,
                      ),
            ),
            has("safeguards") &&
                section(
                    "Put something on file",
                    more("A report, review, inspection, training or certificate", file_form(agreement, part.refresh)),
                ),
        ];
    });
    return part.root;
}

export function standing_page(visit: Visit): Child {
    return [
        page_head(
            "Safeguard standing",
            "An agency gets confidential records only while it keeps its safeguards. This page says whether it does today, and why not.",
        ),
        of_agreement((agreement) => standing_part(agreement, visit)),
    ];
}
