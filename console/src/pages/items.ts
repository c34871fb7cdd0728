// What waits for a recipient: the envelopes of the lines that name the recipient, batch by batch.
import { all, type Schemas } from "../api/client";
import { h, type Child } from "../dom";
import { live } from "../parts/live";
import { empty, link_button, note, page_head, section, table } from "../parts/pieces";
import type { Visit } from "../router";
import { moment, number, short_id } from "../words";
import type { Batch } from "./batch_parts";

type Envelope = Schemas["Envelope"];

const most_batches = 20;
const most_envelopes = 500;

function envelope_table(batch: Batch, envelopes: Envelope[]): HTMLElement {
    return table(
        `Your envelopes of batch ${short_id(batch.batch)}`,
        [
            { name: "Case", kind: "head", cell: (envelope) => envelope.case ?? `Line ${envelope.line}` },
            { name: "Line", kind: "number", cell: (envelope) => number(envelope.line) },
            {
                name: "Envelope",
                cell: (envelope) =>
                    h(
                        "a",
                        { class: "usa-link", href: `/app/items/${batch.batch}/${envelope.line}` },
                        "Look at it",
                        h("span", { class: "usa-sr-only" }, ` (line ${envelope.line})`),
                    ),
            },
        ],
        envelopes,
    );
}

export function items_page(visit: Visit): Child {
    const part = live("Looking for your envelopes …", visit.signal, async () => {
        const batches = (await all<Batch>("/v1/batches", most_batches, visit.signal)).items.filter(
            (batch) => batch.state === "answered",
        );
        const found = await Promise.all(
            batches.map(async (batch) => ({
                batch,
                ...(await all<Envelope>(`/v1/batches/${batch.batch}/envelopes`, most_envelopes, visit.signal)),
            })),
        );
        const mine = found.filter(({ items }) => items.length > 0);
        if (mine.length === 0)
            return empty(
                "Nothing waits for you",
                "When a batch with a line that names you is answered, its envelope stands here.",
                link_button("/app/notices", "Look at your notices", "outline"),
            );
        return mine.map(({ batch, items, more }) =>
            section(
                `Batch ${short_id(batch.batch)}`,
                h(
                    "p",
                    { class: "part-says" },
                    batch.answered ? `Answered ${moment(batch.answered)}` : `Received ${moment(batch.received)}`,
                ),
                envelope_table(batch, items),
                more && note("info", `The first ${number(most_envelopes)} are shown.`),
            ),
        );
    });
    return [
        page_head(
            "My items",
            "Envelopes of the cases you work on. What is in one is known only when you open it; opening is recorded as a disclosure to you.",
        ),
        part.root,
    ];
}
