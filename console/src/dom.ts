// Elements by small typed functions. Text is always text: nothing that comes from a station or a
// file is ever read as markup.

export type Child = Node | string | number | false | null | undefined | Child[];

type Handler = (event: Event) => void;
export type Attributes = Record<string, string | number | boolean | null | undefined | Handler>;

function set(element: Element, attributes: Attributes): void {
    for (const [name, value] of Object.entries(attributes)) {
        if (value === null || value === undefined || value === false) continue;
        if (typeof value === "function") element.addEventListener(name.replace(/^on/, ""), value);
        else element.setAttribute(name, value === true ? "" : String(value));
    }
}

export function append(element: Element | DocumentFragment, ...children: Child[]): void {
    for (const child of children) {
        if (Array.isArray(child)) append(element, ...child);
        else if (child instanceof Node) element.append(child);
        else if (child !== false && child !== null && child !== undefined) element.append(String(child));
    }
}

export function h<Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    attributes: Attributes = {},
    ...children: Child[]
): HTMLElementTagNameMap[Name] {
    const element = document.createElement(name);
    set(element, attributes);
    append(element, ...children);
    return element;
}

export function svg(name: string, attributes: Attributes = {}, ...children: Child[]): SVGElement {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    set(element, attributes);
    append(element, ...children);
    return element;
}

export function fragment(...children: Child[]): DocumentFragment {
    const made = document.createDocumentFragment();
    append(made, ...children);
    return made;
}

let last_id = 0;

// An id for a label and its field.
export function fresh_id(): string {
    last_id += 1;
    return `n${last_id}`;
}

// A length given by a share of 0 to 1, through the object model: a strict policy takes no style text.
export function with_share<Of extends HTMLElement>(element: Of, share: number): Of {
    element.style.setProperty("--share", String(Math.max(0, Math.min(1, share))));
    return element;
}
