// A real station of sample people, made and served for one walk. PENSTOCK names the program.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const penstock = process.env["PENSTOCK"] ?? "";
const console_folder = fileURLToPath(new URL("../../dist", import.meta.url));

export const named_people = [
    { id: "submitter-1", role: "submitter", name: "Joan Mills" },
    { id: "auditor-1", role: "auditor", name: "Nora Vance" },
    { id: "operator-1", role: "operator", name: "Sam Reed" },
];

interface Line {
    line: number;
    recipients?: string[];
    case?: { number?: string };
}

export class RealStation {
    readonly folder = mkdtempSync(join(tmpdir(), "walk-"));
    private server: ChildProcess | null = null;
    base = "";

    run(...words: string[]): string {
        return execFileSync(penstock, words, { encoding: "utf8", stdio: "pipe" });
    }

    path(name: string): string {
        return join(this.folder, name);
    }

    lines(): Line[] {
        const rows = readFileSync(this.path("world/batch.jsonl"), "utf8").trimEnd().split("\n").slice(1);
        return rows.map((row) => JSON.parse(row) as Line);
    }

    make(kind: "simulation" | "real"): void {
        this.run("sample", this.path("world"), "--persons", "500", "--lines", "60", "--seed", "11");
        this.run("init", this.path("station"), ...(kind === "simulation" ? ["--simulation"] : []));
        this.run("agreement", "adopt", this.path("station"), this.path("world/agreement"));
        this.run("registry", "import", this.path("station"), this.path("world/registry.csv"));
    }

    async serve(kind: "simulation" | "real"): Promise<void> {
        const port = 20_000 + Math.floor(Math.random() * 20_000);
        const words = ["serve", this.path("station"), "--listen", `127.0.0.1:${port}`, "--console", console_folder];
        const more = kind === "simulation" ? ["--personas", this.path("world/keys")] : ["--config", this.with_tls()];
        this.server = spawn(penstock, [...words, ...more], { stdio: "ignore" });
        this.base = `${kind === "simulation" ? "http" : "https"}://127.0.0.1:${port}`;
        for (let tries = 0; tries < 100; ++tries) {
            const open = await new Promise<boolean>((resolve) => {
                const socket = connect(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
                socket.on("connect", () => socket.destroy());
            });
            if (open) return;
            await new Promise((resolve) => setTimeout(resolve, 100));
        }
        throw new Error("the station does not answer");
    }

    // A certificate of the server's own, and people whom no agreement names.
    private with_tls(): string {
        this.certify("server", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1");
        const lines = [`certificate_chain = "${this.path("server.pem")}"`, `key = "${this.path("server.key")}"`];
        for (const { id, role, name } of named_people) {
            this.certify(id, `/CN=${name}`);
            const digest = new X509Certificate(readFileSync(this.path(`${id}.pem`))).fingerprint256;
            lines.push("[[people]]", `id = "${id}"`, `name = "${name}"`, `roles = ["${role}"]`, "from = 2020-01-01");
            lines.push(`cert_sha256 = "${digest.replaceAll(":", "").toLowerCase()}"`, 'agency = "sample-enforcement"');
        }
        writeFileSync(this.path("serve.toml"), `${lines.join("\n")}\n`);
        return this.path("serve.toml");
    }

    // ID.pem, signed by itself, and ID.key.
    private certify(id: string, subject: string, ...more: string[]): void {
        const files = ["-keyout", this.path(`${id}.key`), "-out", this.path(`${id}.pem`)];
        const kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
        execFileSync("openssl", ["req", ...kind, "-subj", subject, ...more, ...files], { stdio: "pipe" });
    }

    async stop(): Promise<void> {
        const server = this.server;
        if (server === null || server.exitCode !== null) return;
        const ended = new Promise((resolve) => server.once("exit", resolve));
        server.kill("SIGTERM");
        await ended;
    }

    remove(): void {
        rmSync(this.folder, { recursive: true, force: true });
    }
}
