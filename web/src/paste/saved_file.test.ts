import { describe, expect, it } from "vitest";
import { isPage, textOfFile } from "./saved_file";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const join = (...parts: (Uint8Array | number[])[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

describe("a saved file", () => {
  it("is read as UTF-8 where it is that, whatever it says", () => {
    expect(textOfFile(utf8("خبر"))).toBe("خبر");
    expect(textOfFile(utf8('<meta charset="windows-1256"><p>خبر'))).toBe('<meta charset="utf-8"><p>خبر');
  });
  it("is read as windows-1256 where it says so, or is no UTF-8", () => {
    const word = [0xce, 0xc8, 0xd1]; // the word above
    expect(textOfFile(join(utf8("<meta charset=windows-1256><p>"), word))).toBe("<meta charset=utf-8><p>خبر");
    expect(textOfFile(Uint8Array.from(word))).toBe("خبر");
  });
  it("is read by its mark", () => {
    expect(textOfFile(join([0xff, 0xfe], [0x2e, 0x06]))).toBe("خ");
    expect(textOfFile(join([0xef, 0xbb, 0xbf], utf8("خ")))).toBe("خ");
  });
  it("is no text where it has zeros", () => {
    expect(textOfFile(Uint8Array.from([0x50, 0x4b, 0, 0]))).toBeUndefined();
  });
});

describe("the source of a page", () => {
  it("is told from a text", () => {
    expect(isPage("<!DOCTYPE html><p>a")).toBe(true);
    expect(isPage("  <html lang=ar>")).toBe(true);
    expect(isPage("<!-- saved from url=1 -->\n<html>")).toBe(true);
    expect(isPage("قال <b> إن")).toBe(false);
    expect(isPage("")).toBe(false);
  });
});
