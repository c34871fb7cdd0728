// The holds desk: the lines that wait for a person, and the clock of each.
import type { Schemas } from "../api/client";
import { h, type Child } from "../dom";
import { paged } from "../parts/live";
import { code, empty, figure, figures, link, page_head, table, tag } from "../parts/pieces";
import type { Visit } from "../router";
import { now } from "../session";
import { count, day, days_between, number, short_id } from "../words";

type HeldLine = Schemas["HeldLine"];

export function clock_tag(line: HeldLine): HTMLElement {
    const left = days_between(now().me?.station.now ?? line.since, line.due);
    if (line.late || left < 0) return tag(`Late by ${count(Math.max(1, -left), "day")}`, "bad");
    return left <= 3 ? tag(`${count(left, "day")} left`, "warn") : tag(`${count(left, "day")} left`);
}

const stages: Record<HeldLine["stage"], string> = {
    face: "on its face, before any look-up",
    record: "because of what is on file",
};

function open_elements(line: HeldLine): string[] {
    return line.elements.filter((element) => !line.decided.includes(element));
}

function held_table(lines: HeldLine[]): Child {
    const late = lines.filter((line) => line.late).length;
    const waiting = lines.filter((line) => open_elements(line).length > 0);
    return [
        figures(
            figure(number(waiting.length), waiting.length === 1 ? "line waits for you" : "lines wait for you", "warn"),
            figure(number(late), "past the day by which it should be decided", late ? "bad" : "quiet"),
            figure(number(lines.length - waiting.length), "decided; takes effect in the next round", "good"),
        ),
        table(
            "Lines on hold, the oldest first",
            [
                {
                    name: "Line",
                    kind: "head",
                    cell: (line) =>
                        link(
                            `/app/holds/${line.batch}/${line.line}`,
                            `Line ${line.line}`,
                            h("span", { class: "under" }, `batch ${short_id(line.batch)}`),
                        ),
                },
                {
                    name: "Stopped by",
                    cell: (line) => [
                        line.elements.map((element) => h("div", {}, code(element))),
                        h("span", { class: "under" }, stages[line.stage]),
                    ],
                },
                { name: "Statute", cell: (line) => line.statute },
                {
                    name: "Decide by",
                    cell: (line) => [
                        h("span", {}, day(line.due)),
                        " ",
                        open_elements(line).length > 0 ? clock_tag(line) : tag("Decided", "good"),
                    ],
                },
            ],
            lines,
        ),
    ];
}

export function holds_page(visit: Visit): Child {
    return [
        page_head(
            "Holds desk",
            "Lines that the program can neither admit nor turn down. The statute says “shall”: each has a clock, and nothing drops off the list.",
        ),
        paged<HeldLine>("/v1/holds", 100, visit.signal, held_table, () =>
            empty(
                "No line is on hold",
                "When the program cannot decide a line, it comes here, with the rule that stopped it.",
            ),
        ),
    ];
}
