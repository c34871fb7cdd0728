// Ed25519 by WebCrypto; a browser that does not have it yet gets a small package instead.

export async function verify_ed25519(key: Uint8Array, signature: Uint8Array, message: Uint8Array): Promise<boolean> {
    let imported: CryptoKey;
    try {
        imported = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
    } catch {
        const { ed25519 } = await import("@noble/curves/ed25519");
        try {
            return ed25519.verify(signature, message, key, { zip215: false });
        } catch {
            return false;
        }
    }
    return crypto.subtle.verify("Ed25519", imported, signature, message);
}
