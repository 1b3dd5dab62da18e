import coarse from "world-atlas/countries-110m.json?url";
import fine from "world-atlas/countries-50m.json?url";
import type { Topology } from "topojson-specification";
import { type Country, readCountries } from "./atlas";

const held = new Map<string, Promise<Country[]>>();

/** The countries as Natural Earth draws them, coarse or fine; each file is fetched once. */
export function loadCountries(detail: "coarse" | "fine"): Promise<Country[]> {
  const url = detail === "coarse" ? coarse : fine;
  let countries = held.get(url);
  if (!countries) {
    countries = fetch(url)
      .then((response) => {
        if (!response.ok) throw new Error(`${url}: ${response.status}`);
        return response.json() as Promise<Topology>;
      })
      .then(readCountries);
    countries.catch(() => held.delete(url));
    held.set(url, countries);
  }
  return countries;
}
