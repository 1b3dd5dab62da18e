import { table } from "../i18n/table";

export const strings = table({
  ar: {
    title: "من ينقل عمّن",
    graph: "رسم",
    table: "جدول",
    view: "طريقة العرض",
    loading: "يُحمَّل…",
    none: "لا مصادر في هذا الاختيار.",
    layers: ["الناشرون", "الناقلون", "المتحدثون"],
    how: "يُقرأ الرسم من الناشر إلى من نُقل عنه؛ الخط المتقطع عودة إلى ناشر أو نقل بين اثنين من الفئة نفسها.",
    rest: (sources: string, links: string) =>
      `خارج الرسم مصادر أقل ورودًا عددها ${sources}، وروابط عددها ${links}؛ المصادر كلها في الجدول.`,
    folded: "من لا منصب له، والشهود والوثائق ومن لم يُسمَّ، يظهرون بنوعهم فقط.",
    more: "لا تُحسب إلا أحدث الأحداث.",
    source: "المصدر",
    kind: "النوع",
    events: "الأحداث",
    said: "هو صاحب القول",
    quotes: "ينقل عن",
    quotedBy: "ينقل عنه",
    showMore: "المزيد",
    label: (name: string, kind: string, events: string) => `${name}، ${kind}، ${events}`,
  },
  en: {
    title: "Who quotes whom",
    graph: "Graph",
    table: "Table",
    view: "View",
    loading: "Loading…",
    none: "No sources in this selection.",
    layers: ["Publish", "Pass on", "Speak"],
    how: "Read the graph from the publisher to the one quoted; a dashed line goes back to a publisher or stays among equals.",
    rest: (sources: string, links: string) =>
      `Left out of the graph: ${sources} sources with fewer events and ${links} links; the table has all sources.`,
    folded:
      "People without an office, witnesses, documents and the unnamed are shown by kind only.",
    more: "Only the newest events are counted.",
    source: "Source",
    kind: "Kind",
    events: "Events",
    said: "Its own words",
    quotes: "Quotes",
    quotedBy: "Quoted by",
    showMore: "Show more",
    label: (name: string, kind: string, events: string) => `${name}, ${kind}, ${events}`,
  },
});
