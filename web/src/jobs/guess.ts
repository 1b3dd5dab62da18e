// What a file is, by its name and its first bytes; the reader can say otherwise before it is sent.
import type { Job } from "../api/types";

export type Kind = Job["kind"];
export const froms = {
  add: ["html", "text", "ndjson"],
  import: ["acled", "ged", "polecat", "corrections"],
} as const;
export type From = (typeof froms)[Kind][number];

export interface Guess {
  kind: Kind;
  from: From;
}

export function guess(name: string, head: string): Guess {
  const ending = /\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? "";
  if (/^(html?|xhtml|mhtml)$/.test(ending)) return { kind: "add", from: "html" };
  if (/^(ndjson|jsonl?)$/.test(ending)) {
    const review = /"kind"\s*:\s*"(verdict|correction|missed)"/.test(head) && /"event"/.test(head);
    return review ? { kind: "import", from: "corrections" } : { kind: "add", from: "ndjson" };
  }
  if (/^(csv|tsv|tab)$/.test(ending)) return { kind: "import", from: tableFrom(head) };
  if (/^\s*<(!doctype|html)/i.test(head)) return { kind: "add", from: "html" };
  return { kind: "add", from: "text" };
}

/** A table tells whose it is by the names of its columns. */
function tableFrom(head: string): From {
  const columns = (head.split(/\r?\n/, 1)[0] ?? "").toLowerCase();
  if (/event_id_cnty|sub_event_type/.test(columns)) return "acled";
  if (/type_of_violence|relid|dyad/.test(columns)) return "ged";
  if (/event mode|actor name|quad code/.test(columns)) return "polecat";
  return "acled";
}
