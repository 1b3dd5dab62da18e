// Fields as people write them in a correction: what khabar/record/correction.h reads.

import type { DateTold, KeptRecord, NumberTold, Place, ReviewField } from "../api/types";

const nextMs = 86_400_000;

function dayBefore(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? day : new Date(time - nextMs).toISOString().slice(0, 10);
}

function writtenDate(date: DateTold | null | undefined): string {
  if (!date?.start || !date.end) return "";
  const last = dayBefore(date.end);
  if (date.precision === "month" && date.start.endsWith("-01")) return date.start.slice(0, 7);
  if (date.precision === "year" && date.start.endsWith("-01-01")) return date.start.slice(0, 4);
  return date.start === last ? date.start : `${date.start}..${last}`;
}

function writtenNumber({ kind, value, min, max }: NumberTold): string {
  if (min === null && max === null) return value === null ? "" : `${kind} ${value}`;
  return min === max ? `${kind} ${min}` : `${kind} ${min ?? ""}..${max ?? ""}`;
}

const writtenPlace = ({ role, text }: Place): string => (role === "at" ? text : `${role}: ${text}`);

/** What stands in the form before anything is changed; empty for a field without a value. */
export function writtenOf(record: KeptRecord, field: ReviewField): string {
  switch (field) {
    case "event":
      return record.event;
    case "status":
      return record.claim.status;
    case "mode":
    case "context":
      return (record[field] ?? []).join(", ");
    case "actor":
    case "recipient":
      return record[field].map(({ text }) => text).join("; ");
    case "place":
      return record.place.map(writtenPlace).join("; ");
    case "date":
      return writtenDate(record.date);
    case "number":
      return record.number.map(writtenNumber).filter(Boolean).join("; ");
  }
}

/** Adds words to a list; the same words are not added twice. */
export function withWords(list: string, words: string, role = "at"): string {
  const parts = list.split(";").map((part) => part.trim()).filter(Boolean);
  const one = role === "at" ? words : `${role}: ${words}`;
  return parts.includes(one) ? list : [...parts, one].join("; ");
}

/** What is sent: a list that is empty says that there is none. */
export const valueOf = (written: string): string => written.trim() || "none";
