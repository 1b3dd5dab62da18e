import { describe, expect, it } from "vitest";
import {
  boxOf, chips, clearAll, isNarrow, nothing, orderOf, othersIn, readFilter, set, setBox, setTime, sortBy, toggle, values, writeFilter,
} from "./filter";

describe("a filter in the address", () => {
  it.each([
    ["type=ASSAULT,PROTEST&since=2023-04", "type=ASSAULT,PROTEST&since=2023-04"],
    ["since=2023-04&type=ASSAULT", "type=ASSAULT&since=2023-04"],
    ["type=ASSAULT&type=PROTEST,ASSAULT", "type=ASSAULT,PROTEST"],
    ["words=%D8%A8%D9%88%D8%B1+bor", "words=%D8%A8%D9%88%D8%B1+bor"],
    ["number=killed:10..20&ui=ar&event=7", "number=killed:10..20"],
    ["type=&box=", ""],
    ["source=person%7Ca%20%26%20b", "source=person%7Ca+%26+b"],
    ["sort=confidence&order=asc", "sort=confidence&order=asc"],
  ])("reads %s", (given, written) => {
    expect(writeFilter(readFilter(`?${given}`))).toBe(written);
    expect(writeFilter(readFilter(`?${written}`))).toBe(written);
  });
});

it("leaves what else the address says", () => {
  expect(othersIn("?type=AID&event=a%2Fb&since=2023&ui=ar")).toBe("event=a%2Fb&ui=ar");
  expect(othersIn("")).toBe("");
});

describe("one value", () => {
  it("comes and goes", () => {
    const one = toggle(nothing, "type", "AID");
    const two = toggle(one, "type", "AGREE");
    expect(values(two, "type")).toEqual(["AID", "AGREE"]);
    expect(toggle(toggle(two, "type", "AID"), "type", "AGREE")).toEqual({});
  });

  it("leaves the others alone", () => {
    const filter = readFilter("?type=AID&words=x&sort=tellings");
    expect(set(filter, "words", null)).toEqual({ type: "AID", sort: "tellings" });
    expect(clearAll(filter)).toEqual({ sort: "tellings" });
    expect(isNarrow(filter)).toBe(true);
    expect(isNarrow(clearAll(filter))).toBe(false);
  });
});

describe("chips", () => {
  it("are one a value, and one for a time", () => {
    const filter = readFilter("?type=AID,AGREE&since=2023&until=2024&box=1,2,3,4&sort=confidence");
    const found = chips(filter).map(({ field, value, without }) => `${field} ${value} -> ${writeFilter(without)}`);
    expect(found).toEqual([
      "type AID -> type=AGREE&box=1,2,3,4&since=2023&until=2024&sort=confidence",
      "type AGREE -> type=AID&box=1,2,3,4&since=2023&until=2024&sort=confidence",
      "box 1,2,3,4 -> type=AID,AGREE&since=2023&until=2024&sort=confidence",
      "since 2023/2024 -> type=AID,AGREE&box=1,2,3,4&sort=confidence",
    ]);
    expect(chips(readFilter("?until=2024"))).toHaveLength(1);
  });
});

describe("a box", () => {
  it("is four numbers or nothing", () => {
    expect(boxOf(setBox(nothing, [21.987654, -3, 39, 23.1]))).toEqual([21.99, -3, 39, 23.1]);
    expect(boxOf({ box: "1,2,3" })).toBeNull();
    expect(boxOf({ box: "a,b,c,d" })).toBeNull();
    expect(boxOf(nothing)).toBeNull();
    expect(setBox({ box: "1,2,3,4" }, null)).toEqual({});
  });
});

describe("time and order", () => {
  it("sets and clears both ends", () => {
    expect(setTime({ since: "2020" }, null, "2021")).toEqual({ until: "2021" });
  });

  it("turns round on the second press", () => {
    expect(orderOf(nothing)).toEqual({ sort: "date", ascending: false });
    expect(sortBy(nothing, "date")).toEqual({ order: "asc" });
    expect(sortBy({ order: "asc" }, "tellings")).toEqual({ sort: "tellings" });
    expect(sortBy({ sort: "tellings" }, "tellings")).toEqual({ sort: "tellings", order: "asc" });
  });
});
