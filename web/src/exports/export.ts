// What an export asks for: the very filter of the view, a format and its options, by the API's names.
import type { Query } from "../api/client";
import type { Filter } from "../filter/filter";

export const formats = ["ndjson", "csv", "geojson", "acled", "ged", "polecat", "annotation", "gold"] as const;
export type Format = (typeof formats)[number];

export interface Choice {
  format: Format;
  corrected: boolean;
  redact: boolean;
  strictPlover: boolean;
  hxl: boolean;
  names: "ar" | "en";
}

const tables: ReadonlySet<Format> = new Set(["csv", "acled", "ged", "polecat"]);
const tagged: ReadonlySet<Format> = new Set(["csv", "acled", "ged"]);
const endings: Record<Format, string> = {
  ndjson: "ndjson", csv: "csv", geojson: "geojson", acled: "acled.csv", ged: "ged.csv", polecat: "polecat.csv",
  annotation: "annotation.json", gold: "gold.json",
};

/** Whether the names of a table are written in one language or the other. */
export const hasNames = (format: Format): boolean => tables.has(format);
export const hasTags = (format: Format): boolean => tagged.has(format);

export function exportQuery(filter: Filter, choice: Choice): Query {
  const { format } = choice;
  return {
    ...filter,
    to: format,
    names: hasNames(format) ? choice.names : undefined,
    corrected: choice.corrected ? "1" : undefined,
    redact: choice.redact ? "persons" : undefined,
    "strict-plover": choice.strictPlover ? "1" : undefined,
    hxl: choice.hxl && hasTags(format) ? "1" : undefined,
  };
}

/** `khabar-2026-11-30.csv`, by the reader's own day. */
export function fileName(format: Format, today: Date): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `khabar-${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}.${endings[format]}`;
}
