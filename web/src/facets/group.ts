import type { FacetValue } from "../api/types";

/** The rows that a group shows: what is asked for always, even where nothing of it is left; then the most frequent. */
export function rows(values: readonly FacetValue[], chosen: readonly string[], limit: number): FacetValue[] {
  const counted = new Map(values.map((one) => [one.value, one]));
  const asked = chosen.map((value) => counted.get(value) ?? { value, count: 0, name: null });
  const taken = new Set(chosen);
  const rest = values.filter((one) => !taken.has(one.value));
  return [...asked, ...rest.slice(0, Math.max(0, limit - asked.length))];
}

/** How much of the most frequent value's bar a value fills. */
export function share(count: number, values: readonly FacetValue[]): number {
  const most = values.reduce((high, one) => Math.max(high, one.count), 0);
  return most > 0 ? count / most : 0;
}
