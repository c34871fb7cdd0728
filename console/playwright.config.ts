import { defineConfig } from "@playwright/test";

// Against the mock station, or against a real one: CONSOLE=http://127.0.0.1:8080 npm run walk
const base = process.env["CONSOLE"] ?? "http://127.0.0.1:4174";

export default defineConfig({
    projects: [
        { name: "walk", testDir: "tests/walk" },
        { name: "pictures", testDir: "tests/pictures" },
        { name: "real", testDir: "tests/real" },
    ],
    fullyParallel: false,
    workers: 1,
    timeout: 60_000,
    reporter: "list",
    use: {
        baseURL: base,
        launchOptions: { executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] },
    },
    ...(process.env["CONSOLE"]
        ? {}
        : { webServer: { command: "npm run --silent preview:mock", url: base, reuseExistingServer: true } }),
});
