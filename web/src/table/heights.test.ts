import { describe, expect, it } from "vitest";
import { Heights } from "./heights";

const of = (...sizes: number[]): Heights => {
  const heights = new Heights(10);
  heights.resize(sizes.length);
  sizes.forEach((size, row) => heights.measure(row, size));
  return heights;
};

describe("heights", () => {
  it("adds up guessed and measured ones", () => {
    const heights = of(10, 30, 10, 5);
    expect([0, 1, 2, 3, 4].map((row) => heights.offset(row))).toEqual([0, 10, 40, 50, 55]);
    expect(heights.total).toBe(55);
    heights.resize(7);
    expect(heights.total).toBe(85);
    expect(heights.measure(6, 10)).toBe(false);
    expect(heights.measure(9, 10)).toBe(false);
  });

  it("finds the row at a place", () => {
    const heights = of(10, 30, 10, 5);
    expect([-5, 0, 9, 10, 39, 40, 50, 54, 55, 999].map((y) => heights.at(y))).toEqual([0, 0, 0, 1, 1, 2, 3, 3, 3, 3]);
    expect(new Heights(10).at(100)).toBe(0);
  });

  it("agrees with plain sums over many", () => {
    const sizes = Array.from({ length: 1000 }, (_, row) => 20 + ((row * 7919) % 61));
    const heights = of(...sizes);
    let sum = 0;
    sizes.forEach((size, row) => {
      expect(heights.offset(row)).toBe(sum);
      expect(heights.at(sum)).toBe(row);
      expect(heights.at(sum + size - 1)).toBe(row);
      sum += size;
    });
  });

  it("starts over with fewer", () => {
    const heights = of(10, 30);
    heights.resize(1);
    expect(heights.total).toBe(10);
  });
});
