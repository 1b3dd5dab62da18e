// Values of records in plain words. All of it is text: nothing here makes markup.

import type { DateTold, Entity, KeptRecord, Link, Name, NumberTold, Place, Source } from "../api/types";
import { countryName, formatNumber, nameIn } from "../i18n/format";
import type { Lang } from "../i18n/language.svelte";
import { term } from "../i18n/terms";
import { sayDays } from "./days";
import { fill, strings } from "./strings";

export interface Named {
  text: string;
  name?: Name;
}

export const nameOf = (one: Named, lang: Lang): string => nameIn(one.name, lang, one.text);

/** The text's own words, where the name shown is another. */
export function wordsBeside(one: Named, lang: Lang): string {
  return nameOf(one, lang) === one.text ? "" : one.text;
}

/** What is known of a party besides its name: its main sector and its country. */
export function sayParty(one: Entity, lang: Lang): string[] {
  const facts = (one.sector ?? []).filter((code) => code !== "UNK").map((code) => term("sector", code, lang));
  if (one.country) facts.push(countryName(one.country, lang));
  else if (one.country_inferred) {
    facts.push(`${countryName(one.country_inferred, lang)} (${strings[lang].inferred})`);
  }
  if (one.holder) facts.push(`${strings[lang].heldBy}: ${nameIn(one.holder.name, lang)}`);
  return facts;
}

/** How exact a place is, said and never drawn as a pin. */
export function sayPrecision(place: Place, lang: Lang): string[] {
  const facts: string[] = [];
  if (!place.id && !place.precision) return [strings[lang].noPoint];
  if (place.precision) facts.push(term("precision", place.precision, lang));
  if (place.radius_km && place.precision !== "country") {
    facts.push(fill(strings[lang].within, { km: formatNumber(Math.round(place.radius_km * 10) / 10, lang) }));
  }
  if (place.country && place.precision !== "country") facts.push(countryName(place.country, lang));
  return facts;
}

const approximations: Record<string, Record<Lang, string>> = {
  about: { ar: "نحو {n}", en: "about {n}" },
  at_least: { ar: "{n} على الأقل", en: "at least {n}" },
  more_than: { ar: "أكثر من {n}", en: "more than {n}" },
  at_most: { ar: "{n} على الأكثر", en: "at most {n}" },
  less_than: { ar: "أقل من {n}", en: "fewer than {n}" },
};

/** The amount alone: "more than 800", "between 100 and 999". */
export function sayAmount(number: NumberTold, lang: Lang): string {
  const { value, min, max } = number;
  const shape = approximations[number.approx];
  const named = value ?? min ?? max;
  if (shape && named !== null) return fill(shape[lang], { n: formatNumber(named, lang) });
  if (min !== null && max !== null && min !== max) {
    const bounds = { min: formatNumber(min, lang), max: formatNumber(max, lang) };
    return fill(lang === "ar" ? "بين {min} و{max}" : "{min} to {max}", bounds);
  }
  return named === null ? number.text : formatNumber(named, lang);
}

export function sayNumber(number: NumberTold, lang: Lang): string {
  const unit = number.unit ? ` ${number.unit}` : "";
  return `${term("number", number.kind, lang)}: ${sayAmount(number, lang)}${unit}`;
}

/** The one whose words they are: the last of the chain, with those who say it beside. */
export function sayer(chain: readonly Link[], lang: Lang): string {
  const last = chain.at(-1);
  if (!last) return "";
  return [last, ...(last.with ?? [])].map((one: Source) => nameOf(one, lang)).join(strings[lang].and === "and" ? " and " : " و");
}

export function sayConfidence(confidence: number, lang: Lang): string {
  return fill(strings[lang].tenths, { n: Math.round(confidence * 10) });
}

export const percent = (share: number): string => `${Math.round(share * 100)}%`;

export function sayDate(date: DateTold, lang: Lang): string {
  return sayDays(date, lang) || date.text;
}

/** Type and modes: "assault: air strike, drone". */
export function sayEvent(record: Pick<KeptRecord, "event" | "mode">, lang: Lang): string {
  const type = term("type", record.event, lang);
  const modes = (record.mode ?? []).map((code) => term("mode", code, lang));
  return modes.length > 0 ? `${type}: ${modes.join(lang === "ar" ? "، " : ", ")}` : type;
}
