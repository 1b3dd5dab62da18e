// Words are marked by the CSS Custom Highlight API: the text is not cut, so joined Arabic letters stay joined.

import type { FieldKind } from "./fields";

export type Mark = FieldKind | "event" | "lit";

/** What lies over what: of two marks on one word the higher is seen. */
const order: readonly Mark[] = [
  "sentence",
  "also",
  "event",
  "source",
  "recipient",
  "actor",
  "place",
  "date",
  "number",
  "cue",
  "status",
  "trigger",
  "lit",
];

export const canMark = typeof CSS !== "undefined" && "highlights" in CSS;

const nameOf = (mark: Mark): string => `khabar-${mark}`;

function highlightOf(mark: Mark): Highlight {
  const known = CSS.highlights.get(nameOf(mark));
  if (known) return known;
  const made = new Highlight();
  made.priority = order.indexOf(mark);
  CSS.highlights.set(nameOf(mark), made);
  return made;
}

/** Marks ranges; what it returns takes them away again. */
export function paint(marks: readonly { mark: Mark; range: Range }[]): () => void {
  if (!canMark) return () => undefined;
  for (const { mark, range } of marks) highlightOf(mark).add(range);
  return () => {
    for (const { mark, range } of marks) highlightOf(mark).delete(range);
  };
}
