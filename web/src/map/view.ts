import type { Point } from "./types";

/** What is seen: its middle in the world of mercator.ts, pixels for the world's width, its size. */
export interface View {
  x: number;
  y: number;
  scale: number;
  width: number;
  height: number;
}

export interface Bounds {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

const maxScale = 400_000;

export function minScale(width: number, height: number): number {
  return Math.max(width, Math.min(height, 1.2 * width), 200);
}

/** The view that may be shown: no further out than one world, no further up than its edge. */
export function bounded(view: View): View {
  const scale = Math.min(maxScale, Math.max(minScale(view.width, view.height), view.scale));
  const half = Math.min(0.5, view.height / 2 / scale);
  const y = Math.min(1 - half, Math.max(half, view.y));
  return { ...view, scale, y, x: view.x - Math.floor(view.x) };
}

export function toScreen(view: View, x: number, y: number): Point {
  return [(x - view.x) * view.scale + view.width / 2, (y - view.y) * view.scale + view.height / 2];
}

export function toWorld(view: View, px: number, py: number): Point {
  return [
    (px - view.width / 2) / view.scale + view.x,
    (py - view.height / 2) / view.scale + view.y,
  ];
}

export function panBy(view: View, dx: number, dy: number): View {
  return bounded({ ...view, x: view.x - dx / view.scale, y: view.y - dy / view.scale });
}

/** Nearer by a factor; what is under the pixel stays there. */
export function zoomAt(view: View, factor: number, px: number, py: number): View {
  const [wx, wy] = toWorld(view, px, py);
  const scale = bounded({ ...view, scale: view.scale * factor }).scale;
  return bounded({
    ...view,
    scale,
    x: wx - (px - view.width / 2) / scale,
    y: wy - (py - view.height / 2) / scale,
  });
}

/** The view that holds the bounds with so many pixels around, no nearer than `nearest`. */
export function fitted(
  bounds: Bounds,
  width: number,
  height: number,
  pad = 40,
  nearest = 40_000,
): View {
  const room = (size: number) => Math.max(20, size - 2 * pad);
  const scale = Math.min(
    nearest,
    room(width) / Math.max(bounds.x1 - bounds.x0, 1e-9),
    room(height) / Math.max(bounds.y1 - bounds.y0, 1e-9),
  );
  return bounded({
    x: (bounds.x0 + bounds.x1) / 2,
    y: (bounds.y0 + bounds.y1) / 2,
    scale,
    width,
    height,
  });
}

/** By how many worlds to the east a thing between x0 and x1 is drawn; it may be seen twice. */
export function copies(view: View, x0: number, x1: number): number[] {
  const half = view.width / 2 / view.scale;
  const first = Math.ceil(view.x - half - x1);
  const last = Math.floor(view.x + half - x0);
  const shifts: number[] = [];
  for (let shift = first; shift <= last; ++shift) shifts.push(shift);
  return shifts;
}

/** Whether a point is seen with so many pixels to the edge. */
export function isSeen(view: View, x: number, y: number, margin: number): boolean {
  const [, sy] = toScreen(view, x, y);
  if (sy < margin || sy > view.height - margin) return false;
  const inset = margin / view.scale;
  return copies(view, x + inset, x - inset).length > 0;
}
