// Records count code points, the browser counts UTF-16 units. This is the one place that converts.

import type { Span } from "../api/types";

export interface Offsets {
  /** The unit at which a code point begins; past the end: the end. */
  unit(point: number): number;
  /** The code point that a unit stands in. */
  point(unit: number): number;
  /** The words of a span. */
  slice(span: Span): string;
}

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** How many entries of a rising list are below `value`. */
function countBelow(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function offsetsOf(text: string): Offsets {
  // Characters of two units: where each begins, in code points and in units.
  const pairPoints: number[] = [];
  const pairUnits: number[] = [];
  for (let unit = 0; unit + 1 < text.length; ++unit) {
    if (isHigh(text.charCodeAt(unit)) && isLow(text.charCodeAt(unit + 1))) {
      pairPoints.push(unit - pairUnits.length);
      pairUnits.push(unit);
      ++unit;
    }
  }
  const unit = (point: number): number =>
    Math.min(text.length, Math.max(0, point) + countBelow(pairPoints, point));
  const point = (at: number): number => {
    const inside = Math.min(text.length, Math.max(0, at));
    return inside - countBelow(pairUnits, inside);
  };
  return { unit, point, slice: ([begin, end]) => text.slice(unit(begin), unit(end)) };
}
