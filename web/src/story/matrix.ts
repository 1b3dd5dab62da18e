// A story as a table: fields by tellings, the copies of one source side by side.

import type { KeptRecord, NumberTold, Story } from "../api/types";
import type { Lang } from "../i18n/language.svelte";
import { term } from "../i18n/terms";
import { nameOf, sayAmount, sayDate, sayer } from "../reader/say";

type Field = Story["story"]["fields"][number];

export interface Column {
  record: KeptRecord;
  publisher: string;
  saidBy: string;
  /** The place of its source among story.sources. */
  source: number;
}

export interface Value {
  text: string;
  /** Who says it, where another than the telling's own. */
  saidBy: string;
  /** Bounds of a number; null is open. */
  bounds: { low: number | null; high: number | null } | null;
}

export interface Cell {
  values: Value[];
  /** Another than what most say, in a field where not all can be true. */
  lit: boolean;
}

export interface Row {
  name: string;
  label: string;
  differs: boolean;
  /** Of a number that is told differently. */
  scale: { min: number; max: number } | null;
  cells: Cell[];
}

export interface Source {
  events: string[];
  copies: boolean;
}

export interface Matrix {
  sources: Source[];
  columns: Column[];
  rows: Row[];
}

const plain = ["status", "event", "mode", "actor", "recipient", "place", "date"];

const value = (text: string): Value => ({ text, saidBy: "", bounds: null });

function numberValue(number: NumberTold, lang: Lang): Value {
  return {
    text: sayAmount(number, lang),
    saidBy: number.claim ? sayer(number.claim.chain, lang) : "",
    bounds: { low: number.min ?? null, high: number.max ?? null },
  };
}

/** What one telling says of a field, in words. */
export function valuesOf(record: KeptRecord, name: string, lang: Lang): Value[] {
  switch (name) {
    case "status":
      return [value(term("status", record.claim.status, lang))];
    case "event":
      return [value(term("type", record.event, lang))];
    case "mode":
      return (record.mode ?? []).map((code) => value(term("mode", code, lang)));
    case "actor":
    case "recipient":
      return record[name].map((one) => value(nameOf(one, lang)));
    case "place":
      return record.place.map((one) =>
        value(one.role === "at" ? nameOf(one, lang) : `${term("placeRole", one.role, lang)} ${nameOf(one, lang)}`),
      );
    case "date":
      return record.date ? [value(sayDate(record.date, lang))] : [];
    default:
      return record.number.filter(({ kind }) => kind === name).map((one) => numberValue(one, lang));
  }
}

/** The values that fewer say than say the first; all of them where none has more voices. */
function minority(field: Field): Set<string> {
  const [first, second] = field.told;
  const leads = first && (!second || first.voices.length > second.voices.length);
  return new Set(field.told.slice(leads ? 1 : 0).flatMap(({ voices }) => voices.map(({ event }) => event)));
}

function rowOf(field: Field, columns: readonly Column[], lang: Lang): Row {
  const isNumber = !plain.includes(field.name);
  const few = field.differs ? minority(field) : new Set<string>();
  const { min, max } = field;
  return {
    name: field.name,
    label: term(isNumber ? "number" : "field", field.name, lang),
    differs: field.differs,
    scale: isNumber && typeof min === "number" && typeof max === "number" && min < max ? { min, max } : null,
    cells: columns.map(({ record }) => ({
      values: valuesOf(record, field.name, lang),
      lit: few.has(record.id),
    })),
  };
}

export function matrixOf({ story, events }: Story, lang: Lang): Matrix {
  const byId = new Map(events.map((record) => [record.id, record]));
  const columns: Column[] = [];
  story.sources.forEach((ids, source) => {
    for (const id of ids) {
      const record = byId.get(id);
      if (!record) continue;
      const publisher = record.document.publisher || record.document.title || record.document.id;
      const saidBy = sayer(record.claim.chain, lang);
      columns.push({ record, publisher, saidBy: saidBy === publisher ? "" : saidBy, source });
    }
  });
  const sources = story.sources.map((ids) => ({ events: ids, copies: ids.length > 1 }));
  return { sources, columns, rows: story.fields.map((field) => rowOf(field, columns, lang)) };
}

/** Where a value stands on a line from 0 to 100; an open bound runs to the end of the line. */
export function positionOf(
  bounds: { low: number | null; high: number | null },
  scale: { min: number; max: number },
): { from: number; to: number } {
  const at = (number: number): number =>
    Math.min(100, Math.max(0, ((number - scale.min) / (scale.max - scale.min)) * 100));
  return {
    from: bounds.low === null ? 0 : at(bounds.low),
    to: bounds.high === null ? 100 : at(bounds.high),
  };
}
