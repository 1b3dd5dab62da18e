import { describe, expect, it } from "vitest";
import { patience, StreamReader } from "./stream";

const wire = 'event: change\ndata: {"state":"1"}\n\n: still here\n\nevent: job\r\ndata: a\r\ndata: b\r\n\r\ndata:c\n\nevent: none\n\n';
const told = [
  { name: "change", data: '{"state":"1"}' },
  { name: "job", data: "a\nb" },
  { name: "message", data: "c" },
];

describe("a stream", () => {
  it("is read at once", () => {
    expect(new StreamReader().read(wire)).toEqual(told);
  });

  it.each([1, 2, 3, 7])("is read in pieces of %i", (size) => {
    const reader = new StreamReader();
    const found = [];
    for (let at = 0; at < wire.length; at += size) found.push(...reader.read(wire.slice(at, at + size)));
    expect(found).toEqual(told);
  });

  it("keeps what is not ended", () => {
    const reader = new StreamReader();
    expect(reader.read("data: x\n")).toEqual([]);
    expect(reader.read("\n")).toEqual([{ name: "message", data: "x" }]);
  });
});

it("waits longer each time, but not for ever", () => {
  expect([1, 2, 3, 6, 20].map((tries) => patience(tries, 0.5))).toEqual([1000, 2000, 4000, 30_000, 30_000]);
});
