// Every field of a record that has words in the text, with the place of its words.

import type { Claim, KeptRecord, Link, Source, Span, Words } from "../api/types";

export type FieldKind =
  | "actor"
  | "recipient"
  | "date"
  | "place"
  | "number"
  | "source"
  | "cue" // the verb or particle that a source is quoted with
  | "status" // the words that say denied, planned ...
  | "trigger"
  | "sentence"
  | "also"; // a further telling in the same text

export interface Field {
  key: string; // "actor.0", "date", "chain.1.cue"
  kind: FieldKind;
  span: Span;
  text: string; // empty for the sentence
}

/** Kinds that are shown with their own look; the rest lie under them. */
export const wordKinds: readonly FieldKind[] = [
  "actor",
  "recipient",
  "date",
  "place",
  "number",
  "source",
  "cue",
  "status",
  "trigger",
];

function add(fields: Field[], key: string, kind: FieldKind, words: Words | undefined): void {
  if (words?.span && words.span[0] < words.span[1]) {
    fields.push({ key, kind, span: words.span, text: words.text });
  }
}

function addLink(fields: Field[], key: string, link: Link | Source): void {
  add(fields, key, "source", link);
  add(fields, `${key}.cue`, "cue", link.cue);
  if ("with" in link) link.with?.forEach((beside, index) => addLink(fields, `${key}.with.${index}`, beside));
}

function addChain(fields: Field[], key: string, chain: readonly Link[]): void {
  chain.forEach((link, index) => addLink(fields, `${key}.${index}`, link));
}

function addClaim(fields: Field[], before: string, claim: Claim): void {
  addChain(fields, `${before}chain`, claim.chain);
  add(fields, `${before}status`, "status", claim.cue);
}

/** In the order of the card: what a person reads first comes first. */
export function fieldsOf(record: KeptRecord): Field[] {
  const fields: Field[] = [];
  record.actor.forEach((one, index) => add(fields, `actor.${index}`, "actor", one));
  add(fields, "trigger", "trigger", record.evidence.trigger);
  record.recipient.forEach((one, index) => add(fields, `recipient.${index}`, "recipient", one));
  record.place.forEach((one, index) => add(fields, `place.${index}`, "place", one));
  if (record.date) add(fields, "date", "date", record.date);
  record.number.forEach((one, index) => {
    add(fields, `number.${index}`, "number", one);
    if (one.claim) addChain(fields, `number.${index}.chain`, one.claim.chain);
  });
  addClaim(fields, "", record.claim);
  if (record.evidence.sentence) {
    fields.push({ key: "sentence", kind: "sentence", span: [record.evidence.sentence[0], record.evidence.sentence[1]], text: "" });
  }
  record.evidence.also?.forEach((one, index) => add(fields, `also.${index}`, "also", one));
  return fields;
}

const length = (span: Span): number => span[1] - span[0];

/** The fields whose words hold this code point, the narrowest first: a number inside a name of
 * many words is found before the name. */
export function fieldsAt(fields: readonly Field[], point: number): Field[] {
  return fields
    .filter(({ kind, span }) => kind !== "sentence" && span[0] <= point && point < span[1])
    .sort((a, b) => length(a.span) - length(b.span));
}

export interface Piece {
  span: Span;
  keys: string[]; // of the fields that cover all of it, the narrowest first
  kinds: FieldKind[];
}

/** A stretch of text cut at every border of a field, for browsers that cannot mark ranges. */
export function piecesOf(fields: readonly Field[], within: Span): Piece[] {
  const [begin, end] = within;
  const inside = fields.filter(({ span }) => span[0] < end && span[1] > begin);
  const borders = new Set<number>([begin, end]);
  for (const { span } of inside) {
    borders.add(Math.max(begin, span[0]));
    borders.add(Math.min(end, span[1]));
  }
  const sorted = [...borders].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (let index = 0; index + 1 < sorted.length; ++index) {
    const from = sorted[index] ?? begin;
    const to = sorted[index + 1] ?? end;
    const over = inside
      .filter(({ span }) => span[0] <= from && span[1] >= to)
      .sort((a, b) => length(a.span) - length(b.span));
    pieces.push({
      span: [from, to],
      keys: over.map(({ key }) => key),
      kinds: [...new Set(over.map(({ kind }) => kind))],
    });
  }
  return pieces;
}
