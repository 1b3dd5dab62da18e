import type { KeptRecord } from "../api/types";

/** Events as the text tells them: by the place of their trigger words; those without words come last. */
export function inOrder(events: readonly KeptRecord[]): KeptRecord[] {
  const place = (record: KeptRecord): number => record.evidence.trigger.span?.[0] ?? Infinity;
  return [...events].sort((a, b) => (place(a) === place(b) ? a.id.localeCompare(b.id) : place(a) - place(b)));
}
