// Addresses of pages. They hold ids of batches, orders and lines, never a word about a person.
import type { Child } from "./dom";
import type { Role } from "./words";

export interface Visit {
    parameters: string[];
    signal: AbortSignal; // over when the page is left
    go: (path: string) => void;
}

export interface Page {
    path: RegExp; // its groups are the parameters
    title: string;
    roles: Role[] | "everyone"; // who may see it at all
    render: (visit: Visit) => Child | Promise<Child>;
}

export interface Place {
    path: string;
    name: string;
    roles: Role[] | "known";
}

const uuid = "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";

// "/app/holds/:batch/:line" and the like.
export function path(pattern: string): RegExp {
    const parts: Record<string, string> = { ":batch": uuid, ":line": "([1-9][0-9]{0,7})", ":order": "([^/]{1,384})" };
    return new RegExp(`^${pattern.replace(/:[a-z]+/g, (name) => parts[name] ?? name)}$`);
}

export function matches(pages: Page[], address: string): { page: Page; parameters: string[] } | null {
    for (const page of pages) {
        const match = page.path.exec(address);
        if (!match) continue;
        try {
            return { page, parameters: match.slice(1).map(decodeURIComponent) };
        } catch {
            return null;
        }
    }
    return null;
}
