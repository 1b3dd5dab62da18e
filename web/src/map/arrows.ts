import { project } from "./mercator";
import type { MapData, Point } from "./types";
import type { View } from "./view";
import { copies, toScreen } from "./view";

/** The way of an event, in the world of mercator.ts; each stop is bent towards its right hand. */
export interface Arrow {
  id: string;
  /** From, via, to; x may pass 0 or 1 where the shorter way crosses the antimeridian. */
  stops: Point[];
  /** Where it goes to: [lat, lon]. */
  to: readonly number[];
  x0: number;
  x1: number;
}

export function buildArrows(moves: MapData["moves"]): Arrow[] {
  return moves.map((move) => {
    const stops: Point[] = [];
    for (const stop of [move.from, ...move.via, move.to]) {
      const [x, y] = project(stop[1] ?? 0, stop[0] ?? 0);
      const before = stops[stops.length - 1];
      stops.push([before ? x + Math.round(before[0] - x) : x, y]);
    }
    const xs = stops.map((stop) => stop[0]);
    return { id: move.id, stops, to: move.to, x0: Math.min(...xs), x1: Math.max(...xs) };
  });
}

/** How far the middle of a leg is pushed aside, in parts of its length. */
const bend = 0.16;

/**
 * The point that a leg is bent towards. There and back are bent to different sides, so that the
 * two can be told apart.
 */
export function bendPoint(a: Point, b: Point): Point {
  return [
    (a[0] + b[0]) / 2 - (b[1] - a[1]) * bend,
    (a[1] + b[1]) / 2 + (b[0] - a[0]) * bend,
  ];
}

/**
 * The three corners of the head at the end of a leg, tip first. The tip stays so many pixels before
 * the end, where a mark lies.
 */
export function headOf(a: Point, b: Point, size: number, before = 0): [Point, Point, Point] {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const reached = Math.max(0.5, 1 - before / Math.max(length, 1));
  const tip = onCurve(a, b, reached);
  const back = onCurve(a, b, Math.max(0, reached - size / Math.max(length, size)));
  const angle = Math.atan2(tip[1] - back[1], tip[0] - back[0]);
  const corner = (turn: number): Point => [
    tip[0] - size * Math.cos(angle + turn),
    tip[1] - size * Math.sin(angle + turn),
  ];
  return [tip, corner(0.42), corner(-0.42)];
}

/** The stops in pixels, once for each copy of the world in which they are seen. */
export function arrowOnScreen(view: View, arrow: Arrow): Point[][] {
  const room = (arrow.x1 - arrow.x0) * bend;
  return copies(view, arrow.x0 - room, arrow.x1 + room).map((shift) =>
    arrow.stops.map((stop) => toScreen(view, stop[0] + shift, stop[1])),
  );
}

function onCurve(a: Point, b: Point, t: number): Point {
  const c = bendPoint(a, b);
  const u = 1 - t;
  return [
    u * u * a[0] + 2 * u * t * c[0] + t * t * b[0],
    u * u * a[1] + 2 * u * t * c[1] + t * t * b[1],
  ];
}

function distanceToSegment(p: Point, a: Point, b: Point): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length;
  const at = Math.max(0, Math.min(1, t));
  return Math.hypot(p[0] - a[0] - at * dx, p[1] - a[1] - at * dy);
}

/** How far a pixel is from the way through the stops, in pixels. */
export function distanceToArrow(p: Point, stops: readonly Point[]): number {
  const pieces = 12;
  let nearest = Infinity;
  for (let leg = 1; leg < stops.length; ++leg) {
    const a = stops[leg - 1]!;
    const b = stops[leg]!;
    let last = a;
    for (let piece = 1; piece <= pieces; ++piece) {
      const next = onCurve(a, b, piece / pieces);
      nearest = Math.min(nearest, distanceToSegment(p, last, next));
      last = next;
    }
  }
  return nearest;
}

/** The event whose way passes within five pixels; the nearest one. */
export function arrowAt(arrows: readonly Arrow[], view: View, px: number, py: number) {
  let best: string | null = null;
  let nearest = 5;
  for (const arrow of arrows) {
    for (const stops of arrowOnScreen(view, arrow)) {
      const far = distanceToArrow([px, py], stops);
      if (far >= nearest) continue;
      nearest = far;
      best = arrow.id;
    }
  }
  return best;
}
