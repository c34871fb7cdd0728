// A whole exchange through the pages, then the desks.
import type { Route } from "@playwright/test";
import { answered, expect, test, visit, waiting } from "./station";

const batch_file = {
    name: "batch.jsonl",
    mimeType: "application/jsonl",
    buffer: Buffer.from('{"format":"penstock-batch/1"}\n{"line":1}\n'),
};

test("from a file to an opened item", async ({ page }) => {
    // The requester checks, signs and submits.
    await visit(page, "head-of-agency", "/app/requests/new", "In force");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByLabel("The file of requests").setInputFiles(batch_file);
    await expect(page.getByRole("heading", { name: "What to mend" })).toBeVisible({ timeout: 20_000 });
    await expect(page.locator(".trouble").first()).toContainText("R-6103i2-D");
    await page.getByRole("button", { name: "Continue to sign" }).click();
    await expect(page.getByText("For every line of this batch I attest")).toBeVisible();
    await page.getByRole("button", { name: "Sign and submit" }).click();
    await expect(page).toHaveURL(/\/app\/requests\/[0-9a-f-]{36}$/);
    await expect(page.getByText("Nothing to do now")).toBeVisible();
    const batch = page.url().slice(-36);

    // The custodian decides; two officials sign, a manager clears what looks odd; delivery.
    await visit(page, "official-1", `/app/intake/${batch}`, "Decide the batch");
    await page.getByRole("button", { name: "Decide this batch" }).click();
    await page.getByRole("link", { name: "Go to the release set" }).click();
    await expect(page.getByText("Signing begins when the manager has cleared")).toBeVisible();
    await visit(page, "manager-1", `/app/release/${batch}`, "Clear the alarms");
    await page.getByLabel("Reason").selectOption("known-cause");
    await page.getByLabel("Why it may go on").fill("The form letter is the agency's own.");
    await page.getByRole("button", { name: "Clear the alarms of this round" }).click();
    await expect(page.getByText("Cleared", { exact: true })).toBeVisible();
    for (const official of ["official-1", "official-2"]) {
        await visit(page, official, `/app/release/${batch}`, "Sign and approve");
        await page.getByRole("button", { name: "Sign and approve" }).click();
        await expect(page.locator(".signatures")).toContainText(`${official} has signed`);
    }
    await page.getByRole("button", { name: "Deliver the round" }).click();
    await expect(page.getByText("The answers became visible together")).toBeVisible();

    // The recipient opens, reads, and certifies the disposal.
    await visit(page, "inv-0002", "/app/items", "SE-2026-0000002");
    await page.locator(`a[href="/app/items/${batch}/2"]`).click();
    await page.getByRole("button", { name: "Sign and open" }).click();
    const item = page.locator(".item");
    await expect(item).toContainText("A lead, not proof.");
    await expect(item.locator("address")).toHaveText("12 Heron Way, Apt 4Toledo, OH 43604");
    await expect(item).toContainText("tax period 2025");
    await expect(item).toContainText("Jan 22, 2027");
    await expect(item).toBeFocused();
    await page.getByText("It was destroyed").click();
    await page.getByRole("button", { name: "Certify the disposal" }).click();
    await expect(page.getByText("The disposal is on file")).toBeVisible();
});

test("an item without information says nothing about anyone", async ({ page }) => {
    await visit(page, "inv-0002", `/app/items/${answered}/6`, "Sign and open");
    await page.getByRole("button", { name: "Sign and open" }).click();
    await expect(page.locator(".item")).toContainText("This says nothing about whether anyone is on file.");
    await expect(page.locator(".lead")).toHaveCount(0);
});

test("an order takes two officials, and stops the next opening", async ({ page }) => {
    await visit(page, "official-1", "/app/orders/new", "See its effect");
    await page.getByLabel("The order as data").fill('id = "order-9"\nkind = "stop"\n');
    await page.getByRole("button", { name: "See its effect" }).click();
    await expect(page.getByText("Nothing has happened yet")).toBeVisible();
    await page.getByRole("button", { name: "Sign as the first official" }).click();
    await expect(page.locator(".signatures")).toContainText("official-1 has signed");
    await page.getByRole("button", { name: "Change person" }).click();
    await page.getByRole("button", { name: "Continue as Ines Falk" }).click();
    await page.getByRole("link", { name: "Orders", exact: true }).click();
    await page.getByRole("link", { name: "Enter an order" }).click();
    await page.getByRole("button", { name: "Sign and enter" }).click();
    await expect(page.locator("main").getByText("The order is in force")).toBeVisible();
    await visit(page, "inv-0002", `/app/items/${answered}/2`, "Sign and open");
    await page.getByRole("button", { name: "Sign and open" }).click();
    await expect(page.getByText("A court order stops this line")).toBeVisible();
    await visit(page, "inv-0002", "/app/notices", "Order order-9");
    await page.locator(".notice", { hasText: "order-9" }).getByRole("button").click();
    await expect(page.locator(".notice", { hasText: "order-9" })).toContainText("Acknowledged");
});

test("a held line is shown masked, then in full, and decided with a reason", async ({ page }) => {
    await visit(page, "holds-1", `/app/holds/${answered}/49`, "What the request says");
    await expect(page.getByText("Odile")).toHaveCount(0);
    await page.getByRole("button", { name: "Show it in full" }).click();
    await expect(page.getByText("Odile Marchetti Ruiz")).toBeVisible();
    await page.getByRole("button", { name: "Decide", exact: true }).click();
    await expect(page.getByText("Choose one.")).toBeVisible();
    await page.getByText("Let it go on").click();
    await page.getByLabel("Reason").selectOption("document-seen");
    await page.getByLabel("In your own words").fill("The court's dismissal was seen.");
    await page.getByRole("button", { name: "Decide", exact: true }).click();
    await expect(page.locator("main").getByText("The decision is on file")).toBeVisible();
});

test("two officials of the holds desk decide together", async ({ page }) => {
    await visit(page, "holds-1", `/app/holds/${answered}/212`, "What the request says");
    await page.getByText("Let it go on").click();
    await page.getByLabel("Reason").selectOption("same-place");
    await page.getByLabel("In your own words").fill("The lease was seen.");
    await page.getByRole("button", { name: "Sign for a second official" }).click();
    await page.getByRole("button", { name: "Sign as the first official" }).click();
    await expect(page.getByText("You signed first.")).toBeVisible();
    await page.getByRole("button", { name: "Change person" }).click();
    await page.getByRole("button", { name: "Continue as Anton Weil" }).click();
    await page.getByRole("link", { name: "Line 212" }).click();
    const sent = page.waitForRequest((request) => request.url().endsWith("/212/decisions"));
    await page.getByRole("button", { name: "Decide together" }).click();
    expect((await sent).postDataJSON()).toMatchObject({
        choice: "release",
        reason: "same-place",
        cosignatures: [expect.stringMatching(/^MII/)],
    });
    await expect(page.locator("main").getByText("The decision is on file")).toBeVisible();
});

test("the ledger is checked here, and a station that changes the past is caught", async ({ page }) => {
    await visit(page, "auditor-1", "/app/ledger", "The ledger holds");
    await page.getByRole("button", { name: "Prove entry 288" }).click();
    await expect(page.getByText("Entry 288 stands in the ledger")).toBeVisible();
    await expect(page.locator(".entry-cell .check-good")).toHaveCount(1);
    await page.getByRole("button", { name: "Check again" }).click();
    await expect(page.getByText("It is the same ledger, to the last entry.")).toBeVisible();
    const spoil = async (route: Route): Promise<void> => {
        const body = Buffer.from(await (await route.fetch()).body());
        body[10]! ^= 1;
        await route.fulfill({ body });
    };
    await page.route("**/ledger/tile/1/**", spoil);
    await page.getByRole("button", { name: "Check again" }).click();
    await expect(page.getByText("The ledger does not hold")).toBeVisible();
    await page.unroute("**/ledger/tile/1/**");
    await page.getByRole("button", { name: "Check again" }).click();
    await page.getByRole("button", { name: "Compute every hash" }).click();
    await expect(page.getByText("289 hashes of entries")).toBeVisible();
    await page.route("**/ledger/tile/0/000", spoil);
    await page.getByRole("button", { name: "Check again" }).click();
    await page.getByRole("button", { name: "Compute every hash" }).click();
    await expect(page.getByText("A hash of an entry is not the one that was signed for")).toBeVisible();
    await page.route("**/ledger/checkpoint", async (route) => {
        const text = await (await route.fetch()).text();
        await route.fulfill({ body: text.replace("\n289\n", "\n288\n") });
    });
    await page.getByRole("button", { name: "Check again" }).click();
    await expect(page.getByText("signature does not verify")).toBeVisible();
});

test("a receipt is checked without leaving the browser", async ({ page }) => {
    await visit(page, "auditor-1", "/app/ledger", "The ledger holds");
    const receipt = await page.evaluate(async () => (await fetch("/v1/receipts/3")).text());
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.method()));
    await page.getByLabel("A receipt", { exact: true }).fill(receipt);
    await page.getByRole("button", { name: "Check the receipt" }).click();
    await expect(page.getByText("Entry 3 is in the ledger")).toBeVisible();
    expect(asked.filter((method) => method !== "GET")).toEqual([]);
    await page.getByLabel("A receipt", { exact: true }).fill(receipt.replace("index 3", "index 4"));
    await page.getByRole("button", { name: "Check the receipt" }).click();
    await expect(page.getByText("That did not work")).toBeVisible();
});

test("on a real station nobody is chosen, and a key is picked to sign", async ({ page, request }) => {
    await visit(page, "official-2", `/app/release/${waiting}`, "Signing begins");
    await visit(page, "manager-1", `/app/release/${waiting}`, "Clear the alarms");
    await page.evaluate(async (batch) => {
        const body = JSON.stringify({ reason: "known-cause", text: "It is known." });
        await fetch(`/v1/batches/${batch}/alarm-clearances`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body,
        });
    }, waiting);
    await visit(page, "official-2", "/app/release", "7494e836");
    const key = await (await request.get("/personas/current/credential")).text();
    await page.route("**/personas", (route) => route.fulfill({ status: 404, json: {} }));
    await page.goto(`/app/release/${waiting}`);
    await expect(page.getByRole("button", { name: "Change person" })).toHaveCount(0);
    const file = page.getByLabel("Your certificate and key");
    await file.setInputFiles({ name: "key.pem", mimeType: "text/plain", buffer: Buffer.from("hello") });
    await expect(page.getByText("There is no certificate in this file")).toBeVisible();
    await file.setInputFiles({ name: "key.pem", mimeType: "text/plain", buffer: Buffer.from(key) });
    const bodies: string[] = [];
    page.on("request", (one) => bodies.push(one.postData() ?? ""));
    await page.getByRole("button", { name: "Sign and approve" }).click();
    await expect(page.locator(".signatures")).toContainText("official-2 has signed");
    expect(bodies.join("\n")).not.toContain("PRIVATE");
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Welcome, Ines Falk");
});
