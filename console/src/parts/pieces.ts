// The small pieces that the pages are made of.
import { fresh_id, fragment, h, svg, with_share, type Attributes, type Child } from "../dom";
import { number, outcome_words, percent, type Tone } from "../words";

export type AlertKind = "info" | "success" | "warning" | "error";

export function alert(kind: AlertKind, title: string, ...text: Child[]): HTMLElement {
    return h(
        "div",
        { class: `usa-alert usa-alert--${kind}`, role: kind === "error" ? "alert" : null },
        h(
            "div",
            { class: "usa-alert__body" },
            h("h2", { class: "usa-alert__heading" }, title),
            text.length > 0 && h("div", { class: "usa-alert__text" }, ...text),
        ),
    );
}

// Says one thing, without a heading.
export function note(kind: AlertKind, ...text: Child[]): HTMLElement {
    return h(
        "div",
        { class: `usa-alert usa-alert--${kind} usa-alert--slim` },
        h("div", { class: "usa-alert__body" }, h("div", { class: "usa-alert__text" }, ...text)),
    );
}

export function page_head(title: string, intro: Child, ...more: Child[]): HTMLElement {
    return h(
        "header",
        { class: "page-head" },
        h("h1", { tabindex: -1 }, title),
        intro !== "" && h("p", { class: "page-intro" }, intro),
        ...more,
    );
}

export function section(title: string, ...children: Child[]): HTMLElement {
    const id = fresh_id();
    return h("section", { class: "part", "aria-labelledby": id }, h("h2", { id }, title), ...children);
}

export function card(title: Child, ...children: Child[]): HTMLElement {
    return h("div", { class: "sheet" }, h("h3", { class: "sheet-title" }, title), ...children);
}

export function tag(text: string, tone: Tone = "quiet"): HTMLElement {
    return h("span", { class: `usa-tag tag-${tone}` }, text);
}

export function outcome_tag(outcome: string): HTMLElement {
    const words = outcome_words[outcome];
    return tag(words?.name ?? outcome, words?.tone ?? "quiet");
}

export function link(to: string, ...text: Child[]): HTMLAnchorElement {
    return h("a", { class: "usa-link", href: to }, ...text);
}

// Opens beside this page, as reports do.
export function outside_link(to: string, ...text: Child[]): HTMLAnchorElement {
    return h(
        "a",
        { class: "usa-link", href: to, target: "_blank", rel: "noopener" },
        ...text,
        h("span", { class: "usa-sr-only" }, " (opens in a new tab)"),
    );
}

export type ButtonKind = "main" | "outline" | "plain" | "danger";

export function button(
    text: Child,
    press: (event: Event) => void,
    kind: ButtonKind = "main",
    more: Attributes = {},
): HTMLButtonElement {
    const kinds = {
        main: "",
        outline: " usa-button--outline",
        plain: " usa-button--unstyled",
        danger: " usa-button--secondary",
    };
    return h("button", { type: "button", class: `usa-button${kinds[kind]}`, onclick: press, ...more }, text);
}

export function link_button(to: string, text: string, kind: ButtonKind = "main"): HTMLAnchorElement {
    return h("a", { class: `usa-button${kind === "outline" ? " usa-button--outline" : ""}`, href: to }, text);
}

// Buttons side by side.
export function actions(...children: Child[]): HTMLElement {
    return h("div", { class: "actions" }, ...children);
}

export function facts(...rows: ([string, Child] | false | null | undefined)[]): HTMLElement {
    return h(
        "dl",
        { class: "facts" },
        rows.map((row) => row && h("div", {}, h("dt", {}, row[0]), h("dd", {}, row[1]))),
    );
}

export function figure(value: string, text: string, tone: Tone = "quiet"): HTMLElement {
    return h(
        "div",
        { class: `figure figure-${tone}` },
        h("span", { class: "figure-value" }, value),
        h("span", { class: "figure-text" }, text),
    );
}

export function figures(...children: (HTMLElement | false)[]): HTMLElement {
    return h("div", { class: "figures" }, ...children);
}

export interface Column<Row> {
    name: string;
    cell: (row: Row) => Child;
    kind?: "number" | "head";
}

// A table that becomes one block a row on a narrow screen.
export function table<Row>(caption: string, columns: Column<Row>[], rows: Row[], caption_shown = false): HTMLElement {
    const head = h(
        "tr",
        {},
        columns.map((column) =>
            h("th", { scope: "col", class: column.kind === "number" ? "number" : null }, column.name),
        ),
    );
    const body = rows.map((row) =>
        h(
            "tr",
            {},
            columns.map((column) => {
                const attributes = { "data-label": column.name, class: column.kind === "number" ? "number" : null };
                return column.kind === "head"
                    ? h("th", { scope: "row", ...attributes }, column.cell(row))
                    : h("td", attributes, column.cell(row));
            }),
        ),
    );
    return h(
        "table",
        { class: "usa-table usa-table--borderless wide" },
        h("caption", { class: caption_shown ? null : "usa-sr-only" }, caption),
        h("thead", {}, head),
        h("tbody", {}, ...body),
    );
}

export function empty(title: string, text: Child, ...more: Child[]): HTMLElement {
    return h("div", { class: "empty" }, drop_picture(), h("h2", {}, title), h("p", {}, text), ...more);
}

function drop_picture(): SVGElement {
    return svg(
        "svg",
        { viewBox: "0 0 64 40", class: "empty-picture", "aria-hidden": "true", focusable: "false" },
        svg("path", { d: "M4 4h8v32H4zM52 4h8v32h-8z", class: "wall" }),
        svg("path", { d: "M14 4h36v16H14z", class: "gate" }),
        svg("path", { d: "M14 29c6 0 6 4 12 4s6-4 12-4 6 4 12 4", class: "water" }),
    );
}

export interface Bar {
    key: string;
    value: number;
    name?: string;
    says?: string;
    tone?: Tone;
}

// Bars over one whole, as a list that also reads without the picture.
export function bars(label: string, whole: number, rows: Bar[]): HTMLElement {
    return h(
        "ul",
        { class: "bars", "aria-label": label },
        rows.map((row) => {
            const words = outcome_words[row.key];
            const tone = row.tone ?? words?.tone ?? "accent";
            return h(
                "li",
                { class: "bar-row" },
                h(
                    "span",
                    { class: "bar-name" },
                    row.name ?? words?.name ?? row.key,
                    (row.says ?? words?.says) && h("span", { class: "bar-says" }, row.says ?? words?.says),
                ),
                h(
                    "span",
                    { class: "bar-track", "aria-hidden": "true" },
                    with_share(h("span", { class: `bar-fill fill-${tone}` }), whole ? row.value / whole : 0),
                ),
                h(
                    "span",
                    { class: "bar-value" },
                    number(row.value),
                    h("span", { class: "bar-share" }, ` ${percent(row.value, whole)}`),
                ),
            );
        }),
    );
}

export interface Progress {
    root: HTMLElement;
    show: (share: number, text: string) => void;
    unknown: () => void; // how far it is cannot be said
}

export function progress(label: string): Progress {
    const id = fresh_id();
    const bar = h("progress", { class: "progress", max: 1, value: 0, "aria-labelledby": id });
    const text = h("span", { class: "progress-text" });
    const root = h("div", { class: "progress-box" }, h("span", { id, class: "progress-label" }, label), bar, text);
    return {
        root,
        show: (share, words) => {
            bar.value = share;
            text.textContent = words;
        },
        unknown: () => bar.removeAttribute("value"),
    };
}

// A text to take along: shown whole, with a button that copies it.
export function copyable(text: string, label: string): HTMLElement {
    const told = h("span", { class: "copied", role: "status" });
    const copy = button(
        "Copy",
        () => {
            navigator.clipboard.writeText(text).then(
                () => (told.textContent = "Copied"),
                () => (told.textContent = "Copying is not allowed here: mark the text and copy it."),
            );
        },
        "outline",
        { "aria-label": `Copy ${label}` },
    );
    return h(
        "div",
        { class: "copyable" },
        h("pre", { tabindex: 0, role: "region", "aria-label": `To copy: ${label}` }, text),
        h("div", { class: "copy-row" }, copy, told),
    );
}

export function more(summary: Child, ...children: Child[]): HTMLElement {
    return h("details", { class: "more" }, h("summary", {}, summary), h("div", { class: "more-body" }, ...children));
}

export function download(name: string, kind: string, content: BlobPart): void {
    const address = URL.createObjectURL(new Blob([content], { type: kind }));
    const anchor = h("a", { href: address, download: name });
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export function next_step(title: string, ...children: Child[]): HTMLElement {
    const id = fresh_id();
    return h(
        "div",
        { class: "usa-summary-box next-step", role: "region", "aria-labelledby": id },
        h(
            "div",
            { class: "usa-summary-box__body" },
            h("h2", { class: "usa-summary-box__heading", id }, title),
            h("div", { class: "usa-summary-box__text" }, ...children),
        ),
    );
}

export function code(text: string): HTMLElement {
    return h("code", {}, text);
}

// A digest or key that may break anywhere.
export function long_code(text: string): HTMLElement {
    return h("code", { class: "long" }, text);
}

// A line of a document, in which `words` stand for themselves.
export function inline(text: string): Child[] {
    return text.split("`").map((part, at) => (at % 2 === 1 ? code(part) : part));
}

export function paragraphs(text: string): DocumentFragment {
    return fragment(
        text
            .split(/\n\s*\n/)
            .map((part) => part.trim())
            .filter((part) => part !== "")
            .map((part) => h("p", {}, inline(part.replace(/\s*\n\s*/g, " ")))),
    );
}
