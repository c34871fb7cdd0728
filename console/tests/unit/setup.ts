// Node 18 has WebCrypto, but not yet under its global name.
import { webcrypto } from "node:crypto";

if (globalThis.crypto === undefined) {
    Object.defineProperty(globalThis, "crypto", { value: webcrypto });
}
