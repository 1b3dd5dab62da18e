// What somebody asks for, and its form in the address. The fields have the API's own names, so an address of the page
// and one of the API differ in the path alone.

/** Fields whose values are alternatives, divided by commas. */
export const listFields = [
  "type", "mode", "context", "status", "actor", "recipient", "party", "source", "source-kind", "country",
  "party-country", "sector", "place", "lang", "document", "story", "number",
] as const;
export const singleFields = ["words", "box", "near", "since", "until", "tellings", "sources", "confidence"] as const;
export const orderFields = ["sort", "order"] as const;

export type ListField = (typeof listFields)[number];
export type SingleField = (typeof singleFields)[number];
export type OrderField = (typeof orderFields)[number];
export type FilterField = ListField | SingleField;

export type Filter = Readonly<Partial<Record<FilterField | OrderField, string>>>;
export type Sort = "date" | "confidence" | "tellings";
export type Box = [west: number, south: number, east: number, north: number];

const filterFields: readonly FilterField[] = ["words", ...listFields, ...singleFields.slice(1)];
const allFields: readonly (FilterField | OrderField)[] = [...filterFields, ...orderFields];
const lists = new Set<string>(listFields);

export const nothing: Filter = Object.freeze({});

export const isList = (field: string): field is ListField => lists.has(field);

/** The filter that stands in `?...`; fields that it does not know are another's. */
export function readFilter(search: string): Filter {
  const given = new URLSearchParams(search);
  const filter: Partial<Record<FilterField | OrderField, string>> = {};
  for (const field of allFields) {
    const value = given.getAll(field).filter(Boolean).join(isList(field) ? "," : " ").trim();
    if (value) filter[field] = isList(field) ? [...new Set(split(value))].join(",") : value;
  }
  return filter;
}

/** The filter as a part of an address, without "?": always in one order, commas and colons as they are. */
export function writeFilter(filter: Filter): string {
  return allFields
    .filter((field) => filter[field])
    .map((field) => `${field}=${escape(filter[field] ?? "")}`)
    .join("&");
}

/** What else an address says, as it says it: the event that is chosen, the language. */
export function othersIn(search: string): string {
  const known = new Set<string>(allFields);
  return search
    .replace(/^\?/, "")
    .split("&")
    .filter((part) => part && !known.has(part.split("=")[0] ?? ""))
    .join("&");
}

export const values = (filter: Filter, field: FilterField): string[] => split(filter[field] ?? "");

export const holds = (filter: Filter, field: ListField, value: string): boolean =>
  values(filter, field).includes(value);

/** With `value` where it was not, without it where it was. */
export function toggle(filter: Filter, field: ListField, value: string): Filter {
  const had = values(filter, field);
  const left = had.includes(value) ? had.filter((one) => one !== value) : [...had, value];
  return set(filter, field, left.join(","));
}

/** With one field other; nothing, or "", takes it away. */
export function set(filter: Filter, field: FilterField | OrderField, value: string | null): Filter {
  const { [field]: _, ...rest } = filter;
  return value ? { ...rest, [field]: value } : rest;
}

/** Without any field that narrows; the order stays. */
export function clearAll(filter: Filter): Filter {
  const { sort, order } = filter;
  return { ...(sort ? { sort } : {}), ...(order ? { order } : {}) };
}

export const isNarrow = (filter: Filter): boolean => filterFields.some((field) => filter[field]);

/** What can be taken away by itself: one value of a list, or one field. Both ends of a time are one. */
export interface Chip {
  field: FilterField;
  value: string;
  without: Filter;
}

export function chips(filter: Filter): Chip[] {
  const found: Chip[] = [];
  for (const field of filterFields) {
    const value = filter[field];
    if (!value || field === "until") continue;
    if (isList(field)) {
      for (const one of values(filter, field)) found.push({ field, value: one, without: toggle(filter, field, one) });
    } else if (field !== "since") {
      found.push({ field, value, without: set(filter, field, null) });
    }
  }
  if (filter.since || filter.until) {
    const value = `${filter.since ?? ""}/${filter.until ?? ""}`;
    found.push({ field: "since", value, without: set(set(filter, "since", null), "until", null) });
  }
  return found;
}

export function boxOf(filter: Filter): Box | null {
  const parts = (filter.box ?? "").split(",").map(Number);
  if (parts.length !== 4 || parts.some((part) => !Number.isFinite(part)) || !filter.box) return null;
  return parts as Box;
}

export function setBox(filter: Filter, box: readonly number[] | null): Filter {
  return set(filter, "box", box ? box.map((part) => String(Math.round(part * 100) / 100)).join(",") : null);
}

export function setTime(filter: Filter, since: string | null, until: string | null): Filter {
  return set(set(filter, "since", since), "until", until);
}

export interface Order {
  sort: Sort;
  ascending: boolean;
}

export function orderOf(filter: Filter): Order {
  const sort = filter.sort === "confidence" || filter.sort === "tellings" ? filter.sort : "date";
  return { sort, ascending: filter.order === "asc" };
}

/** By another column, the most or newest first; by the same one, the other way round. */
export function sortBy(filter: Filter, sort: Sort): Filter {
  const now = orderOf(filter);
  const ascending = now.sort === sort ? !now.ascending : false;
  return set(set(filter, "sort", sort === "date" ? null : sort), "order", ascending ? "asc" : null);
}

function split(value: string): string[] {
  return value.split(",").map((part) => part.trim()).filter(Boolean);
}

function escape(value: string): string {
  return encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%20", "+");
}
