import type { ExtendedFeature } from "d3-geo";
import { geoCentroid, geoContains } from "d3-geo";
import type { MultiPolygon, Polygon, Position } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { kmToWorld, project } from "./mercator";
import { alpha2ByNumber, labelPoints } from "./names";
import type { Point } from "./types";
import type { Bounds } from "./view";

type Shape = ExtendedFeature<Polygon | MultiPolygon, { name: string }>;

/** A country as it is drawn. */
export interface Country {
  number: string;
  drawn: string;
  shape: Shape;
  /** [lon, lat] where its name and its count stand: one point, however many islands it has. */
  label: Point;
  /** The label point in the world of mercator.ts. */
  at: Point;
  /** Of the piece that has the label. */
  bounds: Bounds;
  /** Of all pieces. */
  extent: Bounds;
  /** For the order: see `surface`. */
  area: number;
}

const pieces = (shape: Shape): Position[][][] =>
  shape.geometry.type === "Polygon" ? [shape.geometry.coordinates] : shape.geometry.coordinates;

/** Natural Earth cuts its shapes at the antimeridian, so that a plain box holds each. */
function boundsOfRing(ring: readonly Position[]): Bounds {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon = 0, lat = 0] of ring) {
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  const [x0, y0] = project(west, north);
  const [x1, y1] = project(east, south);
  return { x0, y0, x1, y1 };
}

/** Good enough to tell the larger: square degrees, those far from the equator counting less. */
function surface(ring: readonly Position[]): number {
  let twice = 0;
  let lats = 0;
  for (let i = 1; i < ring.length; ++i) {
    const [x0 = 0, y0 = 0] = ring[i - 1]!;
    const [x1 = 0, y1 = 0] = ring[i]!;
    twice += x0 * y1 - x1 * y0;
    lats += y1;
  }
  const middle = lats / Math.max(1, ring.length - 1);
  return Math.abs(twice / 2) * Math.cos((middle * Math.PI) / 180);
}

const joined = (a: Bounds, b: Bounds): Bounds => ({
  x0: Math.min(a.x0, b.x0),
  y0: Math.min(a.y0, b.y0),
  x1: Math.max(a.x1, b.x1),
  y1: Math.max(a.y1, b.y1),
});

/** The countries of a topology of world-atlas, the largest first. */
export function readCountries(topology: Topology): Country[] {
  const all = topology.objects["countries"] as GeometryCollection<{ name: string }>;
  const countries = feature(topology, all).features.map((one): Country => {
    const shape = one as Shape;
    const number = one.id === undefined ? "" : String(one.id);
    const polygons = pieces(shape);
    const sizes = polygons.map((polygon) => surface(polygon[0]!));
    const bounds = polygons.map((polygon) => boundsOfRing(polygon[0]!));
    const largest = sizes.indexOf(Math.max(...sizes));
    const label =
      labelPoints[alpha2ByNumber[number] ?? ""] ??
      geoCentroid({ type: "Polygon", coordinates: polygons[largest]! });
    return {
      number,
      drawn: one.properties.name,
      shape,
      label,
      at: project(label[0], label[1]),
      bounds: bounds[largest]!,
      extent: bounds.reduce(joined),
      area: sizes.reduce((sum, size) => sum + size, 0),
    };
  });
  return countries.sort((a, b) => b.area - a.area);
}

/** How far outside its own coarse coast a point may fall and still be taken for the country's. */
const strayKm = 150;

/** The country that holds a point, or the one whose label is near; -1 for none. */
export function countryAt(countries: readonly Country[], lat: number, lon: number): number {
  const [x, y] = project(lon, lat);
  const within = countries.findIndex(
    ({ extent, shape }) =>
      x >= extent.x0 &&
      x <= extent.x1 &&
      y >= extent.y0 &&
      y <= extent.y1 &&
      geoContains(shape, [lon, lat]),
  );
  if (within >= 0) return within;
  let best = -1;
  let nearest = kmToWorld(strayKm, lat);
  countries.forEach(({ at }, i) => {
    const far = Math.hypot(at[0] - x, at[1] - y);
    if (far >= nearest) return;
    nearest = far;
    best = i;
  });
  return best;
}
