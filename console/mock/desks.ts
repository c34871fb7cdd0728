// The orders desk and the holds desk of the mock station.
import { ok, page_of, problem, type Answer, type Ask, type Json } from "./answers";
import { hold_detail, hold_reasons } from "./details";
import { digest_of, type World } from "./world";

export async function order_routes(world: World, ask: Ask, json: Json): Promise<Answer | null> {
    const id = /^id\s*=\s*"([^"]+)"/m.exec(json["toml"] ?? "")?.[1] ?? "";
    if (ask.path === "/v1/orders" && ask.method === "GET") return page_of(world.orders, ask.query);
    if (ask.path === "/v1/order-previews") {
        if (!id)
            return problem(422, "The order is not in form.", "The key `id` is missing. Give the order a name.", {
                outcome: "return",
                findings: [
                    {
                        element: "order.form",
                        requirement: "R-ORD-STOP",
                        reason: "A mandatory key is missing.",
                        status: "unmet",
                    },
                ],
            });
        const lift = /^\[lift\]/m.test(json["toml"] ?? "");
        return ok({
            order: id,
            statement: `penstock-order/1\n${lift ? "lift" : "enter"} ${id}\nfile ${digest_of(json["toml"] ?? "")}\n`,
            lines: {
                "waiting for a decision": 2000,
                "decided, not delivered": 1395,
                "delivered, not opened": 1382,
                opened: 13,
            },
            batches: world.batches.map((batch) => ({
                batch: batch.batch,
                lines: { "waiting for a decision": batch.lines },
            })),
        });
    }
    if (ask.path === "/v1/orders" || ask.path === "/v1/lifts") {
        if ((json.signatures ?? []).length < 2)
            return problem(
                422,
                "Two officials sign an order.",
                "Add the signature of a second official of the order desk.",
            );
        const lift = ask.path === "/v1/lifts";
        const entry = await world.ledger.append(
            { type: lift ? "order-lifted" : "order-entered", order: id },
            world.now,
        );
        const known = world.orders.find((order) => order.order === id);
        if (lift && known)
            Object.assign(known, { in_force: false, lifts: [...(known.lifts ?? []), { at: world.now, entry }] });
        if (!lift) {
            world.orders.unshift({
                order: id,
                kind: "stop",
                court: "District Court of the Sample District",
                docket: "1:26-cv-00123",
                effective: world.now,
                entered: world.now,
                entry,
                in_force: true,
                scope: "Everything",
                lifts: [],
            });
            world.notices.unshift({
                notice: entry,
                order: id,
                to: "inv-0002",
                given: world.now,
                acknowledged: null,
                text: "A court has stopped this channel. Open no envelope until you are told that the order is lifted.",
            });
        }
        return ok({ order: id, entry, at: world.now }, 201);
    }
    const acknowledged = /^\/v1\/notices\/([^/]+)\/acknowledgements$/.exec(ask.path)?.[1];
    if (acknowledged) {
        const notice = world.notices.find((one) => one.notice === Number(acknowledged));
        if (notice) notice.acknowledged = world.now;
        return ok({ number: 9, entry: 310 }, 201);
    }
    return ask.path === "/v1/notices" ? page_of(world.notices, ask.query) : null;
}

export async function hold_routes(world: World, ask: Ask, json: Json): Promise<Answer | null> {
    if (ask.path === "/v1/holds") return page_of(world.holds, ask.query);
    if (ask.path === "/v1/hold-reasons") return ok(hold_reasons);
    const match = /^\/v1\/holds\/([^/]+)\/(\d+)(\/views|\/decisions)?$/.exec(ask.path);
    const held = match && world.holds.find((one) => one.batch === match[1] && one.line === Number(match[2]));
    if (!match) return null;
    if (!held)
        return problem(404, "This line is not on hold.", "It may have been decided by another. Go back to the list.");
    if (!match[3]) return ok(hold_detail(held, true));
    if (match[3] === "/views") {
        await world.ledger.append(
            { type: "explained", batch: held.batch, line: held.line, official: world.current },
            world.now,
        );
        return ok(hold_detail(held, false), 201);
    }
    held.decided = [...held.decided, json["element"] ?? ""];
    return ok(
        { number: 12, entry: await world.ledger.append({ type: "hold-decided", batch: held.batch }, world.now) },
        201,
    );
}
