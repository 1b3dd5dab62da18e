import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { expect } from "vitest";

/** Where the pictures go, to be looked at. */
export const pictures = resolve(new URL(".", import.meta.url).pathname, "../../../build/test/pictures");
mkdirSync(pictures, { recursive: true });

export type Lang = "ar" | "en";
export interface Look {
  lang: Lang;
  width: number;
  height: number;
  dark?: boolean;
}
export const looks: Record<string, Look> = {
  "ar-wide": { lang: "ar", width: 1280, height: 900 },
  "en-wide": { lang: "en", width: 1280, height: 900 },
  "ar-phone": { lang: "ar", width: 360, height: 740 },
  "en-phone": { lang: "en", width: 360, height: 740 },
  "ar-dark": { lang: "ar", width: 1280, height: 900, dark: true },
};

export function open(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["KHABAR_CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A page that fails the test when it asks another host, logs an error, or breaks the content policy. */
export interface Guarded {
  context: BrowserContext;
  page: Page;
  /** What went wrong so far; asserted empty by `close`. */
  faults: string[];
  close(): Promise<void>;
}

export async function guarded(browser: Browser, origin: string, look: Look): Promise<Guarded> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    locale: look.lang === "ar" ? "ar-EG" : "en-GB",
    colorScheme: look.dark ? "dark" : "light",
    timezoneId: "America/New_York", // west of Greenwich: a day that slips shows
    reducedMotion: "reduce",
    acceptDownloads: true,
  });
  const faults: string[] = [];
  const page = await context.newPage();
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith("blob:") && !url.startsWith("data:")) faults.push(`asked ${url}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("console", (message) => {
    // What the server refuses is told by the browser as an error too; tests ask for such answers.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      faults.push(`console: ${message.text()}`);
    }
  });
  return {
    context,
    page,
    faults,
    close: async () => {
      await context.close();
      expect(faults).toEqual([]);
    },
  };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The violations of WCAG 2.2 A and AA that axe-core finds, as short lines. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run(root: Document, options: object): Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[] }> } }).axe;
    const found = await axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return found.violations.flatMap((violation) =>
      violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
    );
  });
}

/** Texts that are cut, and a page that scrolls sideways. */
export async function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut: string[] = [];
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth + 1) {
      cut.push(`the page is ${document.documentElement.scrollWidth} wide, the window ${document.documentElement.clientWidth}`);
    }
    for (const element of document.querySelectorAll<HTMLElement>("main *, header *")) {
      const style = getComputedStyle(element);
      const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      if (!own || style.visibility === "hidden" || element.closest(".hidden-words, [hidden]")) continue;
      const clips = style.overflowX === "hidden" || style.overflowX === "clip";
      if (clips && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1) {
        cut.push(`${element.tagName.toLowerCase()}.${element.className}: ${element.textContent?.trim().slice(0, 60)}`);
      }
    }
    return cut;
  });
}

/** The words that are lit now, by the name of the highlight. */
export function markedWords(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(() => {
    const words: Record<string, string[]> = {};
    CSS.highlights.forEach((highlight, name) => {
      words[name] = [...highlight].map((range) => String(range as Range));
    });
    return words;
  });
}

export function picture(page: Page, name: string): Promise<unknown> {
  return page.screenshot({ path: join(pictures, `${name}.png`), fullPage: false });
}
