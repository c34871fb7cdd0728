import { expect, test } from "vitest";
import { from_hex, hex } from "../../src/crypto/bytes";
import { oid_text, read, read_all, tag, write, write_integer, write_oid, write_set_of } from "../../src/crypto/der";

test("an object identifier is written and read as the standards have it", () => {
    expect(hex(write_oid("1.2.840.113549.1.9.16.1.23"))).toBe("060b2a864886f70d0109100117");
    expect(hex(write_oid("2.16.840.1.101.3.4.2.1"))).toBe("0609608648016503040201");
    expect(oid_text(read(from_hex("06052b8104000a")))).toBe("1.3.132.0.10");
    expect(oid_text(read(from_hex("0603883703")))).toBe("2.999.3");
});

test("an integer never reads as a negative one and has no idle zeros", () => {
    expect(hex(write_integer(Uint8Array.of(0, 0, 0x80)))).toBe("02020080");
    expect(hex(write_integer(Uint8Array.of(0, 0, 0x7f)))).toBe("02017f");
    expect(hex(write_integer(Uint8Array.of(0)))).toBe("020100");
});

test("lengths have their shortest form", () => {
    expect(hex(write(tag.octets, new Uint8Array(127)).subarray(0, 2))).toBe("047f");
    expect(hex(write(tag.octets, new Uint8Array(128)).subarray(0, 3))).toBe("048180");
    expect(hex(write(tag.octets, new Uint8Array(2048)).subarray(0, 4))).toBe("04820800");
});

test("a set is put in order", () => {
    expect(hex(write_set_of(from_hex("0402"), from_hex("020101"), from_hex("0201")))).toBe("310702010201010402");
});

test("whatever is cut off or goes on is not read", () => {
    const whole = write(tag.sequence, write_oid("1.2.840.113549.1.7.2"), write(tag.octets, new Uint8Array(300)));
    for (let size = 0; size < whole.length; ++size) expect(() => read(whole.subarray(0, size))).toThrow();
    expect(() => read(Uint8Array.of(...whole, 0))).toThrow();
    expect(() => read(from_hex("3080020101"))).toThrow();
    expect(() => read(from_hex("1f8101"))).toThrow();
    expect(() => read(from_hex("0485ffffffffff"))).toThrow();
    expect(read_all(new Uint8Array())).toEqual([]);
});
