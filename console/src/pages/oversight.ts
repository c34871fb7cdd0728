// For those who answer for the whole: the three public counters, incidents, items in use, reports.
import { get, type Schemas } from "../api/client";
import { h, type Child } from "../dom";
import { of_agreement } from "../parts/agreement";
import { text_field } from "../parts/fields";
import { live, paged } from "../parts/live";
import {
    actions,
    button,
    empty,
    figure,
    figures,
    note,
    outside_link,
    page_head,
    section,
    table,
    tag,
} from "../parts/pieces";
import type { Visit } from "../router";
import { has, now } from "../session";
import { day, days_between, moment, number, short_id, type Tone } from "../words";

type Incident = Schemas["Incident"];
type Item = Schemas["ItemInUse"];

const incident_words: Record<string, string> = {
    "reversal-attempt": "Somebody tried to release what the law refuses",
    "open-refused": "An opening was refused",
};

function counters_part(visit: Visit): HTMLElement {
    const this_year = new Date(now().me?.station.now ?? Date.now()).getUTCFullYear();
    let year = this_year;
    const part = live("Loading the counters …", visit.signal, async () => {
        const counters = await get<Schemas["Counters"]>(`/v1/counters/${year}`, visit.signal);
        return [
            figures(
                figure(number(counters.requests), "requests, one for each line", "accent"),
                figure(number(counters.inspections), "inspections: records looked at under a lawful line", "warn"),
                figure(number(counters.disclosures), "disclosures: items opened by their recipients", "good"),
            ),
            counters.reconciled === true
                ? note("success", `The numbers of ${counters.year} agree with the ledger, entry by entry.`)
                : counters.reconciled === false
                  ? note(
                        "error",
                        `The numbers of ${counters.year} do not agree with the ledger. Do not publish them; look at the ledger first.`,
                    )
                  : null,
            h(
                "p",
                {},
                outside_link(
                    `/v1/reports/year/${counters.year}`,
                    `The report of ${counters.year}, as a page to publish`,
                ),
            ),
        ];
    });
    const field = text_field("Calendar year", "", {
        type: "number",
        inputmode: "numeric",
        min: 1900,
        max: 2999,
        value: this_year,
        class: "usa-input year",
    });
    const show = button(
        "Show",
        () => {
            const chosen = Number(field.control.value);
            field.fail(chosen >= 1900 && chosen <= 2999 ? null : "Give a year of four digits.");
            if (chosen < 1900 || chosen > 2999) return;
            year = chosen;
            void part.refresh();
        },
        "outline",
    );
    return section("The three public counters", h("div", { class: "year-row" }, field.root, show), part.root);
}

function incident_tag(incident: Incident): HTMLElement {
    const tones: Record<string, Tone> = { open: "warn", overdue: "bad", notified: "accent", closed: "good" };
    return tag(
        incident.state.replace(/^./, (letter) => letter.toUpperCase()),
        tones[incident.state] ?? "quiet",
    );
}

function incidents_part(visit: Visit): HTMLElement {
    return section(
        "Incidents",
        paged<Incident>(
            "/v1/incidents",
            100,
            visit.signal,
            (incidents) =>
                table(
                    "Incidents, each with its clock",
                    [
                        { name: "Number", kind: "head", cell: (incident) => String(incident.incident) },
                        { name: "What happened", cell: (incident) => [incident_words[incident.kind] ?? incident.kind] },
                        { name: "Opened", cell: (incident) => moment(incident.opened) },
                        { name: "To be notified by", cell: (incident) => (incident.due ? moment(incident.due) : "–") },
                        { name: "State", cell: incident_tag },
                    ],
                    incidents,
                ),
            () => empty("No incident", "What may have gone wrong would stand here, each with its clock."),
        ),
    );
}

function use_tag(item: Item): HTMLElement {
    if (item.ended) return tag("Use has ended", "bad");
    const left = days_between(now().me?.station.now ?? item.use_end, `${item.use_end}T00:00:00Z`);
    return tag(left <= 0 ? "Ends today" : `${left} days left`, left <= 14 ? "warn" : "quiet");
}

function items_part(visit: Visit): HTMLElement {
    const shown = of_agreement((agreement) =>
        paged<Item>(
            `/v1/items-in-use/${encodeURIComponent(agreement)}`,
            100,
            visit.signal,
            (items) =>
                table(
                    "Items in use",
                    [
                        {
                            name: "Item",
                            kind: "head",
                            cell: (item) => [
                                `Line ${item.line}`,
                                h("span", { class: "under" }, `batch ${short_id(item.batch)}`),
                            ],
                        },
                        { name: "Recipient", cell: (item) => item.recipient },
                        { name: "Use ends", cell: (item) => day(item.use_end) },
                        { name: "State", cell: use_tag },
                    ],
                    items,
                ),
            () =>
                empty(
                    "No item’s use ends soon",
                    "Items whose use ends soon, or has ended without a disposal, stand here.",
                ),
        ),
    );
    return section(
        "Items in use",
        h("p", {}, "An item whose use has ended and whose disposal nobody certified blocks its recipient."),
        shown,
    );
}

export function oversight_page(visit: Visit): Child {
    return [
        page_head(
            "Oversight",
            "What the law wants counted, published and watched. No page here shows whose records they are.",
        ),
        has("accounting", "manager", "auditor") && counters_part(visit),
        has("manager", "safeguards", "auditor") && incidents_part(visit),
        has("accounting", "safeguards", "auditor") && items_part(visit),
        has("manager", "safeguards", "auditor") &&
            section(
                "Reports",
                of_agreement((agreement) =>
                    h(
                        "p",
                        {},
                        outside_link(
                            `/v1/reports/agreement/${encodeURIComponent(agreement)}`,
                            "How the agreement is used",
                        ),
                    ),
                ),
            ),
        actions(button("Print this page", () => window.print(), "outline")),
    ];
}
