// One batch as its requester sees it: where it stands, the answer, the letter about what goes back.
import { get, get_text } from "../api/client";
import { h, type Child } from "../dom";
import { live } from "../parts/live";
import {
    actions,
    bars,
    button,
    download,
    facts,
    figure,
    figures,
    long_code,
    more,
    next_step,
    note,
    outcome_tag,
    page_head,
    section,
    table,
} from "../parts/pieces";
import type { Visit } from "../router";
import { count, moment, number, short_id } from "../words";
import { lines_text, requirement_source, requirement_text, state_tag, type Batch } from "./batch_parts";

interface Answered {
    line: number;
    status: "served" | "pending" | "returned" | "refused" | "blocked";
    codes?: string[];
}

function read_answer(text: string): Answered[] {
    return text
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as Answered);
}

interface Group {
    codes: string[];
    lines: number[];
}

function grouped(answers: Answered[]): Group[] {
    const groups = new Map<string, Group>();
    for (const { line, codes = [] } of answers) {
        const key = codes.join(" ");
        const group = groups.get(key) ?? { codes, lines: [] };
        group.lines.push(line);
        groups.set(key, group);
    }
    return [...groups.values()].sort((a, b) => b.lines.length - a.lines.length);
}

const statuses: Answered["status"][] = ["served", "pending", "returned", "refused", "blocked"];

function letter_part(title: string, says: string, answers: Answered[]): HTMLElement | null {
    if (answers.length === 0) return null;
    return h(
        "div",
        { class: "letter-part" },
        h("h3", {}, title),
        h("p", {}, says),
        table(
            title,
            [
                {
                    name: "Rule, and what it asks",
                    kind: "head",
                    cell: (group) =>
                        group.codes.map((code) =>
                            h(
                                "div",
                                { class: "rule" },
                                h("code", {}, code),
                                h("span", { class: "rule-source" }, requirement_source(code)),
                                h("span", { class: "rule-asks" }, requirement_text(code)),
                            ),
                        ),
                },
                { name: "Lines", cell: (group) => lines_text(group.lines) },
            ],
            grouped(answers),
        ),
    );
}

function letter(batch: Batch, answers: Answered[]): HTMLElement {
    const of = (status: Answered["status"]): Answered[] => answers.filter((answer) => answer.status === status);
    return h(
        "article",
        { class: "letter", "aria-labelledby": "letter-title" },
        h(
            "header",
            {},
            h("p", { class: "letter-kind" }, "Return letter"),
            h("h2", { id: "letter-title" }, `On the batch received on ${moment(batch.received)}`),
            facts(
                ["Batch", long_code(batch.batch)],
                ["Agreement", batch.agreement],
                batch.answered ? ["Answered", moment(batch.answered)] : null,
                ["Lines", number(batch.lines)],
            ),
        ),
        letter_part(
            "To be mended",
            "These lines are deficient on their face. No record was looked at. Mend each line and send it in a new batch.",
            of("returned"),
        ),
        letter_part(
            "Cannot be served on this route",
            "Nothing that can be changed on the line makes it lawful here.",
            of("refused"),
        ),
        letter_part(
            "Stopped for now",
            "An order, the agreement or the standing of your agency stops these lines until it is lifted.",
            of("blocked"),
        ),
        of("returned").length + of("refused").length + of("blocked").length === 0 && h("p", {}, "No line goes back."),
        h(
            "p",
            { class: "letter-foot" },
            "Whether anyone is on file cannot be told from this letter: every line that was looked up is answered in the same way.",
        ),
    );
}

function answer_part(batch: Batch, answers: Answered[], text: string): Child {
    const lines = (status: Answered["status"]): number => answers.filter((answer) => answer.status === status).length;
    const shown = statuses.filter((status) => lines(status) > 0);
    return [
        section(
            "The answer",
            figures(
                figure(number(lines("served")), "envelopes wait for their recipients", "good"),
                figure(number(lines("pending")), "wait for a person’s decision", "warn"),
                figure(number(lines("returned") + lines("refused") + lines("blocked")), "come back with a rule"),
            ),
            bars(
                "Lines by status",
                answers.length,
                shown.map((status) => ({ key: status, value: lines(status) })),
            ),
            more(
                "Every line",
                table(
                    "Status of every line",
                    [
                        { name: "Line", kind: "head", cell: (answer) => number(answer.line) },
                        { name: "Status", cell: (answer) => outcome_tag(answer.status) },
                        {
                            name: "Rules",
                            cell: (answer) => (answer.codes ?? []).map((code) => [h("code", {}, code), " "]),
                        },
                    ],
                    answers.slice(0, 500),
                ),
                answers.length > 500 &&
                    h("p", {}, `The first 500 of ${number(answers.length)} lines are shown; the file has them all.`),
            ),
            actions(button("Save answer.jsonl", () => download("answer.jsonl", "application/jsonl", text), "outline")),
        ),
        section(
            "Return letter",
            h("div", { class: "no-print" }, actions(button("Print the letter", () => window.print(), "outline"))),
            letter(batch, answers),
        ),
    ];
}

async function save_receipt(batch: string, which: "received" | "delivered"): Promise<void> {
    download(`${which}.tlog-proof`, "text/plain", await get_text(`/v1/batches/${batch}/receipts/${which}`));
}

function receipts(batch: Batch): HTMLElement {
    const place = h("div", { role: "status" });
    const fetch = (which: "received" | "delivered") => (): void => {
        place.replaceChildren();
        save_receipt(batch.batch, which).catch(() =>
            place.replaceChildren(note("error", "The receipt could not be fetched. Try again.")),
        );
    };
    return section(
        "Receipts",
        h(
            "p",
            {},
            "A receipt proves to anybody that the ledger holds the entry. Keep it in your own records; the ledger page checks it in your browser.",
        ),
        actions(
            button("Receipt of submission", fetch("received"), "outline"),
            batch.state === "answered" && button("Receipt of delivery", fetch("delivered"), "outline"),
        ),
        place,
    );
}

export function request_page(visit: Visit): Child {
    const [id = ""] = visit.parameters;
    const part = live("Loading the batch …", visit.signal, async () => {
        const batch = await get<Batch>(`/v1/batches/${id}`, visit.signal);
        const answered = batch.state === "answered";
        const text = answered ? await get_text(`/v1/batches/${id}/answer`, visit.signal) : "";
        return [
            facts(
                ["State", state_tag(batch.state)],
                ["Agreement", batch.agreement],
                ["Received", moment(batch.received)],
                ["Lines", number(batch.lines)],
                batch.answered ? ["Answered", moment(batch.answered)] : null,
                batch.round ? ["Round", number(batch.round)] : null,
                ["Batch", long_code(batch.batch)],
            ),
            answered
                ? next_step(
                      "The answer is here",
                      h(
                          "p",
                          {},
                          `The recipients named on the ${count(read_answer(text).filter((one) => one.status === "served").length, "served line")} can open their envelopes. Lines that came back can be mended and sent again.`,
                      ),
                  )
                : next_step(
                      "Nothing to do now",
                      h(
                          "p",
                          {},
                          "The custodian reviews the lines. All answers become visible together; nothing can be learned from how long it takes.",
                      ),
                      actions(button("Look again", () => void part.refresh(), "outline")),
                  ),
            answered && answer_part(batch, read_answer(text), text),
            receipts(batch),
        ];
    });
    return [page_head(`Batch ${short_id(id)}`, ""), part.root];
}
