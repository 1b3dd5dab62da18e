import { untrack } from "svelte";
import type { Facets } from "../api/types";
import { countryName, formatDay, languageName, nameIn } from "../i18n/format";
import type { Lang } from "../i18n/table";
import { term } from "../i18n/terms";
import type { FilterField } from "./filter";
import { strings } from "./strings";

type Names = ReadonlyMap<string, { ar: string; en: string }>;

/** Names of actors and sources as the server told them last; an address holds their ids alone. */
class Named {
  known: Names = $state.raw(new Map());

  learn(facets: Facets): void {
    const known = new Map(untrack(() => this.known));
    for (const field of ["party", "source"] as const) {
      for (const { value, name } of facets.fields[field]) if (name) known.set(value, name);
    }
    this.known = known;
  }
}

export const named = new Named();

/** A value of a filter in the reader's words; what has none stands as it is. */
export function valueName(field: FilterField, value: string, lang: Lang, names: Names = named.known): string {
  switch (field) {
    case "type":
    case "mode":
    case "context":
    case "status":
    case "sector":
      return term(field, value, lang);
    case "source-kind":
      return term("sourceKind", value, lang);
    case "country":
    case "party-country": {
      const body = term("bodies", value, lang);
      return body === value ? countryName(value, lang) : body;
    }
    case "lang":
      return languageName(value, lang);
    case "actor":
    case "recipient":
    case "party":
    case "source":
      return nameIn(names.get(value), lang, value.slice(value.indexOf("|") + 1));
    case "number": {
      const [kind = "", range = ""] = value.split(":");
      return `${term("number", kind, lang)} ${range.replace("..", "–")}`;
    }
    case "box":
      return strings[lang].area;
    case "since":
      return timeName(value, lang);
    default:
      return value;
  }
}

function timeName(value: string, lang: Lang): string {
  const t = strings[lang];
  const [since = "", until = ""] = value.split("/");
  if (since && since === until) return formatDay(since, lang);
  const parts = [
    since && `${t.from} ${formatDay(since, lang)}`,
    until && `${since ? t.toList : t.to} ${formatDay(until, lang)}`,
  ];
  return parts.filter(Boolean).join(" ");
}
