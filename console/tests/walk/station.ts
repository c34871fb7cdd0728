// The mock station as the walks see it.
import { expect, test as base, type Page } from "@playwright/test";

export const answered = "58324f44-40dc-4f96-9487-382d35eff5d3";
export const waiting = "7494e836-fc5b-4d4d-bc61-03f569a459e1";
export const fresh = "0b9d6a54-7c1e-4f0a-9a51-2f6f6a3c1d20";

// Every page of the console, with somebody who may see it; `press` is a button that brings about what is waited for.
export const every_page: { name: string; as: string | null; path: string; ready: string; press?: string }[] = [
    { name: "welcome", as: null, path: "/", ready: "Walk a whole exchange" },
    { name: "requests", as: "head-of-agency", path: "/app/requests", ready: "58324f44" },
    { name: "new-request", as: "head-of-agency", path: "/app/requests/new", ready: "In force" },
    { name: "request", as: "head-of-agency", path: `/app/requests/${answered}`, ready: "Return letter" },
    { name: "intake", as: "official-1", path: "/app/intake", ready: "0b9d6a54" },
    { name: "intake-batch", as: "official-1", path: `/app/intake/${answered}`, ready: "Which rules spoke" },
    { name: "release-sets", as: "official-1", path: "/app/release", ready: "7494e836" },
    { name: "release-set", as: "official-1", path: `/app/release/${waiting}`, ready: "Signatures" },
    { name: "items", as: "inv-0002", path: "/app/items", ready: "SE-2026-0000002" },
    { name: "item", as: "inv-0002", path: `/app/items/${answered}/2`, ready: "Sign and open" },
    { name: "notices", as: "inv-0002", path: "/app/notices", ready: "Order order-3" },
    { name: "holds", as: "holds-1", path: "/app/holds", ready: "Line 49" },
    { name: "hold", as: "holds-1", path: `/app/holds/${answered}/4`, ready: "The rule that stopped it" },
    {
        name: "hold-in-full",
        as: "holds-1",
        path: `/app/holds/${answered}/4`,
        press: "Show it in full",
        ready: "How it was matched",
    },
    { name: "orders", as: "official-1", path: "/app/orders", ready: "order-3" },
    { name: "new-order", as: "official-1", path: "/app/orders/new", ready: "See its effect" },
    { name: "lift", as: "official-1", path: "/app/orders/lift", ready: "See its effect" },
    { name: "standing", as: "safeguards-1", path: "/app/standing", ready: "What is due" },
    { name: "oversight", as: "auditor-1", path: "/app/oversight", ready: "what the law refuses" },
    { name: "ledger", as: "auditor-1", path: "/app/ledger", ready: "The ledger holds" },
    { name: "not-yours", as: "inv-0002", path: "/app/intake", ready: "not for your role" },
    { name: "nowhere", as: null, path: "/app/nowhere", ready: "no such page" },
];

export async function become(page: Page, persona: string | null): Promise<void> {
    if (new URL(page.url()).protocol === "about:") await page.goto("/");
    await page.evaluate(async (name) => {
        await (name === null
            ? fetch("/personas", { method: "DELETE" })
            : fetch("/personas", {
                  method: "POST",
                  headers: { "content-type": "application/json" },
                  body: JSON.stringify({ persona: name }),
              }));
    }, persona);
}

export async function visit(page: Page, as: string | null, path: string, ready: string, press?: string): Promise<void> {
    await become(page, as);
    await page.goto(path);
    if (press) await page.getByRole("button", { name: press }).first().click();
    await expect(page.locator("#console")).toContainText(ready);
    await expect(page.locator("[aria-busy]")).toHaveCount(0);
}

// Each walk begins with the world as it was made, and fails on anything that the browser complains of.
export const test = base.extend<{ complaints: string[] }>({
    complaints: [
        async ({ page, request }, use) => {
            await request.post("/mock/reset");
            const complaints: string[] = [];
            page.on("console", (message) => {
                const expected = /status of (4\d\d|503)|ERR_FAILED|ERR_INTERNET_DISCONNECTED/.test(message.text());
                if (["error", "warning"].includes(message.type()) && !expected) complaints.push(message.text());
            });
            page.on("pageerror", (error) => complaints.push(error.message));
            page.on("request", (asked) => {
                const { origin } = new URL(asked.url());
                if (
                    origin !== "null" &&
                    origin !== new URL(page.url() === "about:blank" ? asked.url() : page.url()).origin
                )
                    complaints.push(`asked ${origin}`);
            });
            await use(complaints);
            expect(complaints).toEqual([]);
        },
        { auto: true },
    ],
});

export { expect };
