import { describe, expect, it } from "vitest";
import { paragraphOf, paragraphsOf } from "./article";
import { safeLink } from "./link";
import { offsetsOf } from "./offsets";

describe("paragraphs", () => {
  it("keep their place in the text and drop empty lines", () => {
    const text = "عنوان\n\nأول 😀\n \nثان";
    const paragraphs = paragraphsOf(text, " عنوان ");
    expect(paragraphs.map(({ text: words }) => words)).toEqual(["عنوان", "أول 😀", "ثان"]);
    for (const { begin, end, text: words } of paragraphs) expect(text.slice(begin, end)).toBe(words);
    expect(paragraphs.map(({ headline }) => headline)).toEqual([true, false, false]);
  });
  it("know in which of them a span begins", () => {
    const text = "😀😀\nab\ncd";
    const paragraphs = paragraphsOf(text);
    const offsets = offsetsOf(text);
    expect(paragraphOf(paragraphs, offsets, [0, 2])).toBe(0);
    expect(paragraphOf(paragraphs, offsets, [3, 5])).toBe(1);
    expect(paragraphOf(paragraphs, offsets, [6, 8])).toBe(2);
    expect(paragraphOf(paragraphs, offsets, undefined)).toBe(-1);
  });
});

describe("addresses", () => {
  it("are links only where they are http", () => {
    expect(safeLink("https://a.example/b")).toBe("https://a.example/b");
    expect(safeLink("javascript:alert(1)")).toBeUndefined();
    expect(safeLink("data:text/html,x")).toBeUndefined();
    expect(safeLink("/relative")).toBeUndefined();
    expect(safeLink(undefined)).toBeUndefined();
  });
});
