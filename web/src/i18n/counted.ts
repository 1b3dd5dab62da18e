// "3 events" as each language counts them.
import { formatNumber } from "./format";
import type { Lang } from "./table";

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

const rules = { ar: new Intl.PluralRules("ar"), en: new Intl.PluralRules("en") };

const things = {
  events: {
    ar: {
      zero: "لا أحداث", one: "حدث واحد", two: "حدثان", few: "# أحداث", many: "# حدثًا", other: "# حدث",
    },
    en: { one: "# event", other: "# events" },
  },
  newEvents: {
    ar: {
      zero: "لا أحداث جديدة", one: "حدث جديد", two: "حدثان جديدان", few: "# أحداث جديدة", many: "# حدثًا جديدًا",
      other: "# حدث جديد",
    },
    en: { one: "# new event", other: "# new events" },
  },
  documents: {
    ar: {
      zero: "لا وثائق", one: "وثيقة واحدة", two: "وثيقتان", few: "# وثائق", many: "# وثيقة", other: "# وثيقة",
    },
    en: { one: "# document", other: "# documents" },
  },
  tellings: {
    ar: {
      zero: "لا روايات", one: "رواية واحدة", two: "روايتان", few: "# روايات", many: "# رواية", other: "# رواية",
    },
    en: { one: "# telling", other: "# tellings" },
  },
  sources: {
    ar: {
      zero: "لا مصادر", one: "مصدر واحد", two: "مصدران", few: "# مصادر", many: "# مصدرًا", other: "# مصدر",
    },
    en: { one: "# source", other: "# sources" },
  },
  days: {
    ar: { zero: "لا أيام", one: "يوم واحد", two: "يومان", few: "# أيام", many: "# يومًا", other: "# يوم" },
    en: { one: "# day", other: "# days" },
  },
  months: {
    ar: { zero: "لا أشهر", one: "شهر واحد", two: "شهران", few: "# أشهر", many: "# شهرًا", other: "# شهر" },
    en: { one: "# month", other: "# months" },
  },
  years: {
    ar: { zero: "لا سنوات", one: "سنة واحدة", two: "سنتان", few: "# سنوات", many: "# سنة", other: "# سنة" },
    en: { one: "# year", other: "# years" },
  },
} satisfies Record<string, Record<Lang, Forms>>;

export function counted(thing: keyof typeof things, count: number, lang: Lang): string {
  const forms: Forms = things[thing][lang];
  return (forms[rules[lang].select(count)] ?? forms.other).replace("#", formatNumber(count, lang));
}
