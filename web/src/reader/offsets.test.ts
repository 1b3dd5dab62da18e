import { describe, expect, it } from "vitest";
import { offsetsOf } from "./offsets";

describe("offsets", () => {
  it("leaves a text without surrogates as it is", () => {
    const offsets = offsetsOf("انسحب المقاتلون");
    expect(offsets.unit(6)).toBe(6);
    expect(offsets.point(6)).toBe(6);
    expect(offsets.slice([6, 15])).toBe("المقاتلون");
  });

  it("counts a character of two units once", () => {
    const text = "a😀b🏳️c";
    const points = Array.from(text);
    const offsets = offsetsOf(text);
    points.forEach((character, index) => {
      expect(offsets.slice([index, index + 1])).toBe(character);
      expect(offsets.point(offsets.unit(index))).toBe(index);
    });
    expect(offsets.unit(points.length)).toBe(text.length);
  });

  it("takes the middle of a pair for the character it is in", () => {
    const offsets = offsetsOf("😀x");
    expect(offsets.point(0)).toBe(0);
    expect(offsets.point(1)).toBe(0);
    expect(offsets.point(2)).toBe(1);
    expect(offsets.point(3)).toBe(2);
  });

  it("reads Arabic presentation forms and marks one by one", () => {
    const text = "\ufee3\ufeda\ufe94 قالَتْ \ufdfa";
    const offsets = offsetsOf(text);
    expect(offsets.slice([0, 3])).toBe("\ufee3\ufeda\ufe94");
    expect(offsets.slice([11, 12])).toBe("\ufdfa");
  });

  it("keeps within the text", () => {
    const offsets = offsetsOf("😀");
    expect(offsets.unit(-3)).toBe(0);
    expect(offsets.unit(9)).toBe(2);
    expect(offsets.point(9)).toBe(1);
    expect(offsets.slice([0, 99])).toBe("😀");
  });

  it("does not take a lone surrogate for a pair", () => {
    const offsets = offsetsOf("\ud83dx\ude00y");
    expect(offsets.slice([1, 2])).toBe("x");
    expect(offsets.slice([3, 4])).toBe("y");
  });

  it("agrees with Array.from on every position of a mixed text", () => {
    const text = "خبر 📰 عن 🇸🇩 و𐎠𐎡 end 𝒳";
    const points = Array.from(text);
    const offsets = offsetsOf(text);
    for (let begin = 0; begin <= points.length; ++begin) {
      for (let end = begin; end <= points.length; ++end) {
        expect(offsets.slice([begin, end])).toBe(points.slice(begin, end).join(""));
      }
    }
  });
});
