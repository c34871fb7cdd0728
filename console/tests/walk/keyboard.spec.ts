// The keyboard alone, focus on arrival, and the ways a page can fail.
import { answered, expect, test, visit } from "./station";

test("the skip link leads past the menu to the page", async ({ page }) => {
    await visit(page, "official-1", "/app/intake", "0b9d6a54");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.locator("main")).toBeFocused();
});

test("arriving on a page moves the focus to its heading and says its title", async ({ page }) => {
    await visit(page, "official-1", "/app/intake", "0b9d6a54");
    await page.getByRole("link", { name: "Release", exact: true }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Release sets" })).toBeFocused();
    await expect(page.locator("[aria-live=polite]")).toHaveText("Release sets");
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1, name: "Intake" })).toBeFocused();
});

test("a batch is decided with the keyboard alone", async ({ page }) => {
    await visit(page, "official-1", "/app/intake", "0b9d6a54");
    const link = page.getByRole("link", { name: "0b9d6a54" });
    for (let i = 0; i < 30 && !(await link.evaluate((one) => one === document.activeElement)); ++i)
        await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const decide = page.getByRole("button", { name: "Decide this batch" });
    await expect(decide).toBeVisible();
    for (let i = 0; i < 30 && !(await decide.evaluate((one) => one === document.activeElement)); ++i)
        await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Look at what would leave")).toBeVisible();
});

test("a station that cannot be reached is said so, and the page goes on afterwards", async ({ page }) => {
    await visit(page, "official-1", "/app/intake", "0b9d6a54");
    await page.route("**/v1/batches*", (route) => route.abort());
    await page.getByRole("link", { name: "Release", exact: true }).click();
    await expect(page.getByRole("main").getByText("The station cannot be reached")).toBeVisible();
    await page.unroute("**/v1/batches*");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("link", { name: "7494e836" })).toBeVisible();
});

test("an empty list says what would stand there", async ({ page }) => {
    await page.route("**/v1/batches*", (route) => route.fulfill({ json: { items: [], next: null } }));
    await visit(page, "official-1", "/app/intake", "No batch has come in");
    await visit(page, "head-of-agency", "/app/requests", "No request yet");
});

test("a problem document is shown with its title, what to do, and the rules", async ({ page }) => {
    await visit(page, "inv-0002", `/app/items/${answered}/14`, "Sign and open");
    await page.getByRole("button", { name: "Sign and open" }).click();
    const box = page.locator(".usa-alert", { hasText: "A court order stops this line" });
    await expect(box).toContainText("R-ORD-STOP");
    await expect(box).toContainText("R-ORD-FREEZE");
    await expect(box).toBeFocused();
});

test("what a station answers is never read as markup", async ({ page }) => {
    const title = '<img src=x onerror="document.title=1">';
    await page.route("**/v1/batches*", (route) =>
        route.fulfill({
            status: 409,
            contentType: "application/problem+json",
            json: { type: "about:blank", title, status: 409 },
        }),
    );
    await visit(page, "official-1", "/app/intake", title);
    expect(await page.locator("main img").count()).toBe(0);
});
