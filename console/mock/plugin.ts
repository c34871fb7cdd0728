// A mock station inside Vite's own servers, so that the pages can be walked without the real one.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Connect, Plugin } from "vite";
import type { Ask } from "./answers";
import { answer } from "./routes";
import { make_world, type World } from "./world";

// What the real server sends with every page.
export const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

async function read(request: IncomingMessage): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    return Buffer.concat(parts);
}

function serves(path: string): boolean {
    return /^\/(v1|ledger|personas|mock)(\/|$)/.test(path);
}

function middleware(): Connect.NextHandleFunction {
    let world: Promise<World> = make_world();
    const handle = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
        if (url.pathname === "/mock/reset") {
            world = make_world();
            response.statusCode = 204;
            response.end();
            return;
        }
        const ask: Ask = {
            method: request.method ?? "GET",
            path: url.pathname,
            query: url.searchParams,
            body: await read(request),
            range: String(request.headers["content-range"] ?? ""),
            is_json: request.headers["content-type"] === "application/json",
        };
        const got = await answer(await world, ask);
        response.statusCode = got.status;
        response.setHeader(
            "content-type",
            got.kind ??
                (got.bytes ? "application/octet-stream" : got.text === undefined ? "application/json" : "text/plain"),
        );
        if (got.status === 204) response.end();
        else response.end(got.bytes ? Buffer.from(got.bytes) : (got.text ?? JSON.stringify(got.json)));
    };
    return (request, response, next) => {
        const url = new URL(request.url ?? "/", "http://localhost");
        if (!serves(url.pathname)) {
            response.setHeader("content-security-policy", policy);
            next();
            return;
        }
        handle(request, response, url).catch((error: unknown) => {
            response.statusCode = 500;
            response.end(String(error));
        });
    };
}

export function mock(): Plugin {
    return {
        name: "mock-station",
        configureServer: (server) => void server.middlewares.use(middleware()),
        configurePreviewServer: (server) => void server.middlewares.use(middleware()),
    };
}
