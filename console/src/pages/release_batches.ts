// The batches that have a release set, those that wait for a signature first.
import type { Child } from "../dom";
import { h } from "../dom";
import { paged } from "../parts/live";
import { empty, page_head } from "../parts/pieces";
import type { Visit } from "../router";
import { count } from "../words";
import { batch_table, type Batch } from "./batch_parts";

const order: Batch["state"][] = ["decided", "approved", "answered"];

export function release_batches_page(visit: Visit): Child {
    return [
        page_head(
            "Release sets",
            "What would leave, and to whom. Nothing leaves without the signatures of two different releasing officials over the same set.",
        ),
        paged<Batch>(
            "/v1/batches",
            100,
            visit.signal,
            (batches) => {
                const shown = batches
                    .filter((batch) => order.includes(batch.state))
                    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
                return shown.length === 0
                    ? empty("Nothing waits for release", "A batch comes here when it has been decided at the intake.")
                    : batch_table(
                          "Batches with a release set",
                          shown,
                          (batch) => `/app/release/${batch.batch}`,
                          (batch) =>
                              batch.approvals
                                  ? h("span", { class: "under" }, count(batch.approvals, "signature"))
                                  : null,
                      );
            },
            () => empty("Nothing waits for release", "A batch comes here when it has been decided at the intake."),
        ),
    ];
}
