import { describe, expect, it } from "vitest";
import type { KeptRecord } from "../api/types";
import { fieldsAt, fieldsOf, piecesOf, type Field } from "./fields";
import convoy from "./fixtures/convoy.json";
import withdrawal from "./fixtures/withdrawal.json";
import { offsetsOf } from "./offsets";

const readings = [withdrawal, convoy] as unknown as { text: string; events: KeptRecord[] }[];
const field = (key: string, begin: number, end: number): Field => ({
  key,
  kind: "actor",
  span: [begin, end],
  text: "",
});

describe("fields", () => {
  it("have the words of the text under their spans, in every record of the examples", () => {
    let seen = 0;
    for (const { text, events } of readings) {
      const offsets = offsetsOf(text);
      for (const record of events) {
        for (const { kind, span, text: words } of fieldsOf(record)) {
          if (kind === "sentence") expect(offsets.slice(span)).toBe(record.evidence.quote);
          else expect(offsets.slice(span)).toBe(words);
          ++seen;
        }
      }
    }
    expect(seen).toBeGreaterThan(150);
  });
  it("have keys of their own in a record", () => {
    for (const { events } of readings) {
      for (const record of events) {
        const keys = fieldsOf(record).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }
    }
  });
  it("find the narrowest of those that lie over each other", () => {
    const fields = [field("actor.0", 0, 20), field("number.0", 2, 6), field("place.0", 4, 12)];
    expect(fieldsAt(fields, 5).map(({ key }) => key)).toEqual(["number.0", "place.0", "actor.0"]);
    expect(fieldsAt(fields, 12).map(({ key }) => key)).toEqual(["actor.0"]);
    expect(fieldsAt(fields, 20)).toEqual([]);
  });
  it("cut a stretch at every border and lose nothing", () => {
    const fields = [field("a", 0, 20), field("b", 2, 6), field("c", 4, 30)];
    const pieces = piecesOf(fields, [1, 25]);
    expect(pieces.map(({ span }) => span)).toEqual([
      [1, 2],
      [2, 4],
      [4, 6],
      [6, 20],
      [20, 25],
    ]);
    expect(pieces.map(({ keys }) => keys.join(""))).toEqual(["a", "ba", "bac", "ac", "c"]);
    expect(piecesOf([], [3, 9])).toEqual([{ span: [3, 9], keys: [], kinds: [] }]);
  });
});
