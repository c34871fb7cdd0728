// The pages of a real station over TLS: the client certificate says who sits here, and there are no
// sample people.
import { readFileSync } from "node:fs";
import { expect, test, type Browser, type BrowserContext } from "@playwright/test";
import { penstock, RealStation } from "./station";

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

function pem(person: string): Buffer {
    return readFileSync(station.path(`world/keys/${person}.pem`));
}

function as(browser: Browser, person: string): Promise<BrowserContext> {
    const certificate = { origin: station.base, cert: pem(person), key: pem(person) };
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

test("without a certificate nothing but the ledger's tiles is served", async ({ browser }) => {
    const context = await browser.newContext({ baseURL: station.base, ignoreHTTPSErrors: true });
    const { request } = context;
    expect((await request.get("/")).status()).toBe(401);
    expect((await request.get("/v1/me")).status()).toBe(401);
    expect((await request.get("/ledger/checkpoint")).status()).toBe(200);
    await context.close();
});
