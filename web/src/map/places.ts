import { formatDay } from "../i18n/format";
import { term } from "../i18n/terms";
import { strings } from "./strings";
import type { Lang, MapData } from "./types";

/** The name of a place in the reader's language, else in the other one; empty: it has none. */
export function placeName(data: MapData | null, place: number, lang: Lang): string {
  const told = data?.places[place];
  if (!told) return "";
  return lang === "ar" ? told.ar || told.en : told.en || told.ar;
}

/** The day of so many days since 1970-01-01. */
export function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** An event in words: what, where and when. */
export function sayChosen(data: MapData, event: number, lang: Lang): string {
  const t = strings[lang];
  const day = data.events.day[event];
  return [
    `${t.selected} ${term("type", data.types[data.events.type[event]!] ?? "", lang)}`,
    placeName(data, data.events.place[event]!, lang) || t.unnamed,
    day === null || day === undefined ? t.undated : formatDay(dayText(day), lang),
  ].join(" · ");
}
