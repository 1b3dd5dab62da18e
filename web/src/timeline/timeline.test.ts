import { describe, expect, it } from "vitest";
import { counted } from "../i18n/counted";
import { afterKey, brushOf } from "./brush";
import { dayText, daysOfSlots, firstDay, lastDay, slotOf, slotStart, stretchOf } from "./days";
import { barsOf, roundUp, Scale } from "./scale";
import { ticksOf } from "./ticks";

const zones = ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Damascus", "America/Sao_Paulo"];

describe("days", () => {
  it.each(zones)("do not slip in %s", (zone) => {
    const before = process.env["TZ"];
    process.env["TZ"] = zone;
    try {
      // Every day of the two years in which Damascus gave up its summer time, and the leap day.
      for (let day = firstDay("2022-01-01")!; day <= firstDay("2024-03-01")!; ++day) {
        const text = dayText(day);
        expect(firstDay(text)).toBe(day);
        expect(slotStart(slotOf(day, "day"), "day")).toBe(day);
        expect(dayText(slotStart(slotOf(day, "month"), "month"))).toBe(`${text.slice(0, 7)}-01`);
        expect(dayText(slotStart(slotOf(day, "year"), "year"))).toBe(`${text.slice(0, 4)}-01-01`);
      }
      const scale = new Scale(barsOf([{ start: "2022-03-25", count: 1 }, { start: "2022-04-02", count: 1 }], "day"), 400);
      const brush = brushOf("2022-03-25", "2022-04-02", "day", scale)!;
      expect(daysOfSlots(brush.first, brush.last, "day")).toEqual(["2022-03-25", "2022-04-02"]);
      const texts = ticksOf(scale, "day", "en", () => 10).map((tick) => tick.text);
      expect(texts[0]).toContain("25 Mar");
    } finally {
      if (before === undefined) delete process.env["TZ"];
      else process.env["TZ"] = before;
    }
  });
  it.each([
    ["2023", "2023-01-01", "2023-12-31"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2023-04-15", "2023-04-15", "2023-04-15"],
    ["1948-05-15", "1948-05-15", "1948-05-15"],
    ["0099-12", "0099-12-01", "0099-12-31"],
  ])("%s is %s to %s", (text, first, last) => {
    expect(dayText(firstDay(text)!)).toBe(first);
    expect(dayText(lastDay(text)!)).toBe(last);
  });
  it.each(["", "2023-13", "2023-02-30", "2023-00-01", "2023-4-1", "soon"])("%j is no day", (text) => {
    expect(firstDay(text)).toBeNull();
  });
  it("of a month are all of them", () => {
    expect(daysOfSlots(2024 * 12 + 1, 2024 * 12 + 1, "month")).toEqual(["2024-02-01", "2024-02-29"]);
    expect(daysOfSlots(1967, 1973, "year")).toEqual(["1967-01-01", "1973-12-31"]);
  });
});

describe("the scale", () => {
  const gaps = barsOf(
    [1991, 2003, 2023].flatMap((year) =>
      [1, 2, 3, 4, 5, 6].map((month) => ({ start: `${year}-0${month}-01`, count: month })),
    ),
    "month",
  );
  const scale = new Scale(gaps, 800);

  it("draws long empty stretches short", () => {
    expect(scale.pieces.map((piece) => piece.broken)).toEqual([false, true, false, true, false]);
    for (const { slot } of gaps) expect(scale.x(slot + 1) - scale.x(slot)).toBeGreaterThan(20);
  });
  it("keeps the order, and finds the slot under a pixel", () => {
    let before = -1;
    for (const { slot } of gaps) {
      expect(scale.x(slot)).toBeGreaterThan(before);
      before = scale.x(slot);
      expect(scale.slot(scale.x(slot) + 0.5)).toBe(slot);
    }
    expect(scale.slot(-50)).toBe(scale.first);
    expect(scale.slot(5000)).toBe(scale.last);
    expect(scale.x(scale.last + 100)).toBe(scale.width);
  });
  it("leaves short pauses as they are", () => {
    const bars = barsOf([{ start: "2023-04-15", count: 3 }, { start: "2023-04-20", count: 1 }], "day");
    expect(new Scale(bars, 300).pieces).toHaveLength(1);
  });
  it("stands empty data and a single bin", () => {
    expect(new Scale([], 300).pieces).toHaveLength(1);
    const one = new Scale(barsOf([{ start: "2023-04-15", count: 3 }], "day"), 300);
    expect(one.width).toBe(36);
    expect(barsOf([{ start: "2023", count: 0 }, { start: "x", count: 2 }], "year")).toEqual([]);
  });
  it.each([[0, 2], [1, 2], [3, 4], [10, 10], [11, 12], [110, 120], [121, 160], [999, 1000]])(
    "rounds %d up to %d",
    (value, up) => expect(roundUp(value)).toBe(up),
  );
});

describe("ticks", () => {
  const days = barsOf(
    Array.from({ length: 200 }, (_, i) => ({ start: dayText(firstDay("2023-11-01")! + i), count: 1 })),
    "day",
  );
  it.each([200, 360, 700, 1200, 3000])("have room at %d pixels, in both languages", (width) => {
    const scale = new Scale(days, width);
    for (const lang of ["ar", "en"] as const) {
      const measure = (text: string) => text.length * 7;
      const ticks = ticksOf(scale, "day", lang, measure);
      expect(ticks.length).toBeGreaterThan(0);
      for (let i = 1; i < ticks.length; ++i) {
        const [a, b] = [ticks[i - 1]!, ticks[i]!];
        expect(b.x - measure(b.text) / 2).toBeGreaterThan(a.x + measure(a.text) / 2);
      }
    }
  });
  it("tell the year where it changes", () => {
    const texts = ticksOf(new Scale(days, 900), "day", "en", (text) => text.length * 6).map((tick) => tick.text);
    expect(texts.filter((text) => /\d{4}/.test(text))).toEqual(["Nov 2023", "Jan 2024"]);
  });
  it("name days in Arabic with Latin digits and our calendar", () => {
    const texts = ticksOf(new Scale(days, 900), "day", "ar", (text) => text.length * 6).map((tick) => tick.text);
    expect(texts[0]).toBe("نوفمبر 2023");
  });
});

describe("the brush", () => {
  const scale = new Scale(
    barsOf([{ start: "2023-01-01", count: 1 }, { start: "2023-12-01", count: 1 }], "month"),
    2000,
  );
  const [first, last] = [2023 * 12, 2023 * 12 + 11];
  it("is none where nothing is chosen, and open where one end is", () => {
    expect(brushOf(null, null, "month", scale)).toBeNull();
    expect(brushOf("2023-03", null, "month", scale)).toEqual({ first: first + 2, last });
    expect(brushOf(null, "2023-03-31", "month", scale)).toEqual({ first, last: first + 2 });
    expect(brushOf("1999", "2030", "month", scale)).toEqual({ first, last });
  });
  it("moves by keys within its bounds", () => {
    const brush = { first: first + 2, last: first + 4 };
    const plain = new Scale(
      Array.from({ length: 12 }, (_, i) => ({ slot: first + i, count: 1 })),
      600,
    );
    expect(afterKey(brush, "first", "ArrowRight", plain)).toEqual({ first: first + 3, last: first + 4 });
    expect(afterKey(brush, "first", "PageUp", plain)).toEqual({ first: first + 4, last: first + 4 });
    expect(afterKey(brush, "first", "Home", plain)).toEqual({ first, last: first + 4 });
    expect(afterKey(brush, "last", "End", plain)).toEqual({ first: first + 2, last });
    expect(afterKey(brush, "last", "PageDown", plain)).toEqual({ first: first + 2, last: first + 2 });
    expect(afterKey(brush, "last", "Tab", plain)).toBeNull();
  });
  it("steps over a break at once", () => {
    const broken = scale.pieces.find((piece) => piece.broken)!;
    const brush = { first: broken.from - 1, last };
    expect(afterKey(brush, "first", "ArrowRight", scale)!.first).toBe(broken.to);
    expect(afterKey({ first: broken.to, last }, "first", "ArrowLeft", scale)!.first).toBe(broken.from - 1);
  });
});

describe("stretches in words", () => {
  it.each([
    [9, "day", "9 days", "9 أيام"],
    [60, "day", "60 days", "60 يومًا"],
    [61, "day", "2 months", "شهران"],
    [91, "day", "2 months", "شهران"],
    [92, "day", "3 months", "3 أشهر"],
    [23, "month", "23 months", "23 شهرًا"],
    [24, "month", "2 years", "سنتان"],
    [35, "month", "2 years", "سنتان"],
    [141, "month", "11 years", "11 سنة"],
    [30, "year", "30 years", "30 سنة"],
  ] as const)("%d %s", (count, unit, en, ar) => {
    const [size, as] = stretchOf(count, unit);
    expect(counted(`${as}s`, size, "en")).toBe(en);
    expect(counted(`${as}s`, size, "ar")).toBe(ar);
  });
});
