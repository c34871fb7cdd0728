// The custodian's intake: what came in, whose signature it bears, and the decision of a batch.
import { get, post, type Schemas } from "../api/client";
import type { Job } from "../api/jobs";
import { h, type Child } from "../dom";
import { deed, live, paged } from "../parts/live";
import {
    actions,
    button,
    empty,
    facts,
    figure,
    figures,
    link_button,
    long_code,
    next_step,
    note,
    outside_link,
    page_head,
    section,
} from "../parts/pieces";
import { show_work } from "../parts/work";
import type { Visit } from "../router";
import { has } from "../session";
import { moment, number, short_id } from "../words";
import { batch_table, code_table, funnel_bars, state_tag, type Batch } from "./batch_parts";

export function intake_page(visit: Visit): Child {
    return [
        page_head(
            "Intake",
            "Batches as they came in, the latest first. Each was signed by a certifying official; the signed bytes are kept as they are.",
        ),
        paged<Batch>(
            "/v1/batches",
            50,
            visit.signal,
            (batches) => batch_table("Batches", batches, (batch) => `/app/intake/${batch.batch}`),
            () => empty("No batch has come in", "When a requester submits one, it stands here."),
        ),
    ];
}

// Whose signature the batch bears. The contract may say it; where it does not, its being here does.
function signature_fact(batch: Batch): [string, Child] {
    const signature = (batch as { signature?: { signer?: string; certificate?: string } }).signature;
    return [
        "Signature",
        signature?.certificate
            ? [signature.signer ? `${signature.signer}, ` : "", long_code(signature.certificate)]
            : "Verified when it was received: a batch whose signature does not verify, or whose signer is not on the roll, is not taken in.",
    ];
}

function decided(funnel: Schemas["Funnel"]): Child {
    const outcome = (name: string): number => funnel.outcomes[name] ?? 0;
    return section(
        "What became of the lines",
        figures(
            figure(number(funnel.lines), "lines"),
            figure(number(funnel.admitted), "were lawful on their face and looked up", "accent"),
            figure(number(outcome("pass")), "may be released", "good"),
            figure(number(outcome("hold")), "wait for a person", "warn"),
        ),
        funnel_bars(funnel),
        Object.keys(funnel.codes).length > 0 &&
            h("div", {}, h("h3", {}, "Which rules spoke"), code_table(funnel.codes)),
    );
}

export function intake_batch_page(visit: Visit): Child {
    const [id = ""] = visit.parameters;
    const place = h("div", { class: "deed-place" });
    const part = live("Loading the batch …", visit.signal, async () => {
        const batch = await get<Batch>(`/v1/batches/${id}`, visit.signal);
        const decide = (words: string, kind: "main" | "outline"): HTMLElement => {
            const press = button(
                words,
                () =>
                    void deed(press, place, async () => {
                        const begun = await post<Job>(`/v1/batches/${id}/decisions`, undefined, crypto.randomUUID());
                        await show_work(
                            place,
                            "Reviewing every line, then looking up the lawful ones",
                            begun,
                            visit.signal,
                        );
                        await part.refresh();
                    }),
                kind,
            );
            return press;
        };
        const releasing = has("releasing");
        const to_release = link_button(`/app/release/${id}`, "Go to the release set");
        const next =
            batch.state === "received"
                ? next_step(
                      "Decide the batch",
                      h(
                          "p",
                          {},
                          "Every line is reviewed on its face first. Only lines that are lawful are looked up, each look-up is in the ledger before it happens, and nothing leaves by deciding.",
                      ),
                      releasing
                          ? actions(decide("Decide this batch", "main"))
                          : h("p", {}, "A releasing official does this."),
                  )
                : batch.state === "answered"
                  ? next_step(
                        "The batch is answered",
                        h(
                            "p",
                            {},
                            "If the holds desk has decided lines since, decide the batch again: a new round re-issues every envelope.",
                        ),
                        actions(to_release, releasing && decide("Decide again", "outline")),
                    )
                  : next_step(
                        "Look at what would leave",
                        h(
                            "p",
                            {},
                            "The decision is made. Two releasing officials now look at the release set and sign it.",
                        ),
                        actions(to_release, releasing && decide("Decide again", "outline")),
                    );
        return [
            facts(
                ["State", state_tag(batch.state)],
                ["Agreement", batch.agreement],
                ["Received", moment(batch.received)],
                ["Lines", number(batch.lines)],
                batch.round ? ["Round", number(batch.round)] : null,
                signature_fact(batch),
                ["Batch", long_code(batch.batch)],
            ),
            next,
            place,
            batch.funnel && decided(batch.funnel),
            batch.funnel &&
                section(
                    "Reports",
                    h("p", {}, outside_link(`/v1/reports/batch/${id}`, "What became of this batch, as a page to keep")),
                ),
            !batch.funnel && note("info", "No line has been reviewed yet."),
        ];
    });
    return [page_head(`Batch ${short_id(id)}`, ""), part.root];
}
