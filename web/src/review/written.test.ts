import { describe, expect, it } from "vitest";
import type { KeptRecord } from "../api/types";
import reading from "../reader/fixtures/withdrawal.json";
import { valueOf, withWords, writtenOf } from "./written";

const records = reading.events as unknown as KeptRecord[];
const withType = (type: string): KeptRecord => {
  const found = records.find(({ event }) => event === type);
  if (!found) throw new Error(type);
  return found;
};

describe("written fields", () => {
  it("writes what the coder said, as a correction takes it", () => {
    const retreat = withType("RETREAT");
    expect(writtenOf(retreat, "event")).toBe("RETREAT");
    expect(writtenOf(retreat, "mode")).toBe("withdraw");
    expect(writtenOf(retreat, "place")).toBe("from: بانغي");
    expect(writtenOf(retreat, "number")).toBe("fighters 100..999");
    expect(writtenOf(retreat, "recipient")).toBe("");
    expect(writtenOf(retreat, "date")).toBe("");
  });
  it("writes days with their last one", () => {
    const dates = records.map((record) => writtenOf(record, "date"));
    expect(dates).toContain("2021-11-14");
    expect(dates).toContain("2021-11-13..2021-11-15");
    expect(dates).toContain("2013");
  });
  it("adds words once", () => {
    expect(withWords("", "بوالي", "from")).toBe("from: بوالي");
    expect(withWords("a; b", "c")).toBe("a; b; c");
    expect(withWords("a; b", "b")).toBe("a; b");
  });
  it("says none for an empty list", () => {
    expect(valueOf("  ")).toBe("none");
    expect(valueOf(" a ")).toBe("a");
  });
});
