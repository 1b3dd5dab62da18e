import { firstDay, lastDay, slotOf, type Unit } from "./days";
import type { Scale } from "./scale";

/** The slots that are chosen, both ends included. */
export interface Brush {
  first: number;
  last: number;
}

/** The slots of two days, months or years; null where nothing is chosen. */
export function brushOf(
  since: string | null,
  until: string | null,
  unit: Unit,
  scale: Scale,
): Brush | null {
  const from = since === null ? null : firstDay(since);
  const to = until === null ? null : lastDay(until);
  if (from === null && to === null) return null;
  const bounded = (slot: number) => Math.min(scale.last, Math.max(scale.first, slot));
  const first = from === null ? scale.first : bounded(slotOf(from, unit));
  const last = to === null ? scale.last : bounded(slotOf(to, unit));
  return { first: Math.min(first, last), last };
}

const page = 10;

/** The brush after a key on one of its handles; null where the key is none of theirs. */
export function afterKey(
  brush: Brush,
  end: "first" | "last",
  key: string,
  scale: Scale,
): Brush | null {
  const { pieces } = scale;
  // A break is crossed in one step: nothing is to be chosen within it.
  const over = (slot: number, by: number): number => {
    const piece = pieces.find(({ from, to, broken }) => broken && slot >= from && slot < to);
    if (!piece) return slot;
    return by > 0 ? piece.to : piece.from - 1;
  };
  const moves: Record<string, number> = {
    ArrowRight: 1,
    ArrowUp: 1,
    ArrowLeft: -1,
    ArrowDown: -1,
    PageUp: page,
    PageDown: -page,
  };
  const by = moves[key];
  let slot: number;
  if (by !== undefined) slot = over(brush[end] + by, by);
  else if (key === "Home") slot = end === "first" ? scale.first : brush.first;
  else if (key === "End") slot = end === "last" ? scale.last : brush.last;
  else return null;
  if (end === "first")
    return { ...brush, first: Math.min(brush.last, Math.max(scale.first, slot)) };
  return { ...brush, last: Math.max(brush.first, Math.min(scale.last, slot)) };
}
