// The table of requirements, taken from the document that owns it, so that a page can say in words
// what a code asks.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const name = "virtual:requirements";
const document = fileURLToPath(new URL("../docs/law/requirements.md", import.meta.url));

export function read_requirements(text: string): Record<string, { source: string; asks: string }> {
    const found: Record<string, { source: string; asks: string }> = {};
    for (const row of text.matchAll(/^\| (R-[\w-]+) \| (.+?) \| (.+?) \| [^|]* \|$/gm)) {
        const [, id = "", source = "", asks = ""] = row;
        found[id] = { source, asks: asks.replaceAll("`", "") };
    }
    return found;
}

export function requirements(): Plugin {
    return {
        name,
        resolveId: (id) => (id === name ? `\0${name}` : null),
        load: (id) =>
            id === `\0${name}`
                ? `export const requirements = ${JSON.stringify(read_requirements(readFileSync(document, "utf8")))};`
                : null,
    };
}
