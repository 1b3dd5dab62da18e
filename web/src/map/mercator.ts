import type { Point } from "./types";

// Mercator, because a view of it moves by shift and scale alone: what was projected once is never
// projected again, and a disc of so many kilometres stays a disc. The world is 1 wide, x grows to
// the east, y to the south.

const maxLat = 85.05;
const earthKm = 40_030;

export function project(lon: number, lat: number): Point {
  const bounded = Math.max(-maxLat, Math.min(maxLat, lat));
  const angle = (bounded * Math.PI) / 180;
  return [
    lon / 360 + 0.5,
    0.5 - Math.log(Math.tan(Math.PI / 4 + angle / 2)) / (2 * Math.PI),
  ];
}

export function unproject(x: number, y: number): Point {
  const lat = (2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2) * (180 / Math.PI);
  return [wrapLon((x - 0.5) * 360), lat];
}

/** The same meridian in [-180, 180]. */
export function wrapLon(lon: number): number {
  if (lon >= -180 && lon <= 180) return lon;
  return ((((lon + 180) % 360) + 360) % 360) - 180;
}

/** How wide so many kilometres are at a latitude, in parts of the world's width. */
export function kmToWorld(km: number, lat: number): number {
  const bounded = Math.max(-maxLat, Math.min(maxLat, lat));
  return km / (earthKm * Math.cos((bounded * Math.PI) / 180));
}
