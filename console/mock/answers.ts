// What is asked of the mock station, and the forms of its answers.
import type { components } from "../src/api/schema";

type Schemas = components["schemas"];

export interface Ask {
    method: string;
    path: string;
    query: URLSearchParams;
    body: Buffer;
    range: string;
    is_json: boolean;
}

export interface Answer {
    status: number;
    json?: unknown;
    text?: string;
    bytes?: Uint8Array;
    kind?: string;
    cookie?: string;
}

export type Json = Record<string, string> & {
    bytes?: number;
    line?: number;
    signatures?: string[];
    cosignatures?: string[];
};

export const ok = (json: unknown, status = 200): Answer => ({ status, json });
export const text = (content: string, kind = "text/plain"): Answer => ({ status: 200, text: content, kind });
export const problem = (
    status: number,
    title: string,
    detail: string,
    more: Partial<Schemas["Problem"]> = {},
): Answer => ({
    status,
    kind: "application/problem+json",
    json: { type: "about:blank", title, status, detail, ...more },
});
export const page_of = <Of>(items: Of[], query: URLSearchParams): Answer => {
    const from = Number(query.get("cursor") ?? 0);
    const limit = Number(query.get("limit") ?? 100);
    return ok({
        items: items.slice(from, from + limit),
        next: from + limit < items.length ? String(from + limit) : null,
    });
};
