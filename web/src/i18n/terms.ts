// Neutral words for the closed lists of the records: PLOVER's types, statuses, kinds of sources and the rest.
import type { Lang } from "./table";
import { contexts, modes, sectors } from "./terms_fine";

type Pair = readonly [ar: string, en: string];

const type: Record<string, Pair> = {
  AGREE: ["موافقة", "Agreement"],
  CONSULT: ["تشاور", "Consultation"],
  SUPPORT: ["تأييد", "Support"],
  CONCEDE: ["تنازل", "Concession"],
  COOPERATE: ["تعاون", "Cooperation"],
  AID: ["مساعدة", "Aid"],
  RETREAT: ["تراجع", "Retreat"],
  REQUEST: ["طلب", "Request"],
  ACCUSE: ["اتهام", "Accusation"],
  REJECT: ["رفض", "Rejection"],
  THREATEN: ["تهديد", "Threat"],
  PROTEST: ["احتجاج", "Protest"],
  SANCTION: ["عقوبة", "Sanction"],
  MOBILIZE: ["تعبئة", "Mobilisation"],
  COERCE: ["إكراه", "Coercion"],
  ASSAULT: ["اعتداء", "Assault"],
};

const status: Record<string, Pair> = {
  reported: ["أُفيد به", "reported"],
  denied: ["نفاه طرف", "denied"],
  negated: ["قيل إنه لم يقع", "said not to have happened"],
  planned: ["مزمَع", "planned"],
  hypothetical: ["افتراضي", "hypothetical"],
  historical: ["سابق", "historical"],
};

const sourceKind: Record<string, Pair> = {
  outlet: ["وسيلة إعلام", "outlet"],
  agency: ["وكالة أنباء", "news agency"],
  official: ["مسؤول", "official"],
  organisation: ["منظمة", "organisation"],
  person: ["شخص", "person"],
  witness: ["شاهد", "witness"],
  document: ["وثيقة", "document"],
  unnamed: ["مصدر غير مسمّى", "unnamed source"],
};

const act: Record<string, Pair> = {
  said: ["قال", "said"],
  announced: ["أعلن", "announced"],
  confirmed: ["أكد", "confirmed"],
  claimed: ["بحسب قوله", "by own account"],
  denied: ["نفى", "denied"],
  quoted: ["نقل", "quoted"],
  reported: ["أفاد", "reported"],
};

const number: Record<string, Pair> = {
  killed: ["قتلى", "killed"],
  injured: ["جرحى", "injured"],
  arrested: ["موقوفون", "arrested"],
  abducted: ["مختطفون", "abducted"],
  displaced: ["نازحون", "displaced"],
  fighters: ["مقاتلون", "fighters"],
  protesters: ["محتجون", "protesters"],
  people: ["أشخاص", "people"],
  casualties: ["ضحايا", "casualties"],
  vehicles: ["مركبات", "vehicles"],
  weapons: ["أسلحة", "weapons"],
  aircraft: ["طائرات", "aircraft"],
  flights: ["رحلات جوية", "flights"],
  goods: ["بضائع", "goods"],
  distance: ["مسافة", "distance"],
  money: ["مال", "money"],
  percent: ["نسبة مئوية", "per cent"],
  area: ["مساحة", "area"],
  weight: ["وزن", "weight"],
  other: ["عدد آخر", "other number"],
};

const approx: Record<string, Pair> = {
  exact: ["بالضبط", "exactly"],
  about: ["نحو", "about"],
  at_least: ["على الأقل", "at least"],
  more_than: ["أكثر من", "more than"],
  at_most: ["على الأكثر", "at most"],
  less_than: ["أقل من", "less than"],
  range: ["بين حدّين", "a range"],
  magnitude: ["بمقدار", "of the order of"],
  few: ["قليل", "a few"],
};

const quad: Record<string, Pair> = {
  "verbal cooperation": ["تعاون بالقول", "verbal cooperation"],
  "material cooperation": ["تعاون بالفعل", "material cooperation"],
  "verbal conflict": ["خلاف بالقول", "verbal conflict"],
  "material conflict": ["نزاع بالفعل", "material conflict"],
};

const placeRole: Record<string, Pair> = {
  at: ["في", "at"],
  from: ["من", "from"],
  to: ["إلى", "to"],
  via: ["عبر", "via"],
};

const precision: Record<string, Pair> = {
  point: ["نقطة بعينها", "a point"],
  town: ["بلدة أو مدينة", "a town"],
  district: ["حيّ أو ناحية", "a district"],
  region: ["إقليم", "a region"],
  country: ["بلد كله", "a whole country"],
  sector: ["جهة تقريبية", "roughly a direction"],
  minute: ["دقيقة", "minute"],
  day: ["يوم", "day"],
  week: ["أسبوع", "week"],
  month: ["شهر", "month"],
  quarter: ["ربع سنة", "quarter"],
  year: ["سنة", "year"],
  decade: ["عقد", "decade"],
  vague: ["غير محدد", "vague"],
};

const bodies: Record<string, Pair> = {
  IGO: ["منظمات دولية", "International organisations"],
  NGO: ["منظمات غير حكومية", "Non-governmental organisations"],
  ISM: ["حركات اجتماعية", "Social movements"],
  IMG: ["جماعات مسلحة عابرة للحدود", "Transnational armed groups"],
  MNC: ["شركات متعددة الجنسيات", "Multinational companies"],
};

const field: Record<string, Pair> = {
  event: ["النوع", "type"],
  type: ["النوع", "type"],
  mode: ["الكيفية", "mode"],
  context: ["السياق", "context"],
  status: ["الحالة", "status"],
  actor: ["الفاعل", "actor"],
  recipient: ["المتلقّي", "recipient"],
  date: ["التاريخ", "date"],
  place: ["المكان", "place"],
  number: ["العدد", "number"],
  verdict: ["الحكم", "verdict"],
};

const verdict: Record<string, Pair> = {
  right: ["صحيح", "right"],
  wrong: ["خطأ", "wrong"],
  unsure: ["غير مؤكد", "unsure"],
};

const kinds = {
  type, mode: modes, context: contexts, sector: sectors, status, sourceKind, act, number, approx, quad, placeRole,
  precision, bodies, field, verdict,
};
export type TermKind = keyof typeof kinds;

/** All codes of a kind. */
export const codesOf = (kind: TermKind): string[] => Object.keys(kinds[kind]);

/** The words for `code`; the code itself where there are none. */
export function term(kind: TermKind, code: string, lang: Lang): string {
  const pair = kinds[kind][code];
  return pair ? pair[lang === "ar" ? 0 : 1] : code;
}
