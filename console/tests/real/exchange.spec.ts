// A whole exchange through the pages against the real program: every signature made and every item
// opened in the browser, an order in the middle; then the ledger, in the browser and by penstock-verify.
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { penstock, RealStation } from "./station";

test.skip(penstock === "", "PENSTOCK does not name the program");
test.describe.configure({ mode: "serial" });

const station = new RealStation();
let page: Page;
let batch = "";
const complaints: string[] = [];

test.beforeAll(async ({ browser }) => {
    if (penstock === "") return;
    station.make("simulation");
    await station.serve("simulation");
    page = await browser.newPage({ baseURL: station.base, viewport: { width: 1200, height: 900 } });
    page.on("console", (message) => {
        if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
});

test.afterAll(async () => {
    await station.stop();
    station.remove();
});

async function visit(as: string, path: string): Promise<void> {
    if (page.url() === "about:blank") await page.goto("/");
    await page.evaluate(async (persona) => {
        const body = JSON.stringify({ persona });
        await fetch("/personas", { method: "POST", headers: { "content-type": "application/json" }, body });
    }, as);
    await page.goto(path);
    await expect(page.locator("h1")).toBeVisible();
    await expect(page.locator("[aria-busy]")).toHaveCount(0);
}

const main = () => page.locator("main");

test("a newcomer sees the people of the simulation", async () => {
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Walk a whole exchange");
    await expect(page.getByRole("button", { name: /^Continue as Percy Holt/ })).toBeVisible();
});

test("the requester checks, signs and submits", async () => {
    await visit("head-of-agency", "/app/requests/new");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByLabel("The file of requests").setInputFiles(station.path("world/batch.jsonl"));
    await expect(page.getByRole("heading", { name: "What to mend" })).toBeVisible({ timeout: 30_000 });
    await page.getByRole("button", { name: "Continue to sign" }).click();
    await page.getByRole("button", { name: "Sign and submit" }).click();
    await expect(page).toHaveURL(/\/app\/requests\/[0-9a-f-]{36}$/, { timeout: 30_000 });
    batch = page.url().slice(-36);
    await expect(main()).toContainText("Nothing to do now");
});

test("an official decides, two sign, and it is delivered", async () => {
    await visit("official-1", `/app/intake/${batch}`);
    await page.getByRole("button", { name: "Decide this batch" }).click();
    await page.getByRole("link", { name: "Go to the release set" }).click({ timeout: 30_000 });
    await expect(main()).toContainText("What would leave");
    for (const official of ["official-1", "official-2"]) {
        await visit(official, `/app/release/${batch}`);
        await page.getByRole("button", { name: "Sign and approve" }).click();
        await expect(page.locator(".signatures")).toContainText(`${official} has signed`);
    }
    await page.getByRole("button", { name: "Deliver the round" }).click();
    await expect(main()).toContainText("The answers became visible together", { timeout: 30_000 });
});

test("the requester reads the answer and the letter", async () => {
    await visit("head-of-agency", `/app/requests/${batch}`);
    await expect(main()).toContainText("The answer is here");
    await expect(page.locator(".letter")).toContainText("To be mended");
});

async function open(line: number, officer: string): Promise<void> {
    await visit(officer, `/app/items/${batch}/${line}`);
    await page.getByRole("button", { name: "Sign and open" }).click();
}

// The lines that the answer serves, each with an officer who may open it.
async function served(): Promise<{ line: number; officer: string }[]> {
    await visit("head-of-agency", "/app/requests");
    const answer = await page.evaluate(async (id) => (await fetch(`/v1/batches/${id}/answer`)).text(), batch);
    const rows = answer
        .trimEnd()
        .split("\n")
        .map((row) => JSON.parse(row) as { line: number; status: string });
    const lines = new Set(rows.filter((row) => row.status === "served").map((row) => row.line));
    const asked = station.lines().filter((one) => lines.has(one.line));
    return asked.map((one) => ({ line: one.line, officer: one.recipients?.[0] ?? "" }));
}

test("a recipient opens an item in the browser", async () => {
    const waiting = await served();
    await visit(waiting[0]!.officer, "/app/items");
    await expect(main()).toContainText("SE-2026-");
    for (const { line, officer } of waiting.slice(0, 12)) {
        await open(line, officer);
        await expect(page.locator(".item, .usa-alert__heading").first()).toBeVisible();
        if ((await page.locator(".item address").count()) > 0) break;
    }
    await expect(page.locator(".item")).toContainText("A lead, not proof.");
    await expect(page.locator(".item address")).toContainText(/, [A-Z]{2} \d{5}/);
});

test("two officials enter an order, and the next opening is refused", async () => {
    const order = [
        'id = "order-1"',
        'court = "District Court of the Sample District"',
        'docket = "1:26-cv-00101"',
        "effective = 2020-01-01T00:00:00Z",
        'kind = "stop"',
        `text_digest = "sha256:${"c".repeat(64)}"`,
    ].join("\n");
    await visit("official-1", "/app/orders/new");
    await page.getByLabel("The order as data").fill(`${order}\n`);
    await page.getByRole("button", { name: "See its effect" }).click();
    await page.getByRole("button", { name: "Sign as the first official" }).click();
    await page.getByRole("button", { name: "Change person" }).click();
    const second = await page.evaluate(async () => {
        const { personas } = (await (await fetch("/personas")).json()) as {
            personas: { persona: string; name: string }[];
        };
        return personas.find((one) => one.persona === "official-2")?.name;
    });
    await page.getByRole("button", { name: `Continue as ${second}` }).click();
    await page.getByRole("link", { name: "Orders", exact: true }).click();
    await page.getByRole("link", { name: "Enter an order" }).click();
    await page.getByRole("button", { name: "Sign and enter" }).click();
    await expect(main()).toContainText("The order is in force");
    const late = (await served()).at(-1)!;
    await open(late.line, late.officer);
    await expect(main()).toContainText("R-ORD-STOP");
    await visit(late.officer, "/app/notices");
    await page.getByRole("button", { name: "I have received this notice" }).first().click();
    await expect(page.locator(".notice").first()).toContainText("Acknowledged");
});

test("the holds desk sees a line beside its rule, in full when asked, and decides", async () => {
    await visit("holds-1", "/app/holds");
    await page.locator("main tbody a").first().click();
    await expect(main()).toContainText("The rule that stopped it");
    await page.getByRole("button", { name: "Show it in full" }).first().click();
    await expect(page.getByText("Shown in full; recorded").first()).toBeVisible();
    await page.getByText("Refuse it").first().click();
    await page.getByLabel("Reason").first().selectOption("not-shown");
    await page.getByLabel("In your own words").first().fill("Nothing was shown.");
    await page.getByRole("button", { name: "Decide", exact: true }).first().click();
    await expect(main()).toContainText("The decision is on file");
});

test("standing and oversight are shown", async () => {
    await visit("safeguards-1", "/app/standing");
    await expect(main()).toContainText(/good standing/i);
    await visit("manager-1", "/app/oversight");
    await expect(main()).toContainText("Incidents");
    await visit("accounting-1", "/app/oversight");
    await expect(main()).toContainText("agree with the ledger");
});

test("the ledger is verified in the browser, entry by entry", async () => {
    await visit("official-1", "/app/ledger");
    await expect(main()).toContainText("The ledger holds");
    await page
        .getByRole("button", { name: /^Prove entry/ })
        .first()
        .click();
    await expect(page.locator(".entry-cell .check-good")).toHaveCount(1);
    await page.getByRole("button", { name: "Compute every hash" }).click();
    await expect(main()).toContainText("Every hash leads to the signed root");
    await page.getByRole("button", { name: "Check again" }).click();
    await expect(main()).toContainText("It only grew since this browser last looked");
});

test("the browser complained of nothing, and penstock-verify agrees", async () => {
    expect(complaints).toEqual([]);
    await station.stop();
    station.run("ledger", "export", station.path("station"), station.path("ledger"));
    const key = station.path("station/log.vkey");
    const verify = join(dirname(penstock), "penstock-verify");
    const told = execFileSync("sh", ["-c", `"${verify}" "${station.path("ledger")}" --key "$(cat "${key}")"`], {
        encoding: "utf8",
    });
    expect(told.trimEnd().split("\n").at(-1)).toBe("OK");
});
