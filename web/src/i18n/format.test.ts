import { describe, expect, it } from "vitest";
import { countryName, formatDay, formatNumber, nameIn } from "./format";

describe("days", () => {
  it.each([
    ["2023-04-15", "15 Apr 2023", "15 أبريل 2023"],
    ["2023-04", "Apr 2023", "أبريل 2023"],
    ["2023", "2023", "2023"],
    ["..", "..", ".."],
  ])("%s", (day, en, ar) => {
    expect(formatDay(day, "en")).toBe(en);
    expect(formatDay(day, "ar")).toBe(ar);
  });
});

describe("names", () => {
  it("of countries", () => {
    expect(["SSD", "KOS", "PSE", "IGO"].map((code) => countryName(code, "en"))).toEqual([
      "South Sudan", "Kosovo", "Palestine", "IGO",
    ]);
    expect(["PSE", "COD", "COG"].map((code) => countryName(code, "ar"))).toEqual([
      "فلسطين", "الكونغو الديمقراطية", "الكونغو",
    ]);
    expect(countryName("CAF", "ar")).toBe("جمهورية أفريقيا الوسطى");
  });

  it("are those of the reader's language, else the other's, else the text's", () => {
    expect(nameIn({ ar: "رويترز", en: "Reuters" }, "en")).toBe("Reuters");
    expect(nameIn({ ar: "رويترز" }, "en")).toBe("رويترز");
    expect(nameIn(undefined, "ar", "words")).toBe("words");
  });

  it("of numbers have Latin digits", () => {
    expect(formatNumber(12345, "ar")).toBe("12,345");
  });
});
