import { afterEach, expect, test, vi } from "vitest";
import { upload_file, type Upload } from "../../src/api/upload";
import { OfflineError, ProblemError } from "../../src/api/client";

const id = "0b9d6a54-7c1e-4f0a-9a51-2f6f6a3c1d20";
const file = new Blob([Uint8Array.from({ length: 1000 }, (_, at) => at % 251)]);

// A station that keeps what it gets, and a fault for each request that comes.
class Station {
    bytes: number[] = [];
    requests: string[] = [];
    faults: (("cut" | "half" | "busy" | "lost answer") | undefined)[] = [];

    fetch = async (path: string, init: RequestInit = {}): Promise<Response> => {
        const method = init.method ?? "GET";
        this.requests.push(`${method} ${path}`);
        const fault = this.faults.shift();
        if (fault === "cut") throw new TypeError("network");
        if (fault === "busy") return this.problem(503);
        if (method === "POST") return this.answer(201);
        if (method === "PUT") {
            const range = /^bytes (\d+)-(\d+)\/1000$/.exec(new Headers(init.headers).get("content-range") ?? "");
            if (Number(range?.[1]) !== this.bytes.length) return this.problem(409);
            const body = new Uint8Array(await (init.body as Blob).arrayBuffer());
            expect(body.length).toBe(Number(range?.[2]) - Number(range?.[1]) + 1);
            this.bytes.push(...(fault === "half" ? body.subarray(0, body.length / 2) : body));
            if (fault === "half" || fault === "lost answer") throw new TypeError("network");
        }
        return this.answer(200);
    };

    private answer(status: number): Response {
        const upload: Upload = {
            upload: id,
            bytes: 1000,
            received: this.bytes.length,
            complete: this.bytes.length === 1000,
        };
        return new Response(JSON.stringify(upload), { status, headers: { "content-type": "application/json" } });
    }
    private problem(status: number): Response {
        const body = JSON.stringify({ type: "about:blank", title: "no", status });
        return new Response(body, { status, headers: { "content-type": "application/problem+json" } });
    }
}

function send(station: Station, earlier?: string): Promise<Upload> {
    vi.stubGlobal("fetch", station.fetch);
    return upload_file(file, { digest: "sha256:00", piece_bytes: 300, earlier, pause: async () => {} });
}

afterEach(() => vi.unstubAllGlobals());

test("a file goes up in ranges, whole and in order", async () => {
    const station = new Station();
    expect((await send(station)).complete).toBe(true);
    expect(station.bytes).toEqual(Array.from(new Uint8Array(await file.arrayBuffer())));
    expect(station.requests.filter((request) => request.startsWith("PUT"))).toHaveLength(4);
});

test("whatever is cut off, the upload goes on from where the station stands", async () => {
    const station = new Station();
    station.faults = [undefined, undefined, "half", "cut", undefined, "lost answer", "busy", undefined, "cut"];
    expect((await send(station)).complete).toBe(true);
    expect(station.bytes).toEqual(Array.from(new Uint8Array(await file.arrayBuffer())));
});

test("an upload of an earlier visit is taken up again", async () => {
    const station = new Station();
    station.bytes = Array.from(new Uint8Array(await file.slice(0, 600).arrayBuffer()));
    expect((await send(station, id)).complete).toBe(true);
    expect(station.requests[0]).toBe(`GET /v1/uploads/${id}`);
    expect(station.requests.some((request) => request.startsWith("POST"))).toBe(false);
});

test("a station that stays out of reach is given up", async () => {
    const station = new Station();
    station.faults = [undefined, ...Array<"cut">(40).fill("cut")];
    await expect(send(station)).rejects.toThrow(OfflineError);
    expect(station.requests.length).toBeLessThan(30);
});

test("a station that takes nothing does not keep the page busy for ever", async () => {
    const station = new Station();
    const stuck = async (path: string, init: RequestInit = {}): Promise<Response> => {
        if (init.method === "PUT") init = { ...init, method: "GET" };
        return station.fetch(path, init);
    };
    vi.stubGlobal("fetch", stuck);
    await expect(upload_file(file, { digest: "sha256:00", piece_bytes: 300, pause: async () => {} })).rejects.toThrow(
        ProblemError,
    );
});
