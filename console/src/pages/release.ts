// One release set: what will leave and to whom, what looks odd, the two signatures, the delivery.
import { get, post, type Schemas } from "../api/client";
import type { Job } from "../api/jobs";
import { h, type Child } from "../dom";
import { select_field, text_area } from "../parts/fields";
import { deed, live, say } from "../parts/live";
import {
    actions,
    alert,
    button,
    card,
    facts,
    figure,
    figures,
    link,
    long_code,
    more,
    next_step,
    note,
    page_head,
    section,
    table,
    tag,
} from "../parts/pieces";
import { signed_note, signing } from "../parts/signing";
import { show_work } from "../parts/work";
import type { Visit } from "../router";
import { has, now } from "../session";
import { count, number, short_id, type Tone } from "../words";

type ReleaseSet = Schemas["ReleaseSet"];
type Alarm = Schemas["Alarm"];

const clearing_reasons: [string, string][] = [
    ["sample-looked-at", "A sample of the lines was looked at and is in order"],
    ["explained-by-agency", "The agency explained it, in writing"],
    ["known-cause", "The cause is known and lawful"],
];

// The station gives bare numbers; a share is in percent.
function measured(alarm: Alarm, value: string | undefined): string {
    if (value === undefined || !/^\d+$/.test(value)) return value ?? "";
    return /_(share|rise)$/.test(alarm.measure) ? `${value} %` : number(Number(value));
}

function alarm_state(alarm: Alarm): HTMLElement {
    const states: Record<Alarm["raised"], [string, Tone]> = {
        no: ["Quiet", "good"],
        soft: ["For the manager", "warn"],
        hard: ["Stops the release", "bad"],
    };
    const [name, tone] = states[alarm.raised];
    return alarm.raised === "soft" && alarm.cleared ? tag("Cleared", "good") : tag(name, tone);
}

function alarms_part(set: ReleaseSet, cleared: () => void, id: string): Child {
    const raised = set.alarms.filter((alarm) => alarm.raised !== "no");
    const open = raised.filter((alarm) => alarm.raised === "soft" && !alarm.cleared);
    const sorted = [...raised, ...set.alarms.filter((alarm) => alarm.raised === "no")];
    const place = h("div", {});
    const reason = select_field("Reason", "From the closed list.", clearing_reasons);
    const text = text_area(
        "Why it may go on",
        "Kept on file; the ledger commits to it. Name no person whose record it is.",
        { maxlength: 4000, rows: 4 },
    );
    const press = button(
        "Clear the alarms of this round",
        () =>
            void deed(press, place, async () => {
                reason.fail(reason.control.value ? null : "Choose the reason.");
                if (!reason.control.value) return;
                text.fail(text.control.value.trim() ? null : "Say why in your own words.");
                if (!text.control.value.trim()) return;
                await post(
                    `/v1/batches/${id}/alarm-clearances`,
                    { reason: reason.control.value, text: text.control.value.trim() },
                    crypto.randomUUID(),
                );
                cleared();
            }),
    );
    return section(
        "What looks odd in the whole",
        raised.length === 0
            ? h("p", {}, "No measure of this batch as a whole is unusual.")
            : h(
                  "p",
                  {},
                  "No single line shows what the batch shows as a whole. A measure for the manager holds the release until a manager clears it with a reason.",
              ),
        set.alarms.length > 0 &&
            table(
                "Measures of the batch as a whole",
                [
                    {
                        name: "Measure",
                        kind: "head",
                        cell: (alarm) => (alarm.says ?? alarm.measure).replace(/\.$/, ""),
                    },
                    { name: "Reading", kind: "number", cell: (alarm) => measured(alarm, alarm.reading) },
                    { name: "Unusual above", cell: (alarm) => measured(alarm, alarm.threshold) },
                    { name: "State", cell: alarm_state },
                ],
                sorted,
            ),
        open.length > 0 &&
            (has("manager")
                ? card("Clear the alarms", reason.root, text.root, actions(press), place)
                : note("warning", "A manager has to clear this before anybody can approve.")),
    );
}

const most_at_once = 8;

function recipient_table(caption: string, rows: ReleaseSet["recipients"]): HTMLElement {
    return table(
        caption,
        [
            { name: "Recipient", kind: "head", cell: (row) => row.officer ?? "" },
            { name: "Envelopes", kind: "number", cell: (row) => number(row.envelopes ?? 0) },
            { name: "With an item", kind: "number", cell: (row) => number(row.with_item ?? 0) },
        ],
        rows,
    );
}

function leaving_part(set: ReleaseSet): Child {
    const recipients = [...set.recipients].sort((a, b) => (b.envelopes ?? 0) - (a.envelopes ?? 0));
    return [
        section(
            "What would leave",
            figures(
                figure(number(set.envelopes), "envelopes, all of one size", "accent"),
                set.with_item !== undefined && figure(number(set.with_item), "hold an item", "good"),
                set.without_item !== undefined &&
                    figure(number(set.without_item), "say that no information is disclosed"),
            ),
            note(
                "info",
                "Outside the station nobody can tell the two kinds apart. The keys stay here until a named recipient opens an envelope.",
            ),
        ),
        section(
            "To whom",
            recipient_table("Recipients with the most envelopes", recipients.slice(0, most_at_once)),
            recipients.length > most_at_once &&
                more(
                    `${count(recipients.length - most_at_once, "more recipient")}`,
                    recipient_table("The other recipients", recipients.slice(most_at_once, 1000)),
                ),
        ),
        set.statutes &&
            set.statutes.length > 0 &&
            section(
                "On which authority",
                table(
                    "Statutes of the release set",
                    [
                        { name: "Statute", kind: "head", cell: (row) => row.citation ?? "" },
                        { name: "Envelopes", kind: "number", cell: (row) => number(row.envelopes ?? 0) },
                        { name: "With an item", kind: "number", cell: (row) => number(row.with_item ?? 0) },
                    ],
                    set.statutes,
                ),
            ),
    ];
}

function approvals_part(set: ReleaseSet, id: string, visit: Visit, refresh: () => Promise<void>): Child {
    const given = set.approvals.length;
    const mine = set.approvals.some((approval) => approval.official === now().me?.id);
    const place = h("div", { class: "deed-place" });
    const signatures = h(
        "ol",
        { class: "signatures" },
        Array.from({ length: Math.max(set.needed, given) }, (_, at) => {
            const approval = set.approvals[at];
            return h(
                "li",
                { class: approval ? "given" : "" },
                approval ? [h("strong", {}, approval.official ?? ""), " has signed"] : "Waits for a releasing official",
            );
        }),
    );
    if (set.delivered)
        return section(
            "Signatures",
            signatures,
            alert(
                "success",
                "Delivered",
                h("p", {}, "The answers became visible together. Recipients can open their envelopes."),
            ),
        );
    const deliver = button(
        "Deliver the round",
        () =>
            void deed(deliver, place, async () => {
                const begun = await post<Job>(`/v1/batches/${id}/deliveries`, undefined, crypto.randomUUID());
                await show_work(place, "Sealing and delivering the envelopes", begun, visit.signal);
                say("Delivered");
                await refresh();
            }),
    );
    if (given >= set.needed) {
        return section(
            "Signatures",
            signatures,
            next_step(
                "Deliver",
                h("p", {}, "Both signatures are in the ledger. Delivery makes all answers visible at one moment."),
                has("releasing") ? actions(deliver) : h("p", {}, "A releasing official delivers."),
                place,
            ),
        );
    }
    return section(
        "Signatures",
        signatures,
        set.alarms.some((alarm) => alarm.raised === "hard")
            ? note(
                  "error",
                  "A measure of the batch stops this release. Nobody can clear it: the batch goes back to its requester.",
              )
            : set.alarms.some((alarm) => alarm.raised === "soft" && !alarm.cleared)
              ? note("info", "Signing begins when the manager has cleared what looks odd.")
              : !has("releasing")
                ? note("info", "Releasing officials sign here.")
                : mine
                  ? next_step(
                        "Your signature is given",
                        h("p", {}, "A different releasing official signs next. Nobody signs twice."),
                    )
                  : h(
                        "div",
                        {},
                        signed_note(),
                        signing({
                            statement: set.statement,
                            action: "Sign and approve",
                            file: `approval-${short_id(id)}.txt`,
                            command: `penstock batch approve STATION ${id} --signer official.pem`,
                            done: async (signature) => {
                                await post(`/v1/batches/${id}/approvals`, { signature }, crypto.randomUUID());
                                say("Your approval is in the ledger.");
                                await refresh();
                            },
                        }),
                    ),
    );
}

export function release_page(visit: Visit): Child {
    const [id = ""] = visit.parameters;
    const part = live("Loading the release set …", visit.signal, async () => {
        const set = await get<ReleaseSet>(`/v1/batches/${id}/release-set`, visit.signal);
        return [
            facts(
                ["Batch", link(`/app/intake/${id}`, short_id(id))],
                ["Round", number(set.round)],
                ["Digest of the set", long_code(set.release_set)],
            ),
            leaving_part(set),
            alarms_part(set, () => void part.refresh(), id),
            approvals_part(set, id, visit, part.refresh),
        ];
    });
    return [
        page_head(
            "Release set",
            "Look at what would leave before you sign. Your signature stands over the digest of exactly this set.",
        ),
        part.root,
    ];
}
