// Events that may tell the same happening: of one type, within two days.

import type { KeptRecord } from "../api/types";

const dayMs = 86_400_000;

function moved(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * dayMs).toISOString().slice(0, 10);
}

/** The search for them, by the day of the event or else of its report; nothing where neither is known. */
export function similarQuery(records: readonly KeptRecord[]): Record<string, string | number> | null {
  const types = [...new Set(records.map(({ event }) => event))];
  const days = records
    .map(({ date, document }) => date?.start ?? document.published)
    .filter((day): day is string => day !== undefined)
    .sort();
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last || types.length === 0) return null;
  return { type: types.join(","), since: moved(first, -2), until: moved(last, 2), limit: 50 };
}

/** One event of each other story. */
export function otherStories(found: readonly KeptRecord[], own: string): KeptRecord[] {
  const seen = new Set<string>([own]);
  return found.filter(({ id, story }) => {
    const of = story?.id ?? id;
    if (seen.has(of)) return false;
    seen.add(of);
    return true;
  });
}
