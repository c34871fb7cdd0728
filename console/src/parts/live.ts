// Parts of a page that come from the station: while they load, when they fail, when they are there.
import { h, type Child, append } from "../dom";
import { failure_box } from "./failure";
import { button } from "./pieces";
import { page, type PageOf } from "../api/client";

let speaker: HTMLElement | null = null;

// Said once to people who listen; the region lives as long as the console.
export function make_speaker(): HTMLElement {
    speaker = h("div", { class: "usa-sr-only", role: "status", "aria-live": "polite" });
    return speaker;
}

export function say(text: string): void {
    if (speaker) speaker.textContent = text;
}

export function waiting(text: string): HTMLElement {
    return h(
        "div",
        { class: "waiting" },
        h("span", { class: "waiting-dots", "aria-hidden": "true" }),
        h("span", {}, text),
    );
}

export interface Live {
    root: HTMLElement;
    refresh: () => Promise<void>;
}

// `load` is asked at once, and again at each refresh; what it gives takes the place of the waiting.
export function live(text: string, signal: AbortSignal, load: () => Promise<Child>): Live {
    const root = h("div", { class: "live" });
    const refresh = async (): Promise<void> => {
        const had_focus = root.contains(document.activeElement);
        root.setAttribute("aria-busy", "true");
        root.inert = true; // what is about to go is not to be pressed any more
        if (root.childElementCount === 0) root.replaceChildren(waiting(text));
        try {
            const made = h("div", {});
            append(made, await load());
            if (signal.aborted) return;
            root.replaceChildren(...made.childNodes);
        } catch (error) {
            if (signal.aborted) return;
            root.replaceChildren(
                failure_box(error, () => {
                    root.replaceChildren();
                    void refresh();
                }),
            );
        }
        root.inert = false;
        root.removeAttribute("aria-busy");
        // What had the focus is gone; a keyboard goes on from here and not from the top.
        if (had_focus) {
            root.tabIndex = -1;
            root.focus({ preventScroll: true });
        }
    };
    void refresh();
    return { root, refresh };
}

// A list of the contract, page by page.
export function paged<Of>(
    path: string,
    limit: number,
    signal: AbortSignal,
    show: (items: Of[]) => Child,
    none: () => Child,
): HTMLElement {
    const items: Of[] = [];
    const root = h("div", { class: "live" });
    const load = async (cursor: string | null): Promise<void> => {
        root.setAttribute("aria-busy", "true");
        if (items.length === 0) root.replaceChildren(waiting("Loading …"));
        try {
            const got: PageOf<Of> = await page<Of>(path, cursor, limit, signal);
            items.push(...got.items);
            const made = h("div", {});
            append(made, items.length === 0 ? none() : show(items));
            if (got.next) {
                const next = got.next;
                append(
                    made,
                    h(
                        "p",
                        {},
                        button("Show more", () => void load(next), "outline"),
                    ),
                );
            }
            if (!signal.aborted) root.replaceChildren(...made.childNodes);
            if (cursor) say(`${items.length} are shown now.`);
        } catch (error) {
            if (signal.aborted) return;
            const box = failure_box(error, () => {
                box.remove();
                void load(cursor);
            });
            if (items.length === 0) root.replaceChildren(box);
            else root.append(box);
        }
        root.removeAttribute("aria-busy");
    };
    void load(null);
    return root;
}

// A deed at the press of a button: it cannot be pressed twice, and a failure is shown below it.
export async function deed(press: HTMLButtonElement, place: HTMLElement, does: () => Promise<void>): Promise<void> {
    if (press.getAttribute("aria-disabled") === "true") return;
    press.setAttribute("aria-disabled", "true");
    press.classList.add("busy");
    place.replaceChildren();
    try {
        await does();
    } catch (error) {
        if (!(error instanceof DOMException && error.name === "AbortError")) {
            const box = failure_box(error);
            place.replaceChildren(box);
            box.setAttribute("tabindex", "-1");
            box.focus();
        }
    } finally {
        press.removeAttribute("aria-disabled");
        press.classList.remove("busy");
    }
}
