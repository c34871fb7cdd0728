// The licences of what is shipped, beside it: licences.txt.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const shipped = ["@uswds/uswds/LICENSE.md", "@noble/curves/LICENSE", "@noble/hashes/LICENSE"];

export function licences(): Plugin {
    return {
        name: "licences",
        generateBundle() {
            const texts = shipped.map((path) => {
                const file = fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));
                return `${path.replace(/\/LICENSE.*/, "")}\n\n${readFileSync(file, "utf8").trim()}\n`;
            });
            this.emitFile({ type: "asset", fileName: "licences.txt", source: texts.join(`\n${"-".repeat(72)}\n\n`) });
        },
    };
}
