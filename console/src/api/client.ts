// The way to the station. Failures come in two kinds: the station says no, by a problem document, or
// it cannot be reached.
import type { components } from "./schema";

export type Schemas = components["schemas"];
export type Problem = Schemas["Problem"];

export class ProblemError extends Error {
    constructor(readonly problem: Problem) {
        super(problem.title);
    }
}

export class OfflineError extends Error {
    constructor() {
        super("The station cannot be reached.");
    }
}

export interface Call {
    method?: "GET" | "POST" | "PUT" | "DELETE";
    json?: unknown;
    body?: Blob;
    headers?: Record<string, string>;
    signal?: AbortSignal | undefined;
    // The same key for the same deed, so that a second try does not do it twice.
    key?: string;
}

async function problem_of(response: Response): Promise<Problem> {
    const kind = response.headers.get("content-type") ?? "";
    if (kind.startsWith("application/problem+json")) {
        try {
            return (await response.json()) as Problem;
        } catch {
            // Told below, as any other answer that is no problem document.
        }
    }
    return {
        type: "about:blank",
        title: response.status === 404 ? "There is nothing here." : "The station could not answer.",
        status: response.status,
        detail:
            response.status >= 500
                ? "Try again in a moment. If it stays so, tell whoever runs the station."
                : "Go back and try another way.",
    };
}

// Throws ProblemError, OfflineError, or the signal's reason.
export async function call(path: string, options: Call = {}): Promise<Response> {
    const headers = new Headers(options.headers);
    headers.set("accept", headers.get("accept") ?? "application/json, application/problem+json");
    let body: BodyInit | undefined = options.body;
    if (options.json !== undefined) {
        headers.set("content-type", "application/json");
        body = JSON.stringify(options.json);
    }
    if (options.key) headers.set("idempotency-key", options.key);
    let response: Response;
    try {
        response = await fetch(path, {
            method: options.method ?? "GET",
            headers,
            ...(body === undefined ? {} : { body }),
            ...(options.signal ? { signal: options.signal } : {}),
            credentials: "same-origin",
            cache: "no-store",
            redirect: "error",
        });
    } catch (error) {
        if (options.signal?.aborted) throw error;
        reachable(false);
        throw new OfflineError();
    }
    reachable(true);
    if (!response.ok) throw new ProblemError(await problem_of(response));
    return response;
}

export async function get<Of>(path: string, signal?: AbortSignal): Promise<Of> {
    return (await (await call(path, { signal })).json()) as Of;
}

export async function get_text(path: string, signal?: AbortSignal): Promise<string> {
    return (await call(path, { signal, headers: { accept: "*/*" } })).text();
}

export async function get_bytes(path: string, signal?: AbortSignal): Promise<Uint8Array> {
    const response = await call(path, { signal, headers: { accept: "application/octet-stream, */*" } });
    return new Uint8Array(await response.arrayBuffer());
}

export async function post<Of>(path: string, json?: unknown, key?: string): Promise<Of> {
    const response = await call(path, {
        method: "POST",
        ...(json === undefined ? {} : { json }),
        ...(key ? { key } : {}),
    });
    return (response.status === 204 ? undefined : await response.json()) as Of;
}

export interface PageOf<Of> {
    items: Of[];
    next: string | null;
}

export function page<Of>(
    path: string,
    cursor: string | null,
    limit: number,
    signal?: AbortSignal,
): Promise<PageOf<Of>> {
    const query = new URLSearchParams({ limit: String(limit) });
    if (cursor) query.set("cursor", cursor);
    return get(`${path}?${query.toString()}`, signal);
}

// All pages, up to `most` items; `more` tells whether there would be others.
export async function all<Of>(
    path: string,
    most: number,
    signal?: AbortSignal,
): Promise<{ items: Of[]; more: boolean }> {
    const items: Of[] = [];
    let cursor: string | null = null;
    do {
        const got: PageOf<Of> = await page<Of>(path, cursor, Math.min(500, most), signal);
        items.push(...got.items);
        cursor = got.next;
    } while (cursor && items.length < most);
    return { items, more: cursor !== null };
}

type Listener = (online: boolean) => void;
const listeners: Listener[] = [];
let last = true;

function reachable(now: boolean): void {
    if (now !== last) for (const listener of listeners) listener(now);
    last = now;
}

// Told whenever the station goes out of reach or comes back.
export function on_reachable(listener: Listener): void {
    listeners.push(listener);
}
