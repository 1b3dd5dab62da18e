import { beforeEach, expect, it, vi } from "vitest";

const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
};

beforeEach(() => {
  kept.clear();
  vi.resetModules();
  vi.stubGlobal("localStorage", storage);
  vi.stubGlobal("sessionStorage", storage);
  vi.stubGlobal("Element", class {});
});

const press = (key: string, code: string): KeyboardEvent =>
  ({ key, code, preventDefault: () => {}, target: null }) as unknown as KeyboardEvent;

async function desk() {
  const { Desk } = await import("./desk.svelte");
  const { letters } = await import("./letters.svelte");
  const made = new Desk({
    record: () => null,
    events: () => [],
    owner: () => false,
    select: () => {},
    changed: () => {},
  });
  return { made, letters };
}

it("obeys letters and digits until they are switched off, and keeps that", async () => {
  const { made, letters } = await desk();
  made.press(press("3", "Digit3"));
  expect(made.asks).toBe("token");
  made.dismiss();
  letters.on = false;
  made.press(press("3", "Digit3"));
  expect(made.asks).toBeNull();
  made.press(press("?", "Slash"));
  expect(made.help).toBe(false);

  vi.resetModules();
  const again = await desk();
  expect(again.letters.on).toBe(false);
  again.letters.on = true;
  again.made.press(press("?", "Slash"));
  expect(again.made.help).toBe(true);
});
