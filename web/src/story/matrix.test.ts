import { describe, expect, it } from "vitest";
import type { KeptRecord, Story } from "../api/types";
import convoy from "../reader/fixtures/convoy.json";
import { matrixOf, positionOf } from "./matrix";
import { otherStories, similarQuery } from "./similar";

const template = convoy.events[0] as unknown as KeptRecord;
const number = (value: number) => ({
  kind: "killed" as const,
  value,
  min: value,
  max: value,
  approx: "exact" as const,
  text: String(value),
});
const telling = (id: string, publisher: string, killed: number, status: KeptRecord["claim"]["status"]): KeptRecord => ({
  ...template,
  id,
  event: "ASSAULT",
  document: { ...template.document, id: `d${id}`, publisher },
  claim: { status, chain: [{ kind: "outlet", text: publisher }, { kind: "official", text: `${publisher} source` }] },
  number: [number(killed)],
  story: { id: "a", tellings: 3, sources: 2 },
});
const voice = (event: string, publisher: string) => ({ event, publisher });

const story: Story = {
  story: {
    id: "a",
    events: ["a", "b", "c"],
    sources: [["a", "c"], ["b"]],
    fields: [
      {
        name: "status",
        differs: true,
        told: [
          { value: "reported", voices: [voice("a", "A"), voice("c", "C")] },
          { value: "denied", voices: [voice("b", "B")] },
        ],
      },
      {
        name: "killed",
        differs: true,
        min: 4,
        max: 12,
        told: [
          { value: "12", voices: [voice("a", "A"), voice("c", "C")] },
          { value: "4", voices: [voice("b", "B")] },
        ],
      },
    ],
  },
  events: [
    telling("a", "A", 12, "reported"),
    telling("b", "B", 4, "denied"),
    telling("c", "C", 12, "reported"),
  ],
};

describe("the table of a story", () => {
  const matrix = matrixOf(story, "en");
  it("stands copies of one source side by side", () => {
    expect(matrix.columns.map(({ record }) => record.id)).toEqual(["a", "c", "b"]);
    expect(matrix.sources.map(({ copies }) => copies)).toEqual([true, false]);
  });
  it("says who publishes and who says it", () => {
    expect(matrix.columns[0]).toMatchObject({ publisher: "A", saidBy: "A source" });
  });
  it("lights what fewer say", () => {
    expect(matrix.rows.map(({ cells }) => cells.map(({ lit }) => lit))).toEqual([
      [false, false, true],
      [false, false, true],
    ]);
  });
  it("gives numbers that differ a line from the lowest to the highest", () => {
    expect(matrix.rows[0]?.scale).toBeNull();
    expect(matrix.rows[1]?.scale).toEqual({ min: 4, max: 12 });
    expect(positionOf({ low: 4, high: 4 }, { min: 4, max: 12 })).toEqual({ from: 0, to: 0 });
    expect(positionOf({ low: 6, high: null }, { min: 4, max: 12 })).toEqual({ from: 25, to: 100 });
    expect(positionOf({ low: null, high: 8 }, { min: 4, max: 12 })).toEqual({ from: 0, to: 50 });
  });
  it("lights all where none has more voices", () => {
    const even: Story = {
      story: { ...story.story, events: ["a", "b"], sources: [["a"], ["b"]] },
      events: story.events,
    };
    even.story.fields = story.story.fields.map((field) => ({
      ...field,
      told: field.told.map((told) => ({ ...told, voices: told.voices.slice(0, 1) })),
    }));
    expect(matrixOf(even, "en").rows[1]?.cells.map(({ lit }) => lit)).toEqual([true, true]);
  });
});

describe("similar events", () => {
  it("are asked for by type and day", () => {
    const record = { ...template, event: "AID" as const, date: { ...template.date!, start: "2024-05-12" } };
    expect(similarQuery([record])).toEqual({ type: "AID", since: "2024-05-10", until: "2024-05-14", limit: 50 });
  });
  it("are one of each other story", () => {
    const other = { ...telling("x", "X", 1, "reported"), story: { id: "x", tellings: 2, sources: 1 } };
    const same = { ...other, id: "y" };
    expect(otherStories([...story.events, other, same], "a").map(({ id }) => id)).toEqual(["x"]);
  });
});
