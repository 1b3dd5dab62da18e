// Days in words. A day has no time zone: it is reckoned and shown in UTC, so it never slips.

import type { DateTold } from "../api/types";
import type { Lang } from "../i18n/language.svelte";
import { strings } from "./strings";

const locale = { ar: "ar-u-nu-latn-ca-gregory", en: "en-GB" } as const;
const dayMs = 86_400_000;

type Shape = Intl.DateTimeFormatOptions;
const ofDay: Shape = { day: "numeric", month: "long", year: "numeric" };
const ofMonth: Shape = { month: "long", year: "numeric" };
const ofYear: Shape = { year: "numeric" };

function parse(day: string): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  return parts ? Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) : undefined;
}

const format = (lang: Lang, shape: Shape): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale[lang], { ...shape, timeZone: "UTC" });

const isFirst = (time: number): boolean => new Date(time).getUTCDate() === 1;
const isNewYear = (time: number): boolean => isFirst(time) && new Date(time).getUTCMonth() === 0;

/** What the first and the last of these days are written with: whole years and months by their name. */
function shapeOf(first: number, end: number): { shape: Shape; last: number } {
  const shape = isNewYear(first) && isNewYear(end) ? ofYear : isFirst(first) && isFirst(end) ? ofMonth : ofDay;
  return { shape, last: end - dayMs };
}

/** Civil days, end excluded: "16 November 2021", "November 2021", "12-14 November 2021". */
export function sayRange(start: string, end: string, lang: Lang): string {
  const first = parse(start);
  const after = parse(end);
  if (first === undefined || after === undefined || after <= first) return start;
  const { shape, last } = shapeOf(first, after);
  const one = format(lang, shape);
  const from = one.format(first);
  const to = one.format(last);
  if (from === to) return from;
  return lang === "ar" ? `من ${from} إلى ${to}` : one.formatRange(first, last);
}

export function sayDay(day: string, lang: Lang): string {
  const time = parse(day);
  return time === undefined ? day : format(lang, ofDay).format(time);
}

/** A day by its EDTF without sign of doubt: of "../2022-07-31" the end. */
function bound(edtf: string, side: 0 | 1): string | undefined {
  const part = edtf.split("/")[side]?.replace(/[~?%]/g, "");
  return part && part !== ".." ? part : undefined;
}

/** A date in words, without the text's own; empty where the record has no day at all. */
export function sayDays(date: DateTold, lang: Lang): string {
  const say = strings[lang];
  const open = date.edtf?.includes("..") ?? false;
  let words = "";
  if (date.start && date.end) words = sayRange(date.start, date.end, lang);
  else if (open && date.edtf) {
    const last = bound(date.edtf, 1);
    const first = bound(date.edtf, 0);
    if (last) words = `${say.until} ${sayDay(last, lang)}`;
    else if (first) words = `${say.from} ${sayDay(first, lang)}`;
  }
  if (words && date.approx && !open) words = lang === "ar" ? `${words} ${say.approximate}` : `${say.approximate} ${words}`;
  if (words && date.clock) {
    const clock = date.clock.slice(1, 6);
    words += `${lang === "ar" ? "،" : ","} ${clock} ${date.clock.endsWith("Z") ? say.greenwich : say.localTime}`;
  }
  return words;
}

/** What else is to be said of a date: the calendar, what it is counted from. */
export function dateNotes(date: DateTold, lang: Lang): string[] {
  const notes: string[] = [];
  if (!date.start && date.relative) {
    notes.push(lang === "en" ? `${date.relative}; ${strings.en.unknownDay}` : strings.ar.unknownDay);
  }
  if (date.calendar === "hijri") notes.push(strings[lang].hijri);
  return notes;
}
