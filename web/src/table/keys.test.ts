import { expect, it } from "vitest";
import { moved } from "./keys";

it.each([
  ["ArrowDown", -1, 0],
  ["ArrowDown", 9, 9],
  ["ArrowUp", 0, 0],
  ["ArrowUp", -1, 0],
  ["PageDown", 2, 6],
  ["PageDown", -1, 4],
  ["PageUp", 6, 2],
  ["PageUp", 1, 0],
  ["Home", 5, 0],
  ["End", 5, 9],
  ["Tab", 5, null],
])("%s from %i", (key, row, to) => {
  expect(moved(key, row, 10, 4)).toBe(to);
});

it("leads nowhere in an empty list", () => {
  expect(moved("End", -1, 0, 4)).toBeNull();
});
