import { geoContains } from "d3-geo";
import coarse from "world-atlas/countries-110m.json";
import fine from "world-atlas/countries-50m.json";
import type { Topology } from "topojson-specification";
import { describe, expect, it } from "vitest";
import { arrowAt, arrowOnScreen, bendPoint, buildArrows, distanceToArrow, headOf } from "./arrows";
import { countryAt, readCountries } from "./atlas";
import { marksAt } from "./hit";
import { firstFree, placed } from "./labels";
import { buildMarks, countRadius, mainStatus, settleCountries, shapeOf } from "./marks";
import { nameOf } from "./names";
import { dayText } from "./places";
import type { MapData } from "./types";
import { toScreen, type View } from "./view";

const countries = readCountries(coarse as unknown as Topology);
const fineCountries = readCountries(fine as unknown as Topology);

function dataOf(rows: [lat: number, lon: number, precision: string, radius: number, status: number][]): MapData {
  const precisions = ["point", "town", "district", "region", "country", "sector"];
  return {
    total: rows.length,
    more: false,
    types: ["PROTEST"],
    statuses: ["reported", "denied"],
    precisions,
    events: {
      id: rows.map((_, i) => `e${i}`),
      type: rows.map(() => 0),
      status: rows.map((row) => row[4]),
      lat: rows.map((row) => row[0]),
      lon: rows.map((row) => row[1]),
      precision: rows.map((row) => precisions.indexOf(row[2])),
      radius_km: rows.map((row) => row[3]),
      day: rows.map(() => 19_462),
      tellings: rows.map(() => 1),
      place: rows.map(() => 0),
    },
    places: [{ id: "sdn.khartoum", ar: "الخرطوم", en: "Khartoum" }],
    moves: [],
  };
}

describe("marks", () => {
  const data = dataOf([
    [15.5, 32.5, "town", 5, 0],
    [15.5, 32.5, "town", 5, 1],
    [15.5, 32.5, "region", 100, 0],
    [33, 43.7, "country", 500, 0],
    [32.6, 44, "country", 500, 1],
    [0, -30, "country", 500, 0],
    [15.5, 32.5, "town", 5, 1],
  ]);
  const raw = buildMarks(data);

  it("are one for all events of a place at one precision", () => {
    expect(raw[0]).toMatchObject({ precision: "town", events: [0, 1, 6] });
    expect(raw.map((mark) => `${mark.precision} ${mark.events}`).sort()).toEqual([
      "country 3",
      "country 4",
      "country 5",
      "region 2",
      "town 0,1,6",
    ]);
    expect(raw[0]!.statuses).toEqual([1, 2]);
    expect(mainStatus(raw[0]!)).toBe(1);
  });
  it("of a country are one at its label point, and a ring where no country is drawn", () => {
    const marks = settleCountries(raw, countries);
    const iraq = marks.find((mark) => mark.country >= 0)!;
    expect(countries[iraq.country]!.drawn).toBe("Iraq");
    expect(iraq.events).toEqual([3, 4]);
    expect(shapeOf(iraq)).toBe("country");
    const sea = marks.find((mark) => mark.precision === "country" && mark.country < 0)!;
    expect(shapeOf(sea)).toBe("ring");
    expect(settleCountries(raw, []).every((mark) => mark.country < 0)).toBe(true);
    expect(raw.every((mark) => mark.country < 0)).toBe(true);
  });
  it("grow in surface with their count", () => {
    expect(countRadius(100, 100)).toBeCloseTo(2 * countRadius(25, 100), 9);
    expect(countRadius(1, 1e6)).toBeGreaterThan(3);
  });
  it("are found under the pointer, the small before the large", () => {
    const view: View = { x: raw[0]!.x, y: raw[0]!.y, scale: 20_000, width: 800, height: 500 };
    const radius = (mark: { reach: number }) => Math.max(4, mark.reach * view.scale);
    const found = marksAt(raw, view, 400, 250, radius);
    expect(found.map((mark) => mark.precision)).toEqual(["town", "region"]);
    expect(marksAt(raw, view, 430, 250, radius).map((mark) => mark.precision)).toEqual(["region"]);
    expect(marksAt(raw, view, 10, 10, radius)).toEqual([]);
  });
});

describe("countries", () => {
  it("have their label inside, coarse and fine", () => {
    for (const set of [countries, fineCountries]) {
      const outside = set
        .filter(({ shape, label, area }) => area > 0.5 && !geoContains(shape, label))
        .map(({ drawn }) => drawn);
      expect(outside).toEqual([]);
    }
  });
  it("are found by a point of theirs", () => {
    const at = (lat: number, lon: number) => countries[countryAt(countries, lat, lon)]?.drawn;
    expect(at(15.5, 32.5)).toBe("Sudan");
    expect(at(65, 178)).toBe("Russia");
    expect(at(66, -172)).toBe("Russia");
    expect(at(-17.8, 178)).toBe("Fiji");
    expect(at(0, -30)).toBeUndefined();
  });
  it("have a name in both languages, or none on purpose", () => {
    for (const lang of ["ar", "en"] as const) {
      const without = fineCountries
        .filter(({ number, drawn }) => !nameOf(number, drawn, lang))
        .map(({ drawn }) => drawn)
        .sort();
      expect(without).toEqual(["Indian Ocean Ter.", "Siachen Glacier"]);
    }
    expect(nameOf("275", "Palestine", "en")).toBe("Palestine");
    expect(nameOf("729", "Sudan", "ar")).toBe("السودان");
  });
});

describe("texts on the map", () => {
  const of = (x: number, y: number, width = 40) => ({ x, y, width, height: 16, of: `${x}` });
  it("neither overlap nor are cut", () => {
    const written = placed([of(100, 100), of(120, 105), of(100, 130), of(10, 50), of(300, 50)], 310, 200);
    expect(written.map((one) => one.of)).toEqual(["100", "100"]);
  });
  it("leave what is taken alone", () => {
    expect(placed([of(100, 100)], 300, 200, [of(130, 104)])).toEqual([]);
  });
  it("go beside what is taken where that is allowed", () => {
    const taken = [of(100, 100)];
    expect(firstFree(of(100, 100), taken, () => true).y).toBeLessThan(90);
    expect(firstFree(of(100, 100), taken, () => false).y).toBe(100);
    expect(firstFree(of(100, 100), [], () => false).y).toBe(100);
  });
});

describe("arrows", () => {
  const view: View = { x: 0.5, y: 0.5, scale: 1000, width: 800, height: 600 };
  it("go from, via, to, the short way over the antimeridian", () => {
    const [arrow] = buildArrows([{ id: "a", from: [0, 170], via: [], to: [0, -170] }]);
    expect(arrow!.stops[1]![0] - arrow!.stops[0]![0]).toBeCloseTo(20 / 360, 9);
    const [three] = buildArrows([{ id: "b", from: [0, 0], via: [[10, 5]], to: [0, 10] }]);
    expect(three!.stops).toHaveLength(3);
    expect(arrowOnScreen({ ...view, x: 0.99 }, arrow!)).toHaveLength(1);
  });
  it("bend to different sides there and back", () => {
    const there = bendPoint([0, 0], [100, 0]);
    const back = bendPoint([100, 0], [0, 0]);
    expect(there[1]).toBeCloseTo(-back[1], 9);
    expect(there[1]).not.toBe(0);
  });
  it("have their head at the end", () => {
    const [tip, left, right] = headOf([0, 0], [100, 0], 10);
    expect(tip[0]).toBeCloseTo(100, 9);
    expect(left[0]).toBeLessThan(tip[0]);
    expect(right[0]).toBeLessThan(tip[0]);
    expect(headOf([0, 0], [100, 0], 10, 9)[0][0]).toBeLessThan(95);
  });
  it("are found near their way and not beside it", () => {
    const arrows = buildArrows([{ id: "a", from: [0, -20], via: [], to: [0, 20] }]);
    const [from, to] = arrowOnScreen(view, arrows[0]!)[0]!;
    const bend = bendPoint(from!, to!);
    const middle: [number, number] = [(from![0] + to![0]) / 2, ((from![1] + to![1]) / 2 + bend[1]) / 2];
    expect(distanceToArrow(middle, [from!, to!])).toBeLessThan(1);
    expect(arrowAt(arrows, view, middle[0], middle[1])).toBe("a");
    expect(arrowAt(arrows, view, middle[0], middle[1] + 40)).toBeNull();
  });
  it("put their stops where the marks are", () => {
    const [arrow] = buildArrows([{ id: "a", from: [0, -20], via: [], to: [0, 20] }]);
    expect(arrowOnScreen(view, arrow!)[0]![0]).toEqual(toScreen(view, ...arrow!.stops[0]!));
  });
});

describe("days", () => {
  it("are counted from 1970", () => {
    expect(dayText(0)).toBe("1970-01-01");
    expect(dayText(19_462)).toBe("2023-04-15");
  });
});
