import { describe, expect, it } from "vitest";
import { commandOf, fieldKeys, reviewFieldOf, type Press } from "./keys";

const press = (part: Partial<Press>): Press => ({
  code: "",
  key: "",
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...part,
});

describe("keys", () => {
  it("reads Latin letters wherever they stand", () => {
    expect(commandOf(press({ key: "a", code: "KeyQ" }))).toEqual({ act: "verdict", verdict: "right" });
    expect(commandOf(press({ key: "x", code: "KeyX" }))).toEqual({ act: "verdict", verdict: "wrong" });
    expect(commandOf(press({ key: "u", code: "KeyU" }))).toEqual({ act: "verdict", verdict: "unsure" });
  });
  it("reads an Arabic layout by the place of the key", () => {
    expect(commandOf(press({ key: "ش", code: "KeyA" }))).toEqual({ act: "verdict", verdict: "right" });
    expect(commandOf(press({ key: "ت", code: "KeyJ" }))).toEqual({ act: "next" });
    expect(commandOf(press({ key: "ئ", code: "KeyZ" }))).toEqual({ act: "undo" });
    expect(commandOf(press({ key: "؟", code: "Slash", shiftKey: true }))).toEqual({ act: "help" });
    expect(commandOf(press({ key: "٣", code: "Digit3" }))).toEqual({ act: "edit", field: fieldKeys[2] });
  });
  it("leaves the browser its own", () => {
    expect(commandOf(press({ key: "a", code: "KeyA", ctrlKey: true }))).toBeNull();
    expect(commandOf(press({ key: "A", code: "KeyA", shiftKey: true }))).toBeNull();
    expect(commandOf(press({ key: "0", code: "Digit0" }))).toBeNull();
    expect(commandOf(press({ key: "b", code: "KeyB" }))).toBeNull();
  });
  it("leaves keys of one character alone where they are switched off", () => {
    for (const part of [
      { key: "a", code: "KeyA" },
      { key: "ش", code: "KeyA" },
      { key: "3", code: "Digit3" },
      { key: "?", code: "Slash", shiftKey: true },
    ]) {
      expect(commandOf(press(part))).not.toBeNull();
      expect(commandOf(press(part), false)).toBeNull();
    }
    expect(commandOf(press({ key: "Enter", code: "Enter" }), false)).toEqual({ act: "edit-here" });
  });
  it("has nine fields, each once", () => {
    expect(new Set(fieldKeys).size).toBe(9);
  });
  it("knows which field of the card a review can correct", () => {
    expect(reviewFieldOf("actor.1")).toBe("actor");
    expect(reviewFieldOf("date")).toBe("date");
    expect(reviewFieldOf("trigger")).toBe("event");
    expect(reviewFieldOf("chain.1")).toBeNull();
    expect(reviewFieldOf("number.0.chain.1")).toBeNull();
    expect(reviewFieldOf("also.0")).toBeNull();
  });
});
