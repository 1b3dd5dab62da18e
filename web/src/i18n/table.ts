/** The languages of the page; the records' own language is another matter. */
export type Lang = "ar" | "en";

/** A room's table of strings; checks that it says the same things in both languages. */
export function table<T extends object>(strings: { ar: T; en: NoInfer<T> }): { ar: T; en: T } {
  return strings;
}
