// Every view in every look: no violation that axe-core finds, no cut text, and a picture to be looked at.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cutTexts, guarded, looks, open, picture, violations } from "./browser";
import { examples, serve, type Server } from "./server";

let browser: Browser;
let server: Server;
const views: Record<string, { path: string; ready: string; act?: string }> = {};

beforeAll(async () => {
  browser = await open();
  server = await serve((add) => add(examples));
  const events = (await (await fetch(`${server.origin}/api/events?limit=1000`)).json()) as {
    events: { id: string; event: string; document: { id: string; language: string }; claim: { status: string }; story: { tellings: number } }[];
  };
  const denied = events.events.find(({ claim, document }) => claim.status === "denied" && document.language === "ar")!;
  const told = events.events.find(({ story }) => story.tellings > 2)!;
  views["first"] = { path: "/", ready: "#paste-text" };
  views["pasted"] = { path: "/", ready: "#paste-text", act: "[data-example]" };
  views["events"] = { path: "/events", ready: '[role="row"][aria-selected]' };
  views["chosen"] = { path: `/events?event=${denied.id}`, ready: ".chosen [data-card]" };
  views["document"] = { path: `/document/${denied.document.id}?event=${denied.id}`, ready: "[data-card]" };
  views["story"] = { path: `/story/${told.id}`, ready: "h1:not(.hidden-words)" };
  views["sources"] = { path: "/sources", ready: "main button" };
  views["jobs"] = { path: "/jobs", ready: "main h1" };
  views["nowhere"] = { path: "/no-such-view", ready: "main h1" };
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

for (const [name, look] of Object.entries(looks)) {
  describe(name, () => {
    for (const view of ["first", "pasted", "events", "chosen", "document", "story", "sources", "jobs", "nowhere"]) {
      test(view, async () => {
        const { path, ready, act } = views[view]!;
        const guard = await guarded(browser, server.origin, look);
        const separator = path.includes("?") ? "&" : "?";
        await guard.page.goto(`${server.origin}${path}${separator}ui=${look.lang}#token=${server.token}`);
        await guard.page.locator(ready).first().waitFor();
        if (act) {
          await guard.page.locator(act).first().click();
          await guard.page.waitForSelector("[data-coded]");
        }
        await guard.page.waitForTimeout(800);
        await picture(guard.page, `${view}-${name}`);
        expect(await guard.page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([look.lang, look.lang === "ar" ? "rtl" : "ltr"]);
        expect(await cutTexts(guard.page)).toEqual([]);
        expect(await violations(guard.page)).toEqual([]);
        await guard.close();
      });
    }
  });
}

test("on paper: the rows, and no controls", async () => {
  const guard = await guarded(browser, server.origin, looks["ar-wide"]!);
  await guard.page.goto(`${server.origin}/events?ui=ar`);
  await guard.page.locator('[role="row"][aria-selected]').first().waitFor();
  const all = ((await (await fetch(`${server.origin}/api/events?limit=1000`)).json()) as { events: unknown[] }).events.length;
  await guard.page.emulateMedia({ media: "print" });
  await guard.page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  expect(await guard.page.locator('[role="row"][aria-selected]').count()).toBe(all);
  await picture(guard.page, "events-print");
  expect(await guard.page.locator(".no-print:visible").count()).toBe(0);
  await guard.close();
});

test("the checks can fail", async () => {
  const guard = await guarded(browser, server.origin, looks["en-wide"]!);
  await guard.page.goto(`${server.origin}/?ui=en`);
  await guard.page.locator("#paste-text").waitFor();
  await guard.page.evaluate(() => {
    const box = document.querySelector("main")!;
    const field = box.appendChild(document.createElement("input"));
    field.type = "text"; // without a name
    const cut = box.appendChild(document.createElement("p"));
    cut.textContent = "a text that is wider than its box and is cut";
    cut.style.setProperty("width", "3rem");
    cut.style.setProperty("white-space", "nowrap");
    cut.style.setProperty("overflow", "hidden");
    void fetch("http://127.0.0.1:9/elsewhere").catch(() => undefined);
  });
  expect((await violations(guard.page)).join()).toContain("label");
  expect((await cutTexts(guard.page)).join()).toContain("wider than its box");
  await expect.poll(() => guard.faults.length).toBeGreaterThan(0);
  guard.faults.length = 0;
  await guard.close();
});
