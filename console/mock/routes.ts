// The mock station's answers: enough of the contract that every page can be walked.
import type { components } from "../src/api/schema";
import { base64, from_base64, hex } from "../src/crypto/bytes";
import { letter } from "./sealing";
import { people } from "./people";
import {
    add_envelopes,
    agreement,
    agreement_text,
    digest_of,
    funnel,
    new_id,
    type MockBatch,
    type World,
} from "./world";
import { ok, page_of, problem, text, type Answer, type Ask, type Json } from "./answers";
import { hold_routes, order_routes } from "./desks";
import { checked_lines, release_details, standing_details } from "./details";

type Schemas = components["schemas"];

function speaks_for(signature: string, statement: string): boolean {
    const digest = digest_of(statement).slice(7);
    return hex(from_base64(signature)).includes(digest);
}

function begin_job(world: World, kind: Schemas["Job"]["kind"], of: number, result: Record<string, unknown>): Answer {
    const job: Schemas["Job"] = {
        job: new_id(),
        kind,
        state: "running",
        done: 0,
        of,
        result: result as Schemas["Job"]["result"] & object,
    };
    world.jobs.set(job.job, job);
    return ok(job, 202);
}

function seen(batch: MockBatch, world: World): Schemas["Batch"] {
    const { approved_by, envelopes: _envelopes, cleared: _cleared, ...shown } = batch;
    const roles = people.find((one) => one.persona === world.current)?.roles ?? [];
    if (roles.some((role) => ["certifier", "submitter", "recipient"].includes(role))) {
        const { funnel: _funnel, ...outside } = shown;
        return { ...outside, state: shown.state === "answered" ? "answered" : "received" };
    }
    return { ...shown, approvals: approved_by.length };
}

async function batch_route(world: World, ask: Ask, batch: MockBatch, rest: string, json: Json): Promise<Answer> {
    if (rest === "") return ok(seen(batch, world));
    if (rest === "/answer") {
        const lines = Array.from({ length: 40 }, (_, at) => {
            const line = at + 1;
            if (line % 10 === 8) return { line, status: "returned", codes: ["R-6103i2-D"] };
            if (line % 10 === 9) return { line, status: "returned", codes: ["R-1253-D"] };
            if (line === 12) return { line, status: "returned", codes: ["R-6103i2-E", "R-6103i2-H"] };
            if (line === 30) return { line, status: "refused", codes: ["R-6103p9-A"] };
            if (line === 36) return { line, status: "pending" };
            return { line, status: "served", envelope: `envelopes/${String(line).padStart(6, "0")}.p7m` };
        });
        return text(lines.map((line) => JSON.stringify(line)).join("\n") + "\n", "application/jsonl");
    }
    if (rest.startsWith("/receipts/")) return text(await world.ledger.receipt(3));
    if (rest === "/envelopes") {
        return page_of(
            [...batch.envelopes].map(([line, one]) => ({ line, bytes: one.envelope.length, case: one.case })),
            ask.query,
        );
    }
    const line = /^\/envelopes\/(\d+)$/.exec(rest)?.[1];
    if (line) {
        const one = batch.envelopes.get(Number(line));
        return one
            ? { status: 200, bytes: one.envelope }
            : problem(404, "There is no such envelope.", "Look at the list of your envelopes.");
    }
    if (rest === "/decisions" && ask.method === "POST") {
        batch.state = "decided";
        batch.round = (batch.round ?? 0) + 1;
        batch.funnel = funnel;
        batch.approved_by = [];
        await world.ledger.append(
            { type: "decision-closed", batch: batch.batch, round: batch.round, lines: 2000, admitted: 1395 },
            world.now,
        );
        return begin_job(world, "decide", batch.lines, funnel);
    }
    const set = release_details(batch);
    if (rest === "/release-set")
        return batch.state === "received"
            ? problem(409, "The batch has not been decided.", "Decide it at the intake first.")
            : ok(set);
    if (rest === "/alarm-clearances") {
        batch.cleared = true;
        return ok(
            { number: 3, entry: await world.ledger.append({ type: "alarms-cleared", batch: batch.batch }, world.now) },
            201,
        );
    }
    if (rest === "/approvals") {
        const me = world.current ?? "";
        if (!speaks_for(json["signature"] ?? "", set.statement))
            return problem(422, "The signature is not over this release set.", "Sign the statement as it stands.");
        if (set.alarms.some((alarm) => alarm.raised === "soft") && !batch.cleared) {
            return problem(409, "The round is held for the manager.", "A manager clears the alarms with a reason.", {
                outcome: "hold",
                findings: [
                    {
                        element: "release.alarms",
                        requirement: "R-MOU-K",
                        reason: "A measure of the batch as a whole is above its limit.",
                        status: "unmet",
                    },
                ],
            });
        }
        if (batch.approved_by.includes(me))
            return problem(409, "You have approved this round already.", "A different official signs next.");
        batch.approved_by.push(me);
        if (batch.approved_by.length >= 2) batch.state = "approved";
        return ok(
            {
                given: batch.approved_by.length,
                needed: 2,
                entry: await world.ledger.append({ type: "approved", batch: batch.batch, official: me }, world.now),
            },
            201,
        );
    }
    if (rest === "/deliveries") {
        batch.state = "answered";
        batch.answered = world.now;
        add_envelopes(batch);
        await world.ledger.append({ type: "delivered", batch: batch.batch, envelopes: 1395 }, world.now);
        return begin_job(world, "deliver", 1395, { envelopes: 1395, bytes_each: 2227 });
    }
    return problem(404, "There is nothing here.", "");
}

async function open_route(world: World, json: Json): Promise<Answer> {
    const envelope = from_base64(json["envelope"] ?? "");
    const wanted = base64(envelope);
    for (const batch of world.batches) {
        for (const [line, one] of batch.envelopes) {
            if (base64(one.envelope) !== wanted) continue;
            if (line === 14 || world.orders.some((order) => order.in_force && order.scope === "Everything")) {
                return problem(
                    403,
                    "A court order stops this line.",
                    "It cannot be opened; the key stays with the custodian.",
                    {
                        outcome: "block",
                        findings: [
                            {
                                element: "opening.no-order",
                                requirement: "R-ORD-STOP",
                                reason: "A court order stops this channel for the line. It cannot be opened; the key stays with the custodian.",
                                status: "unmet",
                            },
                            {
                                element: "opening.not-frozen",
                                requirement: "R-ORD-FREEZE",
                                reason: "An order came after this line was decided. The envelope is frozen; a new one follows if the line is decided anew.",
                                status: "unmet",
                            },
                        ],
                    },
                );
            }
            const key = world.keys.get(world.current ?? "");
            if (!key) return problem(403, "Only the named recipient opens this.", "");
            const entry = await world.ledger.append(
                { type: "disclosed", batch: batch.batch, line, round: 1 },
                world.now,
            );
            return ok(
                {
                    wrapped_key: base64(letter(one.secret, key.public_key)),
                    use_end: "2027-01-22",
                    entry,
                    receipt: await world.ledger.receipt(entry),
                },
                201,
            );
        }
    }
    return problem(404, "There is no such envelope.", "");
}

async function upload_routes(world: World, ask: Ask, json: Json): Promise<Answer | null> {
    if (ask.path === "/v1/uploads") {
        const upload = {
            upload: new_id(),
            bytes: json.bytes ?? 0,
            received: 0,
            complete: false,
            digest: json["sha256"] ?? "",
        };
        world.uploads.set(upload.upload, upload);
        return ok(upload, 201);
    }
    const id = /^\/v1\/uploads\/([^/]+)$/.exec(ask.path)?.[1];
    if (id) {
        const upload = world.uploads.get(id);
        if (!upload) return problem(404, "There is no such upload.", "Begin it again.");
        if (ask.method === "PUT") {
            if (Number(/^bytes (\d+)-/.exec(ask.range)?.[1]) !== upload.received)
                return problem(409, "The range does not go on where the last one ended.", "");
            upload.received += ask.body.length;
            upload.complete = upload.received === upload.bytes;
        }
        return ok(upload);
    }
    if (ask.path === "/v1/prechecks") {
        return begin_job(world, "precheck", 2000, {
            lines: 2000,
            admitted: 1395,
            outcomes: { pass: 1395, return: 428, refuse: 116, hold: 61 },
            codes: {},
        });
    }
    if (ask.path.startsWith("/v1/prechecks/")) return page_of(checked_lines, ask.query);
    if (ask.path === "/v1/batches" && ask.method === "POST") {
        const batch: MockBatch = {
            batch: new_id(),
            agreement,
            received: world.now,
            lines: 2000,
            state: "received",
            approved_by: [],
            envelopes: new Map(),
            cleared: false,
        };
        world.batches.unshift(batch);
        await world.ledger.append(
            { type: "received", batch: batch.batch, lines: 2000, outcome: "accepted" },
            world.now,
        );
        return begin_job(world, "receive", 2000, { batch: batch.batch, lines: 2000 });
    }
    return null;
}

async function ledger_routes(world: World, ask: Ask): Promise<Answer | null> {
    const { ledger } = world;
    if (ask.path === "/ledger/checkpoint") return text(await ledger.checkpoint());
    if (ask.path === "/ledger/log.vkey") return text(ledger.verifier_key() + "\n");
    if (ask.path.startsWith("/ledger/tile/")) return { status: 200, bytes: await ledger.tile(ask.path.slice(8)) };
    if (ask.path === "/v1/ledger") {
        const size = ledger.entries.length;
        return ok({
            origin: ledger.origin,
            sequenced: size,
            published: size,
            witnessed: null,
            verifier_key: ledger.verifier_key(),
        });
    }
    if (ask.path === "/v1/ledger/entries") {
        return page_of(
            ledger.entries
                .map((entry, index) => ({
                    index,
                    at: entry.at,
                    type: (JSON.parse(entry.text) as { type: string }).type,
                    text: entry.text,
                }))
                .reverse(),
            ask.query,
        );
    }
    const receipt = /^\/v1\/receipts\/(\d+)$/.exec(ask.path)?.[1];
    return receipt ? text(await ledger.receipt(Number(receipt))) : null;
}

function persona_routes(world: World, ask: Ask, json: Json): Answer | null {
    if (ask.path === "/personas" && ask.method === "GET") return ok({ personas: people, current: world.current });
    if (ask.path === "/personas") {
        world.current = ask.method === "POST" ? (json["persona"] ?? null) : null;
        return { status: 204 };
    }
    return ask.path === "/personas/current/credential" ? text(world.keys.get(world.current ?? "")?.pem ?? "") : null;
}

export async function answer(world: World, ask: Ask): Promise<Answer> {
    const json = (ask.is_json ? JSON.parse(ask.body.toString()) : {}) as Json;
    const person = people.find((one) => one.persona === world.current);
    const free =
        persona_routes(world, ask, json) ?? (ask.path.startsWith("/ledger/") ? await ledger_routes(world, ask) : null);
    if (free) return free;
    if (!person) return problem(401, "Nobody is known here.", "Choose a sample person on the first page.");
    if (ask.path === "/v1/me") {
        return ok({
            id: person.persona,
            name: person.name,
            roles: person.roles,
            agreements: [agreement],
            station: { origin: world.ledger.origin, simulation: true, now: world.now, version: "1.0" },
        });
    }
    if (ask.path === "/v1/agreements") return page_of([agreement_text], ask.query);
    const job = /^\/v1\/jobs\/(.+)$/.exec(ask.path)?.[1];
    if (job) {
        const found = world.jobs.get(job);
        if (!found) return problem(404, "There is no such work.", "");
        found.done = Math.min(found.of, found.done + Math.ceil(found.of / 2));
        if (found.done === found.of) found.state = "done";
        return ok(found);
    }
    for (const routes of [upload_routes, hold_routes, order_routes]) {
        const got = await routes(world, ask, json);
        if (got) return got;
    }
    if (ask.path === "/v1/batches")
        return page_of(
            world.batches.map((batch) => seen(batch, world)),
            ask.query,
        );
    const batch = /^\/v1\/batches\/([^/]+)(.*)$/.exec(ask.path);
    if (batch) {
        const found = world.batches.find((one) => one.batch === batch[1]);
        return found
            ? batch_route(world, ask, found, batch[2] ?? "", json)
            : problem(404, "There is no such batch.", "Go back to the list.");
    }
    if (ask.path === "/v1/openings") return open_route(world, json);
    if (ask.path === "/v1/disposals")
        return ok({ number: 21, entry: await world.ledger.append({ type: "disposed" }, world.now) }, 201);
    const details = standing_details(ask.path, ask.method);
    if (details) return details.json === undefined ? details : ok(details.json, details.status);
    return (await ledger_routes(world, ask)) ?? problem(404, "There is nothing here.", "");
}
