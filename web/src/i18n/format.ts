// Numbers, days and names of countries as the reader's language writes them. Digits are Latin in both: records,
// tables and addresses have them so.
import type { Name } from "../api/types";
import { alpha2, names } from "./countries";
import type { Lang } from "./table";

const locale = { ar: "ar-u-nu-latn-ca-gregory", en: "en-GB" } as const;
const numbers = { ar: new Intl.NumberFormat(locale.ar), en: new Intl.NumberFormat(locale.en) };
const regions = {
  ar: new Intl.DisplayNames("ar", { type: "region", fallback: "none" }),
  en: new Intl.DisplayNames("en", { type: "region", fallback: "none" }),
};
const tongues = {
  ar: new Intl.DisplayNames("ar", { type: "language" }),
  en: new Intl.DisplayNames("en", { type: "language" }),
};
const days = new Map<string, Intl.DateTimeFormat>();

export const formatNumber = (value: number, lang: Lang): string => numbers[lang].format(value);

/** `2023-04-15`, `2023-04` or `2023` in words; what is no day is given back as it is. Days have no time zone. */
export function formatDay(day: string, lang: Lang): string {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(day);
  if (!parts) return day;
  const [, year, month, date] = parts;
  const shape = date ? "d" : month ? "m" : "y";
  let format = days.get(lang + shape);
  if (!format) {
    format = new Intl.DateTimeFormat(locale[lang], {
      timeZone: "UTC",
      year: "numeric",
      ...(month ? { month: "short" } : {}),
      ...(date ? { day: "numeric" } : {}),
    });
    days.set(lang + shape, format);
  }
  return format.format(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(date ?? 1)));
}

/** A country by its ISO 3166-1 alpha-2 code; empty where it has no name. */
export const regionName = (two: string, lang: Lang): string => names[two]?.[lang] ?? regions[lang].of(two) ?? "";

/** A country by its ISO 3166-1 alpha-3 code; the code itself where it is none that has a name. */
export function countryName(code: string, lang: Lang): string {
  const two = alpha2[code];
  return (two && regionName(two, lang)) || code;
}

export const languageName = (code: string, lang: Lang): string => tongues[lang].of(code) ?? code;

/** A name in the reader's language, else in the other one, else the words of the text. */
export function nameIn(name: Name | null | undefined, lang: Lang, words = ""): string {
  return (lang === "ar" ? (name?.ar ?? name?.en) : (name?.en ?? name?.ar)) || words;
}
