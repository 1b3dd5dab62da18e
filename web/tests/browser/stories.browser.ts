// What a person does with a text and with the events of a store, in both languages and at phone width.
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { guarded, looks, markedWords, open, type Guarded } from "./browser";
import { examples, serve, type Server } from "./server";

let browser: Browser;
let server: Server;
beforeAll(async () => {
  browser = await open();
  server = await serve((add) => add(examples));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

interface Found {
  id: string;
  document: { id: string };
  story: { id: string; tellings: number };
  place: unknown[];
}
async function ask<T>(path: string): Promise<T> {
  const answer = await fetch(server.origin + path);
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as T;
}
const found = async (filter: string): Promise<Found[]> => (await ask<{ events: Found[] }>(`/api/events?limit=1000&${filter}`)).events;

async function withPage(name: keyof typeof looks, path: string, act: (page: Page, guard: Guarded) => Promise<void>): Promise<void> {
  const look = looks[name]!;
  const guard = await guarded(browser, server.origin, look);
  try {
    const separator = path.includes("?") ? "&" : "?";
    await guard.page.goto(`${server.origin}${path}${separator}ui=${look.lang}#token=${server.token}`);
    await act(guard.page, guard);
  } finally {
    await guard.close();
  }
}

for (const look of ["ar-wide", "en-wide", "ar-phone", "en-phone"] as const) {
  describe(look, () => {
    test("a pasted text shows its events, with the words that say so", async () => {
      await withPage(look, "/", async (page) => {
        await page.click("[data-example]");
        await page.waitForSelector("[data-coded]");
        const points = Array.from((await page.inputValue("#paste-text")).trim());
        const fields = await page.$$eval("button[data-field][data-start]", (all) =>
          all.map((field) => ({ start: Number(field.getAttribute("data-start")), end: Number(field.getAttribute("data-end")) })),
        );
        expect(fields.length).toBeGreaterThan(2);
        const marked = Object.values(await markedWords(page)).flat();
        expect(marked.length).toBeGreaterThan(2);
        for (const { start, end } of fields) expect(marked).toContain(points.slice(start, end).join(""));
      });
    });

    test("a text without an event says so", async () => {
      await withPage(look, "/", async (page) => {
        await page.fill("#paste-text", "The weather tomorrow will be sunny and mild along the coast, with light winds.");
        await page.waitForSelector(".empty");
      });
    });

    test("the words lit in the article are those of the record", async () => {
      const events = await found("status=denied&lang=ar");
      const event = events[0]!;
      const { text } = await ask<{ text: string }>(`/api/documents/${event.document.id}`);
      const points = Array.from(text);
      await withPage(look, `/document/${event.document.id}?event=${event.id}`, async (page) => {
        await page.waitForSelector("[data-card]");
        const fields = page.locator("button[data-field][data-start]");
        const count = await fields.count();
        expect(count).toBeGreaterThan(1);
        for (let i = 0; i < count; i += 1) {
          const field = fields.nth(i);
          await field.focus();
          const [start, end] = await field.evaluate((node) => [Number(node.getAttribute("data-start")), Number(node.getAttribute("data-end"))] as const);
          await expect.poll(async () => (await markedWords(page))["khabar-lit"]?.join("")).toBe(points.slice(start, end).join(""));
        }
      });
    });

    test("a story shows its tellings and where they differ", async () => {
      const event = (await found("tellings=3&type=RETREAT"))[0]!;
      await withPage(look, `/story/${event.id}`, async (page) => {
        await page.waitForSelector("h1:not(.hidden-words)");
        const shown = await page.innerText("main");
        expect(shown).toContain("800");
        expect(shown).toContain("500");
        await expect.poll(() => page.locator("[data-row].differs").count()).toBeGreaterThan(0);
      });
    });
  });
}

describe("one filter rules all", () => {
  test("an event is chosen on table, map list and timeline; a permalink gives the view again", async () => {
    await withPage("ar-wide", "/events", async (page) => {
      const rows = page.locator('[role="row"][aria-selected]');
      await rows.first().waitFor();
      const all = await found("");
      const told = async (): Promise<number> => Number(/\d+/.exec(await page.innerText(".bar [role=status]"))?.[0] ?? -1);
      await expect.poll(told).toBe(all.length);

      // table
      await rows.nth(1).click();
      await expect.poll(() => page.url()).toContain("event=");
      await page.waitForSelector(".chosen [data-card]");

      // facet
      const denied = await found("status=denied");
      await page.goto(`${server.origin}/events?status=denied&ui=ar`);
      await expect.poll(told).toBe(denied.length);

      // map: the list of places is the keyboard's way to the marks
      await page.goto(`${server.origin}/events?ui=ar`);
      await expect.poll(told).toBe(all.length);
      await page.locator("section.map details summary").last().click();
      await page.locator("section.map details li button").first().click();
      await page.locator("section.map [role=dialog] li button").first().click();
      await expect.poll(() => page.url()).toContain("event=");

      // timeline: by keys, then all again
      const first = page.locator('[role="slider"]').first();
      await first.focus();
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => page.url()).toContain("since=");
      const since = new URL(page.url()).searchParams.get("since")!;
      const until = new URL(page.url()).searchParams.get("until") ?? "";
      const brushed = await found(`since=${since}${until ? `&until=${until}` : ""}`);
      expect(brushed.length).toBeLessThan(all.length);
      await expect.poll(told).toBe(brushed.length);
      await page.waitForSelector('[role="grid"][aria-busy="false"]');

      // reload
      const shown = await page.innerText('[role="grid"]');
      await page.reload();
      await rows.first().waitFor();
      await expect.poll(told).toBe(brushed.length);
      await expect.poll(() => page.innerText('[role="grid"]')).toBe(shown);
    });
  });

  test("a brush by pointer and a box narrow the rows, and the export has the same", async () => {
    await withPage("en-wide", "/events", async (page) => {
      await page.locator('[role="row"][aria-selected]').first().waitFor();
      const plot = (await page.locator(".plot").boundingBox())!;
      await page.mouse.move(plot.x + plot.width * 0.55, plot.y + plot.height / 2);
      await page.mouse.down();
      await page.mouse.move(plot.x + plot.width * 0.98, plot.y + plot.height / 2, { steps: 6 });
      await page.mouse.up();
      await expect.poll(() => page.url()).toContain("since=");

      const map = (await page.locator("section.map canvas").boundingBox())!;
      await page.keyboard.down("Shift");
      await page.mouse.move(map.x + map.width * 0.3, map.y + map.height * 0.3);
      await page.mouse.down();
      await page.mouse.move(map.x + map.width * 0.98, map.y + map.height * 0.98, { steps: 6 });
      await page.mouse.up();
      await page.keyboard.up("Shift");
      await expect.poll(() => page.url()).toContain("box=");

      const asked = new URL(page.url()).searchParams;
      asked.delete("ui");
      const fit = await found(asked.toString());
      await expect.poll(async () => Number(/\d+/.exec(await page.innerText(".bar [role=status]"))?.[0])).toBe(fit.length);

      await page.getByRole("button", { name: "Export" }).click();
      await page.locator('input[name="format"][value="ndjson"]').check();
      const [file] = await Promise.all([page.waitForEvent("download"), page.locator("dialog[open] a.primary").click()]);
      const lines = readFileSync(await file.path(), "utf8").trimEnd().split("\n").filter(Boolean);
      expect(lines.map((line) => (JSON.parse(line) as Found).id)).toEqual(fit.map(({ id }) => id));
    });
  });

  test("a fault of the search is told where it is", async () => {
    await withPage("en-wide", "/events?since=yesterday", async (page) => {
      await page.locator("[role=alert]").first().waitFor();
      expect(await page.innerText("main")).toContain("since");
    });
  });
});

describe("review", () => {
  test("a verdict, a correction and undo, by keyboard alone", async () => {
    const event = (await found("type=RETREAT&lang=ar"))[0]!;
    const reviews = async (): Promise<{ kind: string; field?: string; value: unknown; by: string }[]> =>
      (await ask<{ review?: { kind: string; field?: string; value: unknown; by: string }[] }>(`/api/events/${event.id}`)).review ?? [];
    await withPage("ar-wide", `/document/${event.document.id}?event=${event.id}`, async (page) => {
      await page.waitForSelector("[data-card]");
      await page.keyboard.press("a");
      await page.waitForSelector("#review-by");
      await page.keyboard.type("A. Reader");
      await page.keyboard.press("Enter");
      await page.waitForSelector('[data-verdict="right"]');
      expect(await reviews()).toMatchObject([{ kind: "verdict", value: "right", by: "A. Reader" }]);

      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.keyboard.press("2");
      await page.waitForSelector('[data-form="event"] select');
      await page.selectOption('[data-form="event"] select', "MOBILIZE");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForSelector('[data-corrected="event"]');
      expect(await reviews()).toHaveLength(2);

      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.keyboard.press("z");
      await expect.poll(async () => (await reviews()).length).toBe(1);
      await page.waitForSelector('[data-corrected="event"]', { state: "detached" });
      await page.keyboard.press("z");
      await expect.poll(async () => (await reviews()).length).toBe(0);
    });
  });

  test("without the token nothing is written", async () => {
    const event = (await found(""))[0]!;
    const guard = await guarded(browser, server.origin, looks["en-wide"]!);
    await guard.page.goto(`${server.origin}/document/${event.document.id}?event=${event.id}&ui=en`);
    await guard.page.waitForSelector("[data-card]");
    await guard.page.keyboard.press("a");
    await guard.page.waitForSelector("#token-field");
    expect((await ask<{ review?: unknown[] }>(`/api/events/${event.id}`)).review ?? []).toEqual([]);
    await guard.close();
  });

  test("tellings are split by hand, and put together again", async () => {
    const event = (await found("tellings=3&type=RETREAT"))[0]!;
    const tellings = async (): Promise<number> => (await ask<{ events: unknown[] }>(`/api/stories/${event.id}`)).events.length;
    const before = await tellings();
    await withPage("en-wide", `/story/${event.id}`, async (page) => {
      await page.waitForSelector("table");
      await page.locator('table input[type="checkbox"]').last().check();
      await page.locator("label.by input").fill("A. Reader");
      await page.locator('[data-act="split"]').click();
      await expect.poll(tellings).toBe(before - 1);
      await page.locator('[data-act="undo"]').click();
      await expect.poll(tellings).toBe(before);
    });
  });
});

describe("files", () => {
  test("a file of documents is added in the background, and the page hears of it", async () => {
    const before = (await ask<{ counts: { documents: number } }>("/api/about")).counts.documents;
    await withPage("en-wide", "/jobs", async (page) => {
      const line = JSON.stringify({ id: "sent-1", lang: "en", published: "2024-06-03", publisher: "Courier", text: "Gunmen killed five soldiers near Bor on Sunday, the army said." });
      await page.setInputFiles('input[type="file"]', { name: "news.ndjson", mimeType: "application/x-ndjson", buffer: Buffer.from(`${line}\n`) });
      await page.locator(".items button.primary").click();
      await page.locator(".state.done").first().waitFor({ timeout: 30_000 });
      await expect.poll(async () => (await ask<{ counts: { documents: number } }>("/api/about")).counts.documents).toBe(before + 1);
    });
  });
});

test("a script in a title stays a text", async () => {
  await withPage("en-wide", "/", async (page) => {
    await page.evaluate(() => {
      (window as unknown as { hit: boolean }).hit = false;
    });
    await page.fill("#paste-text", `Gunmen killed 5 <img src=x onerror="window.hit=true"><script>window.hit=true</script> soldiers near Bor on Sunday, the army said.`);
    await page.waitForSelector("[data-coded]");
    expect(await page.evaluate(() => (window as unknown as { hit: boolean }).hit)).toBe(false);
    expect(await page.locator("[data-coded] img, [data-coded] script").count()).toBe(0);
  });
});
