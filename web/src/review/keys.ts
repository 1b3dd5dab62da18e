// What the keys of the review do. Letters go by their place on the keyboard where the layout is not Latin, so that
// they work with Arabic layouts too.

import type { ReviewField } from "../api/types";

export type Verdict = "right" | "wrong" | "unsure";

export type Command =
  | { act: "verdict"; verdict: Verdict }
  | { act: "edit"; field: ReviewField }
  | { act: "edit-here" }
  | { act: "undo" }
  | { act: "next" }
  | { act: "previous" }
  | { act: "help" };

/** In the order of their keys, 1 to 9: as the card shows them. */
export const fieldKeys: readonly ReviewField[] = [
  "actor",
  "event",
  "mode",
  "recipient",
  "place",
  "date",
  "number",
  "status",
  "context",
];

const letters: Readonly<Record<string, Command>> = {
  a: { act: "verdict", verdict: "right" },
  x: { act: "verdict", verdict: "wrong" },
  u: { act: "verdict", verdict: "unsure" },
  z: { act: "undo" },
  j: { act: "next" },
  k: { act: "previous" },
};

export interface Press {
  code: string;
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}

function letterOf({ key, code }: Press): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : "";
}

/** `single`: whether keys of one character, digits and signs among them, do anything. */
export function commandOf(press: Press, single = true): Command | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  if (!single) return press.key === "Enter" && !press.shiftKey ? { act: "edit-here" } : null;
  if (press.key === "?" || press.key === "؟" || (press.shiftKey && press.code === "Slash")) return { act: "help" };
  if (press.shiftKey) return null;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(press.code)?.[1];
  if (digit) {
    const field = fieldKeys[Number(digit) - 1];
    return field ? { act: "edit", field } : null;
  }
  if (press.key === "Enter") return { act: "edit-here" };
  return letters[letterOf(press)] ?? null;
}

/** Whether a key belongs to what has the focus: a field that is written in, a dialog. */
export function writesInto(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("input, textarea, select, dialog, [contenteditable]:not([contenteditable='false'])") !== null
  );
}

/** The field of the review that a field of the card belongs to: "chain.1" to none. */
export function reviewFieldOf(key: string): ReviewField | null {
  const first = key.split(".")[0] ?? "";
  if (first === "trigger") return "event";
  return (fieldKeys as readonly string[]).includes(first) && !key.includes("chain") ? (first as ReviewField) : null;
}
