// The pages of a real station over TLS: the client certificate says who sits here, and there are no
// sample people.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { named_people, penstock, RealStation } from "./station";

test.skip(penstock === "", "PENSTOCK does not name the program");
test.describe.configure({ mode: "serial" });

const station = new RealStation();

test.beforeAll(async () => {
    if (penstock === "") return;
    station.make("real");
    await station.serve("real");
});

test.afterAll(async () => {
    await station.stop();
    station.remove();
});

function as(browser: Browser, person: string): Promise<BrowserContext> {
    const is_named = named_people.some(({ id }) => id === person);
    const both = `world/keys/${person}.pem`;
    const [cert, key] = (is_named ? [`${person}.pem`, `${person}.key`] : [both, both]).map((file) =>
        readFileSync(station.path(file)),
    );
    const certificate = { origin: station.base, cert, key };
    return browser.newContext({ baseURL: station.base, ignoreHTTPSErrors: true, clientCertificates: [certificate] });
}

test("whoever shows a certificate of the rolls is known by it, and there is nobody to choose", async ({ browser }) => {
    const context = await as(browser, "official-1");
    const page = await context.newPage();
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Welcome, Percy Holt");
    await expect(page.getByText("Releasing official:")).toBeVisible();
    await expect(page.getByText("Simulation.")).toHaveCount(0);
    expect((await page.request.get("/personas")).status()).toBe(404);
    await context.close();
});

test("a batch is signed with a key that the certifier picks, and only with the own one", async ({ browser }) => {
    const context = await as(browser, "head-of-agency");
    const page = await context.newPage();
    await page.goto("/app/requests/new");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByLabel("The file of requests").setInputFiles(station.path("world/batch.jsonl"));
    await page.getByRole("button", { name: "Continue to sign" }).click({ timeout: 30_000 });
    const key = page.getByLabel("Your certificate and key");
    await key.setInputFiles(station.path("world/keys/official-1.pem"));
    await expect(page.getByText("This is not the certificate with which you came here")).toBeVisible();
    await key.setInputFiles(station.path("world/keys/head-of-agency.pem"));
    await page.getByRole("button", { name: "Sign and submit" }).click();
    await expect(page).toHaveURL(/\/app\/requests\/[0-9a-f-]{36}$/, { timeout: 30_000 });
    await context.close();
});

test("a page that is not for the role is said so, and the station refuses what is behind it", async ({ browser }) => {
    const context = await as(browser, "holds-1");
    const page = await context.newPage();
    await page.goto("/app/intake");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page is not for your role");
    expect((await page.request.get("/v1/orders")).status()).toBe(403);
    await context.close();
});

test("a submitter hands in what the certifying official signed elsewhere, and signs nothing", async ({ browser }) => {
    const context = await as(browser, "submitter-1");
    const page = await context.newPage();
    const text = readFileSync(station.path("world/batch.jsonl"), "utf8");
    const another = station.path("another.jsonl");
    writeFileSync(another, text.replace(/"batch":"[^"]+"/, '"batch":"58324f44-40dc-4f96-9487-382d35eff5d4"'));
    const signer = station.path("world/keys/head-of-agency.pem");
    const made = ["-sign", "-binary", "-outform", "DER", "-signer", signer, "-inkey", signer];
    execFileSync("openssl", ["cms", ...made, "-in", another, "-out", `${another}.p7s`], { stdio: "pipe" });
    await page.goto("/app/requests/new");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByLabel("The file of requests").setInputFiles(another);
    await page.getByRole("button", { name: "Continue to sign" }).click({ timeout: 30_000 });
    await expect(page.getByText("You hand the batch in")).toBeVisible();
    await expect(page.getByLabel("Your certificate and key")).toHaveCount(0);
    await page.getByLabel("Signature file").setInputFiles(`${another}.p7s`);
    await page.getByRole("button", { name: "Submit", exact: true }).click();
    await expect(page).toHaveURL(/\/app\/requests\/58324f44-40dc-4f96-9487-382d35eff5d4$/, { timeout: 30_000 });
    await context.close();
});

test("an auditor sees the desks and the ledger, and may do nothing at them", async ({ browser }) => {
    const context = await as(browser, "auditor-1");
    const page = await context.newPage();
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Welcome, Nora Vance");
    for (const [path, words] of [
        ["/app/ledger", "The ledger holds"],
        ["/app/oversight", "Incidents"],
        ["/app/intake", "58324f44"],
        ["/app/holds", "No line is on hold"],
    ] as const) {
        await page.goto(path);
        await expect(page.locator("main")).toContainText(words);
    }
    // What those who may do it are offered, and the auditor is not.
    for (const [official, path, words, deed] of [
        ["official-1", "/app/intake/58324f44-40dc-4f96-9487-382d35eff5d4", "58324f44", "Decide this batch"],
        ["official-1", "/app/orders", "Orders", "Enter an order"],
        ["safeguards-1", "/app/standing", "standing", "Put it on file"],
    ] as const) {
        const theirs = await as(browser, official);
        const desk = await theirs.newPage();
        const offered = (on: Page) => on.locator("main").locator("button, a, summary").filter({ hasText: deed });
        await desk.goto(path);
        await expect(offered(desk)).not.toHaveCount(0);
        await theirs.close();
        await page.goto(path);
        await expect(page.locator("main")).toContainText(words);
        await expect(page.locator("[aria-busy]")).toHaveCount(0);
        await expect(offered(page)).toHaveCount(0);
    }
    await context.close();
});

test("an operator sees how the station is, and no request", async ({ browser }) => {
    const context = await as(browser, "operator-1");
    const page = await context.newPage();
    await page.goto("/");
    await expect(page.getByText("Operator:")).toBeVisible();
    expect(await (await page.request.get("/metrics")).text()).toContain("penstock_");
    expect((await page.request.get("/v1/batches")).status()).toBe(403);
    await page.goto("/app/intake");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page is not for your role");
    await context.close();
});

test("without a certificate nothing but the ledger's tiles is served", async ({ browser }) => {
    const context = await browser.newContext({ baseURL: station.base, ignoreHTTPSErrors: true });
    const { request } = context;
    expect((await request.get("/")).status()).toBe(401);
    expect((await request.get("/v1/me")).status()).toBe(401);
    expect((await request.get("/ledger/checkpoint")).status()).toBe(200);
    await context.close();
});
