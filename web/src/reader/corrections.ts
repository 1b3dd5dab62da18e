// What people said of an event, beside what the coder said. The coder's answer is never replaced.

import type { DateTold, Entity, KeptRecord, NumberTold, Place, Review, ReviewField } from "../api/types";
import type { Lang } from "../i18n/language.svelte";
import { term } from "../i18n/terms";
import { nameOf, sayDate, sayNumber } from "./say";
import { strings } from "./strings";

/** The last correction of each field. */
export function correctionsOf(record: KeptRecord): Map<ReviewField, Review> {
  const last = new Map<ReviewField, Review>();
  for (const review of record.review ?? []) {
    if (review.kind === "correction" && review.field) last.set(review.field, review);
  }
  return last;
}

export function verdictOf(record: KeptRecord): Review | undefined {
  return record.review?.filter(({ kind }) => kind === "verdict").at(-1);
}

const isList = <T>(value: unknown): value is T[] => Array.isArray(value);

/** A field's value as reviews hold it, in words. */
export function sayValue(field: ReviewField, value: unknown, lang: Lang): string {
  const comma = lang === "ar" ? "، " : ", ";
  const none = strings[lang].none;
  if (value === null || value === undefined) return none;
  if (field === "event" || field === "status") {
    return typeof value === "string" ? term(field === "event" ? "type" : "status", value, lang) : none;
  }
  if (field === "date") return sayDate(value as DateTold, lang);
  if (!isList(value) || value.length === 0) return none;
  const words = value.map((one: unknown) => {
    switch (field) {
      case "mode":
      case "context":
        return term(field, String(one), lang);
      case "place":
        return `${term("placeRole", (one as Place).role, lang)} ${nameOf(one as Place, lang)}`;
      case "number":
        return sayNumber(one as NumberTold, lang);
      default:
        return nameOf(one as Entity, lang);
    }
  });
  return words.join(comma);
}
