import { expect, it } from "vitest";
import { rows, share } from "./group";

const values = [9, 5, 3, 1].map((count, at) => ({ value: "abcd"[at] ?? "", count, name: null }));
const shown = (chosen: string[], limit: number): string =>
  rows(values, chosen, limit).map(({ value, count }) => value + count).join(" ");

it.each([
  [[], 2, "a9 b5"],
  [[], 9, "a9 b5 c3 d1"],
  [["d"], 2, "d1 a9"],
  [["gone"], 2, "gone0 a9"],
  [["a", "b", "c"], 2, "a9 b5 c3"],
] as const)("chosen %j of %i", (chosen, limit, expected) => {
  expect(shown([...chosen], limit)).toBe(expected);
});

it("shares by the most frequent", () => {
  expect(share(3, values)).toBeCloseTo(1 / 3);
  expect(share(0, [])).toBe(0);
});
