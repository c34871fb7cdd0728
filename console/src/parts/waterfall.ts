// How a match came about, bit by bit: each step begins where the one before ended.
import { h, with_share } from "../dom";

export interface Step {
    field: string;
    level: string;
    weight: number;
}

function signed(weight: number): string {
    return `${weight > 0 ? "+" : weight < 0 ? "−" : ""}${Math.abs(weight).toFixed(1)}`;
}

function row(
    name: string,
    says: string,
    from: number,
    to: number,
    text: string,
    tone: string,
    total = false,
): HTMLElement {
    const bar = with_share(h("span", { class: `fall-bar fill-${tone}` }), Math.abs(to - from));
    bar.style.setProperty("--from", String(Math.min(from, to)));
    return h(
        "li",
        { class: `fall-row${total ? " fall-total" : ""}` },
        h("span", {}, name, says && h("span", { class: "under" }, says)),
        h("span", { class: "fall-track", "aria-hidden": "true" }, bar),
        h("span", { class: "fall-value" }, text),
    );
}

export function waterfall(steps: Step[]): HTMLElement {
    const ends = steps.reduce<number[]>((sums, step) => [...sums, (sums.at(-1) ?? 0) + step.weight], []);
    const lowest = Math.min(0, ...ends);
    const span = Math.max(0, ...ends) - lowest || 1;
    const place = (value: number): number => (value - lowest) / span;
    const total = ends.at(-1) ?? 0;
    return h(
        "ol",
        { class: "waterfall", "aria-label": "How the match came about, in bits" },
        steps.map((step, at) =>
            row(
                step.field,
                step.level,
                place(ends[at - 1] ?? 0),
                place(ends[at] ?? 0),
                signed(step.weight),
                step.weight > 0 ? "good" : step.weight < 0 ? "bad" : "quiet",
            ),
        ),
        row("In all", "", place(0), place(total), signed(total), total > 0 ? "accent" : "quiet", true),
    );
}
