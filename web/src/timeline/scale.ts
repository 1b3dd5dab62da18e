import type { Unit } from "./days";
import { firstDay, slotOf } from "./days";

/** A stretch of the axis in which every slot is equally wide. */
export interface Piece {
  /** Slots, the end excluded. */
  from: number;
  to: number;
  x0: number;
  x1: number;
  /** A long stretch without events, drawn short. */
  broken: boolean;
}

export interface Bar {
  slot: number;
  count: number;
}

const brokenWidth = 56;
const widestSlot = 36;
/** An empty stretch is drawn short when it would take more than this part of the axis. */
const longPart = 1 / 8;
const shortestBreak = 8;

/** The bins in order, by slot; bins without events are left out. */
export function barsOf(bins: readonly { start: string; count: number }[], unit: Unit): Bar[] {
  return bins
    .flatMap(({ start, count }) => {
      const day = firstDay(start);
      return day === null || count <= 0 ? [] : [{ slot: slotOf(day, unit), count }];
    })
    .sort((a, b) => a.slot - b.slot);
}

/** The axis over the bars. Slots lie from left to right; long empty stretches are drawn short. */
export class Scale {
  readonly pieces: readonly Piece[];

  constructor(bars: readonly Bar[], width: number) {
    const first = bars[0]?.slot ?? 0;
    const last = bars[bars.length - 1]?.slot ?? first;
    const long = Math.max(shortestBreak, (last + 1 - first) * longPart);
    const cuts: [number, number][] = [];
    let after = first + 1;
    for (const { slot } of bars) {
      if (slot - after > long) cuts.push([after, slot]);
      after = slot + 1;
    }
    const empty = cuts.reduce((sum, [from, to]) => sum + to - from, 0);
    const whole = last + 1 - first - empty;
    const each = Math.min(widestSlot, Math.max(1, width - cuts.length * brokenWidth) / whole);
    const pieces: Piece[] = [];
    let from = first;
    let x = 0;
    const add = (to: number, broken: boolean) => {
      const wide = broken ? brokenWidth : (to - from) * each;
      pieces.push({ from, to, x0: x, x1: x + wide, broken });
      x += wide;
      from = to;
    };
    for (const [start, end] of cuts) {
      add(start, false);
      add(end, true);
    }
    add(last + 1, false);
    this.pieces = pieces;
  }

  get first(): number {
    return this.pieces[0]!.from;
  }
  get last(): number {
    return this.pieces[this.pieces.length - 1]!.to - 1;
  }
  get width(): number {
    return this.pieces[this.pieces.length - 1]!.x1;
  }

  /** Where a slot begins; slots outside of the axis are put at its ends. */
  x(slot: number): number {
    const piece = this.pieces.find(({ to }) => slot < to);
    if (!piece) return this.width;
    if (slot <= piece.from) return piece.x0;
    return piece.x0 + ((slot - piece.from) / (piece.to - piece.from)) * (piece.x1 - piece.x0);
  }

  /** The slot under a pixel. */
  slot(x: number): number {
    const piece = this.pieces.find(({ x1 }) => x < x1);
    if (!piece) return this.last;
    const part = Math.max(0, (x - piece.x0) / (piece.x1 - piece.x0));
    return Math.min(piece.to - 1, piece.from + Math.floor(part * (piece.to - piece.from)));
  }
}

/** The least round and even number that is not below `value`, so that half of it can be drawn. */
export function roundUp(value: number): number {
  if (value <= 10) return Math.max(2, 2 * Math.ceil(value / 2));
  const ten = 10 ** Math.floor(Math.log10(value));
  return [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10].map((step) => step * ten).find((step) => step >= value) ?? value;
}
