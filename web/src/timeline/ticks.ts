import type { Lang } from "../i18n/language.svelte";
import type { Unit } from "./days";
import { slotOf, slotStart } from "./days";
import type { Scale } from "./scale";

export interface Tick {
  slot: number;
  x: number;
  text: string;
}

const locales = { ar: "ar-u-nu-latn-ca-gregory", en: "en-GB" } as const;

/** Days between ticks, about; and which days they fall on. */
type Step = { unit: Unit; every: number };
const steps: Record<Unit, Step[]> = {
  day: [
    { unit: "day", every: 1 },
    { unit: "day", every: 7 },
    { unit: "month", every: 1 },
    { unit: "month", every: 3 },
    { unit: "year", every: 1 },
  ],
  month: [
    { unit: "month", every: 1 },
    { unit: "month", every: 3 },
    { unit: "year", every: 1 },
    { unit: "year", every: 5 },
    { unit: "year", every: 10 },
  ],
  year: [1, 5, 10, 20, 50, 100].map((every) => ({ unit: "year", every })),
};
const slotsOf = (step: Step, unit: Unit): number => {
  const days = { day: 1, month: 30.4, year: 365.25 };
  return (days[step.unit] * step.every) / days[unit];
};

function write(day: number, unit: Unit, withYear: boolean, lang: Lang): string {
  const options: Intl.DateTimeFormatOptions = { timeZone: "UTC" };
  if (unit === "day") options.day = "numeric";
  if (unit !== "year") options.month = "short";
  if (unit === "year" || withYear) options.year = "numeric";
  return new Intl.DateTimeFormat(locales[lang], options).format(day * 86_400_000);
}

/** The month's seven-day marks: no fifth one, which would stand beside the first of the next. */
const isMark = (slot: number, step: Step): boolean => {
  if (step.unit !== "day" || step.every === 1) return slot % step.every === 0;
  const date = slot - slotStart(slotOf(slot, "month"), "month");
  return date % 7 === 0 && date < 28;
};

/**
 * The ticks whose texts have room beside each other, by the finest step that has room. The year
 * is written where it changes, and behind each break.
 */
export function ticksOf(
  scale: Scale,
  unit: Unit,
  lang: Lang,
  measure: (text: string) => number,
): Tick[] {
  const ticks: Tick[] = [];
  let free = -Infinity;
  const whole = scale.pieces.find((piece) => !piece.broken)!;
  const each = (whole.x1 - whole.x0) / (whole.to - whole.from);
  const room = lang === "ar" ? 74 : 62;
  const step =
    steps[unit].find((one) => each * slotsOf(one, unit) >= room) ??
    steps[unit][steps[unit].length - 1]!;
  // Between breaks there is little room, and the year is what tells the stretches apart.
  const startUnit = scale.pieces.length > 1 && unit === "month" ? "year" : unit;
  for (const piece of scale.pieces) {
    if (piece.broken) continue;
    let year: number | null = null;
    const place = (slot: number, as: Unit) => {
      const day = slotStart(slot, unit);
      const now = slotOf(day, "year");
      const text = write(day, as, now !== year, lang);
      const x = (scale.x(slot) + scale.x(slot + 1)) / 2;
      const half = measure(text) / 2;
      const at = Math.max(half, x);
      if (at - half < free) return;
      free = at + half + 10;
      year = now;
      ticks.push({ slot, x: at, text });
    };
    const first = slotOf(slotStart(piece.from, unit), step.unit);
    const last = slotOf(slotStart(piece.to - 1, unit), step.unit);
    // The start of a stretch is told too, where the first mark leaves room for it.
    let start = first;
    while (start < last && (!isMark(start, step) || slotOf(slotStart(start, step.unit), unit) < piece.from))
      ++start;
    const until = slotOf(slotStart(start, step.unit), unit);
    if (scale.x(until) - piece.x0 > 2 * room) place(piece.from, startUnit);
    let some = false;
    for (let mark = first; mark <= last; ++mark) {
      if (!isMark(mark, step)) continue;
      const slot = slotOf(slotStart(mark, step.unit), unit);
      if (slot < piece.from) continue;
      place(slot, step.unit);
      some = true;
    }
    if (!some) place(piece.from, startUnit);
  }
  return ticks;
}
