// The orders desk: what courts ordered, and how each order stands.
import type { Schemas } from "../api/client";
import { h, type Child } from "../dom";
import { paged } from "../parts/live";
import { actions, empty, link, link_button, outside_link, page_head, table, tag } from "../parts/pieces";
import type { Visit } from "../router";
import { has } from "../session";
import { moment, number } from "../words";

type Order = Schemas["Order"];

export const kind_words: Record<string, string> = {
    stop: "Stops disclosures",
    "bar-use": "Nobody may look or use",
    vacate: "The rule itself is gone",
    preserve: "Legal hold: nothing is destroyed",
};

function order_table(orders: Order[]): Child {
    const desk = has("order-desk");
    return table(
        "Orders, the latest first",
        [
            {
                name: "Order",
                kind: "head",
                cell: (order) => [order.order, h("span", { class: "under" }, order.court, ", ", order.docket)],
            },
            {
                name: "What it does",
                cell: (order) => [
                    kind_words[order.kind] ?? order.kind,
                    order.scope && h("span", { class: "under" }, order.scope),
                ],
            },
            {
                name: "In effect from",
                cell: (order) => [
                    moment(order.effective),
                    order.entry !== undefined && h("span", { class: "under" }, `ledger entry ${number(order.entry)}`),
                ],
            },
            {
                name: "State",
                cell: (order) => [
                    order.in_force ? tag("In force", "bad") : tag("Lifted"),
                    (order.lifts ?? []).map((lift) => h("span", { class: "under" }, `lifted ${moment(lift.at ?? "")}`)),
                ],
            },
            ...(has("order-desk", "auditor")
                ? [
                      {
                          name: "Report",
                          cell: (order: Order): Child =>
                              outside_link(`/v1/orders/${encodeURIComponent(order.order)}/report`, "To the court"),
                      },
                  ]
                : []),
            ...(desk
                ? [
                      {
                          name: "Lift",
                          cell: (order: Order): Child =>
                              order.in_force
                                  ? link(
                                        "/app/orders/lift",
                                        "Lift",
                                        h("span", { class: "usa-sr-only" }, ` ${order.order}`),
                                    )
                                  : "",
                      },
                  ]
                : []),
        ],
        orders,
    );
}

export function orders_page(visit: Visit): Child {
    return [
        page_head(
            "Orders desk",
            "From the first moment that an order is in the ledger, nothing that it covers is disclosed. What it froze stays frozen, even after a lift, until it is decided anew.",
            has("order-desk") &&
                actions(
                    link_button("/app/orders/new", "Enter an order"),
                    link_button("/app/orders/lift", "Lift an order", "outline"),
                    link("/app/notices", "Who has acknowledged"),
                ),
        ),
        paged<Order>("/v1/orders", 100, visit.signal, order_table, () =>
            empty("No order was ever entered", "When a court orders something, two officials of this desk enter it."),
        ),
    ];
}
