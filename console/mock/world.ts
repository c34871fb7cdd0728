// What the mock station holds: invented batches, lines, orders and records.
import { createHash, randomUUID } from "node:crypto";
import type { components } from "../src/api/schema";
import { MockLedger } from "./ledger";
import { make_keys, people, type Keys } from "./people";
import { seal } from "./sealing";

type Schemas = components["schemas"];

export const agreement = "sample-tax-enforcement";
export const start = "2026-11-23T09:00:00Z";

export type MockBatch = Schemas["Batch"] & {
    approved_by: string[];
    envelopes: Map<number, { envelope: Uint8Array; secret: Uint8Array; case: string; opened?: boolean }>;
    cleared: boolean;
};

export interface World {
    now: string;
    ledger: MockLedger;
    keys: Map<string, Keys>;
    current: string | null;
    uploads: Map<string, Schemas["Upload"] & { digest: string }>;
    jobs: Map<string, Schemas["Job"]>;
    batches: MockBatch[];
    orders: Schemas["Order"][];
    notices: Schemas["Notice"][];
    holds: Schemas["HeldLine"][];
}

export const agreement_text: Schemas["Agreement"] = {
    agreement,
    title: "Sample agreement on addresses for criminal investigations",
    law: "26-usc-6103-i-2",
    purpose: "criminal investigations that are not about tax",
    in_force: { from: "2025-10-19", to: "2027-10-19" },
    custodian: "Sample tax agency",
    requester: "Sample enforcement agency",
    attestation:
        "For every line of this batch I attest: the person named is under criminal investigation under the provision cited on that line; each recipient named takes part in that investigation personally and directly; the address will be used by them, for it and for a proceeding that follows from it, and for nothing else.",
    attestation_digest: `sha256:${"e".repeat(64)}`,
    statutes: [
        { citation: "8 USC 1253(a)(1)", title: "Failure to depart" },
        { citation: "8 USC 1326(a)", title: "Reentry of removed persons" },
        { citation: "18 USC 1546", title: "Fraud and misuse of visas" },
    ],
    switches: [],
};

export const funnel: Schemas["Funnel"] = {
    lines: 2000,
    admitted: 1395,
    outcomes: { pass: 802, "no-release": 341, hold: 313, return: 428, refuse: 116 },
    codes: {
        "R-6103i2-D": 471,
        "R-CT-ADDR": 251,
        "R-6103i2-H": 59,
        "R-CT-MISID": 37,
        "R-1253-B": 30,
        "R-6103i2-E": 30,
        "R-6103i2-G": 28,
    },
};

const address_item = (batch: string, line: number, matter: string): string => `penstock-item/1
batch: ${batch}
line: ${line}
case: ${matter}
answer: address
street: 12 Heron Way
unit: Apt 4
city: Toledo
state: OH
zip: 43604
country: US
tax period: 2025
use ends: 60 days after the day of opening
licence: penstock-licence/1

This is a lead, not proof; verify before acting.
It may be used solely for the case named above, by the officers named for it,
and may not be passed on. When its use ends, dispose of it and certify the disposal.
`;
const empty_item = (batch: string, line: number, matter: string): string => `penstock-item/1
batch: ${batch}
line: ${line}
case: ${matter}
answer: no information disclosed
use ends: 60 days after the day of opening
licence: penstock-licence/1

This says nothing about whether anyone is on file.
`;

export function add_envelopes(batch: MockBatch): void {
    for (const [line, matter] of [
        [2, "SE-2026-0000002"],
        [6, "SE-2026-0000006"],
        [14, "SE-2026-0000014"],
    ] as [number, string][]) {
        const item = line === 6 ? empty_item : address_item;
        batch.envelopes.set(line, { ...seal(item(batch.batch, line, matter)), case: matter });
    }
}

export function digest_of(text: string): Schemas["Digest"] {
    return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

function make_batch(
    id: string,
    received: string,
    state: Schemas["Batch"]["state"],
    more: Partial<MockBatch> = {},
): MockBatch {
    return {
        batch: id,
        agreement,
        received,
        lines: 2000,
        state,
        approved_by: [],
        envelopes: new Map(),
        cleared: false,
        ...more,
    };
}

export async function make_world(): Promise<World> {
    const keys = new Map(people.map((person, at) => [person.persona, make_keys(person, at + 1)]));
    const answered = make_batch("58324f44-40dc-4f96-9487-382d35eff5d3", "2026-11-20T15:00:00Z", "answered", {
        answered: "2026-11-21T10:30:00Z",
        round: 1,
        funnel,
        approved_by: ["official-1", "official-2"],
    });
    add_envelopes(answered);
    const waiting = make_batch("7494e836-fc5b-4d4d-bc61-03f569a459e1", "2026-11-22T11:20:00Z", "decided", {
        round: 1,
        funnel,
    });
    const fresh = make_batch("0b9d6a54-7c1e-4f0a-9a51-2f6f6a3c1d20", "2026-11-23T08:40:00Z", "received");
    const ledger = new MockLedger();
    const note = (entry: Record<string, unknown> & { type: string }, at: string): Promise<number> =>
        ledger.append(entry, at);
    await note({ type: "station-made", origin: ledger.origin, simulation: true }, "2026-11-20T14:00:00Z");
    await note(
        { type: "agreement-adopted", agreement, agreement_digest: digest_of(agreement) },
        "2026-11-20T14:05:00Z",
    );
    await note({ type: "registry-imported", rows: 277010, persons: 100000 }, "2026-11-20T14:20:00Z");
    await note({ type: "received", batch: answered.batch, lines: 2000, outcome: "accepted" }, answered.received);
    for (let line = 1; line <= 280; ++line) {
        await note(
            {
                type: "reviewed",
                batch: answered.batch,
                line,
                round: 1,
                outcome: line % 5 === 0 ? "return" : "pass",
                facts: digest_of(`f${line}`).slice(7),
            },
            "2026-11-21T09:00:00Z",
        );
    }
    await note(
        { type: "decision-closed", batch: answered.batch, round: 1, lines: 2000, admitted: 1395 },
        "2026-11-21T09:01:00Z",
    );
    for (const official of answered.approved_by)
        await note({ type: "approved", batch: answered.batch, round: 1, official }, "2026-11-21T10:00:00Z");
    await note({ type: "delivered", batch: answered.batch, round: 1, envelopes: 1395 }, "2026-11-21T10:30:00Z");
    const order: Schemas["Order"] = {
        order: "order-3",
        kind: "stop",
        court: "District Court of the Sample District",
        docket: "1:26-cv-00101",
        effective: "2026-11-22T16:00:00Z",
        entered: "2026-11-22T16:04:00Z",
        entry: ledger.entries.length,
        in_force: true,
        scope: "Everything under 18 USC 1546",
        lifts: [],
    };
    await note({ type: "order-entered", order: order.order, kind: order.kind }, "2026-11-22T16:04:00Z");
    const lifted: Schemas["Order"] = {
        ...order,
        order: "order-1",
        docket: "1:26-cv-00044",
        effective: "2026-11-20T18:00:00Z",
        entered: "2026-11-20T18:02:00Z",
        in_force: false,
        scope: "Everything",
        lifts: [{ at: "2026-11-21T08:00:00Z", entry: 5 }],
    };
    const hold = (
        line: number,
        stage: "face" | "record",
        element: string,
        since: string,
        due: string,
        late: boolean,
    ): Schemas["HeldLine"] => ({
        batch: answered.batch,
        line,
        round: 1,
        stage,
        elements: [element],
        decided: [],
        statute: "8 USC 1253(a)(1)",
        recipients: "inv-0002",
        since,
        due,
        late,
    });
    return {
        now: start,
        ledger,
        keys,
        current: null,
        uploads: new Map(),
        jobs: new Map(),
        batches: [fresh, waiting, answered],
        orders: [order, lifted],
        notices: [
            {
                notice: 17,
                order: "order-3",
                to: "inv-0002",
                given: "2026-11-22T16:05:00Z",
                acknowledged: null,
                text: "A court has stopped the use of this channel under 18 USC 1546. Do not use what you received under that statute until you are told that the order is lifted.",
            },
            {
                notice: 4,
                order: "order-1",
                to: "inv-0002",
                given: "2026-11-20T18:03:00Z",
                acknowledged: "2026-11-20T19:10:00Z",
                text: "A court has stopped this channel. Open no envelope until you are told that the order is lifted.",
            },
        ],
        holds: [
            hold(4, "record", "6103i2-D.unit-tells-apart", "2026-11-10T09:00:00Z", "2026-11-20T09:00:00Z", true),
            hold(49, "face", "1253-C.no-relief-pending", "2026-11-21T09:00:00Z", "2026-12-01T09:00:00Z", false),
            hold(57, "record", "6103i2-D.unit-tells-apart", "2026-11-21T09:00:00Z", "2026-12-01T09:00:00Z", false),
            hold(212, "face", "6103b2-A.mail-drop", "2026-11-21T09:00:00Z", "2026-12-01T09:00:00Z", false),
        ],
    };
}

export const new_id = (): string => randomUUID();
