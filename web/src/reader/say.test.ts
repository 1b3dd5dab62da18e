import { describe, expect, it } from "vitest";
import type { DateTold, NumberTold } from "../api/types";
import { sayDays, sayRange } from "./days";
import { sayAmount, sayConfidence, sayer, wordsBeside } from "./say";

const date = (part: Partial<DateTold>): DateTold => ({
  precision: "day",
  approx: false,
  anchor: "text",
  calendar: "gregorian",
  text: "then",
  ...part,
});
const number = (part: Partial<NumberTold>): NumberTold => ({
  kind: "killed",
  value: null,
  min: null,
  max: null,
  approx: "exact",
  text: "some",
  ...part,
});

describe("days", () => {
  it("never slips a day", () => {
    expect(sayRange("2021-11-16", "2021-11-17", "en")).toBe("16 November 2021");
    expect(sayRange("2021-11-16", "2021-11-17", "ar")).toBe("16 نوفمبر 2021");
    expect(sayRange("2024-02-29", "2024-03-01", "en")).toBe("29 February 2024");
  });
  it("calls whole months and years by their name", () => {
    expect(sayRange("2021-11-01", "2021-12-01", "en")).toBe("November 2021");
    expect(sayRange("2013-01-01", "2014-01-01", "en")).toBe("2013");
    expect(sayRange("2013-01-01", "2014-01-01", "ar")).toBe("2013");
    expect(sayRange("1998-01-01", "2003-01-01", "ar")).toBe("من 1998 إلى 2002");
    expect(sayRange("2018-06-01", "2018-09-01", "ar")).toBe("من يونيو 2018 إلى أغسطس 2018");
  });
  it("leaves the end out", () => {
    expect(sayRange("2021-11-13", "2021-11-16", "en").replace(/\s*–\s*/, "–")).toBe("13–15 November 2021");
  });
  it("says about, until and the hour", () => {
    expect(sayDays(date({ start: "2021-11-16", end: "2021-11-17", approx: true }), "en")).toBe("about 16 November 2021");
    expect(sayDays(date({ edtf: "../2022-07-31" }), "en")).toBe("until 31 July 2022");
    expect(sayDays(date({ start: "2021-11-16", end: "2021-11-17", clock: "T14:30Z" }), "en")).toBe(
      "16 November 2021, 14:30 GMT",
    );
  });
  it("has no words for a day that nobody knows", () => {
    expect(sayDays(date({ relative: "friday before publication" }), "en")).toBe("");
  });
});

describe("amounts", () => {
  it("says how they are meant", () => {
    expect(sayAmount(number({ value: 800, min: 800, approx: "more_than" }), "en")).toBe("more than 800");
    expect(sayAmount(number({ min: 100, max: 999, approx: "magnitude" }), "en")).toBe("100 to 999");
    expect(sayAmount(number({ min: 100, max: 999, approx: "magnitude" }), "ar")).toBe("بين 100 و999");
    expect(sayAmount(number({ value: 9, min: 9, max: 9 }), "ar")).toBe("9");
    expect(sayAmount(number({ approx: "few" }), "en")).toBe("some");
  });
});

describe("names", () => {
  it("shows the text's words only where the name is another", () => {
    const place = { text: "بانغي", name: { ar: "بانغي", en: "Bangui" } };
    expect(wordsBeside(place, "ar")).toBe("");
    expect(wordsBeside(place, "en")).toBe("بانغي");
  });
  it("names the last of the chain and those beside", () => {
    const chain = [
      { kind: "outlet" as const, text: "Paper" },
      { kind: "official" as const, text: "London", with: [{ kind: "official" as const, text: "Paris" }] },
    ];
    expect(sayer(chain, "en")).toBe("London and Paris");
    expect(sayer([], "en")).toBe("");
  });
  it("tells what a confidence means", () => {
    expect(sayConfidence(0.84, "en")).toBe("about 8 of 10 records like this one are right");
  });
});
