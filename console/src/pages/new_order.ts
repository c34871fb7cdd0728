// Entering or lifting an order: the file, its effect before anything happens, two signatures.
// What was prepared stays in this page's memory, so that a second official can take over.
import { post, type Schemas } from "../api/client";
import { fragment, h, type Child } from "../dom";
import { file_field, text_area } from "../parts/fields";
import { deed, say } from "../parts/live";
import {
    actions,
    alert,
    bars,
    button,
    copyable,
    download,
    facts,
    link,
    more,
    next_step,
    note,
    page_head,
    section,
    table,
} from "../parts/pieces";
import { signing } from "../parts/signing";
import { is_simulation, now } from "../session";
import { count, moment, number, short_id } from "../words";
import { kind_words } from "./orders";

type Preview = Schemas["OrderPreview"];
type Manner = "enter" | "lift";

interface Prepared {
    toml: string;
    preview: Preview | null;
    signatures: string[];
    signers: (string | undefined)[];
}

const fresh = (): Prepared => ({ toml: "", preview: null, signatures: [], signers: [] });
const prepared: Record<Manner, Prepared> = { enter: fresh(), lift: fresh() };
const half_format = "penstock-half-signed-order/1";

const example = `id = "order-7"
court = "District Court of the Northern District"
docket = "3:26-cv-00007"
effective = 2026-11-20T12:00:00Z
kind = "stop"                       # stop, bar-use, vacate or preserve
text_digest = "sha256:…"            # of the order's text

[scope]                             # empty means everything
agreements = ["north-2026"]
statutes = ["8 USC 1253"]
`;
const lift_example = `${example}
[lift]
citation = "Mandate of the Court of Appeals, No. 26-7"
effective = 2026-12-01T09:30:00Z
text_digest = "sha256:…"
`;

const words = {
    enter: {
        title: "Enter an order",
        act: "enters",
        path: "/v1/orders",
        done: "The order is in force",
    },
    lift: {
        title: "Lift an order",
        act: "lifts",
        path: "/v1/lifts",
        done: "The lift is in the ledger",
    },
};

// The station tells both statements where the file holds a lift.
function statement_of(preview: Preview, manner: Manner): string {
    return manner === "lift" && preview.lift_statement ? preview.lift_statement : preview.statement;
}

type Redraw = (focus?: boolean) => void;

function text_step(manner: Manner, redraw: Redraw): Child {
    const order = prepared[manner];
    const place = h("div", { class: "deed-place" });
    const text = text_area(
        "The order as data (TOML)",
        "It states what the order says. The order’s own text stays with counsel and is bound by its digest.",
        { rows: 12, spellcheck: "false", maxlength: 24576, class: "usa-textarea mono code-area" },
    );
    text.control.value = order.toml;
    const file = file_field(
        "… or a file",
        "A .toml file, or one that a first official has signed and passed on.",
        ".toml,.json",
        (chosen) => {
            void chosen.text().then((content) => {
                if (content.trimStart().startsWith("{")) take_over(content, manner, file.fail);
                else order.toml = content;
                text.control.value = order.toml;
            });
        },
    );
    const press = button(
        "See its effect",
        () =>
            void deed(press, place, async () => {
                text.fail(text.control.value.trim() === "" ? "Write the order, or choose its file." : null);
                if (text.control.value.trim() === "") return;
                if (text.control.value !== order.toml) Object.assign(order, fresh(), { toml: text.control.value });
                order.preview = await post<Preview>("/v1/order-previews", { toml: order.toml });
                redraw(true);
            }),
    );
    return [
        text.root,
        file.root,
        more("An example", copyable(manner === "lift" ? lift_example : example, "the example")),
        actions(press),
        place,
    ];
}

function take_over(content: string, manner: Manner, fail: (message: string) => void): void {
    try {
        const half = JSON.parse(content) as {
            format?: string;
            manner?: string;
            toml?: string;
            signatures?: string[];
            signers?: string[];
        };
        if (
            half.format !== half_format ||
            half.manner !== manner ||
            typeof half.toml !== "string" ||
            !Array.isArray(half.signatures)
        )
            throw new Error();
        Object.assign(prepared[manner], fresh(), {
            toml: half.toml,
            signatures: half.signatures,
            signers: half.signers ?? [],
        });
    } catch {
        fail("This is not an order that a first official has signed on this page.");
    }
}

function effect_part(preview: Preview): Child {
    const states = Object.entries(preview.lines);
    const whole = states.reduce((sum, [, lines]) => sum + lines, 0);
    const widened = preview.not_applicable ?? [];
    return section(
        "What it would touch",
        facts(
            preview.kind ? ["Kind", kind_words[preview.kind] ?? preview.kind] : null,
            preview.scope ? ["Covers", preview.scope] : null,
            preview.recipients === undefined ? null : ["Recipients bound by it", number(preview.recipients)],
        ),
        widened.length > 0 &&
            note(
                "warning",
                `This cannot be applied line by line, so that it counts as everybody: ${widened.join(", ")}.`,
            ),
        states.length === 0
            ? note(
                  "warning",
                  "It touches nothing here. Look whether agreement and statute are spelt as they are known.",
              )
            : bars(
                  "Lines by the state they are in",
                  whole,
                  states.map(([name, value]) => ({
                      key: name,
                      name: name.replace(/^./, (letter) => letter.toUpperCase()),
                      value,
                      tone: "accent",
                  })),
              ),
        preview.batches.length > 0 &&
            more(
                `Batches (${preview.batches.length})`,
                table(
                    "Batches that it touches",
                    [
                        {
                            name: "Batch",
                            kind: "head",
                            cell: (batch) => h("span", { class: "mono" }, short_id(batch.batch ?? "")),
                        },
                        {
                            name: "Lines",
                            kind: "number",
                            cell: (batch) =>
                                number(Object.values(batch.lines ?? {}).reduce((sum, lines) => sum + lines, 0)),
                        },
                    ],
                    preview.batches,
                ),
            ),
    );
}

function sign_part(manner: Manner, redraw: Redraw): Child {
    const order = prepared[manner];
    const { preview } = order;
    if (!preview) return null;
    const place = h("div", { class: "deed-place" });
    const me = now().me?.id;
    const signed = order.signatures.length;
    const hand_in = async (): Promise<void> => {
        const entered = await post<Schemas["OrderEntered"]>(
            words[manner].path,
            { toml: order.toml, signatures: order.signatures },
            crypto.randomUUID(),
        );
        prepared[manner] = fresh();
        say(words[manner].done);
        result(entered);
    };
    const box = h("div", {});
    const result = (entered: Schemas["OrderEntered"]): void =>
        box.replaceChildren(
            alert(
                "success",
                words[manner].done,
                facts(["Order", entered.order], ["Ledger entry", number(entered.entry)], ["At", moment(entered.at)]),
                h(
                    "p",
                    {},
                    "Those bound by it are told at once. ",
                    link("/app/notices", "See who has acknowledged"),
                    " · ",
                    link("/app/orders", "All orders"),
                ),
            ),
        );
    const boxes = h(
        "ol",
        { class: "signatures" },
        [0, 1].map((at) =>
            h(
                "li",
                { class: at < signed ? "given" : "" },
                at < signed
                    ? [h("strong", {}, order.signers[at] ?? `Official ${at + 1}`), " has signed"]
                    : "Waits for an official of this desk",
            ),
        ),
    );
    box.append(boxes);
    const signed_by_me = me !== undefined && order.signers.includes(me);
    if (signed === 1) {
        box.append(
            next_step(
                "A second official signs",
                h(
                    "p",
                    {},
                    is_simulation()
                        ? "Change the person at the top of the page: what you prepared stays here. Or pass the file on."
                        : "Pass the file on; the second official chooses it on this page.",
                ),
                actions(
                    button(
                        "Save for the second official",
                        () =>
                            download(
                                `${preview.order}.half-signed.json`,
                                "application/json",
                                JSON.stringify(
                                    {
                                        format: half_format,
                                        manner,
                                        toml: order.toml,
                                        signatures: order.signatures,
                                        signers: order.signers,
                                    },
                                    null,
                                    1,
                                ),
                            ),
                        "outline",
                    ),
                ),
            ),
        );
    }
    if (!signed_by_me) {
        box.append(
            signing({
                statement: statement_of(preview, manner),
                action: signed === 0 ? "Sign as the first official" : `Sign and ${manner}`,
                file: `${preview.order}.txt`,
                command: `penstock order ${manner} STATION ORDER.toml --signer a.pem --signer b.pem`,
                done: async (signature) => {
                    order.signatures = [...order.signatures, signature];
                    order.signers = [...order.signers, me];
                    if (order.signatures.length < 2) return redraw(true);
                    try {
                        await hand_in();
                    } catch (error) {
                        order.signatures = order.signatures.slice(0, -1);
                        order.signers = order.signers.slice(0, -1);
                        throw error;
                    }
                },
            }),
        );
    }
    return section("Two signatures", box, place);
}

function prepared_part(manner: Manner, redraw: Redraw): Child {
    const { preview, toml } = prepared[manner];
    if (!preview) return null;
    const lines = Object.values(preview.lines).reduce((sum, one) => sum + one, 0);
    return [
        note(
            "warning",
            `Nothing has happened yet. This ${words[manner].act} “${preview.order}” and touches ${count(lines, "line")}.`,
        ),
        more("The order as data", h("pre", {}, toml)),
        effect_part(preview),
        sign_part(manner, redraw),
        h(
            "div",
            { class: "no-print" },
            actions(
                button(
                    "Change the order",
                    () => {
                        Object.assign(prepared[manner], { preview: null, signatures: [], signers: [] });
                        redraw(true);
                    },
                    "plain",
                ),
            ),
        ),
    ];
}

export function new_order_page(manner: Manner): () => Child {
    return () => {
        const body = h("div", { tabindex: -1 });
        const redraw: Redraw = (focus = false) => {
            body.replaceChildren(
                fragment(prepared[manner].preview ? prepared_part(manner, redraw) : text_step(manner, redraw)),
            );
            if (focus) body.focus();
        };
        redraw();
        return [
            page_head(
                words[manner].title,
                manner === "enter"
                    ? "First see what it would touch. It takes two officials of this desk; from the moment it is entered nothing that it covers opens."
                    : "A lift repeats the order’s own data and cites the document that lifts it. It frees only what it certainly covers.",
            ),
            body,
        ];
    };
}
