// Makes the pictures in docs/console/: every page in light, some in dark and on a narrow screen, few
// colours so that they stay small.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import UPNG from "upng-js";
import { answered, every_page, expect, test, visit } from "../walk/station";

const folder = fileURLToPath(new URL("../../../docs/console/", import.meta.url));
const tallest = 2000;
const most_bytes = 120_000;

async function picture(page: Page, name: string): Promise<void> {
    await page.mouse.move(0, 0);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.evaluate(() => document.fonts.ready);
    const { width = 1200 } = page.viewportSize() ?? {};
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const shot = await page.screenshot({
        fullPage: true,
        clip: { x: 0, y: 0, width, height: Math.min(height, tallest) },
    });
    const { buffer, byteOffset, byteLength } = shot;
    const image = UPNG.decode(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
    const small = UPNG.encode(UPNG.toRGBA8(image), image.width, image.height, 64);
    expect(small.byteLength, name).toBeLessThan(most_bytes);
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}${name}.png`, Buffer.from(small));
}

test.beforeEach(async ({ page }) => {
    await page.setViewportSize({ width: 1200, height: 800 });
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
});

for (const { name, as, path, ready, press } of every_page) {
    test(name, async ({ page }) => {
        await visit(page, as, path, ready, press);
        await picture(page, name);
    });
}

for (const { name, as, path, ready, press } of every_page.filter((one) =>
    ["welcome", "release-set", "hold", "oversight"].includes(one.name),
)) {
    test(`${name} in the dark`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: "dark" });
        await visit(page, as, path, ready, press);
        await picture(page, `${name}-dark`);
    });
}

for (const { name, as, path, ready, press } of every_page.filter((one) =>
    ["requests", "holds", "item"].includes(one.name),
)) {
    test(`${name} on a narrow screen`, async ({ page }) => {
        await page.setViewportSize({ width: 320, height: 640 });
        await visit(page, as, path, ready, press);
        await picture(page, `${name}-narrow`);
    });
}

test("checked file", async ({ page }) => {
    await visit(page, "head-of-agency", "/app/requests/new", "In force");
    await page.getByRole("button", { name: "Continue" }).click();
    const buffer = Buffer.from('{"format":"penstock-batch/1"}\n{"line":1}\n');
    await page
        .getByLabel("The file of requests")
        .setInputFiles({ name: "batch.jsonl", mimeType: "text/plain", buffer });
    await expect(page.getByRole("heading", { name: "What to mend" })).toBeVisible({ timeout: 20_000 });
    await picture(page, "new-request-checked");
    await page.getByRole("button", { name: "Continue to sign" }).click();
    await expect(page.getByRole("button", { name: "Sign and submit" })).toBeVisible();
    await picture(page, "new-request-sign");
});

test("opened item", async ({ page }) => {
    await visit(page, "inv-0002", `/app/items/${answered}/2`, "Sign and open");
    await page.getByRole("button", { name: "Sign and open" }).click();
    await expect(page.locator(".item")).toBeVisible();
    await picture(page, "item-opened");
});

test("refused opening", async ({ page }) => {
    await visit(page, "inv-0002", `/app/items/${answered}/14`, "Sign and open");
    await page.getByRole("button", { name: "Sign and open" }).click();
    await expect(page.getByText("R-ORD-FREEZE")).toBeVisible();
    await picture(page, "item-refused");
});

test("previewed order", async ({ page }) => {
    await visit(page, "official-1", "/app/orders/new", "See its effect");
    await page.getByLabel("The order as data").fill('id = "order-9"\nkind = "stop"\n');
    await page.getByRole("button", { name: "See its effect" }).click();
    await expect(page.getByText("Nothing has happened yet")).toBeVisible();
    await picture(page, "order-previewed");
});

test("return letter on paper", async ({ page }) => {
    await visit(page, "head-of-agency", `/app/requests/${answered}`, "Return letter");
    await page.emulateMedia({ media: "print" });
    await picture(page, "letter-on-paper");
});
