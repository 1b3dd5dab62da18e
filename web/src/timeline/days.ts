// Days as text in, days as text out. Between them a day is a number and all reckoning is in UTC,
// so that no time zone of the reader can move a day.

export type Unit = "day" | "month" | "year";

const msOfDay = 86_400_000;
const shape = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

function numberOf(year: number, month: number, date: number): number {
  const ms = new Date(0).setUTCFullYear(year, month, date);
  return Math.floor(ms / msOfDay);
}

/** Days since 1970-01-01 of the first day that `2023`, `2023-04` or `2023-04-15` names. */
export function firstDay(text: string): number | null {
  const parts = shape.exec(text);
  if (!parts) return null;
  const [year, month, date] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  if (month < 1 || month > 12 || date < 1) return null;
  if (date > 28 && date > numberOf(year, month, 1) - numberOf(year, month - 1, 1)) return null;
  return numberOf(year, month - 1, date);
}

/** The last day that the text names. */
export function lastDay(text: string): number | null {
  const first = firstDay(text);
  if (first === null) return null;
  const unit: Unit = text.length > 7 ? "day" : text.length > 4 ? "month" : "year";
  return slotStart(slotOf(first, unit) + 1, unit) - 1;
}

export function dayText(day: number): string {
  return new Date(day * msOfDay).toISOString().slice(0, 10);
}

/** Which day, month or year, counted through: neighbours differ by one. */
export function slotOf(day: number, unit: Unit): number {
  if (unit === "day") return day;
  const date = new Date(day * msOfDay);
  const year = date.getUTCFullYear();
  return unit === "year" ? year : year * 12 + date.getUTCMonth();
}

/** The first day of a slot. */
export function slotStart(slot: number, unit: Unit): number {
  if (unit === "day") return slot;
  if (unit === "year") return numberOf(slot, 0, 1);
  return numberOf(Math.floor(slot / 12), slot - 12 * Math.floor(slot / 12), 1);
}

/** The days of the slots from `first` to `last`, both ends included. */
export function daysOfSlots(first: number, last: number, unit: Unit): [string, string] {
  return [dayText(slotStart(first, unit)), dayText(slotStart(last + 1, unit) - 1)];
}

/** A stretch of so many units as it is told: long ones of days in months, of months in years. */
export function stretchOf(count: number, unit: Unit): [number, Unit] {
  if (unit === "month" && count >= 24) return [Math.floor(count / 12), "year"];
  if (unit === "day" && count >= 61) return [Math.floor(count / 30.4), "month"];
  return [count, unit];
}
