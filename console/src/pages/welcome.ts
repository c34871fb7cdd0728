// The first page: in a simulation, whom to be; on a real station, who one is. Then what comes next.
import { h, type Child } from "../dom";
import { failure_box } from "../parts/failure";
import { select_field } from "../parts/fields";
import { deed } from "../parts/live";
import { button, facts, link, link_button, long_code, page_head, section, tag } from "../parts/pieces";
import { places } from "./places";
import type { Visit } from "../router";
import { become, has, now, type Me, type Persona } from "../session";
import { role_may, role_name, role_side, type Role, type Side } from "../words";

const sides: { side: Side; title: string; says: string }[] = [
    {
        side: "requester",
        title: "The agency that asks",
        says: "It investigates crimes, and asks for one fact about one person at a time.",
    },
    {
        side: "custodian",
        title: "The agency that keeps the records",
        says: "It checks every line against the law before a record is touched.",
    },
    {
        side: "outside",
        title: "Those who check",
        says: "They see what happened without seeing whose records they are.",
    },
];

// A whole exchange, and the role that does each step.
const story: [string, string, string][] = [
    ["certifier", "Ask", "The requester’s certifying official checks a file of requests, signs it and hands it in."],
    ["releasing", "Decide", "The custodian decides the batch: the law first, then the records, line by line."],
    ["releasing", "Approve", "Two releasing officials look at what would leave, and sign. Then it is delivered."],
    [
        "recipient",
        "Open",
        "The officer named on a line opens its envelope. Everything is checked again; this is the disclosure.",
    ],
    ["order-desk", "Stop", "Two officials enter a court’s order. From that moment nothing that it covers opens."],
    ["holds-desk", "Judge", "A person decides the lines that no program should."],
    ["auditor", "Check", "Anyone verifies in the browser that the ledger was never changed."],
];

function side_of(persona: Persona): Side {
    return role_side(persona.roles[0] ?? "auditor");
}

function persona_card(persona: Persona, visit: Visit, current: string | null): HTMLElement {
    const place = h("div", {});
    const press = button(
        current === persona.persona ? `Go on as ${persona.name}` : `Continue as ${persona.name}`,
        () =>
            void deed(press, place, async () => {
                if (current !== persona.persona) await become(persona.persona);
                visit.go(first_place());
            }),
        current === persona.persona ? "main" : "outline",
    );
    return h(
        "li",
        { class: `sheet persona${current === persona.persona ? " persona-current" : ""}` },
        h("h3", { class: "sheet-title" }, persona.name),
        h(
            "p",
            { class: "persona-roles" },
            persona.roles.map((role) => tag(role_name(role))),
        ),
        h("p", { class: "persona-what" }, persona.what),
        press,
        place,
    );
}

const order: Role[] = [
    "certifier",
    "submitter",
    "recipient",
    "releasing",
    "order-desk",
    "holds-desk",
    "manager",
    "safeguards",
    "accounting",
    "auditor",
    "operator",
];

// In the order of the exchange; among those alike, the most usual kind of name first.
function in_order(people: Persona[]): Persona[] {
    const rank = (one: Persona): number => Math.min(...one.roles.map((role) => order.indexOf(role)));
    const kind = (one: Persona): string => one.persona.replace(/[-\d]+$/, "");
    const usual = (one: Persona): number => people.filter((other) => kind(other) === kind(one)).length;
    return [...people].sort(
        (a, b) =>
            rank(a) - rank(b) ||
            b.roles.length - a.roles.length ||
            usual(b) - usual(a) ||
            a.persona.localeCompare(b.persona),
    );
}

const most_cards = 3; // of people who have the same roles

// A station may have a hundred recipients: a few stand as cards, the others in a list to choose from.
function people_of(people: Persona[], visit: Visit, current: string | null): Child {
    const cards: Persona[] = [];
    const others: Persona[] = [];
    for (const one of people) {
        const alike = cards.filter((card) => card.roles.join() === one.roles.join()).length;
        (alike < most_cards || one.persona === current ? cards : others).push(one);
    }
    return [
        h(
            "ul",
            { class: "cards" },
            cards.map((one) => persona_card(one, visit, current)),
        ),
        others.length > 0 && other_people(others, visit),
    ];
}

function other_people(others: Persona[], visit: Visit): HTMLElement {
    const place = h("div", {});
    const choice = select_field(
        `${others.length} more`,
        "",
        others.map((one) => [one.persona, `${one.name} (${one.roles.map(role_name).join(", ")})`]),
    );
    const press = button(
        "Continue",
        () =>
            void deed(press, place, async () => {
                choice.fail(choice.control.value ? null : "Choose a person.");
                if (!choice.control.value) return;
                await become(choice.control.value);
                visit.go(first_place());
            }),
        "outline",
    );
    return h("div", { class: "others" }, choice.root, press, place);
}

function first_place(): string {
    return places.find((place) => place.roles !== "known" && has(...place.roles))?.path ?? "/app/ledger";
}

function chooser(visit: Visit): Child {
    const { current } = now();
    const personas = in_order(now().personas);
    const doing = (role: string): string =>
        personas
            .filter((one) => (one.roles as string[]).includes(role))
            .map((one) => one.name)
            .slice(0, 2)
            .join(" and ");
    return [
        page_head(
            "Walk a whole exchange",
            "This station is a simulation. Choose whom to be; you can change at any time. Signatures are made here with sample keys, so that you see every step as it is.",
        ),
        h(
            "div",
            { class: "with-story" },
            h(
                "div",
                {},
                sides.map(({ side, title, says }) => {
                    const people = personas.filter((one) => side_of(one) === side);
                    return (
                        people.length > 0 &&
                        section(title, h("p", { class: "part-says" }, says), people_of(people, visit, current))
                    );
                }),
            ),
            section(
                "Step by step",
                h(
                    "ol",
                    { class: "usa-process-list story" },
                    story.map(([role, title, says]) =>
                        h(
                            "li",
                            { class: "usa-process-list__item" },
                            h("h3", { class: "usa-process-list__heading" }, title),
                            h("p", {}, says, doing(role) && h("span", { class: "story-who" }, ` ${doing(role)}`)),
                        ),
                    ),
                ),
            ),
        ),
    ];
}

function known(me: Me): Child {
    const mine = places.filter((place) => place.roles !== "known" && has(...place.roles));
    return [
        page_head(
            me.name ? `Welcome, ${me.name}` : "Welcome",
            "The station knows you by the certificate of this connection.",
        ),
        section(
            "Where you can go",
            h(
                "ul",
                { class: "cards" },
                mine.map((place) =>
                    h("li", { class: "sheet" }, h("h3", { class: "sheet-title" }, link(place.path, place.name))),
                ),
            ),
        ),
        section(
            "What the station knows of you",
            facts(
                [
                    "Your roles",
                    h(
                        "ul",
                        { class: "plain" },
                        me.roles.map((role) => h("li", {}, h("strong", {}, role_name(role)), ": ", role_may(role))),
                    ),
                ],
                me.id ? ["In the rolls as", me.id] : null,
                ["Agreements", me.agreements.join(", ") || "none"],
                me.certificate ? ["Your certificate", long_code(me.certificate)] : null,
                ["Station", long_code(me.station.origin)],
            ),
        ),
    ];
}

function unknown(why: unknown): Child {
    return [
        page_head(
            "The station does not know you",
            "You can still check its ledger; everything else asks for a certificate that is in the rolls of an agreement.",
        ),
        failure_box(why),
        section(
            "What to do",
            h(
                "ul",
                {},
                h(
                    "li",
                    {},
                    "Choose the certificate that your agency named to the custodian when the browser asks for one. Close the browser first if you chose another before.",
                ),
                h("li", {}, "If it is new, ask your agency to have it entered in the agreement’s rolls."),
            ),
        ),
        h("p", {}, link_button("/app/ledger", "Check the ledger", "outline")),
    ];
}

export function welcome_page(visit: Visit): Child {
    const { me, personas, why } = now();
    if (personas.length > 0) return chooser(visit);
    return me ? known(me) : unknown(why);
}
