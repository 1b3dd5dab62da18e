import { type Country, countryAt } from "./atlas";
import { kmToWorld, project } from "./mercator";
import type { MapData } from "./types";

/** All events of one place at one precision. */
export interface Mark {
  key: string;
  x: number;
  y: number;
  lat: number;
  lon: number;
  precision: string;
  radiusKm: number;
  /** Half its width in the world of mercator.ts; 0 where it is not known. */
  reach: number;
  place: number;
  /** Which entries of the columns. */
  events: number[];
  /** How many of each status, by its place in `statuses`. */
  statuses: number[];
  /** Of precision "country": which country of the atlas, -1 where it draws none there. */
  country: number;
}

/** What kind of area a precision is drawn as. */
export type Shape = "disc" | "area" | "ring" | "country";

export function shapeOf(mark: Mark): Shape {
  switch (mark.precision) {
    case "district":
    case "region":
      return "area";
    case "country":
      return mark.country < 0 ? "ring" : "country";
    case "sector":
      return "ring";
    default:
      return "disc";
  }
}

/** The marks of the data, those with the most events first. */
export function buildMarks(data: MapData): Mark[] {
  const { lat, lon, precision, radius_km, place, status } = data.events;
  const byKey = new Map<string, Mark>();
  for (let i = 0; i < lat.length; ++i) {
    const told = data.precisions[precision[i]!] ?? "point";
    const radius = told === "country" ? 0 : radius_km[i]!;
    const key = `${lat[i]},${lon[i]},${told},${radius}`;
    let mark = byKey.get(key);
    if (!mark) {
      const [x, y] = project(lon[i]!, lat[i]!);
      mark = {
        key,
        x,
        y,
        lat: lat[i]!,
        lon: lon[i]!,
        precision: told,
        radiusKm: radius,
        reach: kmToWorld(radius, lat[i]!),
        place: place[i]!,
        events: [],
        statuses: data.statuses.map(() => 0),
        country: -1,
      };
      byKey.set(key, mark);
    }
    mark.events.push(i);
    const at = status[i]!;
    mark.statuses[at] = (mark.statuses[at] ?? 0) + 1;
  }
  return [...byKey.values()].sort(fullestFirst);
}

const fullestFirst = (a: Mark, b: Mark) =>
  b.events.length - a.events.length || (a.key < b.key ? -1 : 1);

/** The marks with those of countries at the label point of their country, one for each. */
export function settleCountries(marks: readonly Mark[], countries: readonly Country[]): Mark[] {
  const byCountry = new Map<number, Mark>();
  const settled: Mark[] = [];
  for (const mark of marks) {
    const country =
      mark.precision === "country" ? countryAt(countries, mark.lat, mark.lon) : -1;
    const held = byCountry.get(country);
    if (country < 0) {
      settled.push(mark);
    } else if (held) {
      held.events = [...held.events, ...mark.events].sort((a, b) => a - b);
      held.statuses = held.statuses.map((count, at) => count + (mark.statuses[at] ?? 0));
    } else {
      const [lon, lat] = countries[country]!.label;
      const [x, y] = countries[country]!.at;
      const moved = { ...mark, country, lon, lat, x, y };
      byCountry.set(country, moved);
      settled.push(moved);
    }
  }
  return settled.sort(fullestFirst);
}

const smallest = 3.5;
const largest = 26;
/** Below so many events at the fullest place, a mark is not made larger to fill its room. */
const fewest = 50;

/** Half the width in pixels of a mark of so many events: its surface grows with the count. */
export function countRadius(count: number, most: number): number {
  return Math.max(smallest, largest * Math.sqrt(count / Math.max(most, fewest)));
}

/** The status that most events of a mark have; the first of equals. */
export function mainStatus(mark: Mark): number {
  let best = 0;
  mark.statuses.forEach((count, at) => {
    if (count > (mark.statuses[best] ?? 0)) best = at;
  });
  return best;
}
