// Made-up data in the shapes of the contract, the same at each run.
import type { MapData, SourcesData, TimelineData } from "../../src/api/types";

/** Numbers that look thrown: a linear congruence, so that each run has the same. */
function thrown(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

const towns: [ar: string, en: string, lat: number, lon: number][] = [
  ["الخرطوم", "Khartoum", 15.5, 32.56],
  ["الفاشر", "El Fasher", 13.63, 25.35],
  ["طرابلس", "Tripoli", 32.89, 13.19],
  ["بنغازي", "Benghazi", 32.12, 20.07],
  ["دمشق", "Damascus", 33.51, 36.29],
  ["حلب", "Aleppo", 36.2, 37.15],
  ["بغداد", "Baghdad", 33.31, 44.37],
  ["الموصل", "Mosul", 36.34, 43.13],
  ["صنعاء", "Sanaa", 15.35, 44.21],
  ["عدن", "Aden", 12.79, 45.02],
  ["غزة", "Gaza", 31.5, 34.47],
  ["بيروت", "Beirut", 33.89, 35.5],
  ["القاهرة", "Cairo", 30.04, 31.24],
  ["تونس", "Tunis", 36.81, 10.18],
  ["الرباط", "Rabat", 34.02, -6.84],
  ["مقديشو", "Mogadishu", 2.05, 45.32],
];
const countries: [ar: string, en: string, lat: number, lon: number][] = [
  ["السودان", "Sudan", 15.5, 30.2],
  ["ليبيا", "Libya", 27.0, 17.5],
  ["سوريا", "Syria", 35.03, 38.51],
  ["العراق", "Iraq", 33.0, 43.7],
  ["مصر", "Egypt", 26.8, 30.0],
];

export function madeMap(count: number): MapData {
  const random = thrown(7);
  const data: MapData = {
    total: count,
    more: count >= 20_000,
    types: ["ASSAULT", "PROTEST", "CONSULT", "COERCE", "AID", "MOBILIZE"],
    statuses: ["reported", "denied", "negated", "planned", "hypothetical", "historical"],
    precisions: ["point", "town", "district", "region", "country", "sector"],
    events: {
      id: [], type: [], status: [], lat: [], lon: [], precision: [], radius_km: [], day: [],
      tellings: [], place: [],
    },
    places: [...towns, ...countries].map(([ar, en], at) => ({ id: `p${at}`, ar, en })),
    moves: [],
  };
  const radii = [2, 5, 15, 100, 500, 60];
  for (let i = 0; i < count; ++i) {
    const kind = random();
    const inCountry = kind > 0.96;
    const at = Math.floor((inCountry ? countries.length : towns.length) * random() ** 1.7);
    const [, , lat, lon] = inCountry ? countries[at]! : towns[at]!;
    const precision = inCountry ? 4 : kind > 0.94 ? 3 : kind > 0.9 ? 2 : kind > 0.88 ? 5 : kind > 0.5 ? 1 : 0;
    // Half of the points lie in the town, half of them anywhere around it.
    const away = precision === 0 ? 4 : precision === 1 && random() > 0.4 ? 0 : precision > 1 && !inCountry ? 2 : 0;
    const part = (size: number) => Math.round((random() - 0.5) * size * 1000) / 1000;
    data.events.id.push(`e${i}`);
    data.events.type.push(Math.floor(random() * data.types.length));
    data.events.status.push(Math.floor(random() ** 3 * data.statuses.length));
    data.events.lat.push(lat + part(away));
    data.events.lon.push(lon + part(away));
    data.events.precision.push(precision);
    data.events.radius_km.push(radii[precision]!);
    data.events.day.push(random() < 0.05 ? null : 19_450 + Math.floor(random() * 400));
    data.events.tellings.push(1 + Math.floor(random() ** 4 * 6));
    data.events.place.push(inCountry ? towns.length + at : at);
  }
  for (let i = 0; i < Math.min(12, count / 20); ++i) {
    const stop = () => {
      const [, , lat, lon] = towns[Math.floor(random() * towns.length)]!;
      return [lat, lon];
    };
    data.moves.push({ id: `e${i}`, from: stop(), to: stop(), via: i % 4 === 0 ? [stop()] : [] });
  }
  data.moves = data.moves.filter(({ from, to }) => from[0] !== to[0]);
  return data;
}

export function madeTimeline(unit: "day" | "month" | "year" | "gaps"): TimelineData {
  const random = thrown(3);
  const two = (value: number) => String(value).padStart(2, "0");
  const bins: TimelineData["bins"] = [];
  const count = () => Math.floor(random() ** 4 * 120);
  if (unit === "day")
    for (let i = 0; i < 200; ++i)
      bins.push({
        start: new Date(Date.UTC(2023, 3, 15 + i)).toISOString().slice(0, 10),
        count: count(),
      });
  if (unit === "month")
    for (let i = 0; i < 120; ++i)
      bins.push({ start: `${2014 + Math.floor(i / 12)}-${two((i % 12) + 1)}-01`, count: count() });
  if (unit === "year")
    for (let year = 1948; year < 2026; ++year) bins.push({ start: `${year}-01-01`, count: count() });
  if (unit === "gaps")
    for (const [year, months] of [[1991, 3], [2003, 9], [2011, 14], [2023, 30]] as const)
      for (let i = 0; i < months; ++i)
        bins.push({
          start: `${year + Math.floor(i / 12)}-${two((i % 12) + 1)}-01`,
          count: 1 + count(),
        });
  return {
    unit: unit === "gaps" ? "month" : unit,
    more: false,
    undated: unit === "day" ? 37 : 0,
    bins: bins.filter((bin) => bin.count > 0),
  };
}

export function madeSources(): SourcesData {
  const random = thrown(11);
  const names: [kind: string, known: boolean, ar: string, en: string, events: number][] = [
    ["outlet", true, "الجزيرة", "Al Jazeera", 812],
    ["outlet", true, "العربية", "Al Arabiya", 540],
    ["outlet", true, "هيئة الإذاعة البريطانية", "BBC", 402],
    ["outlet", true, "سكاي نيوز عربية", "Sky News Arabia", 233],
    ["outlet", true, "الشرق الأوسط", "Asharq Al-Awsat", 180],
    ["outlet", true, "راديو دبنقا", "Radio Dabanga", 96],
    ["agency", true, "رويترز", "Reuters", 610],
    ["agency", true, "وكالة الأنباء الفرنسية", "Agence France-Presse", 420],
    ["agency", true, "وكالة السودان للأنباء", "Sudan News Agency", 210],
    ["agency", true, "أسوشيتد برس", "Associated Press", 190],
    ["official", true, "وزارة الصحة السودانية", "Ministry of Health of Sudan", 150],
    ["official", true, "القوات المسلحة السودانية", "Sudanese Armed Forces", 330],
    ["official", false, "المتحدث باسم الجيش", "المتحدث باسم الجيش", 75],
    ["organisation", true, "الأمم المتحدة", "United Nations", 260],
    ["organisation", true, "أطباء بلا حدود", "Médecins Sans Frontières", 88],
    ["organisation", true, "المنظمة الدولية للهجرة", "International Organization for Migration", 61],
    ["organisation", true, "قوات الدعم السريع", "Rapid Support Forces", 301],
    ["person", false, "أحمد", "أحمد", 4],
    ["person", false, "سارة", "سارة", 3],
    ["witness", false, "شهود عيان", "شهود عيان", 140],
    ["document", false, "بيان", "بيان", 67],
    ["unnamed", false, "مصادر", "مصادر", 205],
  ];
  const nodes: SourcesData["nodes"] = names.map(([kind, known, ar, en, events], at) => ({
    id: known ? `s.${at}` : `${kind}|${ar}`,
    known,
    kind,
    name: { ar, en },
    events,
    said: Math.floor(events / 2),
  }));
  for (let i = 0; i < 30; ++i)
    nodes.push({
      id: `official|o${i}`, known: false, kind: "official",
      name: { ar: `مسؤول محلي ${i + 1}`, en: `local official ${i + 1}` }, events: 30 - i, said: 1,
    });
  nodes.sort((a, b) => b.events - a.events);
  const layer = (kind: string) => (kind === "outlet" ? 0 : kind === "agency" ? 1 : 2);
  const links: SourcesData["links"] = [];
  nodes.forEach((from, i) =>
    nodes.forEach((to, j) => {
      if (layer(from.kind) >= layer(to.kind) && !(i < 3 && j === i + 1 && from.kind === to.kind)) return;
      if (layer(from.kind) === 2 || random() < 0.55) return;
      links.push({ from: i, to: j, events: 1 + Math.floor(random() ** 2 * Math.min(from.events, to.events)) });
    }),
  );
  return { more: false, total: 3100, nodes, links };
}
