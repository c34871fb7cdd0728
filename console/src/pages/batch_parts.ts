// What several desks show of a batch.
import { requirements } from "virtual:requirements";
import type { Schemas } from "../api/client";
import type { Child } from "../dom";
import { h } from "../dom";
import { bars, link, table, tag, type Bar } from "../parts/pieces";
import { count, moment, number, short_id, type Tone } from "../words";

export type Batch = Schemas["Batch"];
export type Funnel = Schemas["Funnel"];

const states: Record<Batch["state"], [string, Tone]> = {
    received: ["Received", "accent"],
    decided: ["Decided", "warn"],
    approved: ["Approved", "good"],
    answered: ["Answered", "good"],
};

export function state_tag(state: Batch["state"]): HTMLElement {
    const [name, tone] = states[state];
    return tag(name, tone);
}

export function batch_table(
    caption: string,
    batches: Batch[],
    to: (batch: Batch) => string,
    more: (batch: Batch) => Child = () => null,
): HTMLElement {
    return table(
        caption,
        [
            {
                name: "Batch",
                kind: "head",
                cell: (batch) => link(to(batch), h("span", { class: "mono" }, short_id(batch.batch))),
            },
            { name: "Agreement", cell: (batch) => batch.agreement },
            { name: "Received", cell: (batch) => moment(batch.received) },
            { name: "Lines", kind: "number", cell: (batch) => number(batch.lines) },
            { name: "State", cell: (batch) => [state_tag(batch.state), more(batch)] },
        ],
        batches,
    );
}

const outcome_order = ["pass", "no-release", "hold", "return", "refuse", "block"];

// All lines, those that were looked up, and what became of them.
export function funnel_bars(funnel: Funnel): HTMLElement {
    const known = outcome_order.filter((outcome) => outcome in funnel.outcomes);
    const others = Object.keys(funnel.outcomes).filter((outcome) => !outcome_order.includes(outcome));
    const rows: Bar[] = [
        { key: "lines", name: "Lines", says: "in the batch", value: funnel.lines, tone: "accent" },
        { key: "admitted", value: funnel.admitted },
        ...[...known, ...others].map((outcome) => ({ key: outcome, value: funnel.outcomes[outcome] ?? 0 })),
    ];
    return bars("What became of the lines", funnel.lines, rows);
}

export function code_table(codes: Record<string, number>): HTMLElement {
    const rows = Object.entries(codes).sort((a, b) => b[1] - a[1]);
    return table(
        "Requirements that lines did not meet",
        [
            { name: "Requirement", kind: "head", cell: ([code]) => h("code", {}, code) },
            { name: "What it asks", cell: ([code]) => requirement_text(code) },
            { name: "Lines", kind: "number", cell: ([, lines]) => number(lines) },
        ],
        rows,
    );
}

export function lines_text(lines: number[]): string {
    const shown = lines.slice(0, 40).map(number).join(", ");
    return lines.length > 40 ? `${shown} and ${count(lines.length - 40, "more line")}` : shown;
}

export function requirement_text(code: string): string {
    return requirements[code]?.asks ?? "";
}

export function requirement_source(code: string): string {
    return requirements[code]?.source ?? "";
}
