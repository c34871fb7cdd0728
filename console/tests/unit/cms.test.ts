import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sign_digest, sign_text } from "../../src/crypto/cms";
import { CredentialError, read_credential } from "../../src/crypto/credential";
import { file_digest } from "../../src/crypto/file_digest";
import { hex, utf8 } from "../../src/crypto/bytes";
import { vectors } from "./vectors";

// The judgement of stock openssl: the signer's certificate inside, no chain asked for.
function verifies(signature: Uint8Array, content: Uint8Array): boolean {
    const folder = mkdtempSync(join(tmpdir(), "console-"));
    try {
        writeFileSync(join(folder, "signature"), signature);
        writeFileSync(join(folder, "content"), content);
        const words = [
            "cms",
            "-verify",
            "-binary",
            "-noverify",
            "-inform",
            "DER",
            "-in",
            "signature",
            "-content",
            "content",
            "-out",
            "same",
        ];
        execFileSync("openssl", words, { cwd: folder, stdio: "pipe" });
        return true;
    } catch {
        return false;
    } finally {
        rmSync(folder, { recursive: true });
    }
}

const statement = "penstock-approval/1\nbatch 6f1c0000-0000-4000-8000-000000000001\nround 1\n";

test.each(["officer", "rsa"] as const)("openssl verifies what the %s key signed", async (which) => {
    const signature = await sign_text(await read_credential(vectors[which]), statement);
    expect(verifies(signature, utf8(statement))).toBe(true);
    expect(verifies(signature, utf8(statement + " "))).toBe(false);
});

test("many signatures verify, whatever the lengths of their numbers", async () => {
    const credential = await read_credential(vectors.officer);
    for (let i = 0; i < 12; ++i) {
        const content = utf8(`content ${i}`);
        const digest = new Uint8Array(createHash("sha256").update(content).digest());
        expect(verifies(await sign_digest(credential, digest), content)).toBe(true);
    }
});

test("a key in the older forms is read too", async () => {
    const openssl = (...words: string[]): string =>
        execFileSync("openssl", words, { input: vectors.officer, stdio: "pipe" }).toString();
    const certificate = /-----BEGIN CERT[^]*END CERTIFICATE-----\n/.exec(vectors.officer)?.[0] ?? "";
    const signature = await sign_text(await read_credential(certificate + openssl("ec")), statement);
    expect(verifies(signature, utf8(statement))).toBe(true);
});

test("the certificate is known by its digest and its subject's name", async () => {
    const credential = await read_credential(vectors.officer);
    const der = execFileSync("openssl", ["x509", "-outform", "DER"], { input: vectors.officer, stdio: "pipe" });
    expect(credential.fingerprint).toBe(`sha256:${createHash("sha256").update(der).digest("hex")}`);
    expect(credential.name).toMatch(/^Officer inv-\d+$/);
});

test("a file that is no credential is told apart, and the key cannot be read back", async () => {
    await expect(read_credential("hello")).rejects.toThrow(CredentialError);
    await expect(read_credential(vectors.officer.replace(/-----BEGIN PRIVATE[^]*/, ""))).rejects.toThrow(
        /no private key/,
    );
    await expect(read_credential(vectors.officer.replace("MII", "MIA"))).rejects.toThrow(CredentialError);
    const credential = await read_credential(vectors.officer);
    expect(credential.sign_key.extractable || credential.open_key.extractable).toBe(false);
});

test("a file is digested piece by piece", async () => {
    const bytes = Uint8Array.from({ length: (9 << 20) + 5 }, (_, at) => (at * 31) % 251);
    const shares: number[] = [];
    const digest = await file_digest(new Blob([bytes]), (share) => shares.push(share));
    expect(hex(digest)).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(shares.at(-1)).toBe(1);
});
