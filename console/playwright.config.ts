import { defineConfig } from "@playwright/test";

// A port of its own for each run, which the workers inherit: two runs on one machine do not meet.
const port = (process.env["MOCK_PORT"] ??= String(20_000 + Math.floor(Math.random() * 20_000)));
const base = `http://127.0.0.1:${port}`;

export default defineConfig({
    projects: [
        { name: "walk", testDir: "tests/walk" }, // every page, before the mock station
        { name: "pictures", testDir: "tests/pictures" }, // docs/console/*.png
        { name: "real", testDir: "tests/real" }, // before the real program; PENSTOCK names it
    ],
    fullyParallel: false,
    workers: 1,
    timeout: 120_000,
    expect: { timeout: 20_000 },
    reporter: "list",
    use: {
        baseURL: base,
        launchOptions: { executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] },
    },
    webServer: { command: `npx vite preview --mode mock --port ${port} --strictPort`, url: base },
});
