// What a check found, grouped by the rule that speaks.
import type { Schemas } from "../api/client";
import { h } from "../dom";
import { code, more } from "../parts/pieces";
import { count, number } from "../words";
import { lines_text, requirement_source, requirement_text } from "./batch_parts";

export type CheckedLine = Schemas["CheckedLine"];

interface Trouble {
    code: string;
    outcome: string;
    reasons: Map<string, number[]>;
    lines: Set<number>;
}

export function troubles(lines: CheckedLine[]): Trouble[] {
    const found = new Map<string, Trouble>();
    for (const { line, outcome, findings } of lines) {
        for (const finding of findings) {
            if (finding.status === "met") continue;
            const trouble = found.get(finding.requirement) ?? {
                code: finding.requirement,
                outcome,
                reasons: new Map<string, number[]>(),
                lines: new Set<number>(),
            };
            trouble.lines.add(line);
            trouble.reasons.set(finding.reason, [...(trouble.reasons.get(finding.reason) ?? []), line]);
            found.set(finding.requirement, trouble);
        }
    }
    return [...found.values()].sort((a, b) => b.lines.size - a.lines.size);
}

export function as_csv(lines: CheckedLine[]): string {
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const rows = lines.flatMap(({ line, outcome, findings }) =>
        findings.map((finding) =>
            [line, outcome, finding.requirement, finding.element, quoted(finding.reason)].join(","),
        ),
    );
    return ["line,outcome,requirement,element,reason", ...rows].join("\n") + "\n";
}

export function trouble_part(trouble: Trouble): HTMLElement {
    return h(
        "li",
        { class: "sheet trouble" },
        h(
            "div",
            { class: "trouble-head" },
            h("h3", { class: "sheet-title" }, code(trouble.code)),
            h("span", { class: "trouble-count" }, count(trouble.lines.size, "line")),
        ),
        h(
            "p",
            { class: "under" },
            requirement_source(trouble.code),
            requirement_text(trouble.code) ? `: ${requirement_text(trouble.code)}.` : "",
        ),
        [...trouble.reasons].map(([reason, lines]) =>
            h(
                "div",
                { class: "trouble-reason" },
                h("p", {}, reason),
                more(`Lines (${number(lines.length)})`, h("p", { class: "mono" }, lines_text(lines))),
            ),
        ),
    );
}
