import type { Lang } from "./table";

export { type Lang, table } from "./table";

const key = "khabar.lang";

/** The field of an address that says in which language it was shared. */
export const languageField = "ui";

function first(): Lang {
  const asked = new URLSearchParams(location.search).get(languageField) ?? localStorage.getItem(key);
  if (asked === "ar" || asked === "en") return asked;
  return navigator.language.startsWith("ar") ? "ar" : "en";
}

class Language {
  current = $state<Lang>(first());

  get dir(): "rtl" | "ltr" {
    return this.current === "ar" ? "rtl" : "ltr";
  }

  set(lang: Lang): void {
    this.current = lang;
    localStorage.setItem(key, lang);
    this.show();
  }

  /** Tells the document which language it is in. */
  show(): void {
    document.documentElement.lang = this.current;
    document.documentElement.dir = this.dir;
  }
}

export const language = new Language();

/** The strings of a table in the reader's language: an object that follows the language. */
export function words<T extends object>(strings: { ar: T; en: T }): T {
  return new Proxy(strings.ar, {
    get: (_, name) => Reflect.get(strings[language.current], name),
  });
}
