import { project, unproject, wrapLon } from "./mercator";
import type { Box, Point } from "./types";
import type { Bounds, View } from "./view";
import { toWorld } from "./view";

/**
 * The shortest stretch of meridians that holds all longitudes: what lies outside the widest gap
 * between neighbours. East may pass 180.
 */
export function lonExtent(lons: readonly number[]): [number, number] | null {
  if (lons.length === 0) return null;
  const sorted = [...lons].sort((a, b) => a - b);
  const first = sorted[0]!;
  const last = sorted[sorted.length - 1]!;
  let widest = first + 360 - last;
  let west = first;
  let east = last;
  for (let i = 1; i < sorted.length; ++i) {
    const gap = sorted[i]! - sorted[i - 1]!;
    if (gap > widest) {
      widest = gap;
      west = sorted[i]!;
      east = sorted[i - 1]! + 360;
    }
  }
  return [west, east];
}

/** The bounds of points [lat, lon] in the world of mercator.ts. */
export function boundsOf(lats: readonly number[], lons: readonly number[]): Bounds | null {
  const extent = lonExtent(lons);
  if (!extent) return null;
  let south = 90;
  let north = -90;
  for (const lat of lats) {
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  const [x0, y0] = project(extent[0], north);
  const [x1, y1] = project(extent[1], south);
  return { x0, y0, x1, y1 };
}

/** The bounds of a box; x1 passes 1 where it crosses the antimeridian. */
export function boxBounds(box: Box): Bounds {
  const [w, s, e, n] = box;
  const [x0, y0] = project(w, n);
  const [x1, y1] = project(w > e ? e + 360 : e, s);
  return { x0, y0, x1, y1 };
}

const rounded = (degrees: number) => Math.round(degrees * 1000) / 1000;

/** The box between two pixels. */
export function boxBetween(view: View, a: Point, b: Point): Box {
  const [xa, ya] = toWorld(view, a[0], a[1]);
  const [xb, yb] = toWorld(view, b[0], b[1]);
  const south = unproject(0, Math.min(1, Math.max(ya, yb)))[1];
  const north = unproject(0, Math.max(0, Math.min(ya, yb)))[1];
  if (Math.abs(xb - xa) >= 1) return [-180, rounded(south), 180, rounded(north)];
  const west = wrapLon((Math.min(xa, xb) - 0.5) * 360);
  const east = wrapLon((Math.max(xa, xb) - 0.5) * 360);
  return [rounded(west), rounded(south), rounded(east), rounded(north)];
}

/** The box that four fields name, or the place in them that is wrong. */
export function readBox(fields: readonly string[]): Box | { wrong: 0 | 1 | 2 | 3 } {
  const limits = [180, 90, 180, 90];
  const box: Box = [0, 0, 0, 0];
  for (const at of [0, 1, 2, 3] as const) {
    const text = (fields[at] ?? "").trim();
    const value = Number(text);
    if (text === "" || !Number.isFinite(value) || Math.abs(value) > limits[at]!)
      return { wrong: at };
    box[at] = value;
  }
  if (box[1] > box[3]) return { wrong: 3 };
  return box;
}
