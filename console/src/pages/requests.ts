// The requester's batches.
import type { Child } from "../dom";
import { h } from "../dom";
import { paged } from "../parts/live";
import { actions, empty, link_button, page_head } from "../parts/pieces";
import type { Visit } from "../router";
import { batch_table, type Batch } from "./batch_parts";

export function requests_page(visit: Visit): Child {
    const none = (): Child =>
        empty(
            "No request yet",
            "Check a file first: the check touches no record, and tells you line by line what the law would ask.",
            link_button("/app/requests/new", "Check and submit a file"),
        );
    return [
        page_head(
            "Requests",
            "What your agency asked, and where each batch stands. All lines of a batch are answered at the same moment.",
            actions(link_button("/app/requests/new", "New request")),
        ),
        h(
            "div",
            {},
            paged<Batch>(
                "/v1/batches",
                50,
                visit.signal,
                (batches) => batch_table("Batches of your agency", batches, (batch) => `/app/requests/${batch.batch}`),
                none,
            ),
        ),
    ];
}
