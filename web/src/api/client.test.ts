import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { address, api, failureOfThrown } from "./client";
import { tokenIn } from "./token";

const asked: Request[] = [];
let answers: Response[] = [];

beforeEach(() => {
  asked.length = 0;
  const kept = new Map([["khabar.token", "t0"]]);
  vi.stubGlobal("sessionStorage", { getItem: (key: string) => kept.get(key) ?? null });
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => {
    asked.push(new Request(`http://here${path}`, init));
    const answer = answers.shift();
    return answer ? Promise.resolve(answer) : Promise.reject(new TypeError("fetch failed"));
  });
});
afterEach(() => vi.unstubAllGlobals());

const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });

describe("the client", () => {
  it("asks with the token and gives what came", async () => {
    answers = [json({ events: [], next: null })];
    const answer = await api.events({ query: { type: "AID,AGREE", words: "", limit: 5 } });
    expect(answer).toEqual({ ok: true, value: { events: [], next: null } });
    expect(asked[0]?.url).toBe("http://here/api/events?type=AID%2CAGREE&limit=5");
    expect(asked[0]?.headers.get("Authorization")).toBe("Bearer t0");
  });

  it("gives errors as values", async () => {
    const told = { error: { code: "bad_query", detail: "no such type: X", where: "type" } };
    answers = [json(told, 400), new Response("<html>", { status: 502, statusText: "Bad Gateway" })];
    expect(await api.about()).toEqual({ ok: false, error: { ...told.error, status: 400 } });
    expect(await api.about()).toEqual({
      ok: false, error: { code: "http_502", detail: "Bad Gateway", where: "", status: 502 },
    });
    expect(await api.about()).toMatchObject({ ok: false, error: { code: "offline", status: 0 } });
  });

  it("keeps ids from breaking out of their place", async () => {
    answers = [json({})];
    await api.event("a/../b?c");
    expect(asked[0]?.url).toBe("http://here/api/events/a%2F..%2Fb%3Fc");
  });
});

it("knows a request that nobody waits for", () => {
  expect(failureOfThrown(new DOMException("", "AbortError")).code).toBe("aborted");
});

it("leaves out what is empty", () => {
  expect(address("/x", { a: "", b: undefined, c: 0 })).toBe("/x?c=0");
  expect(address("/x")).toBe("/x");
});

it.each(["abc-1", "  abc-1 ", "http://127.0.0.1:8080/#token=abc-1", "open http://h/#token=abc-1 now"])("finds the token in %j", (pasted) => {
  expect(tokenIn(pasted)).toBe("abc-1");
});
