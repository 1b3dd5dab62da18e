// How fast the page is with 20,000 events in the store.
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { guarded, looks, open } from "./browser";
import { serve, writeManyReports, type Server } from "./server";

let browser: Browser;
let server: Server;
let events = 0;

beforeAll(async () => {
  browser = await open();
  server = await serve((add, folder) => {
    const file = join(folder, "many.ndjson");
    writeManyReports(file, 16_000);
    add(file);
  });
  events = ((await (await fetch(`${server.origin}/api/about`)).json()) as { counts: { events: number } }).counts.events;
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test("there are 20,000 events", () => expect(events).toBeGreaterThanOrEqual(20_000));

test("the first paint comes within 1.5 s", async () => {
  const guard = await guarded(browser, server.origin, looks["ar-wide"]!);
  await guard.page.goto(`${server.origin}/events?ui=ar`);
  await guard.page.locator('[role="row"][aria-selected]').first().waitFor();
  const paint = await guard.page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Infinity);
  const rows = await guard.page.evaluate(() => performance.now());
  console.log(`first contentful paint ${Math.round(paint)} ms, rows after ${Math.round(rows)} ms`);
  expect(paint).toBeLessThan(1500);
  await guard.close();
});

test("the map is moved at less than 60 ms a frame", async () => {
  const guard = await guarded(browser, server.origin, looks["ar-wide"]!);
  await guard.page.goto(`${server.origin}/events?ui=ar`);
  await guard.page.locator('[role="row"][aria-selected]').first().waitFor();
  await guard.page.waitForTimeout(1500);
  const box = (await guard.page.locator("section.map canvas").boundingBox())!;
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await guard.page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const tick = (now: number): void => {
      frames.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    (window as unknown as { frames: number[] }).frames = frames;
  });
  await guard.page.mouse.move(middle.x, middle.y);
  await guard.page.mouse.down();
  for (let i = 1; i <= 60; i += 1) await guard.page.mouse.move(middle.x - 3 * i, middle.y + Math.sin(i / 5) * 20);
  const frames = await guard.page.evaluate(() => (window as unknown as { frames: number[] }).frames.slice(2));
  await guard.page.mouse.up();
  frames.sort((a, b) => a - b);
  const at = (share: number): number => Math.round(frames[Math.min(frames.length - 1, Math.floor(frames.length * share))] ?? Infinity);
  console.log(`${frames.length} frames: median ${at(0.5)} ms, 95 in 100 below ${at(0.95)} ms, longest ${at(1)} ms`);
  expect(at(0.95)).toBeLessThan(60);
  await guard.close();
});
