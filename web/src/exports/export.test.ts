import { expect, it } from "vitest";
import { address } from "../api/client";
import { type Choice, exportQuery, fileName } from "./export";

const choice: Choice = {
  format: "csv", corrected: false, redact: false, strictPlover: false, hxl: true, names: "ar",
};
const asked = (changed: Partial<Choice>): string =>
  address("", exportQuery({ type: "AID", sort: "tellings" }, { ...choice, ...changed })).slice(1);

it("asks with the very filter", () => {
  expect(asked({})).toBe("type=AID&sort=tellings&to=csv&names=ar&hxl=1");
  expect(asked({ format: "polecat" })).toBe("type=AID&sort=tellings&to=polecat&names=ar");
  expect(asked({ format: "gold", corrected: true, redact: true, strictPlover: true })).toBe(
    "type=AID&sort=tellings&to=gold&corrected=1&redact=persons&strict-plover=1",
  );
});

it.each(["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"])("names the file by the day in %s, and by format", (zone) => {
  const before = process.env["TZ"];
  process.env["TZ"] = zone;
  try {
    expect(fileName("acled", new Date(2026, 10, 30, 0, 30))).toBe("khabar-2026-11-30.acled.csv");
    expect(fileName("csv", new Date(2026, 0, 5, 23, 30))).toBe("khabar-2026-01-05.csv");
  } finally {
    if (before === undefined) delete process.env["TZ"];
    else process.env["TZ"] = before;
  }
});
