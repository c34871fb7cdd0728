// Every page, one by one: accessible in light and dark, usable on a narrow screen.
import AxeBuilder from "@axe-core/playwright";
import { every_page, expect, test, visit } from "./station";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];

for (const scheme of ["light", "dark"] as const) {
    for (const { name, as, path, ready, press } of every_page) {
        test(`axe finds nothing on ${name} in ${scheme}`, async ({ page }) => {
            await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
            await visit(page, as, path, ready, press);
            for (const summary of await page.locator("summary").all()) await summary.click();
            const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
            expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
        });
    }
}

for (const { name, as, path, ready, press } of every_page) {
    test(`${name} fits a narrow screen and tells nothing of a person beside its text`, async ({ page }) => {
        await page.setViewportSize({ width: 320, height: 640 });
        await visit(page, as, path, ready, press);
        for (const summary of await page.locator("summary").all()) await summary.click();
        const wide = await page.evaluate(() =>
            [...document.querySelectorAll("body *")]
                .filter((one) => !one.closest("pre, .usa-sr-only, .usa-skipnav"))
                .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
                .map((one) => `${one.tagName}.${one.className.toString()}`),
        );
        expect(wide).toEqual([]);
        expect(new URL(page.url()).pathname).toMatch(/^\/(app(\/[a-z]+|\/[0-9a-f-]{36}|\/\d+)*)?$/);
        expect(await page.title()).toMatch(/^[A-Z][\w ]* – Penstock$/);
        const kept = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
        expect(kept.filter((key) => !["penstock-checkpoint", "penstock-upload"].includes(key))).toEqual([]);
    });
}
