import { expect, test } from "vitest";
import { from_base64, hex } from "../../src/crypto/bytes";
import { read_credential } from "../../src/crypto/credential";
import { read_item } from "../../src/crypto/item";
import { open_envelope, open_letter, SealedError } from "../../src/crypto/sealed";
import { vectors } from "./vectors";

const envelope = from_base64(vectors.envelope);
const letter = from_base64(vectors.letter);

test("the letter gives the envelope's key, and the envelope its item", async () => {
    const secret = await open_letter(letter, await read_credential(vectors.officer));
    expect(hex(secret)).toBe(vectors.secret);
    expect(await open_envelope(envelope, secret)).toBe(vectors.item);
});

test("a letter to an RSA key opens as well", async () => {
    const secret = await open_letter(from_base64(vectors.letter_rsa), await read_credential(vectors.rsa));
    expect(hex(secret)).toBe(vectors.secret);
});

test("another person's key opens neither letter", async () => {
    await expect(open_letter(letter, await read_credential(vectors.rsa))).rejects.toThrow(SealedError);
    await expect(open_letter(from_base64(vectors.letter_rsa), await read_credential(vectors.officer))).rejects.toThrow(
        SealedError,
    );
});

test("any changed byte of the ciphertext, the nonce, the key or the tag is noticed", async () => {
    const secret = await open_letter(letter, await read_credential(vectors.officer));
    for (const at of [70, 109, 142, 153, 161, 2208, 2211, 2226]) {
        const changed = envelope.slice();
        changed[at]! ^= 1;
        await expect(open_envelope(changed, secret)).rejects.toThrow(SealedError);
    }
    await expect(open_envelope(envelope.subarray(0, 2000), secret)).rejects.toThrow(SealedError);
});

test("the item's fields are read as they stand", () => {
    const item = read_item(vectors.item);
    expect(item.answer).toBe("address");
    expect(item.address).toMatchObject({ state: "TX", country: "US", unit: "" });
    expect(item.use).toBe("60 days after the day of opening");
    expect(item.notes[0]).toBe("This is a lead, not proof; verify before acting.");
    expect(item.notes).toHaveLength(3);
});

test("a text that is no item is refused", () => {
    expect(() => read_item("penstock-item/2\n\n")).toThrow();
    expect(() => read_item(vectors.item.replace("answer: address", "answer: perhaps"))).toThrow();
    expect(() => read_item(vectors.item.replace("street: ", "city: "))).toThrow();
    expect(() => read_item("")).toThrow();
});
