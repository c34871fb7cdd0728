// What stays while pages come and go: the head, the menu, the foot, and the way from page to page.
import { on_reachable } from "./api/client";
import { append, h, svg } from "./dom";
import { failure_box } from "./parts/failure";
import { make_speaker, say, waiting } from "./parts/live";
import { button, link, outside_link, page_head } from "./parts/pieces";
import { pages } from "./pages/all";
import { places } from "./pages/places";
import { matches, type Page } from "./router";
import { has, is_simulation, leave, load_session, now } from "./session";
import { moment, role_name } from "./words";

const main = h("main", { id: "main", class: "main", tabindex: -1 });
const head = h("div", {});
const foot = h("footer", { class: "foot" });
const offline = h("div", { class: "offline", role: "status" });
let leaving = new AbortController();

function wordmark(): HTMLElement {
    const picture = svg(
        "svg",
        { viewBox: "0 0 32 32", class: "mark", "aria-hidden": "true", focusable: "false" },
        svg("path", { d: "M5 5h5v22H5zM22 5h5v22h-5z", fill: "currentColor" }),
        svg("path", { d: "M12 5h8v10h-8z", class: "mark-gate" }),
        svg("path", {
            d: "M11.500 20c1.500 0 1.500 1.500 3 1.500s1.500-1.500 3-1.500 1.500 1.500 3 1.500M11.500 25c1.500 0 1.500 1.500 3 1.500s1.500-1.500 3-1.500 1.500 1.500 3 1.500",
            class: "mark-water",
        }),
    );
    return h("a", { class: "wordmark", href: "/" }, picture, h("span", {}, "Penstock"));
}

function person(): HTMLElement | null {
    const { me, current, personas } = now();
    const name = me?.name ?? personas.find((one) => one.persona === current)?.name ?? me?.id;
    if (!me || !name) return null;
    return h(
        "div",
        { class: "person" },
        h("span", { class: "person-name" }, name),
        h("span", { class: "person-roles" }, me.roles.map(role_name).join(" · ")),
        is_simulation() && button("Change person", () => void leave().then(() => go("/")), "plain"),
    );
}

function menu(): HTMLElement | null {
    const { me } = now();
    if (!me) return null;
    const here = location.pathname;
    const shown = places.filter((place) => place.roles === "known" || has(...place.roles));
    return h(
        "nav",
        { class: "menu", "aria-label": "Pages" },
        h(
            "ul",
            {},
            shown.map((place) => {
                const current = here === place.path || here.startsWith(`${place.path}/`);
                return h("li", {}, h("a", { href: place.path, "aria-current": current ? "page" : null }, place.name));
            }),
        ),
    );
}

function draw_frame(): void {
    const { me } = now();
    const simulation = is_simulation() || me?.station.simulation === true;
    head.replaceChildren();
    append(
        head,
        simulation &&
            h(
                "div",
                { class: "simulation" },
                h("p", {}, h("strong", {}, "Simulation."), " Every person, place and record here is invented."),
            ),
        h("div", { class: "bar" }, wordmark(), person()),
        menu(),
    );
    foot.replaceChildren();
    append(
        foot,
        h(
            "p",
            {},
            "Penstock lets a custodian answer another agency’s lawful request for an address, and makes an unlawful answer impossible and every lawful one provable.",
        ),
        h(
            "p",
            { class: "foot-small" },
            me &&
                h(
                    "span",
                    {},
                    "Station ",
                    h("code", {}, me.station.origin),
                    " · its clock says ",
                    moment(me.station.now),
                ),
            link("/app/ledger", "Check this station yourself"),
            outside_link("/licences.txt", "Licences"),
        ),
    );
}

function may_see(page: Page): boolean {
    return page.roles === "everyone" || has(...page.roles);
}

function not_yours(): HTMLElement {
    return h(
        "div",
        {},
        page_head(
            "This page is not for your role",
            "Nothing is wrong with you or with the page: it belongs to another desk.",
        ),
        link("/", "Go to your own pages"),
    );
}

async function content(signal: AbortSignal): Promise<{ title: string; node: HTMLElement }> {
    const node = h("div", { class: "page" });
    const found = matches(pages, location.pathname);
    if (!found) {
        append(
            node,
            page_head("There is no such page", "The address may be mistyped, or the page may have moved."),
            link("/", "Go to the first page"),
        );
        return { title: "No such page", node };
    }
    if (!may_see(found.page)) {
        append(node, not_yours());
        return { title: "Not for your role", node };
    }
    append(node, await found.page.render({ parameters: found.parameters, signal, go }));
    return { title: found.page.title, node };
}

// Draws the page of the present address; `arrived` by a link or a step back, not by loading.
async function draw(arrived: boolean): Promise<void> {
    leaving.abort(new DOMException("The page was left.", "AbortError"));
    leaving = new AbortController();
    const { signal } = leaving;
    const slow = setTimeout(() => main.replaceChildren(waiting("Loading …")), 250);
    draw_frame();
    let title = "Penstock";
    try {
        const made = await content(signal);
        if (signal.aborted) return;
        title = made.title;
        main.replaceChildren(made.node);
    } catch (error) {
        if (signal.aborted) return;
        main.replaceChildren(
            h(
                "div",
                { class: "page" },
                page_head("This page could not be shown", ""),
                failure_box(error, () => void draw(true)),
            ),
        );
    } finally {
        clearTimeout(slow);
    }
    document.title = title === "Penstock" ? title : `${title} – Penstock`;
    if (arrived) {
        window.scrollTo(0, 0);
        const heading = main.querySelector<HTMLElement>("h1");
        (heading ?? main).focus({ preventScroll: true });
        say(title);
    }
}

export function go(path: string): void {
    history.pushState(null, "", path);
    void draw(true);
}

function on_click(event: MouseEvent): void {
    if (
        event.defaultPrevented ||
        event.button !== 0 ||
        event.metaKey ||
        event.ctrlKey ||
        event.shiftKey ||
        event.altKey
    )
        return;
    const anchor = event.target instanceof Element ? event.target.closest("a") : null;
    if (!anchor || anchor.target !== "" || anchor.hasAttribute("download") || anchor.origin !== location.origin) return;
    if (anchor.hash !== "" && anchor.pathname === location.pathname) return;
    if (!matches(pages, anchor.pathname)) return;
    event.preventDefault();
    if (anchor.pathname === location.pathname) void draw(true);
    else go(anchor.pathname);
}

export async function start(root: HTMLElement): Promise<void> {
    const skip = h("a", { class: "usa-skipnav", href: "#main" }, "Skip to the page");
    skip.addEventListener("click", (event) => {
        event.preventDefault();
        main.focus();
    });
    append(root, skip, h("header", { class: "head" }, head), offline, main, foot, make_speaker());
    document.addEventListener("click", on_click);
    window.addEventListener("popstate", () => void draw(true));
    on_reachable((online) => {
        offline.replaceChildren();
        if (!online)
            append(
                offline,
                h("p", {}, "The station cannot be reached. Nothing is lost; try again when the connection is back."),
            );
    });
    const begin = async (): Promise<void> => {
        main.replaceChildren(waiting("Asking the station who you are …"));
        try {
            await load_session();
        } catch (error) {
            main.replaceChildren(
                h(
                    "div",
                    { class: "page" },
                    page_head("Penstock", ""),
                    failure_box(error, () => void begin()),
                ),
            );
            return;
        }
        await draw(false);
    };
    await begin();
}
