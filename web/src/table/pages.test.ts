import { describe, expect, it } from "vitest";
import type { Answer } from "../api/client";
import type { EventPage, KeptRecord } from "../api/types";
import { Pages } from "./pages.svelte";

const record = (id: string): KeptRecord => ({ id }) as KeptRecord;
const ids = (pages: Pages): string => pages.rows.map(({ id }) => id).join("");

/** A server that has the letters of `all`, two a page; what it was asked is in `asked`. */
function served(all: string): { pages: Pages; asked: unknown[]; fail: { next: boolean } } {
  const asked: unknown[] = [];
  const fail = { next: false };
  const pages = new Pages(async (options = {}): Promise<Answer<EventPage>> => {
    const { query = {}, signal } = options;
    asked.push(query["after"] ?? query["words"]);
    await Promise.resolve();
    if (signal?.aborted) return { ok: false, error: { code: "aborted", detail: "", where: "", status: 0 } };
    if (fail.next) return { ok: false, error: { code: "busy", detail: "", where: "", status: 503 } };
    const from = Number(query["after"] ?? 0);
    const events = [...all.slice(from, from + 2)].map(record);
    return { ok: true, value: { events, next: from + 2 < all.length ? String(from + 2) : null } };
  });
  return { pages, asked, fail };
}

describe("pages", () => {
  it("come one after another until the end", async () => {
    const { pages, asked } = served("abcde");
    await pages.begin({ words: "w" });
    expect(ids(pages)).toBe("ab");
    await pages.more();
    await pages.more();
    expect([ids(pages), pages.whole]).toEqual(["abcde", true]);
    await pages.more();
    expect(asked).toEqual(["w", "2", "4"]);
  });

  it("are asked for once", async () => {
    const { pages, asked } = served("abcd");
    await pages.begin({});
    await Promise.all([pages.more(), pages.more()]);
    expect([ids(pages), asked.length]).toEqual(["abcd", 2]);
  });

  it("of an older search are left", async () => {
    const { pages } = served("abcd");
    await Promise.all([pages.begin({ words: "old" }), pages.begin({ words: "new" })]);
    expect([ids(pages), pages.loading, pages.error]).toEqual(["ab", false, null]);
  });

  it("stay when the next one fails, and can be asked again", async () => {
    const { pages, fail } = served("abcd");
    await pages.begin({});
    fail.next = true;
    await pages.more();
    expect([ids(pages), pages.error?.code]).toEqual(["ab", "busy"]);
    fail.next = false;
    await pages.again();
    expect([ids(pages), pages.error]).toEqual(["abcd", null]);
  });
});
