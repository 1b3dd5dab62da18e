import { expect, it } from "vitest";
import { counted } from "./counted";

it.each([
  [0, "لا أحداث", "0 events"],
  [1, "حدث واحد", "1 event"],
  [2, "حدثان", "2 events"],
  [7, "7 أحداث", "7 events"],
  [11, "11 حدثًا", "11 events"],
  [100, "100 حدث", "100 events"],
  [3000, "3,000 حدث", "3,000 events"],
])("%i", (count, ar, en) => {
  expect(counted("events", count, "ar")).toBe(ar);
  expect(counted("events", count, "en")).toBe(en);
});

it.each([
  ["days", 1, "يوم واحد", "1 day"],
  ["days", 2, "يومان", "2 days"],
  ["days", 9, "9 أيام", "9 days"],
  ["months", 1, "شهر واحد", "1 month"],
  ["months", 2, "شهران", "2 months"],
  ["months", 11, "11 شهرًا", "11 months"],
  ["years", 1, "سنة واحدة", "1 year"],
  ["years", 2, "سنتان", "2 years"],
  ["years", 100, "100 سنة", "100 years"],
  ["tellings", 1, "رواية واحدة", "1 telling"],
  ["tellings", 2, "روايتان", "2 tellings"],
  ["sources", 3, "3 مصادر", "3 sources"],
  ["sources", 11, "11 مصدرًا", "11 sources"],
] as const)("%s: %i", (thing, count, ar, en) => {
  expect(counted(thing, count, "ar")).toBe(ar);
  expect(counted(thing, count, "en")).toBe(en);
});
