import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { licences } from "./licences_plugin";
import { mock } from "./mock/plugin";
import { requirements } from "./requirements_plugin";

const uswds = fileURLToPath(new URL("node_modules/@uswds/uswds", import.meta.url));

export default defineConfig(({ mode }) => ({
    appType: "spa",
    plugins: [requirements(), licences(), ...(mode === "mock" ? [mock()] : [])],
    resolve: { alias: { "@design": `${uswds}/dist` } },
    css: {
        preprocessorOptions: {
            scss: { api: "modern", loadPaths: [`${uswds}/packages`], quietDeps: true },
        },
    },
    build: {
        target: "es2022",
        // A strict content security policy: nothing inline, no data: addresses.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
    },
    // A developer's server before a real station: PENSTOCK=http://127.0.0.1:8080 npm run dev
    server: {
        host: "127.0.0.1",
        ...(process.env["PENSTOCK"]
            ? {
                  proxy: Object.fromEntries(
                      ["/v1", "/ledger", "/personas", "/readyz", "/healthz"].map((path) => [
                          path,
                          process.env["PENSTOCK"] ?? "",
                      ]),
                  ),
              }
            : {}),
    },
    preview: { host: "127.0.0.1" },
}));
